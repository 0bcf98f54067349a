"""The typed view of the answers that the planner computes with. Nothing else knows a question by name.

Each fact says which question it comes from: those questions.yaml must keep, with their kinds; a lead may change their wording, order,
options' explanations and add any other field. The annotations are no text (no `from __future__ import annotations`): this is read off them.
"""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any

from msgspec import field, structs

from huikuan_cli.core.answers.audited import ByAudit, by_audit, share_due, speaks_of_audit, taken_off
from huikuan_cli.core.answers.dated_rows import (
    empty_rows,
    read_events,
    read_payments,
    undated_proofs,
    undated_rows,
    undated_sum,
)
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY, taken_off_by_sums
from huikuan_cli.core.answers.instrument_rows import INSTRUMENT_KEY, counting, read_instruments
from huikuan_cli.core.answers.interview import TYPE_KEY
from huikuan_cli.core.answers.retention import is_retention, says_warranty
from huikuan_cli.core.answers.told_instalments import paid_as_told
from huikuan_cli.core.law.claim import (
    BY_ACCEPTANCE,
    BY_BILL,
    BY_DATE,
    BY_DELIVERY,
    BY_FUNDS,
    BY_INVOICE,
    BY_OTHER,
    BY_PAPERS,
    BY_SCORE,
    BY_SETTLEMENT,
    BY_STEPS,
    NO_CONTRACT,
    SETTLES,
    SILENT,
    Event,
    Instrument,
    Payment,
    UndatedProof,
)
from huikuan_cli.core.law.due_date import last_day
from huikuan_cli.core.law.given_facts import Asked, GivenFacts, asked_of
from huikuan_cli.core.law.rate_wording import Agreed, parse_rate
from huikuan_cli.core.playbook import Field, Kind
from huikuan_cli.core.receivable.payment_rows import items as read_items
from huikuan_cli.core.receivable.payments import THIS, THIS_OUTSIDE, PaymentItem, is_minor
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.moments import parse_moment
from huikuan_cli.core.text.months import MONTH_ALONE, MONTH_LENGTH, month_end
from huikuan_cli.core.text.terms import Term, parse_term
from huikuan_cli.core.text.values import (
    UNKNOWN,
    parse_date,
    parse_score,
    parse_yes_no,
)
from huikuan_cli.core.text.who_said import first_met, met_after

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
    "质保期满": BY_DATE,  # the day follows from the end of the warranty (claim_of_case)
    "写明日期": BY_DATE,
    "没写": SILENT,
    "没有合同": NO_CONTRACT,
    "别的": BY_OTHER,
}
WARRANTY_OVER, OTHER_START = "质保期满", "别的"
BROKEN = {"没有": 0, "一次": 1, "两次以上": 2}
DRAGGED = {"对方拖延": True, "我方原因": False, "没有拖延": False}
ACCEPTED = "已验收合格"
UNACCEPTED = ("已交付，还没验收", "只过了初验", "没验全、没签全", "还没交付")
SCORED, SCORED_START = "按期考核", "考核签字"  # how a service is accepted that is scored for each period
FIRST_COUNTS = "初验后付"  # the contract pays after the first of two acceptances
NO_CLAIM = "不提，只留书面权利"
BY_ANALOGY = "参照政府"
GOODS_KEY = "标的"  # what was sold: a question that a team may leave out
SHORT_NAME = 12  # characters of a milestone that can stand as a name


