"""Bare `huikuan` with 20, 2,000 and 20,000 plans: the first time, when every file is read, and from then on.

    .venv/bin/python benchmarks/home.py [--plans 20 2000]

Half of the plans are long done or far ahead, as in a folder of some years; a tenth has something due. Fails where 2,000 plans take more
than 0.3 s from the second time on. The processor's seconds are printed beside those of the clock, which other work on the machine lengthens.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "tests" / "golden" / "k1.plan.yaml"
TODAY, LIMIT, LIMITED = date(2026, 11, 23), 0.3, 2000
DAY, CUSTOMER = "2026-11-25", "清江市大数据中心"


def fill(folder: Path, count: int) -> None:
    """So many plans of as many customers, with the days of each moved as a whole; a few to a folder, some in folders below."""
    text = TEMPLATE.read_text(encoding="utf-8")
    old = time.time() - 86_400
    for number in range(count):
        visit = TODAY + timedelta(days=number % 10 * 40 - 20 if number % 10 else 0)
        place = folder / (f"第{number // 1000}组" if number % 2 else "")
        place.mkdir(parents=True, exist_ok=True)
        changed = text.replace(CUSTOMER, f"第{number}局").replace(f"拜访日: {DAY}", f"拜访日: {visit}")
        if number % 10:  # ticked long ago
            rows = ("拜访", "f1", "f2", "f3", "f4", "f5", "v7")
            log = "".join(f"- 记录: 办完\n  日期: '2026-11-20'\n  哪一条: {row}\n" for row in rows)
            changed = changed.replace("拜访记录: []", f"拜访记录:\n{log.rstrip()}")
        path = place / f"{visit}-第{number}局-平台.plan.yaml"
        path.write_text(changed, encoding="utf-8")
        os.utime(path, (old, old))


def run(home: Path) -> tuple[float, float, str]:
    """Seconds by the clock and by the processor, and what was printed."""
    env = os.environ | {"HUIKUAN_HOME": str(home), "HUIKUAN_TODAY": TODAY.isoformat(), "COLUMNS": "80"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "huikuan_cli"], env=env, capture_output=True, cwd=home, check=False
    )
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, used, done.stdout.decode()


def main() -> None:
    """Run and print; exit 1 where it takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, nargs="*", default=[20, 2000, 20000])
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    late = False
    for count in asked.plans:
        with tempfile.TemporaryDirectory() as place:
            home = Path(place)
            fill(home / "documents" / "回款教练", count)
            cold, cold_used, page = run(home)
            warm = [run(home) for _ in range(asked.runs)]
            took, used = min(one[0] for one in warm), min(one[1] for one in warm)
            middle = statistics.median(one[0] for one in warm)
            lines = sum(row[:2].strip().isdigit() for row in page.splitlines())
            kept = sum(one.stat().st_size for one in (home / "data" / "index").iterdir())
            print(
                f"{count:>6} plans: first {cold:.2f} s (processor {cold_used:.2f}), then {took:.3f} s at best, "
                f"{middle:.3f} in the middle (processor {used:.3f}); {lines} lines, {kept / 1e6:.1f} MB kept"
            )
            late = late or (count == LIMITED and used > LIMIT)
    sys.exit(late)


if __name__ == "__main__":
    main()
