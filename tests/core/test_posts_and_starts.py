"""Posts as people name them, the start as their contract or a paper of a court says it, and which acceptance is the final one."""

from __future__ import annotations

from datetime import date

import pytest

from core.building import setting
from factories import talk
from huikuan_cli.core.answers.inference import inferred_one, perhaps
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.values import Unclear

TODAY = date(2026, 12, 9)
ELSEWHERE = "不是付款单位的人"


def field(key: str) -> Field:
    one = talk().find(key)
    assert one
    return one


@pytest.mark.parametrize(
    ("person", "post"),
    [
        ("财政所尤所长", "财务"),
        ("财务股黄股长", "财务"),
        ("沙副馆长", "分管领导"),
        ("李副所长", "分管领导"),
        ("阮教授", "使用科室"),
        ("监理陶工", "不是付款单位的人"),
        ("监理部总监理工程师老周", "不是付款单位的人"),
        ("财务总监刘总", "财务"),
    ],
)
def test_a_post_is_told_by_the_name_of_the_person(person: str, post: str):
    guess = inferred_one(field("岗位"), {"称呼": person})
    assert guess
    assert guess.value == post


@pytest.mark.parametrize(
    ("typed", "start"), [("入库单", "手续办完"), ("调解书", "写明日期"), ("判决书", "写明日期")]
)
def test_a_start_is_found_by_the_word_of_the_contract(typed: str, start: str):
    assert check_value(field("起算点"), typed, talk(), TODAY).value == start


def test_of_two_days_of_acceptance_it_is_asked_which_is_the_final_one():
    with pytest.raises(Unclear, match="最终验收") as caught:
        check_value(field("验收合格日期"), "2024年9月5日，末一张是2024年12月18日", talk(), TODAY)
    assert caught.value.suggestion == "2024-12-18"


def test_of_two_days_of_something_else_the_last_is_offered():
    with pytest.raises(Unclear, match="这里写最后那一个"):
        check_value(field("交付日期"), "2024年9月5日，末一车是2024年12月18日", talk(), TODAY)


@pytest.mark.parametrize("person", ["业主代表张工", "总包项目部王经理", "代建公司的陈工"])
def test_who_may_be_of_the_body_that_pays_or_of_another_is_asked_with_that_first(person: str):
    assert inferred_one(field("岗位"), {"称呼": person}) is None
    assert perhaps(field("岗位"), {"称呼": person})[0] == ELSEWHERE


@pytest.mark.parametrize(("ticked", "lead"), [([], "y123"), (["y180"], "y180"), (["y160"], "y160")])
def test_of_somebody_who_does_not_pay_no_money_is_asked(ticked: list[str], lead: str):
    found = setting(拜访={"岗位": ELSEWHERE}, 付款责任人={"坎": ticked})
    assert found.lead().id == lead
