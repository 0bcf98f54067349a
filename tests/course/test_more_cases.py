"""The test points of the last five teaching cases: what the plan must say, and what it must not."""

from __future__ import annotations

import re

import pytest

from course.helpers import (
    LAW,
    LEADER,
    LED_BY,
    answered,
    answers_of,
    card,
    card_ids,
    case_plan,
    case_with,
    even,
    excuse,
    page,
    quoting,
    sheet_text,
    situation,
)
from factories import playbook
from huikuan_cli.core.advice.excuse_match import heard
from huikuan_cli.core.advice.plan import AGE, CAUSE, EXERCISE, LAWYER, NODE, RUNG, WINDOW

# --- k5: he is angry ---


def test_k5_rehearses_the_sentence_that_is_feared():
    made = case_plan("k5")
    assert card_ids(made, EXERCISE) == ["x1"]
    assert card(made, "x1").title in page(made, 2)


def test_k5_hears_the_grievance_before_anything_else():
    made = case_plan("k5")
    said = answers_of("k5")["卡在哪"]["他上次说的"].split("；")
    assert [one.says for one in made.replies[: len(said)]] == said
    assert "今天不谈钱" in made.openings[0].text
    assert card_ids(made, CAUSE)[0] == "c4"


def test_k5_asks_for_one_action_only():
    made = case_plan("k5")
    assert "先改哪一件" in made.ask.aimed()
    assert any("一次只要一步" in day.action for day in made.days)


def test_k5_asks_for_no_money_today():
    made = case_plan("k5")
    asked = [*(level.words for level in made.ask.levels), *(line.text for line in made.openings)]
    assert [text for text in asked if re.search("付清|先付|还欠|余款|尾款", text)] == []


def test_k5_escalates_nothing():
    made = case_plan("k5")
    assert card_ids(made, RUNG, AGE, WINDOW) == []
    flagged = {step.id for step in playbook().escalation.steps if step.escalates == "是"}
    assert flagged & {day.id for day in made.days} == set()
    todo = [*(day.action for day in made.days), made.fallback.bring, made.fallback.next.action]
    assert [text for text in todo if re.search("催款函|投诉|上级|领导", text)] == []
    assert any("上级" in text for text in situation("k5").never)


def test_k5_does_not_go_to_other_departments_behind_his_back():
    assert [day for day in case_plan("k5").days if "两边一起问" in day.action] == []


# --- k6: the leader has nodded ---


def test_k6_goes_to_the_papers_and_not_to_the_leader():
    made = case_plan("k6")
    nodes = card_ids(made, NODE)
    assert nodes[0] in {"t3", "t5"}
    assert set(nodes) & {"t7", "t8"} == set()
    assert re.search("目录|补正单|清单", made.ask.proof)


def test_k6_forbids_going_to_the_leader_again():
    assert any(re.search("去找领导", text) for text in situation("k6").never)
    assert "去找领导" in page(case_plan("k6"), 1)


def test_k6_has_no_step_to_a_leader():
    made = case_plan("k6")
    steps = [
        *(one.gist for one in made.cards),
        *(day.action for day in made.days),
        *(t.who for t in made.todos),
        made.fallback.next.action,
    ]
    assert [text for text in steps if LEADER.search(text)] == []


def test_k6_asks_for_one_complete_list():
    made = case_plan("k6")
    assert re.search("一次.?圈全|一次列全", made.ask.aimed() + made.ask.levels[0].words)


def test_k6_answers_the_sentence_that_was_noted_and_the_excuse_that_only_its_number_stands_for():
    says = [one.says for one in case_plan("k6").replies]
    sentence, number = answers_of("k6")["卡在哪"]["他上次说的"].split("；")
    at = says.index(excuse(number).says[0])
    assert "，".join(says[:at]) == sentence


# --- k7: warm, and nothing happens ---


def test_k7_does_it_on_the_spot():
    made = case_plan("k7")
    assert made.replies[0].says == answers_of("k7")["卡在哪"]["他上次说的"]
    assert situation("k7").aim.at_once == "是"
    assert "当场" in made.ask.aimed()
    assert made.ask.promise.startswith("11月25日")
    assert all("今天" in one.words for one in made.ask.levels)


