"""A page of tables: a title, a few sentences, the tables under their headings, some of them with a bar for each row. Pure."""

from __future__ import annotations

from msgspec import Struct

from huikuan_cli.core.tables.table import Table


class TableSection(Struct, frozen=True):
    """A table under its heading. `printed`: the keys of the columns that a page shows, in their order, all where none is named (a
    program and Excel get every column); `most`: how many rows a page
    shows, all for 0; `bar`: the key of the column that is drawn as a bar on a page; `notes`: sentences below it;
    `none`: what stands there where it has no rows; `half`: it is narrow, and stands beside the next one that is."""

    table: Table
    printed: tuple[str, ...] = ()
    bar: str = ""
    most: int = 0
    notes: tuple[str, ...] = ()
    none: str = ""
    half: bool = False

    def on_page(self) -> Table:
        """The table as a page shows it."""
        return self.table.only(self.printed) if self.printed else self.table


class TableReport(Struct, frozen=True):
    """A page of tables as of a day. `said`: sentences above them; `main`: the number of the section (from 0) that csv is of, for it
    holds one table; `foot`: what is said below them all."""

    title: str
    day: str
    said: tuple[str, ...]
    sections: tuple[TableSection, ...]
    main: int = 0
    foot: tuple[str, ...] = ()
