"""Several options of a list, from the words that name them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huikuan_cli.core.text.option_match import falls_short, meant, parse_choice
from huikuan_cli.core.text.values import Option, Unclear, half_width


def all_of(words: list[str], options: Sequence[Option], numbered: int) -> list[Option]:
    """The options that are meant, in their order. Raises Unclear about the first that is not understood, with the others."""
    whole = [o for o in options if o.parts and _together(words, o, options, numbered)]
    chosen, wrong = {o.id for o in whole}, []
    for one in words:
        if any(_leads_to(one, o, options, numbered) for o in whole):
            continue
        try:
            chosen.add(parse_choice(one, options, numbered).id)
        except Unclear as problem:
            wrong.append(problem)
    picked = [o for o in options if o.id in chosen]
    if wrong:
        raise Unclear("；".join(map(str, wrong)), wrong[0].suggestion, tuple(o.id for o in picked))
    return picked


def _together(words: list[str], option: Option, options: Sequence[Option], numbered: int) -> bool:
    """Whether several words, none of which is enough, name all the parts of an option: 发票、签收记录."""
    halves = [one for one in words if _leads_to(one, option, options, numbered)]
    return len(halves) > 1 and not falls_short("、".join(halves), option)


def _leads_to(word: str, option: Option, options: Sequence[Option], numbered: int) -> bool:
    """Whether a word may mean an option, and names only a part of it."""
    places = meant(word, options, numbered)
    return any(options[place].id == option.id for place in places) and falls_short(word, option)


def parted(text: str, options: Sequence[Option]) -> list[str]:
    """What was typed for several options, one by one; the whole words of one option are one."""
    if any(half_width(text) == half_width(one.label) for one in options):
        return [text]
    return [part for part in re.split(r"[、,，;；\s]+", text) if part]
