"""Where our side's facts come from: said with every letter, and doubted where somebody else may have written them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts_safety as texts
from huikuan_cli.show import out

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.core.sheet.document import Document
    from huikuan_cli.store.work.workspace import Settings

DIGITS = 4  # of an account number, as banks show them


def supplier(settings: Settings, workspace: Path | None) -> str:
    """Which file supplied the company and the account, whose last four digits are enough to tell it by."""
    from huikuan_cli.store.work.workspace import FILE

    if workspace is None:
        return texts.SENDER_NOWHERE
    account = "".join(settings.account.split())
    end = texts.ACCOUNT_END.format(digits=account[-DIGITS:]) if account else texts.NOT_WRITTEN
    company = settings.company or texts.NOT_WRITTEN
    return texts.SENDER_FROM.format(company=company, account=end, path=workspace / FILE)


def with_supplier(document: Document, sentence: str) -> Document:
    """A letter whose page for the sender says where our side's facts come from."""
    from msgspec import structs

    from huikuan_cli.core.sheet.document import DocumentPart

    part = DocumentPart("清单", texts.SENDER_FROM_TITLE, ((sentence,),))
    return structs.replace(document, notes=(*document.notes, part))


def say_doubt(workspace: Path | None) -> None:
    """A warning where another user owns huikuan.yaml, or all may write it."""
    from huikuan_cli.store.work.workspace import FILE, doubt

    if workspace and (found := doubt(workspace)):
        out.notice(texts.SETTINGS_DOUBTED.format(path=workspace / FILE, doubt=found))
