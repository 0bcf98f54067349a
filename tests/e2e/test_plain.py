"""Plain mode: numbered lists and whole lines, from the first question to the written plan."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CTRL_C, CTRL_D, ENTER, SHORT_STORY, STORY, Terminal, plainly, tell, until

NAME, KIND, DAY = "客户单位的全称？", "对方是哪一类单位？", "哪天去？"
WAYS = [(("--plain",), {}), ((), {"HUIKUAN_PLAIN": "1"}), ((), {"TERM": "dumb"})]


def plain(tmp_path: Path, *argv: str) -> Terminal:
    return Terminal(tmp_path / "home", "plan", "--out", "out", "--plain", *argv)


@pytest.mark.parametrize(("argv", "environ"), WAYS)
def test_the_whole_way_without_a_single_escape_sequence(
    tmp_path: Path, argv: tuple[str, ...], environ: dict[str, str]
) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out", *argv, first=True, **environ)
    tell(person, plainly(STORY))
    person.see("接下来？")
    person.press(ENTER)
    assert person.end() == 0
    assert b"\x1b" not in person.raw
    (plan,) = Path("out").glob("*.plan.yaml")
    assert "63,648.00 元" in plan.read_text(encoding="utf-8")


def test_the_progress_the_default_and_every_way_out_are_said_in_words(tmp_path: Path) -> None:
    person = plain(tmp_path)
    assert "单独写 < 上一问，> 跳过，= 够了出单，q 先停" in person.see(NAME)
    tell(person, STORY[:2])
    person.answer(DAY, "<")
    shown = person.see("回车就是“事业单位”")
    assert "2 事业单位（已选）" in shown
    assert "0 不清楚" in shown
    person.press(CTRL_C)
    assert person.end() == 130


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D, "q\r", "退出\r"])
def test_every_way_of_stopping_keeps_the_draft(tmp_path: Path, stop: str) -> None:
    person = plain(tmp_path)
    person.answer(NAME, "甲家")
    person.see(KIND)
    person.prompted(2)
    person.press(stop)
    assert person.end() == 130
    assert "接着填：huikuan drafts 1" in person.text()
    again = plain(tmp_path)
    assert "甲家（0/6" in again.see("继续吗？")
    again.prompted(1)
    again.press("", ENTER)
    again.see(KIND)
    again.press(CTRL_C)
    assert again.end() == 130


def test_ctrl_c_is_heard_though_the_shell_started_the_tests_deaf_to_it(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as `pytest &` and `nohup pytest` are
    try:
        person = plain(tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    person.see(NAME)
    person.prompted(1)
    person.press(CTRL_C)
    assert person.end() == 130


def test_a_paste_of_several_lines_answers_one_question(tmp_path: Path) -> None:
    person = plain(tmp_path)
    person.prompted(1)
    person.press("甲家\r2\r明天\r李主任\r")
    person.prompted(2)
    person.press("q", ENTER)
    assert person.end() == 130
    (draft,) = (tmp_path / "home/data/drafts").glob("*.yaml")
    text = draft.read_text(encoding="utf-8")
    assert "客户: 甲家" in text
    assert "客户性质: " not in text


def test_an_answer_is_changed_by_its_name(tmp_path: Path) -> None:
    person = plain(tmp_path)
    tell(person, plainly(SHORT_STORY))
    person.answer("接下来？", "九")
    person.answer("接下来？", "没有这一项", 2)
    person.answer("接下来？", "到期应付", 3)
    person.answer("这一笔到期该付多少？", "50万", 2)
    assert "到期应付：500,000.00 元" in person.see("接下来？", 4)
    person.press("q", ENTER)
    assert person.end() == 130


def test_no_english_of_a_library_is_on_the_screen(tmp_path: Path) -> None:
    person = plain(tmp_path)
    tell(person, [*STORY[:2], (DAY, "2026-02-30"), (DAY, "<")])
    person.see(KIND, 2)
    person.press(CTRL_D)
    person.end()
    assert set(re.findall(r"[A-Za-z]{2,}", person.text())) <= {"huikuan", "drafts"}


def test_among_two_drafts_the_number_is_the_place_in_the_list(tmp_path: Path) -> None:
    for name in ("甲家", "乙方"):
        person = plain(tmp_path)
        if name == "乙方":
            person.prompted(1)
            person.press("2", ENTER)
        person.answer(NAME, name)
        person.see(KIND)
        person.prompted(2)
        person.press("q", ENTER)
        assert person.end() == 130
    person = plain(tmp_path)
    assert "1 " in person.see("甲家（")
    person.prompted(1)
    person.press("1", ENTER)
    assert "乙方（" in person.see("接着填：")
    person.press(CTRL_C)
    assert person.end() == 130


def test_enter_at_a_table_says_unclear_and_never_that_there_is_nothing(tmp_path: Path) -> None:
    person = plain(tmp_path, "--full")
    tell(person, plainly(until("到期以后付过部分款吗？")))
    person.answer("到期以后付过部分款吗？", "")
    person.see("后来有没有：付过一部分、对账盖章")
    person.prompted(2)
    person.press("q", ENTER)
    assert person.end() == 130
    (draft,) = (tmp_path / "home/data/drafts").glob("*.yaml")
    assert "部分付款?0: 不清楚" in draft.read_text(encoding="utf-8")


def test_wide_letters_stop_too(tmp_path: Path) -> None:
    person = plain(tmp_path)
    person.prompted(1)
    person.press("ｑ", ENTER)
    assert person.end() == 130
    assert "还没填什么" in person.text()


def test_what_is_skipped_leaves_a_trace(tmp_path: Path) -> None:
    person = plain(tmp_path)
    person.answer(NAME, ">")
    assert "→ 先跳过" in person.see(KIND)
    person.answer(KIND, ">")
    assert person.see(DAY).count("→ 先跳过") == 2
    person.press(CTRL_C)
    assert person.end() == 130


def test_after_going_back_what_is_typed_answers_the_question_that_stands_there(tmp_path: Path) -> None:
    person = plain(tmp_path)
    tell(person, plainly(SHORT_STORY[: [asked for asked, _ in SHORT_STORY].index("这次只要哪一个结果？")]))
    person.answer("这次只要哪一个结果？", "<")
    before = person.see("这一单有没有下面这些情况？", 2)
    assert "我方谁负责到底" not in before.rpartition("这一单有没有下面这些情况？")[2]
    person.press("q", ENTER)
    assert person.end() == 130
