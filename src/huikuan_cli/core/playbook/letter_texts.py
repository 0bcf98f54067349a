"""letters/l0.yaml … l4.yaml: what goes to the customer on paper: the desk sheet and the letters."""

from typing import Annotated, Literal

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Entry, Id, When, YesNo

PieceKind = Literal["段", "小题", "表", "材料", "款项", "清单", "落款", "回执", "小字"]


class LetterPiece(Entry, frozen=True):
    """One piece of a letter. `when`: it stands there only where one of these conditions holds, `unless`: where none of those does; `optional`: a text or a
    row with a fact that is not known is left out instead of marked; `leave_out`: papers (w1 …) that are not listed.

    段: a paragraph; 小题: a heading; 表: `rows` as a table of two columns; 材料: the papers of the case, to tick; 款项: the
    payments of the contract as a table, where the visit is about several; 清单: the
    papers in hand, numbered, as enclosures; 落款: sender, date and seal; 回执: what is cut off and given back signed;
    小字: small print.
    """

    id: Id
    kind: PieceKind = field(name="写法")
    text: str = field(name="话", default="")
    rows: dict[str, str] = field(name="行", default_factory=dict)
    when: tuple[When, ...] = field(name="条件", default=())
    unless: tuple[When, ...] = field(name="除非", default=())
    optional: YesNo = field(name="缺了就删", default="否")
    leave_out: tuple[str, ...] = field(name="不列", default=())


class Letter(Entry, frozen=True):
    """One paper for the customer. `workdays`: by when an answer is asked, in working days from the day of the letter.

    `due_only`: it demands payment, which is not asked before the due day.

    `before` and `serving` are for the sender, on a page of their own: what to check first, and how to hand it over so
    that its arrival can be proved. Where none of the conditions `when` holds, or one of `unless` does, it cannot be written, for the reason
    `refusal`.
    """

    version: int = field(name="版本")
    id: Id
    name: str = field(name="名称")
    purpose: str = field(name="用途")
    title: str = field(name="题目")
    addressee: str = field(name="抬头")
    pieces: tuple[LetterPiece, ...] = field(name="正文")
    workdays: Annotated[int, Meta(ge=1, le=60)] = field(name="限期工作日")
    sealed: YesNo = field(name="盖章")
    due_only: YesNo = field(name="到期才发", default="否")
    before: tuple[str, ...] = field(name="发之前", default=())
    serving: tuple[str, ...] = field(name="怎么送", default=())
    when: tuple[When, ...] = field(name="条件", default=())
    unless: tuple[When, ...] = field(name="除非", default=())
    refusal: str = field(name="不能用时", default="")
