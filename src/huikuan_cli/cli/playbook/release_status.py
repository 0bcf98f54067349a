"""Which version a team's folder was published as, and what of it is not published yet: for the lead alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts_sharing as texts
from huikuan_cli.cli.news import shortly
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks.publishing import unpublished
from huikuan_cli.store.playbooks.releases import home_and_number, read
from huikuan_cli.store.playbooks.skipped import check_of, typed

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.store.playbooks.layers import Layer


def release_status(layer: Layer) -> str:
    """What is to be said of a folder in force; empty where nothing was published."""
    try:
        return _status(*home_and_number(layer.folder))
    except HuikuanError as error:
        return error.sentence()


def _status(home: Path, pinned: int) -> str:
    releases = read(home)
    if not releases:
        return ""
    newest = texts.LATEST_IS.format(number=releases[0].number, signed=releases[0].signed())
    if pinned:
        return "，".join((texts.PINNED_AT.format(number=pinned), newest))
    return f"{newest}；{not_published(home)}"


def checked_status(layer: Layer) -> str:
    """The same after a check, with what was checked where huikuan.yaml names a version."""
    home, pinned = home_and_number(layer.folder)
    if pinned:
        return texts.CHECKED_PINNED.format(number=pinned, check=check_of(home))
    return release_status(layer)


def not_published(home: Path) -> str:
    """What differs from the newest version, and how to publish it."""
    found = unpublished(home)
    if not found:
        return texts.ALL_PUBLISHED
    return texts.UNPUBLISHED.format(what=shortly(found), command=typed(texts.PUBLISH, home))
