"""The commands that look something up, and need no plan of one's own: declarations only, as in app.py."""

from typing import Annotated

import typer

from huikuan_cli import texts
from huikuan_cli.cli.declaring import command
from huikuan_cli.cli.option_sets import AssessOptions, BoardOptions, ClockOptions, LedgerOptions
from huikuan_cli.cli.switches import Plainly, Playbooks, Today, argument, option

lookups = typer.Typer()


@command(lookups, texts.EXCUSE_HELP)
def excuse(
    words: Annotated[tuple[str, ...], argument("[他说的话]", texts.ARG_WORDS)] = (),
    kind: Annotated[str, option("--type", word="类型", help=texts.OPT_KIND)] = "",
    playbooks: Playbooks = "",
    today: Today = "",
) -> None:
    """查借口。"""
    from huikuan_cli.cli.excuse import excuse as run
    from huikuan_cli.env import Env

    run(words, kind, playbooks, today, Env.from_process())


@command(lookups, texts.CLOCK_HELP)
def clock(options: ClockOptions) -> None:
    """算日子。"""
    from huikuan_cli.cli.clock import clock as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(lookups, texts.LEDGER_HELP)
def ledger(options: LedgerOptions) -> None:
    """读台账。"""
    from huikuan_cli.cli.ledger import ledger as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(lookups, texts.TYPE_HELP, "type")
def type_(
    seen: Annotated[tuple[str, ...], argument("[题=选项]…", texts.ARG_SEEN)] = (),
    role: Annotated[str, option("--role", word="岗位", help=texts.OPT_ROLE)] = "",
    visits: Annotated[int, option("--visits", word="次数", help=texts.OPT_VISITS)] = 1,
    playbooks: Playbooks = "",
    plain: Plainly = False,
) -> None:
    """观察测验。"""
    from huikuan_cli.cli.type import quiz as run
    from huikuan_cli.env import Env

    run(seen, role, visits, playbooks, plain, Env.from_process())


@command(lookups, texts.ASSESS_HELP)
def assess(options: AssessOptions) -> None:
    """五力自评。"""
    from huikuan_cli.cli.assess import assess as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(lookups, texts.BOARD_HELP)
def board(options: BoardOptions) -> None:
    """团队看板。"""
    from huikuan_cli.cli.board import board as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(lookups, texts.CASES_HELP)
def cases(
    case: Annotated[str, argument("[编号]", texts.ARG_CASE)] = "",
    run: Annotated[bool, option("--run", help=texts.OPT_RUN)] = False,
    answers: Annotated[bool, option("--answers", help=texts.OPT_CASE_ANSWERS)] = False,
    today: Annotated[str, option("--today", word="日期", help=texts.OPT_CASE_TODAY)] = "",
    playbooks: Playbooks = "",
) -> None:
    """教学案例。"""
    from huikuan_cli.cli.cases import cases as read
    from huikuan_cli.env import Env

    read(case, run, answers, playbooks, today, Env.from_process())
