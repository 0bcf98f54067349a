"""The bytes of a file that a person named, bounded in size. Knows nothing of what is in it."""

from __future__ import annotations

from pathlib import Path

from huikuan_cli.errors import HuikuanError

MAX_BYTES = 200_000
PLAYBOOK_BYTES = 400_000  # of a file of a playbook: the excuses with all the ways to say them are the longest


def read_bytes(path: Path, shown: str = "", most: int = MAX_BYTES) -> bytes:
    """The bytes of a file that a person named. Raises HuikuanError when it cannot be read or is too large."""
    name = shown or str(path)
    try:
        if path.is_dir():
            raise HuikuanError(f"“{name}”是一个文件夹，不是文件", "请写到文件名，如 答案.yaml")
        with path.open("rb") as stream:
            raw = stream.read(most + 1)  # what has no size, like a pipe, ends here as well
        if len(raw) > most:
            raise HuikuanError(f"“{name}”太大（超过 {most // 1000} KB）", "请检查是不是选错了文件")
        return raw
    except FileNotFoundError:
        raise HuikuanError(f"找不到文件“{name}”", "请核对路径和文件名") from None
    except PermissionError:
        raise HuikuanError(f"没有权限读“{name}”", "请检查文件权限，或复制到自己的文件夹") from None
    except OSError as error:
        raise HuikuanError(f"读不了“{name}”（错误码 {error.errno}）", "请核对路径，或换个位置再试") from None
