"""Plan files: writing without ever overwriting another plan, reading what was edited by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from huikuan_cli.core.advice.lent import NOTHING_LENT, Lent
from huikuan_cli.core.advice.plan import PLAN_VERSION, Plan
from huikuan_cli.core.advice.record import Made, Record
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.log import Standing
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.work import visit_log
from huikuan_cli.store.work.plan_file import Stored as Stored
from huikuan_cli.store.work.plan_file import digest as digest
from huikuan_cli.store.work.plan_file import read as read
from huikuan_cli.store.work.plan_names import (
    CALENDAR,
    PLAN_SUFFIX,
    SHEETS,
    Named,
    beside,
    drawn_beside,
    safe_part,
    take_apart,
)
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import parse

HEADER = "# 行动单的底稿。可以手改：改“答案”后运行 huikuan render 会重新推算；只改“结论”里的话，render 照改好的印。\n"


def record(
    answers: dict[str, dict[str, Value]],
    plan: Plan,
    today: date,
    tool: str,
    playbook: str,
    standing: Standing | None = None,
    log: Sequence[Any] = (),
    lent: Lent = NOTHING_LENT,
) -> Record:
    """The plan file's content. `standing`: what of its log the plan was worked out with; the answers are without it. `log`: the
    entries that it begins with. `lent`: what an assistant wrote for it."""
    made = Made(today.isoformat(), tool, playbook, digest(answers, standing))
    return Record(PLAN_VERSION, made, answers, plan, UNSET if lent == NOTHING_LENT else lent, log)


def plan_text(one: Record, keep: dict[str, Any] | None = None) -> str:
    """The plan file as text. Keys of an older file (`keep`) that we do not know are kept."""
    data = msgspec.to_builtins(one, str_keys=True)
    for part, kind in (("生成", Made), ("结论", Plan)):
        old = (keep or {}).get(part)
        if isinstance(old, dict):
            data[part] = {**data[part], **_strange(old, kind)}
    data |= _strange(keep or {}, Record)
    if keep and "拜访记录" in keep:
        data["拜访记录"] = keep["拜访记录"]
    return HEADER + dump(data)


def _strange(data: dict[str, Any], kind: type[Struct]) -> dict[str, Any]:
    """What in this part of a plan file is none of our keys: one of ours that is not there any more does not come back."""
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    return {key: value for key, value in data.items() if key not in known}


Sheets = dict[str, bytes]  # what is drawn from a plan, by the suffix of its file (.行动单.md)


class WrittenPlan(Struct, frozen=True):
    """What was written where; `fresh` is False when the same files were there already."""

    plan: Path
    sheets: tuple[Path, ...]
    fresh: bool = True


def save_new(folder: Path, name: str, plan: str, sheets: Sheets, *, numbered: bool) -> WrittenPlan:
    """Write a new plan and its sheets.

    The same plan with the same sheets is left as it is. Where something else has the name, a number is added to it
    (`numbered`), else HuikuanError: no existing file is ever changed.
    """
    atomic.ensure_folder(folder)
    with all_or_none.alone_in(folder):
        for number in range(1, 100):
            path = folder / (name + (f"-{number}" if number > 1 else "") + PLAN_SUFFIX)
            files = {beside(path, suffix): raw for suffix, raw in sheets.items()}
            wanted = {path: plan.encode("utf-8"), **files}
            taken = next((file for file, raw in wanted.items() if _other(file, raw)), None)
            if taken is None:
                new = {file: raw for file, raw in wanted.items() if not file.exists()}
                if not new or all_or_none.write_new(new):
                    return WrittenPlan(path, tuple(files), bool(new))
            elif not numbered:
                raise HuikuanError(
                    f"已经有“{taken}”，内容不一样，没有覆盖",
                    "用 --out 换一个文件夹，或加 --replace（旧的会留底）",
                )
    raise HuikuanError(f"“{folder}”里同名的计划太多了", "用 --out 换一个文件夹")


def _other(path: Path, raw: bytes) -> bool:
    return path.exists() and not all_or_none.same(path, raw)


class Drawn(Struct, frozen=True):
    """What the program itself makes of a plan file: its text, and its sheets."""

    text: str
    sheets: Sheets

    def by_path(self, path: Path) -> dict[Path, bytes]:
        """The bytes of each file, for a plan in this place."""
        return {
            path: self.text.encode("utf-8"),
            **{beside(path, suffix): raw for suffix, raw in self.sheets.items()},
        }


def replace(path: Path, plan: str | None, sheets: Sheets, ours: Drawn | None = None) -> WrittenPlan:
    """Write over a plan and its sheets, all or none; what was there and differs is kept beside it as ….bak, but for what is word for word
    `ours`: nobody typed that.

    A sheet of the plan as it was that is not drawn anew is taken away (it stays as ….bak). What was written into the log meanwhile
    stays in it.
    """
    files = {beside(path, suffix): raw for suffix, raw in sheets.items()}
    with all_or_none.alone_in(path.parent):
        wanted = files if plan is None else {**files, path: visit_log.kept_up(path, plan).encode("utf-8")}
        all_or_none.write_over(wanted, ours.by_path(path) if ours else None)
        for suffix in drawn_beside(path) if plan is not None else ():
            if (file := beside(path, suffix)) not in files:
                all_or_none.keep_copy(file)
                file.unlink()
    return WrittenPlan(path, tuple(files))


def replace_for_good(path: Path, plan: str, sheets: Sheets) -> None:
    """As `replace`, and no copy of what was there stays, of now or of before: what was in it is to be gone. Raises HuikuanError where
    something of it cannot be taken away."""
    written = replace(path, plan, sheets)
    with all_or_none.alone_in(path.parent):
        for file in (written.plan, *(beside(path, suffix) for suffix in (*SHEETS, CALENDAR))):
            for copy in copies_of(file):
                try:
                    copy.unlink(missing_ok=True)
                except OSError as error:
                    raise atomic.refusal(copy, error) from None


def copies_of(file: Path) -> list[Path]:
    """The copies of a file that were kept beside it: ….bak, ….bak2 and so on."""
    kept = re.compile(re.escape(file.name) + r"\.bak\d*")
    try:
        return [one for one in file.parent.iterdir() if kept.fullmatch(one.name)]
    except OSError:
        return []


def write_beside(path: Path, sheets: Sheets) -> tuple[Path, ...]:
    """Write what is drawn from a plan beside it, all or none; what was there and differs is kept as a copy."""
    files = {beside(path, suffix): raw for suffix, raw in sheets.items()}
    with all_or_none.alone_in(path.parent):
        all_or_none.write_over(files)
    return tuple(files)


def of_customer(folder: Path, customer: str) -> list[Path]:
    """The plan files of a customer by their names, the latest visit first; of everyone for an empty one."""
    part = f"{safe_part(customer)}-" if customer else ""
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
    found: dict[str, Any] = head_in(path)["答案"]
    return found


def head_in(path: Path) -> dict[str, Any]:
    """What stands before the conclusions of a plan file, the answers among it. Raises HuikuanError when there are none."""
    raw = read_bytes(path)
    head, _, _ = raw.partition("\n结论:".encode())
    data = parse(head, str(path)).data
    if not isinstance(data, dict) or not isinstance(data.get("答案"), dict):
        raise HuikuanError(f"“{path}”里没有答案", "请核对是不是计划文件")
    return data
