"""A whole case as it is told to an assistant, and its answer as it comes back: every line is taken, and stands on one side of paper.

The case is made up: pumps for a hospital, of which one was exchanged after the acceptance.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLE = Path(__file__).with_name("written")
DAY = "2026-12-03"
NOT_PRINTED = ("想", "算", "存疑")


@pytest.fixture
def plan(huikuan, tmp_path: Path) -> Path:
    done = huikuan("plan", "--answers", SAMPLE / "answers.yaml", "--today", DAY, "--out", tmp_path / "计划")
    assert done.code == 0, done.err
    (found,) = (tmp_path / "计划").glob("*.plan.yaml")
    return found


def front(plan: Path) -> str:
    path = plan.with_name(plan.name.replace(".plan.yaml", ".行动单.md"))
    return path.read_text(encoding="utf-8").replace("\\", "").split("\n---\n")[0]


def test_a_whole_answer_is_taken_and_printed_to_the_last_line(huikuan, plan, monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", DAY)
    told = (SAMPLE / "told.txt").read_text(encoding="utf-8")
    asked = huikuan("assist", plan, "--note", told)
    assert asked.code == 0, asked.err
    (request,) = plan.parent.glob("请教-*.txt")
    text = request.read_text(encoding="utf-8")
    for name in ("澜州", "罗副科长", "罗科长"):
        assert name not in text, name
    taken = huikuan("assist", plan, "--take", SAMPLE / "reply.txt")
    assert taken.code == 0, taken.err
    assert "  × " not in taken.err
    assert "认不出" not in taken.err
    page = front(plan).translate(str.maketrans("‘’", "“”"))
    for line in (SAMPLE / "reply.txt").read_text(encoding="utf-8").splitlines():
        part, _, words = line.partition("：")
        said = words.replace("〔对接人〕", "罗科长").rpartition("｜")[2].rpartition("）")[2].rstrip("。")
        assert part in NOT_PRINTED or said in page, line
    assert "正面没有地方印的" not in page


def test_what_is_taken_out_again_leaves_the_page_of_the_playbook(huikuan, plan, monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", DAY)
    before = front(plan)
    huikuan("assist", plan, "--note", (SAMPLE / "told.txt").read_text(encoding="utf-8"))
    huikuan("assist", plan, "--take", SAMPLE / "reply.txt")
    assert "## 案眼" in front(plan)
    assert huikuan("assist", plan, "--drop", "全部").code == 0
    assert front(plan) == before
