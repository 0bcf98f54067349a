"""What a lead sees of his playbooks: an entry as it will be read, and what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.playbook.merging import FOREMOST, NAMING_KEYS, called, owner
from huikuan_cli.core.playbook.placeholders import Facts, fill
from huikuan_cli.core.sheet.layout import Block, Row, Style

SAID_KEYS = {
    "开场白",
    "我答",
    "先问",
    "安心一句",
    "他说",
    "他会说",
    "说法",
    "问一句",
    "问",
    "怎么问",
    "只要",
    "开场",
}
TITLE_KEYS = ("名称", "动作", "红线", "事实", "问", "话")
SHORT_ROW = 8  # characters: so short that several stand on one line
NOT_SHOWN = {"版本", "id"}


def entry_page(name: str, data: dict[str, Any], facts: Facts, legend: str = "") -> list[Block]:
    """An entry of a playbook, or a whole file, with the figures of a case in its lines. `legend`: what is said of them."""
    title = title_of(data)
    blocks = [Block(f"{name} {title}".strip(), ())]
    rows: list[Row] = []
    for key, value in data.items():
        if key in NOT_SHOWN or value is title:
            continue
        if isinstance(value, str):
            rows.append(_row(key, value, facts))
        else:
            blocks.append(Block(key, tuple(_rows(key, value, facts))))
    return [Block(blocks[0].title, (*rows, Row("small", legend or LEGEND))), *blocks[1:]]


def title_of(data: dict[str, Any]) -> str:
    """What an entry is called; empty where it has no title."""
    return next((data[key] for key in TITLE_KEYS if isinstance(data.get(key), str)), "")


LEGEND = "引号里是要说出口的话；里面的数用的是教学案例的。"


def _row(key: str, text: str, facts: Facts) -> Row:
    style: Style = "say" if key in SAID_KEYS else "pair"
    return Row(style, fill(text, facts), key)


def _rows(key: str, value: Any, facts: Facts) -> Iterator[Row]:
    if isinstance(value, str):
        yield Row("say" if key in SAID_KEYS else "text", fill(value, facts))
    elif isinstance(value, list) and all(isinstance(one, str) and len(one) <= SHORT_ROW for one in value):
        yield Row("text", "、".join(value))
    elif isinstance(value, list):
        for one in value:
            yield from _rows(key, one, facts)
    elif isinstance(value, dict):
        for inner, one in value.items():
            if isinstance(one, str):
                yield _row(inner, one, facts)
            else:
                yield Row("pair", written(one), inner)


def written(value: Any) -> str:
    """A piece of a playbook in one line."""
    if isinstance(value, dict):
        named = next((f"{value[key]}：" for key in NAMING_KEYS if isinstance(value.get(key), str)), "")
        rest = "，".join(f"{key} {written(one)}" for key, one in value.items() if key not in NAMING_KEYS)
        return f"{named}{rest}"
    return "；".join(written(one) for one in value) if isinstance(value, list) else str(value)


def _titled(value: Any) -> str:
    """What an entry is called, else what stands in it."""
    if isinstance(value, dict):
        return next((value[key] for key in TITLE_KEYS if isinstance(value.get(key), str)), written(value))
    return written(value)


def changes_block(
    title: str, found: list[Change], effects: Callable[[Change], str] = lambda one: ""
) -> Block:
    """What was changed in one file: each place with what stood there and what stands now, and what comes of it (`effects`)."""
    rows: list[Row] = []
    for one in found:
        rows += _change(one)
        if effect := effects(one):
            rows.append(Row("pair", effect, "　结果"))
    return Block(title, tuple(rows))


def _other_lines(before: Any, after: Any) -> bool:
    """Whether these are lists of which one holds what the other does not; else they differ in their order alone."""
    lists = isinstance(before, list) and isinstance(after, list)
    return lists and (any(one not in after for one in before) or any(one not in before for one in after))


def _behind(name: str) -> str:
    return "最前" if name == FOREMOST else f"在 {name} 后面"


def _change(one: Change) -> Iterator[Row]:
    where = called(one.place)
    if one.kind == "替下":
        yield Row("text", f"替下 {where}：{_titled(one.before)}")
        yield Row("pair", written(one.after), "　换成")
    elif one.kind == "移":
        yield Row("text", f"移 {owner(one.place)}次序：原来{_behind(one.before)}，现在{_behind(one.after)}")
    elif one.kind == "停用":
        yield Row("text", f"停用 {where}：{_titled(one.before)}")
    elif one.kind == "加":
        yield Row("text", f"加 {where}：{_titled(one.after)}")
    elif _other_lines(one.before, one.after):
        yield Row("text", f"改 {where}")
        yield from (Row("pair", written(line), "　去掉") for line in one.before if line not in one.after)
        yield from (Row("pair", written(line), "　加上") for line in one.after if line not in one.before)
    else:
        yield Row("text", f"改 {where}")
        yield Row("pair", written(one.before), "　原来")
        yield Row("pair", written(one.after), "　现在")
