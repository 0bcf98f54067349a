"""The rows of a ledger, read one by one: what each says, and what is wrong in it. Good rows go on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct

from huikuan_cli.core.ledger.cells import amount_of, day_of, person_of, term_of
from huikuan_cli.core.ledger.columns import DAY_KEYS, MONEY_KEYS, ColumnMap, merged_rows
from huikuan_cli.core.ledger.grid import Grid, bare, text_of
from huikuan_cli.core.ledger.headings import HeadingRow, SumRows
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.errors import Problem

ZERO = Decimal(0)
OPEN_KEYS = ("未回款", "应收金额", "已回款")  # what is open of a row comes from them
_READ_AS: dict[str, Callable[[Any], Any]] = {"账期": term_of, "销售": person_of}
_NAMES = {
    "客户": "customer", "客户类型": "kind", "项目": "project", "合同编号": "contract", "款项": "part", "销售": "owner",
    "联系人": "contact", "备注": "note", "签订日期": "signed", "交付日期": "delivered", "验收日期": "accepted",
    "开票日期": "invoiced", "账期": "term", "到期日": "due", "承诺日": "promised", "最近催收": "chased",
    "质保金": "retention", "质保金到期日": "retention_due",
}  # fmt: skip


class LedgerRow(Struct, frozen=True, kw_only=True):
    """One row. `number`: of the sheet, from 1; `left`: what is open of it, in 元, negative for a credit; `derived`: that is all that
    the contract has left, and not all of it need be due; `retention`: what of it is retention money; `doubtful`: the keys of cells that were not understood."""

    number: int
    customer: str
    left: Decimal
    whole: Decimal | None = None
    derived: bool = False
    kind: str = ""
    project: str = ""
    contract: str = ""
    part: str = ""
    owner: str = ""
    contact: str = ""
    note: str = ""
    signed: date | None = None
    delivered: date | None = None
    accepted: date | None = None
    invoiced: date | None = None
    term: str = ""
    due: date | None = None
    promised: date | None = None
    chased: date | None = None
    retention: Decimal | None = None
    retention_due: date | None = None
    doubtful: tuple[str, ...] = ()


class RowsRead(NamedTuple):
    """The rows of a sheet; every problem; how many rows of sums and how many empty ones were passed over, and what the sums that were passed
    over said; the rows that could not be used."""

    rows: list[LedgerRow]
    problems: list[Problem]
    sums: int = 0
    empty: int = 0
    lost: int = 0


class RowReader:
    """Reads the rows of one sheet with one map of its columns."""

    def __init__(self, grid: Grid, heading: HeadingRow, columns: ColumnMap, rules: LedgerRules, today: date):
        self._grid, self._heading, self._today = grid, heading, today
        self._plan = [(key, one.column, self._reader(key, one.unit)) for key, one in columns.columns.items()]
        self._customer = columns.columns["客户"].column if "客户" in columns.columns else -1
        self._sums, self._fill, self._above = SumRows(rules, self._customer), columns.fill, ""
        self._merged = merged_rows(grid, self._customer, heading.bottom)
        self._again = [bare(heading.said(one.column)) for one in columns.columns.values()]

    def _reader(self, key: str, unit: Decimal) -> Callable[[Any], Any]:
        if key in MONEY_KEYS:
            return lambda cell: amount_of(cell, unit)
        if key in DAY_KEYS:
            return lambda cell: day_of(cell, self._today)
        return _READ_AS.get(key, text_of)

    def read(self) -> RowsRead:
        """Every row below the heading."""
        found: list[LedgerRow] = []
        problems: list[Problem] = []
        sums = empty = lost = 0
        for index in range(self._heading.bottom + 1, len(self._grid.rows)):
            cells = self._grid.rows[index]
            if not any(one not in ("", None) for one in cells):
                empty += 1
            elif self._sums.has(cells):
                sums += 1
            elif not self._is_heading(cells):
                row, wrong = self._row(index, cells)
                problems += wrong
                if row is None:
                    lost += bool(wrong)
                    empty += not wrong
                else:
                    found.append(row)
        return RowsRead(found, problems, sums, empty, lost)

    def _is_heading(self, cells: Sequence[Any]) -> bool:
        """Whether the heading stands here once more, as on every page of a print-out."""
        said = [bare(text_of(cells[n])) if n < len(cells) else "" for _, n, _ in self._plan]
        return said == self._again

    def _row(self, index: int, cells: Sequence[Any]) -> tuple[LedgerRow | None, list[Problem]]:
        given: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, column, read in self._plan:
            cell = cells[column] if column < len(cells) else ""
            if cell == "" or cell is None:
                continue
            try:
                given[key] = read(cell)
            except Unclear as problem:
                problems.append(self._problem(index, column, key, str(problem)))
        if index in self._merged and not given.get("客户"):
            given["客户"] = text_of(self._grid.rows[self._merged[index]][self._customer])
        if self._fill:
            given["客户"] = self._above = given.get("客户") or self._above
        if not any(given.get(key) is not None for key in MONEY_KEYS) and not problems:
            return None, self._nothing(index, given)
        return self._made(index, given, problems)

    def _nothing(self, index: int, given: dict[str, Any]) -> list[Problem]:
        """What to say of a row without an amount: nothing where it names no customer either, as a line of signatures does."""
        named = given.get("客户") and (given.get("合同编号") or given.get("到期日") or given.get("项目"))
        if not named:
            return []
        text = "这一行没有金额，没有算进去；是公式的，在 Excel 里打开存一次再读"
        return [Problem(text, file=f"{self._grid.sheet}!{index + 1} 行")]

    def _made(
        self, index: int, given: dict[str, Any], problems: list[Problem]
    ) -> tuple[LedgerRow | None, list[Problem]]:
        unread = {one.word for one in problems}
        left, derived = (None, False) if unread & set(OPEN_KEYS) else _open(given)
        if not given.get("客户"):
            problems.append(self._problem(index, self._customer, "客户", "是空的，这一行没有算进去"))
        if left is None and not unread.intersection(MONEY_KEYS):
            text = "说不出还欠多少（没有未回款，也减不出来），这一行没有算进去"
            problems.append(Problem(text, file=f"{self._grid.sheet}!{index + 1} 行"))
        if left is None or not given.get("客户"):
            return None, problems
        problems += self._mismatch(index, given)
        own = {
            _NAMES[key]: value for key, value in given.items() if key in _NAMES and value not in (None, "")
        }
        doubtful = tuple(one.word for one in problems if one.word)
        whole = given.get("合同额")
        return LedgerRow(
            number=index + 1, left=left, whole=whole, derived=derived, doubtful=doubtful, **own
        ), problems

    def _mismatch(self, index: int, given: dict[str, Any]) -> Iterator[Problem]:
        """应收 = 已回款 + 未回款, where a row has all three; a ledger that people keep breaks it, so it is only said."""
        owed, paid, left = (given.get(key) for key in ("应收金额", "已回款", "未回款"))
        if owed is None or paid is None or left is None or abs(owed - paid - left) < 1:
            return
        text = f"应收 {owed:,.2f} 减已回款 {paid:,.2f} 不等于未回款 {left:,.2f}，按未回款算"
        yield Problem(text, file=f"{self._grid.sheet}!{index + 1} 行", minor=True)

    def _problem(self, index: int, column: int, key: str, text: str) -> Problem:
        return Problem(f"“{key}”{text}", file=self._grid.place(index, max(column, 0)), word=key)


def _open(given: dict[str, Any]) -> tuple[Decimal | None, bool]:
    """What is open of a row, and whether it is what the whole contract has left, of which not all need be due."""
    if given.get("未回款") is not None:
        return given["未回款"], False
    paid = given.get("已回款") or ZERO
    if given.get("应收金额") is not None:
        return given["应收金额"] - paid, False
    if given.get("合同额") is None:
        return None, False
    return given["合同额"] - paid, True


def twice(rows: Iterable[LedgerRow], sheet: str) -> list[Problem]:
    """Rows that say the same payment of the same contract again."""
    seen: dict[tuple[str, str, str, Decimal], int] = {}
    found = []
    for row in rows:
        if not row.contract:
            continue
        key = (bare(row.customer), bare(row.contract), bare(row.part) + str(row.due), row.left)
        if key in seen:
            text = f"和第 {seen[key]} 行像是同一笔（客户、合同、款项、金额都一样），两行都算了"
            found.append(Problem(text, "多的一行请财务删掉", f"{sheet}!{row.number} 行", minor=True))
        else:
            seen[key] = row.number
    return found
