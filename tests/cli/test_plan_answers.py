"""`plan --answers` writes a plan and a sheet with this case's own figures."""

from __future__ import annotations

import yaml

from cli.helpers import DAY, block, changed, example, first_page, flat
from factories import playbook, talk, tree


def sheet_of(huikuan, path, out) -> str:
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", out)
    assert done.code == 0, done.err
    (sheet,) = out.glob("*.行动单.md")
    return sheet.read_text(encoding="utf-8")


def test_k1_writes_plan_and_sheets_and_names_them_on_stdout(huikuan, tmp_path):
    out = tmp_path / "X"
    done = huikuan("plan", "--answers", example("k1"), "--today", DAY, "--out", out)
    assert done.code == 0
    written = sorted(out.iterdir())
    assert [p.name for p in written] == [
        f"2026-11-25-清江市大数据中心-政务数据共享平台（二期）.{name}"
        for name in ("plan.yaml", "沟通单.html", "行动单.html", "行动单.md")
    ]
    plan, desk, page, sheet = written
    assert done.out.splitlines() == [
        f"计划：{plan}",
        f"行动单：{sheet}",
        f"行动单：{page}",
        f"沟通单：{desk}",
    ]


def test_k1_names_the_due_date_for_the_ear_in_front_and_both_ways_on_the_back(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k1"), tmp_path)
    assert "2月24号到期※｜到11月25号过了 274 天" in block(first_page(text), "数")
    back = block(text, "日子和利息怎么算的")
    assert "2026-02-24（周二），不顺延是 2026-02-18（周三）" in back
    assert "272 天，不顺延是 278 天" in back


def test_k1_has_both_interest_figures_on_the_back_and_none_in_front(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k1"), tmp_path)
    back = block(text, "日子和利息怎么算的")
    for figure in ("63,648.00 元", "13,601.49～15,694.03 元"):
        assert figure in back
        assert figure not in first_page(text)


def test_k1_sheet_shows_the_working_and_the_source_of_the_interest(huikuan, tmp_path):
    working = block(sheet_of(huikuan, example("k1"), tmp_path), "怎么算出来的")
    assert "468,000.00元×0.05%×272天" in working
    assert "〔tl2025.17〕" in working
    assert "〔mmht18〕" in working


def test_interest_is_never_promised(huikuan, tmp_path):
    for start in ("k1", "k2", "k4"):
        text = sheet_of(huikuan, example(start), tmp_path / start)
        assert "不是一定能拿到的钱" in block(text, "日子和利息怎么算的")
        assert "利息" not in first_page(text)


def test_k1_opens_with_the_case_and_hints_on_the_back_how_his_type_likes_to_be_begun_with(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k1"), tmp_path)
    first, second = block(first_page(text), "开口").strip().splitlines()
    assert first.startswith("- “李主任，政务数据共享平台二期")
    assert [one.text for one in playbook().types["e6"].openings if one.text in first] == []
    assert [one.text for one in playbook().types["e6"].openings if one.text in block(text, "这个人")]
    assert second.startswith("- “")
    want = yaml.safe_load(example("k1").read_text(encoding="utf-8"))["我的4W2H"]["要什么"]
    assert want in block(first_page(text), "要什么")
    assert want not in block(first_page(text), "开口")
    assert f"你写的是“{want}”" in block(text, "为什么这样备")


def test_optional_new_fields_are_printed_when_given_and_no_gap_when_not(huikuan, answers, tmp_path):
    new = {"标的": "共享平台软件一套", "测试方法": "第三方压测", "付款节点": "尾款30%"}
    text = changed("  补充协议: 没有\n", f"  补充协议: 没有\n  标的: {new['标的']}\n")
    for key, after in (
        ("测试方法", "  验收条款: 合同第九条、附件三\n"),
        ("付款节点", "  到期应付: 46.8万\n"),
    ):
        assert after in text
        text = text.replace(after, f"{after}  {key}: {new[key]}\n", 1)
    given = sheet_of(huikuan, answers(text), tmp_path / "甲")
    without = sheet_of(huikuan, answers(changed("没有", "没有")), tmp_path / "乙")
    for key, value in new.items():
        assert f"- **{key}**：{value}\n" in block(given, "我填的答案")
        assert f"**{key}**" not in without


def test_k1_gaps_become_actions_with_who_and_by_when(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k1"), tmp_path)
    row = next(row for row in text.splitlines() if "□ **出款单位**" in row)
    assert "11月25日周三" in row
    assert "对方财务" in row


def test_k4_names_what_nobody_knows_as_gaps_instead_of_filling_it(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k4"), tmp_path)
    ticks = [row for row in text.splitlines() if row.startswith("- □ **")]
    for gap in ("审核人", "签批人", "他要看到什么"):
        assert any(f"**{gap}**" in row for row in ticks), gap
        assert f"- **{gap}**：不清楚" in block(text, "我填的答案")
    place = next(n for n in playbook().chain.nodes if "使用科室" in n.roles)
    assert f"**他要看到**：{place.wants}（按岗位推的，见面问清）" in text


def worked_out(huikuan, answers, tmp_path, **over) -> str:
    """The back of the case of the law page: the days and sums with their working."""
    text = sheet_of(huikuan, answers(tree(**over)), tmp_path / "out")
    return block(text, "日子和利息怎么算的")


def test_law_case_gives_the_figures_of_the_law_page_on_the_back(huikuan, answers, tmp_path):
    text = worked_out(huikuan, answers, tmp_path)
    for figure in (
        "2025-08-11（周一），不顺延是 2025-08-09（周六）",
        "469 天，不顺延是 471 天",
        "201,670.00 元",
        "43,096.60～49,726.85 元",
        "2028-08-11（周五）",
    ):
        assert figure in text, figure


def test_law_case_says_in_front_how_many_days_it_is_late_on_the_day_of_the_visit(huikuan, answers, tmp_path):
    text = sheet_of(huikuan, answers(tree()), tmp_path / "out")
    assert "去年8月11号到期｜到11月25号过了 471 天" in block(first_page(text), "数")


def test_law_case_alarms_earliest_from_the_delivery(huikuan, answers, tmp_path):
    text = worked_out(huikuan, answers, tmp_path, 验收标准={"交付日期": "2025-07-10"})
    assert "2028-07-10" in text.partition("时效最早警戒")[2]


def test_law_case_with_sixty_agreed_days(huikuan, answers, tmp_path):
    text = worked_out(huikuan, answers, tmp_path, 付款方式和日期={"付款天数": "60"})
    for figure in ("2025-09-08（周一）", "441 天", "189,630.00 元"):
        assert figure in text, figure


def test_a_seller_who_never_told_is_told_that_the_condition_fails(huikuan, answers, tmp_path):
    text = sheet_of(huikuan, answers(tree(交易项目={"告知": "没有告知"})), tmp_path / "out")
    assert "“签约时告知过对方”不满足" in block(text, "日子和利息怎么算的")
    assert "□ **告知**" in block(text, "去之前和见面时要补的")


def test_what_was_understood_is_said(huikuan, tmp_path):
    done = huikuan("plan", "--answers", example("k1"), "--today", DAY, "--out", tmp_path)
    assert "“合同额”“156万”按 1,560,000.00 元理解" in done.err
    assert "“已付金额”“1,092,000.00元”按 1,092,000.00 元理解" in done.err


def test_a_file_with_no_more_than_the_wizard_needs_is_a_plan_that_every_command_reads(
    huikuan, answers, tmp_path
):
    whole = tree()
    needed = {
        s.title: {f.key: whole[s.title][f.key] for f in s.fields if f.key in talk().enough}
        for s in talk().sections
    }
    path = answers({"版本": "1", **{title: part for title, part in needed.items() if part}})
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "出")
    assert done.code == 0, done.err
    assert "没写的按不清楚算" in flat(done.err)
    assert "合同编号" in flat(done.err)
    (plan,) = (tmp_path / "出").glob("*.plan.yaml")
    (sheet,) = (tmp_path / "出").glob("*.md")
    assert "**合同编号**" in sheet.read_text(encoding="utf-8")
    for argv in (("render", plan), ("letter", plan, "--kind", "对账函", "--today", DAY), ("share", plan)):
        again = huikuan(*argv)
        assert again.code == 0, again.err
        assert "没写的按不清楚算" not in flat(again.err)
