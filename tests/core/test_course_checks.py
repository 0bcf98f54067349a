"""What must hold across the course files of a playbook: each mistake is one sentence with its file."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from factories import playbook
from huikuan_cli.core.checking.playbook_checks import problems_of
from huikuan_cli.core.playbook import Playbook, When
from huikuan_cli.core.playbook.diagnosis import Clue
from huikuan_cli.core.playbook.traversal import PARTS as PARTS_OF

BOOK = playbook()
PARTS = {
    "难题": ("diagnosis", "difficulties"),
    "现象": ("diagnosis", "phenomena"),
    "原因": ("diagnosis", "causes"),
    "节点": ("chain", "nodes"),
    "借口": ("excuses", "excuses"),
    "信号": ("mindset", "signals"),
    "态度": ("mindset", "attitudes"),
    "练习": ("mindset", "exercises"),
    "五力": ("mindset", "abilities"),
    "客情阶段": ("methods", "stages"),
    "招法": ("methods", "moves"),
    "窗口": ("calendar", "windows"),
    "账龄": ("escalation", "ages"),
    "已到级别": ("escalation", "rungs"),
}


def said(book: Playbook) -> list[str]:
    return [problem.sentence() for problem in problems_of(book)]


def part(name: str, **values: Any) -> Playbook:
    """The shipped playbook with some values of one file replaced."""
    return structs.replace(BOOK, **{name: structs.replace(getattr(BOOK, name), **values)})


def entry(name: str, group: str, place: int, **values: Any) -> Playbook:
    """The shipped playbook with some values of one entry replaced."""
    rows = list(getattr(getattr(BOOK, name), group))
    rows[place] = structs.replace(rows[place], **values)
    return part(name, **{group: tuple(rows)})


def excuse(**values: Any) -> Playbook:
    """The first excuse with other values."""
    return entry("excuses", "excuses", 0, **values)


def under(**condition: Any) -> Playbook:
    """The first excuse turns under this condition."""
    turn = structs.replace(next(t for e in BOOK.excuses.excuses for t in e.turns), when=(When(**condition),))
    return excuse(turns=(turn,))


def window(place: int = -1, **values: Any) -> Playbook:
    return entry("calendar", "windows", place, **values)


def test_the_shipped_course_has_no_problem():
    assert said(BOOK) == []


# --- ids ---


@pytest.mark.parametrize("kind", PARTS)
def test_an_id_that_is_used_twice_is_named(kind: str):
    file, group = PARTS[kind]
    rows: tuple[Any, ...] = getattr(getattr(BOOK, file), group)
    book = part(file, **{group: (rows[0], *rows)})
    assert [text for text in said(book) if f"“{kind}”里的 {rows[0].id} 用了 2 次；换一个编号" in text] != []


@pytest.mark.parametrize("kind", [kind for kind in PARTS if kind != "招法"])
def test_a_kind_without_any_entry_is_named(kind: str):
    file, group = PARTS[kind]
    assert [
        text for text in said(part(file, **{group: ()})) if f"“{kind}”一条都没有；至少留一条" in text
    ] != []


def test_an_id_of_a_move_must_differ_from_those_of_the_principles():
    first = BOOK.methods.principles[0]
    found = said(entry("methods", "moves", 0, id=first.id))
    assert [text for text in found if f"“招法”里的 {first.id} 用了 2 次" in text] != []


# --- diagnosis.yaml ---


def weights(**over: Any) -> Playbook:
    return part("diagnosis", weights=BOOK.diagnosis.weights | over)


def test_weights_name_phenomena_and_causes_that_exist():
    found = said(weights(p99={"c1": 2}))
    assert len(found) == 1
    assert found[0].startswith("diagnosis.yaml “权重”里写的 p99 不存在")
    assert found[0].endswith("；现象的编号照抄")
    found = said(weights(p1=BOOK.diagnosis.weights["p1"] | {"c99": 1}))
    assert len(found) == 1
    assert found[0].startswith("diagnosis.yaml “权重”的“p1”里写的 c99 不存在")
    assert found[0].endswith("；原因的编号照抄")


@pytest.mark.parametrize("weight", [0, 5])
def test_a_weight_at_the_edge_is_let_through(weight: int):
    assert said(weights(p1=BOOK.diagnosis.weights["p1"] | {"c1": weight})) == []


def test_a_clue_cannot_rest_on_a_cause():
    clue = Clue(when=(When(causes=("c2",)),), adds=1, why="因为")
    assert said(entry("diagnosis", "causes", 0, clues=(clue,))) == [
        f"diagnosis.yaml {BOOK.diagnosis.causes[0].id} 的“线索”不能用“原因”作条件；原因是靠线索推出来的"
    ]


# --- excuses.yaml and chain.yaml ---


def test_the_next_place_of_an_excuse_exists():
    found = said(excuse(nodes=("t99",)))
    assert len(found) == 1
    assert found[0].startswith("excuses.yaml o01 的“下一站”里写的 t99 不存在")
    assert found[0].endswith("节点的编号照抄")


def test_the_type_of_an_answer_exists():
    found = said(excuse(by_type={"e99": "好。"}))
    assert len(found) == 1
    assert found[0].startswith("excuses.yaml o01 的“因类型”里写的 e99 不存在")


@pytest.mark.parametrize("condition", [{"excuses": ("o02",)}, {"causes": ("c1",)}, {"phenomena": ("p1",)}])
def test_preparing_an_excuse_cannot_rest_on_what_excuses_decide(condition: dict[str, Any]):
    assert said(excuse(when=(When(**condition),))) == [
        "excuses.yaml o01 的“条件”不能用“借口”“原因”“现象”；它们要等借口认出来以后才知道"
    ]


def test_a_post_stands_at_one_place_only():
    home, taken = next((node.id, node.roles[0]) for node in BOOK.chain.nodes[1:] if node.roles)
    first = BOOK.chain.nodes[0]
    assert said(entry("chain", "nodes", 0, roles=(*first.roles, taken))) == [
        f"chain.yaml 岗位“{taken}”写在 t0 和 {home} 里，今天见这个岗位就分不清在哪一站；一个岗位只放在一站；换一个岗位，或者不写“岗位”"
    ]


# --- mindset.yaml ---


def test_the_attitude_of_a_signal_exists():
    found = said(entry("mindset", "signals", 0, attitude="a99"))
    assert len(found) == 1
    assert found[0].startswith("mindset.yaml b1 的“态度”里写的 a99 不存在")
    assert found[0].endswith("；态度的编号照抄")


def test_a_signal_may_point_to_no_attitude():
    assert said(entry("mindset", "signals", 0, attitude="")) == []


def test_the_exercise_by_default_exists():
    found = said(part("mindset", exercise_default="x99"))
    assert len(found) == 1
    assert found[0].startswith("mindset.yaml “默认练习”里写的 x99 不存在")


@pytest.mark.parametrize("missing", ["1", "3", "5"])
def test_every_question_shows_what_one_three_and_five_look_like(missing: str):
    ability = BOOK.mindset.abilities[0]
    anchors = {key: text for key, text in ability.items[0].anchors.items() if key != missing}
    items = (structs.replace(ability.items[0], anchors=anchors), *ability.items[1:])
    assert said(entry("mindset", "abilities", 0, items=items)) == [
        f"mindset.yaml {ability.items[0].id} 的“锚点”要有 1、3、5 三档；补上缺的"
    ]


# --- calendar.yaml ---

LAST = BOOK.calendar.windows[-1].id


@pytest.mark.parametrize("values", [{"start": "13-01"}, {"end": "02-30"}, {"start": "十一月"}, {"end": ""}])
def test_a_day_of_a_window_that_is_none_is_named(values: dict[str, str]):
    key = "从" if "start" in values else "到"
    assert said(window(**values)) == [f"calendar.yaml 窗口 {LAST} 的“{key}”写得不对；写成 月-日，如 11-01"]


def test_a_window_that_ends_before_it_starts_is_named():
    assert said(window(start="11-01", end="10-31")) == [
        f"calendar.yaml 窗口 {LAST} 的“到”比“从”早；跨年的拆成两个"
    ]
    assert said(window(start="11-01", end="11-01")) == []


@pytest.mark.parametrize("ahead", [0, 60])
def test_a_lead_at_the_edge_is_let_through(ahead: int):
    assert said(window(ahead=ahead)) == []


def test_the_window_for_a_day_he_named_is_checked_too():
    known = structs.replace(BOOK.calendar.known, start="13-01")
    assert said(part("calendar", known=known)) == [
        f"calendar.yaml 窗口 {known.id} 的“从”写得不对；写成 月-日，如 11-01"
    ]


def test_one_window_at_least_counts_for_the_ordinary_case():
    bound = tuple(structs.replace(one, when=(When(papers="是"),)) for one in BOOK.calendar.windows)
    assert said(part("calendar", windows=bound)) == [
        "calendar.yaml 每个窗口都有“条件”，普通的案子就没有窗口了；至少留一个不写条件"
    ]


# --- escalation.yaml ---


@pytest.mark.parametrize("limit", [{"overdue_to": 5_000}, {"left_to": 5_000}])
def test_the_last_age_has_no_limit(limit: dict[str, int]):
    assert said(entry("escalation", "ages", -1, **limit)) == [
        "escalation.yaml “账龄”最后一档不要写上限；不然再久的就没有动作了"
    ]


def test_the_ages_stand_from_short_to_long():
    ages = BOOK.escalation.ages
    bounded = [n for n, one in enumerate(ages) if one.overdue_to is not None]
    found = said(entry("escalation", "ages", bounded[0], overdue_to=4_000))
    assert len(bounded) > 1
    assert found == ["escalation.yaml “账龄”要从短到长排；第一个成立的算"]


def test_the_answers_about_broken_promises_must_stay():
    sections = tuple(
        structs.replace(
            s,
            fields=tuple(
                structs.replace(f, options=f.options[1:]) if f.key == "承诺落空" else f for f in s.fields
            ),
        )
        for s in BOOK.questions.sections
    )
    gone = next(f.options[0] for s in BOOK.questions.sections for f in s.fields if f.key == "承诺落空")
    found = said(part("questions", sections=sections))
    assert f"questions.yaml 字段“承诺落空”的选项缺“{gone}”，程序要用它来算；请补上" in found


# --- conditions ---

NAMED = {
    "difficulties": ("难题", "d99"),
    "phenomena": ("现象", "p99"),
    "causes": ("原因", "c99"),
    "nodes": ("节点", "t99"),
    "excuses": ("借口", "o99"),
    "types": ("类型", "e99"),
    "signals": ("信号", "b99"),
    "rungs": ("已到级别", "j99"),
}


@pytest.mark.parametrize("key", NAMED)
def test_every_id_in_a_condition_exists(key: str):
    kind, id = NAMED[key]
    found = said(under(**{key: (id,)}))
    assert len(found) == 1
    assert found[0].startswith(f"excuses.yaml o01 的“条件”里写的 {id} 不存在")
    assert found[0].endswith(f"{kind}的编号照抄")


@pytest.mark.parametrize(
    "condition", [{"known": ("争议金客",)}, {"empty": ("争议金客",)}, {"answers": {"争议金客": ("1",)}}]
)
def test_every_question_in_a_condition_exists(condition: dict[str, Any]):
    assert said(under(**condition)) == [
        "excuses.yaml o01 的“条件”里写的“争议金客”不存在，是不是“争议金额”？核对名称"
    ]


def test_every_answer_in_a_condition_can_be_given():
    assert said(under(answers={"岗位": ("主要领到",)})) == [
        "excuses.yaml o01 的“条件”里写的“主要领到”不是可选的答案，是不是“主要领导”？核对选项的写法"
    ]
    assert said(under(answers={"中小企业": ("也许",)})) == [
        "excuses.yaml o01 的“条件”里写的“也许”不是可选的答案；核对选项的写法"
    ]


@pytest.mark.parametrize(
    "answers", [{"岗位": ("主要领导", "不清楚")}, {"中小企业": ("否",)}, {"要什么": ("什么都行",)}]
)
def test_an_answer_that_can_be_given_is_let_through(answers: dict[str, tuple[str, ...]]):
    assert said(under(answers=answers)) == []


WRONG = (When(types=("e99",)),)
CONDITIONS = {
    "diagnosis.yaml": lambda: entry("diagnosis", "causes", 0, clues=(Clue(when=WRONG, adds=1, why="因为"),)),
    "excuses.yaml": lambda: excuse(when=WRONG),
    "mindset.yaml": lambda: entry("mindset", "exercises", 0, when=WRONG),
    "methods.yaml": lambda: entry("methods", "cautions", 0, when=WRONG),
    "calendar.yaml": lambda: window(when=WRONG),
    "escalation.yaml": lambda: entry("escalation", "steps", 0, when=WRONG),
}


@pytest.mark.parametrize("file", CONDITIONS)
def test_the_conditions_of_every_file_are_checked(file: str):
    found = said(CONDITIONS[file]())
    assert len(found) == 1
    assert found[0].startswith(f"{file} ")
    assert "的“条件”里写的 e99 不存在" in found[0]


def test_the_conditions_of_the_rungs_are_checked():
    found = said(entry("escalation", "rungs", 0, when=WRONG))
    assert len(found) == 1
    assert found[0].startswith(f"escalation.yaml {BOOK.escalation.rungs[0].id} 的“条件”")


# --- placeholders ---

LINE = "好，{{ 称乎 }}。"
TEXTS = {
    "diagnosis.yaml": ("diagnosis", "difficulties", "say"),
    "chain.yaml": ("chain", "nodes", "ask"),
    "excuses.yaml": ("excuses", "excuses", "answer"),
    "mindset.yaml": ("mindset", "exercises", "guard"),
    "methods.yaml": ("methods", "moves", "use"),
    "calendar.yaml": ("calendar", "windows", "do"),
    "escalation.yaml": ("escalation", "rungs", "tell"),
    "prevention.yaml": ("prevention", "measures", "when"),
    "questions.yaml": ("questions", "sections", "why"),
    "redlines.yaml": ("redlines", "lines", "basis"),
    "rules.yaml": ("rules", "articles", "gist"),
}


def test_every_file_has_its_test():
    assert set(TEXTS) == set(PARTS_OF)


@pytest.mark.parametrize("file", TEXTS)
def test_every_placeholder_of_a_course_file_exists(file: str):
    name, group, key = TEXTS[file]
    assert said(entry(name, group, 0, **{key: LINE})) == [
        f"{file} 占位词“称乎”不存在，是不是“称呼”？可用的词见 playbooks 里的说明"
    ]


def test_a_placeholder_deep_inside_an_entry_is_checked():
    wrong = ["excuses.yaml 占位词“称乎”不存在，是不是“称呼”？可用的词见 playbooks 里的说明"]
    assert said(excuse(by_type={"e3": LINE})) == wrong
    assert said(excuse(never=(LINE,))) == wrong
    assert said(part("excuses", steps=(LINE,))) == wrong


def test_a_question_of_the_playbook_may_be_a_placeholder():
    assert said(excuse(answer="{{ 我方责任人 }}明天到。")) == []
