"""What interest may be claimed, as figures that are never promised (docs/law.md §3, §7). The first is the one to lead with."""

from __future__ import annotations

from msgspec import structs

from huikuan_cli.core.law.claim import ClockFacts, DueDates, Interest
from huikuan_cli.core.law.ordinary_interest import before_regulation, ordinary
from huikuan_cli.core.law.statutory_interest import may_lead, statutory, straddles
from huikuan_cli.core.playbook.rules import Rules


def claims(facts: ClockFacts, due: DueDates, rules: Rules) -> tuple[Interest, ...]:
    """The interest figures for this case: the agreed rate and one to compare with; else that of the regulation and the
    conservative ones. That of the regulation stands behind them where it is not sure that it covers us.

    Empty when nothing is overdue or the principal is not known.
    """
    if due.effective is None or facts.principal is None or facts.today <= due.effective.rolled:
        return ()
    facts = structs.replace(facts, principal=facts.principal - facts.undated)
    plain = ordinary(facts, due, rules)
    if facts.agreed_rate:
        from huikuan_cli.core.law.agreed_interest import agreed

        return (agreed(facts, due, rules, facts.agreed_rate), *plain)
    by_law = statutory(facts, due, rules)
    if may_lead(facts, due, rules):
        return (by_law, *plain)
    before = straddles(due, rules) and by_law.low is not None
    return (*plain, by_law, *((before_regulation(facts, due, rules),) if before else ()))
