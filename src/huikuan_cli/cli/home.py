"""Bare `huikuan`: what is to be done today, and what can be done now. No command line library: this is what is typed most often."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts, texts_agenda, texts_wizard
from huikuan_cli.cli.common import any_draft, draft_line, folder_of, tidied, today_of
from huikuan_cli.cli.context import say_settings
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from collections.abc import Callable

    from huikuan_cli.core.agenda.order import Agenda, AgendaLine
    from huikuan_cli.core.playbook.escalation import Escalation
    from huikuan_cli.show.home_page import Home
    from huikuan_cli.store.work.plan_index import IndexedPlan
    from huikuan_cli.store.work.workspace import Settings

MOST_DRAFTS = 5
MOST_DUE, MOST_AHEAD = 20, 8  # lines that are printed
MANY = 200  # files that take so long to read that it is said


def home(env: Env) -> None:
    """Print the page, and remember what its numbers stand for. Raises UsageError when HUIKUAN_TODAY is no date; nothing else hides the
    commands."""
    from huikuan_cli.show.home_page import home_page
    from huikuan_cli.show.line_width import page_width

    today = today_of("", env)
    place = _place(env)
    out.result(home_page(_home(env, today, place.folder), page_width()))
    _say_news(env, place)


def _say_news(env: Env, place: _Place) -> None:
    """What is new in the team's playbook, as when a visit is prepared. Where no folder of a team may be, which is what most have, nothing
    is loaded to find that out."""
    from huikuan_cli.store.work.workspace import PLAYBOOKS

    try:
        own = [one / PLAYBOOKS for one in (place.workspace, env.config_dir()) if one]
        if not (env.playbooks or place.settings.playbooks or any(one.is_dir() for one in own)):
            return
        from huikuan_cli.cli.context import in_force_at
        from huikuan_cli.cli.news import say_news

        say_news(in_force_at(env, place.settings, place.workspace), env)
    except (HuikuanError, OSError):
        return  # the next visit says what is wrong


def _home(env: Env, today: date, folder: Path) -> Home:
    from huikuan_cli.show.home_page import Home
    from huikuan_cli.store.work import last_list, plan_index

    tidied(folder)
    found = plan_index.plans_in(folder, env.data_dir(), near=today, many=_say_many)
    looked = bool(found.total or found.unread)
    agenda = _agenda(found, today) if found.plans else None
    due, ahead = (agenda.due[:MOST_DUE], agenda.ahead[:MOST_AHEAD]) if agenda else ((), ())
    rows = [last_list.Listed(str((folder / one.plan.file).absolute()), one.item.id) for one in (*due, *ahead)]
    if rows:
        last_list.keep(env.data_dir(), rows)
    return Home(
        today,
        looked,
        due,
        ahead,
        len(agenda.due) - len(due) if agenda else 0,
        _words(env, folder, today),
        found.unread,
        tuple(sentence for one in found.plans for sentence in one.facts.wrong),
        _drafts(env),
    )


def _say_many(count: int) -> None:
    """Say that it takes a while, the first time that many plans are looked at."""
    if count >= MANY:
        out.notice(texts_agenda.READING.format(count=count))


def _agenda(found: IndexedPlan, today: date) -> Agenda:
    from huikuan_cli.core.agenda.naming import NamedPlan
    from huikuan_cli.core.agenda.order import agenda

    plans = [NamedPlan(one.file, one.stamp, one.facts) for one in found.plans]
    return agenda(plans, today, {one.file for one in found.plans if one.idle})


def _words(env: Env, folder: Path, today: date) -> Callable[[AgendaLine], str]:
    """What to say to him about a promise: from the playbook, which is read when the first of them is due."""
    books: list[Escalation] = []

    def words(line: AgendaLine) -> str:
        promise = line.item.promise
        if promise is None or promise.due is None or promise.due > today:
            return ""
        from huikuan_cli.cli.context import here, playbook_of
        from huikuan_cli.core.log.reminding import sentence_for

        if not books:
            books.append(playbook_of(here("", env, folder), env, keep=True).escalation)
        return sentence_for(promise, books[0], line.plan.facts.person, today)

    return words


def _drafts(env: Env) -> tuple[str, ...]:
    """The interviews that were not finished, and how to go on with the last one."""
    if not any_draft(env):
        return ()
    from huikuan_cli.store.work.drafts import all_drafts

    found = [one for one in all_drafts(env.data_dir())[0] if not one.busy]
    if not found:
        return ()
    shown = [f"{one.number}  {draft_line(one)}" for one in found[:MOST_DRAFTS]]
    more = [texts.MORE_DUE.format(count=len(found) - MOST_DRAFTS)] if len(found) > MOST_DRAFTS else []
    return (*shown, *more, texts_wizard.DRAFTS_GO_ON.format(number=found[0].number))


class _Place(NamedTuple):
    """Where somebody stands: the folder of the plans, the workspace around it, and what its huikuan.yaml says."""

    folder: Path
    workspace: Path | None
    settings: Settings


def _place(env: Env) -> _Place:
    """Where we are. What is wrong with huikuan.yaml is said in one line."""
    from huikuan_cli.store.work import workspace

    try:
        found = workspace.find(env.cwd)
    except OSError:  # a folder above may not be looked into
        found = None
    settings, problems = workspace.read(found)
    say_settings(problems)
    return _Place(folder_of("", env, found), found, settings)
