"""`huikuan clock` for a contract with several payments: further ones by option, by table, by answers file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.helpers import flat

FACTS = (
    "客户性质=机关",
    "签订日期=2024-12-01",
    "起算点=交付",
    "交付日期=2025-01-10",
    "付款天数=30",
    "到期应付=20万",
)
TODAY = "2026-11-28"
TABLE = '名称,金额,应付日\n第一批,"120,000.00",2025-03-01\n第二批,80000,2025/6/1\n'


def rows(huikuan, *argv: object) -> dict[str, tuple[str, int, str]]:
    done = huikuan("clock", *FACTS, *argv, "--today", TODAY, "--json")
    assert done.code == 0, done.out
    found = json.loads(done.out)["payments"]
    assert found["sums"]["left"] == f"{sum(float(one['left']) for one in found['rows']):.2f}"
    return {one["name"]: (one["due"], one["days_late"], one["left"]) for one in found["rows"]}


def test_payments_by_option_stand_in_a_table_with_their_sum(huikuan):
    done = huikuan(
        "clock",
        *FACTS,
        "--payment",
        "质保金 5万 2028-03-01",
        "--payment",
        "二期款 3万 2026-01-12",
        "--today",
        TODAY,
    )
    assert done.code == 0
    for words in (
        "这份合同的各笔款",
        "质保金5万元｜2028年3月1号到期｜还没到期※",
        "二期款3万元｜1月12号到期｜到11月28号过了320天",
        "没付合计280,000.00元，逾期230,000.00元，还没到期50,000.00元",
    ):
        assert words in flat(done.out), words


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_payments_come_from_a_table_of_a_spreadsheet(huikuan, tmp_path: Path, code: str, mark: str):
    text = TABLE if mark == "," else TABLE.replace('"120,000.00"', "120000.00").replace(",", mark)
    (tmp_path / "表.csv").write_bytes(text.encode(code))
    found = rows(huikuan, "--payments", tmp_path / "表.csv")
    assert found["第一批"] == ("2025-03-03", 635, "120000.00")
    assert found["第二批"] == ("2025-06-03", 543, "80000.00")
    assert found["这一笔"][2] == "200000.00"


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\x00\x01\xff", "不是 CSV 文字表"), (b"", "没有一笔款"), ("甲,乙\n".encode(), "没有一笔款")],
)
def test_a_table_without_payments_is_said(huikuan, tmp_path: Path, content: bytes, said: str):
    (tmp_path / "表.csv").write_bytes(content)
    done = huikuan("clock", *FACTS, "--payments", tmp_path / "表.csv", "--today", TODAY)
    assert done.code == 1
    assert said in done.err


def test_a_payment_that_is_not_understood_is_said_with_its_number(huikuan):
    done = huikuan(
        "clock", *FACTS, "--payment", "质保金 5万 2028-03-01", "--payment", "尾款 5万 年底", "--today", TODAY
    )
    assert done.code == 1
    assert "第 2 笔" in done.err
    assert "哪一天没看懂" in done.err


def test_an_answers_file_gives_its_payments_too(huikuan, tmp_path: Path):
    (tmp_path / "a.yaml").write_text(
        "付款方式和日期:\n  起算点: 写明日期\n  约定付款日: 2026-01-05\n  到期应付: 20万\n  款项: |\n    二期款 3万 2026-01-12\n    三期款 4万 2027-01-12\n",
        encoding="utf-8",
    )
    done = huikuan("clock", "--answers", tmp_path / "a.yaml", "--today", TODAY, "--json")
    assert done.code == 0, done.err
    assert [one["name"] for one in json.loads(done.out)["payments"]["rows"]] == ["这一笔", "二期款", "三期款"]


def test_a_payment_of_nothing_is_named_by_the_clock_too_from_lines_and_from_a_table(huikuan, tmp_path: Path):
    table = tmp_path / "款.csv"
    table.write_text("名称,金额,哪天\n质保金,0元,2027-05-10\n", encoding="utf-8")
    for argv in (("--payment", "质保金 0元 2027-05-10"), ("--payments", table)):
        done = huikuan("clock", *FACTS, *argv, "--today", "2026-11-28")
        assert done.code == 1
        assert "“款项”第 1 条写的是 0 元" in done.err
    done = huikuan(
        "clock", "起算点=验收合格", "验收合格日期=2025-07-10", "到期应付=0元", "--today", "2026-11-28"
    )
    assert done.code == 1
    assert "“到期应付”写的是 0 元" in done.err
