"""The test points of the eight teaching cases (content.md §9): what the plan must say, and what it must not."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from course.helpers import (
    CASES,
    answers_of,
    card,
    card_ids,
    case_plan,
    case_with,
    file_of,
    never,
    page_one,
    reply,
    said,
    said_on_sheet,
    sheet_text,
    story,
)
from factories import playbook
from huikuan_cli.core.plan import AGE, CAUSE, EXERCISE, METHOD, NODE, PHENOMENON, RUNG, STAGE, WINDOW, Plan

LAW = re.compile(r"条例|第[0-9一二三四五六七八九十百]+条|违约|起诉|诉讼|投诉")
LEADER = re.compile(r"局长|分管领导|主要领导|找领导|见领导")


def quoting(pattern: re.Pattern[str] | str, plan: Plan) -> list[str]:
    """What is said aloud, in the plan or on the sheet, that holds the pattern."""
    return [text for text in (*said(plan), *said_on_sheet(plan)) if re.search(pattern, text)]


# --- the stories and their answers files ---


@pytest.mark.parametrize("case", CASES)
def test_a_story_names_the_answers_file_that_runs_it(case: str):
    assert story(case).id == case
    assert story(case).answers == file_of(case).name


@pytest.mark.parametrize("case", CASES)
def test_a_story_and_its_answers_file_agree(case: str):
    told, given = story(case), answers_of(case)
    assert told.phenomenon == given["卡在哪"]["现象"]
    assert list(told.causes) == given["卡在哪"]["原因"]
    assert told.type == given["客户类型"]["类型"]


@pytest.mark.parametrize("case", CASES)
def test_the_plan_reads_a_case_as_its_story_does(case: str):
    told, made = story(case), case_plan(case)
    assert card_ids(made, PHENOMENON) == [told.phenomenon]
    assert set(card_ids(made, CAUSE)[: len(told.causes)]) == set(told.causes)
    assert made.person.type.split()[0] == told.type


@pytest.mark.parametrize("case", CASES)
def test_a_story_uses_ids_of_the_playbooks(case: str):
    told, book = story(case), playbook()
    assert told.phenomenon in {one.id for one in book.diagnosis.phenomena}
    assert set(told.causes) <= {one.id for one in book.diagnosis.causes}
    assert told.type in book.types


@pytest.mark.parametrize("case", CASES)
def test_a_story_is_marked_as_an_example_and_tells_all_its_parts(case: str):
    told = story(case)
    assert told.name.startswith("【示例】")
    assert all([*told.story, *told.did, told.result, told.lesson])
    assert len(told.story) >= 3
    assert len(told.did) >= 3


def test_every_answers_file_of_a_case_has_a_story():
    names = {path.name for path in file_of("k1").parent.glob("k*.yaml")}
    assert names == {story(case).answers for case in CASES}


@pytest.mark.parametrize("case", CASES)
def test_what_he_said_in_a_case_is_understood(case: str):
    assert "o.没对上" not in [one.id for one in case_plan(case).replies]


# --- k1: an empty column in the acceptance paper ---


def test_k1_mends_the_empty_column_before_anybody_is_asked_to_sign():
    made = case_plan("k1")
    (reminder,) = [text for text in made.reminders if "接口并发指标" in text]
    assert "先补上" in reminder
    assert "不要先去催领导" in reminder
    assert "未达标项" in [todo.item for todo in made.todos[:1]]
    assert reminder in page_one(made)


def test_k1_sends_nobody_to_a_leader_while_the_column_is_empty():
    gists = [
        one.gist
        for one in case_plan("k1").cards
        if LEADER.search(one.gist) and not re.search("还差|补齐|材料齐|关了", one.gist)
    ]
    assert gists == []


def test_k1_asks_for_the_undisputed_part_first():
    middle = case_plan("k1").ask.levels[1]
    assert middle.amount == "380,000.00 元"
    assert "没有争议的38万元先走" in middle.words
    assert "8.8万元单列" in middle.words
    assert middle.words in sheet_text(case_plan("k1"))


def test_k1_prepares_the_question_table_of_the_doubter():
    made = case_plan("k1")
    (line,) = [one for one in made.prepare if "问题表" in one.text]
    assert "凭证" in line.text
    assert line.text in page_one(made)


def test_k1_names_the_open_points_as_the_first_cause():
    assert card_ids(case_plan("k1"), CAUSE)[0] == "c3"


# --- k2: a new director ---


def test_k2_answers_the_new_leader():
    made = case_plan("k2")
    found = reply(made, "o05")
    assert made.replies[0] is found
    assert "定一位经办" in found.answer
    assert "前任" not in found.answer
    assert found.answer in page_one(made)


def test_k2_asks_for_a_step_that_takes_him_one_word():
    made = case_plan("k2")
    assert made.openings[0].id.startswith("e8.")
    assert re.search("指.?个人|指定一位", made.openings[0].text)
    assert re.search("经办|指定", made.promises[0].text)


def test_k2_speaks_no_law():
    assert quoting(LAW, case_plan("k2")) == []


def test_k2_keeps_the_law_in_the_papers():
    found = reply(case_plan("k2"), "o05")
    assert re.search("条文.*不念", found.next)
    assert "当面念条文" in found.never


def test_k2_does_not_lean_on_what_the_predecessor_promised():
    made = case_plan("k2")
    assert quoting("前任|答应过", made) == []
    assert any("前任答应过" in text for text in never(made))


# --- k3: waiting for the audit ---

SIGNED_LATER = {"交易项目": {"签订日期": "2025-07-01"}}


@lru_cache(maxsize=1)
def later_k3() -> Plan:
    return case_with("k3", **SIGNED_LATER)


@pytest.mark.parametrize("make", [lambda: case_plan("k3"), later_k3], ids=["2023", "2025-07"])
def test_k3_never_speaks_the_article_on_audits(make):
    assert quoting(LAW, make()) == []
    assert quoting("不得以审计|不能以审计|审计为由", make()) == []


@pytest.mark.parametrize("make", [lambda: case_plan("k3"), later_k3], ids=["2023", "2025-07"])
def test_k3_forbids_holding_the_article_against_him(make):
    assert any("第12条" in text for text in reply(make(), "o06").never)


def test_k3_stands_at_the_audit():
    assert card_ids(case_plan("k3"), NODE)[0] == "t6"


def test_k3_asks_for_the_parts_that_are_due_and_for_a_written_date():
    made = case_plan("k3")
    found = reply(made, "o06")
    assert re.search("够条件的节点请先付", found.answer)
    assert re.search("预计哪天出", found.ask)
    assert re.search("书面写明", found.take)
    assert found.answer in page_one(made)


def test_k3_of_2023_says_why_the_clause_still_holds():
    why = reply(case_plan("k3"), "o06").why
    assert re.search("当时的条例留了合同约定的例外", why)
    assert "不硬碰" in why
    assert "法务" in why


def test_k3_signed_later_says_that_the_exception_is_gone_and_goes_to_the_lawyers():
    why = reply(later_k3(), "o06").why
    assert re.search("合同约定不再算例外", why)
    assert "法务" in why
    assert "不当面念" in why
    assert why != reply(case_plan("k3"), "o06").why


def test_k3_offers_confirmation_of_the_debt_for_financing():
    assert "确权" in sheet_text(case_plan("k3"))


# --- k4: no budget, nothing paid for two years ---


def test_k4_secures_the_balance_and_the_limitation_first():
    made = case_plan("k4")
    assert "确认还欠" in made.ask.want
    assert card_ids(made, AGE)[0] in {"u5", "u6", "u7"}
    assert "签收" in card(made, card_ids(made, AGE)[0]).gist
    assert re.search("停下电话催.*余额确认", card(made, "p1").gist)


def test_k4_reminds_that_nothing_in_writing_was_sent_for_long():
    made = case_plan("k4")
    (text,) = [one for one in made.reminders if "一年多没有一次有凭证的催款" in one]
    assert "签收" in text
    assert text in page_one(made)


def test_k4_works_towards_the_next_budget_round():
    made = case_plan("k4")
    second, next_year = (card(made, id) for id in card_ids(made, WINDOW))
    assert (second.id, next_year.id) == ("v6", "v4")
    assert "今天就问还能不能补" in second.gist
    assert "2027年" in next_year.gist
    assert f"{second.title}：{second.gist}" in page_one(made)
    assert "下一轮报预算归谁、哪天截止" in page_one(made)


def test_k4_has_no_courting_among_its_first_actions():
    made = case_plan("k4")
    kinds = [one.kind for one in made.cards]
    assert {STAGE, METHOD} & set(kinds[: kinds.index(EXERCISE)]) == set()
    assert card_ids(made, CAUSE)[0] in {"c5", "c7"}
    page = page_one(made)
    assert [word for word in ("客情", "关系", "建立信任", "走动", "多联系") if word in page] == []


# --- k5: he is angry ---


def test_k5_rehearses_the_sentence_that_is_feared():
    made = case_plan("k5")
    assert card_ids(made, EXERCISE) == ["x1"]
    assert "崩溃疗法" in page_one(made)


def test_k5_hears_the_grievance_before_anything_else():
    made = case_plan("k5")
    first = made.replies[0]
    assert first.id == "o36"
    assert "今天先不谈钱" in first.ask
    assert "不满" in first.take
    assert card_ids(made, CAUSE)[0] == "c4"


def test_k5_asks_for_one_action_only():
    made = case_plan("k5")
    assert "一次只要一个动作" in card(made, "j0").gist
    assert "一次只要一个动作" in page_one(made)
    assert made.ask.want == "看完三条意见的整改单，签收"


def test_k5_asks_for_no_money_today():
    made = case_plan("k5")
    asked = [level.words for level in made.ask.levels]
    assert [text for text in asked if re.search("付清|先付|还欠", text)] == []


def test_k5_escalates_nothing():
    made = case_plan("k5")
    assert card_ids(made, RUNG) == ["j0"]
    flagged = {step.id for step in playbook().escalation.steps if step.escalates == "是"}
    assert flagged & {day.id for day in made.days} == set()
    todo = [*(day.action for day in made.days), *(text for text in made.fallback), card(made, "j0").gist]
    assert [text for text in todo if re.search("催款函|投诉|上级|领导", text)] == []
    assert any("升级" in text for text in never(made))


def test_k5_does_not_go_to_other_departments_behind_his_back():
    made = case_plan("k5")
    steps = [*(day.action for day in made.days), *(card(made, id).gist for id in card_ids(made, AGE))]
    assert [text for text in steps if "两边一起问" in text] == []


# --- k6: the leader has nodded ---


def test_k6_goes_to_the_papers_and_not_to_the_leader():
    made = case_plan("k6")
    nodes = card_ids(made, NODE)
    assert nodes[0] in {"t3", "t5"}
    assert set(nodes) & {"t7", "t8"} == set()
    next_step = reply(made, "o35").next
    assert "资产" in next_step
    assert "财务" in next_step


def test_k6_forbids_going_to_the_leader_again():
    made = case_plan("k6")
    assert "再去找领导" in reply(made, "o35").never
    assert "再去找领导" in page_one(made)


def test_k6_has_no_step_to_a_leader():
    made = case_plan("k6")
    steps = [
        *(one.gist for one in made.cards),
        *(day.action for day in made.days),
        *(t.who for t in made.todos),
    ]
    assert [text for text in steps if LEADER.search(text)] == []


def test_k6_asks_for_one_complete_list():
    assert re.search("一次(书面)?列全", reply(case_plan("k6"), "o35").take)


# --- k7: warm, and nothing happens ---


def test_k7_does_it_on_the_spot():
    made = case_plan("k7")
    found = reply(made, "o26")
    assert made.replies[0] is found
    assert "五分钟" in found.answer
    assert "今天提交" in found.answer
    assert "当场" in made.promises[0].text
    assert made.ask.promise.startswith("11月25日")


def test_k7_asks_for_a_named_clerk():
    made = case_plan("k7")
    assert quoting("指定一位", made) != []
    assert re.search("指.?个人|哪位经办|指定一位", page_one(made))


def test_k7_suggests_no_longer_talk():
    made = case_plan("k7")
    page = sheet_text(made)
    assert re.findall("多聊|深聊|长谈|多坐|坐一会|加长|多沟通|吃.?饭|叙叙", page) == []
    assert "把“放心”写成已答应" in never(made)


# --- k8: a bill of exchange instead of a transfer ---


def test_k8_keeps_the_article_in_the_papers():
    made = case_plan("k8")
    assert quoting(LAW, made) == []
    found = reply(made, "o18")
    assert "条例第11条" in found.next
    assert "书面" in found.next


@pytest.mark.parametrize("kind", sorted(playbook().types))
@pytest.mark.parametrize("way", ["承兑汇票或电子凭证", "财政直接支付"])
def test_k8_refuses_to_take_the_bill_today_whatever_his_type(kind: str, way: str):
    made = case_with(
        "k8", 付款方式和日期={"支付方式": way}, 客户类型={"类型": kind if kind != "e0" else "不清楚"}
    )
    found = reply(made, "o18")
    assert re.search("今天.{0,4}不能?收|不收", found.ask + found.answer)
    assert "法务" in found.ask + found.answer


def test_k8_offers_two_ways_that_are_in_order():
    found = reply(case_plan("k8"), "o18")
    assert re.search("转账的次数和日子.*逾期责任", found.take)
    assert "今天不收票" in found.take


def test_k8_never_takes_it_on_the_spot():
    made = case_plan("k8")
    assert "当场签收" in reply(made, "o18").never
    assert "当场签收" in page_one(made)


def test_k8_never_says_to_accept_the_bill():
    made = case_plan("k8")
    lines = re.split("[。；\n]", sheet_text(made))
    taking = [
        text for text in lines if re.search("收(下|取|了)?.{0,4}(汇票|承兑|票据)|(汇票|承兑).{0,6}收下", text)
    ]
    assert [text for text in taking if not re.search("不能?收|不签收|法务|要有合同依据|只能给", text)] == []
