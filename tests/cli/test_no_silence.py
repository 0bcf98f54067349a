"""Whatever a lead changes: if check accepts it, check names the line, and diff names the change or check says that it is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from huikuan_cli.core.playbook.merging import Place, name_key
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, bundled
from huikuan_cli.store.yaml.dump import dump
from properties import SEARCH

TRIES, MORE = 10, 60  # MORE with -m deep


def leaves(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value that a team can change by itself, with the names that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("id", "键", "版本", "发布日"):
                yield from leaves(value, (*place, key))
    elif isinstance(data, list) and (key := name_key(data)) in ("id", "键"):
        for one in data:
            yield (*place, one[key]), None
            yield from leaves(one, (*place, one[key]))
    elif place:
        yield place, data


def around(ours: Any, place: Place, value: Any) -> Any:
    """What a team writes to have this value at a place."""
    if not place:
        return value
    if isinstance(ours, list):
        key = name_key(ours)
        inner = next(one for one in ours if one[key] == place[0])
        return [{key: place[0], **around(inner, place[1:], value)}]
    return {place[0]: around(ours[place[0]], place[1:], value)}


def another(r: Random, value: Any) -> Any:
    """Another value of the same kind; of an entry that it is hidden."""
    if value is None:
        return {"停用": "是"}
    if isinstance(value, list):
        if value and isinstance(value[0], str) and r.random() < 0.7:
            return r.choice(
                ({"加": ["另写的一句"]}, {"去掉": [value[-1]]}, [*value, "另写的一句"], value[::-1])
            )
        return value[1:] or value
    if value.isdecimal():
        return str(int(value) + 1)
    return {"是": "否", "否": "是"}.get(value, value.rstrip("。？") + "，您看")


@pytest.mark.parametrize(
    "seed",
    [*range(TRIES), *(pytest.param(n, marks=pytest.mark.deep) for n in range(TRIES, MORE * max(1, SEARCH)))],
)
def test_an_edit_that_is_accepted_is_named(huikuan, tmp_path, seed):
    r = Random(seed)
    name = r.choice([one for one in (*SHAPES, *LONE_FILES) if one != "rules.yaml"])
    ours = yaml.load((bundled() / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    place, value = r.choice(list(leaves(ours)))
    made = around(ours, place, another(r, value))
    written = {"版本": "2", **({"id": ours["id"]} if "id" in ours else {}), **made}
    path: Path = tmp_path / "打法" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(written), encoding="utf-8")
    checked = huikuan("playbook", "check", tmp_path / "打法")
    if checked.code:
        assert path.name in checked.out
        return
    told = [one for one in checked.err.splitlines() if f"{path}:" in one]
    assert told, (place, value, path.read_text(encoding="utf-8"))
    changed = "没有改动" not in huikuan("playbook", "diff", "--playbooks", tmp_path / "打法").out
    nothing = any("和自带的一样" in one or "不起作用" in one or "没有用" in one for one in told)
    assert changed != nothing, told
