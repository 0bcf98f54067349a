"""A day on which something happened, of which only the month is known: what is kept, what it counts from, and what is said of it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from core.building import setting
from core.lettering import LETTERS, letter, text_of
from factories import playbook, talk
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts
from huikuan_cli.core.answers.conflicts import conflicts
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.law.claim import GOVERNMENT, LARGE, NOT_COVERED, ClockFacts
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.receivable.payment_clocks import receivable
from huikuan_cli.core.receivable.payments import PaymentItem
from huikuan_cli.core.text.terms import Term
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from wizard.people import Person, ids, interviewed

TODAY = date(2026, 11, 23)
RULES = playbook().rules


def kept(key: str, typed: str) -> str:
    one = talk().find(key)
    assert one
    return str(check_value(one, typed, talk(), TODAY).value)


@pytest.mark.parametrize(
    ("key", "typed", "month"),
    [
        ("验收合格日期", "5月", "2026-05"),
        ("验收合格日期", "12月份", "2025-12"),
        ("交付日期", "今年三月", "2026-03"),
        ("交付日期", "三月", "2026-03"),
        ("交付日期", "去年10月底", "2025-10"),
        ("结算确认日", "2023年6月", "2023-06"),
        ("手续办完日", "4月中旬", "2026-04"),
        ("收票日期", "2026-07", "2026-07"),
    ],
)
def test_the_month_is_kept(key: str, typed: str, month: str):
    assert kept(key, typed) == month


@pytest.mark.parametrize(
    ("key", "typed", "offered"),
    [
        ("交付日期", "5月两百台都到了，库房收的", "2026-05"),
        ("交付日期", "3月，哪天真记不清", "2026-03"),
        ("结算确认日", "9月底送来审核单，还没盖章", UNKNOWN),
        ("签订日期", "去年8月", UNKNOWN),
        ("约定付款日", "明年3月", "2027-03-31"),
    ],
)
def test_where_more_or_less_is_said_it_is_asked_back(key: str, typed: str, offered: str):
    with pytest.raises(Unclear) as back:
        kept(key, typed)
    assert back.value.suggestion == offered


def test_the_wizard_asks_once_and_says_what_it_counts_from():
    facts = {"起算点": "验收合格", "验收状态": "已验收合格"}
    person = Person(facts, script={"验收合格日期": ["5月"]})
    assert interviewed(person)["验收合格日期"] == "2026-05"
    assert person.prompted.count("验收合格日期") == 1
    assert any("先按月底算、标※" in one for one in person.said)


def told(start: str, name: str, first: date, **given: Any) -> ClockFacts:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    known = {"start": start, "small": True, "told": "有书面证据", name: last, "by_month": ((name, first),)}
    return ClockFacts(today=TODAY, **known | given)


@pytest.mark.parametrize("payer", [GOVERNMENT, LARGE, NOT_COVERED, None])
@pytest.mark.parametrize("days", [None, 15, 90])
@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("验收合格", "accepted"),
        ("交付", "delivered"),
        ("结算确认", "settled"),
        ("考核签字", "settled"),
        ("收到发票", "invoiced"),
        ("手续办完", "stepped"),
        ("没写", "delivered"),
    ],
)
def test_no_day_of_the_month_is_due_later_or_may_be_barred_earlier_than_is_said(
    start: str, name: str, payer: str | None, days: int | None
):
    first = date(2023, 6, 1)
    known = {
        "payer": payer,
        "contract_days": days,
        "accepted": date(2023, 6, 30),
        "delivered": date(2023, 5, 2),
    }
    known.pop(name, None)
    whole = clock(told(start, name, first, **known), RULES)
    for offset in range(30):
        facts = structs.replace(
            told(start, name, first, **known), **{name: first + timedelta(days=offset)}, by_month=()
        )
        one = clock(facts, RULES)
        assert (one.due.effective is None) == (whole.due.effective is None)
        if not (one.due.effective and whole.due.effective and one.limitation and whole.limitation):
            continue
        assert one.due.effective.raw <= whole.due.effective.raw
        assert one.limitation.alarm >= whole.limitation.alarm


def test_what_is_due_by_a_month_is_doubtful_and_says_the_month():
    report = clock(told("验收合格", "accepted", date(2026, 5, 1), payer=GOVERNMENT), RULES)
    assert report.due.effective
    assert report.due.effective.raw == date(2026, 6, 30)
    assert any("只知道是哪个月" in one for one in report.due.doubts)
    assert "2026年5月（哪天不清楚，先按 2026-05-31" in report.due.words


def test_a_month_on_which_nothing_rests_makes_nothing_doubtful():
    facts = told("验收合格", "delivered", date(2026, 5, 1), payer=GOVERNMENT, accepted=date(2026, 6, 10))
    assert not any("只知道是哪个月" in one for one in clock(facts, RULES).due.doubts)


def test_the_present_month_ends_today():
    case = read_case({"验收合格日期": "2026-11"}, TODAY)
    assert case.accepted == TODAY
    assert clock_facts(case, RULES, TODAY).by_month == (("accepted", date(2026, 11, 1)),)


def test_the_month_of_a_first_acceptance_is_that_of_the_clock_only_where_it_counts():
    known = {"初验日期": "2026-05", "验收状态": "只过了初验", "起算点": "验收合格"}
    counts = read_case({**known, "按哪次验收": "初验后付"}, TODAY)
    assert clock_facts(counts, RULES, TODAY).by_month == (("accepted", date(2026, 5, 1)),)
    assert clock_facts(read_case(dict(known), TODAY), RULES, TODAY).by_month == ()


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"交付日期": "2026-05", "验收合格日期": "2026-05-20"}, []),
        ({"交付日期": "2026-05", "验收合格日期": "2025-10-20"}, ["验收合格日期"]),
        ({"验收合格日期": "2027-03"}, ["验收合格日期"]),
    ],
)
def test_only_what_no_day_of_the_month_allows_is_contradicted(answers: dict[str, Any], wrong: list[str]):
    found = conflicts(read_case(dict(answers), TODAY), TODAY)
    assert [key for key, *_ in found] == wrong
    assert not any(f"{answers[key]}-" in text for key, text, _ in found)  # no day that nobody knows


def test_an_old_debt_known_by_its_month_is_asked_about_what_came_since():
    old = {"拜访日期": "2026-11-24", "起算点": "验收合格", "验收状态": "已验收合格"}
    assert any("催款记录" in one for one in ids({**old, "验收合格日期": "2023-06"}))
    assert not any("催款记录" in one for one in ids({**old, "验收合格日期": "2026-06"}))


MONTH = {"验收标准": {"验收合格日期": "2025-07"}}


@pytest.mark.parametrize("name", [*LETTERS, "沟通单"])
def test_no_paper_for_the_customer_names_a_day_that_nobody_knows(name: str):
    shown = text_of(letter(name, **MONTH))
    assert "2025年7月31日" not in shown
    assert "2025-07-31" not in shown


def test_nothing_is_said_aloud_of_a_day_that_nobody_knows():
    s = setting(**MONTH)
    assert s.facts["验收日"] == "去年7月"
    assert s.facts["到期日"] is None


ITEMS = [
    PaymentItem("质保金", "质保金", Decimal(50000), day=date(2026, 8, 10)),
    PaymentItem("二期款", "进度款", Decimal(50000), "验收合格", date(2026, 8, 10), Term(30)),
    PaymentItem("预付款", "预付款", Decimal(50000), "签订", None, Term(10)),
    PaymentItem("服务费", "按期服务费", Decimal(50000)),
]


@pytest.mark.parametrize("payer", [GOVERNMENT, NOT_COVERED])
@pytest.mark.parametrize("item", ITEMS, ids=lambda one: one.name)
def test_a_month_of_one_payment_moves_no_day_of_another(item: PaymentItem, payer: str):
    first = ClockFacts(
        today=TODAY,
        payer=payer,
        start="验收合格",
        signed=date(2026, 1, 12),
        accepted=date(2026, 5, 31),
        by_month=(("accepted", date(2026, 5, 1)),),
        principal=Decimal(280000),
        contract_days=30,
    )
    known = structs.replace(first, by_month=())
    beside, alone = (
        receivable(("这一笔", "", one), (), (), [item], (), RULES).positions[1].report
        for one in (first, known)
    )
    assert beside == alone


def test_a_payment_that_counts_from_the_same_acceptance_has_its_month_too():
    first = ClockFacts(
        today=TODAY,
        payer=GOVERNMENT,
        start="验收合格",
        accepted=date(2026, 5, 31),
        by_month=(("accepted", date(2026, 5, 1)),),
        principal=Decimal(280000),
        contract_days=30,
    )
    item = PaymentItem("二期款", "进度款", Decimal(50000), "验收合格", None, Term(60))
    found = receivable(("这一笔", "", first), (), (), [item], (), RULES).positions[1].report
    assert any("哪个月" in one for one in found.due.doubts)
