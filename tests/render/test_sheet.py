"""What always stands on the action sheet, and on which page: the front for the room, the back for tonight, the rest to look up."""

from __future__ import annotations

import re
from itertools import pairwise, product

import pytest
from msgspec import structs

from factories import playbook
from huikuan_cli.core.advice.plan import HAVE, LACKING, NOT_LOOKED, TO_MAKE, Plan
from huikuan_cli.core.advice.visit_before import OpenGap, Previous
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.playbook.sheet_look import SHEET_BLOCKS
from huikuan_cli.core.sheet.front import BUDGET, ROOMS, characters
from huikuan_cli.core.sheet.layout import Sheet
from huikuan_cli.core.sheet.one_page import fits
from render.sheets import CASES, KINDS, block, drawn, page, plan_of, sheet_of, spoken, texts

END_OF_FRONT, END_OF_BACK = SHEET_BLOCKS.index("绝对不做") + 1, SHEET_BLOCKS.index("上一次拜访") + 1
PAGES = {name: 1 if n < END_OF_FRONT else 2 if n < END_OF_BACK else 3 for n, name in enumerate(SHEET_BLOCKS)}


# --- the pages and their blocks ---


@pytest.mark.parametrize("case", CASES)
def test_blocks_stand_in_their_order_each_on_its_page_and_none_is_empty(case):
    blocks = sheet_of(**CASES[case]).blocks
    assert [b.name for b in blocks] == [name for name in SHEET_BLOCKS if name in {b.name for b in blocks}]
    assert [(b.name, b.page) for b in blocks] == [(b.name, PAGES[b.name]) for b in blocks]
    assert all(b.rows for b in blocks)
    assert all(row.text for b in blocks for row in b.rows)


@pytest.mark.parametrize("case", CASES)
def test_every_front_has_its_eight_blocks_and_the_frame_only_where_something_outranks_the_visit(case):
    made = plan_of(**CASES[case])
    names = [b.name for b in drawn(made).blocks if b.page == 1]
    wanted = ["要什么", "开口", "他说我答", "数", "带", "谈成了", "没谈成", "绝对不做"]
    assert names == (["先看", *wanted] if made.matter.frame else wanted)


def test_a_section_that_was_skipped_leaves_no_block_of_its_own():
    names = {b.name for b in sheet_of().blocks}
    assert names.isdisjoint({"卡在哪细看", "防欠补课", "上一次拜访"})
    assert {"卡在哪细看", "防欠补课"} <= {b.name for b in sheet_of(**CASES["diagnosed"]).blocks}


@pytest.mark.parametrize("case", CASES)
def test_the_front_is_not_longer_than_a_page(case):
    assert fits(sheet_of(**CASES[case]))


# --- how much the front holds ---


def short(made: Plan) -> Plan:
    """The plan with lines of a few words everywhere on the front."""
    replies = tuple(structs.replace(one, answer=f"答{n}", take="") for n, one in enumerate(made.replies))
    days = tuple(structs.replace(one, action="做") for one in made.days)
    return structs.replace(made, replies=replies, days=days)


def room(sheet: Sheet) -> tuple[int, int, int]:
    """How many replies, steps and mistakes stand in front."""
    (worst,) = block(sheet, "绝对不做")
    return len(block(sheet, "他说我答")) - 1, len(block(sheet, "谈成了")), worst.text.count("；") + 1


def test_a_roomy_front_has_five_replies_and_a_tight_one_gives_up_steps_then_a_reply_then_mistakes():
    made = plan_of(**CASES["full"])
    assert len(made.replies) > 5
    assert room(drawn(short(made))) == (5, 3, 3)
    found = [
        room(drawn(structs.replace(short(made), line="数" * extra, never=made.never[:3])))
        for extra in range(0, 800, 3)
    ]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(one[:3] for one in ROOMS))
    assert ROOMS[-1][:3] == (4, 1, 1)


def test_what_the_front_does_not_hold_stands_on_the_back():
    made = plan_of(**CASES["full"])
    for one in (made, short(made)):
        sheet = drawn(one)
        front = len(block(sheet, "他说我答")) - 1
        assert [row.text for row in block(sheet, "他还会说")] == [
            spoken(reply.answer) for reply in one.replies[front : front + 3]
        ]


