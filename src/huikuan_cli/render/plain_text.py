"""A paper for the customer as plain text, to paste into a chat."""

from __future__ import annotations

from huikuan_cli.core.sheet.document import Document, DocumentPart

BOX, BLANK = "□ ", "＿＿＿＿"


def plain_text(document: Document) -> str:
    """The paper line by line: no markup, no table; boxes that are to be ticked on paper are left out."""
    lines = [document.title, document.addressee]
    for part in document.parts:
        lines += _lines(part)
    return "\n".join(line.replace(BOX, "").strip() for line in lines if line.strip())


def _lines(part: DocumentPart) -> list[str]:
    head = [f"【{part.text}】" if part.rows or part.kind == "小题" else part.text] if part.text else []
    if part.kind == "清单":
        return head + [f"{n}. {row[0]}" for n, row in enumerate(part.rows, 1)]
    if part.kind == "款项表":
        return head + [" ".join(cell for cell in row if cell) for row in part.rows]
    if part.kind == "勾选表":
        filled = ([cell for cell in row[1:] if cell.strip()] for row in part.rows[1:])
        return head + [f"· {'，'.join(cells)}" for cells in filled if cells]
    return head + [f"{name}：{value.strip() or BLANK}" for name, value in part.rows]
