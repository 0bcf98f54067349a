"""Which option a person means by what he typed: one rule for the terminal, plain mode and the answers file. Pure.

Nothing is taken that was not meant: what fits several options names them, what fits none offers the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache

from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Option, Unclear, brief, half_width, parse_yes_no
from huikuan_cli.core.text.words import closest

NONE_WORDS = frozenset(["没有", "无", "没", "[]", "一样都没有", "都没有", "都不像"])
NOT_HERE = frozenset(["不涉及", "不适用", "没这回事", "无此项"])
EVERY = "这一项每一单都有；不知道就写 不清楚"
MANY_LISTED = 12  # options that a message names
WORTH_OFFERING = 0.4  # from which share of common letters an option is worth offering
LONG_WORD = 20  # characters of a word that weigh as much against it as one that is missing
LONGEST_OPTION = 20  # characters: more is a sentence, in which a word may stand for anything

# patterns as text: they are compiled when they are first used
_NUMBER = r"第?(\d{1,2}|[一二三四五六七八九十]{1,3})[个项.、号]?"
_NOT = r"不|没|并非|^非|除了|别的|尚未|还未"  # 不是财务 is not 财务
_JOINT = r".[和与及、]"  # what is typed goes beyond the first part of an option
_EITHER = r"还是|或者|[或和跟与又、,;/]"  # 财务或者资产 may be both

Places = tuple[int, ...]


def meant(typed: str, options: Sequence[Option], numbered: int | None = None) -> Places:
    """The places of the options that a text may mean: one is taken, several have to be told apart, none is refused.

    In this order: its id or words; another word for it; 是 or 否; the beginning of its words; its number (only the first
    `numbered` options have one); a part of its words, of two characters and more; a word for it within the text or at its
    end (县公安局). 没有 and 不涉及 are never looked for within words. Raises Unclear for text that is unsafe or too long.
    """
    text = _plain(typed)
    if not text:
        return ()
    rules: list[Callable[[str, Sequence[Option]], Iterable[int]]] = [
        _named,
        _by_other_word,
        _same_sense,
        _begun,
    ]
    if not says_none(text):
        count = len(options) if numbered is None else numbered
        rules += [lambda t, _: _by_number(t, count), _part, _within]
    return next((found for rule in rules if (found := tuple(rule(text, options)))), ())


def says_none(typed: str) -> bool:
    """Whether a text says that there is nothing: 没有, 无, 不涉及, 不适用."""
    return _plain(typed).rstrip("。.") in NONE_WORDS | NOT_HERE


def near(typed: str, options: Sequence[Option], count: int = 2) -> Places:
    """The places of the options whose words are most like the text, the nearest first; none where nothing is like it."""
    owners: dict[str, int] = {}
    for place, one in enumerate(options):
        for word in (_plain(one.short()), *map(_plain, one.words)):
            owners.setdefault(word, place)
    found: list[int] = []
    while len(found) < count and (word := closest(_plain(typed), owners, WORTH_OFFERING)):
        found.append(owners[word])
        owners = {word: place for word, place in owners.items() if place not in found}
    return tuple(found)


def holding(typed: str, options: Sequence[Option]) -> Places:
    """The places of the options in whose words the text stands: first those that show it, then those that are only found by it, the shortest word
    of them first. A
    single character is looked for in what is shown, where it stands there."""
    text = _plain(typed)
    if not text:
        return ()
    shown = [n for n, one in enumerate(options) if any(text in _plain(w) for w in (one.label, *one.words))]
    if shown and len(text) == 1:
        return tuple(shown)
    behind = [
        (min(map(len, held)), n)
        for n, one in enumerate(options)
        if n not in shown and (held := [word for word in one.found if text in word])
    ]
    return (*shown, *(n for _, n in sorted(behind)))


def nearest_of(typed: str, options: Sequence[Option], count: int = 2) -> Places:
    """The places of the options that share most of the text's characters with one of their words; none that shares no character."""
    chars = set(_plain(typed))
    if not chars:
        return ()
    scored = [
        (
            max(
                len(chars & set(word)) / (len(chars) + len(word) / LONG_WORD)
                for word in (_plain(one.label), *one.words, *one.found)
            ),
            -n,
        )
        for n, one in enumerate(options)
    ]
    return tuple(-n for score, n in sorted(scored, reverse=True)[:count] if score)


