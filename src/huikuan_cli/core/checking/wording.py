"""What a line of a playbook may not say (docs/decisions.md §1), and how long it may be. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import structs

from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.playbook.speech_rules import Taboo, Wording
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import EITHER, GAP, without
from huikuan_cli.errors import Problem

OTHER_KEYS = "其他"
PRINTED = ("题目", "抬头", "正文")  # of a letter
Texts = Iterable[tuple[Place, str]]  # of a file, see core.playbook.traversal
Excused = Callable[
    [str, str, int], bool
]  # a text, a word in it and where that stands: whether it is lawful all the same
_SENTENCE = re.compile(r"[^。；：？！“”]+")
_CLOSE_TOGETHER = 12  # characters between words that are doubtful together
_CLAUSE = re.compile(r"[^，。；：？！“”]+")
_TURNS = "就要便再"
_NEGATION = re.compile(
    rf"(不要?|别|勿|莫|没有?|不许|不得|不准|严禁|禁止|拒绝|谢绝)[^{_TURNS}]{{0,3}}$"
)  # governs what follows closely; 再不付就… does not
_CLOSELY = 5  # characters that a negation can stand before what it governs, with itself
# a reminder that turns down what it names right after it: 红包不能发, 倒签的要求一律拒绝
_TURNED_DOWN = re.compile(
    r"^[^不莫别拒禁]{0,6}?(?:(?:一概|一律|坚决|统统)(?:不|莫|拒|推)|(?:全|都|也)*不(?:许|准|得|送|带|收|碰|做|提|写|去)|不能(?:发|送|收|提|碰|带|用)"
    r"|莫(?:带|提|送|收|碰)|谢绝|拒绝|免谈|禁止|两个字谁也别)"
)


def strictest(ours: Wording, teams: Wording) -> Wording:
    """The team's table with all of our words in it: a team may add words and say what does not count, not less."""
    taboos = strictest_taboos(ours.taboos, teams.taboos)
    private = tuple(dict.fromkeys((*ours.private, *teams.private)))
    waivers = _with(ours.waivers, teams.waivers)
    return structs.replace(teams, unchecked=ours.unchecked, taboos=taboos, private=private, waivers=waivers)


def strictest_taboos(ours: tuple[Taboo, ...], teams: tuple[Taboo, ...]) -> tuple[Taboo, ...]:
    """The kinds of words of both, and of each kind the words of both."""
    theirs = {one.id: one for one in teams}
    kept = [_with(one, theirs.get(one.id, one)) for one in ours]
    known = {one.id for one in ours}
    return (*kept, *(one for one in teams if one.id not in known))


def _with(ours: Taboo, theirs: Taboo) -> Taboo:
    """Our words and theirs; what does not count must say more than the word itself, or the word would be gone."""
    more = tuple(word for word in theirs.words if word not in ours.words)
    words = (*ours.words, *more)
    harmless = [one for one in theirs.except_in if any(word in one and word != one for word in words)]
    except_in = tuple(dict.fromkeys((*ours.except_in, *harmless)))
    together = tuple(dict.fromkeys((*ours.together, *theirs.together)))
    return structs.replace(theirs, words=words, except_in=except_in, together=together)


def never(text: str, word: str, at: int) -> bool:
    """No word is excused: on paper for the customer."""
    return False


def wording_problems(file: str, texts: Texts, rules: Wording, excused: Excused = never) -> Iterator[Problem]:
    """Every text of a file that holds a forbidden word outside the places that say what not to do, and is not excused."""
    suspect = re.compile("|".join(re.escape(word) for taboo in rules.taboos for word in taboo.words))
    for place, text in texts:
        if suspect.search(text) and not set(rules.unchecked) & set(place):
            yield from _said(file, place, text, rules, excused)


def _said(file: str, place: Place, text: str, rules: Wording, excused: Excused) -> Iterator[Problem]:
    for number, taboo in enumerate(rules.taboos, 1):
        found = next((one for one in places_in(text, taboo) if not excused(text, *one)), None)
        if found:
            word, at = found
            words = f"{called(place)}里的“{word}”像是{taboo.name}"
            code, nth = f"P40{min(number, 9)}", text.count(word, 0, at)
            yield Problem(words, f"{taboo.why}，请换个说法", file, code=code, at=place, word=word, nth=nth)


def doubtful_problems(file: str, texts: Texts, rules: Wording) -> Iterator[Problem]:
    """Advice on every text that says in other words what no line may say: two harmless words in one clause (连着说)."""
    every = [_together(pattern).pattern for taboo in rules.taboos for pattern in taboo.together]
    suspect = re.compile("|".join(every))
    for place, text in texts:
        if not every or set(rules.unchecked) & set(place) or not suspect.search(text):
            continue
        for taboo in rules.taboos:
            found = said_together(text, taboo)
            if found and not any(found_in(text, one) for one in rules.taboos):  # which is told
                words = f"{called(place)}里的“{brief(found)}”像是{taboo.name}"
                fix = f"{taboo.why}；不是这个意思，换个说法免得误会"
                yield Problem(words, fix, file, code="P412", at=place, word=found, minor=True)


