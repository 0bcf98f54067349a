"""The planner as a whole: one case in, one plan out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from core.building import PAPERS, SETTLED, answers, led_by, plan, play, ready
from factories import TODAY, playbook, talk
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.inference import DUE_KEY
from huikuan_cli.core.playbook import Field, When
from huikuan_cli.core.text.values import UNKNOWN

TYPES = sorted(playbook().types)
TO_FILL = "〔待填"


def texts(value: Any) -> Iterator[str]:
    """Every text of a plan."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def said(made: Plan) -> list[str]:
    return list(texts(msgspec.to_builtins(made)))


def test_a_well_prepared_visit_may_go():
    score = plan(**ready()).score
    assert (score.verdict, score.six) == ("可以出发", "12/12")


START = {start: {"付款方式和日期": {"起算点": start}} for start in ("验收合格", "交付", "结算确认")}


@pytest.mark.parametrize(
    ("start", "paper", "vital"),
    [
        ("验收合格", "w2", True),
        ("验收合格", "w4", True),
        ("验收合格", "w9", False),
        ("交付", "w4", False),
        ("交付", "w9", True),
        ("结算确认", "w4", False),
        ("结算确认", "w12", True),
    ],
)
def test_a_vital_paper_that_is_missing_stops_the_visit(start: str, paper: str, vital: bool):
    over = START[start] | {"我的4W2H": {"材料": [one for one in PAPERS if one != paper]}}
    score = plan(**ready(**over)).score
    one = next(d for d in playbook().chain.documents if d.id == paper)
    blocked = [
        reason
        for reason in score.reasons
        if re.match("还缺|手上没写", reason) and (one.short or one.name) in reason
    ]
    assert bool(blocked) == vital
    if vital:
        assert (score.verdict, score.reasons[0]) == ("补齐再去", blocked[0])


def test_a_paper_that_is_not_vital_does_not_stop_the_visit():
    assert (
        plan(**ready(我的4W2H={"材料": [one for one in PAPERS if one != "w5"]})).score.verdict == "可以出发"
    )


def test_papers_that_nobody_has_looked_for_do_not_stop_the_visit():
    score = plan(**ready(我的4W2H={"材料": UNKNOWN})).score
    assert score.verdict == "可以出发"
    assert not any("必备的材料" in reason for reason in score.reasons)


def test_papers_count_by_their_share():
    def total(have: list[str]) -> int:
        return plan(**ready(我的4W2H={"材料": have})).score.points

    assert total([]) < total(PAPERS[:5]) < total(PAPERS) == 100


def test_only_offices_and_nobody_named_stops_the_visit():
    nobody = {"发起人": "信息中心", "审核人": "财务在办", "签批人": UNKNOWN}
    score = plan(**ready(付款责任人=nobody)).score
    assert score.verdict == "补齐再去"
    assert "红灯：发起人、审核人、签批人没有一个写到具体的人" in score.reasons
    assert plan(**ready(付款责任人=nobody | {"签批人": "陈局长"})).score.verdict == "可以出发"


LOST = [one for one in PAPERS if one != "w4"]  # without the acceptance paper


@pytest.mark.parametrize(("have", "red"), [(LOST, True), (PAPERS, False)])
def test_nobody_to_accept_any_more_stops_the_visit_unless_the_paper_is_there(have: list[str], red: bool):
    score = plan(**ready(验收人={"验收人在岗": "调走了，没人接"}, 我的4W2H={"材料": have})).score
    assert ("红灯：验收人调走了没人接" in score.reasons) == red
    assert (score.verdict == "补齐再去") == red


def test_a_claim_that_may_be_barred_goes_to_the_lawyers_before_the_visit():
    later = {"拜访": {"拜访日期": "2028-12-01"}, "我的4W2H": {"承诺日": "2028-12-08"}}
    today = {"拜访": {"拜访日期": "2028-07-01"}, "我的4W2H": {"承诺日": "2028-07-07"}}
    assert plan(date(2028, 7, 1), **ready(**today)).score.verdict == "可以出发"
    score = plan(date(2028, 7, 3), **ready(**later)).score
    assert score.verdict == "先问法务再去"
    assert "法务" in score.reasons[0]


def test_the_situation_that_leads_decides_whether_the_lawyers_are_asked_first():
    verdicts = [plan(book=led_by(play(lawyer=one)), **ready()).score.verdict for one in ("是", "否")]
    assert verdicts == ["先问法务再去", "可以出发"]


