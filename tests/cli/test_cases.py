"""`huikuan cases`: the teaching cases are read, run and taken as a start; a team adds its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.helpers import EXAMPLES, files, flat, foreign_words, line_with
from cli.test_hostile_text import no_control
from cli.test_start_up import loaded
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

NINE = [f"k{n}" for n in range(1, 10)]


def story(id: str) -> Teaching:
    return load_one((Layer(bundled(), "自带"),), f"cases/{id}.yaml", Teaching)


def answers_of(id: str) -> Path:
    return EXAMPLES / story(id).answers


@pytest.fixture
def team(tmp_path) -> Path:
    """A team folder with a case k20 of its own: the story of k1, its answers beside it."""
    folder = tmp_path / "打法" / "cases"
    folder.mkdir(parents=True)
    text = (bundled() / "cases" / "k1.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("id: k1\n", "id: k20\n"),
        ("名称: 【示例】清江市大数据中心", "名称: 【示例】我们的案子"),
        (story("k1").answers, "k20-某局.yaml"),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "k20.yaml").write_text(text, encoding="utf-8")
    given = answers_of("k1").read_text(encoding="utf-8").replace("客户: 清江市大数据中心", "客户: 某某局")
    (folder / "k20-某局.yaml").write_text(given, encoding="utf-8")
    return folder.parent


# --- reading ---


def test_the_nine_cases_are_listed_in_order(huikuan):
    done = huikuan("cases")
    assert (done.code, done.err) == (0, "")
    rows = [row for row in done.out.splitlines() if row.startswith("  k")]
    assert [row.split()[0] for row in rows] == NINE
    for id, row in zip(NINE, rows, strict=True):
        told = story(id)
        assert told.name in row
        assert f"（{told.phenomenon}；{'、'.join(told.causes)}；{told.type}）" in row


@pytest.mark.parametrize("id", NINE)
def test_a_case_is_read_whole(huikuan, id):
    done = huikuan("cases", id)
    assert done.code == 0
    told, shown = story(id), flat(done.out)
    for text in (told.name, *told.story, *told.did, told.result, told.lesson):
        assert flat(text) in shown
    assert f"huikuan cases {id} --run" in done.err
    assert f"huikuan cases {id} --answers" in done.err


# --- running ---


def words(sheet: str) -> str:
    """A sheet without its marks and breaks, for comparing the screen with the file."""
    return re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]", "", sheet)


@pytest.mark.parametrize("id", NINE)
def test_running_a_case_shows_what_planning_with_its_answers_shows(huikuan, tmp_path, id):
    done = huikuan("cases", id, "--run")
    assert done.code == 0, done.err
    given = ("--answers", answers_of(id), "--today", story(id).today.isoformat())
    assert words(done.out) == words(huikuan("plan", *given, "--dry-run").out)
    assert huikuan("plan", *given, "--out", tmp_path / "计划").code == 0
    (plan,) = (tmp_path / "计划").glob("*.plan.yaml")
    assert done.out == huikuan("show", plan, "--detail").out


def test_a_case_runs_on_its_own_day_whatever_day_it_is(huikuan, monkeypatch):
    before = huikuan("cases", "k1", "--run").out
    monkeypatch.setenv("HUIKUAN_TODAY", "2027-03-01")
    assert huikuan("cases", "k1", "--run").out == before


def test_a_case_runs_on_another_day_when_one_is_named(huikuan):
    done = huikuan("cases", "k1", "--run", "--today", "2026-11-24")
    assert done.code == 0, done.err
    plan = huikuan("plan", "--answers", answers_of("k1"), "--today", "2026-11-24", "--dry-run")
    assert words(done.out) == words(plan.out)
    assert done.out != huikuan("cases", "k1", "--run").out


def test_a_day_that_is_none_is_one_line_and_exit_two(huikuan):
    done = huikuan("cases", "k1", "--run", "--today", "2026-02-30")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


# --- its answers as a start ---


@pytest.mark.parametrize("id", NINE)
def test_the_answers_of_a_case_are_printed_as_they_are_and_plan(huikuan, answers, id):
    done = huikuan("cases", id, "--answers")
    assert (done.code, done.err) == (0, "")
    assert done.out == answers_of(id).read_text(encoding="utf-8").rstrip("\n") + "\n"
    plan = huikuan(
        "plan", "--answers", answers(done.out), "--today", story(id).today.isoformat(), "--dry-run"
    )
    assert plan.code == 0, plan.err


# --- a team's own ---


def test_a_teams_own_case_is_listed_behind_the_nine(huikuan, team):
    done = huikuan("cases", "--playbooks", team)
    rows = [row.strip() for row in done.out.splitlines() if row.startswith("  k")]
    assert [row.split()[0] for row in rows] == [*NINE, "k20"]
    assert "我们的案子" in rows[-1]


def test_a_teams_own_case_is_read_and_runs_with_the_answers_beside_it(huikuan, team):
    assert "我们的案子" in huikuan("cases", "k20", "--playbooks", team).out
    assert "客户: 某某局" in huikuan("cases", "k20", "--answers", "--playbooks", team).out
    done = huikuan("cases", "k20", "--run", "--playbooks", team)
    assert done.code == 0, done.err
    assert "某某局" in done.out
    assert "清江市大数据中心" not in done.out


def test_a_team_may_tell_one_of_the_nine_in_its_own_words(huikuan, team):
    text = (bundled() / "cases" / "k2.yaml").read_text(encoding="utf-8")
    (team / "cases" / "k2.yaml").write_text(text.replace(story("k2").lesson, "先看纸。"), encoding="utf-8")
    done = huikuan("cases", "k2", "--playbooks", team)
    assert "  先看纸。\n" in done.out
    assert huikuan("cases", "k2", "--run", "--playbooks", team).code == 0


@pytest.mark.parametrize("switch", ["--run", "--answers"])
def test_a_case_whose_answers_are_missing_says_which_file(huikuan, team, switch):
    (team / "cases" / "k20-某局.yaml").unlink()
    assert huikuan("cases", "k20", "--playbooks", team).code == 0
    done = huikuan("cases", "k20", switch, "--playbooks", team)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "k20" in done.err
    assert "“k20-某局.yaml”不在" in done.err


def test_a_mistake_in_the_answers_of_a_case_is_named_with_its_line(huikuan, team):
    path = team / "cases" / "k20-某局.yaml"
    text = path.read_text(encoding="utf-8").replace("到期应付: 46.8万", "到期应付: 不少")
    path.write_text(text, encoding="utf-8")
    done = huikuan("cases", "k20", "--run", "--playbooks", team)
    assert (done.code, done.out) == (1, "")
    assert f":{line_with(text, '不少')} “到期应付”" in done.err


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_answers_that_notepad_saved_are_printed_as_text(huikuan, team, encoding):
    path = team / "cases" / "k20-某局.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode(encoding))
    done = huikuan("cases", "k20", "--answers", "--playbooks", team)
    assert done.code == 0, done.err
    assert done.out == text.rstrip("\n") + "\n"


def test_a_control_character_in_a_teams_answers_does_not_reach_the_screen(huikuan, team):
    path = team / "cases" / "k20-某局.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# \x1b]0;题\x07\n", encoding="utf-8")
    done = huikuan("cases", "k20", "--answers", "--playbooks", team)
    assert done.code in (0, 1)
    no_control(done.out + done.err)


def test_a_mistake_in_a_teams_case_is_named_with_its_line(huikuan, team):
    path = team / "cases" / "k20.yaml"
    text = path.read_text(encoding="utf-8").replace("算到: 2026-11-23", "算到: 那天")
    path.write_text(text, encoding="utf-8")
    done = huikuan("cases", "k20", "--playbooks", team)
    assert (done.code, done.out) == (1, "")
    assert f"{path}:{line_with(text, '那天')} " in done.err
    assert foreign_words(done.err, str(path)) == []


# --- mistakes ---


@pytest.mark.parametrize(
    ("id", "near"),
    [("k20", "是不是“k"), ("k11", "是不是“k1”"), ("案例一", ""), ("../k1", ""), ("k1.yaml", "")],
)
def test_a_case_that_does_not_exist_is_one_line_with_the_nearest(huikuan, id, near):
    done = huikuan("cases", id)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert f"没有案例“{id}”" in done.err
    assert near in done.err
    assert "huikuan cases" in done.err


@pytest.mark.parametrize("switch", ["", "--run", "--answers"])
@pytest.mark.parametrize(
    "id",
    ["\x1b[31m红", "\x9b31m", "\udcff", "甲\n乙", "{{7*7}}"],
    ids=["escape", "control", "surrogate", "line break", "template"],
)
def test_any_id_is_refused_in_one_line_without_control_characters(huikuan, id, switch):
    done = huikuan("cases", id, *filter(None, [switch]))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    no_control(done.err)


# --- around it ---


def test_nothing_is_written(huikuan, tmp_path):
    for argv in ((), ("k1",), ("k1", "--run"), ("k1", "--answers"), ("k99",)):
        huikuan("cases", *argv)
    assert files(tmp_path) == {}


@pytest.mark.parametrize("argv", [(), ("k1",), ("k1", "--answers")])
def test_reading_loads_no_slow_library(process, argv):
    assert not loaded(process, "cases", *argv) & {"questionary", "prompt_toolkit", "rich"}


def test_every_case_fits_a_narrow_screen(huikuan, monkeypatch):
    from huikuan_cli.core.text.words import columns

    monkeypatch.setenv("COLUMNS", "40")
    for argv in ((), *((id,) for id in NINE)):
        assert [row for row in huikuan("cases", *argv).out.splitlines() if columns(row) > 40] == [], argv


@pytest.mark.parametrize("argv", [(), ("k1",), ("k1", "--run"), ("k8", "--answers")])
def test_a_gbk_screen_loses_no_character(process, argv):
    done = process("cases", *argv, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    wide = process("cases", *argv, PYTHONIOENCODING="utf-8")
    assert done.returncode == wide.returncode == 0
    assert done.stdout.decode("gbk") == wide.stdout.decode("utf-8")
