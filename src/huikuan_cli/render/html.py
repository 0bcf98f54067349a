"""Sheets and letters as one HTML file that prints: no script, no request to anywhere, every user word escaped.

The look is in sheet.css beside this file; how much fits a page is counted in core/sheet/one_page.py.
"""

from __future__ import annotations

import re
from html import escape as _escape
from pathlib import Path

from huikuan_cli.core.sheet.capacity import LaidPaper, letter_size
from huikuan_cli.core.sheet.document import HEADED, Document, DocumentPart
from huikuan_cli.core.sheet.layout import Block, Row
from huikuan_cli.core.sheet.one_page import front_size, rows_to_write, told
from huikuan_cli.core.text.capitals import IN_TEXT
from huikuan_cli.render.looks import LOOKS

BOX = '<span class="box"></span>'
SIZE_NAMES = {
    12.0: "large",
    11.0: "medium",
    10.5: "least",
}  # of the letters of page one, as sheet.css names them
WRITE = (
    '<table class="write">\n<tr><th>谁</th><th>答应什么</th><th>哪天</th><th>原话</th></tr>\n{rows}</table>'
)
TO_WRITE_IN = "<tr><td></td><td></td><td></td><td></td></tr>\n"
HEAD = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)  # the customer's page holds no word about our own
PRINT = "打印：按 Ctrl+P（苹果电脑按 Command+P），纸张选 A4，缩放选 100%，“页眉和页脚”不勾。"


def escape(text: str) -> str:
    """Text that a browser shows as it is, in an element or an attribute."""
    return _escape(text, quote=True)


def page_of(title: str, body: str) -> str:
    """A whole HTML file; `body` is HTML already, `title` is text."""
    style = _COMMENT.sub("", Path(__file__).with_name("sheet.css").read_text(encoding="utf-8"))
    return HEAD.format(title=escape(title), style=style, body=body)


def render_action(paper: LaidPaper) -> str:
    """The private sheet: page one, page two, and what neither has room for, which only the screen shows."""
    sheet = paper.sheet
    front = [
        f"<h1>{escape(sheet.title)}</h1>",
        f'<p class="row">{escape(sheet.subtitle)}</p>',
        *map(_run_in if sheet.run_in else _beside, paper.front),
        WRITE.format(rows=TO_WRITE_IN * rows_to_write(sheet)),
        f'<p class="foot">{escape(sheet.footer)}</p>',
    ]
    parts = [
        f'<p class="hint">{PRINT}第 1 页带去用，第 2 页印在背面，今晚照着备。</p>',
        _page(f"front {SIZE_NAMES[front_size(sheet)]}{' run' if sheet.run_in else ''}", front),
    ]
    if paper.back:
        parts.append(_page("back", [_columns(paper.back), *_where(paper.left_out())]))
    if paper.rest:
        parts.append(_page("rest", ["<h1>明细：每一条的来历（不打印）</h1>", *map(_block, paper.rest)]))
    return page_of(sheet.title, "\n".join(parts))


def _where(left_out: str) -> list[str]:
    return [f'<p class="foot">{escape(left_out)}</p>'] if left_out else []


def _page(kind: str, parts: list[str]) -> str:
    return f'<main class="page {kind}">\n' + "\n".join(parts) + "\n</main>"


def _columns(blocks: tuple[Block, ...]) -> str:
    return '<div class="columns">\n' + "\n".join(map(_block, blocks)) + "\n</div>"


def _beside(block: Block) -> str:
    """A block of page one: its title in the margin, its rows beside it."""
    rows = "\n".join(map(_row, told(block)))
    kind = f' class="{LOOKS[block.name]}"' if block.name in LOOKS else ""
    return f"<section{kind}>\n<h2>{escape(block.title)}</h2>\n<div>\n{rows}\n</div>\n</section>"


def _run_in(block: Block) -> str:
    """A block of page one with its title at the head of its first row."""
    first, *others = told(block)
    title = f'<b class="head">{escape(block.title)}</b> '
    kind = f' class="{LOOKS[block.name]}"' if block.name in LOOKS else ""
    rows = "\n".join((_row(first, title), *map(_row, others)))
    return f"<section{kind}>\n{rows}\n</section>"


def _block(block: Block) -> str:
    """A block of page two: its heading above its rows."""
    rows = "\n".join(map(_row, block.rows))
    return f"<section>\n<h2>{escape(block.heading())}</h2>\n{rows}\n</section>"


def _row(row: Row, title: str = "") -> str:
    """One row; a box where the text says □. `title`: HTML that stands at its head."""
    label = f"<b>{escape(row.label)}</b>{row.parting()}" if row.label else ""
    text = _boxed(row.text)
    tick = BOX if row.style == "tick" else ""
    if row.spoken():
        note = f'<span class="note">→ {escape(row.note)}</span>' if row.note else ""
        kind = "row say his" if row.sentence() else f"row {'say behind' if row.style == 'answer' else 'say'}"
        return f'<p class="{kind}">{title}{label}<span class="words">“{text}”</span>{note}</p>'
    note = f"（{escape(row.note)}）" if row.note else ""
    return f'<p class="row {row.style}">{title}{tick}{label}{text}{note}</p>'


def render_document(document: Document) -> str:
    """The desk sheet or a letter, for the customer's eyes: nothing else is in the file."""
    addressee = f"<p>{escape(document.addressee)}</p>"
    body = [f"<h1>{escape(document.title)}</h1>", addressee, *map(_part, document.parts)]
    kind = f"letter pt{letter_size(document)}"
    return page_of(document.title, f'<p class="hint">{PRINT}</p>\n' + _page(kind, body))


def render_notes(document: Document) -> str:
    """What the sender should check and how to hand the letter over: a file of its own, so that it is never enclosed."""
    title = f"{document.name}：自己看的，不要夹进去"
    body = [f"<h1>{escape(title)}</h1>", *map(_part, document.notes)]
    return page_of(title, _page("letter pt12", body))


def _part(part: DocumentPart) -> str:
    text, rows = _boxed(part.text), part.rows
    if part.kind == "小题":
        return f"<h2>{text}</h2>"
    if part.kind in HEADED:
        table = _headed(rows, "papers" if part.kind == "勾选表" else "payments")
        return f"<h2>{text}</h2>\n{table}" if text else table
    if part.kind == "清单":
        items = "\n".join(f'<p class="item">{n}. {_boxed(row[0])}</p>' for n, row in enumerate(rows, 1))
        return f"<h2>{text}</h2>\n{items}"
    if part.kind in ("表", "回执"):
        cells = "\n".join(f"<tr><th>{_boxed(name)}</th><td>{_boxed(value)}</td></tr>" for name, value in rows)
        table = f'<table class="{"slip" if part.kind == "回执" else "facts"}">\n{cells}\n</table>'
        return f'<section class="cut"><h2>{text}</h2>\n{table}</section>' if text else table
    if part.kind == "章":
        text = "".join(f"<span>{line}</span>" for line in text.split("\n"))
    kind = {"段": "indent", "右": "right", "章": "seal", "小字": "small"}[part.kind]
    return f'<p class="{kind}">{text}</p>'


def _headed(rows: tuple[tuple[str, ...], ...], name: str) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f'<table class="{name}">\n<tr>{head}</tr>\n{body}\n</table>'


def _boxed(text: str) -> str:
    """Escaped text; a drawn box where it says □, an amount in capitals kept on one line where it fits on one."""
    whole = re.sub(IN_TEXT, r'<span class="whole">\g<0></span>', escape(text))
    return whole.replace("□ ", BOX)
