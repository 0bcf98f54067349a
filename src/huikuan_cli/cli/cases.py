"""`huikuan cases`: read a teaching case, run it, or take its answers as a start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.cli.case_runs import answers_of, case_of
from huikuan_cli.cli.common import look_of, today_of
from huikuan_cli.cli.context import Here, here, playbook_of
from huikuan_cli.cli.news import say_news
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.teaching_cases import Teaching


def cases(id: str, run: bool, answers: bool, playbooks: str, today: str, env: Env) -> None:
    """The list; one case to read; with `run` the sheet it gives; with `answers` its answers file. Writes nothing."""
    from huikuan_cli.core.course import case_page as pages
    from huikuan_cli.show.blocks_page import show_page
    from huikuan_cli.store.playbooks import case_files
    from huikuan_cli.store.yaml.parse import read_tree

    if run and answers:
        raise UsageError(texts.NOT_BOTH.format(one="--run", two="--answers"))
    if not id and (run or answers):
        raise UsageError(texts.WHICH_CASE)
    found = here(playbooks, env)
    playbook = playbook_of(found, env)
    say_news(found, env)
    if not id:
        show_page(pages.case_list(_all(found, playbook)))
        return
    case = case_of(found, playbook, id)
    if run:
        _run(case, playbook, found, today_of(today, env) if today else case.today)
    elif answers:
        out.result(read_tree(case_files.answers_of(found.order, case)).text.lstrip("\ufeff").rstrip("\n"))
    else:
        show_page(pages.case_page(case))
        out.notice(texts.CASE_NEXT.format(id=case.id))


def _all(found: Here, playbook: Playbook) -> tuple[Teaching, ...]:
    """Every case that can be used; of the others it is said why not."""
    from huikuan_cli.store.playbooks import case_files

    cases = []
    for id in case_files.ids(found.order):
        try:
            cases.append(case_of(found, playbook, id))
        except HuikuanError as error:
            out.notice(error.sentence())
    return tuple(cases)


def _run(case: Teaching, playbook: Playbook, found: Here, today: date) -> None:
    """The sheet of a case, as of a day."""
    from huikuan_cli import __version__
    from huikuan_cli.core.advice.planner import make_plan
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.show.screen_sheet import show_sheet

    plan = make_plan(playbook, answers_of(playbook, found.order, case, today), today, found.settings.company)
    version = f"{__version__} / {playbook.digest}"
    show_sheet(action_sheet(plan, today.isoformat(), version, look_of(found.order)))
