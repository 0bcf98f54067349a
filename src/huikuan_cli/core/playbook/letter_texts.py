"""letters/l0.yaml … l4.yaml: what goes to the customer on paper: the desk sheet and the letters."""

from typing import Annotated, Literal

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Entry, Id, When, YesNo

PieceKind = Literal["段", "小题", "表", "材料", "款项", "清单", "落款", "回执", "小字"]


class LetterPiece(
    Entry,
    frozen=True,
    rename={
        "kind": "写法",
        "text": "话",
        "rows": "行",
        "when": "条件",
        "optional": "缺了就删",
        "leave_out": "不列",
    },
):
    """One piece of a letter. `when`: it stands there only where one of these conditions holds; `optional`: a text or a
    row with a fact that is not known is left out instead of marked; `leave_out`: papers (w1 …) that are not listed.

    段: a paragraph; 小题: a heading; 表: `rows` as a table of two columns; 材料: the papers of the case, to tick; 款项: the
    payments of the contract as a table, where the visit is about several; 清单: the
    papers in hand, numbered, as enclosures; 落款: sender, date and seal; 回执: what is cut off and given back signed;
    小字: small print.
    """

    id: Id
    kind: PieceKind
    text: str = ""
    rows: dict[str, str] = field(default_factory=dict)
    when: tuple[When, ...] = ()
    optional: YesNo = "否"
    leave_out: tuple[str, ...] = ()


class Letter(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "name": "名称",
        "purpose": "用途",
        "title": "题目",
        "addressee": "抬头",
        "pieces": "正文",
        "workdays": "限期工作日",
        "before": "发之前",
        "serving": "怎么送",
        "sealed": "盖章",
        "due_only": "到期才发",
        "when": "条件",
        "refusal": "不能用时",
    },
):
    """One paper for the customer. `workdays`: by when an answer is asked, in working days from the day of the letter.

    `due_only`: it demands payment, which is not asked before the due day.

    `before` and `serving` are for the sender, on a page of their own: what to check first, and how to hand it over so
    that its arrival can be proved. Where none of the conditions `when` holds it cannot be written, for the reason
    `refusal`.
    """

    version: int
    id: Id
    name: str
    purpose: str
    title: str
    addressee: str
    pieces: tuple[LetterPiece, ...]
    workdays: Annotated[int, Meta(ge=1, le=60)]
    sealed: YesNo
    due_only: YesNo = "否"
    before: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    refusal: str = ""
