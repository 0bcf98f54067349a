"""What lines of ours do without once a team takes something away, told at the team's own line: an option that was renamed, a paper
without which nobody is ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import HIDE, YES, Place, called, owner
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.hiding import OPTIONS, hidden_in
from huikuan_cli.store.playbooks.layered_file import Stack
from huikuan_cli.store.playbooks.list_lines import value_at

QUESTIONS_FILE, QUESTIONS, SHOWN_AS = "questions.yaml", "字段", "选项叫法"
CHAIN, PAPERS, VITAL = "chain.yaml", "材料包", "必备"
NAMED = 3  # entries that a sentence names


class Lost(NamedTuple):
    """An option of ours that a team's list of options has no more: its question, where that list stands, and what may have come in
    its stead."""

    key: str
    option: str
    place: Place
    instead: str

    def is_named_by(self, problem: Problem) -> bool:
        """Whether a line of ours is idle because it names this option."""
        return problem.missing == self.option and self.key in problem.at


def renamed_options(stack: Stack, idle: Iterable[Problem]) -> Iterator[Problem]:
    """Advice on each option that a team took away and that lines of ours name (`idle`: what these lines lack)."""
    waiting = list(idle)
    for lost in _lost(stack) if waiting else ():
        lines = [one for one in waiting if lost.is_named_by(one)]
        if lines:
            whose = sorted(dict.fromkeys(_entry(one) for one in lines), key=lambda one: one == lost.key)
            more = "等" if len(whose) > NAMED else ""
            text = f"选项“{brief(lost.option)}”不在了，自带的 {len(lines)} 行还写着它（{'、'.join(whose[:NAMED])}{more}），都用不上了"
            fix = f"只是叫法不同，就把它留在选项里，另写“{SHOWN_AS}: {{{lost.option}: {lost.instead}}}”"
            yield Problem(text, fix, QUESTIONS_FILE, code="P318", at=lost.place, minor=True)


def _lost(stack: Stack) -> Iterator[Lost]:
    if not stack.has_ours():
        return
    before, now = stack.parts[-1].places, stack.laid
    for part in stack.teams():
        for place, options in _option_lists(part.data):
            had, left = _at(before, place), _at(now, place)
            if isinstance(had, list) and isinstance(left, list):
                new = [one for one in left if one not in had]
                gone = [one for one in had if one not in left]
                instead = brief(new[0]) if len(new) == len(gone) == 1 else "你们的叫法"
                yield from (Lost(str(place[-2]), one, place, instead) for one in gone if options)


def _option_lists(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """The places of the options of questions."""
    for section in data.get("自问", ()) if isinstance(data, dict) else ():
        for one in section.get(QUESTIONS, ()) if isinstance(section, dict) else ():
            if isinstance(one, dict) and OPTIONS in one and "键" in one and "id" in section:
                yield (*place, "自问", section["id"], QUESTIONS, one["键"], OPTIONS), one[OPTIONS]


def _at(places: Places, place: Place) -> Any:
    path, whole = places.path_of(place)
    return value_at(places.data, path) if whole else None


def _entry(problem: Problem) -> str:
    """The entry of ours in which a line stands, as it is called; the file where it has no name."""
    return owner(problem.at).rstrip("的 ").strip("“”") or problem.file


def vital_hidden(stacks: dict[str, Stack]) -> Iterator[Problem]:
    """Advice on each paper that a team hides though nobody is ready without it, at the line that hides it."""
    for hidden in hidden_in(stacks):
        paper = _at(stacks[CHAIN].parts[-1].places, hidden.place) if hidden.file == CHAIN else None
        if hidden.place[:1] == (PAPERS,) and isinstance(paper, dict) and paper.get(VITAL) == YES:
            text = f"{called(hidden.place)}（{paper['名称']}）是必备的：停用了，手上没有它也会说“可以出发”，单子上不再提它"
            fix = f"只是名称不同，写“名称: …”改名；真用不着就留着“{HIDE}: {YES}”"
            path, _ = hidden.part.written.path_of(hidden.place)
            yield hidden.part.tree.pointed(Problem(text, fix, code="P318", minor=True), path)
