"""The workspace: made by init, found from below, its huikuan.yaml checked and used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from cli.helpers import DAY, GOOD, block, changed, foreign_words
from huikuan_cli.store.work import plans
from huikuan_cli.store.work import workspace as workspaces


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


OWN_LINE = "我代表江州智联科技有限公司来。"


def speaks(team: Path) -> None:
    """A line of the team's own that names our company, to open with."""
    place = team / "playbooks" / "types" / "e6.yaml"
    place.parent.mkdir(parents=True)
    lines = '  - 话: "我代表{{ 我方 }}来。"\n    先用: 是\n  - 话: 先说事。\n'
    place.write_text(f"版本: 2\n开场白:\n{lines}", encoding="utf-8")


def test_our_company_name_reaches_the_desk_sheet_and_a_line_of_the_team_that_names_it(huikuan, workspace):
    team = workspace("版本: 1\n公司: 江州智联科技有限公司\n")
    speaks(team)
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    (sheet,) = team.glob("*.行动单.md")
    assert OWN_LINE in block(sheet.read_text(encoding="utf-8"), "开口")
    (desk,) = team.glob("*.沟通单.html")
    assert "江州智联科技有限公司" in desk.read_text(encoding="utf-8")


def test_render_uses_the_workspace_of_the_plan_wherever_it_is_run(huikuan, workspace, monkeypatch, tmp_path):
    team = workspace("版本: 1\n公司: 江州智联科技有限公司\n")
    speaks(team)
    huikuan("plan", "--answers", GOOD, "--today", DAY)
    (plan,) = team.glob("*.plan.yaml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("王磊", "王小磊"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert huikuan("render", plan).code == 0
    (sheet,) = team.glob("*.行动单.md")
    assert OWN_LINE in sheet.read_text(encoding="utf-8")
    assert "王小磊" in sheet.read_text(encoding="utf-8")


def test_the_playbooks_of_the_workspace_are_used_and_named(huikuan, workspace):
    from huikuan_cli.store.playbooks.layers import bundled

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
        ('版本: 1\n打法库: "\\\\server\\team"\n', 2, "换成英文单引号"),
    ],
)
def test_a_mistake_in_huikuan_yaml_is_named_at_its_line_and_stops_no_visit(
    huikuan, workspace, text, line, says
):
    team = workspace(text)
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 0
    first = done.err.splitlines()[0]
    assert first.startswith(f"{team / 'huikuan.yaml'}:{line} ")
    assert says in first
    assert first.endswith("（写错的先不用，别的照用）")
    assert len(list(team.glob("*.plan.yaml"))) == 1


@pytest.mark.parametrize("text", ["", "只有一句话\n", "- 甲\n", "版本: 9\n"])
def test_a_huikuan_yaml_that_is_none_is_said_and_stops_no_visit(huikuan, workspace, text):
    team = workspace(text)
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 0
    assert str(team / "huikuan.yaml") in done.err.splitlines()[0]
    assert foreign_words(done.err.splitlines()[0], str(team)) == []


@pytest.mark.parametrize(
    "wrong", ["公司名: 甲", "中小企业: 大概", "电话：138", "开户行: 甲\n开户行: 乙", "账号: [", "版本: 2"]
)
def test_what_is_sound_in_huikuan_yaml_is_used_beside_a_mistake(huikuan, workspace, wrong):
    team = workspace(f"公司: 江州智联科技有限公司\n{wrong}\n")
    speaks(team)
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    (sheet,) = team.glob("*.行动单.md")
    assert OWN_LINE in sheet.read_text(encoding="utf-8")


def test_formats_that_do_not_exist_stop_no_visit(huikuan, workspace):
    team = workspace("版本: 1\n格式: 纸\n")
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 0
    assert "huikuan.yaml 的“格式” 没有“纸”" in done.err
    assert "（这次按平常的出）" in done.err
    assert len(list(team.glob("*.行动单.*"))) == 2


def test_a_check_wants_huikuan_yaml_mended_first(huikuan, workspace):
    team = workspace("版本: 1\n公司名: 甲\n")
    done = huikuan("playbook", "check")
    assert done.code == 1
    assert f"{team / 'huikuan.yaml'}:2 “公司名”不认识" in done.err


