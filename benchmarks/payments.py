"""The clock of a contract with twenty payments against one, and a plan for one payment, as ratios of medians from one run.

    .venv/bin/python benchmarks/payments.py
    .venv/bin/python benchmarks/payments.py --before 另一个检出里的 huikuan   # and the plan for one payment against an older build

The commands take turns (A B C A B C …), so that a machine whose speed drifts is unfair to none of them. It fails where twenty
payments take more than three times as long as one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from speed import EXAMPLE, compiled, middles

FACTS = (
    "客户性质=机关",
    "签订日期=2024-12-01",
    "起算点=交付",
    "交付日期=2025-01-10",
    "付款天数=30",
    "到期应付=20万",
)
MANY = "服务费 每月1万 2025-03-01起 19期"
LIMIT = 3


def main() -> int:
    """Measure, print, and say whether the limit was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", default="", help="the huikuan of an older build")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    huikuan = str(Path(sys.executable).parent / "huikuan")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        plan = [
            "plan",
            "--answers",
            str(EXAMPLE),
            "--today",
            "2026-11-23",
            "--out",
            str(place / "out"),
            "--replace",
        ]
        clock = ["clock", *FACTS, "--today", "2026-11-28"]
        found = {
            "一笔": [huikuan, *clock],
            "二十笔": [huikuan, *clock, "--payment", MANY],
            "出计划": [huikuan, *plan],
        }
        if options.before:
            found["出计划（以前）"] = [options.before, *plan]
        took = middles(found, compiled(place), options.rounds)
    for what, seconds in took.items():
        print(f"{what:<12}{seconds * 1000:7.0f} ms")
    ratio = took["二十笔"] / took["一笔"]
    print(f"二十笔是一笔的 {ratio:.2f} 倍（不超过 {LIMIT} 倍）")
    if options.before:
        print(f"出计划是以前的 {took['出计划'] / took['出计划（以前）']:.2f} 倍")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
