"""Whatever a hand does to a plan file, every command that reads one answers: a few here, 12,000 with `-m deep`."""

from __future__ import annotations

from pathlib import Path

from planfuzz import Seen, attack
from properties import SEARCH

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
COUNT = 100


def test_every_command_answers_whatever_was_done_to_the_plan(huikuan, monkeypatch, tmp_path):
    seen = Seen()
    plans = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.plan.yaml"))]
    attack(huikuan, monkeypatch, plans, tmp_path / "计划", range(COUNT * (SEARCH or 1)), seen)
    assert seen.wrong == []
