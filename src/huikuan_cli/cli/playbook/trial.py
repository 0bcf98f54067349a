"""`huikuan playbook try`: what cases print before and after the team's changes, and where each change is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher, ndiff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts, texts_workshop
from huikuan_cli.cli.case_runs import own_answers
from huikuan_cli.cli.common import today_of
from huikuan_cli.cli.playbook.case_pages import (
    OwnCase,
    Pages,
    analysis_of,
    cases_to_try,
    pages_of,
    shelf_of,
    teaching_cases,
)
from huikuan_cli.cli.playbook.example_cases import CALLED, example_cases
from huikuan_cli.cli.playbook.in_force import InForce, changes_of, files_in_force, in_force
from huikuan_cli.cli.playbook.next_commands import with_folder
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path
from huikuan_cli.store.playbooks.look_reading import FILE as LOOK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huikuan_cli.cli.playbook.case_pages import Case
    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.sheet.layout import Block
    from huikuan_cli.render.side_by_side import Paper


class Wanted(NamedTuple):
    """What is asked of the command: the case or the answers file (empty: all cases), the day, and the folder for a page of
    it (None: on the screen)."""

    case: str
    today: date | None
    page_in: str | None


class SeenCase(NamedTuple):
    """How one case is seen: the situations that fit it by their ids, the leading one first, and the excuses that he is heard in."""

    plays: dict[str, str]
    heard: tuple[str, ...]


class Tried(NamedTuple):
    """The papers of one case before and after the changes, and how it was and is seen. `own_look`: the sheet has another look now."""

    id: str
    before: Pages
    now: Pages
    seen: tuple[SeenCase, SeenCase]
    own_look: bool = False

    def others(self) -> list[str]:
        """The names of the papers that print something else."""
        names = {**self.before, **self.now}
        return [name for name in names if self.before.get(name) != self.now.get(name)]


def trial(wanted: Wanted, playbooks: str, env: Env) -> None:
    """The papers of the cases before and after the team's changes, and a sentence for each change; on the screen, or as one page
    on which both stand side by side."""
    force = in_force(playbooks, env)
    own = _own_case(wanted, force, env)
    tried = list(_tried(force, wanted, own))
    uses = _uses(force, wanted.today, _looked_at(force, wanted, own))
    if wanted.page_in is None:
        _show(tried, uses, force, every=bool(wanted.case))
    else:
        _write(tried, uses, typed_path(wanted.page_in or "."))


def _own_case(wanted: Wanted, force: InForce, env: Env) -> OwnCase | None:
    """The case of the answers file that was named; None where it was no file. Raises HuikuanError for one that cannot be used."""
    path = typed_path(wanted.case) if wanted.case else None
    if path is None or not (path.suffix in (".yaml", ".yml") or path.is_file()):
        return None
    day = wanted.today or today_of("", env)
    own_answers(force.playbook, path, day, strictly=True)
    return OwnCase(path.stem, path, day)


def _tried(force: InForce, wanted: Wanted, own: OwnCase | None) -> Iterator[Tried]:
    ours = files_in_force(force.here._replace(order=force.here.order[-1:]))
    before, now = shelf_of(ours.stacks), shelf_of(force.stacks)
    cases: Mapping[str, Case] = _looked_at(force, wanted, own) or cases_to_try(force.here, now, force.stacks)
    for id, one in cases.items():
        pages = [pages_of(shelf, force.here, one, wanted.today) for shelf in (before, now)]
        seen = [_seen(analysis_of(shelf, force.here, one, wanted.today)) for shelf in (before, now)]
        yield Tried(id, pages[0], pages[1], (seen[0], seen[1]), bool(changes_of(force.stacks[LOOK])))


def _seen(s: Analysis) -> SeenCase:
    plays = {one.id: f"{one.id} {one.name}" for one in (s.lead(), *s.beside())}
    return SeenCase(
        plays, tuple(f"{one.excuses[0].id} {one.excuses[0].name}" for one in s.heard if one.excuses)
    )


def _looked_at(force: InForce, wanted: Wanted, own: OwnCase | None) -> Mapping[str, Case] | None:
    """The one case that was asked for; None where it is all teaching cases."""
    if not wanted.case:
        return None
    if own:
        return {own.id: own}
    name = wanted.case.removesuffix(CALLED) + CALLED
    if example := example_cases(force.playbook, force.stacks).get(name):
        return {name: example}
    return teaching_cases(force.here, force.playbook, wanted.case)


def _uses(force: InForce, today: date | None, cases: Mapping[str, Case] | None) -> list[str]:
    from huikuan_cli.cli.playbook.uses import uses

    return [with_folder(one.text, force.here.order) for one in uses(force, today, cases)]


def _same(tried: list[Tried]) -> str:
    """Which cases print what they did; empty where there is none."""
    same = [one.id for one in tried if not one.others()]
    return texts.TRIED_SAME.format(ids="、".join(same)) if same else ""


def _show(tried: list[Tried], uses: list[str], force: InForce, *, every: bool) -> None:
    from huikuan_cli.core.sheet.layout import Block, Row
    from huikuan_cli.show.blocks_page import show_page

    blocks = [block for one in tried for block in _changed(one, force, every=every)]
    if rest := _same(tried):
        blocks.append(Block(texts.TRIED_CASES, (Row("text", rest),)))
    rows = tuple(Row("text", one) for one in uses)
    show_page([*blocks, Block(texts_workshop.USES_HEAD.rstrip("："), rows)])


def _changed(one: Tried, force: InForce, *, every: bool) -> Iterator[Block]:
    """A block for each paper of a case that changed: its lines, or how many they are."""
    from huikuan_cli.core.sheet.layout import Block, Row

    for name in one.others():
        lines = [
            line
            for line in ndiff(one.before.get(name, ()), one.now.get(name, ()))
            if line[:2] in ("- ", "+ ") and line[2:].strip()
        ]
        rows = [Row("pair", line[2:], texts.WAS if line[0] == "-" else texts.IS) for line in lines]
        if lines:
            whole = with_folder(texts.TRY_ONE.format(id=one.id), force.here.order)
            shown: list[Row] = rows if every else [Row("small", whole)]
            if why := _why_gone(one, name):
                shown = [*shown, Row("small", why)]
            head = texts.TRIED if name in one.before else texts.TRIED_NEW
            yield Block(head.format(id=one.id, paper=name, count=len(lines)), tuple(shown))


def _why_gone(one: Tried, paper: str) -> str:
    """Why lines are gone from a paper that is the sheet: the case is led by another situation, one of them or an excuse is not found any
    more, or they found no room; empty where none are, or each has another in its place."""
    if paper != texts_workshop.SHEET:
        return ""
    before, now = one.seen
    (was, *_), (leads, *_) = before.plays.values(), now.plays.values()
    if was != leads:
        return texts_workshop.LEAD_CHANGED.format(before=was, now=leads)
    gone, longer = _gone_and_longer(
        one.before.get(texts_workshop.SHEET, ()), one.now.get(texts_workshop.SHEET, ())
    )
    if not gone:
        return ""
    if lost := [name for id, name in before.plays.items() if id not in now.plays]:
        return texts_workshop.BESIDE_CHANGED.format(gone="、".join(lost))
    if before.heard != now.heard:
        had, has = ("、".join(each.heard) or texts_workshop.HEARD_AS_NONE for each in one.seen)
        return texts_workshop.HEARD_CHANGED.format(before=had, now=has)
    if one.own_look:
        return texts_workshop.LOOK_CHANGED
    return texts_workshop.PUSHED_OUT if longer else ""


def _gone_and_longer(before: Sequence[str], now: Sequence[str]) -> tuple[bool, bool]:
    """Whether lines are gone from a sheet with nothing in their place, and whether others are longer now: page one is one page."""
    gone = longer = False
    for tag, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        old, new = "".join(before[start:end]).strip(), "".join(now[first:last]).strip()
        gone = gone or (tag == "delete" and bool(old))
        longer = longer or (tag in ("replace", "insert") and len(new) > len(old))
    return gone, longer


def _write(tried: list[Tried], uses: list[str], folder: Path) -> None:
    """Write the page. Raises HuikuanError where the folder is none, or nothing can be written there."""
    from huikuan_cli.render.side_by_side import Paper, side_by_side
    from huikuan_cli.store.files import atomic

    if not folder.is_dir():
        raise HuikuanError(texts_workshop.NO_PLACE.format(path=folder), texts.CHECK_THE_PATH)
    papers: list[Paper] = [
        Paper(texts_workshop.PAPER_OF.format(id=one.id, paper=name), one.before.get(name, ()), one.now.get(name, ()), _why_gone(one, name))
        for one in tried
        for name in one.others()
    ]  # fmt: skip
    path = folder / texts_workshop.PAGE_FILE
    atomic.write(path, side_by_side(texts_workshop.PAGE_TITLE, uses, papers, _same(tried)))
    out.result(texts.WRITTEN.format(path=path))
