"""What always stands on the action sheet, and where."""

from __future__ import annotations

import itertools
import re

import pytest

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.answers import read_answers
from huikuan_cli.core.fit import fits
from huikuan_cli.core.layout import Row, Sheet
from huikuan_cli.core.plan import Plan
from huikuan_cli.core.planner import make_plan
from huikuan_cli.core.sheet import action_sheet

FIRST_PAGE = [
    "这次要带回来的",
    "记在心里的数和日期（括号里是口头说法；带※的有待核的地方，见第二页）",
    "出发前",
    "卡在哪、怎么破",
    "见面怎么说",
    "他说 → 我答",
    "还缺的材料（手上已有 8 样，都带上；怎么补见第二页）",
    "绝对不做",
    "走出门以后",
]
SECOND_PAGE = [
    "其余要办和要注意的",
    "还有这些绝对不做",
    "他还可能说",
    "两分钟练习和心态",
    "卡在哪：细看",
    "付款链",
    "时间窗口",
    "级别和升级",
    "他和我们（只用来调整怎么说）",
    "用得上的招法（做到的打勾）",
    "怎么算出来的",
    "法规上还没核实的",
    "材料的用处",
    "防欠补课",
    "红线全文",
    "我填的答案",
]
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
# long answers, his words, and more to do than page one holds
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


def full(**over: dict[str, object]) -> Sheet:
    return sheet_of(**and_full(over))


def unclear() -> Over:
    return {
        s.title: dict.fromkeys([f.key for f in s.fields], "不清楚") for s in talk().sections if s.id != "m"
    }


def all_unclear() -> Sheet:
    return sheet_of(**unclear())


CASES: dict[str, Over] = {
    "plain": {},
    "unclear": unclear(),
    "full": and_full({}),
    "diagnosed": and_full(DIAGNOSED),
    "crowded": and_full(CROWDED),
}


def rows(sheet: Sheet, title: str) -> list[str]:
    block = next(b for b in sheet.blocks if b.title.startswith(title))
    return [f"{row.label}{row.text}{row.note}" for row in block.rows]


def red_lines(sheet: Sheet) -> str:
    """The one small row of red lines: the last under 绝对不做 on page one."""
    (block,) = [b for b in sheet.blocks if b.page == 1 and b.title == "绝对不做"]
    last = block.rows[-1]
    assert last.style == "small"
    return last.text


@pytest.mark.parametrize("kind", [*(f"e{n}" for n in range(1, 10)), "不清楚"])
def test_every_red_line_is_short_on_page_one_and_whole_on_page_two_for_every_type(kind):
    sheet = sheet_of(客户类型={"类型": kind})
    lines = playbook().redlines.lines
    assert red_lines(sheet) == "红线：" + "；".join(one.short for one in lines)
    assert rows(sheet, "红线全文") == [f"{one.line}（{one.basis}）" for one in lines]
    assert [b.page for b in sheet.blocks if b.title in ("绝对不做", "红线全文")] == [1, 2]


def test_red_lines_and_the_safe_type_stand_when_nothing_is_known():
    sheet = all_unclear()
    assert red_lines(sheet).count("；") == len(playbook().redlines.lines) - 1 >= 6
    assert len("".join(rows(sheet, "红线全文"))) > 100
    assert "e0" in "".join(rows(sheet, "见面怎么说"))


def test_page_one_keeps_its_order_and_page_two_follows():
    titles = [(b.heading(), b.page) for b in full(**DIAGNOSED).blocks]
    overflow = SECOND_PAGE[:2]
    second = [title for title in SECOND_PAGE if title not in overflow]
    assert titles == [*((t, 1) for t in FIRST_PAGE), *((t, 2) for t in second)]


def test_page_two_starts_with_what_page_one_had_no_room_for():
    titles = [b.title for b in sheet_of(**CASES["crowded"]).blocks if b.page == 2]
    assert titles[:3] == SECOND_PAGE[:3]
    assert titles == [title for title in SECOND_PAGE if title in titles]


def test_a_section_that_was_skipped_leaves_no_block_of_its_own():
    left_out = {title for title in SECOND_PAGE if title in ("卡在哪：细看", "防欠补课")}
    assert len(left_out) == 2
    assert left_out.isdisjoint(b.title for b in sheet_of().blocks)


def test_with_more_gaps_than_page_one_holds_the_rest_stand_on_page_two():
    titles = [b.title for b in all_unclear().blocks if b.page == 2]
    assert titles == [
        "其余要办和要注意的",
        "他还可能说",
        "两分钟练习和心态",
        "时间窗口",
        "他和我们（只用来调整怎么说）",
        "怎么算出来的",
        "法规上还没核实的",
        "材料的用处",
        "红线全文",
        "我填的答案",
    ]


