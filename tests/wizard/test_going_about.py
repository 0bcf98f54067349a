"""How one goes about in the short interview: back, past a question, deeper, with a line that is half understood."""

from __future__ import annotations

import pytest

from factories import TODAY
from huikuan_cli import texts_wizard
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.flow import State, taken
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Move, Next
from huikuan_cli.wizard.reviewing import choices, wanted
from huikuan_cli.wizard.run import Interviewer
from wizard.people import SHORT, Person, field, sat, sources

WANT, SAID = "要什么", "他上次说的"


def test_going_back_leads_to_the_question_before_and_never_to_one_that_was_not_asked():
    person = Person(script={WANT: [Move.BACK, "写下来"], "情况说明": ["", Move.BACK, ""]})
    interviewed = sat(person, 我方责任人="小周").run({})
    at = person.prompted.index(WANT)
    assert person.prompted[at + 1 : at + 4] == ["情况说明", SAID, "情况说明"]
    assert interviewed["我方责任人"] == "小周"


def test_a_question_that_was_answered_by_itself_is_gone_back_to_from_its_number():
    person = Person(reviews=("我方责任人", Next.WRITE), script={"我方责任人": ["老王"]})
    assert sat(person, 我方责任人="小周").run({})["我方责任人"] == "老王"


def test_what_was_put_off_before_the_draft_was_left_can_be_gone_back_to():
    kept = State("要什么", {"我方责任人": "小周"}, passed=("情况说明",))
    person = Person(script={WANT: [Move.BACK, ""]})
    Interviewer(Phrasing(SHORT), person, TODAY, lambda _: None, sources(我方责任人="小周")).go_on(kept)
    assert person.prompted[:2] == [WANT, "我方责任人"]


def test_the_letter_of_a_section_stays_the_same_however_often_one_goes_deeper():
    person = Person(reviews=("d?", "s5?", Next.WRITE))
    sat(person).run({})
    seen: dict[str, set[str]] = {}
    for summary in person.summaries:
        for one in summary.deeper:
            seen.setdefault(one.gate, set()).add(one.letter)
    letters = [letter for one in seen.values() for letter in one]
    assert len(person.summaries) == 3
    assert len(seen) > 3
    assert len(letters) == len(seen) == len(set(letters))
    last = person.summaries[-1]
    assert [wanted(last, one.letter) for one in last.deeper] == [one.gate for one in last.deeper]


def test_only_what_was_taken_without_asking_is_marked_as_told():
    person = Person({"客户": "滨海市人民医院", "岗位": "财务", "称呼": "财务科李科长"})
    sat(person).run({"岗位": "财务"})
    assert person.shown()["客户性质"].endswith(texts_wizard.TOLD)
    assert person.shown()["岗位"] == "财务"


def test_an_answer_that_is_given_by_hand_loses_its_mark():
    person = Person({"客户": "滨海市人民医院"}, {"客户性质": ["公立医院"]}, reviews=("客户性质", Next.WRITE))
    kept: list[State] = []
    sat(person, kept).run({})
    assert "客户性质" in kept[2].told
    assert person.shown()["客户性质"] == "公立医院"


def test_a_draft_remembers_what_was_told():
    state = taken(SHORT, State("客户性质", {"客户": "滨海市人民医院"}), "公立医院")
    person = Person()
    sat(person).go_on(state)
    assert person.shown()["客户性质"].endswith(texts_wizard.TOLD)


@pytest.mark.parametrize("second", ["验收书", "验收书 合同"])
def test_of_a_line_with_several_options_those_that_match_are_kept(second: str):
    person = Person(script={"材料": ["合同、火星、发票签收", second]})
    answers = sat(person).run({})
    assert any("火星" in line and line.startswith("×") for line in person.said)
    assert any("合同、发票" in line for line in person.said)
    options = {o.id: o.short() for o in SHORT.options(field("材料"))}
    assert [options[one] for one in answers["材料"]] == ["合同", "验收书", "发票和签收记录"]  # type: ignore[union-attr,index]


def test_after_a_line_half_understood_saying_there_is_nothing_takes_nothing():
    person = Person(script={"材料": ["合同、火星", "没有"]})
    assert sat(person).run({})["材料"] == []


def test_after_a_line_half_understood_enter_takes_what_was_kept():
    person = Person(script={"材料": ["合同、火星"]})
    assert len(sat(person).run({})["材料"]) == 1


