"""What to have in the bag: papers in hand and lacking, and what can still be done tonight."""

from __future__ import annotations

import re

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.plan import HAVE, TO_MAKE, Carry, PackPaper
from huikuan_cli.core.advice.unread_story import unread_story
from huikuan_cli.core.playbook import PackDocument
from huikuan_cli.core.playbook.placeholders import fill

PAPER_ID = re.compile(r"w\d{1,3}", re.I)
MOST_TONIGHT = 2
FRAMED = 3  # where something outranks the visit, most is won tonight


def bring(s: Analysis) -> tuple[Carry, ...]:
    """What the situation wants in the bag, in its order, then vital papers that it does not name; where it rules, he is not
    shown on the front what we lack besides."""
    papers = {one.id: one for one in s.papers}
    pack = {one.id: one for one in s.playbook.chain.documents}
    lead = s.lead()
    found = [
        _paper(pack[id], papers.get(id)) if id in pack else _thing(id, s)
        for id in lead.bring
        if id in papers or (id not in pack and not PAPER_ID.fullmatch(id))  # of a paper that is not used here
    ]
    named = {one.id for one in found}
    words = "".join(one.name for one in found)
    vital = [
        d
        for d in s.playbook.chain.vital(s.answers)
        if d.id in papers
        and d.id not in named
        and (d.short or d.name) not in words
        and (lead.rules != "是" or papers[d.id].state == HAVE)
    ]
    return (*found, *(_paper(one, papers[one.id]) for one in vital))


def _thing(name: str, s: Analysis) -> Carry:
    """A thing in words: nobody was asked whether he has it, so it is to be made ready, unless it is a paper that he ticked by its
    name."""
    held = {one.id for one in s.papers if one.state == HAVE}
    named = [
        one
        for one in s.playbook.chain.documents
        if one.id in held and name in (one.name, one.short, *one.aliases)
    ]
    return Carry("", name, HAVE if named else TO_MAKE)


def _paper(document: PackDocument, paper: PackPaper | None) -> Carry:
    state = paper.state if paper else HAVE
    get = paper.get if paper else document.get
    return Carry(document.id, document.short or document.name, state, "" if state == HAVE else get)


def tonight(s: Analysis) -> tuple[str, ...]:
    """What can still be done tonight: to think of what he wrote and nothing knows, then of the situation, then of those beside it; at most a
    few."""
    unknown = s.playbook.excuses.unmatched.tonight if unread_story(s) else ""
    lines = [*filter(None, (unknown,)), *(line for play in (s.lead(), *s.beside()) for line in play.tonight)]
    most = FRAMED if s.lead().frame else MOST_TONIGHT
    return tuple(fill(line, s.written()) for line in dict.fromkeys(lines))[:most]
