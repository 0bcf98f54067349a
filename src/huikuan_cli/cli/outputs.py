"""Which papers a plan becomes, in which formats, and drawing them: what plan, render, letter and ics share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts, texts_letterhead
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.work.plan_names import CALENDAR, DESK, SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.advice.plan import Plan
    from huikuan_cli.core.letters.letter_facts import Sender
    from huikuan_cli.core.sheet.document import Document
    from huikuan_cli.core.sheet.layout import Sheet
    from huikuan_cli.store.playbooks.layers import Layer
    from huikuan_cli.store.work.plans import Sheets
    from huikuan_cli.store.work.workspace import Settings

INSIDE, OUTSIDE, ALL, CAL = "对内", "对客", "all", "ics"
PAPER_KINDS = {INSIDE: (SHEET, ("md", "html", "pdf")), OUTSIDE: (DESK, ("html", "pdf", "docx"))}
ALL_FORMATS = ("md", "html", "pdf", "docx", CAL)
EXTRAS = ("pdf", "docx")  # what needs a part that is installed on request
DEFAULT = "md,html"


class Wish(NamedTuple):
    """The files to draw, by their suffixes. `all`: whatever can be drawn here; what cannot is said."""

    suffixes: tuple[str, ...]
    whatever: bool = False


class Source(NamedTuple):
    """A plan and everything that its papers are made of. `file`: where the plan is, or will be; `sheet` is laid out when one of
    the papers is the action sheet, `setting` is worked out when a paper for the customer needs it."""

    plan: Plan
    sheet: Callable[[], Sheet]
    day: date
    file: Path
    order: tuple[Layer, ...]
    settings: Settings
    setting: Callable[[], Analysis]


def wish_of(formats: str, side: str, *, where: str = "--format") -> Wish:
    """The files meant by --format (md、html、… or all) and --side (对内, 对客, or both when empty). Raises UsageError."""
    if side and side not in PAPER_KINDS:
        raise UsageError(f"--side 没有“{side}”", f"可写：{'、'.join(PAPER_KINDS)}")
    asked = formats_in(formats, ALL_FORMATS, where)
    whatever = ALL in asked
    wanted = ALL_FORMATS if whatever else tuple(dict.fromkeys(asked))
    sides = [PAPER_KINDS[side]] if side else list(PAPER_KINDS.values())
    found = [f".{name}.{one}" for name, made in sides for one in made if one in wanted]
    if CAL in wanted and side != OUTSIDE:
        found.append(CALENDAR)
    if not found:
        made = PAPER_KINDS[side or INSIDE][1]
        raise UsageError(f"{side or '这里'}没有 {'、'.join(wanted)} 这样的单子", f"可写：{'、'.join(made)}")
    return Wish(tuple(found), whatever)


def formats_in(text: str, known: tuple[str, ...], where: str, whose: str = "") -> tuple[str, ...]:
    """The formats that a person wrote, those `known` or all. Raises UsageError for another."""
    found = tuple(one for one in re.split(r"[,，、;；\s]+", text.strip().lower()) if one)
    for one in found:
        if one not in (*known, ALL):
            raise UsageError(
                f"{where} 没有“{one}”", f"{whose}可写：{'、'.join((*known, ALL))}，几样用逗号隔开"
            )
    return found


def draw(wish: Wish, source: Source, *, silent: bool = False) -> Sheets:
    """The files of a wish, by their suffixes; `silent`: nothing is said of the desk sheet. Raises HuikuanError where one that was asked for
    cannot be drawn."""
    with_desk = any(suffix.startswith(f".{DESK}.") for suffix in wish.suffixes)
    desk, said = desk_of(source) if with_desk else (None, ())
    action = source.sheet() if any(suffix.startswith(f".{SHEET}.") for suffix in wish.suffixes) else None

    def drawn(suffix: str) -> bytes | None:
        format = suffix.rpartition(".")[2]
        if suffix == CALENDAR:
            return _calendar(source)
        if action and suffix.startswith(f".{SHEET}."):
            return _action(format, action)
        return document_bytes(desk, format, source.order) if desk else None

    found = every(wish, drawn)
    for sentence in () if silent else said:
        out.notice(sentence)
    return found


def every(wish: Wish, drawn: Callable[[str], bytes | None]) -> Sheets:
    """What is drawn for each suffix, all before anything is written; where whatever can be drawn was asked for, a part that
    is not installed is said once and passed over."""
    found: Sheets = {}
    said: set[str] = set()
    for suffix in wish.suffixes:
        try:
            raw = drawn(suffix)
        except HuikuanError as error:
            if not wish.whatever or suffix.rpartition(".")[2] not in EXTRAS:
                raise
            if error.sentence() not in said:
                out.notice(error.sentence())
            said.add(error.sentence())
            continue
        if raw is not None:
            found[suffix] = raw
    return found


def _action(format: str, sheet: Sheet) -> bytes:
    if format == "md":
        from huikuan_cli.render.markdown import render_sheet

        return render_sheet(sheet).encode("utf-8")
    from huikuan_cli.core.sheet.capacity import on_paper

    paper = on_paper(sheet)
    if format == "pdf":
        from huikuan_cli.render.pdf import action_pdf

        return action_pdf(paper)
    from huikuan_cli.render.html import render_action

    return render_action(paper).encode("utf-8")


def _calendar(source: Source) -> bytes:
    """The calendar, each entry one version above that of an earlier calendar beside it where something moved."""
    from huikuan_cli.core.agenda.appointments import appointments
    from huikuan_cli.render.ics import render_ics
    from huikuan_cli.store.work.past_calendars import beside

    found = appointments(source.setting(), source.plan, source.file.name)
    name = texts.CALENDAR_NAME.format(customer=source.plan.head.customer)
    return render_ics(found, name, source.day, beside(source.file.parent))


def sender_of(settings: Settings) -> Sender:
    """Our side as huikuan.yaml knows it."""
    from huikuan_cli.core.letters.letter_facts import Sender

    return Sender(
        settings.company, settings.contact, settings.phone, settings.bank, settings.account, settings.own_name
    )


def desk_of(source: Source) -> tuple[Document | None, tuple[str, ...]]:
    """The sheet for the customer's desk, None where there is none to give; and what is to be said of it."""
    from huikuan_cli.core.letters.compose import compose
    from huikuan_cli.core.letters.letter_doubts import refusal
    from huikuan_cli.store.playbooks import sendable_letters

    setting = source.setting()
    found = sendable_letters.read(source.order, setting.playbook, (sendable_letters.DESK,))
    (letter,) = found.letters
    if reason := refusal(letter, setting):
        return None, (*found.passed_over, texts.NO_SUCH_PAPER.format(name=letter.name, reason=reason))
    document = compose(letter, setting, sender_of(source.settings), own=found.own[letter.id])
    angry = (texts.NO_MONEY_NOW,) if setting.no_money() else ()
    return document, (*found.passed_over, *angry, *gaps_of(document))


