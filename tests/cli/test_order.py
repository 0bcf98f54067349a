"""Where a lead puts things: 排在 moves an entry, a list without ids is printed as he wrote it, and what has no order says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factories import playbook
from huikuan_cli.core.playbook.merging import merged
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled


@pytest.fixture
def team(tmp_path: Path):
    def write(file: str, text: str) -> Path:
        path = tmp_path / "打法" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        id = f"id: {path.stem}\n" if "/" in file else ""
        path.write_text(f"版本: 2\n{id}{text}", encoding="utf-8")
        return tmp_path / "打法"

    return write


def ids(*names: str) -> list[dict[str, Any]]:
    return [{"id": name} for name in names]


@pytest.mark.parametrize(
    ("over", "order"),
    [
        ([{"id": "c", "排在": "a"}], "acb"),
        ([{"id": "c", "排在": "最前"}], "cab"),
        ([{"id": "a", "排在": "c"}], "bca"),
        ([{"id": "d", "排在": "a"}], "adbc"),
        ([{"id": "d"}, {"id": "e", "排在": "d"}, {"id": "a", "排在": "e"}], "bcdea"),
        ([{"id": "b", "停用": "是"}, {"id": "c", "排在": "最前"}], "ca"),
        ([{"id": "c", "排在": "z"}], "abc"),
        ([{"id": "c", "排在": "c"}], "abc"),
    ],
)
def test_an_entry_stands_behind_the_one_it_names(over, order):
    found = merged({"材料包": ids(*"abc")}, {"材料包": over})["材料包"]
    assert "".join(one["id"] for one in found) == order
    assert all("排在" not in one for one in found)


def test_where_a_question_is_asked_stays_with_the_question():
    found = merged({"自问": ids("s1", "s2")}, {"自问": [{"id": "s1", "排在": "s2"}]})["自问"]
    assert found == [{"id": "s1", "排在": "s2"}, {"id": "s2"}]


@pytest.mark.parametrize(
    ("file", "text", "line", "diff", "says"),
    [
        ("chain.yaml", "材料包:\n  - {id: w9, 排在: 最前}\n", 3, "移 w9 的次序：原来在 w8 后面，现在最前", "用在每个案例的行动单"),
        ("chain.yaml", "节点:\n  - {id: t5, 排在: t3}\n", 3, "移 t5 的次序：原来在 t4 后面，现在在 t3 后面", "的行动单"),
        ("letters/l2.yaml", "正文:\n  - {id: d4, 排在: d6}\n", 4, "移 d4 的次序：原来在 d31 后面，现在在 d6 后面", "的催款函"),
        ("excuses.yaml", "借口:\n  - {id: o30, 排在: o01}\n", 3, "移 o30 的次序：原来在 o29 后面，现在在 o01 后面", "这几个案例里看不出先后"),
        ("chain.yaml", "材料包:\n  - {id: w9, 排在: 最前}\n  - {id: w2, 排在: w1}\n", 4, "移 w9", "w2 的“排在”：和自带的一样"),
        ("calendar.yaml", "窗口:\n  - {id: v4, 排在: 最前}\n", 3, "移 v4 的次序", "这次没用上"),
        ("types/e3.yaml", "开场白:\n  - 话: 不占您整块时间，两句说清。\n  - 话: 头一句就说要紧的。\n  - {话: 细的归经办，我只说大的。, 条件: [{答了: {岗位: [分管领导, 主要领导]}}]}\n  - {话: 您赶进度，我挑顶用的说。, 条件: [{答了: {岗位: [业务经办, 使用科室, 采购或合同]}}]}\n  - {话: 上回的原因不讲了，直接说事。, 条件: [{承诺落空至少: 1}]}\n", 4, "改 “开场白”", "先后不算数"),
    ],
)  # fmt: skip
def test_another_order_is_told_where_it_shows_or_why_it_does_not(huikuan, team, file, text, line, diff, says):
    folder = team(file, text)
    done = huikuan("playbook", "check", folder)
    assert (done.code, done.out) == (0, ""), done.out
    (told,) = [one for one in done.err.splitlines() if f"{file}:{line} " in one]
    assert says in told
    assert diff in huikuan("playbook", "diff", "--playbooks", folder).out


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("chain.yaml", "材料包:\n  - {id: w2, 排在: w99}\n", "w2 的“排在”写的“w99”在这一列里没有"),
        ("chain.yaml", "材料包:\n  - {id: w2, 排在: w2}\n", "w2 的“排在”写的是它自己"),
        ("types/e3.yaml", "开场白:\n  加: [{话: 三分钟说清。, 排在: 最前}]\n", "“排在”在这里没有用"),
    ],
)
def test_a_place_that_is_none_is_told_at_its_line(huikuan, team, file, text, says):
    done = huikuan("playbook", "check", team(file, text))
    assert done.code == 1
    assert says in done.out
    assert f"{file}:" in done.out


def test_a_paragraph_of_a_letter_is_printed_where_it_was_put(huikuan, planned, team):
    folder = team("letters/l2.yaml", "正文:\n  - {id: d90, 写法: 段, 排在: 最前, 话: 缺什么请告知。}\n")
    plan = planned()
    done = huikuan("letter", plan, "--kind", "催款函", "--today", "2026-11-23", "--playbooks", folder)
    assert done.code == 0, done.err
    text = next(plan.parent.glob("*.催款函.html")).read_text(encoding="utf-8")
    body = re.findall(r'<p class="indent">(.*?)</p>', text)
    assert body[0] == "缺什么请告知。"


def test_delays_are_answered_in_the_order_of_the_list(team):
    ours = playbook().types["e3"].delays
    rows = "".join(
        f"  - {{他说: {one.says}, 我答: '{one.answer}', 拿到: '{one.take}'}}\n" for one in ours[::-1]
    )
    folder = team("types/e3.yaml", f"常见拖法与应对:\n{rows}")
    found, said = loading.load_for_visit((Layer(folder, "团队"), Layer(bundled(), "自带")))
    assert said == ()
    assert found.types["e3"].delays == ours[::-1]
