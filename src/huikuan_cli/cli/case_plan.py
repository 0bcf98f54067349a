"""The plan in whose log something is written: the newest of a matter, found as a person names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli.cli.which import plan_of
from huikuan_cli.env import Env

if TYPE_CHECKING:
    from collections.abc import Callable

    from huikuan_cli.store.names import Named
    from huikuan_cli.store.plans import Stored
    from huikuan_cli.wizard.port import Asker


def plan_of_case(wanted: str, out: str, env: Env, asker: Callable[[], Asker] | None) -> Stored:
    """The plan that is meant, as in every command; for no name at all one of the newest plans of every matter. Without an `asker`
    nobody is asked."""
    env = env if asker else env._replace(interactive=False)
    return plan_of(wanted, env, place=out, asks=asker, anyone=True)


def of_the_case(path: Path) -> list[Path]:
    """The plan files of the same matter in the same folder, this one among them."""
    from huikuan_cli.store import plans
    from huikuan_cli.store.names import take_apart

    name = take_apart(path.name)
    if name is None:
        return [path]
    matter = _matter(name)
    found = [
        one
        for one in plans.of_customer(path.parent, "")
        if (other := take_apart(one.name)) and _matter(other) == matter
    ]
    return found if path in found else [path, *found]


def _matter(name: Named) -> str:
    """客户-项目 without the number of a further plan on the same day."""
    return name.matter.removesuffix(f"-{name.number}") if name.number > 1 else name.matter
