"""The plan that a person means, opened: what a hand spoilt in it is said line by line, and the rest of it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.store.plan_file import Stored


def opened(path: Path) -> Stored:
    """Read a plan file, and say what is wrong in it. Raises HuikuanError when nothing can be made of it."""
    from huikuan_cli.core.values import scrub
    from huikuan_cli.store import plan_file

    stored = plan_file.read(path)
    for sentence in plan_file.sentences(stored):
        out.notice(scrub(sentence))
    return stored
