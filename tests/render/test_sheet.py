"""What always stands on the action sheet, and on which page: the front for the room, the back for tonight, the rest to look up."""

from __future__ import annotations

import re
from itertools import pairwise, product

import pytest
from msgspec import structs

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.answers import read_answers
from huikuan_cli.core.fit import fits
from huikuan_cli.core.layout import SHEET_BLOCKS, Row, Sheet
from huikuan_cli.core.plan import HAVE, LACKING, NOT_LOOKED, Gap, Plan, Previous
from huikuan_cli.core.planner import make_plan
from huikuan_cli.core.sheet import action_sheet
from huikuan_cli.core.sheet.front import BUDGET, characters

END_OF_FRONT, END_OF_BACK = SHEET_BLOCKS.index("绝对不做") + 1, SHEET_BLOCKS.index("上一次拜访") + 1
PAGES = {name: 1 if n < END_OF_FRONT else 2 if n < END_OF_BACK else 3 for n, name in enumerate(SHEET_BLOCKS)}
FULL: dict[str, dict[str, object]] = {
    "拜访": {"岗位": "业务经办"},
    "验收标准": {"验收拖延": "没有拖延", "验收条款": "合同第九条"},
    "付款方式和日期": {"付款天数": "30", "部分付款": [], "支付方式": "财政直接支付"},
    "付款责任人": {"出款单位": "不清楚", "他要看到什么": "测试记录"},
    "我的4W2H": {
        "凭什么": "2025-07-10 已验收合格",
        "找谁": "先见李主任，再找财务科刘会计",
        "承诺日": "2026-12-02",
        "怎么推": "先递对账表，再要单号",
        "提利息": "不提，只留书面权利",
        "材料": ["w0", "w1", "w2", "w3", "w4", "w6", "w9", "w10"],
    },
    "防欠清单": {"m1": ["1", "2"]},
}


Over = dict[str, dict[str, object]]
DIAGNOSED: Over = {
    "卡在哪": {"难题": "d4", "现象": "p3", "原因": ["c2"], "到哪一站": "t4", "关系阶段": "g1"},
    "出门前": {"自查": ["1", "2", "3"], "紧张分": "8"},
}
# long answers, his words, and more to do than the back holds
CROWDED: Over = {
    "验收标准": {"争议金额": "6万", "未达标项": "并发指标没有测完，" * 3},
    "付款方式和日期": {
        "支付方式": "不清楚",
        "约定利率": "不清楚",
        "部分付款": "不清楚",
        "催款记录": "不清楚",
    },
    "付款责任人": {"他要看到什么": "每一条问题对应的凭证和出处，" * 3, "签批人": "不清楚"},
    "我的4W2H": {"要什么": "把付款申请提交到系统，拿到单号，" * 3, "可接受金额": "38万", "底线金额": "0"},
    "卡在哪": {
        "难题": "d4",
        "原因": ["c2"],
        "他上次说的": "等审计；领导出差了；没钱",
        "承诺落空": "两次以上",
    },
}
SETTLED: Over = {
    "交易项目": {"已付金额": "860000"},
    "付款方式和日期": {"部分付款": [{"日期": "2026-03-02", "金额": "860000", "凭证": "有书面凭证"}]},
}
FRAMED: Over = {"付款方式和日期": {"支付方式": "承兑汇票或电子凭证"}, "卡在哪": {"他上次说的": "o18"}}


def plan_of(**over) -> Plan:
    reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
    assert not reading.problems, reading.problems
    return make_plan(playbook(), reading.answers, TODAY, "")


def drawn(made: Plan) -> Sheet:
    return action_sheet(made, TODAY.isoformat(), "0")


def sheet_of(**over) -> Sheet:
    return drawn(plan_of(**over))


def and_full(over: Over) -> Over:
    """A case that is ready to go but for the paying unit; sections of `over` are merged."""
    return {name: FULL.get(name, {}) | over.get(name, {}) for name in {*FULL, *over}}


def unclear() -> Over:
    return {
        s.title: dict.fromkeys([f.key for f in s.fields], "不清楚") for s in talk().sections if s.id != "m"
    }


CASES: dict[str, Over] = {
    "plain": {},
    "unclear": unclear(),
    "full": and_full({}),
    "diagnosed": and_full(DIAGNOSED),
    "crowded": and_full(CROWDED),
    "settled": SETTLED,
    "framed": FRAMED,
}
KINDS = [*(f"e{n}" for n in range(1, 10)), "不清楚"]


def block(sheet: Sheet, name: str) -> tuple[Row, ...]:
    """The rows of a block; none where the sheet has no such block."""
    return next((b.rows for b in sheet.blocks if b.name == name), ())


