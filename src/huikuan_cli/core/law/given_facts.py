"""What the clock takes as it was answered: a new fact is one line here, and nothing else has to name it (docs/changes.md, the fourth of them).

The annotations are no text (no `from __future__ import annotations`): which question a fact comes from is read off them.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from huikuan_cli.core.playbook import Kind


class Asked(NamedTuple):
    """The question that a fact comes from, by its key and the kind that it must have. `clock`: it is asked for the clock alone as well;
    `happened`: a day that cannot be to come; `each`: of several payments of a contract each has its own, so that what was answered is
    not that of the others; `read`: how the rows of a table become the fact."""

    key: str
    kind: "Kind"
    clock: bool = False
    happened: bool = False
    each: bool = False
    read: Callable[[Any, date], Any] | None = None


class GivenFacts(Struct, frozen=True):
    """The facts that the case and the clock both hold, as they were answered; None means not known.

    `told`: how we told the customer, when signing, that we are a small or medium enterprise. `first_accepted`: the day of the first of
    two acceptances. `deadline`: the end of the agreed acceptance period. `contract_date`: the day that the contract writes out.
    `invoiced`: the day on which the customer received the invoice, `complete` that on which he had all the papers for the payment,
    `stepped` that on which his own steps (filing, entering the assets) were done, `funded` that on which the money came for which he waited,
    from above or from the one who pays him.
    """

    signed: Annotated[date | None, Asked("签订日期", "日期", happened=True)] = None
    contract_amount: Annotated[Decimal | None, Asked("合同额", "金额")] = None
    small: Annotated[bool | None, Asked("中小企业", "是否")] = None
    told: Annotated[str | None, Asked("告知", "单选")] = None
    delivered: Annotated[date | None, Asked("交付日期", "日期", happened=True, each=True)] = None
    accepted: Annotated[date | None, Asked("验收合格日期", "日期", happened=True, each=True)] = None
    first_accepted: Annotated[date | None, Asked("初验日期", "日期", happened=True, each=True)] = None
    deadline: Annotated[date | None, Asked("验收期限", "日期", each=True)] = None
    contract_date: Annotated[date | None, Asked("约定付款日", "日期", each=True)] = None
    settled: Annotated[date | None, Asked("结算确认日", "日期", happened=True, each=True)] = None
    invoiced: Annotated[date | None, Asked("收票日期", "日期", happened=True)] = None
    complete: Annotated[date | None, Asked("资料齐全日", "日期", happened=True)] = None
    stepped: Annotated[date | None, Asked("手续办完日", "日期", happened=True)] = None
    funded: Annotated[date | None, Asked("拨款到位日", "日期", happened=True)] = None


def asked_of(facts: type[Struct]) -> dict[str, Asked]:
    """The facts of a struct that come from a question, by their attributes; those that it inherits come first."""
    notes: dict[str, Any] = {}
    for one in facts.__mro__[::-1]:
        notes |= getattr(one, "__annotations__", {})
    marks = {name: getattr(note, "__metadata__", ()) for name, note in notes.items()}
    return {name: found[0] for name, found in marks.items() if found}