def test_a_due_date_that_cannot_be_computed_stops_the_visit():
    score = plan(**ready(验收标准={"验收合格日期": UNKNOWN})).score
    assert score.verdict == "补齐再去"
    assert "红灯：算不出哪天到期" in score.reasons


def test_where_a_situation_rules_the_due_date_need_not_be_known():
    score = plan(book=led_by(play(rules="是")), **ready(验收标准={"验收合格日期": UNKNOWN})).score
    assert not any("算不出哪天到期" in reason for reason in score.reasons)


def test_a_red_light_stops_the_visit():
    red = next(f.red_light for _, f in FIELDS if f.key == "验收人")
    score = plan(**ready(验收人={"验收人": UNKNOWN}, 我的4W2H={"材料": LOST})).score
    assert score.verdict == "补齐再去"
    assert any(red in reason for reason in score.reasons)


# --- not knowing ---


PAID = {"日期": "2026-01-05", "金额": "10000", "凭证": "有书面凭证"}


def reach(field: Field) -> dict[str, dict[str, Any]]:
    """What must be answered so that this field is asked."""
    over: dict[str, dict[str, Any]] = {}
    for key, values in field.when.items():
        section, parent = next((s, f) for s, f in talk().fields() if f.key == key)
        over |= reach(parent)
        any_answer = {"款项": "质保金 2027-05-10", "部分付款": [PAID], "到期应付": "860000"}
        over.setdefault(section.title, {})[key] = values[0] if values else any_answer[key]
        if key == "部分付款":  # else the other amounts tell
            over["交易项目"] = {"合同额": "2000000", "已付金额": "1000000"}
    return over


def unknown(field: Field) -> Answers:
    section = next(s for s, f in talk().fields() if f.key == field.key)
    over = reach(field)
    over.setdefault(section.title, {})[field.key] = UNKNOWN
    if "岗位" in field.moot:
        over.setdefault("拜访", {})["岗位"] = "采购或合同"
    return answers(**over)


FIELDS = [(s, f) for s, f in talk().fields()]


def test_no_single_unknown_answer_stops_the_planner_or_is_printed_as_a_value():
    for _, field in FIELDS:
        given = unknown(field)
        assert given[field.key] == UNKNOWN
        made = make_plan(playbook(), given, TODAY)
        spoken = [*(line.text for line in made.openings), *(one.words for one in made.ask.levels)]
        spoken += [
            made.relief.text,
            *(one.answer for one in made.replies),
            *(line.text for line in made.never),
        ]
        assert [text for text in spoken if UNKNOWN in text or TO_FILL in text] == [], field.key


def test_every_unknown_answer_that_nothing_tells_becomes_a_todo_with_whom_to_ask_how_and_by_when():
    for section, field in FIELDS:
        if section.id == "e" or field.key == DUE_KEY:
            continue
        todo = [
            t
            for t in make_plan(playbook(), unknown(field), TODAY).todos
            if t.id == f"{section.id}.{field.key}"
        ]
        assert len(todo) == 1, field.key
        assert "" not in (todo[0].who, todo[0].how, todo[0].why)
        days = (
            ("11月23日周一下班前", "11月24日周二见面时")
            if field.key == "拜访日期"
            else ("11月24日周二前", "11月25日周三见面时")
        )
        assert todo[0].by in days


def test_a_todo_is_named_as_a_person_would_name_it():
    todo = next(t for t in plan(防欠清单={"m1": UNKNOWN}).todos if t.id == "m.m1")
    assert "客户关系" in todo.item


def test_knowing_nothing_still_gives_a_plan_that_only_collects_information():
    given = read_answers(
        {s.title: {f.key: UNKNOWN for f in s.fields} for s in talk().sections},
        talk(),
        TODAY,
        "",
        lambda path: 1,
    ).answers
    made = make_plan(playbook(), given, TODAY)
    assert (made.score.points, made.score.verdict) == (0, "这次只收集信息")
    assert made.head.customer == "〔待填〕"
    assert made.head.visit == "2026-11-24（周二）（没定，先按下一个工作日）"
    assert [f.figure for f in made.figures if f.id in ("due", "limitation")] == ["待核", "待核"]
    assert made.numbers == ()
    assert [line for line in said(made) if "{{" in line or "None" in line] == []


