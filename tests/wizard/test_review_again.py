"""What can be done at the review: an answer that cannot be goes by skipping it, what is said to be lacking has a number, and adding
to a section asks nothing twice and makes nobody less ready."""

from __future__ import annotations

import pytest

from factories import TODAY
from huikuan_cli.core.advice.gaps import Gaps
from huikuan_cli.core.advice.readiness import lacking, points
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Move, Next
from huikuan_cli.wizard.reviewing import wanted
from huikuan_cli.wizard.run import Interviewer
from wizard.people import CASES, POINTING, SHORT, Person, facts_of, interviewed, sources

LACKS = "准备度 65 分：补齐再去，还没问清合同额、已付金额"


def sat_lacking(person: Person) -> Answers:
    talk = Phrasing(SHORT)
    return Interviewer(talk, person, TODAY, lambda _: None, sources(), standing=lambda _: (LACKS,)).run({})


def test_skipping_an_answer_that_cannot_be_leaves_nothing_of_it():
    script = {"交付日期": ["2026-12-15", "2026-12-15", Move.SKIP]}
    person = Person({"验收状态": "已交付，还没验收"}, script, ("交付日期", Next.WRITE))
    assert interviewed(person)["交付日期"] == UNKNOWN
    assert "对不上的那个不留了：不清楚" in person.said
    assert not person.summaries[-1].problems


def test_skipping_a_sound_answer_keeps_it():
    script = {"交付日期": ["2026-11-03", Move.SKIP]}
    person = Person({"验收状态": "已交付，还没验收"}, script, ("交付日期", Next.WRITE))
    assert interviewed(person)["交付日期"] == "2026-11-03"


def test_what_is_said_to_be_lacking_is_answered_by_its_number():
    facts = facts_of(CASES[0])
    known = {key: value for key, value in facts.items() if key not in ("合同额", "已付金额")}
    person = Person(known, {"合同额": ["86万"]}, ("合同额", Next.WRITE))
    answers = sat_lacking(person)
    first, last = person.summaries
    named = {item.name: first.numbers.get(item.id) for item in first.items() if item.lack == UNKNOWN}
    assert named["合同额"]
    assert named["已付金额"]
    assert person.prompted[-1] == "合同额"
    assert answers["合同额"] == "860000.00"
    assert next(item.value for item in last.items() if item.id == "合同额") == "860,000.00 元"


def test_what_had_a_number_can_be_answered_though_it_is_lacking_no_more():
    facts = facts_of(CASES[0])
    known = {key: value for key, value in facts.items() if key not in ("合同额", "已付金额")}
    said = [(LACKS,), ("准备度 70 分：可以出发",)]
    script = {key: [str(facts[key])] for key in ("合同额", "已付金额")}
    person = Person(known, script, ("合同额", "已付金额", Next.WRITE))
    standing = lambda _: said.pop(0) if len(said) > 1 else said[0]  # noqa: E731
    talk = Phrasing(SHORT)
    answers = Interviewer(talk, person, TODAY, lambda _: None, sources(), standing=standing).run({})
    second = person.summaries[1]
    number = next(second.numbers[item.id] for item in second.items() if item.name == "已付金额")
    assert wanted(second, str(number)) == wanted(second, "已付金额") == "已付金额"
    assert answers["已付金额"] == facts["已付金额"]


def test_only_what_is_said_has_a_row():
    person = Person()
    interviewed(person)
    assert "合同额" not in person.shown()


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.stem[:2])
def test_what_has_a_row_is_what_is_lacking_most(case):
    answers = {
        key: value for key, value in facts_of(case).items() if key not in ("合同额", "已付金额", "签订日期")
    }
    assert {"合同额", "已付金额"} == set(
        lacking(SHORT, {**answers, "验收人": "张科长", "到期应付": "1.00"})[:2]
    )


def test_adding_to_a_section_asks_nothing_that_was_skipped():
    script = {"他上次说的": [POINTING], "情况": [[]], "起算点": [Move.SKIP]}
    person = Person({}, script, ("s5?", "s4?", Next.WRITE))
    interviewed(person)
    assert person.prompted.count("情况") == 1
    assert "坎" not in person.prompted  # its list was offered with the other
    assert person.prompted.count("起算点") == 1


@pytest.mark.parametrize("gate", ["s5?", "s3?", "s1?", "d?"])
def test_adding_to_a_section_without_an_answer_makes_nobody_less_ready(gate: str):
    facts = facts_of(CASES[0])
    must = {f.key: facts[f.key] for _, f in SHORT.fields() if f.depth == "必问" and f.key in facts}
    before = interviewed(Person(must))
    after = interviewed(Person(must, {}, (gate, Next.WRITE)))
    assert points(Gaps(SHORT, after)) >= points(Gaps(SHORT, before))


def test_what_was_answered_while_adding_counts_and_what_was_not_is_as_if_it_was_never_asked():
    answers = interviewed(Person({"发起人": "应用科小吴"}, {}, ("s5?", Next.WRITE)))
    assert answers["发起人"] == "应用科小吴"
    assert "审核人" not in answers


def test_what_an_answers_file_does_not_know_stays_unknown():
    assert interviewed(Person(), {"审核人": UNKNOWN})["审核人"] == UNKNOWN
