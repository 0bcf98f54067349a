"""`huikuan playbook check` against a bare interpreter, and how its time grows with the folders that are named.

    .venv/bin/python benchmarks/check.py

The commands take turns (A B C A B C …), so that a machine whose speed drifts is unfair to none of them. Beside the
time on the wall stands that of the processor, which other programs on the machine change less.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "playbooks"
TEAM = ("types/e6.yaml", "excuses.yaml", "calendar.yaml")  # what a team changes most often, each copied whole
COUNTS = (1, 10, 50, 200)
LIMIT = 0.5  # seconds for all shipped playbooks, on a machine that does nothing else


class Took(NamedTuple):
    """Seconds of one run: on the wall and of the processor."""

    wall: float
    cpu: float


def once(command: list[str], env: dict[str, str]) -> Took:
    """One run, which must find nothing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def middle(found: list[Took]) -> Took:
    """The median of each."""
    return Took(statistics.median(one.wall for one in found), statistics.median(one.cpu for one in found))


def teams(place: Path, count: int) -> list[str]:
    """So many team folders of the same size; every file differs from the others of its name."""
    found = []
    for number in range(count):
        folder = place / f"团队{number}"
        for name in TEAM:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            text = (OURS / name).read_text(encoding="utf-8")
            (folder / name).write_text(f"# 团队 {number}\n{text}", encoding="utf-8")
        found.append(str(folder))
    return found


def main() -> None:
    """Run and print medians, ratios and the time per folder; exit 1 when all shipped playbooks take too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--runs-of-many", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env |= {"HUIKUAN_HOME": str(place / "home"), "PYTHONPYCACHEPREFIX": str(place / "compiled")}
        env |= {"HUIKUAN_TODAY": "2026-11-23"}
        shutil.copytree(OURS, place / "全部")
        check = [sys.executable, "-m", "huikuan_cli", "playbook", "check"]
        folders = teams(place, max(COUNTS))
        few = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "自带的打法": [*check, str(OURS)],
            "自带的打法，整份拷成团队的": [*check, str(place / "全部")],
            f"一个团队（{len(TEAM)} 个文件）": [*check, folders[0]],
        }
        report(measured(few, env, options.runs), options.runs)
        many = {str(count): [*check, *folders[:count]] for count in COUNTS}
        growth(measured(many, env, options.runs_of_many), options.runs_of_many)
        raise SystemExit(measured({"": few["自带的打法"]}, env, options.runs)[""].wall > LIMIT)


def measured(commands: dict[str, list[str]], env: dict[str, str], runs: int) -> dict[str, Took]:
    """The medians by name; a first round only compiles."""
    for command in commands.values():
        once(command, env)
    times: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(once(command, env))
    return {name: middle(found) for name, found in times.items()}


def report(medians: dict[str, Took], runs: int) -> None:
    """Print the table of the commands."""
    bare = medians["python -c pass"]
    print(f"{runs} 轮，中位数：墙上的钟、处理器的时间、是空的 Python 的几倍")
    for name, took in medians.items():
        print(f"{took.wall * 1000:7.0f} ms {took.cpu * 1000:7.0f} ms {took.cpu / bare.cpu:6.1f}×   {name}")


def growth(medians: dict[str, Took], runs: int) -> None:
    """Print the time per folder: the same for any number, once the start of the program is taken off."""
    print(f"一次检查多个团队的文件夹，每个 {len(TEAM)} 个文件；{runs} 轮，中位数")
    first = medians[str(COUNTS[0])].cpu
    for name, took in medians.items():
        count = int(name)
        each = f"{(took.cpu - first) / (count - 1) * 1000:6.1f} ms 每多一个" if count > 1 else ""
        print(f"{count:5} 个 {took.wall * 1000:8.0f} ms {took.cpu * 1000:8.0f} ms   {each}")


if __name__ == "__main__":
    main()
