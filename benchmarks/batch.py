"""How many whole plans the processors work out together in a second, beside tools that fill in a page for each of many.

    python -m venv /tmp/copier && /tmp/copier/bin/pip install copier
    .venv/bin/python benchmarks/ledger.py --plans 500 --copier /tmp/copier/bin/copier

Every processor has a process of its own, and all run at once; each counts the time of its own processor, so that what else runs there is not
counted. Reading playbooks and answers is not counted, nor is starting: each does a few that are not timed. Ours works the plan out, and then prints
the action sheet of it as Markdown; copier writes one page of a template into a folder, jinja2 (on which copier rests) gives the same page as text.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = 1_000  # plans a second that two processors should work out
SLOW = 20  # times as many plans as pages by copier, which would take minutes
OURS = {"整份计划，推算": "plan", "整份计划，推算并印成 Markdown": "print"}
PEERS = {"copier，一页中文模板写成文件": "copier", "jinja2，同一页模板，不写文件": "jinja2"}
PEER = """
import json, sys, time
from pathlib import Path
mode, place, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
data = {"客户": "清江市大数据中心", "项目": "政务数据共享平台", "金额": "468000", "逾期": 272}
if mode == "copier":
    from copier import run_copy
    def page(n):
        run_copy(str(place / "template"), str(place / f"{sys.argv[4]}-{n}"), data=data, defaults=True, quiet=True)
else:
    from jinja2 import Environment
    template = Environment().from_string((place / "template" / "行动单.md.jinja").read_text(encoding="utf-8"))
    def page(n):
        template.render({**data, "逾期": n})
for n in range(3):
    page(-n)
begun = time.process_time()
for n in range(1, count + 1):
    page(n)
print(json.dumps([count, time.process_time() - begun]))
"""


def alone(mode: str, count: int) -> list[float]:
    """How many plans this process worked out (and printed), and the seconds that its processor took."""
    from planner import TODAY, Cases, plan

    cases = Cases()
    plan(cases.few)
    chosen = [cases.all()[n % len(cases.all())] for n in range(count)]
    begun = time.process_time()
    if mode == "plan":
        plan(chosen)
    else:
        from factories import action_sheet, playbook
        from huikuan_cli.core.advice.planner import make_plan
        from huikuan_cli.render.markdown import render_sheet

        for one in chosen:
            render_sheet(action_sheet(make_plan(playbook(), one, TODAY), TODAY.isoformat(), ""))
    return [count, time.process_time() - begun]


def together(commands: list[list[str]]) -> float:
    """How many a second several processes do together, had each its processor for itself."""
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    started = [subprocess.Popen(one, env=env, stdout=subprocess.PIPE, text=True) for one in commands]
    found = [json.loads(one.communicate()[0]) for one in started]
    return float(sum(count / seconds for count, seconds in found))


def report(count: int, processors: int, copier: str) -> bool:
    """Print how many a second each does, and say whether ours reached what two processors should do."""
    print(f"整份计划和同类，{processors} 个进程一起跑，每秒几份（处理器时间，{processors} 个处理器都归它算）")
    rates = {}
    for name, mode in OURS.items():
        mine = [sys.executable, __file__, "--alone", mode, str(count)]
        rates[mode] = together([mine] * processors)
        print(f"{rates[mode]:9.0f}  {name}")
    with tempfile.TemporaryDirectory() as folder:
        for name, mode in PEERS.items() if copier else ():
            some = max(count // SLOW, 5) if mode == "copier" else count
            print(f"{together(_peers(Path(folder), copier, mode, some, processors)):9.0f}  {name}")
    return rates["plan"] >= TOGETHER * processors / 2


def _peers(place: Path, copier: str, mode: str, count: int, processors: int) -> list[list[str]]:
    from speed import COPIER_PAGE, COPIER_QUESTIONS

    template = place / "template"
    template.mkdir(exist_ok=True)
    (template / "copier.yml").write_text(COPIER_QUESTIONS, encoding="utf-8")
    (template / "行动单.md.jinja").write_text(COPIER_PAGE, encoding="utf-8")
    python = str(Path(copier).with_name("python"))
    return [[python, "-c", PEER, mode, str(place), str(count), str(n)] for n in range(processors)]


if __name__ == "__main__":
    print(json.dumps(alone(sys.argv[2], int(sys.argv[3]))))
