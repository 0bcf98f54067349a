"""Plain helpers of the command-line tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOOD = Path(__file__).with_name("good.yaml")
DAY = "2026-11-23"
# English that a Chinese salesperson expects: what he types, and names of formats and keys.
OURS = {
    "letter",
    "ledger",
    "excel",
    "xlsx",
    "sheet",
    "column",
    "unit",
    "html",
    "docx",
    "ctrl",
    "huikuan",
    "playbook",
    "github",
    "check",
    "docs",
    "messages",
    "explain",
    "list",
    "where",
    "diff",
    "coverage",
    "verify",
    "schema",
    "types",
    "questions",
    "code",
    "vscode",
    "settings",
    "yaml",
    "plan",
    "publish",
    "template",
    "answers",
    "json",
    "init",
    "render",
    "show",
    "help",
    "null",
    "ansi",
    "assess",
    "assist",
    "assistant",
    "board",
    "cases",
    "clock",
    "close",
    "done",
    "drafts",
    "excuse",
    "move",
    "quiz",
    "share",
    "type",
}


def example(start: str) -> Path:
    """The examples file whose name starts like this: k1, k2, k4."""
    return next(EXAMPLES.glob(f"{start}-*.yaml"))


def changed(old: str, new: str) -> str:
    """The text of good.yaml with one piece replaced."""
    text = GOOD.read_text(encoding="utf-8")
    assert old in text, old
    return text.replace(old, new, 1)


def line_with(text: str, piece: str) -> int:
    """The number of the first line that holds `piece`."""
    return next(n for n, row in enumerate(text.splitlines(), 1) if piece in row)


def foreign_words(text: str, *known: str) -> list[str]:
    """English words that no sentence of ours should hold: what a library said. `known` are the test's own names."""
    for name in known:
        text = text.replace(name, "")
    text = re.sub(r"--?[a-z][a-z-]*", "", text)
    return [w for w in re.findall(r"[A-Za-z]{4,}", text) if w.lower() not in OURS]


def english_in(checked: str) -> list[str]:
    """English in what `playbook check` said, but for names of files and for what the lead himself wrote."""
    sentences = re.findall(r"(?ms)^  (?:错|提醒) P\d{3} (.*?)(?=^ +\d+ \||^\S|\Z)", checked)
    ours = (re.sub(r"“[^”]*”|[\w/]+\.ya?ml|\n +", "", one) for one in sentences)
    return [word for one in ours for word in foreign_words(one, "playbooks", "list")]


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, hidden ones too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def flat(text: str) -> str:
    """Text without line breaks and blanks, for what the screen has wrapped."""
    return re.sub(r"\s+", "", text)


def fill(text: str, keys: Iterable[str], value: str) -> str:
    """A template with `value` written behind these keys."""
    for key in keys:
        text, count = re.subn(rf"^  {re.escape(key)}:$", f"  {key}: {value}", text, flags=re.M)
        assert count == 1, key
    return text


def first_page(sheet: str) -> str:
    """The sheet down to the rule that ends page one."""
    head, rule, _ = sheet.partition("\n---\n")
    assert rule
    return head


def block(sheet: str, title: str) -> str:
    """The rows below the heading that starts with `title`."""
    found = re.search(rf"^## {re.escape(title)}.*\n((?:(?!## |---).*\n?)*)", sheet, flags=re.M)
    assert found, f"{title} is not on the sheet"
    return found[1]


def no_control(text: str) -> None:
    """No escape sequence, control or direction character in what was printed."""
    bad = [c for c in text if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) <= 0x9F or c == "\u202e"]
    assert bad == []
