"""Where each thing that a lead added or changed is used, and why it is not: for `check` and `try`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from huikuan_cli import texts_workshop as texts
from huikuan_cli.cli.playbook.case_pages import (
    Pages,
    Shelf,
    analysis_of,
    cases_to_try,
    pages_of,
    shelf_of,
)
from huikuan_cli.cli.playbook.in_force import InForce, told_of
from huikuan_cli.core.advice.plan import delay_id
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.errors import Problem

if TYPE_CHECKING:
    from huikuan_cli.cli.context import Here
    from huikuan_cli.cli.playbook.case_pages import Case
    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.store.playbooks.layered_file import Stack

MOST_TRIED = 30  # changes that are each taken back to see what comes of it
OPENINGS, DELAYS, DRIVE, RELIEF = "开场白", "常见拖法与应对", "动机与担心", "安心一句"
RED_LINES = "redlines.yaml"
HIDDEN = "停用"  # how a change that stops an entry is called
BY_LINE = (OPENINGS, DELAYS)  # lists of which each line is chosen by itself


class Use(NamedTuple):
    """One sentence about what a lead wrote, with the file and the line it stands in."""

    file: str
    line: int
    text: str


class _Changed(NamedTuple):
    """One change in a file of a team: the file, what it is called, and the line of the lead."""

    stack: Stack
    change: Change
    use: Use


def uses(force: InForce, today: date | None = None, own: Mapping[str, Case] | None = None) -> list[Use]:
    """A sentence for everything that the teams wrote, by file and line. `own`: cases to look at in place of the teaching cases; then
    only what these print, and what is written for the type of their person, is told."""
    from huikuan_cli.cli.playbook.idle_lines import idle_lines

    found = [one for stack in force.stacks.values() for one in _changed(stack)]
    if not found:
        told = []
    else:
        trial = _Trial(force, today, own)
        found += [one for stack in force.stacks.values() for one in trial.pieces(stack)]
        told = trial.told([one for one in found if own is None or trial.concerns(one)])
        told += trial.names_reached()
    if own is None:
        told += [Use(*one) for stack in force.stacks.values() for one in idle_lines(stack)]
    return sorted(set(told))


def _changed(stack: Stack) -> Iterator[_Changed]:
    known = stack.has_ours() or stack.kind is CustomerKind
    whole = [] if known or not stack.teams() else [Change("加", (), None, stack.data())]
    for change in whole or told_of(stack):
        for one in _lines(change):
            yield _at_line(stack, one, _gone(change))


def _at_line(stack: Stack, one: Change, more: str = "") -> _Changed:
    placed = stack.located(Problem("", at=one.place))
    name = texts.KINDS.get(one.kind, "{what}").format(what=called(one.place))
    return _Changed(stack, one, Use(placed.file, placed.line, f"{name}{more}"))


def _lines(change: Change) -> list[Change]:
    """The lines that came to a list of which each is chosen by itself; else the change as it is."""
    before, after = change.before, change.after
    if (
        change.place[-1:] not in {(key,) for key in BY_LINE}
        or not isinstance(before, list)
        or not isinstance(after, list)
    ):
        return [change]
    came = [n for n, one in enumerate(after) if one not in before]
    return [Change("改", (*change.place, n), None, after[n]) for n in came] or [change]


def _gone(change: Change) -> str:
    """How many lines of ours a list of the team's leaves out."""
    if not isinstance(change.before, list) or not isinstance(change.after, list):
        return ""
    count = sum(one not in change.after for one in change.before)
    return texts.GONE.format(count=count) if count else ""


