"""docs/messages.md: what each number of `huikuan playbook check` means."""

from __future__ import annotations

import re

from huikuan_cli.store.playbooks.layers import bundled


def paragraphs() -> dict[str, str]:
    """The paragraph of every number: its title, a blank line, and what it says."""
    inside = bundled().parent / "_docs" / "messages.md"
    path = inside if inside.is_file() else bundled().parent / "docs" / "messages.md"
    found = {}
    for part in re.split(r"^##+ ", path.read_text(encoding="utf-8"), flags=re.M):
        match = re.match(r"P(\d{3})(?:–P(\d{3}))? ", part)
        if match:
            for number in range(int(match[1]), int(match[2] or match[1]) + 1):
                found["P" + str(number)] = part[match.end() :].strip()
    return found
