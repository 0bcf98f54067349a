"""Which folder of playbooks wins: option, variable, workspace, the person's own, bundled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, changed, foreign_words, line_with
from huikuan_cli.store.playbooks.layers import bundled


def folder_with(place: Path, name: str) -> Path:
    """A playbook folder with one file: e6 called `name`."""
    text = (bundled() / "types" / "e6.yaml").read_text(encoding="utf-8")
    (place / "types").mkdir(parents=True)
    (place / "types" / "e6.yaml").write_text(
        text.replace("名称: 忠诚型", f"名称: {name}型"), encoding="utf-8"
    )
    return place


@pytest.fixture
def everywhere(tmp_path, monkeypatch):
    """All four places hold an e6 of their own; returns the arguments and the places to take away."""
    team = tmp_path / "团队"
    team.mkdir()
    (team / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    monkeypatch.chdir(team)
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(folder_with(tmp_path / "变量", "变量")))
    folder_with(team / "playbooks", "团队")
    folder_with(tmp_path / "home" / "config" / "playbooks", "个人")
    return folder_with(tmp_path / "选项", "选项")


def type_on_sheet(huikuan, *more) -> str:
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run", *more)
    assert done.code == 0, done.err
    return next(name for name in ("选项", "变量", "团队", "个人", "忠诚") if f"e6 {name}型" in done.out)


def test_each_place_wins_over_those_behind_it(huikuan, everywhere, tmp_path, monkeypatch):
    found = [type_on_sheet(huikuan, "--playbooks", everywhere), type_on_sheet(huikuan)]
    monkeypatch.delenv("HUIKUAN_PLAYBOOKS")
    found.append(type_on_sheet(huikuan))
    (tmp_path / "团队" / "playbooks").rename(tmp_path / "收起")
    found.append(type_on_sheet(huikuan))
    (tmp_path / "home" / "config" / "playbooks").rename(tmp_path / "收起2")
    found.append(type_on_sheet(huikuan))
    assert found == ["选项", "变量", "团队", "个人", "忠诚"]


def test_the_folder_named_in_huikuan_yaml_is_used_relative_to_it(huikuan, tmp_path, monkeypatch):
    team = tmp_path / "团队"
    folder_with(team / "我们的打法", "我们")
    (team / "huikuan.yaml").write_text("版本: 1\n打法库: 我们的打法\n", encoding="utf-8")
    monkeypatch.chdir(team)
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run")
    assert done.code == 0, done.err
    assert "e6 我们型" in done.out
    assert "types/e6.yaml" in done.err


def test_a_folder_named_for_this_command_that_is_not_there_is_one_line(huikuan):
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run", "--playbooks", "没有")
    assert done.code == 1
    assert done.err == "--playbooks 指的文件夹“没有”不存在；请核对路径\n"


@pytest.fixture(params=["HUIKUAN_PLAYBOOKS", "huikuan.yaml 里的打法库"])
def offline(request, tmp_path, monkeypatch) -> str:
    """The team's library is named and not there; returns the one line that says so."""
    share = tmp_path / "共享盘" / "打法"
    if request.param == "HUIKUAN_PLAYBOOKS":
        monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(share))
    else:
        text = f"版本: 1\n打法库: {share}\n"
        (tmp_path / "work" / "huikuan.yaml").write_text(text, encoding="utf-8")
    return f"{request.param} 指的文件夹“{share}”打不开（不在，或者共享盘没连上），这次先不用它。"


@pytest.mark.parametrize(
    "argv",
    [
        ("plan", "--answers", GOOD, "--today", DAY, "--dry-run"),
        ("excuse", "o05"),
        ("type", "q1=a"),
        ("clock", "签订日期=2025-01-01"),
        ("cases", "k1"),
        ("cases", "k1", "--run"),
        ("assess", "--show"),
        ("playbook", "show", "o05"),
        ("playbook", "list"),
        ("playbook", "diff"),
        ("playbook", "coverage"),
        ("playbook", "try", "--case", "k1"),
    ],
    ids=lambda argv: " ".join(map(str, argv[:2])),
)
def test_a_team_library_that_is_not_there_is_said_once_and_stops_nobody(huikuan, offline, argv):
    done = huikuan(*argv)
    assert done.code == 0
    assert done.err.count(offline) == 1


