"""`huikuan close`: the money is in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import huikuan_cli.env as environment
from huikuan_cli.cli import log as command
from huikuan_cli.store.work import plans
from huikuan_cli.wizard.port import Stop
from huikuan_cli.wizard.scripted import ScriptedAsker

DAY = "2026-12-20"


@pytest.fixture
def plan(planned) -> Path:
    return planned()


def test_the_last_amount_and_what_worked_are_written_down(huikuan, plan):
    done = huikuan("close", plan, "--amount", "46.8万", "--worked", "停收日前交齐材料", "--today", DAY)
    assert done.code == 0, done.err
    (row,) = plans.read(plan).raw["拜访记录"]
    assert {key: row[key] for key in ("记录", "日期", "金额", "什么管用")} == {
        "记录": "结清", "日期": DAY, "金额": "468000.00", "什么管用": "停收日前交齐材料"
    }  # fmt: skip
    assert "还差" not in done.err


def test_what_is_still_open_by_the_figures_is_said(huikuan, plan):
    done = huikuan("close", plan, "--amount", "40万", "--worked", "对账", "--today", DAY)
    assert "还差 6.8万元" in done.err
    assert json.loads(huikuan("close", plan, "--erase", "--json", "--today", DAY).out)["left"] == "68000.00"


def test_a_closed_case_is_not_closed_again(huikuan, plan):
    huikuan("close", plan, "--amount", "46.8万", "--today", DAY)
    done = huikuan("close", plan, "--amount", "46.8万", "--today", DAY)
    assert done.code == 1
    assert "已经收掉了" in done.err


def test_judgements_are_erased_at_once_with_every_copy_and_the_plan_is_kept(huikuan, plan):
    text = plan.read_text(encoding="utf-8")
    (judged,) = [line.split(": ")[1] for line in text.splitlines() if line.startswith("    类型: e")][:1]
    name = next(
        line for line in text.splitlines() if line.startswith("    类型: e") and " " in line.split(": ")[1]
    )
    kind = name.split()[-1]
    assert judged
    huikuan("log", plan, "--text", "王科长说周五前录单", "--today", "2026-11-25")
    with plan.open("a", encoding="utf-8") as file:
        file.write("# 我自己记的\n")
    huikuan("render", plan, "--today", "2026-11-26")  # leaves a copy of what somebody changed
    assert list(plan.parent.glob("*.bak"))
    done = huikuan("close", plan, "--amount", "46.8万", "--erase", "--today", DAY)
    assert done.code == 0, done.err
    left = [
        one for one in plan.parent.iterdir() if kind.encode() in one.read_bytes() and one.suffix != ".lock"
    ]
    assert left == []
    assert list(plan.parent.glob("*.bak*")) == []
    found = plans.read(plan)
    assert found.raw["答案"]["客户类型"]["类型"] == "不清楚"
    assert found.record.plan.head.customer == "清江市大数据中心"
    assert len(found.raw["拜访记录"]) == 2


def test_judgements_are_erased_in_every_plan_of_the_case_wherever_it_lies_and_whatever_it_is_called(
    huikuan, plan
):
    below = plan.parent / "小周"
    below.mkdir()
    other = below / "那份.yaml"
    other.write_bytes(plan.read_bytes())
    done = huikuan("close", plan, "--amount", "46.8万", "--erase", "--json", "--today", DAY)
    assert done.code == 0, done.err
    assert json.loads(done.out)["erased"] == 2
    assert "    类型: e6" not in other.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "said"), [(("--amount", "很多"), "--amount"), (("--day", "2027-01-01"), "在今天以后")]
)
def test_a_wrong_call_writes_nothing(huikuan, plan, argv, said):
    before = plan.read_bytes()
    done = huikuan("close", plan, *argv, "--today", DAY)
    assert done.code == 2
    assert said in done.err
    assert plan.read_bytes() == before


@pytest.fixture
def sitting(huikuan, monkeypatch, plan):
    def run(script, kind=ScriptedAsker):
        person = kind(script)
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr(command, "asker_of", lambda plain: person)
        return huikuan("close", plan, "--today", DAY), person

    return run


def test_asked_it_takes_four_answers_and_the_open_amount_stands_there(sitting, plan):
    done, person = sitting(
        {"最后到账多少？": "46.8万", "哪天到的？": "12月18号", "这一单什么管用？写给同事，一句话": "材料交齐"}
    )
    assert done.code == 0, done.err
    assert len(person.asked) == 4
    assert person.asked[0].typed == "468,000.00"
    assert plans.read(plan).raw["拜访记录"][0]["金额"] == "468000.00"


def test_leaving_in_the_middle_writes_nothing(sitting, plan):
    class Leaver(ScriptedAsker):
        def ask(self, question):
            if question.text.startswith("这一单"):
                raise Stop
            return super().ask(question)

    before = plan.read_bytes()
    done, _ = sitting({"最后到账多少？": "46.8万", "哪天到的？": "2026-12-18"}, Leaver)
    assert done.code == 130
    assert plan.read_bytes() == before
