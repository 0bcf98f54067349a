"""What the clock is told and what it answers. Amounts are Decimal in 元, days are calendar days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct, structs

from huikuan_cli.core.law.given_facts import GivenFacts
from huikuan_cli.core.law.rate_wording import Agreed

GOVERNMENT, LARGE, NOT_COVERED = "政府", "大型企业", "不适用"
BY_DELIVERY, BY_ACCEPTANCE, BY_SETTLEMENT, BY_SCORE, BY_INVOICE, BY_PAPERS, BY_STEPS, BY_FUNDS, BY_BILL = (
    "交付",
    "验收合格",
    "结算确认",
    "考核签字",
    "收到发票",
    "资料齐全",
    "手续办完",
    "拨款到位",
    "商票到期",
)
BY_DATE, SILENT, NO_CONTRACT, BY_OTHER = "写明日期", "没写", "没有合同", "别的"
SETTLES = (BY_SETTLEMENT, BY_SCORE)  # both sides sign what a period or a work comes to
# what a contract waits for that comes on a day: the question for it, and how it is said
AWAITED = {
    BY_INVOICE: ("收票日期", "收到发票"),
    BY_PAPERS: ("资料齐全日", "资料交齐"),
    BY_STEPS: ("手续办完日", "手续办完"),
    BY_FUNDS: ("拨款到位日", "拨款到位"),
}
TOLD_PROVED, NOT_TOLD = "有书面证据", "没有告知"
JUDGMENT, AWARD, MEDIATION, AGREEMENT = "判决", "裁决", "调解书", "还款协议"
ENFORCEABLE = (JUDGMENT, AWARD, MEDIATION)
WHOLE = "全部"  # payments of a contract


class Payment(Struct, frozen=True):
    """A part payment: its day, its amount, and whether there is written proof of it; `of`: the payment of the contract that it
    paid, empty for the one that the questions are about. `until`: the last day that it may have been, where only the month is
    known; `day` is then the first."""

    day: date
    amount: Decimal
    proved: bool
    of: str = ""
    until: date | None = None


class Event(Struct, frozen=True):
    """Something that may interrupt the limitation period: what happened, when, and whether it can be proved; `of`: the payment
    of the contract that it concerns, empty for all of them; `until` as of a payment."""

    day: date
    kind: str
    proved: bool
    of: str = ""
    until: date | None = None


class UndatedProof(Struct, frozen=True):
    """Something that may interrupt the limitation period and can be proved, of which nobody knows the day; `of` as of an event."""

    kind: str
    of: str = ""


class Instalment(Struct, frozen=True):
    """One instalment of an instrument: the last day to pay it, its amount, what of it was paid; None where not known. `told`: it was
    written in a sentence that it was paid."""

    day: date | None
    amount: Decimal | None = None
    paid: Decimal | None = None
    told: bool = False

    def open_amount(self) -> Decimal | None:
        """What of it is not paid; None where its amount is not known."""
        if self.told:
            return Decimal(0)
        if self.amount is None:
            return None
        return max(self.amount - (self.paid or Decimal(0)), Decimal(0))


class Instrument(Struct, frozen=True):
    """What replaced the terms of the contract: 判决, 裁决, 调解书 or 还款协议, the day from which it has effect, its instalments.
    `of`: the names of the payments that it is about, empty for the one that the questions are about, 全部 alone for every one."""

    kind: str
    effective: date | None = None
    instalments: tuple[Instalment, ...] = ()
    of: tuple[str, ...] = ()

    def whole(self) -> bool:
        """Whether it is about every payment of the contract."""
        return self.of == (WHOLE,)

    def enforceable(self) -> bool:
        """Whether a court can be asked to enforce it: all but an agreement."""
        return self.kind in ENFORCEABLE

    def total(self) -> Decimal | None:
        """What is to be paid under it in all; None where an amount is not known."""
        amounts = [one.amount for one in self.instalments if one.amount is not None]
        return sum(amounts, Decimal(0)) if amounts and len(amounts) == len(self.instalments) else None


class ClockFacts(GivenFacts, frozen=True, kw_only=True):
    """All that the statutory clock needs to know: what was answered, and what was worked out from answers; None means not known.

    `payer`: 政府, 大型企业 or 不适用. `start`: what the contract counts from (交付, 验收合格, 结算确认, 考核签字, 收到发票, 资料齐全, 手续办完,
    拨款到位, 商票到期, 写明日期, 没写, 别的: something that nothing here counts from); 商票到期: `contract_date` is the day on which the bill that was taken falls due.
    `by_month`: the names of those of its days of which only the month is known, each with the first day of that month: the day itself
    stands here as its last.
    `at_first`: the contract pays after the first of two acceptances, and `accepted` is the day of that one. `dragged`: the customer
    delays acceptance. `principal`: the amount that fell due, before the part payments. `undated_proofs`: what of that and of the events can be proved. `undated`: part payments of unknown day, taken off the
    principal as if paid before it fell due. `disputed`: the part of the principal that is in dispute. `derived`:
    the principal was not stated but worked out; `off_unsure`: it was stated, and nothing tells whether the part payments were taken
    off it then: it stands here as if they were. `by_analogy`: the regulation is only followed by analogy (第36条).
    `unclear`: the questions of the case answered 不清楚. `unproved`: the dates whose paper is not in hand; `proved`: those whose
    paper is. `retention`: this is retention money, to which the 30 and 60 days do not apply; `minor`: nobody called it so, but it is no greater a part of the
    contract than retention money is, or that is not known. `outside`: it is of no contract, though there is one. `working`: the contract counts its days in working days; `contract_months`: it counts months, and `contract_days` is then 0.
    `instrument`: what replaced the terms of the contract.
    `works`: the word by which what was sold is taken for works (建设工程), empty for goods and services.
    """

    today: date
    payer: str | None = None
    start: str | None = None
    at_first: bool = False
    dragged: bool | None = None
    by_month: tuple[tuple[str, date], ...] = ()
    contract_days: int | None = None
    principal: Decimal | None = None
    payments: tuple[Payment, ...] = ()
    events: tuple[Event, ...] = ()
    undated: Decimal = Decimal(0)
    undated_events: int = 0
    undated_proofs: tuple[UndatedProof, ...] = ()
    disputed: Decimal = Decimal(0)
    derived: bool = False
    off_unsure: bool = False
    by_analogy: bool = False
    unclear: frozenset[str] = frozenset()
    unproved: frozenset[str] = frozenset()
    proved: frozenset[str] = frozenset()
    retention: bool = False
    minor: bool = False
    outside: bool = False
    working: bool = False
    contract_months: int = 0
    instrument: Instrument | None = None
    agreed_rate: Agreed | None = None
    works: str = ""

    def at_the_earliest(self) -> ClockFacts:
        """The facts with each day of which only the month is known as the first of that month."""
        return structs.replace(self, **dict(self.by_month), by_month=())

    def came(self) -> date | None:
        """The day on which that came for which the contract waits: the invoice, all of the papers, his own steps, his money; None where it
        waits for none of them."""
        days = {
            BY_INVOICE: self.invoiced,
            BY_PAPERS: self.complete,
            BY_STEPS: self.stepped,
            BY_FUNDS: self.funded,
        }
        return days.get(self.start or "")


class DueDate(Struct, frozen=True):
    """One due date: the last day of the period as counted (`raw`) and moved off rest days (`rolled`). `working`: its days are
    working days; `months`: it is so many months, and `days` is then 0."""

    start: date | None
    days: int | None
    raw: date
    rolled: date
    working: bool = False
    months: int = 0


class PeriodStart(Struct, frozen=True):
    """The day from which the payment period counts, in words and with its sources; `key` is the date it rests on."""

    day: date | None
    words: str
    sources: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    key: str = ""


class DueDates(Struct, frozen=True):
    """Contract and statutory due date, and the one that counts (`effective`), with the working in words.

    `doubts` question the date itself and so every figure that rests on it; `argued` questions not the date but what is asked for;
    `notes` are known limits of the rule, `unproved` names a date whose paper is not in hand.
    """

    start: PeriodStart
    contract: DueDate | None
    statutory: DueDate | None
    effective: DueDate | None
    regulation: str
    words: str
    sources: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unproved: tuple[str, ...] = ()
    argued: tuple[str, ...] = ()


class Segment(Struct, frozen=True):
    """A stretch of time with one principal: from the day after `start` to `end`, both counted in `days`."""

    start: date
    end: date
    principal: Decimal
    days: int


class Condition(Struct, frozen=True):
    """One condition of a claim and how it stands: 满足, 缺证据, 不满足 or 不清楚; `need` says what is missing.

    Without a `vital` one there is no claim at all.
    """

    name: str
    state: str
    need: str = ""
    vital: bool = True


class Interest(Struct, frozen=True):
    """One interest figure, or a range (`low` < `high`), as it may be claimed, never as it will be paid.

    `mark` stands behind the amount: why a court may grant less.
    """

    name: str
    low: Decimal | None
    high: Decimal | None
    words: str
    sources: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    doubts: tuple[str, ...] = ()
    interest_first: tuple[Decimal, Decimal] | None = None
    mark: str = ""


class Counted(Struct, frozen=True):
    """An event with the verdict whether it restarts the limitation period, and why. `maybe`: its day, if it were known, would say."""

    event: Event
    counts: bool
    why: str
    maybe: bool = False


class Limitation(Struct, frozen=True):
    """When the claim may become time-barred: `expiry` moved off rest days, `raw` as counted, `alarm` the
    earliest day by which a court could find it expired, `warn` the day to act by at the latest. `name`: what the period is
    called, for under a judgment it is the one in which enforcement can be applied for. `undated`: what can be proved but has no day, and
    may move the end; `by_month`: that the alarm rests on an event of which only the month is known."""

    start: date
    restarted: Event | None
    raw: date
    expiry: date
    alarm: date
    alarm_words: str
    alarm_sources: tuple[str, ...]
    warn: date
    words: str
    events: tuple[Counted, ...]
    sources: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    name: str = "时效"
    undated: tuple[str, ...] = ()
    by_month: tuple[str, ...] = ()


class ClockReport(Struct, frozen=True):
    """Everything the clock says. `outstanding` is principal less the part payments up to today, or what is open under the
    `instrument` that replaced the terms of the contract; `fallen_due` what of that is late, `schedule` its instalments in words."""

    due: DueDates
    overdue: int | None
    overdue_raw: int | None
    outstanding: Decimal | None
    claims: tuple[Interest, ...]
    limitation: Limitation | None
    missing: tuple[str, ...] = ()
    instrument: Instrument | None = None
    fallen_due: Decimal | None = None
    schedule: str = ""

    def enforceable(self) -> bool:
        """Whether there is a judgment, an award or a mediation: from then on lawyers lead, and no limitation runs."""
        return self.instrument is not None and self.instrument.enforceable()

    def barred(self, today: date) -> bool:
        """Whether, counted as cautiously as possible, the claim may be time-barred already."""
        return self.outstanding != 0 and self.limitation is not None and today > self.limitation.alarm
