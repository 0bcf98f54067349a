"""The action sheet: the front for the room, the back to prepare from tonight, the rest to look things up on the screen.

What stands where is decided here alone, so that Markdown, HTML, PDF and screen print the same sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.sheet.back import back
from huikuan_cli.core.sheet.front import DOUBTED, front
from huikuan_cli.core.sheet.layout import CUT_SHORT, Sheet
from huikuan_cli.core.sheet.one_page import TO_WRITE, clipped, fits
from huikuan_cli.core.sheet.rest import rest
from huikuan_cli.core.sheet.written_front import headline

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.sheet_look import SheetLook

__all__ = ["action_sheet"]


def action_sheet(plan: Plan, today: str, playbook: str, look: SheetLook) -> Sheet:
    """The private sheet of a plan: blocks of page 1 (front), 2 (back) and 3 (rest), none of them empty.

    `today`: the day it was worked out for; `playbook`: the version of tool and playbook, for the back; `look`: the order and
    the titles of the blocks, and those that are not printed, which is settled before page one is fitted to its paper.
    """
    doubts = "背面" if look.prints("怎么算的") else "电脑上的明细"
    whose = texts.WRITTEN_PAGE if plan.written() else ""
    footer = f"按 {today} 算；{whose}内部用，不给客户看；不是法律意见"
    marked = f"{footer}；带※的先核（{doubts}）。"
    head = Sheet(_title(plan), _subtitle(plan), (), marked, run_in=plan.written())
    first = front(plan, head, look)
    if not any(DOUBTED in f"{row.label}{row.text}{row.note}" for one in first.blocks for row in one.rows):
        head = structs.replace(head, footer=f"{footer}。")
    blocks = (*first.blocks, *back(plan, first, playbook, look), *rest(plan, look))
    whole = _in_order(structs.replace(head, blocks=blocks), look)
    if fits(whole, to_write=TO_WRITE[-1]):
        return whole
    short = clipped(whole, look.titles[CUT_SHORT])
    return _in_order(short, look)


def _in_order(sheet: Sheet, look: SheetLook) -> Sheet:
    """The sheet with its blocks in the order of `look`; a page one that an assistant wrote keeps its own."""
    places = {name: place for place, name in enumerate(look.order())}
    own = 1 if sheet.run_in else 0
    return structs.replace(
        sheet, blocks=tuple(sorted(sheet.blocks, key=lambda one: -1 if one.page == own else places[one.name]))
    )


def _title(plan: Plan) -> str:
    """The page in one sentence, where an assistant wrote it; else whose sheet it is."""
    return headline(plan) or _named(plan)


def _named(plan: Plan) -> str:
    return f"行动单：{plan.head.customer}"


def _subtitle(plan: Plan) -> str:
    """Whom, what, when; and whether one can go, with what stands against it. Of a written page the lawyer's question stands among what is
    to be done tonight (written_front)."""
    head, score = plan.head, plan.score
    reason = f"：{score.short}" if score.short else ""
    if plan.written():  # the assistant knows more of the case than the answers that were counted
        named = f"{_named(plan)}｜" if headline(plan) else ""
        return f"{named}{head.visit}见{head.met()}｜{head.project}"
    return f"{head.visit}见{head.met()}｜{head.project}｜{score.verdict}{reason}"
