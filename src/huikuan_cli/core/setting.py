"""What the planner works from, computed once: the typed case, the clock's report, the days, the words to fill in."""

from __future__ import annotations

import re
from datetime import date

import msgspec
from msgspec import Struct

from huikuan_cli.core.case import Answers, Case, Value, clock_facts, read_case
from huikuan_cli.core.clock.facts import ClockReport
from huikuan_cli.core.clock.report import clock
from huikuan_cli.core.clock.workdays import plus_workdays
from huikuan_cli.core.diagnosis import Likely, likely_causes, phenomenon_of
from huikuan_cli.core.excuses import Heard, heard
from huikuan_cli.core.filling import Facts
from huikuan_cli.core.interview import SUGGESTED, Interview, interview
from huikuan_cli.core.papers import papers, vital_ready
from huikuan_cli.core.plan import Paper, Previous
from huikuan_cli.core.playbook import CustomerType, Excuse, Node, Phenomenon, Playbook
from huikuan_cli.core.previous import facts_of
from huikuan_cli.core.situation import Situation, holds, situation_of
from huikuan_cli.core.values import UNKNOWN, long_date, short_date, spoken
from huikuan_cli.core.windows import Opening, openings

SAFE_TYPE = "e0"
HYPOTHESIS = "只是怎么说的假设，见面不对就换通用打法"


class Setting(Struct, frozen=True):
    """Everything the planner works from, computed once."""

    playbook: Playbook
    interview: Interview
    answers: Answers
    case: Case
    today: date
    report: ClockReport
    kind: CustomerType
    visit: date
    promise: date
    facts: Facts
    derived: frozenset[str]
    papers: tuple[Paper, ...]
    situation: Situation
    phenomenon: tuple[Phenomenon | None, str]
    causes: tuple[Likely, ...]
    heard: tuple[Heard, ...]
    windows: tuple[Opening, ...]

    def place(self) -> Node | None:
        """The place of the payment chain where the person visited stands; None when his post is not known."""
        return next((n for n in self.playbook.chain.nodes if self.case.role in n.roles), None)

    def urgent(self) -> bool:
        """Whether so little time is left to the limitation alarm that nothing may wait; once it has passed, the lawyers
        come first."""
        left = self.situation.left
        return left is not None and 0 <= left <= self.playbook.escalation.urgent.days

    def calm(self) -> bool:
        """Whether something he said must be settled before anything is escalated."""
        return any(one.calm == "是" for one in self._said())

    def no_money(self) -> bool:
        """Whether he is so angry that nobody asks for money today; never close to the limitation alarm."""
        return not self.urgent() and any(one.no_money == "是" for one in self._said())

    def _said(self) -> tuple[Excuse, ...]:
        said = self.situation.excuses
        return tuple(one for one in self.playbook.excuses.excuses if one.id in said)


def visit_day(case: Case, today: date) -> date:
    """The day of the visit: as given, else the next working day."""
    return case.visit or plus_workdays(today, 1)


def setting_of(
    playbook: Playbook, answers: Answers, today: date, company: str, previous: Previous | None = None
) -> Setting:
    """Read the case, ask the clock, settle the days and what the placeholders stand for."""
    case = read_case(answers, today)
    report = clock(clock_facts(case, playbook.rules, today, _unproved(playbook, case)), playbook.rules)
    kind = playbook.types.get(case.type_id or SAFE_TYPE, playbook.types[SAFE_TYPE])
    visit = visit_day(case, today)
    promise = case.promise or plus_workdays(visit, playbook.escalation.promise_workdays)
    derived = set() if case.promise else {"承诺日"}
    if report.outstanding is not None and case.target is None:
        derived.add("目标金额")
    facts = _facts(
        case, report, answers, company, barred=report.barred(today), ahead=max((visit - today).days, 0)
    )
    facts |= {
        "承诺日": short_date(promise),
        "回访日": short_date(_back_day(visit, promise, kind.rhythm.workdays)),
        "拜访日": short_date(visit),
        **facts_of(previous),
    }
    found = papers(playbook.chain, answers, case)
    situation, phenomenon, causes, said = _diagnosed(playbook, answers, case, report, today, found)
    return Setting(
        playbook,
        interview(playbook),
        answers,
        case,
        today,
        report,
        kind,
        visit,
        promise,
        facts,
        frozenset(derived),
        found,
        situation,
        phenomenon,
        causes,
        said,
        openings(playbook.calendar, situation, case.closing),
    )