@pytest.mark.parametrize("case", CASES)
def test_what_page_one_has_no_room_for_stands_on_page_two_and_nothing_is_lost(case):
    made = plan_of(**CASES[case])
    sheet, items = drawn(made), {t.item for t in made.todos}
    first = [row for b in sheet.blocks if b.page == 1 for row in b.rows]
    second = [row for b in sheet.blocks if b.page == 2 for row in b.rows]
    both = [*first, *second]
    assert [row.label for row in both if row.style == "tick" and row.label in items] == [
        t.item for t in made.todos
    ]
    assert [row.text for row in both if row.label == "注意"] == list(made.reminders)
    assert [row.text for row in both if row.label.startswith("他说“")] == [
        spoken(reply.answer) for reply in made.replies
    ]
    assert [row.text for row in both if row.label.startswith("开场")] == [
        spoken(line.text) for line in made.openings
    ]
    forbidden = "".join(row.text for row in both if row not in blocked(sheet, "红线全文"))
    assert all(line.rstrip("。") in forbidden for line in [one.text for one in made.never])
    assert all(line.rstrip("。") in forbidden for reply in made.replies for line in reply.never)
    left = sum(row.label == "注意" or (row.style == "tick" and row.label in items) for row in second)
    said = [row.text for row in first if row.text.endswith("在第二页")]
    assert said == ([f"还有 {left} 条要办和要注意的在第二页"] if left else [])


def blocked(sheet: Sheet, title: str) -> tuple[Row, ...]:
    return next(b.rows for b in sheet.blocks if b.title == title)


