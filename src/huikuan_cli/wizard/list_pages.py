"""Which entries of a long list stand on the screen: a page of them, or those that what was typed leaves. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huikuan_cli.core.text.option_match import holding, meant, nearest_of, says_none
from huikuan_cli.core.text.values import Option, Unclear, half_width

LONG_LIST = 15  # entries that one screen shows at once
PAGE = 9  # entries of a longer list: as many as there are digits


@dataclass
class Pages:
    """A list of so many entries before the ways out (不清楚 and the like), which stand on every page. `page` is the one that
    is shown, `filtered` says that only what was typed is, `near` that of that only the nearest are, for none has it."""

    options: Sequence[Option]
    count: int
    page: int = 0
    filtered: bool = False
    near: bool = False

    def long(self) -> bool:
        """Whether the list is cut into pages."""
        return self.count > LONG_LIST

    def shown(self, place: int | None, typed: str) -> tuple[tuple[int, ...], int]:
        """The places on the screen, and how many entries there are besides; `place` is what is pointed at."""
        ways = tuple(range(self.count, len(self.options)))
        if not self.long():
            return tuple(range(len(self.options))), 0
        found = self._matching(typed) if typed else ()
        self.near = bool(typed) and not found
        found = found or self._nearest(typed)
        self.filtered = bool(found)
        if found:
            return (*found[:PAGE], *ways), len(found[PAGE:])
        if place is not None and place < self.count:
            self.page = place // PAGE
        first = self.page * PAGE
        here = tuple(range(first, min(first + PAGE, self.count)))
        return (*here, *ways), self.count - len(here)

    def _matching(self, typed: str) -> tuple[int, ...]:
        """The entries in whose words the text stands, else those that it may mean; none where it says that there is nothing."""
        try:
            text = half_width(typed).lower()
        except Unclear:
            return ()
        listed = self.options[: self.count]
        if says_none(text):
            return ()
        return holding(text, listed) or meant(typed, listed, 0)

    def _nearest(self, typed: str) -> tuple[int, ...]:
        """The two that are most like what was typed, where that is more than a key."""
        try:
            sought = len(half_width(typed)) > 1 and not says_none(typed)
            return nearest_of(typed, self.options[: self.count]) if sought else ()
        except Unclear:
            return ()
