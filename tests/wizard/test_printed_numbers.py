"""A number that stands on the screen before an option gives that option, however little of the list is shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from factories import TODAY, talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.playbook import Field, Section
from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard.flow import YES, WizardStep, steps
from huikuan_cli.wizard.keys import ListKeys
from huikuan_cli.wizard.list_pages import LONG_LIST
from huikuan_cli.wizard.phrasing import Phrasing, Proposal
from huikuan_cli.wizard.plain import PlainAsker
from huikuan_cli.wizard.port import Asker, Question, Reply, Stop
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.terminal import TerminalAsker
from properties import examples

EVERY = [one for _, field in talk().fields() for one in (field, *field.columns)]
if os.name != "posix":
    pytest.skip("reads from a POSIX pipe", allow_module_level=True)

LISTED = [one for one in EVERY if one.kind in ("单选", "多选")]
PRINTED = re.compile(r"^  (\d+) (.+)$", re.MULTILINE)
SEEMS = texts_wizard.SEEMS


def ids(one: Field) -> list[str]:
    return [option.id for option in talk().options(one)]


def starts(one: Field) -> list[Proposal]:
    """Every kind of list that a question may put on the screen: whole, reordered, ticked, and cut short."""
    known = ids(one)
    found = [Proposal(), Proposal(first=tuple(reversed(known))), Proposal(first=tuple(known[1::2]))]
    if one.kind == "多选":
        found += [Proposal(hint=SEEMS, first=(one,)) for one in known]
        found += [Proposal(hint=SEEMS, first=tuple(known[-2:])), Proposal(known[1::3]), Proposal(known[:1])]
    return found


def alone(one: Field) -> Interview:
    """An interview of this question only."""
    asked = Field(one.key, one.kind, one.ask or one.key, options=one.options, aliases=one.aliases, optional=YES,
                  hinted=YES)  # fmt: skip
    return Interview((Section("x", "段", "", (asked,)),), {one.key: talk().options(one)}, full=False)


def answered(one: Field, start: Proposal, asker: Asker) -> Answers:
    """What is answered to the question where it starts from this, without a review."""
    sat = Interviewer(Phrasing(alone(one)), asker, TODAY, lambda _: None, (lambda *_: start,), review=False)
    given = {"x?": YES} if start.value is None else {}
    return sat.run(given)  # a section that was opened asks also what nothing points at


@dataclass
class Typist(PlainAsker):
    """Somebody who types this number at the first screen, and leaves at the second."""

    number: str
    screens: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def ask(self, question: Question) -> Reply:
        self.screens += 1
        if self.screens > 1:
            raise Stop
        return super().ask(question)

    def _read(self, prompt: str) -> str:
        self.say(prompt)
        return self.number


def screen(one: Field, start: Proposal, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """The numbers that are printed, each with the words behind it."""
    capsys.readouterr()
    answered(one, start, Typist(""))
    return PRINTED.findall(capsys.readouterr().out)


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.key)
def test_every_number_that_plain_mode_prints_gives_the_option_behind_it(
    one: Field, capsys: pytest.CaptureFixture[str]
):
    labels = {option.id: option.label for option in talk().options(one)}
    for start in starts(one):
        printed = [(number, words) for number, words in screen(one, start, capsys) if number != "0"]
        assert printed
        for number, words in printed:
            typist = Typist(number)
            whole = words == texts_wizard.WHOLE_LIST.format(count=len(labels))
            try:
                value = answered(one, start, typist).get(one.key)
            except Stop:
                assert whole, (number, words)
                continue
            assert not whole, (number, words)
            (picked,) = value if isinstance(value, list) else [value]
            assert words.startswith(labels[str(picked)]), (number, words, picked)


# --- in a terminal, with the arrows ---


@dataclass
class Typed:
    """One key that was pressed."""

    data: str


class Captured(Exception):
    """The list as it stands on the screen before a key is pressed."""


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def step_at_first(one: Field) -> WizardStep:
    return steps(alone(one), {"x?": YES})[0]


def questions(one: Field) -> list[Question]:
    """The question with every kind of list."""
    wording, step = Phrasing(alone(one)), step_at_first(one)
    return [wording.question(step, start, ()) for start in starts(one)[-2:]]


def listed(question: Question, typed: str) -> ListKeys:
    """The list of a question behind these words."""

    class Shown(TerminalAsker):
        def _in_list(self, prompt, pointer, moves, enter):
            drawn = lambda place, key: f"{key}) {pointer.options[place].label}"  # noqa: E731
            raise Captured(ListKeys(prompt, pointer, moves, enter, drawn))

    with pytest.raises(Captured) as caught:
        Shown().ask(question)
    keys: ListKeys = caught.value.args[0]
    for char in typed:
        keys._typed(Typed(char))
    return keys


def drawn(keys: ListKeys) -> list[tuple[str, str]]:
    """The keys on the screen, each with the value of the entry behind it."""
    rows = [(re.match(r"(\w)\) ", str(one.title)), one.value) for one in keys.control.choices]
    return [(head[1], value) for head, value in rows if head]


def picked(keys: ListKeys, key: str) -> str | None:
    """The entry that this key ticks or clears, or that Enter would take after it."""
    before = set(keys.control.selected_options)
    keys._typed(Typed(key))
    if keys.pointer.many:
        after = set(keys.control.selected_options)
        return next(iter((after - before) or (before - after)), None)
    return keys.choices[keys.pointer.place].value if keys.pointer.place is not None else None


def goes_on(question: Question, typed: str) -> bool:
    """Whether words of an entry go on like this, so that the key is a part of them; a digit never is among several."""
    words = [word for one in question.options for word in (one.label, *one.words)]
    words = [] if question.many and typed[-1].isdigit() else words
    return len(typed) > 1 and any(typed in word for word in words)


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.key)
def test_every_key_that_a_list_shows_gives_the_entry_behind_it(one: Field, pipe: PipeInput):
    """Also of the page that words leave of a longer list."""
    whole = Phrasing(alone(one)).question(step_at_first(one), Proposal(), ())
    for question in questions(one):
        for typed in ("", *([whole.options[-1].short()[:1]] if len(whole.options) > LONG_LIST else [])):
            for key, label in drawn(listed(question, typed)):
                found = picked(listed(question, typed), key)
                assert found == label or goes_on(question, typed + key), (typed, key, found)


@given(data=st.data(), count=st.integers(1, 30), many=st.booleans())
@examples(20)
def test_whatever_is_listed_the_key_on_the_screen_is_the_key_to_type(
    data: st.DataObject, count: int, many: bool
):
    names = data.draw(st.lists(st.text("审计财务合同12个", min_size=1, max_size=4), min_size=count,
                               max_size=count, unique=True))  # fmt: skip
    options = tuple(Option(f"y{n}", name) for n, name in enumerate(names))
    question = Question("", "哪一样？", "", options, many=many, unknown="空着", optional=True)
    typed = data.draw(st.text("审计财务合同", max_size=3))
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        shown = drawn(listed(question, typed))
        key, label = data.draw(st.sampled_from(shown))
        assert picked(listed(question, typed), key) == label or goes_on(question, typed + key)
