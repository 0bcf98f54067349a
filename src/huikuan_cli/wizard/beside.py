"""Amounts that are written in one line with the answer (带写): what of them is taken, what is said of it, what is left to answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.audited import DISPUTED_KEY, difference_of_totals
from huikuan_cli.core.answers.case import ASKED, Value
from huikuan_cli.core.answers.days_asked import one_month
from huikuan_cli.core.answers.inference import DUE_KEY, OUTSIDE_KEY
from huikuan_cli.core.answers.instalment_line import said_of
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.not_known import LONGEST_KEPT, words_to_keep
from huikuan_cli.core.law.due_date import last_day
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.amount_lines import amounts_beside, confirmed, payment_called, said_owed
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.contract_number import apart_from_number
from huikuan_cli.core.text.days_in_words import days_in, term_in
from huikuan_cli.core.text.outside_sums import SAID_BEHIND, set_apart
from huikuan_cli.core.text.paid_and_open import plainly
from huikuan_cli.core.text.pronoun import HER
from huikuan_cli.core.text.several_payments import payments_in
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, dated, iso
from huikuan_cli.core.text.written_days import read_day
from huikuan_cli.wizard.flow import State, WizardStep
from huikuan_cli.wizard.instalments import rows_in_line

KEPT_WORDS_KEY = "没说准的原话"  # a question that a team may leave out
BETWEEN_WORDS = "；"
CONTRACT_KEY = "合同额"
WARRANTY_KEY, ACCEPTED_KEY = "质保期满日", "验收合格日期"
_SINCE_ACCEPTANCE = (
    r"^[从自]?(?:最终|竣工|终|初)?验收?(?:合格|通过)?(?:之?日|那天)?(?:起|以?后|算起)?(?:算|数)?"
)
SHORT_WARRANTY = 90  # days; no warranty is shorter


def taken_beside(
    state: State,
    step: WizardStep,
    reply: Any,
    interview: Interview,
    today: date,
    say: Callable[[str], None],
    works_out: Callable[[dict[str, Value]], bool],
) -> tuple[State, Any, Unclear | None]:
    """The state with what a reply says of other questions, what is left of it for this one, and what of it is doubtful. `works_out`: as
    in `written_beside`."""
    try:
        rows, instalments = rows_in_line(step, reply, state.given, today)
    except Unclear as several:
        return state, reply, several
    if rows:
        say(texts_wizard.BESIDE.format(said=said_of(instalments)))
        return replace(state, given={**state.given, **rows}), rows[step.id], None
    if step.field.key == WARRANTY_KEY and (end := _end_of_warranty(reply, state.given)):
        return state, reply, end
    if step.field.key == DISPUTED_KEY and isinstance(reply, str):
        known = (_sum_of(state.given, key) for key in (DUE_KEY, "合同额", "已付金额"))
        if whole := difference_of_totals(reply, *known):
            said = kept(state.given, DISPUTED_KEY, brief(reply, LONGEST_KEPT))
            return replace(state, given={**state.given, **said}), reply, whole
    given, rest, doubt = written_beside(step.field, reply, say, works_out)
    told = {
        **kept_words(state.given, step.field, reply, interview, today),
        **_handed_over(step.field, reply, state.given, today, say),
    }
    owed = owed_after(state.owed, step.field, reply)
    return replace(state, given={**state.given, **given, **told}, owed=owed), rest, doubt


def _end_of_warranty(reply: Any, given: Mapping[str, Value]) -> Unclear | None:
    """The day on which a warranty ends that was answered with how long it is (两年), counted from the acceptance and offered; None where
    that day is not known, or something else was answered."""
    try:
        term, accepted = (
            parse_term(re.sub(_SINCE_ACCEPTANCE, "", str(reply))),
            date.fromisoformat(str(given.get(ACCEPTED_KEY))),
        )
    except ValueError:
        return None
    if not term.months and term.days < SHORT_WARRANTY:
        return None
    end = last_day(accepted, term)
    said = f"从验收 {dated(accepted)} 起数 {term.words()}，质保期 {dated(end)}满，是吗？不从验收起的改成合同写的那天"
    return Unclear(said, iso(end))


def _sum_of(given: Mapping[str, Value], key: str) -> Decimal | None:
    text = given.get(key, UNKNOWN)
    return Decimal(text) if isinstance(text, str) and text not in ("", UNKNOWN) else None


_SINCE = r"[后起内到]"
_CLAUSE = r"[，,；;。、]"
_CAME = r"[送交到供装发]齐|[送交到]货|[送供装交]完|交付|移交|签收"
_WOMAN = r"[，,、；;（( ]女(?:的|同志|士|性|领导)?(?:[，,、；;）) ]|$)"


def owed_after(before: Collection[str], one: Field, reply: Any) -> tuple[str, ...]:
    """The questions whose amount was said to be what is still owed, after a reply to this one."""
    others = tuple(key for key in before if key != one.key)
    said = one.beside and isinstance(reply, str) and said_owed(_plainly(one, reply), one.beside, one.key)
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


def _handed_over(
    one: Field, reply: Any, given: Mapping[str, Value], today: date, say: Callable[[str], None]
) -> dict[str, Value]:
    """The day of the delivery, where it was told instead of that of the acceptance, with its year (送齐是2025年9月16号，验收单记不清), which is
    said; else nothing."""
    key = ASKED["delivered"].key
    if one.key != ACCEPTED_KEY or not isinstance(reply, str) or given.get(key, UNKNOWN) != UNKNOWN:
        return {}
    clauses = [clause for clause in re.split(_CLAUSE, reply) if re.search(_CAME, clause)]
    days = [
        day
        for clause in clauses
        for day in days_in(clause, lambda text: read_day(text, None))
        if day <= today
    ]
    if len(days) != 1:
        return {}
    say(texts_wizard.BESIDE.format(said=f"{key} {dated(days[0])}"))
    return {key: iso(days[0])}


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
    numbered, reply = _numbered(one, reply, say)
    given, rest, doubt = _amounts(one, reply, say, works_out)
    return {**named, **numbered, **given}, rest, doubt


def _numbered(one: Field, reply: Any, say: Callable[[str], None]) -> tuple[dict[str, Value], Any]:
    """The number of the contract where it stands behind what was sold, which is said, and what was sold."""
    if one.key != ASKED["project"].key or not isinstance(reply, str):
        return {}, reply
    rest, number = apart_from_number(reply)
    if not number:
        return {}, reply
    key = ASKED["contract_no"].key
    say(texts_wizard.BESIDE.format(said=f"{key} {number}"))
    return {key: number}, rest


def _amounts(
    one: Field, reply: Any, say: Callable[[str], None], works_out: Callable[[dict[str, Value]], bool]
) -> tuple[dict[str, Value], Any, Unclear | None]:
    if not one.beside or not isinstance(reply, str):
        return {}, reply, None
    reply = _plainly(one, reply)
    apart = set_apart(reply, one.beside, one.key)
    line = apart.line if apart.outside or apart.doubt else reply
    rest, found = amounts_beside(line, one.beside)
    own = found.pop(one.key, None)
    given: dict[str, Value] = {key: f"{amount:.2f}" for key, amount in found.items()}
    if given:
        said = "，".join(f"{key} {yuan(amount)} 元" for key, amount in found.items())
        say(texts_wizard.BESIDE.format(said=said))
    if apart.outside:
        say(texts_wizard.OUTSIDE)
        given[OUTSIDE_KEY] = "是"
    try:
        confirmed(line, one.beside, one.key)
    except Unclear as doubt:
        return given, reply, apart.doubt or (_still_outside(doubt) if apart.outside else doubt)
    if apart.doubt:
        return given, reply, apart.doubt
    if own is not None and not rest:
        rest = yuan(own)
    if given and not rest:
        enough_said = works_out(given)
        say(texts_wizard.WORKED_OUT if enough_said else texts_wizard.ONE_MORE)
        return given, UNKNOWN if enough_said else None, None
    return given, rest if found or own is not None else line, None


def _plainly(one: Field, reply: str) -> str:
    """The line with what was paid and what is open said in the words for it."""
    return plainly(reply, one.beside.get(CONTRACT_KEY, ()))


def kept_words(
    given: Mapping[str, Value], one: Field, reply: Any, interview: Interview, today: date
) -> dict[str, Value]:
    """What he said instead of a day that nobody knows, with what he said so before, each under the name of its question; nothing where the
    playbooks have no place for it."""
    if not interview.find(KEPT_WORDS_KEY) or reply == UNKNOWN or one.kind != "日期":
        return {}
    return kept(
        given, one.key, words_to_keep(one, reply, interview.unsaid, lambda text: one_month(text, today))
    )


def kept(given: Mapping[str, Value], key: str, said: str) -> dict[str, Value]:
    """What he said in answer to a question, beside what is kept of the others; nothing where that changes nothing."""
    before = str(given.get(KEPT_WORDS_KEY, ""))
    others = [text for text in before.split(BETWEEN_WORDS) if text and not text.startswith(f"{key}：")]
    if not said and BETWEEN_WORDS.join(others) == before:
        return {}
    return {KEPT_WORDS_KEY: BETWEEN_WORDS.join([*others, *([f"{key}：{said}"] if said else [])])}


def _still_outside(doubt: Unclear) -> Unclear:
    """The question about an amount outside of the contract, with an offer that says so as well."""
    return Unclear(str(doubt), f"{doubt.suggestion}，{SAID_BEHIND}" if doubt.suggestion else "")
