"""A day that was changed by hand in a plan is read alike by the home page, the calendar, the papers and the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from icalendar import Calendar

from cli.helpers import DAY, GOOD, changed


def edit(plan: Path, key: str, old: str, new: str) -> None:
    text = plan.read_text(encoding="utf-8")
    row = re.search(rf"^ *{key}: '?{old}'?$", text, re.M)
    assert row, (key, old)
    plan.write_text(text.replace(row[0], row[0].replace(old, new), 1), encoding="utf-8")


def days_of(plan: Path) -> dict[str, str]:
    (file,) = plan.parent.glob("*.ics")
    calendar = Calendar.from_ical(file.read_bytes())
    return {
        str(one["summary"]): one.decoded("dtstart").strftime("%Y-%m-%d") for one in calendar.walk("VEVENT")
    }


def step(plan: Path) -> tuple[str, str, str]:
    """哪天, 日期 and 做什么 of the last step of the plan."""
    text = plan.read_text(encoding="utf-8")
    rows = re.findall(r"- id: .*\n    哪天: (.*)\n    时点: .*\n    做什么: (.*)\n    日期: '(.*)'", text)
    spoken, action, iso = rows[-1]
    return spoken, iso, action


SPELT = ["2026-12-2周三", "2026-12-02", "2026/12/2", "12月2日", "12月2号周三", "改到12月2日（周三）下午"]


@pytest.mark.parametrize("written", SPELT)
def test_a_day_rewritten_by_hand_is_followed_by_home_calendar_papers_and_screen(
    huikuan, planned, monkeypatch, written
):
    plan = planned()
    spoken, iso, action = step(plan)
    assert iso != "2026-12-02"
    edit(plan, "哪天", spoken, written)
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-12-02")
    monkeypatch.chdir(plan.parent)
    (plan.parent / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "120")
    assert re.search(rf"  今天.*{re.escape(action[:8])}", huikuan().out)
    assert huikuan("ics", plan).code == 0
    moved = [title for title, day in days_of(plan).items() if day == "2026-12-02"]
    assert any(action[:6] in title for title in moved)
    assert huikuan("render", plan).code == 0
    (sheet,) = plan.parent.glob("*.行动单.md")
    assert written in sheet.read_text(encoding="utf-8")
    shown = huikuan("show", plan, "--detail")
    assert shown.code == 0
    assert written in shown.out


@pytest.mark.parametrize("written", ["2026-12-2周三", "随便", "", "2026-13-45", "12月2日"])
@pytest.mark.parametrize("command", [("ics",), ("render",), ("show",), ("letter",)])
def test_a_machines_day_spoilt_by_hand_is_no_fault_of_the_program(huikuan, planned, command, written):
    plan = planned()
    edit(plan, "日期", step(plan)[1], written)
    done = huikuan(*command, plan)
    assert done.code == 0, done.err


def test_a_visit_moved_by_hand_moves_in_the_calendar(huikuan, planned):
    plan = planned()
    edit(plan, "拜访日", "2026-11-25（周三）", "2026-11-27 周五 10:00")
    assert huikuan("ics", plan).code == 0
    (file,) = plan.parent.glob("*.ics")
    assert "DTSTART;TZID=Asia/Shanghai:20261127T100000" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["2026/11/23", "2026-11-23周一", "26.11.23", "2026年11月23号"])
def test_the_day_of_the_plan_is_read_however_it_is_spelt(huikuan, planned, written):
    plan = planned()
    edit(plan, "今天", DAY, written)
    done = huikuan("render", plan)
    assert done.code == 0
    assert "重新" not in done.err, "the same day draws no new conclusions"
    assert f"按 {DAY} 算" in huikuan("show", plan).out


@pytest.mark.parametrize("command", [("ics",), ("render",), ("letter",), ("share",)])
def test_a_day_of_the_plan_that_nobody_can_read_is_named_at_its_line(huikuan, planned, command):
    plan = planned()
    edit(plan, "今天", DAY, "那天")
    done = huikuan(*command, plan)
    assert done.code == 1
    assert "“生成”里的“今天”写着“那天”" in done.err
    assert re.search(r"plan\.yaml:4 ", done.err)
    assert "--today" not in done.err
    assert huikuan("show", plan).code == 0


def entries(file: Path) -> dict[str, tuple[int, object, object]]:
    """Version, stamp and day of every entry by its UID."""
    return {
        str(one["uid"]): (int(one["sequence"]), one.decoded("dtstamp"), one.decoded("dtstart"))
        for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    }


def test_a_visit_that_is_planned_again_for_another_day_moves_on_the_phone_instead_of_standing_there_twice(
    huikuan, answers, tmp_path
):
    argv = ("--today", DAY, "--format", "md,ics", "--out", tmp_path / "出")
    assert huikuan("plan", "--answers", GOOD, *argv).code == 0
    (first,) = (tmp_path / "出").glob("*.ics")
    later = answers(changed("拜访日期: 2026-11-25", "拜访日期: 2026-11-27"))
    assert huikuan("plan", "--answers", later, *argv).code == 0
    (second,) = set((tmp_path / "出").glob("*.ics")) - {first}
    before, after = entries(first), entries(second)
    visit = next(uid for uid, one in before.items() if str(one[2]) == "2026-11-25")
    assert str(after[visit][2]) == "2026-11-27"
    assert after[visit][0] == before[visit][0] + 1
    assert after[visit][1] > before[visit][1]
    text = second.read_bytes()
    assert "内容和原来一样" in huikuan("plan", "--answers", later, *argv).err
    assert second.read_bytes() == text


@pytest.mark.parametrize("command", ["render", "ics"])
def test_the_help_says_that_the_day_of_the_plan_counts(huikuan, command):
    said = re.sub(r"\s", "", huikuan(command, "--help").out)
    assert "不写就按计划里记的那一天" in said
    assert "不写就是今天" not in said


@pytest.mark.parametrize("command", ["render", "ics"])
def test_a_day_after_the_visit_is_taken_with_a_note(huikuan, planned, command):
    plan = planned()
    done = huikuan(command, plan, "--today", "2026-12-01")
    assert done.code == 0, done.err
    assert "拜访日期 2026-11-25 在 2026-12-01 以前" in done.err
    if command == "ics":
        assert {day for day in days_of(plan).values() if day < "2026-12-01"} == set()
    assert "拜访日期" not in huikuan(command, plan, "--today", "2026-11-25").err.replace("“验收合格日期”", "")