def said_together(text: str, taboo: Taboo) -> str:
    """The piece of a sentence in which words stand that are doubtful together; empty where there is none."""
    text = without(text, taboo.except_in)
    for clause in _SENTENCE.finditer(text) if taboo.together else ():
        for pattern in taboo.together:
            found = _together(pattern).search(clause[0])
            before = clause[0][: found.start()].rpartition("，")[2] if found else ""
            if found and not _NEGATION.search(before):
                return found[0]
    return ""


def together_in(sentence: str, patterns: Iterable[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Every place in a sentence where words stand that are doubtful together, with where the last of them begins."""
    for pattern in patterns:
        for found in _together(pattern).finditer(sentence):
            yield found, found.start(1)


@cache
def _together(pattern: str) -> re.Pattern[str]:
    *first, last = ("|".join(map(re.escape, part.split(EITHER))) for part in pattern.split(GAP))
    return re.compile(f".{{0,{_CLOSE_TOGETHER}}}?".join((*(f"(?:{one})" for one in first), f"({last})")))


def private_problems(file: str, texts: Texts, private: re.Pattern[str]) -> Iterator[Problem]:
    """Every text of a paper for the customer that holds one of our own words about him (see core.letters.privacy), where it is
    printed: what is for the sender may hold them."""
    for place, text in texts:
        if place[0] in PRINTED and (found := private.search(text)):
            words = f"{called(place)}里的“{found[0]}”是只给自己看的词"
            fix, nth = "给对方看的纸上换个说法", text.count(found[0], 0, found.start())
            yield Problem(words, fix, file, code="P410", at=place, word=found[0], nth=nth)


def waiver_problems(file: str, texts: Texts, rules: Wording) -> Iterator[Problem]:
    """Every printed text of a letter that gives up what is owed."""
    for place, text in texts:
        if place[0] in PRINTED and (found := place_in(text, rules.waivers)):
            word, at = found
            words, nth = f"{called(place)}里的“{word}”像是{rules.waivers.name}", text.count(word, 0, at)
            yield Problem(words, rules.waivers.why, file, code="P411", at=place, word=word, nth=nth)


def found_in(text: str, taboo: Taboo) -> str:
    """The first forbidden word that a clause of the text holds without a negation before it; empty when none is."""
    found = place_in(text, taboo)
    return found[0] if found else ""


def place_in(text: str, taboo: Taboo) -> tuple[str, int] | None:
    """As found_in, with the place of the word in the text; None when there is none."""
    return next(places_in(text, taboo), None)


def places_in(text: str, taboo: Taboo) -> Iterator[tuple[str, int]]:
    """The first place in each clause of every forbidden word that stands there without a negation."""
    words = [word for word in taboo.words if word in text]
    text = without(text, taboo.except_in) if words else text
    for clause in _CLAUSE.finditer(text) if words else ():
        for word in words:
            at = _said_at(text, word, *clause.span())
            if at >= 0:
                yield word, at


def _said_at(text: str, word: str, start: int, end: int) -> int:
    """Where a word stands in a clause without a negation closely before it; -1 when it does not."""
    at = text.find(word, start, end)
    turns = word[:1] in _TURNS  # 不付就停机: what comes after 就 is not refused
    while at >= 0 and not turns and _is_refused(text, word, start, at, end):
        at = text.find(word, at + 1, end)
    return at


def _is_refused(text: str, word: str, start: int, at: int, end: int) -> bool:
    """Whether a clause says no to a word, closely before it or right after it."""
    before = _NEGATION.search(text[max(start, at - _CLOSELY) : at])
    return bool(before or _TURNED_DOWN.search(text[at + len(word) : end]))


def too_long(file: str, texts: Texts, rules: Wording) -> Iterator[Problem]:
    """Texts that would not fit a line or two of the sheet, nor be said in one breath."""
    shortest = min(rules.longest.values(), default=0)
    for place, text in texts:
        if len(text) > shortest and len(text) > (most := _most(place, rules)):
            words = f"{called(place)}有 {len(text)} 个字，太长：{brief(text, 12)}"
            yield Problem(
                words, f"最多 {most} 个字，拆成两条或删掉几句", file, code="P309", at=place, minor=True
            )


def _most(place: Place, rules: Wording) -> int:
    named = (rules.longest[step] for step in reversed(place) if step in rules.longest)
    return next(named, rules.longest.get(OTHER_KEYS, 10_000))
