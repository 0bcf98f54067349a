"""The clock's report as figures for the sheet, each with its working, its sources and what is to check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import structs

from huikuan_cli.core.law.claim import ClockReport, DueDate, Interest, Limitation
from huikuan_cli.core.law.doubts import basis_of
from huikuan_cli.core.law.events import ENFORCEMENT_PERIOD, spelt
from huikuan_cli.core.playbook.own_rules import DAILY, DAYS, LIMITS, MONEY, PRIME, told
from huikuan_cli.core.playbook.rules import RELIABLE, OwnRule, Rules
from huikuan_cli.core.receivable.plan_figures import Claim, Figure
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.terms import Term
from huikuan_cli.core.text.values import dated, iso
from huikuan_cli.texts_instrument import UNDATED_FIRST

OF_PERIOD = ("mfd188", "mfd189", "mfd202", "sx2018")  # how long the period is and how it is counted


def source_names(rules: Rules, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Article ids as a person reads them, id kept: 民法典第203条〔mfd203〕, with the reliability where it is low."""
    found = []
    for one in dict.fromkeys(ids):
        article = rules.article(one)
        weak = "" if article.confidence in RELIABLE else f"，可信度{article.confidence}"
        found.append(f"{article.name}〔{one}{weak}〕")
    return tuple(found)


def older_law(rules: Rules, ids: tuple[str, ...], day: date) -> tuple[str, ...]:
    """A doubt when an article that is cited came into force only after the day it is cited for."""
    later = [one for one in ids if rules.article(one).effective > day]
    if not later:
        return ()
    return (f"{day.year} 年的事适用当时的法律，条号可能不同，待核",)


def figures(
    report: ClockReport, rules: Rules, today: date, own: Sequence[OwnRule] = ()
) -> tuple[Figure, ...]:
    """Due dates, overdue days, interest and limitation; what rests on a doubtful due date says so, and what rests on a figure of a
    team's own (`own`)."""
    rests = ("到期日还有待核的地方",) if report.due.doubts else ()
    return (
        *_instrument_figures(report),
        *_of_team(_due_figures(report, rules, today, rests), own, DAYS),
        *(
            figure
            for claim, one in zip(report.claims, _interest_figures(report, rules, rests), strict=True)
            for figure in _of_team((one,), own, *_rests_on(claim))
        ),
        *_of_team(_limitation_figures(report, rules, rests, today), own, DAYS, LIMITS),
    )


def _rests_on(claim: Interest) -> tuple[str, ...]:
    """The kinds of statutory figures that an interest figure is worked out from."""
    prime = (PRIME,) if {"lpr", "jzll"} & set(claim.sources) else ()
    return (DAYS, MONEY, *prime, *((DAILY,) if claim.conditions else ()))


def _of_team(found: tuple[Figure, ...], own: Sequence[OwnRule], *kinds: str) -> tuple[Figure, ...]:
    """The figures with a word of what a team changed that they rest on."""
    said = told(own, *kinds)
    return tuple(structs.replace(one, to_check=(*one.to_check, *said)) for one in found) if said else found


def _instrument_figures(report: ClockReport) -> tuple[Figure, ...]:
    """The paper that replaced the terms of the contract, with its instalments, and what of it is late."""
    paper = report.instrument
    if paper is None:
        return ()
    day = f"{iso(paper.effective)} 起" if paper.effective else "生效日没填"
    found = [Figure("instrument", paper.kind, f"{day}，{len(paper.instalments)} 期", report.schedule, ())]
    if report.fallen_due:
        amount = f"{yuan(report.fallen_due)} 元"
        found.append(Figure("instrument.due", "过了日子没付的", amount, f"照{paper.kind}的期数", ()))
    return tuple(found)


def _both(due: DueDate) -> str:
    if due.raw == due.rolled:
        return dated(due.rolled)
    return f"{dated(due.rolled)}，不顺延是 {dated(due.raw)}"


def _due_figures(
    report: ClockReport, rules: Rules, today: date, rests: tuple[str, ...]
) -> tuple[Figure, ...]:
    due = report.due
    names = source_names(rules, due.sources)
    if due.effective is None:
        return (Figure("due", "到期日", "待核", due.words, names, report.missing),)
    doubts = due.unproved + due.doubts + due.argued + older_law(rules, due.sources, due.effective.raw)
    working = "；".join((due.words, *due.notes))
    rows = []
    if due.contract:
        rows.append(("due.contract", _contract_name(report, rules), due.contract))
    if due.statutory and due.statutory != due.contract:
        rows.append(("due.statutory", f"法定到期日（{due.statutory.days}日）", due.statutory))
    rows = rows or [("due", "到期日", due.effective)]
    found = [Figure(id, name, _both(day), "和下面一行比，取早的一天", ()) for id, name, day in rows[:-1]]
    found += [Figure(id, name, _both(day), working, names, doubts) for id, name, day in rows[-1:]]
    return (*found, _overdue(report, today, names, rests))


