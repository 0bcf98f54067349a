"""What is unclear is asked once and remembered; on the command line it is said how to say it."""

from __future__ import annotations

import pytest

import huikuan_cli.env as environment
from huikuan_cli.store.ledger import kept_readings
from huikuan_cli.wizard.scripted import ScriptedAsker
from ledger.ledgers import plain_book

HEAD = ["欠钱的", "还差多少", "哪天该给", "谁管"]
ROWS = [["北山区教育局", 500000, "2026-01-05", "王磊"], ["乙局", 60000, "2026-09-05", "李婷"]]
DAY = ("--today", "2026-11-30")


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "台账.xlsx"
    made.write_bytes(plain_book([["客户类型", "业务员", *HEAD], *(["政府", "王磊", *row] for row in ROWS)]))
    return made


@pytest.fixture
def person(monkeypatch):
    def sit(answers):
        asker = ScriptedAsker(answers)
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr("huikuan_cli.cli.common.asker_of", lambda plain: asker)
        return asker

    return sit


def test_without_a_terminal_each_unclear_column_is_named_with_how_to_say_it(huikuan, path):
    done = huikuan("ledger", path, *DAY)
    assert (done.code, done.out) == (1, "")
    assert "哪一列是客户（欠钱的单位）？" in done.err
    assert "--column 客户=C" in done.err
    assert "--column 未回款=D" in done.err


def test_what_is_said_behind_column_is_used_and_remembered(huikuan, path):
    said = ("--column", "客户=欠钱的", "--column", "未回款=D", "--column", "到期日=E")
    first = huikuan("ledger", path, *DAY, *said)
    assert first.code == 0, first.err
    assert "北山区教育局" in first.out
    again = huikuan("ledger", path, *DAY)
    assert again.code == 0
    assert "客户 ← C 欠钱的" in again.err


def test_a_person_is_asked_only_what_is_unclear_and_not_again_next_month(huikuan, path, person):
    asker = person(
        {"哪一列是客户（欠钱的单位）？": "C", "哪一列是还没收回来的钱？": "D", "哪一列说得出哪天到期？": "E"}
    )
    done = huikuan("ledger", path, *DAY)
    assert done.code == 0, done.err
    assert [one.text for one in asker.asked] == list(asker.answers)
    assert next(option.label for option in asker.asked[0].options) == "C 欠钱的"
    later = person({})
    assert huikuan("ledger", path, "--today", "2026-12-30").code == 0
    assert later.asked == []


def test_the_unit_is_asked_where_the_amounts_are_small_and_nothing_says_it(huikuan, tmp_path, person):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([["客户名称", "未回款", "到期日"], ["甲局", 86.5, "2026-01-05"]]))
    asker = person({"标题没写单位，金额最大的才 86.5：是元，还是万元？": "万元"})
    done = huikuan("ledger", path, *DAY)
    assert [one.text for one in asker.asked] == list(asker.answers)
    assert "865,000.00" in done.out


def test_a_wrong_column_is_said_with_how_to_write_it(huikuan, path):
    for said, word in (("客户=ZZ", "不是这张表的列"), ("客人=C", "看不懂"), ("客户", "看不懂")):
        done = huikuan("ledger", path, *DAY, "--column", said)
        assert done.code == 2, said
        assert word in done.err
    assert huikuan("ledger", path, *DAY, "--unit", "块").code == 2


def test_without_a_file_it_is_the_last_one_and_one_that_is_gone_is_named(huikuan, tmp_path):
    assert huikuan("ledger", *DAY).code == 2
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([["客户名称", "未回款", "到期日"], ["甲局", 86500, "2026-01-05"]]))
    assert huikuan("ledger", path, *DAY).code == 0
    assert "甲局" in huikuan("ledger", *DAY).out
    path.unlink()
    done = huikuan("ledger", *DAY)
    assert done.code == 1
    assert "不在了" in done.err


def test_a_sheet_can_be_named_and_one_that_is_not_there_is_said(huikuan, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([["客户名称", "未回款", "到期日"], ["甲局", 86500, "2026-01-05"]], "十一月"))
    assert huikuan("ledger", path, *DAY, "--sheet", "十一月").code == 0
    done = huikuan("ledger", path, *DAY, "--sheet", "十月")
    assert done.code == 1
    assert "有：十一月" in done.err


