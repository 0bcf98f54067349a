"""Ledgers as finance systems and people make them, each with what it should be read as. Everything in them is made up."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
import xlwt

CUSTOMERS = (
    "清江县大数据中心", "东河市第一人民医院", "北山区教育局", "南湖街道办事处", "西岭县财政局", "云城职业技术学院",
    "柳河县公安局", "石门区卫生健康委员会", "临水市图书馆", "白塔镇人民政府",
)  # fmt: skip
PROJECTS = ("智慧平台", "影像系统", "录播教室", "视频监控", "弱电改造", "机房运维", "档案数字化")
OWNERS = ("王磊", "李婷", "张强")
DAY0 = date(2024, 1, 15)


class MadeLedger(NamedTuple):
    """How a file is made; the letters that its columns should be read from, by key; what is asked; how many rows, and which column holds
    what is open (or the pair of which it is the difference) in which unit, for a reading of our own."""

    name: str
    make: Callable[[Path], None]
    columns: dict[str, str]
    rows: int
    heading: int  # the row of its last line, from 1
    open: tuple[str, ...]  # one letter, or the letters of whole and received
    unit: int = 1
    asked: tuple[str, ...] = ()


def rows_of(count: int) -> Iterator[tuple[str, str, str, float, float, date, str]]:
    """Customer, project, contract, amount, received, due day, salesperson."""
    for n in range(count):
        whole = 80_000 + 12_345.67 * (n % 17) + n * 100
        got = 0 if n % 3 else round(whole * 0.4, 2)
        due = DAY0 + timedelta(days=41 * n % 1300)
        yield CUSTOMERS[n % 10], PROJECTS[n % 7], f"HT-2024-{n:03}", round(whole, 2), got, due, OWNERS[n % 3]


def yonyou(path: Path) -> None:
    """用友 U8: a title, the account set and the period above the heading, sums of each customer, a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "应收账龄分析"
    sheet.append(["应收账款明细表"])
    sheet.append(
        ["账套：001 示例科技", "", "", "期间：2026.01-2026.11", "", "", "币种：人民币", "", "单位：元"]
    )
    sheet.append(
        [
            "客户编码",
            "客户名称",
            "单据日期",
            "单据号",
            "摘要",
            "合同号",
            "借方金额",
            "贷方金额",
            "余额",
            "到期日",
            "业务员",
        ]
    )
    for n, (customer, project, contract, whole, got, due, owner) in enumerate(rows_of(12)):
        left = round(whole - got, 2)
        sheet.append(
            [
                f"{1001 + n}",
                customer,
                due - timedelta(days=30),
                f"XS{n:05}",
                project,
                contract,
                whole,
                got,
                left,
                due,
                owner,
            ]
        )
        if n % 4 == 3:
            sheet.append(["", "客户小计", None, None, None, None, 1.0, 1.0, 1.0])
    sheet.append(["合计", None, None, None, None, None, 9.0, 9.0, 9.0])
    book.save(path)


def kingdee(path: Path) -> None:
    """金蝶: spaces within the headings, days as text, the same heading once more on the second page."""
    head = [
        "序号",
        "往来单位",
        "合 同 编 号",
        "项目名称",
        "应收金额",
        "收款金额",
        "未核销金额",
        "到期日期",
        "部门",
        "业务员",
    ]
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("应收单列表")
    sheet.write_row(0, 0, head)
    row = 1
    for n, (customer, project, contract, whole, got, due, owner) in enumerate(rows_of(20)):
        if n == 10:
            sheet.write_row(row, 0, head)
            row += 1
        cells = [
            n + 1,
            customer,
            contract,
            project,
            whole,
            got,
            round(whole - got, 2),
            f"{due:%Y/%m/%d}",
            "销售部",
            owner,
        ]
        sheet.write_row(row, 0, cells)
        row += 1
    book.close()


