"""A line of the board: where one receivable stands by a day, in figures, days and words of the playbook alone. Pure.

Nothing that was typed about a person is in it: neither whom we met, nor what he said, nor what we think of him.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli import texts_board as texts
from huikuan_cli.core.advice.clocked import Clocked
from huikuan_cli.core.advice.plan import BETWEEN_REDS, written
from huikuan_cli.core.agenda.items import (
    ALARM,
    CALL,
    HAND_IN,
    LATE_CALL,
    PROMISE,
    VISIT,
    Item,
    day_is_set,
    items,
)
from huikuan_cli.core.board.matters import BoardMatter
from huikuan_cli.core.log import Promise, Standing
from huikuan_cli.core.log.replay import THE_VISIT
from huikuan_cli.core.playbook import Chain
from huikuan_cli.core.playbook.board_rules import BoardRules
from huikuan_cli.core.receivable.payments import totals

NEXT_WORDS = {VISIT: texts.NEXT_VISIT, HAND_IN: texts.NEXT_HAND_IN, CALL: texts.NEXT_CALL}


class Owed(NamedTuple):
    """What the clock says of a receivable by today, amounts in 元: what is overdue and for how many days at most, all that is open (None
    where no amount is known), the earliest day on which something open fell due, the earliest alarm of a period that runs against us
    and what that is called, whether an amount or a day is in doubt, and where the papers are said to be (id of a node)."""

    overdue: Decimal | None = None
    left: Decimal | None = None
    days: int = 0
    due: date | None = None
    alarm: date | None = None
    period: str = ""
    doubt: bool = False
    node: str = ""


class BoardRow(NamedTuple):
    """A receivable on the board. `promise`, `promised` and `state`: the promise that falls due first, else the last one; `next_day` and
    `next`: the next thing that has a day; `points` and `verdict`: the readiness for the visit of the plan; `flags`: what is wrong, in
    a few words each; `node`: where the papers are; `visits`: on how many days we talked; `file`: the plan that counts."""

    who: str
    customer: str
    project: str
    contract: str
    owed: Owed
    last: date | None
    promise: str
    promised: date | None
    state: str
    next_day: date | None
    next: str
    points: int | None
    verdict: str
    flags: tuple[str, ...]
    node: str
    visits: int
    file: str
    signs: frozenset[str] = frozenset()

    def overdue(self) -> bool:
        """Whether something of it is overdue."""
        return bool(self.owed.overdue)


# what of a row counts for its person (core.playbook.board_rules.Signs)
OF_ROWS = IDLE, UNLOGGED, NEAR_LIMIT, UNREADY = "idle", "unlogged", "limit", "unready"


class BoardGround(NamedTuple):
    """What all rows are made with: the day, the rules of the board, the payment chain, and which red lights and which kinds of promise the
    playbook knows: what else stands there somebody typed."""

    today: date
    rules: BoardRules
    chain: Chain
    reds: Collection[str]
    kinds: Collection[str]


def owed_of(found: Clocked) -> Owed:
    """What the clocks of a receivable come to."""
    positions = found.payments.positions
    whole = totals(positions)
    known = whole.unknown < len(positions)
    open_ones = [one for one in positions if not one.settled()]
    dues = [one.report.due.effective.rolled for one in open_ones if one.report.due.effective]
    limits = [
        (one.report.limitation.alarm, one.report.limitation.name)
        for one in open_ones
        if one.report.limitation
    ]
    alarm, period = min(limits, default=(None, ""))
    unsure = any(one.doubtful() or one.report.due.effective is None for one in open_ones)
    return Owed(
        sum((one.late() for one in positions), Decimal(0)) if known else None,
        whole.left if known else None,
        max((one.report.overdue or 0 for one in positions if one.overdue()), default=0),
        min(dues, default=None),
        alarm,
        period,
        bool(open_ones) and (unsure or found.case.derived() or found.case.off_unsure),
        found.case.node or "",
    )


def row_of(one: BoardMatter, owed: Owed, ground: BoardGround, notes: tuple[str, ...] = ()) -> BoardRow:
    """The line of a receivable that is not closed. `notes`: what is wrong with its plan file, in a few words each."""
    facts, standing, today = one.last().plan.facts, one.standing, ground.today
    due = sorted(items(facts, today, standing), key=lambda item: item.day)
    ahead = next((item for item in due if item.day >= today and item.kind not in (LATE_CALL, ALARM)), None)
    promise = _foremost(standing)
    task = next((task for task in standing.steps if task.id == THE_VISIT and task.open()), None)
    visit = task.day if task and day_is_set(facts, task) else None
    signs = frozenset(_signs(owed, ahead, visit, facts.verdict, ground))
    to_come = visit >= today if visit else task is not None
    return BoardRow(
        who=one.last().who,
        customer=written(facts.customer),
        project=written(facts.project),
        contract=written(facts.contract),
        owed=owed,
        last=max((talk.visit.day for talk in one.talks), default=None),
        promise=_kind(promise, ground) if promise else "",
        promised=promise.due if promise else None,
        state=promise.state(today) if promise else "",
        next_day=ahead.day if ahead else None,
        next=_called(ahead, ground) if ahead else "",
        points=int(facts.points) if facts.points.isdecimal() else None,
        verdict=facts.verdict if to_come else texts.SEEN if standing.visited() else texts.PASSED,
        flags=(*notes, *_flags(owed, signs, facts.reds if to_come else "", ground)),
        node=node_name(ground.chain, standing.stage or owed.node),
        visits=len({talk.visit.day for talk in one.talks}),
        file=one.last().plan.file,
        signs=signs,
    )


def _foremost(standing: Standing) -> Promise | None:
    """The promise that falls due first of those that are open, else the last one that was made."""
    return next(iter(standing.open()), None) or next(reversed(standing.promises), None)


def _kind(promise: Promise, ground: BoardGround) -> str:
    return promise.kind if promise.kind in ground.kinds else texts.OTHER_KIND


def _called(item: Item, ground: BoardGround) -> str:
    if item.kind == PROMISE and item.promise:
        return _kind(item.promise, ground)
    return NEXT_WORDS.get(item.kind, texts.NEXT_STEP)


def _signs(
    owed: Owed, ahead: Item | None, visit: date | None, verdict: str, ground: BoardGround
) -> list[str]:
    rules, today = ground.rules, ground.today
    found = []
    if owed.overdue and ahead is None:
        found.append(IDLE)
    if visit is not None and visit < today:
        found.append(UNLOGGED)
    if owed.alarm is not None and (owed.alarm - today).days <= rules.limit_ahead:
        found.append(NEAR_LIMIT)
    if visit is not None and 0 <= (visit - today).days <= rules.visit_ahead and verdict in rules.unready:
        found.append(UNREADY)
    return found


def _flags(owed: Owed, signs: Collection[str], reds: str, ground: BoardGround) -> list[str]:
    """What is wrong, the gravest first. Of the red lights only those that the playbook knows are named: a team's words may stand there."""
    found = []
    if NEAR_LIMIT in signs and owed.alarm is not None:
        left = (owed.alarm - ground.today).days
        text = texts.LIMIT_LEFT if left >= 0 else texts.LIMIT_OVER
        found.append(text.format(period=owed.period, days=abs(left)))
    if UNLOGGED in signs:
        found.append(texts.NOT_LOGGED)
    if IDLE in signs:
        found.append(texts.NO_NEXT)
    lights = [one.partition(" 等 ")[0] for one in reds.split(BETWEEN_REDS)] if reds else []
    found += [one for one in lights if one in ground.reds]
    if others := sum(one not in ground.reds for one in lights):
        found.append(texts.OTHER_REDS.format(count=others))
    if owed.left is None:
        found.append(texts.NO_AMOUNT)
    elif owed.doubt:
        found.append(texts.DOUBTFUL)
    return found


def node_name(chain: Chain, node: str) -> str:
    """The name of a place of the payment chain from its id or its name; empty where there is none."""
    return next((one.name for one in chain.nodes if node in (one.id, one.name)), "")
