"""Two visits that differ are not given the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import pytest

from course.generated import TICKS, varied
from course.helpers import CASES, block, built, case_plan, sheet
from huikuan_cli.core.advice.plan import Plan

CASES_MADE, SHARE = 110, 5


@lru_cache
def made() -> tuple[Plan, ...]:
    return tuple(built(**one) for one in varied(CASES_MADE))


def templates(plan: Plan) -> Iterator[str]:
    """The template of every line that is spoken from the front."""
    lead = plan.matter.id
    shown = len([row for row in block(sheet(plan), "他说我答") if row.label != "还不放心"])
    yield from (f"{lead}.要什么.{one.name}" for one in plan.ask.levels)
    yield from (one.id for one in plan.openings)
    yield f"{lead}.开口.1"  # behind the lead-in of his type, which has an id of its own
    yield from (one.id for one in plan.replies[:shown])
    yield plan.relief.id


def test_no_line_is_spoken_from_more_than_a_fifth_of_the_fronts():
    fronts = [set(templates(one)) for one in made()]
    assert len(fronts) > 100
    counts = Counter(line for lines in fronts for line in lines)
    limit = len(fronts) / SHARE
    assert {line: times for line, times in counts.items() if times > limit} == {}


def test_the_templates_counted_are_all_the_words_on_the_front():
    for plan in made()[:20]:
        said = [row for one in sheet(plan).blocks if one.page == 1 for row in one.rows if row.style == "say"]
        assert len(said) == len(list(templates(plan))) - 1  # the first opening has two ids


def test_many_situations_lead_and_no_goal_is_that_of_half_the_cases():
    leads = Counter(one.matter.id for one in made())
    assert len(leads) >= 25
    assert max(leads.values()) < len(made()) / 2


def test_the_cases_differ_in_what_was_ticked():
    ticked = {str(one["付款责任人"]) for one in varied(CASES_MADE)}
    assert len(ticked) > len(TICKS) / 2


@pytest.mark.parametrize("case", CASES)
def test_no_teaching_case_shares_its_goal_or_its_words_with_another(case: str):
    others = {line for other in CASES if other != case for line in templates(case_plan(other))}
    assert set(templates(case_plan(case))) & others <= {case_plan(case).openings[0].id}
