"""By which name each entry of a playbook is shown: its id alone, or with its file and the entries around it, where several have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.merging import NAMING_KEYS

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layered_file import Stack

APART = "/"  # between a file, the entries around one, and its id: letters/l5/h1


class NamedEntry(NamedTuple):
    """An entry, or a whole file: its id, the name that no other has, what it holds; of an entry the file and the list that it stands in."""

    id: str
    full: str
    entry: dict[str, Any]
    file: str = ""
    under: str = ""


def known_entries(stacks: dict[str, Stack]) -> list[NamedEntry]:
    """Everything that has a name, the one that an id alone means last: what the playbook itself names comes behind a column of a ledger of
    that name, a kind of customer behind a rung of the ladder, a letter behind an ability."""
    from huikuan_cli.store.playbooks.layers import SHAPES

    found: list[NamedEntry] = []
    for file, stack in sorted(stacks.items(), key=lambda one: one[0] in SHAPES):
        found += _of_file(file, stack.laid.data, inside=stack.kind is not CustomerKind)
    for file, stack in stacks.items():
        if stack.kind is CustomerKind:  # whose entries are pieces of others
            known = {one.id for one in found}
            pieces = _inside(stack.laid.data, file.removesuffix(".yaml"), file)
            found += [*(one for one in pieces if one.id not in known), _whole(file, stack.laid.data)]
    return found + [
        _whole(file, stack.laid.data) for file, stack in stacks.items() if file.startswith("letters/")
    ]


def named(known: list[NamedEntry], wanted: str) -> list[NamedEntry]:
    """The entries of this id or full name, the one that is meant first; a full name means one alone."""
    whole = [one for one in known if one.full == wanted]
    if whole:
        return whole[:1]
    found = {one.full: one for one in known if one.id == wanted}  # the last of a full name
    last = next((one for one in reversed(known) if one.id == wanted), None)
    return [last, *(one for one in found.values() if one.full != last.full)] if last else []


def _whole(file: str, data: dict[str, Any]) -> NamedEntry:
    name = file.removesuffix(".yaml")
    return NamedEntry(data["id"] if isinstance(data.get("id"), str) else name, name, data)


def _of_file(file: str, data: dict[str, Any], *, inside: bool) -> Iterator[NamedEntry]:
    whole = _whole(file, data)
    yield whole
    if inside:
        yield from _inside(data, whole.full, file)


def _inside(data: Any, around: str, file: str, under: str = "") -> Iterator[NamedEntry]:
    """The entries of the lists in some data, each with the file and the entries that it stands in."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _inside(value, around, file, str(key))
    elif isinstance(data, list):
        for one in data:
            name = (
                next((one[key] for key in NAMING_KEYS[:2] if isinstance(one.get(key), str)), "")
                if isinstance(one, dict)
                else ""
            )
            full = f"{around}{APART}{name}" if name else around
            if name:
                yield NamedEntry(name, full, one, file, under)
            yield from _inside(one, full, file, under)
