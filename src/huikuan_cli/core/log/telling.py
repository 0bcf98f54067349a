"""An entry and a promise as a person reads them on his own screen. Pure."""

from __future__ import annotations

from datetime import date

from huikuan_cli import texts_log
from huikuan_cli.core.law.events import ENFORCEMENT_PERIOD, effect, restarts
from huikuan_cli.core.log.entries import HEAD, LogEntry, row_of
from huikuan_cli.core.log.promises import Promise
from huikuan_cli.core.text.amounts import spoken
from huikuan_cli.core.text.values import dated, iso, short_date

DAYS = ("哪天", "下一步哪天", "改到")


def told(entry: LogEntry, excuses: dict[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """What an entry says, by its Chinese keys; `excuses`: their names by id."""
    found = []
    for key, value in row_of(entry).items():
        if key in HEAD:
            continue
        if isinstance(value, dict):
            found += [(f"改成 {name}", text or "空着") for name, text in value.items()]
        elif key == "像哪句":
            found.append((key, (excuses or {}).get(value, value)))
        elif key in DAYS:
            found.append((key, dated(date.fromisoformat(value))))
        else:
            found.append((key, value))
    return tuple(found)


def counts(event: str, period: str, day: str) -> str:
    """What a paper in hand does to the period that runs (by its name); `day`: from when it would count, in words."""
    if restarts(event, period):
        return texts_log.RUNS_ANEW.format(period=period or texts_log.LIMITATION, day=day)
    return texts_log.NOT_ENFORCEMENT if period == ENFORCEMENT_PERIOD else effect(event).why


def in_one_line(entry: LogEntry) -> str:
    """An entry in one line: 2026-11-25 拜访：见到 王科长，原话 …"""
    parts = "，".join(f"{key} {value}" for key, value in told(entry) if key != "像哪句")
    by = f"（{entry.by}）" if entry.by else ""
    return f"{iso(entry.day)} {entry.kind}{by}：{parts}" if parts else f"{iso(entry.day)} {entry.kind}{by}"


def promise_line(promise: Promise, today: date) -> str:
    """A promise with its state: 王科长答应 单号（财务），11月27日周五：落空。"""
    amount = f" {spoken(promise.amount)}" if promise.amount else ""
    who = f"（{promise.who}办）" if promise.who and promise.who != promise.met else ""
    day = f"，{short_date(promise.due)}" if promise.due else ""
    moved = f"，改过 {len(promise.moves)} 次日子" if promise.moves else ""
    return f"{promise.met or promise.who or '对方'}答应{promise.kind}{amount}{who}{day}{moved}：{promise.state(today)}"
