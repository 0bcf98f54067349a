"""How long a person sits at the wizard: prompts and characters on a pseudo-terminal, for the teaching cases k1–k9.

    .venv/bin/python benchmarks/interview.py            # the short interview, then the next visit (--from)
    .venv/bin/python benchmarks/interview.py --full     # everything that can be asked

The person knows what the case's answers file says, types that and takes what is proposed. Counted is what he reads (each
line once, blanks and frames not), what he types, and 2 seconds for each choice; reading at 400 and typing at 45 characters a
minute. Fails when the short interview takes more than 20 prompts, 1,500 characters or five minutes, or the next visit
more than 8 prompts.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from e2e.terminal import ENTER, Terminal  # noqa: E402
from factories import talk  # noqa: E402

READS, TYPES, CHOICE = 400 / 60, 45 / 60, 2.0  # characters a second, seconds
MOST_PROMPTS, MOST_READ, MOST_SECONDS, MOST_AGAIN = 20, 1500, 300, 8
ENTRY = re.compile(r"^\s*>?\s*[○●]?\s*([0-9a-z])\) (.*)$")
ASKED = [one.ask for _, one in talk().fields()]
PROPOSED = (
    "备好的，回车就用",
    "已经填好",
    "没变就回车",
    "已按",
)  # the hint says that something stands there already
MOST_STEPS = 150
PATIENCE = 5.0  # seconds


@dataclass
class Sitting:
    """What one person saw and did."""

    prompts: int = 0
    read: int = 0
    typed: int = 0
    choices: int = 0
    asked: list[str] = field(default_factory=list)

    def seconds(self) -> float:
        """His time."""
        return self.read / READS + self.typed / TYPES + self.choices * CHOICE


def answers_of(file: Path) -> dict[str, object]:
    """The answers of an answers file by key."""
    tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {key: value for part in tree.values() if isinstance(part, dict) for key, value in part.items()}


def without_blanks(text: str) -> str:
    """The characters that are read."""
    return re.sub(r"[\s─│>]+", "", text)


def question_on(screen: str, asks: dict[str, str]) -> str:
    """The key of the question that stands last on the screen."""
    flat = without_blanks(screen)
    places = {key: flat.rfind(without_blanks(ask)) for key, ask in asks.items()}
    return max(places, key=lambda key: (places[key], len(asks[key])))


def sit(home: Path, day: str, facts: dict[str, object], *argv: str) -> Sitting:
    """One person at one interview, until the sheet is written."""
    asks = {one.key: one.ask for _, one in talk().fields()}
    kinds = {one.key: one for _, one in talk().fields()}
    asks |= {f"{s.id}?": s.skip for s in talk().sections if s.skip}
    asks |= {"": "接下来？"}
    person = Terminal(home, "plan", "--out", str(home / "out"), *argv, lines=60, HUIKUAN_TODAY=day)
    found, seen = Sitting(), ""
    person.see("客户单位的全称" if "--from" not in argv else "哪天去")
    for _ in range(MOST_STEPS):
        screen, key = next_question(person, asks, found.asked[-1] if found.asked else None)
        found.read += len(new_words(seen, screen))
        found.prompts += key != ""
        found.asked.append(key)
        seen = screen
        if key == "":
            person.press(ENTER)
            found.choices += 1
            person.end()
            return found
        give(person, found, kinds.get(key), facts.get(key), screen, day)
    raise SystemExit(f"more than {MOST_STEPS} prompts: {found.asked}")


def next_question(person: Terminal, asks: dict[str, str], answered: str | None) -> tuple[str, str]:
    """The screen and its last question, once another than the one just answered stands there whole: a busy machine may
    take its time."""
    end = time.monotonic() + PATIENCE
    while True:
        person.quiet()
        screen = person.text()
        key = question_on(screen, asks)
        if key != answered or time.monotonic() > end:
            person.quiet()
            return person.text(), question_on(person.text(), asks)


def new_words(before: str, after: str) -> str:
    """What is on the screen that was not there: lines that stood there before, and a question that only got its answer,
    are not read again."""
    old = {without_blanks(line) for line in before.splitlines()}
    asked = [ask for ask in ASKED if without_blanks(ask) in without_blanks(before)]
    fresh = [line for line in map(without_blanks, after.splitlines()) if line and line not in old]
    return "".join(after_question(line, asked) for line in fresh)


def after_question(line: str, asked: list[str]) -> str:
    """What stands behind a question that was read before, in the line that stays of it."""
    for ask in map(without_blanks, asked):
        if ask in line and line.index(ask) < 12:
            return line.partition(ask)[2]
    return line


def give(person: Terminal, found: Sitting, one: object, fact: object, screen: str, day: str) -> None:
    """Answer one question as this person would."""
    from huikuan_cli.core.playbook import Field

    asked = without_blanks(one.ask) if isinstance(one, Field) else ""
    lines = [without_blanks(line) for line in screen.splitlines()]
    last = max((n for n, line in enumerate(lines) if asked and asked[:20] in line), default=0)
    hint = "".join(lines[max(last - 2, 0) : last + 1])
    if not isinstance(one, Field):  # the gate of a section, or of a row
        found.choices += 1
        person.press(ENTER)
        return
    listed = one.kind in ("单选", "多选", "是否", "明细")
    if one.kind == "多选":
        keys = keys_of(one, fact, screen)
        for key in keys:
            person.press(key)
        found.choices += max(1, len(keys))
        person.press(ENTER)
    elif one.kind == "明细":
        found.choices += 1
        person.press(ENTER)
    elif listed:
        found.choices += 1
        for key in keys_of(one, [fact], screen)[:1]:
            person.press(key)
        person.press(ENTER)
    elif any(word in hint for word in PROPOSED) and one.key != "拜访日期":
        found.choices += 1
        person.press(ENTER)
    else:
        words = (
            ""
            if fact in (None, "不清楚")
            else said_day(str(fact), day)
            if one.key == "拜访日期"
            else str(fact)
        )
        found.typed += len(words)
        found.choices += not words
        person.press(words, ENTER)


def said_day(fact: str, today: str) -> str:
    """A day as a person says it: 明天, 后天."""
    ahead = (date.fromisoformat(fact) - date.fromisoformat(today)).days
    return {1: "明天", 2: "后天", 3: "大后天"}.get(ahead, fact)


def keys_of(one: object, fact: object, screen: str) -> list[str]:
    """The keys of the entries that a person wants, read from the list on the screen."""
    from huikuan_cli.core.playbook import Field

    assert isinstance(one, Field)
    options = {o.id: o.label for o in talk().options(one)} or {"是": "是", "否": "否"}
    wanted = [options.get(str(w), str(w)) for w in (fact if isinstance(fact, list) else [])]
    entries = [m for line in screen.splitlines() if (m := ENTRY.match(line))]
    found = []
    for label in wanted:
        entry = next(
            (
                m
                for m in reversed(entries)
                if without_blanks(label).startswith(without_blanks(m[2])[:12]) and m[2]
            ),
            None,
        )
        if entry and "●" not in entry[0]:
            found.append(entry[1])
    return found


def main() -> None:
    """Print a line for each case; exit 1 when a limit is passed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("cases", nargs="*")
    given = parser.parse_args()
    broken = False
    for file in sorted((ROOT / "examples").glob("k*.yaml")):
        case = file.name[:2]
        if given.cases and case not in given.cases:
            continue
        day = str(yaml.safe_load((ROOT / f"playbooks/cases/{case}.yaml").read_text(encoding="utf-8"))["算到"])
        facts = answers_of(file)
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            first = sit(home, day, facts, *(["--full"] if given.full else []))
            print(line(case, first))
            broken |= not given.full and (
                first.prompts > MOST_PROMPTS or first.read > MOST_READ or first.seconds() > MOST_SECONDS
            )
            if given.full:
                continue
            plan = next((home / "out").glob("*.plan.yaml"))
            again = sit(home, day, facts, "--from", str(plan))
            print(line(f"{case} --from", again))
            broken |= again.prompts > MOST_AGAIN
    raise SystemExit(broken)


def line(name: str, one: Sitting) -> str:
    """The counts of one sitting."""
    minutes, seconds = divmod(round(one.seconds()), 60)
    return f"{name:10} {one.prompts:3} 问  读 {one.read:5} 字  打 {one.typed:4} 字  选 {one.choices:3} 次  {minutes}:{seconds:02}"


if __name__ == "__main__":
    main()