class Case(GivenFacts, frozen=True):
    """One receivable and one visit; None means 不清楚 or not asked. Amounts in 元, dates in China, `visit_time` only with a
    `visit`.

    `undated` is the sum of the part payments of unknown day, `undated_events` how many events have none, `undated_proofs` what can be proved of both,
    `vague_payments` whether some part payment has no known amount; `outside`: what is due is of no contract (合同外), though there is one; `off`: whether the amount that fell due was written with the part payments taken off, `due_amount` is always that before them and `taken_off` what was added to what was written, `off_unsure` that nothing tells which was meant; `empty_rows` the rows of 0 元, by key and number from 1; `unclear` the keys answered 不清楚, `months` the first day of the month of what happened, by key, where only the month is known: the day stands here as its last; `person` the first of those who are met, `then` the others in their order, as words that go on behind him; `goods` what was sold, `told_of` what was told of the case and is wanted, in sentences.
    """

    customer: Annotated[str | None, Asked("客户", "文本")] = None
    successor: Annotated[str | None, Asked("现在的单位", "文本")] = None
    customer_kind: Annotated[str | None, Asked("客户性质", "单选", clock=True)] = None
    visit: Annotated[date | None, Asked("拜访日期", "日期时刻")] = None
    person: Annotated[str | None, Asked("称呼", "文本")] = None
    then: tuple[str, ...] = ()
    role: Annotated[str | None, Asked("岗位", "单选")] = None
    pronoun: Annotated[str | None, Asked("代词", "单选")] = None
    project: Annotated[str | None, Asked("项目", "文本")] = None
    contract_no: Annotated[str | None, Asked("合同编号", "文本")] = None
    paid: Annotated[Decimal | None, Asked("已付金额", "金额")] = None
    supplement: Annotated[str | None, Asked("补充协议", "单选")] = None
    accepter: Annotated[str | None, Asked("验收人", "文本")] = None
    acceptance: Annotated[str | None, Asked("验收状态", "单选", clock=True)] = None
    counts_from: Annotated[str | None, Asked("按哪次验收", "单选", clock=True)] = None
    delay: Annotated[str | None, Asked("验收拖延", "单选", clock=True)] = None
    lacking: Annotated[str | None, Asked("未达标项", "文本")] = None
    disputed: Annotated[Decimal | None, Asked("争议金额", "金额", clock=True)] = None
    start: Annotated[str | None, Asked("起算点", "单选", clock=True)] = None
    contract_days: Annotated[Term | None, Asked("付款天数", "天数", clock=True)] = None
    warranty_end: Annotated[date | None, Asked("质保期满日", "日期", clock=True)] = None
    start_words: Annotated[str | None, Asked("起算原话", "文本")] = None
    bill_due: Annotated[date | None, Asked("票据到期日", "日期", clock=True)] = None
    settled_amount: Annotated[Decimal | None, Asked("结算金额", "金额", clock=True)] = None
    due_amount: Annotated[Decimal | None, Asked("到期应付", "金额", clock=True)] = None
    outside: Annotated[bool | None, Asked("合同外", "是否", clock=True)] = None
    part: Annotated[str | None, Asked("付款节点", "文本")] = None
    rate: Annotated[Agreed | None, Asked("约定利率", "利率", clock=True)] = None
    payments: Annotated[tuple[Payment, ...], Asked("部分付款", "明细", clock=True, read=read_payments)] = ()
    off: Annotated[bool | None, Asked(TAKEN_OFF_KEY, "是否", clock=True)] = None
    events: Annotated[tuple[Event, ...], Asked("催款记录", "明细", clock=True, read=read_events)] = ()
    items: Annotated[tuple[PaymentItem, ...], Asked("款项", "款项", clock=True, read=read_items)] = ()
    about: Annotated[str | None, Asked("这次谈", "文本")] = None
    instruments: Annotated[
        tuple[Instrument, ...], Asked(INSTRUMENT_KEY, "明细", clock=True, read=read_instruments)
    ] = ()
    initiator: Annotated[str | None, Asked("发起人", "文本")] = None
    reviewer: Annotated[str | None, Asked("审核人", "文本")] = None
    approver: Annotated[str | None, Asked("签批人", "文本")] = None
    owner: Annotated[str | None, Asked("我方责任人", "文本")] = None
    want: Annotated[str | None, Asked("要什么", "文本")] = None
    words: Annotated[str | None, Asked("对他说", "文本")] = None
    promise: Annotated[date | None, Asked("承诺日", "日期")] = None
    target: Annotated[Decimal | None, Asked("目标金额", "金额")] = None
    acceptable: Annotated[Decimal | None, Asked("可接受金额", "金额")] = None
    floor: Annotated[Decimal | None, Asked("底线金额", "金额")] = None
    claim_interest: Annotated[str | None, Asked("提利息", "单选")] = None
    documents: Annotated[tuple[str, ...] | None, Asked("材料", "多选")] = None
    closing: Annotated[date | None, Asked("停收日", "日期")] = None
    difficulty: Annotated[str | None, Asked("难题", "单选")] = None
    seen: Annotated[tuple[str, ...] | None, Asked("看到的事实", "多选")] = None
    phenomenon: Annotated[str | None, Asked("现象", "单选")] = None
    causes: Annotated[tuple[str, ...] | None, Asked("原因", "多选")] = None
    node: Annotated[str | None, Asked("到哪一站", "单选")] = None
    said: Annotated[str | None, Asked("他上次说的", "文本")] = None
    broken: Annotated[str | None, Asked("承诺落空", "单选")] = None
    snags: Annotated[tuple[str, ...] | None, Asked("坎", "多选")] = None
    plays: Annotated[tuple[str, ...] | None, Asked("情况", "多选")] = None
    rung: Annotated[str | None, Asked("升级到哪级", "单选")] = None
    stage: Annotated[str | None, Asked("关系阶段", "单选")] = None
    checked: Annotated[tuple[str, ...] | None, Asked("自查", "多选")] = None
    tension: Annotated[int | None, Asked("紧张分", "分数")] = None
    signals: Annotated[tuple[str, ...] | None, Asked("自己的信号", "多选")] = None
    type_id: Annotated[str | None, Asked(TYPE_KEY, "单选")] = None
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
    months: dict[str, date] = field(default_factory=dict)
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
        if self.outside or self.contract_amount is None or self.paid is None or None in others:
            return None
        gone = sum((p.amount for p in self.payments), self.undated) - self.later_paid()
        gone += sum((one.paid for one in self.items), Decimal(0))
        return self.contract_amount - self.paid - sum((one for one in others if one), Decimal(0)) + gone

    def name_of_this(self) -> str:
        """What the payment is called that the questions are about: its milestone, where that is a short name, or that no contract names
        it."""
        if self.part and len(self.part) <= SHORT_NAME:
            return self.part
        return THIS_OUTSIDE if self.outside else THIS

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
        if self.contract_amount is None or self.paid is None or self.outside:
            return None
        return self.contract_amount - self.paid + self.later_paid()

    def retention(self) -> bool:
        """Whether this payment is retention money: due after the warranty as the contract says (条例 2025 第13条), not within
        the 30 or 60 days."""
        if self.start == WARRANTY_OVER:
            return True
        if self.start == OTHER_START and self._minor() and says_warranty(self.start_words or ""):
            return True
        by_contract = self.start is not None or self.contract_date is not None
        return is_retention(
            self.part, self.project, self.told_of, self.contract_days, by_contract=by_contract
        )

    def _minor(self) -> bool:
        """Whether what is due is known to be no greater a part of the contract than retention money is."""
        principal = self.principal()
        return (
            principal is not None
            and self.contract_amount is not None
            and is_minor(principal, self.contract_amount)
        )

    def warranty_due(self) -> date | None:
        """The day by which the contract gives retention money back: so long after the end of the warranty, on that day where it says no
        more; None where that is not known."""
        end = self.warranty_end
        return end if end is None or self.contract_days is None else last_day(end, self.contract_days)

    def undisputed(self, outstanding: Decimal | None) -> Decimal | None:
        """The outstanding amount less the disputed part; None when nothing is disputed or known, or a paper
        settled what is owed."""
        disputed = self.disputed_here()
        if self.paper() or outstanding is None or not disputed or disputed >= outstanding:
            return None
        return outstanding - disputed

    def disputed_here(self) -> Decimal | None:
        """The disputed part of this payment; None where nobody said, and where the amount is what an audit took off the whole contract, of
        which this payment is a share (docs/law.md §1): the two do not go together, and no figure is made of them."""
        open_of = (
            None if self.contract_amount is None or self.paid is None else self.contract_amount - self.paid
        )
        part = self.due_amount is not None and open_of is not None and self.due_amount < open_of
        whole = part and self.start in SETTLES and self.disputed in taken_off(self.told_of)
        return None if whole else self.disputed

    def by_audit(self) -> ByAudit | None:
        """What is due by the audit that was told of, where what is asked for follows the price of the contract."""
        return by_audit(self.told_of, self.due_amount, self.contract_amount, self.paid)

    def by_contract_price(self) -> bool:
        """Whether what is asked for is a share of the price of the contract, though an audit is what counts."""
        share = share_due(self.due_amount, self.contract_amount, self.paid)
        return share is not None and self.start in SETTLES and speaks_of_audit(self.told_of)


