"""Teaching cases and their answers: for `huikuan cases` and for trying playbooks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huikuan_cli.cli.context import Here, beside_of
from huikuan_cli.errors import ProblemsFound

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.teaching_cases import Teaching
    from huikuan_cli.store.playbooks.layers import Layer


def case_of(found: Here, playbook: Playbook, id: str) -> Teaching:
    """One case, held against the playbook as for a visit. Raises HuikuanError when there is none that can be used."""
    from huikuan_cli.core.playbook.teaching_cases import Teaching
    from huikuan_cli.store.playbooks import case_files

    return beside_of(found, playbook, case_files.file_of(found.order, id), Teaching)


def answers_of(playbook: Playbook, order: tuple[Layer, ...], case: Teaching, day: date) -> Answers:
    """The answers of a case. In ours, what the team's questions do not offer any more is left out; raises ProblemsFound
    for a mistake in a team's own."""
    from huikuan_cli.core.answers.answer_set import read_answers
    from huikuan_cli.core.answers.interview import interview
    from huikuan_cli.store.playbooks import case_files
    from huikuan_cli.store.yaml.parse import read_tree

    path = case_files.answers_of(order, case)
    tree = read_tree(path)
    reading = read_answers(tree.data, interview(playbook), day, tree.file, tree.line_of)
    if reading.problems and path.parent != case_files.examples():
        raise ProblemsFound(f"“{tree.file}”要改", reading.problems)
    return reading.answers


def own_answers(playbook: Playbook, path: Path, day: date, *, strictly: bool) -> Answers:
    """The answers of a case that a lead wrote down himself. `strictly`: raises ProblemsFound for a mistake in it; else what the
    playbook does not know is left out."""
    from huikuan_cli.core.answers.answer_set import read_answers
    from huikuan_cli.core.answers.interview import interview
    from huikuan_cli.store.yaml.parse import read_tree

    tree = read_tree(path)
    reading = read_answers(tree.data, interview(playbook), day, tree.file, tree.line_of)
    if reading.problems and strictly:
        raise ProblemsFound(f"“{tree.file}”要改", reading.problems)
    return reading.answers


def shipped_answers(playbook: Playbook, id: str) -> tuple[Answers, date]:
    """The answers of a case that comes with the program, and the day as of which it is told."""
    from huikuan_cli.store.playbooks import case_files
    from huikuan_cli.store.playbooks.layers import Layer, bundled

    case = case_files.shipped(id)
    return answers_of(playbook, (Layer(bundled(), "自带"),), case, case.today), case.today
