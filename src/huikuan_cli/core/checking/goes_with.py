"""What else goes, or does with less, where a team stops an entry: each line elsewhere that names it, by the entry it stands in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.playbook.merging import NAMING_KEYS, QUESTION_LISTS, Place, name_key
from huikuan_cli.core.text.values import brief

TITLES = ("名称", "叫法", "动作", "短句", "问")
FEW = 3  # entries of a group that a short sentence names
TITLE_LENGTH = 16
POSTS = "岗位"
CONDITIONS = ("条件", "必须", "除非")
TRUE_WITHOUT = frozenset({"手上没有", "除非"})  # where it counts that something is not so


class Naming(NamedTuple):
    """A line that names a stopped entry: the list (or file) of the entry it stands in, that entry with its title, the key of the line,
    what the line names beside it, and what becomes of the line."""

    kind: str
    entry: str
    key: str
    beside: tuple[str, ...]
    fate: str


class Sought(NamedTuple):
    """The entry that lines are looked for, and all that are stopped."""

    name: str
    stopped: frozenset[str]

    def beside(self, items: list[Any]) -> tuple[str, ...]:
        """What a line that names the entry has left."""
        return tuple(
            one for one in items if isinstance(one, str) and one != self.name and one not in self.stopped
        )


class _Spot(NamedTuple):
    """Where the walk is: the list or file, the entry and the key in it (empty: none yet), and how many conditions stand side by side there
    (0: it is in none)."""

    kind: str
    entry: str = ""
    key: str = ""
    conditions: int = 0

    def naming(self, place: Place, beside: tuple[str, ...] = ()) -> Naming:
        """A line here that names the entry."""
        return Naming(self.kind, self.entry, self.key, beside, self._fate(place, beside))

    def _fate(self, place: Place, beside: tuple[str, ...]) -> str:
        if beside:
            return texts.STILL_NAMES
        if set(place) & TRUE_WITHOUT:
            return texts.ALWAYS_HOLDS
        if self.conditions:
            return texts.OTHER_CONDITIONS if self.conditions > 1 else texts.NEVER_HOLDS
        return texts.NAMES_NOTHING


def namings(files: Mapping[str, Any], name: str, stopped: frozenset[str] = frozenset()) -> list[Naming]:
    """Every line of these files that names an entry, in their order. `stopped`: the entries that are stopped as well, which no line has left."""
    return [one for file, data in files.items() for one in _in_file(file, data, Sought(name, stopped))]


def also_gone(found: list[Naming], most: int = 0) -> str:
    """How many lines name a stopped entry, in which entries they stand, and what becomes of them; empty where there is none. `most`: so many
    entries of a group are named; 0: all."""
    if not found:
        return ""
    groups: dict[tuple[str, str, str], dict[str, tuple[str, ...]]] = {}
    for one in found:
        groups.setdefault((one.kind, one.key, one.fate), {})[one.entry] = one.beside
    told = (_group(*key, entries, most) for key, entries in groups.items())
    cut = most and any(len(entries) > most for entries in groups.values())
    return texts.ALSO_GONE.format(count=len(found), where="；".join(told)) + texts.ALL_OF_THEM * bool(cut)


def posts_left(entry: Any) -> str:
    """Whose place of the payment chain a stopped one was; empty for what is no such place."""
    posts = entry.get(POSTS) if isinstance(entry, Mapping) else None
    return texts.POSTS_LEFT.format(posts="、".join(posts)) if isinstance(posts, list) and posts else ""


def _group(kind: str, key: str, fate: str, entries: dict[str, tuple[str, ...]], most: int) -> str:
    shown = list(entries.items())[: most or None]
    names = "、".join(f"{one}{_left(beside)}" for one, beside in shown)
    more = texts.AND_MORE if len(shown) < len(entries) else ""
    home = f"{kind}的“{key}”" if key else kind
    return texts.GONE_GROUP.format(home=home, count=len(entries), fate=fate, names=f"{names}{more}")


def _left(beside: tuple[str, ...]) -> str:
    """What a line names besides; the first of them where it is a long list."""
    named = "、".join(beside[:FEW])
    return texts.NAMES_LEFT.format(names=named, more="等" * (len(beside) > FEW)) if beside else ""


def _in_file(file: str, data: Any, sought: Sought) -> Iterator[Naming]:
    """The lines of a file: of one that is a whole entry (a type, a letter), by its id; of another, by the lists in it."""
    id = data.get("id") if isinstance(data, Mapping) else None
    whole = _titled(id, data) if isinstance(id, str) else ""
    for key, value in data.items() if isinstance(data, Mapping) else ():
        if key not in NAMING_KEYS:
            spot = (
                _Spot(texts.KIND_OF_FILE.get(file.partition("/")[0], file), whole, key)
                if whole
                else _Spot(key)
            )
            yield from _walk(value, sought, (key,), spot)


def _titled(id: str, data: Mapping[str, Any]) -> str:
    """An entry by its id and, where it has one, its title."""
    title = next((data[key] for key in TITLES if isinstance(data.get(key), str)), "")
    return f"{id} {brief(title, TITLE_LENGTH)}" if title else id


def _walk(data: Any, sought: Sought, place: Place, spot: _Spot) -> Iterator[Naming]:
    if isinstance(data, str):
        yield from [spot.naming(place)] if data == sought.name else []
    elif isinstance(data, Mapping):
        yield from [spot.naming(place)] if sought.name in data else []
        for key, value in data.items():
            if key not in NAMING_KEYS:
                yield from _walk(value, sought, (*place, key), _at_key(spot, key))
    elif isinstance(data, Iterable):
        yield from _in_list(list(data), sought, place, spot)


def _at_key(spot: _Spot, key: str) -> _Spot:
    """The spot at a key of an entry; of what stands in no list, the key is the entry."""
    if not spot.entry:
        return spot._replace(entry=key)
    return spot if spot.key else spot._replace(key=key)


def _in_list(items: list[Any], sought: Sought, place: Place, spot: _Spot) -> Iterator[Naming]:
    if sought.name in items:
        yield spot.naming(place, sought.beside(items))
        return
    named = name_key(items)
    begins = named and (not spot.entry or place[-1] in QUESTION_LISTS)
    if place[-1] in CONDITIONS:
        spot = spot._replace(conditions=len(items))
    for number, one in enumerate(items):
        inside = _Spot(spot.kind, _titled(one[named], one)) if begins else spot
        yield from _walk(one, sought, (*place, one[named] if named else number), inside)
