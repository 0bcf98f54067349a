"""docs/messages.md: what each number of `huikuan playbook check` means."""

from __future__ import annotations

import re

from huikuan_cli.store.layers import bundled


def paragraphs() -> dict[str, str]:
    """The paragraph of every number: its title, a blank line, and what it says."""
    inside = bundled().parent / "_docs" / "messages.md"
    path = inside if inside.is_file() else bundled().parent / "docs" / "messages.md"
    parts = re.split(r"^### (P\d{3}) ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        code: re.split(r"^## ", text, flags=re.M)[0].strip()
        for code, text in zip(parts[::2], parts[1::2], strict=True)
    }
