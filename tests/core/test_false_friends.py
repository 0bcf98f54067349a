"""Words that look like those of a situation and mean another thing: auditors in the house are not a settlement that waits for its audit."""

from __future__ import annotations

import pytest

from core.building import setting
from factories import TODAY, playbook, talk
from huikuan_cli.core.advice.alike import alike
from huikuan_cli.core.advice.excuse_match import excuse_index, heard
from huikuan_cli.core.answers.inference import pointed_at
from huikuan_cli.core.answers.interview import TICKED_KEYS

INSPECTION, SETTLEMENT = "o23", "o06"
CHECKED = "y87"  # an inspection is in the house
GRAVE = "y136"  # the person is under investigation
IN_THE_HOUSE = [
    "市里审计进馆",
    "市里审计进馆了，付款先放一放",
    "审计局的人进驻了，付款停了",
    "审计进校查账",
    "市审计进了馆，账都在他们手里",
    "审计在馆里查账，月底走",
]
OF_THE_SETTLEMENT = [
    "审计还没审完我们这个项目",
    "这笔要等审计出结果",
    "审计进场了，还没对完量",
    "审计局抽到我们这个项目了，报告出来之前不能动",
]


def leads(said: str) -> str:
    return setting(付款责任人={"情况说明": said}).lead().id


def likeliest(said: str) -> str:
    book = playbook()
    return book.once(excuse_index).match(said)[0].id


@pytest.mark.parametrize("said", IN_THE_HOUSE)
def test_auditors_in_the_house_are_an_inspection(said: str):
    assert leads(said) == CHECKED
    assert likeliest(said) == INSPECTION
    assert not asks_for_the_clause(said)


@pytest.mark.parametrize("said", OF_THE_SETTLEMENT)
def test_a_settlement_that_waits_for_its_audit_is_none(said: str):
    assert leads(said) != CHECKED
    (found,) = heard(playbook().excuses, said)
    assert found.excuses[0].id == SETTLEMENT
    assert asks_for_the_clause(said)


def asks_for_the_clause(said: str) -> bool:
    """Whether the short interview asks if the contract is settled by its audit."""
    asked = talk().find("审计条款")
    assert asked
    return pointed_at(talk(), asked, {"情况说明": said})


def test_both_in_one_sentence_are_both_seen():
    assert asks_for_the_clause("市里审计进馆，我们这笔的结算也在等审计")


@pytest.mark.parametrize(
    ("said", "not_so", "so"),
    [
        ("纪委谈话室的软包是我们做的", GRAVE, "纪委找他谈话了"),
        ("这套是纪委查询平台，上线两年了", GRAVE, "纪委查他们采购"),
        ("院长被查出糖尿病，住院去了", GRAVE, "院长被查了"),
        ("局长进去了会议室，我在外头等", GRAVE, "局长进去了，谁也不敢签"),
        ("他去执行任务了，下周才回来", "y10", "判决下来没付，律师叫我们去执行"),
        ("法院调解室的桌椅是我们供的", "y10", "上个月法院调解，签了"),
        ("判决书打印机是我们供的", "y10", "判决书拿到了，他们不付"),
        ("因为我们这边正在检查，付不了", "y147", "因为我们投诉，他写检讨"),
        ("他被训练基地抽去了", "y147", "他被训了一顿"),
        ("剧场包厢的座椅是我们装的", "y167", "他约我晚上包厢里谈"),
        ("农家乐厨房的油烟机是我们的", "y167", "叫我去农家乐，边吃边说"),
        ("护理员上门来家里服务", "y167", "他叫我来家里说"),
        ("上周清欠督查组来了，登记了这笔", CHECKED, "上周督查组来了，付款停了"),
        ("省里督查清欠，进驻了", CHECKED, "省里督查进驻，付款停了"),
        ("质检的检查组抽检合格", CHECKED, "检查组来了，付款停了"),
    ],
)
def test_a_word_in_another_sense_makes_no_situation(said: str, not_so: str, so: str):
    assert leads(said) != not_so
    told = alike(playbook(), TICKED_KEYS, {"情况说明": so}, TODAY)
    assert not_so in (leads(so), *told), "in its own sense it does"
