"""When a paper for the customer cannot be written, and what to verify before it goes out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from huikuan_cli import texts, texts_instrument
from huikuan_cli.core.advice.analysis import Analysis, claimed
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.letters.letter_facts import (
    all_disputed,
    follows,
    one_date,
    stated_left,
    sure_due,
    unmet,
)
from huikuan_cli.core.playbook.letter_texts import Letter, LetterPiece
from huikuan_cli.core.playbook.own_rules import told
from huikuan_cli.core.playbook.placeholders import names
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import dated, long_date

LIMITATION_SOON = timedelta(days=60)  # so near the end of the limitation a letter says by when it must arrive
FRESH = timedelta(days=7)  # so long the facts of a plan are taken for those of the day


def refusal(letter: Letter, whole: Analysis) -> str:
    """Why this paper cannot be written in this case; empty when it can. A demand is for those payments only that it may count.

    Nothing is asked for what is paid; under a judgment the lawyers write; payment is not demanded before the day and the conditions of the contract; nothing is
    applied for where all of it is in dispute.
    """
    s = claimed(whole) if demands(letter) else whole
    if s.report.outstanding == 0:
        return texts.ALL_PAID
    applies = _applies(letter)
    early = (
        letter.sealed == "否" and s.report.fallen_due != s.report.outstanding
    )  # the desk sheet names the whole sum
    if reason := _replaced(s, asks=early or demands(letter)):
        return reason
    if letter.due_only == "是" and s.report.overdue == 0:
        due = s.report.due.effective
        return texts.NOT_DUE.format(day=f"（{dated(due.rolled)}到期）" if due else "")
    if (letter.due_only == "是" or applies) and (reason := unmet(s)):
        return reason
    if applies and all_disputed(s):
        return texts.ALL_DISPUTED
    lacks = letter.when and not holds(letter.when, s.situation)
    return letter.refusal if lacks or (letter.unless and holds(letter.unless, s.situation)) else ""


def left_out(whole: Analysis, s: Analysis) -> tuple[str, ...]:
    """Which payments of the visit this letter does not count, and why that may be."""
    names = [one.name for one in whole.payments.spoken_of() if one.name not in s.payments.about]
    return (texts.NOT_COUNTED.format(names="、".join(names)),) if names else ()


def demands(letter: Letter) -> bool:
    """Whether a letter asks for payment: by demand, or by application."""
    return letter.due_only == "是" or _applies(letter)


def _applies(letter: Letter) -> bool:
    return "申请金额" in mentioned(letter.pieces)


def _replaced(s: Analysis, *, asks: bool) -> str:
    """Why a paper does not go out once something replaced the terms of the contract, or where the situation keeps papers
    back; empty where it may. `asks`: it asks for
    the money, which under an agreement is due by instalments."""
    paper = s.report.instrument
    if paper is None:
        lead = s.lead()
        return texts_instrument.NO_PAPERS.format(name=lead.name) if lead.no_papers == "是" else ""
    if paper.enforceable():
        return texts_instrument.UNDER_JUDGMENT.format(kind=paper.kind)
    return texts_instrument.UNDER_AGREEMENT if asks else ""


def doubts_of(
    letter: Letter, s: Analysis, pieces: list[LetterPiece], printed: str, known: date | None
) -> Iterator[str]:
    """What to verify before this letter goes out, as sentences. `pieces` are those that hold in this case, `printed` all
    that stands in the letter; `known`: the day on which the facts were told, where that is another than the letter's."""
    yield from _barred(letter, s)
    yield from _in_time(letter, s)
    yield from _left(letter, s)
    yield from _no_date(letter, s)
    yield from _two_dates(s, mentioned(pieces))
    yield from _unproved(s, printed)
    yield from _stale(s, known or s.today)
    yield from told(s.playbook.own_rules)


