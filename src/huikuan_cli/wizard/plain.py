"""Asking with numbered lists and input(): no keys, no redraw, no colour; readable by a screen reader."""

from __future__ import annotations

import sys

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.option_match import meant, says_none
from huikuan_cli.core.text.screen import harmless
from huikuan_cli.core.text.values import UNKNOWN, UNKNOWN_WORDS, Option, Unclear, brief, half_width
from huikuan_cli.wizard.port import STOP_WORDS, Move, Next, Question, Reply, Stop, Summary, move_of
from huikuan_cli.wizard.reviewing import MANY_ROWS, reviewed
from huikuan_cli.wizard.typeahead import dropped

CLEAR_WORDS = {"-", "－", "清空"}
PLAIN_WIDTH = 79  # of a usual window


class PlainAsker:
    """The port on plain text."""

    def __init__(self) -> None:
        self._asked = False
        self._shown: Summary | None = None

    def say(self, text: str) -> None:
        """One line on the screen."""
        sys.stdout.write(harmless(text) + "\n")

    def _settle(self) -> None:
        """Throw away the rest of a paste; nothing is lost before the first question."""
        lost = brief(dropped()) if self._asked else ""
        self._asked = True
        if lost:
            self.say(texts_wizard.DROPPED.format(text=lost))

    def _read(self, prompt: str) -> str:
        sys.stdout.write(harmless(prompt))
        sys.stdout.flush()
        try:
            raw = input()
        except (EOFError, KeyboardInterrupt):
            raise Stop from None
        if _plainly(raw) in STOP_WORDS:
            raise Stop
        return raw

    def ask(self, question: Question) -> Reply:
        """Ask in words; choices by number, several separated by spaces."""
        self._settle()
        head = question.progress + (" " if question.progress[-1:].isdecimal() else "")
        self.say(f"{head}{question.text}" + (f"  {question.help}" if question.help else ""))
        for number, option in enumerate(question.options, 1):
            tick = (question.mark or texts_wizard.TICKED) if option.id in question.chosen else ""
            self.say(f"  {number} {option.label}{tick}")
        if question.options and question.unknown:
            self.say(f"  0 {question.unknown}")
        if question.many:
            self.say(f"  没有 {question.nothing}")
        line = "" if question.wrong else question.typed
        kept = line or "、".join(o.label for o in question.options if o.id in question.chosen)
        kept = "" if question.wrong else question.nothing if question.none else kept
        clear = texts_wizard.CLEAR if question.typed else ""
        hint = (
            texts_wizard.KEPT.format(kept=kept, clear=clear)
            if kept
            else f"（{question.empty}）"
            if question.empty
            else ""
        )
        if question.wrong:
            unknown = question.empty_said == UNKNOWN
            as_what = texts_wizard.WRITTEN_AS_UNKNOWN if unknown else texts_wizard.WRITTEN_AS_EMPTY
            hint = texts_wizard.WRITE_AGAIN.format(empty=as_what)
        raw = self._read(f"{hint}> ")
        move = move_of(raw, question.typed)
        reply = move or self._answer(question, raw)
        picked = next((o.label for o in question.options if o.id == reply), "")
        if question.options and reply in ("", UNKNOWN):
            picked = question.left() if reply == "" else question.unknown
        if question.wrong and reply == "":
            picked = question.empty_said
        if reply is Move.SKIP:
            picked = texts_wizard.LATER_CHOICE
        if picked and (reply is Move.SKIP or not question.many):
            self.say(f"  → {picked}")
        return reply

    @staticmethod
    def _answer(question: Question, raw: str) -> Reply:
        text = raw.strip()
        if text in CLEAR_WORDS and question.typed:
            return ""
        kept = [
            one for one in question.chosen if one != UNKNOWN
        ]  # that is no entry: Enter leaves it as it is
        if not text and question.many and (kept or question.none):
            return kept
        if not text:
            return "" if question.wrong else question.typed or next(iter(kept), "")
        if question.options and question.unknown and _plainly(text) == "0":
            return UNKNOWN
        if question.options and not question.many:
            return parse_or_raw(question, text)
        return question.given_up(raw)

    def review(self, summary: Summary) -> Next | str:
        """What was answered with its numbers, then what to do: Enter, a number, a letter or a name."""
        self._settle()
        before, self._shown = self._shown, summary
        return reviewed(
            summary,
            before,
            (PLAIN_WIDTH, MANY_ROWS),
            lambda: self._read(f"{texts_wizard.SUMMARY_ASK}> "),
            self.say,
        )


def _plainly(raw: str) -> str:
    """What was typed, with the input method's wide letters as plain ones."""
    try:
        return half_width(raw).lower()
    except Unclear:
        return ""


def parse_or_raw(question: Question, text: str) -> str:
    """The id of the option that was meant, empty where nothing was meant, or the text itself so that the check can say what
    is wrong."""
    ways = (Option(UNKNOWN, question.unknown, UNKNOWN_WORDS),) if question.unknown else ()
    options = (*question.options, *ways)
    try:
        found = meant(text, options, len(question.options))
        if not found and question.optional and says_none(text):
            return ""
    except Unclear:
        return text
    return options[found[0]].id if len(found) == 1 else text
