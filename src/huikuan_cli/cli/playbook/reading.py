"""`huikuan playbook show`, `diff` and `coverage`: what is in the playbooks, what was changed, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts
from huikuan_cli.cli.common import layers_here, playbook_of, settings_of
from huikuan_cli.cli.playbook.common import changes_of, stacks_here
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.filling import Facts
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.stack import Stack

SAMPLE = "k1"  # the teaching case whose figures stand in the lines


def show(name: str, playbooks: str, env: Env) -> None:
    """An entry (e8, o05, t3 …) or a file as a salesperson will read it."""
    from huikuan_cli.core.pages.entry import entry_page
    from huikuan_cli.core.values import brief
    from huikuan_cli.core.words import nearest
    from huikuan_cli.show.page import show_page

    _, stacks = stacks_here(playbooks, env)
    found = dict(_entries(stacks))
    wanted = brief(name).removesuffix(".yaml")
    if wanted not in found:
        raise UsageError(texts.NO_ENTRY.format(name=brief(name), near=nearest(wanted, found)), texts.ENTRIES)
    show_page(entry_page(wanted, found[wanted], _facts(playbooks, env)))


def _entries(stacks: dict[str, Stack]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that has a name: the entries by their ids, the files by their names."""
    for file, stack in stacks.items():
        data = stack.data()
        yield file.removesuffix(".yaml"), data
        if isinstance(data.get("id"), str):
            yield data["id"], data
        yield from _inside(data)


def _inside(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _inside(value)
    elif isinstance(data, list):
        for one in data:
            if isinstance(one, dict):
                yield from ((one[key], one) for key in ("id", "键") if isinstance(one.get(key), str))
            yield from _inside(one)


def _facts(playbooks: str, env: Env) -> Facts:
    from huikuan_cli.core.setting import setting_of
    from huikuan_cli.store import teaching

    order = layers_here(playbooks, env)
    case = teaching.read(order[-1:], SAMPLE)
    settings, workspace = settings_of(env.cwd)
    playbook = playbook_of(playbooks, env, settings.playbooks, workspace, quiet=True)
    return setting_of(playbook, _answers(playbook, order, SAMPLE), case.today, settings.company).facts


def _answers(playbook: Playbook, order: Any, id: str) -> Any:
    from huikuan_cli.cli.common import case_answers

    return case_answers(playbook, order, id)[0]


def diff(playbooks: str, env: Env) -> None:
    """What the team changed against our playbook, by entry and field."""
    from huikuan_cli.core.pages.entry import changes_block
    from huikuan_cli.show.page import show_page

    _, stacks = stacks_here(playbooks, env)
    blocks = []
    for name, stack in stacks.items():
        found = changes_of(stack)
        if found:
            layers = "、".join(part.layer.name for part in stack.teams())
            blocks.append(changes_block(f"{name}（{layers}）", found))
    if blocks:
        show_page(blocks)
    else:
        out.result(texts.NO_CHANGES)


def coverage(playbooks: str, env: Env) -> None:
    """Where the playbooks have holes."""
    from huikuan_cli.core.coverage import coverage as pages
    from huikuan_cli.show.page import show_page

    settings, workspace = settings_of(env.cwd)
    show_page(pages(playbook_of(playbooks, env, settings.playbooks, workspace)))


def trial(case: str, playbooks: str, today: date | None, env: Env) -> None:
    """The sheets of the teaching cases before and after the team's changes."""
    from difflib import ndiff

    from huikuan_cli.core.layout import Block, Row
    from huikuan_cli.show.page import show_page
    from huikuan_cli.store import playbooks as store
    from huikuan_cli.store import teaching

    order = layers_here(playbooks, env)
    settings, workspace = settings_of(env.cwd)
    now = playbook_of(playbooks, env, settings.playbooks, workspace)
    before = store.load(order[-1:])
    blocks, same = [], []
    for id in (case,) if case else teaching.ids(order):
        was, is_ = (_sheet(book, order, id, settings.company, today) for book in (before, now))
        lines = [line for line in ndiff(was, is_) if line[:2] in ("- ", "+ ")]
        rows = [Row("pair", line[2:], texts.WAS if line[0] == "-" else texts.IS) for line in lines]
        if not lines:
            same.append(id)
        else:
            shown = rows if case else [Row("small", texts.TRY_ONE.format(id=id))]
            blocks.append(Block(texts.TRIED.format(id=id, count=len(lines)), tuple(shown)))
    if same:
        rest = texts.TRIED_SAME.format(ids="、".join(same))
        blocks.append(Block(texts.TRIED_CASES, (Row("text", rest),)))
    show_page(blocks)


def _sheet(playbook: Playbook, order: Any, id: str, company: str, today: date | None) -> list[str]:
    """The lines of the Markdown sheet of a case, without those that only name the playbook."""
    from huikuan_cli.cli.common import case_answers
    from huikuan_cli.core.planner import make_plan
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.render.markdown import render_sheet

    answers, day = case_answers(playbook, order, id)
    plan = make_plan(playbook, answers, today or day, company)
    return render_sheet(action_sheet(plan, (today or day).isoformat(), "")).splitlines()
