"""The short interview: only what is necessary is asked, what can be told is taken, the rest when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.playbook import AFTER_SHEET, FINE, MUST
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.adding import add_to
from huikuan_cli.wizard.flow import SUMMARY, State
from huikuan_cli.wizard.phrasing import ALL_TICKED, Phrasing
from huikuan_cli.wizard.port import Move, Next, Question, Reply, Stop
from huikuan_cli.wizard.run import Interviewer
from properties import examples
from wizard.people import (
    CASES,
    HINTED,
    MOST_PROMPTS,
    POINTING,
    SHORT,
    TOLD,
    Person,
    facts_of,
    field,
    ids,
    interviewed,
    pointed,
    sat,
    sources,
)

# --- which questions are asked ---


def test_only_necessary_questions_belong_to_it():
    assert {field(id).depth for id in ids({})} == {MUST}
    assert {f.key for _, f in SHORT.fields() if f.depth == MUST and not f.when} <= set(ids({}))


def test_it_asks_for_no_section_whether_it_may_be_skipped():
    assert not [id for id in ids({}) if id.endswith("?")]


def test_a_question_that_was_answered_stays_however_seldom_it_is_asked():
    given: dict[str, Value] = {"合同额": "860000.00", "支付方式": "财政直接支付", "催款记录?0": "是"}
    assert {*given, "催款记录#0.日期"} <= set(ids(given))
    assert set(given) <= {item.id for item in Phrasing(SHORT).summary(State("", given), ()).items()}


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ({"验收状态": "已验收合格", "起算点": "验收合格"}, "验收合格日期"),
        ({"验收状态": "已验收合格", "起算点": UNKNOWN}, "验收合格日期"),
        ({"验收状态": "已交付，还没验收"}, "交付日期"),
        ({"验收状态": "已验收合格", "起算点": "交付"}, "交付日期"),
        ({"起算点": "没写"}, "签订日期"),
    ],
)
def test_an_answer_can_make_another_question_necessary(given: dict[str, Value], opened: str):
    assert field(opened).depth == AFTER_SHEET
    assert opened in ids(given)
    assert opened not in ids({})


def test_what_an_answer_made_necessary_is_gone_when_the_answer_changes():
    assert "签订日期" not in ids({"起算点": "交付"})
    assert "签订日期" in ids({"起算点": "交付", "签订日期": "2025-03-01"})  # unless it has an answer


def test_every_one_of_the_six_self_questions_and_the_checklist_is_touched():
    person = Person()
    interviewed(person)
    touched = {s.id for s, f in SHORT.fields() if f.key in person.prompted}
    assert {"s1", "s2", "s3", "s4", "s5", "s6", "m"} <= touched


@pytest.mark.parametrize("file", CASES, ids=lambda one: one.name[:2])
def test_a_teaching_case_never_takes_more_than_twenty_prompts(file: Path):
    person = Person(facts_of(file))
    interviewed(person)
    assert len(person.asked) <= MOST_PROMPTS, person.prompted
    assert len(set(person.prompted)) == len(person.prompted)


def test_there_are_nine_teaching_cases():
    assert len(CASES) == 9


# --- what is asked only where something points at it ---


def test_a_hinted_question_is_passed_over_while_nothing_points_at_it():
    person = Person({"情况说明": "没什么特别的"})
    answers = interviewed(person)
    assert HINTED
    assert set(HINTED).isdisjoint(person.prompted)
    assert set(HINTED).isdisjoint(answers)


def test_a_hinted_question_is_asked_with_what_points_at_it_and_ticks_nothing_for_him():
    person = Person({"他上次说的": POINTING})
    answers = interviewed(person)
    (asked,) = [q for q in person.asked if q.text == field("情况").ask]
    near = pointed("情况", {"他上次说的": POINTING})
    assert [one.id for one in asked.options] == [*near, ALL_TICKED]
    assert (asked.chosen, asked.none) == ((), False)
    assert asked.help == texts_wizard.SEEMS
    assert answers["情况"] == []  # Enter alone takes nothing, and says that it is none of them


def test_a_situation_that_an_answer_tells_already_is_not_asked_about_again():
    said = "合同写资金到位再付"
    asked = Person({"情况说明": said, "验收状态": "已验收合格", "起算点": "没写"})
    interviewed(asked)
    assert "情况" in asked.prompted
    told = Person({"情况说明": said, "验收状态": "已验收合格", "起算点": "拨款到位"})
    interviewed(told)
    assert "情况" not in told.prompted


def test_the_whole_list_of_a_hinted_question_is_one_entry_away_with_what_was_ticked():
    near = pointed("情况", {"他上次说的": POINTING})
    for first, ticked in (([ALL_TICKED], ()), ([near[0], ALL_TICKED], (near[0],))):
        person = Person({"他上次说的": POINTING}, {"情况": [first, near]})
        assert interviewed(person)["情况"] == near
        whole = [q for q in person.asked if q.text == field("情况").ask][1]
        assert len(whole.options) == len(SHORT.options(field("情况")))
        assert (whole.chosen, whole.none) == (ticked, False)


def test_a_hinted_question_comes_back_when_the_words_are_changed_in_the_review():
    near = pointed("情况", {"他上次说的": POINTING})
    person = Person({"情况": near}, {"他上次说的": ["", POINTING]}, ("他上次说的", Next.WRITE))
    answers = interviewed(person)
    assert person.prompted.count("情况") == 1
    assert person.prompted.index("情况") > len(person.prompted) - 3
    assert answers["情况"] == near


def test_a_hinted_question_that_was_answered_is_not_asked_again_when_the_words_are_changed():
    person = Person({}, {"他上次说的": [POINTING, f"{POINTING}，还是没有"]}, ("他上次说的", Next.WRITE))
    first = min(SHORT.joint["情况"])
    person.script["情况"] = [[first]]
    assert interviewed(person)["情况"] == [first]
    assert person.prompted.count("情况") == 1


def test_what_huikuan_yaml_says_of_our_side_is_taken_and_not_asked():
    person = Person()
    answers = interviewed(person, 我方责任人="王磊")
    assert "我方责任人" not in person.prompted
    assert answers["我方责任人"] == "王磊"


# --- what another answer tells ---


def test_what_another_answer_tells_is_taken_and_said_and_not_asked():
    person = Person({"客户": "某公立医院"})
    answers = interviewed(person)
    assert "客户性质" not in person.prompted
    assert answers["客户性质"] == "公立医院"
    why = texts_wizard.TOLD_BY.format(word="公立医院")
    said = texts_wizard.TAKEN.format(name="客户性质", value="公立医院", why=why)
    assert f"2 {said}" in person.said


def test_what_was_taken_is_marked_in_the_review():
    person = Person({"客户": "某公立医院", "称呼": "李主任"})
    interviewed(person)
    assert person.shown()["客户性质"] == f"公立医院{texts_wizard.TOLD}"
    assert texts_wizard.TOLD not in person.shown()["客户"]


def test_an_answer_that_was_changed_from_what_was_taken_is_his_own():
    person = Person({"客户": "某公立医院"}, {"客户性质": ["其他"]}, ("客户性质", Next.WRITE))
    assert interviewed(person)["客户性质"] == "其他"
    assert person.shown()["客户性质"] == "其他"


def test_what_was_taken_is_asked_by_going_back_to_it():
    person = Person({"客户": "某公立医院"}, {"拜访日期": [Move.BACK], "客户性质": ["机关"]})
    assert interviewed(person)["客户性质"] == "机关"


def test_what_was_taken_is_dropped_when_the_telling_answer_changes():
    person = Person({}, {"客户": ["某公立医院", "某甲"], "客户性质": ["机关"]}, ("客户", Next.WRITE))
    answers = interviewed(person)
    assert (answers["客户"], answers["客户性质"]) == ("某甲", "机关")
    assert person.prompted[-2:] == ["客户", "客户性质"]


def test_what_was_taken_is_taken_anew_when_the_telling_answer_tells_something_else():
    person = Person({}, {"客户": ["某公立医院", "某公办学校"]}, ("客户", Next.WRITE))
    assert interviewed(person)["客户性质"] == "公办学校"
    assert "客户性质" not in person.prompted


@pytest.mark.parametrize("name", ["某甲（东区）", "某公办学校"])
def test_an_answer_of_his_own_is_asked_again_from_where_it_was_when_the_telling_answer_changes(name: str):
    person = Person({}, {"客户": ["某甲", name], "客户性质": ["机关"]}, ("客户", Next.WRITE))
    answers = interviewed(person)
    assert (answers["客户"], answers["客户性质"]) == (name, "机关")
    assert person.prompted[-2:] == ["客户", "客户性质"]
    assert person.asked[-1].chosen == ("机关",)


def test_an_answer_of_his_own_is_kept_when_he_goes_back_to_the_telling_one():
    script: dict[str, list[Reply]] = {
        "客户": ["某公立医院", "某公立医院（东区）"], "拜访日期": [Move.BACK, Move.BACK, "明天"], "客户性质": ["其他", Move.BACK]
    }  # fmt: skip
    person = Person({}, script)
    answers = interviewed(person)
    assert answers["客户"] == "某公立医院（东区）"
    assert answers["客户性质"] == "其他"
    back_and_forth = ["客户", "拜访日期", "客户性质", "拜访日期", "客户性质", "客户", "客户性质", "拜访日期"]
    assert person.prompted[: len(back_and_forth)] == back_and_forth


def test_another_person_has_another_post_and_another_type_to_be_asked():
    person = Person(
        {}, {"称呼": ["李主任", "王会计"], "岗位": ["业务经办"], "类型": ["e6"]}, ("称呼", Next.WRITE)
    )
    answers = interviewed(person)
    assert person.prompted[-3:] == ["称呼", "岗位", "类型"]
    assert [q.chosen for q in person.asked[-2:]] == [("业务经办",), ("e6",)]
    assert (answers["岗位"], answers["类型"]) == ("业务经办", "e6")


def test_the_same_words_again_change_nothing_that_hangs_on_them():
    person = Person(
        {}, {"客户": ["某公立医院", "某公立医院"], "客户性质": ["其他"]}, ("客户性质", "客户", Next.WRITE)
    )
    assert interviewed(person)["客户性质"] == "其他"


def test_the_whole_interview_asks_what_could_be_taken():
    person = Person({"客户": "某公立医院"})
    wording = Phrasing(talk())
    Interviewer(wording, person, TODAY, lambda state: None, sources()).run({})
    assert {"客户性质", *HINTED} <= set(person.prompted)


# --- enough ---


def test_enough_asks_only_what_no_sheet_can_do_without():
    person = Person({}, {"拜访日期": [Move.ENOUGH]})
    answers = interviewed(person, {"称呼": "李主任"})
    assert person.prompted == ["客户", "客户性质", "拜访日期", "拜访日期", "项目", "要什么"]
    assert set(SHORT.enough) == {"客户", "拜访日期", "称呼", "项目", "要什么"}
    assert answers["验收人"] == UNKNOWN


def test_enough_with_everything_needed_there_goes_to_the_review_at_once():
    known: dict[str, Value] = dict.fromkeys(SHORT.enough, "x") | {"拜访日期": "2026-11-25"}
    person = Person({}, {"客户性质": [Move.ENOUGH]})
    interviewed(person, known)
    assert person.prompted == ["客户性质"]


def test_what_was_put_off_by_enough_is_asked_when_he_fills_up():
    known: dict[str, Value] = dict.fromkeys(SHORT.enough, "x") | {"拜访日期": "2026-11-25"}
    person = Person({"验收人": "张科长"}, {"客户性质": [Move.ENOUGH]}, (Next.FILL, Next.WRITE))
    answers = interviewed(person, known)
    seen = [
        step for step in flow.steps(SHORT, {}) if step.field.hinted != "是"
    ]  # the others nobody was asked
    assert person.summaries[0].later == len(seen) - len(SHORT.enough)
    assert answers["验收人"] == "张科长"
    assert person.summaries[-1].later == 0


@pytest.mark.parametrize("lacking", [0, 1, 2])
def test_enough_is_offered_once_little_is_missing(lacking: int):
    known: dict[str, Value] = dict.fromkeys(SHORT.enough[lacking:], "x")
    person = Person({}, {}, ())
    with pytest.raises(Stop):
        interviewed(person, {**known, "拜访日期": "2026-11-25"} if lacking < 2 else known)
    assert (Move.ENOUGH in person.asked[0].moves) is (lacking < 2)


def test_a_change_from_the_review_offers_no_way_to_have_enough():
    person = Person({}, {}, ("客户", Next.WRITE))
    interviewed(person)
    assert Move.ENOUGH not in person.asked[-1].moves


def test_the_whole_interview_offers_no_way_to_have_enough():
    person = Person()
    Interviewer(Phrasing(talk()), person, TODAY, lambda state: None).run({})
    assert not any(Move.ENOUGH in question.moves for question in person.asked)


# --- adding to a section ---


def left_of(section: str) -> set[str]:
    """What is asked later of a section, whatever was answered."""
    return {f.key for s, f in SHORT.fields() if s.id == section and f.depth == AFTER_SHEET and not f.when}


@pytest.mark.parametrize("gate", ["s1?", "s4?", "s5?"])
def test_adding_to_a_section_asks_what_was_left_of_it_and_comes_back(gate: str):
    before, person = Person(), Person({}, {}, (gate, Next.WRITE))
    interviewed(before)
    interviewed(person)
    asked = person.prompted[len(before.prompted) :]
    assert left_of(gate[:-1]) <= set(asked)
    assert {s.id for s, f in SHORT.fields() if f.key in asked} == {gate[:-1]}
    assert len(person.summaries) == 2


@pytest.mark.parametrize("section", [s.id for s in SHORT.sections if s.adds])
def test_a_section_that_can_be_added_to_asks_all_that_was_left_of_it_and_nothing_finer(section: str):
    state = add_to(SHORT, State(SUMMARY, flow.closed(SHORT, {})), f"{section}?")
    asked = []
    while (step := flow.step_at(SHORT, state)) is not None:
        asked.append(step.field)
        assert step.section.id == section
        state = flow.answer(SHORT, state, flow.left_empty(step))
    assert left_of(section) <= {one.key for one in asked}
    assert not any(one.depth == FINE for one in asked)


def test_adding_to_a_section_asks_what_nothing_pointed_at():
    person = Person({}, {}, ("s5?", Next.WRITE))
    interviewed(person)
    assert {"坎", "我方责任人"} <= set(person.prompted)
    assert "情况" not in person.prompted  # the first list has it all


def test_a_section_that_was_added_to_is_not_offered_again():
    person = Person({}, {}, ("s5?", Next.WRITE))
    interviewed(person)
    before, after = ({one.gate for one in summary.deeper} for summary in person.summaries)
    assert "s5?" in before
    assert "s5?" not in after


def test_three_sections_are_offered_in_the_order_of_the_playbook():
    person = Person()
    interviewed(person)
    offered = person.summaries[0].deeper
    assert len(offered) == 3
    assert [one.gate for one in offered] == [f"{id}?" for id in SHORT.first[:3]]
    assert all(one.adds and one.count for one in offered)


def test_adding_to_a_section_asks_nothing_that_has_an_answer():
    known: dict[str, Value] = {"发起人": "信息科小吴", "坎": []}
    person = Person({}, {}, ("s5?", Next.WRITE))
    answers = interviewed(person, known)
    assert "发起人" not in person.prompted
    assert answers["发起人"] == "信息科小吴"


def test_what_is_put_off_while_adding_is_offered_to_be_filled_up():
    person = Person({}, {"审核人": [Move.SKIP]}, ("s5?", Next.WRITE))
    interviewed(person)
    assert person.summaries[-1].later == 1
    assert person.shown()["审核人"] == texts_wizard.LATER


# --- the state machine ---


def test_dropping_answers_on_the_way_stays_at_the_question_and_in_the_review_goes_to_the_first_of_them():
    given: dict[str, Value] = {"客户": "甲", "客户性质": "机关", "拜访日期": "2026-11-25"}
    assert flow.without(SHORT, State("称呼", given), ["客户性质"]).at == "称呼"
    done = flow.closed(SHORT, given)
    assert flow.without(SHORT, State(SUMMARY, done), ["客户性质"]).at == "客户性质"
    assert flow.without(SHORT, State(SUMMARY, done), ["没有的键"]) == State(SUMMARY, done)


class Wandering(Person):
    """Somebody who answers, goes back, skips or has enough as it comes, and stops at the review."""

    def __init__(self, picks: list[int]) -> None:
        super().__init__({}, {}, ())
        self.picks, self.last = picks, {}

    def ask(self, question: Question) -> Reply:
        pick = self.picks.pop() if self.picks else 0
        if pick % 4 and question.moves:
            self.asked.append(question)
            return question.moves[pick % len(question.moves)]
        reply = self.answer_to(question, pick)
        self.last[self.keys.get(question.text, question.text)] = reply
        return reply

    def answer_to(self, question: Question, pick: int) -> Reply:
        self.asked.append(question)
        if question.options:
            one = question.options[pick % len(question.options)].id
            return [one] if question.many else one
        kind = field(self.keys[question.text]).kind
        samples = {"金额": "100.00", "日期": "2026-12-01", "日期时刻": "2026-12-01", "天数": "30"}
        return samples.get(kind, ("某公立医院财务处", "某局", "等审计", "李主任")[pick % 4])


@examples(60)
@given(st.lists(st.integers(0, 400), max_size=60))
def test_any_mix_of_answering_and_moving_ends_at_the_review_and_loses_nothing(picks: list[int]):
    person, kept = Wandering(picks), []
    with pytest.raises(Stop):
        sat(person, kept).run({})
    assert len(person.summaries) == 1
    given_ = kept[-1].given
    for key, reply in person.last.items():
        assert key in TOLD or reply in (given_.get(key), kept[-1].half.get(key))
    assert {step.id for step in flow.steps(SHORT, given_)} <= {*given_, *kept[-1].passed}


def test_a_last_day_that_he_wrote_is_said_back_and_can_be_changed():
    person = Person({"客户": "某数据局", "情况说明": "财务说下周五停收单子"})
    found = interviewed(person)
    assert "停收日" not in person.prompted
    assert found["停收日"] == "2026-12-04"
    [said] = [text for text in person.said if "停收日" in text]
    assert "照你写的“财务说下周五停收单子”" in said
    item = next(one for one in person.summary.items() if one.id == "停收日")
    assert item.mark == "（照你写的）"


def test_without_a_last_day_nothing_is_asked_or_said_of_it():
    person = Person({"客户": "某数据局", "情况说明": "20号关于这事开会"})
    assert "停收日" not in interviewed(person)
    assert "停收日" not in person.prompted
    assert not any("停收日" in text for text in person.said)
