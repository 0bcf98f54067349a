"""What of an assistant's answer stands where on page one: other ways the visit may go, the words of the paper, fewer levels."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from core.test_assistant import VISIT, case, ground, line, rules, why
from factories import look
from huikuan_cli.core.advice.lent import Branch, Lent, LentLine
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import plan_of
from huikuan_cli.core.assistant import (
    Refusal,
    cover_of,
    first_answer_of,
    read_reply,
    request_text,
    seated,
    with_former,
)
from huikuan_cli.core.assistant.cover import Cover
from huikuan_cli.core.assistant.facts_told import decided, pressing
from huikuan_cli.core.assistant.sums import checked
from huikuan_cli.core.assistant.told_figures import unfounded, written_days, wrong_day
from huikuan_cli.core.checking.shape import shape_problems
from huikuan_cli.core.playbook.assistant_rules import PARTS, AssistantPart
from huikuan_cli.core.sheet import action_sheet
from huikuan_cli.core.sheet.front import front
from huikuan_cli.core.sheet.layout import Row, Sheet
from huikuan_cli.core.text.values import spoken_day

ANSWER = """\
想：钱卡在资产编号，不在验收单
想：他怕审计
开口：李主任，资产卡片我带来了
岔路：他不在｜单子留办公室，要收条照片
岔路：如果已经录进去了 → 请他念单号
纸上写：今收到付款申请一份，共三页。
"""


def rows_of(plan: Plan, name: str) -> tuple[Row, ...]:
    blocks, _ = front(plan, Sheet("", "", (), ""), look())
    return next(one.rows for one in blocks if one.name == name)


def with_lines(*lines: LentLine) -> tuple[Plan, Plan]:
    """The plan of the case as it is, and with these lines."""
    s = case()
    ours = plan_of(s)
    numbered = tuple(structs.replace(one, id=f"助{n}") for n, one in enumerate(lines, 1))
    return ours, seated(ours, Lent("", (), numbered), s)


def test_its_thoughts_are_dropped_and_a_branch_has_what_happens_and_what_i_do():
    read = read_reply(ANSWER)
    assert not read.strange
    assert [(one.part, one.says, one.text) for one in read.lines] == [
        ("开口", "", "李主任，资产卡片我带来了"),
        ("岔路", "他不在", "单子留办公室，要收条照片"),
        ("岔路", "已经录进去了", "请他念单号"),
        ("纸上写", "", "今收到付款申请一份，共三页。"),
    ]


def test_branches_stand_behind_the_answers_and_the_words_of_the_paper_among_what_to_bring():
    _, plan = with_lines(
        line("岔路", "单子留办公室，要收条照片", "他不在"), line("纸上写", "今收到付款申请一份，共三页。")
    )
    assert plan.branches == (Branch("助1", "他不在", "单子留办公室，要收条照片"),)
    last = rows_of(plan, "他说我答")[-1]
    assert (last.label, last.text) == ("他不在 助", "单子留办公室，要收条照片")
    assert ("纸上写 助", "“今收到付款申请一份，共三页。”") in [
        (row.label, row.text) for row in rows_of(plan, "带")
    ]


def printed_pages(plan: Plan) -> dict[int, str]:
    """What is printed on each page, as one text."""
    sheet = action_sheet(plan, "2026-11-24", "x", look())
    return {
        page: "\n".join(f"{row.label}{row.text}" for b in sheet.blocks if b.page == page for row in b.rows)
        for page in (1, 2)
    }


def test_what_it_wrote_gives_way_one_line_at_a_time_and_what_goes_stands_on_the_back():
    replies = [line("我答", f"第{n}句答话，{'很长' * 40}", f"他的第{n}句话") for n in range(5)]
    branches = [line("岔路", f"第{n}样做法，{'很长' * 40}", f"第{n}种情形") for n in range(4)]
    others = [line("步骤", f"第{n}步", day="2026-12-01") for n in range(3)]
    _, plan = with_lines(*replies, *branches, *others, line("关键", "很长" * 60), line("纸上写", "很长" * 60))
    pages = printed_pages(plan)
    on_front = [n for n in range(4) if f"第{n}样做法" in pages[1]]
    assert on_front == list(range(len(on_front)))
    assert 0 < len(on_front) < 4, "the page is full"
    assert "…（" not in pages[1], "nothing is cut in its middle"
    for n in range(4):
        assert (f"第{n}样做法" in pages[1]) != (f"第{n}样做法" in pages[2]), n


def test_its_answers_stand_right_behind_his_words():
    _, plan = with_lines(*(line("我答", f"第{n}句答话", f"他的第{n}句话") for n in range(4)))
    for row in rows_of(plan, "他说我答")[:4]:
        assert row.style == "answer"
        assert row.spoken()
        assert not row.sentence()


def test_the_second_request_tells_what_is_printed_what_is_not_and_why():
    s = case()
    _, plan = with_lines(line("岔路", "单子留办公室", "他不在"), line("存疑", "核一下编号"))
    sheet = action_sheet(plan, "2026-11-24", "x", look())
    left = line("步骤", "没地方印的一步", day="2026-12-01")
    first = first_answer_of(
        sheet,
        (line("岔路", "单子留办公室", "他不在"), line("存疑", "核一下编号"), left),
        (Refusal(line("开口", "不行的一句"), "太长"),),
    )
    assert "他不在：单子留办公室" in first.front
    assert first.unprinted == ("步骤：没地方印的一步",)
    assert first.refused == ("开口：不行的一句（太长）",)
    text = request_text(ground(s), cover_of(s, "", ()), rules().assistant, first)
    assert text.index("印出来的正面") < text.index("没地方印的一步") < text.index("不行的一句")
    assert rules().assistant.again[0] in text


def test_a_line_with_marks_inside_is_known_where_it_is_printed():
    quoted = line("我答", "您说“再等等”，等哪一样？", "再等等")
    _, plan = with_lines(quoted)
    assert first_answer_of(action_sheet(plan, "2026-11-24", "x", look()), (quoted,), ()).unprinted == ()


def test_of_a_part_of_which_nothing_new_passed_the_former_stays():
    former = (line("开口", "旧的一句"), line("带", "旧的一样"))
    kept = (line("要什么", "新的"),)
    refused = (Refusal(line("开口", "不行"), "太长"), Refusal(line("要什么", "也不行"), "太长"))
    assert [(one.part, one.text) for one in with_former(former, kept, refused)] == [
        ("要什么", "新的"),
        ("开口", "旧的一句"),
    ]


def test_a_plan_without_them_says_nothing_of_them():
    ours, plan = with_lines(line("关键", "资产编号没回填"))
    assert not plan.branches
    assert not plan.wording
    assert rows_of(plan, "他说我答") == rows_of(ours, "他说我答")


def test_one_level_alone_is_the_whole_ask():
    _, plan = with_lines(line("至少", "这张清单您过一眼，齐的打个勾。"))
    assert [(one.name, one.words) for one in plan.ask.levels] == [("至少", "这张清单您过一眼，齐的打个勾。")]


def test_where_it_wrote_all_answers_no_line_of_ours_comes_in_between():
    ours, plan = with_lines(*(line("我答", f"第{n}句答话", f"他的第{n}句话") for n in range(4)))
    assert ours.relief.text
    assert ours.ask.levels
    assert ours.ask.proof
    assert ours.matter.insight
    assert ours.fallback.bring
    assert not plan.relief.text
    assert not plan.ask.levels
    assert not plan.ask.proof
    assert not plan.matter.insight
    assert not plan.fallback.bring
    assert plan.fallback.next == ours.fallback.next
    assert [row.text for row in rows_of(plan, "要什么")] == [f"{plan.ask.aimed()}（{plan.ask.promise}）"]
    assert all(row.text for row in rows_of(plan, "没谈成"))


def test_a_few_answers_leave_ours_where_they_are():
    ours, plan = with_lines(line("我答", "第一句答话", "他的话"))
    assert (plan.relief, plan.ask.levels, plan.ask.proof) == (ours.relief, ours.ask.levels, ours.ask.proof)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (line("纸上写", "欠款不付的，我方将起诉。"), "起诉"),
        (line("纸上写", "我方放弃违约金。"), "放弃"),
        (line("纸上写", "领导已经同意本月付款。"), "领导已经同意"),
        (line("纸上写", "截至今日尚欠九百万元。"), "9000000"),
        (line("岔路", "问胡科长哪天付", "他不在"), "胡科长"),
        (line("岔路", "给他带两条中华", "他不高兴"), "中华"),
    ],
)
def test_what_he_may_read_is_held_against_the_same_rules(one, reason):
    assert reason in why(one)


def test_every_part_that_it_may_write_is_asked_for_once():
    assert sorted(one.name for one in rules().assistant.parts) == sorted(PARTS)


@pytest.mark.parametrize(
    ("text", "facts", "result"),
    [
        ("(240-212)×1600=44800｜28人的补贴", "报了240人，比对上212，一人1600", "44800"),
        ("212×1600-192000=147200｜还剩", "212人，一人1600，付了19.2万", "147200"),
        ("(240-212=44800", "240，212", None),
        ("240-(212)×0=240｜", "240，212", "240"),
        ("475000×0.95-237500=213750｜到期的", "47.5万，付了237500，留5%质保", "213750"),
        ("475000×0.9=427500｜", "47.5万，留5%质保", None),
        ("6×11=66｜台天", "六台，干了十一天：6台11天", "66"),
        ("6×12=72｜台天", "6台11天", None),
        ("__import__('os')=1", "1", None),
        ("1600*98%=1568，1568-1566=2｜差两批", "1600批，98%，1566", "1568，2"),
        ("1600*98%=1568，1568-1560=2｜差两批", "1600批，98%，1566", None),
        ("2026-12-02+20个工作日=2026-12-30｜到账", "2026-12-02", "2026-12-30"),
        ("2026-12-02+20工作日=2026-12-29｜到账", "2026-12-02", None),
    ],
)
def test_brackets_and_working_days_are_worked_out_again(text, facts, result):
    assert checked(text, facts, VISIT) == result


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("6月8.6万", "6月8.6万、9月10.2万、10月9.9万"),
        ("6月那笔8万6", "6月8.6万、9月10.2万、10月9.9万"),
        ("10月99000元", "10月9.9万"),
    ],
)
def test_a_sum_behind_a_month_is_no_day(text, facts):
    assert unfounded(text, facts) == ""
    assert wrong_day(text, facts, VISIT, ()) == ""


def test_a_month_behind_a_month_is_no_day():
    assert list(written_days("6月9月到期更早", VISIT)) == []


def test_a_day_half_a_year_away_is_the_one_that_is_past():
    assert [day for _, day in written_days("6月2日验收，12月9号再来", date(2026, 12, 2))] == [
        date(2026, 6, 2),
        date(2026, 12, 9),
    ]


@pytest.mark.parametrize(
    "text", ["补拍、补签、叫人回来，今天全停", "报主管：差28人，有人提补签", "挂接栏不找人补签"]
)
def test_what_is_stopped_or_reported_to_our_own_people_may_be_named(text):
    assert why(line("进门前", text)) == ""


@pytest.mark.parametrize("text", ["今晚找人补签", "有空把单子补签好"])
def test_what_is_to_be_done_may_not(text):
    assert "补签" in why(line("进门前", text))


@pytest.mark.parametrize(
    ("text", "facts", "wrong"),
    [
        ("2025年3月的对账函", "2025-03-18 盖的章", ""),
        ("2025年3月的对账函", "2025年3月盖的章", ""),
        ("2024年7月的会议纪要", "2025-03-18 盖的章", "2024年7月"),
        ("先要16万多", "163,470.00 元", ""),
        ("先要17万多", "163,470.00 元", "170000"),
        ("超5%的部分", "超了百分之五的部分归我们", ""),
        ("11万3先走", "年内我能走的，11.3", ""),
        ("12万3先走", "年内我能走的，11.3", "123000"),
        ("2026年8月的月报", "8月的月报缺一页", ""),
        ("超6%的部分", "超了百分之五的部分归我们", "6%"),
    ],
)
def test_a_month_of_a_year_and_a_sum_that_is_nearly_said_must_be_facts(text, facts, wrong):
    assert unfounded(text, facts) == wrong


def test_what_is_reported_to_our_own_people_may_be_named_and_what_they_should_do_not():
    assert why(line("进门前", "报主管法务：购物卡那件事")) == ""
    assert "购物卡" in why(line("进门前", "报主管，买两张购物卡"))


def test_the_sum_that_stands_up_today_takes_the_place_of_ours():
    ours, plan = with_lines(line("数", "到期没付的是46万8千元｜先要这一笔"))
    assert ours.line
    assert plan.line == "到期没付的是46万8千元｜先要这一笔"
    assert rows_of(plan, "数")[0].label == "助"


def test_where_a_period_is_near_its_end_its_last_day_stands_behind_whatever_is_written_first():
    s = case(
        交易项目={"签订日期": "2023-06-06"},
        验收标准={"交付日期": "2024-01-05", "验收合格日期": "2024-01-10"},
    )
    assert pressing(s)
    assert not decided(s)
    plan = seated(plan_of(s), Lent("", (), (line("先看", "先把函寄出去"),)), s)
    alarm = s.report.limitation and spoken_day(s.report.limitation.alarm)
    assert alarm
    assert plan.matter.frame.startswith("先把函寄出去。")
    assert alarm in plan.matter.frame


@pytest.mark.parametrize("part", ["要什么", "算数的", "带", "数", "带回"])
def test_what_he_may_see_does_not_speak_of_time_or_court(part: str):
    assert "不写在这一块" in why(line(part, "时效以前拿回来"))


@pytest.mark.parametrize("part", ["先看", "关键", "进门前", "步骤", "退一步", "不做", "岔路", "存疑"])
def test_what_is_for_himself_says_why_a_day_is_the_last_one(part: str):
    day = "2026-11-24" if part == "进门前" else "2026-11-26" if part in ("步骤", "退一步") else ""
    assert why(line(part, "时效快到，没签收就去立案", "他不在" if part == "岔路" else "", day)) == ""


@pytest.mark.parametrize(
    "text", ["清单过主管再送", "截图给律师和主管看", "找齐找县长签的那页", "12月7号周一主管来"]
)
def test_a_verb_before_a_title_is_no_name(text):
    assert why(line("进门前", text)) == ""


def test_what_he_offers_may_be_turned_down_by_its_name():
    assert why(line("我答", "代签我不敢收。", "代签行不行")) == ""
    assert "代签" in why(line("我答", "代签我来办。", "代签行不行"))


def test_the_last_day_of_a_range_is_a_day_too():
    days = [day for _, day in written_days("5月26到28号的会", date(2026, 12, 3))]
    assert date(2026, 5, 28) in days
    assert date(2026, 5, 26) in days


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("乡贤馆布展", "〔项目〕布展的尾款", "乡贤馆布展的尾款"),
        ("乡贤馆布展", "〔项目〕的尾款", "乡贤馆布展的尾款"),
        ("乡贤馆", "〔项目〕馆里的灯", "乡贤馆馆里的灯"),
        ("食堂洗涤", "〔项目〕，洗涤的账", "食堂洗涤，洗涤的账"),
    ],
)
def test_the_end_of_a_name_is_not_said_twice(name, text, shown):
    assert Cover((), {"项目": name}).reveal(text) == shown


def test_an_office_that_every_place_has_is_not_hidden_in_words():
    s = case(拜访={"客户": "白石岭镇政府"})
    assert cover_of(s, "").hide("镇政府还能跑了") == "镇政府还能跑了"
    assert "白石岭" not in cover_of(s, "").hide("白石岭镇政府还能跑了")


def test_the_title_of_whoever_is_hidden_is_told():
    text = request_text(ground(case()), cover_of(case(), ground(case()).text()), rules().assistant)
    assert "（某主任）" in text
    assert "李主任" not in text


def test_a_second_step_in_a_line_has_its_day_as_it_is_printed():
    (one,) = read_reply("退一步：2026-12-07 上午｜请主管发函；2026-12-10 下午｜带妥投单再去").lines
    assert (one.day, one.at, one.text) == ("2026-12-07", "上午", "请主管发函；12月10日周四下午：带妥投单再去")


def test_mistakes_are_joined_without_a_full_stop_in_between():
    _, plan = with_lines(line("不做", "不提那个日子。"), line("不做", "不空手去。"))
    (row,) = rows_of(plan, "绝对不做")
    assert row.text.startswith("不提那个日子；不空手去；")


@pytest.mark.parametrize("text", ["先停一下，带两条中华去", "报主管：买两条中华", "送两条中华，今天全停"])
def test_a_stop_or_a_report_excuses_nothing_else_in_the_line(text):
    assert "中华" in why(line("进门前", text))


def test_a_part_that_the_sheet_does_not_have_is_refused_and_not_left_unused():
    part = {"名称": "开场", "写什么": "头一句", "最长": "60"}
    (problem,) = shape_problems(part, AssistantPart)
    assert "“开场”不在可写的词里" in str(problem)