def falls_short(typed: str, option: Option) -> bool:
    """Whether words that lead to an option name only a part of what it is made of: 发票, of 发票和签收记录."""
    text = _plain(typed)
    if not option.parts or text in map(_plain, (option.id, option.label, option.short())):
        return False
    begun = _plain(option.label).startswith(text) and re.search(_JOINT, text)
    counted = text.isascii() or re.fullmatch(_NUMBER, text)
    return not begun and not counted and not all(_plain(part) in text for part in option.parts)


def parse_choice(raw: str, options: Sequence[Option], numbered: int | None = None) -> Option:
    """The option that is meant, by number only one of the first `numbered`. Raises Unclear naming those that may be meant, the
    nearest two, or all of them."""
    found = meant(raw, options, numbered)
    if len(found) == 1 and falls_short(raw, options[found[0]]):
        raise Unclear(f"“{brief(raw)}”不等于“{_shown(options[found[0]])}”：真有就写全，没有就不写它")
    if len(found) == 1:
        return options[found[0]]
    if found:
        raise Unclear(f"“{brief(raw)}”可以是几项：{_listed(options, found)}；请写清是哪一项")
    if len(_plain(raw)) > 1 and (told := holding(raw, options)):
        raise Unclear(f"“{brief(raw)}”不在可选项里，说到它的有：{_listed(options, told)}")
    if close := near(raw, options) or (nearest_of(raw, options) if len(options) > MANY_LISTED else ()):
        raise Unclear(f"“{brief(raw)}”不在可选项里，最接近：{_listed(options, close)}")
    raise Unclear(f"“{brief(raw)}”不在可选项里，可选：{_listed(options, range(len(options)))}")


def _listed(options: Sequence[Option], places: Iterable[int]) -> str:
    return "、".join(_shown(options[place]) for place in list(places)[:MANY_LISTED])


def _shown(option: Option) -> str:
    """An option as a message names it: its first words, which may be typed."""
    return option.label if option.id == option.label else re.split("[：（，。]", option.label)[0][:12]


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return half_width(text).lower()


def _named(text: str, options: Sequence[Option]) -> Iterable[int]:
    named = [{_plain(one.id), _plain(one.label)} for one in options]
    return [place for place, names in enumerate(named) if text in names] or [
        place for place, one in enumerate(options) if _plain(one.short()) == text
    ]


def _by_other_word(text: str, options: Sequence[Option]) -> Iterable[int]:
    return [place for place, one in enumerate(options) if text in map(_plain, one.words)]


def _same_sense(text: str, options: Sequence[Option]) -> Iterable[int]:
    """是 for an option that says yes, 否 for one that says no."""
    with suppress(Unclear):
        said = "是" if parse_yes_no(text) else "否"
        return [] if text.isascii() and len(text) == 1 else [n for n, o in enumerate(options) if o.id == said]
    return []


def _begun(text: str, options: Sequence[Option]) -> Iterable[int]:
    if text.isdigit():
        return []
    return [place for place, one in enumerate(options) if _plain(one.label).startswith(text)]


def _by_number(text: str, count: int) -> Iterable[int]:
    found = re.fullmatch(_NUMBER, text)
    with suppress(ValueError):
        if found and 1 <= (number := han_number(found[1])) <= count:
            return [number - 1]
    return []


def _part(text: str, options: Sequence[Option]) -> Iterable[int]:
    if len(text) < 2 or text.isdigit():
        return []
    return [place for place, one in enumerate(options) if text in _plain(one.label)]


def _within(text: str, options: Sequence[Option]) -> Iterable[int]:
    """The options for which a word stands in the text; with 或 or a comma between them there may be several."""
    if len(text) > LONGEST_OPTION:
        return []
    return sorted({place for part in re.split(_EITHER, text) for place in _last_word(part, options)})


def _last_word(text: str, options: Sequence[Option]) -> Iterable[int]:
    """The options of the word that ends last, the longest of these; a single character counts at the end only."""
    found: list[tuple[int, int, int]] = []
    for place, one in enumerate(options):
        for word in {_plain(one.short()), *map(_plain, one.words)}:
            end = text.rfind(word) + len(word)
            if word in text and (len(word) > 1 or end == len(text)):
                found.append((end, len(word), place))
    if not found:
        return []
    end, size, _ = max(found)
    if re.search(_NOT, text[: end - size] + text[end:]):
        return []
    return {place for *where, place in found if where == [end, size]}
