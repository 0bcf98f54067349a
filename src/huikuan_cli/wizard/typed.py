"""Which entry of a list a person means by what he types, with the input method on or off. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from huikuan_cli.core.meant import han_number
from huikuan_cli.core.values import Option, Unclear, half_width, parse_yes_no

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
NOT_KNOWN = "0"


def key_of(place: int) -> str:
    """The key of the entry at this place of a list, counted from 0; empty beyond the last key."""
    return KEYS[place] if place < len(KEYS) else ""


def place_of(typed: str, options: Sequence[Option], keys: Sequence[str]) -> int | None:
    """The place of the entry that is meant: its key, 是 or 否, its words (the whole, the beginning, a part), its number
    in Chinese. `keys` are the keys that the list shows, in the order of the options.

    None when nothing fits. 一 is the entry that begins with 一, and only else the one with the key 1.
    """
    try:
        text = half_width(typed).lower()
    except Unclear:
        return None
    if not text:
        return None
    if len(text) == 1 and text.isascii():
        return keys.index(text) if text in keys else None
    words = [half_width(one.label).lower() for one in options]
    found = next((place for place, word in enumerate(words) if word == text), _same_sense(text, options))
    for fits in (str.startswith, str.__contains__):
        if found is None:
            found = next((place for place, word in enumerate(words) if fits(word, text)), None)
    return _numbered(text, keys) if found is None else found


def _same_sense(text: str, options: Sequence[Option]) -> int | None:
    """是 for an entry that says yes, 否 for one that says no."""
    try:
        meant = parse_yes_no(text)
    except Unclear:
        return None
    for place, one in enumerate(options):
        if one.id in ("是", "否") and (one.id == "是") == meant:
            return place
    return None


def _numbered(text: str, keys: Sequence[str]) -> int | None:
    """The tenth entry for 十, whatever letter is its key."""
    try:
        place = han_number(text) - 1
    except ValueError:
        return None
    return place if 0 <= place < len(keys) and keys[place] == key_of(place) else None
