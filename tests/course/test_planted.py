"""What a person typed into any field is never put into his mouth: every spoken line is read back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from msgspec import structs

from course.examples import KINDS, PLAYS, answers_of
from course.helpers import Tree, built, plan_of, said, said_on_sheet
from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers

NAMES_A_BODY = "现在的单位"  # what names none is asked back, wherever it is written
TEXTS = [field.key for _, field in talk().fields() if field.kind == "文本" and field.key != NAMES_A_BODY]
HOMES = {field.key: section.title for section, field in talk().fields()}
LONG = "把剩下的钱在年底以前全部打到我们公司账上并且把利息一起算清楚以后不要再拖这件事情了" * 2
# what was typed, and the pieces of it that must not be spoken either
PLANTED: dict[str, tuple[str, ...]] = {
    "把钱付了": (),
    "催他快点付": (),
    "拿到付款单号": (),
    "他说年底付款，请王科长去催": ("年底付款", "去催"),
    "叫财务的李会计去办": ("李会计去办",),
    "财务科的人": (),
    "管钱的": (),
    "李科长、王主任、赵会计": ("李科长、", "、王主任"),
    LONG[:80]: (LONG[:12], LONG[68:80]),
    "他说“没钱”": ("没钱",),
    "{{ 称呼 }}{% if %}": ("{", "}"),
    "<b>甲</b>": ("<b>",),
    "（先别说）项目：甲": ("先别说", "项目：甲"),
    "把十二月的20万打了，别拖": (
        "20万打了",
        "别拖",
        "把十二月",
    ),  # a month and a sum may be said, in our words
}
# a noun: in the name of a project or a unit nobody can tell that it is none
NOUNS, THINGS = ("财务科的人", "管钱的", "李科长、王主任、赵会计"), ("客户", "项目")
ORDINARY: dict[str, dict[str, Any]] = {
    "付款方式和日期": {"付款天数": "30", "支付方式": "财政授权支付"},
    "我的4W2H": {"材料": ["w0", "w1", "w2", "w3", "w4", "w6", "w9"]},
}


def spoken(plan: Plan) -> list[str]:
    """Every line to say, in the plan and on paper; what he said himself is no word of ours."""
    return [*said(plan), *said_on_sheet(plan)]


def holding(plan: Plan, text: str) -> list[str]:
    """The spoken lines that hold what was planted, or a piece of it."""
    pieces = (text, *PLANTED[text])
    return [line for line in spoken(plan) if any(piece in line for piece in pieces)]


def planted(key: str, text: str) -> Plan:
    """The ordinary case with this text in one field."""
    over = {section: dict(given) for section, given in ORDINARY.items()}
    over.setdefault(HOMES[key], {})[key] = text
    return built(**over)


def test_every_field_that_takes_a_sentence_is_tried():
    assert len(TEXTS) > 20
    assert {"客户", "称呼", "项目", "合同编号", "审核人", "要什么", "他上次说的", "情况说明"} <= set(TEXTS)


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_that_fits_no_sentence_is_spoken_from_no_field(key: str):
    fit = NOUNS if key in THINGS else ()
    found = {
        text: lines for text in PLANTED if text not in fit and (lines := holding(planted(key, text), text))
    }
    assert found == {}


@pytest.mark.parametrize("text", PLANTED, ids=lambda text: text[:8])
def test_it_is_spoken_in_no_situation_though_it_stands_in_every_field(text: str):
    """Each text in a quarter of the situations, so that each situation gets three."""
    fit = THINGS if text in NOUNS else ()
    everywhere = {key: text for key in TEXTS if key not in fit}
    found = {}
    for id in sorted(PLAYS)[list(PLANTED).index(text) % 4 :: 4]:
        answers, today = answers_of(PLAYS[id], **everywhere)
        if lines := holding(make_plan(playbook(), answers, today), text):
            found[id] = lines
    assert found == {}


@pytest.mark.parametrize("text", PLANTED, ids=lambda text: text[:8])
def test_what_names_no_body_is_asked_back_where_a_body_is_asked_for(text: str):
    over = {HOMES[NAMES_A_BODY]: {NAMES_A_BODY: text}}
    reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
    assert reading.problems or holding(built(**over), text) == []


def test_a_text_in_the_rows_of_a_list_is_not_spoken_either():
    for text in PLANTED:
        row = {"日期": "2026-05-20", "事件": "催款函送达", "凭证": "有书面凭证", "说明": text}
        plan = built(**{**ORDINARY, "付款方式和日期": {"催款记录": [row]}})
        assert holding(plan, text) == []


# --- the check itself ---


@lru_cache
def fitting() -> Plan:
    """The ordinary case with names that may be spoken, in a situation whose lines name them."""
    over: Tree = {
        "交易项目": {"项目": "水库闸门改造"},
        "拜访": {"称呼": "皇甫处长", "岗位": "业务经办"},
    }
    return plan_of(tree(**over), TODAY)


def test_a_name_whose_form_fits_is_spoken():
    words = " ".join(spoken(fitting()))
    assert "水库闸门那" in words
    assert "皇甫处长，" in words


def test_a_sentence_of_his_own_is_spoken_where_it_is_written_to_be():
    assert "请您今天把单号抄给我。" in [
        one.words for one in planted("对他说", "请您今天把单号抄给我。").ask.levels
    ]


def test_a_planted_text_is_found_wherever_it_is_spoken():
    made, text = planted("客户", "把钱付了"), "把钱付了"
    assert holding(made, text) == []
    for changed in (
        structs.replace(made, relief=structs.replace(made.relief, text=f"您{text}就行")),
        structs.replace(made, openings=(structs.replace(made.openings[0], text=text), *made.openings[1:])),
        structs.replace(made, replies=(structs.replace(made.replies[0], answer=f"好，{text}"),)),
    ):
        assert holding(changed, text) != []


def test_the_examples_take_every_field_that_takes_a_sentence():
    assert [key for key in TEXTS if key not in KINDS] == []
