"""Amounts that are written in one line with the answer (带写): what of them is taken, what is said of it, what is left to answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import ASKED, Value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.amount_lines import amounts_beside, confirmed, payment_called, said_owed
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.days_in_words import term_in
from huikuan_cli.core.text.pronoun import HER
from huikuan_cli.core.text.several_payments import payments_in
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import UNKNOWN, Unclear

_SINCE = r"[后起内到]"
_WOMAN = r"[，,、；;（( ]女(?:的|同志|士|性|领导)?(?:[，,、；;）) ]|$)"


def owed_after(before: Collection[str], one: Field, reply: Any) -> tuple[str, ...]:
    """The questions whose amount was said to be what is still owed, after a reply to this one."""
    others = tuple(key for key in before if key != one.key)
    said = one.beside and isinstance(reply, str) and said_owed(reply, one.beside, one.key)
    return (*others, one.key) if said else others


def _counted(one: Field, reply: Any, say: Callable[[str], None]) -> dict[str, Value]:
    """The days within which is paid, where they stand behind what they count from (收票后30日内), which are said; else nothing."""
    if one.key != ASKED["start"].key or not isinstance(reply, str) or not re.search(_SINCE, reply):
        return {}
    if len(payments_in(reply)) > 1:
        return {}
    try:
        parse_term(reply)
    except Unclear as problem:
        meant = problem if problem.suggestion else term_in(reply)
        if meant is None:
            return {}
        days = parse_term(meant.suggestion)
        say(texts_wizard.BESIDE.format(said=f"{ASKED['contract_days'].key} {days.words()}"))
        return {ASKED["contract_days"].key: days.text()}
    return {}


def _pronoun(one: Field, reply: Any) -> dict[str, Value]:
    """她, where a woman is said to be met (黄股长，女); what says so is no part of the name."""
    if one.key != ASKED["person"].key or not isinstance(reply, str) or not re.search(_WOMAN, reply):
        return {}
    return {ASKED["pronoun"].key: HER}


def _called(one: Field, reply: Any, say: Callable[[str], None]) -> dict[str, Value]:
    """What the payment is called in the line with its amount (4.8万质保金), which is said, by the key of the question about it; else
    nothing."""
    name = payment_called(reply, one.beside) if one.beside and isinstance(reply, str) else ""
    if name:
        say(texts_wizard.CALLED.format(name=name))
    return {ASKED["part"].key: name} if name else {}


def written_beside(
    one: Field, reply: Any, say: Callable[[str], None], works_out: Callable[[dict[str, Value]], bool]
) -> tuple[dict[str, Value], Any, Unclear | None]:
    """The amounts of other questions that stood in the line, which are said, and the rest of it; with nothing left the planner
    works the answer out. None where an amount is still lacking for that. What may be two amounts is not taken: the last is then the
    question about it, with the whole line as it was likely meant. What the payment is called is taken besides, and the days behind what they count from."""
    named = {**_called(one, reply, say), **_counted(one, reply, say), **_pronoun(one, reply)}
    given, rest, doubt = _amounts(one, reply, say, works_out)
    return {**named, **given}, rest, doubt


def _amounts(
    one: Field, reply: Any, say: Callable[[str], None], works_out: Callable[[dict[str, Value]], bool]
) -> tuple[dict[str, Value], Any, Unclear | None]:
    if not one.beside or not isinstance(reply, str):
        return {}, reply, None
    rest, found = amounts_beside(reply, one.beside)
    own = found.pop(one.key, None)
    given: dict[str, Value] = {key: f"{amount:.2f}" for key, amount in found.items()}
    if given:
        said = "，".join(f"{key} {yuan(amount)} 元" for key, amount in found.items())
        say(texts_wizard.BESIDE.format(said=said))
    try:
        confirmed(reply, one.beside, one.key)
    except Unclear as doubt:
        return given, reply, doubt
    if own is not None and not rest:
        rest = yuan(own)
    if given and not rest:
        enough_said = works_out(given)
        say(texts_wizard.WORKED_OUT if enough_said else texts_wizard.ONE_MORE)
        return given, UNKNOWN if enough_said else None, None
    return given, rest if found or own is not None else reply, None
