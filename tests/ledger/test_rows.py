"""The rows of a ledger: what is wrong stands with its cell, all of it at once, and good rows go on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.ledgers import plain_book

HEAD = ["客户名称", "项目名称", "合同编号", "款项类型", "合同金额", "已回款", "未回款", "到期日", "业务员"]
GOOD = ["清江县大数据中心", "平台", "HT-1", "验收款", 500000, 100000, 400000, "2026-01-05", "王磊"]


@pytest.fixture
def worked(read, tmp_path):
    def run(*rows, head=HEAD, **said):
        path = tmp_path / "台账.xlsx"
        path.write_bytes(plain_book([head, *rows]))
        return read(path, **said)

    return run


def row(**changed):
    named = dict(zip(HEAD, GOOD, strict=True)) | {
        "合同编号": f"HT-{len(str(changed))}{hash(str(changed)) % 1000}"
    }
    return list((named | changed).values())


def test_all_that_is_wrong_is_said_at_once_with_its_cell_and_good_rows_are_counted(worked):
    work = worked(
        GOOD,
        row(未回款="见附件"),
        row(到期日="2025.13.1"),
        row(客户名称=""),
        row(合同金额="很多", 已回款=1),
    )
    assert [one.file for one in work.report.problems] == ["应收!G3", "应收!H4", "应收!A5", "应收!E6"]
    assert [one.number for one in work.read.rows] == [2, 4, 6]
    assert work.read.lost == 2


def test_an_amount_that_is_not_understood_is_not_made_up_from_other_columns(worked):
    work = worked(GOOD, row(未回款="见附件", 合同金额=9, 已回款=0))
    assert work.report.totals.whole.left == Decimal("400000.00")


def test_a_day_that_is_not_understood_is_unknown_and_has_a_band_of_its_own(worked):
    work = worked(GOOD, row(到期日="2025.13.1"))
    bands = {one.name: one.left for one in work.report.totals.bands}
    assert bands["算不出到期日"] == Decimal("400000.00")
    assert bands["没到期"] == 0


def test_what_is_open_is_worked_out_where_no_column_says_it(worked):
    head = [one for one in HEAD if one != "未回款"]
    work = worked([one for n, one in enumerate(GOOD) if n != 6], head=head)
    (only,) = work.read.rows
    assert (only.left, only.derived) == (Decimal("400000.00"), True)


@pytest.mark.parametrize("said", ["合计", "小计：", "总计(元)", "王磊 小计", "本页合计"])
def test_rows_of_sums_are_passed_over(worked, said):
    work = worked(GOOD, [said, "", "", "", 1, 1, 1, "", ""])
    assert (len(work.read.rows), work.read.sums) == (1, 1)


def test_a_customer_whose_name_holds_such_a_word_is_no_row_of_sums(worked):
    work = worked(GOOD, row(客户名称="总计算中心"), row(客户名称="小计量院有限公司"))
    assert len(work.read.rows) == 3


def test_a_credit_is_taken_off_the_sums_and_does_not_rank(worked):
    work = worked(GOOD, row(客户名称="甲局", 未回款=-50000))
    assert work.report.totals.whole.left == Decimal("350000.00")
    assert [one.case.customer for one in work.report.ranked] == ["清江县大数据中心"]


def test_rows_of_one_contract_are_one_receivable(worked):
    work = worked(
        row(合同编号="HT-7", 款项类型="验收款", 未回款=300000),
        row(合同编号="HT-7", 款项类型="质保金", 未回款=25000, 到期日="2028-01-05"),
    )
    (only,) = work.report.ranked
    assert only.case.rows == (2, 3)
    assert (only.case.left, only.case.overdue) == (Decimal("325000.00"), Decimal("300000.00"))


def test_a_row_without_a_number_goes_with_its_project_and_one_with_neither_with_its_customer(worked):
    work = worked(
        row(合同编号="HT-7", 款项类型="验收款"),
        row(合同编号="", 款项类型="质保金"),
        row(合同编号="", 项目名称="机房"),
        row(合同编号="", 项目名称=""),
        row(合同编号="", 项目名称=""),
    )
    assert sorted(one.case.rows for one in work.report.ranked) == [(2, 3), (4,), (5, 6)]
    assert {one.case.contract for one in work.report.ranked} == {"HT-7", ""}
    assert work.report.totals.whole.left == Decimal("2000000.00")
    assert sum(work.report.now.left.values()) == Decimal("2000000.00")  # what next month is compared with


def test_the_same_row_twice_is_said_and_both_are_counted(worked):
    work = worked(GOOD, GOOD)
    (only,) = work.report.problems
    assert only.file == "应收!3 行"
    assert "第 2 行" in only.text
    assert work.report.totals.whole.left == Decimal("800000.00")


def test_sums_of_a_row_that_do_not_fit_are_said_and_what_is_open_counts(worked):
    head = ["客户名称", "合同编号", "应收金额", "已回款", "未回款", "到期日"]
    work = worked(["甲局", "HT-1", 100000, 20000, 90000, "2026-01-05"], head=head)
    assert "不等于" in work.report.problems[0].text
    assert work.report.totals.whole.left == Decimal("90000.00")


def test_retention_in_a_row_has_its_own_day_and_is_no_more_than_what_is_open(worked):
    head = ["客户名称", "合同编号", "未回款", "到期日", "质保金", "质保金到期日"]
    work = worked(
        ["甲局", "HT-1", 100000, "2026-01-05", 30000, "2028-01-05"],
        ["乙局", "HT-2", 20000, "2026-01-05", 30000, "2028-01-05"],
        head=head,
    )
    bands = {one.name: one.left for one in work.report.totals.bands if one.left}
    assert bands == {"没到期": Decimal("50000.00"), "181～365 天": Decimal("70000.00")}


def test_a_formula_without_a_value_is_said_and_how_to_get_one(worked):
    work = worked(GOOD, row(未回款="=E3-F3", 合同金额=None, 已回款=None))
    (only,) = work.report.problems
    assert only.file == "应收!3 行"
    assert "打开存一次" in only.text


def test_a_customer_of_merged_cells_is_that_of_every_row_and_another_empty_one_is_said(read, tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for one in (HEAD, row(), row(客户名称=None), row(客户名称=None)):
        sheet.append(one)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "台账.xlsx")
    work = read(tmp_path / "台账.xlsx")
    assert [one.customer for one in work.read.rows] == ["清江县大数据中心"] * 2
    assert [one.file for one in work.report.problems] == ["Sheet!A4"]


def test_text_of_a_cell_gives_the_screen_no_orders(huikuan, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_text("客户名称,未回款,到期日\n\x1b[2J甲局,100000,2026-01-05\n", encoding="utf-8")
    done = huikuan("ledger", path, "--today", "2026-11-30")
    assert done.code == 0, done.err
    assert "\x1b" not in done.out + done.err
    assert "甲局" in done.out


def test_one_name_however_it_is_typed_is_one_line_of_the_sums(worked):
    work = worked(
        row(合同编号="HT-1", 客户名称="甲局（本级）", 业务员="张 强"),
        row(合同编号="HT-2", 客户名称="甲局(本级)", 业务员="张强"),
        row(合同编号="HT-3", 客户名称="乙局", 业务员="王磊 李敏"),
    )
    totals = work.report.totals
    assert {one.name: one.count for one in totals.owners} == {"张强": 2, "王磊 李敏": 1}
    assert {one.name: one.count for one in totals.customers} == {"甲局（本级）": 2, "乙局": 1}
