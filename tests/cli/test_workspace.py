"""The workspace: made by init, found from below, its huikuan.yaml checked and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cli.helpers import DAY, GOOD, changed, foreign_words


def test_init_makes_a_workspace_that_reads_well(huikuan, tmp_path):
    team = tmp_path / "团队"
    done = huikuan("init", team)
    assert done.code == 0
    assert str(team / "huikuan.yaml") in done.out
    data = yaml.safe_load((team / "huikuan.yaml").read_text(encoding="utf-8"))
    assert {"版本", "公司", "中小企业", "联系人"} <= set(data)


def test_init_without_a_folder_uses_this_one(huikuan, tmp_path):
    assert huikuan("init").code == 0
    assert (tmp_path / "work" / "huikuan.yaml").is_file()


def test_init_refuses_a_workspace_that_is_there(huikuan, tmp_path):
    huikuan("init", tmp_path / "团队")
    own = tmp_path / "团队" / "huikuan.yaml"
    own.write_text("版本: 1\n公司: 甲公司\n", encoding="utf-8")
    done = huikuan("init", tmp_path / "团队")
    assert done.code == 1
    assert "已经是工作文件夹" in done.err
    assert own.read_text(encoding="utf-8") == "版本: 1\n公司: 甲公司\n"


def test_a_fresh_workspace_works_as_it_is(huikuan, tmp_path, monkeypatch):
    huikuan("init", tmp_path / "团队")
    monkeypatch.chdir(tmp_path / "团队")
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A workspace with this huikuan.yaml; the working folder is two levels below."""

    def make(text: str) -> Path:
        team = tmp_path / "团队"
        below = team / "华东" / "一组"
        below.mkdir(parents=True)
        (team / "huikuan.yaml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(below)
        return team

    return make


def test_a_workspace_is_found_from_below_and_takes_the_plans(huikuan, workspace):
    team = workspace("版本: 1\n")
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    assert len(list(team.glob("*.plan.yaml"))) == 1


def test_out_wins_over_the_workspace(huikuan, workspace, tmp_path):
    team = workspace("版本: 1\n")
    assert huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "X").code == 0
    assert list(team.glob("*.plan.yaml")) == []


def test_without_a_workspace_plans_go_to_the_documents(huikuan, tmp_path):
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    assert len(list((tmp_path / "home" / "documents" / "回款教练").glob("*.plan.yaml"))) == 1


def test_our_company_name_reaches_the_opening(huikuan, workspace, answers):
    team = workspace("版本: 1\n公司: 江州智联科技有限公司\n")
    path = answers(changed("  类型: e6", "  类型: 不清楚"))
    assert huikuan("plan", "--answers", path, "--today", DAY).code == 0
    (sheet,) = team.glob("*.行动单.md")
    openings = re.findall(r"^- \*\*开场\d\*\*：(.*)$", sheet.read_text(encoding="utf-8"), flags=re.M)
    assert any("我代表江州智联科技有限公司来" in row for row in openings)


def test_render_uses_the_workspace_of_the_plan_wherever_it_is_run(
    huikuan, workspace, answers, monkeypatch, tmp_path
):
    team = workspace("版本: 1\n公司: 江州智联科技有限公司\n")
    path = answers(changed("  类型: e6", "  类型: 不清楚"))
    huikuan("plan", "--answers", path, "--today", DAY)
    (plan,) = team.glob("*.plan.yaml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("王磊", "王小磊"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert huikuan("render", plan).code == 0
    (sheet,) = team.glob("*.行动单.md")
    assert "我代表江州智联科技有限公司来" in sheet.read_text(encoding="utf-8")


def test_the_playbooks_of_the_workspace_are_used_and_named(huikuan, workspace):
    from huikuan_cli.store.layers import bundled

    team = workspace("版本: 1\n")
    (team / "playbooks" / "types").mkdir(parents=True)
    text = (bundled() / "types" / "e6.yaml").read_text(encoding="utf-8")
    own = team / "playbooks" / "types" / "e6.yaml"
    own.write_text(text.replace("名称: 忠诚型", "名称: 求稳型"), encoding="utf-8")
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 0, done.err
    assert "types/e6.yaml（工作文件夹）" in done.err
    (sheet,) = team.glob("*.行动单.md")
    assert "求稳型" in sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("版本: 1\n公司名: 甲\n", 2, "“公司名”不认识"),
        ("版本: 1\n公司: 甲\n中小企业: 大概\n", 3, "“中小企业”只能写 是 或 否"),
        ("版本: 1\n公司:\n- 甲\n", 2, "“公司”只能写一段文字"),
        ("版本: 1\n公司：甲\n", 2, "全角冒号"),
        ("版本: 1\n公司: 甲\n公司: 乙\n", 3, "写了两遍"),
    ],
)
def test_a_mistake_in_huikuan_yaml_is_named_at_its_line(huikuan, workspace, text, line, says):
    team = workspace(text)
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 1
    assert f"{team / 'huikuan.yaml'}:{line} " in done.err
    assert says in done.err
    assert list(team.glob("*.plan.yaml")) == []


@pytest.mark.parametrize("text", ["", "只有一句话\n", "- 甲\n", "版本: 9\n"])
def test_a_huikuan_yaml_that_is_none_is_said(huikuan, workspace, text):
    team = workspace(text)
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 1
    assert str(team / "huikuan.yaml") in done.err
    assert foreign_words(done.err, str(team)) == []
