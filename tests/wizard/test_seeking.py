"""In a long list a kind is found by the words by which it is recognised, and where none has them the nearest are said."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from factories import TODAY
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.option_match import holding, nearest_of
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.wizard.list_pages import Pages
from huikuan_cli.wizard.list_typing import Pointer, key_of
from huikuan_cli.wizard.port import Question
from huikuan_cli.wizard.terminal import TerminalAsker
from wizard.people import SHORT, field

ENTER = "\r"
SITUATIONS = SHORT.options(field("坎"))


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("商票", "y46"),
        ("承兑", "y46"),
        ("会签", "y80"),
        ("换人", "y60"),
        ("补助", "y41"),
        ("专项", "y41"),
        ("财政", "y42"),
        ("快递", "y142"),
        ("时效", "y139"),
        ("超限", "y93"),
        ("红字", "y93"),
        ("补协议", "y160"),
        ("增项", "y160"),
        ("加做", "y160"),
        ("合同外", "y160"),
        ("巡察", "y136"),
        ("入账", "y21"),
        ("借", "y140"),
        ("少", "y144"),
        ("实物", "y36"),
        ("钱", "y181"),
        ("借出", "y36"),
        ("牵头", "y159"),
        ("撤人", "y149"),
        ("型号", "y22"),
        ("收回", "y42"),
        ("暂收", "y21"),
        ("出厂号", "y21"),
    ],
)
def test_a_kind_is_found_by_the_words_of_the_trade(typed: str, kind: str):
    found = [SITUATIONS[place].id for place in holding(typed, SITUATIONS)]
    assert kind in found[:9]  # on the first page
    shown, _ = Pages(SITUATIONS, len(SITUATIONS)).shown(None, typed)
    assert [SITUATIONS[place].id for place in shown] == found[:9]


def told(typed: str) -> str:
    """What the screen says of the text, beside the entries that it leaves."""
    keys = [key_of(n) for n in range(len(SITUATIONS))]
    pointer = Pointer(SITUATIONS, keys, 0, many=True, counted=len(SITUATIONS), numbers=0)
    for char in typed:
        pointer.add(char)
    pages = Pages(SITUATIONS, len(SITUATIONS))
    shown, more = pages.shown(pointer.place, typed)
    pointer.cut, pointer.left, pointer.none_fits = pages.filtered, len(shown) + more, pages.near
    return pointer.told()


def test_what_is_said_agrees_with_what_is_shown():
    assert "没有这一项" not in told("钱")
    assert f"有 {len(holding('钱', SITUATIONS))} 项" in told("钱")
    assert told("拉横幅") == "打了：拉横幅：没有这一项；最接近的是下面 2 项，是就打编号，不是就退格"
    assert len(nearest_of("拉横幅", SITUATIONS)) == 2


def test_nothing_is_near_that_shares_no_character():
    assert nearest_of("XYZ", SITUATIONS) == ()


@pytest.mark.skipif(os.name != "posix", reason="reads from a POSIX pipe")
@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("会签" + ENTER + ENTER, ["y80"]),
        ("快递1" + ENTER, None),
        ("都没有" + ENTER, []),
        ("都没有" + "\x15" + "会签" + ENTER + ENTER, ["y80"]),
    ],
)
def test_it_is_ticked_as_it_was_found(pipe: PipeInput, keys: str, reply: list[str] | None):
    pipe.send_text(keys)
    found = TerminalAsker().ask(Question("", "有没有？", "", SITUATIONS, many=True, unknown="空着"))
    assert found == reply if reply is not None else len(found) == 1


@pytest.mark.skipif(os.name != "posix", reason="reads from a POSIX pipe")
@pytest.mark.parametrize("between", ["", "、", " "])
def test_several_of_what_was_found_are_ticked_by_the_numbers_that_stand_there(pipe: PipeInput, between: str):
    there = [SITUATIONS[place].id for place in holding("发票", SITUATIONS)]
    other = next(SITUATIONS[place].id for place in holding("会签", SITUATIONS))
    assert len(there) > 2
    pipe.send_text(f"发票1{between}3{ENTER}")
    found = TerminalAsker().ask(Question("", "有没有？", "", SITUATIONS, many=True, unknown="空着"))
    assert sorted(found) == sorted((there[0], there[2])), "the numbers are those of what was found"
    pipe.send_text(f"发票1{between}2会签{ENTER}{ENTER}")
    found = TerminalAsker().ask(Question("", "有没有？", "", SITUATIONS, many=True, unknown="空着"))
    assert sorted(found) == sorted((*there[:2], other)), "and then something else is looked for"


def test_a_line_names_those_that_it_may_be_and_takes_none():
    with pytest.raises(Unclear, match="说到它的有：收到发票才起算"):
        check_value(field("坎"), "快递", SHORT, TODAY)
    with pytest.raises(Unclear, match="最接近"):
        check_value(field("坎"), "拉横幅", SHORT, TODAY)