def test_a_line_of_which_nothing_matches_keeps_nothing():
    person = Person(script={"材料": ["火星、月亮", UNKNOWN]})
    assert sat(person).run({})["材料"] == UNKNOWN
    assert not any("收下" in line for line in person.said)


def test_the_contract_and_what_was_paid_may_stand_beside_what_fell_due():
    person = Person({"到期应付": "46.8万，合同156万，已付109.2万"})
    answers = sat(person).run({})
    assert (answers["到期应付"], answers["合同额"], answers["已付金额"]) == (
        "468000.00",
        "1560000.00",
        "1092000.00",
    )
    assert "一起记下：合同额 1,560,000.00 元，已付金额 1,092,000.00 元" in person.said
    assert person.shown()["合同额"] == "1,560,000.00 元"


def test_with_only_the_contract_and_what_was_paid_what_fell_due_is_worked_out():
    person = Person({"到期应付": "合同156万，已付109.2万"})
    answers = sat(person).run({})
    assert (answers["到期应付"], answers["合同额"]) == (UNKNOWN, "1560000.00")
    assert texts_wizard.WORKED_OUT in person.said
    assert person.shown()["到期应付"] == f"468,000.00 元{texts_wizard.TOLD}"


def test_with_only_the_contract_it_is_asked_once_what_was_paid():
    person = Person(script={"到期应付": ["合同78万", "一分没付"]})
    assert sat(person).run({})["已付金额"] == "0.00"
    assert person.prompted.count("到期应付") == 2
    assert person.shown()["到期应付"] == f"780,000.00 元{texts_wizard.TOLD}"


def test_who_does_not_know_what_was_paid_goes_on_with_enter():
    person = Person(script={"到期应付": ["合同78万", ""]})
    assert sat(person).run({})["到期应付"] == UNKNOWN
    assert person.prompted.count("到期应付") == 2
    assert person.shown()["到期应付"] == UNKNOWN


@pytest.mark.parametrize(
    ("key", "typed", "filled"),
    [
        ("拜访日期", "11月底", "2026-11-30"),
        ("收票日期", "3月5号左右", "2026-03-05"),
        ("到期应付", "约46万", "46万"),
    ],
)
def test_what_is_likely_meant_is_asked_back_in_one_line_and_nothing_else_says_what_enter_does(
    key: str, typed: str, filled: str
):
    person = Person({"起算点": "收到发票"}, script={key: [typed, filled]})
    answers = sat(person).run({})
    assert answers[key] != UNKNOWN
    again = [q for q in person.asked if q.text == field(key).ask][1]
    assert (again.typed, again.help, again.empty) == (filled, texts_wizard.MEANT, "")
    (asked,) = [line for line in person.said if typed in line]
    assert asked.startswith("？ ")
    assert asked.endswith("吗？")


def test_what_was_typed_is_not_said_again_with_what_it_was_taken_for():
    person = Person({"拜访日期": "明天下午3点"})
    sat(person).run({})
    assert "按 2026-11-24（周二）15:00 理解" in person.said


def test_a_line_with_a_doubtful_amount_keeps_what_was_clear_and_offers_the_whole():
    person = Person(script={"到期应付": ["约46万，合同156万", "46万"]})
    answers = sat(person).run({})
    assert (answers["到期应付"], answers["合同额"]) == ("460000.00", "1560000.00")
    due = [one.typed for one in person.asked if one.text == field("到期应付").ask]
    assert due == ["", "46万，合同156万"]


def advised(person: Person) -> Interviewer:
    """Somebody who is advised to want 先对账 unless that is what he wants."""
    advice = lambda answers: "" if answers.get(WANT) == "先对账" else "先对账"  # noqa: E731
    return Interviewer(
        Phrasing(SHORT),
        person,
        TODAY,
        lambda _: None,
        sources(),
        standing=lambda _: ("准备度",),
        advice=advice,
    )


def test_what_the_case_asks_for_first_is_said_at_the_review_and_what_he_wants_stays():
    person = Person(script={WANT: ["把钱要回来"]})
    assert advised(person).run({})[WANT] == "把钱要回来"
    assert person.summaries[0].advice == "先对账"
    assert any("先对账" in line for line in choices(person.summaries[0], 200))
