"""A plan on the screen, and rendered again after a hand edit."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from rich.cells import cell_len

from cli.helpers import DAY, block, changed, files, flat, foreign_words, line_with


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_opening(plan: Path, words: str) -> None:
    text = plan.read_text(encoding="utf-8")
    edited, count = re.subn(r"(y\d+\.开口\.1'?\n    话: ).*", rf"\1{words}", text, count=1)
    assert count == 1
    plan.write_text(edited, encoding="utf-8")


def sheet_of(plan: Path) -> Path:
    return plan.with_name(plan.name.replace(".plan.yaml", ".行动单.md"))


# show


def test_a_plan_that_nobody_changed_leaves_no_copies_when_it_is_drawn_for_another_day(huikuan, planned):
    plan = planned()
    assert huikuan("render", plan, "--today", "2026-11-26").code == 0
    assert huikuan("render", plan, "--today", "2026-11-27").code == 0
    assert [one.name for one in Path(plan).parent.iterdir() if ".bak" in one.name] == []


def test_show_prints_both_sides_of_the_paper(huikuan, planned):
    plan = planned()
    done = huikuan("show", plan)
    assert done.code == 0
    assert done.err == ""
    screen = flat(done.out)
    for piece in (
        "行动单：清江市大数据中心",
        "还欠46万8千元",
        "——背面：今晚照着备——",
        "63,648.00元",
        "13,601.49～15,694.03元",
        "272天",
        "绝对不做",
        "红线",
    ):
        assert piece in screen
    assert "明细：每一条的来历" not in screen
    assert "准备度" not in screen


def test_show_with_detail_prints_the_reason_of_everything_behind_them(huikuan, planned):
    plan = planned()
    short, whole = (huikuan("show", plan, *more).out for more in ((), ("--detail",)))
    head, found, rest = whole.partition("—— 明细：每一条的来历 ——")
    assert found
    *body, blank, footer = short.rstrip().splitlines()
    assert head.rstrip().splitlines() == body[: len(head.rstrip().splitlines())]
    assert (blank, footer) == ("", whole.rstrip().splitlines()[-1])
    assert "红线全文" in rest
    assert re.search(r"y\d+\.应答\.1", rest)


@pytest.mark.parametrize("more", [(), ("--detail",)])
@pytest.mark.parametrize("width", ["40", "24"])
def test_show_cuts_nothing_on_a_narrow_screen(huikuan, planned, monkeypatch, width, more):
    plan = planned()
    wide = flat(huikuan("show", plan, *more).out)
    monkeypatch.setenv("COLUMNS", width)
    assert flat(huikuan("show", plan, *more).out) == wide


def test_show_in_a_pipe_is_eighty_columns_wide_whatever_the_window(huikuan, planned, monkeypatch):
    plan = planned()
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr(os, "get_terminal_size", lambda *handle: os.terminal_size((200, 50)))
    widths = [cell_len(row) for row in huikuan("show", plan).out.splitlines()]
    assert 76 <= max(widths) <= 80


def test_no_line_on_the_screen_starts_with_a_closing_mark(huikuan, planned, monkeypatch):
    plan = planned()
    for width in ("40", "72", "96"):
        monkeypatch.setenv("COLUMNS", width)
        rows = huikuan("show", plan).out.splitlines()
        assert [row for row in rows if row.lstrip().startswith(tuple("，。；：？！、）”’》"))] == []


def test_show_says_the_same_as_the_written_sheet(huikuan, planned):
    plan = planned()
    screen = flat(huikuan("show", plan, "--detail").out)
    for row in sheet_of(plan).read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            assert flat(row[3:]) in screen


def test_show_draws_markup_and_emoji_names_as_text(huikuan, answers, planned, tmp_path):
    path = answers(changed("李主任", '"[red]李[/] :smile: [link=http://x]主任"'))
    out = tmp_path / "out"
    assert huikuan("plan", "--answers", path, "--today", DAY, "--out", out).code == 0
    (plan,) = out.glob("*.plan.yaml")
    assert "[red]李[/]:smile:[link=http://x]主任" in flat(huikuan("show", plan).out)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("拜访:\n  客户: 甲\n", "不是 huikuan 的计划文件"),
        ("只有一句话\n", "不是 huikuan 的计划文件"),
        ("- 甲\n", "不是 huikuan 的计划文件"),
        ("", "是空的"),
        ("版本: 2\n结论: {}\n", "版本是“2”"),
        ("结论: {}\n", "版本"),
    ],
)
@pytest.mark.parametrize("command", ["show", "render"])
def test_a_file_that_is_no_plan_is_one_line(huikuan, answers, command, text, says):
    path = answers(text)
    done = huikuan(command, path)
    assert done.code == 1
    assert done.out == ""
    assert says in done.err
    assert done.err.count("\n") == 1
    assert foreign_words(done.err, str(path)) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("  要的结果:\n", "  结果:\n", "结论:", "“结论/要的结果”没有了"),
        ("    得分: 95", "    得分: 九十五", "得分: 九十五", "得分"),
        ("  红线:\n", "  红线: 没有\n  红线2:\n", "红线: 没有", "红线"),
        ("  开场白:\n", "  开场白：\n", "开场白：", "全角冒号"),
        ("    承诺日:", "   承诺日:", "承诺日:", ""),
    ],
)
@pytest.mark.parametrize("command", ["show", "render"])
def test_a_plan_broken_by_hand_names_the_line_and_the_rest_is_used(
    huikuan, planned, command, old, new, at, says
):
    plan = planned()
    text = plan.read_text(encoding="utf-8")
    text = re.sub(r"    得分: .*", "    得分: 95", text, count=1)
    head, found, rest = text.partition("结论:\n")
    assert old in rest
    plan.write_text(head + found + rest.replace(old, new, 1), encoding="utf-8")
    before = plan.read_bytes()
    done = huikuan(command, plan)
    assert done.code == 0
    broken = plan.read_text(encoding="utf-8")
    line = len(head.splitlines()) + line_with(broken.partition(head)[2], at)
    assert f"{plan}:{line} " in done.err
    assert says in done.err
    assert "别的照用" in done.err
    assert foreign_words(done.err, str(plan)) == []
    assert plan.read_bytes() == before


def test_no_sheet_goes_without_red_lines_even_where_a_hand_took_them_away(huikuan, planned):
    plan = planned()
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub(r"\n  红线:\n(?:  - .*\n(?:    .*\n)*)+", "\n", text), encoding="utf-8")
    done = huikuan("show", plan)
    assert "“结论/红线”没有了" in done.err
    assert "不造假倒签代签" in flat(done.out)


def test_answers_that_are_not_all_read_draw_no_conclusions(huikuan, planned):
    plan = planned()
    edit(plan, "称呼: 李主任", "称呼: *李主任")
    before = files(plan.parent)
    for command in ("render", "ics", "letter", "share"):
        done = huikuan(command, plan)
        assert done.code == 1, command
        assert f"{plan}:{line_with(plan.read_text(encoding='utf-8'), '称呼: ')} " in done.err
        assert files(plan.parent) == before
    assert huikuan("show", plan).code == 0


def test_show_says_when_the_answers_were_edited_and_how_to_recompute(huikuan, planned):
    plan = planned()
    edit(plan, "已付金额: '1092000.00'", "已付金额: '1000000.00'")
    done = huikuan("show", plan)
    assert done.code == 0
    assert "huikuan render" in done.err


# render


def test_render_without_an_edit_changes_nothing(huikuan, planned):
    plan = planned()
    before = files(plan.parent)
    done = huikuan("render", plan)
    assert done.code == 0
    assert str(sheet_of(plan)) in done.out
    assert files(plan.parent) == before


def test_render_prints_a_sentence_edited_in_the_conclusions(huikuan, planned):
    plan = planned()
    edit_opening(plan, "您会被问到的，我列成一张表")
    edited = plan.read_bytes()
    done = huikuan("render", plan)
    assert done.code == 0
    assert "您会被问到的，我列成一张表" in sheet_of(plan).read_text(encoding="utf-8")
    assert plan.read_bytes() == edited


def test_render_keeps_the_sheet_that_it_replaces(huikuan, planned):
    plan = planned()
    old = sheet_of(plan).read_bytes()
    edit_opening(plan, "您会被问到的，我列成一张表")
    huikuan("render", plan)
    assert Path(f"{sheet_of(plan)}.bak").read_bytes() == old


def test_render_draws_new_conclusions_from_edited_answers(huikuan, planned):
    plan = planned()
    edit(plan, "付款天数: '30'", "付款天数: '60'")
    edited = plan.read_bytes()
    done = huikuan("render", plan)
    assert done.code == 0
    assert "重新推算" in done.err
    assert "2026-03-20" in block(sheet_of(plan).read_text(encoding="utf-8"), "日子和利息怎么算的")
    assert Path(f"{plan}.bak").read_bytes() == edited


def test_render_understands_answers_spelt_by_hand(huikuan, planned):
    plan = planned()
    edit(plan, "已付金额: '1092000.00'", "已付金额: 109.2万")
    done = huikuan("render", plan)
    assert done.code == 0, done.err
    assert "已付金额: '1092000.00'" in plan.read_text(encoding="utf-8")


def test_render_keeps_keys_that_it_does_not_know_and_the_visit_log(huikuan, planned):
    plan = planned()
    edit(plan, "付款天数: '30'", "付款天数: '60'")
    text = plan.read_text(encoding="utf-8").replace(
        "拜访记录: []", "拜访记录:\n- 日期: '2026-11-25'\n  听到: 再等等"
    )
    plan.write_text(text + "主管批注: 先别提利息\n", encoding="utf-8")
    assert huikuan("render", plan).code == 0
    data = yaml.safe_load(plan.read_text(encoding="utf-8"))
    assert data["主管批注"] == "先别提利息"
    assert data["拜访记录"] == [{"日期": "2026-11-25", "听到": "再等等"}]
    assert data["答案"]["付款方式和日期"]["付款天数"] == "60"


def test_render_keeps_the_visit_log_when_only_a_sentence_was_edited(huikuan, planned):
    plan = planned()
    text = plan.read_text(encoding="utf-8").replace(
        "拜访记录: []", "拜访记录:\n- 日期: '2026-11-25'\n  听到: 再等等"
    )
    plan.write_text(text, encoding="utf-8")
    assert huikuan("render", plan).code == 0
    assert plan.read_text(encoding="utf-8") == text
    assert huikuan("show", plan).code == 0


def test_render_reports_a_wrong_edited_answer_and_changes_nothing(huikuan, planned):
    plan = planned()
    edit(plan, "签订日期: '2025-06-18'", "签订日期: 2025-02-30")
    before = files(plan.parent)
    done = huikuan("render", plan)
    assert done.code == 1
    line = line_with(plan.read_text(encoding="utf-8"), "2025-02-30")
    assert f"{plan}:{line} " in done.err
    assert "没有“2025-02-30”这一天" in done.err
    assert files(plan.parent) == before


def test_render_of_another_day_counts_anew(huikuan, planned):
    plan = planned()
    assert huikuan("render", plan, "--today", "2026-11-24").code == 0
    assert "273 天" in sheet_of(plan).read_text(encoding="utf-8")


def test_render_keeps_the_day_of_the_plan_when_answers_change(huikuan, planned, monkeypatch):
    plan = planned()
    monkeypatch.setenv("HUIKUAN_TODAY", "2027-01-01")
    edit(plan, "王磊", "王小磊")
    assert huikuan("render", plan).code == 0
    assert "272 天" in sheet_of(plan).read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_render_reads_a_plan_that_notepad_saved_and_keeps_that_very_file(huikuan, planned, encoding):
    plan = planned()
    text = plan.read_text(encoding="utf-8").replace("王磊", "王小磊").replace("\n", "\r\n")
    plan.write_bytes(text.encode(encoding))
    edited = plan.read_bytes()
    done = huikuan("render", plan)
    assert done.code == 0, done.err
    assert Path(f"{plan}.bak").read_bytes() == edited
    assert "王小磊" in sheet_of(plan).read_text(encoding="utf-8")


def test_render_keeps_a_key_of_his_own_below_a_heading_of_ours(huikuan, planned):
    plan = planned()
    edit(plan, "生成:\n", "生成:\n  来源: 周会\n")
    edit(plan, "付款天数: '30'", "付款天数: '60'")
    edit(plan, "结论:\n", "结论:\n  主管看法: 同意\n")
    assert huikuan("render", plan).code == 0
    data = yaml.safe_load(plan.read_text(encoding="utf-8"))
    assert data["生成"]["来源"] == "周会"
    assert data["结论"]["主管看法"] == "同意"
