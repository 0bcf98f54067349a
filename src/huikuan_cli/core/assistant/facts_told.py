"""What an assistant is told of a case, with the names still in it: the ground on which its lines must stand. Pure.

Judgements of a person, how little we would take, and whether we speak of interest are not told (KEPT_BACK).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct, UnsetType

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.plan import HAVE, WINDOW, Plan
from huikuan_cli.core.advice.windows import hand_in_day
from huikuan_cli.core.answers.interview import PREVENTION_KEY, TYPE_KEY
from huikuan_cli.core.law.workdays import plus_workdays
from huikuan_cli.core.log.erasing import JUDGED
from huikuan_cli.core.text.near_days import day_from_today, told_in_several_ways
from huikuan_cli.core.text.values import dated, spoken_day

KEPT_BACK = (
    *JUDGED,
    TYPE_KEY,
    PREVENTION_KEY,
    "难题",
    "现象",
    "看到的事实",
    "原因",
    "底线金额",
    "可接受金额",
    "提利息",
    "我方责任人",
)
INTEREST = ("interest", "payments")  # beginnings of the ids of figures that are not told
DAYS_AHEAD, MOST_REPLIES, MOST_GAPS = (
    34,
    5,
    6,
)  # working days that may be named; replies and gaps that are told
ENOUGH_TOLD = 200  # characters of the case in his own words
# what the end of a row that was typed is kept as, behind the end of a sentence; within one it is his own
_ROW_END = re.compile(r"(?<=[。！？…”])；")
NEAR_ITS_END = 183  # days to the end of the limitation period from which it decides
_FROM_TODAY = r"大后天|[明后昨前]天|(?:上|下|这|本)个?(?:周|星期|礼拜)[一二三四五六日天]"
_WEEKDAY, _NUMBER = (
    r"[上下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]",
    r"(?:\d{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号日]",
)
_WITH_NUMBER = (
    rf"{_WEEKDAY}[，,的]?{_NUMBER}|(?<![\d月]){_NUMBER}[，,的]?{_WEEKDAY}"  # 礼拜五四号: which month is meant
)
OURS = "打法库的说法（参考）"  # a heading
Part = tuple[str, tuple[str, ...]]  # a heading and its lines


class Ground(Struct, frozen=True):
    """The facts by heading, and what the gate holds a line against. `asked`: what of them is put before an assistant: where he told the whole case
    himself, what he ticked and what we would say only lead it astray. `visit` and `days` (the visit and the working days behind it) are
    calendar dates in China, `before` the days from today to the visit, for what is done by then; `latest`: the last day to hand in
    papers, where that is near; `ruled`: whether a period that has run out decides what is asked for; `secret`: days of
    limitation, which are not spoken of; `due`: days on which a payment falls due."""

    parts: tuple[Part, ...]
    asked: tuple[Part, ...]
    person: str
    visit: date
    days: tuple[date, ...]
    before: tuple[date, ...]
    latest: date | None
    ruled: bool
    secret: frozenset[date]
    due: frozenset[date]

    def text(self) -> str:
        """All facts as one text."""
        return "\n".join(line for _, lines in self.parts for line in lines)

    def told(self) -> str:
        """The same without what our playbook would say."""
        return "\n".join(line for heading, lines in self.parts if heading != OURS for line in lines)


def ground_of(s: Analysis, plan: Plan, note: str) -> Ground:
    """The ground of a case. `plan`: what the playbook makes of it by itself; `note`: what the salesperson adds."""
    days = (s.visit, *(plus_workdays(s.visit, count) for count in range(1, DAYS_AHEAD + 1)))
    before = tuple(s.today + timedelta(days=n) for n in range((s.visit - s.today).days))
    when, whom = _visit(s, plan)
    story = ("他讲的事", tuple(line for line in _ROW_END.split(note) if line))
    frame = ("先看", (plan.matter.frame,) if plan.matter.frame else ())
    dates: list[Part] = [
        ("他话里的日子", tuple(_meant_days(note, s.today))),
        ("上一次拜访", tuple(_before(plan))),
        ("进门前的日子", (_named(before),) if before else ()),
        ("进门后的工作日", (_named(days),)),
    ]
    parts = [
        ("今天和拜访", (when, whom)),
        story,
        frame,
        ("问答里记的", tuple(_facts(s, plan))),
        ("推出来的数", tuple(_figures(plan))),
        ("材料", tuple(_papers(plan))),
        *dates,
        (OURS, tuple(_ours(plan))),
    ]
    whole = len(note) >= ENOUGH_TOLD
    asked = [("今天和拜访", (when,)), story, *([frame] if pressing(s) else []), *dates] if whole else parts
    latest = hand_in_day(s.windows, s.visit, s.playbook.calendar.soon)
    return Ground(
        tuple(part for part in parts if part[1]),
        tuple(part for part in asked if part[1]),
        s.facts.get("称呼") or "",
        s.visit,
        days,
        before,
        latest if latest and latest >= s.visit else None,
        decided(s),
        frozenset((limit.expiry, limit.raw, limit.alarm)) if (limit := s.report.limitation) else frozenset(),
        frozenset(one.rolled for one in (s.report.due.effective, s.report.due.contract) if one),
    )


def decided(s: Analysis) -> bool:
    """Whether a period has decided what may be asked for at all: it may be over."""
    return s.lead().rules == "是" and s.report.barred(s.today)


def enforcing(s: Analysis) -> bool:
    """Whether a judgment can still be enforced: its last day and the lawyer stay on the page whatever an assistant writes."""
    return s.lead().rules == "是" and s.report.enforceable() and not s.report.barred(s.today)


def pressing(s: Analysis) -> bool:
    """Whether a period rules the sheet: it has decided, or is near its end, or nobody knows when a judgment's ends. What has to be done for
    it stays whatever else is done; one that ends in two years is no news on the way to a meeting."""
    if s.lead().rules != "是":
        return False
    alarm = s.report.limitation.alarm if s.report.limitation else None
    if alarm is None:
        return enforcing(s)
    return decided(s) or (alarm - s.visit).days <= NEAR_ITS_END


def _meant_days(note: str, today: date) -> Iterator[str]:
    """What 上周五, 前天 and 礼拜五四号 are in what he told, counted from today."""
    for word in dict.fromkeys(re.findall(f"{_WITH_NUMBER}|{_FROM_TODAY}", note)):
        both = told_in_several_ways(word, today)
        if day := both.day if both else day_from_today(word, today):
            yield f"{word}是 {dated(day)}"


def _named(days: tuple[date, ...]) -> str:
    return "、".join(f"{spoken_day(day)}（{day.isoformat()}）" for day in days)


def _visit(s: Analysis, plan: Plan) -> tuple[str, str]:
    """The days and whom he meets; what the customer is."""
    kind = s.case.customer_kind or "不清楚是哪种单位"
    return (
        f"今天 {dated(s.today)}；{plan.head.visit}去见{plan.head.person}",
        f"客户：{plan.head.customer}（{kind}）；项目：{plan.head.project}；合同编号：{plan.head.contract_no}",
    )


def _facts(s: Analysis, plan: Plan) -> Iterator[str]:
    """The answers as they were given, and what is still to be asked."""
    back = {*KEPT_BACK, *(one.id for one in s.playbook.prevention.measures)}
    hidden = {field.name() for _, field in s.interview.fields() if field.key in back}
    for one in plan.answers:
        if one.name not in hidden:
            yield f"{one.name}：{one.answer}"
    for gap in plan.todos[:MOST_GAPS]:
        yield f"没问清：{gap.item}（{gap.how}）"


def _figures(plan: Plan) -> Iterator[str]:
    if plan.line:
        yield plan.line
    for number in plan.numbers:
        yield f"{number.name}：{number.figure}（口头说{number.spoken}）"
    for line in plan.payment_table().lines:
        yield line.said
    for one in plan.figures:
        if not one.id.startswith(INTEREST):
            yield f"{one.name}：{one.figure}。{one.working}{'。※' + '；'.join(one.to_check) if one.to_check else ''}"
    for card in plan.cards:
        if card.kind == WINDOW:
            yield f"{card.title}：{card.gist}"


def _papers(plan: Plan) -> Iterator[str]:
    for state in dict.fromkeys(one.state for one in plan.papers):
        yield f"{state}：{'、'.join(one.name for one in plan.papers if one.state == state)}"
    lacking = [f"{one.name}（{one.get}）" for one in plan.bring if one.state != HAVE and one.get]
    if lacking:
        yield f"缺的去哪里找：{'、'.join(lacking)}"


def _before(plan: Plan) -> Iterator[str]:
    last = plan.previous
    if not isinstance(last, UnsetType):
        yield from (text for text in (last.gist, last.words, *last.promised, *last.trail) if text)


def _ours(plan: Plan) -> Iterator[str]:
    """What the playbook would say: to take up where it fits, to leave where it does not."""
    yield f"要什么：{plan.ask.aimed()}（{plan.ask.promise}）"
    yield f"局面：{plan.matter.name}。{plan.matter.insight}"
    for level in plan.ask.levels:
        yield f"{level.name}：{level.words}"
    for line in plan.openings:
        yield f"开口：{line.text}"
    for one in plan.replies[:MOST_REPLIES]:
        yield f"他说“{one.says}”，我答“{one.answer}”"
    for day in plan.days:
        yield f"{day.day}{day.at}：{day.action}"
    yield f"不做：{'；'.join(line.text for line in plan.never)}"
