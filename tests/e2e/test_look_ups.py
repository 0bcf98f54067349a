"""The look-ups as a person meets them, in a real pseudo-terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from cli.helpers import files, foreign_words
from e2e.terminal import CTRL_C, CTRL_D, ESC, Terminal, tell
from factories import playbook
from huikuan_cli.core.playbook.quiz_file import Quiz
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one
from huikuan_cli.store.work.our_side_file import MARK

QUIZ = load_one((Layer(bundled(), "自带"),), "quiz.yaml", Quiz)
ABOUT = [("他是什么岗位？", "5"), ("这些是从几次见面里看到的？", "2")]
LETTERS = "hacaaagghehg"  # what shows e8 and nothing else
SEEN = [
    (one.ask, str([option.key for option in one.options].index(letter) + 1))
    for one, letter in zip(QUIZ.observations, LETTERS, strict=True)
]
ITEMS = [item.ask for ability in playbook().mindset.abilities for item in ability.items]
FACTS = [
    ("对方是哪一类单位？", "1"),
    ("合同哪天签的？", "2025-03-01"),
    ("合同总额？", ""),
    ("卖的是什么？", ""),
    ("签合同那时，我方是中小企业吗？", "1"),
    ("签约时告诉过对方", "1"),
    ("验收到哪一步？", "1"),
    ("哪天交付的？", ""),
    ("验收书上的合格日期？", "2025-07-10"),
    ("验收有没有被拖过？", "1"),
    ("双方看法不同的金额是多少？", ""),
    ("付款从哪天起算？", "1"),
    ("起算后几天内付？", ""),
    ("这一笔到期该付多少？", "86万"),
    ("还有别的款没付吗？", ""),
    ("到期以后付过部分款吗？", "1"),
    ("后来有没有：付过一部分、对账盖章", "1"),
    ("后来签过还款协议", ""),
    ("合同约定了逾期利率吗？", ""),
]
STOPPED = "先停在这里，没有记下什么。"


def nothing_written(home: Path) -> bool:
    return not home.exists() or set(files(home)) <= {f"data/{MARK}"}


@pytest.mark.parametrize("switch", [(), ("--plain",)], ids=["terminal", "plain"])
def test_the_quiz_is_answered_by_keys_to_its_end(tmp_path: Path, switch: tuple[str, ...]) -> None:
    person = Terminal(tmp_path / "home", "type", *switch, first=True)
    tell(person, [*ABOUT, *SEEN])
    shown = person.see("观察测验（答了 12 题）")
    assert person.end() == 0
    assert "说法上较像 e8" in person.text()
    assert "第二候选" in shown.replace("\n", "")
    assert nothing_written(tmp_path / "home")


@pytest.mark.parametrize("switch", [(), ("--plain",)], ids=["terminal", "plain"])
def test_what_was_not_seen_is_left_out_by_enter(tmp_path: Path, switch: tuple[str, ...]) -> None:
    person = Terminal(tmp_path / "home", "type", *switch, first=True)
    tell(person, [(ask, "") for ask, _ in [*ABOUT, *SEEN]])
    person.see("观察测验（答了 0 题）")
    assert person.end() == 0
    assert "看到的还不够" in person.text()


def test_one_goes_back_in_the_quiz_and_picks_something_else(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "type", first=True)
    tell(person, [*ABOUT, *SEEN[:1]])
    person.see(SEEN[1][0])
    person.press(ESC)
    person.answer(SEEN[0][0], "0", 2)
    tell(person, [(ask, "") for ask, _ in SEEN[1:]])
    person.see("观察测验（答了 0 题）")
    assert person.end() == 0


@pytest.mark.parametrize("switch", [(), ("--plain",)], ids=["terminal", "plain"])
def test_no_english_of_a_library_is_on_the_screen_of_the_quiz(
    tmp_path: Path, switch: tuple[str, ...]
) -> None:
    person = Terminal(tmp_path / "home", "type", *switch, first=True)
    tell(person, [*ABOUT, *SEEN])
    person.see("观察测验（答了 12 题）")
    person.end()
    assert foreign_words(person.text(), "Ctrl") == []


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("switch", [(), ("--plain",)], ids=["terminal", "plain"])
@pytest.mark.parametrize(
    ("command", "first"),
    [("type", ABOUT[0][0]), ("clock", FACTS[0][0]), ("assess", ITEMS[0])],
)
def test_leaving_says_one_line_and_keeps_nothing(
    tmp_path: Path, command: str, first: str, switch: tuple[str, ...], key: str
) -> None:
    person = Terminal(tmp_path / "home", command, *switch, first=True)
    person.answer(first, "1")
    person.see("？", 2)
    person.press(key)
    assert person.end() == 130
    assert person.text().count(STOPPED) == 1
    assert "观察测验（答了" not in person.text()
    assert foreign_words(person.text(), "Ctrl") == []
    assert nothing_written(tmp_path / "home")


@pytest.mark.parametrize("switch", [(), ("--plain",)], ids=["terminal", "plain"])
def test_the_clock_is_answered_by_keys_to_its_end(tmp_path: Path, switch: tuple[str, ...]) -> None:
    person = Terminal(tmp_path / "home", "clock", *switch, first=True)
    tell(person, FACTS)
    person.see("按 2026-11-23 算")
    assert person.end() == 0
    shown = re.sub(r"\s", "", person.text())
    for figure in (
        "2025-08-11（周一）",
        "469天",
        "201,670.00元",
        "43,096.60～49,726.85元",
        "2028-08-11（周五）",
    ):
        assert figure in shown
    assert foreign_words(person.text(), "Ctrl", "mmht") == []
    assert nothing_written(tmp_path / "home")


@pytest.mark.parametrize("switch", [(), ("--plain",)], ids=["terminal", "plain"])
def test_the_abilities_are_rated_by_keys_and_kept(tmp_path: Path, switch: tuple[str, ...]) -> None:
    person = Terminal(tmp_path / "home", "assess", *switch, first=True)
    tell(person, [(ask, "2" if n < 3 else "4") for n, ask in enumerate(ITEMS)])
    person.see("五力自评（2026-11-23，第 1 次")
    assert person.end() == 0
    assert "l1 思考力：2.0 分，不到 3 分" in person.text()
    assert (tmp_path / "home" / "data" / "assess.yaml").is_file()


def test_whoever_skips_every_ability_has_kept_nothing(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "assess", "--plain", first=True)
    tell(person, [(ask, "") for ask in ITEMS])
    assert person.end() in (0, 1, 2)
    assert nothing_written(tmp_path / "home")


@pytest.mark.parametrize(
    "argv", [("excuse",), ("excuse", "o05"), ("cases",), ("cases", "k1"), ("assess", "--show")]
)
def test_a_long_page_ends_without_a_key_on_a_low_screen(tmp_path: Path, argv: tuple[str, ...]) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\necho used > {tmp_path / 'paged'}\ncat\n", encoding="utf-8")
    pager.chmod(0o700)
    person = Terminal(tmp_path / "home", *argv, lines=8, PAGER=str(pager), MANPAGER=str(pager), first=True)
    assert person.end() == 0
    assert not (tmp_path / "paged").exists()


def test_a_narrow_terminal_breaks_the_page_to_its_width(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "excuse", "o05", columns=40, first=True)
    assert person.end() == 0
    rows = person.text().splitlines()
    assert rows[0] == "o05 换领导了，班子在调整"
    assert [row for row in rows if row and not re.match(r"  |■ |o05 ", row)] == []
