"""Asking with numbered lists and input(): no keys, no redraw, no colour; readable by a screen reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from huikuan_cli import texts
from huikuan_cli.core.values import UNKNOWN, Unclear, half_width, parse_choice
from huikuan_cli.wizard.port import Move, Next, Question, Reply, Stop

BACK_WORDS = {"<", "返回", "上一问"}
STOP_WORDS = {"q", "退出"}
CLEAR_WORDS = {"-", "－", "清空"}


class PlainAsker:
    """The port on plain text."""

    def say(self, text: str) -> None:
        """One line on the screen."""
        sys.stdout.write(text + "\n")

    def _read(self, prompt: str) -> str:
        sys.stdout.write(prompt)
        sys.stdout.flush()
        try:
            raw = input()
        except (EOFError, KeyboardInterrupt):
            raise Stop from None
        if raw.strip().lower() in STOP_WORDS:
            raise Stop
        return raw

    def ask(self, question: Question) -> Reply:
        """Ask in words; choices by number, several separated by spaces."""
        self.say(f"{question.progress}{question.text}" + (f"  {question.help}" if question.help else ""))
        for number, option in enumerate(question.options, 1):
            tick = "（已选）" if option.id in question.chosen else ""
            self.say(f"  {number} {option.label}{tick}")
        if question.options and question.unknown:
            self.say(f"  0 {question.unknown}")
        if question.many:
            self.say(f"  没有 {texts.NONE_CHOICE}")
        before = question.typed if not question.options else ""
        kept = before or "、".join(o.label for o in question.options if o.id in question.chosen)
        clear = "，- 清空" if before else ""
        hint = f"（回车保留“{kept}”{clear}）" if kept else f"（{question.empty}）" if question.empty else ""
        raw = self._read(f"{hint}> ")
        if raw.strip() in BACK_WORDS:
            return Move.BACK
        return self._answer(question, raw, before)

    @staticmethod
    def _answer(question: Question, raw: str, before: str) -> Reply:
        text = raw.strip()
        if text in CLEAR_WORDS and before:
            return ""
        if not text:
            return (
                list(question.chosen)
                if question.many and question.chosen
                else before or next(iter(question.chosen), "")
            )
        if question.options and question.unknown and half_width(text) == "0":
            return UNKNOWN
        if question.options and not question.many:
            return parse_or_raw(question, text)
        return raw

    def review(self, rows: Sequence[tuple[str, str]], problems: Sequence[str]) -> Next:
        """The numbered summary, then write, change or stop."""
        self.say(texts.SUMMARY_TITLE)
        for number, (name, value) in enumerate(rows, 1):
            self.say(f"  {number} {name}：{value}")
        for problem in problems:
            self.say(f"  × {problem}")
        choices = {"1": Next.WRITE, "2": Next.CHANGE, "3": Next.STOP}
        names = (texts.SUMMARY_WRITE, texts.SUMMARY_CHANGE, texts.SUMMARY_STOP)
        for number, name in enumerate(names, 1):
            self.say(f"  {number} {name}")
        while True:
            picked = choices.get(half_width(self._read(f"{texts.SUMMARY_ASK}> ")))
            if picked:
                return picked

    def pick(self, rows: Sequence[tuple[str, str]]) -> int | Move:
        """The number of the answer to change."""
        while True:
            text = half_width(self._read(f"{texts.CHANGE_ASK}（写编号）> "))
            if text in BACK_WORDS:
                return Move.BACK
            if text.isdigit() and 1 <= int(text) <= len(rows):
                return int(text) - 1


def parse_or_raw(question: Question, text: str) -> str:
    """The id of the option that was meant, or the text itself so that the check can say what is wrong."""
    try:
        return parse_choice(text, question.options).id
    except Unclear:
        return text
