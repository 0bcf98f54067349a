"""When the money was due: contract and 保障中小企业款项支付条例, written from the text of the articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from oracle.days import days_after, off_rest, working_days_after
from oracle.story import Story

FIRST, SECOND = date(2020, 9, 1), date(2025, 6, 1)  # 国令第728号 and 第802号 come into force


@dataclass(frozen=True)
class Answer:
    """The day the period starts from, and the last day by contract, by statute, and of the two the one that counts."""

    begins: date | None
    contract: date | None
    statute: date | None
    counts: date | None
    guessed: bool = False  # the law or the facts leave it open: the product has to say so


def rolled(day: date) -> date:
    return off_rest(day)


def begins(story: Story) -> tuple[date | None, bool]:
    """条例 9④, 10①, 10②; 民法典 628 where nothing was agreed. The second says that it is a stopgap."""
    kind = story.counts_from
    if kind == "验收合格":
        return _accepted(story)
    if kind == "结算确认":
        return story.settled, False
    if kind == "写明日期":
        return story.written or story.delivered or story.accepted, story.written is None
    if kind in ("交付", "没写"):
        if story.delivered:
            return story.delivered, False
        return story.accepted, story.accepted is not None
    found = story.accepted or story.delivered
    return found, found is not None


def _accepted(story: Story) -> tuple[date | None, bool]:
    """10②: where the buyer drags, from the end of the agreed acceptance period, unless it accepted before."""
    end = story.acceptance_ends
    if story.dragged and end and (story.accepted is None or story.accepted > end):
        return end, True
    return story.accepted, False


def due(story: Story) -> Answer:
    start, guessed = begins(story)
    if start is None:
        return Answer(None, None, None, None)
    contract = _contract(story, start)
    statute = _statute(story, start, contract)
    if story.retention:
        return Answer(start, contract, None, contract, True)
    if story.counts_from == "写明日期" and statute and statute != contract and story.delivered is None:
        guessed = True  # counted from acceptance for want of the day of delivery
    if statute is None and contract is None and story.counts_from in (None, "写明日期"):
        return Answer(start, None, None, None)  # something was agreed, and nobody knows what: not 628
    counts = statute or contract or start  # 628: on receipt
    at_once = statute is None and contract is None
    return Answer(start, contract, statute, counts, guessed or at_once or _open(story))


def _open(story: Story) -> bool:
    """Whether the regulation applies is not known, or argued (the contract is older), and the day depends on it."""
    unknown = story.payer is None or story.small is None
    older = (story.signed or begins(story)[0] or FIRST) < FIRST  # what was received before was agreed before
    if not (unknown or older) or story.payer == "不适用" or story.small is False:
        return False
    sure = replace(story, payer=story.payer or "政府", small=True, signed=FIRST)
    outside = replace(sure, payer="不适用")
    return due(sure).counts != due(outside).counts


def _contract(story: Story, start: date) -> date | None:
    if story.counts_from == "写明日期":
        return story.written
    if story.days is None:
        return None
    return (working_days_after if story.working else days_after)(start, story.days)


def _statute(story: Story, start: date, contract: date | None) -> date | None:
    """9①: 30 days, as agreed up to 60 (a body of the state); 9②: 60 days or as agreed (a large enterprise, since 2025)."""
    if story.small is False or story.retention or story.payer == "不适用":
        return None
    if story.payer is None and contract is not None:
        return None  # nobody knows whether the 60 days bind this payer
    if story.counts_from == "写明日期":
        received = story.delivered or story.accepted
        if received is None:
            return None
        start = received
    if story.payer == "大型企业":
        if start < SECOND:
            return None  # 立法法 104: the fixed term does not reach back to what was received before
        found = contract or days_after(start, 60)
    else:
        found = min(contract or days_after(start, 30), days_after(start, 60))
    return found if found >= FIRST else None
