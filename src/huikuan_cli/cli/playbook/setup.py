"""`huikuan playbook init`, `schema` and `upgrade`: what writes into a team's folder."""

from __future__ import annotations

from pathlib import Path

from huikuan_cli import texts
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path


def init(folder: str, only: list[str]) -> None:
    """Make a folder to begin with, or copy the files named into it. Nothing that is there is touched."""
    from huikuan_cli.store.playbooks import starter

    place = typed_path(folder or texts.TEAM_FOLDER)
    _told(*starter.make(place, only))
    out.notice(texts.STARTED.format(folder=place))


def schema(folder: str, *, vscode: bool) -> None:
    """Write the editor's schemas into a folder, with the settings of VS Code on request."""
    from huikuan_cli.store.playbooks import starter

    _told(*starter.schemas(typed_path(folder or "."), settings=vscode))


def upgrade(folder: str) -> None:
    """Rewrite the files of an older version in a folder; every comment stays. Raises HuikuanError at the end when one
    could not be rewritten."""
    from huikuan_cli.store.playbooks import upgrading

    place = typed_path(folder or ".")
    if not place.is_dir():
        raise UsageError(texts.NOTHING_THERE.format(path=place), texts.CHECK_THE_PATH)
    found = upgrading.upgrade(place)
    for path, why_not in found:
        if why_not:
            out.notice(texts.NOT_UPGRADED.format(path=path, why=why_not))
        else:
            out.result(texts.UPGRADED.format(path=path, kept=path.name + upgrading.OLD_COPY))
    if not found:
        out.result(texts.NOTHING_TO_UPGRADE)
    if failed := sum(bool(one.why_not) for one in found):
        raise HuikuanError(texts.SOME_NOT_UPGRADED.format(count=failed), texts.UPGRADE_AGAIN)


def _told(made: list[Path], there: list[Path]) -> None:
    for path in made:
        if path.parent.name != "schema":
            out.result(texts.WRITTEN.format(path=path))
    schemas = [path for path in made if path.parent.name == "schema"]
    if schemas:
        out.result(texts.SCHEMAS_WRITTEN.format(folder=schemas[0].parent, count=len(schemas)))
    for path in there:
        out.notice(texts.LEFT_ALONE.format(path=path))
