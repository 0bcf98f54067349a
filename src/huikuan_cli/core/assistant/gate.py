"""The gate: what of an assistant's answer may stand on the sheet, and why the rest may not. Pure.

Held against the facts it was told (figures, days, people), what no line of a playbook may hold (wording.yaml), what we never
say of a customer, and what no assistant may claim (assistant.yaml, 不收).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.lent import LentLine
from huikuan_cli.core.assistant.cover import Cover
from huikuan_cli.core.assistant.facts_told import Ground
from huikuan_cli.core.assistant.reading import numbered
from huikuan_cli.core.assistant.sums import checked
from huikuan_cli.core.assistant.told_figures import unfounded, wrong_day
from huikuan_cli.core.checking.wording import found_in
from huikuan_cli.core.playbook.assistant_rules import SPOKEN_PARTS, AssistantPart, AssistantRules
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.text.speech import people_in
from huikuan_cli.core.text.written_days import read_day

RULED = (
    "要什么",
    "算数的",
    "最好",
    "可以",
    "至少",
    "步骤",
    "退一步",
    "带回",
)  # what the law decides where it rules
TOLERANCE = 1.25  # a line that is a little longer than it was asked for still fits
SUM, BEFORE = "算", "进门前"
TO_CHECK = "存疑"  # what he is told to look up himself may name a day or a figure that nobody gave
WARNING = ("不做", TO_CHECK)  # they name what is not to be done
# a sentence for himself that says what not to do: 停机催款绝对停下, 橙子不送
REFUSING = r"[^。；：]*(?:停下|马上停|先停|是假|丢一|会丢|不送|不拎|不带|不去|不提|不做|不碰|不能|不许|不听|别)[^。；：]*"
UNSPEAKABLE = re.compile(r"[（）()《》〈〉【】\[\]{}｛｝<>#*|｜]|——")
OUGHT_TO_CALL = re.compile(r"[，,、：:。！？!?]|您|$")


class Refusal(NamedTuple):
    """A line that is not taken, and why, in one sentence."""

    line: LentLine
    why: str


class GateRules(NamedTuple):
    """Everything that a line is held against beside the facts. `private`: matches our own words for a person."""

    assistant: AssistantRules
    wording: Wording
    private: re.Pattern[str]

    def part(self, name: str) -> AssistantPart | None:
        """What is asked for under a name."""
        return next((one for one in self.assistant.parts if one.name == name), None)


def judged_lines(
    lines: Iterable[LentLine], ground: Ground, cover: Cover, rules: GateRules
) -> tuple[tuple[LentLine, ...], tuple[Refusal, ...]]:
    """The lines that pass, with the names in them and numbered anew, and the others."""
    kept: list[LentLine] = []
    refused: list[Refusal] = []
    facts, count = ground.text(), Counter[str]()
    for line in sorted(
        lines, key=lambda one: one.part != SUM
    ):  # what was worked out is a fact for the others
        one = structs.replace(line, text=cover.reveal(line.text), says=cover.reveal(line.says))
        part = rules.part(one.part)
        full = part is None or count[one.part] >= part.most
        why = texts.ENOUGH if full else next(_against(one, ground, facts, cover, rules), "")
        if why:
            refused.append(Refusal(one, why))
        else:
            count[one.part] += 1
            kept.append(one)
            facts += f"\n{one.text}" if one.part == SUM else ""
    return numbered(kept), tuple(refused)


def _against(one: LentLine, ground: Ground, facts: str, cover: Cover, rules: GateRules) -> Iterator[str]:
    """Every reason against a line."""
    yield from _shape(one, ground, cover, rules)
    if one.part != TO_CHECK:
        yield from _unfounded(one, ground, facts)
    if one.part not in WARNING:
        yield from _worded(one, cover.without_names(one.text), rules)
    if one.part in SPOKEN_PARTS:
        yield from _spoken(one, ground.person, rules)


def _shape(one: LentLine, ground: Ground, cover: Cover, rules: GateRules) -> Iterator[str]:
    """A part that is not asked for, nothing in it, names of nobody, too many characters."""
    part = rules.part(one.part)
    if ground.ruled and one.part in RULED:
        yield texts.LAW_RULES
    if not one.text:
        yield texts.EMPTY
    if strange := cover.unknown(f"{one.text}{one.says}"):
        yield texts.NO_TOKEN.format(word=strange)
    if part and len(one.text) > part.longest * TOLERANCE:
        yield texts.TOO_LONG.format(count=len(one.text), most=part.longest)


def _unfounded(one: LentLine, ground: Ground, facts: str) -> Iterator[str]:
    """Figures, days and people that the facts do not have."""
    if one.part == SUM:
        if checked(one.text, facts, ground.visit) is None:
            yield texts.WRONG_SUM
        return
    if found := unfounded(one.text, facts):
        yield texts.NO_FIGURE.format(word=found)
    days = ground.days if one.part in SPOKEN_PARTS else (*ground.before, *ground.days)
    if found := wrong_day(one.text, facts, ground.visit, days):
        yield texts.NO_DAY.format(word=found)
    if one.day and one.part == BEFORE:
        if (day := read_day(one.day, ground.visit)) is None or day not in (*ground.before, ground.visit):
            yield texts.NO_DAY.format(word=one.day)
    elif one.day and not _may_be(read_day(one.day, ground.visit), one, ground):
        yield texts.NO_DAY.format(word=one.day)
    if found := next((who for who in people_in(one.text) if not _known(who, facts)), ""):
        yield texts.NO_PERSON.format(word=found)


def _known(who: str, facts: str) -> bool:
    """Whether a person is named in the facts, with or without what was taken for a surname; 文处 may be the end of 收文处."""
    return bool(re.fullmatch(r".[处科局院所校]", who)) or any(
        one in facts for one in (who, *people_in(who[1:]))
    )


def _may_be(day: date | None, one: LentLine, ground: Ground) -> bool:
    """Whether a step, or what is asked for, may be on a day: what is asked for is never later than the papers must be in."""
    if day is None or day not in ground.days:
        return False
    return one.part != "要什么" or ground.latest is None or day <= max(ground.latest, ground.visit)


def _worded(one: LentLine, text: str, rules: GateRules) -> Iterator[str]:
    """Words that no line of a playbook may hold, and claims that no assistant may make. A matter that he named himself may be named where
    it is put off to our company. `text`: the line without names, for a project may be called 刷脸吃饭."""
    text = text if one.part in SPOKEN_PARTS else re.sub(REFUSING, "", text)
    for taboo in rules.wording.taboos:
        if word := found_in(text, taboo):
            yield texts.FORBIDDEN.format(word=word, name=taboo.name)
    claims = rules.assistant.refused if one.part in SPOKEN_PARTS else ()
    deferred = any(word in one.text for word in rules.assistant.deferred)
    for taboo in claims:
        word = found_in(text, taboo)
        if word and not (deferred and word in one.says):
            yield texts.FORBIDDEN.format(word=word, name=taboo.name)


def _spoken(one: LentLine, person: str, rules: GateRules) -> Iterator[str]:
    """What may not be said to his face."""
    if mark := UNSPEAKABLE.search(one.text):
        yield texts.UNSPEAKABLE.format(word=mark[0])
    if ours := rules.private.search(one.text):
        yield texts.PRIVATE.format(word=ours[0])
    if _behind_his_back(one.text, person):
        yield texts.THIRD_PERSON.format(word=person)


def _behind_his_back(text: str, person: str) -> bool:
    """Whether he is spoken of by his name, not called by it: 请李主任签字 for 李主任，请您签字."""
    if not person or person == "您好":
        return False
    return any(not OUGHT_TO_CALL.match(text, found.end()) for found in re.finditer(re.escape(person), text))
