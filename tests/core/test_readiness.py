"""The readiness of a visit: points, red lights, six sentences, vital papers, and the verdict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st
from msgspec import structs

from course.helpers import TODAY as CASE_DAY
from course.helpers import answers_of
from factories import playbook, talk
from huikuan_cli.core.advice.gaps import Gaps
from huikuan_cli.core.advice.plan import Score
from huikuan_cli.core.advice.readiness import (
    KnownFacts,
    answer_reds,
    points,
    score,
    sentence_points,
    six_sentences,
    to_do_before,
    todos,
)
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.playbook import MUST, Field, Follow, GapAdvice, Readiness, Section
from huikuan_cli.core.text.values import UNKNOWN, Option
from properties import examples

PLAIN = KnownFacts()
SHIPPED = playbook().questions.readiness
SIX = ("要什么", "凭什么", "找谁", "何时", "怎么推", "要多少")
RULES = Readiness(
    go=75,
    fill=50,
    six_go=8,
    six_min=5,
    red_lights=2,
    concrete=("单号", "科长"),
    named=("发起人", "审核人"),
    titles=("科长", "小"),
    labels={label: (label,) for label in SIX},
)


def ask(*fields: Field) -> Interview:
    return Interview(
        (Section("s", "自问", "因为", fields),), {"单子": (Option("a", "甲"), Option("b", "乙"))}
    )


def verdict(got: int, sentences: str = "222222", reds: int = 0, standing: KnownFacts = PLAIN) -> Score:
    """The score of `got` points, six sentences of these points, and so many red lights."""
    texts = {"0": UNKNOWN, "1": "说一下", "2": "找张科长"}
    red = tuple(Field(f"红{n}", "文本", "问", red_light=f"红灯{n}") for n in range(reds))
    interview = ask(
        Field("答", "文本", "问", weight=got),
        Field("空", "文本", "问", required="是", weight=100 - got),
        *red,
    )
    answers: Answers = (
        {"答": "x"}
        | ({"空": "x"} if got == 100 else {})
        | {label: texts[c] for label, c in zip(SIX, sentences, strict=True)}
    )
    return score(Gaps(interview, answers), RULES, standing)


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"got": 75}, "可以出发"),
        ({"got": 74}, "补齐再去"),
        ({"got": 50}, "补齐再去"),
        ({"got": 49}, "这次只收集信息"),
        ({"got": 100, "sentences": "222200"}, "可以出发"),
        ({"got": 100, "sentences": "222100"}, "补齐再去"),
        ({"got": 100, "sentences": "221000"}, "补齐再去"),
        ({"got": 100, "sentences": "220000"}, "这次只收集信息"),
        ({"got": 100, "reds": 1}, "补齐再去"),
        ({"got": 100, "reds": 2}, "补齐再去"),
        ({"got": 100, "reds": 3}, "这次只收集信息"),
        ({"got": 100, "standing": KnownFacts(blocks=("缺合同",))}, "补齐再去"),
        ({"got": 49, "standing": KnownFacts(blocks=("缺合同",))}, "这次只收集信息"),
        ({"got": 100, "standing": KnownFacts(reds=("算不出",))}, "补齐再去"),
        ({"got": 100, "reds": 2, "standing": KnownFacts(reds=("算不出",))}, "这次只收集信息"),
        ({"got": 100, "sentences": "222000", "standing": KnownFacts(frozenset({"何时"}))}, "补齐再去"),
        ({"got": 100, "sentences": "222010", "standing": KnownFacts(frozenset({"何时"}))}, "可以出发"),
        ({"got": 75, "standing": KnownFacts(shares={"答": 0.9})}, "补齐再去"),
        (
            {"got": 100, "sentences": "220000", "standing": KnownFacts(supplied=frozenset({"何时"}))},
            "补齐再去",
        ),
        (
            {"got": 100, "sentences": "222000", "standing": KnownFacts(supplied=frozenset({"何时"}))},
            "可以出发",
        ),
        (
            {"got": 100, "sentences": "222000", "standing": KnownFacts(supplied=frozenset({"找谁"}))},
            "补齐再去",
        ),
        (
            {"got": 100, "sentences": "222000", "standing": KnownFacts(supplied=frozenset({"怎么推"}))},
            "可以出发",
        ),
        ({"got": 100, "standing": KnownFacts(collect="没资格谈")}, "这次只收集信息"),
        ({"got": 100, "standing": KnownFacts(lawyer="“抵账”先给法务看")}, "先问法务再去"),
        (
            {"got": 20, "sentences": "000000", "reds": 3, "standing": KnownFacts(lawyer="“抵账”先给法务看")},
            "先问法务再去",
        ),
        ({"got": 100, "standing": KnownFacts(collect="没资格谈", lawyer="“抵账”先给法务看")}, "先问法务再去"),
    ],
)
def test_verdict_at_its_thresholds(over: dict[str, Any], expected: str):
    assert verdict(**over).verdict == expected


def test_a_ready_visit_says_that_nothing_is_missing():
    assert verdict(100) == Score(100, "可以出发", "12/12", ("该答的都答了，六句话都说得具体",))


def test_the_reasons_name_papers_red_lights_points_and_weak_sentences():
    reasons = verdict(60, "222100", 1, KnownFacts(reds=("红灯乙",), blocks=("缺合同",))).reasons
    assert reasons[0] == "缺合同"
    text = "；".join(reasons)
    for word in (
        "红灯：红灯0／红灯乙",
        "答出 60%",
        "到 75%",
        "7 分",
        "8 分",
        "还没有的：怎么推、要多少",
        "更具体的：何时",
    ):
        assert word in text


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"got": 100}, 100),
        ({"got": 60}, 60),
        ({"got": 30}, 30),
        ({"got": 100, "reds": 1}, 74),
        ({"got": 100, "reds": 3}, 49),
        ({"got": 100, "sentences": "222100"}, 74),
        ({"got": 100, "standing": KnownFacts(blocks=("缺合同",))}, 74),
        ({"got": 100, "standing": KnownFacts(collect="没资格谈")}, 49),
        ({"got": 100, "standing": KnownFacts(lawyer="“抵账”先给法务看")}, 74),
        ({"got": 20, "standing": KnownFacts(lawyer="“抵账”先给法务看")}, 20),
        ({"got": 95}, 89),  # the rest is listed as to be done
    ],
)
def test_no_points_sound_better_than_the_verdict(over: dict[str, Any], expected: int):
    assert verdict(**over).points == expected


@pytest.mark.parametrize(("by", "points_"), [("拜访前", 89), ("见面时", 100)])
def test_only_what_is_to_be_done_before_the_visit_keeps_it_from_being_whole(by: Any, points_: int):
    later = Field("甲", "文本", "问", gap=GapAdvice("乙", "问乙", by))
    given: Answers = {"乙": "x"} | dict.fromkeys(SIX, "找张科长")
    judged = score(Gaps(ask(later, Field("乙", "文本", "问", weight=1)), given), RULES, PLAIN)
    assert (judged.points, judged.verdict) == (points_, "可以出发")
    assert any("去以前还有 1 件" in one for one in judged.reasons) == (by == "拜访前")


@pytest.mark.parametrize("ready", [75, 95])
def test_who_may_go_has_the_points_for_it_wherever_a_team_sets_the_line(ready: int):
    rules = structs.replace(RULES, go=ready)
    given: Answers = {"乙": "x"} | dict.fromkeys(SIX, "找张科长")
    fields = Field("甲", "文本", "问"), Field("乙", "文本", "问", weight=1)
    judged = score(Gaps(ask(*fields), given), rules, PLAIN)
    assert judged.verdict == "可以出发"
    assert judged.points >= ready


@examples(60)
@given_(st.data())
def test_points_verdict_and_gaps_say_one_thing(data: st.DataObject):
    case = data.draw(st.sampled_from([f"k{n}" for n in range(1, 10)]))
    known = read_answers(answers_of(case), talk(), CASE_DAY, case, lambda path: 1).answers
    cut = data.draw(st.dictionaries(st.sampled_from(sorted(known)), st.sampled_from([None, UNKNOWN])))
    answers = {key: cut.get(key, value) for key, value in known.items()}
    told = {key: value for key, value in answers.items() if value is not None}
    standing = KnownFacts(
        blocks=data.draw(st.sampled_from([(), ("缺合同",)])),
        reds=data.draw(st.sampled_from([(), ("算不出",)])),
        lawyer=data.draw(st.sampled_from(["", "先给法务看"])),
    )
    judged = score(Gaps(talk(), told), SHIPPED, standing)
    band = {"可以出发": (75, 100), "补齐再去": (50, 74), "这次只收集信息": (0, 49), "先问法务再去": (0, 74)}
    least, most = band[judged.verdict]
    assert least <= judged.points <= most
    by = [one.by for one in todos(Gaps(talk(), told), date(2026, 11, 23), VISIT)]
    open_ = [day for day in by if not day.endswith("见面时")]
    assert to_do_before(Gaps(talk(), told)) == len(open_)
    if judged.points >= SHIPPED.whole:
        assert not open_
        assert judged.verdict == "可以出发"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, 0),
        ("", 0),
        (UNKNOWN, 0),
        ("催一催", 1),
        ("12月4日前", 2),
        ("拿到单号", 2),
        ("找科长", 1),
        ("86万", 1),
        ("找王科长", 2),
        ("860000.00", 2),
        ([], 0),
        (["甲"], 1),
    ],
)
def test_a_sentence_counts_two_only_with_something_concrete(value: Any, expected: int):
    assert sentence_points(value, RULES.concrete) == expected


def test_a_derived_value_counts_one_and_a_given_one_wins():
    assert six_sentences(RULES, {"何时": UNKNOWN}, {"何时", "要多少"}) == dict.fromkeys(SIX, 0) | {
        "何时": 1,
        "要多少": 1,
    }
    assert six_sentences(RULES, {"何时": "12月4日"}, {"何时"})["何时"] == 2


def test_a_sentence_for_which_a_team_asks_nothing_has_no_points():
    rules = structs.replace(RULES, labels={"何时": ()})
    assert six_sentences(rules, {"何时": "12月4日"}, set()) == {"何时": 0}


@pytest.mark.parametrize("answer", [None, UNKNOWN, "催一催", "12月4日"])
def test_what_the_plan_supplies_counts_as_something_concrete(answer: str | None):
    given: Answers = {} if answer is None else {"何时": answer}
    assert six_sentences(RULES, given, set(), frozenset({"何时"}))["何时"] == 2


def test_a_visit_that_needs_the_lawyers_says_so_first():
    reasons = verdict(60, reds=1, standing=KnownFacts(blocks=("缺合同",), lawyer="“抵账”先给法务看")).reasons
    assert "法务" in reasons[0]
    assert reasons[1] == "缺合同"
    assert not any("法务" in reason for reason in verdict(60, reds=1).reasons)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, 0),
        ({"甲": "x"}, 33),
        ({"甲": "x", "乙": UNKNOWN}, 33),
        ({"甲": "x", "乙": "y"}, 100),
        ({"甲": "x", "乙": "y", "丙": UNKNOWN}, 75),
        ({"甲": "x", "乙": "y", "丙": "z"}, 100),
    ],
)
def test_points_are_the_weighted_share_and_an_empty_optional_question_does_not_weigh(
    answers: Answers, expected: int
):
    fields = tuple(Field(key, "文本", "问", required="是", weight=n) for n, key in enumerate("甲乙", 1))
    assert points(Gaps(ask(*fields, Field("丙", "文本", "问", optional="是", weight=1)), answers)) == expected


@pytest.mark.parametrize(
    ("required", "answers", "expected"),
    [
        ("是", {"甲": "x"}, 50),
        ("否", {"甲": "x"}, 100),
        ("否", {"甲": "x", "乙": UNKNOWN}, 50),
        ("否", {"甲": "x", "乙": "y"}, 100),
    ],
)
def test_what_was_never_asked_weighs_only_where_it_is_required(
    required: Any, answers: Answers, expected: int
):
    fields = Field("甲", "文本", "问", weight=1), Field("乙", "文本", "问", required=required, weight=1)
    assert points(Gaps(ask(*fields), answers)) == expected


@pytest.mark.parametrize(
    ("chosen", "shares", "expected"),
    [
        (["a"], None, 100),
        (["a"], {}, 100),
        (["a"], {"单子": 0.0}, 50),
        (["a"], {"单子": 1 / 3}, 66),
        (["a"], {"单子": 1.0}, 100),
        (["a"], {"别的": 0.5}, 100),
        (UNKNOWN, {"单子": 0.5}, 50),
    ],
)
def test_a_question_counts_by_its_share_and_whole_without_one(
    chosen: Any, shares: dict[str, float] | None, expected: int
):
    interview = ask(Field("单子", "多选", "问", weight=1), Field("甲", "文本", "问", weight=1))
    assert points(Gaps(interview, {"单子": chosen, "甲": "x"}), shares) == expected


@pytest.mark.parametrize(
    ("answers", "red"),
    [
        ({}, False),
        ({"发起人": UNKNOWN, "审核人": UNKNOWN}, False),
        ({"发起人": "财务在办"}, True),
        ({"发起人": "财务在办", "审核人": UNKNOWN}, True),
        ({"发起人": "财务在办", "审核人": "预算科"}, True),
        ({"发起人": "财务在办", "审核人": "财务刘科长"}, False),
        ({"发起人": "信息科小吴"}, False),
        ({"发起人": "小刘"}, False),
        ({"发起人": "王建国"}, False),
        ({"发起人": "财务在办", "别人": "刘科长"}, True),
    ],
)
def test_somebody_must_be_named_among_those_responsible(answers: Answers, red: bool):
    found = answer_reds(Gaps(ask(Field("甲", "文本", "问")), answers), RULES)
    assert found == (["发起人、审核人没有一个写到具体的人"] if red else [])


@pytest.mark.parametrize(
    ("answer", "red"), [("调走了", True), ("在岗", False), (UNKNOWN, False), (None, False)]
)
def test_a_troubling_answer_may_be_a_red_light(answer: str | None, red: bool):
    follow = Follow("谁", "怎么办", ("调走了",), red_light="没人接")
    interview = ask(Field("甲", "文本", "问", follow=follow), Field("乙", "文本", "问", weight=1))
    given: Answers = {"乙": "x"} | ({"甲": answer} if answer else {}) | dict.fromkeys(SIX, "找张科长")
    judged = score(Gaps(interview, given), RULES, KnownFacts())
    assert judged.verdict == ("补齐再去" if red else "可以出发")
    assert ("红灯：没人接" in judged.reasons) == red


def test_a_troubling_answer_without_a_red_light_does_not_stop_the_visit():
    field = Field("甲", "文本", "问", follow=Follow("谁", "怎么办", ("调走了",)))
    assert answer_reds(Gaps(ask(field), {"甲": "调走了"}), RULES) == []


MOOT = {"起算点": ("交付",), "材料": ("w4",)}


@pytest.mark.parametrize(
    ("known", "moot"),
    [
        ({}, False),
        ({"起算点": "验收合格"}, False),
        ({"起算点": UNKNOWN, "材料": UNKNOWN}, False),
        ({"起算点": "交付"}, True),
        ({"材料": ["w2", "w4"]}, True),
        ({"材料": ["w2"]}, False),
    ],
)
def test_what_another_answer_makes_unimportant_is_no_gap(known: Answers, moot: bool):
    red = Field("甲", "文本", "问", required="是", weight=1, red_light="不行", moot=MOOT)
    interview = ask(red, Field("乙", "文本", "问", required="是", weight=1))
    given: Answers = {"甲": UNKNOWN, "乙": "x"} | known
    assert points(Gaps(interview, given)) == (100 if moot else 50)
    assert any("不行" in reason for reason in score(Gaps(interview, given), RULES, PLAIN).reasons) != moot
    assert [t.item for t in todos(Gaps(interview, given), date(2026, 11, 23), VISIT)] == (
        [] if moot else ["甲"]
    )


@pytest.mark.parametrize(("start", "moot"), [("交付", True), ("验收合格", False)])
def test_a_troubling_answer_that_is_unimportant_is_no_red_light_and_nothing_to_do(start: str, moot: bool):
    follow = Follow("谁", "怎么办", ("调走了",), red_light="没人接")
    interview = ask(Field("甲", "文本", "问", follow=follow, moot=MOOT))
    given: Answers = {"甲": "调走了", "起算点": start}
    assert answer_reds(Gaps(interview, given), RULES) == ([] if moot else ["没人接"])
    assert len(todos(Gaps(interview, given), date(2026, 11, 23), VISIT)) == (0 if moot else 1)


VISIT = date(2026, 11, 30)  # a Monday


def test_gaps_become_todos_with_red_lights_first_and_then_by_weight():
    interview = ask(
        Field("轻", "文本", "轻？", weight=1, gap=GapAdvice("甲", "问甲", "见面时")),
        Field("重", "文本", "重？", weight=5),
        Field("红", "文本", "红？", red_light="不行", gap=GapAdvice("乙", "问乙")),
        Field("空", "文本", "空？", optional="是"),
        Field("有", "文本", "有？"),
    )
    found = todos(Gaps(interview, {"重": UNKNOWN, "有": "x"}), date(2026, 11, 23), VISIT)
    assert [(t.item, t.who, t.how, t.by, t.why) for t in found] == [
        ("红", "乙", "问乙", "11月27日周五前", "不行"),
        ("重", "自己查", "重？", "11月27日周五前", "因为"),
        ("轻", "甲", "问甲", "11月30日周一见面时", "因为"),
    ]


def test_what_is_due_before_a_visit_today_is_due_today():
    found = todos(Gaps(ask(Field("甲", "文本", "问")), {}), VISIT, VISIT)
    assert [t.by for t in found] == ["11月30日周一下班前"]


@pytest.mark.parametrize(
    ("today", "by"),
    [
        (date(2026, 11, 26), "11月27日周五前"),
        (date(2026, 11, 27), "11月27日周五下班前"),
        (date(2026, 11, 28), "11月28日周六今晚"),
    ],
    ids=["thursday", "friday", "saturday"],
)
def test_the_last_working_day_before_the_visit_is_today(today: date, by: str):
    assert [t.by for t in todos(Gaps(ask(Field("甲", "文本", "问")), {}), today, VISIT)] == [by]


def test_which_questions_of_the_shipped_playbook_may_stay_empty():
    optional = {f.key: f.optional for _, f in talk().fields()}
    expected = {"标的": "是", "测试方法": "是", "付款节点": "是", "验收期限": "否"}
    assert {key: optional[key] for key in expected} == expected


def test_the_named_fields_of_the_shipped_playbook_exist_and_its_titles_name_a_person():
    rules = playbook().questions.readiness
    assert rules.named == ("发起人", "审核人", "签批人")
    assert all(talk().find(key) for key in rules.named)
    assert answer_reds(Gaps(talk(), {"发起人": "财务在办"}), rules)
    assert answer_reds(Gaps(talk(), {"发起人": "财务在办", "签批人": "陈局长"}), rules) == []


@pytest.mark.parametrize(
    ("values", "answer", "expected"),
    [
        (("坏",), "坏", ["“甲”答的是：坏"]),
        (("坏",), "好", []),
        ((), "随便", ["“甲”答的是：随便"]),
        (("坏",), [{"日期": "2026-01-05", "凭证": "坏"}], ["“甲”答的是：2026-01-05 坏"]),
        (("坏",), [], []),
    ],
)
def test_a_troubling_answer_becomes_a_todo(values: tuple[str, ...], answer: Any, expected: list[str]):
    interview = ask(Field("甲", "文本", "问", follow=Follow("谁", "怎么办", values)))
    assert [t.why for t in todos(Gaps(interview, {"甲": answer}), date(2026, 11, 23), VISIT)] == expected


def test_every_sentence_of_the_shipped_playbook_looks_at_questions_that_exist():
    labels = playbook().questions.readiness.labels
    assert tuple(labels) == SIX
    # the course leaves the second W open: one of the two is asked (四W变体)
    asked = {f.key for _, f in talk().fields()}
    assert {key for keys in labels.values() for key in keys} - asked == {"在哪里"}


# --- what is missing, in a few words ---


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        (verdict(60), "还没问清空"),
        (verdict(100, "222220", reds=3), "还没问清红0、红1等"),
        (verdict(100, "212111"), ""),
        (verdict(100, "200022"), "六句话还没说具体：凭什么、找谁"),
        (verdict(100, standing=KnownFacts(reds=("算不出哪天到期",))), "算不出哪天到期"),
        (verdict(100, standing=KnownFacts(blocks=("还缺验收书",))), "还缺验收书"),
        (verdict(100), ""),
    ],
)
def test_what_is_missing_is_said_in_a_few_words_unless_one_may_go(made: Score, missing: str):
    assert made.short == missing
    assert bool(made.short) == (made.verdict != "可以出发")


# --- by when ---

SUNDAY, MONDAY = date(2026, 11, 29), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("today", "who", "by"),
    [
        (SUNDAY, "合同管理员", "11月30日周一一上班"),
        (SUNDAY, "自己查", "11月29日周日今晚"),
        (date(2026, 11, 27), "合同管理员", "11月27日周五下班前"),
        (date(2026, 11, 27), "自己查", "11月27日周五下班前"),
        (date(2026, 11, 26), "合同管理员", "11月27日周五前"),
    ],
)
def test_on_a_day_off_what_needs_an_office_waits_for_the_morning_and_the_rest_is_done_tonight(
    today: date, who: str, by: str
):
    interview = ask(Field("答", "文本", "问", required="是", gap=GapAdvice(who, "怎么问")))
    (found,) = todos(Gaps(interview, {"答": UNKNOWN}), today, MONDAY)
    assert found.by == by


@pytest.mark.parametrize(
    ("today", "visit", "who", "by"),
    [
        (date(2026, 11, 24), date(2026, 11, 25), "法务", "11月25日周三一上班"),
        (date(2026, 11, 24), date(2026, 11, 25), "自己查", "11月24日周二今晚"),
        (date(2026, 11, 27), MONDAY, "法务", "11月30日周一一上班"),
        (date(2026, 11, 24), date(2026, 11, 27), "法务", "11月26日周四前"),
        (date(2026, 11, 24), date(2026, 11, 24), "法务", "11月24日周二下班前"),
    ],
)
def test_after_work_whom_one_must_ask_is_asked_in_the_morning(today: date, visit: date, who: str, by: str):
    interview = ask(Field("答", "文本", "问", required="是", gap=GapAdvice(who, "怎么问")))
    (found,) = todos(Gaps(interview, {"答": UNKNOWN}), today, visit, evening=True)
    assert found.by == by


LATER = [one for _, one in talk().fields() if one.weight and one.depth != MUST]


@pytest.mark.parametrize("one", LATER, ids=lambda one: one.key)
@pytest.mark.parametrize(
    "known", [{}, {"客户": "某县医院", "项目": "影像系统", "起算点": UNKNOWN, "材料": ["w2"]}]
)
def test_who_answers_more_is_never_less_ready(one: Field, known: Answers):
    before = points(Gaps(talk(), known))
    assert points(Gaps(talk(), {**known, one.key: UNKNOWN})) >= before
    assert points(Gaps(talk(), {**known, one.key: "答得出的一句"})) >= before


def test_what_everybody_must_know_counts_where_he_does_not():
    needed = next(
        one for _, one in talk().fields() if one.weight and one.depth == MUST and one.required == "是"
    )
    known: Answers = {"合同编号": "HT-9", "岗位": "财务"}
    assert points(Gaps(talk(), {**known, needed.key: UNKNOWN})) < points(
        Gaps(talk(), {**known, needed.key: "知道"})
    )
