"""Drafts in a real pseudo-terminal: killed at every self-question, side by side, picked, deleted."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CTRL_C, ENTER, ESC, SHORT_STORY, STORY, Terminal, at_summary, planned, tell, until

SIX = [
    "项目全称？",
    "谁验收、谁签字？",
    "验收到哪一步？",
    "付款从哪天起算？",
    "付款申请由谁发起？",
    "这次只要哪一个结果？",
]
DONE = [0, 0, 1, 1, 3, 5]  # a self-question is done when nothing of it is left, wherever it is asked
NAME = "客户单位的全称？"


def drafts_of(home: Path) -> dict[str, dict[str, object]]:
    """The answers of every draft by its number."""
    found = {}
    for path in sorted((home / "data/drafts").glob("*.yaml")):
        found[path.stem] = (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("答案", {})
    return found


def begun(home: Path, customer: str, *argv: str) -> Terminal:
    """A wizard in which the customer was named and nothing else."""
    person = Terminal(home, "plan", "--out", "out", *argv)
    person.answer(NAME, customer)
    person.see("对方是哪一类单位？")
    return person


def left(home: Path, customer: str) -> None:
    """A draft that somebody left."""
    person = Terminal(home, "plan", "--out", "out")
    if drafts_of(home):
        person.answer("没填完", "新填")
    person.answer(NAME, customer)
    person.see("对方是哪一类单位？")
    person.press(CTRL_C)
    assert person.end() == 130


def test_killed_at_each_of_the_six_self_questions_every_earlier_answer_is_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    person, at = Terminal(home, "plan", "--full", "--out", "out"), 0
    for stop in SIX:
        story = until(stop)
        tell(person, story[at:])
        person.see(stop)
        person.child.kill(signal.SIGKILL)
        person.end()
        (given,) = drafts_of(home).values()
        assert given["客户"] == "清江甲方"
        person, at = Terminal(home, "plan", "--out", "out"), len(story)
        person.answer("没填完，继续吗？", "")
        shown = person.see(stop)
        assert f"（{DONE[SIX.index(stop)]}/6" in shown
    tell(person, STORY[at:])
    person.see("接下来？")
    person.press(ENTER)
    assert person.end() == 0
    (plan,) = Path("out").glob("*.plan.yaml")
    answers = {
        k: v
        for part in yaml.safe_load(plan.read_text(encoding="utf-8"))["答案"].values()
        for k, v in part.items()
    }
    assert answers["合同额"] == "1560000.00"
    assert answers["验收人"] == "应用科张科长"
    assert answers["催款记录"][0]["日期"] == "2026-05-20"
    assert answers["发起人"] == "应用科小吴"
    assert answers["承诺日"] == "2026-12-02"
    assert drafts_of(home) == {}


def test_two_wizards_at_once_keep_a_draft_each(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = begun(home, "甲家")
    second = begun(home, "乙方")
    first.answer("对方是哪一类单位？", "1")
    second.answer("对方是哪一类单位？", "4")
    for person in (first, second):
        person.see("哪天去？")
    listed = Terminal(home, "drafts")
    shown = listed.see("接着填")
    assert listed.end() == 0
    assert shown.count("正在另一个窗口里填") == 2
    third = Terminal(home, "drafts", "1")
    third.see("正在另一个窗口里填")
    assert third.end() == 1
    for person in (first, second):
        person.press(CTRL_C)
        assert person.end() == 130
    assert drafts_of(home) == {
        "1": {"客户": "甲家", "客户性质": "机关"},
        "2": {"客户": "乙方", "客户性质": "公立医院"},
    }


def test_among_several_drafts_one_is_picked_and_the_others_stay(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("甲家", "乙方", "丙方"):
        left(home, name)
    person = Terminal(home, "plan", "--full", "--out", "out")
    person.see("有 3 份没填完")
    shown = person.see("甲家（")
    assert shown.index("丙方（") < shown.index("乙方（") < shown.index("甲家（")
    person.press("乙方", ENTER)
    person.answer("对方是哪一类单位？", "2")
    person.see("哪天去？")
    person.press(CTRL_C)
    assert person.end() == 130
    assert drafts_of(home) == {
        "1": {"客户": "甲家"},
        "2": {"客户": "乙方", "客户性质": "事业单位"},
        "3": {"客户": "丙方"},
    }


def test_a_new_interview_leaves_the_draft_that_was_found(tmp_path: Path) -> None:
    home = tmp_path / "home"
    left(home, "甲家")
    left(home, "乙方")
    assert drafts_of(home) == {"1": {"客户": "甲家"}, "2": {"客户": "乙方"}}


def test_a_draft_is_gone_on_with_by_its_number_where_it_was_begun(tmp_path: Path) -> None:
    home = tmp_path / "home"
    person = Terminal(home, "plan", "--out", "特别的文件夹")
    tell(person, SHORT_STORY[:2])
    person.see("哪天去？")
    person.press(CTRL_C)
    assert person.end() == 130
    assert "huikuan drafts 1" in person.text()
    again = Terminal(home, "drafts", "1")
    tell(again, SHORT_STORY[2:])
    again.see("接下来？")
    again.press(ENTER)
    assert again.end() == 0
    assert len(list(Path("特别的文件夹").glob("*.plan.yaml"))) == 1


def test_what_was_put_off_is_still_put_off_when_going_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    person = begun(home, "甲家")
    person.press(">", "")
    person.answer("哪天去？", "明天")
    person.see("见谁？怎么称呼？")
    person.press(CTRL_C)
    person.end()
    again = Terminal(home, "plan", "--out", "out", "--resume")
    again.see("见谁？怎么称呼？")
    assert "对方是哪一类单位？" not in again.text()
    again.press(CTRL_C)
    again.end()


def test_deleting_a_draft_asks_first_and_no_is_what_enter_means(tmp_path: Path) -> None:
    home = tmp_path / "home"
    left(home, "甲家")
    person = Terminal(home, "drafts", "1", "--delete")
    person.answer("删了就找不回来", "")
    assert person.end() == 0
    assert "没有删" in person.text()
    assert drafts_of(home) == {"1": {"客户": "甲家"}}
    person = Terminal(home, "drafts", "1", "--delete")
    person.answer("删了就找不回来", "是")
    assert person.end() == 0
    assert drafts_of(home) == {}


def test_leaving_before_any_answer_leaves_no_draft(tmp_path: Path) -> None:
    home = tmp_path / "home"
    person = Terminal(home, "plan", "--out", "out")
    person.see(NAME)
    person.press(CTRL_C)
    assert person.end() == 130
    assert list((home / "data/drafts").iterdir()) == []


def test_leaving_at_the_choice_of_a_draft_touches_none(tmp_path: Path) -> None:
    home = tmp_path / "home"
    left(home, "甲家")
    person = Terminal(home, "plan", "--out", "out")
    person.see("继续吗？")
    person.press(ESC)  # nothing to go back to
    person.press(CTRL_C)
    assert person.end() == 130
    assert drafts_of(home) == {"1": {"客户": "甲家"}}


def test_going_on_with_the_next_visit_keeps_the_facts_that_do_not_apply_yet(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = planned(home)
    person = Terminal(home, "plan", "--out", "out", "--from", str(before))
    person.answer("哪天去？", "2026-11-30")
    person.see("见谁？怎么称呼？")
    person.press(CTRL_C)
    assert person.end() == 130
    again = Terminal(home, "plan", "--out", "out", "--from", str(before))  # its own draft is offered
    again.answer("没填完，继续吗？", "")
    shown = again.see("见谁？怎么称呼？")
    assert "重新答" not in shown
    again.press(CTRL_C)
    assert again.end() == 130
    (given,) = drafts_of(home).values()
    assert (given["交付日期"], given["验收合格日期"]) == ("2025-12-22", "2026-01-19")


def test_a_draft_is_not_touched_by_looking_at_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    left(home, "甲家")
    (path,) = (home / "data/drafts").glob("*.yaml")
    path.write_text("版本: '1'\n停在: ''\n答案:\n  客户: [一, 二]\n  团队的字段: 有用\n", encoding="utf-8")
    before = path.read_bytes()
    person = Terminal(home, "drafts", "1")
    person.see("这几项现在的问题看不懂了，要重新答：客户")
    person.see(NAME)
    person.press(CTRL_C)
    assert person.end() == 130
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "first"),
    [((), "没填完，继续吗？"), (("--resume",), None)],
    ids=["at the offer", "before the start"],
)
def test_nothing_typed_ahead_approves_a_draft_that_stands_at_the_summary(
    tmp_path: Path, argv: tuple[str, ...], first: str | None
) -> None:
    home = tmp_path / "home"
    at_summary(home).child.close(force=True)
    again = Terminal(home, "plan", "--out", "out", *argv)
    if first:
        again.see(first)
    again.press("\r\r\r")
    again.see("接下来？")
    again.quiet()
    assert again.child.isalive()
    again.press(CTRL_C)
    assert again.end() == 130
    assert not list(Path("out").glob("*.plan.yaml"))


def test_only_unclear_answers_are_a_draft_too(tmp_path: Path) -> None:
    home = tmp_path / "home"
    person = Terminal(home, "plan", "--out", "out")
    person.answer(NAME, "")
    person.see("对方是哪一类单位？")
    person.press(CTRL_C)
    assert person.end() == 130
    assert drafts_of(home) == {"1": {"客户": "不清楚"}}


def test_going_on_from_another_folder_writes_where_it_was_begun(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "团队"
    work.mkdir()
    (work / "huikuan.yaml").write_text("版本: 1\n公司: 某某公司\n", encoding="utf-8")
    here = Path.cwd()
    os.chdir(work)
    person = Terminal(home, "plan")
    tell(person, SHORT_STORY[:2])
    person.see("哪天去？")
    person.press(CTRL_C)
    assert person.end() == 130
    os.chdir(here)
    again = Terminal(home, "drafts", "1")
    tell(again, SHORT_STORY[2:])
    again.see("接下来？")
    again.press(ENTER)
    assert again.end() == 0
    assert len(list(work.glob("*.plan.yaml"))) == 1
