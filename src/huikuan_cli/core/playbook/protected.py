"""What of ours a team only adds to: the red lines, the forbidden words, and the sentences that make a letter a claim. Pure.

docs/law.md §9; 诉讼时效规定第8条, 买卖合同解释第18条第3款.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huikuan_cli.core.playbook import RedLines
from huikuan_cli.core.playbook.merging import Place, merged, name_key
from huikuan_cli.core.playbook.speech_rules import Wording

# how the entries are called, and why they stay
PROTECTED: dict[type[Any], tuple[str, str]] = {
    RedLines: ("红线", "自带的红线都要印；可以加自己的"),
    Wording: ("忌用词", "自带的都要查；可以加自己的词"),
}
# the entries of a file that a team neither changes nor hides; None: all of ours
FIXED: dict[str, tuple[str, ...] | None] = {
    "redlines.yaml": None,
    "letters/l1.yaml": ("b4", "b5"),
    "letters/l2.yaml": ("d9", "d91"),
    "letters/l3.yaml": ("f5",),
    "letters/l4.yaml": ("g7",),
    "letters/l5.yaml": ("h6",),
    "letters/l6.yaml": ("k5",),
    "letters/l7.yaml": ("q6",),
    "letters/l8.yaml": ("y1", "y7"),
    "letters/l9.yaml": ("z7",),
}


def changed_fixed(file: str, ours: Any, team: Any) -> Iterator[Place]:
    """The places of the fixed entries of a file that a team's data says otherwise, or hides."""
    if file not in FIXED or not isinstance(ours, dict) or not isinstance(team, dict):
        return
    for key, items in ours.items():
        own = team.get(key)
        if isinstance(items, list) and isinstance(own, list) and (name := name_key(items)):
            had = {one[name]: one for one in items if _is_fixed(file, one[name])}
            for one in own:
                id = one.get(name) if isinstance(one, dict) else None
                if isinstance(id, str) and id in had and merged(had[id], one) != had[id]:
                    yield (key, id)


def _is_fixed(file: str, id: str) -> bool:
    ids = FIXED[file]
    return ids is None or id in ids
