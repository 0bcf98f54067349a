"""Where the wizard asks what a lead changed in the questions. Pure."""

from __future__ import annotations

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.answers.interview import PREVENTION_KEY, Interview
from huikuan_cli.core.playbook import Field, Playbook
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.playbook.questions import MUST

SECTIONS, QUESTIONS, ONLY = "自问", "字段", "只问"
PLACES = "节点"
QUESTIONS_FILE, PREVENTION = "questions.yaml", "prevention.yaml"


def asked_where(playbook: Playbook, talk: Interview, file: str, change: Change) -> str:
    """What is asked before the question, and when; empty where nothing is asked for this change."""
    place = change.place
    if change.kind == "停用" and place[:1] == (PLACES,):
        return texts.PLACE_GONE
    if file == PREVENTION:
        return _of_question(talk, PREVENTION_KEY)
    if file != QUESTIONS_FILE or change.kind == "停用":
        return ""
    if place[0] == ONLY:
        return texts.SHORT_LIST.format(count=len(playbook.questions.only)) if playbook.questions.only else ""
    if place[0] != SECTIONS:
        return ""
    if QUESTIONS in place[:3] and len(place) > 3:
        return _of_question(talk, str(place[3]))
    section = next((one for one in talk.sections if one.id == place[1]), None)
    return _of_question(talk, section.fields[0].key) if section and section.fields else ""


def _of_question(talk: Interview, key: str) -> str:
    before: Field | None = None
    for section, one in talk.fields():
        if one.key == key:
            after = texts.ASKED_AFTER.format(key=before.name()) if before else texts.ASKED_FIRST
            depth = (
                texts.HINTED if one.hinted == "是" else texts.DEPTHS[one.depth].format(section=section.title)
            )
            return texts.ASKED_AT.format(after=after, depth=depth) + _not_behind(talk, one, before)
        before = one if _same_go(talk, key, one) else before
    return ""


def _same_go(talk: Interview, key: str, other: Field) -> bool:
    """Whether a question is asked where this one is: what the short interview asks of every case has only such before it."""
    one = talk.find(key)
    return (
        one is None or one.depth != MUST or (other.depth == MUST and other.hinted != "是" and not other.when)
    )


def _not_behind(talk: Interview, one: Field, before: Field | None) -> str:
    """Why a question does not come straight behind the one that its 排在 names."""
    goal = talk.find(one.after) if one.after else None
    if goal is None or before is None or before.key == goal.key:
        return ""
    if not _same_go(talk, one.key, goal):
        return texts.GOAL_NOT_ASKED.format(goal=goal.name())
    return texts.ALSO_BEHIND.format(goal=goal.name(), other=before.name()) if before.after == goal.key else ""
