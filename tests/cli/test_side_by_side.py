"""`playbook try --html`: before and after side by side; and a lead's own case in place of the teaching cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD
from huikuan_cli.render.side_by_side import Paper, pairs, side_by_side

PAGE = "打法改前改后.html"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "打法"
    (folder / "types").mkdir(parents=True)
    text = "版本: 2\nid: e3\n开场白:\n  加: [{话: 三分钟说清。, 先用: 是}]\n"
    (folder / "types/e3.yaml").write_text(text, encoding="utf-8")
    return folder


def own_case(tmp_path: Path, text: str = "") -> Path:
    path = tmp_path / "我的客户.yaml"
    text = text or re.sub(r"^  类型: .*$", "  类型: 成就型", GOOD.read_text(encoding="utf-8"), flags=re.M)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_page_marks_what_changed_needs_no_script_and_names_where_it_is_used(huikuan, team, tmp_path):
    done = huikuan("playbook", "try", "--html", "--out", tmp_path, "--playbooks", team)
    assert (done.code, done.out) == (0, f"写好了：{tmp_path / PAGE}\n")
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "k4：行动单" in page
    assert "k1：" not in page  # which prints what it did
    assert "没有变化：k1、k2" in page
    row = next(one for one in page.splitlines() if "<mark>三分钟说清。</mark>" in one)
    assert row.startswith('<tr class="other"><td class="sign">改</td>')
    assert f"<li>{team / 'types' / 'e3.yaml'}:4 “开场白”第 6 条：用在k4 的行动单</li>" in page


def test_the_page_is_written_here_where_no_folder_is_named_and_may_show_one_case(
    huikuan, team, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert huikuan("playbook", "try", "--html", "--case", "k4", "--playbooks", team).code == 0
    assert "k4：行动单" in (tmp_path / PAGE).read_text(encoding="utf-8")
    done = huikuan("playbook", "try", "--html", "--out", tmp_path / "没有", "--playbooks", team)
    assert (done.code, done.err) == (1, f"没有文件夹“{tmp_path / '没有'}”；请核对路径\n")


def test_a_case_of_the_lead_s_own_is_tried_line_by_line(huikuan, team, tmp_path):
    done = huikuan("playbook", "try", "--case", own_case(tmp_path), "--today", DAY, "--playbooks", team)
    assert done.code == 0, done.err
    assert "我的客户：行动单有" in done.out
    assert "现在：- “李主任，三分钟说清。" in done.out


def test_a_question_of_the_team_s_own_is_answered_in_such_a_case(huikuan, team, tmp_path):
    question = "{键: 预算科目, 类型: 文本, 问: 列在哪个科目？, 可不填: 是}"
    (team / "questions.yaml").write_text(
        f"版本: 2\n自问:\n  - id: s4\n    字段: [{question}]\n", encoding="utf-8"
    )
    text = GOOD.read_text(encoding="utf-8")
    head, behind = re.split(r"(?m)^(?=  支付方式:)", text)
    path = own_case(tmp_path, f"{head}  预算科目: 信息化\n{behind}")
    done = huikuan("playbook", "try", "--case", path, "--today", DAY, "--playbooks", team)
    assert done.code == 0, done.err
    assert "信息化" in done.out


@pytest.mark.parametrize(
    ("name", "says"),
    [("没有.yaml", "找不到文件“没有.yaml”"), ("k99", "没有案例“k99”"), ("", "看不懂金额")],
)
def test_a_case_that_cannot_be_used_says_why(huikuan, team, tmp_path, monkeypatch, name, says):
    monkeypatch.chdir(tmp_path)
    wrong = own_case(
        tmp_path, re.sub(r"(?m)^  到期应付: .*$", "  到期应付: 甲乙", GOOD.read_text(encoding="utf-8"))
    )
    done = huikuan("playbook", "try", "--case", name or wrong, "--today", DAY, "--playbooks", team)
    assert done.code != 0
    assert says in done.err


def test_lines_stand_beside_those_they_came_from_and_the_rest_is_counted():
    before = [f"第 {n} 行" for n in range(20)]
    now = [*before[:10], "另一行", *before[11:], "多一行"]
    found = list(pairs(before, now))
    assert [(one.before, one.now) for one in found if one.sign() == "改"] == [("第 10 行", "另一行")]
    assert [one.now for one in found if one.sign() == "加"] == ["多一行"]
    shown = sum(one.skipped or bool(one.before) for one in found)
    assert shown == len(before)
    assert [one.skipped for one in found if one.skipped] == [8, 7]


def test_what_people_wrote_is_shown_as_it_is():
    page = side_by_side("甲", ["<b>"], [Paper("<i>", ["<u>原来"], ["<u>现在"])], "")
    body = page[page.index("<body>") :]
    assert not re.search(r"<[bui]>", body)
    assert "&lt;u&gt;" in body
