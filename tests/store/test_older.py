"""A plan file of an earlier version still opens: what its version did not have is missing, and it says how to get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikuan_cli import texts
from huikuan_cli.store.work import plans

OLDER = Path(__file__).resolve().parents[1] / "golden" / "older.plan.yaml"
NAME = "2026-11-25-清江市大数据中心-政务数据共享平台（二期）.plan.yaml"


@pytest.fixture
def older(folder: Path) -> Path:
    """A copy of the plan file under the name that the program gave it."""
    path = folder / NAME
    path.write_bytes(OLDER.read_bytes())
    return path


def test_it_is_read_with_what_it_had_and_known_to_be_older(older: Path):
    plan = plans.read(older).record.plan
    assert plan.older()
    assert plan.head.customer == "清江市大数据中心"
    assert plan.ask.want
    assert plan.replies
    assert plan.matter.id == plan.line == ""


def test_nobody_is_told_that_he_edited_its_answers(older: Path):
    assert not plans.read(older).answers_changed()


def test_it_is_shown_with_what_it_had_and_a_word_on_what_is_missing(huikuan, older: Path):
    done = huikuan("show", older)
    assert done.code == 0
    told = texts.OLDER_PLAN.partition("；")[0]
    assert told in "".join((done.out + done.err).split())
    plan = plans.read(older).record.plan
    assert plan.head.customer in done.out
    assert plan.replies[0].says.rstrip("。") in done.out
    assert older.read_bytes() == OLDER.read_bytes()


def test_it_is_worked_out_again_by_render_and_the_old_file_kept(huikuan, older: Path):
    done = huikuan("render", older, "--today", "2026-11-23")
    assert done.code == 0, done.err
    assert not plans.read(older).record.plan.older()
    assert older.with_name(older.name + ".bak").read_bytes() == OLDER.read_bytes()
    again = huikuan("show", older)
    assert texts.OLDER_PLAN.partition("；")[0] not in "".join((again.out + again.err).split())
