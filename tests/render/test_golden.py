"""Golden sheets of the examples. `scripts/test --bless` accepts new ones: read them first."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
GOLDEN, ACTUAL = TESTS / "golden", TESTS / "actual"
EXAMPLES = TESTS.parent / "examples"


def scrubbed(text: str) -> str:
    """The text without what changes with every comment in a playbook: version and digest."""
    text = re.sub(r"打法库 \S+ / [0-9a-f]{12}", "打法库 某版", text)
    text = re.sub(r"打法库: '\S+ / [0-9a-f]{12}'", "打法库: 某版", text)
    return re.sub(r"工具版本: '[^']+'", "工具版本: 某版", text)


@pytest.mark.parametrize("kind", [".行动单.md", ".plan.yaml"])
@pytest.mark.parametrize("start", ["k1", "k2", "k4"])
def test_example_gives_its_golden_file(huikuan, tmp_path, start, kind):
    (path,) = EXAMPLES.glob(f"{start}-*.yaml")
    done = huikuan("plan", "--answers", path, "--today", "2026-11-23", "--out", tmp_path / "out")
    assert done.code == 0, done.err
    (written,) = (tmp_path / "out").glob(f"*{kind}")
    actual = scrubbed(written.read_text(encoding="utf-8"))
    assert actual.count("某版") == (1 if kind.endswith(".md") else 2)
    golden = GOLDEN / f"{start}{kind}"
    if os.environ.get("HUIKUAN_BLESS"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(actual, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if actual != expected:
        ACTUAL.mkdir(exist_ok=True)
        (ACTUAL / golden.name).write_text(actual, encoding="utf-8")
        first = next(
            (n for n, pair in enumerate(zip(actual.splitlines(), expected.splitlines(), strict=False), 1)
             if pair[0] != pair[1]),
            "末尾",
        )  # fmt: skip
        pytest.fail(
            f"{golden.name} 第 {first} 行起不一样；现在的在 {ACTUAL / golden.name}。"
            "读过没问题，就运行 scripts/test --bless",
            pytrace=False,
        )


def test_no_golden_file_is_left_without_a_test():
    names = {f"{start}{kind}" for start in ("k1", "k2", "k4") for kind in (".行动单.md", ".plan.yaml")}
    assert {p.name for p in GOLDEN.iterdir()} == names | {"older.plan.yaml"}  # see store/test_older.py
