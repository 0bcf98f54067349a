"""What stands in a paper for the customer: the facts of the case, the sentences that protect the claim."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec import structs

from core.building import ALARM, PAPERS, SETTLED, setting
from core.lettering import LETTERS, NAMED, RARER, SENDER, letter, text_of
from factories import playbook
from huikuan_cli.core.law.workdays import is_workday, plus_workdays
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.letters.letter_doubts import refusal
from huikuan_cli.core.letters.letter_facts import Sender
from huikuan_cli.core.playbook.letter_texts import LetterPiece


def test_the_shipped_letters_are_the_desk_sheet_the_four_that_were_asked_for_and_five_rarer_ones():
    assert tuple(NAMED) == ("沟通单", *LETTERS, *RARER)
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
    assert "请贵单位于2026年12月7日以前（含当日）" in text
    assert "工商银行" in text
    assert "1202" in text


def test_a_demand_says_that_it_is_one_and_that_nothing_is_waived():
    text = text_of(letter("催款函"))
    assert "主张权利的书面请求" in text
    assert "（包括逾期付款利息、违约金），不表示我公司放弃" in text


def test_a_statement_of_account_waives_no_interest_and_asks_for_payment():
    text = text_of(letter("对账函"))
    assert "不表示我公司放弃逾期付款利息" in text
    assert "付款请求" in text
    assert "回执" in text


def test_no_letter_claims_interest_that_the_boss_has_not_approved():
    assert "利息自" not in text_of(letter("催款函"))
    approved = letter("催款函", 我的4W2H={"提利息": "主管批准了，可以提"})
    assert "利息自2025年8月11日的次日起" in text_of(approved)


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_names_an_amount_of_interest_or_promises_money(name: str):
    text = text_of(letter(name, 我的4W2H={"提利息": "主管批准了，可以提"}))
    assert "0.05" not in text
    assert "LPR" not in text
    amounts = set(re.findall(r"[\d,]+\.\d\d", text))
    assert amounts <= {"860,000.00", "0.00"}


def test_before_the_due_day_no_letter_says_that_it_has_passed():
    text = text_of(letter("催款函", **COMING))
    assert "到期。" not in text
    assert "利息自到期日" not in text


def test_the_part_in_dispute_is_set_apart_and_the_rest_asked_for_first():
    text = text_of(letter("催款函", 验收标准={"争议金额": "60000", "未达标项": "并发"}))
    assert "其中800,000.00元（人民币捌拾万元整）贵单位没有提出异议" in text
    assert "其余60,000.00元双方尚未核对一致，我公司另行说明，不因此放弃" in text
    applied = text_of(letter("付款申请函", 验收标准={"争议金额": "60000", "未达标项": "并发"}))
    assert "800,000.00元" in applied


UNTOLD = {"交易项目": {"告知": "没有告知"}}


def enclosed(**over: Any) -> list[str]:
    """The papers that a demand lists as enclosed."""
    listed = [part for part in letter("催款函", **over).parts if part.kind == "清单"]
    return [row[0] for part in listed for row in part.rows]


def test_only_papers_in_hand_are_listed_as_enclosed():
    names = {one.id: one.name for one in playbook().chain.documents}
    assert enclosed(**UNTOLD, 我的4W2H={"材料": ["w2"]}) == [names["w2"]]
    assert enclosed(**UNTOLD, 我的4W2H={"材料": []}) == []


def test_a_paper_that_another_answer_says_is_in_hand_is_enclosed_too():
    held = next(one for one in playbook().chain.documents if one.held_when == {"告知": ("有书面证据",)})
    assert enclosed(我的4W2H={"材料": []}) == [held.name]


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
    assert f"{by.year}年{by.month}月{by.day}日以前" in text_of(letter("催款函"))
    assert "2027年1月15日以前" in text_of(letter("催款函", due=date(2027, 1, 15)))


def test_a_due_day_without_its_paper_is_to_be_verified_before_it_goes_out():
    assert "证明“验收合格日期”的材料不在手上" in "".join(letter("催款函", 我的4W2H={"材料": []}).doubts)


@pytest.mark.parametrize("name", LETTERS)
def test_what_is_paid_cannot_be_claimed(name: str):
    assert refusal(NAMED[name], setting()) == ""
    assert "付清" in refusal(NAMED[name], setting(**SETTLED))


COMING = {"验收标准": {"交付日期": "2026-11-18", "验收合格日期": "2026-11-20"}}


def test_a_demand_is_not_written_before_the_due_day_but_where_it_is_not_known():
    assert "还没到期" in refusal(NAMED["催款函"], setting(**COMING))
    assert refusal(NAMED["对账函"], setting(**COMING)) == ""
    unknown = {
        "付款方式和日期": {"起算点": "不清楚"},
        "验收标准": {"交付日期": "不清楚", "验收合格日期": "不清楚"},
    }
    assert setting(**unknown).report.overdue is None
    assert refusal(NAMED["催款函"], setting(**unknown)) == ""
    assert "已于" not in text_of(letter("催款函", **unknown)).replace("验收", "")


def test_a_statement_of_account_before_the_due_day_asks_for_what_is_due_only():
    assert "支付其中已经到期的款项" in text_of(letter("对账函", **COMING))


def test_where_the_limitation_may_have_passed_a_letter_goes_to_the_lawyers_first():
    late = setting(ALARM + timedelta(days=30))
    assert "先问法务" in "".join(letter("催款函", late).doubts)
    assert "先问法务" not in "".join(letter("催款函").doubts)


def test_what_he_wrote_for_himself_never_reaches_a_paper_for_the_customer():
    own = {
        "要什么": "让李主任别拖了，他怕担责",
        "凭什么": "不签就找他们局长",
        "怎么推": "利息可以不要",
        "找谁": "他们局长",
    }
    for name in ("沟通单", *LETTERS):
        text = text_of(letter(name, 我的4W2H=own))
        assert not [words for words in own.values() if words in text], name


def test_the_desk_sheet_asks_for_the_step_that_the_case_has_come_to():
    assert "付款手续" in text_of(letter("沟通单"))
    waiting = {"验收状态": "已交付，还没验收", "验收合格日期": None}
    assert "安排验收" in text_of(letter("沟通单", 验收标准=waiting))
    assert "2026年" in text_of(letter("沟通单")).partition("请于")[2][:6]


def test_the_desk_sheet_has_somebody_to_call_even_where_nothing_of_our_side_is_known():
    (row,) = [
        row for part in letter("沟通单", sender=Sender()).parts for row in part.rows if row[0] == "我方联系人"
    ]
    assert row[1].startswith("王磊")
    assert "〔待填：电话〕" in row[1]


@pytest.mark.parametrize("name", ["沟通单", *LETTERS])
def test_a_slip_has_room_for_every_answer_of_its_own(name: str):
    slips = [part for part in letter(name).parts if part.kind == "回执"]
    assert slips
    for label, value in (row for part in slips for row in part.rows):
        assert not value.endswith("："), f"{label}: nothing can be written into {value}"


PART = {"交易项目": {"合同额": "1560000", "已付金额": "1092000"}, "付款方式和日期": {"到期应付": "300000"}}


def test_a_statement_of_account_states_the_whole_balance_and_what_of_it_is_due():
    text = text_of(letter("对账函", **PART))
    assert "合同余额\n468,000.00元（人民币肆拾陆万捌仟元整）" in text
    assert "其中本期未付\n300,000.00元（人民币叁拾万元整）" in text


def test_the_balance_of_a_contract_that_is_still_to_be_settled_is_not_stated():
    text = text_of(
        letter(
            "对账函",
            **PART | {"付款方式和日期": {"起算点": "结算确认", "结算确认日": "不清楚", "到期应付": "300000"}},
        )
    )
    assert "合同余额" not in text


TWO = {"付款方式和日期": {"起算点": "验收合格", "付款天数": "90", "到期应付": "860000"}}


@pytest.mark.parametrize("name", ["催款函", "付款申请函", "沟通单", "对账函"])
def test_where_contract_and_regulation_come_to_two_days_no_paper_takes_a_side_and_he_is_told(name: str):
    s = setting(**TWO)
    assert s.report.due.contract.rolled != s.report.due.effective.rolled
    found = letter(name, s)
    text = text_of(found)
    assert "90 日" not in text
    first, last = sorted((s.report.due.contract.rolled, s.report.due.effective.rolled))
    assert f"{first.year}年{first.month}月{first.day}日" not in text
    latest = f"{last.year}年{last.month}月{last.day}日"
    if name == "催款函":
        assert f"至迟已于{latest}到期；依照规定应当更早支付的，我公司保留主张的权利" in text
    else:
        assert latest not in text
    assert "先问法务" in "".join(found.doubts)


def test_the_notice_names_the_day_of_the_regulation():
    s = setting(**TWO)
    day = s.report.due.effective.rolled
    assert f"应付日期为{day.year}年{day.month}月{day.day}日" in text_of(letter("中小企业告知函", s))


def test_payment_is_not_demanded_before_the_conditions_of_the_contract_are_met():
    waiting = {"验收标准": {"验收状态": "已交付，还没验收", "验收合格日期": None}}
    assert "还没验收" in refusal(NAMED["催款函"], setting(**waiting))
    settling = {"付款方式和日期": {"起算点": "结算确认", "结算确认日": "不清楚", "到期应付": "300000"}}
    assert "结算还没确认" in refusal(NAMED["催款函"], setting(**settling))


def test_an_application_asks_for_what_is_aimed_at_and_keeps_the_rest():
    text = text_of(letter("付款申请函", 我的4W2H={"目标金额": "500000"}))
    assert "申请支付500,000.00元（人民币伍拾万元整）" in text
    assert "不表示我公司放弃" in text


def test_nothing_is_applied_for_where_all_of_it_is_in_dispute():
    assert "全有异议" in refusal(
        NAMED["付款申请函"], setting(验收标准={"争议金额": "860000", "未达标项": "并发"})
    )


@pytest.mark.parametrize(
    ("over", "why"),
    [
        ({"交易项目": {"签订日期": "不清楚"}}, "no day of signing"),
        ({"交易项目": {"签订日期": "2019-03-01"}}, "before the regulation"),
        ({"拜访": {"客户性质": "军队"}}, "the army"),
        ({"拜访": {"客户性质": "用财政资金的团体组织"}}, "by analogy only"),
        (
            {"拜访": {"客户性质": "大型企业（含国企）"}, "交易项目": {"签订日期": "2023-03-01"}},
            "no term for them then",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_notice_is_not_written_where_no_rule_can_be_named(over: dict[str, Any], why: str):
    assert "先问法务" in refusal(NAMED["中小企业告知函"], setting(**over)), why


@pytest.mark.parametrize("signed", ["2023-03-01", "2025-07-01"])
def test_a_notice_names_the_rule_in_force_when_the_contract_was_signed_before_it_speaks_of_it(signed: str):
    dates = {"交付日期": "2025-08-01", "验收合格日期": "2025-08-10"}
    text = text_of(letter("中小企业告知函", 交易项目={"签订日期": signed}, 验收标准=dates))
    number, article = ("802", "第九条、第十条") if signed > "2025-06" else ("728", "第八条、第九条")
    assert f"第{number}号" in text
    assert article in text
    assert text.index("条例") < text.index("按上述规定")
    assert "请贵单位按期支付" in text
    assert "自2025年8月10日起算" in text


def test_a_notice_encloses_the_declaration_only_where_it_is_in_hand():
    assert "随函附后" not in text_of(letter("中小企业告知函", 我的4W2H={"材料": ["w1"]}))
    assert "随函附后" in text_of(letter("中小企业告知函", 我的4W2H={"材料": ["w10"]}))


def test_a_paper_that_does_not_name_the_due_day_says_why_to_the_sender():
    unknown = {
        "付款方式和日期": {"起算点": "不清楚"},
        "验收标准": {"交付日期": "不清楚", "验收合格日期": "不清楚"},
    }
    for name in ("沟通单", "对账函", "催款函"):
        assert "到期日没有写上去" in "".join(letter(name, **unknown).doubts), name
        assert "到期日没有写上去" not in "".join(letter(name).doubts), name


def test_near_the_end_of_the_limitation_the_sender_is_told_by_when_the_letter_must_arrive():
    near = setting(ALARM - timedelta(days=20))
    assert f"{ALARM.isoformat()}（" in "".join(letter("催款函", near).doubts)
    assert "要在那天以前送到" in "".join(letter("催款函", near).doubts)
    assert "送到" not in "".join(letter("催款函").doubts)


def test_the_contact_is_a_name_and_nothing_said_behind_it():
    owner = {"付款责任人": {"我方责任人": "王磊，先别让李主任知道总部要起诉"}}
    for name in ("沟通单", "催款函"):
        text = text_of(letter(name, sender=Sender(phone="0571-1"), **owner))
        assert "王磊 0571-1" in text
        assert "起诉" not in text


def test_an_application_leaves_out_what_is_in_dispute_whatever_is_aimed_at():
    over = {"我的4W2H": {"目标金额": "860000"}, "验收标准": {"争议金额": "60000", "未达标项": "并发"}}
    assert "申请支付800,000.00元" in text_of(letter("付款申请函", **over))


def test_an_application_waits_for_the_conditions_of_payment():
    waiting = {"验收标准": {"验收状态": "还没交付", "验收合格日期": None, "交付日期": None}}
    assert "还没验收" in refusal(NAMED["付款申请函"], setting(**waiting))


def test_a_notice_names_the_further_rules_that_the_case_rests_on():
    dragged = {"验收标准": {"验收拖延": "对方拖延"}}
    assert "拖延检验或者验收的" in text_of(letter("中小企业告知函", **dragged))
    assert "拖延检验或者验收的" not in text_of(letter("中小企业告知函"))


def test_what_a_team_adds_stands_above_the_signature_and_the_slip():
    one = NAMED["催款函"]
    more = structs.replace(one, pieces=(*one.pieces, LetterPiece(id="z1", kind="段", text="盼复。")))
    text = text_of(compose(more, setting(), SENDER))
    assert text.index("盼复。") < text.index("（盖章）") < text.index("签收回执")


def test_what_is_open_in_a_letter_stands_on_the_senders_own_page():
    found = letter("催款函", sender=Sender(), 我的4W2H={"材料": []})
    notes = {part.text: [row[0] for row in part.rows] for part in found.notes}
    assert "账号" in notes["还空着的，在纸上写好"]
    assert "不在手上" in notes["这一封先核"][0]
    assert letter("沟通单", sender=Sender()).notes == ()


def test_a_letter_for_small_enterprises_is_for_small_enterprises():
    assert refusal(NAMED["中小企业告知函"], setting()) == ""
    assert "中小企业" in refusal(NAMED["中小企业告知函"], setting(交易项目={"中小企业": "不是"}))


def test_how_to_serve_a_demand_is_for_the_sender_only():
    found = letter("催款函")
    notes = "\n".join(row[0] for part in found.notes for row in part.rows)
    for word in ("EMS", "数据平台催款函", "收发室", "妥投"):
        assert word in notes
    assert "EMS" not in text_of(found)


def test_the_desk_sheet_leaves_the_sums_of_the_contract_out_where_they_are_not_known():
    known = text_of(letter("沟通单"))
    found = letter("沟通单", 交易项目={"合同额": "不清楚", "已付金额": "不清楚"})
    assert "合同金额" in known
    assert "合同金额" not in text_of(found)
    assert {"合同金额", "已付金额"}.isdisjoint(found.lacking)
