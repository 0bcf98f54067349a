"""What the program may know of the world: the hour at which 明天 means the day that has begun, and when work is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

import huikuan_cli.env
from huikuan_cli.env import Env


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> Env:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return moment.astimezone(tz)

    monkeypatch.setattr(huikuan_cli.env, "datetime", Clock)
    return Env.from_process()


@pytest.mark.parametrize(
    ("hour", "minute", "early"), [(15, 59, False), (16, 0, True), (20, 59, True), (21, 0, False)]
)
def test_before_dawn_in_china_the_day_has_begun_that_is_called_tomorrow(monkeypatch, hour, minute, early):
    env = at(monkeypatch, datetime(2026, 11, 30, hour, minute, tzinfo=UTC))
    assert env.before_dawn(env.system_today()) is early
    assert not env.before_dawn(date(2026, 11, 23)), "a day that was given"


@pytest.mark.parametrize(
    ("hour", "minute", "late"), [(9, 59, False), (10, 0, True), (15, 59, True), (16, 0, False)]
)
def test_work_is_over_in_china_from_six_until_midnight(monkeypatch, hour, minute, late):
    monkeypatch.delenv("HUIKUAN_TODAY")
    env = at(monkeypatch, datetime(2026, 11, 30, hour, minute, tzinfo=UTC))
    assert env.after_work(env.system_today()) is late
    assert not env.after_work(date(2026, 11, 23)), "another day"


def test_a_day_that_was_given_has_no_evening(monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-30")
    env = at(monkeypatch, datetime(2026, 11, 30, 12, tzinfo=UTC))
    assert not env.after_work(date(2026, 11, 30))
