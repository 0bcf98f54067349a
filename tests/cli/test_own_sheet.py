"""The team's own template of the action sheet: which is used, and that a broken one stops nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.helpers import DAY, EXAMPLES, GOOD, files, foreign_words
from cli.test_start_up import loaded
from huikuan_cli.store.playbooks.layers import bundled

OWN = "# 华东区\n\n{{ 单.绝对不做 }}\n\n{{ 单.全部绝对不做 }}\n\n{{ 单.红线 }}\n\n{{ 单.红线全文 }}\n\n{{ 单.脚注 }}\n"
BROKEN = "# 华东区\n\n{{ 单.题标 }}\n{{ 单.红线们 }}\n"
ARGV = ("plan", "--answers", GOOD, "--today", DAY)


def folder_with(place: Path, template: str | bytes = OWN) -> Path:
    """A playbook folder with a template."""
    path = place / "templates" / "sheet.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(template if isinstance(template, bytes) else template.encode("utf-8"))
    return place


def sheet_in(folder: Path) -> str:
    (path,) = folder.glob("*.行动单.md")
    return path.read_text(encoding="utf-8")


def plan(huikuan, out: Path, *more: object):
    done = huikuan(*ARGV, "--out", out, *more)
    assert done.code == 0, done.err
    return done


def test_plan_draws_the_sheet_with_the_teams_template_and_says_so(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法")
    done = plan(huikuan, tmp_path / "出", "--playbooks", own)
    assert sheet_in(tmp_path / "出").startswith("# 华东区\n\n## 绝对不做\n\n- ")
    assert done.err.count(f"行动单按团队的样子印：{own / 'templates' / 'sheet.md'}\n") == 1


def test_the_plan_itself_does_not_change_with_the_template(huikuan, tmp_path):
    plan(huikuan, tmp_path / "一")
    plan(huikuan, tmp_path / "二", "--playbooks", folder_with(tmp_path / "打法"))
    one, two = (next((tmp_path / name).glob("*.plan.yaml")).read_bytes() for name in "一二")
    assert one == two


def test_the_screen_shows_the_built_in_sheet(huikuan, tmp_path, planned, monkeypatch):
    path = planned()
    before = huikuan("show", path).out
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(folder_with(tmp_path / "打法")))
    assert huikuan("show", path).out == before


def test_a_dry_run_prints_it_too(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法")
    assert huikuan(*ARGV, "--dry-run", "--playbooks", own).out.startswith("# 华东区\n")


def test_with_json_the_result_alone_is_on_the_output(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法", BROKEN)
    assert json.loads(plan(huikuan, tmp_path / "出", "--json", "--playbooks", own).out)["written"] is True


def test_each_place_wins_over_those_behind_it(huikuan, tmp_path, monkeypatch):
    def used() -> str:
        return huikuan(*ARGV, "--dry-run", *more).out.splitlines()[0]

    team = tmp_path / "团队"
    folder_with(team / "playbooks", OWN.replace("华东区", "团队"))
    (team / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    monkeypatch.chdir(team)
    folder_with(tmp_path / "home" / "config" / "playbooks", OWN.replace("华东区", "个人"))
    variable = folder_with(tmp_path / "变量", OWN.replace("华东区", "变量"))
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(variable))
    more: tuple[object, ...] = ("--playbooks", folder_with(tmp_path / "选项", OWN.replace("华东区", "选项")))
    found = [used()]
    more = ()
    found.append(used())
    monkeypatch.delenv("HUIKUAN_PLAYBOOKS")
    found.append(used())
    (team / "playbooks").rename(tmp_path / "收起")
    found.append(used())
    assert found == ["# 选项", "# 变量", "# 团队", "# 个人"]


def test_a_broken_template_is_one_line_and_the_built_in_sheet_is_used(huikuan, tmp_path):
    plan(huikuan, tmp_path / "一")
    own = folder_with(tmp_path / "打法", BROKEN)
    done = plan(huikuan, tmp_path / "二", "--playbooks", own)
    path = own / "templates" / "sheet.md"
    said = [line for line in done.err.splitlines() if "sheet.md" in line]
    assert said == [
        f"{path}:3 整张单没有“题标”这个名称；是不是“标题”？（另外还有 1 处）（这次用自带的行动单）"
    ]
    assert foreign_words(said[0], str(path)) == []
    assert sheet_in(tmp_path / "二") == sheet_in(tmp_path / "一")


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (b"", "什么也没有印"),
        (b"\xff\xfe\x00", "编码认不出来"),
        (b"{{ \xe5\x8d\x95." + b"x" * 60_000, "太长（超过 50 KB）"),
        (b"x" * 300_000, "太大（超过 200 KB）"),
    ],
)
def test_a_template_that_cannot_be_read_stops_nobody(huikuan, tmp_path, template, says):
    own = folder_with(tmp_path / "打法", template)
    done = plan(huikuan, tmp_path / "出", "--playbooks", own)
    (said,) = [line for line in done.err.splitlines() if "sheet.md" in line]
    assert says in said
    assert said.endswith("（这次用自带的行动单）")
    assert sheet_in(tmp_path / "出").startswith("# 行动单：")


def test_a_folder_in_place_of_the_template_is_said(huikuan, tmp_path):
    (tmp_path / "打法" / "templates" / "sheet.md").mkdir(parents=True)
    done = plan(huikuan, tmp_path / "出", "--playbooks", tmp_path / "打法")
    assert "”不是一个文件" in done.err
    assert sheet_in(tmp_path / "出").startswith("# 行动单：")


def test_a_template_that_notepad_saved_as_gbk_is_read_and_said(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法", OWN.replace("\n", "\r\n").encode("gb18030"))
    done = plan(huikuan, tmp_path / "出", "--playbooks", own)
    assert sheet_in(tmp_path / "出").startswith("# 华东区\n\n## 绝对不做\n")
    assert "另存为 UTF-8" in done.err


def test_red_lines_that_the_template_left_out_are_added_and_it_is_said(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法", "# {{ 单.标题 }}\n")
    done = plan(huikuan, tmp_path / "出", "--playbooks", own)
    (said,) = [line for line in done.err.splitlines() if "没有印" in line]
    assert "里没有印绝对不做、" in said
    assert said.endswith("红线全文、脚注，已经补在行动单最后")
    text = sheet_in(tmp_path / "出")
    assert "\n## 绝对不做\n" in text
    assert "\n## 红线\n" in text
    assert "\n## 红线全文\n" in text
    assert "不是法律意见" in text.splitlines()[-1]


@pytest.mark.parametrize("more", [(), ("--today", DAY)])
def test_render_draws_with_the_teams_template(huikuan, planned, tmp_path, more):
    path = planned()
    own = folder_with(tmp_path / "打法")
    done = huikuan("render", path, "--playbooks", own, *more)
    assert done.code == 0, done.err
    assert sheet_in(path.parent).startswith("# 华东区\n")
    assert "行动单按团队的样子印" in done.err


@pytest.mark.parametrize("more", [(), ("--today", DAY)])
def test_render_with_a_broken_template_uses_the_built_in_sheet(huikuan, planned, tmp_path, more):
    path = planned()
    before = sheet_in(path.parent)
    done = huikuan("render", path, "--playbooks", folder_with(tmp_path / "打法", BROKEN), *more)
    assert done.code == 0, done.err
    assert "（这次用自带的行动单）" in done.err
    assert sheet_in(path.parent) == before


def test_render_uses_the_template_of_the_workspace_that_the_plan_lies_in(huikuan, planned):
    path = planned()
    (path.parent / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    folder_with(path.parent / "playbooks")
    assert huikuan("render", path).code == 0
    assert sheet_in(path.parent).startswith("# 华东区\n")


@pytest.mark.parametrize("answers", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name[:2])
def test_the_shipped_example_gives_the_built_in_sheet_of_every_example(huikuan, tmp_path, answers):
    shipped = (bundled() / "templates" / "sheet.md.example").read_bytes()
    argv = ("plan", "--answers", answers, "--today", DAY, "--dry-run")
    own = huikuan(*argv, "--playbooks", folder_with(tmp_path / "打法", shipped))
    assert "行动单按团队的样子印" in own.err
    assert own.out == huikuan(*argv).out != ""


def test_the_example_is_not_active_by_itself(huikuan, tmp_path):
    place = tmp_path / "打法" / "templates"
    place.mkdir(parents=True)
    (place / "sheet.md.example").write_text(OWN, encoding="utf-8")
    plan(huikuan, tmp_path / "出", "--playbooks", place.parent)
    assert sheet_in(tmp_path / "出").startswith("# 行动单：")
    assert [name for name in files(bundled()) if name.endswith("sheet.md")] == []


def test_the_template_engine_is_loaded_only_where_there_is_a_template(process, planned, tmp_path):
    path = planned()
    own = folder_with(tmp_path / "打法")
    without = (*ARGV, "--dry-run")
    assert "jinja2" not in loaded(process, *without)
    assert "jinja2" not in loaded(process, "render", path)
    assert "jinja2" in loaded(process, *without, "--playbooks", own)
    assert "jinja2" in loaded(process, "render", path, "--playbooks", own)


def test_a_check_reads_the_template_too_and_draws_every_case_with_it(huikuan, tmp_path):
    folder = tmp_path / "打法"
    (folder / "templates").mkdir(parents=True)
    path = folder / "templates/sheet.md"
    path.write_text("# {{ 单.标题 }}\n\n{{ 单.没有 }}\n", encoding="utf-8")
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert f"{path}:3" in done.out
    path.write_text("# {{ 单.标题 }}\n\n{{ 单.绝对不做 }}\n", encoding="utf-8")
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert "没有印“红线全文”" in done.out.replace("\n", "")
    path.write_text((bundled() / "templates/sheet.md.example").read_text(encoding="utf-8"), encoding="utf-8")
    done = huikuan("playbook", "check", path)
    assert (done.code, done.out) == (0, "")
    assert "检查了 1 个文件" in done.err


def checked(huikuan, place: Path, template: str | bytes) -> str:
    return huikuan("playbook", "check", folder_with(place / "打法", template)).out


def test_a_mistake_in_a_template_has_its_column_and_a_mark(huikuan, tmp_path):
    said = checked(huikuan, tmp_path, "# 华东区\n\n标题：{{ 单.题标 }}\n{% for 块 in 单.块 %}{{ 块 }}\n")
    assert "sheet.md:4:1\n  错 P502 " in said
    said = checked(huikuan, tmp_path / "二", "# 华东区\n\n标题：{{ 单.题标 }}\n")
    assert "sheet.md:3:9\n  错 P505 " in said
    assert f"     3 | 标题：{{{{ 单.题标 }}}}\n       | {' ' * 12}^\n" in said


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("记得带茶叶给他。", "3:4\n  错 P402 模板里的“茶叶”像是送礼请客"),
        ("{{ 单.标题 }}，再不付就曝光", "3:16\n  错 P401 模板里的“曝光”像是威胁"),
    ],
)
def test_the_words_of_a_template_are_checked_too(huikuan, tmp_path, line, place):
    assert f"sheet.md:{place}" in checked(
        huikuan, tmp_path, OWN.replace("华东区\n", f"华东区\n\n{line}\n", 1)
    )


def test_a_word_in_a_comment_of_the_template_or_refused_is_none_of_the_sheet(huikuan, tmp_path):
    said = checked(huikuan, tmp_path, OWN + "{# 不写茶叶\n茶叶 #}\n不送茶叶。\n")
    assert "P402" not in said


def test_a_check_says_that_a_template_is_no_utf_8(huikuan, tmp_path):
    said = checked(huikuan, tmp_path, OWN.encode("gb18030"))
    assert "sheet.md:1:1\n  提醒 P126 " in said
    assert "另存为 UTF-8" in said


def test_a_tag_of_another_language_is_told_ours(huikuan, tmp_path):
    said = checked(huikuan, tmp_path, "{% if 单.付款链 %}\n甲\n{% elseif 单.标题 %}\n乙\n{% endif %}\n")
    assert "sheet.md:3:1\n  错 P504 “{% elseif %}”不能用，是不是“elif”？" in said
