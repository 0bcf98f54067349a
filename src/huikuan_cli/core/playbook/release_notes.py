"""What changed from one version of a team's playbook to the next, in counts by the kind of entry: 加 1 条借口、改 2 句开场白. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from msgspec import Struct, structs

from huikuan_cli.core.playbook.changes import Change, changes
from huikuan_cli.core.playbook.merging import Place, name_key

Titles = Mapping[str, str]  # how a kind of content is called (一条借口), by the name of its struct
VERBS = {"加": "加", "改": "改", "替下": "改", "移": "挪", "停用": "去掉"}
NUMBER = "#"  # stands for how many in a phrase
ONE = re.compile(r"^一|(?<=的)一")  # 一条借口, 付款链的一站


class _Kind(NamedTuple):
    """How entries of a kind are counted (# 条借口), and how much of a place names the entry."""

    phrase: str
    depth: int


def differences(before: Any, after: Any) -> list[Change]:
    """Every change from one state of a file to the next; None: there is no such file. Other than against our own file, a key
    may go as well, and entries that stay may change their order."""
    if before is None or after is None:
        if before is after:
            return []
        return [Change("加" if before is None else "停用", (), before, after)]
    found = list(changes(before, after))
    told = {one.place for one in found}
    back = (one for one in changes(after, before) if one.kind == "加" and one.place not in told)
    return [*found, *(Change("停用", one.place, one.after) for one in back), *_moved(before, after)]


def _moved(before: Any, after: Any, place: Place = ()) -> Iterator[Change]:
    """The entries with names that stand elsewhere among those that stayed."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before:
            if key in after:
                yield from _moved(before[key], after[key], (*place, key))
    elif isinstance(before, list) and isinstance(after, list):
        key = name_key(before)
        if key and key == name_key(after):
            had, now = ({one[key]: one for one in rows} for rows in (before, after))
            old, new = [one for one in had if one in now], [one for one in now if one in had]
            blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
            kept = {name for block in blocks for name in new[block.b : block.b + block.size]}
            yield from (Change("移", (*place, name)) for name in new if name not in kept)
            for name in new:
                yield from _moved(had[name], now[name], (*place, name))


def tally(files: Iterable[tuple[str, type[Any], list[Change], str]], titles: Titles) -> list[str]:
    """How many of each kind were added, changed, moved or taken away: a phrase for each. `files`: name, kind, changes, and for which kind of
    customer alone they hold (empty: for all)."""
    found: Counter[tuple[str, str]] = Counter()
    seen = set()
    for file, kind, ones, whose in files:
        for one in ones:
            for verb, phrase, entry, count in _counts(kind, one, titles):
                if entry is None or (file, verb, entry) not in seen:
                    seen.add((file, verb, entry))
                    found[verb, _for(whose, phrase, whole=not one.place)] += count
    order = list(dict.fromkeys(VERBS.values()))
    return [said(*key, found[key]) for key in sorted(found, key=lambda key: order.index(key[0]))]


def _for(whose: str, phrase: str, *, whole: bool) -> str:
    """A phrase with the kind of customer: 医院的 # 个时间窗; of a whole file, which kind it is."""
    name = "".join(whose.split())
    if not name:
        return phrase
    blank = " " if phrase.startswith(NUMBER) else ""
    return f"{phrase}（{name}）" if whole else f"{name}的{blank}{phrase}"


def said(verb: str, phrase: str, count: int) -> str:
    """A phrase with its number: 加 1 条借口, 改付款链的 1 站."""
    text = phrase.replace(NUMBER, str(count), 1)
    return f"{verb} {text}" if phrase.startswith(NUMBER) else f"{verb}{text}"


def summed(phrases: Iterable[str]) -> list[str]:
    """The phrases of several versions put together: what is of a kind is added up."""
    found: Counter[str] = Counter()
    for one in phrases:
        number = re.search(r"(?<= )\d+(?= )", one)
        if number:
            found[one[: number.start()] + NUMBER + one[number.end() :]] += int(number[0])
        else:
            found[one] += 1
    return [one.replace(NUMBER, str(count), 1) for one, count in found.items()]


def _counts(kind: type[Any], one: Change, titles: Titles) -> Iterator[tuple[str, str, Place | None, int]]:
    """What a change counts as: verb, phrase, which entry (None: each time anew), how many."""
    if isinstance(one.before, list) and isinstance(one.after, list) and (line := _line(kind, one, titles)):
        came, gone = _without(one.after, one.before), _without(one.before, one.after)
        both = min(came, gone)
        for verb, count in (("加", came - both), ("改", both), ("去掉", gone - both)):
            if count:
                yield verb, line, None, count
        if not (came or gone):
            yield "挪", line, None, 1
        return
    found = _kind_at(kind, one.place, titles)
    verb = VERBS[one.kind] if found.depth == len(one.place) else "改"
    yield verb, found.phrase, one.place[: found.depth], 1


def _without(lines: list[Any], others: list[Any]) -> int:
    left = list(others)
    count = 0
    for one in lines:
        if one in left:
            left.remove(one)
        else:
            count += 1
    return count


def _line(kind: type[Any], one: Change, titles: Titles) -> str:
    """How the lines of a list are counted; empty where they are a part of an entry."""
    inside = _bare(_at(kind, (*one.place, 0)))
    if _is_struct(inside):
        return _countable(titles.get(inside.__name__, ""))
    return f"{NUMBER} 句{one.place[0]}" if len(one.place) == 1 else ""


def _kind_at(kind: type[Any], place: Place, titles: Titles) -> _Kind:
    """The smallest kind around a place that is counted by the piece, else the smallest that has a name."""
    named = _Kind("", 0)
    for depth in range(len(place), -1, -1):
        inside = _bare(_at(kind, place[:depth]))
        if not _is_struct(inside):
            continue
        title = _short(titles.get(inside.__name__, ""))
        if phrase := _countable(title):
            return named if named.phrase and not depth else _Kind(phrase, depth)
        if title and not named.phrase:
            unit = "处" if place else "份"
            named = _Kind(f"{NUMBER} {unit}{title}", len(place))
    return named if named.phrase else _Kind(f"{NUMBER} 处", len(place))


def _short(title: str) -> str:
    return re.sub(r"（.*?）", "", title).partition("：")[0]


def _countable(title: str) -> str:
    """# 条借口 of 一条借口; empty where the title counts nothing."""
    text, count = ONE.subn(f" {NUMBER} ", _short(title), count=1)
    return text.strip() if count else ""


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _bare(kind: Any) -> Any:
    """A kind without remarks, and without the possibility that it is not there."""
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, UnionType):
            kind = next((one for one in get_args(kind) if one is not type(None)), None)
        else:
            return kind


def _at(kind: Any, place: Place) -> Any:
    """The kind of what stands at a place of a file of some kind; None where nothing is known of it."""
    for step in place:
        kind = _bare(kind)
        if _is_struct(kind):
            kind = next((one.type for one in structs.fields(kind) if one.encode_name == step), None)
        else:
            args, origin = get_args(kind), get_origin(kind)
            kind = args[-1] if origin is dict else args[0] if origin in (tuple, list) and args else None
    return kind
