"""questions.yaml: the visit and the six self-questions, and prevention.yaml: the checklist against arrears."""

from typing import Annotated, Literal

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Count, Days, Entry, Id, Kind, Percent, YesNo
from huikuan_cli.core.text.values import Option

SixPoints = Annotated[int, Meta(ge=0, le=12)]  # two for each of the six sentences
Source = Literal[
    "",
    "材料包",
    "难题",
    "现象判据",
    "现象",
    "原因",
    "付款链",
    "升级阶梯",
    "客情阶段",
    "自查",
    "自己的信号",
    "情形",
    "坎",
]


Depth = Literal["必问", "出单后再补", "细问", "不问"]
MUST: Depth = "必问"
AFTER_SHEET: Depth = "出单后再补"
FINE: Depth = "细问"
NEVER: Depth = "不问"  # the wizard fills it in from other answers, an answers file may have it


class GapAdvice(Entry, frozen=True):
    """What to do when a question is answered 不清楚: whom to ask, the words, and by when."""

    who: str = field(name="问谁")
    how: str = field(name="怎么问")
    by: Literal["拜访前", "见面时"] = field(name="期限", default="拜访前")


class Follow(Entry, frozen=True):
    """What to do about a known answer: any answer, or only the listed ones (in a table: in any cell)."""

    who: str = field(name="找谁")
    how: str = field(name="怎么办")
    values: tuple[str, ...] = field(name="答了", default=())
    by: Literal["拜访前", "见面时"] = field(name="期限", default="拜访前")
    red_light: str = field(name="红灯", default="")


