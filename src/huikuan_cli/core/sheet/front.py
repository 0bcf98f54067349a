"""The front of the sheet: six blocks for the room, within a budget of characters."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UnsetType, structs

from huikuan_cli.core.advice.lent import MARK, is_lent
from huikuan_cli.core.advice.plan import FIRST, HAVE, TO_MAKE, Carry, Plan, Reply
from huikuan_cli.core.advice.replies import JOIN
from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.core.sheet.one_page import TO_WRITE, fits
from huikuan_cli.core.sheet.page_rows import RowsOfBlocks, blocks_of, said
from huikuan_cli.core.text.values import brief

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.sheet_look import SheetLook

# printed characters: of a typical case, of the worst, and where an assistant wrote it for this very case (docs/decisions.md §13)
BUDGET, WORST, LENT = 1000, 1200, 1400
SAYS = 22  # characters of what he says; more is not needed to know it again
LEAST_SAID, MOST_TOGETHER = (
    7,
    4,
)  # characters of each where one answer is for several things he says, and how many
TO_HAVE = "今晚备"  # the label of what is to be made ready tonight
MOST_PAYMENTS = 4  # of a contract, on the front
TAKE = 24  # a thing to take away is printed behind an answer when it is no longer than this


class Room(NamedTuple):
    """How many of each are printed."""

    replies: int
    steps: int
    nevers: int
    papers: int
    sums: int = 0
    branches: int = 0


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
# where an assistant wrote the page each line of it was meant: one goes at a time, what is missed least first
FULL = Room(5, 3, 3, 7, 2, 4)
CUTS: tuple[tuple[str, int], ...] = (
    ("sums", 1), ("replies", 4), ("branches", 3), ("sums", 0), ("papers", 5), ("nevers", 2), ("branches", 2), ("steps", 2), ("papers", 4),
    ("branches", 1), ("nevers", 1), ("steps", 1), ("branches", 0),
)  # fmt: skip
LENT_ROOMS = tuple(accumulate(CUTS, lambda room, cut: room._replace(**{cut[0]: cut[1]}), initial=FULL))
TIGHTEST = (ROOMS[-1], LENT_ROOMS[-1])


def front(plan: Plan, head: Sheet, look: SheetLook) -> tuple[tuple[Block, ...], Room]:
    """The blocks of page one, and how many lines of each kind they hold: as many as the budget and the paper allow beside `head` (title,
    subtitle and footer), never fewer than four where they are printed; what `look` does not print leaves its room to the
    others. What outranks the visit needs room of its own, and so do answers that an assistant wrote for this very case."""
    most = LENT if plan.lends("我答") else WORST if plan.matter.frame else BUDGET
    most -= printed(head.title + head.subtitle + head.footer)
    for room in LENT_ROOMS if plan.lent else ROOMS:
        blocks = blocks_of(_rows(plan, room, look), 1, look)
        whole = structs.replace(head, blocks=blocks)
        if characters(blocks) <= most and fits(whole, to_write=TO_WRITE[-1 if plan.lent else 0]):
            break
    return blocks, room if look.prints("他说我答") else room._replace(replies=0, branches=0)


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
        "要什么": _goal(plan, own=room not in TIGHTEST),
        "开口": tuple(said(_by(line.id), line.text) for line in plan.openings),
        "他说我答": (*_replies(plan, room.replies), *branches(plan, 0, room.branches)),
        "数": _numbers(plan, room.sums, behind=look.prints("款项")),
        "带": _bring(plan, room.papers),
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
    return f"{label} {MARK}".strip() if plan.lends(part) else label


def _numbers(plan: Plan, sums: int, *, behind: bool) -> tuple[Row, ...]:
    """The line to know by heart, with as many `sums` that an assistant worked out; of a contract with several payments a line each, as many as there is room for. `behind`:
    all of them stand on the back."""
    rows = [Row("text", plan.line, _mark(plan, "数" if plan.lends("数") else "数存疑"))] if plan.line else []
    rows += [Row("small", text, MARK) for text in (plan.sums or ())[:sums]]
    table = plan.payment_table().lines
    if plan.lends(
        "数"
    ):  # it says which payment it is about, by the basis that holds here; the others stand on the back
        return tuple(rows)
    lines = table if sum(one.about == "是" for one in table) > 1 else table[1:]  # the line above says the one
    rows += [Row("small", one.said) for one in lines[:MOST_PAYMENTS]]
    more = len(lines) - MOST_PAYMENTS
    return (*rows, Row("small", f"还有 {more} 笔{'，见背面' if behind else ''}")) if more > 0 else tuple(rows)


def _alarm(plan: Plan) -> tuple[Row, ...]:
    return (Row("text", plan.matter.frame, _mark(plan, "先看")),) if plan.matter.frame else ()


def _goal(plan: Plan, *, own: bool) -> tuple[Row, ...]:
    """The goal with its levels; what he had written himself (`own`) gives way where there is no room, it stands on the back."""
    ask = plan.ask
    return (
        *((Row("text", ask.want, "今天先要"),) if ask.own == FIRST and own else ()),
        Row("text", f"{ask.aimed()}（{ask.promise}）", _mark(plan, "要什么")),
        *((Row("small", _last(plan)),) if _last(plan) else ()),
        *((Row("small", plan.matter.insight, _mark(plan, "关键")),) if plan.matter.insight else ()),
        *(said(_mark(plan, one.name, one.name), one.words) for one in ask.levels),
        *((Row("small", counts, _mark(plan, "算数的")),) if (counts := _counts(plan)) else ()),
    )


def _counts(plan: Plan) -> str:
    """What counts as an outcome, and what does not; the latter is for every visit, and gives way to what an assistant wrote for this one."""
    proof = f"算数的：{plan.ask.proof.rstrip('。')}。" if plan.ask.proof else ""
    return proof if plan.lends("我答") else f"{proof}不算：{'、'.join(plan.ask.not_results[:2])}"


def _last(plan: Plan) -> str:
    """What he promised last time and whether he kept it, in half a line."""
    return "" if isinstance(plan.previous, UnsetType) else plan.previous.gist


def _replies(plan: Plan, count: int) -> tuple[Row, ...]:
    rows = tuple(_reply(one) for one in plan.replies[:count])
    return (*rows, said(_by(plan.relief.id, "还不放心"), plan.relief.text)) if plan.relief.text else rows


def branches(plan: Plan, first: int, end: int | None = None) -> tuple[Row, ...]:
    """What I do where the visit goes another way: those from `first` to before `end`, or to the last."""
    return tuple(Row("text", one.then, _by(one.id, one.when)) for one in (plan.branches or ())[first:end])


def _reply(one: Reply) -> Row:
    take = f"拿：{one.take}" if one.take and len(one.take) <= TAKE else ""
    parts = [part.rstrip("。") for part in one.says.split(JOIN)]
    says = JOIN.join(brief(part, max(SAYS // len(parts), LEAST_SAID)) for part in parts[:MOST_TOGETHER])
    row = said(_by(one.id, f"“{says}”"), one.answer, take)
    return structs.replace(row, style="answer") if is_lent(one.id) else row


def _bring(plan: Plan, count: int) -> tuple[Row, ...]:
    label = _mark(plan, "进门前", "进门前" if plan.lends("进门前") else "今晚")
    again = "" if plan.lends("进门前") else label  # each of them has its day
    rows = [Row("tick", text, again if number else label) for number, text in enumerate(plan.tonight)]
    if plan.wording:
        rows.append(Row("text", f"“{plan.wording}”", _mark(plan, "纸上写", "纸上写")))
    shown = plan.bring[:count]
    made = [one for one in shown if one.state == TO_MAKE]
    for label, some in ((TO_HAVE, made), (_mark(plan, "带"), [one for one in shown if one not in made])):
        rows += [Row("text", "　".join(f"□ {_carried(one)}" for one in some), label)] if some else []
    return tuple(rows)


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
        *(
            (Row("text", plan.fallback.bring, _mark(plan, "带回", "至少带回")),)
            if plan.fallback.bring
            else ()
        ),
        Row("tick", step.action, _by(step.id, f"{step.day}{step.at}")),
    )
