"""The page that an assistant's answer became, told back to it: what is printed, what is not, and why. Pure.

A second look at the page as the reader will see it makes it better, and no line that was refused leaves a hole in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from huikuan_cli.core.advice.lent import ANSWER, HEADLINE, MARK, OPENING, SUM, TO_CHECK, Lent, LentLine
from huikuan_cli.core.assistant.gate import Refusal
from huikuan_cli.core.assistant.reading import numbered
from huikuan_cli.core.assistant.seating import TO_FIND
from huikuan_cli.core.playbook.assistant_rules import SPOKEN_PARTS
from huikuan_cli.core.sheet.front import characters, printed
from huikuan_cli.core.sheet.layout import Block, Row, Sheet

_SINGLE = str.maketrans("“”", "‘’")
FRONT = 1  # the page that is taken along
NOT_ON_FRONT = (TO_CHECK, SUM)


class FirstAnswer(Struct, frozen=True):
    """An answer as it came out, in lines, with the names in it. `front`: page one as it is printed; `unprinted`: what was taken and has no
    room there; `refused`: what was not taken, each with its reason. `written`, `printed`: characters of the answer, and of its front; `answers`: how many were taken so far."""

    front: tuple[str, ...]
    unprinted: tuple[str, ...]
    refused: tuple[str, ...]
    written: int = 0
    printed: int = 0
    answers: int = 1


def first_answer_of(sheet: Sheet, lent: Lent) -> FirstAnswer:
    """What became of the last answer, whose lines stand on this sheet."""
    blocks = [one for one in sheet.blocks if one.page == FRONT]
    lines = lent.lines
    front = _core("\n".join((sheet.title, *(row.text for one in blocks for row in one.rows))))
    headline = (f"{HEADLINE}：{sheet.title}",) if any(one.part == HEADLINE for one in lines) else ()
    left_out = (one for one in lines if one.part not in NOT_ON_FRONT and _core(one.text) not in front)
    counted = sum(printed(one.text) + printed(one.says) for one in lines if one.part not in NOT_ON_FRONT)
    return FirstAnswer(
        (*headline, *(line for one in blocks for line in _as_printed(one))),
        tuple(_named(one) for one in left_out),
        lent.refused,
        counted,
        characters(tuple(blocks)),
        lent.answers,
    )


def with_reasons(refused: Iterable[Refusal]) -> tuple[str, ...]:
    """What of an answer was not taken, line by line, each with its reason."""
    return tuple(f"{_named(one.line)}（{one.why}）" for one in refused)


def _core(text: str) -> str:
    """What of a line is printed as it is wherever it stands; words to speak have single marks inside."""
    return text.removesuffix(TO_FIND).rstrip("。").translate(_SINGLE)


def _as_printed(block: Block) -> Iterator[str]:
    yield f"【{block.title}】"
    yield from (_row(one) for one in block.rows)


def _row(row: Row) -> str:
    label = row.label.removesuffix(MARK).strip()
    text = f"“{row.text}”" if row.spoken() else row.text
    return "：".join(filter(None, (label, text))) + (f"（{row.note}）" if row.note else "")


def _named(one: LentLine) -> str:
    says = f"{one.cue()}→" if one.part == ANSWER else ""
    day = f"{one.day}{one.at}：" if one.day else ""
    text = f"“{one.text}”" if one.part in SPOKEN_PARTS else one.text
    return "：".join(filter(None, (one.title or one.part, f"{day}{says}{text}")))


def worked_out_before(former: Iterable[LentLine], new: Iterable[LentLine]) -> tuple[LentLine, ...]:
    """The workings of an earlier answer that a new one does not repeat: another conversation knows their results from page one, and what was worked
    out and checked stays a fact."""
    said = {one.text for one in new if one.part == SUM}
    return tuple(one for one in former if one.part == SUM and one.text not in said)


def with_former(
    former: Iterable[LentLine], kept: Iterable[LentLine], refused: Iterable[Refusal]
) -> tuple[LentLine, ...]:
    """The lines that were taken of a new answer, and those that stood there before for every part of which nothing new was taken though
    something was written; what is said to each person is a part by itself. What stays stands where such lines stand on the new page,
    what is said first before them, or behind all of it."""
    new = list(kept)
    lost = {_place(one.line) for one in refused} - {_place(one) for one in new}
    for one in former:
        if _place(one) in lost:
            new.insert(_its_place(one, new), one)
    return numbered(new)


def _its_place(one: LentLine, new: list[LentLine]) -> int:
    """Where a former line stands among the new ones: behind those under its title, an opening before the answers there."""
    beside = [at for at, other in enumerate(new) if other.title == one.title]
    answers = [at for at in beside if new[at].part == ANSWER and one.part == OPENING and one.title]
    return answers[0] if answers else beside[-1] + 1 if beside else len(new)


def _place(line: LentLine) -> tuple[str, str]:
    return line.part, line.to_whom()
