"""Plan files: writing without ever overwriting another plan, reading what was edited by hand."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from huikuan_cli.core.case import Value
from huikuan_cli.core.plan import PLAN_VERSION, Plan
from huikuan_cli.core.record import Made, Record
from huikuan_cli.core.values import brief
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store import atomic
from huikuan_cli.store.names import PLAN_SUFFIX, Named, beside, drawn_beside, safe_part, take_apart
from huikuan_cli.store.reading import read_bytes
from huikuan_cli.store.yamlio import Tree, dump, parse, read_tree

HEADER = "# 行动单的底稿。可以手改：改“答案”后运行 huikuan render 会重新推算；只改“结论”里的话，render 照改好的印。\n"


def digest(answers: dict[str, dict[str, Value]]) -> str:
    """A short fingerprint of the answers, to notice that they were edited by hand."""
    text = json.dumps(answers, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def record(answers: dict[str, dict[str, Value]], plan: Plan, today: date, tool: str, playbook: str) -> Record:
    """The plan file's content."""
    return Record(PLAN_VERSION, Made(today.isoformat(), tool, playbook, digest(answers)), answers, plan)


def plan_text(one: Record, keep: dict[str, Any] | None = None) -> str:
    """The plan file as text. Keys of an older file (`keep`) that we do not know are kept."""
    data = msgspec.to_builtins(one, str_keys=True)
    for part in ("生成", "结论"):
        old = (keep or {}).get(part)
        if isinstance(old, dict):
            data[part] = {**data[part], **{key: v for key, v in old.items() if key not in data[part]}}
    for key, value in (keep or {}).items():
        data.setdefault(key, value)
    if keep and "拜访记录" in keep:
        data["拜访记录"] = keep["拜访记录"]
    return HEADER + dump(data)


Sheets = dict[str, bytes]  # what is drawn from a plan, by the suffix of its file (.行动单.md)


class Written(Struct, frozen=True):
    """What was written where; `fresh` is False when the same files were there already."""

    plan: Path
    sheets: tuple[Path, ...]
    fresh: bool = True


def save_new(folder: Path, name: str, plan: str, sheets: Sheets, *, numbered: bool) -> Written:
    """Write a new plan and its sheets.

    The same plan with the same sheets is left as it is. Where something else has the name, a number is added to it
    (`numbered`), else HuikuanError: no existing file is ever changed.
    """
    atomic.ensure_folder(folder)
    for number in range(1, 100):
        path = folder / (name + (f"-{number}" if number > 1 else "") + PLAN_SUFFIX)
        files = {beside(path, suffix): raw for suffix, raw in sheets.items()}
        wanted = {path: plan.encode("utf-8"), **files}
        taken = next((file for file, raw in wanted.items() if _other(file, raw)), None)
        if taken is None:
            return _write_all(path, wanted)
        if not numbered:
            raise HuikuanError(
                f"已经有“{taken}”，内容不一样，没有覆盖",
                "用 --out 换一个文件夹，或加 --replace（旧的会留底）",
            )
    raise HuikuanError(f"“{folder}”里同名的计划太多了", "用 --out 换一个文件夹")


def _other(path: Path, raw: bytes) -> bool:
    return path.exists() and not _same(path, raw)


def _write_all(path: Path, wanted: dict[Path, bytes]) -> Written:
    """All files or none: what was written here goes again when the next one cannot be written."""
    made: list[Path] = []
    try:
        for file, raw in wanted.items():
            if file.exists():
                continue
            if atomic.write_new(file, raw):
                made.append(file)
            elif file == path:
                raise HuikuanError(f"已经有“{path}”，没有覆盖", "再试一次，或用 --out 换一个文件夹")
    except HuikuanError:
        for file in made:
            file.unlink(missing_ok=True)
        raise
    return Written(path, tuple(file for file in wanted if file != path), bool(made))


def replace(path: Path, plan: str | None, sheets: Sheets) -> Written:
    """Write over a plan and its sheets; what was there and differs is kept beside it as ….bak.

    The sheets go first: when the plan cannot be written after them, the old ones are put back. A sheet of the plan as it
    was that is not drawn anew is taken away (it stays as ….bak).
    """
    files = {beside(path, suffix): raw for suffix, raw in sheets.items()}
    stale = [file for suffix in drawn_beside(path) if (file := beside(path, suffix)) not in files]
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    try:
        for file, raw in files.items():
            write_over(file, raw)
        if plan is None:
            return Written(path, tuple(files))
        write_over(path, plan.encode("utf-8"))
    except HuikuanError:
        for file, raw_before in before.items():
            _restore(file, raw_before)
        raise
    for file in stale:
        keep_copy(file)
        file.unlink()
    return Written(path, tuple(files))


