"""Drafts of the wizard: written whole after every answer, readable by their owner only."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from huikuan_cli.env import CHINA
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store import atomic
from huikuan_cli.store.yamlio import dump, read_tree

DRAFT_VERSION = "1"


class Draft(Struct, frozen=True):
    """One unfinished interview: where it is kept, when it was last written, and what was answered."""

    path: Path
    saved: datetime
    at: str
    given: dict[str, Any]


def folder(data: Path) -> Path:
    """The folder of the drafts below the user's data folder."""
    return data / "drafts"


def new_path(data: Path, now: datetime) -> Path:
    """A name for a new draft that no other wizard uses."""
    where = folder(data)
    try:
        where.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise HuikuanError(
            f"草稿文件夹“{where}”建不了", "请检查磁盘和权限，或用 HUIKUAN_HOME 换一个文件夹"
        ) from error
    return where / f"{now:%Y%m%d-%H%M%S}-{os.getpid()}.yaml"


def save(path: Path, at: str, given: dict[str, Any]) -> None:
    """Write the draft whole. Raises HuikuanError when it cannot be written; the last one stays."""
    atomic.write(path, dump({"版本": DRAFT_VERSION, "停在": at, "答案": given}))


def load(path: Path) -> Draft:
    """Read one draft. Raises HuikuanError when it is none."""
    tree = read_tree(path)
    data = tree.data
    if (
        not isinstance(data, dict)
        or data.get("版本") != DRAFT_VERSION
        or not isinstance(data.get("答案"), dict)
    ):
        raise HuikuanError(f"草稿“{path}”读不懂", "可以删掉它重新开始")
    saved = datetime.fromtimestamp(path.stat().st_mtime, CHINA)
    return Draft(path, saved, str(data.get("停在", "")), data["答案"])


def latest(data: Path) -> Draft | None:
    """The draft written last; broken ones are passed over."""
    found = sorted(folder(data).glob("*.yaml"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in found:
        try:
            return load(path)
        except HuikuanError:
            continue
    return None


def delete(path: Path) -> None:
    """Remove a draft that became a plan."""
    path.unlink(missing_ok=True)
