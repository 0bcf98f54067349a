"""What a log adds to the answers of its plan, so that the clock counts a payment that was logged like one that was answered. Pure.

The answers in the file stay as they were given; what is written down later is put beside them each time they are computed with.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from huikuan_cli.core.answers.case import Answers, Row
from huikuan_cli.core.answers.dated_rows import PROVED
from huikuan_cli.core.answers.due_basis import beside_log
from huikuan_cli.core.answers.instrument_rows import BY_RANK, INSTRUMENT_KEY
from huikuan_cli.core.law.claim import Event, Payment
from huikuan_cli.core.log.entries import Closing, LogEntry, Received, Visit
from huikuan_cli.core.log.promises import ZERO
from huikuan_cli.core.log.replay import Revised, Standing, event_of, payment_of
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import UNKNOWN, iso

PAYMENTS, EVENTS, PAID = "部分付款", "催款记录", "已付金额"
UNPROVED = "没有凭证"


def counted(answers: Answers, standing: Standing) -> Answers:
    """The canonical answers with the payments and events of the log, as if they had been answered: in 部分付款 and 已付金额 (元), in
    what was paid under an instrument, in 催款记录; what fell due was written before them and is lowered by them. What a correction changed of an earlier plan's entry is changed in them."""
    found = dict(answers)
    paid = standing.received()
    for one in standing.revised:
        paid += _revise(found, one)
    if standing.payments:
        before = dict(found)
        found[PAYMENTS] = [*_known(found.get(PAYMENTS)), *map(_payment_row, standing.payments)]
    if standing.events:
        rows = found.get(EVENTS)
        found[EVENTS] = [*(rows if isinstance(rows, list) else ()), *map(_event_row, standing.events)]
    if paid:
        _add_to_paid(found, paid)
        _add_to_instalments(found, paid)
    if standing.payments:
        found |= beside_log(before, found, standing.payments, standing.today)
    return found


def facts_in(standing: Standing) -> list[list[str]]:
    """What of a log the clock counts, to tell whether a plan was worked out with it; empty where it holds nothing of it."""
    rows = [*map(_payment_row, standing.payments), *map(_event_row, standing.events)]
    for one in standing.revised:
        rows += [_row(part) for part in (one.was, one.now) if part is not None]
    return [[f"{key}={value}" for key, value in row.items()] for row in rows if row]


def _known(rows: object) -> list[Row]:
    """The rows of a table; where it was answered 不清楚, one row of which nothing is known."""
    if rows == UNKNOWN:
        return [{"日期": UNKNOWN, "金额": UNKNOWN}]
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _payment_row(one: Payment) -> Row:
    of = {"款项": one.of} if one.of else {}
    proof = PROVED if one.proved else UNPROVED
    return {"日期": iso(one.day), "金额": f"{one.amount:.2f}", **of, "凭证": proof}


def _event_row(one: Event) -> Row:
    row = {"日期": iso(one.day), "事件": one.kind, "凭证": PROVED if one.proved else UNPROVED}
    return {**row, "款项": one.of} if one.of else row


def _row(entry: LogEntry) -> Row:
    """The row that an entry makes in the answers; an empty one where it makes none."""
    if isinstance(entry, Received | Closing) and entry.amount:
        return _payment_row(payment_of(entry))
    if isinstance(entry, Visit) and entry.event:
        return _event_row(event_of(entry))
    return {}


def _revise(found: Answers, one: Revised) -> Decimal:
    """Change the row that an earlier plan's entry had become into what a correction made of it; by how much more was paid then (元)."""
    was, now = _row(one.was), _row(one.now) if one.now else {}
    if was == now:
        return ZERO
    key = EVENTS if isinstance(one.was, Visit) else PAYMENTS
    rows: list[Row] = _known(found.get(key)) if found.get(key) != UNKNOWN else []
    at = next((n for n, row in enumerate(rows) if _alike(row, was)), None) if was else None
    if at is not None:
        rows[at : at + 1] = [now] if now else []
    elif now and not was:
        rows.append(now)
    else:
        return ZERO  # somebody changed that row by hand: what he wrote stands
    found[key] = rows
    return _amount(now) - _amount(was) if key == PAYMENTS else ZERO


def _alike(row: Row, was: Row) -> bool:
    return all(row.get(key, "") == value for key, value in was.items() if key != "凭证")


def _amount(row: Row) -> Decimal:
    text = row.get("金额") or UNKNOWN
    return ZERO if text == UNKNOWN else parse_amount(text)


def _add_to_paid(found: Answers, paid: Decimal) -> None:
    """What was paid of the contract in all, where that is known."""
    before = found.get(PAID, UNKNOWN)
    if isinstance(before, str) and before != UNKNOWN:
        found[PAID] = f"{max(parse_amount(before) + paid, ZERO):.2f}"


def _add_to_instalments(found: Answers, paid: Decimal) -> None:
    """What was paid under the instrument that counts, the earliest instalment first, where it is told for each one."""
    rows = found.get(INSTRUMENT_KEY)
    listed = [dict(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    kind = next((one for one in BY_RANK if any(row.get("文书") == one for row in listed)), None)
    own = [row for row in listed if row.get("文书") == kind]
    if not kind or not any((row.get("已付") or UNKNOWN) != UNKNOWN for row in own):
        return
    left = paid
    for row in sorted(own, key=lambda row: row.get("最晚付款日") or date.max.isoformat()):
        before = _amount({"金额": row.get("已付", "")})
        whole = _amount(row)
        taken = max(min(left, whole - before), -before) if whole else ZERO
        left -= taken
        row["已付"] = f"{before + taken:.2f}"
    found[INSTRUMENT_KEY] = listed
