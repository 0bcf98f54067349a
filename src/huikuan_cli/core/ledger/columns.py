"""Which column of a ledger is what: by its heading, by what stands in it, by what a person said; and what is unclear. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from typing import Any

from msgspec import Struct

from huikuan_cli.core.ledger.cells import ONE, amount_of, day_of
from huikuan_cli.core.ledger.grid import Grid, bare, column_number, letters, text_of
from huikuan_cli.core.ledger.headings import HeadingRow, SumRows, spellings, unit_in
from huikuan_cli.core.ledger.open_by_sums import left_over, sounds_open
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.text.values import Unclear, brief

MONEY_KEYS = ("未回款", "应收金额", "合同额", "已回款", "质保金")
DAY_KEYS = ("签订日期", "交付日期", "验收日期", "开票日期", "到期日", "承诺日", "最近催收", "质保金到期日")
OWED_KEYS, PAID = (
    ("应收金额", "合同额"),
    "已回款",
)  # what is open is the one less the other, where no column says it
DUE_KEYS = ("到期日", "验收日期", "交付日期", "开票日期")  # any of them tells when a row is due
CUSTOMER, OPEN, UNIT, EMPTY = "客户", "未回款", "单位", "空着的客户"
ABOVE, LEFT_OUT = "照上一行", "不算"  # what is done with a row whose customer is empty
NONE_SAID = "没有"  # a person said that there is no such column
NO_MORE = r"[(\[【].*|含税|不含税|合计|人民币|[数额元]|\d+"  # what may stand behind a known heading and changes nothing
SHORTEST_PART = 3  # characters of a heading that may stand within a longer one
LOOKED_AT = 200  # rows
SMALLEST_TOTAL = Decimal(10_000)  # 元: a ledger none of whose amounts is larger is more likely in 万元


class Mapped(Struct, frozen=True):
    """A column and what it is taken for: its number from 0, its heading, the unit of its amounts, and how that was found (标题, 像,
    你说的)."""

    key: str
    column: int
    heading: str
    unit: Decimal
    how: str


class ColumnDoubt(Struct, frozen=True):
    """What is unclear: the key of the column (or 单位), the sentence, and the columns that it may be, as letters with their headings.
    `needed`: without an answer nothing can be worked out."""

    key: str
    ask: str
    choices: tuple[tuple[str, str], ...]
    needed: bool = False


class ColumnMap(Struct, frozen=True):
    """The columns by their keys, those that are not used as letters and headings, and what is unclear; `fill`: an empty customer is that of
    the row above."""

    columns: dict[str, Mapped]
    left: tuple[tuple[str, str], ...]
    doubts: tuple[ColumnDoubt, ...] = ()
    fill: bool = False

    def has(self, *keys: str) -> bool:
        """Whether one of these columns is there."""
        return any(key in self.columns for key in keys)


def signature(heading: HeadingRow) -> str:
    """By which the same kind of ledger is known next month: its headings, whatever stands above and below them."""
    said = "|".join(bare(heading.said(n)) for n in range(len(heading.names)))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def map_columns(
    grid: Grid, heading: HeadingRow, rules: LedgerRules, given: Mapping[str, str], today: date
) -> ColumnMap:
    """Map the columns. `given`: what a person said, by key a letter, a heading or 没有; for 单位 元 or 万元. Raises Unclear where that names no
    column."""
    sight = _Sight(grid, heading, today)
    taken: dict[int, str] = {}
    found: dict[str, Mapped] = {}
    for key, said in given.items():
        if key not in (UNIT, EMPTY) and said != NONE_SAID:
            column = _column_said(key, said, heading)
            taken[column], found[key] = key, _mapped(key, column, heading, "你说的")
    for one in rules.columns:
        if one.key in found or given.get(one.key) == NONE_SAID:
            continue
        fitting = (n for n in _exactly(one.headings, heading, taken) if sight.fits(one.key, n))
        for first in islice(fitting, 1):
            taken[first], found[one.key] = one.key, _mapped(one.key, first, heading, "标题")
    for key, columns in _alike(heading, rules, taken).items():
        fits = [n for n in columns if sight.fits(key, n)]
        if key not in found and given.get(key) != NONE_SAID and len(fits) == 1:
            taken[fits[0]], found[key] = key, _mapped(key, fits[0], heading, "像")
    by_sums = None if OPEN in given else _by_sums(found, heading, rules, taken, sight)
    if by_sums is not None:
        taken[by_sums], found[OPEN] = OPEN, _mapped(OPEN, by_sums, heading, "像")
    left = tuple(
        (letters(n), heading.said(n)) for n in range(len(heading.names)) if n not in taken and heading.said(n)
    )
    doubts = (*_doubts(found, left, given, heading, sight), *_empty(grid, heading, found, given, rules))
    return ColumnMap(_in_units(found, given, heading), left, doubts, given.get(EMPTY) == ABOVE)


def _by_sums(
    found: Mapping[str, Mapped],
    heading: HeadingRow,
    rules: LedgerRules,
    taken: Mapping[int, str],
    sight: _Sight,
) -> int | None:
    """The one column, whatever it is called, that is what was owed less what was paid; None where a heading says what is open."""
    owed = [found[key].column for key in OWED_KEYS if key in found]
    if OPEN in found or PAID not in found or not owed:
        return None
    free = [n for n in range(len(heading.names)) if n not in taken and heading.said(n)]
    unused = {bare(one) for one in rules.unused}
    known = [n for n in free if not unused.intersection(*map(spellings, heading.names[n][:1]))]
    fits = left_over(sight.rows, known, owed, found[PAID].column)
    return fits[0] if len(fits) == 1 else None


def _mapped(key: str, column: int, heading: HeadingRow, how: str) -> Mapped:
    return Mapped(key, column, heading.said(column), ONE, how)


def _column_said(key: str, said: str, heading: HeadingRow) -> int:
    name = bare(said)
    named = [n for n, names in enumerate(heading.names) if name in map(bare, names)]
    if named:
        return named[0]
    column = column_number(said.removesuffix("列"))
    if column is not None and column < len(heading.names):
        return column
    raise Unclear(f"“{key}”说的“{brief(said)}”不是这张表的列；写列的字母（如 F），或照抄标题")


def _exactly(wanted: Sequence[str], heading: HeadingRow, taken: Mapping[int, str]) -> Iterator[int]:
    """The columns whose heading is one of these, in the order of these; of one spelt out in two lines the lower line first."""
    for want in map(bare, wanted):
        for n, names in enumerate(heading.names):
            if n not in taken and any(want in spellings(said) for said in names):
                yield n


def _alike(heading: HeadingRow, rules: LedgerRules, taken: Mapping[int, str]) -> dict[str, list[int]]:
    """The columns whose heading ends with a known one, or begins with it and says no more, by the key that the longest of those is of, for
    本年未回款金额 is no 回款金额. Those that are known to be of no use are left out."""
    parts = [
        (part, one.key)
        for one in rules.columns
        for part in map(bare, one.headings)
        if len(part) >= SHORTEST_PART
    ]
    unused = {bare(one) for one in rules.unused}
    found: dict[str, list[int]] = {}
    for n, names in enumerate(heading.names):
        said = [one for name in names for one in spellings(name)]
        if n in taken or unused.intersection(said):
            continue
        near = [(len(part), key) for part, key in parts if any(_is_like(one, part) for one in said)]
        if near:
            found.setdefault(max(near)[1], []).append(n)
    return found


def _is_like(said: str, part: str) -> bool:
    return said.endswith(part) or (
        said.startswith(part) and re.fullmatch(NO_MORE, said[len(part) :]) is not None
    )


class _Sight:
    """What stands in the columns, in the first rows below the heading."""

    def __init__(self, grid: Grid, heading: HeadingRow, today: date) -> None:
        self.rows = grid.rows[heading.bottom + 1 : heading.bottom + 1 + LOOKED_AT]
        self._today = today

    def cells(self, column: int) -> list[Any]:
        """The cells of a column that are not empty."""
        return [row[column] for row in self.rows if column < len(row) and row[column] not in ("", None)]

    def fits(self, key: str, column: int) -> bool:
        """Whether what stands in a column may be what its heading says; an empty column may."""
        cells = self.cells(column)
        if not cells:
            return True
        if key in MONEY_KEYS:
            return _share(cells, self._is_amount) >= 0.5
        if key in DAY_KEYS:
            return not all(isinstance(one, bool) for one in cells) and _share(cells, self._is_day) >= 0.3
        return key != CUSTOMER or _share(cells, _is_name) >= 0.5

    def largest(self, column: int) -> Decimal:
        """The largest amount in a column."""
        sums = []
        for one in self.cells(column):
            try:
                sums.append(abs(amount_of(one) or Decimal(0)))
            except Unclear:
                continue
        return max(sums, default=Decimal(0))

    def _is_amount(self, cell: Any) -> bool:
        try:
            return not isinstance(cell, date) and amount_of(cell) is not None
        except Unclear as problem:
            return bool(problem.suggestion)

    def _is_day(self, cell: Any) -> bool:
        """Whether a cell is a day, or words that may stand for one (验收后付)."""
        try:
            found = day_of(cell, self._today)
        except Unclear:
            return isinstance(cell, str) and not cell.strip().isdecimal()
        return found is not None or isinstance(cell, str)


def _share(cells: Sequence[Any], is_so: Callable[[Any], bool]) -> float:
    return sum(map(is_so, cells)) / len(cells)


def _is_name(cell: Any) -> bool:
    return isinstance(cell, str) and bool(re.search(r"[^\W\d_]", cell))


def _in_units(
    found: Mapping[str, Mapped], given: Mapping[str, str], heading: HeadingRow
) -> dict[str, Mapped]:
    """The columns with the unit of their amounts: their heading's own, else as a person said, else that of the table."""
    from msgspec import structs

    from huikuan_cli.core.ledger.headings import UNITS

    whole = UNITS.get(given.get(UNIT, ""), heading.unit or ONE)
    return {
        key: structs.replace(one, unit=_own_unit(one, heading) or whole) if key in MONEY_KEYS else one
        for key, one in found.items()
    }


