"""Our side's facts at a real terminal: after the plan was written, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.terminal import CTRL_C, ENTER, ESC, Terminal, at_summary, tell
from huikuan_cli import texts
from huikuan_cli.store.work import workspace

GATE = "现在填一次吗？"
FACTS = [
    ("我方公司的全称？", "江州智联科技有限公司"),
    ("对方有事找我方哪一位？", "我自己（小周）"),
    ("联系电话？", "0510-88888888"),
    ("收款的开户行？", ""),
    ("收款账号？", "0012 3456 7890"),
]


def written(home: Path, *argv: str) -> Terminal:
    """A person whose first plan was just written."""
    person = at_summary(home, *argv, ours=True)
    person.press(ENTER)
    person.see("计划：")
    return person


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_the_facts_are_asked_after_the_plan_kept_and_not_asked_again(
    tmp_path: Path, plain: tuple[str, ...]
) -> None:
    home = tmp_path / "home"
    person = written(home, *plain)
    person.answer(GATE, "1")
    tell(person, FACTS)
    person.see("以后的单子和函都用它")
    assert person.end() == 0
    assert "按“小周”理解" in person.text()
    found, problems = workspace.read(Path("out").absolute())
    assert problems == []
    assert (found.company, found.contact, found.bank, found.account) == (
        FACTS[0][1],
        "小周",
        "",
        "001234567890",
    )
    again = written(home, *plain)
    assert again.end() == 0
    assert GATE not in again.text()


@pytest.mark.parametrize("key", [ENTER, CTRL_C])
def test_one_key_skips_them_for_good(tmp_path: Path, key: str) -> None:
    home = tmp_path / "home"
    person = written(home)
    person.see(GATE)
    person.press(key)
    assert person.end() == 0
    assert "不再问" in person.text()
    assert not Path("out/huikuan.yaml").exists()
    again = written(home)
    assert again.end() == 0
    assert texts.OUR_SIDE not in again.text()


def test_back_and_leaving_in_the_middle_lose_nothing(tmp_path: Path) -> None:
    person = written(tmp_path / "home")
    person.answer(GATE, "1")
    tell(person, FACTS[:2])
    person.see("联系电话？")
    person.press("0510", ESC)
    person.answer("对方有事找我方哪一位？", "", 2)
    person.see("联系电话？ 0510")
    person.press("\x1b[C-1", ENTER)
    person.see("收款的开户行？")
    person.press("工行", CTRL_C)
    assert person.end() == 0
    assert "写了一半的没有收：“工行”" in person.text()
    found = workspace.read(Path("out").absolute())[0]
    assert (found.contact, found.phone, found.bank) == ("小周", "0510-1", "")
