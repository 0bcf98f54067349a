"""The letters of the shipped playbooks, written for the ordinary case."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.building import setting
from factories import playbook
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.letters.letter_facts import Sender
from huikuan_cli.core.sheet.document import Document
from huikuan_cli.store.playbooks import sendable_letters
from huikuan_cli.store.playbooks.layers import Layer, bundled

OURS = (Layer(bundled(), "自带"),)
FOUND = sendable_letters.read(OURS, playbook())
NAMED = {one.name: one for one in FOUND.letters}
SENDER = Sender("某某公司", "王磊", "0571-1", "工商银行", "1202")
LETTERS = ("对账函", "催款函", "付款申请函", "中小企业告知函")
RARER = ("验收申请函", "质保金退还申请", "债权转让通知", "分期付款协议稿", "会议纪要确认函")


def letter(
    name: str, s: Analysis | None = None, sender: Sender = SENDER, due: date | None = None, **over: Any
) -> Document:
    return compose(NAMED[name], s or setting(**over), sender, due)


def text_of(document: Document) -> str:
    """All that is printed for the customer."""
    parts = [cell for part in document.parts for cell in (part.text, *(c for row in part.rows for c in row))]
    return "\n".join((document.title, document.addressee, *parts))
