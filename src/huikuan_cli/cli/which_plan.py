"""The plan that a person means, opened: by the number in the last list, by name, or by its file. What a hand spoilt in it is said line by
line, and the rest of it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_which, texts_wizard
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from huikuan_cli.core.agenda.facts import PlanFacts
    from huikuan_cli.core.agenda.naming import NamedPlan
    from huikuan_cli.store.work.last_list import Listed
    from huikuan_cli.store.work.plan_file import Stored
    from huikuan_cli.wizard.port import Asker

MOST_OFFERED = 9  # plans to choose from
LONGEST_TYPED = 60  # characters of a name that is said again as it was typed


def plan_of(
    wanted: str, env: Env, *, place: str = "", asks: Callable[[], Asker] | None = None, anyone: bool = False
) -> Stored:
    """The plan that is meant, read. Arguments and errors as those of `path_of`; `anyone`: no name at all is everybody's."""
    if wanted or not anyone:
        return opened(path_of(wanted, env, place=place, asks=asks))
    folder = _folders(place, env)[0]
    if not (plans := _everyone(folder, env)):
        raise HuikuanError(texts_which.NO_PLANS.format(folder=folder), texts_which.NO_PLANS_FIX)
    one = plans[0] if len(plans) == 1 else _picked("", plans, folder, env, asks)
    return opened(folder / one.file)


def opened(path: Path) -> Stored:
    """Read a plan file, once what a killed run left half written beside it is complete, and say what is wrong in it. Raises
    HuikuanError when nothing can be made of it."""
    from huikuan_cli.cli.common import tidied
    from huikuan_cli.core.text.values import scrub
    from huikuan_cli.store.work import plan_file

    tidied(path.parent)
    stored = plan_file.read(path)
    for sentence in plan_file.sentences(stored):
        out.notice(scrub(sentence))
    return stored


