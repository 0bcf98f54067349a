"""What is asked for: the goal of the situation and its three levels as they are said; what was typed stands aside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import led_by, plan, play, ready, setting
from factories import action_sheet, playbook
from huikuan_cli.core.advice.plan import GO, Plan
from huikuan_cli.core.playbook import Aim, Play, When
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.text.values import UNKNOWN

BOOK = playbook().escalation
TYPED = "把付款申请提交到系统，拿到单号"
TO_HIM = "请您今天把申请交上去，单号给我一个。"


def led(*plays: Play, **over: dict[str, Any]) -> Plan:
    """The plan of the ordinary case with these situations only."""
    return plan(book=led_by(*plays or (play(),)), **over)


def wanting(typed: str | None, words: str | None = None) -> dict[str, dict[str, Any]]:
    """The answers of one who wrote what he wants, and how he would say it."""
    return {"我的4W2H": {"要什么": typed, "对他说": words}}


def spoken(made: Plan) -> list[str]:
    """Everything of a plan that is said to him."""
    lines = [*made.ask.levels, *made.openings, *made.replies, made.relief]
    return [getattr(one, name) for one in lines for name in ("words", "text", "answer") if hasattr(one, name)]


# --- the goal and its levels ---


def test_the_goal_its_proof_and_its_levels_are_those_of_the_situation():
    ask = led().ask
    assert (ask.aimed(), ask.proof) == ("要的结果", "算数的凭据")
    assert [(one.name, one.amount, one.words) for one in ask.levels] == [
        ("最好", "", "最好的话"),
        ("可以", "", "可以的话"),
        ("至少", "", "至少的话"),
    ]


@pytest.mark.parametrize(("disputed", "said"), [("6万", "单列6万元"), (None, "都没有数")])
def test_a_level_whose_figure_is_not_known_gives_way_to_one_without(disputed: str | None, said: str):
    aim = Aim("结果", ("单列{{ 争议 }}", "都没有数"), ("可以",), ("至少",), "凭据")
    made = led(play(aim=aim), 验收标准={"争议金额": disputed})
    assert made.ask.levels[0].words == said


def test_what_is_no_outcome_is_named_for_every_goal():
    assert led().ask.not_results == BOOK.no_result


# --- what was typed ---


def test_what_was_typed_is_never_said_and_stays_his_goal_beside_what_is_advised():
    made = led(**wanting(TYPED))
    assert (made.ask.want, made.ask.advised) == (TYPED, "要的结果")
    assert [text for text in spoken(made) if TYPED in text] == []


@pytest.mark.parametrize("value", [UNKNOWN, "要的结果", "要的结果。"])
def test_nothing_is_advised_where_the_goal_is_what_was_typed_or_nothing_was(value: str):
    ask = led(**wanting(value)).ask
    assert (ask.want, ask.advised) == ("要的结果", "")


def test_with_a_sentence_that_can_be_said_to_him_what_was_typed_is_the_goal():
    ask = led(**wanting(TYPED, TO_HIM)).ask
    assert (ask.want, ask.advised) == (TYPED, "")
    assert [one.words for one in ask.levels] == [TO_HIM, "可以的话", "至少的话"]


@pytest.mark.parametrize("words", ["让李主任把申请交了", "请您（如果方便）签一下", "请您" + "快" * 70])
def test_a_sentence_whose_form_does_not_fit_is_not_said(words: str):
    ask = led(**wanting(TYPED, words)).ask
    assert (ask.want, ask.advised) == (TYPED, "要的结果")
    assert ask.levels[0].words == "最好的话"


def test_a_situation_that_rules_leaves_no_choice_of_the_words_and_advises_its_goal():
    ask = led(play(rules="是"), **wanting(TYPED, TO_HIM)).ask
    assert (ask.want, ask.advised) == (TYPED, "要的结果")
    assert ask.levels[0].words == "最好的话"


OTHER = play("y2", rank=40, aim=Aim("另一种结果", ("另最好",), ("另可以",), ("另至少",), "另凭据"))


@pytest.mark.parametrize(
    ("lead", "second", "want"),
    [
        (play(rank=60), OTHER, "另一种结果"),
        (play(rank=60, rules="是"), OTHER, "要的结果"),
        (play(rank=60), play("y2", rank=40, when=(When(due="否"),), aim=OTHER.aim), "要的结果"),
    ],
    ids=["fits too", "one rules", "does not fit"],
)
def test_the_goal_of_another_situation_that_fits_may_be_chosen_by_its_name(
    lead: Play, second: Play, want: str
):
    made = led(lead, second, **wanting("另一种结果"))
    assert made.matter.id == lead.id
    assert made.ask.aimed() == want
    assert (made.ask.levels[0].words == "另最好") == (want == "另一种结果")


# --- by when ---

AT_ONCE = play(aim=Aim("结果", ("甲",), ("乙",), ("丙",), "凭据", at_once="是"))


@pytest.mark.parametrize("given", [None, "2026-12-04"])
def test_what_one_meeting_can_do_is_asked_for_today(given: str | None):
    s = setting(book=led_by(AT_ONCE), 我的4W2H={"承诺日": given})
    assert s.promise == s.visit
    assert s.facts["承诺日"] == "今天"


# the last day to hand in papers for the next window is 2026-12-01
@pytest.mark.parametrize(
    ("visit", "given", "promise"),
    [
        ("2026-11-25", None, date(2026, 12, 1)),
        ("2026-11-25", "2026-11-27", date(2026, 11, 27)),
        ("2026-11-25", "2026-12-04", date(2026, 12, 1)),
        ("2026-12-01", "2026-12-04", date(2026, 12, 2)),  # what takes more than a meeting is not due in it
        ("2026-12-02", "2026-12-04", date(2026, 12, 4)),  # too late for that window anyway
    ],
)
def test_what_takes_longer_is_asked_for_by_the_day_to_hand_in_papers(
    visit: str, given: str | None, promise: date
):
    s = setting(book=led_by(play()), 拜访={"拜访日期": visit}, 我的4W2H={"承诺日": given})
    assert s.promise == promise


def test_a_day_that_had_to_be_worked_out_is_said_to_be():
    assert led().ask.derived
    assert not led(我的4W2H={"承诺日": "2026-11-30"}).ask.derived


# --- reminders ---


def test_what_is_below_the_mark_is_told_before_what_is_disputed():
    made = plan(验收标准={"争议金额": "6万", "未达标项": "并发没测"})
    below, disputed = BOOK.reminders["有未达标"], BOOK.reminders["有争议"]
    facts = {"未达标项": "并发没测", "争议": "6万元"}
    order = [made.reminders.index(fill(text, facts)) for text in (below, disputed)]
    assert order == sorted(order)


# --- the sentences ---


def labels(made: Plan) -> list[str]:
    """The labels of the rows on the back that say why the sheet is as it is."""
    sheet = action_sheet(made, "2026-11-23", "打法")
    return [row.label for block in sheet.blocks if block.name == "为什么" for row in block.rows]


def test_why_now_and_how_stand_on_the_back_as_he_wrote_them():
    made = led(**ready())
    assert [(one.name, one.answer) for one in made.ask.sentences] == [
        ("凭什么", "合同第9条和验收书"),
        ("怎么推", "先递对账单，退到书面确认"),
    ]
    assert [one for one in labels(made) if one.startswith("你写的")] == ["你写的凭什么", "你写的怎么推"]


@pytest.mark.parametrize("value", [UNKNOWN, None])
def test_a_sentence_that_nobody_has_is_left_out(value: str | None):
    made = led(**ready(我的4W2H={"凭什么": value}))
    assert [one.name for one in made.ask.sentences] == ["怎么推"]
    assert "你写的凭什么" not in labels(made)


def test_the_back_says_what_he_had_wanted_instead():
    sheet = action_sheet(led(**wanting(TYPED)), "2026-11-23", "打法")
    rows = [row.text for block in sheet.blocks if block.page == 2 for row in block.rows]
    assert [text for text in rows if TYPED in text and "要的结果" in text]


# --- the verdict ---


def test_the_first_reason_stands_beside_the_verdict_only_when_something_is_missing():
    going, filling = led(**ready()), led(**ready(我的4W2H={"材料": []}))
    assert (going.score.verdict == GO, filling.score.verdict == GO) == (True, False)
    for made, shown in ((going, False), (filling, True)):
        subtitle = action_sheet(made, "2026-11-23", "打法").subtitle
        assert made.score.verdict in subtitle
        assert (made.score.reasons[0] in subtitle) == shown


# --- his words ---


@pytest.mark.parametrize("noted", ["o05", "O05", " o05 "])
def test_for_a_number_alone_a_typical_phrase_is_printed(noted: str):
    typical = next(one.says[0] for one in playbook().excuses.excuses if one.id == "o05")
    first = led(卡在哪={"他上次说的": noted}).replies[0]
    assert (first.id, first.says) == ("o05", typical)


def test_his_own_words_are_printed_as_he_said_them():
    words = next(one.says[1] for one in playbook().excuses.excuses if one.id == "o05")
    first = led(卡在哪={"他上次说的": words}).replies[0]
    assert (first.id, first.says) == ("o05", words)
