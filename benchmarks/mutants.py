"""How many small mistakes in the law and the advice the tests notice: one is made at random, the tests run until one fails.

    .venv/bin/python benchmarks/mutants.py --count 20 --seed 1

A comparison is turned round, `and` becomes `or`, a condition its contrary, a number one more, plus minus. The copy of the checkout that is
changed lies in a temporary folder; a mutant that no test notices is printed with its line, for whoever wants to write that test. What changes
nothing that can be seen (an order of equal things, a bound that is never reached) survives too, and has to be told apart by eye.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("core/law", "core/advice")
TESTS = ("tests/core", "tests/oracle", "tests/course", "tests/render")
LEFT_OUT = (
    ".venv",
    ".git",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "docs",
    "node_modules",
)
LONGEST = 900  # seconds of a run: a mutant that hangs was noticed
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def main() -> None:
    """Print every mutant with what became of it, and the count."""
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        checkout = Path(place) / "checkout"
        shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(*LEFT_OUT))
        killed = 0
        for number, (path, line, what, text) in enumerate(_mutants(checkout, given.count, given.seed), 1):
            before = path.read_text(encoding="utf-8")
            path.write_text(text, encoding="utf-8")
            start = time.monotonic()
            noticed = _noticed(checkout)
            path.write_text(before, encoding="utf-8")
            killed += noticed
            said = "noticed" if noticed else "SURVIVED"
            name = path.relative_to(checkout / "src" / "huikuan_cli")
            print(f"{number:4} {said:9} {time.monotonic() - start:5.0f} s  {name}:{line}  {what}", flush=True)
        print(f"{killed} of {given.count} noticed")


def _mutants(checkout: Path, count: int, seed: int) -> Iterator[tuple[Path, int, str, str]]:
    """Files with one mistake each: where, in what line, what, and the whole text."""
    files = [one for room in ROOMS for one in sorted((checkout / "src" / "huikuan_cli" / room).rglob("*.py"))]
    places = [(path, number) for path in files for number in range(len(list(_turns(path))))]
    for path, number in random.Random(seed).sample(places, count):
        yield path, *list(_turns(path))[number]


def _turns(path: Path) -> Iterator[tuple[int, str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        if what := _change(copy.deepcopy(node)):
            changed = copy.deepcopy(tree)
            target = next(one for at, one in enumerate(ast.walk(changed)) if at == number)
            _change(target)
            yield getattr(node, "lineno", 0), what, ast.unparse(changed)


def _change(node: ast.AST) -> str:
    """Make a mistake in a node, and say which; empty where none is made there."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        new = TURNED[type(node.ops[0])]
        said = f"{type(node.ops[0]).__name__} -> {new.__name__}"
        node.ops[0] = new()
        return said
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return "and <-> or"
    if isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "not the condition"
    if isinstance(node, ast.Constant) and type(node.value) is int:
        node.value += 1
        return f"{node.value - 1} -> {node.value}"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return "+ <-> -"
    return ""


def _noticed(checkout: Path) -> bool:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        *TESTS,
    ]
    env = os.environ | {"PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=checkout, env=env, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


if __name__ == "__main__":
    main()
