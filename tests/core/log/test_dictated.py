"""What is understood of dictated words; it is only ever proposed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import playbook
from huikuan_cli.core.log.dictated import assigned, day_in, exchanged, planned, understood
from huikuan_cli.core.log.talked import dictated_entries, entries_of, words_of
from huikuan_cli.core.text.values import Unclear
from properties import examples

WEDNESDAY = date(2026, 11, 25)
WORDS = words_of(playbook())


def heard(text: str) -> dict[str, str]:
    found = understood(text, WEDNESDAY, WORDS)
    return {
        key: str(value) for key in found.__struct_fields__ if (value := getattr(found, key)) not in ("", None)
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "王科长说周五前让财务把单子录进去",
            {"met": "王科长", "words": "周五前让财务把单子录进去", "promised": "单号", "doer": "财务", "due": "2026-11-27"},
        ),
        (
            "王科长答应12月10号付30万",
            {"met": "王科长", "words": "答应12月10号付30万", "promised": "付款", "amount": "300000.00", "due": "2026-12-10"},
        ),
        (
            "刘会计说下周三前盖章我周一送发票过去",
            {
                "met": "刘会计", "words": "下周三前盖章", "promised": "签字盖章", "due": "2026-12-02",
                "next": "送发票过去", "next_day": "2026-11-30",
            },
        ),
        ("今天见了李主任他说年底没钱了明年再说", {"met": "李主任", "words": "年底没钱了明年再说", "promised": "没答应"}),
        (
            "李主任说这事得张局长点头，周四帮我约一下张局长",
            {
                "met": "李主任", "words": "这事得张局长点头，周四帮我约一下张局长", "promised": "约人", "due": "2026-11-26",
            },
        ),
        ("小刘说最晚10号把钱打过来", {"met": "小刘", "words": "最晚10号把钱打过来", "promised": "付款", "due": "2026-12-10"}),
        ("他说不能付款，还没到时间", {"words": "不能付款，还没到时间", "promised": "没答应"}),
        ("今天到账30万", {"received": "300000.00", "on": "2026-11-25"}),
        ("昨天收到五十万", {"received": "500000.00", "on": "2026-11-24"}),
        ("没见到人", {"met": "没见到人"}),
        (
            "交了催款函他签收了，李主任说月底前付二十万，我明天把对账单发过去",
            {
                "met": "李主任", "words": "月底前付二十万", "promised": "付款", "amount": "200000.00", "due": "2026-11-30",
                "handed": "催款函", "got": "交了催款函他签收了", "event": "催款函送达",
                "next": "把对账单发过去", "next_day": "2026-11-26",
            },
        ),
    ],
)  # fmt: skip
def test_a_sentence_said_in_one_breath_gives_its_fields(text, said):
    assert heard(text) == said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("周五", "2026-11-27"), ("周一", "2026-11-30"), ("下周三前", "2026-12-02"), ("下下周三", "2026-12-09"),
        ("12月10号", "2026-12-10"), ("10号", "2026-12-10"), ("26号", "2026-11-26"), ("月底前", "2026-11-30"),
        ("三天内", "2026-11-28"), ("明天下午", "2026-11-26"), ("2027年1月5日", "2027-01-05"), ("12-10", "2026-12-10"),
        ("一月五号", "2027-01-05"), ("年底", "2026-12-31"), ("今天就办", "2026-11-25"),
    ],
)  # fmt: skip
def test_a_day_is_the_coming_one(text, day):
    found = day_in(text, WEDNESDAY)
    assert found is not None
    assert found.value == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["尽快", "过两天再看", "年前", "节后", "再说", "31月50号"])
def test_words_that_name_no_day_give_none(text):
    assert day_in(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("line", "doer", "due", "amount"),
    [
        ("财务小刘 周五", "财务小刘", "2026-11-27", None),
        ("让财务小刘周五前办", "财务小刘", "2026-11-27", None),
        ("12月10号 30万", "", "2026-12-10", "300000.00"),
        ("王科长，12-10，30万", "王科长", "2026-12-10", "300000.00"),
        ("小刘", "小刘", None, None),
    ],
)
def test_a_line_says_who_when_and_how_much(line, doer, due, amount):
    found = assigned(line, WEDNESDAY, paying=True)
    assert (found.doer, str(found.due or None), found.amount and str(found.amount)) == (
        doer,
        str(due),
        amount,
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("交了催款函，拿回签收", ("催款函", "签收", "催款函送达")),
        ("催款函，他签收了", ("催款函", "签收", "催款函送达")),
        ("对账单 盖章拿回", ("对账单", "盖章", "对账单盖章退回")),
        ("拿回盖章的对账单", ("", "盖章的对账单", "对账单盖章退回")),
        ("给了发票", ("发票", "", "")),
    ],
)
def test_papers_that_went_and_came(line, found):
    assert exchanged(line, WORDS) == found


@pytest.mark.parametrize(
    "line",
    [
        "交了催款函，没签收",
        "催款函他不肯签收",
        "催款函拒签收",
        "对账单没盖章",
        "交了承诺书",
        "他说要出承诺书",
        "下次给对账单",
    ],
)
def test_a_paper_that_is_not_in_hand_is_no_event_of_the_clock(line):
    assert exchanged(line, WORDS)[2] == ""
    assert understood(line, WEDNESDAY, WORDS).event == ""


def test_a_promise_to_seal_is_not_a_seal_in_hand():
    assert heard("刘会计说周五给对账单盖章") == {
        "met": "刘会计", "words": "周五给对账单盖章", "promised": "签字盖章", "due": "2026-11-27"
    }  # fmt: skip


def test_what_we_do_next_and_when():
    assert planned("我下周三再去一趟", WEDNESDAY) == ("再去一趟", date(2026, 12, 2))
    assert planned("送发票", WEDNESDAY) == ("送发票", None)


def test_his_words_are_matched_to_an_excuse():
    (talk,) = dictated_entries(
        understood("李主任说财政的钱还没下来", WEDNESDAY, WORDS), playbook(), WEDNESDAY, "小周"
    )
    names = {one.id: one.name for one in playbook().excuses.excuses}
    assert names[talk.excuse]  # type: ignore[attr-defined]
    assert talk.by == "小周"


def test_the_answers_of_a_sitting_make_a_talk():
    given_ = {
        "见到": "王科长", "原话": "先付一部分", "答应": "付款", "谁办哪天": "财务 12月10号 30万", "交接": "交了催款函，拿回签收",
        "下一步": "周一送发票",
    }  # fmt: skip
    (talk,) = entries_of(given_, playbook(), WEDNESDAY, "")
    found = {key: getattr(talk, key) for key in ("met", "promised", "doer", "due", "amount", "event", "next")}
    assert found == {
        "met": "王科长", "promised": "付款", "doer": "财务", "due": date(2026, 12, 10), "amount": Decimal(300000),
        "event": "催款函送达", "next": "送发票",
    }  # fmt: skip


def test_nothing_answered_makes_no_entry():
    assert entries_of({"见到": "", "答应": "不清楚"}, playbook(), WEDNESDAY, "") == ()


@examples(150)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "王科长",
                    "说",
                    "周五",
                    "前",
                    "付",
                    "30万",
                    "财务",
                    "让",
                    "我",
                    "盖章",
                    "催款函",
                    "签收了",
                    "没",
                    "，",
                    "12月",
                    "号",
                    "10",
                    "把",
                ]
            ),
            max_size=14,
        ).map("".join),
    )
)
def test_any_words_are_understood_or_refused_in_words(text):
    try:
        found = understood(text, WEDNESDAY, WORDS)
    except Unclear:
        return
    assert found.due is None or found.promised not in ("", "没答应")
    assert found.amount is None or found.promised == "付款"
    assert found.received is None or found.on <= WEDNESDAY
    dictated_entries(found, playbook(), WEDNESDAY, "")
    entries_of({"答应": "付款", "谁办哪天": text, "交接": text, "下一步": text}, playbook(), WEDNESDAY, "")
