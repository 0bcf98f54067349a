"""The calendar file, read back by two other libraries than the one that wrote it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from msgspec import structs

from huikuan_cli.core.agenda.appointments import Appointment
from huikuan_cli.core.text.values import clean
from huikuan_cli.render.ics import render_ics
from properties import examples

DAY = date(2026, 11, 23)
VISIT = Appointment("a/visit", date(2026, 11, 25), None, "拜访 某市数据局", "带上行动单")
STEP = Appointment(
    "a/f1", date(2026, 12, 2), time(14, 0), "某市数据局：当天回访", "下午：当天回访，要单号；要签收"
)


def read_raw(raw: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(raw.decode("utf-8"))


def read(*appointments: Appointment) -> Calendar:
    return read_raw(render_ics(appointments, "回款 某市数据局", DAY))


def test_a_visit_is_a_whole_day_with_a_reminder_at_five_the_day_before():
    event = read(VISIT).events[0]
    assert (event.dtstart, event.dtend) == (date(2026, 11, 25), date(2026, 11, 26))
    assert event.alarm[0].trigger == timedelta(hours=-7)


TIMED = structs.replace(VISIT, at=time(14, 30), visit=True)


def test_a_visit_with_a_time_takes_an_hour_in_china_and_is_announced_the_evening_before_and_an_hour_before():
    event = read(TIMED).events[0]
    start = datetime(2026, 11, 25, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert (event.dtstart, event.dtend) == (start, start + timedelta(hours=1))
    assert event.dtstart.utcoffset() == timedelta(hours=8)
    before = sorted(start + one.trigger for one in event.alarm)
    assert before == [datetime(2026, 11, 24, 17, 0, tzinfo=start.tzinfo), start - timedelta(hours=1)]


def test_a_visit_that_gets_a_time_later_is_the_same_entry():
    assert read(TIMED).events[0].uid == read(VISIT).events[0].uid


def test_a_step_has_its_hour_in_china_and_a_reminder():
    event = read(STEP).events[0]
    start = datetime(2026, 12, 2, 14, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert event.dtstart == start
    assert event.dtstart.utcoffset() == timedelta(hours=8)
    assert event.dtend == start + timedelta(minutes=30)
    assert event.alarm[0].trigger == timedelta(minutes=-10)
    assert (event.summary, event.description) == (STEP.title, STEP.text)


def test_the_zone_is_spelled_out_for_readers_that_do_not_know_its_name():
    zone = read(STEP).timezones[0]
    assert zone.tz_id == "Asia/Shanghai"
    assert [one.tz_offset_to.offset for one in zone.standard] == [timedelta(hours=8)]
    assert not zone.daylight


def test_the_same_appointment_keeps_its_identity_on_another_day_and_another_has_another():
    moved = Appointment(VISIT.id, date(2026, 12, 1), None, "拜访", "")
    first, second, third = read(VISIT).events[0], read(moved).events[0], read(STEP).events[0]
    assert first.uid == second.uid
    assert first.uid != third.uid


def test_the_same_appointments_give_the_same_bytes():
    assert render_ics((VISIT, STEP), "回款", DAY) == render_ics((VISIT, STEP), "回款", DAY)


def test_an_entry_that_moved_is_one_version_above_the_one_that_a_phone_has_and_the_others_stay():
    first = render_ics((VISIT, STEP), "回款", DAY)
    moved = structs.replace(VISIT, day=date(2026, 11, 27))
    second = render_ics((moved, STEP), "回款", DAY, [first])
    third = render_ics((VISIT, STEP), "回款", DAY - timedelta(days=30), [first, b"\xff nothing", second])
    found = [
        {one.uid: (one.sequence, one.dtstamp, one.dtstart) for one in read_raw(raw).events}
        for raw in (first, second, third)
    ]
    visit, step = read(VISIT).events[0].uid, read(STEP).events[0].uid
    assert [one[visit][0] for one in found] == [0, 1, 2]
    assert found[0][visit][1] < found[1][visit][1] < found[2][visit][1]
    assert [one[visit][2] for one in found] == [VISIT.day, moved.day, VISIT.day]
    assert found[0][step] == found[1][step] == found[2][step]


def test_what_did_not_change_gives_the_same_bytes_on_a_later_day():
    long = Appointment("b", DAY, None, "长" * 300, "很长；" * 500)
    first = render_ics((VISIT, STEP, long), "回款", DAY)
    assert render_ics((VISIT, STEP, long), "回款", DAY + timedelta(days=9), [first]) == first


def test_a_calendar_of_an_older_version_without_sequence_is_gone_on_from():
    first = render_ics((VISIT,), "回款", DAY).replace(b"SEQUENCE:0\r\n", b"")
    moved = structs.replace(VISIT, day=date(2026, 11, 27))
    assert read_raw(render_ics((moved,), "回款", DAY, [first])).events[0].sequence == 1


@pytest.mark.parametrize(
    "spoilt", [b"DTSTAMP:99999999T999999Z", b"DTSTAMP:x", b"SEQUENCE:99999999999999", b"SEQUENCE:-1"]
)
def test_a_calendar_that_somebody_spoilt_stops_nothing(spoilt):
    first = render_ics((VISIT,), "回款", DAY)
    key = spoilt.partition(b":")[0]
    broken = re.sub(rb"(?m)^" + key + rb":.*(?=\r\n)", spoilt, first)
    assert broken != first
    assert read_raw(render_ics((VISIT,), "回款", DAY, [broken])).events[0].sequence in (0, 1)


def test_lines_are_no_longer_than_75_octets_and_end_as_the_standard_says():
    text = render_ics((STEP, Appointment("b", DAY, None, "长" * 300, "很长" * 500)), "回款", DAY)
    assert text.endswith(b"\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75


@given(st.text(max_size=200), st.text(max_size=200))
@examples(200)
def test_whatever_was_typed_comes_back_as_plain_text(title, text):
    title, text = clean(title), clean(text)
    found = read(Appointment("x", DAY, None, title, text)).events
    assert len(found) == 1
    assert (found[0].summary, found[0].description or "") == (title, text)


def test_a_second_reader_finds_the_same_titles_days_hours_and_reminders():
    raw = render_ics((VISIT, STEP), "回款 某市数据局", DAY).decode("utf-8")
    visit, step = vobject.readOne(raw).vevent_list
    assert (visit.summary.value, visit.dtstart.value) == (VISIT.title, VISIT.day)
    assert visit.valarm.trigger.value == timedelta(hours=-7)
    assert (step.summary.value, step.description.value) == (STEP.title, STEP.text)
    assert step.dtstart.value == datetime(2026, 12, 2, 14, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
