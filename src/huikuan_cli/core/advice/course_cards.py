"""The course as it applies to this case: diagnosis, payment chain, window, level of action, ladder, exercise, methods.

Each card keeps the id of the playbook entry and why it is there. Cause goes before type (docs/decisions.md §2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huikuan_cli.core.advice.analysis import HYPOTHESIS, SAFE_TYPE, Analysis
from huikuan_cli.core.advice.conditions import holds, nearest_lacking
from huikuan_cli.core.advice.plan import (
    AGE,
    CAUSE,
    DIFFICULTY,
    EXERCISE,
    METHOD,
    MIND,
    NODE,
    PHENOMENON,
    RUNG,
    STAGE,
    TYPE,
    WINDOW,
    Card,
    Point,
)
from huikuan_cli.core.advice.windows import Opening
from huikuan_cli.core.playbook import Attitude, Exercise, Method, Node, Rung
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.text.values import short_date


def cards(s: Analysis) -> tuple[Card, ...]:
    """Every card of the case, in the order in which they are read."""
    if s.report.outstanding == 0:
        return tuple(_stage(s))
    ruled = (
        s.lead().rules == "是" or s.report.enforceable()
    )  # its own steps are the steps: nothing beside them may say otherwise
    pressing = () if ruled or s.no_money() else (*_windows(s), *_age(s), *_rung(s))
    return (
        *_difficulty(s),
        *_phenomenon(s),
        *_causes(s),
        *_nodes(s),
        *pressing,
        *_mind(s),
        *_exercise(s),
        _type(s),
        *_stage(s),
        *_methods(s),
    )


def truth_test(s: Analysis) -> str:
    """The three questions that tell a real reason from a pretext, and how to read the answers."""
    book = s.playbook.excuses
    return f"真伪三问：{''.join(book.truth)}{book.verdict}"


def check_verdict(s: Analysis) -> tuple[str, bool]:
    """What the pre-visit check says, and whether the visit should only collect; empty when it was not done or found
    nothing to mend."""
    refused = s.situation.refused
    if refused is None:
        return "", False
    found = [v for v in s.playbook.mindset.check.verdicts if refused >= v.refused_from]
    verdict = max(found, key=lambda v: v.refused_from, default=None)
    return (verdict.text, verdict.collect == "是") if verdict and verdict.refused_from else ("", False)


def _points(s: Analysis, *pairs: tuple[str, str]) -> tuple[Point, ...]:
    facts = s.facts
    return tuple([Point(label, fill(text, facts)) for label, text in pairs if text])


def _difficulty(s: Analysis) -> Iterator[Card]:
    for one in s.playbook.diagnosis.difficulties:
        if one.id == s.situation.difficulty:
            yield Card(
                one.id,
                DIFFICULTY,
                f"{one.name}：{one.nature}",
                fill(one.first, s.facts),
                "你选的难题",
                _points(s, ("说法", one.say), ("备选", one.otherwise), ("十五分钟", one.drill)),
                never=one.never,
            )


def _phenomenon(s: Analysis) -> Iterator[Card]:
    one, why = s.phenomenon
    if one:
        points = _points(s, ("什么不动", one.still), ("多半停在", one.stops))
        yield Card(one.id, PHENOMENON, one.name, fill(one.first, s.facts), why, points)


def _causes(s: Analysis) -> Iterator[Card]:
    """The causes that were ticked or to which the case points; a mere guess says so, and gives way where he ticked his own."""
    for likely in s.causes:
        one = likely.cause
        if not likely.known and s.case.causes:
            continue
        yield Card(
            one.id,
            CAUSE,
            one.name if likely.known else f"可能：{one.name}",
            fill(likely.remedy, s.facts),
            "；".join(likely.reasons),
            _points(s, ("先自问", "".join(one.questions)), ("说法", one.say)),
            ticks=one.evidence,
            never=one.never,
        )


def _nodes(s: Analysis) -> Iterator[Card]:
    """Where the papers are, as told; his own place; then the places that his words point to."""
    chain = {one.id: one for one in s.playbook.chain.nodes}
    his = s.place()
    said = next((e for h in s.heard for e in h.excuses[:1] if e.nodes), None)
    found: dict[str, tuple[str, str]] = {}
    if s.situation.node in chain:
        found[s.situation.node] = ("材料在", "材料现在走到这一站")
    if his:
        here = his.id in found
        found[his.id] = (
            ("材料和人都在", "材料在这一站，今天见的就是他") if here else ("今天见的", "今天见的人在这一站")
        )
    if said:
        for id in said.nodes:
            found.setdefault(id, ("再去问", f"他说“{said.name}”，该去这一站问"))
    yield from (_node(s, chain[id], lead, why) for id, (lead, why) in found.items() if id in chain)


def _node(s: Analysis, one: Node, lead: str, why: str) -> Card:
    after = next_node(s, one)
    low, high = one.days
    return Card(
        one.id,
        NODE,
        f"{lead}{one.name}",
        f"要看到：{one.wants}。问：“{one.ask}”",
        why,
        _points(
            s,
            ("常见卡点", "；".join(one.blocks)),
            ("这类单位", one.variants.get(s.case.customer_kind or "", "")),
            ("经验时间", f"{low}～{high} 个工作日，只供排日子，不对客户说"),
            ("下一站", f"{after.id} {after.name}" if after else ""),
        ),
    )


def next_node(s: Analysis, one: Node) -> Node | None:
    """The place after this one in the order of the chain; None after the last."""
    nodes = s.playbook.chain.nodes
    here = nodes.index(one)
    return nodes[here + 1] if here + 1 < len(nodes) else None


def _windows(s: Analysis) -> Iterator[Card]:
    yield from (_window(s, one) for one in s.windows[:2])


def _window(s: Analysis, one: Opening) -> Card:
    w = one.window
    unknown = "" if one.table else "；放假表没有收录那一年，只避开了周末和固定节日"
    until = _day(one.end, s.today) if one.sure else f"到{_day(one.end, s.today)}"
    return Card(
        w.id,
        WINDOW,
        f"{w.name}（{_began(one.start, s.today)}{until}）",
        f"{_hand_in(one, s.today)}；{w.check}",
        w.meaning,
        _points(
            s,
            ("怎么倒推", f"窗口结束前 {w.ahead} 个工作日{unknown}"),
            ("财政在做", w.finance),
            ("我们做", w.do),
        ),
    )


def _hand_in(one: Opening, today: date) -> str:
    """The last day to hand in papers, in words."""
    if one.late:
        return "已经晚了，今天就交，先问还收不收"
    day = "就是今天" if one.hand_in == today else f"最晚{_day(one.hand_in, today)}"
    return f"材料{day}交到"


def _day(day: date, today: date) -> str:
    """A day with its year when that is not this year."""
    return short_date(day) if day.year == today.year else f"{day.year}年{short_date(day)}"


def _began(start: date, today: date) -> str:
    return "" if start <= today else f"{_day(start, today)}起，"


def _age(s: Analysis) -> Iterator[Card]:
    band = s.playbook.escalation.band(s.situation.overdue, s.situation.left)
    if band is None:
        return
    day = f"{s.today.month}月{s.today.day}号"
    overdue = f"到{day}逾期 {s.situation.overdue} 天" if s.situation.overdue else "还没逾期"
    left = f"，{_left(s.situation.left)}" if s.situation.left is not None else ""
    points = _points(s, ("带着什么心态", band.attitude))
    yield Card(band.id, AGE, "动作级别", fill(band.action, s.facts), overdue + left, points)


def _left(days: int) -> str:
    """How far the earliest limitation alarm is, or how long ago it was."""
    if days == 0:
        return "时效最早警戒就是今天"
    return f"时效最早警戒还剩 {days} 天" if days > 0 else f"时效最早警戒过了 {-days} 天"


def _rung(s: Analysis) -> Iterator[Card]:
    """The next rung of the ladder: whether it may be entered, and what is missing for it; a visit that is too high."""
    rungs = s.playbook.escalation.rungs
    reached = next((n for n, one in enumerate(rungs) if one.id == s.situation.rung), -1)
    after = rungs[reached + 1] if reached + 1 < len(rungs) else None
    if s.calm():
        gist = "先把他的不满处理完，一次只要一个动作；处理完再看下一级"
        yield Card("j0", RUNG, "先不升级", gist, "他说的话里有没处理完的事")
    elif after and (s.situation.overdue or reached >= 0):
        yield _next_rung(s, after, rungs[reached] if reached >= 0 else None)
    above = next((n for n, one in enumerate(rungs) if s.case.role in one.roles), -1)
    if above > reached + 1:
        yield _too_high(s, rungs[above])


def _too_high(s: Analysis, one: Rung) -> Card:
    """The visit goes to a post that the ladder has not reached yet."""
    gist = f"今天见的是{s.post()}，属于 {one.id}：先报公司批准，由经办约好再去；没约好就改见经办"
    points = _points(s, ("要带", one.bring), ("先告知对接人", one.tell))
    return Card(one.id, RUNG, "见面级别", gist, "前几级还没有书面记录", points)


def _next_rung(s: Analysis, one: Rung, reached: Rung | None) -> Card:
    missing = nearest_lacking(one.when, s.situation)
    needs = [*missing, *(["公司批准"] if one.approval == "是" else [])]
    state = f"还差：{'；'.join(missing)}" if missing else "条件够了"
    if one.approval == "是":
        state += "；先要公司批准，再告知对接人"
    why = f"有书面记录的走到了 {reached.id}" if reached else "还没有升级的书面记录"
    points = _points(s, ("要带", one.bring), ("先告知对接人", one.tell))
    return Card(one.id, RUNG, "下一级", f"{fill(one.action, s.facts)}（{state}）", why, points, tuple(needs))


def _attitude(s: Analysis) -> tuple[Attitude, list[str]] | None:
    """The attitude that most signals point to, with the facts."""
    mind = s.playbook.mindset
    facts: dict[str, list[str]] = {}
    for one in mind.signals:
        if one.id in s.situation.signals and one.attitude:
            facts.setdefault(one.attitude, []).append(one.text)
    most = max(facts, key=lambda id: len(facts[id]), default="")
    found = next((a for a in mind.attitudes if a.id == most), None)
    return (found, facts[most]) if found else None


def _mind(s: Analysis) -> Iterator[Card]:
    verdict, _ = check_verdict(s)
    if verdict:
        missing = [o.label for o in s.playbook.mindset.check.options() if o.id not in (s.case.checked or ())]
        points = _points(s, ("没打勾的", "；".join(missing)))
        yield Card("a0", MIND, "六十秒自查", verdict, f"自查有 {s.situation.refused} 个“否”", points)
    lawyers = s.report.enforceable() or s.report.barred(s.today)  # what an attitude would mend, they do
    found = None if lawyers else _attitude(s)
    if found:
        one, facts = found
        points = _points(s, ("好处", one.good), ("过头", one.too_far))
        yield Card(
            one.id, MIND, f"{one.name}（{one.thought}）", fill(one.mend, s.facts), "；".join(facts), points
        )


def chosen_exercise(s: Analysis) -> Exercise:
    """The first exercise of the file whose condition holds, else the default one (the first, where that is hidden)."""
    mind = s.playbook.mindset
    default = [x for x in mind.exercises if x.id == mind.exercise_default] or mind.exercises
    return next((x for x in mind.exercises if holds(x.when, s.situation)), default[0])


def _exercise(s: Analysis) -> Iterator[Card]:
    one = chosen_exercise(s)
    why = one.why if holds(one.when, s.situation) else f"没有特别的情况，{one.why}"
    steps = tuple(Point(step.time, fill(step.do, s.facts)) for step in one.steps)
    limits = _points(s, ("停下", one.stop), ("护栏", one.guard), ("规矩", s.playbook.mindset.rules))
    yield Card(one.id, EXERCISE, f"{one.name}（两分钟）", one.means, why, (*steps, *limits))


def _type(s: Analysis) -> Card:
    """How to speak with him: what he wants and fears, what opens and closes him, how often to come back."""
    kind = s.kind
    sure = "还没看准，先用通用打法" if kind.id == SAFE_TYPE else HYPOTHESIS
    points = _points(
        s,
        ("他想要", kind.drive.wants),
        ("他担心", kind.drive.fears),
        ("打开他", "；".join(kind.opens)),
        ("关上他", "；".join(kind.closes)),
        (f"跟进（隔 {kind.rhythm.workdays} 个工作日）", "；".join(kind.rhythm.how)),
        ("再看看像不像", "；".join((*kind.speech, *kind.decides))),
    )
    return Card(kind.id, TYPE, kind.name, kind.portrait, sure, points)


def _stage(s: Analysis) -> Iterator[Card]:
    for one in s.playbook.methods.stages:
        if one.id == s.case.stage:
            yield Card(
                one.id,
                STAGE,
                f"关系：{one.name}",
                s.playbook.methods.relationship,
                "你选的关系阶段",
                ticks=one.do,
                never=one.never,
            )


def _methods(s: Analysis) -> Iterator[Card]:
    book = s.playbook.methods
    for kind in book.kinds():
        fitting = [one for one in kind if holds(one.when, s.situation)]
        yield from (_method(s, one) for one in fitting[: book.shown])


def _method(s: Analysis, one: Method) -> Card:
    return Card(one.id, METHOD, one.name, "", one.use, _points(s, ("不要", one.wrong)), one.ticks)
