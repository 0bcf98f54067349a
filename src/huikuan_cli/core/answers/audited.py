"""What an audit came to, told in a sentence, against what is asked for by the price of the contract. Amounts in 元. Pure.

What was reported, what the audit came to and what it took off are of the whole contract; what is due is a share of it, less what was paid.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amount_lines import in_short
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import UNKNOWN, Unclear, half_width

DISPUTED_KEY = "争议金额"
_CLAUSES = r"[。；;！？!?\n，,、：]"
_AUDIT = r"审(?!批|计处|计科)|定案|核定|财评"
_CUT = r"砍|审减|核减|减了|少了|扣减|差"
_REPORTED = r"报"
MOST_WORDS = 500  # letters of what was told: no more are read in one go (values.half_width)
OF_THE_WHOLE = "那是整个合同报审和审定的差，不是这一笔里的；"
HERE = (
    "这一笔是照合同价的 {share}% 减已付算的，照审定 {total} 的 {share}% 减已付是 {by_audit}，"
    "两个差 {here}，这一笔里看法不同的就记它吗？"
)
ASK_HERE = "这一笔里看法不同的是多少？算不出先写 不清楚"


class ByAudit(NamedTuple):
    """The share of the contract that is due by now (0.97), what the audit came to, and what of that share of it is not paid."""

    share: Decimal
    total: Decimal
    due: Decimal


def speaks_of_audit(told: str) -> bool:
    """Whether a text speaks of an audit or of what it took off."""
    return bool(re.search(f"{_AUDIT}|审减|核减", told[:MOST_WORDS]))


def audited_total(told: str) -> Decimal | None:
    """What the audit came to, where a text names it once: 咨询公司审下来205万."""
    clauses = re.split(_CLAUSES, half_width(told[:MOST_WORDS]))
    found = {
        parse_amount(one)
        for clause in clauses
        if re.search(_AUDIT, clause) and not re.search(f"{_CUT}|{_REPORTED}", clause)
        for one in sums_in(clause, parse_amount)
    }
    return found.pop() if len(found) == 1 else None


def taken_off(told: str) -> frozenset[Decimal]:
    """The sums of which a text says that the audit took them off: 砍了26.6万."""
    clauses = re.split(_CLAUSES, half_width(told[:MOST_WORDS]))
    return frozenset(
        parse_amount(one)
        for clause in clauses
        if re.search(_CUT, clause)
        for one in sums_in(clause, parse_amount)
    )


def share_due(due: Decimal | None, contract: Decimal | None, paid: Decimal | None) -> Decimal | None:
    """The share of the contract that is due by now, where what is due and what was paid are a whole percentage of it and not all of it."""
    if due is None or paid is None or not contract:
        return None
    share = (due + paid) / contract
    return share if share < 1 and (share * 100) % 1 == 0 else None


def by_audit(
    told: str, due: Decimal | None, contract: Decimal | None, paid: Decimal | None
) -> ByAudit | None:
    """What is due by the audit, where the text says what that came to and what is asked for follows the contract; None where they agree."""
    share, total = share_due(due, contract, paid), audited_total(told)
    if share is None or total is None or total == contract or paid is None:
        return None
    return ByAudit(share, total, (total * share).quantize(Decimal("0.01")) - paid)


def difference_of_totals(
    raw: str, due: Decimal | None, contract: Decimal | None, paid: Decimal | None
) -> Unclear | None:
    """What is asked back where the disputed amount is told as what was reported and what the audit came to (报231.6万，审下来205万); None for
    anything else."""
    text = half_width(raw)
    total = audited_total(text)
    if total is None or len(sums_in(text, parse_amount)) < 2 or not re.search(f"{_REPORTED}|{_CUT}", text):
        return None
    found = by_audit(text, due, contract, paid)
    here = due - found.due if found and due is not None else Decimal(0)
    if not found or here <= 0 or found.due < 0:
        return Unclear(OF_THE_WHOLE + ASK_HERE, UNKNOWN)
    said = HERE.format(
        share=f"{(found.share * 100).normalize():f}",
        total=in_short(total),
        by_audit=in_short(found.due),
        here=in_short(here),
    )
    return Unclear(OF_THE_WHOLE + said, in_short(here))
