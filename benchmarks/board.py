"""`huikuan board` over 500 plans of ten people: the first time, when every file is read, and from then on.

    .venv/bin/python benchmarks/board.py [--plans 500 5000]

Beside each stands what it takes to read the same files as YAML with the fastest loader (CSafeLoader), in the same run: the processor's seconds of
all of them, which other work on the machine does not lengthen. Fails where the board of 500 takes more than 0.7 of that the first time, more than
0.4 from then on, or more than two seconds of the processor.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from team import PEOPLE, TODAY, team  # noqa: E402

LIMITED, FIRST, THEN, SECONDS = 500, 0.7, 0.4, 2.0
READ = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.plan.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


def took(command: list[str], home: Path) -> tuple[float, float]:
    """Seconds by the clock and by the processor."""
    env = os.environ | {"HUIKUAN_HOME": str(home), "HUIKUAN_TODAY": TODAY.isoformat()}
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, cwd=home, check=False)
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(count: int, runs: int) -> tuple[float, float, float]:
    """The processor's seconds of the least of some runs: reading the YAML, the first board, a later one."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        folder = home / "团队"
        team(folder, count // len(PEOPLE))
        board = [sys.executable, "-m", "huikuan_cli", "board", str(folder)]
        took(board, home)  # the modules are compiled, the playbook is kept
        yaml, first, then, clocks = [], [], [], []
        for _ in range(runs):
            for kept in (home / "data" / "index").iterdir():
                kept.unlink()
            yaml.append(took([sys.executable, "-c", READ, str(folder)], home)[1])
            first.append(took(board, home)[1])
            clock, used = took(board, home)
            clocks.append(clock)
            then.append(used)
        files = took([*board, "--format", "all", "--out", str(home / "出")], home)[1]
    print(
        f"{count:>6} plans: YAML alone {min(yaml):.2f} s; first board {min(first):.2f} s ({min(first) / min(yaml):.2f} of it), "
        f"then {min(then):.2f} s ({min(then) / min(yaml):.2f}; by the clock {min(clocks):.2f}); with the four files {files:.2f} s"
    )
    return min(yaml), min(first), min(then)


def main() -> None:
    """Run and print; exit 1 where it takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, nargs="*", default=[500, 5000])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    late = False
    for count in asked.plans:
        yaml, first, then = measured(count, asked.runs)
        late = late or (count == LIMITED and (first > FIRST * yaml or then > THEN * yaml or first > SECONDS))
    sys.exit(late)


if __name__ == "__main__":
    main()
