"""What a team writes as a red line: words so wide that nearly every case comes near it, and titles that hold what it forbids without
forbidding it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from huikuan_cli.core.checking.wording import places_in
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import EITHER, GAP, apart, mentioned
from huikuan_cli.errors import Problem

FILE, LINES, PLANS = "redlines.yaml", "红线", "我们打算"
TITLES = ("红线", "短句")  # what says that it is not done
WIDE = 10  # of our own lines from which a word is too wide: the widest of ours stands in three
_SENTENCE = re.compile(r"[^。；！？]+")
_REFUSAL = re.compile(r"[不别勿莫没无禁拒绝戒免]")
_RULE = re.compile(rf"{_REFUSAL.pattern}|[先只才必须]")  # or what is done first, or alone


class Said(NamedTuple):
    """What our own files hold of what people write and say: single lines, and whole examples of cases."""

    lines: tuple[str, ...]
    examples: tuple[str, ...]
    all_lines: str


def redline_problems(playbook: Playbook, rules: Wording) -> Iterator[Problem]:
    """Advice on the red lines of a playbook, those that come with the program too."""
    yield from _unrefused(playbook, rules)
    said = said_in(playbook)
    for one in playbook.redlines.lines:
        if one.warning and not one.words:
            text = f"{one.id} 写了“提醒”没写“提到”，这句提醒哪里都不印"
            at: Place = (LINES, one.id, "提醒")
            yield Problem(
                text, "写上销售打字时会用的词，如 提到: [发朋友圈]", FILE, code="P319", at=at, minor=True
            )
        for number, word in enumerate(one.words):
            yield from _too_wide((LINES, one.id, "提到", number), word, said)


def said_in(playbook: Playbook) -> Said:
    """What our own excuses and situations give as said or written, and the answers of the examples of situations."""
    inside = playbook.excuses.inside
    excuses = (text for one in playbook.excuses.excuses for text in (*one.says, *one.heard))
    plays = [*playbook.situations()]
    lines = dict.fromkeys((*excuses, *(text for one in plays for text in one.heard)))
    examples = ("；".join(one.example.answers.values()) for one in plays)
    told, filled_in = (tuple(apart(text, inside) for text in texts) for texts in (lines, examples))
    return Said(told, filled_in, "\n".join(told))


def _too_wide(place: Place, word: str, said: Said) -> Iterator[Problem]:
    """That a word of a red line stands in so many of our own lines that its reminder would be printed nearly always."""
    if GAP not in word and EITHER not in word and said.all_lines.count(word) < WIDE:
        return
    hit = [text for text in said.lines if mentioned(text, (word,))]
    if len(hit) < WIDE:
        return
    cases = sum(bool(mentioned(text, (word,))) for text in said.examples)
    text = (
        f"{called(place[:-1])}的“{brief(word)}”太宽：自带的 {len(said.lines)} 句常说的话里 {len(hit)} 句有它（如“{brief(hit[0], 20)}”），"
        f"{len(said.examples)} 个情形的例子里 {cases} 个有它，这些单子上都会印它的提醒"
    )
    fix = "写窄一点、写这件事才有的词；要两样都有才算，写“甲…乙”"
    yield Problem(text, fix, FILE, code="P319", at=place, word=word, minor=True)


def _unrefused(playbook: Playbook, rules: Wording) -> Iterator[Problem]:
    """Titles and reminders that a user reads as what to do, though no line may say it."""
    lines = playbook.redlines
    read: list[tuple[Place, str]] = []
    for one in lines.lines:
        told = {"红线": one.line, "短句": one.short, "提醒": one.warning}
        read += [((LINES, one.id, key), text) for key, text in told.items()]
    read += [((PLANS, one.id, "改做"), one.instead) for one in lines.plans]
    for place, text in read:
        asserted = list(_asserted(place, text, rules))
        yield from asserted
        if place[-1] in TITLES and not asserted and not _RULE.search(text):
            yield _unforbidding(place, text)


def _unforbidding(place: Place, text: str) -> Problem:
    """That a red line says what it is about, and not that it is not done: whoever reads it in a hurry may do it."""
    words = f"{called(place)}写的“{brief(text)}”读不出是不做它"
    return Problem(
        words,
        f"红线写不做什么：前面写上“不”，如“不{brief(text, 8)}”",
        FILE,
        code="P414",
        at=place,
        minor=True,
    )


def _asserted(place: Place, text: str, rules: Wording) -> Iterator[Problem]:
    for taboo in rules.taboos:
        for word, at in places_in(text, taboo):
            around = next(one[0] for one in _SENTENCE.finditer(text) if one.start() <= at < one.end())
            if not _REFUSAL.search(around):
                words = f"{called(place)}里的“{word}”像是{taboo.name}，读不出是不做它"
                fix = f"红线写不做什么：前面写上“不”，如“不提{word}”；“改做”写做得的事"
                nth = text.count(word, 0, at)
                yield Problem(words, fix, FILE, code="P414", at=place, word=word, nth=nth, minor=True)
                return
