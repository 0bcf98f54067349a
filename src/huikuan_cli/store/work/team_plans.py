"""The plans of a team: below one folder or several, one for each person or all in one, with who of us each is in the hands of.

What is wrong in a file is said of that file, and stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from huikuan_cli import texts_board as texts
from huikuan_cli.core.advice.clocked import Clocked, clocked
from huikuan_cli.core.advice.plan import written
from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.agenda.items import standing_of
from huikuan_cli.core.agenda.naming import NamedPlan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import Interview, interview
from huikuan_cli.core.board.matters import BoardMatter, TeamPlan
from huikuan_cli.core.board.team_board import UnreadPlan
from huikuan_cli.core.log import Standing
from huikuan_cli.core.log.counted import counted
from huikuan_cli.core.log.entries import DAY
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.text.plain_name import plain
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.core.text.written_days import read_day
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.store.work import plan_file, plans
from huikuan_cli.store.work.plan_index import Indexed, plans_in


class TeamFolder(NamedTuple):
    """The plans that were found, by their names; the path of each by the name by which it is shown; what could not be read or has
    something wrong in it."""

    plans: tuple[TeamPlan, ...]
    paths: dict[str, Path]
    unread: tuple[UnreadPlan, ...]


def team_plans(
    folders: Sequence[Path], data: Path, many: Callable[[int], None] = lambda count: None
) -> TeamFolder:
    """Every plan below some folders. `data`: our data folder, where what was read is kept for the next time; `many` is told how many
    files of a folder are to be read."""
    paths: dict[str, Path] = {}
    found: list[tuple[Indexed, str, str]] = []
    unread: list[UnreadPlan] = []
    apart = _apart(folders)
    for folder in apart:
        head = f"{folder.resolve().name}/" if len(apart) > 1 else ""
        index = plans_in(folder, data, many=many)
        for one in index.plans:
            shown = head + one.file
            paths[shown] = folder / one.file
            found.append((one, shown, shown.rpartition("/")[0].partition("/")[0]))
        unread += [UnreadPlan(head + file, _why(folder / file)) for file in index.unread]
    found.sort(key=lambda one: one[1])
    whose = [written(one.facts.owner) or folder_name or texts.NOBODY for one, _, folder_name in found]
    names = {
        plain(one): one for one in sorted(whose, key=lambda one: (-len(one), one))
    }  # the shortest spelling
    listed = []
    for (one, shown, _), who in zip(found, whose, strict=True):
        listed.append(TeamPlan(NamedPlan(shown, one.stamp, one.facts), names[plain(who)]))
        if one.facts.wrong:
            unread.append(UnreadPlan(shown, _wrong(one.facts.wrong)))
    return TeamFolder(tuple(listed), paths, tuple(sorted(unread)))


def _apart(folders: Iterable[Path]) -> list[Path]:
    """The folders without those that lie below another of them."""
    found = {folder.resolve(): folder for folder in folders}
    return [folder for place, folder in found.items() if not any(one in found for one in place.parents)]


def _why(path: Path) -> str:
    """Why nothing can be made of a plan file, in one sentence, which quotes nothing of it: somebody else reads it."""
    try:
        plan_file.read(path)
    except ProblemsFound as wrong:
        return texts.CANNOT_READ_ON.format(line=wrong.problems[0].line)
    except (HuikuanError, OSError, ValueError) as error:
        text = error.text if isinstance(error, HuikuanError) else texts.NOT_READ
        return text.replace(str(path), path.name)
    return texts.NO_HEAD


def _wrong(sentences: Iterable[str]) -> str:
    """That there is something to mend in a file, and in which lines; nothing of it is quoted."""
    lines = dict.fromkeys(found[1] for one in sentences if (found := re.search(r":(\d+)\b", one)))
    return texts.LINES_TO_MEND.format(lines="、".join(lines)) if lines else texts.TO_MEND


class Reader:
    """Works out what is owed of each receivable. `former`: the interview before a team changed it, for answers that are older."""

    def __init__(self, playbook: Playbook, today: date, former: Callable[[], Interview] | None) -> None:
        self.playbook, self.today, self.former = playbook, today, former
        self.interview = interview(playbook)

    def clocked(self, path: Path, matter: BoardMatter) -> Clocked | None:
        """The case of a receivable and its clocks by today, with what its log says; None where its answers have to be mended first."""
        facts = matter.last().plan.facts
        for answers in self._readings(path, facts):
            with suppress(Unclear, ValueError, LookupError, ArithmeticError):
                told = counted(answers, matter.standing)
                return clocked(self.playbook.for_customer(told), told, self.today)
        return None

    def _readings(self, path: Path, facts: PlanFacts) -> Iterator[Answers]:
        """The answers as they stand where nobody changed them since they were checked; else as they are read anew."""
        try:
            head = plans.head_in(path)
            tree = head["答案"]
            if head["生成"]["答案摘要"] == plan_file.digest(tree, _then(facts)):
                yield {key: value for section in tree.values() for key, value in section.items()}
        except (HuikuanError, OSError, LookupError, TypeError, AttributeError):
            tree = _in_full(path)
        reading = read_answers(
            tree, self.interview, self.today, path.name, lambda place: 1, self.former, past=True
        )
        if not reading.problems:
            yield reading.answers


def _then(facts: PlanFacts) -> Standing | None:
    """Where the log stood on the day that the plan was worked out for; None where nothing stood in it yet."""
    made = read_day(facts.made, None)
    begun = made and any(str(one.get(DAY, "")) <= facts.made for one in facts.log)
    return standing_of(facts, made) if made and begun else None


def _in_full(path: Path) -> Any:
    """The answers of a file that a hand wrote in its own way; None where there are none."""
    with suppress(HuikuanError, OSError, ValueError):
        return plan_file.read(path).record.answers
    return None
