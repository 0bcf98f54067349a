"""The wizard as a person meets it, in a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import (
    CTRL_C,
    CTRL_D,
    ENTER,
    ESC,
    SHORT_STORY,
    SPACE,
    STORY,
    Terminal,
    plainly,
    since,
    tell,
    until,
)
from factories import playbook, talk
from huikuan_cli.cli.plan.draft_choice import FULL
from huikuan_cli.core.answers.case import Value
from huikuan_cli.store.work import drafts
from huikuan_cli.wizard.flow import begin
from huikuan_cli.wizard.list_typing import key_of


def plan_of(folder: Path) -> str:
    found = list(folder.glob("*.plan.yaml"))
    assert len(found) == 1
    return found[0].read_text(encoding="utf-8")


def test_from_the_first_question_to_the_written_sheet(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out", first=True)
    tell(person, STORY)
    shown = person.see("接下来？")
    assert "清江甲方" in shown
    person.press(ENTER)
    assert person.end() == 0
    text = plan_of(Path("out"))
    assert "272 天，不顺延是 278 天" in text
    assert "63,648.00 元" in text
    for said in (
        "难题: d4",
        "现象: p1",
        "到哪一站: t4",
        "他上次说的: 等审计；领导出差了",
        "承诺落空: 一次",
        "关系阶段: g2",
    ):
        assert said in text
    assert "紧张分" not in text
    sheet = next(Path("out").glob("*.行动单.md")).read_text(encoding="utf-8")
    assert "46万8千元" in sheet
    assert "**“等审计”**" in sheet
    assert "**“领导出差了”**" in sheet
    assert "你写的是“把付款申请提交到系统，拿到单号”" in sheet
    assert "## 防欠补课" in sheet
    assert not list((tmp_path / "home/data/drafts").glob("*.yaml"))


def test_five_minutes_are_enough_for_a_sheet(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out")
    tell(person, SHORT_STORY)
    person.see("接下来？")
    person.press(ENTER)
    assert person.end() == 0
    text = plan_of(Path("out"))
    for said in ("客户: 清江甲方", "到期应付: '468000.00'", "他上次说的: 等审计；领导出差了"):
        assert said in text
    assert "合同总额？" not in person.text()
    assert not list((tmp_path / "home/data/drafts").glob("*.yaml"))


def test_a_section_is_added_to_from_the_summary(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out")
    tell(person, SHORT_STORY)
    person.see("接下来？")
    person.press("付款责任人", ENTER)
    tell(person, [("付款申请由谁发起？", "应用科小吴"), ("谁审核？", "="), ("接下来？", "")])
    assert person.end() == 0
    assert "发起人: 应用科小吴" in plan_of(Path("out"))


def test_what_is_necessary_only_is_asked_when_the_person_has_enough(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out")
    tell(person, [*SHORT_STORY[:6], ("这一笔到期该付多少？", "="), ("这次只要哪一个结果？", "")])
    person.see("接下来？")
    person.press(ENTER)
    assert person.end() == 0
    assert "谁验收、谁签字？" not in person.text()


def test_progress_and_the_reason_for_each_self_question_are_shown(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, until("谁验收、谁签字？"))
    shown = person.see("〔2/6 验收人〕")
    assert "为什么问：谁验的、谁能签" in shown
    person.press(CTRL_C)
    assert person.end() == 130


def test_back_over_questions_keeps_what_was_typed_and_takes_the_change(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, STORY[:3])
    person.see("见谁？怎么称呼？")
    for question in ("哪天去？", "对方是哪一类单位？", "客户单位的全称？"):
        person.press(ESC)
        person.see(question, 2)
    person.press("\x1b[C（东区）", ENTER)
    person.answer("对方是哪一类单位？", "", 2)
    person.answer("哪天去？", "", 2)
    person.answer("见谁？怎么称呼？", "李主任")
    person.see("的哪一环？")
    person.press(CTRL_C)
    assert person.end() == 130
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert "客户: 清江甲方（东区）" in draft
    assert "客户性质: 事业单位" in draft
    assert "拜访日期: '2026-11-25'" in draft


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_leaving_keeps_the_draft_and_resume_goes_on_at_the_same_question(tmp_path: Path, key: str) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, until("到今天一共收到多少？"))
    person.see("到今天一共收到多少？")
    person.press(key)
    assert person.end() == 130
    assert "接着填：huikuan drafts 1" in person.text()
    again = Terminal(tmp_path / "home", "plan", "--out", "out", "--resume")
    tell(again, since("到今天一共收到多少？"))
    again.see("接下来？")
    again.press(ENTER)
    assert again.end() == 0
    assert "客户: 清江甲方" in plan_of(Path("out"))


def resumed_at(home: Path, key: str, *argv: str, columns: int = 80, **given: str) -> Terminal:
    """A person who goes on with a draft of the whole interview in which everything before this question is 不清楚."""
    known: dict[str, Value] = dict(given)
    while (state := begin(talk(), known)).at != key:
        known[state.at] = "不清楚"
    claim = drafts.new(home / "data")
    claim.save(drafts.Draft(at=key, given=known, options={FULL: "是"}))
    claim.release()
    return Terminal(home, "plan", "--out", "out", "--resume", *argv, columns=columns)


def test_a_section_left_at_its_gate_is_entered_when_going_on(tmp_path: Path) -> None:
    person = resumed_at(tmp_path / "home", "a?", **{"d?": "否"})
    person.answer("出门前六十秒，看看自己？", "1")
    person.see("现在能答“是”的打勾：")
    person.press(ESC)
    person.answer("出门前六十秒，看看自己？", "2", 2)
    person.see("这份合同我们做到哪几样？")
    person.press(CTRL_C)
    assert person.end() == 130
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert yaml.safe_load(draft)["答案"]["a?"] == "否"


def test_every_place_of_the_payment_chain_can_be_picked(tmp_path: Path) -> None:
    last = playbook().chain.nodes[-1]
    person = resumed_at(tmp_path / "home", "到哪一站", **{"d?": "是"})
    person.see("付款的材料现在走到哪一站？")
    person.see(last.name)
    person.press(key_of(len(playbook().chain.nodes) - 1), ENTER)
    person.see("落空过几次？")
    person.press(CTRL_C)
    assert person.end() == 130
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert f"到哪一站: {last.id}" in draft


def test_a_situation_is_ticked_in_its_place(tmp_path: Path) -> None:
    first = next(one for one in playbook().situations() if one.tick and one.question == "情况")
    person = resumed_at(tmp_path / "home", "情况")
    person.see("这一单有没有下面这些情况？")
    person.see(first.tick)
    person.press(SPACE, ENTER)
    person.see("到期以后付过部分款吗？")
    person.press(CTRL_C)
    assert person.end() == 130
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert yaml.safe_load(draft)["答案"]["情况"] == [first.id]


def test_ctrl_d_leaves_a_list_of_choices_too(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, STORY[:1])
    person.see("0) 不清楚")
    person.press(CTRL_D)
    assert person.end() == 130


def test_a_killed_wizard_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, until("签合同那时，我方是中小企业吗？"))
    person.see("我方是中小企业吗？")
    person.child.kill(signal.SIGKILL)
    person.end()
    again = Terminal(tmp_path / "home", "plan", "--out", "out", "--resume")
    again.see("我方是中小企业吗？")
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert "补充协议: 没有" in draft
    again.press(CTRL_C)
    again.end()


@pytest.mark.parametrize("argv", [(), ("--full",)])
def test_everything_can_be_left_unclear_and_still_gives_a_sheet(
    tmp_path: Path, argv: tuple[str, ...]
) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out", "--plain", *argv)
    for number in range(1, 120):
        shown = person.prompted(number)
        if "接下来？" in shown:
            break
        person.press("0" if "\n  0 不清楚" in shown.rsplit("> ", 2)[-2] else "", ENTER)
    person.press(ENTER)
    assert person.end() == 0, person.text()
    assert "这次只收集信息" in plan_of(Path("out"))


def test_enter_on_a_list_says_unclear_and_never_picks_the_first_option(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out")
    tell(person, STORY[:1])
    person.answer("对方是哪一类单位？", "")
    person.see("哪天去？")
    person.press(CTRL_C)
    person.end()
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert "客户性质: 不清楚" in draft


def test_an_answer_is_changed_from_the_summary(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out", "--plain")
    tell(person, plainly(SHORT_STORY))
    person.see("接下来？")
    person.press("1", ENTER)
    person.answer("客户单位的全称？", "浣江街道办", 2)
    person.answer("对方是哪一类单位？", "", 2)
    person.see("接下来？", 2)
    person.press(ENTER)
    assert person.end() == 0
    assert "客户: 浣江街道办" in plan_of(Path("out"))
    assert "客户性质: 事业单位" in plan_of(Path("out"))


def test_a_contradiction_is_said_at_once_and_must_be_mended_before_writing(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out", "--plain")
    tell(person, [(q, k.strip()) for q, k in until("到今天一共收到多少？")])
    person.answer("到今天一共收到多少？", "200万")
    person.see("比“合同额”1,560,000.00 元还多")
    person.press("109.2万", ENTER)
    person.see("有没有变更或补充协议？")
    person.press("q", ENTER)
    assert person.end() == 130


def test_raw_paste_of_four_lines_cannot_approve_the_summary(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out")
    tell(person, STORY[:-1])
    person.see("信用评估：这份合同做到了哪几样？")
    person.press(" \r\r\ry\r")
    person.see("接下来？")
    person.quiet()
    assert person.child.isalive()  # it still asks
    person.press(CTRL_C)
    assert person.end() == 130
    assert "草稿里" in person.text()
    assert not list(Path("out").glob("*.plan.yaml"))


def test_forty_columns_and_twenty_lines_are_enough_for_the_whole_way(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--full", "--out", "out", columns=40, lines=20)
    tell(person, STORY)
    person.see("接下来？")
    person.press(ENTER)
    assert person.end() == 0
    assert "清江甲方" in plan_of(Path("out"))


def test_full_width_digits_pick_from_a_list(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out")
    tell(person, STORY[:1])
    person.answer("对方是哪一类单位？", "４")
    tell(person, STORY[2:3])
    person.see("见谁？怎么称呼？")
    person.press(CTRL_C)
    person.end()
    draft = next((tmp_path / "home/data/drafts").glob("*.yaml")).read_text(encoding="utf-8")
    assert "客户性质: 公立医院" in draft
