"""Whatever a hand does to a plan file: every command that reads one answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from deep.figures import show
from planfuzz import Seen, attack

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
COUNT, GROUPS = 12_000, 8
SLOWEST = 5.0  # seconds of the processor; far above what it takes


@pytest.mark.deep
@pytest.mark.parametrize("group", range(GROUPS))
def test_every_command_answers_whatever_was_done_to_the_plan(huikuan, monkeypatch, tmp_path, group):
    seen = Seen()
    each = COUNT // GROUPS
    plans = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.plan.yaml"))]
    attack(huikuan, monkeypatch, plans, tmp_path / "计划", range(group * each, group * each + each), seen)
    show(
        "plan files",
        group=group,
        files=each,
        codes=sorted(seen.codes.items()),
        slowest=f"{seen.slowest[0]:.2f}s",
    )
    assert seen.wrong == []
    assert seen.slowest[0] < SLOWEST, seen.slowest
