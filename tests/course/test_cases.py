"""The test points of the teaching cases: what the plan must say, and what it must not. k5 to k9 are in
test_more_cases.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from course.helpers import (
    CASES,
    LAW,
    LEADER,
    LED_BY,
    answers_of,
    card,
    card_ids,
    case_plan,
    case_with,
    even,
    excuse,
    file_of,
    never,
    page,
    quoting,
    situation,
    story,
)
from factories import playbook
from huikuan_cli.core.advice.plan import AGE, CAUSE, EXERCISE, METHOD, NODE, PHENOMENON, STAGE, WINDOW, Plan

EXCEPTION = date(2025, 6, 1)  # from this day a clause in the contract is no exception any more


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


# --- what the plan goes by ---


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_led_by_the_situation_that_it_tells(case: str):
    made = case_plan(case)
    assert made.matter.id == LED_BY[case]
    assert made.ask.aimed() == situation(case).aim.result
    assert "情况" not in answers_of(case)["付款责任人"]


@pytest.mark.parametrize("case", CASES)
def test_a_case_leaves_no_hole_on_paper(case: str):
    made = case_plan(case)
    assert [hole for n in (1, 2) for hole in re.findall("〔待填[^〕]*〕", page(made, n))] == []


# --- k1: an empty column in the acceptance paper ---


def test_k1_mends_the_empty_column_before_anybody_is_asked_to_sign():
    made = case_plan("k1")
    (reminder,) = [text for text in made.reminders if "先补上" in text]
    assert "不要先去催领导" in reminder
    assert even(reminder) in page(made, 2)
    assert made.todos[0].item == "未达标项"
    assert "补测" in made.ask.aimed()
    assert made.ask.want == answers_of("k1")["我的4W2H"]["要什么"]


def test_k1_sends_nobody_to_a_leader_while_the_column_is_empty():
    gists = [
        one.gist
        for one in case_plan("k1").cards
        if LEADER.search(one.gist) and not re.search("还差|补齐|材料齐|关了", one.gist)
    ]
    assert gists == []


def test_k1_keeps_the_undisputed_part_apart():
    made = case_plan("k1")
    assert "没有争议的 38万元" in made.line
    assert made.line in page(made, 1)
    assert any("没有争议的先走" in text for text in made.reminders)


def test_k1_prepares_the_question_table_of_the_doubter():
    made = case_plan("k1")
    (line,) = made.prepare
    assert line.id.startswith("e6.")
    assert "凭证" in line.text
    assert line.text in page(made, 2)


def test_k1_names_the_open_points_as_the_first_cause():
    assert card_ids(case_plan("k1"), CAUSE)[0] == "c3"


def test_k1_never_touches_the_signed_paper():
    assert any("验收书" in text and "涂改" in text for text in situation("k1").never)


# --- k2: a new director ---


def test_k2_answers_the_new_leader_first_and_takes_a_named_clerk_away():
    found = case_plan("k2").replies[0]
    assert found.says == answers_of("k2")["卡在哪"]["他上次说的"]
    assert re.search("点一位|定一位|指一位|让哪位同事", found.answer)
    assert even(found.answer) in page(case_plan("k2"), 1)


def test_k2_asks_for_a_step_that_takes_him_one_word():
    made = case_plan("k2")
    assert made.person.manner in [one.text for one in playbook().types["e8"].openings]
    assert "接着办" in made.ask.aimed()
    assert "接着办" in made.ask.levels[0].words


def test_k2_speaks_no_law():
    assert quoting(LAW, case_plan("k2")) == []


def test_k2_keeps_the_law_in_the_papers():
    assert "当面念条文" in page(case_plan("k2"), 1)
    assert re.search("条文.*不念", excuse("o05").next)


def test_k2_does_not_lean_on_what_the_predecessor_promised():
    made = case_plan("k2")
    assert quoting("前任|答应过", made) == []
    assert any("前任答应过" in text for text in never(made))


# --- k3: waiting for the audit ---

SIGNED_LATER = {"交易项目": {"签订日期": "2025-07-01"}}
SETTLED = {
    "付款方式和日期": {"结算确认日": "2026-04-20", "结算金额": "2100000"},
    "我的4W2H": {"材料": ["w0", "w1", "w2", "w12"]},
}


@lru_cache(maxsize=1)
def later_k3() -> Plan:
    return case_with("k3", **SIGNED_LATER)


@lru_cache(maxsize=2)
def settled_k3(*, later: bool = False) -> Plan:
    """The case with the settlement signed: what remains is the clause on the audit."""
    return case_with("k3", **SETTLED, **(SIGNED_LATER if later else {}))


K3 = {
    "2023": lambda: case_plan("k3"),
    "2025-07": later_k3,
    "2023, settled": settled_k3,
    "2025-07, settled": lambda: settled_k3(later=True),
}


@pytest.mark.parametrize("make", K3.values(), ids=K3)
def test_k3_never_speaks_the_article_on_audits(make: Callable[[], Plan]):
    assert quoting(LAW, make()) == []
    assert quoting("不得以审计|不能以审计|审计为由", make()) == []


@pytest.mark.parametrize("make", list(K3.values())[2:], ids=list(K3)[2:])
def test_k3_with_a_signed_settlement_forbids_arguing_about_the_clause(make: Callable[[], Plan]):
    made = make()
    assert made.matter.id == "y84"
    assert any("不算数" in text for text in never(made))
    lawyers = [*made.tonight, made.fallback.next.action]
    assert all("法务" in text for text in (lawyers[-1], "".join(made.tonight)))


def test_k3_stands_at_the_audit():
    assert card_ids(case_plan("k3"), NODE)[0] == "t6"


def test_k3_settles_the_sum_before_it_asks_for_a_day():
    made = case_plan("k3")
    assert "结算单" in made.ask.aimed()
    assert "哪天到期还说不准※" in made.line
    assert not any(figure.id == "overdue" for figure in made.figures)


def test_k3_does_not_let_the_settlement_wait_for_the_audit():
    found = case_plan("k3").replies[0]
    assert found.says == answers_of("k3")["卡在哪"]["他上次说的"]
    assert re.search("结算单您先核着.*差我们的材料", found.answer)
    assert even(found.answer) in page(case_plan("k3"), 1)


def test_k3_with_a_signed_settlement_asks_for_the_parts_that_need_no_audit_and_for_its_day():
    made = settled_k3()
    assert "能先付的节点" in made.ask.aimed()
    assert "审计预计哪天出" in made.ask.aimed()


@pytest.mark.parametrize("signed", ["早", "晚"])
def test_the_answer_about_the_audit_turns_on_the_day_of_signing_and_goes_to_the_lawyers(signed: str):
    early, late = excuse("o06").turns[:2]
    one = early if signed == "早" else late
    (when,) = one.when
    assert (when.signed_before, when.signed_from) == ((EXCEPTION, None), (None, EXCEPTION))[signed == "晚"]
    assert "法务" in one.why
    assert re.search("不硬碰|不当面念", one.why)


def test_an_audit_is_never_answered_with_the_article():
    assert any("第12条" in text for text in excuse("o06").never)


# --- k4: no budget, nothing paid for two years ---


def test_k4_secures_the_balance_and_the_limitation_first():
    made = case_plan("k4")
    assert "余额" in made.ask.aimed()
    assert any("余额" in one.words for one in made.ask.levels)
    assert card_ids(made, AGE)[0] in {"u5", "u6", "u7"}
    assert "签收" in card(made, card_ids(made, AGE)[0]).gist
    assert re.search("停下电话催.*余额确认", card(made, "p1").gist)


def test_k4_reminds_that_nothing_in_writing_was_sent_for_long():
    made = case_plan("k4")
    (text,) = [one for one in made.reminders if "一年多没有一次有凭证的催款" in one]
    assert "签收" in text
    assert text in page(made, 2)


def test_k4_works_towards_the_next_budget_round():
    made = case_plan("k4")
    second, next_year = (card(made, id) for id in card_ids(made, WINDOW))
    assert (second.id, next_year.id) == ("v6", "v4")
    assert "今天就交，先问还收不收" in second.gist
    assert "2027年" in next_year.gist
    assert f"{second.title}：{even(second.gist)}" in page(made, 2)
    assert re.search("报预算几月.*谁报.*截止", made.ask.aimed())


def test_k4_has_no_courting_among_its_first_actions():
    made = case_plan("k4")
    kinds = [one.kind for one in made.cards]
    assert {STAGE, METHOD} & set(kinds[: kinds.index(EXERCISE)]) == set()
    assert card_ids(made, CAUSE)[0] in {"c5", "c7"}
    for number in (1, 2):
        paper = page(made, number)
        assert [word for word in ("客情", "关系", "建立信任", "走动", "多联系") if word in paper] == []
