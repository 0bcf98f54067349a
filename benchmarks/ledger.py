"""A ledger of 1,000, 10,000 and 100,000 rows: how long each step takes, whether the time grows with the rows, how much memory it takes.

    .venv/bin/python benchmarks/ledger.py
    .venv/bin/python benchmarks/ledger.py --sizes 1000,10000
    .venv/bin/python benchmarks/ledger.py --plans 500 --copier /tmp/copier/bin/copier   # and whole plans, beside copier (benchmarks/batch.py)

Each size runs in a process of its own. It fails where a row of the largest takes more than twice as long as one of the middle, where clock and
rank do fewer than 4,000 rows a second, or where the memory of all processes together passes 600 MB.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 30)
SIZES = (1_000, 10_000, 100_000)
LEAST_RATE, MOST_MEMORY, MOST_GROWTH = 4_000, 600, 2.0
PROCESSORS = min(os.cpu_count() or 1, 4)
HEAD = ("序号", "客户名称", "客户类型", "项目名称", "合同编号", "款项类型", "合同金额", "已回款", "未回款", "签订日期", "交付日期", "验收日期", "开票日期", "到期日", "业务员", "联系人", "备注")  # fmt: skip
KINDS = ("县大数据中心", "市第一人民医院", "区教育局", "街道办事处", "职业技术学院", "建设集团有限公司")


def make(path: Path, count: int) -> None:
    """Write a ledger with so many rows, two of them to a contract."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("应收")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEAD)
    for n in range(count):
        due = date(2022, 1, 1) + timedelta(days=n * 37 % 1900)
        whole = 20_000 + n * 7919 % 3_000_000
        got = whole * (n % 5) // 6
        customer = f"示例{n // 2 % 3000}{KINDS[n // 2 % len(KINDS)]}"
        text = (n + 1, customer, "", f"项目{n // 2}", f"HT-{n // 2:06}", "质保金" if n % 2 else "验收款", whole, got, whole - got)  # fmt: skip
        sheet.write_row(n + 1, 0, text)
        for column, shift in ((9, -300), (10, -90), (11, -60), (12, -50), (13, 0)):
            sheet.write_datetime(n + 1, column, due + timedelta(days=shift), day)
        sheet.write_row(n + 1, 14, (f"销售{n % 40}", "李主任", "照常"))
    book.close()


def one(path: Path) -> dict[str, float]:
    """The seconds of each step on a ledger, in this process and those that it starts."""
    from huikuan_cli.cli.ledger_desk import desk_of, worked_out
    from huikuan_cli.cli.ledger_mapping import open_ledger
    from huikuan_cli.core.ledger.ledger_report import table_report
    from huikuan_cli.core.ledger.ledger_rows import RowReader
    from huikuan_cli.env import Env
    from huikuan_cli.render.workbook import workbook

    gc.set_threshold(100_000)  # as the command does
    desk = desk_of(TODAY.isoformat(), "", Env.from_process())
    watched = Watched()
    begun = _seconds()
    opened = open_ledger(path, "", {}, desk.rules, desk.env, desk.today, None)
    read = _seconds()
    count = len(RowReader(opened.grid, opened.heading, opened.columns, desk.rules, desk.today).read().rows)
    rows = _seconds()
    wall = time.perf_counter()
    work = worked_out(opened, desk)  # reads the rows once more
    ranked, wall = _seconds(), time.perf_counter() - wall
    memory = watched.end()
    workbook(table_report(work.report, desk.rules))
    return {
        "rows": count,
        "open": read - begun,
        "read": rows - read,
        "clock": ranked - rows - (rows - read),
        "wall": wall,
        "xlsx": _seconds() - ranked,
        "memory": memory,
    }


def _seconds() -> float:
    """The seconds of processors that this process and those that it started and that ended have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class Watched:
    """The most memory that this process and those that it started held at one time, in MB, looked at five times a second."""

    def __init__(self) -> None:
        self.most, self._over = 0.0, threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looking.start()

    def _look(self) -> None:
        while not self._over.wait(0.2):
            self.most = max(self.most, sum(map(_held, [os.getpid(), *_started()])))

    def end(self) -> float:
        """Look no further."""
        self._over.set()
        self._looking.join()
        return max(self.most, _held(os.getpid()))


def _started() -> list[int]:
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(one) for task in tasks for one in task.read_text().split()]


def _held(process: int) -> float:
    try:
        return (
            int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize() / 1024 / 1024
        )
    except (OSError, ValueError, IndexError):  # it ended meanwhile
        return 0.0


def main() -> int:
    """Measure, print, and say whether the limits were kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--one", default="", help="measure this ledger in this process")
    parser.add_argument("--plans", type=int, default=0, help="whole plans that each processor works out, too")
    parser.add_argument("--copier", default="", help="path of a copier executable to compare the plans with")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(Path(options.one))))
        return 0
    found = []
    with tempfile.TemporaryDirectory() as name:
        for size in map(int, options.sizes.split(",")):
            path = Path(name) / f"{size}.xlsx"
            make(path, size)
            command = [sys.executable, __file__, "--one", str(path)]
            env = {**os.environ, "HUIKUAN_HOME": name}
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
            found.append(json.loads(done.stdout))
    print(
        f"处理器时间；每秒行数按 {PROCESSORS} 个处理器都归它算，后面是这一次真的用了多久（别的程序也在跑就更久）"
    )
    print("行数       打开    读行    钟和名次   每秒行数   真的用了    出 xlsx   内存")
    for it in found:
        print(f"{it['rows']:>7}  {it['open']:6.2f}s {it['read']:6.2f}s   {it['clock']:6.2f}s   {_rate(it):8.0f}   {it['wall']:6.2f}s   {it['xlsx']:7.2f}s  {it['memory']:5.0f} MB")  # fmt: skip
    kept = _kept(found)
    if options.plans:
        from batch import report

        kept = report(options.plans, PROCESSORS, options.copier) and kept
    return 0 if kept else 1


def _rate(it: dict[str, float]) -> float:
    return it["rows"] / it["clock"] * PROCESSORS


def _kept(found: list[dict[str, float]]) -> bool:
    last = found[-1]
    each = [(it["open"] + it["read"] + it["clock"]) / it["rows"] for it in found]
    growth = each[-1] / each[-2] if len(each) > 1 else 1.0
    print(f"每行的时间是前一档的 {growth:.2f} 倍（不超过 {MOST_GROWTH}）")
    return (
        growth <= MOST_GROWTH and last["rows"] / last["clock"] >= LEAST_RATE and last["memory"] <= MOST_MEMORY
    )


if __name__ == "__main__":
    raise SystemExit(main())
