"""A test that hangs is ended, whatever it hangs in."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import pytest

import limits

if not hasattr(signal, "setitimer"):
    pytest.skip("no such alarm on Windows", allow_module_level=True)

SOON = 0.05


def spin() -> None:
    while True:
        pass


def swallow() -> None:
    while True:
        try:
            spin()
        except Exception:
            continue


def wait_for_a_byte() -> None:
    reading, writing = os.pipe()
    try:
        os.read(reading, 1)
    finally:
        os.close(reading)
        os.close(writing)


def wait_for_a_process() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        try:
            child.wait()
        finally:
            child.kill()


def backtrack() -> None:
    re.match(r"(a+)+b", "a" * 60)


@pytest.mark.parametrize("hang", [spin, swallow, wait_for_a_byte, wait_for_a_process, backtrack])
def test_what_hangs_is_ended(hang):
    with pytest.raises(limits.TookTooLong, match=r"0\.05"), limits.limited(SOON):
        hang()


def test_what_ends_in_time_goes_on_undisturbed():
    with limits.limited(SOON):
        pass
    assert signal.getitimer(signal.ITIMER_REAL)[0] > 1  # that of this test goes on


def test_every_test_has_a_minute(request):
    assert limits.seconds_of(request.node) == 60
    assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 60 * limits.MOST_BUSY


@pytest.mark.limit(90)
def test_a_mark_gives_it_longer(request):
    assert limits.seconds_of(request.node) == 90


@pytest.mark.limit(0.5)
def test_the_alarm_is_set_to_what_the_mark_says():
    assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 0.5 * limits.MOST_BUSY


@pytest.mark.parametrize(("load", "longer"), [(0.0, 1), (2.0, 1), (6.0, 3), (99.0, 5)])
def test_on_a_busy_machine_it_has_longer(monkeypatch, load, longer):
    monkeypatch.setattr(os, "getloadavg", lambda: (load, load, load))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert limits.here(60) == 60 * longer
