"""What the Tab key offers: customers, kinds of letter, ids of excuses. Nothing is run, nothing is said, nothing fails.

A name is only offered where no shell could take a part of it for something else: a plan may come from somebody else.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huikuan_cli.cli.context import Here
    from huikuan_cli.core.playbook import Playbook

VARIABLE = "_HUIKUAN_COMPLETE"
MOST_CANDIDATES = 60
_PLAIN = r"[\w（）·．《》“”、，][\w（）·．.《》“”、，-]*"  # letters of any script, digits, and marks that mean nothing to a shell
Offers = list[tuple[str, str]]  # what may be typed, and what it is


def complete(app: Callable[[], Callable[..., object]]) -> int:
    """Answer the shell that asked through the environment. Never raises, never says anything but candidates."""
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    try:
        from typer._completion_classes import completion_init

        completion_init()
        app()(args=[], prog_name="huikuan", complete_var=VARIABLE)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except BaseException:  # a person who presses Tab is typing: there is no place for a message
        return 0
    return 0


def plans_like(incomplete: str) -> list[tuple[str, str]]:
    """The customers that have plans, the latest visit first, with the latest visit of each."""
    return _quietly(lambda: _customers(incomplete))


def letters_like(incomplete: str) -> list[tuple[str, str]]:
    """The kinds of letter, and what each is for."""
    return _quietly(lambda: _fitting(incomplete, _letters()))


def excuses_like(incomplete: str) -> list[tuple[str, str]]:
    """The ids of excuses, and what he says."""
    return _quietly(lambda: _fitting(incomplete, _excuses()))


def _quietly(offers: Callable[[], Offers]) -> Offers:
    try:
        return offers()
    except Exception:  # a folder that cannot be read, a broken playbook: then nothing is offered
        return []


def _customers(incomplete: str) -> Offers:
    from huikuan_cli.cli.common import folder_of
    from huikuan_cli.core.agenda.naming import NamedPlan, age, day_of
    from huikuan_cli.core.text.values import short_date
    from huikuan_cli.env import Env
    from huikuan_cli.store.work import plan_index, workspace

    env = Env.from_process()
    folder = folder_of("", env, workspace.find(env.cwd))
    found = [NamedPlan(*one[:3]) for one in plan_index.plans_in(folder, env.data_dir()).plans]
    latest: dict[str, str] = {}
    for one in sorted(found, key=age, reverse=True):
        latest.setdefault(one.facts.customer, f"{one.facts.project} {short_date(day_of(one))}")
    return _fitting(incomplete, latest.items())


def _letters() -> Iterable[tuple[str, str]]:
    from huikuan_cli.store.playbooks import sendable_letters
    from huikuan_cli.store.playbooks.layers import LETTER_FILES

    found, playbook = _playbook()
    return [
        (one.name, one.purpose)
        for one in sendable_letters.read(found.order, playbook, LETTER_FILES[1:]).letters
    ]


def _excuses() -> Iterable[tuple[str, str]]:
    return [(one.id, "、".join(one.says[:1])) for one in _playbook()[1].excuses.excuses]


def _playbook() -> tuple[Here, Playbook]:
    """The playbook in force here, read as for a visit and kept ready for the next Tab."""
    from huikuan_cli.cli.context import here, playbook_of
    from huikuan_cli.env import Env

    env = Env.from_process()
    found = here("", env)
    return found, playbook_of(found, env, keep=True)


def _fitting(incomplete: str, offers: Iterable[tuple[str, str]]) -> Offers:
    """What begins with what was typed; only names that can be typed as they stand."""
    typed = incomplete.strip("'\"")
    found = ((name, _note(note)) for name, note in offers if name.startswith(typed))
    return [one for one in found if re.fullmatch(_PLAIN, one[0])][:MOST_CANDIDATES]


def _note(text: str) -> str:
    """A remark beside a name: letters and plain marks alone."""
    return "".join(re.findall(_PLAIN + "| ", text))[:40]
