"""The two lines to open with: his name, the words for his type, what the case is about; the figures as they are said."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from core.building import answers, led_by, plan, play, ready, setting, typed
from factories import TODAY, action_sheet, playbook
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.advice.talk import relief
from huikuan_cli.core.playbook import LeadIn, OpeningLines, When
from huikuan_cli.core.text.values import UNKNOWN

TYPES = sorted(playbook().types)
TO_FILL = "〔待填"
LATE = (When(due="是"),)
EARLY = (When(due="否"),)


def opened(*openings: LeadIn, start: OpeningLines | None = None, today: date = TODAY, **over: Any) -> Plan:
    """The plan where the type of the ordinary case opens with these words, and the situation with `start`."""
    book = typed(*openings) if openings else typed(LeadIn("我直说", first="是"))
    return plan(today, book=led_by(play(start=start) if start else play(), book=book), **over)


def first(*openings: LeadIn, **over: Any) -> str:
    return opened(*openings, **over).openings[0].text


# --- how the first line is put together ---


@pytest.mark.parametrize(
    ("into", "said"),
    [
        ("我直说", "李主任，我直说，第一句话"),
        ("我直说。", "李主任，我直说。第一句话"),
        ("就一件事：", "李主任，就一件事：第一句话"),
    ],
)
def test_words_for_his_type_that_are_to_be_said_first_lead_into_what_the_case_is_about(into: str, said: str):
    made = opened(LeadIn(into, first="是"))
    assert [one.text for one in made.openings] == [said, "第二句话"]
    assert [one.id for one in made.openings] == ["e6.开场白.1", "y1.开口.2"]


def test_words_for_his_type_that_nobody_marked_are_a_hint_and_not_said():
    made = opened(LeadIn("我直说。"))
    assert [one.text for one in made.openings] == ["李主任，第一句话", "第二句话"]
    assert made.person.manner == "我直说。"
    back = [
        row for one in action_sheet(made, "2026-11-23", "打法").blocks if one.page == 2 for row in one.rows
    ]
    assert [row.text for row in back if row.label == "起头的口气"] == ["我直说。"]


def test_where_no_words_for_his_type_fit_the_case_speaks_for_itself():
    made = opened(LeadIn("早了", EARLY, "是"))
    assert [one.text for one in made.openings] == ["李主任，第一句话", "第二句话"]
    assert made.openings[0].id == "y1.开口.1"


def test_words_that_name_a_figure_are_a_whole_first_line():
    made = opened(LeadIn("{{ 称呼 }}，还有{{ 未付 }}。", first="是"))
    assert made.openings[0].text == "李主任，还有86万元。"
    assert made.openings[1].text == "第二句话"


def test_words_that_name_a_figure_which_is_not_known_are_not_used():
    lines = LeadIn("{{ 称呼 }}，单列{{ 争议 }}。", first="是"), LeadIn("我直说", first="是")
    assert first(*lines) == "李主任，我直说，第一句话"
    assert first(*lines, 验收标准={"争议金额": "6万"}) == "李主任，单列6万元。"


@pytest.mark.parametrize(
    ("openings", "said"),
    [
        ((LeadIn("平时", first="是"), LeadIn("晚了", LATE, "是")), "晚了"),
        ((LeadIn("平时", first="是"), LeadIn("早了", EARLY, "是")), "平时"),
        ((LeadIn("晚了", LATE), LeadIn("先说", first="是")), "先说"),
        ((LeadIn("晚了", LATE), LeadIn("先说", first="是"), LeadIn("先说早了", EARLY, "是")), "先说"),
    ],
)
def test_of_the_words_for_his_type_those_that_fit_the_case_best_are_said(
    openings: tuple[LeadIn, ...], said: str
):
    assert first(*openings) == f"李主任，{said}，第一句话"


def test_between_equals_the_matter_decides_and_always_in_the_same_way():
    lines = LeadIn("甲", first="是"), LeadIn("乙", first="是")
    projects = [f"项目{n}" for n in range(8)]
    said = [first(*lines, 交易项目={"项目": name}) for name in projects]
    assert said == [first(*lines, 交易项目={"项目": name}) for name in projects]
    assert set(said) == {"李主任，甲，第一句话", "李主任，乙，第一句话"}


@pytest.mark.parametrize(("disputed", "said"), [("6万", "单列6万元"), (None, "没有数")])
def test_the_first_wording_whose_figures_are_known_is_said(disputed: str | None, said: str):
    start = OpeningLines(("单列{{ 争议 }}", "没有数"), ("单列{{ 争议 }}", "没有数"))
    made = opened(start=start, 验收标准={"争议金额": disputed})
    assert [one.text for one in made.openings] == [f"李主任，我直说，{said}", said]


@pytest.mark.parametrize("name", [UNKNOWN, "财务的人", "请他把申请交了", "{{7*7}}{% for a in b %}"])
def test_whoever_is_not_named_is_greeted(name: str):
    assert first(拜访={"称呼": name}) == "您好，我直说，第一句话"


def test_each_of_the_two_lines_says_why_it_was_chosen():
    assert all(one.why for one in opened().openings)
    assert "情形y1" in opened().openings[1].why


# --- what worries him ---


def test_the_worry_of_the_situation_goes_before_that_of_his_type():
    of_type = playbook().types["e6"].drive.relief
    assert plan(book=led_by(play(relief="您放心"))).relief.text == "您放心"
    assert plan(book=led_by(play(relief="您放心"))).relief.id == "y1.安心"
    assert plan(book=led_by(play())).relief.id == "e6.安心一句"
    assert plan(book=led_by(play())).relief.text == of_type


# --- every type ---


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_two_speakable_openings_and_no_placeholder_left(kind: str):
    made = plan(**ready(客户类型={"类型": UNKNOWN if kind == "e0" else kind}))
    assert made.person.type.startswith(f"{kind} ")
    assert len({line.text for line in made.openings}) == 2
    for line in made.openings:
        assert not re.search(r"〔|\{|\}|None", line.text)
    assert made.openings[0].text.startswith("李主任，")


@pytest.mark.parametrize("kind", TYPES)
def test_whatever_is_unknown_no_opening_has_a_gap(kind: str):
    made = plan(
        拜访={"称呼": UNKNOWN},
        交易项目={"项目": UNKNOWN, "合同额": UNKNOWN, "已付金额": UNKNOWN, "合同编号": UNKNOWN},
        付款方式和日期={"到期应付": UNKNOWN, "起算点": UNKNOWN},
        客户类型={"类型": UNKNOWN if kind == "e0" else kind},
    )
    assert [line.text for line in made.openings if TO_FILL in line.text] == []
    assert made.openings[0].text.startswith("您好，")


@pytest.mark.parametrize("unsure", [UNKNOWN, None])
def test_an_unknown_type_is_met_the_safe_way(unsure: str | None):
    made = plan(**ready(客户类型={"类型": unsure}))
    assert made.person.type.startswith("e0 ")
    assert made.person.manner in [one.text for one in playbook().types["e0"].openings]
    lead = made.matter.id
    assert {line.id.split(".")[0] for line in made.never} == {lead, "e0"}
    assert {line.id.split(".")[0] for line in (*made.openings, made.relief)} <= {lead, "e0"}
    assert {one.id.split(".")[0] for one in made.replies} == {lead, "e0"}


# --- figures and days as they are said ---

SPEECH = "{{ 到期日 }}｜{{ 逾期天数 }}｜{{ 多久 }}｜{{ 已付 }}｜{{ 未付 }}"


def spoken_figures(today: date = TODAY, **over: dict[str, Any]) -> list[str]:
    """What a line of the playbook would say of these; empty where it is not known."""
    line = plan(today, book=led_by(play(relief=SPEECH)), **over).relief.text
    return ["" if TO_FILL in part else part for part in line.split("｜")]


PART = {"日期": "2026-01-05", "金额": "10万", "凭证": "有书面凭证"}
SURE = ["去年8月11号", "471", "1年3个多月"]


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, [*SURE, "", "86万元"]),
        (
            {"交易项目": {"已付金额": "10万"}, "付款方式和日期": {"部分付款": [PART]}},
            [*SURE, "10万元", "76万元"],
        ),
        ({"拜访": {"客户性质": UNKNOWN}}, ["", "", "", "", "86万元"]),
        ({"付款方式和日期": {"付款天数": UNKNOWN}}, ["", "", "", "", "86万元"]),
        ({"付款方式和日期": {"到期应付": UNKNOWN}}, [*SURE, "", "86万元"]),
        (
            {"付款方式和日期": {"到期应付": UNKNOWN}, "交易项目": {"已付金额": UNKNOWN}},
            ["", "", "", "", ""],
        ),
        (
            {"交易项目": {"已付金额": "86万"}, "付款方式和日期": {"部分付款": [PART | {"金额": "86万"}]}},
            ["", "", "", "86万元", ""],
        ),
    ],
    ids=[
        "sure",
        "part payment",
        "doubted kind",
        "doubted days",
        "worked out",
        "nothing known",
        "paid in full",
    ],
)
def test_what_is_not_sure_is_not_said(over: dict[str, Any], expected: list[str]):
    assert spoken_figures(**over) == expected


@pytest.mark.parametrize("place", range(3), ids=["due day", "days", "how long"])
def test_of_a_claim_that_may_be_barred_no_date_is_said(place: int):
    # delivered 2025-07-01: alarm 2028-07-01
    later = {"拜访日期": "2028-12-01"}
    assert spoken_figures(date(2028, 7, 1), 拜访=later)[place]
    assert spoken_figures(date(2028, 7, 2), 拜访=later)[place] == ""


def test_the_overdue_days_are_spoken_as_of_the_visit():
    for visit, late in (("2026-11-25", "471"), ("2026-11-30", "476")):
        assert spoken_figures(拜访={"拜访日期": visit})[1] == late


def test_before_the_due_date_nothing_is_said_to_be_late():
    early = spoken_figures(date(2025, 7, 14), 拜访={"拜访日期": "2025-07-15"})
    assert early == ["8月11号", "", "", "", "86万元"]


def test_our_own_name_is_said_where_it_is_known():
    book = led_by(play(relief="{{ 我方 }}"))
    said = [make_plan(book, answers(), TODAY, name).relief.text for name in ("某某公司", "")]
    assert said == ["某某公司", "我们公司"]


@pytest.mark.parametrize(
    ("key", "typed_in", "said"),
    [
        ("项目", "把付款申请交到财务，拿到单号", "这个项目"),
        ("项目", "数据平台（二期）", "数据平台二期"),
        ("项目", "数据平台（试点）", "数据平台"),
        ("审核人", "财务科刘会计；要看发票", "财务科刘会计"),
        ("审核人", "财务在办", None),
        ("签批人", "李主任", None),  # the person visited is not named to his face
    ],
)
def test_names_go_into_a_sentence_only_where_their_form_fits(key: str, typed_in: str, said: str | None):
    section = "交易项目" if key == "项目" else "付款责任人"
    assert setting(**{section: {key: typed_in}}).facts[key] == said


def test_days_to_come_are_said_as_people_say_them_and_written_in_full():
    s = setting(book=led_by(play()), 我的4W2H={"承诺日": "2026-12-01"})
    names = ("承诺日", "办完日", "回访日", "拜访日")
    assert [s.facts[name] for name in names] == ["下周二", "下周二以前", "下周一", "11月25号周三"]
    assert [s.written()[name] for name in names] == [
        "12月1号周二",
        "12月1号周二以前",
        "11月30号周一",
        "11月25号周三",
    ]


@pytest.mark.parametrize(
    ("closing", "said"), [("2026-12-11", "12月11号"), ("2027-06-01", None), (None, None)]
)
def test_the_closing_day_is_spoken_of_where_it_is_known_and_near(closing: str | None, said: str | None):
    assert setting(付款方式和日期={"停收日": closing}).facts["停收日"] == said


# --- what is not in hand is not claimed ---


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        (["w2", "w4"], ["李主任，材料带来了", "请提交"]),
        (["w2"], ["李主任，先看手上的", "差哪样"]),
        ("不清楚", ["李主任，先看手上的", "差哪样"]),
    ],
)
def test_an_opening_that_speaks_of_papers_is_said_only_where_they_are_in_hand(papers: Any, said: list[str]):
    start = OpeningLines(("材料带来了", "先看手上的"), ("请提交", "差哪样"), ("w2", "w4"))
    made = plan(book=led_by(play(start=start)), 我的4W2H={"材料": papers})
    assert [one.text for one in made.openings] == said


def test_a_paper_that_this_case_does_not_want_need_not_be_in_hand():
    start = OpeningLines(("材料带来了", "先看手上的"), ("请提交",), ("w2", "w11"))
    made = plan(book=led_by(play(start=start)), 我的4W2H={"材料": ["w2"]})
    assert made.openings[0].text == "李主任，材料带来了"


def test_the_levels_claim_no_more_than_the_opening():
    start = OpeningLines(("材料带来了", "先看手上的"), ("请提交",), ("w2",))
    aim = structs.replace(play().aim, best=("这一套今天收下", "手上的今天先看"))
    book = led_by(play(start=start, aim=aim))
    assert plan(book=book, 我的4W2H={"材料": ["w2"]}).ask.levels[0].words == "这一套今天收下"
    assert plan(book=book, 我的4W2H={"材料": []}).ask.levels[0].words == "手上的今天先看"


@pytest.mark.parametrize(("type_id", "why"), [(UNKNOWN, "各种人都可能担心"), ("e3", "多半担心的")])
def test_why_one_sentence_settles_him_says_whether_it_is_meant_for_his_type(type_id: str, why: str):
    s = setting(book=led_by(play(relief="")), 客户类型={"类型": type_id})
    assert not s.lead().relief
    assert relief(s).why.endswith(why)
    assert (s.kind.name in relief(s).why) == (type_id != UNKNOWN)
