"""The last day to hand in papers for a window that a team added, on the page of bare `huikuan`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD
from huikuan_cli.store.work import plans

WINDOW = """版本: 2
窗口:
  - id: v7
    停用: 是
  - id: v8
    停用: 是
  - id: k20
    名称: 本市年底停收
    从: "11-01"
    到: "12-15"
    提前工作日: 4
    财政在做: 十二月中停收
    对我们: 今年最后一次
    我们做: 停收前把材料交到财务
    待核: 先问财务
"""
HANDED_IN = "2026-12-09"  # four working days before the end


@pytest.mark.parametrize(
    ("firm", "first"), [("", True), ("    误不得: 是\n", True), ("    误不得: 否\n", False)]
)
def test_it_goes_first_unless_the_team_says_that_it_may_wait(
    huikuan, monkeypatch, tmp_path: Path, firm, first
):
    team = tmp_path / "打法"
    team.mkdir()
    (team / "calendar.yaml").write_text(WINDOW + firm, encoding="utf-8")
    assert huikuan("playbook", "check", team).code == 0
    folder = tmp_path / "home" / "documents" / "回款教练"
    made = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", folder, "--playbooks", team)
    assert made.code == 0, made.err
    (plan,) = folder.glob("*.plan.yaml")
    assert ("k20", HANDED_IN) in [(one.id, one.iso) for one in plans.read(plan).record.plan.days]
    said = "王科长说12月9号让财务把单子录进去"
    assert huikuan("log", plan, "--text", said, "--today", "2026-11-25", "--json").code == 0
    monkeypatch.setenv("HUIKUAN_TODAY", HANDED_IN)
    rows = [row for row in huikuan().out.splitlines() if "最晚这天交到财务" in row or "答应的单号" in row]
    assert ["交到财务" in row for row in rows] == ([True, False] if first else [False, True])
