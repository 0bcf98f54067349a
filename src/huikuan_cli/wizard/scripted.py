"""Asking a script: for tests, and to prove that the flow needs no terminal."""

from __future__ import annotations

from collections.abc import Sequence

from huikuan_cli.wizard.port import Next, Question, Reply, Stop, Summary


class ScriptedAsker:
    """Answers each question from a queue by the question's text; an unexpected question is left empty.

    `answers` maps the words of a question to a reply or a list of replies used one after another.
    """

    def __init__(
        self, answers: dict[str, Reply | list[Reply]], reviews: Sequence[Next | str] = (Next.WRITE,)
    ) -> None:
        self.answers = {
            key: list(v) if isinstance(v, list) and v and not isinstance(v[0], str) else [v]
            for key, v in answers.items()
        }
        self.reviews = list(reviews)
        self.asked: list[Question] = []
        self.said: list[str] = []
        self.summary: Summary | None = None

    def ask(self, question: Question) -> Reply:
        """The next scripted reply; a question without one is answered by leaving it empty."""
        self.asked.append(question)
        queue = self.answers.get(question.text)
        if queue:
            return queue.pop(0) if len(queue) > 1 else queue[0]  # type: ignore[return-value]
        return "" if not question.options else ("" if not question.unknown else "不清楚")

    def say(self, text: str) -> None:
        """Remember what was said."""
        self.said.append(text)

    def review(self, summary: Summary) -> Next | str:
        """The next scripted choice, an answer by its name or a section by the step that opens it; the script running out
        stops the interview."""
        self.summary = summary
        if not self.reviews:
            raise Stop
        choice = self.reviews.pop(0)
        if isinstance(choice, Next) or choice.endswith("?"):
            return choice
        return next(item.id for item in summary.items() if item.name == choice)