def _contract_name(report: ClockReport, rules: Rules) -> str:
    contract = report.due.contract
    if report.instrument and not report.due.doubts:
        return f"到期日（照{report.instrument.kind}）"
    if contract and contract == report.due.statutory and contract.days is not None:
        begun = report.due.start.day or contract.start
        within = begun and (contract.raw - begun).days <= rules.terms.max_days
        term = Term(contract.days, contract.working, contract.months).words().replace(" ", "")
        return f"到期日（合同{term}{f'，没超过法定的{rules.terms.max_days}日' if within else ''}）"
    return "合同到期日"


def _overdue(report: ClockReport, today: date, names: tuple[str, ...], rests: tuple[str, ...]) -> Figure:
    due = report.due.effective
    assert due is not None
    if not report.overdue:
        return Figure("overdue", "逾期", "还没到期", f"到期日 {iso(due.rolled)} 还没过", names, rests)
    text = f"{report.overdue} 天"
    if report.overdue_raw != report.overdue:
        text += f"，不顺延是 {report.overdue_raw} 天"
    until = "付清那天" if report.outstanding == 0 else f"今天 {iso(today)}，含今天"
    basis = basis_of(report.due, due.rolled)
    since = f"{iso(due.rolled)}（{basis}的到期日）" if basis else f"{iso(due.rolled)} "
    return Figure("overdue", "逾期", text, f"从 {since}的次日数到{until}", names, rests)


def _interest_figures(report: ClockReport, rules: Rules, rests: tuple[str, ...]) -> tuple[Figure, ...]:
    due = report.due.effective
    return tuple(
        _interest(n, claim, rules, rests + (older_law(rules, claim.sources, due.rolled) if due else ()))
        for n, claim in enumerate(report.claims, 1)
    )


def _interest(number: int, claim: Interest, rules: Rules, rests: tuple[str, ...]) -> Figure:
    names = source_names(rules, claim.sources)
    if claim.low is None or claim.high is None:
        amount = "算不出，待核" if "待核" in claim.words else "不适用"
        return Figure(f"interest.{number}", claim.name, amount, claim.words, names)
    amount = yuan(claim.low) if claim.low == claim.high else f"{yuan(claim.low)}～{yuan(claim.high)}"
    doubts = rests + claim.doubts
    if claim.interest_first:
        principal, interest = claim.interest_first
        doubts += (f"按先抵利息算：剩余本金 {yuan(principal)} 元，另欠利息 {yuan(interest)} 元",)
    doubts += tuple(
        f"{c.name}：{c.state}，要找{c.need}" for c in claim.conditions if c.state in ("缺证据", "不清楚")
    )
    lost = "".join(f"（“{c.name}”不满足）" for c in claim.conditions if c.state == "不满足")
    lost += f"（{claim.mark}）" if claim.mark else ""
    return Figure(f"interest.{number}", claim.name, f"{amount} 元{lost}", claim.words, names, doubts)


def interest_conditions(report: ClockReport) -> tuple[Claim, ...]:
    """The conditions of the statutory interest and how each stands; none where the claim does not apply."""
    usable = [claim for claim in report.claims if claim.low is not None]
    return tuple(Claim(c.name, c.state, c.need) for claim in usable for c in claim.conditions)


def _limitation_figures(
    report: ClockReport, rules: Rules, rests: tuple[str, ...], today: date
) -> tuple[Figure, ...]:
    found = report.limitation
    if found is None:
        name, why = "诉讼时效", "到期日不清楚，时效算不出"
        if report.enforceable():
            name, why = ENFORCEMENT_PERIOD, "履行期和生效日都不清楚，申请执行的期限算不出；今天就问律师"
        return (Figure("limitation", name, "待核", why, (), report.missing),)
    rests = () if report.enforceable() else rests
    events = tuple(f"{spelt(c.event)} {c.event.kind}：{c.why}" for c in found.events)
    expiry = dated(found.expiry) + ("" if found.raw == found.expiry else f"，不顺延是 {dated(found.raw)}")
    doubts = rests + found.doubts + older_law(rules, _not_settled(found.sources), found.start)
    working = "；".join((found.words, *events, *found.notes))
    alarm = f"{found.alarm_words}；{_what_to_do(found, today)}"
    return (
        Figure(
            "limitation", f"{found.name}届满", expiry, working, source_names(rules, found.sources), doubts
        ),
        Figure(
            "limitation.alarm",
            f"{found.name}最早警戒",
            dated(found.alarm),
            alarm,
            source_names(rules, found.alarm_sources),
            rests + found.by_month + found.undated,
        ),
    )


def _not_settled(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources whose older wording may matter: for a period that began under the old law, sx2018 says which one counts."""
    return tuple(one for one in sources if one not in OF_PERIOD) if "sx2018" in sources else sources


def _what_to_do(found: Limitation, today: date) -> str:
    enforcing = found.name == ENFORCEMENT_PERIOD
    if today > found.alarm:
        matter = "期限" if enforcing else "时效"
        over = f"这一天已经过了 {(today - found.alarm).days} 天"
        return (f"{over}；{UNDATED_FIRST}" if found.undated else f"{over}：") + f"先找律师，不要谈{matter}"
    act = "请律师定下申请执行" if enforcing else "拿到一次有凭证的催款"
    if today >= found.warn:
        return f"已经进入警戒期：{'今天就' if enforcing else '这次就要'}{act}"
    return f"最晚 {iso(found.warn)} 前{act}"
