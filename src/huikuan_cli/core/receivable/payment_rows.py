"""The list of payments in an answer: read from rows or lines into one canonical form, and from that into the model. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli.core.receivable.payment_lines import (
    AMOUNT,
    DAY,
    DISPUTED,
    EXAMPLE,
    KIND,
    MOST_PARTS,
    NAME,
    OTHER_KIND,
    PAID,
    ROW_KEYS,
    START,
    START_KEYS,
    TERM,
    Row,
    rows_of,
    written_sum,
)
from huikuan_cli.core.receivable.payments import PaymentItem
from huikuan_cli.core.text.option_match import parse_choice
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import UNKNOWN, Option, Unclear, brief, clean, is_unknown, iso, parse_date
from huikuan_cli.core.text.words import nearest

_READERS: dict[str, Callable[[str, date], str]] = {
    **dict.fromkeys((AMOUNT, PAID, DISPUTED), lambda raw, today: written_sum(raw)),
    DAY: lambda raw, today: iso(parse_date(raw, today)),
    TERM: lambda raw, today: parse_term(raw).text(),
    START: lambda raw, today: parse_choice(raw, tuple(Option(one, one) for one in START_KEYS)).id,
}


def check_items(raw: Any, options: Sequence[Option], today: date) -> list[Row]:
    """The canonical rows of a list of payments: of rows, of lines, or of one text with a line for each. `options`: the kinds, with
    the words that may name them. Raises Unclear with a sentence for the person who wrote it."""
    kinds = kind_words(options)
    if isinstance(raw, str):
        return _bounded(rows_of(raw, kinds, today))
    if not isinstance(raw, list):
        raise Unclear(f"一笔一行，写成“{EXAMPLE}”，或写 {'、'.join(ROW_KEYS)}")
    found: list[Row] = []
    for number, one in enumerate(raw, 1):
        try:
            found += rows_of(one, kinds, today) if isinstance(one, str) else [_row(one, options, today)]
        except Unclear as problem:
            raise Unclear(f"第 {number} 笔：{problem}") from None
    return _bounded(found)


def kind_words(options: Sequence[Option]) -> dict[str, str]:
    """The kind of payment by each word that may name it."""
    return {word: one.id for one in options for word in (one.id, *one.words)}


def _bounded(rows: list[Row]) -> list[Row]:
    if len(rows) > MOST_PARTS:
        raise Unclear(f"太多了（{len(rows)} 笔），一张单子最多 {MOST_PARTS} 笔")
    twice = next((row[NAME] for n, row in enumerate(rows) if row[NAME] in [r[NAME] for r in rows[:n]]), "")
    if twice:
        raise Unclear(f"有两笔都叫“{twice}”，名称要分得开")
    return rows


def _row(raw: Any, options: Sequence[Option], today: date) -> Row:
    if not isinstance(raw, dict):
        raise Unclear(f"写成“{EXAMPLE}”，或写 {'、'.join(ROW_KEYS)}")
    for key in raw:
        if key not in ROW_KEYS:
            raise Unclear(f"“{brief(str(key))}”不认识{nearest(str(key), ROW_KEYS)}")
    given = {key: text for key in ROW_KEYS if (text := clean(str(raw.get(key, ""))).strip())}
    row = {key: _cell(key, text, options, today) for key, text in given.items()}
    row.setdefault(KIND, OTHER_KIND)
    row.setdefault(NAME, row[KIND])
    for key in (AMOUNT, DAY):
        row.setdefault(key, UNKNOWN)
    if TERM in row and row.get(START, UNKNOWN) == UNKNOWN:
        raise Unclear(f"写了“{TERM}”，还要写“{START}”（{'、'.join(START_KEYS[:-1])}）")
    row.setdefault(START, START_KEYS[-1])
    return {key: row[key] for key in ROW_KEYS if key in row}


def _cell(key: str, text: str, options: Sequence[Option], today: date) -> str:
    if key == NAME:
        return brief(text, 20)
    if is_unknown(text):
        return UNKNOWN
    try:
        return parse_choice(text, options).id if key == KIND else _READERS[key](text, today)
    except Unclear as problem:
        raise Unclear(f"“{key}”：{problem}") from None


def items(rows: Any, today: date) -> tuple[PaymentItem, ...]:
    """The payments of canonical rows; an answer that is no list of rows says none."""
    return tuple(_item(row, today) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _item(row: Mapping[str, str], today: date) -> PaymentItem:
    def known(key: str) -> str:
        return "" if row.get(key, UNKNOWN) == UNKNOWN else row[key]

    def amount(key: str) -> Decimal:
        return Decimal(known(key) or "0")

    return PaymentItem(
        row[NAME],
        row.get(KIND, OTHER_KIND),
        Decimal(known(AMOUNT)) if known(AMOUNT) else None,
        known(START),
        date.fromisoformat(known(DAY)) if known(DAY) else None,
        parse_term(known(TERM)) if known(TERM) else None,
        amount(PAID),
        amount(DISPUTED),
    )