def test_what_changed_since_the_last_reading_is_said_and_no_name_is_kept(huikuan, tmp_path):
    path = tmp_path / "台账.xlsx"
    head = ["客户名称", "合同编号", "未回款", "到期日"]
    before = [
        ["甲局", "H1", 100000, "2026-01-05"],
        ["乙局", "H2", 50000, "2026-01-05"],
        ["丙局", "H3", 70000, "2026-01-05"],
    ]
    after = [
        ["甲局", "H1", 60000, "2026-01-05"],
        ["丙局", "H3", 70000, "2026-01-05"],
        ["丁局", "H4", 30000, "2026-01-05"],
    ]
    path.write_bytes(plain_book([head, *before]))
    assert "那次比" not in huikuan("ledger", path, "--today", "2026-10-30").out
    path.write_bytes(plain_book([head, *after]))
    done = huikuan("ledger", path, *DAY)
    said = "".join(done.out.split())
    assert (
        "和2026-10-30那次比：新增1笔30,000.00元，收清或没有了1笔50,000.00元，少了1笔40,000.00元，多了0笔0.00元"
        in said
    )
    kept = "".join(one.read_text("utf-8") for one in (tmp_path / "home" / "data" / "ledger").iterdir())
    assert "甲局" not in kept
    assert "H1" not in kept


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"version": 1}', '{"version": 9, "path": "x"}', "\0"])
def test_a_broken_memory_is_none(tmp_path, broken):
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "abc.json").write_text(broken, encoding="utf-8")
    (tmp_path / "ledger" / "last.json").write_text(broken, encoding="utf-8")
    assert kept_readings.recall(tmp_path, "abc") == kept_readings.KeptReading()
    assert kept_readings.last(tmp_path) == kept_readings.KeptReading()


def test_a_ledger_none_of_whose_headings_are_known_is_read_by_asking(huikuan, tmp_path, person):
    path = tmp_path / "台账.xlsx"
    rows = [[f"示例{n}县教育局", f"项目{n}", 12.5 + n, "2026-01-05", "王磊"] for n in range(8)]
    path.write_bytes(
        plain_book([["2026年欠款"], ["欠钱的", "什么项目", "还差多少", "哪天该给", "谁管"], *rows])
    )
    asker = person(
        {
            "哪一列是客户（欠钱的单位）？": "A",
            "哪一列是还没收回来的钱？": "C",
            "标题没写单位，金额最大的才 19.5：是元，还是万元？": "万元",
            "哪一列说得出哪天到期？": "D",
        }
    )
    done = huikuan("ledger", path, *DAY)
    assert done.code == 0, done.err
    assert [one.text for one in asker.asked] == list(asker.answers)
    assert "1,280,000.00" in done.out


def test_a_customer_that_stands_only_in_the_first_of_its_rows_is_filled_down_when_that_is_said(huikuan, tmp_path):  # fmt: skip
    path = tmp_path / "台账.xlsx"
    rows = [
        ["甲局", "H1", 10000, "2026-01-05"],
        ["", "H2", 20000, "2026-01-05"],
        ["", "H3", 30000, "2026-01-05"],
    ]
    path.write_bytes(
        plain_book([["客户名称", "合同编号", "未回款", "到期日"], *rows, ["合计", "", 60000, ""]])
    )
    done = huikuan("ledger", path, *DAY)
    assert "有 2 行是空的，照上面一行的客户算吗？没有说，那几行没有算进去" in done.err
    assert "10,000.00 元，1 笔" in done.out
    done = huikuan("ledger", path, *DAY, "--column", "空着的客户=照上一行")
    assert "客户空着的几行，照上面一行的客户算" in done.err
    assert "60,000.00 元，3 笔" in done.out


def test_two_ledgers_with_the_same_headings_are_not_compared(huikuan, tmp_path):
    head = ["客户名称", "合同编号", "未回款", "到期日"]
    for day, customer in (("2026-10-30", "甲局"), ("2026-11-30", "乙局")):
        path = tmp_path / f"{customer}.xlsx"
        path.write_bytes(plain_book([head, [customer, "H1", 10000, "2026-01-05"]]))
        done = huikuan("ledger", path, "--today", day)
    assert "那次比" not in done.out
