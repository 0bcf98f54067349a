"""`huikuan playbook init` and `schema`: what writes into a team's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from huikuan_cli import texts
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path


def init(folder: str, only: Sequence[str]) -> None:
    """Make a folder to begin with, or copy the files named into it. Nothing that is there is touched."""
    from huikuan_cli.store.playbooks import starter

    place = typed_path(folder or texts.TEAM_FOLDER)
    _told(*starter.make(place, only))
    out.notice(texts.STARTED.format(folder=place))


def schema(folder: str, *, vscode: bool) -> None:
    """Write the editor's schemas into a folder, with the settings of VS Code on request."""
    from huikuan_cli.store.playbooks import starter

    _told(*starter.schemas(typed_path(folder or "."), settings=vscode))


def _told(made: list[Path], there: list[Path]) -> None:
    for path in made:
        if path.parent.name != "schema":
            out.result(texts.WRITTEN.format(path=path))
    schemas = [path for path in made if path.parent.name == "schema"]
    if schemas:
        out.result(texts.SCHEMAS_WRITTEN.format(folder=schemas[0].parent, count=len(schemas)))
    for path in there:
        out.notice(texts.LEFT_ALONE.format(path=path))
