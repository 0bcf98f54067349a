"""A visit with a time of day: in the plan file, the calendar, the list of what is due, the next plan; and where a team's
file still asks for the day alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject

from cli.helpers import DAY, GOOD, changed
from huikuan_cli.store.work import plans

WHEN = "2026-11-25 14:30"


@pytest.fixture
def timed(huikuan, answers, tmp_path) -> Path:
    """A plan into the usual folder, with the visit at 14:30."""
    path = answers(changed("拜访日期: 2026-11-25", "拜访日期: 后天下午两点半"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--format", "md,ics")
    assert done.code == 0, done.err
    assert "“拜访日期”“后天下午两点半”按 2026-11-25（周三）14:30 理解" in done.err
    (plan,) = (tmp_path / "home" / "documents" / "回款教练").glob("*.plan.yaml")
    return plan


def test_the_plan_keeps_it_in_one_spelling_and_the_file_is_named_after_the_day(timed):
    assert timed.name.startswith("2026-11-25-清江市")
    stored = plans.read(timed)
    assert stored.raw["答案"]["拜访"]["拜访日期"] == WHEN
    assert stored.record.plan.head.visit == "2026-11-25（周三）14:30"


def test_the_sheet_and_the_calendar_show_it(timed):
    stem = timed.name.removesuffix(".plan.yaml")
    assert "2026-11-25（周三）14:30见李主任" in timed.with_name(f"{stem}.行动单.md").read_text(
        encoding="utf-8"
    )
    raw = timed.with_name(f"{stem}.ics").read_text(encoding="utf-8")
    calendar = vobject.readOne(raw)
    visit = next(one for one in calendar.vevent_list if one.summary.value.startswith("拜访"))
    assert visit.dtstart.value == datetime(2026, 11, 25, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert "DTSTART;TZID=Asia/Shanghai:20261125T143000" in raw


def test_it_stands_in_the_list_of_what_is_due(huikuan, timed):
    assert "后天 11月25日周三 14:30  清江市大数据中心：去见李主任" in huikuan().out


def test_render_and_show_take_it_and_a_time_written_in_by_hand(huikuan, timed):
    assert huikuan("show", timed).code == 0
    text = timed.read_text(encoding="utf-8")
    timed.write_text(text.replace(WHEN, "2026-11-25 上午9点"), encoding="utf-8")
    done = huikuan("render", timed)
    assert done.code == 0, done.err
    assert plans.read(timed).record.plan.head.visit == "2026-11-25（周三）09:00"


def test_the_next_visit_goes_on_from_it(huikuan, timed, tmp_path):
    done = huikuan("plan", "--from", timed, "--no-input", "--today", "2026-11-26")
    assert done.code == 2, "what is asked afresh is missing"
    assert "拜访日期" in done.err


def test_a_teams_file_that_still_asks_for_the_day_alone_is_sound_and_takes_a_time(huikuan, answers, tmp_path):
    team = tmp_path / "打法"
    team.mkdir()
    field = "      - {键: 拜访日期, 类型: 日期}\n"
    (team / "questions.yaml").write_text(f"版本: 2\n自问:\n  - id: s0\n    字段:\n{field}", encoding="utf-8")
    done = huikuan("playbook", "check", team)
    assert (done.code, "没有问题" in done.out + done.err) == (0, True)
    path = answers(changed("拜访日期: 2026-11-25", f"拜访日期: {WHEN}"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--playbooks", team)
    assert done.code == 0, done.err


def test_a_plan_without_a_time_says_none(huikuan, tmp_path):
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    assert "后天 11月25日周三  清江市大数据中心：去见李主任" in huikuan().out
