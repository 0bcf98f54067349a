"""A row of a ledger as the answers of the interview, which is the one way into the clock and into a plan. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli.core.answers.case import ACCEPTED, Answers
from huikuan_cli.core.answers.inference import inferred_one
from huikuan_cli.core.law.claim import BY_ACCEPTANCE, BY_DATE, BY_DELIVERY, BY_INVOICE
from huikuan_cli.core.ledger.grid import bare
from huikuan_cli.core.ledger.ledger_rows import LedgerRow
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.receivable.payment_lines import AMOUNT, DAY, KIND, MOST_PARTS, NAME, START
from huikuan_cli.core.receivable.payments import RETENTION_KINDS
from huikuan_cli.core.text.values import UNKNOWN, iso

KIND_KEY, RETENTION = "客户性质", RETENTION_KINDS[0]


class CustomerKinds:
    """What kind of body a customer is: as the ledger says, else as its name tells; each name is looked at once."""

    def __init__(self, words: dict[str, str], question: Field | None) -> None:
        self._words = {bare(word): kind for word, kind in words.items()}
        self._question, self._known = question, dict[tuple[str, str], str]()

    def of(self, row: LedgerRow) -> str:
        """The answer to 客户性质; empty where nothing tells."""
        key = (row.kind, row.customer)
        if key not in self._known:
            self._known[key] = self._found(row)
        return self._known[key]

    def _found(self, row: LedgerRow) -> str:
        said = bare(row.kind)
        options = self._question.options if self._question else ()
        if said in map(bare, options):
            return next(one for one in options if bare(one) == said)
        by_name = self._inferred(row.customer)
        if said in self._words:
            told = self._words[said]
            return (
                by_name if told == "机关" and by_name and by_name != "其他" else told
            )  # 政府 is said of schools too
        return by_name or self._inferred(row.kind)

    def _inferred(self, name: str) -> str:
        if self._question is None or not name:
            return ""
        found = inferred_one(self._question, {self._question.told_by: name})
        return found.value if found else ""


def retention_in(row: LedgerRow) -> Decimal:
    """What of the open amount is retention money: it is paid last, so it is open before anything else is paid off."""
    if not row.retention or row.retention <= 0 or row.left <= 0:
        return Decimal(0)
    return min(row.retention, row.left)


def facts_of(row: LedgerRow, kind: str, *, broken: bool = False) -> Answers:
    """The answers that a row gives, none that it does not; `broken`: the day on which the customer meant to pay has passed. The day that finance wrote down as due is the contract's; where there is none,
    the period counts from what is known."""
    held = retention_in(row)
    found: dict[str, Any] = {
        "客户": row.customer,
        KIND_KEY: kind,
        "项目": row.project,
        "合同编号": row.contract,
        "签订日期": _day(row.signed),
        "合同额": f"{row.whole:.2f}" if row.whole is not None and row.whole > 0 else "",
        "交付日期": _day(row.delivered),
        "验收合格日期": _day(row.accepted),
        "验收状态": ACCEPTED if row.accepted else "",
        "到期应付": f"{row.left - held:.2f}",
        "付款节点": row.part,
        "我方责任人": row.owner,
        "承诺落空": "一次" if broken else "",
        **_start(row),
    }
    if held and held == row.left:
        found |= {
            "起算点": BY_DATE,
            "约定付款日": _day(row.retention_due),
            "付款节点": RETENTION,
            "付款天数": "",
        }
        found["到期应付"] = f"{held:.2f}"
    elif held:
        found["款项"] = [_item(RETENTION, RETENTION, held, row.retention_due)]
    return {key: value for key, value in found.items() if value}


def _start(row: LedgerRow) -> dict[str, str]:
    if row.due:
        return {"起算点": BY_DATE, "约定付款日": iso(row.due)}
    days = ((BY_ACCEPTANCE, row.accepted), (BY_DELIVERY, row.delivered), (BY_INVOICE, row.invoiced))
    start = next((name for name, day in days if day), "")
    if start == BY_INVOICE and not row.term:
        return {}  # an invoice alone starts nothing
    found = {"起算点": start, "付款天数": row.term if start else ""}
    return {**found, "收票日期": _day(row.invoiced)} if start == BY_INVOICE else found


def with_others(answers: Answers, others: Sequence[LedgerRow]) -> Answers:
    """The answers of a row with the other rows of its receivable as further payments, the oldest first; those for which a plan has no room
    as one. What the row does not say of the contract, another one does."""
    own = answers.get("款项")
    rows: list[Any] = list(own) if isinstance(own, list) else []
    names = {str(answers.get("付款节点", "")), *(one[NAME] for one in rows)}
    room = MOST_PARTS - len(rows)
    listed = sorted(others, key=lambda one: (one.due is None, one.due or date.max, one.number))
    kept, rest = (listed, []) if len(listed) <= room else (listed[: room - 1], listed[room - 1 :])
    for one in kept:
        name = one.part or f"第 {one.number} 行"
        if name in names:
            name = f"{name}（第 {one.number} 行）"
        names.add(name)
        kind = RETENTION if RETENTION in one.part else "其他"
        rows.append(_item(name[:20], kind, one.left, one.due))
    if rest:
        name = f"另 {len(rest)} 行（第 {rest[0].number} 行起）"
        rows.append(_item(name, "其他", sum((one.left for one in rest), Decimal(0)), None))
    told = {
        key: said
        for key, name in (("合同编号", "contract"), ("项目", "project"))
        if key not in answers and (said := next((s for one in others if (s := getattr(one, name))), ""))
    }
    return {**answers, **told, **({"款项": rows} if rows else {})}


def _item(name: str, kind: str, amount: Decimal, day: date | None) -> dict[str, str]:
    return {
        NAME: name,
        KIND: kind,
        AMOUNT: f"{amount:.2f}",
        START: BY_DATE,
        DAY: iso(day) if day else UNKNOWN,
    }


def _day(day: date | None) -> str:
    return iso(day) if day else ""
