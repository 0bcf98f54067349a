"""A ledger as it comes by chat on a Monday morning: nobody tidied it. Everything in it is made up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl

HEADING = 4  # the row of its last line, from 1
PLACES = ("清江市", "东陵县", "柳河县", "北山区", "南湖区", "白石县", "望江市", "石桥镇")
BODIES = (
    ("教育局", "机关"), ("卫健局", "机关"), ("人民医院", "医院"), ("第一中学", "学校"), ("大数据中心", "事业"),
    ("职业技术学院", "学校"), ("城投集团有限公司", "国企"),
)  # fmt: skip
PROJECTS = ("视频会议系统", "信息化运维", "机房改造", "实验室设备", "监控平台二期", "办公设备采购")
OWNERS = ("王磊", "李敏", "张 强")
DAY = date(2026, 11, 30)
EACH = 20  # rows of a salesperson


def unprepared(path: Path) -> None:
    """A title, the unit in a corner, a heading of two lines with merged cells, sixty rows of three people with their sums, amounts and days
    as texts, some of which nobody understands, credits, rows without a number, and a line of signatures."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2026年11月"
    sheet.append(["示例科技股份有限公司 2026年11月应收账款明细表"])
    sheet.append(["编制：财务部", *[""] * 10, "单位：万元"])
    sheet.append(
        ["序号", "客户信息", "", "合同情况", "", "", "收款情况", "", "", "时间", "", "业务员", "备注"]
    )
    sheet.append(
        ["", "单位名称", "性质", "合同编号", "项目名称", "合同金额", "已开票", "已收", "尚欠", "开票时间", "应收时间", "", ""]
    )  # fmt: skip
    for span in ("A1:M1", "B3:C3", "D3:F3", "G3:I3", "J3:K3", "A3:A4", "L3:L4", "M3:M4"):
        sheet.merge_cells(span)
    for who, owner in enumerate(OWNERS):
        for n in range(EACH):
            sheet.append(_row(who * EACH + n, n, owner))
        sheet.append(["", "小计", *[""] * 6, 1.0])
        sheet.merge_cells(start_row=sheet.max_row, start_column=2, end_row=sheet.max_row, end_column=4)
    sheet.append(["合计", *[""] * 7, 3.0])
    sheet.append(["制表：李会计", "", "", "审核：", *[""] * 8, "打印日期：2026-11-27"])
    book.create_sheet("说明").append(["本表由财务部按凭证整理，11月底的回款没有录完"])
    book.save(path)


def _row(n: int, of_person: int, owner: str) -> list[object]:
    body, kind = BODIES[n % 7]
    whole = round(3 + (n * 37.31) % 177, 2)
    paid = (0, round(whole * 0.5, 2), round(whole * 0.9, 2))[n % 3]
    left = round(whole - paid, 2)
    due = DAY - timedelta(days=(n * 211) % 1400 - 60)
    row: list[object] = [
        n + 1, PLACES[n % 8] + body, kind, f"HT{due.year}-{n:03}", PROJECTS[n % 6], whole, whole, paid, left, due - timedelta(days=45), due,
        owner, "",
    ]  # fmt: skip
    for column, cell in _mess(of_person, left, due).items():
        row[column] = cell
    return row


def _mess(n: int, left: float, due: date) -> dict[int, object]:
    """What people write over the cells of one row in a few, by column from 0."""
    return {
        3: {8: f"{left}万"},
        4: {8: f"约{left:.0f}"},
        5: {10: "验收后30天"},
        6: {10: f"{due:%Y.%m.%d}"},
        7: {8: f" {left:,.2f} "},
        9: {10: f"{due.year}年{due.month}月"},
        11: {3: ""},
        13: {8: -left, 12: "多收，下次冲"},
        14: {11: ""},
    }.get(n, {})
