"""What was written of the case in sentences and nothing in the playbook knows. Pure."""

from __future__ import annotations

from huikuan_cli import texts
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.own_plans import own_plans
from huikuan_cli.core.advice.play_choice import is_general, is_told
from huikuan_cli.core.advice.play_index import play_index
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.text.values import UNKNOWN, brief
from huikuan_cli.core.text.words import apart, mentioned

STORY_KEY = "情况说明"
TOLD = 40  # characters from which a story is more than a remark
QUOTED = 16  # characters of it that are said back
UNREAD = texts.UNREAD_HEAD + "{words}”没认出来，先自己想好怎么答"


def unread_story(s: Analysis) -> str:
    """That nothing of what he wrote was recognised and nothing was ticked, or that a whole story led to nothing but what is asked of anyone
    in that post, in a sentence; empty where something came of it, or he wrote nothing."""
    told = s.answers.get(STORY_KEY)
    if not isinstance(told, str) or told == UNKNOWN or s.situation.ticked:
        return ""
    if _known(s.playbook, s.answers, told) and not (len(told) >= TOLD and _only_general(s)):
        return ""
    return UNREAD.format(words=brief(told, QUOTED))


def _only_general(s: Analysis) -> bool:
    return is_general(s.lead()) and not any(is_told(one, s.situation) for one in s.plays)


def _known(playbook: Playbook, answers: Answers, told: str) -> bool:
    """Whether a situation, a red line, a plan of our own or a last day is told in it."""
    text = apart(told, playbook.excuses.inside)
    return bool(
        playbook.once(play_index).words_in(text)
        or mentioned(text, playbook.once(_other_words))
        or own_plans(playbook.redlines, text)
        or answers.get("停收日", UNKNOWN) != UNKNOWN
    )


def _other_words(playbook: Playbook) -> tuple[str, ...]:
    """The words that the conditions of every situation look for, and those of every red line."""
    said = [word for one in playbook.situations() for when in (*one.when, *one.must) for word in when.said]
    return tuple(dict.fromkeys((*said, *(w for r in playbook.redlines.lines for w in r.words))))
