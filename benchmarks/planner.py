"""How many visits the planner works out in a second on one core, and how many functions it calls for one.

    .venv/bin/python benchmarks/planner.py
    .venv/bin/python benchmarks/planner.py --before 另一个检出/src   # and the same cases by an older build

Planned are the nine teaching cases and 120 made ones, each with words of its own, by a planner that has its playbooks read and has
planned before; reading answers and printing sheets are not counted. The builds take turns (A B A B …), so that a machine whose
speed drifts is unfair to neither. Fails below what one core should do (docs/decisions.md §11).
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import os
import pstats
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 23)  # the day of the tests
ROOT = Path(__file__).resolve().parents[1]
AIM = 400  # plans a second
MADE = 60  # cases of each of the two kinds that are made
AGAIN = 5  # times that the teaching cases are planned after the first, when their sentences have been heard
WARM = 20  # plans before the first that is timed
NAMES = ("教学案子，头一遍", "教学案子，再算", "另造的案子", "每份调用函数（次）", "用到的函数（个）")


class Cases:
    """The cases as the planner takes them: the teaching cases, the made ones, and a few others to begin with."""

    def __init__(self) -> None:
        gc.set_threshold(100_000)  # as the program does
        sys.path.insert(0, str(ROOT / "tests"))
        from course.generated import TYPES, few, generated, varied
        from course.helpers import CASES, answers_of
        from factories import tree

        by_type = [tree(**case) for kind in TYPES for case in list(generated(kind))[: MADE // len(TYPES)]]
        self.taught = self._read([answers_of(one) for one in CASES])
        self.made = self._read(by_type + [tree(**case) for case in varied(MADE)])
        self.few = self._read([tree(**case) for kind in TYPES for case in few(kind)])[:WARM]

    def _read(self, trees: list[dict]) -> list[dict]:
        from factories import talk
        from huikuan_cli.core.answers.answer_set import read_answers

        return [read_answers(one, talk(), TODAY, "", lambda path: 1).answers for one in trees]

    def all(self) -> list[dict]:
        """Teaching cases and made ones."""
        return [*self.taught, *self.made]


def plan(cases: list[dict]) -> float:
    """How many plans a second, by the time of the processor."""
    from factories import playbook
    from huikuan_cli.core.advice.planner import make_plan

    begun = time.process_time()
    for one in cases:
        make_plan(playbook(), one, TODAY)
    return len(cases) / (time.process_time() - begun)


def measured() -> list[float]:
    """Plans a second of the teaching cases, once and again, and of the made ones, calls for one plan, and how many functions took part: in this
    process, by the build that it imports."""
    cases = Cases()
    plan(cases.few)
    rates = [plan(cases.taught), plan(cases.taught * AGAIN), plan(cases.made)]
    profile = cProfile.Profile()
    profile.runcall(plan, cases.taught)
    counted = pstats.Stats(profile)
    return [*rates, counted.total_calls / len(cases.taught), len(counted.stats)]  # type: ignore[attr-defined]


def once(source: str) -> list[float]:
    """What a build measures of itself, in a process of its own."""
    env = os.environ | {"PYTHONPATH": source}
    done = subprocess.run(
        [sys.executable, __file__, "--alone"], env=env, capture_output=True, text=True, check=True
    )
    found: list[float] = json.loads(done.stdout)
    return found


def medians(builds: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """The medians of each build; they take turns."""
    found: dict[str, list[list[float]]] = {name: [] for name in builds}
    for _ in range(rounds):
        for name, source in builds.items():
            found[name].append(once(source))
    return {
        name: [statistics.median(column) for column in zip(*rows, strict=True)]
        for name, rows in found.items()
    }


def main() -> int:
    """Print a row for each figure, with the ratio to the older build, and say whether the aim was reached."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--before", default="", help="the src folder of an older build")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measured()))
        return 0
    builds = {"现在": str(ROOT / "src")} | ({"以前": options.before} if options.before else {})
    found = medians(builds, options.rounds)
    print(f"{options.rounds} 轮，中位数；前三行是每秒几份")
    for number, name in enumerate(NAMES):
        now, *before = (rows[number] for rows in found.values())
        print(f"{now:9.0f}  {name}" + "".join(f"（以前 {one:.0f}，{now / one:.2f} 倍）" for one in before))
    return int(min(found["现在"][1:3]) < AIM)


if __name__ == "__main__":
    sys.exit(main())
