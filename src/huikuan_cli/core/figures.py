"""The clock's report as figures for the sheet, each with its working, its sources and what is to check."""

from __future__ import annotations

from huikuan_cli.core.clock.facts import ClockReport, Due, Interest
from huikuan_cli.core.plan import Claim, Figure
from huikuan_cli.core.rules import Rules
from huikuan_cli.core.values import dated, iso, yuan


def source_names(rules: Rules, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Article ids as a person reads them, id kept: 民法典第203条〔mfd203〕."""
    return tuple(f"{rules.article(one).name}〔{one}〕" for one in ids)


def _both(due: Due) -> str:
    if due.raw == due.rolled:
        return dated(due.rolled)
    return f"{dated(due.rolled)}，不顺延是 {dated(due.raw)}"


def figures(report: ClockReport, rules: Rules) -> tuple[Figure, ...]:
    """Due dates, overdue days, interest and limitation; what cannot be computed is named 待核."""
    return (
        *_due_figures(report, rules),
        *_interest_figures(report, rules),
        *_limitation_figures(report, rules),
    )


def _due_figures(report: ClockReport, rules: Rules) -> tuple[Figure, ...]:
    due = report.due
    names = source_names(rules, due.sources)
    if due.effective is None:
        return (Figure("due", "到期日", "待核", due.words, names, report.missing),)
    found = []
    if due.contract and due.statutory == due.contract and due.contract.days is not None:
        limit = rules.terms.max_days
        name = f"到期日（合同{due.contract.days}日，没超过法定的{limit}日）"
        found.append(Figure("due.contract", name, _both(due.contract), due.words, names))
    elif due.contract:
        found.append(Figure("due.contract", "合同到期日", _both(due.contract), due.words, names))
    if due.statutory and due.statutory != due.contract:
        label = f"法定到期日（{due.statutory.days}日）"
        found.append(Figure("due.statutory", label, _both(due.statutory), due.words, names, due.doubts))
    if not found:
        found.append(Figure("due", "到期日", _both(due.effective), due.words, names, due.doubts))
    elif found[-1].id == "due.contract":
        last = found.pop()
        found.append(Figure(last.id, last.name, last.figure, last.working, last.sources, due.doubts))
    found.append(_overdue(report, names))
    return tuple(found)


def _overdue(report: ClockReport, names: tuple[str, ...]) -> Figure:
    due = report.due.effective
    assert due is not None
    if not report.overdue:
        return Figure("overdue", "逾期", "还没到期", f"到期日 {iso(due.rolled)} 还没过", names)
    text = f"{report.overdue} 天"
    if report.overdue_raw != report.overdue:
        text += f"，不顺延是 {report.overdue_raw} 天"
    return Figure("overdue", "逾期", text, f"从 {iso(due.rolled)} 的次日数到今天，含今天", names)


def _interest_figures(report: ClockReport, rules: Rules) -> tuple[Figure, ...]:
    return tuple(_interest(n, claim, rules) for n, claim in enumerate(report.claims, 1))


def _interest(number: int, claim: Interest, rules: Rules) -> Figure:
    if claim.low is None or claim.high is None:
        amount = "算不出，待核" if "待核" in claim.words else "用不上"
    elif claim.low == claim.high:
        amount = f"{yuan(claim.low)} 元"
    else:
        amount = f"{yuan(claim.low)}～{yuan(claim.high)} 元"
    doubts = claim.doubts
    if claim.interest_first:
        principal, interest = claim.interest_first
        doubts += (f"按先抵利息算：剩余本金 {yuan(principal)} 元，另欠利息 {yuan(interest)} 元",)
    missing = tuple(
        f"{c.name}：{c.state}，要找{c.need}" for c in claim.conditions if c.state in ("缺证据", "不清楚")
    )
    return Figure(
        f"interest.{number}",
        claim.name,
        amount,
        claim.words,
        source_names(rules, claim.sources),
        doubts + missing,
    )


def interest_conditions(report: ClockReport) -> tuple[Claim, ...]:
    """The conditions of the statutory interest and how each stands."""
    return tuple(Claim(c.name, c.state, c.need) for claim in report.claims for c in claim.conditions)


def _limitation_figures(report: ClockReport, rules: Rules) -> tuple[Figure, ...]:
    found = report.limitation
    if found is None:
        return (Figure("limitation", "诉讼时效", "待核", "到期日不清楚，时效算不出", (), report.missing),)
    names = source_names(rules, found.sources)
    events = tuple(f"{iso(c.event.day)} {c.event.kind}：{c.why}" for c in found.events)
    expiry = dated(found.expiry) + ("" if found.raw == found.expiry else f"，不顺延是 {dated(found.raw)}")
    return (
        Figure("limitation", "时效届满", expiry, "；".join((found.words, *events)), names, found.doubts),
        Figure(
            "limitation.alarm",
            "时效最早警戒",
            dated(found.alarm),
            f"{found.alarm_words}；最晚 {dated(found.warn)} 前拿到一次有凭证的催款",
            source_names(rules, ("mfd188", "mfd628")),
        ),
    )