@pytest.mark.parametrize(
    ("typed", "contact", "kept", "said"),
    [
        ("我", "周敏", "周敏", "“我方责任人”写的“我”，按 huikuan.yaml 的联系人“周敏”理解"),
        ("我自己", "我，周敏", "周敏", "按 huikuan.yaml 的联系人“周敏”理解"),
        ("我", "我", "我", ""),
        ("我", "", "我", ""),
        ("我，小周", "周敏", "小周", "“我方责任人”“我，小周”按“小周”理解"),
    ],
)
def test_plain_me_is_the_contact_of_huikuan_yaml(huikuan, workspace, answers, typed, contact, kept, said):
    team = workspace(f'版本: 1\n联系人: "{contact}"\n')
    path = answers(changed("我方责任人: 王磊", f"我方责任人: {typed}"))
    done = huikuan("plan", "--answers", path, "--today", DAY)
    assert done.code == 0, done.err
    (plan,) = team.glob("*.plan.yaml")
    assert plans.read(plan).raw["答案"]["付款责任人"]["我方责任人"] == kept
    assert said in done.err
    (desk,) = team.glob("*.沟通单.html")
    assert "联系人：我" not in desk.read_text(encoding="utf-8")


SUPPLIED = "版本: 1\n公司: 江州智联科技有限公司\n账号: '6222 0000 1234 5678'\n"


def letter_of(huikuan, team: Path):
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    (plan,) = team.glob("*.plan.yaml")
    return huikuan("letter", plan, "--kind", "催款函", "--today", DAY)


def test_a_letter_says_on_the_screen_and_on_the_senders_page_which_file_supplied_company_and_account(
    huikuan, workspace
):
    team = workspace(SUPPLIED)
    done = letter_of(huikuan, team)
    assert done.code == 0, done.err
    (page,) = team.glob("*.自己看.html")
    (paper,) = team.glob("*.催款函.html")
    said = f"公司（江州智联科技有限公司）和账号（尾号 5678）取自 {team / 'huikuan.yaml'}"
    for text in (done.err, page.read_text(encoding="utf-8")):
        assert said in text
        assert "1234" not in text
    assert str(team) not in paper.read_text(encoding="utf-8")


def test_a_letter_without_our_sides_facts_says_that_there_are_none(huikuan, tmp_path):
    assert huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "计划").code == 0
    (plan,) = (tmp_path / "计划").glob("*.plan.yaml")
    done = huikuan("letter", plan, "--kind", "催款函", "--today", DAY)
    assert "没有 huikuan.yaml，公司和账号都空着" in done.err


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no owner numbers")
@pytest.mark.parametrize("whose", ["mine", "another", "all", "folder", "sticky"])
def test_huikuan_yaml_that_somebody_else_may_have_written_is_doubted(huikuan, workspace, monkeypatch, whose):
    team = workspace(SUPPLIED)
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + (whose == "another"))
    (team / "huikuan.yaml").chmod(0o666 if whose == "all" else 0o644)
    team.chmod({"folder": 0o777, "sticky": 0o1777}.get(whose, 0o755))
    done = letter_of(huikuan, team)
    why = {"another": "属于另一个用户", "all": "谁都能改", "folder": "谁都能改"}.get(whose, "")
    assert ("可能被人换过" in done.err) == bool(why)
    assert why in done.err


def test_the_search_for_huikuan_yaml_ends_at_the_home_folder(huikuan, tmp_path, monkeypatch):
    (tmp_path / "huikuan.yaml").write_text("版本: 1\n公司: 外面的公司\n", encoding="utf-8")
    below = tmp_path / "home" / "计划" / "华东"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert workspaces.find(below) is None
    linked = tmp_path / "链接"
    linked.symlink_to(tmp_path / "home")
    monkeypatch.setenv("HOME", str(linked))
    assert workspaces.find(below) is None
    (tmp_path / "home" / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    assert workspaces.find(below) == tmp_path / "home"


def test_the_search_for_huikuan_yaml_ends_where_another_file_system_begins(tmp_path, monkeypatch):
    (tmp_path / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    mounted = tmp_path / "挂的盘"
    (mounted / "计划").mkdir(parents=True)
    assert workspaces.find(mounted / "计划") == tmp_path
    real = Path.stat

    def stat(self: Path, **named: bool) -> os.stat_result:
        found = real(self, **named)
        inside = self == mounted or mounted in self.parents
        return os.stat_result((*found[:2], found.st_dev + inside, *found[3:10]))

    monkeypatch.setattr(Path, "stat", stat)
    assert workspaces.find(mounted / "计划") is None
