"""Whether what was told of invoices and of what was taken off goes with the amount that is asked for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amounts import parse_amount, spoken_sum
from huikuan_cli.core.text.values import half_width

INVOICED_MORE = "票面 {invoiced}，比到期该付的多 {more}，先对清、该红冲的先红冲"
TAKEN_OFF = "扣了 {off}，票面 {invoiced}，到期该付写的是 {due}，先对成一个数"
BY_PRICE = "照合同价的 {share} 该付 {due}，照审定 {total} 的 {share} 是 {by_audit}：合同写的按哪个价，先翻条款，只报一个数"
CUT_OF_ALL = "看法不同的 {cut} 是整个合同审减的数，不是这一笔里的：没争议的先不报数，照审定价重算这一笔"
_CLAUSES = r"[。；;！？!?\n，,、]"
_INVOICE = r"票(?!据)|开了"
# they pay, and are no invoices; or the sum is what a system has in it beside the invoice
_BILL = r"商票|银票|承兑|汇票|退票|票据|系统|资产|入账|卡片"
_OFF = r"扣|罚"
_AUDITED = r"审减|核减|审定"
_THOUSANDS = r"(?<![\d.])(\d{1,2})千(?!瓦|克|米|[\d零一二三四五六七八九])"
MOST_WORDS = 400  # of what was told


def sums_amiss(s: Analysis) -> tuple[str, ...]:
    """What of the invoices that he tells of does not go with what is due, in a sentence: first to be cleared up, for nothing is paid on it.
    An invoice over the whole contract, or over all that is left of it, is usual."""
    due, told = s.case.due_amount, s.case.told_of[:MOST_WORDS]
    if due is None or not due or len(s.payments.spoken_of()) > 1 or s.no_money():
        return ()
    return tuple(_by_price(s)) or _invoices(due, told, _usual(s, told))


def _by_price(s: Analysis) -> Iterator[str]:
    """That what is asked for, or what is disputed, is not of the base on which the other side reckons."""
    found, disputed = s.case.by_audit(), s.case.disputed
    if found and s.case.by_contract_price() and s.case.due_amount:
        share = f"{(found.share * 100).normalize():f}%"
        yield BY_PRICE.format(
            share=share,
            due=spoken_sum(s.case.due_amount),
            total=spoken_sum(found.total),
            by_audit=spoken_sum(max(found.due, Decimal(0))),
        )
    elif disputed and s.case.disputed_here() is None:
        yield CUT_OF_ALL.format(cut=spoken_sum(disputed))


def _invoices(due: Decimal, told: str, usual: set[Decimal]) -> tuple[str, ...]:
    invoiced = list(_sums(told, _INVOICE, _BILL))
    off = sum(_sums(told, _OFF, ""), Decimal(0))
    if off and due - off in invoiced:
        words = TAKEN_OFF.format(off=spoken_sum(off), invoiced=spoken_sum(due - off), due=spoken_sum(due))
        return (words,)
    if not invoiced:
        return ()
    more = [one for one in invoiced if one > due and one not in usual]
    if due in invoiced or not more or usual & set(invoiced):
        return ()
    most = max(more)
    return (INVOICED_MORE.format(invoiced=spoken_sum(most), more=spoken_sum(most - due)),)


def _usual(s: Analysis, told: str) -> set[Decimal]:
    whole, paid = s.case.contract_amount, s.case.paid
    if whole is None:
        return {paid} if paid is not None else set()
    left = () if paid is None else (paid,) if re.search(_AUDITED, told) else (paid, whole - paid)
    return {whole, *left}


def _sums(text: str, words: str, other: str) -> Iterator[Decimal]:
    """The amounts of the clauses that hold one of the words and none of the other."""
    plain = half_width(text)
    if not re.search(words, plain):
        return
    for clause in re.split(_CLAUSES, plain):
        if re.search(words, clause) and not (other and re.search(other, clause)):
            written = re.sub(_THOUSANDS, r"\g<1>000元", clause)
            yield from (parse_amount(one) for one in sums_in(written, parse_amount))
