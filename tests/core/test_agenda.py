"""Which lines of which plans are due, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factories import TODAY
from huikuan_cli.core.agenda.upcoming import Agenda, Dated, DueItem, DueStep, Kept, agenda
from huikuan_cli.core.text.values import dated, short_date
from huikuan_cli.core.text.written_days import step_day


def step(ahead: int, action: str = "回访", at: str = "下午") -> DueStep:
    """A step so many days after TODAY."""
    day = TODAY + timedelta(days=ahead)
    return DueStep(day.isoformat(), short_date(day), at, action)


def kept(
    visit: int = 100, *steps: DueStep, customer: str = "甲局", project: str = "平台", number: int = 1
) -> Kept:
    """A plan whose visit is so many days after TODAY (by default too far to be due itself)."""
    day = TODAY + timedelta(days=visit)
    plan = Dated(customer, project, dated(day), "李主任（财务）", "拿到单号", steps)
    return Kept(f"{day}-{customer}-{project}-{number}.plan.yaml", day, number, plan)


def days(found: Agenda) -> list[int]:
    return [(line.day - TODAY).days for group in found.groups for line in group.lines]


def test_nothing_is_due_without_plans():
    assert agenda([], TODAY) == Agenda((), 0)


def test_the_visit_comes_with_whom_to_see_and_what_to_get():
    (group,) = agenda([kept(1)], TODAY).groups
    assert (group.customer, group.project) == ("甲局", "平台")
    assert group.lines == (DueItem(TODAY + timedelta(days=1), "", "拿到单号", "李主任（财务）"),)


def test_a_visit_comes_with_its_time_where_the_plan_has_one():
    plan = kept(1)
    plan = plan._replace(plan=plan.plan._replace(visit=f"{plan.plan.visit}14:30"))
    (group,) = agenda([plan], TODAY).groups
    assert group.lines == (DueItem(TODAY + timedelta(days=1), "14:30", "拿到单号", "李主任（财务）"),)


def test_a_step_comes_with_its_time_of_day():
    (group,) = agenda([kept(100, step(2, "回访", "18:00 前"))], TODAY).groups
    assert group.lines == (DueItem(TODAY + timedelta(days=2), "18:00 前", "回访"),)


@pytest.mark.parametrize(("ahead", "due"), [(-15, False), (-14, True), (0, True), (3, True), (4, False)])
def test_a_line_is_due_from_two_weeks_late_to_three_days_ahead(ahead: int, due: bool):
    assert bool(agenda([kept(ahead)], TODAY).groups) == due
    assert bool(agenda([kept(100, step(ahead))], TODAY).groups) == due


def test_the_lines_of_a_plan_stand_in_the_order_of_their_days():
    plan = kept(-2, step(-2, "纪要"), step(1, "提醒"), step(0, "交材料"))
    (group,) = agenda([plan], TODAY).groups
    assert [line.action for line in group.lines] == ["拿到单号", "纪要", "交材料", "提醒"]


def test_the_plan_with_the_line_nearest_to_today_comes_first_and_what_lies_ahead_before_what_is_late():
    plans = [kept(n, customer=f"{n}") for n in (-3, 2, -1, 1, 0, 3)]
    assert days(agenda(plans, TODAY)) == [0, 1, -1, 2, 3, -3]


def test_of_many_lines_the_eight_nearest_to_today_are_kept_and_the_rest_is_counted():
    plan = kept(100, *(step(n) for n in range(-10, 4)))
    found = agenda([plan], TODAY)
    assert days(found) == [-4, -3, -2, -1, 0, 1, 2, 3]
    assert found.more == 6


def test_eight_lines_are_all_shown():
    found = agenda([kept(100, *(step(n) for n in range(-4, 4)))], TODAY)
    assert (len(days(found)), found.more) == (8, 0)


@pytest.mark.parametrize(
    "newer", [kept(1), kept(20), kept(-3, number=2)], ids=["later", "far ahead", "second"]
)
def test_a_plan_with_a_newer_one_for_the_same_matter_is_silent(newer: Kept):
    old = kept(-3, step(0))
    alone = agenda([newer], TODAY)
    assert agenda([old], TODAY).groups
    assert agenda([old, newer], TODAY) == alone
    assert agenda([newer, old], TODAY) == alone


@pytest.mark.parametrize("other", [{"customer": "乙局"}, {"project": "机房"}])
def test_a_plan_for_another_matter_silences_nothing(other: dict[str, str]):
    assert days(agenda([kept(-3), kept(1, **other)], TODAY)) == [1, -3]


def test_today_as_the_time_of_day_is_dropped_for_it_was_the_day_of_planning():
    (group,) = agenda([kept(100, step(-1, "报法务", "今天"))], TODAY).groups
    assert group.lines[0].at == ""


VISIT = date(2026, 12, 30)


@pytest.mark.parametrize(
    ("iso", "spoken", "expected"),
    [
        ("2027-01-04", "1月4日周一", date(2027, 1, 4)),
        ("2027-01-04", "1月6日周三", date(2027, 1, 6)),  # changed by hand, as the sheet prints it
        ("2026-12-31", "1月4日", date(2027, 1, 4)),
        ("2027-01-04", "下周再说", date(2027, 1, 4)),
        ("2027-01-04", "2月30日", date(2027, 1, 4)),
        ("", "1月4日周一", date(2027, 1, 4)),  # a plan of an older version: the year nearest to the visit
        ("", "12月31日周四", date(2026, 12, 31)),
        ("", "11月2日周一", date(2026, 11, 2)),
        ("", "下周再说", None),
        ("", "2月30日", None),
        ("2027-1-4", "", date(2027, 1, 4)),
        ("2027-1-4周一", "下周再说", date(2027, 1, 4)),
        ("2027-01-04", "2027-1-6周三", date(2027, 1, 6)),
        ("2027-01-04", "改到1月6号", date(2027, 1, 6)),
        ("2027-01-04", "27.1.6 14:30", date(2027, 1, 6)),
        ("2027-01-04", "二〇二七年一月六日", date(2027, 1, 6)),
        ("2027-01-04", "20270106", date(2027, 1, 6)),
        ("2027-01-04", "14:30-15:00", date(2027, 1, 4)),
        ("9999-99-99", "0月0日", None),
    ],
)
def test_the_day_of_a_step(iso: str, spoken: str, expected: date | None):
    assert step_day(iso, spoken, VISIT) == expected


def test_a_step_without_a_day_is_no_line():
    assert agenda([kept(100, DueStep("", "下周再说", "", "回访"))], TODAY).groups == ()


@pytest.mark.parametrize(
    ("written", "ahead"),
    [
        ("2026-11-25（周三）", 2),
        ("2026-11-25（周三）（没定，先按下一个工作日）", 2),
        ("2026/11/24", 1),
        ("改天", 3),  # the day in the file's name
    ],
)
def test_the_day_of_the_visit_is_the_one_written_in_the_plan(written: str, ahead: int):
    one = kept(3)
    moved = one._replace(plan=one.plan._replace(visit=written))
    assert days(agenda([moved], TODAY)) == [ahead]


def test_two_visits_of_one_contract_are_both_listed_on_their_days():
    first, second = kept(0), kept(1, step(2, "回访二"), number=2)
    assert days(agenda([first, second], TODAY)) == [0, 1, 2]
    assert days(agenda([second, first], TODAY)) == [0, 1, 2]


def test_of_an_older_plan_nothing_but_a_visit_to_come_is_listed():
    older, newest = kept(-1, step(1, "旧的一步")), kept(2, step(3, "新的一步"), number=2)
    assert days(agenda([older, newest], TODAY)) == [2, 3]


def test_a_visit_from_which_a_later_plan_goes_on_is_listed_no_more():
    older, newest = kept(1), kept(2, number=2)
    newest = newest._replace(plan=newest.plan._replace(earlier=older.file))
    assert days(agenda([older, newest], TODAY)) == [2]