def sap(path: Path) -> None:
    """SAP FBL5N: the customer as a number beside its name, days as 20250710, credits with a minus behind nothing."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        [
            "公司代码",
            "客户",
            "名称 1",
            "分配",
            "凭证编号",
            "凭证类型",
            "凭证日期",
            "净到期日",
            "按本位币计的金额",
            "货币",
            "文本",
        ]
    )
    for n, (customer, project, contract, whole, _, due, _) in enumerate(rows_of(15)):
        amount = -whole if n == 7 else whole
        sheet.append(
            [
                1000,
                f"{100200 + n % 10}",
                customer,
                contract,
                1800000000 + n,
                "RV",
                due - timedelta(days=60),
                due,
                amount,
                "CNY",
                project,
            ]
        )
    book.save(path)


def by_hand(path: Path) -> None:
    """Made by hand: a title, merged customers, amounts as text, days in every way, remarks for days, an empty row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "2026年欠款情况"
    sheet.merge_cells("A1:G1")
    sheet.append(["客户", "项目", "合同号", "欠款", "什么时候该付", "谁负责", "备注"])
    written = ["86万", "￥120,000.00", 54000, "3.5万元", "12,000"]
    days = ["2025.7.10", "2025年8月1日", date(2026, 3, 1), "验收后付", "2026-12-31"]
    for n in range(5):
        sheet.append([CUSTOMERS[n // 2], f"项目{n}", f"S-{n}", written[n], days[n], OWNERS[n % 3], "再催"])
    sheet.merge_cells("A3:A4")
    sheet.append([])
    sheet.append(["制表：小周", None, None, None, None, None, None])
    book.save(path)


def government(path: Path) -> None:
    """Government customers, with what is kept back and until when."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        [
            "序号",
            "单位名称",
            "单位性质",
            "项目名称",
            "合同编号",
            "合同金额（元）",
            "验收日期",
            "累计回款",
            "未回款（元）",
            "质保金（元）",
            "质保金到期日",
            "合同约定付款日",
            "客户经理",
            "联系人",
        ]
    )
    kinds = ("事业单位", "医院", "政府机关")
    for n, (customer, project, contract, whole, got, due, owner) in enumerate(rows_of(18)):
        held = round(whole * 0.05, 2)
        sheet.append(
            [
                n + 1,
                customer,
                kinds[n % 3],
                project,
                contract,
                whole,
                due - timedelta(days=30),
                got,
                round(whole - got, 2),
                held,
                due + timedelta(days=700),
                due,
                owner,
                "李主任",
            ]
        )
    book.save(path)


def two_lines(path: Path) -> None:
    """Two lines of heading with merged cells over groups of columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "应收账款台账"
    sheet.merge_cells("A1:I1")
    for place, text in {
        "A2": "客户名称",
        "B2": "合同",
        "D2": "金额",
        "G2": "日期",
        "I2": "责任人",
        "B3": "编号",
        "C3": "名称",
        "D3": "合同总额",
        "E3": "已收",
        "F3": "未收",
        "G3": "验收",
        "H3": "到期",
    }.items():
        sheet[place] = text
    for span in ("A2:A3", "B2:C2", "D2:F2", "G2:H2", "I2:I3"):
        sheet.merge_cells(span)
    for customer, project, contract, whole, got, due, owner in rows_of(9):
        sheet.append(
            [
                customer,
                contract,
                project,
                whole,
                got,
                round(whole - got, 2),
                due - timedelta(days=30),
                due,
                owner,
            ]
        )
    book.save(path)


def in_ten_thousands(path: Path) -> None:
    """万元, said above the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["应收款统计表"])
    sheet.append(["填报单位：示例科技", None, None, None, None, "金额单位：万元"])
    sheet.append(
        ["业主名称", "工程名称", "合同编号", "合同额", "已到账金额", "应收余额", "应收日期", "负责人"]
    )
    for customer, project, contract, whole, got, due, owner in rows_of(10):
        sheet.append(
            [customer, project, contract, whole / 10_000, got / 10_000, (whole - got) / 10_000, due, owner]
        )
    book.save(path)


def gbk_csv(path: Path) -> None:
    """CSV as a Chinese Excel writes it: GBK, amounts with thousands in quotes."""
    lines = ["客户名称,项目名称,合同编号,应收金额,已收金额,到期日,业务员"]
    for customer, project, contract, whole, got, due, owner in rows_of(14):
        lines.append(
            f'{customer},{project},{contract},"{whole:,.2f}","{got:,.2f}",{due.year}/{due.month}/{due.day},{owner}'
        )
    path.write_bytes("\r\n".join(lines).encode("gbk"))


def eighty_columns(path: Path) -> None:
    """Eighty columns, most of them of no use here."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("导出")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    head = [f"自定义字段{n}" for n in range(80)]
    head[3], head[9], head[20], head[33], head[41], head[57], head[66] = (
        "客户全称",
        "销售合同编号",
        "合同总金额",
        "累计回款金额",
        "未回款金额",
        "应收到期日",
        "销售代表",
    )
    sheet.write_row(0, 0, head)
    for n, (customer, _, contract, whole, got, due, owner) in enumerate(rows_of(25), 1):
        sheet.write_row(n, 0, [f"值{n}"] * 80)
        for column, value in (
            (3, customer),
            (9, contract),
            (20, whole),
            (33, got),
            (41, round(whole - got, 2)),
            (66, owner),
        ):
            sheet.write(n, column, value)
        sheet.write_datetime(n, 57, due, day)
    book.close()


def old_excel(path: Path) -> None:
    """.xls as older systems write it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, text in enumerate(
        ("甲方单位", "项目", "合同编号", "合同金额", "回款金额", "未收款金额", "到期日", "经办人")
    ):
        sheet.write(0, column, text)
    for n, (customer, project, contract, whole, got, due, owner) in enumerate(rows_of(11), 1):
        for column, value in enumerate((customer, project, contract, whole, got, round(whole - got, 2))):
            sheet.write(n, column, value)
        sheet.write(n, 6, due, day)
        sheet.write(n, 7, owner)
    book.save(str(path))


def with_formulas(path: Path) -> None:
    """What is open is a formula, with the value that Excel worked out; and a sheet of notes before the ledger."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("填表说明").write(0, 0, "请按月填写")
    sheet = book.add_worksheet("2026-11")
    day = book.add_format({"num_format": "yyyy/m/d"})
    sheet.write_row(
        0,
        0,
        ["客户名称", "项目名称", "合同编号", "合同金额", "已回款", "未回款", "到期日", "逾期天数", "责任人"],
    )
    for n, (customer, project, contract, whole, got, due, owner) in enumerate(rows_of(16), 1):
        sheet.write_row(n, 0, [customer, project, contract, whole, got])
        sheet.write_formula(n, 5, f"=D{n + 1}-E{n + 1}", None, round(whole - got, 2))
        sheet.write_datetime(n, 6, due, day)
        sheet.write_formula(n, 7, f"=TODAY()-G{n + 1}", None, 99)
        sheet.write(n, 8, owner)
    last = 17
    sheet.write(last, 0, "合计")
    sheet.write_formula(last, 5, "=SUM(F2:F17)", None, 1.0)
    book.close()


LEDGERS = (
    MadeLedger("用友.xlsx", yonyou, {"客户": "B", "项目": "E", "合同编号": "F", "应收金额": "G", "已回款": "H", "未回款": "I", "到期日": "J", "开票日期": "C", "销售": "K"}, 12, 3, ("I",)),
    MadeLedger("金蝶.xlsx", kingdee, {"客户": "B", "合同编号": "C", "项目": "D", "应收金额": "E", "已回款": "F", "未回款": "G", "到期日": "H", "销售": "J"}, 20, 1, ("G",)),
    MadeLedger("SAP.xlsx", sap, {"客户": "C", "合同编号": "D", "开票日期": "G", "到期日": "H", "未回款": "I", "备注": "K"}, 15, 1, ("I",)),
    MadeLedger("手工.xlsx", by_hand, {"客户": "A", "项目": "B", "合同编号": "C", "未回款": "D", "到期日": "E", "备注": "G"}, 5, 2, ("D",), asked=("到期日",)),
    MadeLedger("政府客户.xlsx", government, {"客户": "B", "客户类型": "C", "项目": "D", "合同编号": "E", "合同额": "F", "验收日期": "G", "已回款": "H", "未回款": "I", "质保金": "J", "质保金到期日": "K", "到期日": "L", "销售": "M", "联系人": "N"}, 18, 1, ("I",)),
    MadeLedger("两行标题.xlsx", two_lines, {"客户": "A", "合同编号": "B", "项目": "C", "合同额": "D", "已回款": "E", "未回款": "F", "验收日期": "G", "到期日": "H", "销售": "I"}, 9, 3, ("F",)),
    MadeLedger("万元.xlsx", in_ten_thousands, {"客户": "A", "项目": "B", "合同编号": "C", "合同额": "D", "已回款": "E", "未回款": "F", "到期日": "G", "销售": "H"}, 10, 3, ("F",), unit=10_000),
    MadeLedger("中文.csv", gbk_csv, {"客户": "A", "项目": "B", "合同编号": "C", "应收金额": "D", "已回款": "E", "到期日": "F", "销售": "G"}, 14, 1, ("D", "E")),
    MadeLedger("八十列.xlsx", eighty_columns, {"客户": "D", "合同编号": "J", "合同额": "U", "已回款": "AH", "未回款": "AP", "到期日": "BF", "销售": "BO"}, 25, 1, ("AP",)),
    MadeLedger("老系统.xls", old_excel, {"客户": "A", "项目": "B", "合同编号": "C", "合同额": "D", "已回款": "E", "未回款": "F", "到期日": "G", "销售": "H"}, 11, 1, ("F",)),
    MadeLedger("公式.xlsx", with_formulas, {"客户": "A", "项目": "B", "合同编号": "C", "合同额": "D", "已回款": "E", "未回款": "F", "到期日": "G", "销售": "I"}, 16, 1, ("F",)),
)  # fmt: skip


def plain_book(rows: list[list[Any]], sheet: str = "应收") -> bytes:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def text_book(rows: list[list[Any]]) -> bytes:
    """The same, with every text as it is, also one that looks like a formula."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("应收")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()
