"""What to heed in this case: sentences of escalation.yaml by the state of the case."""

from __future__ import annotations

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.answers.case import FIRST_COUNTS, NO_CLAIM, UNACCEPTED
from huikuan_cli.core.law.workdays import has_table, is_workday, plus_workdays
from huikuan_cli.core.playbook.placeholders import Facts, fill
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.speech import called
from huikuan_cli.core.text.values import UNKNOWN


def reminders(s: Analysis, *, later: bool, logged: bool = False) -> tuple[str, ...]:
    """The sentences whose state holds, in the order in which they weigh. `later`: there was a visit before this one, `logged`: and how
    it ended is known, which the sheet says itself."""
    texts = s.playbook.escalation.reminders
    states = {**_of_time(s), **_of_claim(s), "上次要的": later and not logged and not s.no_money()}
    states["单位变了"] = bool(s.case.successor)
    disputed = spoken_sum(s.case.disputed) if s.case.disputed else None
    facts: Facts = {
        **s.written(),
        "争议": disputed,
        "未达标项": s.case.lacking,
        "现在的单位": s.case.successor,
    }
    return tuple(fill(texts[name], facts) for name in texts if states.get(name))


def minutes(s: Analysis) -> tuple[str, ...]:
    """The three lines that are sent to the customer after the visit, with what is not known left to be filled in; no word of
    tactics, type or interest is in them."""
    facts = s.written() if called(s.case.person) else {**s.written(), "称呼": "贵单位"}
    blank: Facts = {key: value or "＿＿＿＿" for key, value in facts.items()}
    return tuple(fill(line, blank) for line in s.playbook.escalation.minutes)


def _of_time(s: Analysis) -> dict[str, bool]:
    limit, due = s.report.limitation, s.report.due.effective
    barred = s.report.barred(s.today)
    last = limit.restarted if limit else None
    near = limit is not None and not barred and s.today >= limit.warn
    enforcing = s.report.enforceable()
    quiet = (
        due is not None
        and (s.today - max(due.rolled, last.day if last else due.rolled)).days
        > s.playbook.escalation.stale_days
        and not s.case.undated_events  # one of them may be recent
    )
    pressing = quiet and not barred and not s.no_money()
    looked = s.answers.get("催款记录", UNKNOWN) != UNKNOWN
    years = (s.visit, s.promise, plus_workdays(s.promise, 5))
    return {
        "时效可能已过": barred and not enforcing,
        "凭证没写日子": limit is not None and bool(limit.undated) and not enforcing,
        "时效已近": near and not enforcing,
        "执行期可能已过": barred and enforcing,
        "执行期已近": near and enforcing,
        "还没到期": due is not None and not s.report.overdue and not enforcing,
        "久未催款": pressing and looked and not enforcing,
        "催款没问到": pressing and not looked and not enforcing,
        "休息日": not is_workday(s.visit),
        "没有放假表": not all(has_table(day.year) for day in years),
    }


def _of_claim(s: Analysis) -> dict[str, bool]:
    """What to heed of the claim itself; nothing once a judgment, an award or a mediation has settled it."""
    case, claims = s.case, bool(s.report.claims) and not s.no_money()
    if s.report.enforceable():
        return {}
    silent = case.claim_interest in (None, NO_CLAIM)
    waits = (
        case.start not in ("交付", "结算确认", "考核签字", "收到发票", "商票到期", "写明日期")
        and case.counts_from != FIRST_COUNTS
    )
    return {
        "还没验收": waits and case.acceptance in UNACCEPTED and not s.situation.scored,
        "有未达标": bool(case.lacking),
        "有争议": bool(case.disputed) and not s.no_money(),
        "追加超限": case.supplement == "有，超过原合同额10%",
        "利息可提": claims and not silent,
        "利息不提": claims and silent,
    }
