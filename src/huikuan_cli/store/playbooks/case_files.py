"""Teaching cases and their answers files on disk."""

from __future__ import annotations

import re
from pathlib import Path

from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

FOLDER = "cases"


def ids(order: tuple[Layer, ...]) -> tuple[str, ...]:
    """The ids of all cases in any layer, in order."""
    found = {
        p.stem
        for layer in order
        for p in (layer.folder / FOLDER).glob("*.yaml")
        if re.fullmatch(r"k\d+", p.stem)
    }
    return tuple(sorted(found, key=lambda id: (len(id), id)))


def file_of(order: tuple[Layer, ...], id: str) -> str:
    """The file of a case, as a playbook file is named. Raises HuikuanError when no layer has it."""
    known = ids(order)
    id = brief(id).lower()
    if id not in known:
        raise HuikuanError(f"没有案例“{id}”{nearest(id, known)}", "运行 huikuan cases 看有哪些")
    return f"{FOLDER}/{id}.yaml"


def shipped(id: str) -> Teaching:
    """A case that comes with the program, as it does."""
    order = (Layer(bundled(), "自带"),)
    return load_one(order, file_of(order, id), Teaching)


def answers_of(order: tuple[Layer, ...], case: Teaching) -> Path:
    """The answers file that a case names: beside the case, else among the examples that come with the program."""
    name = Path(case.answers).name
    places = [layer.folder / FOLDER / name for layer in order] + [examples() / name]
    for path in places:
        if path.is_file():
            return path
    raise HuikuanError(f"案例 {case.id} 的答案文件“{name}”不在", "把它放在案例旁边，或改案例里的“答案”")


def examples() -> Path:
    """The examples that come with the program: inside the wheel, or the checkout's own."""
    inside = bundled().parent / "_examples"
    return inside if inside.is_dir() else bundled().parent / "examples"
