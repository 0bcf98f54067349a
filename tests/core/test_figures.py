"""The figures of the sheet: what each says, what it rests on, and what is to be checked."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from factories import TODAY, facts, playbook
from huikuan_cli.core.law.claim import BY_DATE, Event
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.receivable.figures import figures, older_law
from huikuan_cli.core.receivable.plan_figures import Figure

RULES = playbook().rules


def figure(id: str, today: date = TODAY, **over: object) -> Figure:
    return next(f for f in figures(clock(facts(today=today, **over), RULES), RULES, today) if f.id == id)


@pytest.mark.parametrize(
    ("accepted", "doubted"),
    [(date(2020, 12, 1), True), (date(2020, 12, 2), False)],
    ids=["due 2020-12-31", "due 2021-01-01"],
)
def test_a_due_date_before_the_law_that_is_cited_says_so(accepted: date, doubted: bool):
    found = figure("due.contract", accepted=accepted, contract_days=30)
    assert ("2020 年的事适用当时的法律，条号可能不同，待核" in found.to_check) == doubted


@pytest.mark.parametrize(
    ("ids", "day", "doubts"),
    [
        (("mfd201",), date(2020, 12, 31), ("2020 年的事适用当时的法律，条号可能不同，待核",)),
        (("mfd201",), date(2021, 1, 1), ()),
        (("lpr", "mfd201"), date(2019, 8, 20), ("2019 年的事适用当时的法律，条号可能不同，待核",)),
        (("lpr",), date(2019, 8, 20), ()),
        ((), date(2000, 1, 1), ()),
    ],
)
def test_older_law_is_doubted_only_for_an_article_that_is_younger_than_the_day(
    ids: tuple[str, ...], day: date, doubts: tuple[str, ...]
):
    assert older_law(RULES, ids, day) == doubts


def test_a_note_stands_in_the_working_and_not_among_the_doubts():
    found = figure("due.statutory")
    assert "周末是否属于“法定休假日”条文没写明" in found.working
    assert found.to_check == ()
    limit = figure("limitation")
    assert limit.working.endswith("放假表没有收录 2028 年，只按周末和固定节日顺延")
    assert limit.to_check == ()


RESTS = "到期日还有待核的地方"


@pytest.mark.parametrize("id", ["overdue", "interest.1", "interest.2", "limitation", "limitation.alarm"])
def test_what_rests_on_a_doubted_due_date_says_so(id: str):
    assert RESTS in figure(id, payer=None).to_check
    assert RESTS not in figure(id).to_check


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2028, 1, 9), "最晚 2028-01-10 前拿到一次有凭证的催款"),
        (date(2028, 1, 10), "已经进入警戒期：这次就要拿到一次有凭证的催款"),
        (date(2028, 7, 10), "已经进入警戒期：这次就要拿到一次有凭证的催款"),
        (date(2028, 7, 11), "这一天已经过了 1 天：先找律师，不要谈时效"),
    ],
)
def test_the_alarm_says_what_to_do_today(today: date, said: str):
    assert figure("limitation.alarm", today).working.endswith(f"；{said}")


def test_the_alarm_names_the_article_on_delivery_only_where_it_rests_on_it():
    assert any("mfd628" in one for one in figure("limitation.alarm").sources)
    demand = Event(date(2026, 3, 2), "催款函送达", proved=True)
    for over in ({"contract_days": 30}, {"events": (demand,)}):
        assert not any("mfd628" in one for one in figure("limitation.alarm", **over).sources)


def test_the_360_day_figure_is_in_the_working_and_not_to_be_checked():
    found = figure("interest.2")
    assert "按 360 天是 43,695.17～50,417.50 元" in found.working
    assert found.to_check == ()


def test_a_period_that_began_under_the_old_law_is_not_doubted_for_its_age():
    given = facts(
        today=date(2018, 6, 1),
        payer="不适用",
        start=BY_DATE,
        contract_date=date(2016, 3, 1),
        delivered=date(2016, 1, 5),
        accepted=date(2016, 1, 5),
        small=False,
    )
    (found,) = (f for f in figures(clock(given, RULES), RULES, given.today) if f.id == "limitation")
    assert (found.figure, found.to_check) == ("2019-03-01（周五）", ())
    assert "3 年" in found.working
    demand = Event(date(2017, 5, 5), "催款函送达", proved=True)
    given = structs.replace(given, events=(demand,))
    (found,) = (f for f in figures(clock(given, RULES), RULES, given.today) if f.id == "limitation")
    assert any("条号可能不同" in doubt for doubt in found.to_check)
