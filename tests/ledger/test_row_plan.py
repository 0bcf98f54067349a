"""From a row of the ledger to a plan: its facts filled in and marked, only the rest asked; draft plans without a question."""

from __future__ import annotations

import re

import pytest

import huikuan_cli.env as environment
from huikuan_cli.cli.plan import draft_choice
from huikuan_cli.store.yaml.parse import read_tree
from huikuan_cli.wizard.scripted import ScriptedAsker
from ledger.ledgers import plain_book

DAY = ("--today", "2026-11-30")
HEAD = [
    "客户名称",
    "项目名称",
    "合同编号",
    "款项类型",
    "合同金额",
    "未回款",
    "验收日期",
    "到期日",
    "业务员",
    "承诺回款日期",
]
ROWS = [
    ["清江县大数据中心", "智慧平台", "HT-1", "验收款", 1720000, 860000, "2025-07-10", "2025-08-11", "王磊", "2026-10-01"],
    ["清江县大数据中心", "智慧平台", "HT-1", "质保金", 1720000, 86000, "", "2027-07-10", "王磊", ""],
    ["北山区教育局", "录播教室", "HT-2", "尾款", 300000, 120000, "", "2026-05-01", "李婷", ""],
    ["北山区教育局", "机房", "HT-3", "尾款", 300000, 90000, "", "2026-06-01", "李婷", ""],
]  # fmt: skip


@pytest.fixture
def ledger(huikuan, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([HEAD, *ROWS]))
    assert huikuan("ledger", path, *DAY).code == 0
    return path


@pytest.fixture
def person(monkeypatch):
    asker = ScriptedAsker({"哪天去？": "2026-12-03", "见谁？怎么称呼？": "李主任"})
    monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: asker)
    return asker


def answers_in(folder):
    (path,) = folder.glob("*.plan.yaml")
    return {key: value for part in read_tree(path).data["答案"].values() for key, value in part.items()}


@pytest.mark.parametrize("row", ["2", "第2行", "大数据中心"])
def test_what_the_ledger_says_is_filled_in_marked_and_not_asked(huikuan, tmp_path, ledger, person, row):
    done = huikuan("plan", "--row", row, "--out", tmp_path / "计划", *DAY)
    assert done.code == 0, done.err
    found = answers_in(tmp_path / "计划")
    wanted = {
        "客户": "清江县大数据中心", "客户性质": "事业单位", "项目": "智慧平台", "合同编号": "HT-1", "到期应付": "860000.00", "约定付款日": "2025-08-11",
        "验收合格日期": "2025-07-10", "我方责任人": "王磊", "承诺落空": "一次", "称呼": "李主任",
    }  # fmt: skip
    assert wanted.items() <= found.items()
    (other,) = found["款项"]
    assert (other["名称"], other["金额"], other["起算日"]) == ("质保金", "86000.00", "2027-07-10")
    asked = {one.text for one in person.asked}
    assert not asked & {"客户单位的全称？", "对方是哪一类单位？", "这一笔到期该付多少？"}
    marks = {item.name: item.mark for item in person.summary.items()}
    assert marks["客户"] == marks["到期应付"] == "（台账）"
    assert any("台账第 2、3 行" in said for said in person.said)


def test_a_customer_with_several_receivables_is_asked_back_by_their_rows(huikuan, ledger, person, tmp_path):
    done = huikuan("plan", "--row", "北山区教育局", "--out", tmp_path / "计划", *DAY)
    assert done.code == 2
    assert "写行号：4、5" in done.err


def test_a_row_that_is_none_is_said(huikuan, ledger, person):
    for row in ("99", "1", "没有这家"):
        done = huikuan("plan", "--row", row, *DAY)
        assert done.code == 1
        assert "里没有能用的" in done.err


def test_without_a_ledger_it_is_said_what_to_run_first(huikuan, person):
    done = huikuan("plan", "--row", "2", *DAY)
    assert done.code == 2
    assert "先运行 huikuan ledger 台账.xlsx" in done.err


def test_a_row_and_an_answers_file_are_not_both(huikuan):
    assert huikuan("plan", "--row", "2", "--answers", "x.yaml").code == 2


def test_draft_plans_are_written_without_a_question_and_say_what_they_lack(huikuan, tmp_path, ledger):
    done = huikuan("ledger", "--all", "--top", "2", "--out", tmp_path / "计划", *DAY)
    assert done.code == 0, done.err
    assert len(list((tmp_path / "计划").glob("*.plan.yaml"))) == 2
    assert len(list((tmp_path / "计划").glob("*.行动单.html"))) == 2
    assert re.search(r"第 1 名 清江县大数据中心：\S+\.plan\.yaml，还缺：拜访日期、称呼", done.out)