@pytest.mark.parametrize("case", [case for case in CASES if case != "framed"])
def test_the_blocks_of_the_front_stay_within_their_budget(case):
    assert characters([b for b in sheet_of(**CASES[case]).blocks if b.page == 1]) <= BUDGET


# --- what the blocks say ---


def test_the_goal_comes_first_with_three_levels_its_proof_and_what_does_not_count():
    made = plan_of(**CASES["full"])
    first, *rows = block(drawn(made), "要什么")
    assert first.text == f"{made.ask.aimed()}（{made.ask.promise}）"
    said = [row for row in rows if row.style == "say"]
    assert [row.label for row in said] == ["最好", "可以", "至少"]
    assert all(level.amount == "" for level in made.ask.levels)
    assert rows[-1].text.startswith(f"算数的：{made.ask.proof}。不算：")


def test_the_goal_is_what_the_words_ask_for_and_what_he_wrote_stands_on_the_back():
    made = plan_of()
    assert made.ask.want == "把付款申请提交到系统，拿到单号"
    assert made.ask.advised
    first, *others = block(drawn(made), "要什么")
    assert first.text.startswith(f"{made.ask.advised}（")
    assert not any(made.ask.want in one.text for one in others)
    (row,) = [one for one in block(drawn(made), "为什么") if one.label == "要什么"]
    assert made.ask.want in row.text
    assert made.ask.advised in row.text


def test_why_the_sheet_follows_this_situation_stands_on_the_back():
    made = plan_of(**CASES["framed"])
    shown = "".join(texts(drawn(made), "为什么"))
    assert made.matter.name in shown
    assert made.matter.why in shown
    assert all(one in shown for one in made.matter.also)


def test_what_is_paid_asks_for_no_money():
    made = plan_of(**CASES["settled"])
    sheet = drawn(made)
    (row,) = block(sheet, "数")
    assert "已经付清" in row.text
    lead = next(one for one in playbook().situations() if one.id == made.matter.id)
    assert lead.rules == "是"
    assert [row.text for row in page(sheet, 1) if re.search("还欠|逾期", row.text)] == []


def test_marks_inside_spoken_words_become_single_ones():
    words = "请您在“达标”那一栏签个字"
    sheet = sheet_of(我的4W2H={"对他说": words})
    said = [row for row in page(sheet, 1) if row.style == "say"]
    assert spoken(words) in [row.text for row in said]
    assert not any(mark in row.text for row in said for mark in "“”")


def test_interest_is_a_figure_on_the_back_and_never_on_the_front():
    sheet = sheet_of()
    assert [row for row in page(sheet, 1) if re.search("利息|口径|LPR|时效", row.label + row.text)] == []
    assert texts(sheet, "怎么算的")[-1].startswith("利息是可以主张的算法，不是一定能拿到的钱")


def test_what_the_law_leaves_open_stands_on_the_screen():
    assert texts(sheet_of(), "法规待核") == list(playbook().rules.open_texts())


@pytest.mark.parametrize(("given", "state"), [([], LACKING), ("不清楚", NOT_LOOKED), (["w2", "w4"], LACKING)])
def test_what_to_carry_says_of_each_paper_whether_it_is_there(given, state):
    made = plan_of(我的4W2H={"材料": given})
    sheet = drawn(made)
    carried = block(sheet, "带")[-1].text.split("　")
    states = {one.name: one.state for one in made.bring}
    papers = [name for name in list(states)[:7] if states[name] != TO_MAKE]
    assert carried == [f"□ {name}" if states[name] == HAVE else f"□ {name}（找）" for name in papers]
    lacking = [one for one in made.bring if one.state not in (HAVE, TO_MAKE)]
    assert {one.state for one in lacking} == {state}
    listed = {row.label: row.text for row in block(sheet, "缺口")}
    assert all(listed[f"{one.name}（{state}）"] == one.get for one in lacking)


@pytest.mark.parametrize("kind", KINDS)
def test_what_his_type_wants_to_see_is_a_box_to_tick_on_the_back(kind):
    own = playbook().types["e0" if kind == "不清楚" else kind].prepare
    shown = block(sheet_of(客户类型={"类型": kind}), "这个人")
    ticks = [row for row in shown if row.label == "备好"]
    assert [row.style for row in ticks] == ["tick"] * len(own)
    assert [row.text for row in ticks] == [line for line in own if "{{" not in line] or "{{" in "".join(own)


