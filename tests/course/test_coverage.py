"""Every item of the course outline has content, and a case in which it reaches the plan and the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from course.helpers import built, even, sheet_text
from factories import TODAY, playbook
from huikuan_cli.core.advice.plan import Plan


def ids(letter: str, first: int, last: int, width: int = 1) -> tuple[str, ...]:
    return tuple(f"{letter}{n:0{width}}" for n in range(first, last + 1))


# The course outline, item by item. A new entry of a playbook goes in here; so does the case that shows it (below).
OUTLINE: dict[str, tuple[str, ...]] = {
    "四难题": ids("d", 1, 4),
    "四现象": ids("p", 1, 4),
    "七原因": ids("c", 1, 7),
    "四态度": ids("a", 1, 4),
    "防欠五措": ids("m", 1, 5),
    "心理四法": ids("x", 1, 4),
    "532": ("532a", "532b"),
    "五力": ids("l", 1, 5),
    "思考的四循环": ids("y", 1, 4),
    "六自问": ids("s", 1, 6),
    "4W2H": ("要什么", "凭什么", "找谁", "何时", "怎么推", "要多少"),
    "九型": ids("e", 1, 9),
    "客情和深化": ids("g", 0, 4),
    "四原则": ids("r", 1, 4),
    "八招": ids("z", 1, 8),
    "四注意": ids("n", 1, 4),
    "付款链": ids("t", 0, 10),
    "借口": ids("o", 1, 58, width=2),
    "时间窗口": ids("v", 0, 8),
    "升级阶梯": ids("j", 1, 8),
    "账龄": ids("u", 1, 7),
}
ALL = [id for found in OUTLINE.values() for id in found]
IN_ASSESS = [*OUTLINE["532"], *OUTLINE["五力"], *OUTLINE["思考的四循环"]]
RULED = ["u7"]  # a situation that rules takes its place
SUPPLIED = ["要什么", "何时"]  # the plan itself has a goal and a day in every case
IN_PLAN = [id for id in ALL if id not in (*IN_ASSESS, *RULED, *SUPPLIED)]


def entries() -> dict[str, dict[str, Any]]:
    """Every entry of the playbooks by item of the outline and id (4W2H has names, not ids)."""
    book = playbook()
    diagnosis, mind, methods = book.diagnosis, book.mindset, book.methods
    lists: dict[str, Any] = {
        "四难题": diagnosis.difficulties,
        "四现象": diagnosis.phenomena,
        "七原因": diagnosis.causes,
        "四态度": mind.attitudes,
        "防欠五措": book.prevention.measures,
        "心理四法": mind.exercises,
        "532": mind.readings,
        "五力": mind.abilities,
        "思考的四循环": mind.cycles,
        "六自问": [one for one in book.questions.sections if one.id.startswith("s") and one.id != "s0"],
        "九型": [one for one in book.types.values() if one.id != "e0"],
        "客情和深化": methods.stages,
        "四原则": methods.principles,
        "八招": methods.moves,
        "四注意": methods.cautions,
        "付款链": book.chain.nodes,
        "借口": book.excuses.excuses,
        "时间窗口": (book.calendar.known, *book.calendar.windows),
        "升级阶梯": book.escalation.rungs,
        "账龄": book.escalation.ages,
    }
    found = {item: {one.id: one for one in listed} for item, listed in lists.items()}
    return found | {"4W2H": dict(book.questions.readiness.labels)}


def entry(id: str) -> Any:
    return next(listed[id] for listed in entries().values() if id in listed)


# What a kind may leave empty: a fact that not every entry has.
MAY_BE_EMPTY = {
    "条件", "线索", "分情况", "因类型", "因单位而异", "岗位", "反例", "绝对不做", "先告知", "时效余量至多", "逾期至多",
}  # fmt: skip


# a claim that may be too old goes to the lawyers, not to the next desk
EMPTY_IN = {"o50": ["/下一站"]}


def empty(data: Any, path: str = "") -> Iterator[str]:
    """The places of an entry that are empty and should not be."""
    if data in ("", None, [], {}, ()):
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in MAY_BE_EMPTY:
                yield from empty(value, f"{path}/{key}")
    elif isinstance(data, list):
        for value in data:
            yield from empty(value, path)


@pytest.mark.parametrize("item", OUTLINE)
def test_every_entry_of_the_playbooks_is_in_the_outline(item: str):
    assert set(entries()[item]) == set(OUTLINE[item])


def test_no_item_of_the_outline_is_without_a_home_in_the_playbooks():
    assert set(entries()) == set(OUTLINE)
    assert len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("id", [id for id in ALL if id not in OUTLINE["六自问"]])
def test_an_item_of_the_outline_has_content(id: str):
    assert list(empty(msgspec.to_builtins(entry(id)))) == EMPTY_IN.get(id, [])


@pytest.mark.parametrize("id", OUTLINE["六自问"])
def test_a_self_question_says_why_it_is_asked_and_how_to_find_out(id: str):
    section = entry(id)
    assert section.why
    for field in section.fields:
        assert field.ask
        assert field.optional == "是" or field.gap, field.key


# --- the case that shows it ---

Case = tuple[dict[str, dict[str, Any]], date]
STUCK, SELF, MONEY = "卡在哪", "出门前", "付款方式和日期"
NEXT_RUNG = dict(zip(ids("j", 2, 8), ids("j", 1, 7), strict=True))
SIGNAL = {"a1": "b1", "a2": "b3", "a3": "b5", "a4": "b7"}
EXERCISE = {"x1": {"紧张分": "9"}, "x2": {}, "x3": {"自己的信号": ["b9"]}, "x4": {"自己的信号": ["b10"]}}
UNSURE = {
    "s1": {"交易项目": {"合同编号": "不清楚"}},
    "s2": {"验收人": {"验收人": "不清楚"}},
    "s3": {"验收标准": {"验收条款": "不清楚"}},
    "s4": {"付款方式和日期": {"支付方式": "不清楚"}},
    "s5": {"付款责任人": {"审核人": "不清楚"}},
    "s6": {"我的4W2H": {"怎么推": "不清楚"}},
}
METHODS: dict[str, dict[str, dict[str, Any]]] = {
    "r1": {STUCK: {"现象": "p4"}},
    "r2": {STUCK: {"现象": "p2"}},
    "r3": {STUCK: {"承诺落空": "一次"}},
    "r4": {"验收标准": {"未达标项": "并发没测"}},
    "z1": {},
    "z2": {STUCK: {"关系阶段": "g0"}},
    "z3": {STUCK: {"承诺落空": "一次"}},
    "z4": {STUCK: {"原因": ["c4"]}},
    "z5": {"验收标准": {"争议金额": "60000"}},
    "z6": {STUCK: {"现象": "p3"}},
    "z7": {STUCK: {"现象": "p4"}},
    "z8": {SELF: {"自己的信号": ["b12"]}},
    "n1": {STUCK: {"难题": "d1"}},
    "n2": {STUCK: {"到哪一站": "t5"}},
    "n3": {"验收标准": {"争议金额": "60000"}},
    "n4": {},
}
FRESH = date(2025, 9, 1)  # the due date of the case is 2025-08-11
WINDOW_DAYS = {
    "v1": date(2027, 1, 11),
    "v2": date(2027, 3, 8),
    "v3": date(2027, 5, 10),
    "v4": date(2027, 6, 7),
    "v5": date(2027, 7, 5),
    "v6": date(2027, 10, 25),
    "v7": date(2027, 11, 1),
    "v8": date(2027, 12, 13),
}
AGE_DAYS = {
    "u1": date(2025, 9, 1),
    "u2": date(2025, 10, 13),
    "u3": date(2026, 1, 5),
    "u4": date(2026, 5, 11),
    "u5": date(2027, 1, 11),
    "u6": date(2027, 9, 6),
    "u7": date(2028, 4, 3),
}


def _stuck(key: str) -> Callable[[str], Case]:
    return lambda id: ({STUCK: {key: [id] if key == "原因" else id}}, TODAY)


def _window(id: str) -> Case:
    if id == "v0":
        return {MONEY: {"停收日": "2026-12-11"}}, TODAY
    said = {"他上次说的": "o01"} if id in ("v4", "v5", "v6") else {}
    return {STUCK: said}, WINDOW_DAYS[id]


# what the plan would say a sentence from is not known either
UNSAID: dict[str, dict[str, dict[str, Any]]] = {
    "凭什么": {"付款方式和日期": {"起算点": "结算确认", "结算确认日": "不清楚"}},
    "找谁": {"拜访": {"岗位": "不清楚"}},
    "要多少": {"交易项目": {"合同额": "不清楚"}, "付款方式和日期": {"到期应付": "不清楚"}},
}


def _sentence(id: str) -> Case:
    keys = dict.fromkeys(playbook().questions.readiness.labels[id], "不清楚")
    keys.pop("在哪里", None)
    return {"我的4W2H": keys, **UNSAID.get(id, {})}, TODAY


MAKERS: dict[str, Callable[[str], Case]] = {
    "四难题": _stuck("难题"),
    "四现象": _stuck("现象"),
    "七原因": _stuck("原因"),
    "四态度": lambda id: ({SELF: {"自己的信号": [SIGNAL[id]]}}, TODAY),
    "防欠五措": lambda id: ({"防欠清单": {id: []}}, TODAY),
    "心理四法": lambda id: ({SELF: EXERCISE[id]}, TODAY),
    "六自问": lambda id: (UNSURE[id], TODAY),
    "4W2H": _sentence,
    "九型": lambda id: ({"客户类型": {"类型": id}}, TODAY),
    "客情和深化": _stuck("关系阶段"),
    "四原则": lambda id: (METHODS[id], TODAY),
    "八招": lambda id: (METHODS[id], FRESH if id in ("z4", "z5", "z7", "z8") else TODAY),
    "四注意": lambda id: (METHODS[id], TODAY),
    "付款链": _stuck("到哪一站"),
    "借口": _stuck("他上次说的"),
    "时间窗口": _window,
    "升级阶梯": lambda id: ({STUCK: {"升级到哪级": NEXT_RUNG[id]} if id in NEXT_RUNG else {}}, TODAY),
    "账龄": lambda id: ({}, AGE_DAYS[id]),
}


def case_of(id: str) -> tuple[Plan, date]:
    """The plan of a case in which this item of the outline should appear, and its day."""
    item = next(item for item, found in OUTLINE.items() if id in found)
    over, today = MAKERS[item](id)
    if today != TODAY:  # the visit lies after the day on which the plan is made
        over = {**over, "拜访": {**over.get("拜访", {}), "拜访日期": "明天"}}
    return built(today, **over), today


RETORTS = {
    f"{play.id}.应答.{n}": one.excuses
    for play in playbook().situations()
    for n, one in enumerate(play.retorts, 1)
}


def reached(plan: Plan) -> dict[str, list[str]]:
    """Every id in the plan with the texts that must stand on the sheet for it."""
    cards = {one.id: [one.title, one.gist, *(p.text for p in one.points), *one.ticks] for one in plan.cards}
    replies = {}
    for one in plan.replies:  # what a situation answers to an excuse takes the place of the general answer
        for id in (one.id, *RETORTS.get(one.id, ())):
            replies.setdefault(id, [one.says.rstrip("。"), one.ask, one.answer, one.take])
    todos = {one.id.partition(".")[0]: [one.item, one.how] for one in plan.todos}
    measures = {one.id.partition(".")[0]: [one.text, one.why] for one in plan.prevention}
    person = {plan.person.type.split()[0]: [plan.person.type, plan.person.wants, plan.person.fears]}
    reasons = [text for text in plan.score.reasons if "六句话里" in text]
    sentences = {name: reasons for name in OUTLINE["4W2H"] if any(name in text for text in reasons)}
    return todos | measures | cards | replies | person | sentences


@pytest.mark.parametrize("id", IN_PLAN)
def test_an_item_of_the_outline_reaches_the_plan_and_the_sheet(id: str):
    made, today = case_of(id)
    found = reached(made)
    assert id in found, f"{id} is not among {' '.join(found)}"
    printed = sheet_text(made, today)
    assert [text for text in found[id] if even(text) not in printed] == []


@pytest.mark.parametrize("id", RULED)
def test_the_oldest_claims_are_led_by_a_situation_that_secures_the_claim_before_anything_else(id: str):
    made, today = case_of(id)
    lead = next(one for one in playbook().situations() if one.id == made.matter.id)
    assert lead.rules == "是"
    assert made.matter.frame
    assert made.matter.frame in sheet_text(made, today)
    assert id not in reached(made)


@pytest.mark.parametrize("id", SUPPLIED)
def test_what_every_plan_supplies_stands_in_front_though_nobody_said_it(id: str):
    made, today = case_of(id)
    assert id not in reached(made)
    assert f"{made.ask.aimed()}（{made.ask.promise}）" in sheet_text(made, today)


@pytest.mark.parametrize("id", OUTLINE["借口"])
def test_an_excuse_that_he_said_is_the_first_that_is_answered(id: str):
    made, _ = case_of(id)
    first = made.replies[0]
    assert id in (first.id, *RETORTS.get(first.id, ()))


@pytest.mark.parametrize("id", OUTLINE["九型"])
def test_what_a_type_wants_stands_on_the_sheet(id: str):
    made, today = case_of(id)
    assert made.person.wants == entry(id).drive.wants
    assert made.person.wants in sheet_text(made, today)


@pytest.mark.parametrize("id", OUTLINE["九型"])
def test_a_type_is_met_with_its_own_words(id: str):
    made, today = case_of(id)
    assert made.person.manner in [one.text for one in entry(id).openings]
    assert made.person.manner in sheet_text(made, today)


def test_a_type_that_is_not_known_gets_the_safe_way():
    made = built(客户类型={"类型": "不清楚"})
    assert made.person.type.startswith("e0 ")
    assert "e0 " in sheet_text(made)


@pytest.mark.parametrize("id", OUTLINE["防欠五措"])
def test_every_missing_tick_of_a_measure_is_made_up_for(id: str):
    made, today = case_of(id)
    measure = entry(id)
    remedies = [one.remedy for one in measure.ticks]
    assert [line.text for line in made.prevention] == remedies
    assert all(text in sheet_text(made, today) for text in remedies)


@pytest.mark.parametrize("node", OUTLINE["付款链"])
def test_a_variant_of_a_node_reaches_the_sheet_for_its_kind_of_customer(node: str):
    for kind, text in entry(node).variants.items():
        made = built(拜访={"客户性质": kind}, 卡在哪={"到哪一站": node})
        assert text in sheet_text(made)


def test_the_assess_command_shows_the_five_abilities_the_532_readings_and_the_cycles(huikuan):
    done = huikuan("assess", "--show")
    assert done.code == 0, done.err
    shown = "".join(done.out.split())
    missing = [id for id in IN_ASSESS if "".join(entry(id).name.split()) not in shown]
    assert missing == []
