"""Files of version 1, of which one stood for the whole of ours, and what they are now. Pure."""

from __future__ import annotations

from typing import Any

from huikuan_cli.core.checking.shape import shape_problems
from huikuan_cli.core.playbook.merging import hides, hiding_the_rest
from huikuan_cli.core.playbook.protected import PROTECTED

MISSING_CODE = "P202"


def stands_alone(data: Any, kind: type[Any]) -> bool:
    """Whether a file holds everything that one must have by itself, so that it can have stood for the whole of ours: no
    name is missing in it, and nothing is hidden. Where a team only adds to ours, no file does."""
    if kind in PROTECTED or next(hides(data), None) is not None:
        return False
    return not any(one.code == MISSING_CODE for one in shape_problems(data, kind))


def as_changes(data: Any, kind: type[Any], base: Any) -> Any:
    """The data of a file of version 1 as changes to ours: what it left out is hidden where it stood for the whole."""
    return hiding_the_rest(base, data) if stands_alone(data, kind) else data
