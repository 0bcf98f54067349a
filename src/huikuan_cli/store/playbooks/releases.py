"""The versions of a team's playbook that were published: 发布.yaml says what was new in each, 发布/第3版 keeps its files.

Read before a visit, so nothing is parsed where nothing is new.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from huikuan_cli import texts_sharing as texts
from huikuan_cli.errors import HuikuanError, Problem

MANIFEST, KEPT = "发布.yaml", "发布"
COPY = re.compile(r"发布.+\.ya?ml", re.I)  # what a program that syncs folders calls the other of two
NUMBER_LINE = re.compile(
    rb"(?m)^\s*-?\s*\xe7\xac\xac\xe5\x87\xa0\xe7\x89\x88: *'?(\d{1,6})'?\s*$"
)  # 第几版: 3
SNAPSHOT = re.compile(r"第([1-9]\d{0,5})版")
MOST_READ = 400_000  # bytes of 发布.yaml
CONFLICT_MARK = b"\n>>>>>>>"


class Release(Struct, frozen=True):
    """One version: its number from 1, the day in China on which it was published, by whom, a remark, what changed by kind
    (加 1 条借口), each change, and a digest of what its files say."""

    number: int = field(name="第几版")
    day: date = field(name="日期")
    by: str = field(name="谁", default="")
    note: str = field(name="说明", default="")
    counts: tuple[str, ...] = field(name="改动", default=())
    details: tuple[str, ...] = field(name="逐条", default=())
    digest: str = field(name="指纹", default="")

    def signed(self) -> str:
        """（王经理，11-23）"""
        return signed((self,))


def signed(releases: tuple[Release, ...]) -> str:
    """Who published these and when the newest was: （王经理、李经理，11-23）."""
    people = "、".join(dict.fromkeys(one.by for one in reversed(releases) if one.by))
    return f"（{people + '，' if people else ''}{releases[0].day:%m-%d}）"


class ReleaseFile(Struct, frozen=True):
    """发布.yaml: the versions, the newest first."""

    releases: tuple[Release, ...] = field(name="发布", default=())


def read(folder: Path) -> tuple[Release, ...]:
    """The versions that a folder had, the newest first; none where nothing was published. Raises HuikuanError when
    发布.yaml is there and cannot be understood."""
    path = folder / MANIFEST
    raw = _bytes(path)
    if not raw.strip():
        return ()
    import msgspec

    from huikuan_cli.store.yaml.parse import parse

    why = texts.CONFLICT if CONFLICT_MARK in raw else ""
    unread = HuikuanError(texts.UNREADABLE.format(path=path, why=why), texts.MEND_MANIFEST)
    try:
        found = msgspec.convert(parse(raw, MANIFEST).data, ReleaseFile, strict=False).releases
    except (HuikuanError, msgspec.ValidationError):
        raise unread from None
    return tuple(sorted(map(_plain, found), key=lambda one: -one.number))


def _plain(release: Release) -> Release:
    """A version as it may be told: the file lies where others write."""
    from msgspec import structs

    from huikuan_cli.core.text.values import brief

    counts = tuple(brief(one) for one in release.counts)
    return structs.replace(
        release,
        by=brief(release.by, texts.MOST_BY),
        note=brief(release.note, texts.MOST_NOTE),
        counts=counts,
    )


def latest_number(folder: Path) -> int:
    """The number of the newest version, without parsing; 0 where nothing was published, or nothing can be read."""
    with suppress(HuikuanError):
        return max(map(int, NUMBER_LINE.findall(_bytes(folder / MANIFEST))), default=0)
    return 0


def _bytes(path: Path) -> bytes:
    """What stands in 发布.yaml, however it was saved; nothing where it is not there. Raises HuikuanError."""
    from huikuan_cli.store.playbooks.layers import playbook_bytes, there

    return playbook_bytes(path, most=MOST_READ).replace(b"\r\n", b"\n") if there(path) else b""


def snapshot(folder: Path, number: int) -> Path:
    """Where the files of a version are kept."""
    return folder / KEPT / f"第{number}版"


def kept_numbers(folder: Path) -> tuple[int, ...]:
    """The versions whose files are kept, from the oldest."""
    try:
        found = [SNAPSHOT.fullmatch(one.name) for one in (folder / KEPT).iterdir() if one.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(int(one[1]) for one in found if one))


def home_and_number(folder: Path) -> tuple[Path, int]:
    """The folder of the team and the version that a folder of playbooks is; 0 where it is the folder itself."""
    found = SNAPSHOT.fullmatch(folder.name) if folder.parent.name == KEPT else None
    return (folder.parent.parent, int(found[1])) if found else (folder, 0)


def other_copy(path: Path) -> Problem | None:
    """What to say of a second 发布.yaml that a program made which syncs folders; None for other files."""
    if path.name == MANIFEST or not COPY.fullmatch(path.name):
        return None
    return Problem(texts.OTHER_COPY, texts.OTHER_COPY_FIX, str(path), code="P601", minor=True)
