"""A question that a lead puts off takes others with it: check names them, and they are those that the wizard asks no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factories import talk
from huikuan_cli.core.answers.interview import Interview, interview
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.wizard.flow import steps

START = "起算点"
KNOWN = {"客户性质": "机关", "按哪次验收": "初验后付", "到期应付": "不清楚"}


@pytest.fixture
def team(tmp_path: Path):
    def write(section: str, lines: str) -> Path:
        path = tmp_path / "打法" / "questions.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"版本: 2\n自问:\n  - id: {section}\n    字段:\n      - {lines}\n", encoding="utf-8")
        return tmp_path / "打法"

    return write


def asked(questions: Interview, given: dict[str, str]) -> set[str]:
    """The keys that five minutes ask, with these answers given where they are asked."""
    return {one.id for one in steps(questions.short(), given)}


def told(huikuan, folder: Path) -> str:
    done = huikuan("playbook", "check", folder)
    assert (done.code, done.out) == (0, "")
    return str(done.err)


def test_the_questions_that_are_asked_no_more_are_named_and_the_wizard_leaves_them_out(huikuan, team):
    folder = team("s4", f"{{键: {START}, 深浅: 出单后再补}}")
    said = told(huikuan, folder)
    found = re.search(r"要看它才问的 (\d+) 问也不在五分钟里了：([^；\n]*)", said)
    assert found
    named = found[2].split("、")
    assert (len(named), "验收合格日期" in named, "付款天数" in named) == (int(found[1]), True, True)
    now = interview(loading.load((Layer(folder, "团队"), Layer(bundled(), "自带"))))
    keys = {one.name(): one.key for _, one in talk().fields()}
    options = [one.id for one in talk().options(talk().by_key[START])]
    states = [one.id for one in talk().options(talk().by_key["验收状态"])]
    cases = [{**KNOWN, "验收状态": state} for state in states]
    before = {key for case in cases for one in options for key in asked(talk(), {**case, START: one})}
    after = {key for case in cases for key in asked(now, case)}
    assert {keys[name] for name in named} <= before - (after - {*KNOWN})


def test_what_is_asked_less_often_and_what_the_sheet_says_then_is_told(huikuan, team):
    said = told(huikuan, team("s4", f"{{键: {START}, 深浅: 细问}}"))
    assert "少问的还有：交付日期" in said
    assert "不问就答不上，单子上会说：起算点说不清，逾期几天就没法讲" in said


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("s6", "{键: 材料, 深浅: 出单后再补}"),
        ("s4", f"{{键: {START}, 叫法: 从哪天算}}"),
        ("s4", f"{{键: {START}, 深浅: 必问}}"),
    ],
)
def test_a_question_on_which_none_waits_or_that_is_asked_still_takes_none_with_it(
    huikuan, team, section, lines
):
    assert "也不在五分钟里了" not in told(huikuan, team(section, lines))
