"""Our side's facts written into huikuan.yaml: only its empty lines are filled, every other byte stays; and the mark that
they were asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.work.workspace import FILE, create

MARK = "our-side-asked"
_EMPTY = (  # 公司: ""   # a comment
    r"(?m)^(?P<head>(?P<q>[\"']?){key}(?P=q)[ \t]*:)(?P<gap>[ \t]*)(?:\"\"|'')?"
    r"(?P<rest>(?:[ \t]+#[^\r\n]*|[ \t]*))(?=\r?$)"
)


def was_asked(data: Path) -> bool:
    """Whether this person was asked before, whatever the answer was."""
    return (data / MARK).exists()


def mark_asked(data: Path) -> None:
    """Remember it. Where that cannot be written, one is asked once more and no harm is done."""
    from huikuan_cli.store.files.atomic import ensure_folder, write

    with suppress(HuikuanError):
        ensure_folder(data)
        write(data / MARK, "")


def keep(workspace: Path | None, folder: Path, values: Mapping[str, str]) -> Path:
    """Write the facts into the huikuan.yaml of the workspace, else of the folder of the plans, made as by init. Returns the
    file. Raises HuikuanError when not all of them could be written; the file is then as it was, or has its empty lines."""
    place = workspace or folder
    path = place / FILE
    if not path.is_file():
        path = create(place)
    fill(path, values)
    return path


def fill(path: Path, values: Mapping[str, str]) -> None:
    """Fill the empty lines of these names in a huikuan.yaml; missing ones are added at its end. What is said there already
    is never changed. Raises HuikuanError when the file would not say them afterwards; it then stays as it was."""
    from huikuan_cli.store.files.atomic import write_bytes
    from huikuan_cli.store.files.bounded import read_bytes

    real = path.resolve()  # a link stays a link
    raw = read_bytes(real)
    try:
        made = filled(raw.decode("utf-8"), values).encode("utf-8")
    except UnicodeDecodeError:
        raise _unsure(path) from None
    _verify(path, raw, made, values)
    mode = real.stat().st_mode & 0o777
    write_bytes(real, made)
    with suppress(OSError):  # a team's file stays readable for the team
        real.chmod(mode)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text of a huikuan.yaml with these values in its empty lines."""
    end = "\r\n" if "\r\n" in text else "\n"
    for key, value in values.items():
        line = re.compile(_EMPTY.replace("{key}", re.escape(key)))
        if found := line.search(text):
            said = f"{found['head']}{found['gap'] or ' '}{quoted(value)}{found['rest']}"
            text = text[: found.start()] + said + text[found.end() :]
        else:
            text += ("" if not text or text.endswith("\n") else end) + f"{key}: {quoted(value)}{end}"
    return text


def quoted(value: str) -> str:
    """A value in double quotes as YAML reads it back, leading zeros and all."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def lines(values: Mapping[str, str]) -> str:
    """The lines of a huikuan.yaml for a person to paste."""
    return "\n".join(f"{key}: {quoted(value)}" for key, value in values.items())


def _verify(path: Path, before: bytes, after: bytes, values: Mapping[str, str]) -> None:
    """Whether the new text says what it should and all else as before. Raises HuikuanError."""
    from huikuan_cli.store.yaml.parse import parse

    try:
        had, has = parse(before, str(path)).data or {}, parse(after, str(path)).data
        sound = has == {**had, **values} and not any(had.get(key) for key in values)
    except (HuikuanError, TypeError, AttributeError):
        sound = False
    if not sound:
        raise _unsure(path)


def _unsure(path: Path) -> HuikuanError:
    return HuikuanError(f"“{path}”的写法不好替你改，没有动它")
