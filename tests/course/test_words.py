"""The words of generated plans: no threat, gift, pressure, forged paper, no promise of money, interest or accuracy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from course.examples import PLAYS
from course.examples import plan_of as play_plan
from course.helpers import CASES, built, case_plan, case_with, sheet_text
from factories import playbook
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.checking.wording import found_in
from huikuan_cli.core.playbook.speech_rules import Taboo
from test_house import TABLE

KINDS = {
    "w1": "threat",
    "w2": "gift",
    "w3": "forgery",
    "w4": "private weakness",
    "w5": "promise of payment or interest",
    "w6": "bypassing procedure",
}
FORBIDDEN = {KINDS[one.id]: one.words for one in TABLE.taboos}
EXCEPT = tuple(word for one in TABLE.taboos for word in one.except_in)

EXTENDED = FORBIDDEN | {
    "promise of accuracy": ("准确率", "百分之百", "百分百", "一定能", "肯定能", "必定", "包您", "包你", "算得准", "看人准"),
    "promise in our name": ("保证", "打包票", "绝对没问题", "绝对能", "我担着", "少不了利息"),
    "label on a person": ("他就是", "这种人", "性格缺陷", "毛病人"),
    "threat": (
        *FORBIDDEN["threat"], "否则", *(f"不然{rest}" for rest in ("我", "就", "只好", "只能", "公司", "别", "咱们", "后果")), "别怪", "不客气",
        "找媒体", "发到网上", "挂到网上", "挂上网", "上网曝", "上网说", "发帖", "起诉您", "告您", "撕破脸",
    ),
    "gift": (*FORBIDDEN["gift"], "心意", "打点", "请您坐坐", "回报您", "好处给"),
    "forgery": (*FORBIDDEN["forgery"], "补一张旧", "写成以前", "套印", "模仿"),
}  # fmt: skip

# Parts of a plan that say what not to do, or that repeat what was answered.
SKIPPED = {*TABLE.unchecked} | {"反例", "不要", "过头", "问答"}
# What these kinds of words may mean elsewhere: the very phrases in which they are harmless.
HARMLESS = {"promise in our name": ("保证金", "质保证", "“保证”")}


def crossing(text: str, word: str) -> bool:
    """Whether the text holds the word outside a negation and outside a harmless longer one."""
    return bool(found_in(text, Taboo("w0", "", "", (word,), EXCEPT)))


def words_of(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a plan that is said or advised, with where it stands."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        label = data.get("标签", "")
        for key, value in data.items():
            if not {key, label} & SKIPPED:
                yield from words_of(value, (*path, label or key))
    elif isinstance(data, list | tuple):
        for value in data:
            yield from words_of(value, path)


def advice(plan: Plan) -> list[tuple[tuple[str, ...], str]]:
    return list(words_of(msgspec.to_builtins(plan)))


def suggesting(plan: Plan, kind: str) -> list[str]:
    found = []
    for path, text in advice(plan):
        for harmless in HARMLESS.get(kind, ()):
            text = text.replace(harmless, "")
        found += [
            f"{'/'.join(path)}：{text}（{w}）" for w in EXTENDED[kind] if w in text and crossing(text, w)
        ]
    return found


def excuse_plans(id: str) -> Iterator[Plan]:
    """A plan for an excuse with the safe way, and one for each type that has an answer of its own."""
    excuse = next(one for one in playbook().excuses.excuses if one.id == id)
    for type_id in ("不清楚", *excuse.by_type):
        yield built(卡在哪={"他上次说的": id}, 客户类型={"类型": type_id})


@pytest.mark.parametrize("kind", EXTENDED)
@pytest.mark.parametrize("case", CASES)
def test_no_plan_of_a_teaching_case_suggests(case: str, kind: str):
    assert suggesting(case_plan(case), kind) == []


@pytest.mark.parametrize("id", [one.id for one in playbook().excuses.excuses])
def test_no_plan_for_an_excuse_suggests_what_is_forbidden(id: str):
    found = [line for made in excuse_plans(id) for kind in EXTENDED for line in suggesting(made, kind)]
    assert found == []


@pytest.mark.parametrize("id", sorted(PLAYS))
def test_no_plan_of_a_situation_suggests_what_is_forbidden(id: str):
    assert [line for kind in EXTENDED for line in suggesting(play_plan(id), kind)] == []


@pytest.mark.parametrize("type_id", sorted(playbook().types))
def test_no_plan_for_a_type_suggests_what_is_forbidden(type_id: str):
    made = case_with("k1", 客户类型={"类型": "不清楚" if type_id == "e0" else type_id})
    assert [line for kind in EXTENDED for line in suggesting(made, kind)] == []


@pytest.mark.parametrize("rung", [one.id for one in playbook().escalation.rungs])
def test_no_rung_of_the_ladder_is_a_threat(rung: str):
    made = case_with("k4", 卡在哪={"升级到哪级": rung})
    assert suggesting(made, "threat") == []


@pytest.mark.parametrize("rung", [one.id for one in playbook().escalation.rungs])
def test_a_rung_that_goes_outside_needs_approval_and_is_told_beforehand(rung: str):
    one = next(found for found in playbook().escalation.rungs if found.id == rung)
    assert one.approval == "是" or rung in ("j1", "j2")
    assert one.tell or rung == "j1"


def test_interest_is_never_said_to_be_certain():
    for case in CASES:
        for path, text in advice(case_plan(case)):
            if "利息" in text:
                assert not crossing(text, "能拿到"), f"{'/'.join(path)}：{text}"
                assert not crossing(text, "会付"), f"{'/'.join(path)}：{text}"


@pytest.mark.parametrize("kind", ["promise of payment or interest", "promise of accuracy"])
@pytest.mark.parametrize("case", CASES)
def test_no_line_of_a_sheet_promises_money_interest_or_accuracy(case: str, kind: str):
    text = sheet_text(case_plan(case))
    assert "利息" in text or case == "k3"
    assert [word for word in EXTENDED[kind] if word in text and crossing(text, word)] == []


def test_the_type_is_only_a_hypothesis_in_every_plan():
    for case in CASES:
        assert "假设" in case_plan(case).person.note
        assert "性格" not in "".join(text for _, text in advice(case_plan(case)))


# --- the check itself ---


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("threat", "那我只好找媒体"),
        ("threat", "您今天签了吧，不然我们就不来修了"),
        ("threat", "再拖我就挂到网上"),
        ("gift", "下回给您带点心意"),
        ("forgery", "补一张旧的签收单"),
        ("private weakness", "他孩子在我们公司"),
        ("promise of payment or interest", "这笔肯定到账"),
        ("promise of accuracy", "测得准确率很高"),
        ("promise in our name", "我保证下周开好"),
        ("label on a person", "他就是爱拖的人"),
    ],
)
def test_the_check_finds_such_a_line_wherever_it_stands_in_a_plan(kind: str, text: str):
    made = case_plan("k1")
    answer = msgspec.structs.replace(made.replies[0], answer=text)
    assert suggesting(msgspec.structs.replace(made, replies=(answer,)), kind) != []
    card = msgspec.structs.replace(made.cards[0], gist=text)
    assert suggesting(msgspec.structs.replace(made, cards=(card,)), kind) != []


def test_the_check_reads_all_parts_of_a_plan_that_speak_or_advise():
    parts = {path[0] for case in CASES for path, _ in advice(case_plan(case))}
    wanted = {
        "缺口",
        "对方",
        "开场白",
        "他说我答",
        "要的结果",
        "没谈成",
        "今晚",
        "安心",
        "材料",
        "之后的日程",
        "提醒",
        "课程用上的",
    }
    assert wanted <= parts


def test_the_check_leaves_out_only_what_warns():
    for case in CASES:
        assert not {name for path, _ in advice(case_plan(case)) for name in path} & SKIPPED


def test_nobody_is_told_to_his_face_that_he_is_the_unit():
    """His office is called by its kind (局里, 院里), and his closing day by what it is."""
    found = []
    for one in playbook().situations():
        aim = (*one.aim.best, *one.aim.fair, *one.aim.least)
        spoken = (
            *aim,
            *one.start.first,
            *one.start.second,
            *(a for r in one.retorts for a in r.answer),
            one.relief,
        )
        found += [(one.id, words) for words in spoken if re.search("(?<![老别原])单位|停收(?!日 )", words)]
    assert found == []


def test_no_first_line_has_the_project_with_its_whole_name():
    assert [
        one.id for one in playbook().situations() for words in one.start.first if "{{ 项目 }}" in words
    ] == []
