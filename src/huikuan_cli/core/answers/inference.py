"""What need not be asked because another answer says it: with the words that say so. Pure.

The wizard takes it and shows it with a mark; an answers file may leave it out, or say otherwise.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.answers.case import Answers, Case
from huikuan_cli.core.answers.interview import HEARD_KEY, Interview
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.last_days import last_days
from huikuan_cli.core.text.values import UNKNOWN, half_width, iso
from huikuan_cli.core.text.who_said import first_met
from huikuan_cli.core.text.words import without

PERSON_KEY = "称呼"
DUE_KEY = "到期应付"
OUTSIDE_KEY = "合同外"
PAYMENTS_KIND = "款项"  # the kind of question that lists the payments of a contract


class Guess(NamedTuple):
    """What an answer is taken to be, and why: in whose words it stands, and which."""

    value: str
    source: str
    word: str


def inferred(interview: Interview, answers: Answers, today: date | None = None) -> dict[str, Guess]:
    """What the answers so far say about questions that are told by others (推自), by key. Answers that are there are not
    looked at: what was said stands above what is inferred. No day is told without `today`."""
    found = {}
    for _, one in interview.fields():
        guess = inferred_one(one, answers, today)
        if guess:
            found[one.key] = guess
    return found


def tells(one: Field, key: str) -> bool:
    """Whether what a question says may stand in the answer to another, by its key: a day may also stand in what he said."""
    return bool(one.told_by) and key in ((one.told_by, HEARD_KEY) if one.kind == "日期" else (one.told_by,))


def pointed_at(interview: Interview, one: Field, answers: Answers) -> bool:
    """Whether one of the words that point at a question (提示词) was written in answer to another; at further payments of the
    contract also an amount that is open beyond the one that fell due."""
    if one.kind == PAYMENTS_KIND and _more_is_open(answers):
        return True
    said = (answers.get(f.key) for _, f in interview.fields() if f.kind == "文本" and f.key != one.key)
    text = "\n".join(one for one in said if isinstance(one, str))  # answers are one line each
    text = without(text, one.not_hints)
    return any(word in text for word in one.hints)


def _more_is_open(answers: Answers) -> bool:
    """Whether more of the contract is unpaid than the amount that fell due."""
    known = [answers.get(key, UNKNOWN) for key in ("合同额", "已付金额", DUE_KEY)]
    if any(not isinstance(one, str) or one == UNKNOWN for one in known):
        return False
    whole, paid, due = (Decimal(str(one)) for one in known)
    return whole - paid > (0 if answers.get(OUTSIDE_KEY) == "是" else due)


def computed(key: str, answers: Answers) -> bool:
    """Whether the planner works an answer out from others: what fell due, from the contract amount and what was paid; it is
    marked as not stated (※)."""
    return key == DUE_KEY and all(answers.get(name, UNKNOWN) != UNKNOWN for name in ("合同额", "已付金额"))


def worked_out(case: Case) -> Answers:
    """What fell due, by its key, where it was not stated and follows from the contract amount and what was paid; else nothing."""
    whole = case.principal() if case.derived() else None
    return {DUE_KEY: f"{whole:.2f}"} if whole else {}


def inferred_one(one: Field, answers: Answers, today: date | None = None) -> Guess | None:
    """What the question that tells this one says about it; None where no word of it does.

    The word that ends last decides, for a Chinese name ends with what a thing is (县教育局第一中学 is a school); of those
    that end together the longest. A word that several of them may have (不推, 可能是) tells nothing, nor does one where another
    answer names somebody else as that (另有其人). A day is told by a sentence that names it beside one of its words
    (日子的说法), here or in what he said.
    """
    if one.kind == "日期":
        return _told_day(one, answers, today) if today and one.told_by else None
    found = _last_word(one, answers)
    if found is None or found.word in (*one.tells_nothing, *one.perhaps):
        return None
    others = (
        text for key, text in answers.items() if key not in (one.key, one.told_by) and isinstance(text, str)
    )
    named = one.elsewhere.get(found.value, ())
    return None if named and any(word in text for text in others for word in named) else found


def perhaps(one: Field, answers: Answers) -> tuple[str, ...]:
    """The options that may be meant by a word that several of them have (可能是), in what was said where this question is told."""
    found = _last_word(one, answers)
    return one.perhaps.get(found.word, ()) if found else ()


def _last_word(one: Field, answers: Answers) -> Guess | None:
    """The word of an option that ends last in what was said; a word that may be several has no option of its own."""
    said = answers.get(one.told_by, UNKNOWN) if one.told_by else UNKNOWN
    if not isinstance(said, str) or said == UNKNOWN:
        return None
    text = half_width(first_met(said) if one.told_by == PERSON_KEY else said).lower()
    words = [
        (option, word)
        for option in one.options
        for word in (option, one.shown(option), *one.aliases.get(option, ()))
    ]
    words += [("", word) for word in one.perhaps]
    best = max(
        (
            (text.rfind(word.lower()) + len(word), len(word), option, word)
            for option, word in words
            if word.lower() in text
        ),
        default=None,
    )
    return Guess(best[2], one.told_by, best[3]) if best else None


def _told_day(one: Field, answers: Answers, today: date) -> Guess | None:
    """The earliest day to come that is named as the last one."""
    found = [
        (last.day, key, last.words)
        for key in dict.fromkeys((one.told_by, HEARD_KEY))
        if isinstance(said := answers.get(key), str) and said != UNKNOWN
        for last in last_days(half_width(said), one.day_words, one.not_days, today)
    ]
    return Guess(iso(min(found)[0]), *min(found)[1:]) if found else None
