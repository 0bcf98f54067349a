"""An entry written into the wrong list costs the team that entry and nothing else, and is told at its own line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from factories import playbook
from huikuan_cli.core.playbook.merging import Place, name_key
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks import full_check, loading
from huikuan_cli.store.playbooks.layers import PLAYS, Layer, bundled
from huikuan_cli.store.yaml.dump import dump

OURS = Layer(bundled(), "自带")
TODAY = date(2026, 11, 23)
RELIEF = "您说了算，我只要一个日子。"
AMONG = ("questions.yaml", "methods.yaml", "mindset.yaml", "diagnosis.yaml", "escalation.yaml", *PLAYS[:4])
TRIES = 12


def written(folder: Path, files: dict[str, str]) -> tuple[Layer, Layer]:
    for name, text in {"types/e8.yaml": f"id: e8\n动机与担心: {{安心一句: {RELIEF}}}\n", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("版本: 2\n" + text, encoding="utf-8")
    return Layer(folder, "团队"), OURS


def wrong(order: tuple[Layer, ...]) -> list[Problem]:
    return [one for one in full_check.check(order, TODAY).problems if not one.minor]


ROWS = {
    "a question changed in another section": (
        "questions.yaml",
        "自问:\n  - id: s4\n    字段:\n      - {键: 审核人, 深浅: 必问}\n",
        (5, "P314", "“审核人”在 s5 付款责任人 下"),
    ),
    "a question written whole in another section": (
        "questions.yaml",
        "自问:\n  - id: s4\n    字段:\n      - {键: 审核人, 类型: 文本, 问: 谁审？}\n",
        (5, "P314", "移过去"),
    ),
    "a question of ours in a new section": (
        "questions.yaml",
        "自问:\n  - id: s9\n    名称: 甲\n    为什么问: 乙\n    字段:\n      - {键: 签批人, 类型: 文本, 问: 谁签？}\n"
        "      - {键: 平台, 类型: 文本, 问: 哪个平台？, 可不填: 是}\n",
        (7, "P314", "“签批人”在 s5"),
    ),
    "a move among the principles": ("methods.yaml", "四原则:\n  - {id: z8, 停用: 是}\n", (3, "P314", "“八招”下")),
    "a situation in another file": (
        "plays/claim.yaml",
        "情形:\n  - {id: y60, 安心: 您照合同办的。}\n",
        (3, "P314", "plays/people.yaml 的“情形”下"),
    ),
    "a question that the program asks itself": (
        "questions.yaml",
        "自问:\n  - id: s4\n    字段:\n      - {键: 类型, 类型: 文本, 问: 哪一类？}\n",
        (5, "P301", "程序自己会问"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_the_line_of_the_lead_is_named_and_the_rest_of_the_team_s_playbook_is_used(folder, name):
    file, text, (line, code, says) = ROWS[name]
    order = written(folder, {file: text})
    (found,) = wrong(order)
    assert (found.file, found.line, found.code) == (str(folder / file), line, code)
    assert says in found.text + found.fix
    made, said = loading.load_for_visit(order)
    assert made.types["e8"].drive.relief == RELIEF
    assert [f"{file}:{line}" in one for one in said] == [True]


def lists(data: Any, place: Place = ()) -> Iterator[tuple[Place, list[dict[str, Any]]]]:
    """Every list of entries that have ids or are questions."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists(value, (*place, key))
    elif isinstance(data, list) and (key := name_key(data)) in ("id", "键") and "列" not in place:
        yield place, data
        for one in data:
            yield from lists(one, (*place, one[key]))


def at(place: Place, rows: Any) -> Any:
    """What a team writes to have these rows in the list at a place: 自问, s4, 字段."""
    if not place:
        return rows
    inner = at(place[1:], rows)
    step = place[0]
    return [{"id": step, **inner}] if isinstance(inner, dict) and step.isascii() else {step: inner}  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(TRIES))
def test_whatever_entry_is_put_into_whatever_list_no_line_of_ours_is_blamed(folder, seed):
    r = Random(seed)
    name = r.choice(AMONG)
    ours = yaml.load((bundled() / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    homes = [(place, rows) for place, rows in lists(ours) if len(place) in (1, 3)]
    if name in PLAYS:
        other = r.choice([one for one in PLAYS if one != name])
        homes += lists(yaml.load((bundled() / other).read_text(encoding="utf-8"), yaml.BaseLoader))
    if len(homes) < 2:
        pytest.skip("one list only")
    to, source = r.sample(homes, 2)
    entry = r.choice(source[1])
    order = written(folder, {name: dump(at(to[0], [entry]))})
    for found in wrong(order):
        assert found.file == str(folder / name), found
        assert found.line > 1, found
    made, said = loading.load_for_visit(order)
    assert made.types["e8"].drive.relief == RELIEF, said
    assert made.questions == playbook().questions or name == "questions.yaml"
