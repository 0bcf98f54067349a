"""`huikuan show`: a plan on the screen."""

from __future__ import annotations

from huikuan_cli import texts
from huikuan_cli.cli.common import sheet_of
from huikuan_cli.cli.which import opened
from huikuan_cli.show import out
from huikuan_cli.store.paths import typed_path


def show(plan: str, *, detail: bool = False) -> None:
    """Draw both sides of the sheet of a plan file, with `detail` also the reason of everything; say so when its answers were
    changed by hand."""
    from huikuan_cli.show.sheet import show_sheet
    from huikuan_cli.store import plans

    stored = opened(typed_path(plan))
    if stored.answers_changed():
        out.notice(texts.STALE.format(path=plan))
    elif stored.record.plan.older():
        out.notice(texts.OLDER_PLAN.format(path=plan))
    show_sheet(sheet_of(stored), detail=detail)
    later = plans.next_of(stored.path)
    if later:
        out.notice(texts.NEXT_PLAN.format(path=later))
