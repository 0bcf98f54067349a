"""Conditions of the playbooks: each key alone, several together, and what is said to be missing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from core.building import PAPERS, SETTLED, setting
from factories import TODAY
from huikuan_cli.core.advice.conditions import Situation, holds, lacking, nearest_lacking
from huikuan_cli.core.playbook import When
from huikuan_cli.core.text.values import UNKNOWN

# key of When -> (condition, situation in which it holds, one in which it does not, one that does not say)
Given = dict[str, Any]
KEYS: dict[str, tuple[Any, Given, Given, Given]] = {
    "overdue_from": (60, {"overdue": 60}, {"overdue": 59}, {"overdue": None}),
    "overdue_to": (30, {"overdue": 30}, {"overdue": 31}, {"overdue": None}),
    "left_to": (365, {"left": 365}, {"left": 366}, {"left": None}),
    "broken_from": (1, {"broken": 1}, {"broken": 0}, {"broken": None}),
    "tension_from": (7, {"tension": 7}, {"tension": 6}, {"tension": None}),
    "refused_from": (2, {"refused": 2}, {"refused": 1}, {"refused": None}),
    "amount_from": (
        Decimal(500000),
        {"outstanding": Decimal("500000.00")},
        {"outstanding": Decimal("499999.99")},
        {"outstanding": None},
    ),
    "signed_before": (
        date(2025, 6, 1),
        {"signed": date(2025, 5, 31)},
        {"signed": date(2025, 6, 1)},
        {"signed": None},
    ),
    "signed_from": (
        date(2025, 6, 1),
        {"signed": date(2025, 6, 1)},
        {"signed": date(2025, 5, 31)},
        {"signed": None},
    ),
    "months": (
        (3, 11),
        {"today": date(2026, 11, 1)},
        {"today": date(2026, 12, 1)},
        {"today": date(2026, 10, 31)},
    ),
    "answers": (
        {"岗位": ("财务", "资产")},
        {"answers": {"岗位": "资产"}},
        {"answers": {"岗位": "使用科室"}},
        {"answers": {"岗位": UNKNOWN}},
    ),
    "known": (("停收日",), {"answers": {"停收日": "2026-12-18"}}, {}, {"answers": {"停收日": UNKNOWN}}),
    "empty": (("争议金额",), {}, {"answers": {"争议金额": "1.00"}}, {"answers": {"争议金额": UNKNOWN}}),
    "due": ("是", {"overdue": 1}, {"overdue": 0}, {"overdue": None}),
    "barred": ("是", {"left": -1}, {"left": 0}, {"left": None}),
    "settled": ("是", {"outstanding": Decimal(0)}, {"outstanding": Decimal(1)}, {"outstanding": None}),
    "retention": ("是", {"retention": True}, {"retention": False}, {}),
    "left_from": (31, {"left": 31}, {"left": 30}, {"left": None}),
    "term_from": (61, {"term": 61}, {"term": 60}, {"term": None}),
    "held": (("w4", "w11"), {"documents": ("w2", "w4", "w11")}, {"documents": ("w4",)}, {}),
    "not_held": (("w4",), {"documents": ("w2",)}, {"documents": ("w4",)}, {"documents": ("w4",)}),
    "said": (("档案",), {"typed": "档案找不到了"}, {"typed": "别的"}, {}),
    "plays": (("y60",), {"ticked": ("y60",)}, {"ticked": ("y61",)}, {}),
    "phenomena": (("p1", "p2"), {"phenomenon": "p2"}, {"phenomenon": "p3"}, {"phenomenon": ""}),
    "causes": (("c4", "c7"), {"causes": ("c1", "c7")}, {"causes": ("c1",)}, {"causes": ()}),
    "difficulties": (("d1",), {"difficulty": "d1"}, {"difficulty": "d2"}, {"difficulty": ""}),
    "nodes": (("t4", "t5"), {"node": "t5"}, {"node": "t6"}, {"node": ""}),
    "excuses": (("o01", "o25"), {"excuses": ("o09", "o25")}, {"excuses": ("o09",)}, {"excuses": ()}),
    "types": (("e7", "e9"), {"type_id": "e9"}, {"type_id": "e1"}, {"type_id": ""}),
    "signals": (("b11",), {"signals": ("b1", "b11")}, {"signals": ("b1",)}, {"signals": ()}),
    "rungs": (("j7",), {"rung": "j7"}, {"rung": "j6"}, {"rung": ""}),
    "instruments": (("判决", "裁决"), {"instrument": "判决"}, {"instrument": "还款协议"}, {"instrument": ""}),
    "late_to_enforce": ("是", {"enforce_left": -1}, {"enforce_left": 0}, {"enforce_left": None}),
    "seal_undated": ("是", {"seal_undated": True}, {"seal_undated": False}, {}),
    "scored": ("是", {"scored": True}, {"scored": False}, {}),
    "papers": ("是", {"papers_ready": True}, {"papers_ready": False}, {}),
}


def where(given: Given) -> Situation:
    return Situation(**({"answers": {}, "today": TODAY} | given))


def test_every_key_of_a_condition_is_tried_here():
    assert set(KEYS) == {field.name for field in msgspec.structs.fields(When)}


@pytest.mark.parametrize("key", KEYS)
def test_a_condition_holds_where_its_key_is_met_and_only_there(key: str):
    wanted, met, unmet, _ = KEYS[key]
    condition = When(**{key: wanted})
    assert lacking(condition, where(met)) == []
    assert holds([condition], where(met))
    assert len(lacking(condition, where(unmet))) == 1
    assert not holds([condition], where(unmet))


@pytest.mark.parametrize("key", KEYS)
def test_what_the_case_does_not_say_never_meets_a_condition(key: str):
    wanted, _, _, silent = KEYS[key]
    assert not holds([When(**{key: wanted})], where(silent))


@pytest.mark.parametrize("empty", [None, UNKNOWN, []], ids=str)
def test_a_question_is_answered_only_by_something(empty: Any):
    assert not holds([When(known=("未达标项",))], where({"answers": {"未达标项": empty}}))


@pytest.mark.parametrize("nothing", [None, [], "0.00"], ids=str)
def test_a_question_is_settled_by_nothing_and_by_zero(nothing: Any):
    assert holds([When(empty=("争议金额",))], where({"answers": {"争议金额": nothing}}))


def test_an_answer_of_several_ticks_meets_a_condition_with_any_of_them():
    condition = When(answers={"m1": ("m1.1", "m1.2")})
    assert holds([condition], where({"answers": {"m1": ["m1.2", "m1.3"]}}))
    assert not holds([condition], where({"answers": {"m1": ["m1.3"]}}))
    assert not holds([condition], where({"answers": {"m1": []}}))


def test_every_named_question_must_be_met():
    condition = When(answers={"岗位": ("财务",), "客户性质": ("机关",)})
    assert holds([condition], where({"answers": {"岗位": "财务", "客户性质": "机关"}}))
    assert not holds([condition], where({"answers": {"岗位": "财务", "客户性质": "军队"}}))
    assert not holds([When(known=("停收日", "项目"))], where({"answers": {"项目": "平台"}}))
    assert not holds([When(empty=("停收日", "项目"))], where({"answers": {"项目": "平台"}}))


def test_all_keys_of_a_condition_must_hold_together():
    against = ("overdue_to", "signed_before", "empty", "due", "barred", "settled", "left_from", "not_held")
    wanted = {key: value[0] for key, value in KEYS.items() if key not in against}
    met: Given = {}
    for key in wanted:
        given = KEYS[key][1]
        both = met.get("answers", {}) | given.get("answers", {})
        met |= given | ({"answers": both} if both else {})
    assert lacking(When(**wanted), where(met)) == []
    for key in wanted:
        name = {"answers": "answers", "known": "answers"}.get(key) or next(iter(KEYS[key][1]))
        without = {k: v for k, v in met.items() if k != name} | {
            k: v for k, v in KEYS[key][2].items() if k == name
        }
        assert not holds([When(**wanted)], where(without)), key


def test_any_condition_of_a_list_is_enough():
    late, broken = When(overdue_from=60), When(broken_from=2)
    assert holds([late, broken], where({"overdue": 60}))
    assert holds([late, broken], where({"broken": 2}))
    assert not holds([late, broken], where({"overdue": 59, "broken": 1}))


def test_the_empty_condition_always_holds_and_no_condition_never():
    assert holds([When()], where({}))
    assert not holds([], where({"overdue": 999}))


def test_the_nearest_condition_says_what_is_missing():
    far, near = When(overdue_from=90, papers="是", months=(1,)), When(broken_from=2)
    assert nearest_lacking([far, near], where({"broken": 1})) == ("承诺日要落空过 2 次",)
    assert nearest_lacking([far, near], where({"broken": 2})) == ()
    assert nearest_lacking([], where({})) == ()


@pytest.mark.parametrize("key", KEYS)
def test_what_is_missing_is_said_in_plain_chinese(key: str):
    wanted, _, unmet, _ = KEYS[key]
    sentence = lacking(When(**{key: wanted}), where(unmet))[0]
    without_ids = re.sub(r"\b[a-z]\d+\b", "", sentence)
    assert re.search(r"[\u4e00-\u9fff]", sentence)
    assert re.findall(r"[A-Za-z_]+", without_ids) == []
    assert re.findall(r"[{}\[\]()'\"]", sentence) == []


@pytest.mark.parametrize(("overdue", "now"), [(None, "不清楚"), (0, "0 天"), (59, "59 天")])
def test_how_late_it_is_now_stands_beside_what_is_wanted(overdue: int | None, now: str):
    assert lacking(When(overdue_from=60), where({"overdue": overdue})) == [f"逾期要满 60 天（现在 {now}）"]


# --- from the answers ---


def test_the_situation_is_read_from_the_answers():
    s = setting(
        我的4W2H={"材料": PAPERS},
        卡在哪={
            "难题": "d2",
            "现象": "p3",
            "到哪一站": "t5",
            "他上次说的": "o06；o04",
            "承诺落空": "两次以上",
            "升级到哪级": "j3",
        },
        出门前={"自查": ["q1", "q3"], "紧张分": "7", "自己的信号": ["b2", "b9"]},
    ).situation
    assert (s.overdue, s.left, s.broken, s.tension, s.refused) == (469, 586, 2, 7, 3)
    assert (s.outstanding, s.signed) == (Decimal("860000.00"), date(2025, 3, 1))
    assert (s.difficulty, s.phenomenon, s.node, s.rung, s.type_id) == ("d2", "p3", "t5", "j3", "e6")
    assert s.excuses[:2] == ("o06", "o04")
    assert s.signals == ("b2", "b9")
    assert s.papers_ready


def test_answers_that_nobody_knows_say_nothing():
    s = setting(
        拜访={"客户性质": UNKNOWN},
        交易项目={"签订日期": UNKNOWN},
        验收标准={"验收合格日期": UNKNOWN, "交付日期": UNKNOWN},
        我的4W2H={"材料": UNKNOWN},
        客户类型={"类型": UNKNOWN},
        卡在哪={"承诺落空": UNKNOWN, "到哪一站": UNKNOWN, "现象": UNKNOWN, "原因": UNKNOWN},
        出门前={"自查": UNKNOWN, "紧张分": UNKNOWN, "自己的信号": UNKNOWN},
    ).situation
    assert (s.overdue, s.left, s.broken, s.tension, s.refused, s.signed) == (None,) * 6
    assert (s.phenomenon, s.node, s.type_id, s.rung, s.difficulty) == ("",) * 5
    assert (s.causes, s.signals, s.excuses) == ((), (), ())
    assert not s.papers_ready


def test_a_vital_paper_that_is_missing_makes_the_papers_not_ready():
    assert not setting(我的4W2H={"材料": [one for one in PAPERS if one != "w4"]}).situation.papers_ready
    assert setting(我的4W2H={"材料": ["w2", "w4"]}).situation.papers_ready


def test_a_settled_claim_is_neither_late_nor_near_its_limitation():
    s = setting(**SETTLED).situation
    assert (s.outstanding, s.overdue, s.left) == (Decimal(0), 0, None)


def test_the_limitation_that_has_passed_leaves_less_than_nothing():
    assert setting(date(2028, 7, 2)).situation.left == -1
