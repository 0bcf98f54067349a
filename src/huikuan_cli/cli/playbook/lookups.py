"""`huikuan playbook show`, `diff`, `coverage` and `verify`: what there is, was changed, is missing, is not verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts
from huikuan_cli.cli.case_runs import answers_of, case_of, shipped_answers
from huikuan_cli.cli.common import look_of
from huikuan_cli.cli.context import Here, here, playbook_of
from huikuan_cli.cli.playbook.in_force import InForce, changes_of, in_force
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.placeholders import Facts
    from huikuan_cli.core.playbook.sheet_look import SheetLook
    from huikuan_cli.core.playbook.teaching_cases import Teaching
    from huikuan_cli.store.playbooks.layered_file import Stack

SAMPLE = "k1"  # the teaching case whose figures stand in the lines


def show(name: str, playbooks: str, env: Env) -> None:
    """An entry (e8, o05, t3 …) or a file as a salesperson will read it."""
    from huikuan_cli.core.checking.entry_page import entry_page
    from huikuan_cli.core.text.values import brief
    from huikuan_cli.core.text.words import nearest
    from huikuan_cli.show.blocks_page import show_page

    force = in_force(playbooks, env)
    found = dict(_entries(force.stacks))
    wanted = brief(name).removesuffix(".yaml")
    if wanted not in found:
        raise UsageError(texts.NO_ENTRY.format(name=brief(name), near=nearest(wanted, found)), texts.ENTRIES)
    show_page(entry_page(wanted, found[wanted], _facts(force)))


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


def _facts(force: InForce) -> Facts:
    from huikuan_cli.core.advice.analysis import analyse

    answers, day = shipped_answers(force.playbook, SAMPLE)
    return analyse(force.playbook, answers, day, force.here.settings.company).facts


def diff(playbooks: str, env: Env) -> None:
    """What the team changed against our playbook, by entry and field."""
    from huikuan_cli.core.checking.entry_page import changes_block
    from huikuan_cli.show.blocks_page import show_page

    blocks = []
    for name, stack in in_force(playbooks, env).stacks.items():
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
    from huikuan_cli.core.checking.coverage import coverage as pages
    from huikuan_cli.show.blocks_page import show_page

    show_page(pages(playbook_of(here(playbooks, env), env)))


def verify(playbooks: str, env: Env) -> None:
    """What of the law is not verified yet, and what would settle it."""
    from huikuan_cli.core.checking.verify_page import verify_page
    from huikuan_cli.show.blocks_page import show_page

    show_page(verify_page(playbook_of(here(playbooks, env), env).rules))


def trial(case: str, playbooks: str, today: date | None, env: Env) -> None:
    """The sheets of the teaching cases before and after the team's changes."""
    from difflib import ndiff

    from huikuan_cli.core.sheet.layout import Block, Row
    from huikuan_cli.show.blocks_page import show_page
    from huikuan_cli.store.playbooks import case_files, loading

    found = here(playbooks, env)
    now, before = playbook_of(found, env), loading.load(found.order[-1:])
    teams, ours = look_of(found.order), look_of(found.order[-1:])
    blocks, same = [], []
    for id in (case,) if case else case_files.ids(found.order):
        one = case_of(found, now, id)
        was, is_ = (_sheet(book, look, found, one, today) for book, look in ((before, ours), (now, teams)))
        lines = [line for line in ndiff(was, is_) if line[:2] in ("- ", "+ ") and line[2:].strip()]
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


def _sheet(playbook: Playbook, look: SheetLook, found: Here, case: Teaching, today: date | None) -> list[str]:
    """The lines of the Markdown sheet of a case, without those that only name the playbook."""
    from huikuan_cli.core.advice.planner import make_plan
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.render.markdown import render_sheet

    answers = answers_of(playbook, found.order, case, case.today)
    plan = make_plan(playbook, answers, today or case.today, found.settings.company)
    return render_sheet(action_sheet(plan, (today or case.today).isoformat(), "", look)).splitlines()
