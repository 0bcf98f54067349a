"""Ledgers on the disk, read as the command reads them; no terminal, no waiting for the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import huikuan_cli.env
from huikuan_cli.cli.ledger_desk import LedgerWork, desk_of, worked_out
from huikuan_cli.cli.ledger_mapping import open_ledger
from huikuan_cli.env import Env

TODAY = date(2026, 11, 30)
Read = Callable[..., LedgerWork]


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(huikuan_cli.env, "_is_tty", lambda stream: False)
    monkeypatch.setattr(os, "fsync", lambda file: None)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a ledger and work it out: `read(path, 到期日="F")`."""

    def run(path: Path, sheet: str = "", **said: str) -> LedgerWork:
        desk = desk_of(TODAY.isoformat(), "", Env.from_process())
        return worked_out(open_ledger(path, sheet, said, desk.rules, desk.env, desk.today, None), desk)

    return run
