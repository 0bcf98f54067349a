"""The body that took over, out of a sentence about it; and what a paper for the customer says of the one that signed."""

from __future__ import annotations

from typing import Any

import pytest

from core.lettering import LETTERS, letter, text_of
from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.body_name import same_body, signed_with
from huikuan_cli.core.text.values import Unclear

NOW = talk().find("现在的单位")
assert NOW
OPEN = "〔待填：签合同的单位〕"


def read(said: str) -> Any:
    assert NOW
    return check_value(NOW, said, talk(), TODAY)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("并到市卫健委了", "市卫健委"),
        ("某县乡村振兴局，去年改名农业农村局", "农业农村局"),
        ("合并后由岚平市东湖区税务局承接", "岚平市东湖区税务局"),
        ("镇畜牧站撤销了，划给镇农业综合服务中心", "镇农业综合服务中心"),
        ("现在归县数据管理局管", "县数据管理局"),
    ],
)
def test_the_name_is_taken_out_of_a_sentence_and_said(said: str, name: str):
    assert read(said).value == name
    assert name in read(said).understood


@pytest.mark.parametrize(
    "name",
    [
        "岚平市东湖区税务局（原城东区税务局）",
        "秭归县教育局",
        "自由贸易试验区管理委员会",
        "某县人民医院医共体总院",
    ],
)
def test_a_name_stays_as_it_was_written(name: str):
    assert read(name).value == name
    assert read(name).understood == ""


@pytest.mark.parametrize(
    ("said", "now", "before"),
    [
        ("电教馆3月并进区教育发展研究院了", "区教育发展研究院", "电教馆"),
        ("县农技推广中心去年底并入县农业发展服务中心", "县农业发展服务中心", "县农技推广中心"),
    ],
)
def test_where_the_old_one_is_named_it_is_asked_back_whether_that_one_signed(
    said: str, now: str, before: str
):
    with pytest.raises(Unclear) as back:
        read(said)
    assert back.value.suggestion == now
    assert f"跟“{before}”签的" in str(back.value)


@pytest.mark.parametrize("said", ["撤了", "改名了", "区里", "合并了，还没挂牌"])
def test_without_a_name_it_is_asked_back(said: str):
    with pytest.raises(Unclear, match="全称") as back:
        read(said)
    assert not back.value.suggestion


@pytest.mark.parametrize("said", ["没改", "没变", "没有改名", "还是原来那家"])
def test_what_says_that_nothing_moved_leaves_it_empty(said: str):
    assert read(said).value == ""


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("去年6月签的，甲方是区电化教育馆。", ("区电化教育馆",)),
        ("合同跟云苍通信公司签的", ("云苍通信公司",)),
        ("跟他们签的，合同是跟局里签的", ()),
    ],
)
def test_with_whom_a_contract_was_signed_is_heard(told: str, names: tuple[str, ...]):
    assert NOW
    assert signed_with(told, NOW.body) == names


def test_a_shorter_name_is_the_same_body():
    assert same_body("县医院", "苍县人民医院")
    assert not same_body("区电化教育馆", "云渡区教育局")


@pytest.mark.parametrize("name", ["沟通单", *LETTERS])
def test_no_paper_says_that_the_customer_signed_where_another_is_told_to_have_signed(name: str):
    moved: dict[str, Any] = {"拜访": {"现在的单位": "某市教育发展研究院"}}
    plain = text_of(letter(name, **moved))
    other = letter(name, **moved, 付款责任人={"情况说明": "甲方是市电化教育馆，今年并走了"})
    assert "某市数据局" in plain
    assert "某市数据局" not in text_of(other)
    assert OPEN in text_of(other)
    assert "签合同的单位" in other.lacking
