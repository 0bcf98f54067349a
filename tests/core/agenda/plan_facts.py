"""What plan files say, for tests of what is made of it."""

from __future__ import annotations

from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.agenda.naming import NamedPlan


def named(
    customer: str = "清江市大数据中心",
    project: str = "数据平台",
    visit: str = "2026-11-25（周三）",
    contract: str = "QJ-1",
    *,
    file: str = "",
    stamp: int = 0,
) -> NamedPlan:
    """A plan in the file that it would have been saved in, or in another one."""
    facts = PlanFacts(customer=customer, project=project, contract=contract, visit=visit)
    return NamedPlan(file or f"{visit[:10]}-{customer}-{project}.plan.yaml", stamp, facts)