@pytest.mark.parametrize(
    ("over", "figure", "word"),
    [
        ({"付款天数": UNKNOWN}, "due", "天数"),
        ({"起算点": "写明日期", "约定付款日": UNKNOWN}, "due", "付款日"),
        ({"约定利率": UNKNOWN}, "interest.1", "利率"),
        ({"部分付款": UNKNOWN}, "interest", "部分付款"),
    ],
    ids=["days", "written date", "agreed rate", "part payments"],
)
def test_a_figure_that_rests_on_an_unknown_answer_says_so(over: dict[str, Any], figure: str, word: str):
    found = [f for f in plan(付款方式和日期=over).figures if f.id.startswith(figure)]
    assert any(word in doubt for one in found for doubt in one.to_check)


def test_goods_not_accepted_yet_are_not_called_overdue():
    made = plan(验收标准={"验收状态": "已交付，还没验收", "验收合格日期": None})
    assert [f.figure for f in made.figures if f.id == "overdue"] in ([], ["还没到期"])
    assert made.claims == ()


def test_a_hostile_name_stays_as_it_was_typed_and_is_not_spoken():
    name = "{{7*7}}{% for a in b %}{{ 称呼 }}"
    made = plan(拜访={"客户": name, "称呼": name})
    assert (made.head.customer, made.head.person) == (name, f"{name}（财务）")
    assert [line.text for line in made.openings if "49" in line.text or "{" in line.text] == []


def test_the_same_answers_make_the_same_plan():
    assert plan(**ready()) == plan(**ready())


def test_red_lines_are_always_there():
    lines = playbook().redlines.lines
    assert [(r.id, r.short, r.text, r.why) for r in plan().redlines] == [
        (r.id, r.short, r.line, r.basis) for r in lines
    ]


@pytest.mark.parametrize("kind", TYPES)
def test_what_the_lines_hold_up_is_listed_to_be_prepared(kind: str):
    made = plan(客户类型={"类型": UNKNOWN if kind == "e0" else kind})
    assert [line.text for line in made.prepare] == list(playbook().types[kind].prepare)
    assert made.prepare[0].id == f"{kind}.要备.1"


def test_what_is_not_settled_in_law_is_always_named():
    assert plan().open_points == playbook().rules.open_texts()
    assert plan().open_points


# --- amounts and dates ---


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 8, 12), "1天"),
        (date(2025, 9, 10), "30天"),
        (date(2025, 9, 11), "1个月"),
        (date(2025, 9, 12), "1个多月"),
        (date(2026, 8, 11), "1年"),
        (date(2026, 8, 12), "1年多"),
        (date(2026, 9, 11), "1年1个月"),
        (TODAY, "1年3个多月"),
    ],
)
def test_time_since_the_due_date_is_said_in_calendar_months(today: date, expected: str):
    number = next(n for n in plan(today, 拜访={"拜访日期": today.isoformat()}).numbers if n.name == "逾期")
    assert number.spoken == f"2025年8月11日到期，过了{expected}"


def test_272_days_are_a_little_more_than_eight_months():
    made = plan(验收标准={"交付日期": "2026-01-20", "验收合格日期": "2026-01-25"})
    number = next(n for n in made.numbers if n.name == "逾期")
    assert (number.figure, number.spoken) == (
        "到11月23号 272 天，到拜访那天 274 天",
        "2026年2月24日到期，过了8个多月",
    )


def test_where_everything_is_paid_only_the_closing_of_the_account_is_asked_for():
    made = plan(**SETTLED)
    lead = next(one for one in playbook().situations() if one.id == made.matter.id)
    assert lead.when == (When(settled="是"),)
    assert made.ask.aimed() == lead.aim.result
    assert "付清" in made.line


def test_who_has_paid_is_not_told_that_he_is_overdue_nor_what_is_left():
    made = plan(**SETTLED)
    spoken = [*made.openings, *made.ask.levels, *made.replies, made.relief]
    said_to_him = [text for one in spoken for text in texts(msgspec.to_builtins(one))]
    assert [text for text in said_to_him if re.search(r"过了\d|\d天|86万", text)] == []
    assert [n.name for n in made.numbers if "逾期" in n.name] == []
    assert [n.name for n in plan().numbers if "逾期" in n.name] == ["逾期"]


