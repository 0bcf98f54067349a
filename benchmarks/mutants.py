"""How many small mistakes in the law and the advice the tests notice: one is made at random, the tests run until one fails.

    .venv/bin/python benchmarks/mutants.py --count 300 --seed 1

A comparison is turned round, `and` becomes `or`, a condition its contrary, a number one more, plus minus. Nothing on the disk is changed: the
tests are collected once, and for each mistake a process is split off in which the function's code is the mistaken one and nothing worked out
before is remembered. What stands outside of functions is left out, but for plain numbers (`MOST = 4`). A mutant that no test notices is printed
with its line, for whoever wants to write that test. What changes nothing that can be seen (an order of equal things, a bound that is never
reached) survives too, and has to be told apart by eye. Needs a system that can split off processes (no Windows).
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import gc
import importlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "huikuan_cli"
ROOMS = ("core/law", "core/advice")
TESTS = ("tests/core", "tests/oracle", "tests/course", "tests/render")
LONGEST = 900  # seconds of a run: a mutant that hangs was noticed
AT_ONCE = 2
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


class Mutant(NamedTuple):
    """One mistake: the file, its line there, what it is, and the file's syntax with and without it."""

    path: Path
    line: int
    what: str
    before: ast.Module
    after: ast.Module

    @property
    def module(self) -> str:
        """The module as it is imported."""
        return ".".join(("huikuan_cli", *self.path.relative_to(SOURCE).with_suffix("").parts))


def main() -> None:
    """Print every mutant with what became of it, and the count."""
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    os.chdir(ROOT)
    tests = [str(ROOT / one) for one in TESTS]
    sys.exit(
        pytest.main(
            ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", *tests],
            plugins=[Run(given.count, given.seed)],
        )
    )


