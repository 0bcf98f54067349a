"""Where the wizard asks what a lead changed in the questions. Pure."""

from __future__ import annotations

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.answers.interview import PREVENTION_KEY, Interview
from huikuan_cli.core.playbook import Field, Playbook
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.playbook.questions import MUST, NEVER

SECTIONS, QUESTIONS, ONLY = "自问", "字段", "只问"
PLACES = "节点"
DEPTH = "深浅"
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
        more = _unasked_with(talk, str(place[3])) if place[-1] == DEPTH else ""
        return _of_question(talk, str(place[3])) + more
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


def _unasked_with(talk: Interview, key: str) -> str:
    """Which questions the short interview asks no more, or less often, since it does not ask this one, on whose answer they wait; and what the
    sheet cannot say where nobody knows. Empty where it asks it all the same, or none waits for it."""
    one = talk.find(key)
    if one is None or not _is_put_off(one, {key}):
        return ""
    gone = {key}
    while more := {f.key for _, f in talk.fields() if f.key not in gone and _is_put_off(f, gone)}:
        gone |= more
    named = [f for _, f in talk.fields() if f.key in gone - {key}]
    seldom = [f for _, f in talk.fields() if f.key not in gone and f.depth != MUST and gone & {*f.must_when}]
    lights = [f.red_light for f in (one, *named) if f.red_light]
    told = (
        (texts.UNASKED_TOO, "、".join(f.name() for f in named), len(named)),
        (texts.SELDOM_ASKED, "、".join(f.name() for f in seldom), len(seldom)),
        (texts.UNSAID_THEN, "；".join(lights), len(lights)),
    )
    return "".join(text.format(what=what, count=count) for text, what, count in told if what)


def _is_put_off(one: Field, gone: set[str]) -> bool:
    """Whether the short interview, which asked a question, does so no more, since it does not ask those of `gone`: the question is one of them
    itself, cannot be asked without them, or is necessary after their answers alone."""
    if one.key not in gone and not (gone & {*one.when, *one.must_when} and _is_short(one)):
        return False
    necessary = {*one.must_when} - gone or one.must_after
    return bool(gone & {*one.when}) or (one.depth != MUST and not necessary)


def _is_short(one: Field) -> bool:
    """Whether the short interview asks a question of somebody."""
    return one.depth == MUST or (one.depth != NEVER and bool(one.must_when or one.must_after))


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
