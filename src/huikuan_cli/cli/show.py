"""`huikuan show`: a plan on the screen."""

from __future__ import annotations

from huikuan_cli import texts
from huikuan_cli.cli.common import sheet_of
from huikuan_cli.cli.context import here
from huikuan_cli.cli.typed_path import typed
from huikuan_cli.cli.which_plan import plan_of
from huikuan_cli.env import Env
from huikuan_cli.show import out


def show(plan: str, playbooks: str, env: Env, *, detail: bool = False) -> None:
    """Draw both sides of the sheet of the plan that is meant, with `detail` also the reason of everything; say so when its answers were
    changed by hand."""
    from huikuan_cli.show.screen_sheet import show_sheet
    from huikuan_cli.store.work import plans

    stored = plan_of(plan, env)
    if stored.answers_changed():
        out.notice(texts.STALE.format(path=typed(stored.path, env.cwd)))
    elif stored.record.plan.older():
        out.notice(texts.OLDER_PLAN.format(path=typed(stored.path, env.cwd)))
    found = here(playbooks, env, stored.path.resolve().parent)
    show_sheet(sheet_of(stored, found.order), detail=detail)
    later = plans.next_of(stored.path)
    if later:
        out.notice(texts.NEXT_PLAN.format(path=later))
