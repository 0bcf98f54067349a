"""The rarer letters: when they may be written, what keeps our rights in them, and how a sender calls himself."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from core.building import setting
from core.lettering import LETTERS, NAMED, RARER, SENDER, letter, text_of
from huikuan_cli.core.letters.letter_doubts import refusal

NOT_ACCEPTED: dict[str, Any] = {"验收标准": {"验收状态": "已交付，还没验收", "验收合格日期": None}}


@pytest.mark.parametrize("name", RARER)
def test_every_rarer_letter_names_the_contract_and_says_that_no_right_is_given_up(name: str):
    text = text_of(letter(name))
    assert "数据平台" in text
    assert "HT-1" in text
    assert "放弃" in text
    assert "不表示我公司放弃" in text or "收款方没有放弃" in text
    assert NAMED[name].before
    assert NAMED[name].serving


def test_acceptance_is_applied_for_only_where_it_was_delivered_and_not_accepted():
    assert "付款申请函" in refusal(NAMED["验收申请函"], setting())
    waiting = setting(**NOT_ACCEPTED)
    assert not refusal(NAMED["验收申请函"], waiting)
    text = text_of(letter("验收申请函", waiting))
    assert "已具备验收条件，现申请验收" in text
    assert "最终验收" not in text
    assert "还差哪几项" in text


def test_retention_money_is_asked_back_only_where_it_is_retention_money():
    assert "不是质保金" in refusal(NAMED["质保金退还申请"], setting())
    held = setting(付款方式和日期={"付款节点": "质保金", "起算点": "写明日期", "约定付款日": "2026-07-10"})
    assert held.case.retention()
    assert not refusal(NAMED["质保金退还申请"], held)
    text = text_of(letter("质保金退还申请", held))
    assert "使用部门意见" in text
    assert "860,000.00元（人民币捌拾陆万元整）" in text


def test_an_agreement_to_pay_by_instalments_is_a_draft_that_lowers_nothing_and_leaves_every_day_to_be_written():
    text = text_of(letter("分期付款协议稿"))
    assert "不是要约" in text
    assert "不减少金额" in text
    assert text.count("＿＿＿＿年＿＿月＿＿日以前") == 3


def test_minutes_do_not_take_silence_for_consent():
    text = text_of(letter("会议纪要确认函"))
    assert not any(word in text for word in ("视为", "默认", "逾期不"))


def test_of_an_assignment_everything_about_the_assignee_is_left_to_be_filled_in_and_listed():
    document = letter("债权转让通知")
    assert {"受让人", "转让合同", "受让人的账户"} <= set(document.lacking)


@pytest.mark.parametrize("name", ["沟通单", *LETTERS, *RARER])
def test_the_sender_calls_himself_as_he_wants_to_in_every_letter(name: str):
    document = letter(name, sender=structs.replace(SENDER, own_name="我院"))
    assert "我公司" not in text_of(document)
    if "我公司" in text_of(letter(name)):
        assert "我院" in text_of(document)
