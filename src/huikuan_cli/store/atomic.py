"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from huikuan_cli.errors import HuikuanError

PRIVATE = 0o600  # plans and drafts hold a guess about a person and what is owed
REASONS = {
    errno.EACCES: "没有写权限",
    errno.EPERM: "没有写权限",
    errno.ENOSPC: "磁盘满了",
    getattr(errno, "EDQUOT", -1): "磁盘配额用完了",  # Windows has none
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOENT: "文件夹不见了",
    errno.EBUSY: "文件正被别的程序用着",
}


def _refusal(path: Path, error: OSError) -> HuikuanError:
    reason = REASONS.get(error.errno or 0, f"写入出错（错误码 {error.errno}）")
    return HuikuanError(
        f"写不了“{path}”：{reason}", "没有留下半截文件；改好权限，或换到能写的文件夹（plan 用 --out）"
    )


def ensure_folder(folder: Path) -> None:
    """Make a folder if it is not there. Raises HuikuanError when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise HuikuanError(f"“{folder}”是一个文件，不是文件夹", "换一个文件夹") from None
    except OSError as error:
        raise _refusal(folder, error) from None


def ensure_writable(folder: Path) -> None:
    """Make a folder if it is not there, and try to write in it. Raises HuikuanError when that cannot be."""
    ensure_folder(folder)
    try:
        _temporary(folder / "huikuan", b"?", lasting=False).unlink()
    except OSError as error:
        raise _refusal(folder, error) from None


def reserve(path: Path) -> bool:
    """Make an empty file that only its owner can read; False when the name is taken. Raises OSError."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except FileExistsError:
        return False
    return True


def _temporary(path: Path, data: bytes, *, lasting: bool = True) -> Path:
    """The finished file under another name; `lasting`: on the disk before anything goes on."""
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if lasting:
                os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def write(path: Path, text: str) -> None:
    """Write or replace a text file in one step, readable by its owner only."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write or replace a file in one step, readable by its owner only."""
    try:
        temporary = _temporary(path, data)
        try:
            os.replace(temporary, path)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise _refusal(path, error) from None


def write_new(path: Path, content: str | bytes) -> bool:
    """Write a file that must not exist yet; False when one is already there, which stays untouched."""
    try:
        raw = content.encode("utf-8") if isinstance(content, str) else content
        temporary = _temporary(path, raw)
        try:
            return _claim(temporary, path)
        finally:
            with suppress(OSError):
                temporary.unlink()
    except OSError as error:
        raise _refusal(path, error) from None


def _claim(temporary: Path, path: Path) -> bool:
    """Give the finished file its name, unless the name is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links: reserve the name, then move over it
        if not reserve(path):
            return False
        try:
            os.replace(temporary, path)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
    return True
