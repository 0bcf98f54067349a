"""Whatever stands in an answers file, behind `huikuan clock`, in a line of payments or in a table: a sentence or a result, soon.

A few at every run; with -m deep `HUIKUAN_FUZZ` of them (2,000 where it is not set), from the seed `HUIKUAN_FROM` on, so that a long run can be made in pieces.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from cli.helpers import GOOD
from deep.figures import show
from factories import playbook
from huikuan_cli.cli import clock
from huikuan_cli.cli.option_sets import ClockOptions
from huikuan_cli.cli.plan import command
from huikuan_cli.cli.plan.options import PlanOptions
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from store.mutations import HOSTILE, VALUES, mutated

FEW = 60  # at every run, so that this file is never out of step with the program
COUNT = int(os.environ.get("HUIKUAN_FUZZ", "2000"))
FIRST = int(os.environ.get("HUIKUAN_FROM", "0"))
SLOW = 2.0  # seconds of the processor
EXAMPLES = [GOOD, *sorted((Path(__file__).resolve().parents[2] / "examples").glob("k*.yaml"))]
TODAY = ("2026-11-23", "2026-11-28", "2028-02-29", "2020-01-01", "9999-12-31", "2027-01-01")
FACTS = {
    "客户性质": ("机关", "大型企业", "军队", "不清楚"),
    "中小企业": ("是", "否"),
    "告知": ("有书面证据", "没有告知"),
    "签订日期": ("2024-01-10", "2013-05-06", "去年"),
    "起算点": ("交付", "验收合格", "写明日期", "没写", "结算确认"),
    "交付日期": ("2025-01-10", "2019-07-15", "昨天", "12月1号"),
    "验收合格日期": ("2025-07-10", "2004-02-29"),
    "约定付款日": ("2015-08-20", "2026-02-30"),
    "付款天数": ("30", "10个工作日", "2年", "0", "500"),
    "到期应付": ("46.8万", "860000", "肆拾陆万捌仟元整", "0.01元", "1万亿"),
    "约定利率": (
        "LPR的1.5倍",
        "日千分之一",
        "年6%",
        "每日0.05%，不超过合同额的5%",
        "前30日 日0.03%，以后 月1%",
    ),
    "标的": ("外墙工程", "电脑", "工程监理"),
}
LINES = (
    "质保金 5万 验收2024-05-10后365天",
    "服务费 每月1.2万 2026-01-31起 12期",
    "尾款 12万 2026-05-06 已付3万 争议2万",
    "共40万 每季 2025-03-31起 4期",
)
TABLE = '名称,金额,应付日\n第一批,"120,000.00",2025-03-01\n第二批,80000,2025/6/1\n'


def value(r: Random, text: str) -> str:
    """A word as it is, changed in a place, or another one altogether."""
    if r.random() < 0.8:
        return text
    if r.random() < 0.3:
        return r.choice(VALUES)
    at = r.randrange(len(text) + 1)
    return (
        text[:at]
        + r.choice((*HOSTILE, "9", "0", "万", "-", "年", "元")) * r.choice((1, 1, 1, 40))
        + text[at + r.choice((0, 1)) :]
    )


def facts(r: Random) -> list[str]:
    names = r.sample(sorted(FACTS), r.randint(1, 8))
    return [
        f"{value(r, name) if r.random() < 0.1 else name}={value(r, r.choice(FACTS[name]))}" for name in names
    ]


def one(r: Random, place: Path, env: Env) -> str:
    """Give one input, and say by which door."""
    door = r.choice(("answers", "answers", "answers", "facts", "facts", "lines", "table"))
    day = r.choice(TODAY)
    if door == "answers":
        text = r.choice(EXAMPLES).read_text(encoding="utf-8")
        (place / "答案.yaml").write_bytes(mutated(r, text, r.choice((1, 1, 2, 3, 6))))
        given = PlanOptions(
            answers=str(place / "答案.yaml"), today="2026-11-23", format="yaml", no_input=True, dry_run=True
        )
        command.plan(given, env)
        return door
    lines, table = [], ""
    if door == "lines":
        lines = [value(r, r.choice(LINES)) for _ in range(r.randint(1, 4))]
    if door == "table":
        table = str(place / "款.csv")
        Path(table).write_bytes(mutated(r, TABLE, r.choice((1, 2))))
    given = ClockOptions(
        tuple(facts(r)), payment=tuple(lines), payments=table, today=day, json=r.random() < 0.5
    )
    clock.clock(given, env)
    return door


def test_a_few_inputs_are_answered_and_are_no_fault_of_the_program(tmp_path: Path, monkeypatch):
    faults, _ = attack(tmp_path, monkeypatch, range(FEW))
    assert faults == []


@pytest.mark.deep
def test_whatever_is_given_is_answered_soon_and_is_no_fault_of_the_program(tmp_path: Path, monkeypatch):
    faults, slow = attack(tmp_path, monkeypatch, range(FIRST, FIRST + COUNT))
    assert faults == []
    assert slow == []


def attack(place: Path, monkeypatch, seeds: range) -> tuple[list[str], list[str]]:
    """Give these inputs: what the program called its own fault, and what took too long."""
    ours = playbook()
    for door in (command, clock):
        monkeypatch.setattr(door, "playbook_of", lambda *given, **more: ours)
    env, counted, slow, faults = Env.from_process(), Counter[str](), [], []
    for number in seeds:
        r = Random(number)
        begun = time.process_time()
        try:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                one(r, place, env)
            counted["答了"] += 1
        except HuikuanError:
            counted["一句话"] += 1
        except Exception as fault:  # what the program would call its own fault (exit code 3)
            faults.append(f"{number}: {type(fault).__name__}: {fault}")
        if (took := time.process_time() - begun) > SLOW:
            slow.append(f"{number}: {took:.1f} s")
    show("inputs", first=seeds.start, inputs=len(seeds), faults=len(faults), slow=len(slow), **counted)
    return faults, slow
