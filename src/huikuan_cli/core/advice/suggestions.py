"""What the answers so far suggest for a question that is asked later. Pure."""

from __future__ import annotations

from datetime import date

from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.conditions import Situation, holds
from huikuan_cli.core.advice.play_choice import FACTS, is_general
from huikuan_cli.core.advice.typed_words import typed_in
from huikuan_cli.core.advice.unread_story import STORY_KEY
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import (
    CAUSES_KEY,
    PAPERS_KEY,
    SIGNER_KEY,
    SUGGESTED_KEYS,
    TICKED_KEYS,
)
from huikuan_cli.core.playbook import (
    Cause,
    Play,
    Playbook,
    When,
)
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import mentioned


def suggestion(playbook: Playbook, key: str, answers: Answers, today: date) -> Value | None:
    """What the answers so far suggest for one of SUGGESTED; None for every other question, or when they suggest nothing."""
    if key not in SUGGESTED_KEYS:
        return None
    if key in TICKED_KEYS:
        return _written(playbook, key, answers, today)
    s = analyse(playbook, answers, today, "")
    if key == "要什么":
        return s.lead().aim.result if _is_told(s) else None
    return s.phenomenon[0].id if s.phenomenon[0] else None


def _is_told(s: Analysis) -> bool:
    """Whether the leading play is what was told: it was ticked, the facts make it so, or words that cannot be ticked do. Where a story was
    told, a play for any case at all is none of it, and what was only guessed from a word of it, and could be ticked, is not either."""
    lead = s.plays[0]
    play = lead.play
    if play.id in s.situation.ticked:
        return True
    story = s.answers.get(STORY_KEY)
    if is_general(play) and isinstance(story, str) and story not in ("", UNKNOWN):
        return False
    return FACTS in lead.reasons or not play.tick


def likeliest(playbook: Playbook, key: str, answers: Answers, today: date) -> tuple[str, ...]:
    """The options of 原因 that the case speaks for, those that his own words name first, then the likeliest; of 材料 the rare
    ones that his words name, then those that this case needs; none of any other question. They are guesses: they stand first in the list and are
    not ticked."""
    if key == PAPERS_KEY:
        return _papers(playbook, answers)
    if key != CAUSES_KEY:
        return ()
    s = analyse(playbook, answers, today, "")
    named = (one.id for one in playbook.diagnosis.causes if _is_named(one, s.situation))
    return tuple(dict.fromkeys((*named, *(one.cause.id for one in s.causes))))


def _papers(playbook: Playbook, answers: Answers) -> tuple[str, ...]:
    """Of the papers that only some cases have those that were written of (考核表), which a long list would not show; then those without
    which nothing is paid, here before elsewhere."""
    signer = answers.get(SIGNER_KEY)
    typed = "；".join((typed_in(playbook, answers), signer if isinstance(signer, str) else ""))
    known = playbook.chain.documents
    usual = [d for d in known if d.only_held != "是"]
    named = [d for d in known if d not in usual and mentioned(typed, (d.name, d.short or d.name, *d.aliases))]
    vital = [
        d for d in usual if d.vital == "是" and all(answers.get(key) in some for key, some in d.when.items())
    ]
    groups = (named, [d for d in known if d.is_vital(answers)], vital)
    return tuple(dict.fromkeys(d.id for group in groups for d in group))


def _is_named(cause: Cause, s: Situation) -> bool:
    """Whether his own words name a cause: its name, or words that a clue looks for (提到)."""
    looked_for = [word for clue in cause.clues for when in clue.when for word in when.said]
    return bool(mentioned(s.typed, (cause.name, *looked_for)))


def _written(playbook: Playbook, question: str, answers: Answers, today: date) -> list[str] | None:
    """The situations of a question whose words were typed, and none that speak against them, to stand first. What the other
    answers say already need not be ticked."""
    typed = typed_in(playbook, answers)
    offered = playbook.offered(question)
    found = [one for one in offered if mentioned(typed, one.words) and not denied(one, typed)]
    if not any(one.when for one in found):
        return [one.id for one in found] or None
    s = analyse(playbook, answers, today, "").situation
    return [one.id for one in found if not _stands(one, s)] or None


def _stands(play: Play, s: Situation) -> bool:
    """Whether what was answered, and not typed, holds a situation to be so."""
    return holds((one for one in play.when if one.answers and not one.said and not one.excuses), s)


def denied(play: Play, typed: str) -> bool:
    """Whether words were typed that alone rule a situation out."""
    return any(one == When(said=one.said) and mentioned(typed, one.said) for one in play.unless)
