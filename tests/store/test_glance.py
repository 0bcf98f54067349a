"""A glance at a plan file says what a full reading says."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from huikuan_cli.core.due import Step
from huikuan_cli.store import glance
from planfiles import day, plan_file
from properties import examples

GOLDEN = sorted((Path(__file__).resolve().parents[1] / "golden").glob("*.plan.yaml"))
HIDDEN = {"Cc", "Cf", "Co", "Cs"}
STEPS = (day("2026-11-26", "回访"), day("2026-11-30", "提醒", ""))
PLAN = plan_file("2026-11-25", STEPS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "甲.plan.yaml"


def test_a_glance_finds_customer_visit_and_steps(file):
    file.write_text(PLAN, encoding="utf-8")
    found = glance.quickly(file)
    assert found is not None
    assert (found.customer, found.project, found.visit) == ("某市数据局", "数据平台", "2026-11-25（周三）")
    assert (found.person, found.want) == ("李主任（财务）", "拿到单号")
    assert found.steps == (
        Step("2026-11-26", "11月26日周四", "下午", "回访"),
        Step("2026-11-30", "11月30日周一", "", "提醒"),
    )


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.name)
def test_the_plans_that_we_write_are_read_at_a_glance_as_in_full(path):
    assert glance.quickly(path) == glance.in_full(path) is not None


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
@example("#甲", "- 乙")
@example("\x1b[31m红", "\u202e反")
@example("'甲'", '"乙"')
@example("结论:", "\n结论:\n  拜访:\n")
def test_any_customer_and_step_is_read_at_a_glance_as_in_full_or_not_at_all(file, customer, action):
    file.write_text(
        plan_file("2026-11-25", (day("2026-11-26", action),), customer=customer),
        encoding="utf-8",
        errors="replace",
    )
    full = glance.in_full(file)
    assert glance.glance(file) == full
    if full:
        shown = [full.customer, full.project, full.want, *(one.action for one in full.steps)]
        assert [text for text in shown if HIDDEN & {category(char) for char in text}] == []


EDITS = {
    "spoken day": ("哪天: 11月26日周四", "哪天: 11月27日周五"),
    "note": ("时点: 下午", "时点: 下午   # 说好的"),
    "comment line": ("    时点: 下午", "# 说好的\n    时点: 下午"),
    "quotes": ("做什么: 回访", '做什么: "回访：单号"'),
    "two lines": ("做什么: 回访", "做什么: 回访\n      和单号"),
    "next line": ("做什么: 回访", "做什么:\n      回访"),
    "block": ("做什么: 回访", "做什么: |\n      回访\n      单号"),
    "flow": ("  - id: f3\n    哪天: 11月30日周一", "  - {id: f9, 哪天: 12月1日, 时点: '', 做什么: 回访}\n  - id: f3\n    哪天: 11月30日周一"),
    "deeper": ("    见谁:", "    备注:\n      - 甲\n    见谁:"),
    "windows": ("\n", "\r\n"),
    "older": ("    日期: '2026-11-26'\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_a_plan_changed_by_hand_is_read_as_in_full(file, name):
    old, new = EDITS[name]
    assert old in PLAN
    file.write_bytes(PLAN.replace(old, new).encode("utf-8"))
    full = glance.in_full(file)
    assert full is not None
    assert glance.glance(file) == full
    assert glance.quickly(file) in (None, full)


@pytest.mark.parametrize("name", ["spoken day", "note", "comment line", "windows", "older"])
def test_a_small_change_by_hand_is_still_read_at_a_glance(file, name):
    file.write_bytes(PLAN.replace(*EDITS[name]).encode("utf-8"))
    assert glance.quickly(file) is not None


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_plan_saved_in_another_encoding_is_read(file, encoding):
    file.write_bytes(PLAN.encode(encoding))
    found = glance.glance(file)
    assert found is not None
    assert found.customer == "某市数据局"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 100,
        "版本: 1\n结论: 没有".encode(),
        PLAN.replace("\n版本: 1\n", "\n版本: 2\n").encode(),
        PLAN.encode() + b"#" * 200_000,
    ],
    ids=["empty", "zeros", "no plan", "newer version", "huge"],
)
def test_what_is_no_plan_or_broken_is_nothing(file, raw):
    file.write_bytes(raw)
    assert glance.glance(file) is None


@pytest.mark.parametrize(
    "raw",
    [PLAN.encode()[: len(PLAN.encode()) // 2], PLAN.replace("    哪天:", "  哪天:").encode()],
    ids=["half", "indent"],
)
def test_of_a_broken_plan_what_can_be_read_is_found(file, raw):
    file.write_bytes(raw)
    found = glance.glance(file)
    assert found is not None
    assert found.customer == "某市数据局"
    assert found.visit == "2026-11-25（周三）"


def test_what_is_no_file_is_nothing(tmp_path):
    (tmp_path / "环").symlink_to(tmp_path / "环")
    (tmp_path / "无处").symlink_to(tmp_path / "没有")
    for path in (tmp_path, tmp_path / "环", tmp_path / "无处", tmp_path / "没有"):
        assert glance.glance(path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_nothing_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "管道")
    assert glance.glance(tmp_path / "管道") is None


def test_a_plan_that_may_not_be_read_is_nothing(file, monkeypatch):
    file.write_text(PLAN, encoding="utf-8")

    def refuse(self: Path, *args: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    assert glance.glance(file) is None
