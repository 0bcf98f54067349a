"""People who sit at the short interview, by script."""

from __future__ import annotations

from pathlib import Path

from factories import TODAY, playbook, talk
from huikuan_cli.core.advice.suggestions import suggestion
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.inference import Guess, inferred_one
from huikuan_cli.core.answers.interview import SUGGESTED_KEYS, Interview
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.store.yaml.parse import read_tree
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Next, Question, Reply, Summary
from huikuan_cli.wizard.run import Interviewer, Source
from huikuan_cli.wizard.scripted import ScriptedAsker
from huikuan_cli.wizard.sources import (
    from_answers,
    from_other_answers,
    from_settings,
    from_two_readings,
)

SHORT = talk().short()
CASES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("k*.yaml"))
MOST_PROMPTS = 20
POINTING = "档案找不到"  # words that point at a situation
TOLD = [f.key for _, f in SHORT.fields() if f.told_by]
HINTED = [f.key for _, f in SHORT.fields() if f.hinted == "是"]


def field(key: str) -> Field:
    found = SHORT.find(key)
    assert found
    return found


def ids(given: dict[str, Value], interview: Interview = SHORT) -> list[str]:
    return [step.id for step in flow.steps(interview, given)]


def told(key: str, answers: Answers) -> Guess | None:
    return inferred_one(field(key), answers, TODAY)


def pointed(key: str, answers: Answers) -> Value | None:
    return suggestion(playbook(), key, answers, TODAY)


def sources(**known: str) -> tuple[Source, ...]:
    """What the wizard starts from, with these facts of our side."""
    return (
        from_other_answers(told),
        from_two_readings(TAKEN_OFF_KEY, TODAY),
        from_settings(known, tuple(known)),
        from_answers(SUGGESTED_KEYS, pointed),
    )


class Person(ScriptedAsker):
    """Somebody who takes what is proposed, else says what he knows (by key), else leaves it empty. `script` gives replies to
    single questions, one after another, before that."""

    def __init__(
        self,
        facts: Answers | None = None,
        script: dict[str, list[Reply]] | None = None,
        reviews: tuple[Next | str, ...] = (Next.WRITE,),
    ) -> None:
        super().__init__({}, reviews)
        self.facts, self.script = facts or {}, script or {}
        self.keys = {f.ask: f.key for _, f in SHORT.fields()}
        self.summaries: list[Summary] = []

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        key = self.keys.get(question.text, "")
        if self.script.get(key):
            return self.script[key].pop(0)
        if question.chosen or question.typed:
            return list(question.chosen) if question.many else question.typed or question.chosen[0]
        known = self.facts.get(key)
        if isinstance(known, str) or (question.many and known):
            return known  # type: ignore[return-value]
        return UNKNOWN if question.options and question.unknown else ""

    def review(self, summary: Summary) -> Next | str:
        self.summaries.append(summary)
        return super().review(summary)

    @property
    def prompted(self) -> list[str]:
        """The keys of the questions that were asked."""
        return [self.keys.get(question.text, question.text) for question in self.asked]

    def shown(self) -> dict[str, str]:
        """The answers in the last review."""
        return {item.id: item.value + item.mark or item.lack for item in self.summaries[-1].items()}


def interviewed(person: Person, given: dict[str, Value] | None = None, **known: str) -> Answers:
    return sat(person, **known).run(given or {})


def sat(person: Person, kept: list[State] | None = None, **known: str) -> Interviewer:
    keep = (kept if kept is not None else []).append
    standing = lambda answers: ("准备度 62 分",)  # noqa: E731
    return Interviewer(Phrasing(SHORT), person, TODAY, keep, sources(**known), standing=standing)


def facts_of(file: Path) -> Answers:
    return read_answers(read_tree(file).data, talk(), TODAY, "", lambda path: 0).answers
