"""The example that a situation of a team carries (例子), as a case: an ordinary one with the answers that the example changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli.cli.case_runs import shipped_answers
from huikuan_cli.core.answers.interview import CAUSES_KEY, HEARD_KEY, TICKED_KEYS, TYPE_KEY, Interview

if TYPE_CHECKING:
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.playbook import Play, Playbook
    from huikuan_cli.store.playbooks.layered_file import Stack

ORDINARY = "k1"  # the teaching case that is ordinary once what was special about it is left out
SPECIAL = (*TICKED_KEYS, HEARD_KEY, TYPE_KEY, CAUSES_KEY, "情况说明", "现象", "看到的事实", "到哪一站")
CALLED = "的例子"
VISIT_KEY, SITUATIONS, PLAYS = "拜访日期", "情形", "plays/"


class ExampleCase(NamedTuple):
    """The example of one situation, by the id under which it is told of, as of a day."""

    id: str
    play: Play
    today: date


def example_cases(playbook: Playbook, stacks: Mapping[str, Stack]) -> dict[str, ExampleCase]:
    """The examples of the situations that only the team has, by what they are called."""
    _, today = shipped_answers(playbook, ORDINARY)
    known = {one.id: one for one in playbook.situations()}
    ids = [id for name, stack in stacks.items() if name.startswith(PLAYS) for id in _new_ids(stack)]
    found = [ExampleCase(f"{id}{CALLED}", known[id], _day_of(known[id], today)) for id in ids if id in known]
    return {one.id: one for one in found}


def _new_ids(stack: Stack) -> list[str]:
    ours = {one["id"] for one in stack.parts[-1].data[SITUATIONS]} if stack.has_ours() else set[str]()
    return (
        [one["id"] for one in stack.data().get(SITUATIONS, ()) if one["id"] not in ours]
        if stack.teams()
        else []
    )


def _day_of(play: Play, today: date) -> date:
    """The day as of which an example is worked out: that of its visit, where it names one."""
    try:
        return date.fromisoformat(play.example.answers.get(VISIT_KEY, ""))
    except ValueError:
        return today


def example_answers(playbook: Playbook, case: ExampleCase) -> Answers:
    """The answers of an example; what is no answer to a question is left out."""
    from huikuan_cli.core.answers.answer_set import as_tree, read_answers
    from huikuan_cli.core.answers.interview import interview

    talk = interview(playbook)
    base, _ = shipped_answers(playbook, ORDINARY)
    tree: dict[str, dict[str, Any]] = dict(as_tree(talk, {k: v for k, v in base.items() if k not in SPECIAL}))
    homes = {field.key: section.title for section, field in talk.fields()}
    for key, text in case.play.example.answers.items():
        if key in homes:
            tree[homes[key]] = {**tree.get(homes[key], {}), key: _value(talk, key, text)}
    return read_answers(tree, talk, case.today, case.id, lambda path: 1, past=True).answers


def _value(talk: Interview, key: str, text: str) -> str | list[str]:
    """An answer as a file would have it: of a question with many answers, which 、 separates, a list."""
    field = talk.find(key)
    many = field is not None and field.kind == "多选" and text != "不清楚"
    return [one for one in text.split("、") if one] if many else text
