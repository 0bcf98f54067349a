"""A line of the board for each of us: what is in his hands, what he brought home, and what of it is a sign to talk with him. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.board.board_rows import OF_ROWS, BoardRow
from huikuan_cli.core.board.matters import BoardMatter, Talked
from huikuan_cli.core.log.entries import NOTHING
from huikuan_cli.core.text.written_days import read_day

ZERO = Decimal(0)


class PersonStanding(NamedTuple):
    """One of us by today. `open`: receivables that are not closed, with what of them is overdue and how many are, and what is owed in all (元); `visits`:
    days on which he talked with a customer; of promises how many he got, how many were kept, and how many promised days passed, these
    in the window of the board; `silent`: days since he last talked with anybody, None where nothing is in his hands; `weak`: his abilities
    below the pass mark; `signs`: every figure that a rule may look at, by its name in board.yaml; `where`: the customers that were counted
    for it."""

    who: str
    open: int
    overdue: Decimal
    late: int
    left: Decimal
    visits: int
    promised: int
    kept: int
    broken: int
    silent: int | None
    weak: tuple[str, ...]
    signs: Mapping[str, int]
    where: Mapping[str, tuple[str, ...]]


def people_of(
    found: Iterable[BoardMatter],
    rows: Iterable[BoardRow],
    weak: Mapping[str, tuple[str, ...]],
    today: date,
    window: int,
) -> list[PersonStanding]:
    """Everybody who has a receivable or talked with a customer, who is owed most first. `weak`: the abilities below the pass mark by
    name; `window`: how many days back visits and promises count."""
    talks: dict[str, list[Talked]] = {}
    began: dict[str, date] = {}
    for matter in found:
        for talk in matter.talks:
            talks.setdefault(talk.who, []).append(talk)
        for plan in matter.plans:
            made = read_day(plan.plan.facts.made, None)
            if made:
                began[plan.who] = min(made, began.get(plan.who, made))
    own: dict[str, list[BoardRow]] = {}
    for row in rows:
        own.setdefault(row.who, []).append(row)
    names = dict.fromkeys((*own, *talks))
    made_of = [
        _person(
            _Hand(who, own.get(who, []), talks.get(who, []), began.get(who)), weak.get(who, ()), today, window
        )
        for who in names
    ]
    return sorted(made_of, key=lambda one: (-one.overdue, one.who))


class _Hand(NamedTuple):
    """What is in the hands of one of us."""

    who: str
    rows: list[BoardRow]
    talks: list[Talked]
    began: date | None


def _person(hand: _Hand, weak: tuple[str, ...], today: date, window: int) -> PersonStanding:
    since = today - timedelta(window)
    rows, talks = hand.rows, sorted(hand.talks, key=lambda one: one.visit.day)
    late = [one for one in rows if one.overdue()]
    lately = [one for one in talks if one.visit.day >= since]
    got = [one for one in talks if one.promise]
    missed = [(one, day) for one in got for day in _missed(one, today) if day >= since]
    last = talks[-1].visit.day if talks else hand.began
    silent = (today - last).days if rows and last else None
    dry = _dry(talks)
    where = {
        "broken": _names(one.customer for one, _ in missed),
        "dry": _names(dry),
        "silent": _names(one.customer for one in late),
        "overdue": _names(one.customer for one in late),
        "open": _names(one.customer for one in rows),
        **{sign: _names(one.customer for one in rows if sign in one.signs) for sign in OF_ROWS},
    }
    signs = {
        "broken": len(missed),
        "dry": len(dry),
        "silent": silent or 0,
        "overdue": len(late),
        "open": len(rows),
        "weak": len(weak),
        **{sign: sum(sign in one.signs for one in rows) for sign in OF_ROWS},
    }
    return PersonStanding(
        who=hand.who,
        open=len(rows),
        overdue=sum((one.owed.overdue or ZERO for one in rows), ZERO),
        late=len(late),
        left=sum((one.owed.left or ZERO for one in rows), ZERO),
        visits=len({(one.customer, one.visit.day) for one in lately}),
        promised=sum(one.visit.day >= since for one in got),
        kept=sum(bool(one.promise and one.promise.kept and one.promise.kept >= since) for one in got),
        broken=len(missed),
        silent=silent,
        weak=weak,
        signs=signs,
        where=where,
    )


def _missed(one: Talked, today: date) -> tuple[date, ...]:
    return one.promise.missed_days(today) if one.promise else ()


def _dry(talks: list[Talked]) -> list[str]:
    """The customers of the last visits, one after the other, that brought no promise, the last one first."""
    days: dict[tuple[date, str], bool] = {}
    for one in talks:
        key = one.visit.day, one.customer
        days[key] = days.get(key, False) or one.visit.promised not in ("", NOTHING)
    found = []
    for (_, customer), promised in sorted(days.items(), reverse=True):
        if promised:
            break
        found.append(customer)
    return found


def _names(customers: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in customers if one))
