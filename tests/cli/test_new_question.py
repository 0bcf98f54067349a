"""A lead adds questions to questions.yaml: asked, accepted, printed and spoken, without a change of code."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cli.helpers import DAY, block, changed, first_page
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker

NEW = """\
      - 键: 预算科目
        类型: 文本
        问: 这笔钱列在哪个预算科目？
        说明: 照批复上的写
        分值: 1
        不清楚时: {问谁: 对方财务, 怎么问: 预算批复上写的是哪个科目？, 期限: 见面时}
      - 键: 台账
        类型: 单选
        问: 登记进清欠台账了吗？
        选项: [登记了, 没登记]
        分值: 1
        不清楚时: {问谁: 对方财务, 怎么问: 这笔登记进清欠台账了吗？}
"""
SPOKEN = "{{ 称呼 }}，{{ 项目 }}列在{{ 预算科目 }}，还差{{ 未付 }}没付，您看哪天能走下一步？"


@pytest.fixture
def team(tmp_path) -> Path:
    """A team folder: questions.yaml with two more fields in 交易项目, e6 with an opening that uses one."""
    place = tmp_path / "打法"
    (place / "types").mkdir(parents=True)
    questions = (bundled() / "questions.yaml").read_text(encoding="utf-8")
    questions = questions.replace("  - id: s2\n", NEW + "\n  - id: s2\n", 1)
    (place / "questions.yaml").write_text(questions, encoding="utf-8")
    kind = (bundled() / "types" / "e6.yaml").read_text(encoding="utf-8")
    kind = kind.replace("开场白:\n", f'开场白:\n  - 话: "{SPOKEN}"\n    先用: 是\n', 1)
    (place / "types" / "e6.yaml").write_text(kind, encoding="utf-8")
    return place


@pytest.fixture
def planned_with(huikuan, answers, team, tmp_path):
    """Plan k1 with these two lines more in 交易项目; returns the result and the sheet."""

    def run(extra: str):
        path = answers(changed("  告知: 有书面证据\n", f"  告知: 有书面证据\n{extra}"))
        out = tmp_path / "out"
        done = huikuan("plan", "--answers", path, "--today", DAY, "--out", out, "--playbooks", team)
        sheets = list(out.glob("*.md")) if out.exists() else []
        return done, sheets[0].read_text(encoding="utf-8") if sheets else ""

    return run


GIVEN = "  预算科目: 信息化运维费\n  台账: 没登记\n"


def test_the_template_shows_both_questions(huikuan, team):
    text = huikuan("plan", "--template", "--playbooks", team).out
    part = text.partition("\n交易项目:\n")[2].partition("\n验收人:\n")[0]
    assert re.search(r"# 这笔钱列在哪个预算科目？（照批复上的写）\n  预算科目:\n", part)
    assert re.search(r"# 登记进清欠台账了吗？\n  # 可选：登记了 / 没登记\n  台账:\n", part)


def test_the_answers_file_accepts_them_and_the_sheet_prints_them(planned_with):
    done, sheet = planned_with(GIVEN)
    assert done.code == 0, done.err
    answers = block(sheet, "我填的答案")
    assert "- **预算科目**：信息化运维费" in answers
    assert "- **台账**：没登记" in answers


def test_the_new_placeholder_is_spoken(planned_with):
    _, sheet = planned_with(GIVEN)
    opening = block(first_page(sheet), "开口").strip().splitlines()[0]
    assert opening == (
        "- “李主任，政务数据共享平台二期列在信息化运维费，还差46万8千元没付，您看哪天能走下一步？”"
    )


def test_left_open_the_line_that_needs_it_gives_way_to_another(planned_with):
    _, sheet = planned_with("  预算科目: 不清楚\n  台账: 没登记\n")
    assert "列在" not in block(first_page(sheet), "开口")
    assert "〔待填" not in first_page(sheet)


def test_a_wrong_choice_is_reported_like_any_other(planned_with):
    done, sheet = planned_with("  预算科目: 信息化运维费\n  台账: 也许\n")
    assert done.code == 1
    assert "“也许”不在可选项里，可选：登记了、没登记" in done.err
    assert sheet == ""


def test_left_open_they_become_gaps_with_whom_to_ask(planned_with):
    done, sheet = planned_with("  预算科目: 不清楚\n")
    assert done.code == 0, done.err
    rows = [row for row in sheet.splitlines() if row.startswith("- □ **")]
    assert any("**预算科目**" in row and "对方财务" in row for row in rows)
    assert any("**台账**" in row for row in rows)


def test_the_bundled_playbook_does_not_know_them(huikuan, answers, tmp_path):
    path = answers(changed("  告知: 有书面证据\n", f"  告知: 有书面证据\n{GIVEN}"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 1
    assert "“预算科目”不认识" in done.err


def test_the_wizard_asks_them_in_their_place(team):
    book = loading.load((Layer(team, "团队"), Layer(bundled(), "自带")))
    asker = ScriptedAsker({"这笔钱列在哪个预算科目？": "信息化运维费", "登记进清欠台账了吗？": "没登记"})
    answers = Interviewer(Phrasing(interview(book)), asker, date(2026, 11, 23), lambda state: None).run({})
    assert answers["预算科目"] == "信息化运维费"
    assert answers["台账"] == "没登记"
    asked = [q.text for q in asker.asked]
    at = asked.index("这笔钱列在哪个预算科目？")
    assert asked[at + 1] == "登记进清欠台账了吗？"
    assert "验收" in asked[at + 2]
    assert "交易项目" in asker.asked[at].progress
    assert [o.label for o in asker.asked[at + 1].options] == ["登记了", "没登记"]
