"""Drafts of the wizard: written whole after every answer, readable by their owner only, one wizard at a time.

A draft is `1.yaml`, `2.yaml` … below the user's data folder; its number is what a person types. `1.lock` beside it is
held by the wizard that fills it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.env import CHINA
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic, lock

DRAFT_VERSION = "1"
LIMIT_OF_DRAFTS = 200


class Draft(Struct, frozen=True):
    """One unfinished interview: where it stands (`at`, `given`, `passed`, `ahead`, `half`, `changing`, `told`, `numbers`
    and `owed`, as wizard.flow.State), how much is done as a person reads it (3/6), the earlier plan that it goes on from, and the options
    it was started with."""

    at: str = field(name="停在", default="")
    given: dict[str, Any] = field(name="答案", default_factory=dict)
    passed: tuple[str, ...] = field(name="跳过", default=())
    ahead: tuple[str, ...] = field(name="退回前", default=())
    half: dict[str, str] = field(name="写了一半", default_factory=dict)
    changing: bool = field(name="改一项", default=False)
    told: tuple[str, ...] = field(name="推的", default=())
    numbers: dict[str, int] = field(name="编号", default_factory=dict)
    owed: tuple[str, ...] = field(name="还欠", default=())
    done: str = field(name="进度", default="")
    earlier: str = field(name="来自", default="")
    options: dict[str, str] = field(name="选项", default_factory=dict)

    def customer(self) -> str:
        """Whom it is about; empty when that was not said yet."""
        found = self.given.get("客户", "")
        return found if isinstance(found, str) and found != UNKNOWN else ""

    def count(self) -> int:
        """How many questions were answered (不清楚 is an answer), or begun."""
        return sum(1 for value in self.given.values() if value != "") + len(self.half)


@dataclass(frozen=True)
class FoundDraft:
    """A draft on the disk: its number, when it was last written, and whether another wizard fills it now."""

    path: Path
    draft: Draft
    saved: datetime
    busy: bool

    @property
    def number(self) -> str:
        """What a person types to name it."""
        return self.path.stem


@dataclass(frozen=True)
class ClaimedDraft:
    """A draft that is ours to write until it is released."""

    path: Path
    held: lock.Lock

    @property
    def number(self) -> str:
        """What a person types to name it."""
        return self.path.stem

    def save(self, draft: Draft) -> None:
        """Write the draft whole. Raises HuikuanError when it cannot be written; the last one stays."""
        _save(self.path, draft)

    def release(self, *, delete: bool = False) -> None:
        """Leave the draft for later, or take it away because it became a plan or holds nothing."""
        if delete:
            self.path.unlink(missing_ok=True)
        self.held.release()


def folder(data: Path) -> Path:
    """The folder of the drafts below the user's data folder."""
    return data / "drafts"


def new(data: Path) -> ClaimedDraft:
    """A new draft with the first free number. Raises HuikuanError when the folder cannot be written."""
    where = folder(data)
    all_or_none.tidy(where)  # what a killed run left holds answers
    try:
        where.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(1, LIMIT_OF_DRAFTS + 1):
            path = where / f"{number}.yaml"
            held = None if _filled(path) else lock.hold(_lock_of(path))
            if held is None:
                continue
            # one that was begun and left before any answer is used again
            if atomic.reserve(path) or not _filled(path):
                return ClaimedDraft(path, held)
            held.release()
    except OSError as error:
        raise _unwritable(where) from error
    raise HuikuanError(f"没填完的草稿太多了（{LIMIT_OF_DRAFTS} 份）", "用 huikuan drafts 看看，不要的删掉")


def _filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def take(found: FoundDraft) -> tuple[ClaimedDraft, Draft]:
    """Go on with a draft. Raises HuikuanError when another wizard fills it, it is gone, or it cannot be written."""
    try:
        held = lock.hold(_lock_of(found.path))
    except OSError as error:
        raise _unwritable(found.path.parent) from error
    if held is None:
        raise HuikuanError(f"草稿 {found.number} 正在另一个窗口里填", "在那边填完，或在这里新填一份")
    try:
        return ClaimedDraft(found.path, held), load(
            found.path
        )  # as it is now, not as it was when it was listed
    except HuikuanError:
        held.release()
        raise


def _unwritable(where: Path) -> HuikuanError:
    return HuikuanError(f"草稿文件夹“{where}”写不了", "请检查磁盘和权限，或用 HUIKUAN_HOME 换一个文件夹")


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _text(draft: Draft) -> str:
    from msgspec import to_builtins

    from huikuan_cli.store.yaml.dump import dump

    return dump({"版本": DRAFT_VERSION, **to_builtins(draft)})


def _save(path: Path, draft: Draft) -> None:
    atomic.write(path, _text(draft))


def load(path: Path) -> Draft:
    """Read one draft. Raises HuikuanError when it is none."""
    from msgspec import ValidationError, convert

    from huikuan_cli.store.yaml.parse import read_tree

    broken = HuikuanError(f"草稿“{path}”读不懂", "它没有被动过；可以打开看看，不要了就删掉")
    tree = read_tree(path)
    if not isinstance(tree.data, dict) or tree.data.get("版本") != DRAFT_VERSION:
        raise broken
    try:
        return convert(tree.data, Draft, strict=False)
    except ValidationError:
        raise broken from None


def all_drafts(data: Path) -> tuple[list[FoundDraft], list[Path]]:
    """Every draft that holds an answer, the one written last first; and the files that cannot be read."""
    found, broken = [], []
    try:
        paths = sorted(folder(data).glob("*.yaml"))
    except OSError:
        return [], []
    for path in paths:
        try:
            if not path.stat().st_size:  # begun, and nothing was answered
                continue
            saved = datetime.fromtimestamp(path.stat().st_mtime, CHINA)
            one = FoundDraft(path, load(path), saved, lock.is_held(_lock_of(path)))
        except (HuikuanError, OSError):
            broken.append(path)
            continue
        found.append(one)
    return sorted(found, key=lambda one: one.saved, reverse=True), broken


def delete(found: FoundDraft) -> None:
    """Take a draft away. Raises HuikuanError when another wizard fills it or it cannot be deleted."""
    claim, _ = take(found)
    all_or_none.tidy(found.path.parent)
    try:
        delete_broken(claim.path)
    finally:
        claim.held.release()


def delete_broken(path: Path) -> None:
    """Take a draft away that cannot be read. Raises HuikuanError when it cannot be deleted."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise HuikuanError(f"草稿“{path}”删不掉", "请检查权限") from error
