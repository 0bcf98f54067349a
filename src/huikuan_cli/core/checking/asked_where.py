"""Where the wizard asks what a lead changed in the questions. Pure."""

from __future__ import annotations

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.answers.interview import PREVENTION_KEY, Interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.changes import Change

SECTIONS, QUESTIONS, ONLY = "自问", "字段", "只问"
QUESTIONS_FILE, PREVENTION = "questions.yaml", "prevention.yaml"


def asked_where(playbook: Playbook, talk: Interview, file: str, change: Change) -> str:
    """What is asked before the question, and when; empty where nothing is asked for this change."""
    place = change.place
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
    before = ""
    for section, one in talk.fields():
        if one.key == key:
            after = texts.ASKED_AFTER.format(key=before) if before else texts.ASKED_FIRST
            depth = (
                texts.HINTED if one.hinted == "是" else texts.DEPTHS[one.depth].format(section=section.title)
            )
            return texts.ASKED_AT.format(after=after, depth=depth)
        before = one.name()
    return ""
