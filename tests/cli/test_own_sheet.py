"""A team's own sheet.yaml: it holds for every format and the screen, and a broken one stops nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, foreign_words

OWN = "版本: 2\n正面: [数, 要什么]\n小标题: {缺口: 出门前补齐}\n不印: [招法, 带]\n"
BROKEN = "版本: 2\n正面: [数, 要甚么]\n不印: [红线]\n小标题: {缺口: 出门前补齐}\n"
ARGV = ("plan", "--answers", GOOD, "--today", DAY)
SHIPPED_FRONT = ["要什么", "开口", "他说 → 我答", "数", "带", "谈成了", "没谈成", "绝对不做"]
OWN_FRONT = ["数", "要什么", "开口", "他说 → 我答", "谈成了", "没谈成", "绝对不做"]


def folder_with(place: Path, text: str = OWN, name: str = "sheet.yaml") -> Path:
    """A playbook folder with one file."""
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return place


def in_markdown(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.M)


def on_screen(text: str) -> list[str]:
    return re.findall(r"^■ (.*)$", text, re.M)


def in_html(text: str) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", text)


def written(folder: Path, suffix: str) -> str:
    (path,) = folder.glob(f"*.行动单.{suffix}")
    return path.read_text(encoding="utf-8")


def is_ours(titles: list[str]) -> bool:
    """Whether these are the titles of a sheet in the look of OWN, page one first."""
    return (
        titles[: len(OWN_FRONT)] == OWN_FRONT
        and "出门前补齐" in titles
        and "用得上的招法（做到的打勾）" not in titles
    )


def test_plan_show_and_render_print_the_same_look_in_every_format(huikuan, tmp_path):
    own, out = folder_with(tmp_path / "打法"), tmp_path / "出"
    assert huikuan(*ARGV, "--out", out, "--playbooks", own).code == 0
    (plan,) = out.glob("*.plan.yaml")
    first = written(out, "md"), written(out, "html")
    assert is_ours(in_markdown(first[0]))
    assert is_ours(in_html(first[1]))
    assert is_ours(on_screen(huikuan("show", plan, "--detail", "--playbooks", own).out))
    assert in_markdown(huikuan(*ARGV, "--dry-run", "--playbooks", own).out) == in_markdown(first[0])
    for more in ((), ("--today", DAY)):
        assert huikuan("render", plan, *more).code == 0
        assert in_markdown(written(out, "md"))[: len(SHIPPED_FRONT)] == SHIPPED_FRONT
        assert huikuan("render", plan, "--playbooks", own, *more).code == 0
        assert (written(out, "md"), written(out, "html")) == first


def test_a_teaching_case_is_shown_in_the_look_too(huikuan, tmp_path):
    done = huikuan("cases", "k1", "--run", "--playbooks", folder_with(tmp_path / "打法"))
    assert is_ours(on_screen(done.out))


def test_the_plan_itself_does_not_change_with_the_look(huikuan, tmp_path):
    huikuan(*ARGV, "--out", tmp_path / "一")
    huikuan(*ARGV, "--out", tmp_path / "二", "--playbooks", folder_with(tmp_path / "打法"))
    one, two = (next((tmp_path / name).glob("*.plan.yaml")).read_bytes() for name in "一二")
    assert one == two


def test_each_place_wins_over_those_behind_it_key_by_key(huikuan, tmp_path, monkeypatch):
    def used() -> str:
        return in_markdown(huikuan(*ARGV, "--dry-run", *more).out)[0]

    def named(place: Path, name: str) -> Path:
        return folder_with(place, f"版本: 2\n小标题: {{要什么: {name}}}\n")

    team = tmp_path / "团队"
    named(team / "playbooks", "团队的")
    (team / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    monkeypatch.chdir(team)
    folder_with(tmp_path / "home" / "config" / "playbooks", "版本: 2\n正面: [数]\n小标题: {数: 个人的}\n")
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(folder_with(tmp_path / "变量", "版本: 2\n正面: [要什么]\n")))
    more: tuple[object, ...] = ("--playbooks", named(tmp_path / "选项", "选项的"))
    found = [used()]
    more = ()
    found.append(used())
    monkeypatch.delenv("HUIKUAN_PLAYBOOKS")
    found.append(used())
    assert found == ["选项的", "团队的", "个人的"]


def test_a_plan_is_shown_in_the_look_of_the_workspace_that_it_lies_in(huikuan, planned):
    path = planned()
    (path.parent / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    folder_with(path.parent / "playbooks")
    assert is_ours(on_screen(huikuan("show", path, "--detail").out))
    assert huikuan("render", path).code == 0
    assert is_ours(in_markdown(written(path.parent, "md")))


@pytest.mark.parametrize("more", [(), ("--today", DAY)])
def test_what_is_wrong_is_one_line_and_the_rest_of_the_file_is_used(huikuan, planned, tmp_path, more):
    path, own = planned(), folder_with(tmp_path / "打法", BROKEN)
    done = huikuan("render", path, "--playbooks", own, *more)
    assert done.code == 0
    (line,) = [one for one in done.err.splitlines() if "sheet.yaml" in one]
    start = f"{own / 'sheet.yaml'}:2 行动单没有“要甚么”这一块，是不是“要什么”？"
    assert line.startswith(start)
    assert foreign_words(line, str(own), "huikuan", "playbook", "check", "sheet", "yaml") == []
    titles = in_markdown(written(path.parent, "md"))
    assert titles[: len(SHIPPED_FRONT)] == SHIPPED_FRONT
    assert {"出门前补齐", "红线"} <= set(titles)


@pytest.mark.parametrize(
    "text",
    ["", "# 还没写\n", "正面: [数]\n", "版本: 2\n正面: [数\n", "版本: 2\n正面: 数\n", "甲", "版本: 3\n"],
)
def test_a_file_that_cannot_be_used_is_one_line_and_ours_is_printed(huikuan, planned, tmp_path, text):
    path = planned()
    before = huikuan("show", path, "--detail").out
    done = huikuan("show", path, "--detail", "--playbooks", folder_with(tmp_path / "打法", text))
    assert (done.code, done.out) == (0, before)
    assert done.err.count("sheet.yaml") == 1


def test_a_file_that_changes_nothing_yet_is_sound(huikuan, planned, tmp_path):
    path, own = planned(), folder_with(tmp_path / "打法", "版本: 2\n# 正面: [数]\n")
    before = huikuan("show", path).out
    done = huikuan("show", path, "--playbooks", own)
    assert (done.out, done.err) == (before, "")
    assert huikuan("playbook", "check", own).code == 0


def test_a_folder_in_its_place_is_said(huikuan, planned, tmp_path):
    (tmp_path / "打法" / "sheet.yaml").mkdir(parents=True)
    done = huikuan("show", planned(), "--playbooks", tmp_path / "打法")
    assert done.code == 0
    assert "”不是一个文件" in done.err


@pytest.mark.parametrize("command", ["plan", "show", "render"])
def test_a_template_of_before_is_said_to_be_read_no_more(huikuan, planned, tmp_path, command):
    path = planned()
    own = folder_with(tmp_path / "打法", "# 我们的\n", "templates/sheet.md")
    argv = (*ARGV, "--dry-run") if command == "plan" else (command, path)
    plain, done = huikuan(*argv), huikuan(*argv, "--playbooks", own)
    assert (done.code, done.out) == (0, plain.out)
    (line,) = [one for one in done.err.splitlines() if "sheet.md" in one]
    assert line.startswith(f"{own / 'templates' / 'sheet.md'} 不再读了")
    assert "sheet.yaml" in line
    assert "换一张行动单的样子" in line


def test_the_workshop_knows_the_file(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法")
    ask = {
        name: huikuan("playbook", name, "--playbooks", own).out for name in ("list", "where", "diff", "try")
    }
    assert "sheet.yaml　行动单的样子（团队改 3 处）" in ask["list"]
    assert "（sheet.yaml）" in re.sub(r"\n *", "", ask["where"])
    assert "　现在：先看；数；要什么；" in re.sub(r"\n {4,}", "", ask["diff"])
    assert "去掉：" not in ask["diff"]  # a block that the order does not name is still there
    assert "　加上：招法" in ask["diff"]
    assert "k1：行动单有" in ask["try"]
    tried = huikuan("playbook", "try", "--case", "k1", "--playbooks", own).out
    assert "现在：## 出门前补齐" in tried
    assert "原来：## 去之前和见面时要补的" in tried
    assert huikuan("playbook", "show", "sheet").code == 0
