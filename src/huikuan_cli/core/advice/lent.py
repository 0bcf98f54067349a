"""What an assistant from outside wrote for one plan, as it stands in the plan file: lines that passed the gate (core.assistant).

Design §15: a guest, whose every line can be contested and taken out again.
"""

from __future__ import annotations

from msgspec import Struct

MARK = "助"  # ids of its lines begin with it, and so it is marked on the sheet


class LentLine(
    Struct,
    frozen=True,
    rename={"part": "哪一块", "text": "话", "says": "他说", "day": "日期", "at": "时点"},
):
    """One line. `part`: a name of PARTS in core.playbook.assistant_rules; `says`: what he says, of an answer, or what happens, of a branch; `day` (2026-12-01) and `at`: when, of a
    step and of the goal."""

    id: str
    part: str
    text: str
    says: str = ""
    day: str = ""
    at: str = ""


class Branch(Struct, frozen=True, rename={"when": "遇到", "then": "就"}):
    """What I do where the visit goes another way: he is not there, the paper says something else."""

    id: str
    when: str
    then: str


class Lent(Struct, frozen=True, rename={"note": "补充", "hidden": "隐去", "lines": "句子", "tokens": "代号"}):
    """All of them, what the salesperson told the assistant in his own words, further names that it is not told, and what the tokens of
    the last request stand for: its answer is read by them, whatever was added since."""

    note: str = ""
    hidden: tuple[str, ...] = ()
    lines: tuple[LentLine, ...] = ()
    tokens: dict[str, str] = {}


NOTHING_LENT = Lent()


def is_lent(id: str) -> bool:
    """Whether a line of a plan came from an assistant."""
    return id.startswith(MARK)
