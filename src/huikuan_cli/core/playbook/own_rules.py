"""Which statutory figures a team changed in its rules.yaml, and in what they are used. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from huikuan_cli import texts_rules as texts
from huikuan_cli.core.playbook.rules import OwnRule

DAYS, DAILY, PRIME, MONEY, LIMITS = "日子", "日利率", "LPR", "利息", "期限"
_TERMS = "期限与利率"
_OF_TERMS = {
    "日利率": DAILY,
    "LPR倍数低": PRIME,
    "LPR倍数高": PRIME,
    "LPR倍数平": PRIME,
    "默认天数": DAYS,
    "最长天数": DAYS,
    "时效年数": LIMITS,
    "最长年数": LIMITS,
    "提前警戒月数": LIMITS,
    "旧时效止": LIMITS,
    "旧时效年数": LIMITS,
    "申请执行年数": LIMITS,
}  # every other one is of the interest
_OF_FILE = {"付款方口径": DAYS, "条例版本": DAYS, "LPR": PRIME, "贷款基准利率": PRIME, "工程的说法": MONEY}
MOST_FIGURES = 3  # rows of one table that are named


def own_rules(ours: Any, now: Any) -> tuple[OwnRule, ...]:
    """The figures of a rules.yaml (`now`) that differ from ours and that a date or an amount rests on."""
    from huikuan_cli.core.playbook.changes import changes

    found: dict[OwnRule, None] = {}
    for one in changes(ours, now):
        place = [str(part) for part in one.place]
        if place and place[0] == _TERMS and len(place) > 1:
            text = texts.OWN_CHANGED.format(name=place[1], now=one.after, ours=one.before)
            found[OwnRule(_OF_TERMS.get(place[1], MONEY), text)] = None
        elif place and place[0] in _OF_FILE:
            found[OwnRule(_OF_FILE[place[0]], _named(place, one.before, one.after))] = None
    return tuple(found)


def _named(place: list[str], before: Any, after: Any) -> str:
    """A table or a row of it, with both values where they are short."""
    if all(isinstance(one, str) for one in (before, after)):
        return texts.OWN_CHANGED.format(name="".join(place[:2]), now=after, ours=before)
    if isinstance(before, list) and isinstance(after, list):
        rows = [
            " ".join(map(str, row.values())) for row in after if isinstance(row, dict) and row not in before
        ]
        more = f"等 {len(rows)} 行" if len(rows) > MOST_FIGURES else ""
        return (
            texts.OWN_ROWS.format(name=place[0], rows="、".join(rows[:MOST_FIGURES]) + more)
            if rows
            else place[0]
        )
    return texts.OWN_ROWS.format(name=place[0], rows=place[1]) if len(place) > 1 else place[0]


def told(own: Iterable[OwnRule], *kinds: str) -> tuple[str, ...]:
    """One sentence that names the figures of these kinds (all where none is given); none where a team changed none."""
    named = [one.text for one in own if not kinds or one.kind in kinds]
    return (texts.OWN_RULES.format(names="；".join(named)),) if named else ()
