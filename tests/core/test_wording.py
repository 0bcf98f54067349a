"""What no spoken line may say: found where it is said, not where it is forbidden, refused or part of another word."""

from __future__ import annotations

import pytest
from msgspec import structs

from factories import playbook
from huikuan_cli.core.checking.wording import found_in, strictest, too_long, wording_problems
from huikuan_cli.core.playbook.speech_rules import Taboo, Wording
from huikuan_cli.core.playbook.traversal import texts_of
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

TABLE = load_one((Layer(bundled(), "自带"),), "wording.yaml", Wording)
E8 = playbook().types["e8"]


def said(**over: object) -> list[tuple[str, object]]:
    content = structs.replace(E8, **over)
    return [(p.code, p.at) for p in wording_problems("types/e8.yaml", texts_of(content), TABLE)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("再不付，我们就找媒体曝光。", "P401"),
        ("再不付就曝光。", "P401"),
        ("您不付款我们就找您领导，去闹。", "P401"),
        ("不付款我们只好找媒体。", "P401"),
        ("月底前到账，不会亏待您。", "P402"),
        ("晚上请您吃个饭，咱们慢慢说。", "P402"),
        ("验收单日期补做一份就行。", "P403"),
        ("您孩子上学的事我听说了。", "P404"),
        ("利息一定会判给我们。", "P405"),
        ("这笔我们一定能拿到。", "P405"),
        ("您私下跟财务说一声。", "P406"),
    ],
)
def test_a_line_that_crosses_a_red_line_is_named(line: str, code: str):
    assert said(openings=(*E8.openings, line)) == [(code, ("开场白", len(E8.openings)))]


@pytest.mark.parametrize(
    "line", ["我们不请吃饭，也不送礼。", "没有就问法务，不补做旧日期的文件", "别拿曝光说事"]
)
def test_saying_that_it_is_not_done_is_no_crossing(line: str):
    assert said(openings=(*E8.openings, line)) == []


@pytest.mark.parametrize(
    "line", ["下礼拜三上午，在酒店旁边的政务中心。", "委托人签字的那页", "烟草局的验收书", "旅游局办公室"]
)
def test_a_word_inside_another_word_is_no_crossing(line: str):
    assert said(openings=(*E8.openings, line)) == []


def test_a_negation_counts_only_in_its_own_clause():
    gift = next(one for one in TABLE.taboos if one.id == "w2")
    assert found_in("这事不难，给他带点礼品", gift) == "礼"
    assert found_in("不给礼品", gift) == ""
    assert found_in("不送小礼就送一份大礼", gift) == "礼"


def test_what_not_to_do_may_name_it():
    assert said(never=("请他吃饭、送礼",), closes=("拿曝光吓他",)) == []


def test_a_team_adds_words_and_exceptions_and_takes_none_away():
    team = structs.replace(
        TABLE,
        unchecked=("开场白",),
        taboos=(
            Taboo("w2", "送礼", "不行", ("土特产",), ("酒厂",)),
            Taboo("w9", "口头禅", "不专业", ("绝绝子",)),
        ),
    )
    made = strictest(TABLE, team)
    gift = next(one for one in made.taboos if one.id == "w2")
    assert found_in("带点土特产", gift) == "土特产"
    assert found_in("带点茶叶", gift) == "茶叶"
    assert found_in("县酒厂的账", gift) == ""
    assert {one.id for one in made.taboos} == {one.id for one in TABLE.taboos} | {"w9"}
    assert made.unchecked == TABLE.unchecked


def test_a_line_too_long_for_the_sheet_is_worth_mending():
    (problem,) = too_long(
        "types/e8.yaml", texts_of(structs.replace(E8, openings=("好" * 111, "好" * 110))), TABLE
    )
    assert (problem.code, problem.minor, problem.at) == ("P309", True, ("开场白", 0))
    assert "有 111 个字，太长" in problem.sentence()
    assert "最多 110 个字" in problem.sentence()
