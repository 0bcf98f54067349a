"""Interest by the payment regulation, 0.05 % a day (条例 2025 第17条, 2020 第15条), and what it rests on."""

from __future__ import annotations

from datetime import date, timedelta

from huikuan_cli.core.law.claim import (
    NOT_COVERED,
    NOT_TOLD,
    TOLD_PROVED,
    ClockFacts,
    Condition,
    DueDates,
    Interest,
)
from huikuan_cli.core.law.doubts import (
    based,
    case_doubts,
    claim_sources,
    paid_first,
    part_words,
    undisputed,
)
from huikuan_cli.core.law.segments import Span, percent, segments, simple_interest, working_line
from huikuan_cli.core.playbook.rules import Rules, RuleVersion
from huikuan_cli.core.text.values import iso

MET, NO_PROOF, FAILED, NOT_KNOWN = "满足", "缺证据", "不满足", "不清楚"
UNSURE = "法院不一定支持：最常见的败因是拿不出签约时已告知对方的证据，待核"


def conditions(facts: ClockFacts, version: RuleVersion | None) -> tuple[Condition, ...]:
    """What the daily rate of the regulation rests on, and what is missing for each (第3、17条)."""
    covered = {None: NOT_KNOWN, NOT_COVERED: FAILED}.get(facts.payer, MET)
    small = {None: NOT_KNOWN, False: FAILED, True: MET}[facts.small]
    told = {TOLD_PROVED: MET, NOT_TOLD: FAILED, None: NOT_KNOWN}.get(facts.told, NO_PROOF)
    return (
        Condition("对方是条例管的付款方", covered if version else FAILED, "核对客户性质"),
        Condition("签约时我方是中小企业", small, "签约年度的财务报表、人数、划型标准"),
        Condition("签约时告知过对方", told, "投标时的《中小企业声明函》或其他书面告知", vital=False),
    )


def last_day_before(rules: Rules) -> date:
    """The last day on which no version of the regulation applied (2020-08-31)."""
    return rules.first_day() - timedelta(days=1)


def straddles(due: DueDates, rules: Rules) -> bool:
    """Whether the delay began before the first version of the regulation."""
    return due.effective is not None and due.effective.rolled < last_day_before(rules)


def may_lead(facts: ClockFacts, due: DueDates, rules: Rules) -> bool:
    """Whether the figure of the regulation may stand first: it surely covers us, and the contract is not older than it."""
    older = straddles(due, rules) or (facts.signed is not None and facts.signed < rules.first_day())
    return facts.small is True and facts.payer not in (None, NOT_COVERED) and not older


def statutory(facts: ClockFacts, due: DueDates, rules: Rules) -> Interest:
    """The daily rate of the regulation from the due date, never for a day before it applied."""
    assert due.effective
    assert facts.principal is not None
    rate = rules.terms.daily_rate
    name = f"条例口径（每日{percent(rate)}）"
    start = max(due.effective.rolled, last_day_before(rules))
    version = rules.version_on(start + timedelta(days=1)) if facts.today > start else None
    stand = conditions(facts, version)
    lost = [c.name for c in stand if c.state == FAILED and c.vital]
    sources = claim_sources(facts, *((version.interest, version.told) if version else ()))
    if lost:
        return Interest(name, None, None, f"不适用：不符合“{'、'.join(lost)}”", sources, stand)
    parts = segments(facts.principal, start, facts.today, facts.payments)
    total = simple_interest(parts, rate)
    spans = (Span(start, facts.today, rate),)
    doubts = (UNSURE, *_told_doubts(facts), *_older(facts, due, rules), *case_doubts(facts))
    doubts += (*part_words(facts.payments), *undisputed(facts, [spans]))
    words = based(due, start, working_line(parts, percent(rate)))
    first = paid_first(facts, spans)
    return Interest(name, total, total, words, sources, stand, doubts, first)


def _told_doubts(facts: ClockFacts) -> tuple[str, ...]:
    return ("签约时没有告知过对方，这个口径多半得不到支持",) if facts.told == NOT_TOLD else ()


def _older(facts: ClockFacts, due: DueDates, rules: Rules) -> tuple[str, ...]:
    """Contracts and breaches older than the first version of the regulation (docs/law.md §2)."""
    first = iso(rules.first_day())
    if straddles(due, rules):
        return (f"逾期跨过 {first}：只算条例施行以后的天数，各地法院看法不一，待核",)
    if facts.signed and facts.signed < rules.first_day():
        return (f"合同签在条例施行（{first}）之前，各地法院看法不一，待核",)
    return ()