@pytest.mark.parametrize("kind", KINDS)
def test_the_private_guess_is_called_one_and_stands_on_no_front(kind):
    sheet = sheet_of(客户类型={"类型": kind})
    (one,) = [b for b in sheet.blocks if b.name == "这个人"]
    assert "假设" in one.title
    name = playbook().types["e0" if kind == "不清楚" else kind].name
    assert name not in "".join(row.label + row.text + row.note for row in page(sheet, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_what_his_type_forbids_is_looked_up(kind):
    own = playbook().types["e0" if kind == "不清楚" else kind].never
    listed = [row.text for row in block(sheet_of(客户类型={"类型": kind}), "全部绝对不做")]
    assert [line for line in own if "{{" not in line and line.rstrip("。") not in listed] == []


def test_reminders_of_the_case_stand_on_the_back():
    reminder = fill(playbook().escalation.reminders["有争议"], {"争议": "1万元"})
    assert "1万元" in reminder
    assert reminder in texts_of(sheet_of(验收标准={"争议金额": "1万"}))
    assert not any("单列、定下解决日期" in text for text in texts_of(sheet_of()))


def texts_of(sheet: Sheet) -> list[str]:
    return [row.text for row in block(sheet, "缺口") if row.label == "注意"]


def test_the_head_says_in_a_few_words_what_is_lacking_and_nothing_of_points_and_lights():
    lacking = plan_of(我的4W2H={"材料": ["w0"]})
    assert lacking.score.verdict != "可以出发"
    assert drawn(lacking).subtitle.endswith(f"｜{lacking.score.verdict}：{lacking.score.short}")
    assert lacking.score.short.startswith("还缺")
    unclear = plan_of(**CASES["unclear"])
    assert unclear.score.verdict == "这次只收集信息"
    assert not re.search("红灯|六句话|分", drawn(unclear).subtitle)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", ["full", "diagnosed", "settled", "framed"])
def test_no_line_of_a_known_case_has_a_hole(kind, case):
    over = {**CASES[case], "客户类型": {"类型": kind}}
    sheet = sheet_of(**over)
    known = [row for number in (1, 2) for row in page(sheet, number)]
    assert [row.text for row in known if "〔待填" in row.text and row.label != "他要看到"] == []


def test_the_footer_names_the_day_and_keeps_the_sheet_inside():
    footer = sheet_of().footer
    assert footer.startswith("按 2026-11-23 算")
    assert "不给客户看" in footer
    assert "不是法律意见" in footer


@pytest.mark.parametrize("case", CASES)
def test_every_suggestion_says_why_and_where_it_comes_from(case):
    made = plan_of(**CASES[case])
    lines = (*made.openings, made.relief, *made.never, *made.redlines, *made.replies, *made.todos)
    assert all(one.id and one.why for one in lines)
    assert made.matter.why
    assert all(figure.working for figure in made.figures)
    known = [one for one in made.figures if one.figure != "待核"]
    assert all(one.sources for one in known if one.id.startswith(("due", "interest", "limitation")))


def test_dates_of_the_afterwards_never_run_backwards():
    for visit, promise in product(("2026-11-23", "2026-12-31", "2027-02-05"), (None, "2027-03-01")):
        made = plan_of(拜访={"拜访日期": visit}, 我的4W2H={"承诺日": promise})
        days = [one.iso for one in made.days]
        assert days[0] == visit
        assert all(one <= other for one, other in pairwise(days))
        assert visit <= made.fallback.next.iso


def test_the_visit_before_stands_at_the_end_of_the_back():
    gaps = (OpenGap("s5.审核人", "审核人", "是"), OpenGap("s5.签批人", "签批人", "否"))
    before = Previous("上次.plan.yaml", "2026-11-10（周二）", "拿到单号", "11月17日周二", gaps)
    sheet = drawn(structs.replace(plan_of(), previous=before))
    last = [b for b in sheet.blocks if b.page == 2][-1]
    assert last.name == "上一次拜访"
    shown = {row.label: row.text for row in last.rows}
    assert shown["要的结果"] == "拿到单号（要他答应到11月17日周二）"
    assert shown["上次列着、这次还在"] == "审核人"
    assert shown["上次列着、这次不用了"] == "签批人"
