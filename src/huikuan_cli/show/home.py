"""The page of bare `huikuan`: what can be done now, as plain lines. Light to load while nothing is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts, texts_wizard
from huikuan_cli.core.wrap import HANG, clipped, wrap

if TYPE_CHECKING:
    from huikuan_cli.core.due import Agenda


class Home(NamedTuple):
    """What the page says.

    `agenda` is None where no plan was looked at; `see` gives the path to type for a plan's file; `unread` are the names
    of plans that could not be read; `most` is how many plans were read where there were more, else 0; `drafts` are
    lines ready to be printed; `wrong` says what is wrong in the plans that were read.
    """

    today: date
    agenda: Agenda | None
    see: Callable[[str], str]
    unread: tuple[str, ...] = ()
    most: int = 0
    drafts: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def home_page(home: Home, width: int) -> str:
    """The page: drafts, what is due, and the commands. `width` in columns; only a path to be copied may be longer."""
    blocks = [
        _drafts(home.drafts, width),
        *_due(home, width),
        [*wrap(texts.HOME_COMMANDS, width - HANG), *_commands(width)],
        wrap(texts.HOME_HINT, width - HANG),
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _drafts(drafts: tuple[str, ...], width: int) -> list[str]:
    return (
        [texts_wizard.DRAFTS_TITLE, *(row for line in drafts for row in clipped(line, width, 2))]
        if drafts
        else []
    )


def _due(home: Home, width: int) -> list[list[str]]:
    if home.agenda is None and not home.unread and not home.wrong:
        return []
    from huikuan_cli.show.due import agenda_blocks, unread_block, wrong_block

    found = agenda_blocks(home.agenda, home.today, home.see, width) if home.agenda else []
    return [*found, wrong_block(home.wrong, width), unread_block(home.unread, home.most, width)]


def _commands(width: int) -> Iterator[str]:
    for line in texts.COMMANDS.split("\n"):
        yield from clipped(line.strip(), width, 2)