def write_over(path: Path, raw: bytes) -> None:
    """Write a file unless it is there with the same bytes; others are kept as a copy."""
    if not _same(path, raw):
        keep_copy(path)
        atomic.write_bytes(path, raw)


def _restore(target: Path, before: bytes | None) -> None:
    """Put a sheet back as it was."""
    with suppress(OSError):
        if before is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(before)


def keep_copy(path: Path) -> None:
    """Keep the present bytes of a file as 名称.bak, .bak2 … beside it."""
    if not path.exists():
        return
    raw = path.read_bytes()
    for number in range(1, 1000):
        copy = path.with_name(path.name + (".bak" if number == 1 else f".bak{number}"))
        if (copy.exists() and copy.read_bytes() == raw) or atomic.write_new(copy, raw):
            return


def _same(path: Path, raw: bytes) -> bool:
    try:
        return path.read_bytes() == raw
    except (OSError, ValueError):
        return False


class Stored(Struct, frozen=True):
    """A plan file as read: the typed record, the raw data with keys that we do not know, and its tree."""

    record: Record
    raw: dict[str, Any]
    tree: Tree
    path: Path

    def answers_changed(self) -> bool:
        """Whether the answers were edited by hand since the conclusions were drawn."""
        return digest(self.raw.get("答案", {})) != self.record.made.answers


def read(path: Path) -> Stored:
    """Read a plan file. Raises HuikuanError or ProblemsFound when it is no plan or was broken by an edit."""
    tree = read_tree(path)
    if not isinstance(tree.data, dict) or "结论" not in tree.data:
        raise HuikuanError(f"“{path}”不是 huikuan 的计划文件", f"计划文件的名称以 {PLAN_SUFFIX} 结尾")
    if tree.data.get("版本") != str(PLAN_VERSION):
        raise HuikuanError(
            f"“{path}”的版本是“{brief(str(tree.data.get('版本', '没写')))}”",
            f"这一版程序读 版本: {PLAN_VERSION}；请升级 huikuan",
        )
    try:
        return Stored(msgspec.convert(tree.data, Record, strict=False), tree.data, tree, path)
    except msgspec.ValidationError as error:
        place = _place(str(error), tree)
        raise ProblemsFound(f"“{path}”改坏了", [place]) from None


def of_customer(folder: Path, customer: str) -> list[Path]:
    """The plan files of a customer by their names, the latest visit first."""
    part = f"{safe_part(customer)}-"
    try:
        found = [name for path in folder.iterdir() if (name := take_apart(path.name))]
    except OSError:
        return []
    return [
        folder / name.file
        for name in sorted(found, key=Named.age, reverse=True)
        if name.matter.startswith(part)
    ]


def next_of(path: Path) -> Path | None:
    """The plan beside this one that goes on from it; None when there is none. Other files are only looked through."""
    name, link = take_apart(path.name), path.name.encode()
    beside = of_customer(path.parent, name.matter.partition("-")[0]) if name else []
    for other in beside[: beside.index(path)] if path in beside else ():  # the later ones
        with suppress(OSError, HuikuanError):
            if link in read_bytes(other):
                return other
    return None


def answers_in(path: Path) -> dict[str, Any]:
    """The answers of a plan file by section, without reading the rest of it. Raises HuikuanError when there are none."""
    raw = read_bytes(path)
    head, _, _ = raw.partition("\n结论:".encode())
    tree = parse(head, str(path))
    found = tree.data.get("答案") if isinstance(tree.data, dict) else None
    if not isinstance(found, dict):
        raise HuikuanError(f"“{path}”里没有答案", "请核对是不是计划文件")
    return found


def _place(message: str, tree: Tree) -> Problem:
    path: tuple[str | int, ...] = ()
    inside = message.partition("`$")[2].rstrip("`")
    for name, index in re.findall(r"\.([^.\[`]+)|\[(\d+)\]", inside):
        path = (*path, name) if name else (*path, int(index))
    where = "/".join(str(p + 1) if isinstance(p, int) else p for p in path) or "这个文件"
    lost = re.search(r"missing required field `([^`]+)`", message)
    text = f"“{where}”下面缺“{lost[1]}”" if lost else f"“{where}”写得不对"
    return Problem(text, "补上，或从 .bak 留底恢复", tree.file, tree.line_of(path))
