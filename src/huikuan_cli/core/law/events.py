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
NOT_YET = "查到哪一天才知道算不算；没查到先不算"
_YEARS = {2: "两年", 3: "三年"}
RESTARTING_ENFORCEMENT = (ENFORCEMENT, PART_PAYMENT)  # the others are a lawyer's question


class Effect(Struct, frozen=True):
    """What an event does: in words, by which article, the paper that proves it, and what one such thing is `called`. Not `sure`: courts differ, so the
    earliest alarm does not rest on it."""

    why: str
    proof: str
    called: str
    article: str = ""
    sure: bool = True


EFFECTS = {
    DEMAND: Effect("有凭证，从这天重新起算", "签收的回执或邮政特快的妥投记录", "一份送到的催款函", "sx8"),
    LAWYER: Effect(
        "和催款函一样，送到那天重新起算；算数的是送达，不是出具",
        "寄送底单、妥投记录和委托书",
        "一份送到的律师函",
        "sx8",
    ),
    PROMISE: Effect(
        "有凭证，从这天重新起算", "盖章或签字的原件、能核对身份的聊天和邮件", "一份书面确认或承诺", "sx14"
    ),
    STATEMENT: Effect(
        "盖章认了欠多少，从盖章那天重新起算；只写了本金的，看有没有写“不放弃利息”",
        "盖着单位章的原件",
        "一张盖章对账单",
        "sx14",
    ),
    CONFIRMATION: Effect(
        "可主张从这天中断；询证函常写“仅为复核账目”，各地认定有出入，待核，最早警戒不算它",
        "盖章的回函，向审计所要复印件",
        "一份询证函回函",
        "sx14",
        sure=False,
    ),
    PART_PAYMENT: Effect("有凭证，从这天重新起算", "银行回单", "一笔部分付款", "sx14"),
    SUIT: Effect(
        "从起诉之日中断；程序终结后才重新起算，这里保守从起诉日算",
        "立案或受理通知、收件回执",
        "一次起诉或仲裁",
    ),
    ATTACHMENT: Effect(
        "申请诉前保全和起诉同等效力；程序终结后才重新起算，这里保守从申请日算",
        "法院的收件回执或保全裁定",
        "一次申请保全",
        "sx11",
    ),
    ENFORCEMENT: Effect(
        "申请执行和起诉同等效力；程序终结后才重新起算，这里保守从申请日算",
        "执行立案的受理通知",
        "一次申请执行",
        "sx11",
    ),
    TRANSFER: Effect(
        "通知送到对方那天中断；收钱的换成了受让的一方，谁去要、要多少先问法务",
        "通知和送达凭证、转让合同",
        "一份送到的债权转让通知",
        "sx17",
    ),
    COMPLAINT: Effect(
        "有凭证，可主张从这天中断；个案认定有出入（时效规定第12条），待核，最早警戒不算它",
        "平台的受理记录",
        "一次投诉",
        "sx12",
        sure=False,
    ),
}
OTHER_EVENT = Effect("有凭证，从这天重新起算", "盖章或能核对的原件", "一条有凭证的记录")


def effect(kind: str) -> Effect:
    """What an event of this kind does; one that a team added counts like a demand, without an article of its own."""
    return EFFECTS.get(kind, OTHER_EVENT)


def restarts(kind: str, period: str) -> bool:
    """Whether an event of this kind surely starts a period (by its name) anew where it is proved and comes in time: the one to apply
    for enforcement only by an application or a payment (民诉法第250条)."""
    return kind in RESTARTING_ENFORCEMENT if period == ENFORCEMENT_PERIOD else effect(kind).sure


def all_events(facts: ClockFacts) -> tuple[Event, ...]:
    """The events with the part payments among them, by day: a part payment is consent to pay (时效规定第14条)."""
    paid = tuple(Event(p.day, PART_PAYMENT, p.proved, until=p.until) for p in facts.payments)
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
        maybe = event.proved and why.endswith(NOT_YET)
        if counts:
            end = ending(event.day)
        found.append(Counted(event, counts, why, maybe))
    return tuple(found)


def _verdict(event: Event, start: date, end: date, today: date, name: str) -> tuple[bool, str]:
    if event.day > today:
        return False, "还没发生，不算"
    if event.kind == UNKNOWN:
        return False, "是什么事不清楚，不算；问清再算"
    if not event.proved:
        return False, f"没有书面凭证，不算；要找{effect(event.kind).proof}，补到再算"
    last = event.until or event.day
    if event.day <= start < last:
        return False, f"这个月的 {iso(start)} 才到期，{NOT_YET}"
    if event.day <= start:
        return False, "发生时还没到期，不重新起算"
    if event.day <= end < last:
        return False, f"这个月的 {iso(end)} {name}届满，{NOT_YET}"
    if event.day > end:
        return (
            False,
            f"发生时{name}可能已在 {iso(end)} 届满；对方书面同意付款是否另有效力，请法务看，待核",
        )
    return True, effect(event.kind).why


def spelt(event: Event) -> str:
    """The day of an event, or its month where only that is known."""
    return f"{event.day:%Y-%m}" if event.until else iso(event.day)


def month_doubts(counted: Iterable[Counted]) -> tuple[str, ...]:
    """What is to be looked up where of the event that the period runs from only the month is known: counted from its first day, the
    period ends earliest (民法典第195条)."""
    last = latest(tuple(counted))
    if last is None or last.until is None:
        return ()
    first = last.day
    return (
        f"{last.kind}只知道是{first.year}年{first.month}月，按{first.month}月{first.day}日起算，查到哪一天再改",
    )


def undated_words(facts: ClockFacts, counted: Iterable[Counted], period: str, years: int) -> tuple[str, ...]:
    """What can be proved but has no day, or a month in which the period began or ended: it is not counted, and finding the day may move the end of the period (民法典第195条; 民诉法
    第250条). `years`: how long the period is."""
    kinds = dict.fromkeys(one.kind for one in facts.undated_proofs)
    known = [kind for kind in kinds if kind != UNKNOWN]
    moving = [kind for kind in known if period != ENFORCEMENT_PERIOD or kind in RESTARTING_ENFORCEMENT]
    months = (_by_month(c.event, years) for c in counted if c.maybe)
    return tuple(dict.fromkeys((*(_undated(effect(kind), years) for kind in moving), *months)))


def uncounted(facts: ClockFacts) -> list[str]:
    """That some events have no day and no proof that would move anything; empty where there is none."""
    proved = sum(one.kind != PART_PAYMENT for one in facts.undated_proofs)
    count = max(facts.undated_events - proved, 0)
    return [f"有 {count} 条催款记录日期不清楚，没有算，待核"] if count else []


def _by_month(event: Event, years: int) -> str:
    called = f"有{effect(event.kind).called}只知道是{event.day.year}年{event.day.month}月"
    return f"{called}：查到日子，{_YEARS[years]}可能从那天重新数"


def _undated(one: Effect, years: int) -> str:
    again = f"{_YEARS[years]}从那天重新数" if one.sure else f"可主张{_YEARS[years]}从那天重新数，待核"
    return f"有{one.called}没写日子：查到日子，{again}（当时还没满的才算）"


def latest(counted: tuple[Counted, ...]) -> Event | None:
    """The last event that counts."""
    return next((c.event for c in reversed(counted) if c.counts), None)
