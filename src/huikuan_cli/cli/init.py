"""`huikuan init`: make a workspace."""

from __future__ import annotations

from huikuan_cli import texts
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path


def init(folder: str) -> None:
    """Make the folder a workspace with a commented huikuan.yaml."""
    from huikuan_cli.store.work import workspace

    path = workspace.create(typed_path(folder or "."))
    out.result(texts.WORKSPACE_MADE.format(path=path))
