"""Asking in a terminal with questionary: the only importer of questionary and prompt_toolkit.

Every English word of the library is replaced; Esc goes back, Ctrl-C and Ctrl-D stop; what was typed ahead is
thrown away before the summary, so a paste cannot approve it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import questionary
from prompt_toolkit.application import get_app_session
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPress
from questionary import Choice, Style

from huikuan_cli import texts
from huikuan_cli.core.values import UNKNOWN
from huikuan_cli.wizard.port import Move, Next, Question, Reply, Stop

STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("answer", ""),
        ("pointer", "bold"),
        ("selected", ""),
        ("instruction", ""),
    ]
)
POINTER, NONE = ">", "没有"
SHORTCUTS = "123456789abcdefghijklmnopqrstuvwxyz"
_FULL_WIDTH = {chr(0xFF10 + n): str(n) for n in range(10)} | dict(
    zip("一二三四五六七八九", "123456789", strict=True)
)


class TerminalAsker:
    """The port on a real terminal."""

    def say(self, text: str) -> None:
        """One line above the next question."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def ask(self, question: Question) -> Reply:
        """Ask with the widget that fits: words, one of a list, several of a list."""
        if not question.options:
            return self._text(question)
        return self._many(question) if question.many else self._one(question)

    def _text(self, question: Question) -> Reply:
        hint = "，".join(part for part in (question.help, question.empty) if part)
        if hint:
            self.say(f"  {hint}")
        prompt = questionary.text(question.text, default=question.typed, qmark=question.progress, style=STYLE)
        reply = _run(prompt, typing=True)
        return reply if reply is Move.BACK else str(reply)

    def _one(self, question: Question) -> Reply:
        if question.help:
            self.say(f"  {question.help}")
        choices = [
            Choice(o.label, value=o.id, shortcut_key=SHORTCUTS[n] if n < len(SHORTCUTS) else None)
            for n, o in enumerate(question.options)
        ]
        if question.unknown:
            choices.append(Choice(question.unknown, value=UNKNOWN, shortcut_key="0"))
        known = {c.value for c in choices}
        default = next((c for c in question.chosen if c in known), UNKNOWN if question.unknown else None)
        reply = _run(_select(question, choices, default), typing=False)
        return reply if reply is Move.BACK else str(reply)

    def _many(self, question: Question) -> Reply:
        if question.help:
            self.say(f"  {question.help}")
        choices = [Choice(o.label, value=o.id, checked=o.id in question.chosen) for o in question.options]
        choices.append(Choice(texts.NONE_CHOICE, value=NONE, checked=question.none))
        if question.unknown:
            choices.append(Choice(question.unknown, value=UNKNOWN))
        prompt = questionary.checkbox(
            question.text,
            choices=choices,
            qmark=question.progress,
            pointer=POINTER,
            instruction=texts.CHECK_HINT,
            style=STYLE,
            use_jk_keys=False,
        )
        prompt.application.erase_when_done = True  # its last line would be English
        reply = _run(prompt, typing=False)
        if reply is Move.BACK:
            return Move.BACK
        picked = [str(one) for one in reply if one not in (NONE, UNKNOWN)]
        if not picked and NONE not in reply:
            self.say(f"{question.progress} {question.text} {question.empty_said}")
            return ""
        self.say(f"{question.progress} {question.text} {texts.PICKED.format(count=len(picked))}")
        return picked

    def review(self, rows: Sequence[tuple[str, str]], problems: Sequence[str]) -> Next:
        """The summary and what to do next; what was typed ahead is thrown away first."""
        self.say("")
        self.say(texts.SUMMARY_TITLE)
        for name, value in rows:
            self.say(f"  {name}：{value}")
        for problem in problems:
            self.say(f"  × {problem}")
        _drain()
        names = (
            (texts.SUMMARY_WRITE, Next.WRITE),
            (texts.SUMMARY_CHANGE, Next.CHANGE),
            (texts.SUMMARY_STOP, Next.STOP),
        )
        start = Next.CHANGE if problems else Next.WRITE
        choices = [Choice(name, value=value, shortcut_key=str(n)) for n, (name, value) in enumerate(names, 1)]
        reply = _run(_select(Question("〔核对〕", texts.SUMMARY_ASK, ""), choices, start), typing=False)
        return Next.CHANGE if reply is Move.BACK else reply

    def pick(self, rows: Sequence[tuple[str, str]]) -> int | Move:
        """Which answer to change."""
        choices = [Choice(f"{name}：{value}"[:60], value=n) for n, (name, value) in enumerate(rows)]
        prompt = questionary.select(
            texts.CHANGE_ASK, choices=choices, qmark="〔核对〕", pointer=POINTER, instruction=texts.SELECT_HINT, style=STYLE,
            use_jk_keys=False,
        )  # fmt: skip
        reply = _run(prompt, typing=False)
        return Move.BACK if reply is Move.BACK else int(reply)


def _select(question: Question, choices: list[Choice], default: Any) -> questionary.Question:
    return questionary.select(
        question.text,
        choices=choices,
        default=default,
        qmark=question.progress,
        pointer=POINTER,
        instruction=texts.SELECT_HINT,
        style=STYLE,
        use_shortcuts=len(choices) <= len(SHORTCUTS) + 1,
        use_jk_keys=False,
    )


def _run(prompt: questionary.Question, *, typing: bool) -> Any:
    """Ask once, with our keys on top. Raises Stop on Ctrl-C and Ctrl-D."""
    app = prompt.application
    keys = _keys(typing=typing)
    app.key_bindings = merge_key_bindings([app.key_bindings, keys]) if app.key_bindings else keys
    app.ttimeoutlen, app.timeoutlen = 0.1, 0.2
    try:
        return prompt.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Stop from None


def _keys(*, typing: bool) -> KeyBindings:
    keys = KeyBindings()

    @keys.add("escape")
    def _back(event: Any) -> None:
        event.app.erase_when_done = True
        event.app.exit(result=Move.BACK)

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

    if not typing:
        _add_full_width(keys)
    return keys


def _add_full_width(keys: KeyBindings) -> None:
    """A digit typed with the input method on moves the pointer like the plain digit."""
    for wide, plain in _FULL_WIDTH.items():

        @keys.add(wide)
        def _digit(event: Any, plain: str = plain) -> None:
            event.app.key_processor.feed(KeyPress(plain), first=True)


def _drain() -> None:
    """Throw away what was typed or pasted ahead."""
    time.sleep(0.05)
    clear_typeahead(get_app_session().input)
    with suppress(ImportError, OSError, ValueError):
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
