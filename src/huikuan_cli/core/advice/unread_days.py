"""The days of a plan that nobody can read, as a hand left them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from huikuan_cli import texts_plan_file as texts
from huikuan_cli.core.advice.plan import Day, Plan
from huikuan_cli.core.text.values import brief, short_date
from huikuan_cli.core.text.written_days import read_day, step_day

DAYS = "之后的日程"


class Unread(NamedTuple):
    """A day that cannot be read: its place below the conclusions; what is written there, and what is done meanwhile."""

    place: tuple[str | int, ...]
    text: str


def unread_days(plan: Plan) -> Iterator[Unread]:
    """The days of the visit, of the promise, of the steps and of the next step that are written and cannot be read."""
    visit = read_day(plan.head.visit, None)
    if plan.head.visit and visit is None:
        yield _unread(("拜访", "拜访日"), plan.head.visit, texts.BY_ANSWERS)
    near = visit or next((day for one in plan.days if (day := read_day(one.iso, None))), None)
    if near and plan.ask.promise and read_day(plan.ask.promise, near) is None:
        yield _unread(("要的结果", "承诺日"), plan.ask.promise)
    for number, one in enumerate(plan.days):
        yield from _step((DAYS, number), one, plan)
    yield from _step(("没谈成", "下一步"), plan.fallback.next, plan)


def _step(place: tuple[str | int, ...], one: Day, plan: Plan) -> Iterator[Unread]:
    """The spoken day counts before the ISO one, so a step without a day that can be read is only one where neither can."""
    near = read_day(plan.head.visit, None) or read_day(one.iso, None)
    meant = step_day(one.iso, one.day, near) if near else None
    if one.iso and read_day(one.iso, None) is None:
        said = texts.BY_SPOKEN.format(day=short_date(meant)) if meant else texts.NOT_DATED
        yield _unread((*place, "日期"), one.iso, said)
    elif one.day and near and meant is None:
        yield _unread((*place, "哪天"), one.day, texts.NOT_DATED)


def _unread(place: tuple[str | int, ...], text: str, meanwhile: str = "") -> Unread:
    name = str(place[-1])
    return Unread(place, texts.DAY_UNREAD.format(name=name, text=brief(text)) + meanwhile)
