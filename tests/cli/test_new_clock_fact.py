"""The clock is told a new fact as docs/changes.md says (the fourth change): the two passages there, put where it says, are all that it takes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from textwrap import dedent

HERE = Path(__file__).parents[2]
TODAY = "2026-11-23"
CODE = """
import json, sys
from datetime import date
from huikuan_cli import main
from huikuan_cli.core.answers.case import RESERVED, read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts, contract_payments
from huikuan_cli.cli.playbook.in_force import in_force
from huikuan_cli.env import Env
from huikuan_cli.cli.context import here, playbook_of

env, day = Env.from_process(), date(2026, 11, 23)
rules = playbook_of(here("", env), env).rules
facts = clock_facts(read_case({"审计完成日": "2026-10-30"}, day), rules, day)
fact = ["clock", "验收合格日期=2026-05-01", "起算点=验收合格", "到期应付=86万", "--today", "2026-11-23"]
found = {
    "from": main.__file__,
    "facts": str(facts.audited),
    "kept": "审计完成日" in RESERVED,
    "check": main.call(["playbook", "check"]),
    "known": main.call([*fact, "审计完成日=2026-10-30"]),
    "to come": main.call([*fact, "审计完成日=2026-12-30"]),
    "no day": main.call([*fact, "审计完成日=很久了"]),
}
print("FOUND", json.dumps(found))
"""


def passages() -> dict[str, str]:
    """The passages of the guide by their language."""
    guide = (HERE / "docs/changes.md").read_text(encoding="utf-8")
    part = guide.partition("\n## 4 ")[2].partition("\n## ")[0]
    return dict(re.findall(r"   ```(\w+)\n(.*?)   ```\n", part, re.DOTALL))


def put(path: Path, behind: str, text: str, indent: str) -> None:
    """The text into a file, behind the last line that begins so and what is indented deeper below it."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = max(n for n, line in enumerate(lines) if line.startswith(behind)) + 1
    while at < len(lines) and lines[at].startswith(indent + "  "):
        at += 1
    lines.insert(at, "".join(indent + line for line in dedent(text).splitlines(keepends=True)))
    path.write_text("".join(lines), encoding="utf-8")


def test_two_passages_tell_the_clock_a_new_fact(process, tmp_path):
    for name in ("src", "playbooks", "docs"):
        shutil.copytree(HERE / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "images"))
    told = passages()
    put(tmp_path / "playbooks/questions.yaml", "      - 键: 资料齐全日", told["yaml"], "      ")
    put(tmp_path / "src/huikuan_cli/core/law/given_facts.py", "    complete: ", told["python"], "    ")
    done = process(code=CODE, PYTHONPATH=str(tmp_path / "src"))
    said, heard = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "FOUND" in said, heard
    found = json.loads(said.partition("FOUND")[2])
    assert Path(found.pop("from")).is_relative_to(tmp_path)
    assert found == {
        "facts": "2026-10-30", "kept": True, "check": 0, "known": 0, "to come": 1, "no day": 1,
    }, heard  # fmt: skip
    assert f"“审计完成日”2026-12-30 比今天 {TODAY} 还晚" in heard
