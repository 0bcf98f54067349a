"""When the money was due: from the contract and from the payment regulation (docs/law.md §1, §7)."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs

from huikuan_cli.core.law.claim import (
    AWAITED,
    BY_ACCEPTANCE,
    BY_BILL,
    BY_DATE,
    BY_DELIVERY,
    BY_FUNDS,
    BY_OTHER,
    BY_SCORE,
    BY_STEPS,
    LARGE,
    NO_CONTRACT,
    NOT_COVERED,
    SETTLES,
    SILENT,
    ClockFacts,
    DueDate,
    DueDates,
    PeriodStart,
)
from huikuan_cli.core.law.due_doubts import NO_BILL_DAY, doubts_of, notes_of
from huikuan_cli.core.law.workdays import (
    is_public_holiday,
    is_workday,
    plus_months,
    plus_workdays,
    rolled,
)
from huikuan_cli.core.playbook.rules import Rules, RuleVersion
from huikuan_cli.core.text.terms import A_YEAR, Term
from huikuan_cli.core.text.values import dated, iso

FRIDAY = 4
ON_RECEIPT = (SILENT, NO_CONTRACT, BY_DELIVERY)
ON_OTHERS = tuple(AWAITED)  # the contract waits for more than our performance
FUNDS_CLAUSE = "合同写拨款到位再付"
RETENTION_ARGUED = (
    "质保金、履约保证金按合同的期满日算，不套 30、60 日；能不能留有争议（财库〔2019〕38号），待核"
)
PERHAPS_KEPT = (
    "满一年以上才付，又只占合同的一小部分，可能是质保金：先照合同的日子，没用条例的最长 {days} 日（那样 {day}就到期了）；"
    "是不是质保金，看合同这一笔叫什么，待核"
)
MONTH_DOUBT = "起算那天只知道是哪个月，先按月底算（最晚的一天），待核：查到哪天再改"
WARRANTY_END = "质保期哪天满还没写，写了才推得出到期日"
OTHER_START = "合同写的起算点这里算不出，到期日待核：请法务照合同原话定"
NO_TERM = (None, BY_DATE, BY_FUNDS, BY_BILL, BY_OTHER)  # starts of which nobody expects a number of days
COUNTING = ("mfd201", "mfd203")


def _due(start: date | None, days: int | None, raw: date) -> DueDate:
    return DueDate(start, days, raw, rolled(raw))


def _after(start: date, days: int) -> DueDate:
    """The period of `days` calendar days; the first day is not counted (民法典第201条)."""
    return _due(start, days, start + timedelta(days=days))


def start_of_period(facts: ClockFacts, version: RuleVersion) -> PeriodStart:
    """From which day the payment period counts, and by which article (2025: 第9、10条; 2020: 第8、9条)."""
    if facts.start == BY_ACCEPTANCE:
        return _from_acceptance(facts, version)
    if facts.start in SETTLES:
        return _from_settlement(facts, version)
    if facts.start in ON_OTHERS and not _covered(facts):
        return _from_others(facts)
    if facts.start == BY_BILL and (facts.contract_date or not _covered(facts)):
        return PeriodStart(None, NO_BILL_DAY)
    if facts.start in (BY_DELIVERY, BY_DATE, BY_BILL, SILENT, NO_CONTRACT, *ON_OTHERS):
        return _from_delivery(facts, version)
    return _from_unknown(facts, version)


def _from_settlement(facts: ClockFacts, version: RuleVersion) -> PeriodStart:
    scored = facts.start == BY_SCORE
    if facts.settled is None:
        what = "合同按考核（确认）签字起算，这一期哪天签的" if scored else "合同按结算确认起算，但确认日期"
        return PeriodStart(None, f"{what}还不清楚{'（或还没签）' if scored else ''}")
    words = f"{dated(facts.settled)}考核签字" if scored else f"双方 {dated(facts.settled)}确认结算金额"
    key = "结算确认日" if scored else ""
    return PeriodStart(facts.settled, f"{words}，从这天起算", (version.settlement,), (), key)


def _from_acceptance(facts: ClockFacts, version: RuleVersion) -> PeriodStart:
    late = facts.deadline and (facts.accepted is None or facts.accepted > facts.deadline)
    if facts.dragged and late and facts.deadline:
        words = f"对方拖延验收，从约定的验收期限届满日 {dated(facts.deadline)}起算"
        doubts = () if "验收期限" in facts.proved else ("要有证据证明是对方拖延（验收申请及送达）",)
        return PeriodStart(facts.deadline, words, (version.dragged,), doubts)
    if facts.accepted:
        return PeriodStart(
            facts.accepted,
            f"{dated(facts.accepted)}{'初验合格，合同写初验后付' if facts.at_first else '验收合格'}，从这天起算",
            (version.acceptance,),
            (),
            "初验日期" if facts.at_first else "验收合格日期",
        )
    if facts.dragged:
        return PeriodStart(None, "对方拖延验收，但约定的验收期限届满日不清楚")
    if facts.at_first:
        return PeriodStart(None, "合同按初验起算，初验日期还不清楚")
    return PeriodStart(None, "合同按验收合格起算，验收合格日期还不清楚（或还没验收）")


def _from_delivery(facts: ClockFacts, version: RuleVersion) -> PeriodStart:
    if facts.delivered:
        return PeriodStart(
            facts.delivered, f"{dated(facts.delivered)}交付，从这天起算", (version.term,), (), "交付日期"
        )
    if facts.accepted:
        words = f"交付日期不清楚，先从验收合格日 {dated(facts.accepted)}起算（对我方保守）"
        return PeriodStart(facts.accepted, words, (version.term,), ("交付日期待核：找签收单",))
    return PeriodStart(None, "交付日期还不清楚")


def _waits(facts: ClockFacts) -> bool:
    """Whether the contract waits for what says no day of its own: no term of it dates the regulation."""
    return facts.start in ON_OTHERS or (facts.start == BY_BILL and not facts.contract_date)


def _covered(facts: ClockFacts) -> bool:
    """Whether the regulation may apply: to this customer, and to us."""
    return facts.small is not False and facts.payer != NOT_COVERED


def _from_others(facts: ClockFacts) -> PeriodStart:
    """Where only the contract counts, and it waits for an invoice, for all the papers or for money from above."""
    (key, what), day = AWAITED[facts.start or ""], facts.came()
    if day is None and facts.start == BY_FUNDS:
        return PeriodStart(None, f"{FUNDS_CLAUSE}，哪天到位还不清楚")
    if day is None:
        return PeriodStart(None, f"合同从{what}起算，{_when_unknown(facts)}")
    return PeriodStart(day, f"{dated(day)}{what}，从这天起算", (), (), key)


def _from_unknown(facts: ClockFacts, version: RuleVersion) -> PeriodStart:
    other = facts.start == BY_OTHER
    doubt = (OTHER_START if other else "付款起算点待核：翻合同付款条款",)
    what = "合同另写了起算点" if other else "合同的起算点不清楚"
    if facts.accepted:
        words = f"{what}，先从验收合格日 {dated(facts.accepted)}推算"
        return PeriodStart(facts.accepted, words, (version.acceptance,), doubt)
    if facts.delivered:
        words = f"{what}，先从交付日 {dated(facts.delivered)}推算"
        return PeriodStart(facts.delivered, words, (version.term,), doubt)
    if other:
        return PeriodStart(None, f"{what}，这里算不出")
    return PeriodStart(None, "起算点、交付日和验收日都不清楚")


def due_dates(facts: ClockFacts, rules: Rules) -> DueDates:
    """The due dates (`_due_dates`). Where only the month is known of what they count from, they count from its last day, the latest that
    can be, and that is said to be doubtful."""
    found = _due_dates(facts, rules)
    if not facts.by_month:
        return found
    early = _due_dates(facts.at_the_earliest(), rules)
    if (early.contract, early.statutory, early.effective) == (
        found.contract,
        found.statutory,
        found.effective,
    ):
        return found
    return structs.replace(
        found,
        start=structs.replace(found.start, words=_by_month(facts, found.start.words)),
        words=_by_month(facts, found.words),
        doubts=(*found.doubts, MONTH_DOUBT),
    )


def _by_month(facts: ClockFacts, words: str) -> str:
    """Words in which a day of which only the month is known stands as that month."""
    for name, first in facts.by_month:
        day = getattr(facts, name)
        words = words.replace(dated(day), f"{first.year}年{first.month}月（哪天不清楚，先按 {dated(day)}）")
    return words


def _due_dates(facts: ClockFacts, rules: Rules) -> DueDates:
    """Contract due date, statutory due date and the one to use.

    The version of the regulation is the one in force on the statutory due date; 30 and 60 days are the same
    in both for 政府 customers, only the article numbers differ (docs/law.md §2). Without the regulation a silent
    contract is due on delivery (民法典第628条). The receipt of an invoice or of all the papers dates only the term of the contract, and
    money from above nothing at all: the regulation counts from what we did, to its longest period. A bill that was taken is due on its
    own day, and on no other here; while that is not known, the contract says nothing that counts.
    """
    newest = max(rules.versions, key=lambda v: v.effective)
    start = start_of_period(facts, newest)
    contract = _contract_due(facts, start.day)
    statutory = _statutory_due(facts, start.day, contract, rules)
    kept = _perhaps_kept(facts, start.day, contract, statutory)
    statutory = None if kept else statutory
    version = rules.version_on(statutory.raw) if statutory else None
    if version:
        start = start_of_period(facts, version)
    effective = _earlier(contract, statutory) or _at_once(facts, start.day)
    if facts.retention and effective is None:
        start = PeriodStart(start.day, WARRANTY_END)
    elif facts.retention and facts.contract_date:
        start = PeriodStart(
            None, ""
        )  # the day is that of the contract: no other is counted from, and none is lacking
    came = AWAITED.get(facts.start or "") if contract is not None and effective is contract else None
    rests_on = came[0] if came else start.key
    return DueDates(
        start=start,
        contract=contract,
        statutory=statutory,
        effective=effective,
        regulation=version.name if version else "",
        words=_words(facts, start, contract, statutory, effective, rules),
        sources=_sources(facts, start, statutory, effective, version),
        doubts=(() if came else start.doubts)
        + kept
        + doubts_of(facts, contract, statutory, effective, rules),
        notes=notes_of(effective),
        argued=(RETENTION_ARGUED,) if facts.retention else (),
        unproved=(f"证明“{rests_on}”的材料不在手上，日期待核",) if rests_on in facts.unproved else (),
    )


def _contract_due(facts: ClockFacts, start: date | None) -> DueDate | None:
    if facts.contract_date:
        return _due(None, None, facts.contract_date)
    start = facts.came() if facts.start in AWAITED else start
    if facts.contract_days is None or start is None:
        return None
    term = Term(facts.contract_days, facts.working, facts.contract_months)
    last = last_day(start, term)
    return DueDate(start, term.days, last, rolled(last), term.working, term.months)


def last_day(start: date, term: Term) -> date:
    """The last day of a period, whose first day is not counted, before it is moved off a rest day (民法典第201、202条)."""
    if term.months:
        return plus_months(start, term.months)
    if term.working and term.days:
        return plus_workdays(start, term.days)
    return start + timedelta(days=term.days)


def _statutory_due(
    facts: ClockFacts, start: date | None, contract: DueDate | None, rules: Rules
) -> DueDate | None:
    """The date by the regulation; None when it does not apply (so to retention money, 条例 2025 第13条) or the start is not
    known.

    A customer of unknown kind keeps to the contract; with a silent contract he is taken for a government one, the
    later date. The doubt is said.
    """
    if not _covered(facts) or facts.retention or start is None:
        return None
    if facts.payer is None and contract:
        return None
    if facts.payer != LARGE:
        limit = _after(start, rules.terms.max_days)
        silent = limit if _waits(facts) else _after(start, rules.terms.default_days)
        due = min(contract, limit, key=lambda d: d.raw) if contract else silent
    else:
        version = rules.version_on(start)
        if version is None or not version.large_days:
            return None
        due = (contract if facts.start != BY_FUNDS else None) or _after(start, version.large_days)
    return due if rules.version_on(due.raw) else None


def _perhaps_kept(
    facts: ClockFacts, start: date | None, contract: DueDate | None, statutory: DueDate | None
) -> tuple[str, ...]:
    """The doubt where a small part of the contract is paid a year or more after what it counts from, and nobody said what it is: it may be
    retention money, and the regulation's day, which says that it is overdue, is not used (docs/law.md §6)."""
    if not (facts.minor and contract and statutory and start) or statutory.raw >= contract.raw:
        return ()
    term = Term(contract.days or 0, contract.working, contract.months)
    if not term.at_least_a_year() and contract.raw < plus_months(start, A_YEAR.months):
        return ()
    return (PERHAPS_KEPT.format(days=statutory.days, day=dated(statutory.raw)),)


