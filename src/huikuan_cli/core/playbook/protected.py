"""What of ours a team only adds to: the red lines, the forbidden words, and the sentences that make a letter a claim. Pure.

docs/law.md §9; 诉讼时效规定第8条, 买卖合同解释第18条第3款.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huikuan_cli.core.playbook import RedLines
from huikuan_cli.core.playbook.assistant_rules import AssistantRules
from huikuan_cli.core.playbook.changes import grown
from huikuan_cli.core.playbook.merging import GROWING, Place, merged, name_key
from huikuan_cli.core.playbook.speech_rules import UNCHANGED, Wording

# how the entries are called, and why they stay
PROTECTED: dict[type[Any], tuple[str, str]] = {
    RedLines: ("红线", "自带的红线都要印；可以加自己的"),
    Wording: ("忌用词", "自带的都要查；可以加自己的词"),
    AssistantRules: ("不收的话", "自带的都不收；可以加自己的"),
}
# the keys of a file under which a team's lists without names only come behind ours (core.checking.wording.strictest)
ONLY_GROW: dict[str, tuple[str, ...]] = {
    "wording.yaml": ("忌用词", "函里不写", "对客不写"),
    "assistant.yaml": ("不收", "不说", "作证"),
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


def only_grows(file: str, place: Place) -> bool:
    """Whether a team takes nothing away from the list at a place of a file."""
    return bool(place) and (place[-1] in GROWING or place[0] in ONLY_GROW.get(file, ()))


def in_force_of(file: str, ours: Any, now: Any) -> Any:
    """What holds of a file in which a team wrote `now`: of the lists that only grow, all of ours too; of what no team changes,
    ours."""
    growing = ONLY_GROW.get(file, ())
    fixed = {key: ours[key] for key in UNCHANGED if key in ours}
    return {**now, **{key: grown(ours.get(key), now[key]) for key in growing if key in now}, **fixed}
