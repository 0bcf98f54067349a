"""`huikuan cases`: read a teaching case, run it, or take its answers as a start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from huikuan_cli import texts
from huikuan_cli.cli.common import layers_here, playbook_of, settings_of, today_of
from huikuan_cli.env import Env
from huikuan_cli.errors import ProblemsFound, UsageError
from huikuan_cli.show import out


def cases(id: str, run: bool, answers: bool, playbooks: str, today: str, env: Env) -> None:
    """The list; one case to read; with `run` the sheet it gives; with `answers` its answers file. Writes nothing."""
    from huikuan_cli.core.pages import case as pages
    from huikuan_cli.show.page import show_page
    from huikuan_cli.store import teaching
    from huikuan_cli.store.yamlio import read_tree

    order = layers_here(playbooks, env)
    if run and answers:
        raise UsageError(texts.NOT_BOTH.format(one="--run", two="--answers"))
    if not id and (run or answers):
        raise UsageError(texts.WHICH_CASE)
    if not id:
        show_page(pages.case_list(tuple(teaching.read(order, one) for one in teaching.ids(order))))
        return
    case = teaching.read(order, id)
    if run:
        day = today_of(today, env) if today else case.today
        _run(teaching.answers_of(order, case), playbooks, day, env)
    elif answers:
        out.result(read_tree(teaching.answers_of(order, case)).text.lstrip("\ufeff").rstrip("\n"))
    else:
        show_page(pages.case_page(case))
        out.notice(texts.CASE_NEXT.format(id=case.id))


def _run(path: Path, playbooks: str, today: date, env: Env) -> None:
    """The sheet of a case, as of a day."""
    from huikuan_cli import __version__
    from huikuan_cli.core.answers import read_answers
    from huikuan_cli.core.interview import interview
    from huikuan_cli.core.planner import make_plan
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.show.sheet import show_sheet
    from huikuan_cli.store.yamlio import read_tree

    settings, workspace = settings_of(env.cwd)
    playbook = playbook_of(playbooks, env, settings.playbooks, workspace)
    tree = read_tree(path)
    reading = read_answers(tree.data, interview(playbook), today, tree.file, tree.line_of)
    if reading.problems:
        raise ProblemsFound(f"“{tree.file}”要改", reading.problems)
    plan = make_plan(playbook, reading.answers, today, settings.company)
    show_sheet(action_sheet(plan, today.isoformat(), f"{__version__} / {playbook.digest}"))
