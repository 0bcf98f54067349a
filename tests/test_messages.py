"""docs/messages.md explains every number that the check can say, and its examples are what it says they are."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from huikuan_cli.store.playbooks import full_check
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.messages import paragraphs
from huikuan_cli.store.yaml.scan import read_all
from store.mistakes import KNOWN

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 23)
COMPUTED = {'f"P40{min(number, 9)}"': [f"P40{n}" for n in range(1, 10)]}
# letters that stand for one that cannot be seen
UNSEEN = {
    "P106": ("→", "\t"),
    "P107": ("~", "\xa0"),
    "P123": ("~", "\u200b"),
    "P124": ("~", "\7"),
    "P125": ("~", "\u2028"),
}


def said_in_source() -> set[str]:
    """Every number in the sources; those that are put together are written out above."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        computed = re.findall(r'f"P\d*\{[^"]*"', text)
        for one in computed:
            found |= set(COMPUTED[one])
        found |= set(re.findall(r'"(P\d{3})"', text))
    return found


def explained() -> dict[str, tuple[str, str]]:
    """Number -> the heading of its part and its paragraph."""
    found = {}
    for part, body in re.findall(r"(?ms)^## P(\d) .*?$(.*?)(?=^## |\Z)", TEXT):
        for first, last, text in re.findall(r"(?ms)^### P(\d{3})(?:–P(\d{3}))? .*?$(.*?)(?=^### |\Z)", body):
            for number in range(int(first), int(last or first) + 1):
                assert f"P{number}" not in found
                found[f"P{number}"] = (part, text)
    return found


def examples() -> dict[str, tuple[str, str, str, str]]:
    """Number -> file, what is wrong, file, what is right."""
    pattern = re.compile(r"```yaml\n# 错 ?(\S*)\n(.*?)^# 对 ?(\S*)\n(.*?)```", re.M | re.S)
    found = {number: pattern.search(text) for number, (_, text) in explained().items()}
    return {number: (m[1], m[2], m[3] or m[1], m[4]) for number, m in found.items() if m}


def test_every_number_is_explained_in_its_part_and_nothing_else_is():
    found = explained()
    assert found.keys() == said_in_source()
    assert [number for number, (part, _) in found.items() if number[1] != part] == []
    assert all(re.search("[\u4e00-\u9fff]", text) for _, text in found.values())
    assert "非法" not in TEXT


def test_the_command_line_explains_every_number_too():
    assert paragraphs().keys() == explained().keys()


def test_the_numbers_come_in_order():
    assert list(explained()) == sorted(explained())


def test_nearly_every_number_has_an_example():
    assert explained().keys() - examples().keys() == {
        "P126", "P127", "P130", "P133", "P134", "P407", "P408", "P409", "P606", "P609", "P610", "P611",
    }  # fmt: skip


def codes_of(folder: Path, file: str, text: str) -> set[str]:
    path = folder / file
    path.parent.mkdir(parents=True)
    head = "" if text.startswith("版本:") else "版本: 2\n"
    path.write_text(head + text, encoding="utf-8")
    checked = full_check.check((Layer(folder, "团队"), Layer(bundled(), "自带")), TODAY)
    return {one.code for one in checked.problems}


@pytest.mark.parametrize("number", [one for one in examples() if one[1] != "1"])
def test_what_is_called_wrong_is_found_and_what_is_called_right_is_right(tmp_path, number):
    wrong_file, wrong, right_file, right = examples()[number]
    assert codes_of(tmp_path / "错", wrong_file, wrong) == {number}
    assert codes_of(tmp_path / "对", right_file, right) == set()


@pytest.mark.parametrize("number", [one for one in examples() if one[1] == "1"])
def test_the_examples_of_writing_are_what_they_are_called(number):
    _, wrong, _, right = examples()[number]
    wrong = wrong.replace(*UNSEEN[number]) if number in UNSEEN else wrong
    known = KNOWN | {"合同编号", "签批人"}
    assert {one.code for one in read_all(wrong.encode(), "文件", known).problems} == {number}
    assert read_all(right.encode(), "文件", known).problems == []
