"""Ctrl-C waits for the next question: it never falls between an answer and the draft that keeps it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from huikuan_cli.wizard.port import Asker, Next, Question, Reply, Stop, Summary

T = TypeVar("T")


class PatientAsker:
    """Another asker, under which Ctrl-C stops the interview at a question and nowhere else."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._asking = False
        self._pressed = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take Ctrl-C over while the interview runs."""
        before = None
        with suppress(ValueError):  # not the main thread: nobody can press it here
            before = signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield
        finally:
            if before is not None:
                signal.signal(signal.SIGINT, before)

    def _interrupt(self, number: int, frame: Any) -> None:
        if self._asking:
            raise KeyboardInterrupt
        self._pressed = True

    def _patiently(self, ask: Callable[[], T]) -> T:
        if self._pressed:
            raise Stop
        self._asking = True
        try:
            return ask()
        except KeyboardInterrupt:
            raise Stop from None
        finally:
            self._asking = False

    def ask(self, question: Question) -> Reply:
        """As the other asker. Raises Stop on Ctrl-C."""
        return self._patiently(lambda: self._asker.ask(question))

    def say(self, text: str) -> None:
        """As the other asker."""
        self._asker.say(text)

    def review(self, summary: Summary) -> Next | str:
        """As the other asker. Raises Stop on Ctrl-C."""
        return self._patiently(lambda: self._asker.review(summary))
