"""A day with a few words behind it, a year or a month to come, and payments of another contract: asked back with what is meant."""

from __future__ import annotations

import pytest

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.values import Unclear


def field(key: str) -> Field:
    found = talk().find(key)
    if found is None:
        table = talk().find("协议或判决")
        found = next((one for one in table.columns if one.key == key), None) if table else None
    assert found
    return found


def offered(key: str, said: str) -> str:
    with pytest.raises(Unclear) as back:
        check_value(field(key), said, talk(), TODAY)
    return back.value.suggestion


@pytest.mark.parametrize(
    ("key", "said", "day"),
    [
        ("交付日期", "12月2日撤完移交签了", "2025-12-02"),
        ("约定付款日", "2026年12月31日前，调解书写的", "2026-12-31"),
        ("最晚付款日", "2026年12月31日前，调解书写的", "2026-12-31"),
        ("停收日", "18号财政关门", "2026-12-18"),
        ("停收日", "18号", "2026-12-18"),
        ("停收日", "11月18号", "2026-11-18"),
        ("约定付款日", "2028年", "2028-12-31"),
        ("约定付款日", "明年4月", "2027-04-30"),
        ("最晚付款日", "2027年2月", "2027-02-28"),
        ("约定付款日", "后年", "2028-12-31"),
    ],
)
def test_the_day_is_offered_for_one_enter(key: str, said: str, day: str):
    assert offered(key, said) == day


@pytest.mark.parametrize("said", ["2023年", "去年4月"])
def test_no_last_day_is_offered_for_a_time_that_is_over(said: str):
    assert offered("约定付款日", said) in ("不清楚", "")


def test_of_what_happened_the_month_is_kept():
    assert check_value(field("交付日期"), "今年4月", talk(), TODAY).value == "2026-04"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("质保金 2.592万 2028年", "质保金 2.592万  2028-12-31"),
        ("质保金1.857万 2028年底退", "质保金1.857万  2028-12-31"),
        ("讲解机租金2.4万，没合同", "没有"),
        ("质保金 2万 2027-05-10；车棚 9.2万 没签合同", "质保金 2万 2027-05-10"),
    ],
)
def test_a_line_of_payments_is_offered_as_it_can_be_taken(said: str, line: str):
    assert offered("款项", said) == line
    assert check_value(field("款项"), line, talk(), TODAY).value is not None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("履约保证金 1.7万 全部验收后三十天退", "履约保证金"),
        ("质保金 6.84万 验收满一年", "质保金"),
        ("服务费 每年3万 每年6月30号付 2026到2028年", "服务费第1期"),
    ],
)
def test_what_is_said_of_a_payment_is_no_part_of_its_name(said: str, name: str):
    rows = check_value(field("款项"), said, talk(), TODAY).value
    assert isinstance(rows, list)
    assert isinstance(rows[0], dict)
    assert rows[0]["名称"] == name


@pytest.mark.parametrize(
    ("key", "said", "day"),
    [
        ("验收合格日期", "核查报告今年三月二十号出的", "2026-03-20"),
        ("收票日期", "十月十二号送的", "2026-10-12"),
        ("收票日期", "票是十月十二号送、十一月三号签的", "2026-11-03"),
        ("拜访日期", "明天下午放学以后", "2026-11-24"),
    ],
)
def test_a_day_in_characters_amid_words_is_offered_as_one_in_figures_is(key: str, said: str, day: str):
    assert offered(key, said) == day


@pytest.mark.parametrize(
    ("said", "day"), [("今年三月二十号", "2026-03-20"), ("去年四月十六号", "2025-04-16")]
)
def test_a_day_with_its_year_in_characters_is_taken(said: str, day: str):
    assert check_value(field("验收合格日期"), said, talk(), TODAY).value == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("3月14、15号", "2026-03-15"),
        ("三月十四、十五两天", "2026-03-15"),
        ("3月14号、15号送的", "2026-03-15"),
        ("2026年3月14和15日", "2026-03-15"),
        ("9月18到21号", "2026-09-21"),
        ("12月28、29号", "2025-12-29"),
    ],
)
def test_of_two_days_of_a_month_the_later_is_offered_for_one_enter(said: str, day: str):
    assert offered("交付日期", said) == day
    assert check_value(field("交付日期"), day, talk(), TODAY).value == day


def test_two_days_of_two_months_are_asked_about_as_before():
    assert offered("交付日期", "3月14日和4月15日") == "2026-04-15"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("14、15号", "2026-12-14"),
        ("28号、29号", "2026-11-28"),
        ("二十五、二十六号都行", "2026-11-25"),
        ("2号或者3号", "2026-12-02"),
        ("12月14、15号", "2026-12-14"),
        ("1月5、6号", "2027-01-05"),
        ("下周二、三", "2026-12-01"),
        ("下周二三", "2026-12-01"),
        ("周四周五", "2026-11-26"),
        ("14、15号吧", "2026-12-14"),
        ("14或15", "2026-12-14"),
        ("下个月14、15号", "2026-12-14"),
        ("明后天", "2026-11-24"),
        ("这两天", "2026-11-24"),
        ("下周", "2026-11-30"),
        ("下周去", "2026-11-30"),
        ("周末前", "2026-11-27"),
    ],
)
def test_of_two_days_to_go_on_the_first_is_offered_for_one_enter(said: str, day: str):
    assert offered("拜访日期", said) == day
    assert check_value(field("拜访日期"), day, talk(), TODAY).value == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("14、15号", "2026-11-15"),
        ("28、29号送的", "2026-10-29"),
        ("14号、15号分两次送的", "2026-11-15"),
        ("上个月14、15号", "2026-10-15"),
        ("上周二、三", "2026-11-18"),
    ],
)
def test_of_two_days_without_a_month_on_which_something_happened_the_last_that_is_over_is_offered(
    said: str, day: str
):
    assert offered("交付日期", said) == day


@pytest.mark.parametrize("said", ["等放寒假再说", "学期末太忙，等过了年再说；票还没看"])
def test_what_is_put_off_is_no_month_of_what_happened(said: str):
    assert offered("验收合格日期", said) == "不清楚"


def test_of_the_last_days_for_papers_the_first_that_is_to_come_is_offered():
    assert offered("停收日", "14、15号") == "2026-12-14"


def test_of_two_days_to_pay_without_a_month_the_last_is_offered_in_the_month_that_is_nearest():
    assert offered("约定付款日", "14、15号") == "2026-11-15"
    assert offered("约定付款日", "28、29号") == "2026-11-29"


def test_a_week_that_is_said_of_what_has_happened_is_no_day():
    with pytest.raises(Unclear) as back:
        check_value(field("交付日期"), "这两天", talk(), TODAY)
    assert not back.value.suggestion


@pytest.mark.parametrize("said", ["15、14号", "14、35号", "合同14、15条"])
def test_what_is_no_two_days_is_asked_about_as_before(said: str):
    assert offered("拜访日期", said) not in ("2026-12-14", "2026-12-15")