def test_what_is_paid_was_overdue_up_to_the_last_payment():
    overdue = next(f for f in plan(**SETTLED).figures if f.id == "overdue")
    assert overdue.figure == "147 天，不顺延是 149 天"
    assert overdue.working == "从 2025-08-11 的次日数到付清那天"


def test_the_number_of_overdue_days_is_marked_while_the_due_date_is_doubted():
    names = [n.name for n in plan(拜访={"客户性质": UNKNOWN}).numbers]
    assert "逾期（到期日待核）" in names
    assert "逾期" not in names


def test_a_part_payment_of_unknown_day_lowers_what_is_left_and_is_doubted():
    row = {"日期": UNKNOWN, "金额": "10万", "凭证": "有书面凭证"}
    made = plan(交易项目={"已付金额": "10万"}, 付款方式和日期={"部分付款": [row]})
    assert [n.figure for n in made.numbers if n.name == "这一笔没付"] == ["760,000.00 元"]
    claim = next(f for f in made.figures if f.id == "interest.1")
    assert claim.figure == "178,220.00 元"  # 380.00 × 469 days, as if paid before it fell due
    assert any("100,000.00 元" in doubt and "待核" in doubt for doubt in claim.to_check)


@pytest.mark.parametrize(
    ("over", "asked"),
    [
        ({}, {"w10"}),
        ({"交易项目": {"中小企业": "否", "告知": None}}, set()),
        ({"验收标准": {"验收拖延": "对方拖延"}}, {"w10", "w11"}),
        ({"付款方式和日期": {"起算点": "结算确认"}}, {"w10", "w12"}),
    ],
    ids=["plain", "not small", "dragged", "settlement"],
)
def test_papers_are_those_of_the_case(over: dict[str, Any], asked: set[str]):
    conditional = {d.id for d in playbook().chain.documents if d.when}
    assert {p.id for p in plan(**over).papers if p.id in conditional} == asked


UNTOLD = {"告知": "没有告知"}


@pytest.mark.parametrize(
    ("have", "states"),
    [
        (None, {"没核"}),
        (UNKNOWN, {"没核"}),
        ([], {"缺"}),
        (["w2"], {"有", "缺"}),
        (PAPERS, {"有"}),
    ],
    ids=["absent", "not known", "none", "one", "all"],
)
def test_a_paper_is_there_or_lacking_or_not_looked_for(have: Any, states: set[str]):
    papers = plan(交易项目=UNTOLD, 我的4W2H={"材料": have}).papers
    assert {p.state for p in papers} == states
    if have == ["w2"]:
        assert [p.id for p in papers if p.state == "有"] == ["w2"]


@pytest.mark.parametrize(
    ("told", "state"), [("有书面证据", "有"), ("没有告知", "缺"), ("只是口头说过", "缺")]
)
def test_a_paper_is_there_where_another_answer_says_so(told: str, state: str):
    papers = plan(交易项目={"告知": told}, 我的4W2H={"材料": []}).papers
    assert next(one.state for one in papers if one.id == "w10") == state


def test_prevention_lists_what_was_looked_at_and_not_ticked():
    ticks = playbook().prevention.measures[0].ticks
    expected = [f"m1.{n}" for n in range(1, len(ticks) + 1) if n != 2]
    assert [line.id for line in plan(防欠清单={"m1": ["2"]}).prevention] == expected
    assert plan().prevention == ()


def test_every_suggestion_says_where_it_comes_from_and_why():
    made = plan(防欠清单={"m1": []})
    lines = [*made.openings, made.relief, *made.never, *made.prevention, *made.redlines]
    assert [line.id for line in lines if not (line.id and line.why)] == []
    assert [reply.says for reply in made.replies if not (reply.id and reply.why)] == []
    assert made.matter.why


def test_every_date_and_amount_names_its_sources():
    assert [f.id for f in plan().figures if not f.sources or not f.working] == []


def test_what_the_lawyers_must_see_first_is_named_with_what_gives_rights_away():
    lead = play(lawyer="是")
    said = plan(book=led_by(lead), **ready()).score.short
    assert lead.name in said
    assert lead.never[0] in said


@pytest.mark.parametrize("typed", ["阮股长，简园长陪我去", "阮股长（分管）", "财务科阮股长"])
def test_the_heading_names_whom_he_meets_and_nothing_that_was_written_behind(typed: str):
    head = plan(拜访={"称呼": typed}).head
    assert head.person.partition("（")[0].endswith("阮股长")
    assert "陪我去" not in head.person