def _earlier(contract: DueDate | None, statutory: DueDate | None) -> DueDate | None:
    both = [d for d in (statutory, contract) if d]
    return min(both, key=lambda d: d.raw) if both else None


def _at_once(facts: ClockFacts, start: date | None) -> DueDate | None:
    """No agreed number of days and no regulation: due on the day that the contract counts from.

    On receipt by 民法典第628条; for acceptance, settlement, the invoice and the papers 第511条 lets us ask at any time after it.
    """
    start = facts.came() if facts.start in ON_OTHERS else start
    if (
        facts.start in (None, BY_DATE, BY_BILL, BY_OTHER)
        or facts.contract_days is not None
        or facts.retention
        or start is None
    ):
        return None
    return _due(start, 0, start)


def _words(
    facts: ClockFacts,
    start: PeriodStart,
    contract: DueDate | None,
    statutory: DueDate | None,
    effective: DueDate | None,
    rules: Rules,
) -> str:
    if start.words == WARRANTY_END:
        return WARRANTY_END
    written = start.day is None and contract is not None and contract.days is None
    parts = [] if written else [start.words]
    if _waits(facts) and _covered(facts):
        parts.append(_waits_for(facts))
    if contract and contract.days is not None:
        term = Term(contract.days, contract.working, contract.months).words()
        parts.append(f"合同约定 {term}，次日起数，到 {dated(contract.raw)}")
    elif contract:
        bill = facts.start == BY_BILL
        parts.append(f"收的票 {dated(contract.raw)}到期" if bill else f"合同写明 {dated(contract.raw)}付款")
    elif facts.contract_days is None and facts.start not in NO_TERM:
        parts.append("没有书面合同，没有约定的付款日" if facts.start == NO_CONTRACT else "合同没写付款天数")
    if statutory and statutory is not contract:
        others = _waits(facts)
        why = "超过法定上限，按最长" if contract else "法定最长" if others else "法定"
        since = f"从 {iso(statutory.start)} 的" if others and statutory.start else ""
        parts.append(f"{why} {statutory.days} 日，{since}次日起数，到 {dated(statutory.raw)}")
    if effective and effective is not contract and effective is not statutory:
        why = "没有约定付款时间，收货即应付" if facts.start in ON_RECEIPT else "没有写天数，按当天就应付算"
        parts.append(f"{why}（{iso(effective.raw)}）")
    if effective and effective.rolled != effective.raw:
        why = "在法定节假日里" if is_public_holiday(effective.raw) else "是周末"
        parts.append(f"最后一天{why}，顺延到 {dated(effective.rolled)}")
    elif effective and effective.raw.weekday() > FRIDAY and is_workday(effective.raw):
        parts.append("这天是调休上班日，不顺延")
    return "；".join(parts)


def _waits_for(facts: ClockFacts) -> str:
    """What the contract waits for, beside the day from which the regulation counts."""
    if facts.start == BY_BILL:
        return NO_BILL_DAY
    what, day = AWAITED[facts.start or ""][1], facts.came()
    if day is None and facts.start == BY_FUNDS:
        return f"{FUNDS_CLAUSE}，哪天到位说不准，不照它算"
    return f"合同从{what}那天 {dated(day)}算" if day else f"合同从{what}那天算，{_when_unknown(facts)}"


def _when_unknown(facts: ClockFacts) -> str:
    return "哪天办完还不清楚（或还没办完）" if facts.start == BY_STEPS else "对方哪天收到的还不清楚"


def _sources(
    facts: ClockFacts,
    start: PeriodStart,
    statutory: DueDate | None,
    effective: DueDate | None,
    version: RuleVersion | None,
) -> tuple[str, ...]:
    found = list(start.sources) if version else []
    if statutory and version:
        found.append(version.large_term if facts.payer == LARGE else version.term)
    if effective and effective.days == 0 and not statutory and facts.contract_days is None:
        found.append("mfd628" if facts.start in ON_RECEIPT else "mfd511")
    return tuple(dict.fromkeys((*found, *COUNTING)))
