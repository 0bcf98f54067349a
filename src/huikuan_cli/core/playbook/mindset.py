"""mindset.yaml: four attitudes, the 60-second check, four exercises, five abilities."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from huikuan_cli.core.playbook.base import Count, Entry, Id, When, YesNo
from huikuan_cli.core.text.values import Option


class Attitude(
    Entry,
    frozen=True,
    rename={"name": "名称", "thought": "典型想法", "good": "好处", "too_far": "过头", "mend": "调节"},
):
    """One of the four attitudes: a state that can be checked and mended, not a kind of person."""

    id: Id
    name: str
    thought: str
    good: str
    too_far: str
    mend: str


class Signal(Entry, frozen=True, rename={"text": "事实", "attitude": "态度"}):
    """A fact about ourselves that points to an attitude (or only serves a condition)."""

    id: Id
    text: str
    attitude: str = ""


class Verdict(Entry, frozen=True, rename={"refused_from": "否至少", "text": "结论", "collect": "只收集信息"}):
    """What so many 否 in the 60-second check mean. `collect`: the visit should only gather information."""

    refused_from: Count
    text: str
    collect: YesNo = "否"


class Check(Entry, frozen=True, rename={"questions": "问题", "verdicts": "结论"}):
    """The 60-second check before the visit: five questions, and what the number of 否 means."""

    questions: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    def options(self) -> tuple[Option, ...]:
        """The questions as items to tick, q1 …"""
        return tuple(Option(f"q{n}", text) for n, text in enumerate(self.questions, 1))


class ExerciseStep(Entry, frozen=True, rename={"time": "时段", "do": "做什么"}):
    """One step of an exercise: from when to when, and what to do."""

    time: str
    do: str


class Exercise(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "means": "说的是",
        "suits": "适合",
        "steps": "两分钟",
        "stop": "停下",
        "guard": "护栏",
        "when": "条件",
        "why": "为什么",
    },
):
    """One of the four mental exercises. It is chosen when one of its conditions holds, the first in the file first."""

    id: Id
    name: str
    means: str
    suits: str
    steps: tuple[ExerciseStep, ...]
    stop: str
    guard: str
    when: tuple[When, ...]
    why: str


class Anchored(Entry, frozen=True, rename={"ask": "问", "anchors": "锚点"}):
    """A self-rating question with what 1, 3 and 5 look like."""

    id: Id
    ask: str
    anchors: dict[str, str]


class Ability(
    Entry, frozen=True, rename={"name": "名称", "means": "说的是", "items": "自评", "drill": "本周一练"}
):
    """One of the five abilities: three questions, and the exercise of the week when it falls short."""

    id: Id
    name: str
    means: str
    items: tuple[Anchored, ...]
    drill: str


class ReadingOf(Entry, frozen=True, rename={"name": "名称", "text": "说明", "origin": "来历"}):
    """How this tool reads a term that the course only names; `origin` says so (工具自定)."""

    id: str
    name: str
    text: str
    origin: str


class Cycle(
    Entry, frozen=True, rename={"name": "名称", "ask": "问自己", "output": "产出", "lazy": "常见偷懒"}
):
    """One round of the four cycles of thinking (工具自定)."""

    id: Id
    name: str
    ask: str
    output: str
    lazy: str


class Mindset(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "attitudes": "态度",
        "signals": "信号",
        "check": "自查",
        "exercises": "练习",
        "exercise_default": "默认练习",
        "rules": "练习规矩",
        "abilities": "五力",
        "pass_mark": "合格线",
        "apart": "旁证差",
        "readings": "素质532",
        "cycles": "四循环",
    },
):
    """mindset.yaml."""

    version: int
    attitudes: tuple[Attitude, ...]
    signals: tuple[Signal, ...]
    check: Check
    exercises: tuple[Exercise, ...]
    exercise_default: str
    rules: str
    abilities: tuple[Ability, ...]
    pass_mark: Annotated[int, Meta(ge=1, le=5)]
    apart: Decimal
    readings: tuple[ReadingOf, ...]
    cycles: tuple[Cycle, ...]
