"""The typed view of the answers that the planner computes with. Nothing else knows a question by name (core.answers.reserved)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from msgspec import Struct, structs

from huikuan_cli.core.answers.dated_rows import (
    empty_rows,
    read_events,
    read_payments,
    undated_proofs,
    undated_rows,
    undated_sum,
)
from huikuan_cli.core.answers.due_reading import taken_off_by_sums
from huikuan_cli.core.answers.instrument_rows import counting, read_instruments
from huikuan_cli.core.answers.reserved import RESERVED
from huikuan_cli.core.answers.retention import is_retention
from huikuan_cli.core.law.claim import (
    BY_ACCEPTANCE,
    BY_BILL,
    BY_DATE,
    BY_DELIVERY,
    BY_FUNDS,
    BY_INVOICE,
    BY_PAPERS,
    BY_SCORE,
    BY_SETTLEMENT,
    BY_STEPS,
    SETTLES,
    SILENT,
    Event,
    Instrument,
    Payment,
    UndatedProof,
)
from huikuan_cli.core.law.rate_wording import Agreed, parse_rate
from huikuan_cli.core.playbook import Kind
from huikuan_cli.core.receivable.payment_rows import items
from huikuan_cli.core.receivable.payments import THIS, PaymentItem
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.moments import parse_moment
from huikuan_cli.core.text.months import MONTH_ALONE, month_end
from huikuan_cli.core.text.terms import Term, parse_term
from huikuan_cli.core.text.values import (
    UNKNOWN,
    parse_date,
    parse_score,
    parse_yes_no,
)

Row = dict[str, str]
Value = str | list[str] | list[Row]
Answers = dict[str, Value]

PERIOD_STARTS = {
    "验收合格": BY_ACCEPTANCE,
    "交付": BY_DELIVERY,
    "结算确认": BY_SETTLEMENT,
    "考核签字": BY_SCORE,
    "收到发票": BY_INVOICE,
    "资料齐全": BY_PAPERS,
    "手续办完": BY_STEPS,
    "拨款到位": BY_FUNDS,
    "商票到期": BY_BILL,
    "写明日期": BY_DATE,
    "没写": SILENT,
}
BROKEN = {"没有": 0, "一次": 1, "两次以上": 2}
DRAGGED = {"对方拖延": True, "我方原因": False, "没有拖延": False}
ACCEPTED = "已验收合格"
UNACCEPTED = ("已交付，还没验收", "只过了初验", "没验全、没签全", "还没交付")
FIRST_COUNTS = "初验后付"  # the contract pays after the first of two acceptances
NO_CLAIM = "不提，只留书面权利"
BY_ANALOGY = "参照政府"
SHORT_NAME = 12  # characters of a milestone that can stand as a name


class Case(Struct, frozen=True):
    """One receivable and one visit; None means 不清楚 or not asked. Amounts in 元, dates in China, `visit_time` only with a
    `visit`.

    `undated` is the sum of the part payments of unknown day, `undated_events` how many events have none, `undated_proofs` what can be proved of both,
    `vague_payments` whether some part payment has no known amount; `off`: whether the amount that fell due was written with the part payments taken off, `due_amount` is always that before them and `taken_off` what was added to what was written, `off_unsure` that nothing tells which was meant; `empty_rows` the rows of 0 元, by key and number from 1; `unclear` the keys answered 不清楚, `months` the first day of the month of what happened, by key, where only the month is known: the day stands here as its last; `goods` what was sold, `told_of` what was told of the case and is wanted, in sentences.
    """

    customer: str | None = None
    successor: str | None = None
    customer_kind: str | None = None
    visit: date | None = None
    person: str | None = None
    role: str | None = None
    project: str | None = None
    contract_no: str | None = None
    signed: date | None = None
    contract_amount: Decimal | None = None
    paid: Decimal | None = None
    supplement: str | None = None
    small: bool | None = None
    told: str | None = None
    accepter: str | None = None
    acceptance: str | None = None
    delivered: date | None = None
    accepted: date | None = None
    counts_from: str | None = None
    first_accepted: date | None = None
    delay: str | None = None
    deadline: date | None = None
    lacking: str | None = None
    disputed: Decimal | None = None
    start: str | None = None
    contract_days: Term | None = None
    contract_date: date | None = None
    settled: date | None = None
    invoiced: date | None = None
    complete: date | None = None
    stepped: date | None = None
    bill_due: date | None = None
    settled_amount: Decimal | None = None
    due_amount: Decimal | None = None
    part: str | None = None
    rate: Agreed | None = None
    payments: tuple[Payment, ...] = ()
    off: bool | None = None
    events: tuple[Event, ...] = ()
    items: tuple[PaymentItem, ...] = ()
    about: str | None = None
    instruments: tuple[Instrument, ...] = ()
    initiator: str | None = None
    reviewer: str | None = None
    approver: str | None = None
    owner: str | None = None
    want: str | None = None
    words: str | None = None
    promise: date | None = None
    target: Decimal | None = None
    acceptable: Decimal | None = None
    floor: Decimal | None = None
    claim_interest: str | None = None
    documents: tuple[str, ...] | None = None
    closing: date | None = None
    difficulty: str | None = None
    seen: tuple[str, ...] | None = None
    phenomenon: str | None = None
    causes: tuple[str, ...] | None = None
    node: str | None = None
    said: str | None = None
    broken: str | None = None
    snags: tuple[str, ...] | None = None
    plays: tuple[str, ...] | None = None
    rung: str | None = None
    stage: str | None = None
    checked: tuple[str, ...] | None = None
    tension: int | None = None
    signals: tuple[str, ...] | None = None
    type_id: str | None = None
    visit_time: time | None = None
    undated: Decimal = Decimal(0)
    undated_events: int = 0
    undated_proofs: tuple[UndatedProof, ...] = ()
    vague_payments: bool = False
    empty_rows: tuple[tuple[str, int], ...] = ()
    unclear: frozenset[str] = frozenset()
    goods: str = ""
    told_of: str = ""
    taken_off: Decimal = Decimal(0)
    months: dict[str, date] = {}
    off_unsure: bool = False

    def later_paid(self) -> Decimal:
        """The sum of the part payments of the amount that fell due, with those of unknown day."""
        return sum((p.amount for p in self.own_payments()), self.undated)

    def typed_due(self) -> Decimal | None:
        """The amount that fell due as it was written."""
        return None if self.due_amount is None else self.due_amount - self.taken_off

    def room(self) -> Decimal | None:
        """All that is unpaid of the contract beside its other payments; None where an amount is not known."""
        others = [one.amount for one in self.items]
        if self.contract_amount is None or self.paid is None or None in others:
            return None
        gone = sum((p.amount for p in self.payments), self.undated) - self.later_paid()
        gone += sum((one.paid for one in self.items), Decimal(0))
        return self.contract_amount - self.paid - sum((one for one in others if one), Decimal(0)) + gone

    def name_of_this(self) -> str:
        """What the payment is called that the questions are about: its milestone, where that is a short name."""
        return self.part if self.part and len(self.part) <= SHORT_NAME else THIS

    def own_payments(self) -> tuple[Payment, ...]:
        """The part payments of the payment that the questions are about."""
        return tuple(p for p in self.payments if p.of in ("", THIS, self.name_of_this()))

    def paper(self) -> Instrument | None:
        """What replaced the terms of the payment that the questions are about."""
        return counting(self.instruments, self.name_of_this(), self.name_of_this())

    def names(self) -> tuple[str, ...]:
        """What all payments of the contract are called, the one that the questions are about first."""
        return (self.name_of_this(), *(one.name for one in self.items))

    def under(self, paper: Instrument) -> tuple[str, ...]:
        """The payments of the contract that a paper is about and that none counts for which outranks it."""
        first = self.name_of_this()
        return tuple(one for one in self.names() if counting(self.instruments, one, first) == paper)

    def wanted(self) -> tuple[str, ...]:
        """The names of the payments that the visit is about, as they were written."""
        return tuple(part for part in re.split(r"[、,，;；\s]+", self.about or "") if part)

    def derived(self) -> bool:
        """Whether the principal was not stated but worked out from the contract amount."""
        paper = self.paper()
        if paper and paper.total() is not None:
            return False
        stated = self.due_amount if self.due_amount is not None else self.settled_amount
        return stated is None and self.principal() is not None

    def principal(self) -> Decimal | None:
        """What fell due: as settled, as stated, or the contract amount less what was paid before."""
        if self.start in SETTLES and self.settled_amount is not None and self.due_amount is None:
            return self.settled_amount
        if self.due_amount is not None:
            return self.due_amount
        if self.contract_amount is None or self.paid is None:
            return None
        return self.contract_amount - self.paid + self.later_paid()

    def retention(self) -> bool:
        """Whether this payment is retention money: due after the warranty as the contract says (条例 2025 第13条), not within
        the 30 or 60 days."""
        by_contract = self.start is not None or self.contract_date is not None
        return is_retention(
            self.part, self.project, self.told_of, self.contract_days, by_contract=by_contract
        )

    def undisputed(self, outstanding: Decimal | None) -> Decimal | None:
        """The outstanding amount less the disputed part; None when nothing is disputed or known, or a paper
        settled what is owed."""
        if self.paper() or outstanding is None or not self.disputed or self.disputed >= outstanding:
            return None
        return outstanding - self.disputed


def _convert(kind: Kind, value: Value, today: date) -> Any:
    if value == UNKNOWN:
        return None
    if kind == "多选":
        return tuple(value)
    assert isinstance(value, str)
    readers = {
        "金额": parse_amount,
        "天数": parse_term,
        "利率": parse_rate,
        "是否": parse_yes_no,
        "分数": parse_score,
    }
    if kind == "日期":
        return parse_date(value, today)
    return readers[kind](value) if kind in readers else value


TABLE_READERS: dict[str, Callable[[Value, date], Any]] = {
    "payments": read_payments,
    "events": read_events,
    "instruments": read_instruments,
}


def read_case(answers: Answers, today: date) -> Case:
    """The typed view of validated answers. Raises Unclear only if they were not validated before."""
    given: dict[str, Any] = {}
    months: dict[str, date] = {}
    for key, (attribute, kind) in RESERVED.items():
        value = answers.get(key)
        if value is None:
            continue
        if kind == "款项":
            given[attribute] = items(value, today)
        elif kind == "明细":
            rows = value if isinstance(value, list) else []
            given[attribute] = TABLE_READERS[attribute](rows, today)
        elif kind == "日期时刻" and value != UNKNOWN:
            given["visit"], given["visit_time"], _ = parse_moment(str(value), today)
        elif kind == "日期" and re.fullmatch(MONTH_ALONE, str(value)):
            months[key] = date.fromisoformat(f"{value}-01")
            given[attribute] = month_end(months[key], today)
        else:
            given[attribute] = _convert(kind, value, today)
    paid, events = answers.get("部分付款", []), answers.get("催款记录", [])
    given["items"] = tuple(
        structs.replace(one, paid=one.paid + undated_sum(paid, (one.name,), today))
        for one in given.get("items", ())
    )
    return _before_payments(
        Case(
            **given,
            undated=undated_sum(paid, ("", THIS, given.get("part") or ""), today),
            undated_events=undated_rows(events, today),
            undated_proofs=undated_proofs(paid, events, today),
            vague_payments=paid == UNKNOWN
            or any(isinstance(r, dict) and r.get("金额") == UNKNOWN for r in paid),
            empty_rows=empty_rows(
                answers, [key for key, (_, kind) in RESERVED.items() if kind in ("明细", "款项")]
            ),
            unclear=frozenset(key for key, value in answers.items() if value == UNKNOWN),
            months=months,
            goods=_goods(answers),
            told_of="；".join(_words(answers, key) for key in ("情况说明", "要什么")),
        )
    )


def _before_payments(case: Case) -> Case:
    """The case with the amount that fell due as it was before the part payments, however it was written."""
    later, paper = case.later_paid(), case.paper()
    if case.due_amount is None or not later or (paper and paper.total() is not None):
        return case
    off = case.off if case.off is not None else taken_off_by_sums(case.due_amount, later, case.room())
    if off is False:
        return case
    return structs.replace(case, due_amount=case.due_amount + later, taken_off=later, off_unsure=off is None)


def _goods(answers: Answers) -> str:
    """What was sold (标的), a question that a team may leave out; empty when it was not said."""
    return _words(answers, "标的")


def _words(answers: Answers, key: str) -> str:
    said = answers.get(key, UNKNOWN)
    return said if isinstance(said, str) and said != UNKNOWN else ""