def mentioned(pieces: Iterable[LetterPiece]) -> set[str]:
    """The facts that the pieces name."""
    return {name for one in pieces for text in (one.text, *one.rows.values()) for name in names(text)}


def _unproved(s: Analysis, printed: str) -> tuple[str, ...]:
    """The dates whose paper is not in hand, where they or the due date that rests on them are printed."""
    due = s.report.due.effective
    days = [long_date(day) for day in (due.rolled if due else None, s.case.accepted) if day]
    return s.report.due.unproved if any(day in printed for day in days) else ()


def _left(letter: Letter, s: Analysis) -> tuple[str, ...]:
    """That what is unpaid is not named in the paper, and why; or that it was only worked out."""
    if not mentioned(letter.pieces) & {"未付金额", "未付大写"}:
        return ()
    desk = letter.sealed == "否"
    if desk and (reason := unmet(s)):
        return (texts.LEFT_TOO_EARLY.format(reason=reason.partition("；")[0]),)
    if s.case.off_unsure or s.case.outside:
        return (texts.LEFT_OUTSIDE if s.case.outside else texts.LEFT_TWO_READINGS,)
    left = stated_left(s, desk=desk)
    if left is None and (desk or s.case.derived()):
        return (texts.LEFT_BLANK if follows(s) else texts.LEFT_NOT_SURE,)
    return (texts.LEFT_DERIVED.format(amount=yuan(left)),) if left is not None and s.case.derived() else ()


def _no_date(letter: Letter, s: Analysis) -> tuple[str, ...]:
    """Why a paper that would name the due day does not, and what to add for it."""
    desk = letter.sealed == "否"
    if "到期日" not in mentioned(letter.pieces) or sure_due(s, desk=desk) or len(s.payments.spoken_of()) > 1:
        return ()
    agreed = (texts_instrument.DATES_OF_AGREEMENT,) if s.report.instrument else ()
    doubts = s.report.due.doubts
    open_ = ("；".join(doubts) + texts.THEN_ADD,) if doubts else ()
    barred = (texts.BARRED,) if s.report.barred(s.today) else ()
    reasons = (*agreed, *open_, *barred, *_unknown(s, desk=desk))
    return (texts.NO_DUE_DAY.format(reason=reasons[0]),) if reasons else ()


def _unknown(s: Analysis, *, desk: bool) -> Iterator[str]:
    """What is lacking for a due day: the day or the period to count it by, else the amount that falls due on it."""
    due = s.report.due
    if due.effective is None:
        yield due.start.words if due.start.day is None else texts.NO_TERM
    elif stated_left(s, desk=desk) is None:
        yield texts.NO_AMOUNT.format(day=dated(due.effective.rolled))


def _in_time(letter: Letter, s: Analysis) -> tuple[str, ...]:
    """By when a letter must arrive to keep the claim alive, where that is soon."""
    limit = s.report.limitation
    if letter.sealed != "是" or limit is None or not s.today <= limit.alarm <= s.today + LIMITATION_SOON:
        return ()
    return (texts.ARRIVE_BY.format(day=dated(limit.alarm)),)


def _barred(letter: Letter, s: Analysis) -> tuple[str, ...]:
    """That the limitation may have passed: what is written now may matter in court."""
    return (texts.BARRED,) if letter.sealed == "是" and s.report.barred(s.today) else ()


def _stale(s: Analysis, known: date) -> tuple[str, ...]:
    """That the facts are older than a week."""
    return (texts.OLD_FACTS.format(day=dated(known)),) if s.today - known > FRESH else ()


def _two_dates(s: Analysis, mentioned: set[str]) -> tuple[str, ...]:
    """That two due days stand against each other, for which reason none is printed."""
    due = s.report.due
    if one_date(s) or not due.contract or not due.effective or not mentioned & {"到期日", "付款约定"}:
        return ()
    return (texts.TWO_DATES.format(contract=dated(due.contract.rolled), law=dated(due.effective.rolled)),)
