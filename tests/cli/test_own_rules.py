"""A team's rules.yaml with another rate: it is said on the screen, on the sheet, on the sender's page, by the clock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, flat

SAID = "用的是团队 rules.yaml 的数：日利率 0.0003（自带的是 0.0005）"
FACTS = ("客户性质=机关", "中小企业=是", "起算点=交付", "交付日期=2025-07-01", "到期应付=10万")


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "团队"
    folder.mkdir()
    (folder / "rules.yaml").write_text("版本: 2\n期限与利率:\n  日利率: 0.0003\n", encoding="utf-8")
    return folder


def test_the_clock_says_it_in_words_and_for_a_program(huikuan, team):
    done = huikuan("clock", *FACTS, "--today", DAY, "--playbooks", team)
    assert flat(SAID) in flat(done.err)
    assert flat(SAID) in flat(done.out)
    found = json.loads(huikuan("clock", *FACTS, "--today", DAY, "--playbooks", team, "--json").out)
    assert found["rules"] == [SAID]
    assert json.loads(huikuan("clock", *FACTS, "--today", DAY, "--json").out)["rules"] == []


def test_the_plan_says_it_on_the_screen_on_the_sheet_and_for_a_program(huikuan, team, tmp_path):
    argv = ("plan", "--answers", GOOD, "--today", DAY, "--playbooks", team, "--out", tmp_path / "出")
    done = huikuan(*argv, "--format", "md")
    assert SAID in done.err
    (sheet,) = (tmp_path / "出").glob("*行动单.md")
    lines = [line for line in sheet.read_text(encoding="utf-8").splitlines() if "条例口径" in line]
    assert lines
    assert all(SAID in line for line in lines if "元" in line)
    assert json.loads(huikuan(*argv, "--json", "--replace").out)["rules"] == [SAID]


def test_the_senders_own_page_of_a_letter_says_it(huikuan, team, tmp_path, monkeypatch):
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(team))
    huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "出", "--format", "yaml")
    (plan,) = (tmp_path / "出").glob("*.plan.yaml")
    done = huikuan("letter", plan, "--kind", "对账函", "--today", DAY)
    assert SAID in done.err
    assert SAID in next((tmp_path / "出").glob("*.自己看.html")).read_text(encoding="utf-8")
    monkeypatch.delenv("HUIKUAN_PLAYBOOKS")
    assert "团队 rules.yaml" not in huikuan("letter", plan, "--kind", "对账函", "--today", DAY).err
