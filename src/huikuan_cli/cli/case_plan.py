"""The plan in whose log something is written: the newest of a matter, found as a person names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli.cli.which_plan import plan_of
from huikuan_cli.env import Env

if TYPE_CHECKING:
    from collections.abc import Callable

    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.wizard.port import Asker


def plan_of_case(wanted: str, out: str, env: Env, asker: Callable[[], Asker] | None) -> Stored:
    """The plan that is meant, as in every command; for no name at all one of the newest plans of every matter. Without an `asker`
    nobody is asked."""
    env = env if asker else env._replace(interactive=False)
    return plan_of(wanted, env, place=out, asks=asker, anyone=True)


def of_the_case(stored: Stored, out: str, env: Env) -> list[Path]:
    """The plan files of the same receivable, wherever they are kept and whatever they are called, this one among them."""
    from huikuan_cli.cli.which_plan import every_plan
    from huikuan_cli.core.advice.plan import written
    from huikuan_cli.core.agenda.same_receivable import ReceivableNames, names_of_plan, receivable_keys

    head = stored.record.plan.head
    own = ReceivableNames(head.customer, written(head.contract_no), written(head.project))
    others = list(every_plan(out, env, stored.path))
    key, *keys = receivable_keys((own, *(names_of_plan(one) for _, one in others)))
    found = {stored.path.resolve(): stored.path}
    for (path, _), other in zip(others, keys, strict=True):
        if other == key:
            found.setdefault(path.resolve(), path)
    return list(found.values())
