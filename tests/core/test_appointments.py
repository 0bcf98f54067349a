"""The dates of a plan as appointments: which, on which day, under which name."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from msgspec import structs

from core.building import ALARM, changed, led_by, plan, play, setting
from factories import TODAY, playbook, private
from huikuan_cli.core.advice.visit_before import Previous
from huikuan_cli.core.agenda.appointments import Appointment, appointments, time_of
from huikuan_cli.core.law.workdays import minus_months

NAME = "2026-11-25-某市数据局-数据平台.plan.yaml"


def entries(today: date = TODAY, **over: Any) -> dict[str, Appointment]:
    found = appointments(setting(**over) if today == TODAY else setting(today), plan(**over), NAME)
    assert len({one.id for one in found}) == len(found)
    return {one.id.rpartition("/")[2]: one for one in found}


def test_the_visit_is_a_whole_day_under_the_name_of_the_customer():
    visit = entries()["visit"]
    assert (visit.day, visit.at, visit.title) == (date(2026, 11, 25), None, "拜访 某市数据局")
    assert NAME in visit.text


def test_a_visit_with_a_time_stands_at_that_time():
    visit = entries(拜访={"拜访日期": "2026-11-25 14:30"})["visit"]
    assert (visit.day, visit.at, visit.visit) == (date(2026, 11, 25), time(14, 30), True)


def test_every_dated_step_of_the_plan_is_an_appointment_on_its_day():
    found = entries()
    steps = [one for one in plan().days if one.iso >= TODAY.isoformat()]
    assert len(steps) > 3
    for step in steps:
        assert found[step.id].day.isoformat() == step.iso
        assert step.action in found[step.id].text


def test_the_limitation_is_announced_a_year_half_a_year_and_thirty_days_before_and_on_the_day():
    alarm = ALARM
    found = entries()
    assert found["limitation"].day == alarm
    assert found["limitation-12"].day == minus_months(alarm, 12)
    assert found["limitation-6"].day == minus_months(alarm, 6)
    assert (alarm - found["limitation-30d"].day).days == 30
    assert "以法务核定为准" in found["limitation"].text


def test_what_is_past_is_left_out():
    alarm = ALARM
    found = entries(alarm - timedelta(days=10))
    assert {"f1", "limitation-12", "limitation-6", "limitation-30d"}.isdisjoint(found)
    assert "limitation" in found


def test_a_closing_day_far_off_gives_the_last_day_to_hand_in_papers():
    far = {"付款方式和日期": {"停收日": "2027-03-31"}}
    found = entries(**far)
    assert "v0" not in {one.id for one in plan(**far).days}
    assert found["v0"].day < date(2027, 3, 31)
    assert "2027-03-31" in found["v0"].text


LATER = led_by(play(), book=changed("calendar", windows=()))  # what is asked for takes more than one meeting


def test_the_day_promised_is_there_when_no_step_stands_on_it():
    saturday = {"我的4W2H": {"承诺日": "2026-12-05"}}  # the step is on the next working day
    assert entries(book=LATER, **saturday)["promise"].day == date(2026, 12, 5)
    assert "promise" not in entries(book=LATER, **{"我的4W2H": {"承诺日": "2026-12-04"}})


def test_what_is_asked_for_at_the_visit_itself_is_no_further_day():
    at_once = led_by(play(aim=structs.replace(play().aim, at_once="是")))
    assert "promise" not in entries(book=at_once)


def test_beside_a_situation_that_rules_no_day_to_hand_in_papers_is_put_down():
    assert "v7" in entries(book=led_by(play()))
    assert "v7" not in entries(book=led_by(play(rules="是")))


def ids(name: str, earlier: str = "", **over: Any) -> set[str]:
    made = plan(**over)
    if earlier:
        made = structs.replace(made, previous=Previous(earlier, "", "", ""))
    return {one.id for one in appointments(setting(**over), made, name)}


def test_a_plan_of_the_same_visit_on_another_day_moves_every_entry():
    moved = {"拜访": {"拜访日期": "2026-11-24"}}
    assert ids(NAME) == ids("2026-11-24-某市数据局-数据平台.plan.yaml", **moved)
    assert ids(NAME) == ids("另一个名称.plan.yaml")


def test_a_visit_that_goes_on_from_another_is_one_of_its_own_and_moves_the_limitation_alone():
    later = "2026-12-25-某市数据局-数据平台.plan.yaml"
    assert {one.rpartition("/")[2] for one in ids(NAME) & ids(later, earlier=NAME)} == {
        "limitation", "limitation-6", "limitation-12", "limitation-30d",
    }  # fmt: skip
    assert ids(later, earlier=NAME) == ids("别的名称.plan.yaml", earlier=NAME)


@pytest.mark.parametrize(
    "other",
    [{"拜访": {"客户": "另一个局"}}, {"交易项目": {"合同编号": "另一个-1"}}],
    ids=["customer", "contract"],
)
def test_another_contract_or_customer_has_entries_of_its_own(other: dict[str, Any]):
    assert not ids(NAME) & ids(NAME, **other)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("18:00 前", time(17, 0)),
        ("9：30", time(9, 30)),
        ("0:30 前", time(0, 30)),
        ("上午", time(9, 0)),
        ("下班前", time(16, 0)),
        ("下午", time(14, 0)),
        ("", time(9, 0)),
        ("25:99", time(9, 0)),
    ],
)
def test_the_time_of_day_is_read_from_the_words(words: str, meant: time):
    assert time_of(words) == meant


@pytest.mark.parametrize("kind", sorted(set(playbook().types) - {"e0"}))
def test_a_title_names_no_amount_no_type_and_no_tactic(kind: str):
    for one in entries(**{"客户类型": {"类型": kind}}).values():
        assert not private().search(one.title)
        assert "万" not in one.title
        assert "元" not in one.title
