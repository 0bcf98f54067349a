"""What the planner works from, computed once: the typed case, the clock's report, the days, the words to fill in."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from huikuan_cli.core.case import Answers, Case, clock_facts, read_case
from huikuan_cli.core.clock.facts import ClockReport
from huikuan_cli.core.clock.report import clock
from huikuan_cli.core.clock.workdays import plus_workdays
from huikuan_cli.core.filling import Facts
from huikuan_cli.core.interview import Interview, interview
from huikuan_cli.core.playbook import CustomerType, Playbook
from huikuan_cli.core.values import UNKNOWN, long_date, short_date, spoken

SAFE_TYPE = "e0"


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


def visit_day(case: Case, today: date) -> date:
    """The day of the visit: as given, else the next working day."""
    return case.visit or plus_workdays(today, 1)


def setting_of(playbook: Playbook, answers: Answers, today: date, company: str) -> Setting:
    """Read the case, ask the clock, settle the days and what the placeholders stand for."""
    case = read_case(answers, today)
    report = clock(clock_facts(case, playbook.rules, today, _unproved(playbook, case)), playbook.rules)
    kind = playbook.types.get(case.type_id or SAFE_TYPE, playbook.types[SAFE_TYPE])
    visit = visit_day(case, today)
    promise = case.promise or plus_workdays(visit, playbook.escalation.promise_workdays)
    derived = set() if case.promise else {"承诺日"}
    if report.outstanding is not None and case.target is None:
        derived.add("目标金额")
    facts = _facts(case, report, answers, company, barred=report.barred(today))
    facts |= {
        "承诺日": short_date(promise),
        "回访日": short_date(plus_workdays(visit, kind.rhythm.workdays)),
        "拜访日": short_date(visit),
    }
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
    )


def _unproved(playbook: Playbook, case: Case) -> frozenset[str]:
    """The dates whose paper was looked for and is not there."""
    have = case.documents
    return frozenset(
        d.dates for d in playbook.chain.documents if d.dates and have is not None and d.id not in have
    )


def _who(text: str | None) -> str | None:
    """The name in 财务科刘会计；要看发票, without what follows it."""
    return re.split(r"[；;，,（(：:]", text)[0].strip() if text else None


def _facts(case: Case, report: ClockReport, answers: Answers, company: str, *, barred: bool) -> Facts:
    """What the placeholders stand for; None where the case does not say, or where it is not sure enough to be said."""
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
        "逾期天数": str(report.overdue) if sure and report.overdue else None,
        "要什么": (case.want or "").rstrip("。；;.") or None,
        "验收人": _who(case.accepter),
        "发起人": _who(case.initiator),
        "审核人": _who(case.reviewer),
        "签批人": _who(case.approver),
    }
