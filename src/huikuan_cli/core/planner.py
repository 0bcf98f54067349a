"""The planner: (Playbook, Answers, today) -> Plan. Pure; every line it picks keeps its id and its reason.

Order of precedence (content.md §11): red lines > limitation and evidence > facts of the payment > type wording.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import UNSET

from huikuan_cli.core.answers import asked
from huikuan_cli.core.case import ACCEPTED, Answers, Value
from huikuan_cli.core.clock.workdays import has_table, is_workday, plus_workdays, rolled
from huikuan_cli.core.coach import cards, check_verdict, truth_test
from huikuan_cli.core.figures import figures, interest_conditions
from huikuan_cli.core.filling import fill, names, unknown
from huikuan_cli.core.papers import vital_lacking
from huikuan_cli.core.plan import (
    COLLECT,
    HAVE,
    Ask,
    Day,
    Head,
    Level,
    Limit,
    Line,
    Note,
    Number,
    Person,
    Plan,
    Previous,
)
from huikuan_cli.core.playbook import Field, Playbook, Step
from huikuan_cli.core.previous import carried_on, marked
from huikuan_cli.core.readiness import Standing, score, todos
from huikuan_cli.core.replies import replies
from huikuan_cli.core.setting import HYPOTHESIS, SAFE_TYPE, Setting, setting_of
from huikuan_cli.core.situation import holds
from huikuan_cli.core.values import UNKNOWN, dated, long_date, round_words, short_date, yuan

TO_FILL = "〔待填〕"
NO_CLAIM = "不提，只留书面权利"
SENTENCES = ("凭什么", "怎么推")  # of the six sentences, those that stand nowhere else on page one
LEVELS = ("目标", "可接受", "底线")


def make_plan(
    playbook: Playbook, answers: Answers, today: date, company: str = "", previous: Previous | None = None
) -> Plan:
    """The plan for one visit. `company` is our own name for the openings (from huikuan.yaml), may be empty; `previous`
    is the visit before, when this plan goes on from it. `answers` are canonical (see core.answers). Nothing is read from
    disk or clock: the same arguments give the same plan.
    """
    s = setting_of(playbook, answers, today, company, previous)
    gaps = todos(s.interview, answers, today, s.visit)
    judged = score(s.interview, playbook.questions.readiness, answers, _standing(s))
    return Plan(
        head=_head(s),
        ask=_ask(s),
        numbers=_numbers(s),
        figures=figures(s.report, playbook.rules, today),
        claims=interest_conditions(s.report),
        score=judged,
        todos=marked(previous, gaps),
        person=_person(s),
        openings=_openings(s, collecting=judged.verdict == COLLECT),
        replies=replies(s),
        promises=_promises(s),
        papers=s.papers,
        prevention=_prevention(s),
        never=_lines(s, s.kind.never, "绝对不做", "这样做正好关上他的门"),
        redlines=tuple(Limit(r.id, r.short, r.line, r.basis) for r in playbook.redlines.lines),
        days=_days(s),
        fallback=_fallback(s),
        reminders=_reminders(s, later=previous is not None),
        answers=_notes(s),
        prepare=_lines(s, s.kind.prepare, "要备", "开场和应答里会用到"),
        open_points=playbook.rules.open_points,
        cards=cards(s),
        truth=truth_test(s),
        previous=carried_on(previous, gaps) if previous else UNSET,
    )


def _standing(s: Setting) -> Standing:
    """What the readiness must know beyond the answers."""
    ready = sum(p.state == HAVE for p in s.papers)
    lacking = vital_lacking(s.playbook.chain, s.papers)
    blocks = [f"必备的材料还缺：{'、'.join(lacking)}"] if lacking else []
    if s.report.barred(s.today):
        blocks.insert(0, "时效可能已过：先找法务")
    reds = () if s.report.due.effective else ("算不出哪天到期",)
    shares = {"材料": ready / len(s.papers)} if s.papers else {}
    verdict, collect = check_verdict(s)
    return Standing(s.derived, shares, reds, tuple(blocks), verdict if collect else "")


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
    c, settled = s.case, s.report.outstanding == 0
    want = c.want or TO_FILL
    if s.urgent():
        want = f"{fill(s.playbook.escalation.urgent.want, s.facts)}；拿到以后再说：{want}"
    derived = "" if c.promise or settled else "没填，按默认推"
    return Ask(
        want, short_date(s.promise), derived, _levels(s), s.playbook.escalation.no_result, _sentences(s)
    )


def _sentences(s: Setting) -> tuple[Note, ...]:
    """Why now, and how to go about it, as the salesperson wrote them."""
    found = []
    for label in SENTENCES:
        keys = s.playbook.questions.readiness.labels.get(label, ())
        text = next((a for key in keys if isinstance(a := s.answers.get(key), str) and a != UNKNOWN), "")
        if text:
            found.append(Note(label, text))
    return tuple(found)


def _levels(s: Setting) -> tuple[Level, ...]:
    """The three levels of the ask: settled, no word of money today, or the amounts."""
    c, left = s.case, s.report.outstanding
    if left == 0:
        return tuple(_level(s, name, Decimal(0), "已结清") for name in LEVELS)
    if s.no_money():
        return tuple(_level(s, name, None, f"不谈钱{name}") for name in LEVELS)
    target = c.target if c.target is not None else left
    whole = c.undisputed(left)
    acceptable = c.acceptable if c.acceptable is not None else whole
    return (
        _level(s, "目标", target, *_first_words(target, whole, left)),
        _level(s, "可接受", acceptable, _middle(acceptable, whole, left)),
        _level(s, "底线", c.floor, *(("底线",) if c.floor else ()), *_last_words(whole), "底线不明"),
    )


def _first_words(target: Decimal | None, undisputed: Decimal | None, left: Decimal | None) -> tuple[str, ...]:
    """The wordings of the highest level, the fullest first; a disputed part is never asked for with the rest."""
    if not target:
        return ("目标不明",)
    disputed = ("目标有争议",) if undisputed and target == left else ()
    return (*disputed, "目标", "目标只报数", "目标不明")


def _last_words(undisputed: Decimal | None) -> tuple[str, ...]:
    return ("底线有争议",) if undisputed else ("底线无数",)


def _middle(acceptable: Decimal | None, undisputed: Decimal | None, left: Decimal | None) -> str:
    """Which wording the middle level takes."""
    if not acceptable:
        return "可接受无数"
    if acceptable == left:
        return "可接受全额"
    return "可接受无争议" if acceptable == undisputed else "可接受"


def _level(s: Setting, name: str, amount: Decimal | None, *words: str) -> Level:
    """One level of the ask in the first of these wordings whose figures are all known, else the last."""
    none = "今天不提钱" if s.no_money() else "没定"
    text = none if amount is None else f"{yuan(amount)} 元" if amount else "0 元"
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
        if s.visit > s.today:
            days += f"，到拜访那天 {s.report.overdue + (s.visit - s.today).days} 天"
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
    note = "拿不准，先用通用打法" if kind.id == SAFE_TYPE else HYPOTHESIS
    drive = kind.drive
    shown = needs if isinstance(needs, str) and needs != UNKNOWN else _by_post(s)
    return Person(
        f"{kind.id} {kind.name}", drive.wants, drive.fears, fill(drive.relief, s.facts), shown, note
    )


def _by_post(s: Setting) -> str:
    """What his post usually wants to see, while nobody has asked him."""
    place = s.place()
    return f"{place.wants}（按岗位推的，见面问清）" if place else TO_FILL


def _openings(s: Setting, *, collecting: bool) -> tuple[Line, ...]:
    """Two openings: first one that names what we want, then the best of the others; lines with the fewest unknown
    figures first. A visit that only collects opens with the questions that are still open."""
    kinds = dict.fromkeys((s.kind.id, SAFE_TYPE))  # the safe type's lines come in where its own have gaps
    lines = [(f"{k}.开场白.{n}", t) for k in kinds for n, t in enumerate(s.playbook.types[k].openings, 1)]
    lines.sort(key=lambda pair: len(unknown(pair[1], s.facts)))
    wanting = [pair for pair in lines if "要什么" in names(pair[1]) and not unknown(pair[1], s.facts)]
    chosen = [*wanting[:1], *(pair for pair in lines if pair not in wanting[:1])][:2]
    if s.no_money():
        calm = [(f"不谈钱.开场.{n}", text) for n, text in enumerate(s.playbook.escalation.quiet.openings, 1)]
        return tuple(_opening(s, *pair) for pair in (*calm[:1], *wanting[:1], *calm[1:])[:2])
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


def _lines(s: Setting, lines: tuple[str, ...], part: str, why: str) -> tuple[Line, ...]:
    return tuple(Line(f"{s.kind.id}.{part}.{n}", fill(text, s.facts), why) for n, text in enumerate(lines, 1))


def _promises(s: Setting) -> tuple[Line, ...]:
    if s.urgent():
        return (
            Line(
                "时效紧急.最小承诺",
                fill(s.playbook.escalation.urgent.promise, s.facts),
                "时效紧急，别的都可以等",
            ),
        )
    if s.no_money():
        return (
            Line(
                "不谈钱.最小承诺",
                fill(s.playbook.escalation.quiet.promise, s.facts),
                "他在气头上，先把不满处理完",
            ),
        )
    return _lines(s, s.kind.promises, "适合的承诺", "他权限内、当场能给的最小一步")


def _fallback(s: Setting) -> tuple[str, ...]:
    plan = s.playbook.escalation
    lines = plan.urgent.fallback if s.urgent() else plan.quiet.fallback if s.no_money() else plan.fallback
    return tuple(fill(line, s.facts) for line in lines)


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
    plan = s.playbook.escalation
    found = [(_step_day(s, step), step) for step in (plan.quiet.steps if s.no_money() else plan.steps)]
    dated = [
        (day, Day.on(step.id, day, step.at, fill(step.action, s.facts)))
        for day, step in found
        if (day > s.visit or (step.base == "拜访日" and step.workdays == 0))
        and (not step.when or holds(step.when, s.situation))
        and (step.escalates == "否" or s.urgent() or not s.calm())
    ]
    days = [one for _, one in sorted([*dated, *_hand_in(s)], key=lambda pair: pair[0])]
    if s.report.barred(s.today) or s.urgent():
        state = "时效可能已过" if s.report.barred(s.today) else "时效紧急"
        days.insert(0, Day.on("f0", s.today, "今天", s.playbook.escalation.reminders[state]))
    return tuple(days)


def _hand_in(s: Setting) -> list[tuple[date, Day]]:
    """The day by which the papers must be with the finance office, when that is soon after the visit."""
    if s.no_money() or s.report.outstanding == 0:
        return []
    first = next(iter(s.windows), None)
    if (
        first is None
        or (first.window.when and not first.sure)
        or not 0 <= (first.hand_in - s.visit).days <= s.playbook.calendar.soon
    ):
        return []
    text = fill(s.playbook.escalation.hand_in, s.facts)
    return [(first.hand_in, Day.on(first.window.id, first.hand_in, "下班前", text))]


def _step_day(s: Setting, step: Step) -> date:
    """The day of a step, on a working day; only the visit itself may be on a rest day."""
    if step.base == "拜访日":
        return s.visit if step.workdays == 0 else plus_workdays(s.visit, step.workdays)
    return plus_workdays(rolled(s.promise), step.workdays)


def _reminders(s: Setting, *, later: bool) -> tuple[str, ...]:
    limit, case = s.report.limitation, s.case
    barred = s.report.barred(s.today)
    due, last = s.report.due.effective, limit.restarted if limit else None
    quiet = (
        due is not None
        and (s.today - max(due.rolled, last.day if last else due.rolled)).days
        > s.playbook.escalation.stale_days
    )
    states = {
        "时效可能已过": barred,
        "时效紧急": s.urgent() and not barred,
        "上次要的": later and not s.no_money(),
        "时效已近": limit is not None and not barred and not s.urgent() and s.today >= limit.warn,
        "还没到期": s.report.due.effective is not None and not s.report.overdue,
        "还没验收": case.acceptance is not None and case.acceptance != ACCEPTED,
        "有未达标": bool(s.facts.get("未达标项")),
        "有争议": bool(case.disputed),
        "久未催款": quiet and not barred,
        "休息日": not is_workday(s.visit),
        "追加超限": case.supplement == "有，超过原合同额10%",
        "利息可提": bool(s.report.claims) and case.claim_interest not in (None, NO_CLAIM),
        "利息不提": bool(s.report.claims) and case.claim_interest in (None, NO_CLAIM),
    }
    texts = s.playbook.escalation.reminders
    states["没有放假表"] = not all(
        has_table(day.year) for day in (s.visit, s.promise, plus_workdays(s.promise, 5))
    )
    if s.no_money():
        states |= dict.fromkeys(("久未催款", "利息可提", "利息不提", "有争议"), False)
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
