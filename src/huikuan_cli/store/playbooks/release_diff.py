"""What differs between two states of a team's folder, as far as a visit uses it: comments, blanks and line ends are no change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, ValidationError, field

from huikuan_cli import texts_sharing as texts
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.merging import called
from huikuan_cli.core.playbook.release_notes import VERBS, differences, tally
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks import case_files
from huikuan_cli.store.playbooks.effective import data_in_force
from huikuan_cli.store.playbooks.layered_file import Stack, stack_of
from huikuan_cli.store.playbooks.layers import Layer, bundled, lone_files, playbook_bytes, shapes, there
from huikuan_cli.store.playbooks.schema_files import hover
from huikuan_cli.store.playbooks.templates import LARGEST_LETTERHEAD, LETTERHEAD
from huikuan_cli.store.yaml.parse import parse

if TYPE_CHECKING:
    from huikuan_cli.core.sheet.layout import Row

MOST_OF_A_LINE, LONGEST_KIND = (
    60,
    12,
)  # characters of what is told of a change; of the name of a kind of customer


class WholeFile(Struct, frozen=True):
    """A file of which only the whole counts."""

    content: str = field(name="内容")


class Letterhead(WholeFile, frozen=True):
    """The team's letterhead."""


class CaseAnswers(WholeFile, frozen=True):
    """The answers of a teaching case of the team."""


TITLES = {"Letterhead": "一份信头", "CaseAnswers": "一份案例的答案"}


class FileChanges(NamedTuple):
    """What changed in one file, in its order; and the kind of customer that it is for alone (empty: for all)."""

    file: str
    kind: type[Any]
    changes: list[Change]
    whose: str = ""


def files_of(folder: Path) -> dict[str, type[Any]]:
    """The files of a team's folder that something reads, each with its kind."""
    order = _order(folder)
    cases = {f"{case_files.FOLDER}/{id}.yaml": Teaching for id in case_files.ids(order[:1])}
    found: dict[str, type[Any]] = {**shapes(order), **lone_files(order), **cases}
    here = {name: kind for name, kind in found.items() if there(folder / name)}
    answers = {name: CaseAnswers for case in cases for name in _answers(folder, case)}
    letterhead = {LETTERHEAD: Letterhead} if there(folder / LETTERHEAD) else {}
    return {**here, **answers, **letterhead}


def digest(folder: Path) -> str:
    """A short mark of what the files of a folder say, the same however they were saved and whichever program reads them."""
    found = {}
    for name in sorted(files_of(folder)):
        found[name] = _said(folder / name)
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:12]


def _said(path: Path) -> Any:
    """What a file says: its data, or the bytes of one that has none."""
    raw = playbook_bytes(path, most=LARGEST_LETTERHEAD)
    if path.suffix == ".yaml":
        with suppress(HuikuanError):
            return parse(raw, path.name).data
    return raw.hex()


def compared(before: Path | None, after: Path) -> list[FileChanges]:
    """What differs between two folders, by file; None: what the program comes with. A file that cannot be read has not
    changed."""
    had = files_of(before) if before else {}
    found = []
    for name, kind in {**had, **files_of(after)}.items():
        with suppress(HuikuanError, ValidationError):
            old = _data(before, name, kind) if before else _data(bundled(), name, kind)
            new = _data(after, name, kind)
            if changes := differences(old, new):
                found.append(FileChanges(name, kind, changes, _whose(kind, new or old)))
    return found


def _whose(kind: type[Any], data: dict[str, Any]) -> str:
    """Which kind of customer a file is for alone; empty of a file for all."""
    return brief(str(data.get("名称", "")), LONGEST_KIND) if kind is CustomerKind else ""


def counted(found: list[FileChanges]) -> list[str]:
    """How many of each kind were added, changed, moved, taken away: 加 1 条借口."""
    titles = {name: words.get("标题", "") for name, words in hover().items()}
    return tally(found, {**titles, **TITLES})


def told(found: list[FileChanges]) -> Iterator[str]:
    """A line for each change, with its file, and what it says now."""
    from huikuan_cli.core.checking.entry_page import changes_block

    for file, kind, changes, whose in found:
        place = f"{file}（{whose}）" if whose else file
        for one in changes:
            if issubclass(kind, WholeFile):
                yield f"{place}：{VERBS[one.kind]}"
                continue
            head, *rest = changes_block(file, [one]).rows
            yield from (f"{place}：{brief(line, MOST_OF_A_LINE)}" for line in _lines(one, head.text, rest))


def _lines(one: Change, said: str, rows: list[Row]) -> list[str]:
    """A change as `playbook diff` tells it (`said`, and the rows behind it), in lines that stand by themselves."""
    if one.kind == "移":
        return [f"{VERBS[one.kind]} {called(one.place)}"]
    behind = {row.label.strip(): row.text for row in rows}
    if texts.NOW in behind:
        return [f"{said}：{behind[texts.NOW]}"]
    lines = [
        f"{row.label.strip()} {called(one.place)}：{row.text}"
        for row in rows
        if row.label.strip() in (texts.CAME, texts.WENT)
    ]
    return lines or [said.replace("停用", VERBS["停用"], 1)]


def _order(folder: Path) -> tuple[Layer, ...]:
    return Layer(folder, "团队"), Layer(bundled(), "自带")


def _data(folder: Path, name: str, kind: type[Any]) -> Any:
    """What holds of a file with a team's folder over ours; None where there is no such file."""
    if issubclass(kind, WholeFile):
        path = folder / name
        return {"内容": str(_said(path))} if there(path) else None
    if not there(folder / name) and not there(bundled() / name):
        return None
    notes: list[Any] = []
    stack: Stack = stack_of(_order(folder), name, kind, notes)
    return data_in_force(stack)


def _answers(folder: Path, case: str) -> Iterator[str]:
    """The answers that lie beside a case of the team."""
    with suppress(HuikuanError):
        data = parse(playbook_bytes(folder / case), case).data
        name = data.get("答案") if isinstance(data, dict) else None
        if isinstance(name, str) and there(folder / case_files.FOLDER / Path(name).name):
            yield f"{case_files.FOLDER}/{Path(name).name}"
