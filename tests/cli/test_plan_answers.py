"""`plan --answers` writes a plan and a sheet with this case's own figures."""

from __future__ import annotations

import re

import yaml

from cli.helpers import DAY, block, changed, example, first_page
from factories import playbook, tree


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


def test_k1_sheet_names_the_due_date_and_the_overdue_days_both_ways(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k1"), tmp_path)
    assert "2026-02-24（周二），不顺延是 2026-02-18（周三）" in block(first_page(text), "记在心里的数和日期")
    assert "272 天" in first_page(text)
    assert "272 天，不顺延是 278 天" in block(text, "怎么算出来的")


def test_k1_first_page_names_both_interest_figures(huikuan, tmp_path):
    dates = block(first_page(sheet_of(huikuan, example("k1"), tmp_path)), "记在心里的数和日期")
    assert "63,648.00 元" in dates
    assert "13,601.49～15,694.03 元" in dates


def test_k1_sheet_shows_the_working_and_the_source_of_the_interest(huikuan, tmp_path):
    working = block(sheet_of(huikuan, example("k1"), tmp_path), "怎么算出来的")
    assert "468,000.00元×0.05%×272天" in working
    assert "〔tl2025.17〕" in working
    assert "〔mmht18〕" in working


def test_interest_is_never_promised(huikuan, tmp_path):
    for start in ("k1", "k2", "k4"):
        text = sheet_of(huikuan, example(start), tmp_path / start)
        assert "不是一定能拿到的钱" in block(first_page(text), "记在心里的数和日期")


def test_k1_opening_is_the_types_own_with_this_cases_figures(huikuan, tmp_path):
    text = sheet_of(huikuan, example("k1"), tmp_path)
    rows = [row for row in text.splitlines() if row.startswith("- **开场")]
    want = yaml.safe_load(example("k1").read_text(encoding="utf-8"))["我的4W2H"]["要什么"]
    want = want.translate(str.maketrans("“”", "‘’"))
    own = [re.sub(r"\\{\\{.*?\\}\\}", ".+", re.escape(line)) for line in playbook().types["e6"].openings]
    assert len(rows) == 2
    assert all(any(re.search(f"“{line}”", row) for line in own) for row in rows)
    for row, pieces in zip(
        rows,
        (
            ("李主任", want, "12月2日周三"),
            ("李主任", "政务数据共享平台（二期）", "46.8万元", "2026年2月24日到期", "274天"),
        ),
        strict=True,
    ):
        for piece in pieces:
            assert piece in row
    assert rows[0] in first_page(text)
    assert "忠诚型" in block(first_page(text), "见面怎么说")


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


def test_law_case_gives_the_figures_of_the_law_page_on_page_one(huikuan, answers, tmp_path):
    text = first_page(sheet_of(huikuan, answers(tree()), tmp_path / "out"))
    for figure in (
        "2025-08-11（周一），不顺延是 2025-08-09（周六）",
        "469 天",
        "201,670.00 元",
        "43,096.60～49,726.85 元",
        "2028-08-11（周五）",
    ):
        assert figure in text, figure


def test_law_case_counts_both_ways_on_page_two(huikuan, answers, tmp_path):
    working = block(sheet_of(huikuan, answers(tree()), tmp_path / "out"), "怎么算出来的")
    assert "469 天，不顺延是 471 天" in working


def test_law_case_alarms_earliest_from_the_delivery(huikuan, answers, tmp_path):
    path = answers(tree(验收标准={"交付日期": "2025-07-10"}))
    dates = block(first_page(sheet_of(huikuan, path, tmp_path / "out")), "记在心里的数和日期")
    assert "2028-07-10" in dates.partition("时效最早警戒")[2]


def test_law_case_with_sixty_agreed_days(huikuan, answers, tmp_path):
    text = sheet_of(huikuan, answers(tree(付款方式和日期={"付款天数": "60"})), tmp_path / "out")
    for figure in ("2025-09-08（周一）", "441 天", "189,630.00 元"):
        assert figure in first_page(text), figure


def test_a_seller_who_never_told_is_told_that_the_condition_fails(huikuan, answers, tmp_path):
    text = first_page(sheet_of(huikuan, answers(tree(交易项目={"告知": "没有告知"})), tmp_path / "out"))
    assert "（“签约时告知过对方”不满足）" in block(text, "记在心里的数和日期")
    assert "□ **告知**" in block(text, "出发前")


def test_what_was_understood_is_said(huikuan, tmp_path):
    done = huikuan("plan", "--answers", example("k1"), "--today", DAY, "--out", tmp_path)
    assert "“合同额”“156万”按 1,560,000.00 元理解" in done.err
    assert "“已付金额”“1,092,000.00元”按 1,092,000.00 元理解" in done.err
