"""The planner: (Playbook, Answers, today) -> Plan. Pure; every line it picks keeps its id and its reason.

Order of precedence (content.md §11): red lines > limitation and evidence > facts of the payment > type wording. The play that
leads (core.plays) gives the sheet its goal, words and steps together.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from msgspec import UNSET, UnsetType

from huikuan_cli import texts_instrument
from huikuan_cli.core.advice.afterwards import days, fallback
from huikuan_cli.core.advice.carry import bring, tonight
from huikuan_cli.core.advice.notices import reminders
from huikuan_cli.core.advice.talk import levels, manner, openings, own_words, relief
from huikuan_cli.core.amounts import round_words, spoken_sum, yuan
from huikuan_cli.core.answers import asked
from huikuan_cli.core.case import Answers, Value
from huikuan_cli.core.clock.doubts import basis_of
from huikuan_cli.core.clock.facts import Due, DueDates
from huikuan_cli.core.coach import cards, check_verdict, truth_test
from huikuan_cli.core.figures import figures, interest_conditions
from huikuan_cli.core.filling import fill
from huikuan_cli.core.foremost import foremost
from huikuan_cli.core.interview import PREVENTION_KEY
from huikuan_cli.core.moments import spoken_moment
from huikuan_cli.core.own_goal import is_same
from huikuan_cli.core.papers import blocks_of, told_by_papers
from huikuan_cli.core.plan import (
    BESIDES,
    FIRST,
    HAVE,
    Ask,
    Head,
    Limit,
    Line,
    Matter,
    Note,
    Person,
    Plan,
    Previous,
)
from huikuan_cli.core.plan_figures import Number, PaymentTable
from huikuan_cli.core.playbook import Field, Playbook
from huikuan_cli.core.previous import carried_on, marked
from huikuan_cli.core.readiness import Standing, score, todos
from huikuan_cli.core.receivable.printed import payment_figures, payment_lines, sums_line
from huikuan_cli.core.replies import replies
from huikuan_cli.core.setting import HYPOTHESIS, SAFE_TYPE, Setting, said_due, setting_of
from huikuan_cli.core.speech import long_time
from huikuan_cli.core.values import UNKNOWN, long_date, short_date, spoken_date
from huikuan_cli.core.words import mentioned

TO_FILL = "〔待填〕"
TOLD = "（看手上的材料推的）"
NEAR = 14  # days from the visit to the last day to hand in papers
SENTENCES = ("凭什么", "怎么推")  # of the six sentences, those that stand nowhere else


def make_plan(
    playbook: Playbook, answers: Answers, today: date, company: str = "", previous: Previous | None = None
) -> Plan:
    """The plan for one visit. `company` is our own name for the openings (from huikuan.yaml), may be empty; `previous`
    is the visit before, when this plan goes on from it. `answers` are canonical (see core.answers). Nothing is read from
    disk or clock: the same arguments give the same plan.
    """
    s = setting_of(playbook, answers, today, company, previous)
    gaps = todos(s.interview, s.answers, today, s.visit)
    return Plan(
        head=_head(s),
        ask=_ask(s),
        numbers=_numbers(s),
        figures=(*payment_figures(s.payments, playbook.rules), *figures(s.report, playbook.rules, today)),
        claims=interest_conditions(s.report),
        score=score(s.interview, playbook.questions.readiness, s.answers, _standing(s)),
        todos=marked(previous, gaps),
        person=_person(s),
        openings=openings(s),
        replies=replies(s),
        papers=s.papers,
        prevention=_prevention(s),
        never=_never(s),
        redlines=tuple(Limit(r.id, r.short, r.line, r.basis) for r in playbook.redlines.lines),
        days=days(s),
        fallback=fallback(s),
        matter=_matter(s),
        relief=relief(s),
        tonight=tonight(s),
        bring=bring(s),
        line=_line(s),
        payments=_payments(s),
        reminders=reminders(s, later=previous is not None),
        answers=_notes(s, told_by_papers(playbook.chain, answers)),
        prepare=_lines(s, s.kind.prepare, "要备", "他这一型的应答里会用到"),
        open_points=playbook.rules.open_texts(),
        cards=cards(s),
        truth=truth_test(s),
        previous=carried_on(previous, gaps) if previous else UNSET,
    )


def _standing(s: Setting) -> Standing:
    """What the readiness must know beyond the answers."""
    ready = sum(p.state == HAVE for p in s.papers)
    blocks = blocks_of(s.playbook.chain, s.papers, s.answers)
    reds = () if s.report.due.effective or s.lead().rules == "是" else ("算不出哪天到期",)
    shares = {"材料": ready / len(s.papers)} if s.papers else {}
    verdict, collect = check_verdict(s)
    return Standing(
        s.derived | {"怎么推"},
        shares,
        reds,
        blocks,
        verdict if collect else "",
        lawyer=s.lead().lawyer == "是",
        supplied=_supplied(s),
    )


def _supplied(s: Setting) -> frozenset[str]:
    """The keys for which the plan itself has something definite: the goal and its day, the amount, the person, the due day."""
    known = {
        "要什么": True,
        "承诺日": True,
        "目标金额": s.report.outstanding is not None,
        "找谁": s.facts["称呼"] != "您好" and bool(s.case.role),
        "凭什么": s.report.due.effective is not None,
    }
    return frozenset(key for key, is_known in known.items() if is_known)


def _head(s: Setting) -> Head:
    c = s.case
    person = c.person or TO_FILL
    return Head(
        customer=c.customer or TO_FILL,
        project=c.project or TO_FILL,
        contract_no=c.contract_no or TO_FILL,
        visit=spoken_moment(s.visit, c.visit_time) + ("" if c.visit else "（没定，先按下一个工作日）"),
        person=f"{person}（{c.role}）" if c.role else person,
        owner=c.owner or TO_FILL,
    )


def _ask(s: Setting) -> Ask:
    """The goal: what was typed, else that of the case, which is advised where it is another and he wrote no sentence to say."""
    c, aim = s.case, s.aim
    typed = (c.want or "").rstrip("。；;.")
    chosen = bool(own_words(s)) and bool(typed)
    derived = "" if c.promise or s.report.outstanding == 0 else "没填，按默认推"
    advised = "" if chosen or typed in ("", aim.result) else aim.result
    said, proof = levels(s), fill(aim.proof, s.facts)
    return Ask(
        want=typed or aim.result,
        promise=short_date(s.promise),
        derived=derived,
        levels=said,
        not_results=s.playbook.escalation.no_result,
        sentences=_sentences(s),
        proof=proof,
        advised=advised,
        own=_own(s, typed, advised, *(one.words for one in said), proof) if advised else "",
    )


def _own(s: Setting, typed: str, *words: str) -> str:
    """Where his own goal stands beside that of the sheet: nowhere where it means the same; before it where one meeting can do
    it and the other takes longer; else behind it."""
    if is_same(typed, *words):
        return ""
    today = s.promise > s.visit and s.lead().rules != "是" and not s.no_money()
    return FIRST if today and mentioned(typed, s.playbook.escalation.at_once) else BESIDES


def _sentences(s: Setting) -> tuple[Note, ...]:
    """Why now, and how to go about it, as the salesperson wrote them."""
    found = []
    for label in SENTENCES:
        keys = s.playbook.questions.readiness.labels.get(label, ())
        text = next((a for key in keys if isinstance(a := s.answers.get(key), str) and a != UNKNOWN), "")
        if text:
            found.append(Note(label, text))
    return tuple(found)


def _matter(s: Setting) -> Matter:
    lead, beside = s.plays[0], s.beside()
    also = tuple(f"{one.play.name}：{'；'.join(one.reasons)}" for one in s.plays[1:] if one.play in beside)
    return Matter(
        lead.play.id,
        lead.play.name,
        fill(lead.play.insight, s.facts),
        "；".join(lead.reasons),
        _frame(s),
        also,
    )


def _frame(s: Setting) -> str:
    """What outranks the visit: the period to apply for enforcement, then of the situation, then a red line that what was
    typed comes near."""
    found = [fill(s.lead().frame, s.facts)] if s.lead().frame else []
    near = [
        r.warning for r in s.playbook.redlines.lines if r.warning and mentioned(s.situation.typed, r.words)
    ]
    first = foremost(s.report, s.today) if s.report.enforceable() else ""
    return "".join((first, *found, *near[: 2 - len(found)]))


def _payments(s: Setting) -> PaymentTable | UnsetType:
    """The payments of a contract that has several."""
    lines = payment_lines(s.payments, s.visit, silent=_silent(s))
    return PaymentTable(lines, sums_line(s.payments.positions)) if lines else UNSET


def _silent(s: Setting) -> bool:
    """Whether the days of the payments are not spoken of: the claim may be barred, or the day is what the talk is about."""
    return s.report.barred(s.today) or s.lead().uncounted == "是"


def _line(s: Setting) -> str:
    """The figures to know by heart in one line, by one basis, as of the day of the visit; what is doubtful has a ※."""
    left, due = s.report.outstanding, said_due(s.report)
    if left == 0:
        return "这一笔已经付清，没有余额"
    count = len(s.payments.spoken_of())
    many = f"这次谈的 {count} 笔" if count > 1 else ""
    parts = [f"{many}还欠 {spoken_sum(left)}{'※' if s.case.derived() else ''}" if left else "还欠多少没对清"]
    whole = s.case.undisputed(left)
    if whole:
        parts.append(f"没有争议的 {spoken_sum(whole)}")
    if s.report.barred(s.today):
        return "｜".join((*parts, "日子先不说，等律师"))
    if s.report.enforceable():
        return "｜".join((*parts, texts_instrument.LAWYER_LINE))
    late = s.report.fallen_due
    if late and late != left:
        parts.append(f"其中过了日子没付的 {spoken_sum(late)}")
    if s.lead().uncounted == "是":
        return "｜".join((*parts, "从哪天算、过了几天，今天不说", *_hand_in(s)))
    if due is None:
        return "｜".join((*parts, "哪天到期还说不准※"))
    mark = "※" if s.report.due.unproved else ""  # the paper for the day it counts from is not in hand
    over = (s.visit - due.rolled).days
    parts.append(
        f"{'最早一笔' if many else ''}{spoken_date(due.rolled, s.visit)}到期{_basis(s.report.due, due)}{mark}"
    )
    parts.append(
        f"到{s.visit.month}月{s.visit.day}号过了 {over} 天" if over > 0 else "还没到期，今天不说逾期"
    )
    return "｜".join((*parts, *_hand_in(s)))


def _basis(dates: DueDates, due: Due) -> str:
    """Whose due day it is, where that of the contract and that of the regulation differ."""
    basis = basis_of(dates, due.rolled)
    return f"（{basis}）" if basis else ""


def _hand_in(s: Setting) -> tuple[str, ...]:
    """By when the papers must be with the finance office, where that day is near or has just passed."""
    first = next(iter(s.windows), None)
    if first is None or s.lead().rules == "是" or s.no_money() or (first.window.when and not first.sure):
        return ()
    if first.late:
        return ("交件已经晚了，今天就交，先问还收不收",)
    if first.hand_in == s.visit < s.promise:
        return (
            ("停收前最后一次交件就是拜访这天，能交的先交",)
            if first.sure
            else ("停收日还没问到，今天问清；能交的先交",)
        )
    near = s.promise <= first.hand_in and (first.hand_in - s.visit).days <= NEAR
    day = f"{first.hand_in.month}月{first.hand_in.day}号"
    if not near:
        return ()
    if first.sure:
        return (f"{first.end.month}月{first.end.day}号停收，材料最晚{day}进财务",)
    return (f"停收日还没问到，今天问清；没问到，材料按{day}备",)


def _open_name(s: Setting) -> str:
    """What the open amount is called: of this payment, or of those that the visit is about."""
    if len(s.payments.spoken_of()) > 1:
        return "这次谈的没付"
    return "这一笔没付（到期多少待核）" if s.case.derived() else "这一笔没付"


def _numbers(s: Setting) -> tuple[Number, ...]:
    c = s.case
    left = s.report.outstanding
    amounts = [
        ("合同额", c.contract_amount),
        ("已付", c.paid),
        (_open_name(s), left),
        ("没有争议的", c.undisputed(left)),
    ]
    found = [
        Number(name, f"{yuan(a)} 元", round_words(a) if a else "付清了" if a == left else "一分没付")
        for name, a in amounts
        if a is not None
    ]
    due = s.report.due.effective
    if s.report.overdue and due and left != 0:
        days_late = f"{s.report.overdue} 天"
        if s.report.overdue_raw != s.report.overdue:
            days_late += f"，不顺延 {s.report.overdue_raw} 天"
        if s.visit > s.today:
            days_late += f"，到拜访那天 {s.report.overdue + (s.visit - s.today).days} 天"
        name = "逾期（到期日待核）" if s.report.due.doubts else "逾期"
        found.append(
            Number(name, days_late, f"{long_date(due.rolled)}到期，过了{long_time(due.rolled, s.today)}")
        )
    return tuple(found)


def _person(s: Setting) -> Person:
    kind = s.kind
    needs = s.answers.get("他要看到什么")
    note = "拿不准，先用通用打法" if kind.id == SAFE_TYPE else HYPOTHESIS
    drive = kind.drive
    shown = needs if isinstance(needs, str) and needs != UNKNOWN else _by_post(s)
    return Person(
        f"{kind.id} {kind.name}",
        drive.wants,
        drive.fears,
        fill(drive.relief, s.facts),
        shown,
        note,
        manner(s),
    )


def _by_post(s: Setting) -> str:
    """What his post usually wants to see, while nobody has asked him."""
    place = s.place()
    return f"{place.wants}（按岗位推的，见面问清）" if place else TO_FILL


def _never(s: Setting) -> tuple[Line, ...]:
    """What this situation forbids, then what his type does."""
    lead = s.lead()
    why = f"情形“{lead.name}”里最要命的错"
    first = tuple(Line(f"{lead.id}.绝对不做.{n}", text, why) for n, text in enumerate(lead.never, 1))
    return (*first, *_lines(s, s.kind.never, "绝对不做", "这样做正好关上他的门"))


def _lines(s: Setting, lines: tuple[str, ...], part: str, why: str) -> tuple[Line, ...]:
    return tuple(Line(f"{s.kind.id}.{part}.{n}", fill(text, s.facts), why) for n, text in enumerate(lines, 1))


def _prevention(s: Setting) -> tuple[Line, ...]:
    """What to make up for: the remedies of the items that were looked at and not ticked; of a measure that was only said to
    be missing, the first one."""
    found = []
    whole = s.answers.get(PREVENTION_KEY)
    for measure in s.playbook.prevention.measures:
        ticked = s.answers.get(measure.id)
        if not isinstance(ticked, list):
            if isinstance(whole, list) and measure.id not in whole and measure.remedy:
                first = measure.options()[0]
                found.append(Line(first.id, measure.remedy[0], f"“{measure.title}”还没做到"))
            continue
        for option, remedy in zip(measure.options(), measure.remedy, strict=True):
            if option.id not in ticked:
                found.append(Line(option.id, remedy, f"{measure.title}：没做到“{option.label}”"))
    return tuple(found)


def _notes(s: Setting, told: Collection[str]) -> tuple[Note, ...]:
    """Every answer as it was given; those that the papers in hand told are marked."""
    used = {field.key for _, field in asked(s.interview, s.answers)}
    return tuple(
        Note(field.name(), _shown(s, field, s.answers[field.key]) + (TOLD if field.key in told else ""))
        for section in s.interview.sections
        for field in section.fields
        if field.key in s.answers and field.key in used
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
