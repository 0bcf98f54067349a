"""A contract that pays so many days after the invoice: the days are taken with the start, and the day of its receipt is neither that on
which it was written nor that of one that came back."""

from __future__ import annotations

from datetime import date

import pytest

from core.building import setting
from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.law.claim import BY_INVOICE
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from wizard.people import Person, field, interviewed


@pytest.mark.parametrize(
    ("typed", "start", "days"),
    [
        ("收票后30日内", BY_INVOICE, "30"),
        ("收到发票之日起10个工作日", BY_INVOICE, "10个工作日"),
        ("票到30天", BY_INVOICE, "30"),
        ("验收合格后三个月", "验收合格", "3个月"),
        ("业主付款后15日内", "拨款到位", "15"),
        ("备案后十五个工作日", "手续办完", "15个工作日"),
    ],
)
def test_the_days_that_stand_behind_the_start_are_not_asked_again(typed: str, start: str, days: str):
    person = Person(script={"起算点": [typed]})
    answers = interviewed(person)
    assert (answers["起算点"], answers["付款天数"]) == (start, days)
    assert "付款天数" not in person.prompted
    assert any(line.startswith("一起记下：付款天数") for line in person.said)


@pytest.mark.parametrize("typed", ["收到发票", "5", "商票到期"])
def test_a_start_without_days_brings_none(typed: str):
    person = Person(script={"起算点": [typed]})
    assert "付款天数" not in interviewed(person)


@pytest.mark.parametrize(
    ("typed", "offered", "said"),
    [
        ("8月3号开的票", "2026-08-03", "开票那天"),
        ("票是8月3号开的，8月10号他们签收", "2026-08-10", "最后那一个"),
        ("8月10号送过，第二天退回来了", UNKNOWN, "票退回来了"),
        ("9月3号寄到的，前台签的", "2026-09-03", "2026-09-03"),
    ],
)
def test_the_day_of_receipt_is_asked_back(typed: str, offered: str, said: str):
    with pytest.raises(Unclear) as back:
        check_value(field("收票日期"), typed, talk(), TODAY)
    assert back.value.suggestion == offered
    assert said in str(back.value)


@pytest.mark.parametrize("typed", ["没送", "退回来了", "还没开"])
def test_an_invoice_that_is_not_there_was_received_on_no_day(typed: str):
    assert check_value(field("收票日期"), typed, talk(), TODAY).value == UNKNOWN


def test_a_further_payment_counts_from_an_invoice_of_its_own():
    given = {
        "款项": ["尾款 2万 收票2026-08-10后30天", "进度款 1万 收票后30天"],
        "收票日期": "2026-05-11",
        "到期应付": "500000",
    }
    found = setting(付款方式和日期={"起算点": BY_INVOICE, "付款天数": "30", **given})
    due = {one.name: one.report.due.effective for one in found.payments.positions}
    assert due["尾款"] is not None
    assert due["尾款"].raw == date(2026, 9, 9)
    assert due["进度款"] is None  # nobody said when its invoice came