def test_k7_asks_for_a_named_clerk_where_he_does_not_do_it_himself():
    fair, least = case_plan("k7").ask.levels[1:]
    assert re.search("请哪位同事", fair.words)
    assert "草稿" in least.words


def test_k7_suggests_no_longer_talk():
    made = case_plan("k7")
    text = sheet_text(made)
    assert re.findall("多聊|深聊|长谈|(?<!不)多坐|坐一会|加长|多沟通|吃.?饭|叙叙", text) == []
    assert any("当成办了" in one for one in situation("k7").never)


# --- k8: a bill of exchange instead of a transfer ---


def test_k8_asks_the_lawyers_first_and_says_so_above_everything_else():
    made = case_plan("k8")
    assert made.score.verdict == LAWYER
    assert "法务" in made.matter.frame
    assert page(made, 1).startswith(f"：{made.matter.frame}")


def test_k8_keeps_the_article_in_the_papers():
    assert quoting(LAW, case_plan("k8")) == []
    assert "第11条" in situation("k8").basis
    assert re.search("条例第11条.*书面", excuse("o18").next)


@pytest.mark.parametrize("kind", sorted(playbook().types))
@pytest.mark.parametrize("way", ["承兑汇票或电子凭证", "财政直接支付"])
def test_k8_refuses_to_take_the_bill_today_whatever_his_type(kind: str, way: str):
    made = case_with(
        "k8", 付款方式和日期={"支付方式": way}, 客户类型={"类型": kind if kind != "e0" else "不清楚"}
    )
    assert made.matter.id == LED_BY["k8"]
    assert re.search("票.{0,8}(不敢接|不能收|没权收|不收)", made.openings[0].text + made.replies[0].answer)
    assert any("签收" in text for text in made.matter.frame.split("；"))


def test_k8_offers_two_ways_that_are_in_order():
    best, fair, least = (one.words for one in case_plan("k8").ask.levels)
    assert "转账" in best
    assert re.search("哪个月", fair)
    assert "书面" in least


def test_k8_never_takes_it_on_the_spot():
    assert any("当场点签收" in text for text in situation("k8").never)
    assert "当场点签收" in page(case_plan("k8"), 1)


def test_k8_never_says_to_accept_the_bill():
    made = case_plan("k8")
    lines = re.split("[。；\n]", sheet_text(made))
    taking = [
        text for text in lines if re.search("收(下|取|了)?.{0,4}(汇票|承兑|票据)|(汇票|承兑).{0,6}收下", text)
    ]
    assert [text for text in taking if not re.search("不能?收|不签收|法务|要有合同依据|只能给", text)] == []


# --- k9: a hospital, no money from the insurance, and a meeting to wait for ---


@pytest.mark.parametrize(
    ("words", "meant"), [("医保局的钱还没打过来", "o44"), ("大额的要上院长办公会", "o45")]
)
def test_k9_answers_the_insurance_and_the_meeting_each_for_itself(words: str, meant: str):
    made = case_plan("k9")
    assert words in answers_of("k9")["卡在哪"]["他上次说的"]
    assert heard(playbook().excuses, words)[0].excuses[0].id == meant
    found = answered("k9", words)
    assert found in made.replies[:2]
    assert f"“{words}”：{even(found.answer)}" in page(made, 1)


def test_k9_takes_a_line_of_the_payment_plan_away():
    made = case_plan("k9")
    assert "付款计划" in made.ask.aimed()
    assert "十二月的付款计划" in made.ask.levels[0].words
    assert "下次会几号" in answered("k9", "大额的要上院长办公会").answer


def test_k9_neither_chases_the_insurance_nor_goes_round_the_hospital():
    made = case_plan("k9")
    assert [text for text in situation("k9").never if "医保" in text] != []
    steps = [*(day.action for day in made.days), made.fallback.next.action, *made.tonight]
    assert [text for text in steps if re.search("去医保局|问医保局|催医保", text)] == []
    asked = [*(one.words for one in made.ask.levels), *(one.text for one in made.openings)]
    assert [text for text in asked if "医保" in text] == []


def test_k9_is_a_hospital_that_pays_from_its_own_money():
    made = case_plan("k9")
    assert answers_of("k9")["拜访"]["客户性质"] == "公立医院"
    assert card_ids(made, CAUSE)[0] == "c7"
    assert quoting(LAW, made) == []
