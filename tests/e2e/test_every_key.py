"""One visit to every key: picked, refused, replaced, back one, put off, left empty, enough; in both ways of asking, at each width."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CLEAR, ENTER, WRAPPED, Terminal
from e2e.test_lists import DAY, KIND, NAME, WIDTHS, kept, pointed, ticked, wizard
from e2e.test_wizard import resumed_at

WHO, POST, PROJECT, DUE, WANT = (
    "见谁？怎么称呼？",
    "他管付款的哪一环？",
    "项目全称？",
    "这一笔到期该付多少？",
    "这次只要哪一个结果？",
)
EXPECTED = {
    "客户": "甲家",
    "客户性质": "公立医院",
    "拜访日期": "2026-11-25 15:00",
    "称呼": "不清楚",
    "岗位": "财务",
    "项目": "数据平台",
}


def words(person: Terminal) -> str:
    person.quiet()
    return WRAPPED.sub("", person.text())


@WIDTHS
def test_in_the_terminal(tmp_path: Path, columns: int) -> None:
    person = wizard(tmp_path, columns=columns)
    person.answer(NAME, "甲家")
    person.see(KIND)
    person.press("9", ENTER)  # no entry has it
    assert "没有这一项" in words(person)
    assert pointed(person) == []
    person.press(CLEAR, "4", ENTER)
    person.see(DAY)
    person.press("<", ENTER)  # exactly one
    person.see(KIND, 2)
    assert pointed(person) == ["4) 公立医院"]
    person.press(ENTER)
    person.answer(DAY, "春节前")
    person.see("打字就换掉")
    person.press("后天下午3点", ENTER)  # takes the place of what was refused
    person.answer(WHO, "")
    person.see(POST)
    assert f"{WHO} 不清楚" in words(person)  # what Enter was taken for
    person.press("财务科长")
    person.see("→ 财务")
    person.press(ENTER)
    person.answer(PROJECT, ">")
    person.see(DUE)
    assert f"{PROJECT} 先跳过" in words(person)
    person.press("<", ENTER)
    person.see(PROJECT, 2)
    person.press("数据平台", ENTER)
    person.answer(DUE, "=")  # enough: only what no sheet can do without
    person.see(WANT)
    assert "谁验收" not in words(person)
    answers = kept(tmp_path, person)
    assert {key: answers.get(key) for key in EXPECTED} == EXPECTED


@WIDTHS
def test_in_plain_mode(tmp_path: Path, columns: int) -> None:
    person = wizard(tmp_path, "--plain", columns=columns)
    for number, (keys, shown) in enumerate(
        [
            ("甲家", KIND),
            ("9", "× “9”不在可选项里"),
            ("4", "→ 公立医院"),
            ("<", "回车就是“公立医院”"),
            ("", "→ 公立医院"),
            ("春节前", "× "),
            ("后天下午3点", "按 2026-11-25（周三）15:00"),
            ("", POST),
            ("财务科长", "→ 财务"),
            (">", "→ 先跳过"),
            ("<", PROJECT),
            ("数据平台", DUE),
            ("=", WANT),
        ],
        1,
    ):
        person.prompted(number)
        before = words(person).count(shown)
        person.press(keys, ENTER)
        person.see(shown, before + 1)
    person.prompted(number + 1)
    assert "谁验收" not in words(person)
    answers = kept(tmp_path, person)
    assert {key: answers.get(key) for key in EXPECTED} == EXPECTED


@WIDTHS
def test_a_tick_takes_unclear_away_and_unclear_the_ticks(tmp_path: Path, columns: int) -> None:
    person = resumed_at(tmp_path / "home", "材料", columns=columns)
    person.see("手上有哪些材料？")
    for keys, now in (("0", ["0"]), ("3", ["3"]), ("5", ["3", "5"]), ("0", ["0"]), ("7", ["7"])):
        person.press(keys)
        person.quiet()
        assert ticked(person) == now
    person.press(ENTER)
    person.see("他更像哪一种？")
    assert kept(tmp_path, person)["材料"] == ["w3"]
