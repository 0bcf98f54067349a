"""The planner as a whole: one case in, one plan out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from core.building import PAPERS, answers, plan, ready
from factories import TODAY, playbook, talk
from huikuan_cli.core.answers import read_answers
from huikuan_cli.core.case import Answers
from huikuan_cli.core.clock.workdays import is_workday
from huikuan_cli.core.filling import fill, names
from huikuan_cli.core.plan import Plan
from huikuan_cli.core.planner import make_plan
from huikuan_cli.core.playbook import Field, Playbook, Step
from huikuan_cli.core.values import UNKNOWN

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


@pytest.mark.parametrize("paper", ["w2", "w4"])
def test_a_vital_paper_that_is_missing_stops_the_visit(paper: str):
    score = plan(**ready(我的4W2H={"材料": [one for one in PAPERS if one != paper]})).score
    name = next(d.name for d in playbook().chain.documents if d.id == paper)
    assert score.verdict == "补齐再去"
    assert name in score.reasons[0]


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


def test_nobody_to_accept_any_more_stops_the_visit():
    score = plan(**ready(验收人={"验收人在岗": "调走了，没人接"})).score
    assert score.verdict == "补齐再去"
    assert "红灯：验收人调走了没人接" in score.reasons


def test_a_claim_that_may_be_barred_stops_the_visit():
    later = {"拜访": {"拜访日期": "2028-12-01"}, "我的4W2H": {"承诺日": "2028-12-08"}}
    assert plan(date(2028, 7, 1), **ready(**later)).score.verdict == "可以出发"
    score = plan(date(2028, 7, 3), **ready(**later)).score
    assert (score.verdict, score.reasons[0]) == ("补齐再去", "时效可能已过：先找法务")


def test_a_due_date_that_cannot_be_computed_stops_the_visit():
    score = plan(**ready(验收标准={"验收合格日期": UNKNOWN})).score
    assert score.verdict == "补齐再去"
    assert "红灯：算不出哪天到期" in score.reasons


def test_a_red_light_stops_the_visit():
    score = plan(**ready(验收人={"验收人": UNKNOWN})).score
    assert score.verdict == "补齐再去"
    red = next(f.red_light for _, f in FIELDS if f.key == "验收人")
    assert any(red in reason for reason in score.reasons)


# --- not knowing ---


def reach(field: Field) -> dict[str, dict[str, Any]]:
    """What must be answered so that this field is asked."""
    over: dict[str, dict[str, Any]] = {}
    for key, values in field.when.items():
        section, parent = next((s, f) for s, f in talk().fields() if f.key == key)
        over |= reach(parent)
        over.setdefault(section.title, {})[key] = values[0]
    return over


def unknown(field: Field) -> Answers:
    section = next(s for s, f in talk().fields() if f.key == field.key)
    over = reach(field)
    over.setdefault(section.title, {})[field.key] = UNKNOWN
    return answers(**over)


FIELDS = [(s, f) for s, f in talk().fields()]


def test_no_single_unknown_answer_stops_the_planner_or_is_printed_as_a_value():
    for _, field in FIELDS:
        given = unknown(field)
        assert given[field.key] == UNKNOWN
        made = make_plan(playbook(), given, TODAY)
        spoken = [*made.openings, *made.promises, *made.never]
        assert [line.text for line in spoken if UNKNOWN in line.text] == []


def test_every_unknown_answer_becomes_a_todo_with_whom_to_ask_how_and_by_when():
    for section, field in FIELDS:
        if section.id == "e":
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


# --- words ---


def test_the_first_opening_says_what_we_want_and_the_second_carries_the_figures():
    made = plan(**ready())
    assert [line.id for line in made.openings] == ["e6.开场白.2", "e6.开场白.1"]
    assert "把付款申请提交到系统，拿到单号" in made.openings[0].text
    for word in ("李主任", "数据平台", "86万元", "2025年8月11日", "471天"):
        assert word in made.openings[1].text


def test_a_visit_that_only_collects_opens_with_one_complete_line_and_open_questions():
    made = plan()
    assert made.score.verdict == "这次只收集信息"
    assert [line.id for line in made.openings] == ["e6.开场白.1", "s5.他要看到什么", "s4.支付方式"]
    assert made.openings[1].text == "您这一步还差哪一样？有了它就能往下走吗？"
    by = {t.id: t.by for t in made.todos}
    assert {by[line.id] for line in made.openings[1:]} == {"11月25日周三见面时"}


def test_a_collecting_visit_asks_for_the_heaviest_open_question_first():
    made = plan(付款责任人={"审核人": UNKNOWN, "他要看到什么": "验收书"})
    assert [line.id for line in made.openings[1:]] == ["s5.审核人", "s4.支付方式"]


SPEECH = "{{ 到期日 }}｜{{ 逾期天数 }}｜{{ 已付 }}｜{{ 未付 }}"


def spoken_figures(today: date = TODAY, **over: dict[str, Any]) -> list[str]:
    """到期日, 逾期天数, 已付 and 未付 as a line of the playbook would say them; empty where not known."""
    e6 = playbook().types["e6"]
    drive = msgspec.structs.replace(e6.drive, relief=SPEECH)
    types = playbook().types | {"e6": msgspec.structs.replace(e6, drive=drive)}
    book = msgspec.structs.replace(playbook(), types=types)
    line = make_plan(book, answers(today, **over), today).person.relief
    return ["" if TO_FILL in part else part for part in line.split("｜")]


PART = {"日期": "2026-01-05", "金额": "10万", "凭证": "有书面凭证"}


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, ["2025年8月11日", "471", "", "86万元"]),
        (
            {"交易项目": {"已付金额": "10万"}, "付款方式和日期": {"部分付款": [PART]}},
            ["2025年8月11日", "471", "10万元", "76万元"],
        ),
        ({"拜访": {"客户性质": UNKNOWN}}, ["", "", "", "86万元"]),
        ({"付款方式和日期": {"付款天数": UNKNOWN}}, ["", "", "", "86万元"]),
        ({"付款方式和日期": {"到期应付": UNKNOWN}}, ["", "", "", ""]),
        (
            {"交易项目": {"已付金额": "86万"}, "付款方式和日期": {"部分付款": [PART | {"金额": "86万"}]}},
            ["", "", "86万元", ""],
        ),
    ],
    ids=["sure", "part payment", "doubted kind", "doubted days", "derived", "paid in full"],
)
def test_what_is_not_sure_is_not_said(over: dict[str, Any], expected: list[str]):
    assert spoken_figures(**over) == expected


@pytest.mark.parametrize(("name", "place"), [("到期日", 0), ("逾期天数", 1)])
def test_of_a_claim_that_may_be_barred_no_date_is_said(name: str, place: int):
    # delivered 2025-07-01: alarm 2028-07-01
    assert spoken_figures(date(2028, 7, 1), 拜访=VISIT_LATER)[place], name
    assert spoken_figures(date(2028, 7, 2), 拜访=VISIT_LATER)[place] == "", name


def test_openings_that_need_an_unknown_figure_come_after_complete_ones():
    missing = {"要什么", "争议", "无争议", "可接受", "底线", "已付"}  # nothing is disputed, paid or set
    for kind in TYPES:
        lines = playbook().types[kind].openings
        complete = [
            f"{kind}.开场白.{n}" for n, line in enumerate(lines, 1) if missing.isdisjoint(names(line))
        ]
        over = {"我的4W2H": {"要什么": UNKNOWN}, "客户类型": {"类型": UNKNOWN if kind == "e0" else kind}}
        made = plan(**ready(**over))
        assert made.score.verdict == "补齐再去"
        assert len(made.openings) == 2
        assert [line.id for line in made.openings][: len(complete)] == complete[:2]


def test_openings_before_the_due_date_do_not_speak_of_overdue_days():
    made = plan(date(2025, 7, 14), 拜访={"拜访日期": "2025-07-15"})
    assert [line.text for line in made.openings if "过了" in line.text or TO_FILL in line.text] == []


def test_our_own_name_is_said_where_it_is_known():
    made = make_plan(playbook(), answers(客户类型={"类型": UNKNOWN}), TODAY, "某某公司")
    assert any("某某公司" in line.text for line in made.openings)


@pytest.mark.parametrize("unsure", [UNKNOWN, None])
def test_an_unknown_type_is_met_the_safe_way(unsure: str | None):
    made = plan(**ready(客户类型={"类型": unsure}))
    assert made.person.type.startswith("e0 ")
    assert {line.id.split(".")[0] for line in (*made.openings, *made.promises, *made.never)} == {"e0"}


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_two_speakable_openings_and_no_placeholder_left(kind: str):
    made = plan(**ready(客户类型={"类型": UNKNOWN if kind == "e0" else kind}))
    assert made.person.type.startswith(f"{kind} ")
    assert len({line.id for line in made.openings}) == 2
    assert "把付款申请提交到系统，拿到单号" in made.openings[0].text
    assert [line.text for line in made.openings if TO_FILL in line.text] == []
    assert [text for text in said(made) if "{{" in text or "}}" in text or "None" in text] == []


def test_a_hostile_name_stays_as_it_was_typed():
    name = "{{7*7}}{% for a in b %}{{ 称呼 }}"
    made = plan(拜访={"客户": name, "称呼": name})
    assert (made.head.customer, made.head.person) == (name, f"{name}（财务）")
    assert made.openings[0].text.startswith(f"{name}，")
    assert not any("49" in line.text for line in made.openings)


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
    assert plan().open_points == playbook().rules.open_points
    assert plan().open_points


# --- amounts and dates ---


@pytest.mark.parametrize(
    ("over", "amounts", "middle", "spoken"),
    [
        ({}, ["860,000.00 元", "没定", "没定"], "可接受无数", {}),
        (
            {"验收标准": {"争议金额": "6万"}},
            ["860,000.00 元", "800,000.00 元", "没定"],
            "可接受无争议",
            {"可接受": "80万元", "争议": "6万元"},
        ),
        (
            {"我的4W2H": {"目标金额": "80万", "可接受金额": "50万", "底线金额": "0"}},
            ["800,000.00 元", "500,000.00 元", "0 元"],
            "可接受",
            {"可接受": "50万元"},
        ),
    ],
    ids=["derived", "disputed", "given"],
)
def test_the_ask_has_three_levels(
    over: dict[str, Any], amounts: list[str], middle: str, spoken: dict[str, str | None]
):
    levels = plan(**over).ask.levels
    assert [level.amount for level in levels] == amounts
    assert levels[1].words == fill(playbook().escalation.levels[middle], spoken)


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
        "272 天，到拜访那天 274 天",
        "2026年2月24日到期，过了8个多月",
    )


STEPS = (
    Step("f1", "拜访日", 0, "纪要"),
    Step("f2", "承诺日", -2, "提醒"),
    Step("f3", "承诺日", 0, "回访"),
    Step("f4", "承诺日", 1, "落空"),
    Step("f5", "承诺日", 5, "发函"),
)


def with_steps(**values: Any) -> Playbook:
    """The shipped playbook with the steps above and no window, so that nothing else is dated."""
    book = playbook()
    return msgspec.structs.replace(
        book,
        escalation=msgspec.structs.replace(book.escalation, steps=STEPS, **values),
        calendar=msgspec.structs.replace(book.calendar, windows=()),
    )


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (None, ["f1 11月25日周三", "f2 11月30日周一", "f3 12月2日周三", "f4 12月3日周四", "f5 12月9日周三"]),
        ("2026-11-26", ["f1 11月25日周三", "f3 11月26日周四", "f4 11月27日周五", "f5 12月3日周四"]),
        ("2026-11-25", ["f1 11月25日周三", "f4 11月26日周四", "f5 12月2日周三"]),
    ],
    ids=["five working days", "next day", "same day"],
)
def test_the_ladder_afterwards_is_in_order_and_after_the_visit(promise: str | None, expected: list[str]):
    made = make_plan(with_steps(promise_workdays=5), answers(我的4W2H={"承诺日": promise}), TODAY)
    assert [f"{day.id} {day.day}" for day in made.days] == expected


def day_of(text: str, year: int) -> date:
    match = re.fullmatch(r"(\d+)月(\d+)日周.", text)
    assert match is not None
    return date(year, int(match[1]), int(match[2]))


@pytest.mark.parametrize(
    ("today", "visit"),
    [(date(2026, 9, 21), "2026-09-24"), (date(2026, 2, 9), "2026-02-12"), (TODAY, "2026-11-27")],
    ids=["over the october holidays", "over the spring festival", "over a weekend"],
)
def test_the_ladder_stands_on_working_days(today: date, visit: str):
    days = [day_of(step.day, 2026) for step in plan(today, 拜访={"拜访日期": visit}).days]
    assert days[0] == date.fromisoformat(visit)
    assert days == sorted(days)
    assert [day for day in days if not is_workday(day)] == []


def test_a_promise_on_a_weekend_is_followed_up_on_one_working_day_after_another():
    # Saturday 2026-12-05 is followed up from Monday 12-07 on
    days = make_plan(with_steps(), answers(我的4W2H={"承诺日": "2026-12-05"}), TODAY).days
    assert [f"{day.id} {day.day}" for day in days] == [
        "f1 11月25日周三",
        "f2 12月3日周四",
        "f3 12月7日周一",
        "f4 12月8日周二",
        "f5 12月14日周一",
    ]


def test_a_claim_that_may_be_barred_goes_to_the_lawyers_first():
    first = plan(date(2028, 7, 3), 拜访=VISIT_LATER).days[0]
    assert (first.id, first.day, first.at) == ("f0", "7月3日周一", "今天")
    assert first.action == playbook().escalation.reminders[GONE]


def test_a_month_before_the_alarm_the_lawyers_are_told_today():
    # delivered 2025-07-01: alarm 2028-07-01; 30 days before it nothing may wait any more
    first = plan(date(2028, 6, 1), 拜访=VISIT_LATER).days[0]
    assert (first.id, first.day, first.at) == ("f0", "6月1日周四", "今天")
    assert first.action == playbook().escalation.reminders[URGENT]
    assert "f0" not in {day.id for day in plan(date(2028, 5, 31), 拜访=VISIT_LATER).days}


def test_the_default_promise_is_not_new_years_day_unless_the_missing_holiday_table_is_named():
    made = plan(拜访={"拜访日期": "2026-12-25"})
    assert made.ask.promise != "1月1日周五" or any("2027" in text and "放假" in text for text in said(made))


NEAR, URGENT, GONE = "时效已近", "时效紧急", "时效可能已过"
VISIT_LATER = {"拜访日期": "2028-12-01"}


@pytest.mark.parametrize(
    ("today", "over", "present", "absent"),
    [
        (
            TODAY,
            {},
            {"利息不提"},
            {NEAR, URGENT, GONE, "还没到期", "还没验收", "有争议", "有未达标", "追加超限", "利息可提"},
        ),
        # delivered 2025-07-01: alarm 2028-07-01, to act by 2028-01-01, urgent from 2028-06-01
        (date(2027, 12, 31), {"拜访": VISIT_LATER}, set(), {NEAR, URGENT, GONE}),
        (date(2028, 1, 1), {"拜访": VISIT_LATER}, {NEAR}, {URGENT, GONE}),
        (date(2028, 5, 31), {"拜访": VISIT_LATER}, {NEAR}, {URGENT, GONE}),
        (date(2028, 6, 1), {"拜访": VISIT_LATER}, {URGENT}, {NEAR, GONE}),
        (date(2028, 7, 1), {"拜访": VISIT_LATER}, {URGENT}, {NEAR, GONE}),
        (date(2028, 7, 2), {"拜访": VISIT_LATER}, {GONE}, {NEAR, URGENT}),
        (date(2025, 8, 11), {}, {"还没到期"}, {"利息不提", "利息可提"}),
        (TODAY, {"验收标准": {"验收状态": "已交付，还没验收"}}, {"还没验收"}, set()),
        (TODAY, {"验收标准": {"争议金额": "6万"}}, {"有争议"}, set()),
        (TODAY, {"验收标准": {"未达标项": "并发没测"}}, {"有未达标"}, set()),
        (TODAY, {"交易项目": {"补充协议": "有，超过原合同额10%"}}, {"追加超限"}, set()),
        (TODAY, {"我的4W2H": {"提利息": "主管批准了，可以提"}}, {"利息可提"}, {"利息不提"}),
        (TODAY, {"我的4W2H": {"提利息": UNKNOWN}}, {"利息不提"}, {"利息可提"}),
        (
            TODAY,
            {"付款方式和日期": {"到期应付": UNKNOWN}, "交易项目": {"合同额": UNKNOWN}},
            {"久未催款"},
            {"利息不提", "利息可提"},
        ),
    ],
)
def test_reminders_follow_the_situation(
    today: date, over: dict[str, Any], present: set[str], absent: set[str]
):
    facts = {"未达标项": "并发没测"}
    shown = {
        name
        for name, text in playbook().escalation.reminders.items()
        if fill(text, facts) in plan(today, **over).reminders
    }
    assert present <= shown
    assert shown & absent == set()


def test_a_demand_with_proof_takes_the_limitation_reminder_away():
    row = {"日期": "2028-02-01", "事件": "催款函送达", "凭证": "有书面凭证"}
    made = plan(date(2028, 2, 2), 拜访=VISIT_LATER, 付款方式和日期={"催款记录": [row]})
    reminders = playbook().escalation.reminders
    assert {reminders[name] for name in (NEAR, URGENT, GONE)}.isdisjoint(made.reminders)


def test_a_demand_with_proof_takes_the_urgency_away():
    row = {"日期": "2028-06-02", "事件": "催款函送达", "凭证": "有书面凭证"}
    over = {"拜访": VISIT_LATER, "付款方式和日期": {"催款记录": [row]}}
    assert playbook().escalation.reminders[URGENT] not in plan(date(2028, 6, 3), **over).reminders
    assert playbook().escalation.reminders[URGENT] in plan(date(2028, 6, 3), 拜访=VISIT_LATER).reminders


def paid_in_full() -> Plan:
    row = {"日期": "2026-01-05", "金额": "86万", "凭证": "有书面凭证"}
    return plan(交易项目={"已付金额": "86万"}, 付款方式和日期={"部分付款": [row]})


def test_nothing_is_asked_for_when_everything_is_paid():
    levels = paid_in_full().ask.levels
    assert [level.amount for level in levels] == ["0 元"] * 3
    assert {level.words for level in levels} == {playbook().escalation.levels["已结清"]}


def test_who_has_paid_is_not_told_that_he_is_overdue():
    made = paid_in_full()
    speech = [*made.openings, *made.promises, *made.ask.levels, *made.replies]
    assert [
        text for one in speech for text in texts(msgspec.to_builtins(one)) if re.search(r"\d+天", text)
    ] == []
    assert [n.name for n in made.numbers if "逾期" in n.name] == []
    assert [n.name for n in plan().numbers if "逾期" in n.name] == ["逾期"]


def test_what_is_paid_was_overdue_up_to_the_last_payment():
    overdue = next(f for f in paid_in_full().figures if f.id == "overdue")
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
    papers = plan(我的4W2H={"材料": have}).papers
    assert {p.state for p in papers} == states
    if have == ["w2"]:
        assert [p.id for p in papers if p.state == "有"] == ["w2"]


def test_prevention_lists_what_was_looked_at_and_not_ticked():
    ticks = playbook().prevention.measures[0].ticks
    expected = [f"m1.{n}" for n in range(1, len(ticks) + 1) if n != 2]
    assert [line.id for line in plan(防欠清单={"m1": ["2"]}).prevention] == expected
    assert plan().prevention == ()


def test_every_suggestion_says_where_it_comes_from_and_why():
    made = plan(防欠清单={"m1": []})
    lines = [*made.openings, *made.promises, *made.never, *made.prevention, *made.redlines]
    assert [line.id for line in lines if not line.why] == []
    assert all(reply.id.startswith("e6.拖法.") and reply.why for reply in made.replies)


def test_every_date_and_amount_names_its_sources():
    assert [f.id for f in plan().figures if not f.sources or not f.working] == []
