"""The data of a plan file as a typed record, whatever a hand did to it: what does not fit is left out and named by its place.

The usual plan fits at once and costs nothing more. Where it does not, the converter names one misfit at a time; it is taken out
and the rest is tried again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

import msgspec

from huikuan_cli import texts_plan_file as texts
from huikuan_cli.core.advice.record import Record

Place = tuple[str | int, ...]
MOST_MISFITS = 400  # misfits that are taken out; a plan has about as many fields that must be there
_STEP = re.compile(r"\.([^.\[`]+)|\[(\d+)\]")
_KINDS = {"str": texts.A_TEXT, "array": texts.A_LIST, "object": texts.FIELDS, "int": texts.A_NUMBER}
_EMPTY: dict[str, Any] = {"str": "", "array": [], "object": {}, "int": 0}


class Misfit(NamedTuple):
    """What does not fit, in one sentence, and its place in the file."""

    place: Place
    text: str


class Shaped(NamedTuple):
    """The record, everything that did not fit, and where a place of the record stands in the file: items before it in a list
    may have been left out."""

    record: Record
    misfits: list[Misfit]
    written: Callable[[Place], Place]


def shaped(data: dict[str, Any]) -> Shaped:
    """What a plan file holds. Raises ValueError where there is no end of what does not fit."""
    try:
        return Shaped(msgspec.convert(data, Record, strict=False), [], lambda place: place)
    except msgspec.ValidationError:
        mending = _Mending(data)
        return Shaped(mending.record(), mending.found, mending.written)


class _Mending:
    """A copy of the data that is trimmed until it fits."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = deepcopy(data)
        self.found: list[Misfit] = []
        self.filled: set[Place] = set()
        self.left: dict[int, list[int]] = {}  # by list: where each item that is left stood in the file

    def record(self) -> Record:
        """Take misfits out until the rest fits."""
        self._sections()
        for _ in range(MOST_MISFITS):
            try:
                return msgspec.convert(self.data, Record, strict=False)
            except msgspec.ValidationError as error:
                self._mend(str(error))
        raise ValueError

    def _sections(self) -> None:
        """The answers are free in their names, so the converter could not say which one is wrong."""
        answers = self.data.get("答案")
        if not isinstance(answers, dict):
            return
        for name in list(answers):
            if not isinstance(answers[name], dict):
                self._tell(("答案", name), _unlike("object", answers.pop(name)))

    def _mend(self, message: str) -> None:
        place = _place(message)
        if lost := re.search(r"missing required field `([^`]+)`", message):
            self._tell((*self.written(place), lost[1]), texts.LACKS.format(name=lost[1]))
            self._at(place)[lost[1]] = ""
            self.filled.add((*place, lost[1]))
            return
        wanted = re.search(r"Expected `(\w+)", message)
        kind = wanted[1] if wanted else "str"
        if place in self.filled:
            self._at(place[:-1])[place[-1]] = deepcopy(_EMPTY.get(kind, ""))
            return
        if not place:
            raise ValueError
        written = self.written(place)
        self._tell(written, _unlike(kind, self._take_out(place)))

    def _at(self, place: Place) -> Any:
        found: Any = self.data
        for one in place:
            found = found[one]
        return found

    def _take_out(self, place: Place) -> Any:
        inside, last = self._at(place[:-1]), place[-1]
        if isinstance(inside, list):
            self.left.setdefault(id(inside), list(range(len(inside)))).pop(int(last))
        return inside.pop(last)

    def written(self, place: Place) -> Place:
        """The place in the file: items before it may have been taken out."""
        found: list[str | int] = []
        inside: Any = self.data
        for one in place:
            if isinstance(one, int) and isinstance(inside, list):
                stood = self.left.get(id(inside))
                found.append(stood[one] if stood is not None else one)
                inside = inside[one]
            else:
                found.append(one)
                inside = inside.get(one) if isinstance(inside, dict) else None
        return tuple(found)

    def _tell(self, place: Place, text: str) -> None:
        """Once for a place and all that is below it."""
        if not any(place[: len(one.place)] == one.place for one in self.found):
            self.found.append(Misfit(place, texts.AT.format(name=named(place), what=text)))


def named(place: Place) -> str:
    """A place as a person says it: 结论/之后的日程/第 3 条/日期."""
    return "/".join(texts.NTH.format(number=one + 1) if isinstance(one, int) else one for one in place)


def _unlike(kind: str, found: Any) -> str:
    is_ = "array" if isinstance(found, list) else "object" if isinstance(found, dict) else "str"
    if is_ == "str" and not found:
        return texts.EMPTY
    return texts.UNLIKE.format(wanted=_KINDS.get(kind, texts.A_TEXT), found=_KINDS[is_])


def _place(message: str) -> Place:
    inside = message.partition("`$")[2].rstrip("`")
    return tuple(name or int(index) for name, index in _STEP.findall(inside))
