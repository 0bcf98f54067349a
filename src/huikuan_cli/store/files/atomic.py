"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import suppress
from pathlib import Path

from huikuan_cli.errors import HuikuanError

TEMPORARY = ".tmp"
OLD = 3600.0  # seconds after which a half-done file of another machine is left over
_OURS = r"(?s)\..+\.([0-9a-f]{8})-(\d{1,10})\.[0-9a-f]{16}\.(?:tmp|todo)"  # compiled when it is first used
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


def refusal(path: Path, error: OSError) -> HuikuanError:
    """What is told when a file cannot be written: which, why, and that nothing half done was left."""
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
        raise refusal(folder, error) from None


def ensure_writable(folder: Path) -> None:
    """Make a folder if it is not there, and try to write in it. Raises HuikuanError when that cannot be."""
    ensure_folder(folder)
    try:
        temporary(folder / "huikuan", b"?", lasting=False).unlink()
    except OSError as error:
        raise refusal(folder, error) from None


def reserve(path: Path) -> bool:
    """Make an empty file that only its owner can read; False when the name is taken. Raises OSError."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except FileExistsError:
        return False
    return True


def temporary(path: Path, data: bytes, kind: str = TEMPORARY, *, lasting: bool = True) -> Path:
    """The finished file under a name that nobody can guess, readable by its owner only; `lasting`: on the disk before anything
    goes on. A link that lies in wait under that name is not followed. Raises OSError; then nothing is left."""
    found = path.with_name(f".{path.name[:40]}.{maker()}.{os.urandom(8).hex()}{kind}")
    handle = os.open(found, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), PRIVATE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if lasting:
                os.fsync(stream.fileno())
    except OSError:
        with suppress(OSError):
            found.unlink()
        raise
    return found


def maker() -> str:
    """Which process on which machine makes a file: host and process number."""
    return f"{_host()}-{os.getpid()}"


def _host() -> str:
    import zlib

    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


def is_leftover(path: Path) -> bool:
    """Whether a file is one of ours that its maker left half done: the process has ended, or nobody can know and it is old."""
    made = re.fullmatch(_OURS, path.name)
    try:
        if not made or path.is_symlink() or not path.is_file():
            return False
        runs = still_runs(f"{made[1]}-{made[2]}")
        return not runs if runs is not None else time.time() - path.stat().st_mtime > OLD
    except OSError:
        return False


def still_runs(maker: str) -> bool | None:
    """Whether a process that is named as `maker` names it runs; None where nobody here can know."""
    host, _, number = maker.partition("-")
    if host != _host() or not hasattr(os, "uname") or not number.isdecimal():
        return None  # elsewhere a process number says nothing
    return _runs(int(number))


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def write(path: Path, text: str) -> None:
    """Write or replace a text file in one step, readable by its owner only."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write or replace a file in one step, readable by its owner only."""
    try:
        made = temporary(path, data)
        try:
            os.replace(made, path)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                made.unlink()
            raise
    except OSError as error:
        raise refusal(path, error) from None


def write_new(path: Path, content: str | bytes, mode: int = PRIVATE) -> bool:
    """Write a file that must not exist yet, with this mode; False when one is already there, which stays untouched."""
    try:
        raw = content.encode("utf-8") if isinstance(content, str) else content
        made = temporary(path, raw)
        try:
            made.chmod(mode)
            return claim(made, path)
        finally:
            with suppress(OSError):
                made.unlink()
    except OSError as error:
        raise refusal(path, error) from None


def claim(finished: Path, path: Path) -> bool:
    """Give the finished file its name, unless the name is taken."""
    try:
        os.link(finished, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links: reserve the name, then move over it
        if not reserve(path):
            return False
        try:
            os.replace(finished, path)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
    return True