def spoken(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


@pytest.mark.parametrize("case", CASES)
def test_page_one_is_not_longer_than_a_page(case):
    assert fits(sheet_of(**CASES[case]))


def test_a_crowded_case_gives_its_lists_less_room_than_a_plain_one():
    roomy, crowded = (sheet_of(**CASES[case]) for case in ("full", "crowded"))
    assert (len(openings(roomy)), len(rows(roomy, "他说"))) == (2, 3)
    assert (len(openings(crowded)), len(rows(crowded, "他说"))) == (1, 2)


def test_the_outcome_comes_first_and_says_what_does_not_count():
    over: dict[str, object] = {"目标金额": "46.8万", "可接受金额": "38万", "底线金额": "0"}
    first = sheet_of(我的4W2H=over).blocks[0]
    assert first.rows[0].text.startswith("把付款申请提交到系统，拿到单号")
    labels = [row.label for row in first.rows[:4]]
    assert labels == ["只要", "目标 468,000.00 元", "可接受 380,000.00 元", "底线 0 元"]
    assert [row.style for row in first.rows[:4]] == ["pair", "say", "say", "say"]
    assert "不算成果" in first.rows[-1].text


def test_a_bottom_line_without_money_asks_for_a_paper():
    levels = playbook().escalation.levels
    row = sheet_of(我的4W2H={"底线金额": "0"}).blocks[0].rows[3]
    assert row.text == levels["底线无数"].replace("{{ 未付 }}", "86万元")
    assert "书面确认" in row.text


def test_what_is_paid_asks_only_for_the_paper_that_says_so():
    sheet = sheet_of(
        交易项目={"已付金额": "860000"},
        付款方式和日期={"部分付款": [{"日期": "2026-03-02", "金额": "860000", "凭证": "有书面凭证"}]},
    )
    said = {row.text for row in sheet.blocks[0].rows[1:4]}
    assert said == {playbook().escalation.levels["已结清"]}


def test_marks_inside_spoken_words_become_single_ones():
    sheet = sheet_of(我的4W2H={"要什么": "请科室签“达标”"})
    spoken = [row.text for block in sheet.blocks for row in block.rows if row.style == "say"]
    assert any("签‘达标’" in text for text in spoken)
    assert not any(mark in text for text in spoken for mark in "“”")
    assert "签“达标”" in sheet.blocks[0].rows[0].text


def test_dates_and_interest_are_names_with_figures_and_a_mark_where_to_check():
    told = sheet_of()
    block = [text for text in rows(told, "记在心里的数和日期") if re.search(r"到期日|口径|时效届满", text)]
    assert len(block) == 3
    assert block[0].startswith("法定到期日（30日）：2025-08-11（周一），不顺延是 2025-08-09（周六）")
    assert re.match(
        r"条例口径（每日0\.05%）：201,670\.00 元※｜保守口径（LPR×1\.3～1\.5）：43,096\.60", block[1]
    )
    assert re.match(r"时效届满：2028-08-11（周五）[^｜]*｜时效最早警戒：", block[2])
    assert not any("怎么算" in row or "依据" in row for row in block)
    marked = {row.split("：")[0] for line in block for row in line.split("｜") if row.endswith("※")}
    checked = {
        row.label for b in told.blocks if b.title == "怎么算出来的" for row in b.rows if "※" in row.text
    }
    assert marked
    assert marked <= checked


def test_what_the_law_leaves_open_stands_on_page_two():
    assert rows(sheet_of(), "法规上还没核实的") == list(playbook().rules.open_points)


def papers_of(given: object) -> tuple[str, list[str]]:
    sheet = sheet_of(我的4W2H={"材料": given})
    block = next(b for b in sheet.blocks if "材料" in b.title and b.page == 1)
    return block.heading(), [row.text for row in block.rows]


def test_papers_in_hand_are_counted_and_the_others_named():
    title, (lacking,) = papers_of(["w0", "w2"])
    assert title == "还缺的材料（手上已有 2 样，都带上；怎么补见第二页）"
    names = {d.id: d.name for d in playbook().chain.documents}
    assert names["w0"] not in lacking.replace("　", "□ ").split("□ ")
    assert f"□ {names['w1']}" in lacking


def test_papers_nobody_looked_for_are_not_called_lacking():
    title, texts = papers_of("不清楚")
    assert title == "还没核过有没有的材料（怎么补见第二页）"
    assert len(texts) == 1
    assert papers_of([])[0] == "还缺的材料（怎么补见第二页）"


@pytest.mark.parametrize("kind", [*(f"e{n}" for n in range(1, 10)), "不清楚"])
def test_what_the_words_refer_to_is_a_box_to_tick(kind):
    own = playbook().types["e0" if kind == "不清楚" else kind].prepare
    found = next(b for b in sheet_of(客户类型={"类型": kind}).blocks if b.title == "出发前").rows
    ticks = [(row.style, row.text) for row in found if row.label == "备好带去"]
    assert len(ticks) == bool(own)
    assert all(style == "tick" and line in text for style, text in ticks for line in own if "{{" not in line)


def test_reminders_of_the_case_stand_before_the_visit():
    plain = "".join(rows(sheet_of(), "出发前"))
    disputed = "".join(rows(sheet_of(验收标准={"争议金额": "1万"}), "出发前"))
    reminder = playbook().escalation.reminders["有争议"]
    assert reminder in disputed
    assert reminder not in plain


def test_no_block_is_empty():
    for sheet in (sheet_of(), all_unclear()):
        assert all(block.rows for block in sheet.blocks)
        assert all(row.text or row.label for block in sheet.blocks for row in block.rows)


@pytest.mark.parametrize("kind", [f"e{n}" for n in range(1, 10)])
def test_a_type_brings_its_own_never_two_openings_and_three_replies(kind):
    sheet, own = full(客户类型={"类型": kind}), playbook().types[kind]
    printed = "".join(rows(sheet, "绝对不做"))
    assert all(line in printed for line in own.never)
    assert len(openings(sheet)) == 2
    assert "把付款申请提交到系统，拿到单号" in openings(sheet)[0]
    assert len(rows(sheet, "他说")) == 3


def openings(sheet: Sheet) -> list[str]:
    found = next(b for b in sheet.blocks if b.title == "见面怎么说").rows
    said = [row for row in found if row.label.startswith("开场")]
    assert {row.style for row in said} == {"say"}
    assert [row.label for row in said] == [f"开场{n}" for n in range(1, len(said) + 1)]
    return [row.text for row in said]


def test_a_visit_for_collecting_opens_with_the_open_questions():
    asked = [f.gap.how for _, f in talk().fields() if f.gap]
    for sheet, own in ((sheet_of(), 1), (all_unclear(), 0)):
        assert "这次只收集信息" in "".join(rows(sheet, "出发前"))
        assert [text in asked for text in openings(sheet)] == [False] * own + [True] * 2


def test_no_line_of_a_full_case_has_a_hole():
    for kind in [f"e{n}" for n in range(1, 10)]:
        sheet = sheet_of(客户类型={"类型": kind}, 我的4W2H={"他要看到什么": None})
        for title in ("见面怎么说", "他说", "走出门以后", "绝对不做"):
            assert "〔待填：" not in "".join(rows(sheet, title)), (kind, title)


def test_the_footer_names_the_day_and_keeps_the_sheet_inside():
    footer = sheet_of().footer
    assert footer.startswith("按 2026-11-23 算")
    assert "不给客户看" in footer
    assert "不是法律意见" in footer


def test_every_suggestion_says_why_and_where_it_comes_from():
    reading = read_answers(tree(), talk(), TODAY, "x", lambda path: 1)
    made = make_plan(playbook(), reading.answers, TODAY, "")
    lines = (*made.openings, *made.promises, *made.never, *made.redlines, *made.replies, *made.todos)
    assert all(one.id and one.why for one in lines)
    assert all(figure.working for figure in made.figures)
    assert all(f.sources for f in made.figures if f.id.startswith(("due", "interest", "limitation")))


def test_the_private_guess_is_called_one():
    for kind in ("e1", "e8", "不清楚"):
        said = "".join(rows(sheet_of(客户类型={"类型": kind}), "见面怎么说"))
        assert "假设" in said or "拿不准" in said


def test_dates_of_the_afterwards_never_run_backwards():
    from datetime import date

    for visit, promise in itertools.product(("2026-11-23", "2026-12-31", "2027-02-05"), (None, "2027-03-01")):
        over = {"拜访": {"拜访日期": visit}, "我的4W2H": {"承诺日": promise}}
        reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
        made = make_plan(playbook(), reading.answers, TODAY, "")
        seen = []
        for day in made.days:
            month, rest = day.day.split("月")
            number = int(rest.partition("日")[0])
            year = 2026 if (int(month), number) >= (11, 23) else 2027
            seen.append(date(year, int(month), number))
        assert seen == sorted(seen)
        assert seen[0] == date.fromisoformat(visit)