def _own_unit(one: Mapped, heading: HeadingRow) -> Decimal | None:
    return next((unit for name in heading.names[one.column] if (unit := unit_in(name))), None)


def _doubts(
    found: Mapping[str, Mapped],
    left: tuple[tuple[str, str], ...],
    given: Mapping[str, str],
    heading: HeadingRow,
    sight: _Sight,
) -> Iterator[ColumnDoubt]:
    """What has to be asked, the customer first."""
    if CUSTOMER not in found:
        yield ColumnDoubt(CUSTOMER, "哪一列是客户（欠钱的单位）？", _fit(CUSTOMER, left, sight), needed=True)
    sounding = tuple(one for one in _fit(OPEN, left, sight) if sounds_open(one[1]))
    if _money(found) and sounding and OPEN not in found and given.get(OPEN) != NONE_SAID:
        choices = (*sounding, (NONE_SAID, "没有这一列，用应收（合同）金额减已回款"))
        yield ColumnDoubt(OPEN, "哪一列是还没收回来的钱？", choices)
    if not _money(found):
        yield ColumnDoubt(OPEN, "哪一列是还没收回来的钱？", _fit(OPEN, left, sight), needed=True)
    elif UNIT not in given and (shown := _unit_doubt(found, heading, sight)):
        yield ColumnDoubt(
            UNIT, f"标题没写单位，金额最大的才 {shown}：是元，还是万元？", (("元", ""), ("万元", ""))
        )
    if not any(key in found or given.get(key) == NONE_SAID for key in DUE_KEYS):
        choices = _fit("到期日", left, sight)
        if choices:
            yield ColumnDoubt("到期日", "哪一列说得出哪天到期？", (*choices, (NONE_SAID, "没有这一列")))


