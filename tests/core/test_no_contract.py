"""Goods that went without a written contract: asked nothing about one, planned without one, and no paper that speaks of one."""

from __future__ import annotations

import pytest

from core.building import setting
from core.lettering import NAMED, letter, text_of
from factories import TODAY, talk
from huikuan_cli.core.advice.gaps import Gaps
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.letters.letter_doubts import refusal
from wizard.people import ids

BARE = {
    "交易项目": {"合同编号": "不清楚", "签订日期": "不清楚", "合同额": "不清楚"},
    "付款方式和日期": {"起算点": "没签合同", "到期应付": "8.6万"},
    "验收标准": {"验收状态": "已交付，还没验收", "交付日期": "2026-07-20", "验收合格日期": "不清楚"},
}


def test_neither_the_day_of_a_contract_nor_its_number_is_asked_for_or_missed():
    assert "签订日期" not in ids({"起算点": "没有合同"})
    assert "交付日期" in ids({"起算点": "没有合同", "验收状态": "已交付，还没验收"})
    s = setting(**BARE)
    assert not {"合同编号", "签订日期", "合同额"} & Gaps(s.interview, s.answers).unknown
    silent = read_answers({"付款方式和日期": {"起算点": "没合同"}}, talk(), TODAY, "", lambda *_: 1)
    (note,) = [one for one in silent.notes if one.startswith("没写的按不清楚算")]
    assert not {"合同编号", "签订日期", "合同额"} & set(note.split("：")[1].split("、"))


def test_the_money_is_due_on_receipt_and_the_working_says_that_nothing_is_written():
    s = setting(**BARE)
    assert s.case.start == "没有合同"
    assert "没有书面合同，没有约定的付款日" in s.report.due.words


def test_the_contract_is_no_paper_that_is_lacking():
    assert "w2" not in {one.id for one in setting(**BARE).papers}
    assert "w2" in {one.id for one in setting().papers}


@pytest.mark.parametrize("name", ["沟通单", "对账函", "催款函", "会议纪要确认函"])
def test_a_paper_says_that_there_is_none_and_leaves_out_its_number_and_day(name: str):
    text = text_of(letter(name, **BARE))
    assert "没有签订书面合同" in text or name == "会议纪要确认函"
    assert "编号" not in text
    assert "〔待填：签订日〕" not in text


@pytest.mark.parametrize(
    "name", ["付款申请函", "中小企业告知函", "验收申请函", "质保金退还申请", "债权转让通知", "分期付款协议稿"]
)
def test_a_paper_that_rests_on_a_contract_cannot_be_written(name: str):
    assert "没有书面合同" in refusal(NAMED[name], setting(**BARE))


def test_with_a_contract_every_paper_names_it():
    for name in ("沟通单", "对账函", "催款函", "会议纪要确认函"):
        text = text_of(letter(name))
        assert "HT-1" in text
        assert "没有签订书面合同" not in text
