"""Page one as an assistant wrote it for this very case: its lines in its order under its titles.

Its titles are its own. Each line of it was meant, so where the paper is full one line goes at a time, what is missed least first; what goes stands on the back.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.lent import (
    ANSWER,
    BAG,
    BEFORE,
    FALLBACK,
    GOAL,
    HEADLINE,
    MEANING,
    NEVER,
    NUMBERS,
    OPENING,
    STEPS,
    LentLine,
    on_its_day,
)
from huikuan_cli.core.advice.plan import LAWYER, Plan
from huikuan_cli.core.playbook.assistant_rules import ON_THE_WAY, WORDING
from huikuan_cli.core.sheet.layout import ALARM, SPEECH, Block, Row
from huikuan_cli.core.sheet.one_page import RUN_IN, SPARE, width
from huikuan_cli.core.sheet.page_rows import RowsOfBlocks, said
from huikuan_cli.core.text.written_days import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from huikuan_cli.core.playbook.sheet_look import SheetLook

Shown = frozenset[str]  # ids of the lines that are printed on page one
BESIDE = {"tick": "　□ ", "text": "　"}  # before the second in a line
# the part of a line of its page by the block of the sheet that it stands for: whether that is printed, and what it is called
# where the assistant gave it no title
BLOCKS = {
    "关键": MEANING, "要什么": GOAL, "开口": OPENING, "他说我答": ANSWER, "数": NUMBERS, "给他的": "给他的", "纸上写": WORDING,
    "今晚": BEFORE, "带": BAG, "谈成了": STEPS, "没谈成": FALLBACK, "绝对不做": NEVER,
}  # fmt: skip
BLOCK_OF = {part: block for block, part in BLOCKS.items()} | {ON_THE_WAY: "他说我答"}
TO_DO = (BEFORE, STEPS, FALLBACK)  # what is ticked when it is done
TOGETHER = (BAG, NEVER, NUMBERS)  # short ones that stand in one row where no title of its own parts them
# what is missed least first: a part, and to how many lines it is cut
CUTS: tuple[tuple[str, int], ...] = (
    *((part, count) for count in range(24, 7, -1) for part in (STEPS, ON_THE_WAY, "我答", "没谈成", "今晚", "不做", "关键", "纸上写")),
    ("没谈成", 5), ("不做", 6), ("我答", 7), ("走完", 6), ("数", 4), ("今晚", 6), ("不做", 4), ("没谈成", 4), ("关键", 6), ("数", 3), ("走完", 4),
    ("今晚", 4), ("见面", 4), ("我答", 6), ("没谈成", 3), ("走完", 3), ("给他的", 2), ("关键", 4), ("今晚", 3), ("不做", 3), ("关键", 3),
    ("没谈成", 2), ("走完", 2), ("我答", 5), ("给他的", 1), ("数", 2), ("不做", 2), ("我答", 4), ("今晚", 2), ("见面", 2), ("没谈成", 1), ("走完", 1),
    ("要什么", 2), ("关键", 2), ("纸上写", 0), ("给他的", 0), ("数", 1),
)  # fmt: skip


# what a line is about, at its head (第二道坎：…), which stands out
_LED = re.compile(r"^([^：，。“”\d]{2,8})：(?=[^“])(.+)$")


def headline(plan: Plan) -> str:
    """The page in one sentence, of one that an assistant wrote; empty where there is none."""
    return next((one.text for one in plan.lent_of(HEADLINE) if plan.written()), "")


def least_missed(plan: Plan) -> tuple[str, ...]:
    """The ids of the lines that page one can do without, what is missed least first."""
    found: dict[str, None] = {}
    for part, most in CUTS:
        found |= dict.fromkeys(one.id for one in reversed(plan.lent_of(part)[most:]))
    return tuple(found)


def fullest(plan: Plan, look: SheetLook, fits: Callable[[Shown], bool]) -> Shown:
    """The lines of which page one is made: one at a time goes until it fits, and whatever went has its room again where it fits after all."""
    shown = {one.id for part, block in BLOCK_OF.items() if look.prints(block) for one in plan.lent_of(part)}
    gone: list[str] = []
    for least in least_missed(plan):
        if fits(frozenset(shown)):
            break
        if least in shown:
            shown.remove(least)
            gone.append(least)
    for most in reversed(gone):
        if fits(more := frozenset((*shown, most))):
            shown = set(more)
    return frozenset(shown)


def written_blocks(
    plan: Plan, shown: Shown, visit: date | None, ours: RowsOfBlocks, look: SheetLook
) -> tuple[Block, ...]:
    """Page one in the order and under the titles of the assistant, behind what outranks the visit. `ours`: what the playbook puts there, for
    what is said first where the assistant wrote nothing of it; `look`: what a team does not print is left out."""
    lines = tuple(one for one in plan.lent_of(*BLOCK_OF) if one.id in shown)
    opening = () if plan.lent_of(OPENING) or not look.prints(SPEECH) else ours[SPEECH]
    lawyer = for_the_lawyer(plan, visit, ours[BEFORE]) if ours[ALARM] else ()
    head = (
        Block(look.titles[name], rows, 1, name)
        for name, rows in ((ALARM, ours[ALARM]), (SPEECH, opening))
        if rows
    )
    return (*head, *_led_by(lawyer, tuple(_titled(lines, visit, look)), look))


def _led_by(rows: tuple[Row, ...], blocks: tuple[Block, ...], look: SheetLook) -> tuple[Block, ...]:
    """The blocks with these rows before all else that is to be done tonight."""
    if not rows:
        return blocks
    at = next((n for n, one in enumerate(blocks) if one.name == BEFORE), -1)
    if at < 0:
        return (Block(look.titles[BEFORE], rows, 1, BEFORE), *blocks)
    led = structs.replace(blocks[at], rows=(*rows, *blocks[at].rows))
    return (*blocks[:at], led, *blocks[at + 1 :])


def _titled(lines: tuple[LentLine, ...], visit: date | None, look: SheetLook) -> Iterator[Block]:
    """They as blocks, each under its title."""
    for title, under in groupby(lines, lambda one: _title(one, look)):
        some = tuple(under)
        yield Block(title, _rows(some, visit), 1, BEFORE if some[0].part == BEFORE else "")


def _title(one: LentLine, look: SheetLook) -> str:
    """What a line stands under: its title, or what the sheet calls such lines."""
    return look.titles[BLOCK_OF[one.part]] if one.title in ("", one.part) else one.title


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
    own = {on_its_day(one, visit) for one in plan.lent_of(BEFORE)}
    return tuple(row for row in tonight if row.text not in own) if own else ()


def left_over(
    plan: Plan, shown: Shown, visit: date | None, ours: RowsOfBlocks, look: SheetLook
) -> tuple[Row, ...]:
    """What of it has no room on page one, and the lawyer's question where page one has none; a step with its day stands on the back with all others."""
    left = (one for one in plan.lent_of(*BLOCK_OF) if one.id not in shown and look.prints(BLOCK_OF[one.part]))
    kept = (one for one in left if one.part != STEPS or not one.day)
    asked = () if ours[ALARM] else for_the_lawyer(plan, visit, ours[BEFORE])
    return (*asked, *(_row(one, visit, one.title or one.part) for one in kept))


