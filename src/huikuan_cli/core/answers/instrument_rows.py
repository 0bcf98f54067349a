"""The papers that replaced the terms of the contract, read from the rows of 协议或判决. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from huikuan_cli.core.law.claim import AGREEMENT, ENFORCEABLE, WHOLE, Instalment, Instrument
from huikuan_cli.core.receivable.payments import THIS
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import UNKNOWN, parse_date

INSTRUMENT_KEY = "协议或判决"
BY_RANK = (*ENFORCEABLE, AGREEMENT)  # what comes first outranks the rest
ALL_WORDS = (WHOLE, "所有", "都管", "每笔", "全部款项", "所有款项", "整个合同")
_BETWEEN = r"[、,，;；\s]+"
Row = dict[str, str]


def read_instruments(rows: object, today: date) -> tuple[Instrument, ...]:
    """The papers, what outranks the others first: a judgment, an award or a mediation before a repayment agreement. One row is one
    instalment; the rows of one kind about the same payments are one paper. Days are days in China, amounts 元."""
    named = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(
        _paper(kind, of, part, today)
        for kind in BY_RANK
        for of, part in _parted([row for row in named if row.get("文书") == kind])
    )


def counting(papers: Sequence[Instrument], name: str, first: str) -> Instrument | None:
    """The paper that counts for one payment of the contract, by its name; `first`: the name of the one that the questions are about."""
    return next((one for one in papers if covers(one, name, first)), None)


def covers(paper: Instrument, name: str, first: str) -> bool:
    """Whether a paper is about a payment of this name: it names it, it is about all, or this is the first and it names none or just that."""
    return name in paper.of or paper.whole() or (name == first and (not paper.of or THIS in paper.of))


def _parted(rows: list[Row]) -> list[tuple[tuple[str, ...], list[Row]]]:
    """The rows by the payments that they are about; one that names none goes with the row above it, where that may be the same paper."""
    found: dict[tuple[str, ...], list[Row]] = {}
    above: Row = {}
    of: tuple[str, ...] = ()
    for row in rows:
        same = _known(row, "生效日") in ("", _known(above, "生效日"))
        of = _names(row) or (of if same else ())
        found.setdefault(of, []).append(row)
        above = row
    return list(found.items())


def _names(row: Row) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(part for part in re.split(_BETWEEN, _known(row, "款项")) if part))
    return (WHOLE,) if any(name in ALL_WORDS for name in names) else names


def _paper(kind: str, of: tuple[str, ...], rows: list[Row], today: date) -> Instrument:
    effective = [day for row in rows if (day := _day(row, "生效日", today))]
    parts = (
        Instalment(_day(row, "最晚付款日", today), _amount(row, "金额"), _amount(row, "已付")) for row in rows
    )
    return Instrument(kind, max(effective, default=None), tuple(parts), of)


def _known(row: Row, key: str) -> str:
    text = row.get(key) or UNKNOWN
    return "" if text == UNKNOWN else text


def _day(row: Row, key: str, today: date) -> date | None:
    text = _known(row, key)
    return parse_date(text, today) if text else None


def _amount(row: Row, key: str) -> Decimal | None:
    text = _known(row, key)
    return parse_amount(text) if text else None
