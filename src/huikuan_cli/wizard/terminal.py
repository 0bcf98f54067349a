"""Asking in a terminal with questionary: the only importer of questionary and prompt_toolkit.

Every English word of the library is replaced; Esc or < goes back, > skips, Ctrl-C and Ctrl-D stop; what was typed or
pasted ahead is thrown away, and said, before the next question, so that a paste answers one question and no more.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Any

import questionary
from prompt_toolkit.application import get_app_session
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from questionary import Choice, Style
from questionary.prompts.common import InquirerControl

from huikuan_cli import texts
from huikuan_cli.core.values import UNKNOWN, Option, brief
from huikuan_cli.core.wrap import HANG, wrap
from huikuan_cli.wizard.ahead import dropped
from huikuan_cli.wizard.port import Left, Move, Next, Question, Reply, Stop, Summary, move_of
from huikuan_cli.wizard.reviewing import Numbers, meant, numbers_of, shown
from huikuan_cli.wizard.typed import NOT_KNOWN, key_of, place_of

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
POINTER, NONE = ">", "没有"
LONG_LIST = 15  # entries that one screen shows at once
MARGIN = 3  # columns that the pointer takes
MOST_SAID = 80  # characters of an answer that stay on the screen
NARROWEST = 10  # columns for words, however narrow the window
MOVES = {Move.BACK: texts.BACK_CHOICE, Move.SKIP: texts.LATER_CHOICE, Move.ENOUGH: texts.ENOUGH_CHOICE}
STOP_WORDS = {"q", "退出"}


class TerminalAsker:
    """The port on a real terminal."""

    def __init__(self) -> None:
        self._asked = False
        self._shown: Summary | None = None
        self._numbers: Numbers = {}
        get_app_session().output  # noqa: B018  raises where there is no such window, before anything was asked

    def say(self, text: str) -> None:
        """Words above the next question; a figure is not torn at the end of a line."""
        words = text.lstrip(" ")
        indent = text[: len(text) - len(words)]
        for line in _lines(words, _columns() - 1 - len(indent)):
            sys.stdout.write(f"{indent}{line}\n")
        sys.stdout.flush()

    def ask(self, question: Question) -> Reply:
        """Ask with the widget that fits: words, one of a list, several of a list."""
        self._settle()
        if not question.options:
            return self._text(question)
        return self._many(question) if question.many else self._one(question)

    def _settle(self) -> None:
        """Throw away what came ahead of the question; nothing is lost before the first one."""
        lost = _drain() if self._asked else ""
        self._asked = True
        if lost:
            self.say(texts.DROPPED.format(text=lost))

    def _answered(self, question: Question, words: str) -> None:
        """What stays on the screen of a question: one line."""
        self.say(f"{question.progress} {question.text} {words}")

    def _text(self, question: Question) -> Reply:
        hint = "，".join(part for part in (question.help, question.empty) if part)
        head = _head(question.progress, hint)
        reply = _run(
            questionary.text(question.text, default=question.typed, qmark=head, style=STYLE),
            _keys(question.moves),
        )
        if isinstance(reply, Left):
            return reply
        move = move_of(reply, question.typed)
        if move:
            return move
        self._answered(question, brief(reply, MOST_SAID) or question.empty_said)
        return str(reply)

    def _one(self, question: Question) -> Reply:
        entries: list[tuple[str, str, Any]] = [
            (key_of(n), o.label + (question.mark if o.id in question.chosen else ""), o.id)
            for n, o in enumerate(question.options)
        ]
        if question.unknown:
            entries.append((NOT_KNOWN, question.unknown, UNKNOWN))
        entries += [(move.value, MOVES[move], move) for move in question.moves]
        known = {value for _, _, value in entries}
        start = next((c for c in question.chosen if c in known), UNKNOWN if question.unknown else None)
        reply = self._pick(question, entries, start)
        return reply if isinstance(reply, Move) else str(reply)

    def _pick(self, question: Question, entries: Sequence[tuple[str, str, Any]], start: Any) -> Any:
        """One of the entries (key, words, value)."""
        choices = [Choice(_titled(key, words), value=value) for key, words, value in entries]
        prompt = questionary.select(
            question.text, choices=choices, default=start, qmark=_head(question.progress, question.help),
            pointer=POINTER, instruction=texts.SELECT_HINT, style=STYLE, use_jk_keys=False,
        )  # fmt: skip
        listed = [Option(str(value), words) for _, words, value in entries]
        reply = _run(prompt, _list_keys(prompt, listed, [key for key, _, _ in entries], question.moves))
        if isinstance(reply, Left):
            return reply.move
        if not isinstance(reply, Move):
            self._answered(question, next(words for _, words, value in entries if value == reply))
        return reply

    def _many(self, question: Question) -> Reply:
        entries = [(key_of(n), o.label, o.id) for n, o in enumerate(_ticked_first(question))]
        entries.append(("", texts.NONE_CHOICE, NONE))
        if question.unknown:
            entries.append((NOT_KNOWN, question.unknown, UNKNOWN))
        ticked = {*question.chosen, *([NONE] if question.none else [])}
        choices = [
            Choice(_titled(key, words, 2), value=value, checked=value in ticked)
            for key, words, value in entries
        ]
        prompt = questionary.checkbox(
            question.text, choices=choices, qmark=_head(question.progress, question.help), pointer=POINTER,
            instruction=texts.CHECK_HINT, style=STYLE, use_jk_keys=False,
        )  # fmt: skip
        listed = [Option(value, words) for _, words, value in entries]
        reply = _run(
            prompt, _list_keys(prompt, listed, [key for key, _, _ in entries], question.moves, many=True)
        )
        if isinstance(reply, Left):
            return reply.move
        picked = [str(one) for one in reply if one not in (NONE, UNKNOWN)]
        empty = not picked and NONE not in reply
        self._answered(question, question.empty_said if empty else texts.PICKED.format(count=len(picked)))
        return "" if empty else picked

    def review(self, summary: Summary) -> Next | str:
        """What was answered with its numbers, then one line for what to do; what was typed ahead is thrown away first."""
        self._asked = True  # even as the first question: nothing typed ahead may approve it
        self._settle()
        size = get_app_session().output.get_size()
        self._numbers = numbers_of(summary, self._numbers)
        for line in shown(summary, self._shown, self._numbers, size.columns - 1, size.rows):
            self.say(line)
        self._shown = summary
        while True:
            typed = _run(questionary.text(texts.SUMMARY_ASK, qmark=texts.REVIEW, style=STYLE), _keys(()))
            if str(typed).strip().lower() in STOP_WORDS:
                raise Stop
            found = meant(summary, self._numbers, str(typed))
            if found is not None:
                return found
            self.say(texts.NOT_A_CHOICE.format(most=len(self._numbers)))


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
    indent = MARGIN + more + len(head)
    return head + ("\n" + " " * indent).join(_lines(words, _columns() - indent - 1))


def _lines(words: str, room: int) -> list[str]:
    """Words cut into lines of so many columns, in which a closing mark may stand in the last ones."""
    return wrap(words, max(room, NARROWEST) - HANG)


def _run(prompt: questionary.Question, keys: KeyBindings) -> Any:
    """Ask once, with our keys on top. Raises Stop on Ctrl-C and Ctrl-D."""
    app = prompt.application
    app.key_bindings = merge_key_bindings([app.key_bindings, keys]) if app.key_bindings else keys
    app.ttimeoutlen = 0.1
    app.erase_when_done = True  # its last line would be long, or English; ours is said instead
    try:
        return prompt.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Stop(app.current_buffer.text) from None


def _leave(event: Any, move: Move) -> None:
    event.app.exit(result=Left(move, event.app.current_buffer.text))


def _keys(moves: Sequence[Move]) -> KeyBindings:
    """The keys of every question."""
    keys = KeyBindings()

    @keys.add("escape", eager=True)  # at once: the next key is not part of it
    def _back(event: Any) -> None:
        if Move.BACK in moves:
            _leave(event, Move.BACK)

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


def _list_keys(
    prompt: questionary.Question,
    options: Sequence[Option],
    keys: Sequence[str],
    moves: Sequence[Move],
    *,
    many: bool = False,
) -> KeyBindings:
    """The keys of a list: what is typed, with the input method on or off, moves the pointer to the entry it means.

    Enter gives the value of that entry; with `many` the values of those that are ticked."""
    found = _keys(moves)
    control = next(c for c in prompt.application.layout.find_all_controls() if isinstance(c, InquirerControl))
    typed = [""]

    def point(event: Any) -> None:
        char = event.data
        move = move_of(char)
        if move and move in moves:
            _leave(event, move)
            return
        for text in (typed[0] + char, char):
            place = place_of(text, options, keys)
            if place is not None:
                control.pointed_at, typed[0] = place, text
                return
        typed[0] = ""

    found.add(Keys.Any)(point)
    for letter in ("a", "i"):  # in a checkbox these would tick everything
        found.add(letter, eager=True)(point)

    @found.add("enter", eager=True)
    def _taken(event: Any) -> None:  # the library would draw its own, English, last line for a moment
        ticked = [choice.value for choice in control.get_selected_values()]
        event.app.exit(result=ticked if many else control.get_pointed_at().value)

    @found.add("\u3000")
    def _wide_space(event: Any) -> None:
        event.app.key_processor.feed(KeyPress(" "), first=True)

    return found


def _drain() -> str:
    """Throw away what was typed or pasted ahead; the words of it, cut short, to be said."""
    time.sleep(0.05)
    keys = get_typeahead(get_app_session().input)
    return brief("".join(key.data for key in keys if key.key != Keys.CPRResponse) + dropped())