def _empty(
    grid: Grid, heading: HeadingRow, found: Mapping[str, Mapped], given: Mapping[str, str], rules: LedgerRules
) -> Iterator[ColumnDoubt]:
    """Rows with an amount whose customer is empty, as where a name stands only in the first of its rows."""
    sums = [one.column for key, one in found.items() if key in MONEY_KEYS]
    if CUSTOMER not in found or EMPTY in given or not sums:
        return
    customer = found[CUSTOMER].column
    added, merged = SumRows(rules, customer), merged_rows(grid, customer, heading.bottom)
    count = sum(
        n not in merged and not added.has(row) and _lacks(row, customer) and not all(_lacks(row, one) for one in sums)
        for n, row in enumerate(grid.rows[: heading.bottom + 1 + LOOKED_AT])
        if n > heading.bottom + 1
    )  # fmt: skip
    if count > 1:
        ask = f"“客户”那一列有 {count} 行是空的，照上面一行的客户算吗？"
        yield ColumnDoubt(EMPTY, ask, ((ABOVE, ""), (LEFT_OUT, "")))


def _lacks(row: Sequence[Any], column: int) -> bool:
    return column >= len(row) or row[column] in ("", None)


def merged_rows(grid: Grid, column: int, below: int) -> dict[int, int]:
    """The rows whose cell in a column is merged with one above it, with the row of that."""
    return {
        row: top
        for (top, left), (bottom, right) in grid.merged
        if left <= column <= right and top > below
        for row in range(top + 1, min(bottom, len(grid.rows)) + 1)
    }


def _money(found: Mapping[str, Mapped]) -> bool:
    """Whether what is open can be worked out."""
    return OPEN in found or "应收金额" in found or {"合同额", "已回款"} <= set(found)


def _fit(key: str, left: tuple[tuple[str, str], ...], sight: _Sight) -> tuple[tuple[str, str], ...]:
    """The columns that are left and hold what this one would."""
    return tuple(
        (name, said)
        for name, said in left
        if (n := column_number(name)) is not None and sight.cells(n) and sight.fits(key, n) and _looks(key, n, sight)
    )  # fmt: skip


def _looks(key: str, column: int, sight: _Sight) -> bool:
    """Whether the cells of a column without a known heading are surely days, where days are wanted."""
    if key not in DAY_KEYS:
        return True
    return _share(sight.cells(column), lambda cell: not isinstance(cell, str) or bool(re.search(r"\d{4}", text_of(cell)))) >= 0.5  # fmt: skip


def _unit_doubt(found: Mapping[str, Mapped], heading: HeadingRow, sight: _Sight) -> str:
    """The largest amount, where neither the headings nor the table say in which unit they count and it is small for 元; else empty."""
    sums = [one for key, one in found.items() if key in MONEY_KEYS]
    if heading.unit is not None or any(_own_unit(one, heading) for one in sums):
        return ""
    largest = max((sight.largest(one.column) for one in sums), default=Decimal(0))
    return f"{largest.normalize():f}" if 0 < largest < SMALLEST_TOTAL else ""
