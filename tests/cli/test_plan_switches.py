"""The switches of `plan`: for machines, without questions, on another day."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from cli.helpers import DAY, GOOD, changed, fill, foreign_words
from factories import talk, tree


def test_json_is_one_ascii_object_with_the_figures(huikuan, tmp_path):
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path, "--json")
    assert done.code == 0
    assert done.out.isascii()
    data = json.loads(done.out)
    assert data["written"] is True
    assert data["plan"].endswith(".plan.yaml")
    assert [name.split(".", 1)[1] for name in data["sheets"]] == ["行动单.md", "行动单.html", "沟通单.html"]
    assert data["points"] >= 0
    assert data["verdict"] in ("可以出发", "补齐再去", "这次只收集信息")
    assert data["figures"]["overdue"].startswith("272 天")
    assert "63,648.00 元" in data["figures"].values()


def test_json_dry_run_says_that_nothing_was_written(huikuan, tmp_path):
    argv = ("--today", DAY, "--out", tmp_path / "out", "--json", "--dry-run")
    done = huikuan("plan", "--answers", GOOD, *argv)
    assert json.loads(done.out)["written"] is False
    assert not (tmp_path / "out").exists()


def test_json_with_mistakes_is_json_with_file_and_line(huikuan, answers, tmp_path):
    path = answers(changed("2025-06-18", "2025-02-30"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out", "--json")
    assert done.code == 1
    assert done.out.isascii()
    (problem,) = json.loads(done.out)["problems"]
    assert problem["file"] == str(path)
    assert problem["line"] == 12
    assert "2025-02-30" in problem["text"]
    assert not (tmp_path / "out").exists()


def test_json_without_answers_never_asks(huikuan):
    done = huikuan("plan", "--json")
    assert done.code == 2
    assert "还缺这些" in json.loads(done.out)["error"]


def test_no_input_without_answers_lists_what_no_sheet_can_do_without(huikuan):
    done = huikuan("plan", "--no-input")
    assert done.code == 2
    assert done.out == ""
    for key in talk().enough:
        assert key in done.err
    assert "--template" in done.err


def test_without_a_terminal_the_other_door_is_named(huikuan):
    done = huikuan("plan")
    assert done.code == 2
    assert "没有终端" in done.err
    assert "--answers" in done.err


def required(template: str) -> list[str]:
    """The keys below a 〔必填〕 comment, other comments between them allowed."""
    return re.findall(r"^  # 〔必填〕.*\n(?:  #.*\n)*  ([^:\n]+):$", template, flags=re.M)


def test_template_is_yaml_and_names_every_section_in_order(huikuan):
    done = huikuan("plan", "--template")
    assert done.code == 0
    data = yaml.safe_load(done.out)
    known = [title for title in data if title in tree()]
    assert known == list(tree())
    assert [title for title in data if title not in known] == ["卡在哪", "出门前", "防欠清单"]
    assert list(data)[-4:] == ["客户类型", "卡在哪", "出门前", "防欠清单"]
    assert done.err == ""


def test_template_marks_as_required_what_no_input_asks_for(huikuan):
    keys = required(huikuan("plan", "--template").out)
    listed = huikuan("plan", "--no-input").err.partition("：")[2].partition("；")[0]
    assert sorted(keys) == sorted(name.split("/")[-1] for name in listed.split("、"))


def test_template_filled_with_unclear_where_required_plans(huikuan, answers, tmp_path):
    template = huikuan("plan", "--template").out
    path = answers(fill(template, required(template), "不清楚"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 0, done.err
    (sheet,) = (tmp_path / "out").glob("*.md")
    text = sheet.read_text(encoding="utf-8")
    assert "这次只收集信息" in text
    assert "待核" in text
    assert "None" not in text


def test_template_filled_with_unclear_everywhere_plans(huikuan, answers, tmp_path):
    template = huikuan("plan", "--template").out
    keys = re.findall(r"^  ([^\s#:]+):$", template, flags=re.M)
    done = huikuan(
        "plan",
        "--answers",
        answers(fill(template, keys, "不清楚")),
        "--today",
        DAY,
        "--out",
        tmp_path / "out",
    )
    assert done.code == 0, done.err


def test_an_untouched_template_lists_all_that_is_missing_at_once(huikuan, answers):
    template = huikuan("plan", "--template").out
    done = huikuan("plan", "--answers", answers(template), "--today", DAY)
    assert done.code == 1
    assert f"（{len(required(template))} 处）" in done.err


@pytest.mark.parametrize("day", ["2026-02-30", "五月", "2026", "1-2", "26-13-01"])
def test_a_wrong_today_is_a_usage_error(huikuan, tmp_path, day):
    done = huikuan("plan", "--answers", GOOD, "--today", day, "--out", tmp_path / "out")
    assert done.code == 2
    assert done.err.startswith("--today：")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_wrong_today_in_the_environment_is_named_there(huikuan, tmp_path, monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", "哪一天")
    done = huikuan("plan", "--answers", GOOD, "--out", tmp_path / "out")
    assert done.code == 2
    assert done.err.startswith("HUIKUAN_TODAY：")


def test_today_moves_the_overdue_days(huikuan, tmp_path):
    path = GOOD
    for day, days in (("2026-11-23", "272 天"), ("2026-11-24", "273 天")):
        done = huikuan("plan", "--answers", path, "--today", day, "--out", tmp_path / day, "--json")
        assert json.loads(done.out)["figures"]["overdue"].startswith(days)


def test_the_option_wins_over_the_environment(huikuan, tmp_path, monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", "2020-01-01")
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path, "--json")
    assert json.loads(done.out)["figures"]["overdue"].startswith("272 天")


def test_an_unknown_format_names_the_known_ones(huikuan):
    done = huikuan("plan", "--answers", GOOD, "--format", "md,doc")
    assert done.code == 2
    assert "“doc”" in done.err
    assert "md、html、pdf、docx、ics、all" in done.err
    assert foreign_words(done.err) == []


def test_resume_and_answers_exclude_each_other(huikuan):
    done = huikuan("plan", "--resume", "--answers", GOOD)
    assert done.code == 2
    assert "不能一起用" in done.err
