"""Several people in one answer: the first who is met, and what each of them said."""

from __future__ import annotations

import pytest

from core.building import plan
from factories import action_sheet, talk
from huikuan_cli.core.answers.inference import inferred_one
from huikuan_cli.core.text.who_said import first_met, met_after, words_of

POST = talk().find("岗位")
assert POST


@pytest.mark.parametrize(
    ("met", "first"),
    [
        ("护理部薛主任，还有财务邵会计", "护理部薛主任"),
        ("邱馆长和办公室的小秦", "邱馆长"),
        ("采购办卢科长、财务科孟科长", "采购办卢科长"),
        ("财务科，孟科长", "财务科，孟科长"),
        ("孟科长，财务科的", "孟科长，财务科的"),
        ("和平区卫健局许科长", "和平区卫健局许科长"),
        ("许科长，男，五十出头", "许科长，男，五十出头"),
        ("先见财务王科长，再见李馆长", "财务王科长"),
        ("先见财务王科长再见李馆长", "财务王科长"),
        ("先找王科长，然后去找李馆长", "王科长"),
        ("上午王科长，下午三点李馆长", "王科长"),
        ("王科长和李馆长", "王科长"),
        ("先见财务王科长", "财务王科长"),
        ("王科长、后勤处贺科长", "王科长"),
    ],
)
def test_the_first_of_several_is_the_one_who_is_met(met: str, first: str):
    assert first_met(met) == first


@pytest.mark.parametrize(
    ("met", "others"),
    [
        ("先见财务王科长，再见李馆长", ("之后见李馆长",)),
        ("先见财务王科长再见李馆长", ("之后见李馆长",)),
        ("先找王科长，然后去找李馆长，最后见赵局长", ("之后见李馆长", "之后见赵局长")),
        ("先见李馆长，后见财务科王科长", ("之后见财务科王科长",)),
        ("上午王科长，下午三点李馆长", ("下午三点见李馆长",)),
        ("先王科长再李馆长", ("之后见李馆长",)),
        ("王科长、后勤处贺科长", ("还见后勤处贺科长",)),
        ("护理部薛主任，还有财务邵会计（管付款）", ("还见财务邵会计",)),
        ("阮股长，简园长陪我去", ()),
        ("王科长带我去见李馆长", ()),
        ("许科长，男，五十出头", ()),
        ("财务的人", ()),
    ],
)
def test_the_others_who_are_met_are_kept_in_their_order(met: str, others: tuple[str, ...]):
    assert met_after(met) == others


def printed(met: str) -> tuple[str, str, list[str]]:
    """Whom the sheet is to, what it opens with, and what the back says of the others."""
    made = plan(拜访={"称呼": met, "岗位": "财务"})
    sheet = action_sheet(made, "2026-11-23", "0")
    rows = [row.text for one in sheet.blocks for row in one.rows if row.label == "不止一位"]
    return sheet.subtitle, made.openings[0].text, rows


def test_the_sheet_says_who_is_met_after_whom_and_speaks_to_the_first():
    subtitle, opening, (said,) = printed("先见财务王科长，再见李馆长")
    assert "见财务王科长（财务），之后见李馆长｜" in subtitle
    assert opening.startswith("王科长，")
    assert said.startswith("先财务王科长，之后见李馆长：")
    subtitle, opening, (said,) = printed("王科长和李馆长")
    assert "见王科长（财务），还见李馆长｜" in subtitle
    assert opening.startswith("王科长，")
    assert said.startswith("还见李馆长：正面照王科长写的")


def test_of_one_person_nothing_more_is_said():
    subtitle, _, said = printed("李馆长")
    assert "见李馆长（财务）｜" in subtitle
    assert said == []


@pytest.mark.parametrize(
    ("met", "post"),
    [
        ("护理部薛主任，还有财务邵会计", "使用科室"),
        ("财务科孟科长，还有资产的小秦", "财务"),
        ("孟科长，财务科的", "财务"),
        ("薛主任，还有财务邵会计", None),
    ],
)
def test_his_post_is_told_by_his_own_office_and_by_nobody_elses(met: str, post: str | None):
    assert POST
    found = inferred_one(POST, {"称呼": met})
    assert (found.value if found else None) == post


BOTH = "薛主任说这个月排不上；邵会计说票的备注写错了"


@pytest.mark.parametrize(
    ("said", "person", "own"),
    [
        (BOTH, "护理部薛主任，还有财务邵会计", "这个月排不上"),
        (BOTH, "财务邵会计", "票的备注写错了"),
        (BOTH, "齐院长", "这个月排不上；票的备注写错了"),
        ("设备科：卡片还没建；财务：没额度", "财务科孟科长", "没额度"),
        ("先等等。财务小钱说：没额度。卢科长说：合同找不着", "卢科长", "先等等；合同找不着"),
        ("财务说没额度，让我找卢科长", "卢科长", "财务说没额度，让我找卢科长"),
        ("龚科长说：你还有脸来！会计说：也得看过不过一成", "龚科长", "你还有脸来！"),
        ("他说再等等；又说没额度", "卢科长", "他说再等等；又说没额度"),
        ("领导说先放放", "卢科长", "领导说先放放"),
    ],
)
def test_only_what_he_said_himself_is_his_where_several_are_named(said: str, person: str, own: str):
    assert words_of(said, person)[0] == own


def test_nothing_of_it_is_lost_for_what_the_case_is_about():
    assert words_of(BOTH, "薛主任")[1] == "这个月排不上；票的备注写错了"


def test_the_sheet_answers_him_and_names_no_speaker_in_his_words():
    made = plan(拜访={"称呼": "薛主任"}, 卡在哪={"他上次说的": "薛主任说没预算；邵会计说哼哼哈哈的一句"})
    lines = [one.says for one in made.replies]
    assert "没预算" in lines
    assert not any("哼哼哈哈" in one or "薛主任说" in one for one in lines)


@pytest.mark.parametrize(
    "met",
    ["设备科老韩，还要见财务的郭会计", "设备科老韩，还得找财务的郭会计", "设备科老韩，顺便见财务的郭会计"],
)
def test_that_another_is_to_be_met_as_well_is_no_part_of_his_name(met: str):
    assert first_met(met) == "设备科老韩"
    assert met_after(met) == ("还见财务的郭会计",)
