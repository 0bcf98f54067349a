"""The front of the sheet: six blocks for the room, within a budget of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UnsetType, structs

from huikuan_cli.core.advice.lent import ANSWER, MARK, is_lent
from huikuan_cli.core.advice.plan import FIRST, HAVE, TO_MAKE, Carry, Plan, Reply
from huikuan_cli.core.advice.replies import JOIN
from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.core.sheet.one_page import TO_WRITE, fits
from huikuan_cli.core.sheet.page_rows import RowsOfBlocks, blocks_of, said
from huikuan_cli.core.sheet.written_front import Shown, fullest, left_over, written_blocks
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.written_days import read_day

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.sheet_look import SheetLook

# printed characters: of a typical case, of the worst, and where an assistant wrote it for this very case (docs/decisions.md §13)
BUDGET, WORST, WRITTEN = 1000, 1200, 1850
SAYS = 22  # characters of what he says; more is not needed to know it again
LEAST_SAID, MOST_TOGETHER = (
    7,
    4,
)  # characters of each where one answer is for several things he says, and how many
TO_HAVE = "今晚备"  # the label of what is to be made ready tonight
MOST_PAYMENTS = 4  # of a contract, on the front
DOUBTED = "※"
TAKE = 24  # a thing to take away is printed behind an answer when it is no longer than this


class Room(NamedTuple):
    """How many of each are printed."""

    replies: int
    steps: int
    nevers: int
    papers: int


# from roomy to tight
ROOMS = (
    Room(5, 3, 3, 7),
    Room(4, 3, 3, 7),
    Room(4, 3, 2, 6),
    Room(4, 2, 3, 7),
    Room(4, 1, 3, 7),
    Room(4, 1, 2, 7),
    Room(4, 1, 1, 4),
)
TIGHTEST = ROOMS[-1]


class Front(NamedTuple):
    """Page one: its blocks, how many of the replies of the plan they hold, and what had no room there and was meant for it."""

    blocks: tuple[Block, ...]
    replies: int
    left: tuple[Row, ...] = ()


def front(plan: Plan, head: Sheet, look: SheetLook) -> Front:
    """Page one with as many lines of each kind as the budget and the paper allow beside `head` (title, subtitle and footer), never fewer than
    four replies where they are printed; what `look` does not print leaves its room to the others. What outranks the
    visit needs room of its own, and so does a page that an assistant wrote for this very case."""
    if plan.written():
        return _written(plan, head, look)
    most = WORST if plan.matter.frame else BUDGET
    for room in ROOMS:
        blocks = blocks_of(_rows(plan, room, look), 1, look)
        if _fits(blocks, head, most, TO_WRITE[0]):
            break
    return Front(blocks, room.replies if look.prints("他说我答") else 0)


def _written(plan: Plan, head: Sheet, look: SheetLook) -> Front:
    visit = read_day(plan.head.visit, None)
    tonight = tuple(structs.replace(row, label="") for row in _tonight(plan))
    ours = {**_rows(plan, TIGHTEST, look), "今晚": tonight}

    def laid(shown: Shown) -> tuple[Block, ...]:
        return written_blocks(plan, shown, visit, ours, look)

    shown = fullest(plan, look, lambda some: _fits(laid(some), head, WRITTEN, TO_WRITE[-1]))
    answers = sum(one.id in shown for one in plan.lent_of(ANSWER))
    return Front(laid(shown), answers, left_over(plan, shown, visit, ours, look))


def _fits(blocks: tuple[Block, ...], head: Sheet, most: int, to_write: int) -> bool:
    whole = structs.replace(head, blocks=blocks)
    beside = printed(head.title + head.subtitle + head.footer)
    return characters(blocks) + beside <= most and fits(whole, to_write=to_write)


def characters(blocks: tuple[Block, ...]) -> int:
    """How many characters these blocks print, blanks aside."""
    rows = (row for one in blocks for row in one.rows)
    titles = sum(printed(one.title) for one in blocks)
    return titles + sum(printed(text) for row in rows for text in (row.label, row.text, row.note))


def printed(text: str) -> int:
    """How many characters of a text are printed: all but the blanks."""
    return len("".join(text.split()))


def _rows(plan: Plan, room: Room, look: SheetLook) -> RowsOfBlocks:
    return {
        "先看": _alarm(plan),
        "要什么": _goal(plan, own=room != TIGHTEST),
        "开口": tuple(said(_by(line.id), line.text) for line in plan.openings),
        "他说我答": _replies(plan, room.replies),
        "数": _numbers(plan, behind=look.prints("款项")),
        "带": (*_tonight(plan), *_bag(plan, room.papers)),
        "谈成了": _afterwards(plan, room.steps),
        "没谈成": _fallback(plan),
        "绝对不做": (
            Row(
                "text",
                "；".join(line.text.rstrip("。") for line in plan.never[: room.nevers]),
                _mark(plan, "不做"),
            ),
        ),
    }


def _by(id: str, label: str = "") -> str:
    """The label of a line, marked where an assistant wrote it."""
    return f"{label} {MARK}".strip() if is_lent(id) else label


def _mark(plan: Plan, part: str, label: str = "") -> str:
    """The label of a part, marked where an assistant wrote it."""
    return f"{label} {MARK}".strip() if plan.lent_of(part) else label


def _numbers(plan: Plan, *, behind: bool) -> tuple[Row, ...]:
    """The line to know by heart; of a contract with several payments a line each, as many as there is room for. `behind`: all of them
    stand on the back."""
    rows = [Row("text", plan.line)] if plan.line else []
    table = plan.payment_table().lines
    lines = table if sum(one.about == "是" for one in table) > 1 else table[1:]  # the line above says the one
    rows += [Row("small", one.said) for one in lines[:MOST_PAYMENTS]]
    more = len(lines) - MOST_PAYMENTS
    return (*rows, Row("small", f"还有 {more} 笔{'，见背面' if behind else ''}")) if more > 0 else tuple(rows)


def _alarm(plan: Plan) -> tuple[Row, ...]:
    return (Row("text", plan.matter.frame),) if plan.matter.frame else ()


def _goal(plan: Plan, *, own: bool) -> tuple[Row, ...]:
    """The goal with its levels; what he had written himself (`own`) gives way where there is no room, it stands on the back."""
    ask = plan.ask
    return (
        *((Row("text", ask.want, "今天先要"),) if ask.own == FIRST and own else ()),
        Row("text", f"{ask.printed()}（{ask.promise}）", _mark(plan, "要什么")),
        *((Row("small", _last(plan)),) if _last(plan) else ()),
        *((Row("small", plan.matter.insight, _mark(plan, "关键")),) if plan.matter.insight else ()),
        *(said(one.name, one.words) for one in ask.levels),
        *((Row("small", counts),) if (counts := _counts(plan)) else ()),
    )


def _counts(plan: Plan) -> str:
    """What counts as an outcome, and what does not."""
    proof = f"算数的：{plan.ask.proof.rstrip('。')}。" if plan.ask.proof else ""
    return f"{proof}不算：{'、'.join(plan.ask.not_results[:2])}"


def _last(plan: Plan) -> str:
    """What he promised last time and whether he kept it, in half a line."""
    return "" if isinstance(plan.previous, UnsetType) else plan.previous.gist


def _replies(plan: Plan, count: int) -> tuple[Row, ...]:
    rows = tuple(_reply(one) for one in plan.replies[:count])
    return (*rows, said(_by(plan.relief.id, "还不放心"), plan.relief.text)) if plan.relief.text else rows


def _reply(one: Reply) -> Row:
    take = f"拿：{one.take}" if one.take and len(one.take) <= TAKE else ""
    parts = [part.rstrip("。") for part in one.says.split(JOIN)]
    says = JOIN.join(brief(part, max(SAYS // len(parts), LEAST_SAID)) for part in parts[:MOST_TOGETHER])
    row = said(_by(one.id, f"“{says}”"), one.answer, take)
    return structs.replace(row, style="answer") if is_lent(one.id) else row


def _tonight(plan: Plan) -> tuple[Row, ...]:
    label = _mark(plan, "今晚", "今晚")
    return tuple(Row("tick", text, label) for text in plan.tonight)


def _bag(plan: Plan, count: int) -> tuple[Row, ...]:
    """What to have in the bag, as many as `count`."""
    shown = plan.bring[:count]
    made = [one for one in shown if one.state == TO_MAKE]
    pairs = ((TO_HAVE, made), (_mark(plan, "带"), [one for one in shown if one not in made]))
    return tuple(
        Row("text", "　".join(f"□ {_carried(one)}" for one in some), label) for label, some in pairs if some
    )


def _carried(one: Carry) -> str:
    """Its name, and whether it is still to be found: he may read the page, so it does not say that we lack it. Where to get it
    stands on the back."""
    return one.name if one.state in (HAVE, TO_MAKE) else f"{one.name}（找）"


def _afterwards(plan: Plan, count: int) -> tuple[Row, ...]:
    return tuple(Row("tick", one.action, _by(one.id, f"{one.day}{one.at}")) for one in plan.days[:count])


def _fallback(plan: Plan) -> tuple[Row, ...]:
    step = plan.fallback.next
    if not step.action:
        return ()
    return (
        *((Row("text", plan.fallback.bring, "至少带回"),) if plan.fallback.bring else ()),
        Row("tick", step.action, _by(step.id, f"{step.day}{step.at}")),
    )
