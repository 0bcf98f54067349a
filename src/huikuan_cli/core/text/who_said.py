"""Who of several is met first and who after him, and who said what, where each part names its speaker: 蒋主任说……；财务小钱：……. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from huikuan_cli.core.text.speech import people_in, person_in, same_person

# patterns as text: they are compiled when they are first used
_PARTS = r"[；;。\n]+|(?<=[！？!?”」])(?=[^，,。；;：:“”！？!?说讲]{1,8}(?:说|讲)[：:，,“])"
_SPOKE = r"^([^，,。；;：:“”「」\"说讲]{1,10}?)(?:当时|又|还|也|就|后来|电话里|微信里)*(?:(?:说|讲|回)(?:的是)?[：:，,]?|[：:])\s*"
_OFFICE = r"(?:[科处股室站所部办局]|中心|财务|会计|出纳)$"
_SEES = "(?:去)?(?:见|找|拜访|拜会)"
_THEN = rf"(?:然后|接着|完了|之后|随后|回头|末了|最后)(?:再|又)?(?:{_SEES})?|(?:再|又)(?:{_SEES})?|后{_SEES}"
_JOINED = rf"[，,、；;]?(?:还有|还(?:要|得|想|能)?(?:去)?(?:见|找)|顺便(?:见|找)|另有|另外|以及|再加上|加上|和|跟|与)|[，,、；;]?(?:{_THEN})|[，,、；;]"
_HOUR = r"(?:上午|下午|中午|晚上|早上|傍晚)?(?:[\d一二三四五六七八九十]{1,2}(?:[:：]\d{2}|点半|点钟|点))?"
_LED = rf"({_HOUR})(?:{_THEN}|首先(?:{_SEES})?|先(?:{_SEES})?|{_SEES})?"
AFTER, BESIDE = "之后", "还"
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
    """The first of several who are met, with what stands before the second: 检验科葛主任，还有财务尹会计 is 检验科葛主任; 先见财务王科长 is
    财务王科长."""
    return _led(_apart(text)[0][1])[1]


def met_after(text: str) -> tuple[str, ...]:
    """The others who are met, each as it goes on behind the first (先见财务王科长，再见李馆长): 之后见李馆长 where one comes after another,
    下午三点见李馆长 with the hour, 还见李馆长 where nothing says so. Who is only said to come along (陪我去) is not met."""
    found, (first, *others) = [], _apart(text)
    later = _is_led(first[1])
    for joined, part in others:
        hour, bare = _led(part)
        who = person_in(bare)
        later = later or bool(hour or re.search(_THEN, joined) or _is_led(part))
        if who:
            found.append(f"{hour or (AFTER if later else BESIDE)}见{who}")
    return tuple(found)


def _apart(text: str) -> list[tuple[str, str]]:
    """What stands of each of several people, with the words that join it to the one before; one part where they are not several."""
    parts, joined, start = [], "", 0
    for found in re.finditer(_JOINED, text):
        if people_in(text[start : found.start()]) and people_in(text[found.end() :]):
            parts.append((joined, text[start : found.start()]))
            joined, start = found[0], found.end()
    return [*parts, (joined, text[start:])]


def _led(part: str) -> tuple[str, str]:
    """The hour before a person and the person, without 先见 and the like; as written where nobody would be left."""
    found = re.match(_LED, part.strip())
    bare = part.strip()[found.end() :] if found else part
    return (found[1], bare) if found and people_in(bare) else ("", part)


def _is_led(part: str) -> bool:
    return _led(part)[1] != part


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
