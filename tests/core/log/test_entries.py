"""Reading a log: what is sound is used, every mistake is named at its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from huikuan_cli.core.log import Received, Visit, identified, read_log, row_of

TODAY = date(2026, 11, 26)
SAID = {
    "记录": "拜访",
    "编号": "r1",
    "日期": "2026-11-25",
    "见到": "王科长",
    "答应": "单号",
    "哪天": "2026-11-27",
}


def test_an_entry_is_written_as_it_was_read():
    log = read_log([SAID], TODAY)
    assert log.mistakes == ()
    assert row_of(log.entries[0]) == SAID


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_an_empty_log_is_one_without_entries(empty):
    assert read_log(empty, TODAY).entries == ()


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("随便写", [(-1, "")]),
        (["一行字"], [(0, "")]),
        ([{**SAID, "记录": "拜仿"}], [(0, "记录")]),
        ([{**SAID, "哪天": "2026-11；-30"}], [(0, "哪天")]),
        ([{**SAID, "金额": "很多"}], [(0, "金额")]),
        ([{**SAID, "算": "喝过一次茶"}], [(0, "算")]),
        ([{**SAID, "日期": "哪天来着"}], [(0, "日期")]),
        ([{**SAID, "日期": ""}], [(0, "日期")]),
        ([{**SAID, "见道": "王科长"}], [(0, "见道")]),
        ([{**SAID, "见到": {"谁": "王科长"}}], [(0, "见到")]),
        ([SAID, {**SAID, "见到": "李主任"}], [(1, "编号")]),
        ([SAID, {"记录": "改期", "日期": "2026-11-26", "哪一条": "r1"}], [(1, "")]),
        ([SAID, {"记录": "更正", "日期": "2026-11-26", "哪一条": "r9", "作废": "是"}], [(1, "哪一条")]),
        (
            [SAID, {"记录": "更正", "日期": "2026-11-26", "哪一条": "r1", "改成": {"哪天": "某天"}}],
            [(1, "改成")],
        ),
        (
            [SAID, {"记录": "更正", "日期": "2026-11-26", "哪一条": "r1", "改成": {"某项": "某天"}}],
            [(1, "改成")],
        ),
    ],
)
def test_a_mistake_is_named_at_its_entry_and_key(rows, wrong):
    assert [(one.at, one.key) for one in read_log(rows, TODAY).mistakes] == wrong


def test_the_rest_of_an_entry_with_a_mistake_is_used():
    (entry,) = read_log([{**SAID, "哪天": "2026-11；-30"}], TODAY).entries
    assert isinstance(entry, Visit)
    assert (entry.met, entry.promised, entry.due) == ("王科长", "单号", None)


def test_the_entries_around_a_mistake_are_used_and_know_their_places():
    log = read_log(
        ["坏的", SAID, {"记录": "到账"}, {"记录": "到账", "日期": "2026-11-26", "金额": "3万"}], TODAY
    )
    assert [(type(one), place) for one, place in zip(log.entries, log.places, strict=True)] == [
        (Visit, 1),
        (Received, 3),
    ]


def test_an_entry_written_by_hand_needs_neither_kind_nor_id():
    row = {"日期": "11月25日", "见到": "王科长", "原话": "再等等"}
    (entry,) = read_log([row], TODAY).entries
    assert isinstance(entry, Visit)
    assert entry.day == date(2026, 11, 25)
    assert entry.id == read_log([row], TODAY).entries[0].id != ""


def test_papers_may_be_written_as_a_list():
    assert read_log([{**SAID, "交给他": ["催款函", "对账单"]}], TODAY).entries[0].handed == "催款函、对账单"


def test_the_same_entry_from_two_copies_is_one():
    log = read_log([SAID, dict(SAID), {**SAID, "来自": "上一份.plan.yaml"}], TODAY)
    assert len(log.entries) == 1
    assert log.mistakes == ()


def test_two_entries_of_one_id_are_both_used_and_named():
    log = read_log([SAID, {**SAID, "见到": "李主任"}], TODAY)
    assert len({one.id for one in log.entries}) == 2
    assert len(log.mistakes) == 1


def test_an_id_is_worked_out_from_what_the_entry_says():
    one = Received(day=TODAY, amount=Decimal(30000))
    assert identified(one).id == identified(one).id
    assert identified(one).id != identified(Received(day=TODAY, amount=Decimal(30001))).id


def test_an_id_that_another_entry_has_gets_longer():
    one = Received(day=TODAY, amount=Decimal(30000))
    short = identified(one).id
    other = Received(id=short, day=TODAY, amount=Decimal(1))
    found = identified(one, {short: other}).id
    assert found.startswith(short)
    assert len(found) > len(short)


@pytest.mark.parametrize("word", ["昨天", "周五", "上周三", "前天"])
def test_a_word_that_means_another_day_tomorrow_is_no_day_of_an_entry(word):
    log = read_log([{**SAID, "日期": word}], TODAY)
    assert [(one.at, one.key) for one in log.mistakes] == [(0, "日期")]
    assert log.entries[0].day == TODAY


def test_a_promised_day_is_counted_from_the_day_of_its_entry():
    assert read_log([{**SAID, "哪天": "周五"}], date(2027, 3, 1)).entries[0].due == date(2026, 11, 27)  # type: ignore[attr-defined]
