"""Appointments as an .ics file that Outlook, Apple Calendar and Chinese phones take (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

    from icalendar import Alarm, Event, Timezone

    from huikuan_cli.core.appointments import Appointment

ZONE = "Asia/Shanghai"
LENGTH, VISIT_LENGTH = timedelta(minutes=30), timedelta(hours=1)
EVENING_BEFORE = timedelta(hours=-7)  # 17:00 on the day before a whole-day entry
SHORTLY_BEFORE, IN_TIME_TO_GO = timedelta(minutes=-10), timedelta(hours=-1)
PRODID = "-//huikuan//CN"


def render_ics(appointments: Sequence[Appointment], name: str, stamp: date) -> bytes:
    """The calendar file: times in Asia/Shanghai, a reminder for each entry, the same bytes for the same appointments.

    `name`: what the calendar is called; `stamp`: the day as of which the dates were worked out.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for one in appointments:
        calendar.add_component(_event(one, datetime.combine(stamp, time(), UTC)))
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """China has had one offset without summer time since 1992; spelled out because not every reader knows the name."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _event(one: Appointment, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{sha256(one.id.encode()).hexdigest()[:32]}@huikuan")
    event.add("dtstamp", stamp)
    event.add("summary", one.title)
    event.add("description", one.text)
    if one.at is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("transp", "OPAQUE")
    else:
        start = datetime.combine(one.day, one.at, ZoneInfo(ZONE))
        event.add("dtstart", start)
        event.add("dtend", start + (VISIT_LENGTH if one.visit else LENGTH))
        event.add("transp", "OPAQUE" if one.visit else "TRANSPARENT")
    event.add("class", "PRIVATE")
    for before in _reminders(one):
        event.add_component(_reminder(one, before))
    return event


def _reminders(one: Appointment) -> tuple[timedelta, ...]:
    """How long before its start one is reminded of an entry; the evening before is that of the day it stands on."""
    if one.at is None:
        return (EVENING_BEFORE,)
    if not one.visit:
        return (SHORTLY_BEFORE,)
    since_midnight = timedelta(hours=one.at.hour, minutes=one.at.minute)
    return (EVENING_BEFORE - since_midnight, IN_TIME_TO_GO)


def _reminder(one: Appointment, before: timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", before)
    return alarm
