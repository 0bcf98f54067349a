"""What each kind of event does to a period that runs, and by which paper it is proved (民法典第195条; 诉讼时效规定第8–17条)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from huikuan_cli.core.law.claim import ClockFacts, Counted, Event
from huikuan_cli.core.text.values import UNKNOWN, iso

PART_PAYMENT = "对方部分付款"
DEMAND, LAWYER, PROMISE = "催款函送达", "律师函送达", "对方书面确认或承诺"
STATEMENT, CONFIRMATION = "对账单盖章退回", "询证函回函"
SUIT, COMPLAINT, ATTACHMENT = "起诉或仲裁", "投诉", "申请保全"
TRANSFER, ENFORCEMENT = "债权转让通知送达", "申请执行"
ENFORCEMENT_PERIOD = "申请执行期限"  # the other one is called 时效
RESTARTING_ENFORCEMENT = (ENFORCEMENT, PART_PAYMENT)  # the others are a lawyer's question


class Effect(Struct, frozen=True):
    """What an event does: in words, by which article, and the paper that proves it. Not `sure`: courts differ, so the
    earliest alarm does not rest on it."""

    why: str
    proof: str
    article: str = ""
    sure: bool = True


EFFECTS = {
    DEMAND: Effect("有凭证，从这天重新起算", "签收的回执或邮政特快的妥投记录", "sx8"),
    LAWYER: Effect(
        "和催款函一样，送到那天重新起算；算数的是送达，不是出具", "寄送底单、妥投记录和委托书", "sx8"
    ),
    PROMISE: Effect("有凭证，从这天重新起算", "盖章或签字的原件、能核对身份的聊天和邮件", "sx14"),
    STATEMENT: Effect(
        "盖章认了欠多少，从盖章那天重新起算；只写了本金的，看有没有写“不放弃利息”", "盖着单位章的原件", "sx14"
    ),
    CONFIRMATION: Effect(
        "可主张从这天中断；询证函常写“仅为复核账目”，各地认定有出入，待核，最早警戒不算它",
        "盖章的回函，向审计所要复印件",
        "sx14",
        sure=False,
    ),
    PART_PAYMENT: Effect("有凭证，从这天重新起算", "银行回单", "sx14"),
    SUIT: Effect("从起诉之日中断；程序终结后才重新起算，这里保守从起诉日算", "立案或受理通知、收件回执"),
    ATTACHMENT: Effect(
        "申请诉前保全和起诉同等效力；程序终结后才重新起算，这里保守从申请日算",
        "法院的收件回执或保全裁定",
        "sx11",
    ),
    ENFORCEMENT: Effect(
        "申请执行和起诉同等效力；程序终结后才重新起算，这里保守从申请日算", "执行立案的受理通知", "sx11"
    ),
    TRANSFER: Effect(
        "通知送到对方那天中断；收钱的换成了受让的一方，谁去要、要多少先问法务",
        "通知和送达凭证、转让合同",
        "sx17",
    ),
    COMPLAINT: Effect(
        "有凭证，可主张从这天中断；个案认定有出入（时效规定第12条），待核，最早警戒不算它",
        "平台的受理记录",
        "sx12",
        sure=False,
    ),
}
OTHER_EVENT = Effect("有凭证，从这天重新起算", "盖章或能核对的原件")


def effect(kind: str) -> Effect:
    """What an event of this kind does; one that a team added counts like a demand, without an article of its own."""
    return EFFECTS.get(kind, OTHER_EVENT)


def restarts(kind: str, period: str) -> bool:
    """Whether an event of this kind surely starts a period (by its name) anew where it is proved and comes in time: the one to apply
    for enforcement only by an application or a payment (民诉法第250条)."""
    return kind in RESTARTING_ENFORCEMENT if period == ENFORCEMENT_PERIOD else effect(kind).sure


def all_events(facts: ClockFacts) -> tuple[Event, ...]:
    """The events with the part payments among them, by day: a part payment is consent to pay (时效规定第14条)."""
    paid = tuple(Event(p.day, PART_PAYMENT, p.proved) for p in facts.payments)
    known = {(e.day, e.kind) for e in facts.events}
    extra = tuple(e for e in paid if (e.day, e.kind) not in known)
    return tuple(sorted((*facts.events, *extra), key=lambda e: e.day))


def sure_ones(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events on which the earliest alarm may rest."""
    return tuple(e for e in events if effect(e.kind).sure)


def count_events(
    start: date, events: tuple[Event, ...], today: date, ending: Callable[[date], date], name: str = "时效"
) -> tuple[Counted, ...]:
    """Which events restart a period that began on `start` and ends on `ending(start)`; later ones need the earlier ones. An `ending`
    that is not moved off rest days is the cautious reading of 第203条. `name`: what the period is called."""
    found = []
    end = ending(start)
    for event in events:
        counts, why = _verdict(event, start, end, today, name)
        if counts:
            end = ending(event.day)
        found.append(Counted(event, counts, why))
    return tuple(found)


def _verdict(event: Event, start: date, end: date, today: date, name: str) -> tuple[bool, str]:
    if event.day > today:
        return False, "还没发生，不算"
    if event.kind == UNKNOWN:
        return False, "是什么事不清楚，不算；问清再算"
    if not event.proved:
        return False, f"没有书面凭证，不算；要找{effect(event.kind).proof}，补到再算"
    if event.day <= start:
        return False, "发生时还没到期，不重新起算"
    if event.day > end:
        return (
            False,
            f"发生时{name}可能已在 {iso(end)} 届满；对方书面同意付款是否另有效力，请法务看，待核",
        )
    return True, effect(event.kind).why


def latest(counted: tuple[Counted, ...]) -> Event | None:
    """The last event that counts."""
    return next((c.event for c in reversed(counted) if c.counts), None)
