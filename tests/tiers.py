"""Which tests `scripts/test --quick` leaves out: they start a terminal, a browser or an editor, or check a whole folder of playbooks
again for every edit. CI runs them all; so does `scripts/test`.

A folder, or a module as folder/name, stands here with all that is in it.
"""

from __future__ import annotations

import pytest

LONG = (
    "paper",
    "e2e",
    "editor",
    "oracle",
    *(
        f"cli/test_{name}"
        for name in (
            "playbook_check",
            "lead_guide",
            "uses",
            "publish",
            "customer_kinds",
            "told_where",
            "taken_away",
            "new_excuse",
            "excuse",
            "stopped",
            "twelve_edits",
            "red_lines",
            "told_truly",
            "name_words",
            "plan_fuzz",
            "playbook_workshop",
            "one_loading",
            "several_due",
            "own_type",
            "changed_questions",
            "no_silence",
            "why_gone",
            "order",
            "playbook_bounds",
            "put_off",
            "hand_in_day",
            "used_twice",
        )
    ),
    *(f"store/test_{name}" for name in ("kept", "growth", "hiding", "misplaced", "fuzz")),
    "ledger/test_hostile_files",
    "test_messages",
)


def place_of(item: pytest.Item) -> str:
    """Where a test stands below tests/, as folder/name."""
    return item.path.relative_to(item.config.rootpath / "tests").with_suffix("").as_posix()


def mark_long(items: list[pytest.Item]) -> None:
    """Mark those that take long."""
    for item in items:
        place = place_of(item)
        if any(place == one or place.startswith(f"{one}/") for one in LONG):
            item.add_marker("long")
