"""Appointments as an .ics file that Outlook, Apple Calendar and Chinese phones take (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

    from icalendar import Alarm, Event, Timezone

    from huikuan_cli.core.agenda.appointments import Appointment

ZONE = "Asia/Shanghai"
LENGTH, VISIT_LENGTH = timedelta(minutes=30), timedelta(hours=1)
EVENING_BEFORE = timedelta(hours=-7)  # 17:00 on the day before a whole-day entry
SHORTLY_BEFORE, IN_TIME_TO_GO = timedelta(minutes=-10), timedelta(hours=-1)
PRODID = "-//huikuan//CN"


class EntryVersion(NamedTuple):
    """Which version of an entry a calendar program has: the later one wins (RFC 5546). `body`: all the rest of the entry."""

    sequence: int
    stamp: datetime
    body: bytes = b""


def render_ics(
    appointments: Sequence[Appointment], name: str, stamp: date, before: Iterable[bytes] = ()
) -> bytes:
    """The calendar file: times in Asia/Shanghai, a reminder for each entry, the same bytes for the same appointments.

    `name`: what the calendar is called; `stamp`: the day as of which the dates were worked out; `before`: calendar files that
    may have been taken in already. An entry that differs from its last version there is one version above it, so that it
    moves on a phone; one that does not stays as it is.
    """
    from icalendar import Calendar

    known = versions(before)
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for one in appointments:
        calendar.add_component(_versioned(_event(one), known, datetime.combine(stamp, time(), UTC)))
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


def _versioned(event: Event, known: Mapping[bytes, EntryVersion], stamp: datetime) -> Event:
    """The entry with its version; the body is what it is without one."""
    last, body = known.get(str(event["uid"]).encode()), _body(bytes(event.to_ical()))
    version = EntryVersion(0, stamp)
    if last:
        moved = EntryVersion(last.sequence + 1, max(stamp, last.stamp + timedelta(seconds=1)))
        version = last if last.body == body else moved
    event.add("dtstamp", version.stamp)
    event.add("sequence", version.sequence)
    return event


def versions(files: Iterable[bytes]) -> dict[bytes, EntryVersion]:
    """The last version of every entry of ours in some calendar files, by its UID; what cannot be read is passed over."""
    found: dict[bytes, EntryVersion] = {}
    for raw in files:
        for text in re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", raw, re.S):
            uid = re.search(rb"\r\nUID:([0-9a-f]{32}@huikuan)\r\n", text)
            stamp = re.search(rb"\r\nDTSTAMP:(\d{8}T\d{6})Z\r\n", text)
            number = re.search(rb"\r\nSEQUENCE:(\d{1,9})\r\n", text)
            with suppress(ValueError):  # no such day
                if uid and stamp:
                    when = datetime.strptime(stamp[1].decode(), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                    one = EntryVersion(int(number[1]) if number else 0, when, _body(text))
                    found[uid[1]] = max(one, found.get(uid[1], one))
    return found


def _body(event: bytes) -> bytes:
    return re.sub(rb"(?m)^(DTSTAMP|SEQUENCE):.*\r\n", b"", event)


def _event(one: Appointment) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{sha256(one.id.encode()).hexdigest()[:32]}@huikuan")
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
