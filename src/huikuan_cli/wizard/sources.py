"""What a question that was never answered may start from: only proposed, and said where it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Answers, Value, read_case
from huikuan_cli.core.answers.inference import Guess
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.wizard.flow import NO, YES
from huikuan_cli.wizard.phrasing import Proposal
from huikuan_cli.wizard.reopening import Source

ACCEPTER_KEY, ACCEPTED_KEY = "验收人", "验收合格日期"
_A_DAY = r"\d{4}-\d{2}-\d{2}"


def from_settings(known: dict[str, str], sure: Collection[str] = ()) -> Source:
    """Our side's facts of huikuan.yaml, by field key; empty ones say nothing. Those that are `sure` need not be asked."""

    def source(key: str, answers: Answers) -> Proposal | None:
        return Proposal(known[key], texts_wizard.FROM_BEFORE, sure=key in sure) if known.get(key) else None

    return source


def from_answers(keys: Collection[str], suggest: Callable[[str, Answers], Value | None]) -> Source:
    """What follows from the answers given before, for the fields with these keys. Of several that may be ticked nothing is
    ticked for him: they stand first."""

    def source(key: str, answers: Answers) -> Proposal | None:
        found = suggest(key, answers) if key in keys else None
        if isinstance(found, list) and found:
            return Proposal(hint=texts_wizard.SEEMS, first=tuple(str(one) for one in found))
        return Proposal(found, texts_wizard.SUGGESTED) if found else None

    return source


def from_the_likeliest(
    ranked: Callable[[str, Answers], Sequence[str]], unsaid: Collection[str] = ()
) -> Source:
    """What the answers given before speak for, without naming it: first in the list, and not ticked. That is not said of the keys of
    lists that everybody goes through anyway (`unsaid`)."""

    def source(key: str, answers: Answers) -> Proposal | None:
        first, hint = ranked(key, answers), "" if key in unsaid else texts_wizard.LIKELIEST
        return Proposal(hint=hint, first=tuple(first)) if first else None

    return source


def from_the_alike(alike: Callable[[str, Answers], Sequence[str]]) -> Source:
    """What only reads like an answer given before: asked about, and none of it is as good as any."""

    def source(key: str, answers: Answers) -> Proposal | None:
        near = alike(key, answers)
        return Proposal(hint=texts_wizard.ALIKE, first=tuple(near)) if near else None

    return source


def from_other_answers(told: Callable[[str, Answers], Guess | None]) -> Source:
    """What stands in the words of another answer (推自): sure enough not to be asked."""

    def source(key: str, answers: Answers) -> Proposal | None:
        guess = told(key, answers)
        if guess is None:
            return None
        how = texts_wizard.DAY_TOLD_BY if re.fullmatch(r"[\d-]{10}", guess.value) else texts_wizard.TOLD_BY
        return Proposal(guess.value, how.format(word=guess.word), texts_wizard.TOLD, sure=True)

    return source


def from_a_day_told(talk: Interview, today: date) -> Source:
    """The day of the acceptance where it was written in answer to who accepted: proposed for one Enter, for it may be that of a paper."""

    def source(key: str, answers: Answers) -> Proposal | None:
        asked, said = talk.find(key), answers.get(ACCEPTER_KEY)
        if key != ACCEPTED_KEY or asked is None or not isinstance(said, str):
            return None
        try:
            day = check_value(asked, said, talk, today).value
        except Unclear as problem:
            day = problem.suggestion
        return (
            Proposal(day, texts_wizard.WRITTEN_AT.format(name=ACCEPTER_KEY))
            if re.fullmatch(_A_DAY, str(day))
            else None
        )

    return source


def from_two_readings(key: str, today: date) -> Source:
    """Whether part payments were taken off the amount that was written: as the other amounts tell; where they do not, what it would
    mean either way, beginning with the amount as it was written."""

    def source(asked: str, answers: Answers) -> Proposal | None:
        if asked != key:
            return None
        from huikuan_cli.core.answers.due_basis import readings

        found = readings(read_case(answers, today))
        if found is None:
            return None
        typed, later, less = map(yuan, (found.typed, found.later, found.less))
        if not found.sure:
            return Proposal(YES, texts_wizard.READ_EITHER_WAY.format(typed=typed, later=later, less=less))
        why = texts_wizard.NOT_TAKEN_OFF_BY_SUMS
        if found.off:
            why = texts_wizard.TAKEN_OFF_BY_SUMS if found.less >= 0 else texts_wizard.MORE_WAS_PAID
        return Proposal(
            YES if found.off else NO, why.format(typed=typed, later=later), texts_wizard.TOLD, sure=True
        )

    return source


def from_words(key: str, ready: Callable[[Answers], str]) -> Source:
    """The sentence that will be said where this question is left empty: shown, never filled in."""

    def source(asked: str, answers: Answers) -> Proposal | None:
        return Proposal(hint=texts_wizard.READY_WORDS.format(words=ready(answers))) if asked == key else None

    return source
