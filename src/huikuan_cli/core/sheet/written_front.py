"""Page one as an assistant wrote it for this very case: its lines under their titles, ours only where it wrote none.

Each line of it was meant, so where the paper is full one line goes at a time, what is missed least first; what goes stands on the back.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.lent import ANSWER, GOAL, MEANING, OPENING, LentLine, on_its_day
from huikuan_cli.core.advice.plan import LAWYER, Plan
from huikuan_cli.core.sheet.layout import Row
from huikuan_cli.core.sheet.page_rows import RowsOfBlocks, said
from huikuan_cli.core.text.written_days import read_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

NUMBERS, STEPS, BAG, TONIGHT = "数", "走完", "带", "今晚"
# the parts of its answer by the block that holds them
BLOCKS = {
    "关键": MEANING, "要什么": GOAL, "开口": OPENING, "他说我答": ANSWER, "数": NUMBERS, "给他的": "给他的", "纸上写": "纸上写",
    "今晚": TONIGHT, "带": BAG, "谈成了": STEPS, "没谈成": "没谈成", "绝对不做": "不做",
}  # fmt: skip
TO_DO = (TONIGHT, STEPS, "没谈成")  # what is ticked when it is done
TOGETHER = (BAG, "不做", "数")  # short ones that stand in one row
WHOLE: dict[str, int] = dict.fromkeys(BLOCKS.values(), 12)
CUTS: tuple[tuple[str, int], ...] = (
    ("我答", 7), ("不做", 4), ("没谈成", 4), ("数", 3), ("走完", 4), ("今晚", 4), ("我答", 6), ("没谈成", 3), ("走完", 3), ("给他的", 2), ("今晚", 3), ("不做", 3), ("关键", 3),
    ("没谈成", 2), ("走完", 2), ("我答", 5), ("给他的", 1), ("数", 2), ("不做", 2), ("我答", 4), ("今晚", 2), ("没谈成", 1), ("走完", 1),
    ("要什么", 2), ("关键", 2), ("纸上写", 0), ("给他的", 0), ("数", 1),
)  # fmt: skip
PartRoom = dict[str, int]  # how many lines of each part are printed
ROOMS: tuple[PartRoom, ...] = tuple(
    accumulate(CUTS, lambda room, cut: {**room, cut[0]: cut[1]}, initial=WHOLE)
)


def fullest(plan: Plan, fits: Callable[[PartRoom], bool]) -> PartRoom:
    """How many lines of each part are printed: the first room that fits, with as much of what was cut as there is room for after all, what
    is missed most first."""
    room = next((one for one in ROOMS if fits(one)), ROOMS[-1])
    for part in dict.fromkeys(part for part, _ in reversed(CUTS)):
        while room[part] < len(plan.lent_of(part)) and fits(more := {**room, part: room[part] + 1}):
            room = more
    return room


def written_rows(
    plan: Plan, room: PartRoom, visit: date | None, ours: RowsOfBlocks
) -> dict[str, tuple[Row, ...]]:
    """The rows of page one by block. `ours`: what the playbook puts there, for a block of which the assistant wrote nothing. What to have in
    the bag stands under what to ask for, where it is seen from the door."""
    found: dict[str, tuple[Row, ...]] = {"先看": ours["先看"]}
    for block, part in BLOCKS.items():
        lines = plan.lent_of(part)
        found[block] = _rows(lines[: room[part]], visit) if lines else ours.get(block, ())
    first = for_the_lawyer(plan, visit, ours[TONIGHT]) if ours["先看"] else ()
    found[TONIGHT] = (*first, *found[TONIGHT])
    bag = tuple(structs.replace(row, label=row.label or BAG) for row in found.pop(BAG))
    return {**found, GOAL: (*found[GOAL], *bag)}


def for_the_lawyer(plan: Plan, visit: date | None, tonight: tuple[Row, ...]) -> tuple[Row, ...]:
    """What to ask the lawyer tonight. Page one has it where a period is near; else it stands on the back: among what was written for this case it
    reads as if the visit hung on it, and three judges of a blind panel put the page away for it (docs/decisions.md §13)."""
    return _still_first(plan, visit, tonight) or _asked_before(plan)


def _asked_before(plan: Plan) -> tuple[Row, ...]:
    """What to ask the lawyer before one goes, where something of the situation may give rights away."""
    if plan.score.verdict != LAWYER:
        return ()
    return (Row("tick", texts.ASK_LAWYER.format(risk=plan.score.short.rpartition("：")[2])),)


def _still_first(plan: Plan, visit: date | None, tonight: tuple[Row, ...]) -> tuple[Row, ...]:
    """What is to be done tonight before all that the assistant wrote: the lawyer's, where a judgment can be enforced."""
    own = {on_its_day(one, visit) for one in plan.lent_of(TONIGHT)}
    return tuple(row for row in tonight if row.text not in own) if own else ()


def left_over(plan: Plan, room: PartRoom, visit: date | None, ours: RowsOfBlocks) -> tuple[Row, ...]:
    """What of it has no room on page one, and the lawyer's question where page one has none; a step with its day stands on the back with all others."""
    left = (plan.lent_of(part)[room[part] :] for part in BLOCKS.values())
    kept = (tuple(one for one in lines if one.part != STEPS or not one.day) for lines in left)
    asked = () if ours["先看"] else for_the_lawyer(plan, visit, ours[TONIGHT])
    return (*asked, *(row for lines in kept for row in _rows(lines, visit, titled=True)))


def _rows(lines: tuple[LentLine, ...], visit: date | None, *, titled: bool = False) -> tuple[Row, ...]:
    """They as rows; `titled`: each says what it is."""
    if not lines:
        return ()
    part = lines[0].part
    title = part if titled else ""
    if part in TOGETHER:
        return (Row("text", "；".join(one.text.rstrip("。") for one in lines) + "。", title),)
    return tuple(_row(one, visit, title) for one in lines)


def _row(one: LentLine, visit: date | None, title: str) -> Row:
    if one.part == ANSWER:
        return Row("answer", said("", one.text).text, f"{one.to_whom()}“{one.heard()}”")
    if one.part == OPENING:
        return said(_to(one.says) if one.says else title, one.text)
    if one.part in TO_DO:
        return Row("tick", on_its_day(one, visit), title)
    if one.part == "纸上写":
        return Row("text", f"“{one.text}”", title)
    if one.part == GOAL and read_day(one.day, visit):
        return Row("text", on_its_day(one, visit), title)
    return Row("text", one.text, title)


def _to(whom: str) -> str:
    """To whom words are said, and when, as a heading: 见尹会计, 周四见尹会计, 给尹会计打电话."""
    return whom if re.search("见|打电话|进来|电话里", whom) else f"见{whom}"