def path_of(wanted: str, env: Env, *, place: str = "", asks: Callable[[], Asker] | None = None) -> Path:
    """The file of the plan that is meant: one that is there by this name, the number in the list that was printed last, else the latest
    plan of the customer, the project or the contract of this name, or of a part of it.

    `place`: where the plans are, if not where they usually are. Where several matters fit, the person is asked (`asks`: by whom).
    Raises HuikuanError when none fits, UsageError when several do and there is nobody to ask, Paused when the person leaves.
    """
    path = typed_path(wanted)
    if _is_file(path) or "/" in wanted or "\\" in wanted:
        return path
    if (number := _number(wanted)) and (row := _row(number, env)):
        return Path(row.path)
    folders = _folders(place, env)
    for folder in folders:
        if plans := _fitting(wanted, folder, env):
            return folder / (plans[0] if len(plans) == 1 else _picked(wanted, plans, folder, env, asks)).file
    if number:
        raise HuikuanError(_no_number(number, env), texts_which.LIST_FIRST)
    name = wanted if len(wanted) <= LONGEST_TYPED and "\n" not in wanted else _brief(wanted)
    raise HuikuanError(
        texts_which.NO_PLAN_OF.format(name=name, folder=folders[0]), texts_which.NO_PLAN_OF_FIX
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _number(wanted: str) -> int:
    """The number that was typed, also in full-width digits; 0 for anything else."""
    from huikuan_cli.core.text.values import Unclear, half_width

    try:
        text = half_width(wanted)
    except Unclear:
        return 0
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def listed(wanted: str, env: Env) -> Listed:
    """What a number of the list that was printed last stands for. Raises HuikuanError for one that is not in it."""
    number = _number(wanted)
    if not number:
        raise UsageError(texts_which.NOT_A_NUMBER.format(text=_brief(wanted)), texts_which.LIST_FIRST)
    if row := _row(number, env):
        return row
    raise HuikuanError(_no_number(number, env), texts_which.LIST_FIRST)


def _row(number: int, env: Env) -> Listed | None:
    from huikuan_cli.store.work import last_list

    rows = last_list.last(env.data_dir())
    if number > len(rows):
        return None
    row = rows[number - 1]
    path = Path(row.path)
    if not _is_file(path):
        raise HuikuanError(
            texts_which.GONE.format(number=number, file=_brief(path.name)), texts_which.LIST_FIRST
        )
    return row


def _no_number(number: int, env: Env) -> str:
    from huikuan_cli.store.work import last_list

    most = len(last_list.last(env.data_dir()))
    return texts_which.NO_NUMBER.format(
        number=number, range=texts_which.RANGE.format(most=most) if most else ""
    )


def _folders(place: str, env: Env) -> list[Path]:
    """Where plans may be: where they are kept, and where we stand."""
    from huikuan_cli.cli.common import folder_of
    from huikuan_cli.store.work import workspace

    try:
        found = workspace.find(env.cwd)
    except OSError:  # a folder above may not be looked into
        found = None
    folder = folder_of(place, env, found)
    return [folder] if place or folder == env.cwd else [folder, env.cwd]


def _fitting(wanted: str, folder: Path, env: Env) -> list[NamedPlan]:
    from huikuan_cli.core.agenda.naming import fitting

    return fitting(wanted, _plans(folder, env))


def _everyone(folder: Path, env: Env) -> list[NamedPlan]:
    from huikuan_cli.core.agenda.naming import latest

    return latest(_plans(folder, env))


def every_plan(place: str, env: Env, beside: Path) -> Iterator[tuple[Path, PlanFacts]]:
    """All plans where plans may be, and in the folder of this one, with what each says."""
    for folder in dict.fromkeys((*_folders(place, env), beside.absolute().parent)):
        for one in _plans(folder, env):
            yield folder / one.file, one.facts


def _plans(folder: Path, env: Env) -> list[NamedPlan]:
    from huikuan_cli.core.agenda.naming import NamedPlan
    from huikuan_cli.store.work import plan_index

    kept_here = folder != env.cwd or folder == _folders("", env)[0]
    deepest = plan_index.DEEPEST if kept_here else 0  # elsewhere we may stand in a large folder
    found = plan_index.plans_in(folder, env.data_dir(), deepest=deepest)
    return [NamedPlan(one.file, one.stamp, one.facts) for one in found.plans]


def _picked(
    wanted: str, plans: Sequence[NamedPlan], folder: Path, env: Env, asks: Callable[[], Asker] | None
) -> NamedPlan:
    """The plan that the person picks."""
    from huikuan_cli.store.work import last_list

    if not env.interactive:
        last_list.keep(
            env.data_dir(),
            [last_list.Listed(str((folder / one.file).absolute())) for one in plans[:MOST_OFFERED]],
        )
        for row in _rows(plans):
            out.notice(row)
        said = texts_which.SEVERAL.format(name=_brief(wanted)) if wanted else texts_which.WHOSE
        raise UsageError(said, texts_which.SEVERAL_FIX)
    from huikuan_cli.cli.common import asker_of
    from huikuan_cli.core.text.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    asker = asks() if asks else asker_of(env.plain)
    options = tuple(
        Option(f"n{n}", texts_which.ROW.format(**words))
        for n, words in enumerate(_words(plans[:MOST_OFFERED]), 1)
    )
    question = Question(texts_which.PLANS, texts_which.WHICH, "", options, chosen=(options[0].id,))
    try:
        while True:
            reply = asker.ask(question)
            for option, plan in zip(options, plans, strict=False):
                if reply == option.id:
                    return plan
            asker.say(texts_wizard.BY_NUMBER.format(most=len(options)))
    except Stop:
        raise Paused(texts.LEFT_CHOICE) from None


def _rows(plans: Sequence[NamedPlan]) -> list[str]:
    """The plans with their numbers, one line each, and how many more there are."""
    rows = [
        texts_which.SEVERAL_ROW.format(number=n, file=_brief(one.file), **words)
        for n, (one, words) in enumerate(zip(plans, _words(plans[:MOST_OFFERED]), strict=False), 1)
    ]
    more = texts_which.SEVERAL_MORE.format(count=len(plans) - MOST_OFFERED)
    return [*rows, more] if len(plans) > MOST_OFFERED else rows


def _words(plans: Sequence[NamedPlan]) -> list[dict[str, str]]:
    """What is said of each plan; of two contracts of one project also the number."""
    from huikuan_cli.core.agenda.naming import day_of
    from huikuan_cli.core.agenda.same_receivable import names_of_plan, told_apart
    from huikuan_cli.core.text.values import short_date

    return [
        {
            "customer": _brief(one.facts.customer),
            "project": _brief(beside or one.facts.project),
            "day": short_date(day_of(one)),
        }
        for one, beside in zip(plans, told_apart([names_of_plan(one.facts) for one in plans]), strict=True)
    ]


def _brief(text: str) -> str:
    from huikuan_cli.core.text.values import brief

    return brief(text, 60)
