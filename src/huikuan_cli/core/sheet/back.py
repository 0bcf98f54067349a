"""The back of the sheet: what to prepare tonight, who stands where, when the money moves, how the days were worked out."""

from __future__ import annotations

from msgspec import UnsetType

from huikuan_cli.core.layout import Block, Row
from huikuan_cli.core.plan import AGE, CAUSE, EXERCISE, HAVE, MIND, NODE, RUNG, TYPE, WINDOW, Plan
from huikuan_cli.core.plan_figures import Figure
from huikuan_cli.core.sheet.rows import of, reply, todo

TODOS, MORE = 6, 3


def back(plan: Plan, shown: int, playbook: str) -> list[Block]:
    """The blocks of page two; `shown` replies stand on page one already. `playbook`: the version of tool and playbook."""
    p = plan.person
    return [
        Block("去之前和见面时要补的", _gaps(plan), 2, "缺口"),
        Block("之后哪天做什么", _days(plan), 2, "日程"),
        Block("他还会说", tuple(reply(one) for one in plan.replies[shown : shown + MORE]), 2, "他还会说"),
        Block(
            "这个人（只是怎么说的假设）",
            (
                *(Row("pair", one.gist, one.title) for one in of(plan, TYPE)),
                Row("pair", p.needs, "他要看到"),
                Row("pair", f"想要{p.wants}；担心{p.fears}", "他这一型"),
                *((Row("pair", p.manner, "起头的口气"),) if p.manner else ()),
                *(Row("tick", line.text, "备好") for line in plan.prepare),
            ),
            2,
            "这个人",
        ),
        Block(
            "卡在哪一站",
            tuple(Row("pair", one.gist, one.title) for one in of(plan, CAUSE, NODE)),
            2,
            "卡在哪",
        ),
        Block("钱什么时候动", tuple(Row("pair", one.gist, one.title) for one in of(plan, WINDOW)), 2, "窗口"),
        Block(
            "做到哪一级", tuple(Row("pair", one.gist, one.title) for one in of(plan, AGE, RUNG)), 2, "级别"
        ),
        Block("这份合同的各笔款", _payments(plan), 2, "款项"),
        Block("日子和利息怎么算的", _figures(plan), 2, "怎么算的"),
        Block("出门前两分钟", _drill(plan), 2, "练习"),
        Block("为什么这样备", (*_why(plan), Row("small", f"打法库 {playbook}")), 2, "为什么"),
        Block("红线", (Row("text", "；".join(one.short for one in plan.redlines)),), 2, "红线"),
        Block("上一次拜访", _before(plan), 2, "上一次拜访"),
    ]


def _gaps(plan: Plan) -> tuple[Row, ...]:
    rows = [todo(one) for one in plan.todos[:TODOS]]
    lacking = [one for one in plan.bring if one.state != HAVE]
    rows += [Row("tick", one.get, f"{one.name}（{one.state}）") for one in lacking]
    rows += [Row("text", text, "注意") for text in plan.reminders]
    more = len(plan.todos) - TODOS
    return (*rows, Row("small", f"还有 {more} 条，见电脑上的明细")) if more > 0 else tuple(rows)


def _days(plan: Plan) -> tuple[Row, ...]:
    return tuple(Row("tick", one.action, f"{one.day} {one.at}".strip()) for one in plan.days)


def _payments(plan: Plan) -> tuple[Row, ...]:
    """The payments of a contract that has several, and their sum."""
    table = plan.payment_table()
    rows = tuple(
        Row(
            "pair",
            f"{one.left}，{one.due} 到期，{one.state}",
            one.name + ("（这次谈）" if one.about == "是" else ""),
        )
        for one in table.lines
    )
    return (*rows, Row("small", table.sums)) if rows else ()


def _figures(plan: Plan) -> tuple[Row, ...]:
    """Each figure with its working; its doubts behind ※. The sources stand on the screen."""
    rows = tuple(
        Row("pair", _figure(one), one.name)
        for one in plan.figures
        if not one.id.startswith("payments")  # their working stands on the screen
    )
    interest = any(one.id.startswith("interest") for one in plan.figures)
    lacking = [f"{c.name}（{c.state}，找{c.need}）" for c in plan.claims if c.state in ("缺证据", "不清楚")]
    start = f"；还缺{'；'.join(lacking)}" if lacking else ""
    note = Row("small", f"利息是可以主张的算法，不是一定能拿到的钱{start}")
    return (*rows, note) if interest else rows


def _figure(one: Figure) -> str:
    doubts = f"。※{'；'.join(one.to_check)}" if one.to_check else ""
    return f"{one.figure}。{one.working.rstrip('。')}{doubts}"


def _drill(plan: Plan) -> tuple[Row, ...]:
    rows = [Row("text", one.gist, one.title) for one in of(plan, MIND)]
    for one in of(plan, EXERCISE):
        rows.append(Row("text", one.gist, one.title))
        rows += [Row("pair", p.text, p.label) for p in one.points]
    return tuple(rows)


def _why(plan: Plan) -> tuple[Row, ...]:
    """Why the sheet follows this situation, and what it asks for where he wants something else."""
    matter, ask = plan.matter, plan.ask
    rows = [Row("pair", matter.why, f"按“{matter.name}”备的")] if matter.id else []
    rows += [Row("text", text, "也用上") for text in matter.also]
    rows += [Row("text", f"{line.text}（{line.why}）", "开口") for line in plan.openings]
    if ask.advised:
        rows.append(Row("text", f"你写的是“{ask.want}”；照局面先要“{ask.advised}”，话也照它备的", "要什么"))
    rows += [Row("pair", one.answer, f"你写的{one.name}") for one in ask.sentences]
    return tuple(rows)


def _before(plan: Plan) -> tuple[Row, ...]:
    """The visit before: what was asked for, and what of the gaps is clear now."""
    last = plan.previous
    if isinstance(last, UnsetType):
        return ()
    rows = [
        Row("pair", last.visit, "拜访日"),
        Row("pair", f"{last.want}（要他答应到{last.promise}）", "要的结果"),
    ]
    for label, still in (("上次列着、这次还在", "是"), ("上次列着、这次不用了", "否")):
        names = "、".join(gap.item for gap in last.gaps if gap.still == still)
        if names:
            rows.append(Row("pair", names, label))
    return (*rows, Row("small", f"上一份计划：{last.file}"))
