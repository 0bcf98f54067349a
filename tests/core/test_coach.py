"""The cards of the course: ladder, age, exercise, attitude, check, relationship."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.building import ALARM, DUE, PAPERS, SETTLED, changed, led_by, plan, play, ready, setting, shown
from factories import TODAY, playbook
from huikuan_cli.core.advice.course_cards import cards, check_verdict, chosen_exercise, truth_test
from huikuan_cli.core.advice.plan import AGE, COLLECT, EXERCISE, GO, MIND, RUNG, STAGE, WINDOW, Card
from huikuan_cli.core.text.values import UNKNOWN

MIND_BOOK = playbook().mindset
RUNGS = playbook().escalation.rungs
ENOUGH = "条件够了"
APPROVAL = "公司批准"
PLAIN = led_by(play())  # a situation that brings nothing of its own
NOT_DUE = {"验收标准": {"交付日期": "2026-11-05", "验收合格日期": "2026-11-10"}}


def rung(today: date = TODAY, **over: dict[str, Any]) -> Card:
    """The one card of the ladder."""
    (card,) = shown(RUNG, today, **over)
    return card


# --- the ladder ---


def test_whoever_has_no_record_starts_on_the_first_rung():
    card = rung()
    assert (card.id, card.title) == ("j1", "下一级")
    assert ENOUGH in card.gist
    assert card.ticks == ()
    assert APPROVAL not in card.gist


@pytest.mark.parametrize(("reached", "after"), [("j1", "j2"), ("j3", "j4"), ("j6", "j7"), ("j7", "j8")])
def test_the_next_rung_follows_the_one_that_was_reached(reached: str, after: str):
    card = rung(卡在哪={"升级到哪级": reached})
    assert card.id == after
    assert reached in card.why


def test_above_the_last_rung_there_is_none():
    assert shown(RUNG, 卡在哪={"升级到哪级": RUNGS[-1].id}) == []


@pytest.mark.parametrize(
    ("over", "missing"),
    [
        ({"卡在哪": {"升级到哪级": "j1"}}, "承诺日要落空过 1 次"),
        ({"卡在哪": {"升级到哪级": "j1", "承诺落空": "没有"}}, "承诺日要落空过 1 次"),
        ({"卡在哪": {"升级到哪级": "j3"}, "我的4W2H": {"材料": []}}, "必备的材料要齐"),
        ({"卡在哪": {"升级到哪级": "j4"}, "验收标准": {"未达标项": "少一项"}}, "“未达标项”要先了结"),
        ({"卡在哪": {"升级到哪级": "j6"}}, "时效余量要在 365 天以内"),
    ],
)
def test_what_is_missing_for_the_next_rung_is_said(over: dict[str, Any], missing: str):
    card = rung(**over)
    assert missing in card.ticks
    assert missing in card.gist
    assert ENOUGH not in card.gist


@pytest.mark.parametrize(
    ("reached", "today", "over"),
    [
        ("j1", TODAY, {"卡在哪": {"承诺落空": "一次"}}),
        ("j2", TODAY, {}),
        ("j2", date(2025, 9, 1), {"卡在哪": {"承诺落空": "两次以上"}}),
        ("j3", TODAY, {"我的4W2H": {"材料": PAPERS}}),
        ("j4", TODAY, {}),
        ("j5", TODAY, {}),
        ("j6", ALARM - timedelta(days=365), {}),
        ("j7", TODAY, {}),
    ],
)
def test_a_rung_may_be_entered_when_its_condition_holds(reached: str, today: date, over: dict[str, Any]):
    card = rung(today, **over | {"卡在哪": over.get("卡在哪", {}) | {"升级到哪级": reached}})
    assert ENOUGH in card.gist
    assert [tick for tick in card.ticks if tick != APPROVAL] == []


@pytest.mark.parametrize("reached", ["", *(one.id for one in RUNGS[:-1])])
def test_a_rung_that_the_company_must_approve_says_so(reached: str):
    card = rung(卡在哪={"升级到哪级": reached} if reached else {})
    wanted = next(one for one in RUNGS if one.id == card.id).approval == "是"
    assert (APPROVAL in card.ticks) == wanted
    assert ("先要公司批准" in card.gist) == wanted
    assert wanted == (card.id not in ("j1", "j2"))


def test_while_his_complaint_stands_the_ladder_says_to_settle_it_first():
    card = rung(卡在哪={"升级到哪级": "j2", "他上次说的": "o08"})
    assert (card.id, card.title) == ("j0", "先不升级")


@pytest.mark.parametrize("said", ["o36", "o08", "你们就会要钱"])
def test_while_his_complaint_stands_nothing_is_escalated(said: str):
    over = {"卡在哪": {"升级到哪级": "j2", "他上次说的": said}}
    assert not [card for card in shown(RUNG, **over) if card.id != "j0"]
    escalating = {step.id for step in playbook().escalation.steps if step.escalates == "是"}
    assert escalating
    assert escalating.isdisjoint(day.id for day in plan(**over).days)
    assert escalating <= {day.id for day in plan().days}


def test_another_excuse_does_not_stop_the_ladder():
    assert rung(卡在哪={"升级到哪级": "j2", "他上次说的": "o06"}).id == "j3"


@pytest.mark.parametrize(
    ("role", "reached", "level"),
    [
        ("分管领导", "", "j4"),
        ("分管领导", "j2", "j4"),
        ("分管领导", "j3", ""),
        ("分管领导", "j4", ""),
        ("主要领导", "", "j5"),
        ("主要领导", "j3", "j5"),
        ("主要领导", "j4", ""),
        ("主要领导", "j5", ""),
        ("财务", "", ""),
        (None, "", ""),
    ],
)
def test_a_visit_to_a_post_above_the_next_rung_needs_approval_and_an_appointment(
    role: str | None, reached: str, level: str
):
    stuck = {"升级到哪级": reached} if reached else {}
    found = [c for c in shown(RUNG, 拜访={"岗位": role}, 卡在哪=stuck) if c.title == "见面级别"]
    assert [card.id for card in found] == ([level] if level else [])
    for card in found:
        assert f"今天见的是{role}，属于 {level}" in card.gist
        assert "先报公司批准，由经办约好再去" in card.gist


def test_a_visit_above_the_next_rung_keeps_the_card_of_the_next_rung():
    first, above = shown(RUNG, 拜访={"岗位": "主要领导"})
    assert (first.title, first.id, above.title, above.id) == ("下一级", "j1", "见面级别", "j5")
    labelled = {point.label: point.text for point in above.points}
    assert labelled["要带"] == next(one for one in RUNGS if one.id == "j5").bring


def test_a_settled_claim_has_no_ladder_and_nothing_else_but_the_relationship():
    over = SETTLED | {"卡在哪": {"升级到哪级": "j3", "关系阶段": "g4", "现象": "p1"}}
    assert [(card.kind, card.id) for card in cards(setting(**over))] == [(STAGE, "g4")]
    assert cards(setting(**SETTLED)) == ()


def test_a_claim_that_is_not_due_has_a_ladder_only_when_one_was_begun():
    assert shown(RUNG, book=PLAIN, **NOT_DUE) == []
    assert [card.id for card in shown(RUNG, book=PLAIN, **NOT_DUE, 卡在哪={"升级到哪级": "j1"})] == ["j2"]


@pytest.mark.parametrize("kind", [RUNG, AGE, WINDOW])
def test_beside_a_situation_that_rules_nothing_says_otherwise(kind: str):
    begun = {"卡在哪": {"升级到哪级": "j1"}}
    assert shown(kind, book=PLAIN, **begun)
    assert shown(kind, book=led_by(play(rules="是")), **begun) == []


# --- age ---


@pytest.mark.parametrize(
    ("overdue", "band"),
    [
        (-5, "u1"),
        (0, "u1"),
        (1, "u1"),
        (30, "u1"),
        (31, "u2"),
        (90, "u2"),
        (91, "u3"),
        (180, "u3"),
        (181, "u4"),
        (365, "u4"),
        (366, "u5"),
        (730, "u5"),
        (731, "u6"),
    ],
)
def test_the_level_of_action_follows_the_age(overdue: int, band: str):
    (card,) = shown(AGE, DUE + timedelta(days=overdue), PLAIN)
    assert card.id == band
    day = DUE + timedelta(days=overdue)
    said = f"到{day.month}月{day.day}号逾期 {overdue} 天" if overdue > 0 else "还没逾期"
    assert card.why.startswith(said)


@pytest.mark.parametrize(("left", "band"), [(181, "u6"), (180, "u7"), (0, "u7"), (-1, "u7")])
def test_a_near_limitation_goes_before_the_age(left: int, band: str):
    (card,) = shown(AGE, ALARM - timedelta(days=left), PLAIN)
    assert card.id == band
    said = "就是今天" if left == 0 else f"{'还剩' if left > 0 else '过了'} {abs(left)} 天"
    assert f"时效最早警戒{said}" in card.why


def test_without_a_due_date_there_is_no_level_of_action():
    assert shown(AGE, 验收标准={"验收合格日期": UNKNOWN, "交付日期": UNKNOWN}) == []


# --- exercise ---

SMALL: dict[str, dict[str, Any]] = {"付款方式和日期": {"到期应付": "400000"}, **NOT_DUE}


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"出门前": {"紧张分": "7"}}, "x1"),
        ({"出门前": {"紧张分": "6"}}, "x2"),
        ({"出门前": {"自己的信号": ["b11"]}}, "x1"),
        ({"卡在哪": {"他上次说的": "o36"}}, "x1"),
        ({"出门前": {"自己的信号": ["b9"]}}, "x3"),
        ({"出门前": {"自己的信号": ["b10"]}}, "x4"),
        ({"出门前": {"自己的信号": ["b9", "b10"]}}, "x3"),
        ({"出门前": {"紧张分": "8", "自己的信号": ["b9", "b10"]}}, "x1"),
        ({}, "x2"),
    ],
)
def test_the_exercise_fits_the_state(over: dict[str, Any], expected: str):
    assert chosen_exercise(setting(**over)).id == expected
    (card,) = shown(EXERCISE, **over)
    assert card.id == expected


@pytest.mark.parametrize(
    "over",
    [
        {"付款方式和日期": {"到期应付": "500000"}, **NOT_DUE},
        SMALL | {"拜访": {"岗位": "主要领导"}},
        {"付款方式和日期": {"到期应付": "400000"}},
    ],
    ids=["amount", "post", "age"],
)
def test_much_money_a_high_post_or_a_long_delay_ask_for_the_worst_to_be_thought_of(over: dict[str, Any]):
    book = changed("mindset", exercise_default="x4")
    assert chosen_exercise(setting(book=book, **over)).id == "x2"


def test_where_nothing_holds_the_exercise_of_the_file_is_taken():
    assert chosen_exercise(setting(**SMALL)).id == "x2"
    assert chosen_exercise(setting(book=changed("mindset", exercise_default="x4"), **SMALL)).id == "x4"


@pytest.mark.parametrize(
    ("over", "default"), [(SMALL, True), ({"出门前": {"紧张分": "7"}}, False)], ids=["default", "tense"]
)
def test_an_exercise_that_nothing_calls_for_says_so(over: dict[str, Any], default: bool):
    (card,) = shown(EXERCISE, **over)
    why = chosen_exercise(setting(**over)).why
    assert card.why == (f"没有特别的情况，{why}" if default else why)


def test_an_exercise_says_how_to_do_it_and_when_to_stop():
    (card,) = shown(EXERCISE)
    one = chosen_exercise(setting())
    assert [point.label for point in card.points] == [*(s.time for s in one.steps), "停下", "护栏", "规矩"]


# --- attitude and check ---


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        (["b1"], "a1"),
        (["b3", "b4"], "a2"),
        (["b5"], "a3"),
        (["b7", "b8"], "a4"),
        (["b1", "b7", "b8"], "a4"),
        (["b2", "b5"], "a1"),
        (["b5", "b6", "b7", "b8"], "a3"),
    ],
)
def test_the_attitude_is_the_one_that_most_signals_point_to(signals: list[str], expected: str):
    (card,) = shown(MIND, 出门前={"自己的信号": signals})
    assert card.id == expected
    facts = [one.text for one in MIND_BOOK.signals if one.id in signals and one.attitude == expected]
    assert card.why == "；".join(facts)


@pytest.mark.parametrize("signals", [[], ["b9"], ["b9", "b10", "b11", "b12"], UNKNOWN], ids=str)
def test_facts_that_point_to_no_attitude_name_none(signals: Any):
    assert shown(MIND, 出门前={"自己的信号": signals}) == []


def checked(count: int) -> dict[str, dict[str, Any]]:
    return {"出门前": {"自查": [f"q{n}" for n in range(1, count + 1)]}}


@pytest.mark.parametrize(("refused", "verdict"), [(0, None), (1, None), (2, 1), (3, 1), (4, 2)], ids=str)
def test_the_check_says_what_so_many_refusals_mean(refused: int, verdict: int | None):
    found = shown(MIND, **checked(5 - refused))
    if verdict is None:
        assert found == []
    else:
        assert [card.id for card in found] == ["a0"]
        text = MIND_BOOK.check.verdicts[verdict].text.rstrip("。")
        open_ones = [one.label for one in MIND_BOOK.check.options()[5 - refused :]]
        assert len(open_ones) == refused
        assert found[0].gist.rstrip("。") == text
        assert [(p.label, p.text) for p in found[0].points] == [("没打勾的", "；".join(open_ones))]
        assert str(refused) in found[0].why


@pytest.mark.parametrize("refused", range(5))
def test_four_refusals_leave_only_the_collecting_of_information(refused: int):
    assert check_verdict(setting(**checked(5 - refused)))[1] == (refused >= 4)
    score = plan(**ready(**checked(5 - refused))).score
    assert score.verdict == (COLLECT if refused >= 4 else GO)
    assert (MIND_BOOK.check.verdicts[-1].text in score.reasons) == (refused >= 4)


@pytest.mark.parametrize(
    "over",
    [{}, {"出门前": {"自查": UNKNOWN}}, {"出门前": {"自查": []}}],
    ids=["not asked", "unknown", "nothing ticked"],
)
def test_a_check_that_was_not_done_says_nothing(over: dict[str, Any]):
    assert check_verdict(setting(**over)) == ("", False)
    assert shown(MIND, **over) == []


# --- relationship ---


@pytest.mark.parametrize("stage", playbook().methods.stages, ids=lambda one: one.id)
def test_a_stage_of_the_relationship_says_what_to_do_and_what_not(stage):
    (card,) = shown(STAGE, 卡在哪={"关系阶段": stage.id})
    assert (card.id, card.ticks, card.never) == (stage.id, stage.do, stage.never)
    assert stage.name in card.title


def test_an_unknown_stage_has_no_card():
    assert shown(STAGE) == []
    assert shown(STAGE, 卡在哪={"关系阶段": UNKNOWN}) == []


# --- the truth test ---


def test_the_truth_test_asks_three_questions_and_says_how_to_read_them():
    book = playbook().excuses
    text = truth_test(setting())
    assert len(book.truth) == 3
    assert [text.count(question) for question in book.truth] == [1, 1, 1]
    assert text.endswith(book.verdict)
    assert plan().truth == text
