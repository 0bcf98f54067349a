"""A plan file that was made before there were situations still opens, and can be worked out again."""

from __future__ import annotations

import shutil
from pathlib import Path

from huikuan_cli.store.work import plans

OLDER = Path(__file__).parents[1] / "older" / "k4.plan.yaml"


def test_it_is_read_and_known_as_older():
    assert plans.read(OLDER).record.plan.older()


def test_it_is_shown_with_a_word_on_what_is_missing(huikuan):
    done = huikuan("show", OLDER)
    assert done.code == 0
    assert "以前的版本" in done.err
    assert "南溪职业学院" in done.out


def test_it_is_worked_out_again_and_the_former_one_is_kept(huikuan, tmp_path):
    copy = tmp_path / OLDER.name
    shutil.copy(OLDER, copy)
    done = huikuan("render", copy, "--format", "md")
    assert done.code == 0, done.err
    assert "以前的版本" in done.err
    assert not plans.read(copy).record.plan.older()
    assert (tmp_path / f"{OLDER.name}.bak").read_bytes() == OLDER.read_bytes()
