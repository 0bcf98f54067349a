"""Who of several said what, where each part names its speaker: 蒋主任说……；财务小钱：……. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from huikuan_cli.core.text.speech import people_in, person_in, same_person

# patterns as text: they are compiled when they are first used
_PARTS = r"[；;。\n]+"
_SPOKE = r"^([^，,。；;：:“”「」\"说讲]{1,10}?)(?:当时|又|还|也|就|后来|电话里|微信里)*(?:(?:说|讲|回)(?:的是)?[：:，,]?|[：:])\s*"
_OFFICE = r"(?:[科处股室站所部办局]|中心|财务|会计|出纳)$"
_JOINED = r"[，,、；;]?(?:还有|另有|另外|以及|再加上|加上|和|跟|与)|[，,、；;]"
_QUOTES = '“”「」" '


class Spoken(NamedTuple):
    """One part of what was said, and who said it; empty where nobody is named before it."""

    who: str
    words: str


def words_of(said: str, person: str | None) -> tuple[str, str]:
    """What the one who is met said, and what all of them did, without who said it; both as written where not two speakers are named.
    Where none of them is the one who is met, all of it is taken for his."""
    spoken = _spoken(said)
    if len({one.who for one in spoken if one.who}) < 2:
        return said, said
    everyone = "；".join(one.words for one in spoken)
    own = "；".join(one.words for one in spoken if not one.who or _is_he(one.who, person or ""))
    return own or everyone, everyone


def first_met(text: str) -> str:
    """The first of several who are met, with what stands before the second: 检验科葛主任，还有财务尹会计 is 检验科葛主任."""
    kept, at, named = text, 0, False
    for found in re.finditer(_JOINED, text):
        named = named or bool(people_in(text[at : found.start()]))
        if named and people_in(text[found.end() :]):
            kept = text[: found.start()]
            break
        at = found.end()
    return kept


def _spoken(said: str) -> list[Spoken]:
    """The parts with their speakers; a part that names none goes on with the one before."""
    found: list[Spoken] = []
    for part in filter(None, (one.strip() for one in re.split(_PARTS, said))):
        start = re.match(_SPOKE, part)
        if start and _is_somebody(start[1]):
            found.append(Spoken(start[1], part[start.end() :].strip(_QUOTES)))
        else:
            found.append(Spoken(found[-1].who if found else "", part))
    return [one for one in found if one.words]


def _is_somebody(who: str) -> bool:
    return bool(person_in(who) or people_in(who) or re.search(_OFFICE, who))


def _is_he(who: str, person: str) -> bool:
    return same_person(person_in(who) or who, person_in(first_met(person))) or who in first_met(person)
