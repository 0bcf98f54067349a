"""Answers that cannot all be true. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from huikuan_cli.core.answers.case import ASKED, Case
from huikuan_cli.core.answers.inference import DUE_KEY
from huikuan_cli.core.answers.instrument_rows import INSTRUMENT_KEY, covers
from huikuan_cli.core.law.claim import SETTLES, WHOLE, Instrument
from huikuan_cli.core.receivable.payments import DEPOSIT, THIS
from huikuan_cli.core.text.amount_lines import in_short
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.outside_sums import SAID_BEHIND
from huikuan_cli.core.text.values import iso

FARTHEST = 366  # days to a visit that somebody prepares today
Conflict = tuple[str, str, str]


def conflicts(case: Case, today: date, *, past: bool = False) -> list[Conflict]:
    """Answers that cannot all be true: (field key, what is wrong, what to do). `past`: the visit may be over."""
    visit = [] if past else _over(case, today)
    return [
        *_future(case, today),
        *visit,
        *_order(case, today),
        *_amounts(case),
        *_payments(case),
        *_twice(case),
        *_agreed_sum(case),
        *_papers(case),
    ]


def is_over(case: Case, today: date) -> bool:
    """Whether the visit was before a day."""
    return bool(case.visit and case.visit < today)


def _future(case: Case, today: date) -> Iterator[Conflict]:
    for key, day in ((one.key, getattr(case, name)) for name, one in ASKED.items() if one.happened):
        if day and day > today:
            yield key, f"“{key}”{_as_known(case, key, day)} 比今天 {iso(today)} 还晚", "核对年份"
    for key, days in (
        ("部分付款", [(p.day, p.until or p.day) for p in case.payments]),
        ("催款记录", [(e.day, e.until or e.day) for e in case.events]),
    ):
        for day, last in days:
            if day > today:
                yield key, f"“{key}”里的 {iso(day)} 比今天 {iso(today)} 还晚", "只写已经发生的"
            elif case.signed and last < case.signed:
                yield key, f"“{key}”里的 {iso(day)} 早于“签订日期”{iso(case.signed)}", "核对是不是这份合同的"


def _over(case: Case, today: date) -> Iterator[Conflict]:
    if case.visit and is_over(case, today):
        yield "拜访日期", f"“拜访日期”{iso(case.visit)} 已经过了", f"今天是 {iso(today)}；改成还没到的日子"


HANDED = "交付日期"
# a work is handed over after it was accepted, goods after they were accepted at the factory; years between them are a slip
HANDED_OVER = timedelta(days=180)


def _order(case: Case, today: date) -> Iterator[Conflict]:
    if case.visit and (case.visit - today).days > FARTHEST:
        yield "拜访日期", f"“拜访日期”{iso(case.visit)} 还有一年多", "核对年份"
    if case.visit and case.promise and case.promise < case.visit:
        yield (
            "承诺日",
            f"“承诺日”{iso(case.promise)} 早于拜访日期 {iso(case.visit)}",
            "承诺日要在拜访当天或以后",
        )
    pairs = (
        ("验收合格日期", case.accepted, "签订日期", case.signed),
        ("验收合格日期", case.accepted, HANDED, case.delivered),
        ("初验日期", case.first_accepted, "签订日期", case.signed),
        ("初验日期", case.first_accepted, HANDED, case.delivered),
        ("约定付款日", case.contract_date, "签订日期", case.signed),
        ("结算确认日", case.settled, "签订日期", case.signed),
        ("收票日期", case.invoiced, "签订日期", case.signed),
        ("资料齐全日", case.complete, "签订日期", case.signed),
        ("手续办完日", case.stepped, "签订日期", case.signed),
        ("拨款到位日", case.funded, "签订日期", case.signed),
        ("票据到期日", case.bill_due, "签订日期", case.signed),
        ("验收期限", case.deadline, "签订日期", case.signed),
        ("验收期限", case.deadline, HANDED, case.delivered),
    )
    for key, day, before_key, last in pairs:
        before = case.months.get(before_key, last)  # of a month the first day: no later one is sure
        allowed = HANDED_OVER if before_key == HANDED and key != "验收期限" else timedelta(0)
        if day and before and day < before - allowed:
            earlier, later = _as_known(case, key, day), _as_known(case, before_key, before)
            yield key, f"“{key}”{earlier} 早于“{before_key}”{later}", "核对这两个日期"


def _as_known(case: Case, key: str, day: date) -> str:
    """A day, or the month where nobody knows more: 2025-07."""
    return f"{day:%Y-%m}" if key in case.months else iso(day)


def _amounts(case: Case) -> Iterator[Conflict]:
    later = case.later_paid()
    yield from _nothing(case)
    if case.contract_amount is not None and case.paid is not None and case.paid > case.contract_amount:
        text = f"“已付金额”{yuan(case.paid)} 元比“合同额”{yuan(case.contract_amount)} 元还多"
        yield "已付金额", text, "核对单位和补充协议；合同额要含补充协议"
        return
    if case.paid is not None and later > case.paid and not case.outside:
        text = f"“已付金额”{yuan(case.paid)} 元比“部分付款”合计 {yuan(later)} 元还少"
        yield "已付金额", text, "已付金额要包括到期以后付的部分"
    principal = case.principal()
    if principal is None:
        return
    key = "到期应付" if case.due_amount is not None else "结算金额"
    if (
        case.due_amount is not None
        and case.settled_amount is not None
        and case.due_amount > case.settled_amount
    ):
        text = f"“到期应付”{yuan(case.due_amount)} 元比“结算金额”{yuan(case.settled_amount)} 元还多"
        yield key, text, "结算金额写双方对这一笔确认的数"
    if later > principal:
        yield (
            "部分付款",
            f"“部分付款”合计 {yuan(later)} 元，比“{key}”{yuan(principal)} 元还多",
            "核对各笔金额",
        )
        return
    left = principal - later
    yield from _room(case, key, left)
    if case.disputed is not None and case.disputed > left:
        yield "争议金额", f"“争议金额”{yuan(case.disputed)} 元比没付的 {yuan(left)} 元还多", "核对争议金额"
    yield from _levels(case, left)


def _nothing(case: Case) -> Iterator[Conflict]:
    """Amounts of 0 元 where there must be one. What is due may be 0 only where all of the contract is paid."""
    if case.contract_amount == 0:
        yield "合同额", "“合同额”写的是 0 元", "写合同上的总价；单价合同写预计的总数，说不准写 不清楚"
    whole_paid = case.contract_amount is not None and case.contract_amount == case.paid
    for key, amount in (("到期应付", case.due_amount), ("结算金额", case.settled_amount)):
        if amount == 0 and not whole_paid:
            yield (
                key,
                f"“{key}”写的是 0 元",
                "还没到期的也写到期时该付多少，几时到期照起算点算；都付清了的，“已付金额”写得和“合同额”一样；说不准写 不清楚",
            )
    for key, number in case.empty_rows:
        yield key, f"“{key}”第 {number} 条写的是 0 元", "写上金额，不知道写 不清楚；没有这回事就删掉这一条"


def _payments(case: Case) -> Iterator[Conflict]:
    """The payments of the contract against each other and against the contract."""
    names = {THIS, case.name_of_this(), *(one.name for one in case.items)}
    for one in case.items:
        if one.amount is not None and one.paid + one.disputed > one.amount:
            text = f"“款项”里“{one.name}”{yuan(one.amount)} 元，已付 {yuan(one.paid)}、争议 {yuan(one.disputed)}，加起来还多"
            yield "款项", text, "核对这一笔的金额"
        if one.day and case.signed and one.day < case.signed:
            text = f"“款项”里“{one.name}”的 {iso(one.day)} 早于“签订日期”{iso(case.signed)}"
            yield "款项", text, "核对是不是这份合同的"
    for key, of in (("部分付款", [p.of for p in case.payments]), ("催款记录", [e.of for e in case.events])):
        for name in sorted({name for name in of if name} - names):
            yield (
                key,
                f"“{key}”写的款项“{name}”在“款项”里没有",
                f"写 {'、'.join(sorted(names - {THIS}))} 之一，或空着",
            )
    for name in case.wanted():
        if name not in names:
            yield (
                "这次谈",
                f"“这次谈”里的“{name}”在“款项”里没有",
                f"写 {'、'.join(sorted(names - {THIS}))} 之一",
            )
    yield from _sum_of_payments(case)


def _sum_of_payments(case: Case) -> Iterator[Conflict]:
    """All that is open by the list cannot be more than what is left of the contract; a deposit of ours is no part of its price."""
    if case.contract_amount is None or case.paid is None or case.due_amount is None or not case.items:
        return
    priced = (one for one in case.items if one.amount is not None and one.kind != DEPOSIT)
    others = sum((one.amount - one.paid for one in priced if one.amount is not None), Decimal(0))
    others -= sum((p.amount for p in case.payments if p not in case.own_payments()), Decimal(0))
    room = case.contract_amount - case.paid
    if case.outside:
        if others > room and not case.vague_payments:
            text = f"“款项”加起来没付的有 {yuan(others)} 元，可合同只剩 {yuan(room)} 元没付"
            yield "款项", text, "合同外的不写在这里；核对每一笔的金额、合同额和已付金额"
        return
    left = case.due_amount - case.later_paid() + others
    if left > room and not case.vague_payments:
        text = f"“到期应付”和“款项”加起来没付的有 {yuan(left)} 元，可合同只剩 {yuan(room)} 元没付"
        less = case.due_amount - case.taken_off - (left - room)
        held = f"“到期应付”里要是含着款项里的钱，把“到期应付”改成 {yuan(less)} 元；不是就" if less > 0 else ""
        yield "到期应付" if held else "款项", text, f"{held}核对每一笔的金额、合同额和已付金额"


def _twice(case: Case) -> Iterator[Conflict]:
    """A part payment or an event that is written twice."""
    paid = [(p.day, p.amount, p.of) for p in case.payments]
    for day, amount in sorted({(one[0], one[1]) for one in paid if paid.count(one) > 1}):
        text = f"“部分付款”里 {iso(day)} 的 {yuan(amount)} 元写了两次"
        yield "部分付款", text, "留一条；同一天真付了两笔，合成一条写总数"
    events = [(e.day, e.kind, e.of) for e in case.events]
    for day, kind in sorted({(one[0], one[1]) for one in events if events.count(one) > 1}):
        yield "催款记录", f"“催款记录”里 {iso(day)} 的“{kind}”写了两次", "留一条"


def _agreed_sum(case: Case) -> Iterator[Conflict]:
    """The instalments of a repayment agreement against what was owed when it was made."""
    for agreed in case.instruments:
        total, owed = agreed.total(), _owed(case, agreed)
        if agreed.enforceable() or total is None or owed is None or total == owed or case.vague_payments:
            continue
        text = f"“协议或判决”各期加起来 {yuan(total)} 元，可签协议时欠的是 {yuan(owed)} 元"
        yield "协议或判决", text, "把各期写全；协议里减了钱或加了利息的，把“到期应付”改成协议上的总数"


def _owed(case: Case, agreed: Instrument) -> Decimal | None:
    """What was owed of the payments under a paper when it was made; None where an amount is not known, or where it is about none."""
    names, first = case.under(agreed), case.name_of_this()
    sums = [case.principal()] if first in names else []
    sums += [one.amount for one in case.items if one.name in names]
    if not sums or None in sums:
        return None
    gone = [one.paid for one in case.items if one.name in names]
    gone += [case.undated] if first in names else []
    own = case.own_payments() if first in names else ()
    before = [p for p in case.payments if p.of in names or p in own]
    gone += [p.amount for p in before if agreed.effective and (p.until or p.day) < agreed.effective]
    return sum((one for one in sums if one is not None), Decimal(0)) - sum(gone, Decimal(0))


def _papers(case: Case) -> Iterator[Conflict]:
    """What replaced the terms against the payments that it names, and against the others of the visit."""
    known, first = {THIS, WHOLE, *case.names()}, case.name_of_this()
    for paper in case.instruments:
        for name in sorted(set(paper.of) - known):
            fix = f"写 {'、'.join(case.names())} 之一，都管写 全部，只管“{first}”就空着"
            yield INSTRUMENT_KEY, f"“{INSTRUMENT_KEY}”写的款项“{name}”在“款项”里没有", fix
        meant = [one for one in case.names() if covers(paper, one, first)]
        left = case.under(paper)
        if left and len(left) < len(meant):
            shared = "、".join(one for one in meant if one not in left)
            text = f"“{shared}”在“{INSTRUMENT_KEY}”里既归{paper.kind}，又归别的文书"
            yield INSTRUMENT_KEY, text, "一笔只归一份：后一份管了的，从前一份里拿掉，各期的金额也减下来"
    wanted = [THIS if one == first else one for one in case.wanted()]
    judged = {name for paper in case.instruments if paper.enforceable() for name in case.under(paper)}
    under = [name for name in wanted if (first if name == THIS else name) in judged]
    if under and len(under) < len(wanted):
        text = f"“这次谈”里有的款已有文书（{'、'.join(under)}），有的没有"
        yield "这次谈", text, "分开谈：有判决、裁决、调解书的听律师的，另做一份计划"


def _room(case: Case, key: str, left: Decimal) -> Iterator[Conflict]:
    """What is left of this amount cannot be more than what is left of the contract, unless both sides settled another sum."""
    known = case.contract_amount is not None and case.paid is not None
    if not known or case.outside or case.vague_payments or case.start in SETTLES:
        return
    room = (case.contract_amount or Decimal(0)) - (case.paid or Decimal(0))
    if left > room:
        text = f"“{key}”扣掉部分付款还剩 {yuan(left)} 元，可合同只剩 {yuan(room)} 元没付"
        apart = (
            f"；有补充协议的，合同额写合起来的总数；没签过的外加的活，写成 {in_short(left)}，{SAID_BEHIND}"
            if key == DUE_KEY
            else ""
        )
        yield key, text, f"核对合同额、已付金额和这一笔的金额{apart}"


def _levels(case: Case, left: Decimal) -> Iterator[Conflict]:
    rungs = [
        ("没付的金额", left),
        ("目标金额", case.target),
        ("可接受金额", case.acceptable),
        ("底线金额", case.floor),
    ]
    known = [(key, amount) for key, amount in rungs if amount is not None]
    for (above, more), (key, less) in pairwise(known):
        if less > more:
            yield (
                key,
                f"“{key}”{yuan(less)} 元比“{above}”{yuan(more)} 元还多",
                "三档要从大到小：目标、可接受、底线",
            )
