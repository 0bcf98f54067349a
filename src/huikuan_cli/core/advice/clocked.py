"""The case of some answers and the clocks of its payments, with what the papers in hand tell: what a plan and the board both count with. Pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from huikuan_cli.core.advice.paper_pack import told_by_papers
from huikuan_cli.core.answers.case import Answers, Case, read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts, contract_payments
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.receivable.payments import Receivable


class Clocked(NamedTuple):
    """`told`: the answers that the papers in hand tell, which stand among the answers."""

    told: Answers
    answers: Answers
    case: Case
    payments: Receivable


def clocked(playbook: Playbook, answers: Answers, today: date) -> Clocked:
    """Read the case and ask the clock of each payment of the contract, as of today."""
    told = told_by_papers(playbook.chain, answers)
    answers = {**answers, **told}
    case = read_case(answers, today)
    dates = _unproved(playbook, case, answers), _proved(playbook, case, answers)
    facts = clock_facts(case, playbook.rules, today, *dates)
    return Clocked(told, answers, case, contract_payments(case, facts, playbook.rules))


def _unproved(playbook: Playbook, case: Case, answers: Answers) -> frozenset[str]:
    """The dates whose paper was looked for and is not there, nor another that proves them."""
    have = case.documents
    dated = [d for d in playbook.chain.documents if d.dates and not d.is_aside(answers)]
    lacking = {d.dates for d in dated if have is not None and d.id not in have and not d.is_held(answers)}
    return frozenset(lacking - _proved(playbook, case, answers))


def _proved(playbook: Playbook, case: Case, answers: Answers) -> frozenset[str]:
    """The dates whose paper is in hand."""
    have = case.documents or ()
    dated = (d for d in playbook.chain.documents if d.dates and not d.is_aside(answers))
    return frozenset(d.dates for d in dated if d.id in have)
