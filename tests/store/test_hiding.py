"""Hiding an entry simply works: our own lines do without it; what cannot be hidden says so; a team's own line is told.

At every run one entry in SOME of each file is hidden, and all that cannot be; with -m deep every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cli.helpers import example
from factories import playbook, talk
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.playbook import When
from huikuan_cli.core.playbook.merging import Place, name_key
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.full_check import check
from huikuan_cli.store.playbooks.layered_file import Stack, part_of, stack_of
from huikuan_cli.store.playbooks.layers import SHAPES, Layer, bundled
from huikuan_cli.store.yaml.parse import parse, read_tree

OURS = Layer(bundled(), "自带")
TODAY = date(2026, 11, 23)
KEPT = {"questions.yaml", "redlines.yaml", "rules.yaml"}  # where the program needs much


@cache
def shipped() -> dict[str, Stack]:
    return {name: stack_of((OURS,), name, kind) for name, kind in SHAPES.items()}


@cache
def words() -> Wording:
    return loading.wording_of((OURS,))


@cache
def answers() -> Any:
    tree = read_tree(example("k1"))
    return read_answers(tree.data, talk(), TODAY, tree.file, tree.line_of).answers


def entries(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every entry with a name."""
    if isinstance(data, dict):
        for step, value in data.items():
            yield from entries(value, (*place, step))
    elif isinstance(data, list) and (key := name_key(data)):
        for one in data:
            yield (*place, one[key])
            yield from entries(one, (*place, one[key]))


def hiding(data: Any, place: Place) -> str:
    """What a file says, in one line, to hide one entry."""
    step, rest = place[0], place[1:]
    if isinstance(data, list):
        key = name_key(data)
        one = next(one for one in data if one[key] == step)
        return f"[{{{key}: {step}, {hiding(one, rest) if rest else '停用: 是'}}}]"
    inside = hiding(data[step], rest)
    return f"{step}: {inside if isinstance(data[step], list) else f'{{{inside}}}'}"


def with_hidden(name: str, place: Place) -> dict[str, Stack]:
    """The shipped files below one that hides an entry."""
    stack = shipped()[name]
    raw = f"{{版本: 2, {hiding(stack.data(), place)}}}".encode()
    part = part_of(Layer(Path("团队"), "团队"), parse(raw, name), raw)
    return {**shipped(), name: Stack(name, stack.kind, (part, *stack.parts))}


FITS_ALL = [
    one.id for one in playbook().situations() if When() in one.when and not one.must and not one.unless
]
ALWAYS = FITS_ALL if len(FITS_ALL) == 1 else []


STAYS = {"u6", *ALWAYS}  # the last age, without which the oldest debts have no action; what fits every case
FILES = [one for one in SHAPES if one not in KEPT]
SOME = 9


def stays(place: Place) -> bool:
    """Whether the program needs an entry; each kind of promise has its own words."""
    return place[-1] in STAYS or place[0] == "答应的事"


def hide(name: str, place: Place) -> None:
    """Hide one entry: a plan is made without it, or the line that hides it is told why it stays."""
    stacks = with_hidden(name, place)
    made = loading.assembled(stacks, words())
    if stays(place):
        ((problem, *_),) = loading.blamed(stacks, made.problems)
        assert problem.text.startswith(f"{place[-1]} 停用了，可是"), place
        return
    assert made.playbook is not None, (place, [one.sentence() for one in made.problems])
    assert make_plan(made.playbook, answers(), TODAY).head.customer


def hide_question(place: Place) -> bool:
    """Hide an entry of the questions: a plan is made without it, or the line that hides it is told; whether it was."""
    stacks = with_hidden("questions.yaml", place)
    made = loading.assembled(stacks)
    if made.playbook is not None:
        assert make_plan(made.playbook, answers(), TODAY).head.customer
        return False
    ((problem, file, _, entry),) = loading.blamed(stacks, made.problems)
    assert (file, entry, problem.code, problem.line) == ("questions.yaml", place, "P607", 1)
    assert problem.text.startswith(f"{place[-1]} 停用了，可是"), problem.text
    return True


@pytest.mark.parametrize("name", FILES)
def test_an_entry_can_be_hidden_or_says_why_it_cannot(name):
    every = list(entries(shipped()[name].data()))
    for place in dict.fromkeys((*every[::SOME], *filter(stays, every))):
        hide(name, place)


@pytest.mark.deep
@pytest.mark.parametrize("name", FILES)
def test_every_entry_can_be_hidden_or_says_why_it_cannot(name):
    for place in entries(shipped()[name].data()):
        hide(name, place)


def test_what_the_planner_needs_names_the_line_that_hides_it_and_why():
    told = [hide_question(place) for place in list(entries(shipped()["questions.yaml"].data()))[::SOME]]
    assert {True, False} == set(told)


@pytest.mark.deep
def test_whatever_the_planner_needs_names_the_line_that_hides_it_and_why():
    for place in entries(shipped()["questions.yaml"].data()):
        hide_question(place)


def write(folder: Path, **texts: str) -> tuple[Layer, Layer]:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(f"版本: 2\n{text}", encoding="utf-8")
    return Layer(folder, "团队"), OURS


def found(order: tuple[Layer, Layer]) -> list[tuple[str, str, int, str]]:
    return [(Path(p.file).name, p.code, p.line, p.text) for p in check(order, TODAY).problems]


EXCUSES = [one.id for one in playbook().excuses.excuses]


@pytest.mark.parametrize(
    "id", [pytest.param(id, marks=[pytest.mark.deep] if n % SOME else []) for n, id in enumerate(EXCUSES)]
)
def test_every_excuse_can_be_hidden_without_a_word(folder, id):
    order = write(folder, excuses=f"借口:\n  - id: {id}\n    停用: 是\n")
    assert found(order) == []
    made, said = loading.load_for_visit(order)
    assert said == ()
    assert id not in {one.id for one in made.excuses.excuses}


def test_a_line_of_the_team_that_names_what_is_hidden_is_wrong_and_says_so(folder):
    order = write(
        folder,
        chain="节点:\n  - id: t9\n    停用: 是\n",
        excuses="借口:\n  - id: o05\n    下一站: [t4, t9]\n",
    )
    assert found(order) == [("excuses.yaml", "P302", 4, "o05 的“下一站”里写的“t9”停用了")]
    made, (sentence,) = loading.load_for_visit(order)
    assert "t9" not in {node.id for node in made.chain.nodes}
    assert "“t9”停用了；换一个，或者不停用它（这次不用这一条）" in sentence


def test_a_section_that_holds_what_is_needed_is_one_problem(folder):
    order = write(folder, questions="自问:\n  - id: s0\n    停用: 是\n")
    (one,) = found(order)
    assert one[:3] == ("questions.yaml", "P607", 3)
    assert one[3].startswith("s0 停用了，可是里面的“客户”程序要用它来算，还有 ")


def test_the_last_of_a_kind_stays(folder):
    hidden = "".join(f"  - {{id: {one.id}, 停用: 是}}\n" for one in playbook().mindset.exercises)
    (one,) = found(write(folder, mindset=f"练习:\n{hidden}"))
    assert one[:3] == ("mindset.yaml", "P607", 3)
    assert "一条都没有" in one[3]


def test_no_word_that_no_line_may_hold_can_be_hidden(folder):
    order = write(folder, wording="忌用词:\n  - id: w1\n    停用: 是\n")
    assert found(order) == [("wording.yaml", "P304", 3, "忌用词 w1 不能停用")]