class _Trial:
    """The cases as they are, and as they would be without one of the changes."""

    def __init__(self, force: InForce, today: date | None, own: Mapping[str, Case] | None) -> None:
        self.force, self.today = force, today
        self.here: Here = force.here
        self.shelf = shelf_of(force.stacks)
        self.cases: Mapping[str, Case] = own or cases_to_try(self.here, self.shelf, force.stacks)
        self.analyses: dict[str, Analysis] = {
            id: analysis_of(self.shelf, self.here, one, today) for id, one in self.cases.items()
        }
        self.now = self.pages(self.shelf, self.cases)
        self.ours = shelf_of(_ours(force.stacks))
        before = self.pages(self.ours, self.cases)
        self.other = [id for id in self.cases if before[id] != self.now[id]]

    def pages(self, shelf: Shelf, ids: Iterable[str]) -> dict[str, Pages]:
        """What each of these cases prints."""
        return {id: pages_of(shelf, self.here, self.cases[id], self.today) for id in ids}

    def told(self, found: list[_Changed]) -> list[Use]:
        tried: dict[tuple[str, Place], str] = {}
        told = []
        for one in found:
            key = one.stack.name, _whole(one.change.place)
            if key not in tried:
                tried[key] = self.shown(one) if len(tried) < MOST_TRIED else ""
            told.append(one.use._replace(text=self.sentence(one, tried[key])))
        return told

    def sentence(self, one: _Changed, shown: str) -> str:
        """Where a change shows, or why it does not."""
        from huikuan_cli.core.checking.unused import elsewhere, why_unused

        file, change = one.stack.name, one.change
        words = {"place": f"{one.use.file}:{one.use.line}", "what": one.use.text}
        number = change.place[-1] if change.place else ""
        if isinstance(number, int) and not self.chosen(file, change.place[-2], number + 1):
            shown = ""
        where = "；".join(filter(None, (shown, self.asked(file, change))))
        if before := self.stopped_before(one):
            return texts.ALREADY_STOPPED.format(**words, where=before)
        more = self.gone_too(one) + self.reminds(one) + self.reaches(one) + self.takes(one)
        where = where or elsewhere(file, change.place)
        if where:
            return texts.USED_IN.format(**words, where=where) + more
        why = why_unused(self.shelf.playbook, file, change, self.analyses)
        return texts.UNUSED.format(**words, why=why) + more

    def stopped_before(self, one: _Changed) -> str:
        """Where else the team stops an entry already that this line stops; empty where it does so here alone."""
        from huikuan_cli.store.playbooks.kind_stacks import laid_over

        if one.change.kind != HIDDEN:
            return ""
        stack, place = one.stack, one.change.place
        over = laid_over(self.force.stacks, stack).values() if stack.kind is CustomerKind else (stack,)
        hiding = ((each, part) for each in over for part in each.teams() if place in part.hidden)
        return next((each.stopped_under(part, place) for each, part in hiding), "")

    def gone_too(self, one: _Changed) -> str:
        """What goes with an entry that is stopped, and what does with less; only some of it where that is much."""
        from huikuan_cli.cli.playbook.in_force import holding_for
        from huikuan_cli.core.checking.effects import gone_with
        from huikuan_cli.core.checking.goes_with import FEW

        if one.change.kind != HIDDEN:
            return ""
        found = gone_with(*holding_for(self.force.stacks, one.stack.name), one.stack.name, one.change, FEW)
        return f"；{found}" if found else ""

    def reaches(self, one: _Changed) -> str:
        """How many of our sentences the words of an entry reach that was added or has other words; empty where it has none."""
        from huikuan_cli.core.checking.mention_reach import WORDS, mention_reach
        from huikuan_cli.core.checking.redline_checks import said_in

        place, before, after = one.change.place, one.change.before, one.change.after
        if one.change.kind == HIDDEN or not (len(place) == 2 or place[2:] == (WORDS,)):
            return ""
        had, has = ((each.get(WORDS) if isinstance(each, dict) else each) or [] for each in (before, after))
        came = [word for word in has if word not in had] if isinstance(has, list) else []
        found = mention_reach(came, self.ours.playbook.once(said_in))
        return f"；{found}" if found else ""

    def takes(self, one: _Changed) -> str:
        """Whose sentences an excuse takes that was added or is heard otherwise; empty where it takes none."""
        from huikuan_cli.core.checking.taken_words import is_heard_otherwise, taken_words

        if not is_heard_otherwise(one.change):
            return ""
        kind = next(
            (k for k in self.shelf.playbook.kinds if one.stack.name == f"customers/{k.id}.yaml"), None
        )
        now = self.shelf.playbook.of_kind(kind)
        found = taken_words(self.ours.playbook, now, str(one.change.place[1]))
        return f"；{found}" if found else ""

    def pieces(self, stack: Stack) -> Iterator[_Changed]:
        """What of a type that only a team has is chosen by itself, where the person of a case is of this type."""
        data = stack.said() if self.mine(stack.name) and not stack.has_ours() else {}
        relief = data.get(DRIVE, {}).get(RELIEF)
        places: list[tuple[Place, str]] = [((DRIVE, RELIEF), relief)] if relief else []
        places += [((key, n), one) for key in BY_LINE for n, one in enumerate(data.get(key, ()))]
        yield from (_at_line(stack, Change("加", place, None, one)) for place, one in places)

    def reminds(self, one: _Changed) -> str:
        """In which cases somebody typed a word for which a red line reminds; empty for what is none with such words."""
        from huikuan_cli.core.text.words import mentioned

        place = one.change.place
        lines = self.shelf.playbook.redlines.lines if one.stack.name == RED_LINES and len(place) > 1 else ()
        line = next((line for line in lines if line.id == place[1] and line.words and line.warning), None)
        if line is None or one.change.kind == HIDDEN:
            return ""
        typed = [id for id, s in self.analyses.items() if mentioned(s.situation.typed, line.words)]
        return texts.REMINDS.format(cases="、".join(typed)) if typed else texts.REMINDS_NOBODY

    def names_reached(self) -> Iterator[Use]:
        """Which of the cases each word reaches by which a kind of customer is told from the others."""
        from huikuan_cli.core.checking.name_reach import NAMES, bodies, reach

        known = bodies({id: s.answers for id, s in self.analyses.items()})
        for number, kind in enumerate(self.shelf.playbook.kinds):
            stack = self.force.stacks[f"customers/{kind.id}.yaml"]
            for nth, word in enumerate(kind.names):
                placed = stack.located(Problem("", at=(NAMES, nth)))
                said = reach(word, kind, self.shelf.playbook.kinds[:number], known)
                text = texts.NAME_WORD.format(place=f"{placed.file}:{placed.line}", word=word, reach=said)
                yield Use(placed.file, placed.line, text)

    def concerns(self, one: _Changed) -> bool:
        """Whether a change has to do with these cases: it is printed, or is for the type of the person."""
        return bool(self.mine(one.stack.name)) or bool(self.shown(one))

    def mine(self, file: str) -> list[Analysis]:
        """The cases whose person is of the type of a file."""
        return [s for s in self.analyses.values() if file == f"types/{s.kind.id}.yaml"]

    def chosen(self, file: str, key: str | int, number: int) -> bool:
        """Whether a case chooses this opening of a type, or this answer to what people of that type say."""
        from huikuan_cli.core.advice.replies import replies
        from huikuan_cli.core.advice.talk import lead_in

        if key == OPENINGS:
            return any(lead_in(s)[0] == number for s in self.mine(file))
        return any(one.id == delay_id(s.kind.id, number) for s in self.mine(file) for one in replies(s))

    def shown(self, one: _Changed) -> str:
        """In which papers of which cases a change shows: those that are other ones without it. A case that prints what it would
        without any change is not tried."""
        shelf = self.without(one) if self.other else None
        if shelf is None:
            return ""
        papers: dict[str, list[str]] = {}
        for id, before in self.pages(shelf, self.other).items():
            for name in {**before, **self.now[id]}:
                if before.get(name) != self.now[id].get(name):
                    papers.setdefault(name, []).append(id)
        everywhere = list(self.now)
        where = {
            name: texts.EVERY if ids == everywhere and len(ids) > 1 else f"{'、'.join(ids)} "
            for name, ids in papers.items()
        }
        return "；".join(f"{where[name]}的{name}" for name in papers)

    def without(self, one: _Changed) -> Shelf | None:
        """Everything but this change; None where the rest cannot stand without it."""
        from huikuan_cli.store.playbooks import loading
        from huikuan_cli.store.playbooks.layers import SHAPES, is_shape

        stack, place = one.stack, _whole(one.change.place)
        for part in stack.teams():
            if part.places.path_of(place)[1]:
                stack = stack.without(part.layer, place)
        stacks = {**self.force.stacks, stack.name: stack}
        if not stack.stands():
            del stacks[stack.name]
            return None if stack.name in SHAPES else shelf_of(stacks)
        if any(not one.minor for one in loading.shape_of(stack)):
            return None
        for _ in range(loading.ROUNDS):  # what rests on this change goes with it
            wrong = loading.assembled({n: one for n, one in stacks.items() if is_shape(n)}).problems
            resting = list(loading.blamed(stacks, wrong)) if wrong else []
            if not resting:
                return None if wrong else shelf_of(stacks)
            stacks |= loading.left_of(stacks, resting)
        return None

    def asked(self, file: str, change: Change) -> str:
        """Where the wizard asks a question that was changed."""
        from huikuan_cli.core.answers.interview import interview
        from huikuan_cli.core.checking.asked_where import asked_where

        if not change.place and (kind := self.shelf.playbook.types.get(PurePosixPath(file).stem)):
            counted = kind.id in str(self.force.stacks["quiz.yaml"].data()["题"])
            return texts.TYPE_ASKED + ("" if counted else texts.TYPE_NOT_COUNTED)
        return asked_where(self.shelf.playbook, interview(self.shelf.playbook), file, change)


def _ours(stacks: dict[str, Stack]) -> dict[str, Stack]:
    """The files as they come with the program."""
    return {
        name: structs.replace(stack, parts=stack.parts[-1:])
        for name, stack in stacks.items()
        if stack.has_ours()
    }


def _whole(place: Place) -> Place:
    """The value around a place that can be taken back by itself: a list without names goes as a whole."""
    return place[: next((n for n, step in enumerate(place) if isinstance(step, int)), len(place))]
