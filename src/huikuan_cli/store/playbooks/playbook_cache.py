"""The last sound playbook, kept in a fast form: reading 21 YAML files anew takes a fifth of `huikuan plan`.

The name of the file says exactly what went into it (every byte, every layer, the program). It only ever saves time:
when it is missing, damaged or cannot be written, the YAML files are read as always.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from huikuan_cli import __version__
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic

MOST_KEPT = 3
CHECKSUM_BYTES = 32  # bytes of the checksum before the data


class Ready(Struct, frozen=True):
    """A playbook for a visit, and what is to be said of the files that it comes from."""

    playbook: Playbook
    said: tuple[str, ...] = ()


def key_of(files: Iterable[tuple[str, str, bytes]]) -> str:
    """The name for a playbook made of these files: (file name, its layer and where that is, content)."""
    digest = hashlib.sha256(f"{__version__}|{_model_stamp()}".encode())
    for name, layer, raw in files:
        digest.update(f"|{name}|{layer}|{len(raw)}|".encode())
        digest.update(raw)
    return digest.hexdigest()[:32]


def _model_stamp() -> int:
    """When the model was last changed: a playbook kept by other code is not taken."""
    import huikuan_cli.core.playbook as model

    folder = Path(model.__file__).parent
    return max(path.stat().st_mtime_ns for path in folder.glob("*.py"))


def read(folder: Path, key: str) -> Ready | None:
    """What is kept under this name, or None."""
    try:
        raw = (folder / f"{key}.bin").read_bytes()
        mark, data = raw[:CHECKSUM_BYTES], raw[CHECKSUM_BYTES:]
        if hashlib.sha256(data).digest() != mark:
            return None
        return msgspec.msgpack.decode(data, type=Ready, strict=False)
    except (OSError, msgspec.MsgspecError):
        return None


def keep(folder: Path, key: str, ready: Ready) -> None:
    """Keep a sound playbook under this name, and only the newest few. Says nothing when it cannot."""
    with suppress(OSError, HuikuanError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        all_or_none.tidy(folder)
        data = msgspec.msgpack.encode(ready)
        atomic.write_bytes(folder / f"{key}.bin", hashlib.sha256(data).digest() + data)
        found = sorted(folder.glob("*.bin"), key=lambda path: path.stat().st_mtime_ns)
        for old in found[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
