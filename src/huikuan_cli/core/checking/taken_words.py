"""Whose sentences an excuse takes that a lead added or gave other words: what is said of it and of ours, heard before and now. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.advice.excuse_match import Heard, excuse_index, heard
from huikuan_cli.core.advice.said_like import pieces_of
from huikuan_cli.core.playbook import Excuse, Play, Playbook
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import EITHER, GAP

LIST = "借口"
SAID = ("他会说", "关键词", "像这样说", "名称")  # the keys of an excuse by which it is heard
LEAST_SHARED = 3  # letters, or pairs of them: what shares fewer with an excuse is never taken for it
FEW, SAID_LENGTH = 3, 20


class Taken(NamedTuple):
    """A sentence that was heard as an excuse of ours and is not any more, what is said of such, and what becomes of the situations that rested
    on it (empty: none did)."""

    excuse: Excuse
    says: str
    told: str
    fate: str


def is_heard_otherwise(change: Change) -> bool:
    """Whether a change adds an excuse, or gives one other words by which it is heard."""
    place = change.place
    if place[:1] != (LIST,) or change.kind in ("停用", "移"):
        return False
    return len(place) == 2 or (len(place) > 2 and place[2] in SAID)


def taken_words(before: Playbook, now: Playbook, id: str) -> str:
    """Which sentences of our excuses an excuse of a team's answers first, or leaves without an answer, and what becomes of the situations
    that rest on these excuses; empty where there is none. `before`: the playbook without the team."""
    mine = next((one for one in now.excuses.excuses if one.id == id), None)
    groups: dict[tuple[str, str, str], list[Taken]] = {}
    for one in _taken(before, now, mine) if mine else ():
        groups.setdefault((one.excuse.id, one.told, one.fate), []).append(one)
    return "；".join(_told(now, id, found) for found in groups.values())


def _taken(before: Playbook, now: Playbook, mine: Excuse) -> Iterator[Taken]:
    pieces = pieces_of("，".join((mine.name, *mine.says, *mine.words, *mine.heard)))
    left = {one.id for one in now.excuses.excuses} - {mine.id}
    for ours in before.excuses.excuses:
        for says in (*ours.says, *ours.heard) if ours.id in left else ():
            if len(pieces_of(says) & pieces) >= LEAST_SHARED:
                yield from _of_sentence(before, now, mine, ours, says)
    had = next((one for one in before.excuses.excuses if one.id == mine.id), None)
    told = texts.WORDS_WERE_OURS if had else texts.WERE_OURS
    for says in _added(had, mine) if had else (*mine.says, *mine.heard):
        for was in (one.excuses[0] for one in _heard(before, says) if one.excuses):
            if was.id in left and says not in (*was.says, *was.heard):  # which were looked at above
                yield from _of_sentence(before, now, mine, was, says, told)


def _added(had: Excuse, mine: Excuse) -> Iterator[str]:
    """What a team added to an excuse of ours that somebody may say just so."""
    old = {*had.says, *had.heard, *had.words}
    for one in (*mine.says, *mine.heard, *mine.words):
        if one not in old and GAP not in one and EITHER not in one:
            yield one


def _of_sentence(
    before: Playbook, now: Playbook, mine: Excuse, ours: Excuse, says: str, told: str = texts.TAKES
) -> Iterator[Taken]:
    if mine not in now.once(excuse_index).match(says):
        return
    had, has = _heard(before, says), _heard(now, says)
    if not any(one.excuses and one.excuses[0].id == ours.id for one in had):
        return
    firsts = {one.excuses[0].id for one in has if one.excuses}
    rested, rests = (any(ours.id in one.surely() for one in each) for each in (had, has))
    fate = "" if not rested else texts.STILL_RESTS if rests else texts.FALLS_AWAY
    if ours.id not in firsts and firsts <= {mine.id}:
        yield Taken(ours, says, told if firsts else texts.UNSURE_NOW, fate)
    elif ours.id in firsts and fate == texts.FALLS_AWAY:
        yield Taken(ours, says, texts.LESS_SURE, fate)


def _heard(playbook: Playbook, says: str) -> tuple[Heard, ...]:
    return heard(playbook.excuses, says, playbook.once(excuse_index))


def _told(now: Playbook, id: str, found: list[Taken]) -> str:
    """What is said of the sentences of one excuse of ours that share their fate."""
    ours, fate = found[0].excuse, found[0].fate
    shown = "、".join(f"“{brief(one.says, SAID_LENGTH)}”" for one in found[:FEW])
    says = f"{shown}{texts.AND_MORE * (len(found) > FEW)}"
    told = found[0].told.format(id=ours.id, name=ours.name, count=len(found), says=says)
    plays = [
        f"{play.id} {play.name}"
        for play in now.situations()
        if _rests(play, ours.id) and (fate == texts.STILL_RESTS or not _rests(play, id))
    ]
    return told + (fate.format(id=ours.id, mine=id, plays=_listed(plays)) if plays else "")


def _rests(play: Play, id: str) -> bool:
    """Whether one of the conditions of a situation asks for an excuse."""
    return any(id in one.excuses for one in play.when)


def _listed(names: list[str]) -> str:
    return "、".join(names[:FEW]) + (texts.REACHES_MORE.format(count=len(names)) if len(names) > FEW else "")
