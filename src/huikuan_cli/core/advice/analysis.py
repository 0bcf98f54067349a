"""What the planner works from, computed once: the typed case, the clock's report, the days, the words to fill in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property

import msgspec
from msgspec import Struct

from huikuan_cli.core.advice.causes import Likely, likely_causes, phenomenon_of
from huikuan_cli.core.advice.clocked import clocked
from huikuan_cli.core.advice.conditions import Situation, holds, situation_of
from huikuan_cli.core.advice.due_amount import taken_off, told_by_sums
from huikuan_cli.core.advice.earlier_visit import facts_of
from huikuan_cli.core.advice.excuse_match import Heard, Index, excuse_index, heard
from huikuan_cli.core.advice.gaps import Gaps
from huikuan_cli.core.advice.own_goal import said_of
from huikuan_cli.core.advice.own_plans import OwnIdea, plans_told
from huikuan_cli.core.advice.paper_pack import papers, vital_ready
from huikuan_cli.core.advice.plan import PackPaper
from huikuan_cli.core.advice.play_choice import MOST_BESIDE, Fitting, fitting, is_general
from huikuan_cli.core.advice.play_index import play_index
from huikuan_cli.core.advice.typed_words import is_scored, typed_in
from huikuan_cli.core.advice.visit_before import Previous
from huikuan_cli.core.advice.windows import Opening, hand_in_day, last_before, openings
from huikuan_cli.core.answers.case import Answers, Case, read_case
from huikuan_cli.core.answers.interview import POST_KEY, Interview, interview
from huikuan_cli.core.law.claim import ClockReport, DueDate
from huikuan_cli.core.law.workdays import plus_workdays, rolled
from huikuan_cli.core.playbook import (
    Aim,
    CustomerType,
    Excuse,
    Node,
    Phenomenon,
    Play,
    Playbook,
)
from huikuan_cli.core.playbook.placeholders import Facts
from huikuan_cli.core.receivable.payment_clocks import together
from huikuan_cli.core.receivable.payments import Position, Receivable
from huikuan_cli.core.text import speech
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.values import UNKNOWN, spoken_date, spoken_day
from huikuan_cli.core.text.who_said import words_of

SAFE_TYPE = "e0"
HYPOTHESIS = "只是怎么说的假设，见面不对就换通用打法"
UNNAMED_US = "我们公司"  # where nobody said what it is called


class Analysis(Struct, frozen=True, dict=True):
    """Everything the planner works from, computed once; what is asked for only here and there, when it is first asked for. `told`:
    the answers that the papers in hand tell, `summed` those that follow from other amounts."""

    playbook: Playbook
    interview: Interview
    answers: Answers
    case: Case
    today: date
    report: ClockReport
    kind: CustomerType
    visit: date
    promise: date
    back: date
    facts: Facts
    derived: frozenset[str]
    papers: tuple[PackPaper, ...]
    situation: Situation
    phenomenon: tuple[Phenomenon | None, str]
    causes: tuple[Likely, ...]
    heard: tuple[Heard, ...]
    windows: tuple[Opening, ...]
    plays: tuple[Fitting, ...]
    aim: Aim
    index: Index
    payments: Receivable
    told: frozenset[str]
    summed: frozenset[str]
    full: Facts

    def written(self) -> Facts:
        """The facts for what is read on another day than that of the visit: days in full."""
        return self._written

    @cached_property
    def _written(self) -> Facts:
        return {**self.facts, **self.full}

    @cached_property
    def gaps(self) -> Gaps:
        """What was asked and what is still to be found."""
        return Gaps(self.interview, self.answers)

    @cached_property
    def own_plans(self) -> tuple[OwnIdea, ...]:
        """What we think of doing and should not, by what was answered."""
        return plans_told(self.playbook.redlines, self.answers)

    def lead(self) -> Play:
        """The play that the whole sheet follows."""
        return self.plays[0].play

    def beside(self) -> tuple[Play, ...]:
        """Further plays of this case whose replies stand beside those of the leading one; none beside one that rules."""
        if self.lead().rules == "是":
            return ()
        return tuple(
            one.play for one in self.plays[1:] if not is_general(one.play) and one.play.rules != "是"
        )[:MOST_BESIDE]

    def place(self) -> Node | None:
        """The place of the payment chain where the person visited stands; None when his post is not known."""
        return next((n for n in self.playbook.chain.nodes if self.case.role in n.roles), None)

    def post(self) -> str:
        """The post of the person visited as it is called here; empty where it is not known."""
        return self.interview.shown(POST_KEY, self.case.role or "")

    def calm(self) -> bool:
        """Whether something he said must be settled before anything is escalated."""
        return any(one.calm == "是" for one in self._said)

    def no_money(self) -> bool:
        """Whether he is so angry that nobody asks for money today; never where the claim itself comes first."""
        return self.lead().rules != "是" and any(one.no_money == "是" for one in self._said)

    @cached_property
    def _said(self) -> tuple[Excuse, ...]:
        said = self.situation.excuses
        return tuple(one for one in self.playbook.excuses.excuses if one.id in said)


def about(case: Case, positions: tuple[Position, ...]) -> tuple[Case, ClockReport]:
    """The case and the report of some payments of the contract taken together: where it is one, as it is."""
    if len(positions) == 1 and positions[0].name == case.name_of_this():
        return case, positions[0].report
    amounts = [one.amount for one in positions]
    whole = None if None in amounts else sum((one for one in amounts if one is not None), Decimal(0))
    disputed = sum((one.disputed for one in positions), Decimal(0))
    found = next((one.report.instrument for one in positions if one.report.instrument), None)
    papers = (msgspec.structs.replace(found, of=()),) if found else ()
    sums = {"due_amount": whole, "taken_off": Decimal(0), "disputed": disputed or None}
    own = msgspec.structs.replace(case, **sums, instruments=papers)
    return own, together(positions)


def claimed(s: Analysis) -> Analysis:
    """The same case about those payments only that a demand may count: of a contract with several, the overdue ones of this visit whose
    paper is in hand and which are not all in dispute. Where there is none, the case as it is."""
    positions = tuple(one for one in s.payments.spoken_of() if one.claimable())
    if not s.payments.several() or not positions or positions == s.payments.spoken_of():
        return s
    case, report = about(read_case(s.answers, s.today), positions)
    payments = msgspec.structs.replace(s.payments, about=tuple(one.name for one in positions))
    return msgspec.structs.replace(s, case=case, report=report, payments=payments)


def visit_day(case: Case, today: date) -> date:
    """The day of the visit: as given, else the next working day."""
    return case.visit or plus_workdays(today, 1)


def analyse(
    playbook: Playbook, answers: Answers, today: date, company: str, previous: Previous | None = None
) -> Analysis:
    """Read the case, ask the clock, find the plays, settle the days and what the placeholders stand for. What the papers in
    hand tell stands among the answers."""
    playbook = playbook.for_customer(answers)
    told, answers, case, payments = clocked(playbook, answers, today)
    talk = interview(playbook)
    papers_of, off = case.instruments, taken_off(case)
    case, report = about(case, payments.spoken_of())
    summed = {**told_by_sums(talk, answers, case, report), **off}
    answers = {**answers, **summed}
    kind = playbook.types.get(case.type_id or SAFE_TYPE, playbook.types[SAFE_TYPE])
    visit = visit_day(case, today)
    found = papers(playbook.chain, answers, case)
    typed = typed_in(playbook, answers)
    index = playbook.once(excuse_index)
    situation, phenomenon, causes, said = _diagnosed(
        playbook, answers, case, report, today, found, typed, index,
        retained=all(one.retention() for one in payments.spoken_of()), scored=is_scored(playbook, case, typed),
    )  # fmt: skip
    if papers_of and report.instrument is None:
        situation = msgspec.structs.replace(situation, elsewhere=True)
    coming = openings(playbook.calendar, situation, case.closing, visit)
    windows = tuple(
        one for one in coming if one.sure or one.end >= visit
    )  # one that has closed by the visit is of no use in it
    plays = fitting(playbook.once(play_index), situation)
    aim = _aim(plays, case.want)
    promise, derived = _promise_day(playbook, case, aim, report, windows, visit)
    back = _back_day(visit, promise, kind.rhythm.workdays)
    asked = promise if promise == visit else rolled(promise)
    days = {
        "承诺日": asked,
        "回访日": back,
        "交件日": hand_in_day(windows, visit, playbook.calendar.soon),
        "停收日": speech.near(case.closing, visit, playbook.calendar.soon),
    }
    facts = {
        **_facts(case, report, answers, company, talk, barred=report.barred(today), visit=visit),
        "凭据": aim.proof,
        **speech.spoken_days(visit, days),
        "拜访日": spoken_day(visit),
        "办完日": speech.by(visit, asked),
        **said_of(case.want, report.outstanding, visit),
        **facts_of(previous),
    }
    return Analysis(
        playbook, talk, answers, case, today, report, kind, visit, promise, back, facts, derived, found, situation, phenomenon,
        causes, said, windows, plays, aim, index, payments, frozenset(told), frozenset(k for k in summed if summed[k] != UNKNOWN), speech.full_days(days),
    )  # fmt: skip


def _aim(plays: tuple[Fitting, ...], want: str | None) -> Aim:
    """What to bring home: that of the leading play, or that of another which fits and which was chosen by name."""
    lead = plays[0].play
    if lead.rules == "是":
        return lead.aim
    return next((one.play.aim for one in plays if one.play.aim.result == want), lead.aim)


def _promise_day(
    playbook: Playbook,
    case: Case,
    aim: Aim,
    report: ClockReport,
    windows: tuple[Opening, ...],
    visit: date,
) -> tuple[date, frozenset[str]]:
    """The day that is asked for, and which keys had to be derived for it.

    The visit itself where one meeting can do it; else as given, else so many working days later; never after the last day
    to hand in papers, where that is after the visit, nor after the closing day.
    """
    derived = set() if case.promise else {"承诺日"}
    if report.outstanding is not None and case.target is None:
        derived.add("目标金额")
    if aim.at_once == "是":
        return visit, frozenset(derived)
    day = case.promise or plus_workdays(visit, playbook.escalation.promise_workdays)
    last = hand_in_day(windows, visit, playbook.calendar.soon)
    if last and visit <= last < day and report.outstanding != 0:
        day = max(last, plus_workdays(visit, 1))  # what takes more than one meeting is not asked for in it
    closed = last_before(case.closing, visit) if report.outstanding != 0 else None
    return min(day, closed) if closed else day, frozenset(derived)


def _diagnosed(
    playbook: Playbook,
    answers: Answers,
    case: Case,
    report: ClockReport,
    today: date,
    found: tuple[PackPaper, ...],
    typed: str,
    index: Index,
    *,
    retained: bool,
    scored: bool,
) -> tuple[Situation, tuple[Phenomenon | None, str], tuple[Likely, ...], tuple[Heard, ...]]:
    """Where the case stands: what he said and what the case prepares for, then the phenomenon, then the causes. What others said beside
    him (words_of) tells where it stands, but is not answered as his."""
    own, everyone = words_of(case.said or "", case.person)
    said = heard(playbook.excuses, own, index)
    told = said if own == everyone else heard(playbook.excuses, everyone, index)
    checks = len(playbook.mindset.check.questions)
    base = situation_of(case, answers, report, today, checks, typed, retention=retained, scored=scored)
    spoken_of = list(dict.fromkeys(id for h in told for id in h.surely()))
    foreseen = playbook.once(_with_condition)
    ahead = [e.id for e in foreseen if holds(e.when, base) and e.id not in spoken_of]
    phenomenon, why = phenomenon_of(playbook.diagnosis, case.phenomenon, case.seen or ())
    base = msgspec.structs.replace(
        base,
        excuses=(*spoken_of, *ahead),
        phenomenon=phenomenon.id if phenomenon else "",
        papers_ready=vital_ready(playbook.chain, found, answers),
    )
    causes = likely_causes(playbook.diagnosis, base, case.causes or ())
    whole = msgspec.structs.replace(base, causes=tuple(one.cause.id for one in causes if one.known))
    return whole, (phenomenon, why), causes, said


def _with_condition(playbook: Playbook) -> tuple[Excuse, ...]:
    """The excuses for which a case can be prepared though he did not say them."""
    return tuple(one for one in playbook.excuses.excuses if one.when)


def _back_day(visit: date, promise: date, rhythm: int) -> date:
    """When to come back: after his type's rhythm, but before the promised day, and never on the visit itself."""
    first = plus_workdays(visit, 1)
    latest = plus_workdays(promise, -1) if promise > visit else plus_workdays(visit, 2)
    return max(first, min(plus_workdays(visit, rhythm), latest))


