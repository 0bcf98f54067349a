"""Lists without ids to which several layers add: whose line it is, and what a team wrote under 加 and 去掉 that cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, Protocol, TypeVar

from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import (
    ADD,
    BEHIND,
    DROP,
    FOREMOST,
    GROWING,
    Place,
    edited,
    goal_of,
    is_edit,
    merged,
    moves,
    name_key,
    says,
)
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest


class _OfLayer(Protocol):
    """What one layer says in one file."""

    @property
    def data(self) -> Any: ...

    @property
    def places(self) -> Places: ...


P = TypeVar("P", bound=_OfLayer)


def line_of(parts: tuple[P, ...], place: Place) -> tuple[P, Place] | None:
    """The part that wrote the line of a list to which several layers add, and its path there; None where one layer has the
    whole list."""
    step = next((n for n, one in enumerate(place) if isinstance(one, int)), None)
    if step is None:
        return None
    home, number, rest = place[:step], place[step], place[step + 1 :]
    at = str(home[-1]) if home else ""
    written = [(part, *part.places.path_of(home)) for part in reversed(parts)]
    values = [(part, path, value_at(part.data, path)) for part, path, whole in written if whole]
    if len(values) < 2 or not (at in GROWING or any(is_edit(one) for *_, one in values)):
        return None
    lines: list[tuple[P, Place, Any]] = []
    several = False
    for part, path, over in values:
        adds = is_edit(over) or (at in GROWING and bool(lines))
        if not adds and not isinstance(over, list):
            continue
        several = adds
        inside = (*path, ADD) if is_edit(over) else path
        found = edited([one for *_, one in lines], over, at) if adds else edited([], over, at)
        lines = [(part, (*inside, n), one) if own else lines[n] for own, n, one in found]
    if not several or not isinstance(number, int) or number >= len(lines):
        return None
    part, path, _ = lines[number]
    return part, (*path, *rest)


def nameless_at(parts: tuple[P, ...], laid: Callable[[], Places], place: Place) -> tuple[P, Place] | None:
    """The part that wrote an entry without a name into a list of entries with names, and its path there: such entries stand last once
    all is `laid` one over the other. None where the place is none of them."""
    step = next((n for n, one in enumerate(place) if isinstance(one, int)), len(place))
    number = place[step] if step < len(place) else ""
    if not isinstance(number, int) or not parts:
        return None
    path, whole = laid().path_of(place[:step])
    rows = value_at(laid().data, path) if whole else None
    if not isinstance(rows, list) or name_key(rows) or not any(name_key([one]) for one in rows):
        return None
    part = parts[0]
    home, whole = part.places.path_of(place[:step])
    own = value_at(part.data, home) if whole else []
    lacking = [n for n, one in enumerate(own) if not name_key([one])] if isinstance(own, list) else []
    behind = len(rows) - number
    return (part, (*home, lacking[-behind], *place[step + 1 :])) if 0 < behind <= len(lacking) else None


def value_at(data: Any, path: Place) -> Any:
    """What stands at a path that is there."""
    for step in path:
        data = data[step]
    return data


def names_at(parts: Iterable[_OfLayer], place: Place) -> list[str]:
    """The names of the entries that these layers have in the list at a place."""
    found: dict[str, None] = {}
    for part in parts:
        path, whole = part.places.path_of(place)
        rows = value_at(part.data, path) if whole else None
        if isinstance(rows, list) and (key := name_key(rows)):
            found |= dict.fromkeys(one[key] for one in rows)
    return list(found)


def edits(base: Any, over: Any, path: Place = ()) -> Iterator[tuple[Place, Any, dict[str, Any]]]:
    """Every place where a team adds to a list or takes from it: its path, the list below, what the team wrote."""
    if is_edit(over) and (base is None or isinstance(base, list)):
        yield path, base or [], over
    elif isinstance(over, dict):
        below = base if isinstance(base, dict) else {}
        for key, value in over.items():
            yield from edits(below.get(key), value, (*path, key))
    elif isinstance(over, list) and (name := name_key(over)):
        named = isinstance(base, list) and name_key(base) == name
        had = {one[name]: one for one in base} if named else {}
        for number, one in enumerate(over):
            yield from edits(had.get(one[name]), one, (*path, number))


def odd_edit(
    base: list[Any], over: dict[str, Any], *, grows: bool = False
) -> Iterator[tuple[str, str, str, Place]]:
    """What cannot be done of it: what is wrong, how to mend it, the number, and where in what the team wrote. `grows`: nothing
    goes from this list."""
    for key, lines in over.items():
        if not isinstance(lines, list):
            yield f"的“{key}”后面要写成列表", f"写成 {key}: [...]", "P203", (key,)
    gone = over.get(DROP, [])
    if gone and grows:
        yield "只能加，自带的一条也去不掉", f"删掉“{DROP}”这一行", "P304", (DROP,)
        return
    known = [text for one in base for text in (one.values() if isinstance(one, dict) else [one])]
    for n, text in enumerate(gone if isinstance(gone, list) else []):
        if not any(says(one, text) for one in base):
            near = nearest(str(text), [one for one in known if isinstance(one, str)])
            yield f"要去掉的“{brief(str(text))}”自带的里没有{near}", "照抄自带的那一条", "P604", (DROP, n)


class PutBehind(NamedTuple):
    """What puts an entry behind another: the path of that, and the names of the list before and after."""

    path: Place
    name: str
    goal: str
    before: list[str]
    now: list[str]

    def is_new(self) -> bool:
        """Whether the entry was not there before."""
        return self.name not in self.before

    def neighbours(self) -> tuple[str, str]:
        """Behind which of the others it stood, and stands."""
        kept = (
            [one for one in self.before if one in self.now],
            [one for one in self.now if one in self.before],
        )
        was, stands = ([FOREMOST, *names] for names in kept)
        return was[was.index(self.name) - 1], stands[stands.index(self.name) - 1]


def moved(base: Any, over: Any, path: Place = ()) -> Iterator[PutBehind]:
    """Every entry of a team that says behind which it stands."""
    if isinstance(over, dict):
        for key, value in over.items():
            yield from moved(base.get(key) if isinstance(base, dict) else None, value, (*path, key))
    elif isinstance(over, list) and isinstance(base, list) and (name := name_key(over)) == name_key(base):
        had = {one[name]: one for one in base} if name else {}
        at = str(path[-1]) if path else ""
        for number, one in enumerate(over if name else []):
            if moves(name, at) and isinstance(one.get(BEHIND), str):
                entries = {entry[name]: entry for entry in merged(base, over, at)}
                goal = goal_of(one[BEHIND], entries)
                yield PutBehind((*path, number, BEHIND), one[name], goal, list(had), list(entries))
            yield from moved(had.get(one[name]), one, (*path, number))
