"""What stands in a paper for the customer: the facts of the case, the sentences that protect the claim, nothing private."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import PAPERS, SETTLED, setting
from factories import playbook
from huikuan_cli.cli.teaching import shipped_answers
from huikuan_cli.core.clock.workdays import is_workday, plus_workdays
from huikuan_cli.core.document import Document
from huikuan_cli.core.letters import Sender, compose, refusal
from huikuan_cli.core.playbook.letters import Letter
from huikuan_cli.core.setting import Setting, setting_of
from huikuan_cli.store import letters, teaching
from huikuan_cli.store.layers import Layer, bundled
from properties import examples

OURS = (Layer(bundled(), "自带"),)
FOUND = letters.read(OURS, playbook())
NAMED = {one.name: one for one in FOUND.letters}
SENDER = Sender("某某公司", "王磊", "0571-1", "工商银行", "1202")
LETTERS = ("对账函", "催款函", "付款申请函", "中小企业告知函")
TYPES = sorted(set(playbook().types) - {"e0"})


def letter(
    name: str, s: Setting | None = None, sender: Sender = SENDER, due: date | None = None, **over: Any
) -> Document:
    return compose(NAMED[name], s or setting(**over), sender, FOUND.private, due)


def text_of(document: Document) -> str:
    """All that is printed for the customer."""
    parts = [cell for part in document.parts for cell in (part.text, *(c for row in part.rows for c in row))]
    return "\n".join((document.title, document.addressee, *parts))


def test_the_shipped_letters_are_the_desk_sheet_and_the_four_that_were_asked_for():
    assert tuple(NAMED) == ("沟通单", *LETTERS)
    assert "询证函" not in NAMED


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_has_the_addressee_the_contract_the_sender_the_day_and_the_seal(name: str):
    text = text_of(letter(name))
    for word in ("某市数据局", "数据平台", "HT-1", "某某公司", "2026年11月23日", "（盖章）"):
        assert word in text, word


def test_a_demand_says_how_much_since_when_by_when_and_where_to():
    text = text_of(letter("催款函"))
    assert "860,000.00元（人民币捌拾陆万元整）" in text
    assert "2025年8月11日到期" in text
    assert "请贵单位于2026年12月7日前" in text
    assert "工商银行" in text
    assert "1202" in text


def test_a_demand_says_that_it_is_one_and_that_nothing_is_waived():
    text = text_of(letter("催款函"))
    assert "主张权利的书面请求" in text
    assert "逾期付款利息和违约金，不表示我公司放弃" in text


def test_a_statement_of_account_waives_no_interest_and_asks_for_payment():
    text = text_of(letter("对账函"))
    assert "不表示我公司放弃逾期付款利息" in text
    assert "付款请求" in text
    assert "回执" in text


def test_no_letter_claims_interest_that_the_boss_has_not_approved():
    assert "利息自到期日" not in text_of(letter("催款函"))
    approved = letter("催款函", 我的4W2H={"提利息": "主管批准了，可以提"})
    assert "利息自到期日" in text_of(approved)


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_names_an_amount_of_interest_or_promises_money(name: str):
    text = text_of(letter(name, 我的4W2H={"提利息": "主管批准了，可以提"}))
    assert "0.05" not in text
    assert "LPR" not in text
    amounts = set(re.findall(r"[\d,]+\.\d\d", text))
    assert amounts <= {"860,000.00", "0.00"}


def test_before_the_due_day_no_letter_says_that_it_has_passed():
    coming = {"验收标准": {"交付日期": "2026-11-18", "验收合格日期": "2026-11-20"}}
    text = text_of(letter("催款函", **coming))
    assert "到期。" not in text
    assert "利息自到期日" not in text


def test_the_part_in_dispute_is_set_apart_and_the_rest_asked_for_first():
    text = text_of(letter("催款函", 验收标准={"争议金额": "60000", "未达标项": "并发"}))
    assert "其中800,000.00元（人民币捌拾万元整）双方没有争议" in text
    applied = text_of(letter("付款申请函", 验收标准={"争议金额": "60000", "未达标项": "并发"}))
    assert "800,000.00元" in applied


def test_only_papers_in_hand_are_listed_as_enclosed():
    listed = [part for part in letter("催款函", 我的4W2H={"材料": ["w2"]}).parts if part.kind == "清单"]
    assert [row[0] for part in listed for row in part.rows] == ["合同及补充协议"]
    assert not [part for part in letter("催款函", 我的4W2H={"材料": []}).parts if part.kind == "清单"]


def test_the_desk_sheet_ticks_what_is_enclosed_and_leaves_room_for_what_is_asked():
    (table,) = [
        part for part in letter("沟通单", 我的4W2H={"材料": PAPERS[1:3]}).parts if part.kind == "勾选表"
    ]
    ticked = [row[1] for row in table.rows[1:] if row[2] == "√"]
    assert 0 < len(ticked) <= 2
    assert [row[1] for row in table.rows[-2:]] == ["", ""]


def test_what_is_not_known_is_marked_and_listed_and_never_invented():
    found = letter("催款函", sender=Sender(), 交易项目={"合同编号": "不清楚", "签订日期": "不清楚"})
    assert {"公司", "开户行", "账号", "电话", "签订日"} <= set(found.lacking)
    text = text_of(found)
    for name in found.lacking:
        assert f"〔待填：{name}〕" in text
    assert not letter("催款函").lacking


def test_a_sum_that_is_only_derived_is_left_to_be_filled_in():
    found = letter(
        "催款函", 交易项目={"合同额": "860000", "已付金额": "不清楚"}, 付款方式和日期={"到期应付": "不清楚"}
    )
    assert {"未付金额", "未付大写"} <= set(found.lacking)


def test_the_day_to_answer_by_is_a_working_day_unless_one_was_named():
    by = plus_workdays(setting().today, NAMED["催款函"].workdays)
    assert is_workday(by)
    assert f"{by.year}年{by.month}月{by.day}日前" in text_of(letter("催款函"))
    assert "2027年1月15日前" in text_of(letter("催款函", due=date(2027, 1, 15)))


def test_a_due_day_without_its_paper_is_to_be_verified_before_it_goes_out():
    assert "证明“验收合格日期”的材料不在手上" in "".join(letter("催款函", 我的4W2H={"材料": []}).doubts)


@pytest.mark.parametrize("name", LETTERS)
def test_what_is_paid_cannot_be_claimed(name: str):
    assert refusal(NAMED[name], setting()) == ""
    assert "付清" in refusal(NAMED[name], setting(**SETTLED))


def test_a_letter_for_small_enterprises_is_for_small_enterprises():
    assert refusal(NAMED["中小企业告知函"], setting()) == ""
    assert "中小企业" in refusal(NAMED["中小企业告知函"], setting(交易项目={"中小企业": "不是"}))


def test_how_to_serve_a_demand_is_for_the_sender_only():
    found = letter("催款函")
    notes = "\n".join(row[0] for part in found.notes for row in part.rows)
    for word in ("EMS", "HT-1合同催款函", "收发室", "妥投"):
        assert word in notes
    assert "EMS" not in text_of(found)


def test_own_words_with_something_private_in_them_are_not_printed():
    found = letter("沟通单", 我的4W2H={"要什么": "他是忠诚型，拿到单号"})
    assert "忠诚型" not in text_of(found)
    assert "忠诚型" in "".join(found.doubts)


def nothing_private(document: Document) -> None:
    text = text_of(document)
    assert not FOUND.private.search(text), FOUND.private.search(text)
    for kind in playbook().types.values():
        assert kind.name not in text
    for cause in playbook().diagnosis.causes:
        assert cause.name not in text
        assert cause.say not in text


@pytest.mark.parametrize("case", teaching.ids(OURS))
@pytest.mark.parametrize("one", FOUND.letters, ids=lambda one: one.name)
def test_no_paper_of_a_teaching_case_holds_anything_private(case: str, one: Letter):
    answers, day = shipped_answers(playbook(), case)
    s = setting_of(playbook(), answers, day, "某某公司")
    if not refusal(one, s):
        nothing_private(compose(one, s, SENDER, FOUND.private))


DIAGNOSIS = st.fixed_dictionaries(
    {
        "客户类型": st.fixed_dictionaries({"类型": st.sampled_from(TYPES)}),
        "我的4W2H": st.fixed_dictionaries(
            {
                "要什么": st.sampled_from(
                    ["拿到单号", "e6 那个人的签字", "看他拖不拖", "趁他软肋", "领导型的人批了"]
                ),
                "提利息": st.sampled_from(["不提，只留书面权利", "主管批准了，可以提"]),
                "材料": st.lists(st.sampled_from(PAPERS), unique=True),
            }
        ),
        "验收标准": st.fixed_dictionaries({"争议金额": st.sampled_from(["0", "60000"])}),
        "交易项目": st.fixed_dictionaries({"中小企业": st.sampled_from(["是", "不是", "不清楚"])}),
    }
)


@given(DIAGNOSIS)
@examples(60)
def test_no_paper_of_any_case_holds_anything_private(over: dict[str, dict[str, Any]]):
    s = setting(**over)
    for one in FOUND.letters:
        if not refusal(one, s):
            nothing_private(compose(one, s, SENDER, FOUND.private))