class Field(Entry, frozen=True):
    """One question of the interview.

    `required`: an answers file must name it (不清楚 will do). `optional`: leaving it empty is no gap.
    `when`: asked only while each named field has one of the listed answers. `weight`: its share in the
    readiness score. `red_light`: why the visit is not ready while the answer is unknown. `gap` and `follow`
    turn an unknown or a troubling answer into an action. `label` is shown on the sheet instead of the key. `revisit`: at the
    next visit about the same contract (plan --from) the answer is taken over (照旧), asked again starting from it
    (核对), asked afresh (重问), or taken over and asked for more (再问); one of the `settled` answers is taken over. `moot`: after any of these answers it does not matter that this one is unknown.
    `aliases`: other words by which a person may name an option; `shown_as`: the name under which an option is read, while its own is kept in
    answers and conditions. `depth`: asked in the short interview (必问), when a person
    wants to add to a section (出单后再补), or only when everything is asked (细问), or never (不问); `must_when`: after any of these answers it
    is 必问, and `must_after` so many days of the calendar lie between one of these dates and the visit. `hinted`: the short interview asks it only where something that was said points at an answer, or one of the words of `hints` was written, outside of `not_hints`, which hold one and mean something else. `told_by`: the
    question in whose answer the words of an option may stand; where they do, it is not asked; `tells_nothing`: the words of which
    a person may mean an option, but which several of them may have (设备科), so that it is asked all the same; `perhaps`: for such a word the options that then stand
    first; `elsewhere`: for an option the words that name somebody else as that where they stand in any other answer. `wants`: what an answer in
    words has to be; one that reads like something else is asked back. `no_name`: what
    stands behind a name and is no part of it. `body`: the answer is the name of a body, with the words by which it is found in a
    sentence. `day_words`: beside which a sentence there, or in what he said, names this day, those of
    `not_days` aside, which hold one of them. `after`: the key of the
    question behind which it is asked, in whatever section it stands. `beside`: amounts that may be written in the same line,
    each by the key of its question, with the words that stand before it. `blank`: what is said where he writes that there is nothing.
    """

    key: str = field(name="键")
    kind: Kind = field(name="类型")
    ask: str = field(name="问")
    help: str = field(name="说明", default="")
    options: tuple[str, ...] = field(name="选项", default=())
    options_from: Source = field(name="选项来自", default="")
    columns: tuple["Field", ...] = field(name="列", default=())
    required: YesNo = field(name="必填", default="否")
    optional: YesNo = field(name="可不填", default="否")
    when: dict[str, tuple[str, ...]] = field(name="当", default_factory=dict)
    variant: str = field(name="变体", default="")
    weight: Percent = field(name="分值", default=0)
    red_light: str = field(name="红灯", default="")
    gap: GapAdvice | None = field(name="不清楚时", default=None)
    follow: Follow | None = field(name="有就要办", default=None)
    label: str = field(name="叫法", default="")
    revisit: Literal["照旧", "核对", "重问", "再问"] = field(name="再访", default="核对")
    moot: dict[str, tuple[str, ...]] = field(name="不算缺口当", default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(name="别名", default_factory=dict)
    shown_as: dict[str, str] = field(name="选项叫法", default_factory=dict)
    depth: Depth = field(name="深浅", default="必问")
    must_when: dict[str, tuple[str, ...]] = field(name="必问当", default_factory=dict)
    must_after: dict[str, Days] = field(name="久了就问", default_factory=dict)
    hinted: YesNo = field(name="有提示才问", default="否")
    told_by: str = field(name="推自", default="")
    tells_nothing: tuple[str, ...] = field(name="不推", default=())
    perhaps: dict[str, tuple[str, ...]] = field(name="可能是", default_factory=dict)
    elsewhere: dict[str, tuple[str, ...]] = field(name="另有其人", default_factory=dict)
    wants: Literal["", "人", "单位", "项目", "结果"] = field(name="要的是", default="")
    no_name: tuple[str, ...] = field(name="不算名字", default=())
    body: dict[str, tuple[str, ...]] = field(name="单位名", default_factory=dict)
    hints: tuple[str, ...] = field(name="提示词", default=())
    not_hints: tuple[str, ...] = field(name="提示不算", default=())
    day_words: tuple[str, ...] = field(name="日子的说法", default=())
    not_days: tuple[str, ...] = field(name="日子不算", default=())
    after: str = field(name="排在", default="")
    settled: tuple[str, ...] = field(name="不再变", default=())
    beside: dict[str, tuple[str, ...]] = field(name="带写", default_factory=dict)
    blank: str = field(name="空着时", default="")

    def name(self) -> str:
        """What a person calls this field: its key, unless it was given a label."""
        return self.label or self.key

    def shown(self, answer: str) -> str:
        """What an option is called where a person reads it (选项叫法); any other answer as it is."""
        return self.shown_as.get(answer, answer)

    def option(self, name: str) -> Option:
        """One of its options, found by its own name, by that under which it is shown, and by other words for it."""
        shown, words = self.shown(name), self.aliases.get(name, ())
        return Option(name, shown, words if shown == name else (name, *words))


class Section(Entry, frozen=True):
    """One of the self-questions (s1–s6), the visit itself (s0) or a further section: title, why it is asked, fields.

    `skip` is the question that lets a person leave the whole section out; empty: it is always asked. `any_project`: its
    answers of the last visit are also proposed for another project of the same customer. `adds`: what answering the rest of
    it puts on the sheet. `after`: the section behind which it is asked.
    """

    id: Id
    title: str = field(name="名称")
    why: str = field(name="为什么问")
    fields: tuple[Field, ...] = field(name="字段")
    skip: str = field(name="可跳过", default="")
    any_project: YesNo = field(name="别的项目也沿用", default="否")
    adds: str = field(name="补了能", default="")
    after: str = field(name="排在", default="")


class Readiness(Entry, frozen=True):
    """Thresholds of the readiness verdict: points of 100, the 4W2H points of 12, and how many red lights.

    `concrete` are words that make a sentence specific; `labels` name the fields behind each of the six sentences.
    At least one of the `named` fields must hold a person: one of the `titles` is in it. `whole`: so many points has only who
    need not do anything more before he goes.
    """

    go: Percent = field(name="可以出发")
    fill: Percent = field(name="补齐再去")
    six_go: SixPoints = field(name="六句话合格")
    six_min: SixPoints = field(name="六句话最低")
    red_lights: Count = field(name="红灯上限")
    concrete: tuple[str, ...] = field(name="具体的词")
    named: tuple[str, ...] = field(name="要有具体的人")
    titles: tuple[str, ...] = field(name="称呼里的词")
    labels: dict[str, tuple[str, ...]] = field(name="六句话")
    whole: Percent = field(name="没缺的", default=90)


class AfterVisit(Entry, frozen=True):
    """What is asked after the visit (huikuan log). `proofs`: for each event of the clock the words by which a person says that its
    paper is in hand; “甲…乙” wants both in one clause."""

    fields: tuple[Field, ...] = field(name="字段", default=())
    proofs: dict[str, tuple[str, ...]] = field(name="凭证的说法", default_factory=dict)


class Unsaid(Entry, frozen=True):
    """What stands for an answer to a question for a day or a figure: words that say that nobody knows it yet, and words that say
    that there is none; `later`: that a day was written into a paper afterwards. `filler`: what says nothing where an answer in words
    is asked for; `no_body`: what everybody calls a customer, and is no name."""

    unknown: tuple[str, ...] = field(name="不清楚", default=())
    empty: tuple[str, ...] = field(name="空着", default=())
    later: tuple[str, ...] = field(name="后填的", default=())
    filler: tuple[str, ...] = field(name="没答上的", default=())
    no_body: tuple[str, ...] = field(name="不是单位名", default=())


class Questions(Entry, frozen=True):
    """questions.yaml: the visit and the six self-questions. `enough`: the questions without whose answers no sheet can be
    written. `only`: the questions of a short interview of a team's own, in its order; empty: as each question says itself. `first`: the sections by how much
    adding to them changes the sheet. `after_visit`: what is asked when one comes back. `unsaid`: the words that stand for a day or a
    figure that nobody has."""

    version: int = field(name="版本")
    variant: str = field(name="四W变体")
    readiness: Readiness = field(name="准备度")
    sections: tuple[Section, ...] = field(name="自问")
    enough: tuple[str, ...] = field(name="够了要有", default=())
    only: tuple[str, ...] = field(name="只问", default=())
    first: tuple[str, ...] = field(name="先补", default=())
    after_visit: AfterVisit = field(name="拜访后", default=AfterVisit())
    unsaid: Unsaid = field(name="答不出的话", default=Unsaid())


class Tick(Entry, frozen=True):
    """An item of a measure to tick, and what to do about it while it is not ticked. Answers name it by its id."""

    id: Id
    text: str = field(name="话")
    remedy: str = field(name="没做到就补")


class Measure(Entry, frozen=True):
    """One of the five measures against arrears, with items to tick. `gist`: what is true where
    it is in place, in a few words."""

    id: Id
    title: str = field(name="名称")
    when: str = field(name="何时用")
    ticks: tuple[Tick, ...] = field(name="可勾选")
    gist: str = field(name="做到了", default="")

    def options(self) -> tuple[Option, ...]:
        """The tick items with their ids m1.1, m1.2 …"""
        return tuple(Option(one.id, one.text) for one in self.ticks)


class Prevention(Entry, frozen=True):
    """prevention.yaml: the checklist m1–m5. `ask` is the one question that covers all measures, `depth` how soon it is asked;
    `after`: the section behind which the checklist is asked."""

    version: int = field(name="版本")
    title: str = field(name="名称")
    why: str = field(name="为什么问")
    measures: tuple[Measure, ...] = field(name="措施")
    skip: str = field(name="可跳过", default="")
    ask: str = field(name="问", default="这份合同我们做到了哪几样？")
    depth: Depth = field(name="深浅", default="必问")
    after: str = field(name="排在", default="")
