"""The shape of the playbooks. Keys are Chinese in the files, English here, mapped once by `rename`.

The files are read elsewhere (store); this module only says what they hold. Everything is frozen: a playbook is
built once and handed down.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from huikuan_cli.core.rules import Rules
from huikuan_cli.core.values import Option

YesNo = Literal["是", "否"]
Kind = Literal["文本", "金额", "日期", "天数", "利率", "单选", "多选", "是否", "明细"]


class Gap(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"who": "问谁", "how": "怎么问", "by": "期限"}
):
    """What to do when a question is answered 不清楚: whom to ask, the words, and by when."""

    who: str
    how: str
    by: Literal["拜访前", "见面时"] = "拜访前"


class Follow(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"values": "答了", "who": "找谁", "how": "怎么办", "by": "期限", "red_light": "红灯"},
):
    """What to do about a known answer: any answer, or only the listed ones (in a table: in any cell)."""

    who: str
    how: str
    values: tuple[str, ...] = ()
    by: Literal["拜访前", "见面时"] = "拜访前"
    red_light: str = ""


class Field(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
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
    },
):
    """One question of the interview.

    `required`: an answers file must name it (不清楚 will do). `optional`: leaving it empty is no gap.
    `when`: asked only while each named field has one of the listed answers. `weight`: its share in the
    readiness score. `red_light`: why the visit is not ready while the answer is unknown. `gap` and `follow`
    turn an unknown or a troubling answer into an action. `label` is shown on the sheet instead of the key.
    """

    key: str
    kind: Kind
    ask: str
    help: str = ""
    options: tuple[str, ...] = ()
    options_from: Literal["", "材料包"] = ""
    columns: tuple[Field, ...] = ()
    required: YesNo = "否"
    optional: YesNo = "否"
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    variant: str = ""
    weight: int = 0
    red_light: str = ""
    gap: Gap | None = None
    follow: Follow | None = None
    label: str = ""

    def name(self) -> str:
        """What a person calls this field: its key, unless it was given a label."""
        return self.label or self.key


class Section(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"id": "id", "title": "名称", "why": "为什么问", "fields": "字段"},
):
    """One of the self-questions (s1–s6) or the visit itself (s0): its title, why it is asked, its fields."""

    id: str
    title: str
    why: str
    fields: tuple[Field, ...]


class Readiness(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
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

    go: int
    fill: int
    six_go: int
    six_min: int
    red_lights: int
    concrete: tuple[str, ...]
    named: tuple[str, ...]
    titles: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]


class Questions(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"version": "版本", "variant": "四W变体", "readiness": "准备度", "sections": "自问"},
):
    """questions.yaml: the visit and the six self-questions."""

    version: int
    variant: str
    readiness: Readiness
    sections: tuple[Section, ...]


class Measure(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"title": "名称", "when": "何时用", "ticks": "可勾选", "remedy": "没做到就补"},
):
    """One of the five measures against arrears, with items to tick and what to do about an unticked one."""

    id: str
    title: str
    when: str
    ticks: tuple[str, ...]
    remedy: tuple[str, ...]

    def options(self) -> tuple[Option, ...]:
        """The tick items with their ids m1.1, m1.2 …"""
        return tuple(Option(f"{self.id}.{n}", text) for n, text in enumerate(self.ticks, 1))


class Prevention(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"version": "版本", "title": "名称", "why": "为什么问", "measures": "措施"},
):
    """prevention.yaml: the checklist m1–m5."""

    version: int
    title: str
    why: str
    measures: tuple[Measure, ...]


class Drive(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"wants": "想要", "fears": "担心", "relief": "安心一句"},
):
    """What he wants, the work consequence he fears, and one sentence that takes the fear away."""

    wants: str
    fears: str
    relief: str


class Delay(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"says": "他说", "answer": "我答", "take": "拿到"}
):
    """A usual way to put off, our answer, and what to take away (an action and a date)."""

    says: str
    answer: str
    take: str


class Rhythm(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"workdays": "间隔工作日", "how": "做法"}
):
    """How often to follow up, in working days, and how."""

    workdays: int
    how: tuple[str, ...]


class CustomerType(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "version": "版本",
        "name": "名称",
        "aliases": "别名",
        "portrait": "一句话画像",
        "speech": "言语",
        "office": "办公室",
        "pace": "节奏",
        "decides": "决策",
        "drive": "动机与担心",
        "opens": "打开他",
        "closes": "关上他",
        "openings": "开场白",
        "delays": "常见拖法与应对",
        "promises": "适合的承诺",
        "rhythm": "跟进节奏",
        "never": "绝对不做",
        "basis": "依据",
        "prepare": "要备",
    },
):
    """One of the nine types e1–e9, or e0, the safe way when the type is unknown. A hypothesis on wording only."""

    version: int
    id: str
    name: str
    aliases: tuple[str, ...]
    portrait: str
    speech: tuple[str, ...]
    office: tuple[str, ...]
    pace: tuple[str, ...]
    decides: tuple[str, ...]
    drive: Drive
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    openings: tuple[str, ...]
    delays: tuple[Delay, ...]
    promises: tuple[str, ...]
    rhythm: Rhythm
    never: tuple[str, ...]
    basis: str
    prepare: tuple[str, ...] = ()


class Document(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "name": "名称",
        "proves": "用处",
        "when": "当",
        "get": "缺了怎么办",
        "vital": "必备",
        "dates": "证明日期",
    },
):
    """One paper of the pack: what it proves, for which cases it is needed, and where to get it.

    Without a `vital` paper the verdict is never 可以出发. `dates` is the key of the date that the paper proves.
    """

    id: str
    name: str
    proves: str
    get: str
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vital: YesNo = "否"
    dates: str = ""


class Chain(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"version": "版本", "documents": "材料包"}
):
    """chain.yaml: the pack of papers that a payment request needs."""

    version: int
    documents: tuple[Document, ...]


class RedLine(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"line": "红线", "short": "短句", "basis": "依据"}
):
    """A line that no playbook may cross."""

    id: str
    line: str
    short: str
    basis: str


class RedLines(Struct, frozen=True, forbid_unknown_fields=True, rename={"version": "版本", "lines": "红线"}):
    """redlines.yaml."""

    version: int
    lines: tuple[RedLine, ...]


class Step(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "base": "从哪天算",
        "workdays": "加工作日",
        "at": "时点",
        "action": "做什么",
        "overdue": "只在逾期",
    },
):
    """One step after the visit: so many working days after the visit or the promised day, at a time of day.

    An `overdue` step is left out while nothing is overdue (not due yet, or paid).
    """

    id: str
    base: Literal["拜访日", "承诺日"]
    workdays: int
    action: str
    at: str = ""
    overdue: YesNo = "否"


class Escalation(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "version": "版本",
        "promise_workdays": "默认承诺工作日",
        "no_result": "不算成果",
        "levels": "三档",
        "steps": "跟进",
        "fallback": "没拿到承诺时",
        "reminders": "提醒",
    },
):
    """escalation.yaml: what counts as an outcome, the three levels of the ask, the dated ladder afterwards."""

    version: int
    promise_workdays: int
    no_result: tuple[str, ...]
    levels: dict[str, str]
    steps: tuple[Step, ...]
    fallback: tuple[str, ...]
    reminders: dict[str, str]


class Playbook(Struct, frozen=True):
    """All playbook files together. `digest` names the exact content; `sources` says which file won where."""

    questions: Questions
    prevention: Prevention
    types: dict[str, CustomerType]
    chain: Chain
    redlines: RedLines
    escalation: Escalation
    rules: Rules
    digest: str = ""
    sources: tuple[str, ...] = ()
