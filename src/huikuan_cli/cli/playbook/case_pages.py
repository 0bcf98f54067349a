"""What the teaching cases print under a playbook: the action sheet and the papers for the customer, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from huikuan_cli import texts_workshop as texts
from huikuan_cli.cli.case_runs import answers_of, case_of, own_answers
from huikuan_cli.cli.outputs import sender_of
from huikuan_cli.cli.playbook.example_cases import ExampleCase, example_answers, example_cases
from huikuan_cli.errors import HuikuanError

if TYPE_CHECKING:
    from huikuan_cli.cli.context import Here
    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.letter_texts import Letter
    from huikuan_cli.core.playbook.sheet_look import SheetLook
    from huikuan_cli.core.playbook.teaching_cases import Teaching
    from huikuan_cli.core.sheet.document import Document
    from huikuan_cli.store.playbooks.layered_file import Stack

Pages = dict[str, tuple[str, ...]]  # by the name of the paper, its lines


def _notes(document: Document) -> Iterator[str]:
    """What a letter says to its sender alone, a line for each."""
    for part in document.notes:
        yield part.text
        yield from (" ".join(row) for row in part.rows)


class Shelf(NamedTuple):
    """Everything that printing a case needs of a playbook folder."""

    playbook: Playbook
    look: SheetLook
    letters: tuple[Letter, ...]


def shelf_of(stacks: Mapping[str, Stack]) -> Shelf:
    """The files as they are in force, ready to print from. Their shape is right."""
    from huikuan_cli.core.playbook.letter_texts import Letter
    from huikuan_cli.core.playbook.sheet_look import SheetLook
    from huikuan_cli.store.playbooks import loading
    from huikuan_cli.store.playbooks.layers import is_shape

    alone = {name: stack for name, stack in stacks.items() if not is_shape(name)}
    made = {name: msgspec.convert(stack.data(), stack.kind, strict=False) for name, stack in alone.items()}
    letters = tuple(one for one in made.values() if isinstance(one, Letter))
    (look,) = (one for one in made.values() if isinstance(one, SheetLook))
    return Shelf(
        loading.built({name: stack for name, stack in stacks.items() if is_shape(name)}), look, letters
    )


class OwnCase(NamedTuple):
    """A case that a lead wrote down in an answers file of his own, as of a day."""

    id: str
    path: Path
    today: date


def cases_to_try(found: Here, shelf: Shelf, stacks: Mapping[str, Stack]) -> dict[str, Case]:
    """The teaching cases, and the examples of the situations that only the team has."""
    return {**teaching_cases(found, shelf.playbook), **example_cases(shelf.playbook, stacks)}


def teaching_cases(found: Here, playbook: Playbook, id: str = "") -> dict[str, Teaching]:
    """The teaching cases by their ids, or the one that is asked for; of a team's, those that can be used."""
    from huikuan_cli.store.playbooks import case_files

    if id:
        return {id: case_of(found, playbook, id)}
    cases = {}
    for one in case_files.ids(found.order):
        try:
            cases[one] = case_of(found, playbook, one)
        except HuikuanError:
            if one in case_files.ids(found.order[-1:]):
                raise  # of a team's own the notes say why it is not used
    return cases


Case: TypeAlias = "Teaching | OwnCase | ExampleCase"


def _answers(shelf: Shelf, found: Here, case: Case) -> Answers:
    if isinstance(case, ExampleCase):
        return example_answers(shelf.playbook, case)
    if isinstance(case, OwnCase):
        return own_answers(shelf.playbook, case.path, case.today, strictly=False)
    return answers_of(shelf.playbook, found.order, case, case.today)


def analysis_of(shelf: Shelf, found: Here, case: Case, today: date | None) -> Analysis:
    """The case as this playbook sees it."""
    from huikuan_cli.core.advice.analysis import analyse

    answers = _answers(shelf, found, case)
    return analyse(shelf.playbook, answers, today or case.today, found.settings.company)


def pages_of(shelf: Shelf, found: Here, case: Case, today: date | None = None) -> Pages:
    """Every paper that this case prints, without the lines that only name the playbook."""
    from huikuan_cli.core.advice.planner import make_plan
    from huikuan_cli.core.letters.compose import compose
    from huikuan_cli.core.letters.letter_doubts import refusal
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.render.markdown import render_sheet
    from huikuan_cli.render.plain_text import plain_text

    day = today or case.today
    answers = _answers(shelf, found, case)
    plan = make_plan(shelf.playbook, answers, day, found.settings.company)
    sheet = render_sheet(action_sheet(plan, day.isoformat(), "", shelf.look))
    pages = {texts.SHEET: tuple(sheet.splitlines())}
    setting = analysis_of(shelf, found, case, today)
    for letter in shelf.letters:
        if not refusal(letter, setting):
            document = compose(letter, setting, sender_of(found.settings))
            pages[letter.name] = (*plain_text(document).splitlines(), *_notes(document))
    return pages