def test_a_receivable_with_a_plan_says_what_the_plan_asks_for_and_gets_no_second_one(huikuan, tmp_path, ledger, monkeypatch):  # fmt: skip
    place = tmp_path / "工作"
    place.mkdir()
    (place / "huikuan.yaml").write_text("版本: 1\n公司: 示例公司\n", encoding="utf-8")
    monkeypatch.chdir(place)
    assert huikuan("ledger", "--all", "--top", "1", *DAY).code == 0
    again = huikuan("ledger", "--all", "--top", "1", *DAY)
    assert again.code == 0, again.err
    assert "下一步：有计划：" in again.out
    assert "第 1 名 清江县大数据中心：已有计划" in again.out
    assert len(list(place.glob("*.plan.yaml"))) == 1


def test_what_a_contract_says_in_another_row_is_taken_from_there(huikuan, tmp_path, person):
    path = tmp_path / "台账.xlsx"
    later = ["北山区教育局", "机房", "HT-3", "二期款", 300000, 90000, "", "2026-06-01", "李婷", ""]
    path.write_bytes(plain_book([HEAD, ["北山区教育局", "机房", "", "一期款", 300000, 120000, "", "2026-05-01", "李婷", ""], later]))  # fmt: skip
    assert huikuan("ledger", path, *DAY).code == 0
    done = huikuan("plan", "--row", "2", "--out", tmp_path / "计划", *DAY)
    assert done.code == 0, done.err
    found = answers_in(tmp_path / "计划")
    assert (found["合同编号"], found["到期应付"], len(found["款项"])) == ("HT-3", "120000.00", 1)


def test_drafts_are_not_written_again_for_rows_that_name_neither_contract_nor_project(huikuan, tmp_path, monkeypatch):  # fmt: skip
    place = tmp_path / "工作"
    place.mkdir()
    (place / "huikuan.yaml").write_text("版本: 1\n公司: 示例公司\n", encoding="utf-8")
    monkeypatch.chdir(place)
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([["客户名称", "未回款", "到期日"], *([name, 90000, "2026-05-01"] for name in ("甲局", "甲局", "乙局"))]))  # fmt: skip
    assert huikuan("ledger", path, "--all", *DAY).code == 0
    assert len(list(place.glob("*.plan.yaml"))) == 2
    again = huikuan("ledger", "--all", *DAY)
    assert again.out.count("已有计划") == 2
    assert len(list(place.glob("*.plan.yaml"))) == 2
    board = huikuan("board", place, *DAY)
    assert "2 张计划，2 笔在办" in board.out


def test_a_receivable_of_more_rows_than_a_plan_has_room_for_is_planned_to_the_cent(huikuan, tmp_path):
    from decimal import Decimal

    path = tmp_path / "台账.xlsx"
    rows = [
        ["甲局", "机房", "HT-1", f"第{n}期", 0, 1000 + n, "", "2026-05-01", "李婷", ""] for n in range(80)
    ]
    path.write_bytes(plain_book([HEAD, *rows]))
    done = huikuan("ledger", path, "--all", "--out", tmp_path / "计划", *DAY)
    assert done.code == 0, done.err
    found = answers_in(tmp_path / "计划")
    sums = [Decimal(one["金额"]) for one in found["款项"]]
    assert len(sums) == 60
    assert sum(sums, Decimal(found["到期应付"])) == sum(row[5] for row in rows)
    assert "另 20 行" in found["款项"][-1]["名称"]


def test_on_ctrl_c_the_drafts_that_were_written_stay_and_the_next_run_goes_on(huikuan, tmp_path, ledger, monkeypatch):  # fmt: skip
    from huikuan_cli.cli import ledger_drafts

    write, place = ledger_drafts._written, tmp_path / "工作"
    place.mkdir()
    (place / "huikuan.yaml").write_text("版本: 1\n公司: 示例公司\n", encoding="utf-8")
    monkeypatch.chdir(place)

    def once(*given):
        if list(place.glob("*.plan.yaml")):
            raise KeyboardInterrupt
        return write(*given)

    monkeypatch.setattr(ledger_drafts, "_written", once)
    stopped = huikuan("ledger", "--all", *DAY)
    assert stopped.code == 130
    assert "草稿计划 1 份写在" in stopped.out
    assert stopped.err.splitlines()[-1].startswith("停下了，还有 2 名没有写")
    assert len(list(place.glob("*.plan.yaml"))) == 1
    monkeypatch.setattr(ledger_drafts, "_written", write)
    again = huikuan("ledger", "--all", *DAY)
    assert again.out.count("已有计划") == 1
    assert len(list(place.glob("*.plan.yaml"))) == 3


def test_drafts_in_a_folder_of_their_own_are_found_there_the_next_time(huikuan, tmp_path, ledger):
    for _ in range(2):
        done = huikuan("ledger", "--all", "--out", tmp_path / "这一周", *DAY)
        assert done.code == 0, done.err
    assert done.out.count("已有计划") == len(list((tmp_path / "这一周").glob("*.plan.yaml"))) == 3
