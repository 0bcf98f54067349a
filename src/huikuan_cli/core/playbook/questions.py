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


Depth = Literal["必问", "出单后再补", "细问"]
MUST: Depth = "必问"
AFTER_SHEET: Depth = "出单后再补"
FINE: Depth = "细问"


class GapAdvice(Entry, frozen=True, rename={"who": "问谁", "how": "怎么问", "by": "期限"}):
    """What to do when a question is answered 不清楚: whom to ask, the words, and by when."""

    who: str
    how: str
    by: Literal["拜访前", "见面时"] = "拜访前"


class Follow(
    Entry,
    frozen=True,
    rename={"values": "答了", "who": "找谁", "how": "怎么办", "by": "期限", "red_light": "红灯"},
):
    """What to do about a known answer: any answer, or only the listed ones (in a table: in any cell)."""

    who: str
    how: str
    values: tuple[str, ...] = ()
    by: Literal["拜访前", "见面时"] = "拜访前"
    red_light: str = ""


class Field(
    Entry,
    frozen=True,
    rename={
        "key": "键",
        "kind": "类型",
        "ask": "问",
        "help": "说明",
        "options": "选项",
        "options_from": "选项来自",
        "columns": "列",
        "required": "必填",
        "optional": "可不填",
        "when": "当",
        "variant": "变体",
        "weight": "分值",
        "red_light": "红灯",
        "gap": "不清楚时",
        "follow": "有就要办",
        "label": "叫法",
        "revisit": "再访",
        "moot": "不算缺口当",
        "aliases": "别名",
        "depth": "深浅",
        "must_when": "必问当",
        "must_after": "久了就问",
        "hinted": "有提示才问",
        "told_by": "推自",
        "tells_nothing": "不推",
        "perhaps": "可能是",
        "elsewhere": "另有其人",
        "no_name": "不算名字",
        "hints": "提示词",
        "day_words": "日子的说法",
        "not_days": "日子不算",
        "after": "排在",
        "settled": "不再变",
        "beside": "带写",
    },
):
    """One question of the interview.

    `required`: an answers file must name it (不清楚 will do). `optional`: leaving it empty is no gap.
    `when`: asked only while each named field has one of the listed answers. `weight`: its share in the
    readiness score. `red_light`: why the visit is not ready while the answer is unknown. `gap` and `follow`
    turn an unknown or a troubling answer into an action. `label` is shown on the sheet instead of the key. `revisit`: at the
    next visit about the same contract (plan --from) the answer is taken over (照旧), asked again starting from it
    (核对), asked afresh (重问), or taken over and asked for more (再问); one of the `settled` answers is taken over. `moot`: after any of these answers it does not matter that this one is unknown.
    `aliases`: other words by which a person may name an option. `depth`: asked in the short interview (必问), when a person
    wants to add to a section (出单后再补), or only when everything is asked (细问); `must_when`: after any of these answers it
    is 必问, and `must_after` so many days of the calendar lie between one of these dates and the visit. `hinted`: the short interview asks it only where something that was said points at an answer, or one of the words of `hints` was written. `told_by`: the
    question in whose answer the words of an option may stand; where they do, it is not asked; `tells_nothing`: the words of which
    a person may mean an option, but which several of them may have (设备科), so that it is asked all the same; `perhaps`: for such a word the options that then stand
    first; `elsewhere`: for an option the words that name somebody else as that where they stand in any other answer. `no_name`: what
    stands behind a name and is no part of it. `day_words`: beside which a sentence there, or in what he said, names this day, those of
    `not_days` aside, which hold one of them. `after`: the key of the
    question behind which it is asked, in whatever section it stands. `beside`: amounts that may be written in the same line,
    each by the key of its question, with the words that stand before it.
    """

    key: str
    kind: Kind
    ask: str
    help: str = ""
    options: tuple[str, ...] = ()
    options_from: Source = ""
    columns: tuple["Field", ...] = ()
    required: YesNo = "否"
    optional: YesNo = "否"
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    variant: str = ""
    weight: Percent = 0
    red_light: str = ""
    gap: GapAdvice | None = None
    follow: Follow | None = None
    label: str = ""
    revisit: Literal["照旧", "核对", "重问", "再问"] = "核对"
    moot: dict[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    depth: Depth = "必问"
    must_when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    must_after: dict[str, Days] = field(default_factory=dict)
    hinted: YesNo = "否"
    told_by: str = ""
    tells_nothing: tuple[str, ...] = ()
    perhaps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    elsewhere: dict[str, tuple[str, ...]] = field(default_factory=dict)
    no_name: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    not_days: tuple[str, ...] = ()
    after: str = ""
    settled: tuple[str, ...] = ()
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self) -> str:
        """What a person calls this field: its key, unless it was given a label."""
        return self.label or self.key


