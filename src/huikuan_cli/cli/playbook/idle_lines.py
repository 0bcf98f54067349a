"""What a lead wrote that changes nothing: the same as ours, an id and nothing else, another order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.playbook.merging import (
    ASKED,
    BEHIND,
    HIDE,
    YES,
    Place,
    called,
    is_edit,
    merged,
    moves,
    name_key,
)
from huikuan_cli.core.playbook.protected import only_grows
from huikuan_cli.core.playbook.speech_rules import UNCHANGED
from huikuan_cli.store.playbooks import list_lines

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layered_file import LayerPart, Stack

WORDING = "wording.yaml"
FEW = 3  # places that are each told; more of one file are counted
Idle = tuple[Place, str]  # the path in what the lead wrote, and the sentence


def idle_lines(stack: Stack) -> Iterator[tuple[str, int, str]]:
    """File, line and sentence of all that the teams wrote in a file and that is as it was without them."""
    base: Any = {}
    for part in reversed(stack.parts):
        if part in stack.teams():
            yield from _of_part(stack.name, part, base)
        base = merged(base, part.data)


def _of_part(name: str, part: LayerPart, base: Any) -> Iterator[tuple[str, int, str]]:
    same = [one for one in _same(base, part.data) if one not in (("id",), ("版本",))]
    many = len(same) > FEW
    if many:
        place, line = f"{part.tree.file}:{_line(part, same[0])}", _line(part, same[0])
        yield part.tree.file, line, texts.SAME_MANY.format(place=place, count=len(same))
    found = [] if many else [(one, texts.SAME_AS_OURS) for one in same]
    moved = dict(_reordered(base, part.data))
    found += [] if many else [(one, texts.BARE) for one in _bare(base, part.data) if one not in moved]
    found += [(one, texts.ONLY_GROWS) for one in _fewer(base, part.data) if _grows(name, part, one)]
    still = (one for one in list_lines.moved(base, part.data) if not one.is_new())
    found += [(one.path, texts.SAME_AS_OURS) for one in still if len(set(one.neighbours())) == 1]
    fixed = UNCHANGED if name == WORDING else ()
    found += [((key,), texts.OURS_ALONE) for key in fixed if key in part.data]
    for path, sentence in (*found, *moved.items()):
        line = _line(part, path)
        what = called(part.places.place_of(path))
        yield part.tree.file, line, sentence.format(place=f"{part.tree.file}:{line}", what=what)


def _grows(name: str, part: LayerPart, path: Place) -> bool:
    """Whether it is a list from which nothing goes."""
    return only_grows(name, part.places.place_of(path))


def _line(part: LayerPart, path: Place) -> int:
    spot = part.tree.spots.get(path)
    return spot.line if spot else 1


def _common_key(base: Any, over: Any) -> str:
    """The key by which the entries of both lists are named; empty where they are no such lists."""
    if not (isinstance(over, list) and isinstance(base, list)):
        return ""
    key = name_key(over)
    return key if key == name_key(base) else ""


def _same(base: Any, over: Any, path: Place = ()) -> Iterator[Place]:
    """The paths of the values that ours has as well."""
    if isinstance(over, dict) and not is_edit(over):
        for key, value in over.items():
            if isinstance(base, dict) and key in base:
                yield from _same(base[key], value, (*path, key))
    elif key := _common_key(base, over):
        had = {one[key]: one for one in base}
        for number, one in enumerate(over):
            if one[key] in had:
                rest = {k: v for k, v in one.items() if k != key}
                yield from _same(had[one[key]], rest, (*path, number))
    elif path and merged(base, over, str(path[-1])) == base:
        yield path


def _fewer(base: Any, over: Any, path: Place = ()) -> Iterator[Place]:
    """The paths of the lists without names that hold some lines of ours, not all, and none of the team's."""
    if isinstance(over, dict):
        for key, value in over.items():
            yield from _fewer(base.get(key) if isinstance(base, dict) else None, value, (*path, key))
    elif key := _common_key(base, over):
        had = {one[key]: one for one in base}
        for number, one in enumerate(over):
            yield from _fewer(had.get(one[key]), one, (*path, number))
    elif isinstance(base, list) and isinstance(over, list) and over != base and not _new(base, over):
        yield path


def _new(base: list[Any], over: list[Any]) -> bool:
    return any(one not in base for one in over)


def _bare(base: Any, over: Any, path: Place = ()) -> Iterator[Place]:
    """The paths of the entries that hold nothing but their name."""
    if isinstance(over, dict):
        for key, value in over.items():
            yield from _bare(base.get(key) if isinstance(base, dict) else None, value, (*path, key))
    elif key := _common_key(base, over):
        had = {one[key]: one for one in base}
        for number, one in enumerate(over):
            if list(one) == [key] and one[key] in had:
                yield (*path, number)
            else:
                yield from _bare(had.get(one[key]), one, (*path, number))


def _told_order(key: str, list_name: str, one: dict[str, Any], above: dict[str, Any]) -> str:
    """What is said of an entry that stands elsewhere than in ours: how to move it, where it holds nothing else and so was to be moved."""
    if len(one) > 1:
        return texts.REORDERED_BESIDE
    movable = moves(key, list_name) or list_name in ASKED
    return texts.REORDERED.replace("{fix}", texts.REORDER_BY.format(name=above[key]) if movable else "")


def _reordered(base: Any, over: Any, path: Place = ()) -> Iterator[Idle]:
    """The paths of the entries that stand before one that comes earlier in ours: their order is ours all the same."""
    if isinstance(over, dict):
        for key, value in over.items():
            yield from _reordered(base.get(key) if isinstance(base, dict) else None, value, (*path, key))
    elif key := _common_key(base, over):
        places = {one[key]: n for n, one in enumerate(base)}
        had = {one[key]: one for one in base}
        last = -1
        for number, one in enumerate(over):
            stays = one.get(HIDE) == YES or BEHIND in one
            here = last if stays else places.get(one[key], last)
            if here < last:
                yield (*path, number), _told_order(key, str(path[-1]), one, over[number - 1])
            last = max(here, last)
            yield from _reordered(had.get(one[key]), one, (*path, number))
