"""However much of one kind a file of a team holds, checking and loading it is as much work again for as much again.

At every run every kind is either checked or loaded, by turns; with -m deep it is also the other way round.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from huikuan_cli.store.playbooks import full_check, loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

TODAY = date(2026, 11, 23)
FEW, TIMES = 30, 4
MOST = 6  # times the work for TIMES as many; with each held against each it would come near to TIMES ** 2
X, E8, N, Q, T, Z = (
    "excuses.yaml",
    "types/e8.yaml",
    "chain.yaml",
    "questions.yaml",
    "methods.yaml",
    "quiz.yaml",
)
NEW = "  - {id: z@, 名称: 甲, 他会说: [甲], 关键词: [乙], 真意: [甲], 先问: 甲, 我答: 甲, 拿到: 甲, 证据: [甲], 下一步: 甲, 依据: 甲"
FILES: dict[str, tuple[str, str, str, str]] = {  # what comes before, again and again (@: its number), and behind
    "entries without what they need": (X, "借口:\n", "  - {id: n@, 名称: 甲, 先问: 乙}\n", ""),
    "an entry written again": (X, "借口:\n", "  - {id: o05, 先问: 甲@}\n", ""),
    "new entries that are right": (X, "借口:\n", NEW + "}\n", ""),
    "new entries that name one another wrongly": (X, "借口:\n", NEW + ", 下一站: [t@x], 因类型: {e@x: 甲}}\n", ""),
    "unknown names": (E8, "id: e8\n", "名@: 甲\n", ""),
    "unknown ids in one list": (X, "借口:\n  - id: o05\n    下一站: [t1", ", x@", "]\n"),
    "unknown ids in conditions": (T, "八招:\n  - id: z1\n    条件: [{借口: [o01]}", ", {借口: [q@]}", "]\n"),
    "unknown questions in conditions": (T, "八招:\n  - id: z1\n    条件: [{填了: [客户", ", 乙@", "]}]\n"),
    "unknown answers": (T, "八招:\n  - id: z1\n    条件: [{答了: {验收状态: [甲", ", 乙@", "]}}]\n"),
    "unknown placeholders": (E8, "id: e8\n打开他:\n", '  - "{{ 甲@ }}"\n', ""),
    "placeholders left open": (E8, "id: e8\n打开他:\n", '  - "{{ 甲@"\n', ""),
    "entries hidden that are nowhere": (X, "借口:\n", "  - {id: n@, 停用: 是}\n", "  - {id: o05, 停用: 是}\n"),
    "red lines hidden": ("redlines.yaml", "红线:\n", "  - {id: h1, 停用: 是}\n", ""),
    "new questions": (Q, "自问:\n  - id: s1\n    字段:\n", "      - {键: 甲@, 类型: 文本, 问: 甲, 当: {乙@: [是]}}\n", ""),
    "a question asked again": (Q, "自问:\n  - id: s1\n    字段:\n", "      - {键: 客户, 类型: 文本, 问: 甲, 当: {乙@: [是]}}\n", ""),
    "places of the chain": (N, "节点:\n", "  - {id: n@, 名称: 甲, 要看到: 甲, 常见卡点: [甲], 问一句: 甲, 经验工作日: [1, 2], 岗位: [使用科室]}\n", ""),
    "questions of the quiz": (Z, "题:\n", "  - {id: v@, 问: 甲, 看到的: [{选项: a, 看到: 甲, 分: {e@x: 1}}]}\n", ""),
    "forbidden words": (E8, "id: e8\n打开他:\n", "  - 送礼@\n", ""),
    "forbidden words that are refused": (E8, 'id: e8\n依据: "', "不送礼", '"\n'),
    "empty lines in brackets": (E8, "id: e8\n言语: [甲,\n", "\n", "  乙]\n"),
}  # fmt: skip


def calls(work: Callable[[], Any]) -> int:
    """How many functions are called while something is done: the same on every machine."""
    count = 0

    def one_more(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(one_more)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def check(order: tuple[Layer, ...]) -> None:
    full_check.check(order, TODAY)


def visit(order: tuple[Layer, ...]) -> None:
    loading.load_for_visit(order)


@pytest.mark.parametrize(
    ("name", "use"),
    [
        pytest.param(
            name, use, id=f"{name}-{use.__name__}", marks=[] if n % 2 == turn else [pytest.mark.deep]
        )
        for n, name in enumerate(FILES)
        for turn, use in enumerate((check, visit))
    ],
)
def test_the_work_grows_with_the_file_and_no_faster(tmp_path: Path, name: str, use: Callable[[Any], Any]):
    file, before, again, behind = FILES[name]
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    order = (Layer(tmp_path, "团队"), Layer(bundled(), "自带"))

    def work(count: int) -> int:
        text = "".join(again.replace("@", str(number)) for number in range(100, 100 + count))
        path.write_text(f"版本: 2\n{before}{text}{behind}", encoding="utf-8")
        return calls(lambda: use(order))

    work(FEW)  # what is compiled or read once
    few, more, most = (work(FEW * times) for times in (1, 2, 2 + TIMES))
    assert most - more <= MOST * max(more - few, 1000)
