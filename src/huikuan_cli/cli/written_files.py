"""What is said of the files that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts

if TYPE_CHECKING:
    from huikuan_cli.store.work.plans import WrittenPlan


def lines_of(written: WrittenPlan, *, folded: bool) -> list[str]:
    """A line for each file with its path, for programs to read; `folded` for a person: their folder once, then their names."""
    files = [(texts.SAVED_PLAN, written.plan), *((texts.saved(one.name), one) for one in written.sheets)]
    if not folded or any(file.parent != written.plan.parent for _, file in files):
        return [said.format(path=file) for said, file in files]
    return [
        texts.SAVED_IN.format(folder=written.plan.parent),
        *(f"  {said.format(path=file.name)}" for said, file in files),
    ]
