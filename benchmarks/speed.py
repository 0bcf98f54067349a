"""Start-up and planning against a bare interpreter and against copier, as ratios of medians from one run.

    python -m venv /tmp/copier && /tmp/copier/bin/pip install copier
    .venv/bin/python benchmarks/speed.py --copier /tmp/copier/bin/copier

The commands take turns (A B C A B C …), so that a machine whose speed drifts is unfair to none of them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUG = 3  # how huikuan ends when it is broken (docs/decisions.md §2): a short run that measures nothing
EXAMPLE = next((ROOT / "examples").glob("k1-*.yaml"))
COPIER_QUESTIONS = """\
_templates_suffix: .jinja
客户: {type: str, default: 清江市大数据中心}
项目: {type: str, default: 政务数据共享平台}
金额: {type: str, default: 468000}
逾期: {type: int, default: 272}
"""
COPIER_PAGE = "# 行动单：{{ 客户 }}\n\n" + "".join(
    f"- 第 {n} 条：{{{{ 项目 }}}}还有{{{{ 金额 }}}}元没付，过了{{{{ 逾期 }}}}天。\n" for n in range(40)
)


def commands(place: Path, copier: str) -> dict[str, list[str]]:
    """What is measured, by name."""
    bin_ = Path(sys.executable).parent
    huikuan = str(bin_ / "huikuan")
    plan = str(next((place / "show").glob("*.plan.yaml")))
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "huikuan --help": [huikuan, "--help"],
        "huikuan（20 份计划）": [huikuan],
        "huikuan plam（打错字）": [huikuan, "plam"],
        "huikuan show": [huikuan, "show", plan],
        "huikuan excuse 等审计": [huikuan, "excuse", "等审计"],
        "huikuan render --format html": [huikuan, "render", plan, "--format", "html"],
        "huikuan render --format pdf": [huikuan, "render", plan, "--format", "pdf"],
        "huikuan letter --kind 催款函": [huikuan, "letter", plan, "--kind", "催款函"],
        "huikuan letter --format docx": [huikuan, "letter", plan, "--kind", "催款函", "--format", "docx"],
        "huikuan ics": [huikuan, "ics", plan],
        "huikuan plan --answers": [
            huikuan, "plan", "--answers", str(EXAMPLE), "--today", "2026-11-23", "--out", str(place / "out"), "--replace",
        ],
    }  # fmt: skip
    if copier:
        template = place / "template"
        template.mkdir()
        (template / "copier.yml").write_text(COPIER_QUESTIONS, encoding="utf-8")
        (template / "行动单.md.jinja").write_text(COPIER_PAGE, encoding="utf-8")
        (place / "data.yml").write_text("客户: 清江市大数据中心\n", encoding="utf-8")
        found["copier copy（一页中文模板）"] = [
            copier, "copy", "--quiet", "--defaults", "--overwrite", "--data-file", str(place / "data.yml"),
            str(template), str(place / "copied"),
        ]  # fmt: skip
    return found


def twenty_plans(plan: Path, folder: Path) -> None:
    """Copies of a plan under the names of twenty matters, where bare `huikuan` looks for plans."""
    folder.mkdir(parents=True)
    for number in range(20):
        (folder / f"2026-11-24-客户{number}-项目.plan.yaml").write_bytes(plan.read_bytes())


def once(command: list[str], env: dict[str, str]) -> float:
    """Wall seconds of one run. Ends the program where the command is broken."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    took = time.perf_counter() - begun
    if done.returncode == BUG:
        sys.exit(f"程序出错了，量出来的不算：{' '.join(command)}")
    return took


def compiled(place: Path) -> dict[str, str]:
    """The environment of what pip installed: every package compiled, ours too (copier's were when it was installed)."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return env | {"HUIKUAN_HOME": str(place / "home"), "PYTHONPYCACHEPREFIX": str(place / "compiled")}


def middles(todo: dict[str, list[str]], env: dict[str, str], runs: int) -> dict[str, float]:
    """The median wall seconds of each command; they take turns, after one run of each that is not counted."""
    for command in todo.values():
        once(command, env)
    times: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(runs):
        for name, command in todo.items():
            times[name].append(once(command, env))
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Run and print medians and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--copier", default="", help="path of a copier executable to compare with")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        env = compiled(place) | {"HUIKUAN_TODAY": "2026-11-23"}
        huikuan = str(Path(sys.executable).parent / "huikuan")
        first = [
            huikuan,
            "plan",
            "--answers",
            str(EXAMPLE),
            "--today",
            "2026-11-23",
            "--out",
            str(place / "show"),
        ]
        subprocess.run(first, env=env, capture_output=True, check=True)
        twenty_plans(next((place / "show").glob("*.plan.yaml")), place / "home" / "documents" / "回款教练")
        todo = commands(place, options.copier)
        medians = middles(todo, env, options.runs)
    report(medians, options.runs)


def report(medians: dict[str, float], runs: int) -> None:
    """Print the table."""
    bare = medians["python -c pass"]
    print(f"{runs} 轮，中位数")
    for name, seconds in medians.items():
        print(f"{seconds * 1000:7.0f} ms  {seconds / bare:5.1f}× python -c pass   {name}")
    copier = medians.get("copier copy（一页中文模板）")
    if copier:
        print(f"plan --answers 比 copier 快 {copier / medians['huikuan plan --answers']:.1f} 倍")


if __name__ == "__main__":
    main()
