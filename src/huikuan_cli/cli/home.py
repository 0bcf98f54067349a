"""Bare `huikuan`: what can be done now. No command line library: this is what is typed most often."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.common import any_draft, draft_line, folder_of, tidied, today_of
from huikuan_cli.cli.here import say_settings
from huikuan_cli.cli.typed import typed
from huikuan_cli.env import Env
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.due import Agenda, Kept
    from huikuan_cli.show.home import Home

MOST_DRAFTS = 5


def home(env: Env) -> None:
    """Print the page. Raises UsageError when HUIKUAN_TODAY is no date; nothing else hides the commands."""
    from huikuan_cli.show.home import home_page
    from huikuan_cli.show.lines import page_width

    today = today_of("", env)
    out.result(home_page(_home(env, today), page_width()))


def _home(env: Env, today: date) -> Home:
    from huikuan_cli.show.home import Home
    from huikuan_cli.store import dated

    folder = _folder(env)
    tidied(folder)
    near = dated.near(folder, today)
    return Home(
        today,
        _agenda(near.plans, today),
        lambda file: typed(folder / file, env.cwd),
        near.unread,
        dated.MOST_READ if near.left else 0,
        _drafts(env),
        tuple(sentence for one in near.plans for sentence in one.plan.wrong),
    )


def _drafts(env: Env) -> tuple[str, ...]:
    """The interviews that were not finished, and how to go on with the last one."""
    if not any_draft(env):
        return ()
    from huikuan_cli.store.drafts import all_drafts

    found = [one for one in all_drafts(env.data_dir())[0] if not one.busy]
    if not found:
        return ()
    shown = [f"{one.number}  {draft_line(one)}" for one in found[:MOST_DRAFTS]]
    more = [texts.MORE_DUE.format(count=len(found) - MOST_DRAFTS)] if len(found) > MOST_DRAFTS else []
    return (*shown, *more, texts_wizard.DRAFTS_GO_ON.format(number=found[0].number))


def _agenda(plans: tuple[Kept, ...], today: date) -> Agenda | None:
    if not plans:
        return None
    from huikuan_cli.core.due import agenda

    return agenda(plans, today)


def _folder(env: Env) -> Path:
    """The folder of the plans. What is wrong with its huikuan.yaml is said in one line."""
    from huikuan_cli.store import workspace

    try:
        found = workspace.find(env.cwd)
    except OSError:  # a folder above may not be looked into
        found = None
    say_settings(workspace.read(found)[1])
    return folder_of("", env, found)
