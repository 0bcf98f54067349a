"""Plan files as the program writes them, with the customer and the days that a test is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import structs

from core.building import plan
from factories import TODAY
from huikuan_cli.core.advice.plan import Day, Todo
from huikuan_cli.core.advice.record import Record
from huikuan_cli.core.text.values import dated, short_date
from huikuan_cli.store.work import plans


@lru_cache(maxsize=1)
def _record() -> Record:
    return plans.record({"拜访": {"客户": "某市数据局"}}, plan(), TODAY, "某版", "某版")


def day(iso: str, action: str = "回访", at: str = "下午") -> Day:
    """A step on a day written 2026-11-25."""
    return Day("f3", short_date(date.fromisoformat(iso)), at, action, iso)


def plan_file(
    visit: str,
    days: Iterable[Day] = (),
    *,
    customer: str = "某市数据局",
    project: str = "数据平台",
    person: str = "李主任（财务）",
    want: str = "拿到单号",
    todos: Iterable[Todo] = (),
) -> str:
    """The text of a plan file for a visit on a day written 2026-11-25, without gaps; without steps of its own it has one far away."""
    made = _record()
    head = structs.replace(
        made.plan.head,
        customer=customer,
        project=project,
        person=person,
        visit=dated(date.fromisoformat(visit)),
    )
    steps = tuple(days) or (day("2036-11-25"),)
    ask = structs.replace(made.plan.ask, want=want)
    changed = structs.replace(made.plan, head=head, days=steps, ask=ask, todos=tuple(todos))
    return plans.plan_text(structs.replace(made, plan=changed))
