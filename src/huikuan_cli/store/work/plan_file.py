"""The one door through which every command reads a plan file: each mistake of a hand is named with its line, the rest is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from huikuan_cli import texts_plan_file as texts
from huikuan_cli import texts_safety
from huikuan_cli.core.advice.plan import PLAN_VERSION
from huikuan_cli.core.advice.record import Record
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.log import Standing, begun, replay
from huikuan_cli.core.log.counted import facts_in
from huikuan_cli.core.log.replay import day_of_entries
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.written_days import read_day
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.work import merge_conflicts, visit_log
from huikuan_cli.store.work.log_rows import SECTION
from huikuan_cli.store.work.plan_names import PLAN_SUFFIX
from huikuan_cli.store.work.plan_shape import Place, Shaped, shaped
from huikuan_cli.store.yaml.parse import parse
from huikuan_cli.store.yaml.tree import Tree

MADE, ANSWERS, PLAN = "生成", "答案", "结论"
DRAWN_ANEW = (MADE, PLAN)  # parts that are written anew when the conclusions are drawn again
MOST_SAID = 20


def digest(answers: dict[str, dict[str, Value]], standing: Standing | None = None) -> str:
    """A short fingerprint of the answers, and of what a log adds to them, to notice that they were edited by hand, or that
    something was written into the log of a day that the plan had counted without it."""
    logged = facts_in(standing) if standing else []
    text = json.dumps([answers, logged] if logged else answers, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


class Stored(Struct, frozen=True):
    """A plan file as read: the typed record, the raw data with keys that we do not know, its tree, and what is wrong in it.

    `lost`: the problems whose piece of the file would be gone if the plan were written again.
    """

    record: Record
    raw: dict[str, Any]
    tree: Tree
    path: Path
    problems: tuple[Problem, ...] = ()
    lost: tuple[Problem, ...] = ()

    def log(self, today: date) -> visit_log.Read:
        """Its log. An entry that names no day is of the day of the visit, else of that on which the plan was made; of `today` only where
        neither can be read."""
        near = day_of_entries(self.record.plan.head.visit, self.record.made.today, today)
        return visit_log.log_in(self.tree, near)

    def standing(self, today: date) -> Standing:
        """What follows from its log by a day."""
        return replay(begun(self.record.plan), self.log(today).log, today)

    def answers_changed(self) -> bool:
        """Whether the answers were edited by hand since the conclusions were drawn, or what was written into the log since changes
        the days and amounts of then."""
        made = read_day(self.record.made.today, None) if self.raw.get(SECTION) else None
        standing = self.standing(made) if made else None
        return digest(self.raw.get(ANSWERS, {}), standing) != self.record.made.answers

    def worth_keeping(self) -> None:
        """Raises ProblemsFound where writing the plan again would lose what a hand wrote, or work from answers that are not
        all read."""
        if self.lost:
            raise ProblemsFound(texts.MEND_FIRST.format(path=self.path), list(self.lost))


def read(path: Path) -> Stored:
    """Read a plan file. What a hand spoilt is left out and stands in `problems`. Raises HuikuanError or ProblemsFound when it
    is no plan, or nothing can be made of it."""
    tree, written, both = _tree(path)
    _is_plan(tree, path)
    try:
        if not isinstance(tree.data[PLAN], dict):
            raise ValueError(PLAN)
        shape = shaped(tree.data)
    except ValueError:
        raise ProblemsFound(texts.BEYOND_REPAIR.format(path=path), _fatal(tree, written)) from None
    misfits = [_at(tree, one.place, one.text) for one in shape.misfits]
    days = [_at(tree, place, text, fix) for place, text, fix in _days(shape)]
    lost = [one for one in written if _part(tree, one.line) not in DRAWN_ANEW]
    lost += [one for one in misfits if one.at[0] == ANSWERS]
    found = _by_line([*written, *both, *misfits, *days, *_in_log(tree, shape.record)])
    return Stored(shape.record, tree.data, tree, path, found, _by_line(lost))


def _tree(path: Path) -> tuple[Tree, list[Problem], list[Problem]]:
    """The file as far as it can be read, the mistakes in its writing, and the marks of a merge in which both copies were read."""
    raw, name = read_bytes(path), str(path)
    merged = merge_conflicts.merged(raw, name)
    found = merge_conflicts.problem(raw, name) if merged else None
    both = [found] if found else []
    try:
        return parse(merged or raw, name), [], both
    except ProblemsFound as wrong:
        from huikuan_cli.store.yaml.scan import read_all

        reading = read_all(merged or raw, name, _names())
        if reading.tree is None or not isinstance(reading.tree.data, dict):
            raise wrong from None
        return reading.tree, reading.errors or wrong.problems, both


def _is_plan(tree: Tree, path: Path) -> None:
    if not isinstance(tree.data, dict) or PLAN not in tree.data:
        raise HuikuanError(texts.NO_PLAN.format(path=path), texts.PLAN_NAMES.format(suffix=PLAN_SUFFIX))
    version = tree.data.get("版本", texts.NOT_WRITTEN)
    if version != str(PLAN_VERSION):
        said = texts.OTHER_VERSION.format(path=path, version=brief(str(version)))
        raise HuikuanError(said, texts.UPGRADE.format(known=PLAN_VERSION))


def _days(shape: Shaped) -> Iterator[tuple[Place, str, str]]:
    """The days that cannot be read, with their places in the file."""
    from huikuan_cli.core.advice.unread_days import unread_days

    made, said = shape.record.made.today, {one.place for one in shape.misfits}
    if (MADE, "今天") not in said and (MADE,) not in said and read_day(made, None) is None:
        yield (MADE, "今天"), texts_safety.NO_MADE_DAY.format(text=brief(made)), texts_safety.WRITE_MADE_DAY
    for one in unread_days(shape.record.plan):
        yield shape.written((PLAN, *one.place)), one.text, texts.WRITE_A_DAY


def _in_log(tree: Tree, record: Record) -> tuple[Problem, ...]:
    """The mistakes in the log."""
    if not tree.data.get(SECTION):
        return ()
    near = day_of_entries(record.plan.head.visit, record.made.today, date(2000, 1, 1))
    return visit_log.log_in(tree, near).problems


def _at(tree: Tree, place: Place, text: str, fix: str = texts.RESTORE) -> Problem:
    return Problem(text, fix, tree.file, tree.line_of(place), at=place)


def _by_line(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: one.line))


def _fatal(tree: Tree, written: list[Problem]) -> list[Problem]:
    return written or [Problem(texts.BEYOND_REPAIR.format(path=tree.file), texts.RESTORE, tree.file, 1)]


def _part(tree: Tree, line: int) -> str:
    """The part of the file that a line belongs to, by the names that stand at the left."""
    starts = [(spot.line, str(place[0])) for place, spot in tree.spots.items() if len(place) == 1]
    return max((one for one in starts if one[0] <= line), default=(0, ""))[1]


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Every name that stands in a plan file, for telling a full-width colon behind one from one in a sentence."""
    found: set[str] = set()
    _gather(Record, found)
    return frozenset(found)


def _gather(kind: Any, found: set[str]) -> None:
    if isinstance(kind, type) and issubclass(kind, Struct):
        for field in msgspec.structs.fields(kind):
            found.add(field.encode_name)
            _gather(field.type, found)
    for inside in getattr(kind, "__args__", ()):
        _gather(inside, found)


def sentences(stored: Stored) -> list[str]:
    """What is wrong in the file, one line each with file and line, and that the rest is used; none where nothing is wrong."""
    if not stored.problems:
        return []
    said = [one.sentence() for one in stored.problems[:MOST_SAID]]
    if more := len(stored.problems) - MOST_SAID:
        said += [texts.MORE_WRONG.format(path=stored.path, count=more)] if more > 0 else []
    return [*said, texts.REST_USED.format(count=len(stored.problems))]