def texts(sheet: Sheet, name: str) -> list[str]:
    return [f"{row.label}{row.text}{row.note}" for row in block(sheet, name)]


def page(sheet: Sheet, number: int) -> list[Row]:
    return [row for b in sheet.blocks if b.page == number for row in b.rows]


def spoken(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


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
    assert names.isdisjoint({"卡在哪细看", "防欠补课", "上一次拜访", "招法"} - {"招法"})
    assert {"卡在哪细看", "防欠补课"} <= {b.name for b in sheet_of(**CASES["diagnosed"]).blocks}


@pytest.mark.parametrize("case", CASES)
def test_the_front_is_not_longer_than_a_page(case):
    assert fits(sheet_of(**CASES[case]))


# --- nothing is lost between the pages ---


@pytest.mark.parametrize("case", CASES)
def test_every_reply_is_looked_up_with_its_reason_and_the_first_of_them_stand_on_paper_once(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    said = [row for row in block(sheet, "全部应答") if row.style == "say"]
    assert [row.text for row in said] == [spoken(one.answer) for one in made.replies]
    for row, one in zip(said, made.replies, strict=True):
        assert row.label.startswith(f"{one.id} “")
        assert row.note.endswith(one.why)
        assert all(paper in row.note for paper in one.show)
    front = [row.text for row in block(sheet, "他说我答") if row.label != "他还不放心"]
    back = [row.text for row in block(sheet, "他还会说")]
    assert [*front, *back] == [spoken(one.answer) for one in made.replies[: len(front) + 3]]
    assert 4 <= len(front) <= 5


@pytest.mark.parametrize("case", CASES)
def test_every_gap_is_listed_and_the_heaviest_stand_on_the_back_with_a_word_on_the_rest(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    assert [row.label for row in block(sheet, "全部要办的")] == [one.item for one in made.todos]
    shown = block(sheet, "缺口")
    gaps = [row.label for row in shown if row.label in {one.item for one in made.todos}]
    assert gaps == [one.item for one in made.todos[:6]]
    more = [row.text for row in shown if row.style == "small"]
    assert more == ([f"还有 {len(made.todos) - 6} 条，见电脑上的明细"] if len(made.todos) > 6 else [])
    assert [row.text for row in shown if row.label == "注意"] == list(made.reminders)


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_forbidden_is_looked_up_and_the_worst_three_stand_in_front(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    (front,) = block(sheet, "绝对不做")
    assert front.text == "；".join(line.text for line in made.never[:3])
    listed = [row.text for row in block(sheet, "全部绝对不做")]
    assert len(set(listed)) == len(listed)
    wanted = [*(line.text for line in made.never), *(text for one in made.replies for text in one.never)]
    assert {text.rstrip("。") for text in wanted} <= set(listed)


@pytest.mark.parametrize("case", CASES)
def test_every_step_afterwards_stands_on_the_back_and_the_first_of_them_in_front(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    back = block(sheet, "日程")
    assert [row.text for row in back] == [one.action for one in made.days]
    front = block(sheet, "谈成了")
    assert [row.text for row in front] == [row.text for row in back[: len(front)]]
    assert 1 <= len(front) <= 3


@pytest.mark.parametrize("case", CASES)
def test_every_card_is_looked_up_with_its_id_and_why_it_is_there(case):
    made = plan_of(**CASES[case])
    listed = [f"{row.label}{row.text}" for row in page(drawn(made), 3)]
    for card in made.cards:
        (row,) = [text for text in listed if text.startswith(f"{card.id} {card.title}")]
        assert card.why in row


@pytest.mark.parametrize("case", CASES)
def test_every_figure_stands_on_the_back_with_its_working_and_on_the_screen_with_its_sources(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    back, rest = ([row for row in block(sheet, name) if row.style == "pair"] for name in ("怎么算的", "依据"))
    assert [row.label for row in back] == [row.label for row in rest] == [one.name for one in made.figures]
    for one, short, whole in zip(made.figures, back, rest, strict=True):
        assert one.figure in short.text
        assert one.working.rstrip("。") in short.text
        assert all(doubt in short.text for doubt in one.to_check)
        assert ("※" in short.text) == bool(one.to_check)
        assert all(source in whole.text for source in one.sources)


@pytest.mark.parametrize("kind", KINDS)
def test_every_red_line_is_short_on_the_back_and_whole_on_the_screen_for_every_type(kind):
    sheet = sheet_of(客户类型={"类型": kind})
    lines = playbook().redlines.lines
    assert texts(sheet, "红线") == ["；".join(one.short for one in lines)]
    assert texts(sheet, "红线全文") == [f"{one.line}（{one.basis}）" for one in lines]


def test_red_lines_stand_when_nothing_is_known():
    sheet = sheet_of(**CASES["unclear"])
    assert len(block(sheet, "红线全文")) == len(playbook().redlines.lines) >= 6
    assert "不造假" in texts(sheet, "红线")[0]


# --- how much the front holds ---


def short(made: Plan) -> Plan:
    """The plan with lines of a few words everywhere on the front."""
    replies = tuple(structs.replace(one, answer=f"答{n}", take="") for n, one in enumerate(made.replies))
    days = tuple(structs.replace(one, action="做") for one in made.days)
    return structs.replace(made, replies=replies, days=days)


def test_a_roomy_front_has_five_replies_and_three_steps_and_a_tight_one_gives_up_steps_first():
    made = plan_of(**CASES["full"])
    assert len(made.replies) > 5
    roomy = drawn(short(made))
    assert (len(block(roomy, "他说我答")), len(block(roomy, "谈成了"))) == (6, 3)
    found = []
    for extra in range(0, 700, 20):
        sheet = drawn(structs.replace(short(made), line="数" * extra))
        found.append((len(block(sheet, "他说我答")) - 1, len(block(sheet, "谈成了"))))
    assert list(dict.fromkeys(found)) == [(5, 3), (5, 2), (4, 2), (4, 1)]


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
    assert first.text == f"{made.ask.want}（{made.ask.promise}）"
    said = [row for row in rows if row.style == "say"]
    assert [row.label for row in said] == ["最好", "可以", "至少"]
    assert all(level.amount == "" for level in made.ask.levels)
    assert rows[-1].text.startswith(f"算数的：{made.ask.proof}。不算：")


def test_what_he_had_written_to_want_stands_on_the_back_with_what_is_asked_instead():
    made = plan_of()
    assert made.ask.own == "把付款申请提交到系统，拿到单号"
    (row,) = [one for one in block(drawn(made), "为什么") if one.label == "要什么"]
    assert made.ask.own in row.text
    assert made.ask.want in row.text
    assert made.ask.own not in "".join(row.text for row in page(drawn(made), 1))


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
    assert [row.text for row in page(sheet, 1) if re.search(r"还欠|逾期|到期", row.text)] == []


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
    assert texts(sheet_of(), "法规待核") == list(playbook().rules.open_points)


@pytest.mark.parametrize(("given", "state"), [([], LACKING), ("不清楚", NOT_LOOKED), (["w2", "w4"], LACKING)])
def test_what_to_carry_says_of_each_paper_whether_it_is_there(given, state):
    made = plan_of(我的4W2H={"材料": given})
    sheet = drawn(made)
    carried = block(sheet, "带")[-1].text.split("　")
    states = {one.name: one.state for one in made.bring}
    assert carried == [
        f"□ {name}" if states[name] == HAVE else f"□ {name}（{states[name]}）" for name in list(states)[:7]
    ]
    lacking = [one for one in made.bring if one.state != HAVE]
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
    reminder = playbook().escalation.reminders["有争议"]
    assert reminder in texts_of(sheet_of(验收标准={"争议金额": "1万"}))
    assert reminder not in texts_of(sheet_of())


def texts_of(sheet: Sheet) -> list[str]:
    return [row.text for row in block(sheet, "缺口") if row.label == "注意"]


def test_the_head_says_with_its_first_reason_why_one_should_not_go_yet():
    made = plan_of(**CASES["unclear"])
    assert made.score.verdict == "这次只收集信息"
    assert drawn(made).subtitle.endswith(f"｜这次只收集信息：{made.score.reasons[0]}")


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
    assert all(f.sources for f in made.figures if f.id.startswith(("due", "interest", "limitation")))


def test_dates_of_the_afterwards_never_run_backwards():
    for visit, promise in product(("2026-11-23", "2026-12-31", "2027-02-05"), (None, "2027-03-01")):
        made = plan_of(拜访={"拜访日期": visit}, 我的4W2H={"承诺日": promise})
        days = [one.iso for one in made.days]
        assert days[0] == visit
        assert all(one <= other for one, other in pairwise(days))
        assert visit <= made.fallback.next.iso


def test_the_visit_before_stands_at_the_end_of_the_back():
    gaps = (Gap("s5.审核人", "审核人", "是"), Gap("s5.签批人", "签批人", "否"))
    before = Previous("上次.plan.yaml", "2026-11-10（周二）", "拿到单号", "11月17日周二", gaps)
    sheet = drawn(structs.replace(plan_of(), previous=before))
    last = [b for b in sheet.blocks if b.page == 2][-1]
    assert last.name == "上一次拜访"
    shown = {row.label: row.text for row in last.rows}
    assert shown["要的结果"] == "拿到单号（要他答应到11月17日周二）"
    assert shown["上次列着、这次还在"] == "审核人"
    assert shown["上次列着、这次不用了"] == "签批人"
