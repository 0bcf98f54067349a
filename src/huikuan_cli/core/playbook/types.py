"""types/e0.yaml … e9.yaml: the nine types and the safe way."""

from huikuan_cli.core.playbook.base import Entry, Id, Some, When, YesNo


class Drive(
    Entry,
    frozen=True,
    rename={"wants": "想要", "fears": "担心", "relief": "安心一句"},
):
    """What he wants, the work consequence he fears, and one sentence that takes the fear away."""

    wants: str
    fears: str
    relief: str


class Delay(Entry, frozen=True, rename={"says": "他说", "answer": "我答", "take": "拿到"}):
    """A usual way to put off, our answer, and what to take away (an action and a date)."""

    says: str
    answer: str
    take: str


class LeadIn(Entry, frozen=True, rename={"text": "话", "when": "条件", "first": "先用"}):
    """How to begin, half a sentence: a hint on the back; said before what the case is about where it is marked `first`, and then
    one that names a figure is a whole first line. It is for cases in which one of the conditions holds; without conditions for all."""

    text: str
    when: tuple[When, ...] = ()
    first: YesNo = "否"


class Rhythm(Entry, frozen=True, rename={"workdays": "间隔工作日", "how": "做法"}):
    """How often to follow up, in working days, and how."""

    workdays: Some
    how: tuple[str, ...]


class CustomerType(
    Entry,
    frozen=True,
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
    id: Id
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
    openings: tuple[LeadIn, ...]
    delays: tuple[Delay, ...]
    promises: tuple[str, ...]
    rhythm: Rhythm
    never: tuple[str, ...]
    basis: str
    prepare: tuple[str, ...] = ()
