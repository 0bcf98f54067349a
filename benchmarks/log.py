"""How long a person sits at `huikuan log` after a visit, and at the next visit (`plan --from`) that goes on from it.

    .venv/bin/python benchmarks/log.py

Counted as in benchmarks/interview.py: what he reads at 400 and types at 45 characters a minute, two seconds for each choice. Three
ways to write the same visit down: asked, asked when a promise fell due, dictated in one sentence (voice: what he says is not typed).
Fails when the questions are more than seven or one sitting takes more than 60 seconds, or the next visit asks more than eight.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "benchmarks"))

from interview import ASKED, Sitting, line, new_words  # noqa: E402

from e2e.terminal import CLEAR, ENTER, Terminal  # noqa: E402

MOST_PROMPTS, MOST_SECONDS, MOST_AGAIN = 7, 60, 8
# what is typed or picked at each question; a choice is one key
ANSWERS = [
    ("见到谁？", ""),
    ("他的原话？", "周五前让财务录单"),
    ("答应了什么？", "2"),
    ("谁来办、哪天？", "财务 周五"),
    ("交了什么、拿回什么？", ""),
    ("下一步我做什么、哪天？", "周一送发票"),
]
KEPT = ("成了吗？", "2")
SEVERAL = {"哪几条兑现了？": "1", "他怎么说、改到哪天？": "下周五，财务出差了"}
CHOSEN = ("答应了什么？", "成了吗？", "哪几条兑现了？")
SPOKEN = "王科长说周五前让财务把单子录进去我周一送发票过去"


def whole(screen: str, question: str) -> str:
    """The question as it stands on the screen, without its number: once answered it is not read again."""
    row = next((row for row in reversed(screen.splitlines()) if question in row), question)
    return row.strip().lstrip("0123456789 ").partition(question)[0] + question


def written(home: Path, plan: Path, day: str, story: list[tuple[str, str]], *argv: str) -> Sitting:
    """One person who writes a visit down."""
    person = Terminal(home, "log", str(plan), *argv, lines=60, HUIKUAN_TODAY=day)
    found, seen = Sitting(), ""
    for question, keys in story:
        screen = person.see(question)
        ASKED.append(whole(screen, question))
        found.read += len(new_words(seen, screen))
        found.prompts += 1
        found.asked.append(question)
        seen = screen
        picked = question in CHOSEN or not keys
        found.choices += picked
        found.typed += 0 if picked else len(keys.removeprefix(CLEAR))
        person.press(keys, ENTER)
    person.end()
    return found


def next_visit(home: Path, plan: Path, day: str, ended: dict[str, str]) -> Sitting:
    """One person at the next visit: what became of the promises, the day, and Enter for the rest."""
    person = Terminal(
        home, "plan", "--from", str(plan), "--out", str(home / "out"), lines=60, HUIKUAN_TODAY=day
    )
    found, seen = Sitting(), ""
    asks = {**ended, "哪天去？": "后天"}
    for ask, keys in asks.items():
        screen = person.see(ask)
        found.read, seen = found.read + len(new_words(seen, screen)), screen
        found.prompts += 1
        found.choices += ask in CHOSEN
        found.typed += 0 if ask in CHOSEN else len(keys)
        person.press(keys, ENTER)
    for _ in range(20):
        person.quiet()
        screen = person.text()
        found.read, seen = found.read + len(new_words(seen, screen)), screen
        found.choices += 1
        if "接下来？" in screen:
            break
        found.prompts += 1
        person.press(ENTER)
    person.press(ENTER)
    person.end()
    return found


def main() -> None:
    """Print a line for each sitting; exit 1 when a limit is passed."""
    (example,) = (ROOT / "examples").glob("k1-*.yaml")
    broken = False
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        made = Terminal(home, "plan", "--answers", str(example), "--out", str(home / "out"))
        if made.end():
            raise SystemExit(made.text())
        plan = next((home / "out").glob("*.plan.yaml"))
        sittings = [
            ("log", written(home, plan, "2026-11-25", ANSWERS)),
            ("plan --from", next_visit(home, plan, "2026-11-30", dict([KEPT]))),
            ("log 有到期的", written(home, plan, "2026-11-30", [KEPT, *ANSWERS])),
            ("log --text", written(home, plan, "2026-12-01", [("对就回车", "")], "--text", SPOKEN)),
        ]
        sittings.append(("--from 有两条到期", next_visit(home, plan, "2026-12-07", SEVERAL)))
        for name, one in sittings:
            print(line(name, one))
            if "--from" in name:
                broken |= one.prompts > MOST_AGAIN
            else:
                broken |= one.prompts > MOST_PROMPTS or one.seconds() > MOST_SECONDS
    raise SystemExit(broken)


if __name__ == "__main__":
    main()
