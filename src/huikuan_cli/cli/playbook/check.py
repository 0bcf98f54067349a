"""`huikuan playbook check`: every mistake of a team's playbooks at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.cli.common import today_of
from huikuan_cli.cli.context import here_strictly
from huikuan_cli.env import Env
from huikuan_cli.errors import Problem, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layers import Layer

PROBLEM = 1
MOST_USES = 30  # sentences about what was changed; playbook try has them all


def check(paths: Sequence[str], playbooks: str, json: bool, github: bool, today: str, env: Env) -> int:
    """Check the folders or files named, else the folders in force here. 1 when something must be mended, else 0."""
    from huikuan_cli.cli.playbook.letterhead_check import letterhead_problems
    from huikuan_cli.store.playbooks import templates
    from huikuan_cli.store.playbooks.full_check import check as checked

    if json and github:
        raise UsageError(texts.NOT_BOTH.format(one="--json", two="--github"))
    day = today_of(today, env)
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    files = 0
    asked = _asked(paths, playbooks, env)
    for order, only in asked:
        found = checked(order, day)
        listed = [*found.problems, *letterhead_problems(order)]
        if paths and not (found.files or listed or templates.find_letterhead(order)):
            folder = str(order[0].folder)
            listed = [Problem(texts.NO_PLAYBOOK_HERE, texts.PERHAPS_ANOTHER, folder, code="P609")]
        files += _counted(only, found.files, found.sources)
        problems += [one for one in listed if not only or _within(one.file, only)]
        sources |= found.sources
    _say(problems, sources, files, json=json, github=github)
    if len(asked) == 1 and not (json or github):
        _say_uses(*asked[0], wrong=any(not one.minor for one in problems), env=env)
        _say_releases(asked[0][0])
    return PROBLEM if any(not one.minor for one in problems) else 0


def _say_uses(order: tuple[Layer, ...], only: Path | None, *, wrong: bool, env: Env) -> None:
    """Where each change is used, or why it is not, once nothing is wrong any more."""
    from huikuan_cli import texts_workshop
    from huikuan_cli.cli.context import Here
    from huikuan_cli.cli.playbook.in_force import files_in_force
    from huikuan_cli.cli.playbook.next_commands import with_folder
    from huikuan_cli.cli.playbook.uses import uses
    from huikuan_cli.store.work.workspace import Settings

    if len(order) == 1:
        return
    if wrong:
        out.notice(texts_workshop.USES_AFTER_MENDING)
        return
    found = [
        one
        for one in uses(files_in_force(Here(Settings(), None, order), quiet=True))
        if not only or _within(one.file, only)
    ]
    if found:
        out.notice(texts_workshop.USES_HEAD)
    for one in found[:MOST_USES]:
        out.notice(with_folder(f"  {one.text}", order))
    if len(found) > MOST_USES:
        out.notice(with_folder(texts_workshop.USES_MORE.format(count=len(found) - MOST_USES), order))


def _say_releases(order: tuple[Layer, ...]) -> None:
    """What of the folders is not published yet, where they were published before."""
    from huikuan_cli.cli.playbook.release_status import checked_status

    for said in map(checked_status, order[:-1]):
        if said:
            out.notice(said)


def _counted(only: Path | None, all_: int, names: Iterable[str]) -> int:
    if only is None or only.is_file():
        return 1 if only else all_
    return sum(_within(name, only) for name in names)


def _within(file: str, only: Path) -> bool:
    """Whether a file is the one that was named, or lies in the folder that was; ours are called by names that lie nowhere."""
    from huikuan_cli.store.playbooks.layers import there

    path, wanted = Path(file).absolute(), only.parent.resolve() / only.name
    if only.name in ("", ".."):
        wanted = only.resolve()
    here = path.parent.resolve() / path.name  # the file itself may be a link to elsewhere
    return there(here) and (here == wanted or wanted in here.parents)


def _asked(paths: Sequence[str], playbooks: str, env: Env) -> list[tuple[tuple[Layer, ...], Path | None]]:
    """The layers to check, each with the file, or the folder inside, that was named (or none)."""
    from huikuan_cli.store.playbooks.layers import Layer, bundled, home_of

    if not paths:
        return [(here_strictly(playbooks, env).order, None)]
    found: list[tuple[tuple[Layer, ...], Path | None]] = []
    ours = Layer(bundled(), texts.BUNDLED)
    for text in paths:
        path = typed_path(text)
        folder = home_of(path)
        if folder is None:
            raise UsageError(texts.NOTHING_THERE.format(path=text), texts.CHECK_THE_PATH)
        same = folder.resolve() == ours.folder.resolve()
        order = (ours,) if same else (Layer(folder, texts.CHECKED_FOLDER), ours)
        found.append((order, None if folder == path else path))
    return found


def _say(problems: list[Problem], sources: dict[str, str], files: int, *, json: bool, github: bool) -> None:
    from huikuan_cli.show.problems import github_lines, show_problems

    wrong = sum(not one.minor for one in problems)
    if json:
        listed = [out.problem_json(one) for one in problems]
        out.as_json({"files": files, "errors": wrong, "warnings": len(problems) - wrong, "problems": listed})
        return
    if github:
        for line in github_lines(problems):
            out.result(line)
    else:
        show_problems(problems, sources)
    out.notice(
        texts.CHECKED.format(files=files, wrong=wrong, advice=len(problems) - wrong)
        if problems
        else texts.ALL_SOUND.format(files=files)
    )
