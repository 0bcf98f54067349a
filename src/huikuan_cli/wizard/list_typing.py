"""Which entry of a list a person means by what he types, with the input method on or off. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.days_in_words import span_in, term_in
from huikuan_cli.core.text.option_match import EVERY, falls_short, meant, near, says_none
from huikuan_cli.core.text.values import Option, Unclear, brief, half_width

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
NOT_KNOWN = "0"
BETWEEN = " \u3000,，、;；"  # between one key and the next
MEASURES = "号日月年点万元"  # behind digits they make words of them: 18号
WITHIN_DAYS = "./-:" + MEASURES  # behind a digit, with another behind them: 9.28, 9月28
SINCE = "后起内满"  # behind the name of an entry, with a number of days behind them
LONGEST_SHOWN = 20  # characters of what was typed


def key_of(place: int) -> str:
    """The key of the entry at this place of a list, counted from 0; empty beyond the last key."""
    return KEYS[place] if place < len(KEYS) else ""


def key_place(typed: str, keys: Sequence[str]) -> int | None:
    """The place of the entry with this key, typed wide or plain; None where it is no key of the list."""
    try:
        text = half_width(typed).lower()
    except Unclear:
        return None
    return keys.index(text) if len(text) == 1 and text in keys else None


def places_of(
    typed: str, options: Sequence[Option], keys: Sequence[str], numbers: int | None = None
) -> tuple[int, ...]:
    """The places of the entries that may be meant: the one with that key, else as everywhere (core.text.option_match).

    `keys` are the keys that the list shows, in the order of the options; an entry with another key has no number.
    """
    place = key_place(typed, keys)
    if place is not None:
        return (place,)
    try:
        text = half_width(typed)
        return (
            ()
            if len(text) == 1 and text.isascii()
            else meant(text, options, _numbered(keys) if numbers is None else numbers)
        )
    except Unclear:
        return ()


def _numbered(keys: Sequence[str]) -> int:
    """How many entries are counted by their keys: those before the ways out."""
    return next((n for n, key in enumerate(keys) if key != key_of(n)), len(keys))


@dataclass
class Pointer:
    """The place that is pointed at in a list (None: no entry), and what was typed so far.

    `start` is where it stands before anything is typed. With `many` a key means its entry at once, and what stands between
    two keys means nothing. `counted`: how many entries stand before the ways out, `numbers` how many of them a typed number
    may mean; both are read from the keys where they are not given. `cut`: only what was typed is shown, with keys of its own.
    `optional`: the list may be left empty by saying that there is nothing. `half`: what was typed is only a part of its one rival.
    `left`: how many entries what was typed left on the screen, `none_fits` that these are only the nearest. `taps`: the keys that were typed
    one right behind the other, with their places; `undone`: the places that were meant by none, for the last character made words of them.
    """

    options: Sequence[Option]
    keys: Sequence[str]
    start: int | None = None
    many: bool = False
    optional: bool = False
    counted: int | None = None
    numbers: int | None = None
    cut: bool = False
    typed: str = ""
    place: int | None = field(init=False)
    rivals: tuple[int, ...] = ()
    keyed: bool = False
    half: bool = False
    left: int = 0
    none_fits: bool = False
    taps: list[tuple[str, int]] = field(default_factory=list)
    undone: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.place = self.start

    def add(self, char: str) -> int | None:
        """Take one more character; the place of the entry whose key it is."""
        key, self.undone = key_place(char, self.keys), ()
        if key is not None and self._stands_alone(char):
            self.taps.append((char, key))
            self.place, self.rivals, self.keyed = key, (), True
            if not self.filters():
                self.typed = "" if self.many else char
            return key
        if char in BETWEEN and (self.keyed or not self.typed):
            self.taps = []
            return None
        if self.keyed and self.filters():  # what was looked for is ticked: now for something else
            self.typed = ""
        before = self._digits_before(char)
        self.typed += before + char
        self.keyed, self.taps = False, []
        self._look()
        return None

    def filters(self) -> bool:
        """Whether what was typed keeps the list short while several of it are ticked by their digits."""
        return self.many and self.cut

    def _digits_before(self, char: str) -> str:
        """The digits that were taken for keys and belong to a word (18号); what they ticked is undone."""
        if not self.many and self.keyed:
            self.typed = ""
            return "".join(half_width(one) for one, _ in self.taps)
        if not (self.many and char in MEASURES and self.taps and not self.typed):
            return ""
        self.undone = tuple(place for _, place in self.taps)
        return "".join(half_width(one) for one, _ in self.taps)

    def _stands_alone(self, char: str) -> bool:
        """Whether a key is one, and no part of words: after another key, at the beginning, a digit among several or on a page
        that what was typed left, and behind words that do not go on with it."""
        digit = half_width(char).isdigit()
        if not self.typed or self.keyed or (digit and (self.many or self.cut)):
            return True
        if digit and self._counts(self.typed):
            return False
        return not self._goes_on(self.typed + char)

    def _counts(self, typed: str) -> bool:
        """Whether a digit behind these is part of a day or a number: 9.2, 9月, 收到发票后."""
        first, last = half_width(typed[0]), half_width(typed[-1])
        within = last in WITHIN_DAYS and first.isdigit()
        return within or last.isdigit() or (self.place is not None and last in SINCE)

    def _goes_on(self, typed: str) -> bool:
        """Whether these may be the first characters of words that lead to an entry."""
        try:
            text = half_width(typed).lower()
        except Unclear:
            return False
        words = (word for one in self.options for word in (one.label, *one.words))
        return any(text in half_width(word).lower() for word in words)

    def _look(self) -> None:
        found = places_of(self.typed, self.options, self.keys, self.numbers)
        self.half = len(found) == 1 and falls_short(self.typed, self.options[found[0]])
        self.place = found[0] if len(found) == 1 and not self.half else None
        self.rivals = found if len(found) > 1 or self.half else ()

    def erase(self) -> None:
        """Take the last character away; with none left it stands where it began."""
        self.typed, self.keyed = self.typed[:-1], False
        if self.typed:
            self._look()
        else:
            self.clear(self.start)

    def clear(self, place: int | None) -> None:
        """Forget what was typed and stand here."""
        self.typed, self.rivals, self.keyed, self.place = "", (), False, place
        self.taps = []

    def step(self, by: int, among: Sequence[int] | None = None) -> None:
        """One entry down or up; from no entry to the first or the last. `among`: only these, which what was typed left."""
        if among:
            at = among.index(self.place) if self.place in among else -1 if by > 0 else 0
            self.place, self.rivals = among[(at + by) % len(among)], ()
            return
        outside = -1 if by > 0 else 0
        self.clear(((outside if self.place is None else self.place) + by) % len(self.options))

    def before_ways(self) -> int:
        """How many entries stand before the ways out."""
        return _numbered(self.keys) if self.counted is None else self.counted

    def leaves_empty(self) -> bool:
        """Whether what was typed says that there is nothing, where that may be."""
        return self.optional and self.place is None and not self.rivals and says_none(self.typed)

    def says_more(self) -> bool:
        """Whether what was typed names its entry and days besides (收到发票后六十天), which are not to be lost."""
        named = self.place is not None and self.place < self.before_ways() and not self.keyed
        return named and not self.many and bool(term_in(self.typed) or span_in(self.typed))

    def told(self) -> str:
        """What was typed and what it is taken for; empty when nothing was typed."""
        if not self.typed:
            return ""
        typed = brief(self.typed, LONGEST_SHOWN)
        if self.place is not None and not (self.keyed and self.filters()):
            return texts_wizard.TYPED_IS.format(typed=typed, name=self.options[self.place].short())
        if self.cut:
            words = texts_wizard.TYPED_NEAREST if self.none_fits else texts_wizard.TYPED_FOUND
            return words.format(typed=typed, count=self.left)
        if self.rivals and self.half:
            return texts_wizard.TYPED_HALF.format(typed=typed, name=self._names(self.rivals))
        if self.rivals:
            return texts_wizard.TYPED_SEVERAL.format(typed=typed, names=self._names(self.rivals))
        if says_none(self.typed):
            meaning = texts_wizard.TYPED_IS.format(typed=typed, name=texts_wizard.SKIP_CHOICE)
            return meaning if self.optional else texts_wizard.TYPED_WRONG.format(typed=typed, why=EVERY)
        close = near(typed, self.options[: self.before_ways()])
        if close:
            return texts_wizard.TYPED_NEAR.format(typed=typed, names=self._names(close))
        return texts_wizard.TYPED_NOTHING.format(typed=typed)

    def _names(self, places: Sequence[int]) -> str:
        return "、".join(self.options[place].short() for place in places)