def _accepted(case: Case, visit: date) -> str | None:
    """The day of the acceptance as it is said; the month where nobody knows more."""
    said = spoken_date(case.accepted, visit) if case.accepted else None
    return said and said.partition("月")[0] + "月" if "验收合格日期" in case.months else said


def said_due(report: ClockReport) -> DueDate | None:
    """The due day that can be said today: one that the contract writes out, for he has it before him; else the earlier one
    where nothing speaks against it, else that of the contract where only the regulation is in doubt; None where none is sure."""
    due = report.due
    if due.contract and due.contract.days is None and not due.start.doubts:
        return due.contract
    if not due.doubts:
        return due.effective
    return due.contract if due.contract != due.effective and not due.start.doubts else None


def not_yet_due(s: Analysis) -> tuple[date, ...]:
    """The days on which the only payment of the visit is due, by the contract before an earlier one by the regulation; empty
    where all have come by the visit, or nothing is open."""
    due, single = s.report.due, len(s.payments.spoken_of()) == 1
    days = sorted({one.rolled for one in (due.contract, due.effective) if one}, reverse=True)
    return tuple(days) if single and s.report.outstanding != 0 and days and days[0] > s.visit else ()


def _facts(
    case: Case,
    report: ClockReport,
    answers: Answers,
    company: str,
    talk: Interview,
    *,
    barred: bool,
    visit: date,
) -> Facts:
    """What the placeholders stand for; None where the case does not say, where it is not sure enough to be said, or where
    the form of what was typed does not fit into a sentence (core.text.speech)."""
    own = {**_own(talk, answers), "现在的单位": speech.body(case.successor)}
    unsure = case.off_unsure or (case.derived() and case.unclear & {"合同额", "已付金额"})
    left = None if unsure else report.outstanding
    sure = said_due(report) if left and not barred else None
    late = (visit - sure.rolled).days if sure else 0
    amounts = {
        "合同额": case.contract_amount,
        "已付": case.paid,
        "未付": left,
        "无争议": case.undisputed(left),
        "争议": case.disputed_here(),
        "目标": case.target if case.target is not None else left,
        "可接受": case.acceptable or case.undisputed(left),
        "底线": case.floor,
    }
    person = speech.called(case.person)
    people = {
        "验收人": case.accepter,
        "发起人": case.initiator,
        "审核人": case.reviewer,
        "签批人": case.approver,
    }
    return {
        **own,
        **{name: spoken_sum(amount) if amount else None for name, amount in amounts.items()},
        "称呼": person or "您好",
        "客户": speech.matter(case.customer),
        "我方": company or UNNAMED_US,
        "项目": speech.project(case.project) or "这个项目",
        **_said_shortly(case),
        "合同编号": case.contract_no,
        "验收日": _accepted(case, visit),
        "到期日": spoken_date(sure.rolled, visit) if sure else None,
        "逾期天数": str(late) if late > 0 else None,
        "内部日": spoken_day(report.limitation.alarm) if report.limitation else None,
        "多久": speech.long_time(sure.rolled, visit) if sure and late > 0 else None,
        **{
            name: None if speech.same_person(found := speech.person_in(text), person) else found
            for name, text in people.items()
        },
    }


def _said_shortly(case: Case) -> Facts:
    """The contract and the other side, as they are called in the room."""
    name = speech.short_project(case.project)
    return {
        "那个合同": f"{name}那个合同" if name else "这个合同",
        "那笔": f"{name}那笔" if name else "这笔",
        "贵方": speech.side(case.successor or case.customer, case.customer_kind),
    }


def _own(talk: Interview, answers: Answers) -> Facts:
    """What the questions say, a team's own among them, where it may stand in a sentence: a short text without a sentence in it."""
    found: Facts = dict.fromkeys(talk.by_key)
    for key, one in talk.by_key.items():
        value = answers.get(key)
        if isinstance(value, str) and value != UNKNOWN:
            found[key] = speech.matter(value) if one.kind == "文本" else one.shown(value)
    return found
