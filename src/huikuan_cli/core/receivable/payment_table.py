"""The payments of a contract as they are printed: a line each for the sheet, a figure each with its working, their sums. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from huikuan_cli.core.playbook.own_rules import DAYS, LIMITS, told
from huikuan_cli.core.playbook.rules import OwnRule, Rules
from huikuan_cli.core.receivable.figures import source_names
from huikuan_cli.core.receivable.payments import THIS, Position, Receivable, totals
from huikuan_cli.core.receivable.plan_figures import Figure, PaymentLine
from huikuan_cli.core.text.amounts import spoken_sum, yuan
from huikuan_cli.core.text.values import dated, iso, spoken_date

UNKNOWN_SUM, NO_DAY, PAID, NOT_DUE = "多少没对清", "哪天到期说不准", "付清了", "还没到期"


def payment_lines(payments: Receivable, day: date, *, silent: bool) -> tuple[PaymentLine, ...]:
    """A line for each payment of a contract that has several, those that the visit is about first; as of the day of the visit.
    `silent`: days are not spoken of in this case."""
    if not payments.several():
        return ()
    ours = payments.spoken_of()
    ordered = (*ours, *(one for one in payments.positions if one not in ours))
    return tuple(_line(one, day, about=one in ours, silent=silent) for one in ordered)


def _line(one: Position, day: date, *, about: bool, silent: bool) -> PaymentLine:
    left, due = one.left(), one.report.due.effective
    said = [f"{one.name} {UNKNOWN_SUM if left is None else spoken_sum(left)}"]
    if one.settled():
        said = [f"{one.name} {PAID}"]
    elif not silent:
        said += [f"{spoken_date(due.rolled, day)}到期", _late(one, day)] if due else [_late(one, day)]
        said += _enforced(one)
    doubt = "※" if one.doubtful() else ""
    return PaymentLine(
        one.name,
        one.kind,
        iso(due.rolled) if due else "待核",
        "待核" if left is None else f"{yuan(left)} 元",
        PAID if one.settled() else _late(one, day),
        "是" if about else "否",
        "｜".join(said) + ("" if silent else doubt),
    )


def _enforced(one: Position) -> list[str]:
    """By which paper it is owed, where that can be enforced, and until when."""
    paper, limit = one.report.instrument, one.report.limitation
    if paper is None or not paper.enforceable():
        return []
    return [
        f"有{paper.kind}，申请执行最晚到 {iso(limit.alarm)}"
        if limit
        else f"有{paper.kind}，申请执行到哪天没算出"
    ]


def _late(one: Position, day: date) -> str:
    due = one.report.due.effective
    if due is None:
        return NO_DAY
    late = (day - due.rolled).days
    return f"到{day.month}月{day.day}号过了 {late} 天" if late > 0 else NOT_DUE


THIS_ON_PAPER = "本期款"
HEAD, HEAD_DISPUTED = ("款项", "到期日", "应付", "未付"), ("款项", "到期日", "未付", "没有异议的")


def payment_table(positions: Sequence[Position]) -> tuple[tuple[str, ...], ...]:
    """Several payments as a table for the customer, with its head and its sum; empty for one. A day that is in doubt and an
    amount that is not known are left out; of what is disputed only the rest is in the sum."""
    if len(positions) < 2:
        return ()
    disputed = any(one.disputed for one in positions)
    whole = totals(tuple(positions))
    return (
        HEAD_DISPUTED if disputed else HEAD,
        *(_cells(one, disputed=disputed) for one in positions),
        ("合计", "", "", f"{yuan(whole.left - whole.disputed)}元"),
    )


def _cells(one: Position, *, disputed: bool) -> tuple[str, ...]:
    due, left = one.report.due, one.left()
    sure = due.effective if due.effective and not due.doubts and not due.unproved else None
    free = None if left is None else max(left - one.disputed, Decimal(0))
    amounts = (left, free) if disputed else (one.amount, left)
    day = iso(sure.rolled) if sure else ""
    name = THIS_ON_PAPER if one.name == THIS else one.name
    return (name, day, *("" if amount is None else f"{yuan(amount)}元" for amount in amounts))


def sums_line(positions: Sequence[Position]) -> str:
    """What some payments add up to, in one line."""
    found = totals(tuple(positions))
    parts = [f"没付合计 {yuan(found.left)} 元"]
    named = (
        ("逾期", found.overdue),
        (NOT_DUE, found.not_due),
        (NO_DAY, found.unsure),
        ("有争议", found.disputed),
    )
    parts += [f"{name} {yuan(amount)} 元" for name, amount in named if amount]
    if found.unknown:
        parts.append(f"另有 {found.unknown} 笔金额不清楚，没算在内")
    return "，".join(parts)


def payment_figures(
    payments: Receivable, rules: Rules, today: date, own: Sequence[OwnRule] = ()
) -> tuple[Figure, ...]:
    """A figure for each payment of a contract that has several, with its working, and their sum; days late are counted to `today`, which
    is said. `own`: as in `figures`."""
    if not payments.several():
        return ()
    said = told(own, DAYS, LIMITS)
    rows = tuple(_figure(n, one, rules, said, today) for n, one in enumerate(payments.positions, 1))
    names = "、".join(one.name for one in payments.spoken_of())
    doubts = tuple(
        f"{paper.kind}只算在“{one.name}”上：也管别的款，就在“协议或判决”那一行的“款项”写上名称，或写 全部，待核"
        for one in payments.positions
        if (paper := one.report.instrument) and not paper.of
    )
    summed = sums_line(payments.positions)
    return (*rows, Figure("payments.sum", "款项合计", summed, f"这次谈：{names}", (), doubts))


def _figure(number: int, one: Position, rules: Rules, said: tuple[str, ...], today: date) -> Figure:
    due, left = one.report.due, one.left()
    parts = ["没付多少待核" if left is None else f"没付 {yuan(left)} 元"]
    if one.settled():
        parts = [PAID]
    elif due.effective is None:
        parts.append(NO_DAY)
    else:
        days = one.report.overdue
        late = f"到{today.month}月{today.day}号逾期 {days} 天" if days else NOT_DUE
        parts += [f"到期日 {dated(due.effective.rolled)}", late, *_enforced(one)]
    return Figure(
        f"payments.{number}",
        f"款项·{one.name}",
        "，".join(parts),
        due.words,
        source_names(rules, due.sources),
        due.unproved + due.doubts + due.argued + said,
    )


def payments_as_data(payments: Receivable) -> dict[str, object]:
    """Every payment of the contract and the sums for a program to read: amounts in 元 and days as text, null where not known."""
    whole = totals(payments.positions)
    sums = {
        "left": whole.left,
        "overdue": whole.overdue,
        "not_due": whole.not_due,
        "unsure": whole.unsure,
        "disputed": whole.disputed,
    }
    return {
        "rows": [_as_data(one, payments) for one in payments.positions],
        "sums": {**{key: f"{amount:.2f}" for key, amount in sums.items()}, "unknown": whole.unknown},
    }


def _as_data(one: Position, payments: Receivable) -> dict[str, object]:
    due, left = one.report.due.effective, one.left()
    return {
        "name": one.name,
        "kind": one.kind,
        "due": iso(due.rolled) if due else None,
        "days_late": one.report.overdue,
        "left": None if left is None else f"{left:.2f}",
        "disputed": f"{one.disputed:.2f}",
        "about": one.name in payments.about,
    }
