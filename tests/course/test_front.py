"""The front of the sheet: read in two minutes the evening before, carried into the room, and in plain words."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from msgspec import structs

from course.generated import TYPES, generated, type_answer
from course.helpers import CASES, answers_of, block, built, case_plan, case_with, even, printed, sheet
from factories import playbook
from huikuan_cli.core.advice.excuse_match import heard
from huikuan_cli.core.advice.plan import FIRST, HAVE, TO_MAKE, Plan
from huikuan_cli.core.advice.replies import NO_MATCH
from huikuan_cli.core.playbook.sheet_look import SHEET_BLOCKS
from huikuan_cli.core.sheet.front import BUDGET, SAYS, TO_HAVE, WORST
from huikuan_cli.core.sheet.layout import Row
from huikuan_cli.core.sheet.one_page import CUT, FRONT_SIZES, fits, front_size, lines_of
from huikuan_cli.core.text.values import brief

TITLES = ["先看", "要什么", "开口", "他说 → 我答", "数", "带", "谈成了", "没谈成", "绝对不做"]
PLAYS = {one.id: one for one in playbook().situations()}
ID = re.compile(r"(?<![A-Za-z0-9])[a-z]{1,2}\d{1,3}(?![A-Za-z0-9])")  # e9, y60, t4, o06, tl2025.9
# words of the method, and of those who made the tool: they are for the desk
JARGON = (
    "六句话", "时效最早警戒", "准备度", "难题", "付款链", "账龄", "阶梯", "下一级", "心态", "客情", "招法", "情形", "口径", "4W2H",
    "〔", "{", "}",
)  # fmt: skip
HIS_OWN_WORRY = "还不放心"


@lru_cache
def generated_plans(type_id: str) -> tuple[Plan, ...]:
    return tuple(built(**one) for one in generated(type_id))


def front(plan: Plan) -> list[str]:
    return [one.title for one in sheet(plan).blocks if one.page == 1]


def replies(plan: Plan) -> list[Row]:
    return [row for row in block(sheet(plan), "他说我答") if row.label != HIS_OWN_WORRY]


def in_order(plan: Plan) -> bool:
    """Whether the blocks of the front are all there, in their order, the frame only where there is something to see first."""
    wanted = TITLES if plan.matter.frame else TITLES[1:]
    return front(plan) == wanted


def too_long(plan: Plan) -> int:
    """By how many characters the front is too long; 0 when it is not."""
    return max(len(printed(sheet(plan))) - (WORST if plan.matter.frame else BUDGET), 0)


def unplain(plan: Plan) -> list[str]:
    """What stands on the front and is not for the room: ids, names of types, points, words of the method."""
    shown = sheet(plan)
    text = "".join(
        part
        for one in shown.blocks
        if one.page == 1
        for row in one.rows
        for part in (row.label, row.text, row.note)
    )
    text += shown.title + shown.subtitle + shown.footer + "".join(front(plan))
    types = [one.name for one in playbook().types.values()]
    found = [word for word in (*JARGON, *types) if word in text]
    return [
        *found,
        *ID.findall(text),
        *re.findall(r"(?<![元角\d])\d+ ?分(?!钟)", text),
        *re.findall(r"\d+/12", text),
    ]


# --- its blocks ---


def test_the_budget_is_a_thousand_characters_and_a_fifth_more_beside_a_red_frame():
    assert (BUDGET, WORST) == (1000, 1200)


@pytest.mark.parametrize("case", CASES)
def test_the_front_of_a_case_has_its_blocks_in_order(case: str):
    assert in_order(case_plan(case))


@pytest.mark.parametrize("type_id", TYPES)
def test_the_front_of_generated_cases_has_its_blocks_in_order(type_id: str):
    assert [n for n, one in enumerate(generated_plans(type_id)) if not in_order(one)] == []


@pytest.mark.parametrize("case", CASES)
def test_the_front_of_a_case_keeps_to_its_budget_of_characters_whatever_his_type(case: str):
    made = [case_plan(case), *(case_with(case, 客户类型=type_answer(type_id)) for type_id in TYPES)]
    assert [over for one in made if (over := too_long(one))] == []


@pytest.mark.parametrize("type_id", TYPES)
def test_the_front_of_generated_cases_keeps_to_its_budget_of_characters(type_id: str):
    over = {n: many for n, one in enumerate(generated_plans(type_id)) if (many := too_long(one))}
    assert over == {}


@pytest.mark.parametrize("case", CASES)
def test_the_front_of_a_case_speaks_plainly(case: str):
    assert unplain(case_plan(case)) == []


@pytest.mark.parametrize("type_id", TYPES)
def test_the_front_of_generated_cases_speaks_plainly(type_id: str):
    found = {n: words for n, one in enumerate(generated_plans(type_id)) if (words := unplain(one))}
    assert found == {}


def test_words_of_the_method_are_found_on_a_front_that_has_them():
    made = case_plan("k9")
    for word in ("六句话 8/12", "时效最早警戒", "见 y60", "和平型", "61 分"):
        matter = structs.replace(made.matter, insight=f"先看 {word}")
        assert unplain(structs.replace(made, matter=matter)) != [], word


# --- what outranks the visit ---


def framed() -> list[Plan]:
    return [one for type_id in TYPES for one in generated_plans(type_id) if one.matter.frame]


def test_what_outranks_the_visit_stands_first_in_a_frame_of_its_own_and_nowhere_else():
    made = [*framed(), case_plan("k8")]
    assert len({one.matter.id for one in made}) > 1
    for one in made:
        play = PLAYS[one.matter.id]
        assert play.frame
        (row,) = block(sheet(one), "先看")
        assert row.text == one.matter.frame
        assert front(one)[0] == "先看"


@pytest.mark.parametrize("case", CASES)
def test_a_frame_is_there_only_where_the_situation_has_one(case: str):
    made = case_plan(case)
    assert bool(block(sheet(made), "先看")) == bool(PLAYS[made.matter.id].frame)


# --- what the blocks hold ---


@pytest.mark.parametrize("case", CASES)
def test_the_front_names_the_one_outcome_with_its_day_and_three_levels_to_say(case: str):
    made = case_plan(case)
    shown = block(sheet(made), "要什么")
    aims = [even(row.text) for row in shown if row.style == "text"]
    own = [made.ask.want] if made.ask.own == FIRST else []
    assert aims == [*own, f"{made.ask.printed()}（{made.ask.promise}）"]
    said = {row.label: even(row.text) for row in shown if row.style == "say"}
    assert said == {one.name: even(one.words) for one in made.ask.levels}
    assert list(said) == ["最好", "可以", "至少"]
    assert len(set(said.values())) == 3
    assert made.ask.proof in shown[-1].text
    assert all(text in shown[-1].text for text in made.ask.not_results[:2])


@pytest.mark.parametrize("case", CASES)
def test_the_front_says_what_the_case_is_really_about(case: str):
    made = case_plan(case)
    assert made.matter.insight
    assert made.matter.insight in [row.text for row in block(sheet(made), "要什么")]


@pytest.mark.parametrize("case", CASES)
def test_what_he_typed_to_want_is_never_a_sentence_to_say(case: str):
    made, typed = case_plan(case), answers_of(case)["我的4W2H"]["要什么"]
    assert made.ask.want == typed
    for name in ("要什么", "开口", "他说我答"):
        assert [row for row in block(sheet(made), name) if row.style == "say" and typed in row.text] == []


@pytest.mark.parametrize("case", CASES)
def test_the_front_has_two_lines_to_open_with_that_begin_with_his_name(case: str):
    made = case_plan(case)
    first, second = block(sheet(made), "开口")
    assert (even(first.text), even(second.text)) == tuple(even(one.text) for one in made.openings)
    assert first.text.startswith(f"{answers_of(case)['拜访']['称呼']}，")


def his_words(case: str) -> list[str]:
    """What he said in a case, piece by piece; a typical phrase where only the number of an excuse was noted."""
    pieces = heard(playbook().excuses, answers_of(case)["卡在哪"]["他上次说的"])
    return [one.excuses[0].says[0] if re.fullmatch(r"o\d+", one.words) else one.words for one in pieces]


@pytest.mark.parametrize("case", CASES)
def test_his_own_words_are_answered_first_in_his_order_as_far_as_they_are_understood(case: str):
    made = case_plan(case)
    answered = [one.says for one in made.replies if one.id != NO_MATCH]
    known = [words for words in his_words(case) if words in answered]
    assert known
    assert answered[: len(known)] == known
    shown = [even(row.label) for row in replies(made)][: len(known)]
    assert shown == [f"“{brief(words, SAYS)}”" for words in known]
    strange = [words for words in his_words(case) if words not in answered]
    assert bool(strange) == (NO_MATCH in [one.id for one in made.replies])


@pytest.mark.parametrize("case", CASES)
def test_the_front_of_a_case_has_four_or_five_replies_and_one_line_for_his_worry(case: str):
    made = case_plan(case)
    shown = replies(made)
    assert 4 <= len(shown) <= 5
    assert [even(row.text) for row in shown] == [even(one.answer) for one in made.replies[: len(shown)]]
    (worry,) = [row for row in block(sheet(made), "他说我答") if row.label == HIS_OWN_WORRY]
    assert even(worry.text) == even(made.relief.text) != ""


@pytest.mark.parametrize("type_id", TYPES)
def test_generated_cases_have_four_or_five_replies_each_to_something_else(type_id: str):
    for made in generated_plans(type_id):
        shown = replies(made)
        assert 4 <= len(shown) <= 5, made.matter.id
        assert len({row.label for row in shown}) == len({row.text for row in shown}) == len(shown)


@pytest.mark.parametrize("case", CASES)
def test_no_sentence_stands_twice_on_the_front(case: str):
    shown = sheet(case_plan(case))
    said = [row.text for one in shown.blocks if one.page == 1 for row in one.rows if row.style == "say"]
    assert len(set(said)) == len(said) >= 9


@pytest.mark.parametrize("case", CASES)
def test_the_front_has_the_figures_in_one_line_and_what_is_doubtful_is_marked(case: str):
    made = case_plan(case)
    (row,) = block(sheet(made), "数")
    assert row.text == made.line
    assert made.line.startswith("还欠 ")
    unsure = made.line.endswith("哪天到期还说不准※")
    assert unsure or re.search(r"\d+月\d+号到期※?｜到\d+月\d+号过了 \d+ 天", made.line)
    assert unsure == (case in ("k3", "k4"))  # no settlement signed; a contract that names no day


@pytest.mark.parametrize("case", CASES)
def test_the_front_has_what_to_carry_and_says_what_is_lacking(case: str):
    made = case_plan(case)
    shown = block(sheet(made), "带")
    assert [row.text for row in shown if row.label == "今晚"] == list(made.tonight)
    to_make = [text for row in shown if row.label == TO_HAVE for text in row.text.split("　")]
    carried = shown[-1].text
    for one in made.bring[:7]:
        assert f"□ {one.name}" in "".join(to_make) + carried
        assert (f"{one.name}（找）" in carried) == (one.state not in (HAVE, TO_MAKE))
        assert (f"□ {one.name}" in to_make) == (one.state == TO_MAKE)


@pytest.mark.parametrize("case", CASES)
def test_the_front_has_a_dated_step_for_a_yes_and_for_a_no(case: str):
    made = case_plan(case)
    steps = block(sheet(made), "谈成了")
    assert 1 <= len(steps) <= 3
    assert [row.text for row in steps] == [one.action for one in made.days[: len(steps)]]
    assert all(re.match(r"\d+月\d+日周.", row.label) for row in steps)
    smallest, step = block(sheet(made), "没谈成")
    assert smallest.text == made.fallback.bring
    assert step.text == made.fallback.next.action
    assert re.match(r"\d+月\d+日周.", step.label)


@pytest.mark.parametrize("case", CASES)
def test_the_front_has_the_worst_mistakes_of_this_situation_as_many_as_there_is_room_for(case: str):
    made = case_plan(case)
    (row,) = block(sheet(made), "绝对不做")
    worst = PLAYS[made.matter.id].never
    assert len(worst) == 3
    assert row.text in ["；".join(worst[:n]) for n in (1, 2, 3)]
    everything = [one.text for one in block(sheet(made), "全部绝对不做")]
    assert [text for text in worst if text not in everything] == []


@pytest.mark.parametrize("case", CASES)
def test_the_head_says_whom_when_and_whether_one_can_go_with_the_first_reason(case: str):
    made, told = case_plan(case), answers_of(case)
    shown = sheet(made)
    assert told["拜访"]["客户"] in shown.title
    assert made.head.visit in shown.subtitle
    assert told["拜访"]["称呼"] in shown.subtitle
    ready = made.score.verdict == "可以出发"
    assert shown.subtitle.endswith(made.score.verdict if ready else made.score.reasons[0])


# --- how large it can be set ---


@pytest.mark.parametrize("case", CASES)
def test_the_front_of_a_case_fits_in_letters_that_are_read_at_arms_length(case: str):
    assert front_size(sheet(case_plan(case))) >= 10.5
    assert fits(sheet(case_plan(case)))


@pytest.mark.parametrize("type_id", TYPES)
def test_the_front_of_generated_cases_fits_and_nothing_on_it_is_cut(type_id: str):
    for made in generated_plans(type_id):
        shown = sheet(made)
        assert fits(shown)
        assert CUT not in printed(shown)


def test_the_smallest_letters_are_ten_and_a_half_points_and_larger_ones_are_tried_first():
    assert FRONT_SIZES == (12.0, 11.0, 10.5)
    sizes = {front_size(sheet(one)) for type_id in TYPES for one in generated_plans(type_id)}
    assert sizes <= set(FRONT_SIZES)


def test_a_line_of_the_front_is_counted_as_wide_as_it_is():
    assert lines_of("数" * 45) == 1
    assert lines_of("数" * 46) == 2


def test_every_block_of_the_front_has_a_name_that_a_template_can_call():
    for case in CASES:
        named = [one.name for one in sheet(case_plan(case)).blocks]
        assert named == [name for name in SHEET_BLOCKS if name in named]
