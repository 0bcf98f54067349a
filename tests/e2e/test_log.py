"""After the visit, in a real pseudo-terminal: killed at every question, and one story from the plan to the money."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CLEAR, ENTER, Terminal, go_on, planned

VISIT = "2026-11-25"
LOG = [
    ("见到谁？", CLEAR + "王科长"),
    ("他的原话？", "周五前让财务把单子录进去"),
    ("答应了什么？", "2"),
    ("谁来办、哪天？", "财务 周五"),
    ("交了什么、拿回什么？", "交了催款函，拿回签收"),
    ("下一步我做什么、哪天？", "周一送发票"),
]


def sit(home: Path, *argv: str, day: str = VISIT) -> Terminal:
    return Terminal(home, *argv, HUIKUAN_TODAY=day)


def rows(plan: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load(plan.read_text(encoding="utf-8"))["拜访记录"]
    return found


def test_killed_at_every_question_nothing_answered_is_lost_and_one_entry_is_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    plan = planned(home)
    for n, (question, keys) in enumerate(LOG):
        person = sit(home, "log", str(plan))
        person.answer(question, keys)
        if n + 1 == len(LOG):
            assert person.end() == 0, person.text()
            break
        person.see(LOG[n + 1][0])
        person.child.kill(signal.SIGKILL)
        assert person.end() == -signal.SIGKILL
        assert rows(plan) == []
    (row,) = rows(plan)
    assert {key: row[key] for key in ("见到", "原话", "答应", "谁办", "哪天", "算", "下一步", "下一步哪天")} == {
        "见到": "王科长", "原话": "周五前让财务把单子录进去", "答应": "单号", "谁办": "财务", "哪天": "2026-11-27",
        "算": "催款函送达", "下一步": "送发票", "下一步哪天": "2026-11-30",
    }  # fmt: skip
    assert [one.name for one in (home / "data/log/drafts").glob("*.yaml")] == []


def test_what_was_heard_is_shown_and_one_enter_writes_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    plan = planned(home)
    person = sit(home, "log", str(plan), "--text", "王科长说周五前让财务把单子录进去")
    screen = person.see("对就回车")
    assert "2026-11-27（周五）" in screen
    person.press(ENTER)
    assert person.end() == 0
    assert "三行纪要" in person.text()
    assert rows(plan)[0]["答应"] == "单号"


def test_one_story_from_the_plan_to_the_money(tmp_path: Path) -> None:
    home = tmp_path / "home"
    plan = planned(home)
    assert sit(home, "log", str(plan), "--text", "王科长说周五前让财务把单子录进去", "--json").end() == 0
    person = sit(home, "plan", "--from", str(plan), "--out", "out", day="2026-11-30")
    go_on(person, "2026-12-02")
    (second,) = Path("out").glob("2026-12-02*.plan.yaml")
    sheet = next(Path("out").glob("2026-12-02*.行动单.md")).read_text(encoding="utf-8")
    assert "“周五前让财务把单子录进去”" in sheet
    assert sit(home, "log", str(second), "--paid", "10万", "--json", day="2026-12-08").end() == 0
    person = sit(home, "close", str(second), day="2026-12-20")
    person.see("最后到账多少？")
    person.press(ENTER)
    person.answer("哪天到的？", "")
    person.answer("这一单什么管用？", "问清停在谁手上")
    person.see("抹去对人的判断吗？")
    person.press("1", ENTER)
    assert person.end() == 0, person.text()
    assert "还差" not in person.text()
    assert [row["记录"] for row in rows(second)] == ["拜访", "到账", "结清"]
    assert list(Path("out").glob("*.bak*")) == []
