"""mindset.yaml: four attitudes, the 60-second check, four exercises, five abilities."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Count, Entry, Id, Numbered, When, YesNo
from huikuan_cli.core.text.values import Option


class Attitude(Entry, frozen=True):
    """One of the four attitudes: a state that can be checked and mended, not a kind of person."""

    id: Id
    name: str = field(name="名称")
    thought: str = field(name="典型想法")
    good: str = field(name="好处")
    too_far: str = field(name="过头")
    mend: str = field(name="调节")


class Signal(Entry, frozen=True):
    """A fact about ourselves that points to an attitude (or only serves a condition)."""

    id: Id
    text: str = field(name="事实")
    attitude: str = field(name="态度", default="")


class Verdict(Entry, frozen=True):
    """What so many 否 in the 60-second check mean. `collect`: the visit should only gather information."""

    refused_from: Count = field(name="否至少")
    text: str = field(name="结论")
    collect: YesNo = field(name="只收集信息", default="否")


class Check(Entry, frozen=True):
    """The 60-second check before the visit: five questions, and what the number of 否 means."""

    questions: tuple[Numbered, ...] = field(name="问题")
    verdicts: tuple[Verdict, ...] = field(name="结论")

    def options(self) -> tuple[Option, ...]:
        """The questions as items to tick, q1 …"""
        return tuple(Option(one.id, one.text) for one in self.questions)


class ExerciseStep(Entry, frozen=True):
    """One step of an exercise: from when to when, and what to do."""

    time: str = field(name="时段")
    do: str = field(name="做什么")


class Exercise(Entry, frozen=True):
    """One of the four mental exercises. It is chosen when one of its conditions holds, the first in the file first."""

    id: Id
    name: str = field(name="名称")
    means: str = field(name="说的是")
    suits: str = field(name="适合")
    steps: tuple[ExerciseStep, ...] = field(name="两分钟")
    stop: str = field(name="停下")
    guard: str = field(name="护栏")
    when: tuple[When, ...] = field(name="条件")
    why: str = field(name="为什么")


class Anchored(Entry, frozen=True):
    """A self-rating question with what 1, 3 and 5 look like."""

    id: Id
    ask: str = field(name="问")
    anchors: dict[str, str] = field(name="锚点")


class Ability(Entry, frozen=True):
    """One of the five abilities: three questions, and the exercise of the week when it falls short."""

    id: Id
    name: str = field(name="名称")
    means: str = field(name="说的是")
    items: tuple[Anchored, ...] = field(name="自评")
    drill: str = field(name="本周一练")


class ReadingOf(Entry, frozen=True):
    """How this tool reads a term that the course only names; `origin` says so (工具自定)."""

    id: str
    name: str = field(name="名称")
    text: str = field(name="说明")
    origin: str = field(name="来历")


class Cycle(Entry, frozen=True):
    """One round of the four cycles of thinking (工具自定)."""

    id: Id
    name: str = field(name="名称")
    ask: str = field(name="问自己")
    output: str = field(name="产出")
    lazy: str = field(name="常见偷懒")


class Mindset(Entry, frozen=True):
    """mindset.yaml."""

    version: int = field(name="版本")
    attitudes: tuple[Attitude, ...] = field(name="态度")
    signals: tuple[Signal, ...] = field(name="信号")
    check: Check = field(name="自查")
    exercises: tuple[Exercise, ...] = field(name="练习")
    exercise_default: str = field(name="默认练习")
    rules: str = field(name="练习规矩")
    abilities: tuple[Ability, ...] = field(name="五力")
    pass_mark: Annotated[int, Meta(ge=1, le=5)] = field(name="合格线")
    apart: Decimal = field(name="旁证差")
    readings: tuple[ReadingOf, ...] = field(name="素质532")
    cycles: tuple[Cycle, ...] = field(name="四循环")
