"""The reader at two in the morning: page one fits one page and holds what he needs to go."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from course.helpers import CASES, answers_of, built, case_plan, case_with, even, page_one, rows, sheet
from factories import playbook
from huikuan_cli.core.fit import COLUMNS, LINES, fits, lines_of, page_lines, row_lines
from huikuan_cli.core.plan import AGE, DIFFICULTY, EXERCISE, PHENOMENON, RUNG, WINDOW, Plan

TYPES = sorted(playbook().types)
SAMPLES = 20  # for each of the ten types
PAPERS = [one.id for one in playbook().chain.documents]
POSTS = [role for node in playbook().chain.nodes for role in node.roles]
KINDS = ["机关", "事业单位", "公办学校", "公立医院", "大型企业（含国企）"]


def _facts(pick: random.Random) -> list[str]:
    return [
        option.id for one in playbook().diagnosis.phenomena for option in one.options() if pick.random() < 0.3
    ]


def _some(pick: random.Random, values: list[str], most: int) -> list[str]:
    return pick.sample(values, pick.randint(0, min(most, len(values))))


def generated(type_id: str) -> Iterator[dict[str, dict[str, Any]]]:
    """Cases of one type that differ in everything that adds lines to page one; the same ones every time."""
    book = playbook()
    excuses = [one.id for one in book.excuses.excuses]
    signals = [one.id for one in book.mindset.signals]
    pick = random.Random(f"huikuan {type_id}")
    for number in range(SAMPLES):
        yield {
            "客户类型": {"类型": "不清楚" if type_id == "e0" else type_id},
            "拜访": {
                "岗位": pick.choice(POSTS),
                "客户性质": pick.choice(KINDS),
                "称呼": "李副主任",
            },
            "交易项目": {
                "项目": "政务数据共享平台（二期）",
                "签订日期": pick.choice(["2023-10-26", "2025-03-01"]),
                "中小企业": "是",
                "告知": pick.choice(["有书面证据", "没有告知", "不清楚"]),
            },
            "验收标准": {
                "未达标项": pick.choice([None, "接口并发指标没测，回放卡顿"]),
                "争议金额": pick.choice([None, "88000"]),
            },
            "付款方式和日期": {
                "停收日": pick.choice([None, "2026-12-11", "不清楚"]),
                "支付方式": pick.choice(["财政直接支付", "承兑汇票或电子凭证", "不清楚"]),
                "到期应付": pick.choice(["860000", "623456.78"]),
            },
            "我的4W2H": {
                "要什么": "把付款申请交到财务，拿到单号",
                "凭什么": "其余指标已验收合格，12 月上旬前交财务赶得上今年的支付",
                "材料": _some(pick, PAPERS, len(PAPERS)),
                "提利息": pick.choice(["不提，只留书面权利", "主管批准了，可以提"]),
            },
            "卡在哪": {
                "难题": pick.choice([one.id for one in book.diagnosis.difficulties]),
                "看到的事实": _facts(pick),
                "现象": pick.choice([None, *(one.id for one in book.diagnosis.phenomena)]),
                "原因": _some(pick, [one.id for one in book.diagnosis.causes], 3),
                "到哪一站": pick.choice([one.id for one in book.chain.nodes]),
                "他上次说的": "；".join(pick.sample(excuses, 1 + number % 3)),
                "承诺落空": pick.choice(["没有", "一次", "两次以上"]),
                "升级到哪级": pick.choice([None, *(one.id for one in book.escalation.rungs)]),
                "关系阶段": pick.choice([one.id for one in book.methods.stages]),
            },
            "出门前": {
                "自查": _some(pick, ["q1", "q2", "q3", "q4", "q5"], 5),
                "紧张分": str(pick.randint(0, 10)),
                "自己的信号": _some(pick, signals, 4),
            },
        }


def lines_over(plan: Plan) -> str:
    """Empty when page one fits, else how long it is, and what takes the lines."""
    shown = sheet(plan)
    if fits(shown):
        return ""
    first = [block for block in shown.blocks if block.page == 1]
    taken = "、".join(f"{block.title[:5]} {sum(map(row_lines, block.rows))}" for block in first)
    return f"{page_lines(first) + 1 + lines_of(shown.subtitle) + lines_of(shown.footer):.1f} lines: {taken}"


@pytest.mark.parametrize("case", CASES)
def test_page_one_of_a_case_fits(case: str):
    assert lines_over(case_plan(case)) == ""


@pytest.mark.parametrize("type_id", TYPES)
@pytest.mark.parametrize("case", CASES)
def test_page_one_of_a_case_fits_whatever_his_type(case: str, type_id: str):
    assert lines_over(case_with(case, 客户类型={"类型": "不清楚" if type_id == "e0" else type_id})) == ""


@pytest.mark.parametrize("type_id", TYPES)
def test_page_one_of_generated_cases_fits(type_id: str):
    over = {number: lines_over(built(**one)) for number, one in enumerate(generated(type_id))}
    assert len(over) == SAMPLES
    assert {number: text for number, text in over.items() if text} == {}


@pytest.mark.parametrize("type_id", TYPES)
def test_page_one_of_generated_cases_keeps_an_opening_a_reply_and_the_exercise(type_id: str):
    for over in generated(type_id):
        made = built(**over)
        page = page_one(made)
        assert even(made.openings[0].text) in page
        assert even(made.replies[0].answer) in page
        (exercise,) = [one for one in made.cards if one.kind == EXERCISE]
        assert f"{exercise.title}：{even(exercise.why)}（步骤在第二页）" in page


def test_a_tight_page_one_leaves_difficulty_and_phenomenon_to_page_two():
    bare = set()
    for over in generated("e9"):
        made = built(**over)
        shown = sheet(made)
        first, second = ({row.label for row in rows(shown, page)} for page in (1, 2))
        found = [one for one in made.cards if one.kind in (DIFFICULTY, PHENOMENON)]
        assert {f"{one.id} {one.title}" for one in found} <= second
        there = {one.title.partition("：")[0] in first for one in found}
        assert len(there) == 1, "both or none"
        bare |= there
    assert bare == {True, False}


def test_the_budget_is_a_page_of_a4_at_nine_points():
    line = 1.2 * 9 * 25.4 / 72  # mm
    assert line * (LINES + 2) <= 297 - 16, "two lines are left to write on"
    assert COLUMNS / 2 * 9 * 25.4 / 72 <= 210 - 20 - 19, "beside the margin with the titles"
    assert lines_of("数" * (COLUMNS // 2)) == 1
    assert lines_of("数" * (COLUMNS // 2) + "。") == 2


# --- what page one of a case holds ---


@pytest.mark.parametrize("case", CASES)
def test_page_one_names_the_one_outcome_and_its_day(case: str):
    made = case_plan(case)
    assert f"只要：{even(made.ask.want)}（{made.ask.promise}前" in page_one(made)


@pytest.mark.parametrize("case", CASES)
def test_page_one_says_why_now_and_how_to_go_about_it(case: str):
    told = answers_of(case)["我的4W2H"]
    page = page_one(case_plan(case))
    assert f"凭什么：{even(told['凭什么'])}" in page
    assert f"怎么推：{even(told['怎么推'])}" in page


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_three_levels_with_words(case: str):
    made = case_plan(case)
    page = page_one(made)
    assert [level.name for level in made.ask.levels] == ["目标", "可接受", "底线"]
    assert [level.name for level in made.ask.levels if even(level.words) not in page] == []


@pytest.mark.parametrize("case", [case for case in CASES if case != "k3"])
def test_page_one_says_how_many_days_overdue(case: str):
    assert re.search(r"逾期(（到期日待核）)? \d+ 天", page_one(case_plan(case)))


def test_page_one_says_that_the_due_date_is_not_known_while_the_settlement_is_open():
    page = page_one(case_plan("k3"))
    assert "到期日：待核※" in page
    assert not re.search(r"逾期 \d+ 天", page)


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_an_opening_with_what_is_wanted(case: str):
    made = case_plan(case)
    asking = 1 if case == "k5" else 0  # first without money, while he is angry
    assert even(made.openings[0].text) in page_one(made)
    assert [even(made.ask.want) in even(line.text) for line in made.openings].index(True) == asking


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_two_replies_the_first_to_his_own_words(case: str):
    made = case_plan(case)
    page = page_one(made)
    assert [one.id for one in made.replies if even(one.answer) in page][:2] == [
        one.id for one in made.replies[:2]
    ]
    assert made.replies[0].id.startswith("o")


@pytest.mark.parametrize("case", [case for case in CASES if case != "k5"])
def test_page_one_has_a_window_with_the_last_day_to_hand_in(case: str):
    made = case_plan(case)
    (first, *_) = [one for one in made.cards if one.kind == WINDOW]
    assert f"窗口：{first.title}：{first.gist}" in page_one(made)
    late = "倒推的日子已经过了，今天就问还能不能补"
    assert re.match(late if case == "k4" else r"材料最晚\d+月\d+日周.交到", first.gist)


def test_page_one_of_an_angry_man_has_no_window_and_no_level_of_action():
    made = case_plan("k5")
    assert [one.id for one in made.cards if one.kind in (WINDOW, AGE)] == []
    assert not re.search("^(窗口|动作级别)", page_one(made), flags=re.M)


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_the_next_rung_or_holds_back(case: str):
    made = case_plan(case)
    rung, *above = [one for one in made.cards if one.kind == RUNG]
    assert f"{rung.title}：{even(rung.gist)}｜" in page_one(made)
    assert rung.title == ("先不升级" if case == "k5" else "下一级")
    assert [one.title for one in above] == (["见面级别"] if case == "k2" else [])
    assert all(f"见面级别：{even(one.gist)}" in page_one(made) for one in above)


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_exactly_one_exercise(case: str):
    made = case_plan(case)
    labels = [row.label for row in rows(sheet(made), 1) if row.style == "tick"]
    exercises = [
        one for one in playbook().mindset.exercises if any(label.startswith(one.name) for label in labels)
    ]
    assert [one.id for one in exercises] == [one.id for one in made.cards if one.kind == EXERCISE]
    assert len(exercises) == 1


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_what_never_to_do_and_every_red_line(case: str):
    made = case_plan(case)
    page = page_one(made)
    first = [text for one in made.replies[:1] for text in one.never] or [made.never[0].text]
    assert [text for text in first if even(text).rstrip("。") not in page] == []
    assert [one.short for one in made.redlines if one.short not in page] == []
