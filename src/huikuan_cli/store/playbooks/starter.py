"""A team's folder to begin with: the guide, the editor's schemas, and a file or two to change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huikuan_cli.core.checking.schema import editor_settings, header_for
from huikuan_cli.core.playbook.merging import VERSION
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic
from huikuan_cli.store.files.bounded import PLAYBOOK_BYTES
from huikuan_cli.store.playbooks.case_files import FOLDER, ids
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, Layer, bundled, is_shape
from huikuan_cli.store.playbooks.schema_files import SCHEMA_KINDS, schema_files
from huikuan_cli.store.yaml.parse import read_tree

SHEET_FILE = "sheet.yaml"
OWN_FILE = "照说明（README.md）里“加一型客户”“一种单位”的样子写一个文件"
SHARED = 0o644  # the mode of files that a team reads
README, SCHEMA, SETTINGS = "README.md", "schema", ".vscode/settings.json"
# what a new folder begins with: the places that leads change first, word for word as we ship them
SAMPLES: dict[str, tuple[tuple[str, ...], str]] = {
    "types/e8.yaml": (
        ("动机与担心", "安心一句"),
        "只写要改的。这一句和自带的一样，改成你们的说法；不要了就把这个文件删掉。",
    ),
    "excuses.yaml": (
        ("借口", "o05", "先问", "我答"),
        "只写要改的、要加的、要停用的（停用: 是）。这一条和自带的一样，改成你们的说法。",
    ),
}
# and the look of the sheet, where nothing is changed until a lead takes away a #
SHEET_SAMPLE = f"""\
# 行动单的样子：去掉一行前面的“# ”就起作用，网页、PDF、Markdown、屏幕都照它。写块的名称：huikuan playbook show sheet
版本: {VERSION}
# 正面: [要什么, 数, 开口]          # 次序；没写到的跟在后面
# 小标题: {{缺口: 出门前补齐}}
# 不印: [招法, 付款链]
"""


def make(folder: Path, only: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """Make the folder, or only put copies of these files (types/e8 …) into it: the files written, and those that were
    there already and stay untouched. Raises HuikuanError for a name that is none, or where nothing can be written."""
    files = {name: _copy(name) for name in (named(one) for one in only)} if only else _samples()
    files |= {README: (bundled() / README).read_text(encoding="utf-8")}
    files |= _editor()
    return _put(folder, files)


def schemas(folder: Path, *, settings: bool) -> tuple[list[Path], list[Path]]:
    """Write the editor's schemas anew, with the settings of VS Code on request (they are not replaced)."""
    found = _editor()
    for name, text in found.items():
        if name != SETTINGS:
            all_or_none.ready((folder / name).parent)
            atomic.write(folder / name, text)
    written = [folder / name for name in found if name != SETTINGS]
    made, there = _put(folder, {SETTINGS: found[SETTINGS]}) if settings else ([], [])
    return [*written, *made], there


def named(text: str) -> str:
    """The playbook file that a person means by types/e8, e8, excuses or excuses.yaml. Raises HuikuanError."""
    from huikuan_cli.core.text.words import nearest

    known = (*SHAPES, *LONE_FILES, *_cases())
    short = text.strip().replace("\\", "/").removesuffix(".yaml")
    for name in known:
        if short in (name.removesuffix(".yaml"), Path(name).stem):
            return name
    if any(
        is_shape(f"{folder}/{short.rpartition('/')[2].lower()}.yaml") for folder in ("types", "customers")
    ):
        raise HuikuanError(f"“{text}”自带的没有，是团队自己写的", OWN_FILE)
    raise HuikuanError(
        f"没有打法文件“{text}”{nearest(short, [n.removesuffix('.yaml') for n in known])}",
        "看有哪些：huikuan playbook list",
    )


def _cases() -> list[str]:
    return [f"{FOLDER}/{id}.yaml" for id in ids((Layer(bundled(), ""),))]


def _samples() -> dict[str, str]:
    found = {
        name: f"{header_for(name)}\n# {words}\n版本: {VERSION}\n{_taken(read_tree(bundled() / name, most=PLAYBOOK_BYTES).data, place)}"
        for name, (place, words) in SAMPLES.items()
    }
    return {**found, SHEET_FILE: f"{header_for(SHEET_FILE)}\n{SHEET_SAMPLE}"}


def _taken(data: dict[str, Any], place: tuple[str, ...]) -> str:
    """One entry of a file with some of its keys, or one key of a mapping, as a lead would write it."""
    key, name, *fields = place
    if not fields:
        return f"id: {data['id']}\n{key}:\n  {name}: {_quoted(data[key][name])}\n"
    entry = next(one for one in data[key] if one["id"] == name)
    lines = "".join(f"    {field}: {_quoted(entry[field])}\n" for field in fields)
    return f"{key}:\n  - id: {name}\n{lines}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _copy(name: str) -> str:
    return f"{header_for(name)}\n{(bundled() / name).read_text(encoding='utf-8')}"


def _editor() -> dict[str, str]:
    found = {f"{SCHEMA}/{name}": _json(schema) for name, schema in schema_files().items()}
    return {**found, SETTINGS: _json(editor_settings(SCHEMA_KINDS))}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _put(folder: Path, files: dict[str, str]) -> tuple[list[Path], list[Path]]:
    made: list[Path] = []
    there: list[Path] = []
    for name, text in files.items():
        path = folder / name
        all_or_none.ready(path.parent)
        new = atomic.write_new(path, text, SHARED)
        (made if new else there).append(path)
    return made, there
