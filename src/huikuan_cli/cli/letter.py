"""`huikuan letter`: a letter to the customer from the facts of a plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.cli.common import today_of
from huikuan_cli.cli.news import say_news
from huikuan_cli.cli.option_sets import RenderOptions
from huikuan_cli.cli.outputs import (
    ALL,
    Wish,
    document_bytes,
    every,
    formats_in,
    gaps_of,
    open_in_browser,
    sender_of,
)
from huikuan_cli.cli.provenance import supplier, with_supplier
from huikuan_cli.cli.render import Work, placed
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.cli.option_sets import LetterOptions
    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.playbook.letter_texts import Letter
    from huikuan_cli.core.sheet.document import Document

LETTER_FORMATS = ("html", "docx", "pdf")
NOTES = ".{name}.自己看.html"


def letter(plan: str, options: LetterOptions, env: Env) -> None:
    """Write the letter beside the plan, dated today, and a page for the sender. Without --kind: which there are.

    What was there before and differs stays as ….bak. Raises HuikuanError when the letter cannot be written in this case.
    """
    from huikuan_cli.store.playbooks import sendable_letters
    from huikuan_cli.store.playbooks.layers import letter_files

    wanted = formats_in(options.formats, LETTER_FORMATS, "--format", "函") or LETTER_FORMATS[:1]
    today = today_of(options.today, env)
    work = Work(plan, RenderOptions(playbooks=options.playbooks), env)
    setting = work.setting(today)
    say_news(work.here, env)
    found = sendable_letters.read(work.order, setting.playbook, letter_files(work.order)[1:])
    for sentence in found.passed_over:
        out.notice(sentence)
    if not options.kind:
        _list(found.letters, setting)
        return
    chosen = _chosen(found.letters, options.kind, setting)
    from huikuan_cli.core.letters.compose import compose

    due = _deadline(options.by, today)
    document = compose(chosen, setting, sender_of(work.settings), due, work.day, found.own[chosen.id])
    said = supplier(work.settings, work.here.workspace)
    _write(work, with_supplier(document, said), wanted, options)
    out.notice(said)


def _deadline(text: str, today: date) -> date | None:
    """The day named by --by. Raises UsageError when it is no date, or before tomorrow."""
    if not text:
        return None
    from huikuan_cli.core.text.values import Unclear, parse_date

    try:
        day = parse_date(text, today)
    except Unclear as problem:
        raise UsageError(f"--by：{problem}") from None
    if day <= today:
        raise UsageError(f"--by 的日子 {day.isoformat()} 不在今天以后", "给对方留几天")
    return day


def _list(letters: tuple[Letter, ...], setting: Analysis) -> None:
    """The letters there are, and which cannot be written in this case."""
    from huikuan_cli.core.letters.letter_doubts import refusal

    for one in letters:
        reason = refusal(one, setting)
        out.result(f"{one.name}　{one.purpose}" + (f"（这一笔写不了：{reason}）" if reason else ""))
    out.notice(texts.WHICH_LETTER)


def _chosen(letters: tuple[Letter, ...], kind: str, setting: Analysis) -> Letter:
    from huikuan_cli.core.letters.letter_doubts import refusal
    from huikuan_cli.core.text.words import nearest

    found = next((one for one in letters if kind in (one.name, one.id)), None)
    if found is None:
        names = [one.name for one in letters]
        raise UsageError(f"没有“{kind}”这种函{nearest(kind, names)}", f"可写：{'、'.join(names)}")
    reason = refusal(found, setting)
    if reason:
        raise HuikuanError(f"{found.name}写不了：{reason}", "")
    return found


def _write(work: Work, document: Document, wanted: tuple[str, ...], options: LetterOptions) -> None:
    from huikuan_cli.cli.plan.our_side_questions import where
    from huikuan_cli.render.html import render_notes
    from huikuan_cli.store.work import plans
    from huikuan_cli.store.work.workspace import FILE

    whatever = ALL in wanted
    wish = Wish(
        tuple(f".{document.name}.{one}" for one in (LETTER_FORMATS if whatever else wanted)), whatever
    )
    sheets = every(wish, lambda suffix: document_bytes(document, suffix.rpartition(".")[2], work.order))
    if document.notes:
        sheets[NOTES.format(name=document.name)] = render_notes(document).encode("utf-8")
    written = plans.write_beside(placed(work.stored.path, options.out), sheets)
    for suffix, target in zip(sheets, written, strict=True):
        label = document.name if suffix in wish.suffixes else texts.LETTER_NOTES
        out.result(texts.SAVED_SHEET.format(name=label, path=target))
    file = (work.here.workspace or work.stored.path.resolve().parent) / FILE
    for sentence in gaps_of(document, texts.FILL_AND_AGAIN.format(place=where(file, work.env))):
        out.notice(sentence)
    if options.open:
        open_in_browser(written)
