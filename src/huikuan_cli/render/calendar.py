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
LENGTH = timedelta(minutes=30)
EVENING_BEFORE = timedelta(hours=-7)  # 17:00 on the day before a whole-day entry
SHORTLY_BEFORE = timedelta(minutes=-10)
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
        event.add("dtend", start + LENGTH)
        event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add_component(_reminder(one))
    return event


def _reminder(one: Appointment) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", EVENING_BEFORE if one.at is None else SHORTLY_BEFORE)
    return alarm
