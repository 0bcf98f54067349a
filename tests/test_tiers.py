"""What is left out of a quick run is there, and is no more than was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import tiers

TESTS = Path(__file__).resolve().parent


@pytest.mark.parametrize("place", tiers.LONG)
def test_what_takes_long_is_there(place: str):
    assert (TESTS / place).is_dir() or (TESTS / f"{place}.py").is_file()


def test_a_quick_run_leaves_out_what_takes_long_and_nothing_else(request: pytest.FixtureRequest):
    for item in request.session.items:
        place = tiers.place_of(item)
        meant = place.split("/")[0] in tiers.LONG or place in tiers.LONG
        assert bool(item.get_closest_marker("long")) == meant, place
