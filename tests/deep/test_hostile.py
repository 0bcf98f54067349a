"""Hostile names in every place, several writers without locks, and what comes of them."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from cli.helpers import DAY, GOOD, no_control
from deep.figures import show
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import read_tree

pytestmark = pytest.mark.deep
ALPHABET = [
    "甲", "😀", "\u200d", "\u202e", "\u2066", "\u2028", "\x1b[31m", "\x1b]0;x\x07", "\x9b", "\x07", "\r", "\n", "\t", "\x00", "\x7f",
    "..", "/", "\\", "~", "-", "--json", "'", '"', "`id`", "$(id)", ";", "|", "&", "*", "?", "<b>", "&lt;", "{{ 客户 }}", "{% if %}",
    "CON", "nul", ".", " ", "　", "\ufeff", "\udc9b", "\ufffe", "é", "e\u0301", "%s", "{0}", "#", ":", "@", "=", "长" * 60,
]  # fmt: skip


def names(count: int, seed: int) -> list[str]:
    made = random.Random(seed)
    return ["".join(made.choices(ALPHABET, k=made.randint(1, 6))) for _ in range(count)]


def shut(done: object) -> None:
    no_control((done.out + done.err).replace("\t", ""))  # a tab orders nobody about
    assert done.code in (0, 1, 2), done.err


def test_a_hostile_customer_project_and_person_stay_in_the_folder_and_order_nobody(
    huikuan, answers, tmp_path
):
    codes: dict[int, int] = {}
    for number, name in enumerate(names(60, 1)):
        data = read_tree(GOOD).data
        for title, key in (
            ("拜访", "客户"),
            ("交易项目", "项目"),
            ("拜访", "称呼"),
            ("交易项目", "合同编号"),
        ):
            data[title][key] = name.replace("\udc9b", "")
        out = tmp_path / "外" / str(number)
        done = huikuan(
            "plan", "--answers", answers(dump(data)), "--today", DAY, "--out", out, "--format", "md,html,ics"
        )
        shut(done)
        codes[done.code] = codes.get(done.code, 0) + 1
        if done.code == 0:
            (plan,) = out.glob("*.plan.yaml")
            for argv in (("show", plan), ("letter", plan, "--kind", "催款函"), ("share", plan)):
                shut(huikuan(*argv))
            for path in out.rglob("*"):
                assert path.parent == out
                assert path.name.isprintable()
                if path.suffix in (".md", ".html"):
                    no_control(path.read_text(encoding="utf-8").replace("\t", ""))
    assert {one.name for one in tmp_path.iterdir()} <= {"外", "home", "work", "答案.yaml"}
    assert {one.name for one in (tmp_path / "外").iterdir()} <= {str(n) for n in range(60)}
    show("names in answers", names=60, codes=codes)


def test_a_hostile_argument_orders_nobody_whatever_the_command(huikuan, planned, tmp_path):
    plan, codes = planned(), {}
    commands = (
        ("show", "{}"), ("render", "{}"), ("letter", "{plan}", "--kind", "{}"), ("plan", "--answers", "{}"), ("init", "出/{}"),
        ("excuse", "{}"), ("clock", "{}"), ("type", "{}"), ("playbook", "check", "{}"), ("plan", "--more", "{}"), ("cases", "{}"),
    )  # fmt: skip
    for name in names(40, 2):
        for argv in commands:
            if "\x00" in name:
                continue  # no system passes such an argument on
            done = huikuan(*(one.replace("{plan}", str(plan)).replace("{}", name) for one in argv))
            shut(done)
            codes[done.code] = codes.get(done.code, 0) + 1
    show("names in arguments", runs=sum(codes.values()), codes=codes)


NO_LOCKS = (
    "import fcntl, errno\n"
    "def refuse(handle, how): raise OSError(errno.ENOLCK, 'no locks')\n"
    "fcntl.flock = refuse\n"
    "import huikuan_cli.main as m\n"
    "m.run()\n"
)


@pytest.mark.parametrize("locks", [True, False], ids=["locks", "no locks"])
def test_many_processes_at_once_write_as_many_plans(tmp_path, locks):
    count = 12
    head = ["-m", "huikuan_cli"] if locks else ["-c", NO_LOCKS]
    running = []
    for number in range(count):
        answers = tmp_path / f"{number}.yaml"
        text = GOOD.read_text(encoding="utf-8").replace("王磊", f"王{number}号")
        answers.write_text(text, encoding="utf-8")
        argv = [
            "plan",
            "--answers",
            answers,
            "--today",
            DAY,
            "--out",
            tmp_path / "计划",
            "--replace",
            "--format",
            "md",
        ]
        running.append(
            subprocess.Popen(
                [sys.executable, *head, *map(str, argv)],
                env=os.environ,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        )
    said = [one.communicate(timeout=120)[1].decode() for one in running]
    codes = [one.returncode for one in running]
    kept = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "计划").iterdir() if path.is_file()
    )
    written = [number for number, code in enumerate(codes) if code == 0]
    show("at once", locks=locks, processes=count, written=len(written))
    assert [said[n] for n, code in enumerate(codes) if code and "另一个 huikuan 正在写" not in said[n]] == []
    assert [number for number in written if f"王{number}号" not in kept] == []
    assert not [path for path in (tmp_path / "计划").iterdir() if path.name.startswith(".")]
    assert written