# the facts of a case that come from a question, by attribute; the questions that every playbook must keep, by key
ASKED = asked_of(Case)
RESERVED: dict[str, Asked] = {one.key: one for one in ASKED.values()}


def takes_time(field: Field) -> bool:
    """Whether a time of day may stand behind the day: of its own kind, and where a team's file still calls the visit 日期."""
    return field.kind == "日期时刻" or (field.kind == "日期" and field.key == ASKED["visit"].key)


READERS: dict[str, Callable[[str], Any]] = {
    "金额": parse_amount,
    "天数": parse_term,
    "利率": parse_rate,
    "是否": parse_yes_no,
    "分数": parse_score,
}


def _convert(kind: Kind, value: Value, today: date) -> Any:
    if value == UNKNOWN:
        return None
    if kind == "多选":
        return tuple(value)
    assert isinstance(value, str)
    if kind == "日期":
        return parse_date(value, today)
    return READERS[kind](value) if kind in READERS else value


def read_case(answers: Answers, today: date) -> Case:
    """The typed view of validated answers. Raises Unclear only if they were not validated before."""
    given: dict[str, Any] = {}
    months: dict[str, date] = {}
    for name, one in ASKED.items():
        value = answers.get(one.key)
        if value is None:
            continue
        if one.read:
            given[name] = one.read(value if isinstance(value, list) else [], today)
        elif one.kind == "日期时刻" and value != UNKNOWN:
            given["visit"], given["visit_time"], _ = parse_moment(str(value), today)
        elif one.kind == "日期" and len(value) == MONTH_LENGTH and re.fullmatch(MONTH_ALONE, str(value)):
            months[one.key] = date.fromisoformat(f"{value}-01")
            given[name] = month_end(months[one.key], today)
        else:
            given[name] = _convert(one.kind, value, today)
    if person := given.get("person"):
        given["person"], given["then"] = first_met(person), met_after(person)
    told = "；".join(_words(answers, key) for key in ("情况说明", "要什么", "没说准的原话"))
    given["instruments"] = paid_as_told(given.get("instruments", ()), told)
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
            empty_rows=empty_rows(answers, [one.key for one in ASKED.values() if one.read]),
            unclear=frozenset(key for key, value in answers.items() if value == UNKNOWN),
            months=months,
            goods=_goods(answers),
            told_of=told,
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
    return _words(answers, GOODS_KEY)


def _words(answers: Answers, key: str) -> str:
    said = answers.get(key, UNKNOWN)
    return said if isinstance(said, str) and said != UNKNOWN else ""