class Section(
    Entry,
    frozen=True,
    rename={
        "id": "id",
        "title": "名称",
        "why": "为什么问",
        "fields": "字段",
        "skip": "可跳过",
        "any_project": "别的项目也沿用",
        "adds": "补了能",
        "after": "排在",
    },
):
    """One of the self-questions (s1–s6), the visit itself (s0) or a further section: title, why it is asked, fields.

    `skip` is the question that lets a person leave the whole section out; empty: it is always asked. `any_project`: its
    answers of the last visit are also proposed for another project of the same customer. `adds`: what answering the rest of
    it puts on the sheet. `after`: the section behind which it is asked.
    """

    id: Id
    title: str
    why: str
    fields: tuple[Field, ...]
    skip: str = ""
    any_project: YesNo = "否"
    adds: str = ""
    after: str = ""


class Readiness(
    Entry,
    frozen=True,
    rename={
        "go": "可以出发",
        "fill": "补齐再去",
        "six_go": "六句话合格",
        "six_min": "六句话最低",
        "red_lights": "红灯上限",
        "concrete": "具体的词",
        "named": "要有具体的人",
        "titles": "称呼里的词",
        "labels": "六句话",
    },
):
    """Thresholds of the readiness verdict: points of 100, the 4W2H points of 12, and how many red lights.

    `concrete` are words that make a sentence specific; `labels` name the fields behind each of the six sentences.
    At least one of the `named` fields must hold a person: one of the `titles` is in it.
    """

    go: Percent
    fill: Percent
    six_go: SixPoints
    six_min: SixPoints
    red_lights: Count
    concrete: tuple[str, ...]
    named: tuple[str, ...]
    titles: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]


class AfterVisit(Entry, frozen=True, rename={"fields": "字段", "proofs": "凭证的说法"}):
    """What is asked after the visit (huikuan log). `proofs`: for each event of the clock the words by which a person says that its
    paper is in hand; “甲…乙” wants both in one clause."""

    fields: tuple[Field, ...] = ()
    proofs: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Unsaid(Entry, frozen=True, rename={"unknown": "不清楚", "empty": "空着", "later": "后填的"}):
    """What stands for an answer to a question for a day or a figure: words that say that nobody knows it yet, and words that say
    that there is none; `later`: that a day was written into a paper afterwards."""

    unknown: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class Questions(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "variant": "四W变体",
        "readiness": "准备度",
        "sections": "自问",
        "enough": "够了要有",
        "only": "只问",
        "first": "先补",
        "after_visit": "拜访后",
        "unsaid": "答不出的话",
    },
):
    """questions.yaml: the visit and the six self-questions. `enough`: the questions without whose answers no sheet can be
    written. `only`: the questions of a short interview of a team's own, in its order; empty: as each question says itself. `first`: the sections by how much
    adding to them changes the sheet. `after_visit`: what is asked when one comes back. `unsaid`: the words that stand for a day or a
    figure that nobody has."""

    version: int
    variant: str
    readiness: Readiness
    sections: tuple[Section, ...]
    enough: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    after_visit: AfterVisit = AfterVisit()
    unsaid: Unsaid = Unsaid()


class Measure(
    Entry,
    frozen=True,
    rename={"title": "名称", "when": "何时用", "ticks": "可勾选", "remedy": "没做到就补", "gist": "做到了"},
):
    """One of the five measures against arrears, with items to tick and what to do about an unticked one. `gist`: what is true where
    it is in place, in a few words."""

    id: Id
    title: str
    when: str
    ticks: tuple[str, ...]
    remedy: tuple[str, ...]
    gist: str = ""

    def options(self) -> tuple[Option, ...]:
        """The tick items with their ids m1.1, m1.2 …"""
        return tuple(Option(f"{self.id}.{n}", text) for n, text in enumerate(self.ticks, 1))


class Prevention(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "title": "名称",
        "why": "为什么问",
        "skip": "可跳过",
        "measures": "措施",
        "ask": "问",
        "depth": "深浅",
        "after": "排在",
    },
):
    """prevention.yaml: the checklist m1–m5. `ask` is the one question that covers all measures, `depth` how soon it is asked;
    `after`: the section behind which the checklist is asked."""

    version: int
    title: str
    why: str
    measures: tuple[Measure, ...]
    skip: str = ""
    ask: str = "这份合同已做到哪几样？"
    depth: Depth = "必问"
    after: str = ""