def _diagnosed(
    playbook: Playbook,
    answers: Answers,
    case: Case,
    report: ClockReport,
    today: date,
    found: tuple[Paper, ...],
) -> tuple[Situation, tuple[Phenomenon | None, str], tuple[Likely, ...], tuple[Heard, ...]]:
    """Where the case stands: what he said and what the case prepares for, then the phenomenon, then the causes."""
    said = heard(playbook.excuses, case.said)
    base = situation_of(case, answers, report, today, len(playbook.mindset.check.questions))
    spoken_of = [h.excuses[0].id for h in said if h.excuses]
    ahead = [e.id for e in playbook.excuses.excuses if holds(e.when, base) and e.id not in spoken_of]
    phenomenon, why = phenomenon_of(playbook.diagnosis, case.phenomenon, case.seen or ())
    base = msgspec.structs.replace(
        base,
        excuses=(*spoken_of, *ahead),
        phenomenon=phenomenon.id if phenomenon else "",
        papers_ready=vital_ready(playbook.chain, found),
    )
    causes = likely_causes(playbook.diagnosis, base, case.causes or ())
    whole = msgspec.structs.replace(base, causes=tuple(one.cause.id for one in causes if one.known))
    return whole, (phenomenon, why), causes, said


def suggestion(playbook: Playbook, key: str, answers: Answers, today: date) -> Value | None:
    """What the answers so far suggest for 现象 or 原因; None for every other question, or when they suggest nothing."""
    if key not in SUGGESTED:
        return None
    s = setting_of(playbook, answers, today, "")
    if key == "现象":
        return s.phenomenon[0].id if s.phenomenon[0] else None
    return [one.cause.id for one in s.causes] or None


def _back_day(visit: date, promise: date, rhythm: int) -> date:
    """When to come back: after his type's rhythm, but before the promised day, and never on the visit itself."""
    first = plus_workdays(visit, 1)
    return max(first, min(plus_workdays(visit, rhythm), plus_workdays(promise, -1)))


def _unproved(playbook: Playbook, case: Case) -> frozenset[str]:
    """The dates whose paper was looked for and is not there."""
    have = case.documents
    return frozenset(
        d.dates for d in playbook.chain.documents if d.dates and have is not None and d.id not in have
    )


def name_in(text: str | None) -> str | None:
    """The name in 财务科刘会计；要看发票, without what follows it."""
    return re.split(r"[；;，,（(：:]", text)[0].strip() if text else None


def _facts(
    case: Case, report: ClockReport, answers: Answers, company: str, *, barred: bool, ahead: int
) -> Facts:
    """What the placeholders stand for; None where the case does not say, or where it is not sure enough to be said.

    `ahead`: how many days from today to the visit, on which the overdue days are spoken."""
    own = {key: v for key, v in answers.items() if isinstance(v, str) and v != UNKNOWN}
    left = None if case.derived() else report.outstanding
    sure = report.due.effective if left and not report.due.doubts and not barred else None
    amounts = {
        "合同额": case.contract_amount,
        "已付": case.paid,
        "未付": left,
        "无争议": case.undisputed(left),
        "争议": case.disputed,
        "目标": case.target if case.target is not None else left,
        "可接受": case.acceptable or case.undisputed(left),
        "底线": case.floor,
    }
    return {
        **own,
        **{name: spoken(amount) if amount else None for name, amount in amounts.items()},
        "称呼": case.person or "您好",
        "客户": case.customer,
        "我方": company or "我们公司",
        "项目": case.project,
        "合同编号": case.contract_no,
        "验收日": long_date(case.accepted) if case.accepted else None,
        "到期日": long_date(sure.rolled) if sure else None,
        "逾期天数": str(report.overdue + ahead) if sure and report.overdue else None,
        "要什么": (case.want or "").rstrip("。；;.") or None,
        "验收人": name_in(case.accepter),
        "发起人": name_in(case.initiator),
        "审核人": name_in(case.reviewer),
        "签批人": name_in(case.approver),
    }
