"""`huikuan init`: make a workspace."""

from __future__ import annotations

from pathlib import Path

from huikuan_cli import texts
from huikuan_cli.show import out


def init(folder: str) -> None:
    """Make the folder a workspace with a commented huikuan.yaml."""
    from huikuan_cli.store import workspace

    path = workspace.create(Path(folder or ".").expanduser())
    out.result(texts.WORKSPACE_MADE.format(path=path))
