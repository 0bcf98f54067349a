"""What the keys do while a question is asked in a terminal: in a line of words, and in a list."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import questionary
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition, has_selection
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Window
from questionary.prompts.common import InquirerControl

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.values import UNKNOWN, scrub
from huikuan_cli.wizard.list_pages import Pages
from huikuan_cli.wizard.list_typing import Pointer
from huikuan_cli.wizard.port import Left, Move, move_of

NONE = "没有"  # the value of the entry 都没有
NOWHERE = -1  # where the library points at no entry

Handler = Callable[[Any], None]


def leave(event: Any, move: Move) -> None:
    """Leave a question by a move, with what stood in its line."""
    event.app.exit(result=Left(move, event.app.current_buffer.text))


def every_key(moves: Sequence[Move]) -> KeyBindings:
    """The keys of every question."""
    keys = KeyBindings()

    @keys.add("escape", eager=True)  # at once: the next key is not part of it
    def _back(event: Any) -> None:
        if Move.BACK in moves:
            leave(event, Move.BACK)

    @keys.add("c-d", eager=True)
    def _stop(event: Any) -> None:
        buffer = event.app.current_buffer
        if getattr(buffer, "text", ""):
            buffer.delete()
        else:
            event.app.exit(exception=EOFError)

    @keys.add("c-z", eager=True)
    @keys.add("c-q", eager=True)
    def _nothing(event: Any) -> None:
        return None

    return keys


def line_keys(moves: Sequence[Move]) -> KeyBindings:
    """The keys of a question answered in words: what is pasted takes the place of what is selected, as what is typed, and any key
    that takes words away takes all of it."""
    found = every_key(moves)

    @found.add(Keys.BracketedPaste, filter=has_selection)
    def _paste(event: Any) -> None:
        event.current_buffer.cut_selection()
        event.key_processor.feed(event.key_sequence[0], first=True)

    for key in (
        "c-u",
        "c-w",
        "c-k",
        "backspace",
        "delete",
    ):  # the library's own ones do nothing while something is selected

        @found.add(key, filter=has_selection, eager=True)
        def _clear(event: Any) -> None:
            event.current_buffer.cut_selection()

    return found


def select_all(line: Buffer) -> None:
    """Select what stands in a line: the next character takes its place, an arrow keeps it."""
    line.cursor_position = 0
    line.start_selection()
    assert line.selection_state is not None
    line.selection_state.enter_shift_mode()
    line.cursor_position = len(line.text)


def ignore_belated_enter(prompt: questionary.Question, keys: KeyBindings, until: float) -> None:
    """The Enter after a mark that left a list already answers nothing, if it comes by then (on the monotonic clock) and as
    the first key; any key after it is meant for this question."""
    first = [True]

    def touched(_: Any) -> None:
        first[0] = False

    prompt.application.key_processor.after_key_press += touched

    @keys.add("enter", eager=True, filter=Condition(lambda: first[0] and time.monotonic() < until))
    def _nothing(event: Any) -> None:
        return None


def control_of(prompt: questionary.Question) -> InquirerControl:
    """What draws the entries of a list."""
    return next(c for c in prompt.application.layout.find_all_controls() if isinstance(c, InquirerControl))


def hint_line(prompt: questionary.Question, words: Callable[[], str]) -> None:
    """Lines between a question and its list that say what can be done, or what was typed."""
    drawn: Any = FormattedTextControl(lambda: [("class:instruction", words())])
    parts: Any = prompt.application.layout.container
    parts.children.insert(1, Window(drawn, dont_extend_height=True))


def tick(control: InquirerControl, value: Any, *, only_on: bool = False) -> None:
    """Tick an entry, or take its tick away. 都没有 and 不清楚 stand alone: a tick beside them takes them away."""
    ticked = control.selected_options
    if value in ticked:
        if not only_on:
            ticked.remove(value)
    elif value in (NONE, UNKNOWN):
        ticked[:] = [value]
    else:
        ticked[:] = [*(one for one in ticked if one not in (NONE, UNKNOWN)), value]


class ListKeys:
    """The keys of a list: what is typed, with the input method on or off, moves the pointer to the entry it means; where
    several are picked, a key ticks its entry at once. `enter` says what Enter does, `drawn` draws an entry with its key. A
    long list is shown by pages, and by what is typed."""

    def __init__(
        self,
        prompt: questionary.Question,
        pointer: Pointer,
        moves: Sequence[Move],
        enter: Handler,
        drawn: Callable[[int, str], str],
    ) -> None:
        self.control, self.pointer, self.moves, self.enter = control_of(prompt), pointer, moves, enter
        self.choices, self.drawn = list(self.control.choices), drawn
        self.pages = Pages(pointer.options, pointer.before_ways())
        if self.pages.long():
            pointer.numbers = 0
        self._point()

    def bindings(self) -> KeyBindings:
        """All of them, those of every question too. They go before the ones of the library."""
        found = every_key(self.moves)
        found.add(Keys.Any)(self._typed)
        for letter in ("a", "i"):  # in a checkbox these would tick everything
            found.add(letter, eager=True)(self._typed)
        for space in (" ", "\u3000"):
            found.add(space, eager=True)(self._space)
        for key, by in (("up", -1), ("c-p", -1), ("down", 1), ("c-n", 1)):
            found.add(key, eager=True)(self._stepping(by))
        found.add("backspace", eager=True)(self._erase)
        found.add("c-u", eager=True)(self._forget)
        found.add("enter", eager=True)(self._entered)  # the library would draw its own, English, last line
        return found

    def _point(self) -> None:
        places = self._shown()
        self.control.pointed_at = (
            places.index(self.pointer.place) if self.pointer.place in places else NOWHERE
        )

    def _shown(self) -> tuple[int, ...]:
        """The places that are drawn; of a long list those of the page, with the digits as their keys."""
        typed = "" if self.pointer.keyed and not self.pointer.filters() else self.pointer.typed
        places, more = self.pages.shown(self.pointer.place, typed)
        self._told(places, more)
        if not self.pages.long():
            return places
        keys = ["" if n < self.pages.count else key for n, key in enumerate(self.pointer.keys)]
        for number, place in enumerate((n for n in places if n < self.pages.count), 1):
            keys[place] = str(number)
            self.choices[place].title = self.drawn(place, keys[place])
        self.pointer.keys = keys
        tail = [questionary.Separator(texts_wizard.MORE_LISTED.format(count=more))] if more else []
        self.control.choices = [*(self.choices[n] for n in places), *tail]
        return places

    def _told(self, places: Sequence[int], more: int) -> None:
        """Let the pointer know what of a long list what was typed has left; where it is one entry, that is meant."""
        pointer, pages = self.pointer, self.pages
        left = [place for place in places if place < pages.count]
        pointer.cut, pointer.left, pointer.none_fits = pages.filtered, len(left) + more, pages.near
        if pointer.cut and not pages.near and len(left) == 1 and pointer.place is None and not pointer.rivals:
            pointer.place = left[0]

    def _typed(self, event: Any) -> None:
        data = scrub(event.data) if event.data.strip() else event.data
        move = move_of(data)
        if move and move in self.moves:
            event.app.exit(result=Left(move, data))
            return
        for char in data:
            place = self.pointer.add(char)
            if self.pointer.many and place is not None:
                tick(self.control, self._value(place))
            for undone in self.pointer.undone:
                tick(self.control, self._value(undone))
        self._point()

    def _space(self, event: Any) -> None:
        if not self.pointer.many:
            self._typed(event)
        elif self.pointer.place is not None and not self.pointer.keyed:  # else it stands between two keys
            tick(self.control, self._value(self.pointer.place))
            self.pointer.clear(self.pointer.place)
            self._point()

    def _value(self, place: int) -> Any:
        return self.choices[place].value

    def _stepping(self, by: int) -> Handler:
        def step(_: Any) -> None:
            self.pointer.step(by, self._shown() if self.pages.filtered else None)
            self._point()

        return step

    def _entered(self, event: Any) -> None:
        self.enter(event)
        self._point()

    def _erase(self, _: Any) -> None:
        self.pointer.erase()
        self._point()

    def _forget(self, _: Any) -> None:
        self.pointer.clear(self.pointer.start)
        self._point()
