"""Where a command runs: the settings of the workspace and the playbook folders in force.

What is wrong with them is said in a line each and stops no visit: what is sound is used, the rest is ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from huikuan_cli import texts
from huikuan_cli.cli.provenance import say_doubt
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.errors import Problem
    from huikuan_cli.store.playbooks.layers import Layer
    from huikuan_cli.store.playbooks.pinning import LostRelease
    from huikuan_cli.store.work.workspace import Settings

T = TypeVar("T")


class Here(NamedTuple):
    """Our side's facts, the workspace folder they come from, the playbook folders in the order in which they win, and
    those that are named and not there."""

    settings: Settings
    workspace: Path | None
    order: tuple[Layer, ...]
    absent: tuple[Layer, ...] = ()


def here(option: str, env: Env, start: Path | None = None) -> Here:
    """What holds in a folder (the one we stand in). Raises HuikuanError when the folder of --playbooks is not there."""
    settings, workspace, problems = _settings(start or env.cwd)
    say_settings(problems)
    say_doubt(workspace)
    found = _layers(option, env, settings, workspace)
    for one in found.absent:
        out.notice(texts.TEAM_ABSENT.format(name=one.name, path=one.folder))
    found, lost = pinned(found)
    if lost:
        out.notice(lost.used())
    return found


def in_force_at(env: Env, settings: Settings, workspace: Path | None) -> Here:
    """As `here`, where huikuan.yaml was read already; nothing is said. Raises HuikuanError."""
    return pinned(_layers("", env, settings, workspace))[0]


def here_strictly(option: str, env: Env) -> Here:
    """As `here`, for whoever wants every mistake mended. Raises HuikuanError or ProblemsFound for each."""
    settings, workspace, problems = _settings(env.cwd)
    if problems:
        raise ProblemsFound(texts.SETTINGS_TO_MEND, problems)
    found = _layers(option, env, settings, workspace)
    for one in found.absent:
        raise HuikuanError(texts.NO_TEAM_FOLDER.format(name=one.name, path=one.folder), texts.CHECK_THE_PATH)
    found, lost = pinned(found)
    if lost:
        raise HuikuanError(*lost.wrong())
    return found


def say_settings(problems: list[Problem]) -> None:
    """The first mistake of huikuan.yaml, how many there are, and that the rest of it is used."""
    if problems:
        from huikuan_cli.core.text.values import scrub

        more = texts.SETTINGS_MORE.format(count=len(problems) - 1) if len(problems) > 1 else ""
        out.notice(scrub(problems[0].sentence()) + texts.SETTINGS_LEFT.format(more=more))


def playbook_of(found: Here, env: Env, *, keep: bool = False) -> Playbook:
    """The playbook for a visit: a team's mistakes are passed over for ours, and said. `keep` it ready for next time."""
    from huikuan_cli.store.playbooks import loading

    place = env.data_dir() / "playbooks"
    playbook, passed_over = loading.load_for_visit(found.order, place, keep=keep)
    for sentence in passed_over:
        out.notice(sentence)
    return playbook


def former_of(found: Here) -> Callable[[], Interview] | None:
    """How the interview was before a team changed it, for answers that are older than the change; None where there is no
    team."""
    if len(found.order) == 1:
        return None

    def read() -> Interview:
        from huikuan_cli.core.answers.interview import interview
        from huikuan_cli.store.playbooks import loading

        return interview(loading.load(found.order[-1:]))

    return read


def beside_of(found: Here, playbook: Playbook, name: str, kind: type[T]) -> T:
    """A file that stands beside the playbook (the quiz, a case), held against it as for a visit. Raises HuikuanError
    where it is a team's own, and of no use."""
    from huikuan_cli.store.playbooks import loading
    from huikuan_cli.store.playbooks.layers import there
    from huikuan_cli.store.playbooks.skipped import Note, sentences
    from huikuan_cli.store.playbooks.wording_examples import excused

    if not any(there(layer.folder / name) for layer in found.order[:-1]):
        return loading.load_one(found.order[-1:], name, kind)
    from huikuan_cli.core.checking.lone_file_checks import Beside

    notes: list[Note] = []
    beside = Beside(playbook, lambda: loading.wording_of(found.order, []), excused)
    try:
        return loading.read_beside(found.order, name, kind, beside, notes)
    finally:
        for sentence in sentences(notes):
            out.notice(sentence)


def _settings(start: Path) -> tuple[Settings, Path | None, list[Problem]]:
    from huikuan_cli.store.work import workspace

    folder = workspace.find(start)
    settings, problems = workspace.read(folder)
    return settings, folder, problems


def _layers(option: str, env: Env, settings: Settings, workspace: Path | None) -> Here:
    from huikuan_cli.store.playbooks.layers import OPTION, SETTING, VARIABLE, layers

    named = [(option, OPTION), (env.playbooks, VARIABLE)]
    if settings.playbooks and workspace:
        named.append((str(workspace / typed_path(settings.playbooks)), SETTING))
    absent: list[Layer] = []
    order = layers(named, workspace, env.config_dir(), absent)
    return Here(settings, workspace, order, tuple(absent))


def pinned(found: Here) -> tuple[Here, LostRelease | None]:
    """The same with the version of the team's playbook that huikuan.yaml names, and why it is another one."""
    number = found.settings.pinned()
    if not number:
        return found, None
    from huikuan_cli.store.playbooks.layers import SETTING
    from huikuan_cli.store.playbooks.pinning import pinned_layers

    if any(one.name == SETTING for one in found.absent):  # which was said
        return found, None

    order, lost = pinned_layers(found.order, number)
    return found._replace(order=order), lost
