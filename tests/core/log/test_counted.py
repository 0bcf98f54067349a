"""A payment that was logged gives the same figures as one that was answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.log.logs import LAST, logs
from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.log import Begun, read_log, replay
from huikuan_cli.core.log.counted import counted, facts_in
from huikuan_cli.core.text.values import iso
from properties import examples

PROOF = "有书面凭证"
PAID = {"记录": "到账", "编号": "r1", "日期": "2026-11-20", "金额": "200000.00"}
ROW = {"日期": "2026-11-20", "金额": "200000.00", "凭证": PROOF}


def answers(**over: Any) -> dict[str, Any]:
    reading = read_answers(tree(**over), talk(), TODAY, "", lambda path: 0)
    assert reading.problems == []
    return reading.answers


def logged(given: dict[str, Any], *rows: dict[str, Any], today: date = TODAY) -> dict[str, Any]:
    log = read_log(list(rows), today)
    assert log.mistakes == ()
    return counted(given, replay(Begun(), log, today))


def plan(given: dict[str, Any]):
    return make_plan(playbook(), given, TODAY)


MONEY = "付款方式和日期"


@pytest.mark.parametrize("before", ["0", "109000"])
@pytest.mark.parametrize(
    "owed", [{"到期应付": "860000"}, {"到期应付": None, "起算点": "验收合格"}], ids=["stated", "worked out"]
)
def test_a_logged_part_payment_gives_the_plan_of_one_that_was_answered(before, owed):
    total = f"{int(before) + 200000}.00"
    base = {key: value for key, value in {"起算点": "验收合格", **owed}.items() if value}
    was = answers(**{"交易项目": {"合同额": str(860000 + int(before)), "已付金额": before}, MONEY: base})
    was = {key: value for key, value in was.items() if key != "到期应付" or "到期应付" in base}
    now = {**was, "已付金额": total, "部分付款": [ROW]}
    assert logged(was, PAID) == now
    assert plan(logged(was, PAID)) == plan(now) != plan(was)


def test_a_logged_payment_of_another_payment_of_the_contract_goes_to_that_one():
    was = answers(**{"交易项目": {"合同额": "91万"}, MONEY: {"款项": "质保金 5万 2026-10-10"}})
    now = answers(
        **{
            "交易项目": {"合同额": "91万", "已付金额": "20000"},
            MONEY: {"款项": "质保金 5万 2026-10-10", "部分付款": [{**ROW, "金额": "2万", "款项": "质保金"}]},
        }
    )
    assert plan(logged(was, {**PAID, "金额": "2万", "款项": "质保金"})) == plan(now)


def test_under_an_agreement_the_money_goes_to_its_instalments():
    rows = [
        {"文书": "还款协议", "最晚付款日": "2026-10-30", "金额": "300000", "已付": "100000"},
        {"文书": "还款协议", "最晚付款日": "2026-12-30", "金额": "560000"},
    ]
    was = answers(**{MONEY: {"协议或判决": rows}})
    paid = [{**rows[0], "已付": "300000"}, {**rows[1], "已付": "0"}]
    now = answers(**{"交易项目": {"已付金额": "200000"}, MONEY: {"协议或判决": paid, "部分付款": [ROW]}})
    assert plan(logged(was, PAID)).figures == plan(now).figures


def test_a_signed_receipt_that_was_logged_makes_the_limitation_run_anew_like_one_that_was_answered():
    event = {"日期": "2026-11-20", "事件": "催款函送达", "凭证": PROOF}
    was = answers(**{MONEY: {"催款记录": []}})
    now = answers(**{MONEY: {"催款记录": [event]}})
    talked = {"记录": "拜访", "编号": "r1", "日期": "2026-11-20", "拿回": "签收回执", "算": "催款函送达"}
    assert plan(logged(was, talked)) == plan(now)
    assert plan(logged(was, talked)).figures != plan(was).figures


def test_what_was_not_clear_stays_not_clear_beside_what_was_logged():
    found = logged({"部分付款": "不清楚", "已付金额": "不清楚", "催款记录": "不清楚"}, PAID)
    assert found["部分付款"] == [{"日期": "不清楚", "金额": "不清楚"}, ROW]
    assert found["已付金额"] == "不清楚"


def test_a_log_without_money_or_papers_changes_no_answer():
    given = answers()
    assert logged(given, {"记录": "拜访", "日期": "2026-11-20", "见到": "王科长"}) == given


CARRIED = {**PAID, "来自": "上一份.plan.yaml"}
NOW = {"部分付款": [ROW], "已付金额": "200000.00"}


def test_what_an_earlier_plan_logged_is_in_the_answers_already():
    assert logged(NOW, CARRIED) == NOW


@pytest.mark.parametrize(
    ("fix", "rows", "paid"),
    [
        ({"改成": {"金额": "2万"}}, [{**ROW, "金额": "20000.00"}], "20000.00"),
        ({"改成": {"日期": "2026-11-19"}}, [{**ROW, "日期": "2026-11-19"}], "200000.00"),
        ({"作废": "是"}, [], "0.00"),
    ],
)
def test_a_correction_of_what_an_earlier_plan_logged_changes_the_answers(fix, rows, paid):
    found = logged(NOW, CARRIED, {"记录": "更正", "日期": "2026-11-23", "哪一条": "r1", **fix})
    assert found == {"部分付款": rows, "已付金额": paid}


def test_a_row_that_somebody_changed_by_hand_stays_as_he_wrote_it():
    given = {"部分付款": [{**ROW, "金额": "190000.00"}], "已付金额": "190000.00"}
    void = {"记录": "更正", "日期": "2026-11-23", "哪一条": "r1", "作废": "是"}
    assert logged(given, CARRIED, void) == given


@examples(40)
@given(
    st.lists(
        st.tuples(st.dates(date(2026, 1, 5), TODAY), st.integers(1, 200_000), st.booleans()),
        max_size=4,
        unique_by=lambda one: one[0],
    )
)
def test_any_payments_logged_or_answered_give_the_same_plan(paid):
    proofs = {True: PROOF, False: "没有凭证"}
    rows = [{"日期": iso(d), "金额": f"{n}.00", "凭证": proofs[p]} for d, n, p in paid]
    entries = [{"记录": "到账", "编号": f"r{n}", **row} for n, row in enumerate(rows)]
    total = sum(n for _, n, _ in paid)
    was = answers()
    now = (
        {**was, "已付金额": f"{total}.00", "部分付款": sorted(rows, key=lambda row: row["日期"])}
        if paid
        else was
    )
    assert plan(logged(was, *entries)) == plan(now)


SECRET = "今晚单独找他谈"


@examples(60)
@given(logs(st.just(SECRET)))
def test_no_word_of_the_log_gets_into_what_letters_and_sheets_are_made_of(rows):
    given_ = answers()
    found = counted(given_, replay(Begun(), read_log(rows, LAST), LAST))
    assert SECRET not in str(found)
    assert {key for key in found if found[key] != given_.get(key)} <= {
        "部分付款",
        "已付金额",
        "催款记录",
        "协议或判决",
    }


def test_the_facts_of_a_log_tell_whether_a_plan_counted_them():
    def facts(*rows: dict[str, Any], today: date = TODAY):
        return facts_in(replay(Begun(), read_log(list(rows), today), today))

    assert facts() == facts({"记录": "拜访", "日期": "2026-11-20"}) == []
    assert facts(PAID) != facts({**PAID, "金额": "2万"}) != []
    assert facts(PAID, today=date(2026, 11, 19)) == []