def test_a_render_goes_on_without_the_team_library(huikuan, planned, offline):
    done = huikuan("render", planned(), "--today", "2026-11-24")
    assert done.code == 0
    assert ("HUIKUAN" not in offline) or offline in done.err


def test_a_check_of_a_team_library_that_is_not_there_finds_nothing_sound(huikuan, offline):
    done = huikuan("playbook", "check")
    assert done.code == 1
    assert "不存在；请核对路径" in done.err


@pytest.fixture
def broken(tmp_path) -> Path:
    """A team's e6 with a word where a number belongs."""
    own = folder_with(tmp_path / "打法", "好") / "types" / "e6.yaml"
    text = own.read_text(encoding="utf-8")
    assert "间隔工作日: 3" in text
    own.write_text(text.replace("间隔工作日: 3", "间隔工作日: 三"), encoding="utf-8")
    return own


def body(sheet: str) -> str:
    """The sheet without the line that names the playbook."""
    return "\n".join(row for row in sheet.splitlines() if "打法库" not in row)


def said_of(own: Path) -> str:
    line = line_with(own.read_text(encoding="utf-8"), "间隔工作日: 三")
    return f"{own}:{line} “跟进节奏”的“间隔工作日”要写整数，现在是“三”；只写半角数字，如 30，前面不带 0，不带逗号和单位（这次不用这一条）"


def test_a_broken_team_file_is_said_with_its_line_and_stops_no_visit(huikuan, broken):
    argv = ("plan", "--answers", GOOD, "--today", DAY, "--dry-run")
    done = huikuan(*argv, "--playbooks", broken.parents[1])
    assert done.code == 0
    assert done.err.splitlines()[0] == said_of(broken)
    assert "用了团队的打法" in done.err
    assert body(done.out) == body(huikuan(*argv).out).replace("忠诚型", "好型")
    assert foreign_words(said_of(broken), str(broken), "types") == []


def test_a_broken_team_file_leaves_json_on_stdout_whole(huikuan, broken, tmp_path):
    argv = ("--today", DAY, "--out", tmp_path / "out", "--json", "--playbooks", broken.parents[1])
    done = huikuan("plan", "--answers", GOOD, *argv)
    assert done.code == 0
    assert json.loads(done.out)["written"] is True
    assert said_of(broken) in done.err


def test_a_broken_team_file_stops_no_render(huikuan, planned, broken):
    plan = planned()
    done = huikuan("render", plan, "--today", "2026-11-24", "--playbooks", broken.parents[1])
    assert done.code == 0
    assert said_of(broken) in done.err
    assert "e6 好型" in plan.read_text(encoding="utf-8")


def test_a_line_of_a_team_that_does_not_fit_gives_way_to_ours(huikuan, tmp_path):
    own = folder_with(tmp_path / "打法", "好") / "types" / "e6.yaml"
    own.write_text(
        own.read_text(encoding="utf-8").replace("{{ 回访日 }}", "{{ 回坊日 }}", 1), encoding="utf-8"
    )
    argv = ("plan", "--answers", GOOD, "--today", DAY, "--dry-run")
    done = huikuan(*argv, "--playbooks", own.parents[1])
    assert done.code == 0
    assert "“回坊日”不存在，是不是“回访日”" in done.err
    assert "（这次不用这一条）" in done.err
    assert body(done.out) == body(huikuan(*argv).out).replace("忠诚型", "好型")


def test_a_type_that_the_team_did_not_touch_stays_as_shipped(huikuan, answers, tmp_path):
    place = folder_with(tmp_path / "打法", "好")
    path = answers(changed("类型: e6", "类型: e9"))
    argv = ("plan", "--answers", path, "--today", DAY, "--dry-run")
    assert huikuan(*argv, "--playbooks", place).out.count("和平型") == huikuan(*argv).out.count("和平型") > 0
