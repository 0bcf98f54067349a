"""The planner: (Playbook, Answers, today) -> Plan. Pure; every line it picks keeps its id and its reason.

Order of precedence (content.md §11): red lines > limitation and evidence > facts of the payment > type wording.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from huikuan_cli.core.answers import asked
from huikuan_cli.core.case import ACCEPTED, Answers, Value
from huikuan_cli.core.clock.workdays import has_table, is_workday, plus_workdays, rolled
from huikuan_cli.core.figures import figures, interest_conditions
from huikuan_cli.core.filling import fill, names, unknown
from huikuan_cli.core.plan import (
    COLLECT,
    HAVE,
    LACKING,
    NOT_LOOKED,
    Ask,
    Day,
    Head,
    Level,
    Limit,
    Line,
    Note,
    Number,
    Paper,
    Person,
    Plan,
    Reply,
)
from huikuan_cli.core.playbook import Field, Playbook, Step
from huikuan_cli.core.readiness import Standing, score, todos
from huikuan_cli.core.setting import SAFE_TYPE, Setting, setting_of
from huikuan_cli.core.values import UNKNOWN, dated, long_date, round_words, short_date, yuan

TO_FILL = "〔待填〕"
NO_CLAIM = "不提，只留书面权利"
QUIET_DAYS, ENOUGH_REPLIES = 365, 3


def make_plan(playbook: Playbook, answers: Answers, today: date, company: str = "") -> Plan:
    """The plan for one visit. `company` is our own name for the openings (from huikuan.yaml), may be empty.

    `answers` are canonical (see core.answers). Nothing is read from disk or clock: the same arguments give the
    same plan.
    """
    s = setting_of(playbook, answers, today, company)
    judged = score(s.interview, playbook.questions.readiness, answers, _standing(s))
    return Plan(
        head=_head(s),
        ask=_ask(s),
        numbers=_numbers(s),
        figures=figures(s.report, playbook.rules, today),
        claims=interest_conditions(s.report),
        score=judged,
        todos=todos(s.interview, answers, today, s.visit),
        person=_person(s),
        openings=_openings(s, collecting=judged.verdict == COLLECT),
        replies=_replies(s),
        promises=_lines(s, s.kind.promises, "适合的承诺", "他权限内、当场能给的最小一步"),
        papers=_papers(s),
        prevention=_prevention(s),
        never=_lines(s, s.kind.never, "绝对不做", "这样做正好关上他的门"),
        redlines=tuple(Limit(r.id, r.short, r.line, r.basis) for r in playbook.redlines.lines),
        days=_days(s),
        fallback=tuple(fill(line, s.facts) for line in playbook.escalation.fallback),
        reminders=_reminders(s),
        answers=_notes(s),
        prepare=_lines(s, s.kind.prepare, "要备", "开场和应答里会用到"),
        open_points=playbook.rules.open_points,
    )


def _standing(s: Setting) -> Standing:
    """What the readiness must know beyond the answers."""
    papers = _papers(s)
    ready = sum(p.state == HAVE for p in papers)
    vital = {d.id for d in s.playbook.chain.documents if d.vital == "是"}
    lacking = [p.name for p in papers if p.id in vital and p.state == LACKING]
    blocks = [f"必备的材料还缺：{'、'.join(lacking)}"] if lacking else []
    if s.report.barred(s.today):
        blocks.insert(0, "时效可能已过：先找法务")
    reds = () if s.report.due.effective else ("算不出哪天到期",)
    shares = {"材料": ready / len(papers)} if papers else {}
    return Standing(s.derived, shares, reds, tuple(blocks))


def _head(s: Setting) -> Head:
    c = s.case
    person = c.person or TO_FILL
    return Head(
        customer=c.customer or TO_FILL,
        project=c.project or TO_FILL,
        contract_no=c.contract_no or TO_FILL,
        visit=dated(s.visit) + ("" if c.visit else "（没定，先按下一个工作日）"),
        person=f"{person}（{c.role}）" if c.role else person,
        owner=c.owner or TO_FILL,
    )


def _ask(s: Setting) -> Ask:
    c, left = s.case, s.report.outstanding
    target = c.target if c.target is not None else left
    whole = c.undisputed(left)
    acceptable = c.acceptable if c.acceptable is not None else whole
    if left == 0:
        settled = tuple(_level(s, name, Decimal(0), "已结清") for name in ("目标", "可接受", "底线"))
        return Ask(c.want or TO_FILL, short_date(s.promise), "", settled, s.playbook.escalation.no_result)
    middle = "可接受无数" if not acceptable else "可接受无争议" if acceptable == whole else "可接受"
    levels = (
        _level(s, "目标", target, *(("目标", "目标只报数") if target else ()), "目标不明"),
        _level(s, "可接受", acceptable, middle),
        _level(s, "底线", c.floor, *(("底线",) if c.floor else ()), "底线无数", "底线不明"),
    )
    derived = "" if c.promise else "没填，按默认推"
    return Ask(c.want or TO_FILL, short_date(s.promise), derived, levels, s.playbook.escalation.no_result)


def _level(s: Setting, name: str, amount: Decimal | None, *words: str) -> Level:
    """One level of the ask in the first of these wordings whose figures are all known, else the last."""
    text = "没定" if amount is None else f"{yuan(amount)} 元" if amount else "0 元"
    return Level(
        name, text, fill(_first_known(s, [s.playbook.escalation.levels[key] for key in words]), s.facts)
    )


def _first_known(s: Setting, lines: list[str]) -> str:
    return next((line for line in lines if not unknown(line, s.facts)), lines[-1])


def _numbers(s: Setting) -> tuple[Number, ...]:
    c = s.case
    left = s.report.outstanding
    amounts = [
        ("合同额", c.contract_amount),
        ("已付", c.paid),
        ("这一笔没付（到期多少待核）" if c.derived() else "这一笔没付", left),
        ("没有争议的", c.undisputed(left)),
    ]
    found = [
        Number(name, f"{yuan(a)} 元", round_words(a) if a else "付清了" if a == left else "一分没付")
        for name, a in amounts
        if a is not None
    ]
    due = s.report.due.effective
    if s.report.overdue and due and left != 0:
        days = f"{s.report.overdue} 天"
        if s.report.overdue_raw != s.report.overdue:
            days += f"，不顺延 {s.report.overdue_raw} 天"
        name = "逾期（到期日待核）" if s.report.due.doubts else "逾期"
        found.append(
            Number(name, days, f"{long_date(due.rolled)}到期，过了{_long_time(due.rolled, s.today)}")
        )
    return tuple(found)


def _long_time(due: date, today: date) -> str:
    """The time since the due date for the ear, in whole calendar months: 1年3个月零12天 is said 1年3个多月."""
    months = (today.year - due.year) * 12 + today.month - due.month - (today.day < due.day)
    years, rest = divmod(months, 12)
    if not months:
        return f"{(today - due).days}天"
    more = "多" if today.day != due.day else ""
    return (f"{years}年" if years else "") + (f"{rest}个{more}月" if rest else more)


def _person(s: Setting) -> Person:
    kind = s.kind
    needs = s.answers.get("他要看到什么")
    note = "拿不准，先用通用打法" if kind.id == SAFE_TYPE else "只是怎么说的假设，见面不对就换通用打法"
    drive = kind.drive
    shown = needs if isinstance(needs, str) and needs != UNKNOWN else TO_FILL
    return Person(
        f"{kind.id} {kind.name}", drive.wants, drive.fears, fill(drive.relief, s.facts), shown, note
    )


def _openings(s: Setting, *, collecting: bool) -> tuple[Line, ...]:
    """Two openings: first one that names what we want, then the best of the others; lines with the fewest unknown
    figures first. A visit that only collects opens with the questions that are still open."""
    kinds = dict.fromkeys((s.kind.id, SAFE_TYPE))  # the safe type's lines come in where its own have gaps
    lines = [(f"{k}.开场白.{n}", t) for k in kinds for n, t in enumerate(s.playbook.types[k].openings, 1)]
    lines.sort(key=lambda pair: len(unknown(pair[1], s.facts)))
    wanting = [pair for pair in lines if "要什么" in names(pair[1]) and not unknown(pair[1], s.facts)]
    chosen = [*wanting[:1], *(pair for pair in lines if pair not in wanting[:1])][:2]
    if collecting:
        chosen = [pair for pair in lines if not unknown(pair[1], s.facts)][:1]
        asks = [t for t in todos(s.interview, s.answers, s.today, s.visit) if t.by.endswith("见面时")]
        return (
            *(_opening(s, *pair) for pair in chosen),
            *(Line(t.id, t.how, "这次先把它问清") for t in asks[:2]),
        )
    return tuple(_opening(s, *pair) for pair in chosen)


def _opening(s: Setting, id: str, text: str) -> Line:
    return Line(id, fill(text, s.facts), "有空没填，填上再说" if unknown(text, s.facts) else "这句要的数都有")


def _replies(s: Setting) -> tuple[Reply, ...]:
    found = []
    for n, delay in enumerate(s.kind.delays, 1):
        whole = delay.answer + delay.take
        found.append((len(unknown(whole, s.facts)), n, delay))
    ordered = sorted(found, key=lambda one: one[:2])
    complete = [one for one in ordered if not one[0]]
    ordered = complete if len(complete) >= ENOUGH_REPLIES else ordered
    why = f"{s.kind.name}常这样拖" if s.kind.id != SAFE_TYPE else "各种人都可能这样拖"
    return tuple(
        Reply(f"{s.kind.id}.拖法.{n}", d.says, fill(d.answer, s.facts), fill(d.take, s.facts), why)
        for _, n, d in ordered
    )


def _lines(s: Setting, lines: tuple[str, ...], part: str, why: str) -> tuple[Line, ...]:
    return tuple(Line(f"{s.kind.id}.{part}.{n}", fill(text, s.facts), why) for n, text in enumerate(lines, 1))


def _papers(s: Setting) -> tuple[Paper, ...]:
    """The papers that this case needs; 没核 when nobody has looked yet."""
    have = set(s.case.documents or ())
    absent = LACKING if s.case.documents is not None else NOT_LOOKED
    return tuple(
        Paper(d.id, d.name, HAVE if d.id in have else absent, d.proves, d.get)
        for d in s.playbook.chain.documents
        if all(s.answers.get(key) in values for key, values in d.when.items())
    )


def _prevention(s: Setting) -> tuple[Line, ...]:
    """What to make up for: the remedies of the items that were looked at and not ticked."""
    found = []
    for measure in s.playbook.prevention.measures:
        ticked = s.answers.get(measure.id)
        if not isinstance(ticked, list):
            continue
        for option, remedy in zip(measure.options(), measure.remedy, strict=True):
            if option.id not in ticked:
                found.append(Line(option.id, remedy, f"{measure.title}：没做到“{option.label}”"))
    return tuple(found)


def _days(s: Setting) -> tuple[Day, ...]:
    found = [(_step_day(s, step), step) for step in s.playbook.escalation.steps]
    days = [
        Day(step.id, short_date(day), step.at, fill(step.action, s.facts))
        for day, step in sorted(found, key=lambda pair: pair[0])
        if (day > s.visit or (step.base == "拜访日" and step.workdays == 0))
        and (step.overdue == "否" or (s.report.overdue and s.report.outstanding != 0))
    ]
    if s.report.barred(s.today):
        days.insert(
            0, Day("f0", short_date(s.today), "今天", s.playbook.escalation.reminders["时效可能已过"])
        )
    return tuple(days)


def _step_day(s: Setting, step: Step) -> date:
    """The day of a step, on a working day; only the visit itself may be on a rest day."""
    if step.base == "拜访日":
        return s.visit if step.workdays == 0 else plus_workdays(s.visit, step.workdays)
    return plus_workdays(rolled(s.promise), step.workdays)


def _reminders(s: Setting) -> tuple[str, ...]:
    limit, case = s.report.limitation, s.case
    barred = s.report.barred(s.today)
    due, last = s.report.due.effective, limit.restarted if limit else None
    quiet = (
        due is not None and (s.today - max(due.rolled, last.day if last else due.rolled)).days > QUIET_DAYS
    )
    states = {
        "时效可能已过": barred,
        "时效已近": limit is not None and not barred and s.today >= limit.warn,
        "还没到期": s.report.due.effective is not None and not s.report.overdue,
        "还没验收": case.acceptance is not None and case.acceptance != ACCEPTED,
        "有争议": bool(case.disputed),
        "久未催款": quiet and not barred,
        "休息日": not is_workday(s.visit),
        "有未达标": bool(s.facts.get("未达标项")),
        "追加超限": case.supplement == "有，超过原合同额10%",
        "利息可提": bool(s.report.claims) and case.claim_interest not in (None, NO_CLAIM),
        "利息不提": bool(s.report.claims) and case.claim_interest in (None, NO_CLAIM),
        "口径待核": bool(s.report.missing or s.report.due.doubts or s.report.claims),
    }
    texts = s.playbook.escalation.reminders
    states["没有放假表"] = not all(
        has_table(day.year) for day in (s.visit, s.promise, plus_workdays(s.promise, 5))
    )
    return tuple(fill(texts[name], s.facts) for name, holds in states.items() if holds)


def _notes(s: Setting) -> tuple[Note, ...]:
    return tuple(
        Note(field.name(), _shown(s, field, s.answers[field.key]))
        for _, field in asked(s.interview, s.answers)
        if field.key in s.answers
    )


def _shown(s: Setting, field: Field, value: Value) -> str:
    labels = {o.id: o.label for o in s.interview.options(field)}
    if isinstance(value, str):
        if field.kind == "金额" and value != UNKNOWN:
            return f"{yuan(Decimal(value))} 元"
        return labels.get(value, value)
    if not value:
        return "没有"
    return "；".join(
        " ".join(one.values()) if isinstance(one, dict) else labels.get(one, one) for one in value
    )
