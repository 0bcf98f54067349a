"""Files that were made to break it: one line on each or a sound reading, soon, in bounded memory, and nothing that a library says."""

from __future__ import annotations

import multiprocessing
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from huikuan_cli.core.ledger.columns import map_columns
from huikuan_cli.core.ledger.headings import find_heading
from huikuan_cli.core.ledger.ledger_rows import RowReader
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.ledger.book_sheets import sheets_apart
from huikuan_cli.store.ledger.package_guard import Damaged
from huikuan_cli.store.ledger.sheet_reading import sheets_of
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled
from ledger.conftest import TODAY
from ledger.mutations import KNOWN, far_cells_of_old, million_rows, mutated

RULES = loading.load_one((Layer(bundled(), "自带"),), "ledger.yaml", LedgerRules)
MEMORY = 1024 * 1024 * 1024
SECONDS = 5.0
READ = "from huikuan_cli.main import run; run()"


def read_through(path: Path) -> int:
    """How many rows could be read; what is refused is refused in a line of ours."""
    try:
        count = 0
        for grid in sheets_of(path, path.name):
            heading = find_heading(grid, RULES)
            if heading:
                columns = map_columns(grid, heading, RULES, {}, TODAY)
                count += len(RowReader(grid, heading, columns, RULES, TODAY).read().rows)
        return count
    except (HuikuanError, Unclear):
        return 0


def mutations(first: int, count: int, folder: Path) -> None:
    for seed in range(first, first + count):
        suffix, raw = mutated(seed)
        path = folder / f"台账{suffix}"
        path.write_bytes(raw)
        begun = time.monotonic()
        read_through(path)
        assert time.monotonic() - begun < SECONDS, seed


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.limit(120)
def test_a_file_made_to_break_it_is_read_or_refused_in_little_time_and_memory(name, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(KNOWN[name]())
    env = {**os.environ, "HUIKUAN_HOME": str(tmp_path / "家")}
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", READ, "ledger", str(path), "--today", "2026-11-30"],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=100,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    took = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode in (0, 1), said
    assert "Traceback" not in said
    assert took.ru_utime + took.ru_stime - begun.ru_utime - begun.ru_stime < SECONDS + 2, said


def test_an_old_workbook_that_reaches_without_end_ends_only_the_process_that_reads_it(huikuan, tmp_path):
    path = tmp_path / "台账.xls"
    path.write_bytes(far_cells_of_old(path))
    done = huikuan("ledger", path)
    assert done.code == 1
    assert done.err.splitlines() == [
        "“台账.xls”读不了：文件坏了，或不是真的 Excel 文件；在 Excel 里打开，另存为 .xlsx 再试"
    ]


def test_nothing_of_the_process_that_read_an_old_workbook_is_left_when_its_end_is_known(tmp_path):
    path = tmp_path / "台账.xls"
    raw = far_cells_of_old(path)
    before = threading.active_count()
    with pytest.raises(Damaged):
        sheets_apart(raw, "")
    assert (multiprocessing.active_children(), threading.active_count()) == ([], before)


def test_styles_down_to_the_last_row_keep_no_ledger_from_being_read(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(million_rows())
    assert read_through(path) == 8


@pytest.mark.parametrize("part", range(4))
def test_files_that_were_changed_at_random_are_read_or_refused(part, tmp_path):
    mutations(part * 100_000, 60, tmp_path)


@pytest.mark.deep
@pytest.mark.limit(3600)
@pytest.mark.parametrize("part", range(10))
def test_many_files_that_were_changed_at_random_are_read_or_refused(part, tmp_path):
    mutations(1_000_000 + part * 100_000, int(os.environ.get("HUIKUAN_DEEP", "1000")), tmp_path)
