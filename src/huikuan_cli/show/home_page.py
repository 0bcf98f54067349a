"""The page of bare `huikuan`: what can be done now, as plain lines. Light to load while nothing is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts, texts_wizard
from huikuan_cli.core.text.wrap import HANG, clipped, wrap

if TYPE_CHECKING:
    from huikuan_cli.core.agenda.order import AgendaLine


class Home(NamedTuple):
    """What the page says.

    `due` and `ahead` are the things to do, `left` how many more are due; `looked`: whether there was a plan at all; `words` gives what to say
    about a promise; `unread` are the names of plans that could not be read, `wrong` says what is wrong in others; `drafts` are lines ready to
    be printed.
    """

    today: date
    looked: bool
    due: tuple[AgendaLine, ...]
    ahead: tuple[AgendaLine, ...]
    left: int
    words: Callable[[AgendaLine], str]
    unread: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()


def home_page(home: Home, width: int) -> str:
    """The page: what is due, drafts, and the commands; in one line where there is something to do, which must not be pushed off a screen
    of 24 rows. `width` in columns."""
    busy = bool(home.due or home.ahead)
    commands = [
        [*wrap(texts.HOME_COMMANDS, width - HANG), *_commands(width)],
        wrap(texts.HOME_HINT, width - HANG),
    ]
    blocks = [
        *_agenda(home, width),
        _drafts(home.drafts, width),
        *([wrap(texts.HOME_FOLDED, width - HANG)] if busy else commands),
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _drafts(drafts: tuple[str, ...], width: int) -> list[str]:
    return (
        [texts_wizard.DRAFTS_TITLE, *(row for line in drafts for row in clipped(line, width, 2))]
        if drafts
        else []
    )


def _agenda(home: Home, width: int) -> list[list[str]]:
    if not home.looked:
        return []
    from huikuan_cli.show import agenda

    found = agenda.blocks(home.due, home.ahead, home.left, home.today, home.words, width)
    return [*found, agenda.wrong_block(home.wrong, width), agenda.unread_block(home.unread, width)]


def _commands(width: int) -> Iterator[str]:
    for line in texts.COMMANDS.split("\n"):
        yield from clipped(line.strip(), width, 2)
