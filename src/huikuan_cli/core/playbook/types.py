"""types/e0.yaml … e9.yaml: the nine types and the safe way; e10 … e19 are a team's own."""

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, Some, When, YesNo


class Drive(Entry, frozen=True):
    """What he wants, the work consequence he fears, and one sentence that takes the fear away."""

    wants: str = field(name="想要")
    fears: str = field(name="担心")
    relief: str = field(name="安心一句")


class Delay(Entry, frozen=True):
    """A usual way to put off, our answer, and what to take away (an action and a date)."""

    says: str = field(name="他说")
    answer: str = field(name="我答")
    take: str = field(name="拿到")


class LeadIn(Entry, frozen=True):
    """How to begin, half a sentence: a hint on the back; said before what the case is about where it is marked `first`, and then
    one that names a figure is a whole first line. It is for cases in which one of the conditions holds; without conditions for all."""

    text: str = field(name="话")
    when: tuple[When, ...] = field(name="条件", default=())
    first: YesNo = field(name="先用", default="否")


class Rhythm(Entry, frozen=True):
    """How often to follow up, in working days, and how."""

    workdays: Some = field(name="间隔工作日")
    how: tuple[str, ...] = field(name="做法")


class CustomerType(Entry, frozen=True):
    """One of the nine types e1–e9, one of a team's own, or e0, the safe way when the type is unknown. A hypothesis on wording only."""

    version: int = field(name="版本")
    id: Id
    name: str = field(name="名称")
    aliases: tuple[str, ...] = field(name="别名")
    portrait: str = field(name="一句话画像")
    speech: tuple[str, ...] = field(name="言语")
    office: tuple[str, ...] = field(name="办公室")
    pace: tuple[str, ...] = field(name="节奏")
    decides: tuple[str, ...] = field(name="决策")
    drive: Drive = field(name="动机与担心")
    opens: tuple[str, ...] = field(name="打开他")
    closes: tuple[str, ...] = field(name="关上他")
    openings: tuple[LeadIn, ...] = field(name="开场白")
    delays: tuple[Delay, ...] = field(name="常见拖法与应对")
    promises: tuple[str, ...] = field(name="适合的承诺")
    rhythm: Rhythm = field(name="跟进节奏")
    never: tuple[str, ...] = field(name="绝对不做")
    basis: str = field(name="依据")
    prepare: tuple[str, ...] = field(name="要备", default=())
