"""`huikuan done` and `huikuan move`: by the numbers of the last list, into the log of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, files, foreign_words
from huikuan_cli.core.advice.plan import Todo
from huikuan_cli.store.work import last_list, plan_file
from planfiles import day
from planfiles import plan_file as text_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where plans go when nothing else is said, with one plan: a call, a visit yesterday, a step today."""
    made = tmp_path / "home" / "documents" / "回款教练"
    made.mkdir(parents=True)
    text = text_of(
        "2026-11-22",
        (day("2026-11-23"),),
        customer="甲局",
        todos=(Todo("s1.告知", "告知", "投标负责人", "声明函在哪？", "11月21日周六前", ""),),
    )
    (made / "甲.plan.yaml").write_text(text, encoding="utf-8")
    return made


def page(huikuan) -> list[str]:
    return [row for row in huikuan().out.splitlines() if row[:2].strip().isdigit()]


def log_of(folder: Path) -> list[dict[str, str]]:
    return plan_file.read(folder / "甲.plan.yaml").raw["拜访记录"]


def test_several_things_are_ticked_at_once_each_with_the_note(huikuan, folder):
    assert len(page(huikuan)) == 3
    done = huikuan("done", "1", "3", "2", "--note", "都办了")
    assert done.code == 0, done.err
    assert done.out.count("办完了：甲局，") == 3
    assert "huikuan log 甲局" in done.err, "the visit is to be written down"
    assert page(huikuan) == []
    assert "去见李主任（财务）" in done.out
    assert "问投标负责人：告知" in done.out
    assert [row["记录"] for row in log_of(folder)] == ["办完"] * 3


def test_our_contact_signs_for_it(huikuan, folder):
    (folder / "huikuan.yaml").write_text("版本: 1\n联系人: 小周\n", encoding="utf-8")
    page(huikuan)
    huikuan("done", "2")
    assert log_of(folder)[0]["谁记"] == "小周"


def test_ticking_twice_says_so_and_writes_nothing(huikuan, folder):
    page(huikuan)
    assert huikuan("done", "2").code == 0
    before = files(folder)
    done = huikuan("done", "2")
    assert done.code == 1
    assert "2 号已经办完了：回访" in done.err
    assert files(folder) == before


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("done",), 2, "缺少参数"),
        (("done", "9"), 1, "没有 9 号（只有 1 到 3）"),
        (("done", "甲局"), 2, "“甲局”不是编号"),
        (("done", "0"), 2, "不是编号"),
        (("done", "1", "9"), 1, "没有 9 号"),
        (("move", "1"), 2, "缺少参数"),
        (("move", "1", "昨天"), 2, "看不出是哪天"),
        (("move", "1", "2026-11-01"), 2, "2026-11-01 已经过了"),
        (("move", "1", "改天"), 2, "“改天”看不出是哪天"),
        (("done", "1", "--note", "长" * 5000), 2, "--note：太长了"),
        (("move", "1", "周五", "--why", "长" * 5000), 2, "--why：太长了"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_writes_nothing(huikuan, folder, argv, code, says):
    page(huikuan)
    before = files(folder)
    done = huikuan(*argv)
    assert done.code == code
    assert says in done.err
    assert foreign_words(done.err) == []
    assert files(folder) == before


def test_without_a_list_there_are_no_numbers(huikuan, folder):
    assert "没有 1 号" in huikuan("done", "1").err


def test_a_number_of_a_list_of_plans_is_nothing_to_be_done(huikuan, folder, tmp_path):
    last_list.keep(tmp_path / "home" / "data", [last_list.Listed(str(folder / "甲.plan.yaml"))])
    done = huikuan("done", "1")
    assert done.code == 1
    assert "1 号是一份计划，不是一件要办的事" in done.err


def test_what_is_no_longer_in_the_plan_is_said(huikuan, folder):
    page(huikuan)
    path = folder / "甲.plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  - id: f3", "  - id: f8"), encoding="utf-8")
    done = huikuan("done", "2")
    assert done.code == 1
    assert "2 号这件事已经不在计划里了" in done.err


@pytest.mark.parametrize(
    ("said", "iso"),
    [("周五", "2026-11-27"), ("12-04", "2026-12-04"), ("后天", "2026-11-25"), ("12月4号", "2026-12-04"), ("周一", "2026-11-23"), ("今天", "2026-11-23")],
)  # fmt: skip
def test_the_day_is_one_to_come_however_it_is_said(huikuan, folder, said, iso):
    page(huikuan)
    done = huikuan("move", "1", said)
    assert done.code == 0, done.err
    assert log_of(folder)[0]["改到"] == iso


def test_the_rest_of_the_file_stays_byte_for_byte(huikuan, folder):
    path = folder / "甲.plan.yaml"
    before = path.read_bytes()
    page(huikuan)
    huikuan("done", "2")
    after = path.read_bytes()
    head = before.rstrip().removesuffix(b"[]").rstrip()
    assert after.startswith(head)


def test_a_plan_with_a_mistake_is_named_and_ticked_all_the_same(huikuan, folder):
    path = folder / "甲.plan.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("日期: '2026-11-23'", "日期: 那天"), encoding="utf-8"
    )
    page(huikuan)
    done = huikuan("done", "2")
    assert done.code == 0
    assert "“日期”写着“那天”" in done.err


def test_a_plan_made_by_the_program_goes_through_a_week(huikuan, monkeypatch):
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    for today in ("2026-11-25", "2026-11-27", "2026-12-02", "2026-12-09"):
        monkeypatch.setenv("HUIKUAN_TODAY", today)
        for _ in range(20):
            rows = page(huikuan)
            due = [row for row in rows if "  今天" in row or "过了" in row]
            if not due:
                break
            assert huikuan("done", "1").code == 0
        else:
            raise AssertionError("something stays due for ever")
