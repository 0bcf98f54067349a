"""Where things stand in the data of a playbook file. Pure; for the names of places see merging.

A path is made of keys and numbers; a place calls the entries of lists by their names where they have some.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from huikuan_cli.core.playbook.merging import NAMING_KEYS, Place, name_key


class _Named(NamedTuple):
    """By which key the entries of a list are named (empty: they are not), and the first entry of every name."""

    key: str
    numbers: dict[str, int]


class Places:
    """Answers where things stand in some data that does not change. However often it is asked, it goes through each list
    once."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self._lists: dict[int, _Named] = {}  # by identity: the data keeps them alive

    def place_of(self, path: Place) -> Place:
        """The place of a path: entries that have names are called by them."""
        found: list[str | int] = []
        data = self.data
        for step in path:
            inside: Any = None
            if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
                inside, key = data[step], self._named(data).key
                step = inside[key] if key else step
            elif isinstance(data, dict):
                inside = data.get(str(step))
            found.append(step)
            data = inside
        return tuple(found)

    def path_of(self, place: Place) -> tuple[Place, bool]:
        """The path that leads to a place, as far as it goes, and whether it goes all the way."""
        path: list[str | int] = []
        data = self.data
        for step in place:
            if isinstance(data, dict) and step in data:
                path.append(step)
                data = data[str(step)]
                continue
            number = self._number(data, step)
            if number is None:
                return tuple(path), False
            path.append(number)
            data = data[number]
        return tuple(path), True

    def replaces(self, path: Place) -> bool:
        """Whether something on the way to a path takes the place of all that a weaker file says there."""
        data = self.data
        for step in path:
            if isinstance(data, list) and not self._named(data).key:
                return True
            data = data[step]
        return not isinstance(data, dict) and not (isinstance(data, list) and self._named(data).key)

    def entry_of(self, path: Place) -> Place:
        """The path of the smallest entry that has a name, or of the top-level key, that a path lies in."""
        entry: Place = path[:1]
        data = self.data
        for depth, step in enumerate(path):
            if isinstance(data, list) and self._named(data).key:
                entry = path[: depth + 1]
            data = data[step]
        return entry

    def _number(self, data: Any, step: str | int) -> int | None:
        if not isinstance(data, list):
            return None
        if isinstance(step, int):
            return step if 0 <= step < len(data) and not self._named(data).key else None
        return self._named(data).numbers.get(step)

    def _named(self, items: list[Any]) -> _Named:
        found = self._lists.get(id(items))
        if found is None:
            numbers: dict[str, int] = {}
            for number, one in enumerate(items):
                names = [one.get(key) for key in NAMING_KEYS] if isinstance(one, dict) else []
                for name in names:
                    if isinstance(name, str):
                        numbers.setdefault(name, number)
            found = self._lists[id(items)] = _Named(name_key(items), numbers)
        return found
