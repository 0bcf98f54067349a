"""The action sheet: the front for the room, the back to prepare from tonight, the rest to look things up on the screen.

What stands where is decided here alone, so that Markdown, HTML, PDF and screen print the same sheet.
"""

from __future__ import annotations

from msgspec import structs

from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.sheet.back import back
from huikuan_cli.core.sheet.front import front
from huikuan_cli.core.sheet.layout import Sheet
from huikuan_cli.core.sheet.one_page import clipped, fits
from huikuan_cli.core.sheet.rest import rest

__all__ = ["action_sheet"]


def action_sheet(plan: Plan, today: str, playbook: str) -> Sheet:
    """The private sheet of a plan: blocks of page 1 (front), 2 (back) and 3 (rest), none of them empty.

    `today`: the day it was worked out for; `playbook`: the version of tool and playbook, for the back.
    """
    footer = f"按 {today} 算；内部用，不给客户看；不是法律意见；带※的先核（背面）。"
    head = Sheet(f"行动单：{plan.head.customer}", _subtitle(plan), (), footer)
    first, shown = front(plan, head)
    blocks = (*first, *back(plan, shown, playbook), *rest(plan))
    whole = structs.replace(head, blocks=tuple(one for one in blocks if one.rows))
    return whole if fits(whole) else clipped(whole)


def _subtitle(plan: Plan) -> str:
    """Whom, what, when; and whether one can go, with what stands against it."""
    head, score = plan.head, plan.score
    reason = f"：{score.short}" if score.short else ""
    return f"{head.visit}见{head.person}｜{head.project}｜{score.verdict}{reason}"
