"""Other windows and other ways through: no English anywhere, another code page, a broken team file, the next visit."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CLEAR, CTRL_C, ENTER, ESC, SHORT_STORY, Terminal, planned, tell
from factories import playbook

NAME, KIND, DAY, WHO = "客户单位的全称？", "对方是哪一类单位？", "哪天去？", "见谁？怎么称呼？"
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)")
OURS = {"Esc", "Ctrl", "huikuan", "drafts", "delete", "LPR"}


def foreign(person: Terminal) -> set[str]:
    """English words that came to the screen at any time and are not ours."""
    plain = ESCAPES.sub("", person.raw.decode("utf-8"))
    assert "打编号" in plain  # what was erased again is in it
    return set(re.findall(r"[A-Za-z]{2,}", plain)) - OURS


def test_no_english_however_one_moves_about(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, [(NAME, "甲家"), (KIND, "不"), (DAY, "2026-02-30")])
    person.see("没有“2026-02-30”这一天")
    person.see("打字就换掉")
    person.press("\x15", "2020-01-01", ENTER)
    person.see("已经过了")
    person.see("已经填好：回车照用，打字就换")
    person.press(ENTER)
    person.answer(WHO, ">")
    person.see("的哪一环？")
    person.press("x", ESC)
    person.see(WHO, 2)
    person.press(CTRL_C)
    assert person.end() == 130
    assert foreign(person) == set()


def test_no_english_at_a_checklist_or_the_summary(tmp_path: Path) -> None:
    from e2e.test_wizard import resumed_at

    person = resumed_at(tmp_path / "home", "材料")
    person.see("手上有哪些材料？")
    person.press("a", "a", "i", CLEAR, ENTER)
    assert "手上有哪些材料？ 不清楚" in person.see(
        "他更像哪一种？"
    )  # one ticked and again not, none ticked all
    person.press("", ENTER)
    skips = (
        ("再用一分钟看看", "2"),
        ("出门前六十秒", "2"),
        ("这份合同我们做到", ""),
        ("对一遍防欠清单", "2"),
    )
    tell(person, [*skips, ("接下来？", "没有这一项")])
    person.quiet()
    person.answer("接下来？", "验收状态")
    person.see("验收到哪一步？")
    person.press(ESC)
    person.answer("接下来？", "q")
    assert person.end() == 130
    assert foreign(person) <= {"QJ"}


@pytest.mark.parametrize("number", range(1, 10))
def test_a_wide_checklist_ticks_what_was_pointed_at_and_nothing_else(tmp_path: Path, number: int) -> None:
    from e2e.test_wizard import resumed_at

    person = resumed_at(tmp_path / "home", "材料")
    person.see("手上有哪些材料？")
    person.press(str(number), "　", ENTER)  # the wide space of an input method
    person.see("选了 1 样")
    person.press(CTRL_C)
    person.end()
    (draft,) = (tmp_path / "home/data/drafts").glob("*.yaml")
    picked = yaml.safe_load(draft.read_text(encoding="utf-8"))["答案"]["材料"]
    first = ["w2", "w4", "w6", "w9"]  # what is vital, here or elsewhere
    rest = [one.id for one in playbook().chain.documents if one.id not in first]
    assert picked == [[*first, *rest][number - 1]]


@pytest.mark.parametrize("argv", [("--plain",), ()])
def test_a_window_in_another_code_page_asks_and_understands(tmp_path: Path, argv: tuple[str, ...]) -> None:
    person = Terminal(
        tmp_path / "home", "plan", "--out", "out", *argv, PYTHONUTF8="0", PYTHONIOENCODING="gbk"
    )
    person.see_bytes(NAME.encode("gbk"))
    person.quiet()
    person.child.send("甲家镕".encode("gbk"))
    person.press(ENTER)
    person.see_bytes(KIND.encode("gbk"))
    person.quiet()
    person.press(CTRL_C)
    assert person.end() == 130
    (draft,) = (tmp_path / "home/data/drafts").glob("*.yaml")
    assert yaml.safe_load(draft.read_text(encoding="utf-8"))["答案"] == {"客户": "甲家镕"}


def test_a_broken_team_playbook_is_said_and_the_visit_goes_on(tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    (team / "questions.yaml").write_text("版本： 1\n自问: [\n", encoding="utf-8")
    person = Terminal(tmp_path / "home", "plan", "--out", "out", "--playbooks", str(team))
    shown = person.see(NAME).replace("\n", "")
    assert "questions.yaml" in shown
    assert "这次不用这个文件" in shown
    tell(person, SHORT_STORY)
    person.see("接下来？")
    person.press(ENTER)
    assert person.end() == 0
    assert len(list(Path("out").glob("*.plan.yaml"))) == 1


def test_a_folder_that_cannot_be_written_is_said_before_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    person = Terminal(tmp_path / "home", "plan", "--out", str(tmp_path / "文件"))
    person.see("是一个文件，不是文件夹")
    assert person.end() == 1
    assert NAME not in person.text()
    assert not list((tmp_path / "home").rglob("drafts/*.yaml"))


def test_the_next_visit_asks_only_what_may_have_changed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = planned(home)
    person = Terminal(home, "plan", "--out", "out", "--from", str(before), HUIKUAN_TODAY="2026-12-07")
    person.answer("答应了什么、哪天？", "")  # nothing was written down after it
    shown = person.see(DAY)
    assert "照旧，不再问" in shown.replace("\n", "")
    assert NAME not in shown
    person.answer(DAY, "2026-12-09")
    person.see("（上次 2026-11-25 填的，没变就回车）")
    for _ in range(6):
        person.press(ENTER)
        person.quiet()
        if "到期以后付过部分款吗？" in person.text():
            break
    person.see("到期以后付过部分款吗？")
    person.press(CTRL_C)
    assert person.end() == 130
    again = Terminal(home, "drafts", "1", HUIKUAN_TODAY="2026-12-07")
    again.see("到期以后付过部分款吗？")
    for _ in range(8):
        again.press(ENTER)
        again.quiet()
        if "接下来？" in again.text():
            break
    shown = again.see("接下来？")
    assert "重新答" not in shown
    again.press("全", ENTER)
    shown = again.see("交付日期：")
    assert "验收合格日期：2026-01-19（上次）" in shown
    assert "交付日期：2025-12-22（上次）" in shown
    again.press(ENTER)
    assert again.end() == 0
    after = next(Path("out").glob("2026-12-09*.plan.yaml"))
    previous = yaml.safe_load(after.read_text(encoding="utf-8"))["结论"]["上一次"]
    assert previous["文件"] == before.name
    assert {gap["缺什么"]: gap["还没清"] for gap in previous["没问清的"]}["未达标项"] == "是"
    shown_plan = Terminal(home, "show", str(before))
    shown_plan.see("这一份之后又准备过")
    assert shown_plan.end() == 0


def test_the_same_customer_starts_from_last_time_but_never_from_its_figures(tmp_path: Path) -> None:
    home = tmp_path / "home"
    planned(home)
    person = Terminal(home, "plan", "--out", "out")
    person.answer(NAME, "清江市大数据中心")
    person.see("事业单位（上次）")
    person.press(ENTER)
    shown = person.see(DAY)
    assert "上次" not in shown.rsplit("事业单位（上次）", 1)[1].rsplit(DAY, 1)[0]
    person.answer(DAY, "2026-11-30")
    person.see("（上次 2026-11-25 填的，没变就回车）")
    person.press(CTRL_C)
    assert person.end() == 130
