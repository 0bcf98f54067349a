"""How many examples a property is tried on: the same ones in every run, so that a change is only ever blamed for itself.

`HUIKUAN_SEARCH=30 scripts/test` looks for new ones instead, thirty times as many.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

SEARCH = int(os.environ.get("HUIKUAN_SEARCH", "0"))


def examples(count: int = 100, **more: Any) -> settings:
    """The settings of a property that is tried on so many examples."""
    return settings(
        max_examples=count * (SEARCH or 1), derandomize=not SEARCH, deadline=None, database=None, **more
    )