class Run:
    """Instead of running the tests once, run them for each mutant until one fails."""

    def __init__(self, count: int, seed: int) -> None:
        self.count, self.dice = count, random.Random(seed)
        self.killers: Counter[int] = Counter()  # by the place of the test
        self.by_module: dict[str, Counter[int]] = {}
        self.running: dict[
            int, tuple[Mutant, int, float]
        ] = {}  # process -> what it tries, where it answers, since when
        self.noticed = self.tried = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the loop over the tests."""
        for mutant in self._mutants():
            while len(self.running) >= AT_ONCE:
                self._collect()
            self._split_off(session, mutant)
        while self.running:
            self._collect()
        print(f"{self.noticed} of {self.tried} noticed")
        return True

    def _mutants(self) -> Iterator[Mutant]:
        files = [one for room in ROOMS for one in sorted((SOURCE / room).rglob("*.py"))]
        places = [(path, number) for path in files for number in _places(path)]
        self.dice.shuffle(places)
        found = (_mutant(path, number) for path, number in places)
        usable = (one for one in found if _codes_of(one) or _number_of(one))
        for _, mutant in zip(range(self.count), usable, strict=False):
            yield mutant

    def _split_off(self, session: pytest.Session, mutant: Mutant) -> None:
        order = self._order(len(session.items), mutant.module)
        answer, tell = os.pipe()
        if child := os.fork():
            os.close(tell)
            self.running[child] = mutant, answer, time.monotonic()
            return
        os.close(answer)
        failed = -1
        try:
            session.config.pluginmanager.unregister(name="terminalreporter")
            _mistaken(mutant)
            failed = _first_failed(session, order)
        except BaseException:
            failed = order[0]
        finally:
            os.write(tell, f"{failed}".encode())
            os._exit(0)

    def _order(self, count: int, module: str) -> list[int]:
        """The tests, first those that noticed mistakes in this module, then those that noticed others, then the rest at random."""
        rest = list(range(count))
        self.dice.shuffle(rest)
        known = [one for one, _ in self.by_module.get(module, Counter()).most_common()]
        known += [one for one, _ in self.killers.most_common(40)]
        return list(dict.fromkeys((*known, *rest)))

    def _collect(self) -> None:
        """Take in what one of the processes found; one that takes too long has hung."""
        done, _ = os.waitpid(-1, os.WNOHANG)
        if not done:
            late = [one for one, (_, _, since) in self.running.items() if time.monotonic() - since > LONGEST]
            for one in late:
                os.kill(one, signal.SIGKILL)
            time.sleep(0.05)
            return
        mutant, answer, since = self.running.pop(done)
        said = os.read(answer, 20).decode()
        os.close(answer)
        noticed = said != "-1"  # one that was ended says nothing
        if noticed and said:
            self.killers[int(said)] += 1
            self.by_module.setdefault(mutant.module, Counter())[int(said)] += 1
        self.tried += 1
        self.noticed += noticed
        took, name = time.monotonic() - since, mutant.path.relative_to(SOURCE)
        word = "noticed" if noticed else "SURVIVED"
        print(f"{self.tried:4} {word:9} {took:5.0f} s  {name}:{mutant.line}  {mutant.what}", flush=True)


def _first_failed(session: pytest.Session, order: list[int]) -> int:
    """The place of the first test that fails, -1 where none does."""
    session.config._tmp_path_factory._basetemp = Path(tempfile.mkdtemp())  # type: ignore[attr-defined]
    items = [session.items[one] for one in order]
    for place, item in enumerate(items):
        after = items[place + 1] if place + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return order[place]
    return -1


def _mistaken(mutant: Mutant) -> None:
    """Put the mistaken code in place of the right one, and forget what was worked out before."""
    importlib.import_module(mutant.module)  # some are only imported when they are first used
    gc.unfreeze()
    codes, number = _codes_of(mutant), _number_of(mutant)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__module__ == mutant.module and one.__qualname__ in codes:
            one.__code__ = codes[one.__qualname__]
        elif isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()
    if number:
        name, value, new = number
        for module in list(sys.modules.values()):
            if module.__name__.startswith("huikuan_cli") and vars(module).get(name) == value:
                setattr(module, name, new)


def _codes_of(mutant: Mutant) -> dict[str, CodeType]:
    """The code of every function that is no longer as it was, by its name within the module; of one inside another that of the outer."""
    before, after = (
        dict(_functions(compile(one, str(mutant.path), "exec"))) for one in (mutant.before, mutant.after)
    )
    return {name: code for name, code in after.items() if code != before[name]}


def _functions(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The functions of a module and of its classes."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_flags & 0x2:  # it is optimised: a function, no body of a class
                yield one.co_qualname, one
            else:
                yield from _functions(one)


def _number_of(mutant: Mutant) -> tuple[str, int, int] | None:
    """The name, the value and the new value of a plain number of the module that is another one now."""
    for old, new in zip(mutant.before.body, mutant.after.body, strict=True):
        match old, new:
            case (
                ast.Assign(targets=[ast.Name(name)], value=ast.Constant(value)),
                ast.Assign(value=ast.Constant(other)),
            ) if isinstance(value, int) and value != other:
                return name, value, int(str(other))
    return None


def _places(path: Path) -> list[int]:
    """Which of the nodes of a file a mistake can be made in."""
    return [number for number, node in enumerate(ast.walk(_read(path))) if _change(copy.copy(node))]


def _mutant(path: Path, number: int) -> Mutant:
    changed: Any = copy.deepcopy(_read(path))
    node = next(one for at, one in enumerate(ast.walk(changed)) if at == number)
    what = _change(node)
    return Mutant(path, getattr(node, "lineno", 0), what, _read(path), ast.fix_missing_locations(changed))


@functools.cache
def _read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _change(node: ast.AST) -> str:
    """Make a mistake in a node, and say which; empty where none is made there."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        new = TURNED[type(node.ops[0])]
        said = f"{type(node.ops[0]).__name__} -> {new.__name__}"
        node.ops = [new(), *node.ops[1:]]
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


if __name__ == "__main__":
    main()
