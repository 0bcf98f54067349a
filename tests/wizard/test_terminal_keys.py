"""The keys of the terminal's questions, read from a pipe: what each of them answers."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard.port import Move, Question, Reply
from huikuan_cli.wizard.terminal import TerminalAsker

if os.name != "posix":
    pytest.skip("reads from a POSIX pipe", allow_module_level=True)

ENTER, DOWN, UP, BACKSPACE, CLEAR = "\r", "\x1b[B", "\x1b[A", "\x7f", "\x15"
OPTIONS = (Option("机关", "机关", ("局",)), Option("公办学校", "公办学校"), Option("公立医院", "公立医院"))
MOVES = (Move.BACK, Move.SKIP)
WORDS = Question("", "客户单位的全称？", "", moves=MOVES)
ONE = Question("", "哪一类？", "", OPTIONS, unknown="不清楚（列进要问的事）", empty="不清楚就直接回车",
               empty_said="不清楚", moves=MOVES)  # fmt: skip
MANY = Question("", "有哪些？", "", OPTIONS, many=True, unknown="不清楚（列进要问的事）", empty_said="不清楚",
                moves=MOVES)  # fmt: skip


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def replied(pipe: PipeInput, question: Question, keys: str) -> Reply:
    pipe.send_text(keys)
    return TerminalAsker().ask(question)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (ENTER, ""),
        ("2" + ENTER, "公办学校"),
        ("0" + ENTER, "不清楚"),
        ("县教育局" + ENTER, "机关"),
        ("火星" + ENTER + BACKSPACE * 2 + ENTER, ""),
        ("火星" + ENTER + CLEAR + "3" + ENTER, "公立医院"),
        ("公" + ENTER + "立" + ENTER, "公立医院"),
        ("火星" + DOWN + ENTER, "机关"),
        (DOWN + DOWN + ENTER, "公办学校"),
        (UP + ENTER, "不清楚"),
        ("上一问" + ENTER, Move.BACK),
        ("返回" + ENTER, Move.BACK),
        ("《", Move.BACK),
        (">", Move.SKIP),
        ("\x1bOP" + "2" + ENTER, "公办学校"),
    ],
)
def test_of_a_list_one_is_taken(pipe: PipeInput, keys: str, reply: Reply):
    assert replied(pipe, ONE, keys) == reply


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (ENTER, ""),
        ("1 3" + ENTER, ["机关", "公立医院"]),
        ("1，3，1" + ENTER, ["公立医院"]),
        ("13" + ENTER, ["机关", "公立医院"]),
        (" " + ENTER, ["机关"]),
        (DOWN + "\u3000" + ENTER, ["公办学校"]),
        ("2 " + DOWN + " " + ENTER, ["公办学校", "公立医院"]),
        ("20" + ENTER, ""),
        ("02" + ENTER, ["公办学校"]),
        ("2没有 " + ENTER, []),
        ("没有 2" + ENTER, ["公办学校"]),
        ("公立 " + ENTER, ["公立医院"]),
        ("公立" + ENTER + ENTER, ["公立医院"]),
        ("2火星 " + ENTER + CLEAR + ENTER, ["公办学校"]),
        ("上一问" + ENTER, Move.BACK),
    ],
)
def test_of_a_list_several_are_taken(pipe: PipeInput, keys: str, reply: Reply):
    assert replied(pipe, MANY, keys) == reply


@pytest.mark.parametrize("keys", [ENTER, "不涉及" + ENTER, "没有" + ENTER])
@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question("", "哪一类？", "", OPTIONS, unknown="空着", empty_said="空着", optional=True), "空着"),
        (Question("", "有没有？", "", OPTIONS, empty="没有就直接回车", optional=True), "没有"),
    ],
)
def test_what_leaving_a_list_empty_was_taken_for_is_said(
    pipe: PipeInput, capsys: pytest.CaptureFixture[str], question: Question, said: str, keys: str
):
    assert replied(pipe, question, keys) == ""
    assert capsys.readouterr().out.strip() == f"{question.text} {said}"


def test_enter_right_after_a_mark_that_left_a_list_answers_nothing(pipe: PipeInput):
    asker = TerminalAsker()
    pipe.send_text("<")
    assert asker.ask(ONE) is Move.BACK
    pipe.send_text(ENTER + "甲局" + ENTER)
    assert asker.ask(WORDS) == "甲局"


def test_enter_after_another_key_is_meant(pipe: PipeInput):
    asker = TerminalAsker()
    pipe.send_text("<")
    assert asker.ask(ONE) is Move.BACK
    pipe.send_text("2" + ENTER)
    assert asker.ask(ONE) == "公办学校"


def test_what_was_wrong_is_replaced_by_what_is_pasted_too(pipe: PipeInput):
    wrong = Question("", "哪天去？", "", typed="春节前", wrong=True)
    assert replied(pipe, wrong, "\x1b[200~明天\x1b[201~" + ENTER) == "明天"
    assert replied(pipe, wrong, "明天" + ENTER) == "明天"
    assert replied(pipe, wrong, ENTER) == ""
    kept = Question("", "哪天去？", "", typed="明天")
    assert replied(pipe, kept, "后天" + ENTER) == "后天"
    assert replied(pipe, kept, "\x1b[C" + "上午" + ENTER) == "明天上午"


LONG = Question(
    "",
    "有哪些？",
    "",
    tuple(Option(f"y{n}", f"第{n}样", ("审计",) if n in (13, 21) else ()) for n in range(31)),
    many=True,
    unknown="空着",
    moves=MOVES,
)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("2" + ENTER, ["y1"]),
        (DOWN * 9 + "2" + ENTER, ["y10"]),
        ("1" + DOWN * 9 + "1" + ENTER, ["y0", "y9"]),
        ("审计" + "2" + ENTER, ["y21"]),
        ("审计" + DOWN + DOWN + ENTER + ENTER, ["y21"]),
        (UP + " " + ENTER, ""),
    ],
)
def test_of_a_long_list_a_digit_means_what_stands_on_the_screen(pipe: PipeInput, keys: str, reply: Reply):
    found = replied(pipe, LONG, keys)
    assert found == (sorted(reply, key=lambda one: int(one[1:])) if isinstance(reply, list) else reply)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [("对账" + ENTER, "对账"), (ENTER, "抄下单号"), ("\x1b[C" + "吗" + ENTER, "抄下单号吗")],
)
def test_what_is_typed_takes_the_place_of_what_stands_there(pipe: PipeInput, keys: str, reply: str):
    question = Question("", "要什么？", "", typed="抄下单号", moves=MOVES)
    assert replied(pipe, question, keys) == reply
