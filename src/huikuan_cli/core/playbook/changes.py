"""What a team changed against our playbook, by entry and field. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from huikuan_cli.core.playbook.merging import Place, name_key

Kind = Literal["改", "加", "停用", "替下", "移"]


class Change(NamedTuple):
    """One change: an entry or a field that was changed, added, hidden, that has the id of quite another one of ours (替下), or stands elsewhere (移: behind which); what
    stood there before, and what stands now."""

    kind: Kind
    place: Place
    before: Any = None
    after: Any = None


def changes(before: Any, after: Any, place: Place = ()) -> Iterator[Change]:
    """Every change that leads from one playbook file to the other, in the order of the file."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _in_mapping(before, after, place)
    elif isinstance(before, list) and isinstance(after, list) and _same_names(before, after):
        key = name_key(before) or name_key(after)
        ours, now = ({one[key]: one for one in rows} for rows in (before, after))
        for name, one in ours.items():
            if name in now:
                yield from changes(one, now[name], (*place, name))
            else:
                yield Change("停用", (*place, name), one)
        for name, one in now.items():
            if name not in ours:
                yield Change("加", (*place, name), None, one)
    elif before != after:
        yield Change("改", place, before, after)


def _same_names(before: list[Any], after: list[Any]) -> bool:
    key = name_key(before)
    return bool(key) and (not after or name_key(after) == key)


def _in_mapping(before: dict[str, Any], after: dict[str, Any], place: Place) -> Iterator[Change]:
    for key, value in after.items():
        if key in before:
            yield from changes(before[key], value, (*place, key))
        else:
            yield Change("加", (*place, key), None, value)


def grown(before: Any, after: Any) -> Any:
    """What holds of a file whose lists without names a team only adds to."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {key: grown(before.get(key), value) for key, value in after.items()}
    if not isinstance(before, list) or not isinstance(after, list):
        return after
    if key := name_key(before):
        had = {one[key]: one for one in before}
        return [grown(had.get(one[key]), one) for one in after]
    return [*before, *(one for one in after if one not in before)]


def gathered(found: list[Change], replaced: Mapping[Place, tuple[Any, Any]]) -> list[Change]:
    """The changes, with one for each entry that a team's takes the place of in the stead of those of its fields. `replaced`: by place, the
    entry of ours and the team's."""
    told: list[Change] = []
    for one in found:
        at = next((place for place in replaced if one.place[: len(place)] == place), None)
        change = one if at is None else Change("替下", at, *replaced[at])
        if change not in told[-1:]:
            told.append(change)
    return told


def counted(found: list[Change]) -> str:
    """How many of each kind: 改 2 处、加 1 条、停用 1 条."""
    units = {"改": "处", "加": "条", "停用": "条", "替下": "条", "移": "条"}
    numbers = {kind: sum(one.kind == kind for one in found) for kind in units}
    return "、".join(f"{kind} {numbers[kind]} {unit}" for kind, unit in units.items() if numbers[kind])
