"""Names of plan files, made and taken apart again: 2026-11-24-客户-项目-2.plan.yaml. Light to load."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import NamedTuple

PLAN_SUFFIX = ".plan.yaml"
SHEET, DESK = "行动单", "沟通单"
SHEETS = tuple(
    f".{name}.{format}" for name in (SHEET, DESK) for format in ("md", "html", "pdf", "docx")
)  # what may lie beside a plan and is drawn from it
CALENDAR = ".ics"
MAX_PART, MAX_PROJECT = 24, 20
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
_FORBIDDEN = re.compile(r"[<>:\"/\\|?*'`~!@#$%^&;=+,\[\]{}]+")
_CLAUSES = re.compile(r"[，,。；;！!？?：:\r\n]")
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+?(?:-(\d{1,2}))?)" + re.escape(PLAN_SUFFIX), re.S)


def safe_part(text: str, limit: int = MAX_PART) -> str:
    """Text as part of a file name that Windows, macOS and Linux accept."""
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] not in "CZ")
    kept = _FORBIDDEN.sub("", kept).strip(". -")[:limit].strip(". -")
    return f"_{kept}" if kept.lower() in _RESERVED else kept or "未填"


def stem(visit: date, customer: str, project: str) -> str:
    """The common part of the names of one plan's files: 2026-11-24-客户-项目."""
    return f"{visit.isoformat()}-{safe_part(customer)}-{safe_part(_matter(project), MAX_PROJECT)}"


def _matter(project: str) -> str:
    """What a project is called: of a whole sentence the first clause."""
    return next((part for part in _CLAUSES.split(project) if part.strip()), project)


def beside(plan: Path, suffix: str) -> Path:
    """The file with this suffix (.行动单.md) that belongs to a plan file."""
    name = plan.name.removesuffix(PLAN_SUFFIX) if plan.name.endswith(PLAN_SUFFIX) else plan.stem
    return plan.with_name(name + suffix)


def drawn_beside(plan: Path) -> tuple[str, ...]:
    """The suffixes of the sheets that lie beside a plan file."""
    return tuple(suffix for suffix in (*SHEETS, CALENDAR) if beside(plan, suffix).exists())


class Named(NamedTuple):
    """A plan file's name taken apart: the day of the visit, 客户-项目 with a number behind it, and that number (1 when
    there is none)."""

    file: str
    day: date
    matter: str
    number: int

    def age(self) -> tuple[date, int, str]:
        """By which the later of two plans is known."""
        return self.day, self.number, self.file

    def typable(self) -> bool:
        """Whether the name can be shown and typed: nothing in it is hidden, nothing but a blank has a meaning to a
        shell. No plan is saved under another name."""
        return self.matter.isprintable() and not _FORBIDDEN.search(self.matter)

    def cut(self) -> bool:
        """Whether customer or project may have been cut short, so that the name says too little to tell two apart."""
        return len(self.matter) > MAX_PROJECT


def take_apart(file: str) -> Named | None:
    """The parts of a plan file's name; None when it is not named like one."""
    found = _NAME.fullmatch(file) if file.endswith(PLAN_SUFFIX) else None
    if not found:
        return None
    try:
        return Named(file, date.fromisoformat(found[1]), found[2], int(found[3] or 1))
    except ValueError:  # no such day
        return None


def request_of(plan: Path) -> Path:
    """The page for an assistant that belongs to a plan: it leaves the house, so its name names nobody."""
    return plan.with_name(f"请教-{hashlib.sha256(plan.name.encode()).hexdigest()[:6]}.txt")
