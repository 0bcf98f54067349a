"""The next window of the budget year and the last day to hand in papers."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import changed, shown
from factories import TODAY, playbook
from huikuan_cli.core.advice.conditions import Situation
from huikuan_cli.core.advice.plan import WINDOW
from huikuan_cli.core.advice.windows import Opening, day_of, openings
from huikuan_cli.core.law.workdays import has_table, is_workday, plus_workdays

CALENDAR = playbook().calendar
BUDGET = {one.id for one in CALENDAR.windows if one.when}
UNTABLED = "放假表没有收录"
QUARTER = 92


def found(today: date = TODAY, closing: date | None = None, *excuses: str) -> tuple[Opening, ...]:
    return openings(CALENDAR, Situation(answers={}, today=today, excuses=excuses), closing)


def names(openings: tuple[Opening, ...]) -> list[str]:
    return [one.window.id for one in openings]


def test_late_in_november_the_year_end_window_is_next():
    # 2026-12-10 is a Thursday; seven working days before: Wed 9, Tue 8, Mon 7, Fri 4, Thu 3, Wed 2, Tue 1
    first = found()[0]
    assert (first.window.id, first.start, first.end) == ("v7", date(2026, 9, 1), date(2026, 12, 10))
    assert first.hand_in == date(2026, 12, 1)
    assert first.table
    assert not first.late
    assert not first.sure


def test_the_card_of_an_ordinary_case_names_the_day_to_hand_in():
    card = shown(WINDOW)[0]
    assert card.id == "v7"
    assert "最晚12月1日周二" in card.gist
    assert "12月10日周四" in card.title


@pytest.mark.parametrize(
    ("today", "window", "hand_in"),
    [
        # back from 02-28: Fri 27 to Tue 24 are four, the New Year holiday is 15 to 23, Sat 14 is worked: Mon 9 is ten
        (date(2026, 1, 5), "v1", date(2026, 2, 9)),
        (date(2026, 12, 1), "v7", date(2026, 12, 1)),
        (date(2026, 12, 10), "v7", date(2026, 12, 1)),  # late, and still open
        (date(2026, 12, 11), "v8", date(2026, 12, 28)),  # Thu 31; back: 30, 29, 28
        (date(2026, 12, 28), "v8", date(2026, 12, 28)),
    ],
)
def test_a_window_is_next_until_its_last_day(today: date, window: str, hand_in: date):
    first = found(today)[0]
    assert (first.window.id, first.hand_in) == (window, hand_in)


def test_after_the_last_window_of_the_year_comes_the_first_of_the_next():
    late, first = found(date(2026, 12, 29))[:2]
    assert (late.window.id, late.late) == ("v8", True)
    assert (first.window.id, first.start) == ("v1", date(2027, 1, 4))


def test_a_closing_day_that_he_named_comes_first():
    # Friday 12-18; three working days before: Thu 17, Wed 16, Tue 15
    first = found(TODAY, date(2026, 12, 18))[0]
    assert (first.window.id, first.sure, first.end) == ("v0", True, date(2026, 12, 18))
    assert first.hand_in == date(2026, 12, 15)


def test_a_closing_day_that_he_named_takes_the_place_of_this_years_windows_for_everybody():
    plain, told = found(), found(TODAY, date(2026, 12, 18))
    assert {"v7", "v8"} <= {one.window.id for one in plain if one.end.year == TODAY.year}
    assert names(told) == ["v0", *(one.window.id for one in plain if one.end.year > TODAY.year)]
    assert told[1].start.year == TODAY.year + 1


def test_a_closing_day_leaves_the_budget_windows_of_this_year():
    told = found(TODAY, date(2026, 12, 18), "o01")
    assert names(told)[:4] == ["v0", *names(found(TODAY, None, "o01"))[:3]]
    assert told[1].end == date(2026, 11, 30)


def test_the_closing_day_of_the_answers_comes_to_the_card():
    card = shown(WINDOW, 付款方式和日期={"停收日": "2026-12-18"})[0]
    assert card.id == "v0"
    assert "12月18日周五" in card.title
    assert "12月15日周二" in card.gist


@pytest.mark.parametrize("days", [0, 1, 2, 3])
def test_for_a_closing_day_that_is_very_near_the_day_to_hand_in_is_today(days: int):
    first = found(TODAY, TODAY + timedelta(days=days))[
        0
    ]  # a Monday: three working days before Thursday is Monday
    assert (first.window.id, first.hand_in) == ("v0", TODAY)


def test_the_card_says_that_today_is_the_last_day():
    assert "就是今天" in shown(WINDOW, 付款方式和日期={"停收日": "2026-11-24"})[0].gist


@pytest.mark.parametrize("closing", [date(2026, 11, 22), date(2025, 12, 18)])
def test_a_closing_day_in_the_past_is_ignored(closing: date):
    assert names(found(TODAY, closing)) == names(found())
    assert names(found())[0] != "v0"


@pytest.mark.parametrize("excuse", ["o01", "o25"])
def test_without_a_budget_the_budget_windows_come_first(excuse: str):
    all_of_them = names(found(TODAY, None, excuse))
    assert set(all_of_them[: len(BUDGET)]) == BUDGET == {"v4", "v5", "v6"}
    assert all_of_them[len(BUDGET)] == "v7"


# 11-30 is a Monday; ten working days before it: Mon 16
@pytest.mark.parametrize(
    ("today", "start", "late"),
    [
        (date(2026, 11, 16), date(2026, 9, 1), False),
        (date(2026, 11, 17), date(2026, 9, 1), True),
        (date(2026, 11, 30), date(2026, 9, 1), True),
        (date(2026, 12, 1), date(2027, 9, 1), False),
    ],
)
def test_a_budget_window_whose_day_to_hand_in_has_passed_is_named_while_it_is_open(
    today: date, start: date, late: bool
):
    (one,) = [one for one in found(today, None, "o01") if one.window.id == "v6"]
    assert (one.start, one.late) == (start, late)
    assert one.late == (one.hand_in < today)


def test_late_in_november_the_second_budget_round_comes_first_and_says_to_ask_today():
    late, after = shown(WINDOW, 卡在哪={"他上次说的": "o01"})
    assert (late.id, after.id) == ("v6", "v4")
    assert late.gist.startswith("已经晚了，今天就交，先问还收不收；")
    assert "最晚" not in late.gist
    assert "11月30日周一" in late.title


def test_a_window_is_not_dropped_for_a_later_one_because_its_day_to_hand_in_has_passed():
    # the visit is on 12-04: the day to hand in was 12-01, and 12-28 is of the next window
    card = shown(WINDOW, date(2026, 12, 3), 拜访={"拜访日期": "2026-12-04"})[0]
    assert card.id == "v7"
    assert card.gist.startswith("已经晚了，今天就交")
    assert "12月28日" not in card.gist


def test_a_day_of_another_year_is_shown_with_its_year():
    this, other = shown(WINDOW, date(2026, 12, 21))
    assert "年" not in "".join(re.findall(r"[^，（]*月\d+日", this.title + this.gist))
    assert "2027年1月4日周一起，到2027年2月28日周日" in other.title
    assert "最晚2027年2月15日" in other.gist


def test_budget_windows_are_in_the_order_of_their_last_day():
    # 10-31 is a Saturday: fifteen working days before it is Monday 10-12
    first = found(date(2026, 9, 1), None, "o01")[:3]
    assert [(one.window.id, one.hand_in) for one in first[:2]] == [
        ("v5", date(2026, 10, 12)),
        ("v6", date(2026, 11, 16)),
    ]
    assert first[2].end == date(2027, 8, 31)


def test_words_about_the_budget_bring_the_budget_window_to_the_card():
    assert shown(WINDOW, 卡在哪={"他上次说的": "没预算"})[0].id in BUDGET


def test_without_such_words_no_budget_window_is_named():
    assert BUDGET.isdisjoint(names(found()))
    assert BUDGET.isdisjoint(names(found(TODAY, None, "o09")))


def test_a_closing_day_goes_before_the_budget_windows():
    assert names(found(TODAY, date(2026, 12, 18), "o01"))[0] == "v0"


def test_every_day_of_the_year_has_a_window_for_everybody_within_a_quarter():
    day, end = date(2026, 1, 1), date(2026, 12, 31)
    while day <= end:
        first = found(day)[0]
        assert not first.window.when, day
        assert first.end >= day, day
        assert (first.start - day).days <= QUARTER, day
        day += timedelta(days=1)


def test_a_year_without_a_holiday_table_is_told():
    year = 2027
    while has_table(year):
        year += 1
    first = found(date(year, 3, 2))[0]
    assert not first.table
    card = shown(WINDOW, date(year, 3, 2), 拜访={"拜访日期": f"{year}-03-03"})[0]
    assert any(UNTABLED in point.text for point in card.points)


def test_a_year_with_a_holiday_table_is_not_questioned():
    assert not any(UNTABLED in point.text for card in shown(WINDOW) for point in card.points)


def test_a_playbook_without_windows_gives_no_card():
    assert shown(WINDOW, book=changed("calendar", windows=())) == []


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("11-01", 2026, date(2026, 11, 1)),
        ("02-29", 2027, date(2027, 2, 28)),
        ("02-29", 2028, date(2028, 2, 29)),
    ],
)
def test_a_month_and_day_become_a_day_of_the_year(text: str, year: int, expected: date):
    assert day_of(text, year) == expected


@pytest.mark.parametrize("text", ["13-01", "11-31", "11", "十一月", ""])
def test_a_day_that_does_not_exist_is_refused(text: str):
    with pytest.raises(ValueError, match=r"."):
        day_of(text, 2026)


DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))


@given(
    DAYS,
    st.none() | DAYS,
    st.just({"o01"}) | st.sets(st.sampled_from([one.id for one in playbook().excuses.excuses]), max_size=3),
)
def test_papers_are_handed_in_before_the_end_and_only_an_open_window_may_be_late(
    today: date, closing: date | None, excuses: set[str]
):
    all_of_them = found(today, closing, *excuses)
    assert len(set(names(all_of_them))) == len(all_of_them)
    for one in all_of_them:
        assert one.hand_in <= one.end
        assert one.late == (one.hand_in < today)
        assert not one.late or today <= one.end
        assert one.start <= one.end
        assert is_workday(one.hand_in) or one.hand_in == today
        back = plus_workdays(one.end, -one.window.ahead)
        assert one.hand_in == (max(back, today) if one.sure else back)
