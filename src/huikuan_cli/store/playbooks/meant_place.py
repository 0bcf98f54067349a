"""Where something belongs that a lead wrote in another place: what stands outermost in another file; in questions.yaml a section by its
title, a question by itself."""

from __future__ import annotations

from typing import Any

from huikuan_cli.core.checking.how_written import around_of
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.layered_file import Stack
from huikuan_cli.store.playbooks.layers import SHAPES

QUESTIONS_FILE, SECTIONS, QUESTIONS, KEY = "questions.yaml", "自问", "字段", "键"
UNKNOWN_NAME, LACKING, ODD_ID = "P201", "P202", "P312"
ASKED_BACK = "是不是"  # where another name of the same file is likelier


def meant_place(stack: Stack, problem: Problem) -> Problem:
    """The problem with the place that was meant; as it is where nothing of this kind was."""
    unknown = problem.code == UNKNOWN_NAME and len(problem.at) == 1 and ASKED_BACK not in problem.text
    if homes := _files_with(str(problem.at[0]), stack.kind) if unknown else "":
        return problem._replace(text=f"{problem.text}，它写在 {homes}", fix="移过去；不要了就删掉")
    if stack.name != QUESTIONS_FILE or not stack.has_ours() or not problem.at:
        return problem
    titles = {one["名称"]: one["id"] for one in stack.parts[-1].data[SECTIONS]}
    name = str(problem.at[-1])
    if problem.code == UNKNOWN_NAME and len(problem.at) == 1 and (name in titles or name == QUESTIONS):
        id = titles.get(name, "s0")
        said = (
            f"“{brief(name)}”是“{SECTIONS}”里的" + ("一段" if name in titles else "一层") + "，不写在最外面"
        )
        return problem._replace(text=said, fix=_nested(id))
    entry = _entry(stack, problem)
    if problem.code in (LACKING, UNKNOWN_NAME) and KEY in entry and len(problem.at) == 3:
        text = f"“{brief(str(entry[KEY]))}”是一个问题，直接写在“{SECTIONS}”下面了"
        return problem._replace(text=text, fix=_nested("s1"), code=LACKING, at=(*problem.at[:2], KEY))
    said = str(entry.get("id"))
    if problem.code in (LACKING, ODD_ID) and said in titles:
        text = f"段要写编号：“{brief(said)}”是 {titles[said]}"
        return problem._replace(
            text=text, fix=f"写成“id: {titles[said]}”", code=ODD_ID, at=(*problem.at[:2], "id")
        )
    return problem


def _files_with(key: str, here: type[Any]) -> str:
    """The list of the same file in whose entries something of this name stands, else the files, or one of those of a folder, in which it stands
    outermost; empty where there are none."""
    if around := around_of(key, here):
        return f"“{around}”的一条里"
    found: dict[type[Any], str] = {}
    for name, kind in SHAPES.items():
        if kind is not here and key in kind.__struct_encode_fields__:
            folder = name.partition("/")[0]
            found.setdefault(kind, f"{folder}/ 的文件里（如 {name}）" if "/" in name else f"{name} 里")
    return "、".join(found.values())


def _nested(id: str) -> str:
    return (
        f"一级一级往里写：“{SECTIONS}:”、“- id: {id}”、“{QUESTIONS}:”、“- {KEY}: …”（{id} 换成那一段的编号）"
    )


def _entry(stack: Stack, problem: Problem) -> dict[str, Any]:
    """The section around a problem as the team wrote it; empty where it stands in none."""
    part, path = stack.find(problem.at)
    if len(path) < 2 or path[0] != SECTIONS or not isinstance(path[1], int):
        return {}
    entry = part.data[SECTIONS][path[1]]
    return entry if isinstance(entry, dict) and part in stack.teams() else {}
