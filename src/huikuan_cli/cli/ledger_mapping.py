"""The sheet of a ledger and the map of its columns: found, remembered from last month, asked for where it is unclear, and shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts_ledger as texts
from huikuan_cli.core.ledger.columns import (
    EMPTY,
    NONE_SAID,
    OPEN,
    UNIT,
    ColumnDoubt,
    ColumnMap,
    map_columns,
    signature,
)
from huikuan_cli.core.ledger.grid import Grid, letters, text_of
from huikuan_cli.core.ledger.headings import UNITS, HeadingRow, find_heading, known_headings, spellings
from huikuan_cli.core.text.values import Unclear, brief
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused, Problem, ProblemsFound, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.ledger.kept_readings import KeptReading, recall
from huikuan_cli.store.ledger.sheet_reading import sheets_of

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.ledger_rules import LedgerRules
    from huikuan_cli.wizard.port import Asker

FIRST_ROWS = 3  # that are shown as they were understood
WIDEST = 16  # characters of a cell that are shown
MOST_LEFT = 12  # columns that are not used, by name
_ASSUMED = {UNIT: texts.ASSUMED_YUAN, EMPTY: texts.ASSUMED_LEFT_OUT, OPEN: texts.ASSUMED_SUBTRACTED}


class OpenLedger(NamedTuple):
    """A ledger with its map: the file, its sheet, the heading, the columns, what a person said of them, and what was kept of it."""

    path: Path
    grid: Grid
    heading: HeadingRow
    columns: ColumnMap
    given: dict[str, str]
    kept: KeptReading
    mark: str


def open_ledger(path: Path, sheet: str, said: Mapping[str, str], rules: LedgerRules, env: Env, today: date, asker: Asker | None) -> OpenLedger:  # fmt: skip
    """Read the file, find its heading and map the columns; what is unclear is asked where there is an `asker`. Raises HuikuanError."""
    grid, heading = _sheet(path, sheet, rules)
    mark = signature(heading)
    kept = recall(env.data_dir(), mark)
    given = {**kept.columns, **said}
    columns = _mapped(grid, heading, rules, given, today)
    for _ in range(len(rules.columns)):
        doubt = next((one for one in columns.doubts if one.key not in given), None)
        if doubt is None or asker is None:
            break
        given[doubt.key] = _asked(asker, doubt)
        columns = _mapped(grid, heading, rules, given, today)
    lacking = [one for one in columns.doubts if one.needed]
    if lacking:
        raise ProblemsFound(f"“{path.name}”的列还说不清", [_lacking(one, path) for one in lacking])
    return OpenLedger(path, grid, heading, columns, given, kept, mark)


def columns_said(pairs: tuple[str, ...], unit: str, rules: LedgerRules) -> dict[str, str]:
    """What was said behind --column and --unit. Raises UsageError for a column that is none of ours."""
    from huikuan_cli.core.text.words import nearest

    keys = [*(one.key for one in rules.columns), EMPTY]
    found: dict[str, str] = {}
    for text in pairs:
        key, mark, name = text.replace("＝", "=").partition("=")
        if key not in keys or not mark or not name.strip():
            near = "" if key in keys else nearest(key, keys)
            raise UsageError(
                f"--column “{brief(text)}”看不懂{near}", f"写成 到期日=F；可写：{'、'.join(keys)}"
            )
        found[key] = name.strip()
    if unit:
        if unit not in UNITS:
            raise UsageError(f"--unit 没有“{brief(unit)}”", f"可写：{'、'.join(UNITS)}")
        found[UNIT] = unit
    return found


def _sheet(path: Path, sheet: str, rules: LedgerRules) -> tuple[Grid, HeadingRow]:
    """The sheet with the most columns that are known, and then the most rows."""
    best: tuple[int, int] = (0, 0)
    found: tuple[Grid, HeadingRow] | None = None
    known = known_headings(rules)
    for grid in sheets_of(path, path.name, sheet):
        heading = find_heading(grid, rules)
        if heading is None:
            continue
        hits = sum(any(one in known for said in names for one in spellings(said)) for names in heading.names)
        if (hits, len(grid.rows)) > best:
            best, found = (hits, len(grid.rows)), (grid, heading)
    if found is None:
        raise HuikuanError(texts.NO_HEADING.format(file=path.name), texts.NO_HEADING_FIX)
    return found


def _mapped(grid: Grid, heading: HeadingRow, rules: LedgerRules, given: Mapping[str, str], today: date) -> ColumnMap:  # fmt: skip
    try:
        return map_columns(grid, heading, rules, given, today)
    except Unclear as problem:
        raise UsageError(str(problem)) from None


def _asked(asker: Asker, doubt: ColumnDoubt) -> str:
    """What a person says: a letter of a column, 没有, or a unit. Raises Paused when he stops."""
    from huikuan_cli.core.text.option_match import parse_choice
    from huikuan_cli.core.text.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    options = tuple(Option(name, f"{name} {said}".strip()) for name, said in doubt.choices)
    question = Question("", doubt.ask, "", options)
    while True:
        try:
            reply = asker.ask(question)
        except Stop:
            raise Paused(texts.TO_ANSWER.format(count=1) + doubt.ask) from None
        if isinstance(reply, str):
            try:
                return parse_choice(reply, options).id
            except Unclear as problem:
                asker.say(f"× {problem}")


def _lacking(one: ColumnDoubt, path: Path) -> Problem:
    return Problem(one.ask, how_to_say(one), file=path.name)


def how_to_say(one: ColumnDoubt) -> str:
    """How an unclear thing is said on the command line."""
    if one.key == UNIT:
        return texts.UNIT_BY
    names = [f"{name}（{said}）" for name, said in one.choices if name != NONE_SAID]
    choice = one.choices[0][0] if one.choices else "F"
    seen = f"，像的有：{'、'.join(names[:8])}" if names else ""
    return texts.ANSWER_BY.format(key=one.key, choice=choice) + seen


def say_map(found: OpenLedger) -> None:
    """Show what each column was taken for, with the first rows, what is not used and what was taken for granted."""
    out.notice(texts.MAPPED)
    for line in _map_lines(found):
        out.notice("  " + line)
    if found.columns.fill:
        out.notice(texts.FILLED)
    if found.columns.left:
        names = "、".join(f"{name} {brief(said, WIDEST)}" for name, said in found.columns.left[:MOST_LEFT])
        if len(found.columns.left) > MOST_LEFT:
            names += texts.MORE_LEFT.format(count=len(found.columns.left))
        out.notice(texts.NOT_USED.format(names=names))
    for one in found.columns.doubts:
        text = _ASSUMED.get(one.key, texts.ASSUMED_UNDATED)
        out.notice(text.format(ask=one.ask, how=how_to_say(one)))


def _map_lines(found: OpenLedger) -> Iterator[str]:
    rows = found.grid.rows[found.heading.bottom + 1 :][:FIRST_ROWS]
    for key, one in sorted(found.columns.columns.items(), key=lambda pair: pair[1].column):
        cells = [brief(text_of(row[one.column]), WIDEST) or "空" for row in rows if one.column < len(row)]
        unit = next((f"（{name}）" for name, size in UNITS.items() if size == one.unit and name != "元"), "")
        like = "？" if one.how == "像" else ""
        yield f"{key}{unit}{like} ← {letters(one.column)} {brief(one.heading, WIDEST)}：{'｜'.join(cells)}"