def gaps_of(document: Document, place: str = texts.FILL_BY_PEN) -> tuple[str, ...]:
    """What is marked 〔待填〕 in a paper, and what to verify before it goes out. `place`: what to do where
    facts of our side are lacking."""
    from huikuan_cli.core.answers.our_side import ITEMS

    ours = "、".join(one for one in document.lacking if one in ITEMS)
    names = "、".join(one for one in document.lacking if one not in ITEMS)
    lacking = [texts.TO_FILL.format(name=document.name, names=names)] if names else []
    if ours:
        lacking.append(texts.TO_FILL_OURS.format(name=document.name, names=ours, place=place))
    return (*lacking, *(texts.TO_CHECK.format(name=document.name, doubt=one) for one in document.doubts))


def document_bytes(document: Document, format: str, order: tuple[Layer, ...]) -> bytes:
    """A paper for the customer as html, pdf or docx. Raises HuikuanError where a part for it is not installed."""
    if format == "html":
        from huikuan_cli.render.html import render_document

        return render_document(document).encode("utf-8")
    if format == "pdf":
        from huikuan_cli.render.pdf import document_pdf

        return document_pdf(document)
    from huikuan_cli.render.word import document_docx, left_out
    from huikuan_cli.store.playbooks import templates

    template = templates.letterhead(order)
    raw = document_docx(document, template)
    for what in left_out(template) if template is not None else ():
        out.notice(texts_letterhead.LEFT_OUT.format(what=what))
    return raw


def open_in_browser(paths: tuple[Path, ...]) -> None:
    """Show the first web page among the files; say so when there is none, or no browser."""
    import webbrowser

    page = next((path for path in paths if path.suffix == ".html"), None)
    if page is None:
        out.notice(texts.NOTHING_TO_OPEN)
    elif not webbrowser.open(page.resolve().as_uri()):
        out.notice(texts.NO_BROWSER.format(path=page))
