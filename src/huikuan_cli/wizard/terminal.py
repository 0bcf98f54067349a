"""Asking in a terminal with questionary; only this and wizard.keys import questionary and prompt_toolkit.

Every English word of the library is replaced; Esc or < goes back, > skips, Ctrl-C and Ctrl-D stop; what was typed or
pasted ahead is thrown away, and said, before the next question, so that a paste answers one question and no more.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import get_app_session
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from questionary import Choice, Style

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.option_match import NONE_WORDS
from huikuan_cli.core.text.screen import harmless
from huikuan_cli.core.text.values import UNKNOWN, UNKNOWN_WORDS, Option, brief
from huikuan_cli.core.text.wrap import HANG, wrap
from huikuan_cli.wizard.keys import (
    NONE,
    ListKeys,
    control_of,
    hint_line,
    ignore_belated_enter,
    leave,
    line_keys,
    select_all,
    tick,
)
from huikuan_cli.wizard.list_pages import LONG_LIST
from huikuan_cli.wizard.list_typing import NOT_KNOWN, Pointer, key_of
from huikuan_cli.wizard.mending import wants_all
from huikuan_cli.wizard.port import (
    STOP_WORDS,
    Left,
    Move,
    Next,
    Question,
    Reply,
    Stop,
    Summary,
    move_of,
    moved,
    picked_words,
    words_for,
)
from huikuan_cli.wizard.reviewing import reviewed
from huikuan_cli.wizard.typeahead import dropped

STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("answer", ""),
        ("pointer", "bold"),
        ("selected", ""),
        ("highlighted", "bold"),
        ("instruction", ""),
    ]
)
POINTER = ">"
POINTER_COLUMNS = 3  # columns that the pointer takes
MOST_SAID = 80  # characters of an answer that stay on the screen
NARROWEST = 10  # columns for words, however narrow the window
OTHER_WORDS: Mapping[Any, tuple[str, ...]] = {
    NONE: tuple(NONE_WORDS),
    UNKNOWN: UNKNOWN_WORDS,
    **{move: words_for(move) for move in Move},
}
AFTER_MARK = 0.5  # seconds in which Enter belongs to the mark that was typed before it


class TerminalAsker:
    """The port on a real terminal."""

    def __init__(self) -> None:
        self._asked = False
        self._marked = 0.0  # until when Enter belongs to a mark that left a list
        self._shown: Summary | None = None
        self._taught: set[str] = set()
        get_app_session().output  # noqa: B018  raises where there is no such window, before anything was asked

    def say(self, text: str) -> None:
        """Words above the next question; a figure is not torn at the end of a line."""
        words = text.lstrip(" ")
        indent = text[: len(text) - len(words)]
        for line in _lines(words, _columns() - 1 - len(indent)):
            sys.stdout.write(harmless(f"{indent}{line}\n"))
        sys.stdout.flush()

    def ask(self, question: Question) -> Reply:
        """Ask with the widget that fits: words, one of a list, several of a list."""
        self._settle()
        if not question.options:
            reply = self._text(question)
        else:
            reply = self._many(question) if question.many else self._one(question)
        if moved(reply) is Move.SKIP:
            self._answered(question, texts_wizard.LATER_CHOICE)
        return reply

    def _teach(self, hint: str) -> bool:
        """Whether how to use a list is still to be said: once in a sitting."""
        new = hint not in self._taught
        self._taught.add(hint)
        return new

    def _settle(self) -> None:
        """Throw away what came ahead of the question; nothing is lost before the first one."""
        lost = _drain() if self._asked else ""
        self._asked = True
        if lost:
            self.say(texts_wizard.DROPPED.format(text=lost))

    def _answered(self, question: Question, words: str) -> None:
        """What stays on the screen of a question: one line."""
        self.say(f"{question.progress} {question.text} {words}")

    def _text(self, question: Question) -> Reply:
        hint = "，".join(part for part in (question.help, question.empty) if part)
        head = _head(question.progress, hint)
        prompt = questionary.text(question.text, default=question.typed, qmark=head, style=STYLE)
        if question.typed and not question.half:
            select_all(prompt.application.current_buffer)
        reply = self._run(prompt, line_keys(question.moves))
        if isinstance(reply, Left):
            return reply
        move = move_of(reply, question.typed)
        if move:
            return move
        reply = question.given_up(str(reply))
        self._answered(question, brief(reply, MOST_SAID) or question.empty_said)
        return reply

    def _one(self, question: Question) -> Reply:
        entries: list[tuple[str, str, Any]] = [
            (key_of(n), o.label + (question.mark if o.id in question.chosen else ""), o.id)
            for n, o in enumerate(question.options)
        ]
        if question.unknown:
            entries.append((NOT_KNOWN, question.unknown, UNKNOWN))
        known = {one.id for one in question.options}
        start = next((c for c in question.chosen if c in known), None)
        reply = self._pick(question, entries, start)
        return reply if isinstance(reply, Move) else str(reply)

    def _pick(self, question: Question, entries: Sequence[tuple[str, str, Any]], start: Any) -> Any:
        """One of the entries (key, words, value); empty where it may stay empty and nothing was picked."""
        may_be_empty = bool(question.unknown or question.empty)
        values = [value for _, _, value in entries]
        choices = [Choice(_titled(key, words), value=value) for key, words, value in entries]
        prompt = questionary.select(
            question.text, choices=choices, qmark=_head(question.progress, question.help), pointer=POINTER,
            instruction=" ", style=STYLE, use_jk_keys=False,
        )  # fmt: skip
        first = values.index(start) if start is not None else None if may_be_empty else 0
        pointer = Pointer(_listed(question, entries), [key for key, _, _ in entries], first)
        pointer.counted = len(question.options)
        pointer.optional = question.optional
        empty = "；" + question.empty if question.empty else ""
        taught = self._teach(texts_wizard.SELECT_HINT)

        def usual() -> str:
            return (
                texts_wizard.SELECT_HINT.format(empty=empty if pointer.place is None else "")
                if taught
                else ""
            )

        hint_line(prompt, lambda: _hint(pointer.told() or usual()))

        def enter(event: Any) -> None:
            move = move_of(pointer.typed)
            if move and move in question.moves:
                leave(event, move)
            elif pointer.place is not None:
                event.app.exit(result=values[pointer.place])
            elif pointer.leaves_empty() or (may_be_empty and not pointer.typed):
                event.app.exit(result="")

        reply = self._in_list(prompt, pointer, question.moves, enter)
        if reply == "":
            self._answered(question, question.left())
        elif not isinstance(reply, Move):
            self._answered(question, next(words for _, words, value in entries if value == reply))
            return pointer.typed if pointer.says_more() else reply
        return reply

    def _many(self, question: Question) -> Reply:
        entries = [(key_of(n), o.label, o.id) for n, o in enumerate(_ticked_first(question))]
        entries.append(("", question.nothing, NONE))
        if question.unknown:
            entries.append((NOT_KNOWN, question.unknown, UNKNOWN))
        ticked = {*question.chosen, *([NONE] if question.none else [])}
        choices = [
            Choice(_titled(key, words, 2), value=value, checked=value in ticked)
            for key, words, value in entries
        ]
        prompt = questionary.checkbox(
            question.text, choices=choices, qmark=_head(question.progress, question.help), pointer=POINTER,
            instruction="", style=STYLE, use_jk_keys=False,
        )  # fmt: skip
        pointer = Pointer(_listed(question, entries), [key for key, _, _ in entries], 0, many=True)
        pointer.counted = len(question.options)
        pointer.optional = question.optional
        usual = texts_wizard.CHECK_HINT if self._teach(texts_wizard.CHECK_HINT) else ""
        hint_line(prompt, lambda: _hint(pointer.told() or usual))
        control = control_of(prompt)

        def enter(event: Any) -> None:
            move = move_of(pointer.typed)
            if move and move in question.moves:
                leave(event, move)
            elif pointer.leaves_empty():
                event.app.exit(result=[])
            elif not pointer.typed or pointer.keyed:
                event.app.exit(result=[one for _, _, one in entries if one in control.selected_options])
            elif pointer.place is not None:  # typed and not ticked yet: the next Enter takes the list
                value = entries[pointer.place][2]
                tick(control, value, only_on=True)
                pointer.clear(pointer.place)
                if value in (NONE, UNKNOWN):  # nothing stands beside it
                    event.app.exit(result=[value])

        reply = self._in_list(prompt, pointer, question.moves, enter)
        if isinstance(reply, Move):
            return reply
        picked = [str(one) for one in reply if one not in (NONE, UNKNOWN)]
        if wants_all(picked):  # the same question comes again, with the whole list
            return picked
        empty = not picked and NONE not in reply
        self._answered(question, question.left() if empty else picked_words(question, picked))
        return "" if empty else picked

    def _in_list(
        self,
        prompt: questionary.Question,
        pointer: Pointer,
        moves: Sequence[Move],
        enter: Callable[[Any], None],
    ) -> Any:
        """What was picked from a list, or the move out of it. Enter right after a typed mark belongs to the mark."""
        more = 2 if pointer.many else 0
        drawn = lambda place, key: _titled(key, pointer.options[place].label, more)  # noqa: E731
        reply = self._run(prompt, ListKeys(prompt, pointer, moves, enter, drawn).bindings())
        if not isinstance(reply, Left):
            return reply
        if reply.typed:
            self._marked = time.monotonic() + AFTER_MARK
        return reply.move

    def _run(self, prompt: questionary.Question, keys: KeyBindings) -> Any:
        """Ask once, with our keys on top. Raises Stop on Ctrl-C and Ctrl-D."""
        app = prompt.application
        app.key_bindings = merge_key_bindings([app.key_bindings, keys]) if app.key_bindings else keys
        app.ttimeoutlen = 0.1
        app.erase_when_done = True  # its last line would be long, or English; ours is said instead
        ignore_belated_enter(prompt, keys, self._marked)
        self._marked = 0.0
        try:
            return prompt.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise Stop(app.current_buffer.text) from None

    def review(self, summary: Summary) -> Next | str:
        """What was answered with its numbers, then one line for what to do; what was typed ahead is thrown away first."""
        self._asked = True  # even as the first question: nothing typed ahead may approve it
        self._settle()
        size = get_app_session().output.get_size()
        before, self._shown = self._shown, summary
        return reviewed(summary, before, (size.columns - 1, size.rows), self._what_next, self.say)

    def _what_next(self) -> str:
        """What is typed at the review. Raises Stop for q."""
        prompt = questionary.text(texts_wizard.SUMMARY_ASK, qmark=texts_wizard.REVIEW, style=STYLE)
        typed = str(self._run(prompt, line_keys(())))
        if typed.strip().lower() in STOP_WORDS:
            raise Stop
        return typed


def _ticked_first(question: Question) -> list[Option]:
    """In a list longer than a screen, what is ticked already stands where it is seen."""
    if len(question.options) <= LONG_LIST:
        return list(question.options)
    return sorted(question.options, key=lambda one: one.id not in question.chosen)


def _head(progress: str, hint: str) -> str:
    """What stands before the words of a question: the hint on lines of its own, which goes when it is answered."""
    lines = [f"  {line}" for line in _lines(hint, _columns() - 3)] if hint else []
    return "\n".join([*lines, progress])


def _columns() -> int:
    return get_app_session().output.get_size().columns


def _titled(key: str, words: str, more: int = 0) -> str:
    """An entry of a list as it is drawn: its key, and its words on as many lines as they need."""
    head = f"{key}) " if key else ""
    indent = POINTER_COLUMNS + more + len(head)
    return head + ("\n" + " " * indent).join(_lines(words, _columns() - indent - 1))


def _lines(words: str, room: int) -> list[str]:
    """Words cut into lines of so many columns, in which a closing mark may stand in the last ones."""
    return wrap(words, max(room, NARROWEST) - HANG)


def _listed(question: Question, entries: Sequence[tuple[str, str, Any]]) -> list[Option]:
    """The entries of a list with every word that leads to them."""
    known = {one.id: one for one in question.options}
    return [
        known[value]._replace(id=str(value), label=text)
        if value in known
        else Option(str(value), text, OTHER_WORDS.get(value, ()))
        for _, text, value in entries
    ]


def _hint(words: str) -> str:
    """The line under a question, cut where it may be."""
    return "\n".join(f"  {line}" for line in _lines(words, _columns() - 3))


def _drain() -> str:
    """Throw away what was typed or pasted ahead; the words of it, cut short, to be said."""
    time.sleep(0.05)
    keys = get_typeahead(get_app_session().input)
    return brief("".join(key.data for key in keys if key.key != Keys.CPRResponse) + dropped())
