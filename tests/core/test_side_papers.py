"""Papers that only some cases have: found by their names, no gap where they are not, and never enclosed for the customer."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import answers, setting
from core.lettering import NAMED, letter, text_of
from factories import TODAY, playbook, talk
from huikuan_cli.core.advice.plan import HAVE
from huikuan_cli.core.advice.suggestions import likeliest
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import Unclear

SIDE = [one.id for one in playbook().chain.documents if one.only_held == "是"]
HALVES = {"w25": "w7", "w26": "w12", "w29": "w4"}


def ticked(typed: str) -> Any:
    found = talk().find("材料")
    assert found
    return check_value(found, typed, talk(), TODAY).value


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("评分表", ["w15"]),
        ("工程签证", ["w16"]),
        ("民事调解书", ["w17"]),
        ("进账单", ["w18"]),
        ("快递底单", ["w19"]),
        ("通话录音、退单截图", ["w20"]),
        ("专题会纪要", ["w21"]),
        ("收款收据", ["w22"]),
        ("预付款保函", ["w23"]),
        ("换机单", ["w24"]),
        ("询证函回函", ["w25"]),
        ("审核初稿", ["w26"]),
        ("资产移交清单", ["w27"]),
        ("债权债务移交表", ["w27"]),
        ("巡检单", ["w28"]),
        ("运维工单、维修单", ["w28"]),
        ("初验单", ["w29"]),
        ("改名通知书、新执照", ["w30"]),
        ("商票", ["w31"]),
        ("送审签收单", ["w32"]),
        ("核查报告", ["w33"]),
        ("抽检报告", ["w33"]),
        ("退条", ["w34"]),
        ("退票单", ["w34"]),
        ("退单、退单截图、审核报告", ["w20", "w26", "w34"]),
        ("退汇单、退换货单、验收报告", ["w4", "w18", "w24"]),
        ("装箱单", ["w14"]),
        ("视频、离线明细", ["w40"]),
        ("在线率报表", ["w40"]),
        ("只有我们盖章的对账单", ["w25"]),
        ("对账单（只有我们盖章）", ["w25"]),
        ("对账单我们盖过章", ["w25"]),
        ("盖了章的对账单", ["w7"]),
        ("合同、考核单、银行流水", ["w2", "w15", "w18"]),
    ],
)
def test_what_only_some_have_is_ticked_by_the_name_they_give_it(typed: str, ids: list[str]):
    assert ticked(typed) == ids


def test_a_statement_that_was_only_signed_is_not_taken_for_one_with_a_seal():
    assert ticked("签过字的对账单") == ["w25"]
    with pytest.raises(Unclear):
        ticked("对账单")


def test_a_round_that_nobody_signed_for_only_shows_that_we_were_there():
    assert ticked("没签字的巡检单") == ["w14"]
    assert ticked("签过字的巡检单") == ["w28"]


def test_a_paper_that_only_some_have_is_no_gap_where_it_is_not_there():
    listed = {one.id for one in setting(我的4W2H={"材料": ["w2"]}).papers}
    assert not listed.intersection(SIDE)


@pytest.mark.parametrize("paper", [one for one in SIDE if one not in HALVES])
def test_it_stands_among_the_papers_once_it_is_in_hand(paper: str):
    assert paper in {one.id for one in setting(我的4W2H={"材料": ["w2", paper]}).papers}


@pytest.mark.parametrize(("half", "whole"), HALVES.items())
def test_half_of_a_paper_says_nothing_beside_the_whole(half: str, whole: str):
    assert half in {one.id for one in setting(我的4W2H={"材料": [half]}).papers}
    assert half not in {one.id for one in setting(我的4W2H={"材料": [half, whole]}).papers}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_none_of_them_is_listed_for_the_customer(name: str):
    with_them, without = (
        text_of(letter(name, 我的4W2H={"材料": ["w2", "w4", *more]})) for more in (SIDE, [])
    )
    assert with_them == without


def first_of(**over: Any) -> tuple[str, ...]:
    return likeliest(playbook(), "材料", answers(**over), TODAY)


def test_the_papers_that_he_wrote_of_stand_first_and_then_those_nothing_is_paid_without():
    found = first_of(付款责任人={"情况说明": "每季打分，评分表科里签了；加的那截只有工作联系单"})
    assert found[:2] == ("w15", "w16")
    assert found[2:] == ("w2", "w4", "w6", "w9")


def test_a_report_of_a_check_and_a_slip_of_what_came_back_stand_first_where_he_wrote_of_them():
    found = first_of(付款责任人={"情况说明": "核查报告上列了我们两条，退条我拍了"})
    assert found[:2] == ("w33", "w34")


def test_a_report_of_a_check_is_no_acceptance():
    assert "w4" in {one.id for one in setting(我的4W2H={"材料": ["w2", "w33"]}).papers if one.state != HAVE}


def test_a_delivery_is_first_asked_for_what_proves_it():
    assert first_of(付款方式和日期={"起算点": "交付"}) == ("w2", "w9", "w4", "w6")
