"""After a text that was not understood nobody is held up: it goes with one key, and Enter on it again leaves the question open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from huikuan_cli.wizard.plain import PlainAsker
from huikuan_cli.wizard.port import Question
from huikuan_cli.wizard.terminal import TerminalAsker
from wizard.people import Person, field, interviewed

WRONG = Question("", "哪天交付的？", "", typed="五天五夜", wrong=True, empty_said=UNKNOWN)
CTRL_U, CTRL_W, CTRL_K, BACKSPACE, DELETE = "\x15", "\x17", "\x0b", "\x7f", "\x1b[3~"


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.skipif(os.name != "posix", reason="reads from a POSIX pipe")
@pytest.mark.parametrize("key", [CTRL_U, CTRL_W, CTRL_K, BACKSPACE, DELETE])
@pytest.mark.parametrize(("then", "reply"), [("", ""), ("7月3号", "7月3号")])
def test_one_key_takes_all_of_it_away(pipe: PipeInput, key: str, then: str, reply: str):
    pipe.send_text(key + then + "\r")
    assert TerminalAsker().ask(WRONG) == reply


@pytest.mark.skipif(os.name != "posix", reason="reads from a POSIX pipe")
@pytest.mark.parametrize("key", [CTRL_U, CTRL_W, BACKSPACE])
def test_so_does_it_with_an_answer_that_was_there(pipe: PipeInput, key: str):
    pipe.send_text(key + "\r")
    assert TerminalAsker().ask(Question("", "哪天去？", "", typed="2026-08-15")) == ""


@pytest.mark.skipif(os.name != "posix", reason="reads from a POSIX pipe")
def test_enter_on_it_again_leaves_the_question_open_and_says_so(
    pipe: PipeInput, capsys: pytest.CaptureFixture[str]
):
    pipe.send_text("\r")
    assert TerminalAsker().ask(WRONG) == ""
    assert "哪天交付的？ 不清楚" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["", "五天五夜"])
def test_in_plain_mode_too(line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("builtins.input", lambda *_: line)
    assert PlainAsker().ask(WRONG) == ""
    shown = capsys.readouterr().out
    assert "直接回车就先记“不清楚”" in shown
    assert "→ 不清楚" in shown


def test_the_refusal_says_what_enter_means_now():
    person = Person({"客户": "县医院", "拜访日期": "2026-12-04", "称呼": "刘主任", "项目": "机房"},
                    {"到期应付": ["报价让过的", ""]})  # fmt: skip
    given = interviewed(person)
    assert given["到期应付"] == UNKNOWN
    (refusal,) = [one for one in person.said if "报价让过的" in one]
    assert refusal.endswith("；再回车就先记“不清楚”")
    again = person.asked[person.prompted.index("到期应付") + 1]
    assert (again.typed, again.wrong, again.help) == ("报价让过的", True, field("到期应付").help)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("结算确认日", "还没出", UNKNOWN),
        ("收票日期", "还没到", UNKNOWN),
        ("交付日期", "五天五夜赶的，具体哪天记不清", UNKNOWN),
        ("验收合格日期", "每季一张记不清了", UNKNOWN),
        ("约定付款日", "没有", UNKNOWN),
        ("签订日期", "不知道哪天", UNKNOWN),
        ("到期应付", "还没定", UNKNOWN),
        ("争议金额", "没有", ""),
        ("付款天数", "没写几天", ""),
        ("付款天数", "说不清", UNKNOWN),
        ("约定利率", "没约定这一条", ""),
    ],
)
def test_words_for_what_nobody_knows_yet_are_an_answer(key: str, typed: str, value: str):
    one = talk().find(key)
    assert one
    checked = check_value(one, typed, talk(), TODAY)
    assert checked.value == value
    assert typed in UNKNOWN + "说不清" or typed in checked.understood


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("签订日期", "2023年11月28号，天数没写"),
        ("到期应付", "还没定，大概十来万"),
        ("付款天数", "没写，说是30天左右"),
        ("验收合格日期", "8月31号，我自己填的"),
    ],
)
def test_a_figure_or_a_day_beside_them_is_never_lost(key: str, typed: str):
    one = talk().find(key)
    assert one
    with suppress(Unclear):
        assert check_value(one, typed, talk(), TODAY).value != UNKNOWN
