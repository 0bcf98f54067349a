"""The plan in whose log something is written: the newest of a matter, found as a person names it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts_log, texts_wizard
from huikuan_cli.cli.common import folder_of
from huikuan_cli.cli.more import named, picked
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from huikuan_cli.store.names import Named
    from huikuan_cli.store.plans import Stored
    from huikuan_cli.wizard.port import Asker


def plan_of_case(wanted: str, out: str, env: Env, today: date, asker: Callable[[], Asker] | None) -> Stored:
    """The plan file itself, else the newest plan of the one matter that is meant; the person is asked where several fit. Raises
    HuikuanError when none does, or several do and there is nobody to ask."""
    from huikuan_cli.store import plans, workspace

    path = typed_path(wanted) if wanted else None
    if path is not None and path.is_file():
        return plans.read(path)
    found_at = workspace.find(env.cwd)
    folder = folder_of(out, env, found_at)
    found = newest(named(wanted, folder) if wanted else plans.of_customer(folder, ""))
    if not found:
        name = wanted or texts_log.SECTION_NAME
        raise HuikuanError(
            texts_wizard.NO_PLAN_OF.format(name=name, folder=folder), texts_wizard.NO_PLAN_OF_FIX
        )
    one = found[0] if len(found) == 1 else picked(found, asker() if asker else None, texts_log.WHICH_CASE)
    return plans.read(one)


def newest(paths: list[Path]) -> list[Path]:
    """The newest plan of each matter, in the given order."""
    from huikuan_cli.store.names import take_apart

    found: dict[str, tuple[tuple[date, int, str], Path]] = {}
    for path in paths:
        name = take_apart(path.name)
        if name is None:
            continue
        matter = _matter(name)
        if matter not in found or found[matter][0] < name.age():
            found[matter] = (name.age(), path)
    return [path for _, path in found.values()]


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
