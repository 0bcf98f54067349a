"""The paper that replaced the terms of the contract, read from the rows of 协议或判决. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from huikuan_cli.core.law.claim import AGREEMENT, ENFORCEABLE, Instalment, Instrument
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import UNKNOWN, parse_date

INSTRUMENT_KEY = "协议或判决"
BY_RANK = (*ENFORCEABLE, AGREEMENT)  # what comes first outranks the rest


def read_instrument(rows: object, today: date) -> Instrument | None:
    """The instrument that counts: a judgment, an award or a mediation before a repayment agreement; one row is one
    instalment, days are days in China, amounts 元. None where no row names one."""
    named = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    kind = next((one for one in BY_RANK if any(row.get("文书") == one for row in named)), None)
    if kind is None:
        return None
    own = [row for row in named if row.get("文书") == kind]
    effective = [day for row in own if (day := _day(row, "生效日", today))]
    parts = (
        Instalment(_day(row, "最晚付款日", today), _amount(row, "金额"), _amount(row, "已付")) for row in own
    )
    return Instrument(kind, max(effective, default=None), tuple(parts))


def _day(row: dict[str, str], key: str, today: date) -> date | None:
    text = row.get(key) or UNKNOWN
    return None if text == UNKNOWN else parse_date(text, today)


def _amount(row: dict[str, str], key: str) -> Decimal | None:
    text = row.get(key) or UNKNOWN
    return None if text == UNKNOWN else parse_amount(text)
