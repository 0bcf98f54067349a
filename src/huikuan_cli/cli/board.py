"""`huikuan board`: all plans of a team, what came of them, and who should be talked with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_board
from huikuan_cli.cli.common import folder_of, tidied, today_of
from huikuan_cli.cli.context import Here, beside_of, former_of, here, playbook_of
from huikuan_cli.cli.outputs import open_in_browser
from huikuan_cli.cli.table_outputs import tables_wished, top_of, write_tables
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huikuan_cli.cli.option_sets import BoardOptions
    from huikuan_cli.core.board.board_rows import BoardGround
    from huikuan_cli.core.board.matters import BoardMatter
    from huikuan_cli.core.board.team_board import TeamBoard
    from huikuan_cli.core.playbook import Mindset, Playbook
    from huikuan_cli.core.playbook.board_rules import BoardRules
    from huikuan_cli.store.work.team_plans import TeamFolder

FILE = "board.yaml"
MANY = 200  # files that take so long to read that it is said


def board(options: BoardOptions, env: Env) -> None:
    """Show the board, and write the files that were asked for. Raises UsageError, or HuikuanError where there is no plan."""
    from huikuan_cli.core.board.board_page import board_page
    from huikuan_cli.core.board.board_report import board_report
    from huikuan_cli.show.blocks_page import show_page

    formats = tables_wished(options.formats)
    top = top_of(options.top)
    if options.open:
        formats = tuple(dict.fromkeys((*formats, "html")))
    today = today_of(options.today, env)
    folders, found = _folders(options, env)
    made = _made(folders, found, today, env)
    report = board_report(made, top if options.top else None)
    if options.json:
        from huikuan_cli.render.table_files import report_data

        out.as_json(report_data(report))
    else:
        show_page(board_page(made, top))
    stem = f"{texts_board.TITLE}-{today}"
    written = write_tables(lambda _: report, formats, typed_path(options.out), stem, texts_board.BOARD)
    if options.open:
        open_in_browser(written)


def _folders(options: BoardOptions, env: Env) -> tuple[list[Path], Here]:
    """The folders that were named, else that of the plans, and what holds in the first of them: a team's folder may name its playbooks.
    Raises HuikuanError for one that is not there."""
    folders = [typed_path(one) for one in options.folders]
    for folder, named in zip(folders, options.folders, strict=False):
        if not folder.is_dir():
            raise HuikuanError(texts_board.NO_FOLDER.format(path=named), texts.CHECK_THE_PATH)
    found = here(options.playbooks, env, folders[0] if folders else None)
    folders = folders or [folder_of("", env, found.workspace)]
    for folder in folders:
        tidied(folder)
    return folders, found


def _made(folders: Sequence[Path], found: Here, today: date, env: Env) -> TeamBoard:
    from huikuan_cli.core.board.board_rows import Owed, owed_of, row_of
    from huikuan_cli.core.board.coaching import talks_of
    from huikuan_cli.core.board.matters import matters
    from huikuan_cli.core.board.people import people_of
    from huikuan_cli.core.board.team_board import TeamBoard, in_order
    from huikuan_cli.store.work.team_plans import Reader, team_plans

    team = team_plans(folders, env.data_dir(), _say_many)
    if not team.plans and not team.unread:
        text = texts_board.NO_PLANS.format(path="、".join(map(str, folders)))
        raise HuikuanError(text, texts_board.NO_PLANS_FIX)
    playbook = playbook_of(found, env, keep=True)
    rules = _rules(found, playbook)
    reader = Reader(playbook, today, former_of(found))
    listed = matters(team.plans, today)
    ground = _ground(playbook, rules, today)
    rows = []
    for one in listed:
        if one.closed():
            continue
        clocked = reader.clocked(team.paths[one.last().plan.file], one)
        owed = owed_of(clocked) if clocked else Owed()
        rows.append(row_of(one, owed, ground, _notes(one, read=clocked is not None)))
    people = people_of(listed, rows, _weak(team, playbook.mindset, env), today, rules.days)
    closed = sum(one.closed() for one in listed)
    count, earlier = len(team.plans), len(team.plans) - len(listed)
    talks = talks_of(people, rules)
    return TeamBoard(today, rules, in_order(rows), people, talks, team.unread, count, closed, earlier)


def _ground(playbook: Playbook, rules: BoardRules, today: date) -> BoardGround:
    from huikuan_cli.core.advice.readiness import possible_reds
    from huikuan_cli.core.board.board_rows import BoardGround

    kinds = frozenset(one.key for one in playbook.escalation.promised)
    return BoardGround(today, rules, playbook.chain, possible_reds(playbook.questions), kinds)


def _say_many(count: int) -> None:
    if count >= MANY:
        out.notice(texts_board.READING.format(count=count))


def _rules(found: Here, playbook: Playbook) -> BoardRules:
    from huikuan_cli.core.playbook.board_rules import BoardRules

    return beside_of(found, playbook, FILE, BoardRules)


def _notes(one: BoardMatter, *, read: bool) -> tuple[str, ...]:
    wrong = one.last().plan.facts.wrong
    notes = [texts_board.FILE_WRONG.format(count=len(wrong))] if wrong else []
    return tuple(notes if read else [*notes, texts_board.ANSWERS_WRONG])


def _weak(team: TeamFolder, mind: Mindset, env: Env) -> dict[str, tuple[str, ...]]:
    """The abilities below the pass mark of everybody who was rated by name; a history that cannot be read is said, and left out."""
    from huikuan_cli.core.course.assessment import rated, standings
    from huikuan_cli.store.work import ratings

    try:
        history = ratings.history(ratings.path_of(env.data_dir()))
    except HuikuanError as error:
        out.notice(error.sentence())
        return {}
    found = {one.who: standings(mind, rated(history, one.who)) for one in team.plans}
    return {who: tuple(one.ability.name for one in each if one.weak) for who, each in found.items()}
