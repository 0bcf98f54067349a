"""From the start of the process to the first question on the screen of a pseudo-terminal, against a bare interpreter.

    .venv/bin/python benchmarks/first_question.py

Both are started in the same way and take turns, so that a machine whose speed drifts is unfair to neither.
"""

from __future__ import annotations

import argparse
import os
import pty
import statistics
import sys
import tempfile
import time
from pathlib import Path

TITLE, QUESTION, LIMIT = "回款教练：", "客户单位的全称？", 15.0


def seen(command: list[str], env: dict[str, str], wanted: tuple[str, ...]) -> list[float]:
    """Seconds from the start until each of these words is on the screen; without words, until the program ends."""
    begun = time.perf_counter()
    child, screen = pty.fork()
    if child == 0:
        os.execve(command[0], command, env)
    times, shown = [], b""
    try:
        while len(times) < len(wanted) or not wanted:
            shown += os.read(screen, 65536)
            while len(times) < len(wanted) and wanted[len(times)].encode() in shown:
                times.append(time.perf_counter() - begun)
    except OSError:  # the program has ended
        if wanted:
            raise SystemExit(
                f"did not show {wanted[len(times)]}:\n{shown.decode(errors='replace')}"
            ) from None
    if wanted:
        os.write(screen, b"\x03")
    os.waitpid(child, 0)
    os.close(screen)
    return times or [time.perf_counter() - begun]


def main() -> None:
    """Run and print medians and ratios; exit 1 when the question comes later than the limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=25)
    runs: int = parser.parse_args().runs
    huikuan = [str(Path(sys.executable).parent / "huikuan"), "plan"]
    with tempfile.TemporaryDirectory() as folder:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env |= {"HUIKUAN_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/compiled", "TERM": "xterm-256color"}
        os.chdir(folder)
        for _ in range(2):  # compiles, and keeps the playbook ready, as from the second start on
            seen(huikuan, env, (TITLE, QUESTION))
        bare, title, question = [], [], []
        for _ in range(runs):
            bare += seen([sys.executable, "-c", "pass"], env, ())
            first, second = seen(huikuan, env, (TITLE, QUESTION))
            title.append(first)
            question.append(second)
    middle = statistics.median(bare)
    print(f"{runs} 轮，中位数（伪终端里）")
    for name, found in (("python -c pass", bare), ("标题出来", title), ("第一问出来", question)):
        seconds = statistics.median(found)
        print(f"{seconds * 1000:7.0f} ms  {seconds / middle:5.1f}×   {name}")
    raise SystemExit(statistics.median(question) > LIMIT * middle)


if __name__ == "__main__":
    main()
