"""The three lines for the customer after a talk that was written down: no private word, nothing as it was typed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, playbook, private, talk, tree
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.log import Begun, Visit, read_log, replay
from huikuan_cli.core.log.counted import counted
from huikuan_cli.core.log.minutes import minutes
from huikuan_cli.core.log.promises import Promise
from huikuan_cli.core.log.reminding import next_step, sentence_for
from properties import examples

DAY = date(2026, 11, 25)


@lru_cache(maxsize=4)
def setting(*paid: str) -> Analysis:
    reading = read_answers(tree(), talk(), TODAY, "", lambda path: 0)
    rows = [{"记录": "到账", "日期": "2026-11-24", "金额": amount} for amount in paid]
    standing = replay(Begun(), read_log(rows, DAY), DAY)
    return analyse(playbook(), counted(reading.answers, standing), DAY, "")


def said(*paid: str, **over: object) -> tuple[str, ...]:
    visit = Visit(
        day=DAY,
        **{"met": "王科长", "promised": "单号", "doer": "财务小刘", "due": date(2026, 11, 27), **over},
    )  # type: ignore[arg-type]
    return minutes(setting(*paid), visit, private())


def test_three_lines_say_what_was_agreed_and_what_we_do():
    assert said(next="送发票", next_day=date(2026, 11, 30)) == (
        "11月25号周三就数据平台付款的事拜访了王科长。目前这一笔还有86万元没付。",
        "说好的：财务小刘在11月27号周五以前把付款单录进系统，单号给我方。",
        "我方11月30号周一送发票。哪里记得不准，请您回一句更正。",
    )


def test_money_that_came_in_meanwhile_is_taken_off():
    assert "还有66万元没付" in said("200000")[0]


def test_nothing_is_open_once_it_is_paid():
    assert "没付" not in said("860000")[0]


def test_a_promise_to_pay_says_how_much():
    assert "付30万元" in said(promised="付款", amount=Decimal(300000))[1]


def test_without_a_day_he_is_asked_for_one():
    assert said(due=None)[1].endswith("请您回一句哪天。")


@pytest.mark.parametrize("promised", ["", "没答应"])
def test_where_nothing_was_promised_a_day_is_asked_for(promised):
    assert "请您定个日子" in said(promised=promised)[1]


@pytest.mark.parametrize(
    "step",
    [
        "找他领导",
        "告诉张局长他在拖",
        "送礼",
        "带两条烟过去给他",
        "查他的软肋",
        "送 VIP",
        "请他吃饭",
        "拿他的把柄",
    ],
)
def test_a_step_that_he_should_not_read_is_left_out(step):
    lines = said(next=step, next_day=date(2026, 11, 30))
    assert lines[2] == "我方11月30号周一再来。哪里记得不准，请您回一句更正。"


@pytest.mark.parametrize("name", ["王八蛋", "那个骗子", "老虎型", "拖王"])
def test_what_only_looks_like_a_name_is_not_written_to_him(name):
    assert name not in "".join(said(met=name, doer=name))


def test_we_never_come_again_before_the_talk():
    days = re.findall(r"(\d+)月(\d+)号", said()[2])
    assert all((int(month), int(day)) > (11, 25) for month, day in days)


FREE = st.one_of(
    st.text(max_size=25),
    st.lists(
        st.sampled_from(
            [
                "送",
                "发票",
                "他",
                "软肋",
                "拖",
                "老虎型",
                "忠诚型",
                "财务",
                "王科长",
                "没钱",
                "利息",
                "找领导",
                "红包",
                "e1",
                "对账单",
                "虚荣",
                "怕担责",
            ]
        ),
        min_size=1,
        max_size=4,
    ).map("".join),
)


@examples(150)
@given(FREE, FREE, FREE, FREE, FREE, st.sampled_from(["", "付款", "单号", "没答应", "别的"]))
def test_no_private_word_of_the_log_reaches_the_customer(met, words, doer, step, handed, promised):
    lines = said(
        met=met, words=words, doer=doer, next=step, handed=handed, got=handed, promised=promised, next_day=date(2026, 11, 30)
    )  # fmt: skip
    text = "".join(lines)
    own = "".join(said(met="", words="", doer="", promised=promised))
    assert not private().search(text) or private().search(own)
    assert len(lines) == 3
    secret = "今天晚上单独找他谈一谈"
    assert secret not in "".join(
        said(words=secret, handed=secret, got=secret, next=secret, doer=secret, met=secret)
    )


def promise(**over: object) -> Promise:
    base: dict[str, object] = {
        "id": "r1", "made": DAY, "met": "王科长", "who": "财务", "kind": "单号", "amount": None, "of": "",
        "first": date(2026, 11, 27), "words": "周五前录单",
    }  # fmt: skip
    return Promise(**{**base, **over})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["付款", "单号", "签字盖章", "约人", "补正清单"])
def test_every_kind_of_promise_has_a_sentence_for_its_day_and_for_after_it(kind):
    book = playbook().escalation
    one = promise(kind=kind)
    assert sentence_for(one, book, "王科长（财务）", date(2026, 11, 26)) == ""
    on_day, after = (sentence_for(one, book, "王科长（财务）", date(2026, 11, day)) for day in (27, 28))
    assert on_day.startswith("王科长，")
    assert "11月27号周五" in after
    assert "待填" not in on_day + after
    assert next_step(one, book)


def test_the_kinds_that_can_be_answered_are_those_that_the_playbook_knows():
    field = next(one for one in playbook().questions.after_visit.fields if one.key == "答应")
    assert {*field.options} == {*(one.key for one in playbook().escalation.promised), "没答应"}
