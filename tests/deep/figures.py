"""The figures of an attack, printed for whoever runs it with -s, and kept for docs/reliability.md."""

from __future__ import annotations

import sys


def show(name: str, **figures: object) -> None:
    """One line of figures, past whatever pytest catches."""
    line = "，".join(f"{key} {value}" for key, value in figures.items())
    sys.__stderr__.write(f"\n[{name}] {line}\n") if sys.__stderr__ else None