def _rows(lines: tuple[LentLine, ...], visit: date | None) -> tuple[Row, ...]:
    """They as rows; short ones share a line."""
    rows: list[Row] = []
    for (part, _), some in groupby(lines, lambda one: (one.part, one.to_whom())):
        if part in TOGETHER:
            rows.append(Row("text", "；".join(one.text.rstrip("。") for one in some) + "。"))
        elif part == OPENING:
            first = next(some)
            whole = "".join((first.text, *(one.text for one in some)))  # said in one breath
            rows.append(_row(structs.replace(first, text=whole), visit))
        elif part == WORDING:
            rows += _packed([Row("text", text) for text in _quoted([one.text for one in some])])
        else:
            rows += _packed([_row(one, visit) for one in some])
    return tuple(rows)


def _quoted(texts: list[str]) -> list[str]:
    """The lines of a paper in one pair of quotation marks."""
    whole = "\n".join(texts)
    if whole.startswith("“") and whole.endswith("”"):
        return texts
    return f"“{whole}”".split("\n")


def _packed(rows: list[Row]) -> list[Row]:
    """Rows of one kind with as many of them in a line as fit: short steps, short workings."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last and last.style == row.style and row.style in BESIDE and not (last.label or row.label):
            both = f"{last.text}{BESIDE[row.style]}{row.text}"
            if width(both) <= RUN_IN - 2 * SPARE:
                found[-1] = structs.replace(last, text=both)
                continue
        found.append(row)
    return found


def _row(one: LentLine, visit: date | None, title: str = "") -> Row:
    """One line as a row; `title`: what it says in front what it is."""
    if one.part == ANSWER:
        return Row("answer", said("", one.text).text, one.cue())
    if one.part == OPENING:
        return said(title or ("" if one.says in one.title else _to(one.says)), one.text)
    if one.part in TO_DO:
        return Row("tick", on_its_day(one, visit), title)
    if one.part == WORDING:
        return Row("text", f"“{one.text}”", title)
    if one.part == GOAL and read_day(one.day, visit):
        return Row("text", on_its_day(one, visit), title)
    led = _LED.match(one.text) if not title else None
    return Row("text", led[2], led[1]) if led else Row("text", one.text, title)


def _to(whom: str) -> str:
    """To whom words are said, and when, as a heading: 见尹会计, 周四见尹会计, 给尹会计打电话; empty where only one is met."""
    return whom if not whom or re.search("见|打电话|进来|电话里", whom) else f"见{whom}"
