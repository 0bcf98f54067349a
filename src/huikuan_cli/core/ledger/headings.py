"""Where the heading of a ledger is: below a title or not, in one line or two, with merged cells; and in which unit it counts. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from msgspec import Struct

from huikuan_cli.core.ledger.grid import Grid, bare, fill_merged, text_of
from huikuan_cli.core.playbook.ledger_rules import LedgerRules

SUM_CELLS = 4  # cells from the left in which a row of sums says that it is one
DEEPEST_HEADING = 40  # rows in which it is looked for
FEWEST_HITS = 2  # headings that must be known for a row to be one
FEWEST_CELLS, LONGEST_HEADING = (
    3,
    20,
)  # cells of a row, and characters of each, that may be a heading of which nothing is known
UNITS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "百万元": Decimal(1_000_000), "亿元": Decimal(100_000_000)}  # fmt: skip
_UNIT = r"(?:人民币)?(元|千元|万元|百万元|亿元)"
_SAID_UNIT = re.compile(rf"(?:金额)?单位[:：]?{_UNIT}|[(（]{_UNIT}[)）]")
_GROUP = re.compile(r"(?:基本)?(?:信息|情况|资料|部分)$")
_IN_BRACKETS = re.compile(r"[(（【\[].*?[)）】\]]$")


class HeadingRow(Struct, frozen=True):
    """The heading: its first and last row from 0, and of each column the names that it may be read as, the surest first; `unit`: that in
    which the whole table says that it counts."""

    top: int
    bottom: int
    names: tuple[tuple[str, ...], ...]
    unit: Decimal | None = None

    def said(self, column: int) -> str:
        """The heading of a column as a person knows it."""
        return next(iter(self.names[column]), "") if column < len(self.names) else ""


def known_headings(rules: LedgerRules) -> frozenset[str]:
    """Every heading that is known, bare."""
    return frozenset(bare(one) for column in rules.columns for one in column.headings) | frozenset(
        map(bare, rules.unused)
    )


def find_heading(grid: Grid, rules: LedgerRules) -> HeadingRow | None:
    """The row, or the two, with the most headings that are known; where no row has two of them, the first that stands over figures as a
    heading does; else None."""
    known = known_headings(rules)
    rows = fill_merged(grid, DEEPEST_HEADING + 1)
    best, found = FEWEST_HITS - 1, None
    for top in range(min(len(rows), DEEPEST_HEADING)):
        one = [(said,) if (said := heading_text(cell)) else () for cell in rows[top]]
        hits = _hits(one, known)
        if hits > best or (found and hits == best and found.top < found.bottom == top):
            best, found = hits, HeadingRow(top, top, tuple(one))
        if top + 1 < len(rows) and _may_go_on(rows[top + 1]):
            two = [_joined(above, below) for above, below in zip(rows[top], rows[top + 1], strict=False)]
            if (hits := _hits(two, known)) > best and _adds(rows[top], grid, top):
                best, found = hits, HeadingRow(top, top + 1, tuple(two))
    found = found or _likely(rows)
    if found is None:
        return None
    return HeadingRow(found.top, found.bottom, found.names, _unit_around(rows, found))


def _likely(rows: Sequence[Sequence[Any]]) -> HeadingRow | None:
    """The first row of several different short texts and nothing else that has a row with figures below it."""
    for top, (row, below) in enumerate(pairwise(rows[:DEEPEST_HEADING])):
        if _may_head(row) and any(re.search(r"\d", text_of(cell)) for cell in below):
            names = map(heading_text, row)
            return HeadingRow(top, top, tuple((one,) if one else () for one in names))
    return None


def _may_head(row: Sequence[Any]) -> bool:
    said = [one for one in map(heading_text, row) if one]
    texts = all(isinstance(cell, str) for cell in row if cell is not None)
    return texts and FEWEST_CELLS <= len(set(said)) == len(said) and max(map(len, said)) <= LONGEST_HEADING


class SumRows:
    """Tells rows that add up others: a cell on their left says 合计, or ends so; 总计算中心 is a customer."""

    def __init__(self, rules: LedgerRules, customer: int) -> None:
        words = "|".join(map(re.escape, map(bare, rules.sums)))
        self._says = re.compile(rf"(?:{words})(?:[(].*|金额|数|额|元|\d.*|共.*)?|.*(?:小计|合计|总计)")
        self._wide = max(SUM_CELLS, customer + 1)

    def has(self, cells: Sequence[Any]) -> bool:
        """Whether a row is one."""
        return any(
            self._says.fullmatch(bare(one)) for one in cells[: self._wide] if isinstance(one, str) and one
        )


def heading_text(cell: Any) -> str:
    """A heading without the line breaks in it; a cell that is no text has none."""
    return re.sub(r"[；\s]+", "", text_of(cell)) if isinstance(cell, str) else ""


def _joined(above: Any, below: Any) -> tuple[str, ...]:
    first, second = heading_text(above), heading_text(below)
    if not first or not second or first == second:
        return tuple(filter(None, (second or first,)))
    whose = _GROUP.sub("", first)  # 性质 below 客户信息 is 客户性质
    return tuple(
        dict.fromkeys((second, second + first, first + second, whose + second, first))
    )  # 到期 below 日期 is 到期日期


def _may_go_on(row: Sequence[Any]) -> bool:
    """Whether a row may be the second line of a heading: some text, and no figure."""
    return any(isinstance(one, str) and one for one in row) and all(isinstance(one, str) for one in row)


def _adds(row: Sequence[Any], grid: Grid, top: int) -> bool:
    """Whether a row may be the first line of two: it is no title that stands over the whole table."""
    said = {heading_text(one) for one in row} - {""}
    return len(said) > 1 or any(span[0][0] == top < span[1][0] for span in grid.merged)


def _hits(names: Iterable[tuple[str, ...]], known: frozenset[str]) -> int:
    """How many different known headings some columns have."""
    found = {name for one in names for said in one if (name := _known_as(said, known))}
    return len(found)


def _known_as(said: str, known: frozenset[str]) -> str:
    return next((one for one in spellings(said) if one in known), "")


def spellings(said: str) -> tuple[str, ...]:
    """A heading as it may be known: as it is, and without the brackets behind it (…（元）)."""
    name = bare(said)
    short = bare(_IN_BRACKETS.sub("", name))
    return (name, short) if short and short != name else (name,)


def unit_in(said: str) -> Decimal | None:
    """The unit that a heading names in brackets or behind the word 单位."""
    found = _SAID_UNIT.search(unicodedata.normalize("NFKC", said).replace(" ", ""))
    return UNITS[found[1] or found[2]] if found else None


def _unit_around(rows: Sequence[Sequence[Any]], found: HeadingRow) -> Decimal | None:
    """The unit that stands over the table, or in the heading of a column of its own."""
    said = (text_of(cell) for row in rows[: found.bottom + 1] for cell in row if isinstance(cell, str))
    units = [unit for text in said if "单位" in text and (unit := unit_in(text))]
    titles = [text_of(cell) for row in rows[: found.top] for cell in row if isinstance(cell, str)]
    units += [unit for text in titles if (unit := unit_in(text))]
    return units[0] if units else None
