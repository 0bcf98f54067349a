"""The mornings after a visit, in a real pseudo-terminal: what is listed fits 24 rows, is ticked by number, and goes on by name."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import Terminal, planned


def said(home: Path, *argv: str, day: str) -> str:
    """What stands on the screen, and what scrolled off it, when the command has ended well."""
    person = Terminal(home, *argv, HUIKUAN_TODAY=day)
    code = person.end()
    assert code == 0, person.text()
    return person.text()


def numbered(screen: str) -> list[str]:
    return [row for row in screen.splitlines() if re.match(r"[ \d]\d  ", row)]


def test_from_the_visit_to_the_word_that_was_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    plan = planned(home)
    kept = home / "documents" / "回款教练" / "小周"
    kept.mkdir(parents=True)
    shutil.move(str(plan), str(kept / "那份.yaml"))
    morning = said(home, day="2026-11-25")
    assert "今天要办" in morning
    assert len([row for row in morning.rstrip().splitlines() if row]) <= 23, "nothing scrolls off"
    (visit,) = [row for row in numbered(morning) if "去见" in row]
    number = visit.split()[0]
    said(home, "log", number, "--text", "王科长说周五前让财务把单子录进去", "--json", day="2026-11-25")
    later = said(home, day="2026-11-30")
    first = numbered(later)[0]
    assert "王科长答应的单号，落空了" in first
    assert "去见" not in later, "the visit was written down"
    assert "办完了" in said(home, "done", "1", "--note", "单号 2026-118", day="2026-11-30")
    assert "答应的单号" not in said(home, day="2026-12-01")
    moved = said(home, "move", "1", "周五", day="2026-12-01")
    assert "改到 12月4日周五" in moved
    person = Terminal(home, "plan", "--from", "1", HUIKUAN_TODAY="2026-12-01")
    assert "兑现" in person.see("哪天去？")
    person.press("\x03")
    assert person.end() == 130
