"""The commands that look something up, and need no plan: declarations only, as in app.py."""

from __future__ import annotations

from typing import Annotated

import typer

from huikuan_cli import texts
from huikuan_cli.cli.completing import excuses_like

lookups = typer.Typer()


@lookups.command(help=texts.EXCUSE_HELP, options_metavar="[选项]")
def excuse(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[他说的话]", help=texts.ARG_WORDS, autocompletion=excuses_like),
    ] = None,
    kind: Annotated[str, typer.Option("--type", metavar="类型", help=texts.OPT_KIND)] = "",
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
) -> None:
    """查借口。"""
    from huikuan_cli.cli.excuse import excuse as run
    from huikuan_cli.env import Env

    run(words or [], kind, playbooks, today, Env.from_process())


@lookups.command(help=texts.CLOCK_HELP, options_metavar="[选项]")
def clock(
    facts: Annotated[list[str] | None, typer.Argument(metavar="[名称=内容]…", help=texts.ARG_FACTS)] = None,
    answers: Annotated[
        str, typer.Option("--answers", "-a", metavar="文件", help=texts.OPT_CLOCK_ANSWERS)
    ] = "",
    payment: Annotated[
        list[str] | None, typer.Option("--payment", metavar="一笔款", help=texts.OPT_PAYMENT)
    ] = None,
    payments: Annotated[str, typer.Option("--payments", metavar="文件", help=texts.OPT_PAYMENTS)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
    json: Annotated[bool, typer.Option("--json", help=texts.OPT_JSON)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """算日子。"""
    from huikuan_cli.cli.clock import clock as run
    from huikuan_cli.env import Env

    further = (payment or [], payments)
    run(facts or [], answers, further, playbooks, today, json, plain, Env.from_process())


@lookups.command("type", help=texts.TYPE_HELP, options_metavar="[选项]")
def type_(
    seen: Annotated[list[str] | None, typer.Argument(metavar="[题=选项]…", help=texts.ARG_SEEN)] = None,
    role: Annotated[str, typer.Option("--role", metavar="岗位", help=texts.OPT_ROLE)] = "",
    visits: Annotated[int, typer.Option("--visits", metavar="次数", help=texts.OPT_VISITS)] = 1,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """观察测验。"""
    from huikuan_cli.cli.type import quiz as run
    from huikuan_cli.env import Env

    run(seen or [], role, visits, playbooks, plain, Env.from_process())


@lookups.command(help=texts.ASSESS_HELP, options_metavar="[选项]")
def assess(
    rated: Annotated[list[str] | None, typer.Argument(metavar="[题=分]…", help=texts.ARG_RATED)] = None,
    witness: Annotated[bool, typer.Option("--witness", help=texts.OPT_WITNESS)] = False,
    show: Annotated[bool, typer.Option("--show", help=texts.OPT_SHOW)] = False,
    forget: Annotated[bool, typer.Option("--forget", help=texts.OPT_FORGET)] = False,
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """五力自评。"""
    from huikuan_cli.cli.assess import AssessOptions
    from huikuan_cli.cli.assess import assess as run
    from huikuan_cli.env import Env

    run(AssessOptions(tuple(rated or ()), witness, show, forget, playbooks, today, plain), Env.from_process())


@lookups.command(help=texts.CASES_HELP, options_metavar="[选项]")
def cases(
    case: Annotated[str, typer.Argument(metavar="[编号]", help=texts.ARG_CASE)] = "",
    run: Annotated[bool, typer.Option("--run", help=texts.OPT_RUN)] = False,
    answers: Annotated[bool, typer.Option("--answers", help=texts.OPT_CASE_ANSWERS)] = False,
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_CASE_TODAY)] = "",
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
) -> None:
    """教学案例。"""
    from huikuan_cli.cli.cases import cases as read
    from huikuan_cli.env import Env

    read(case, run, answers, playbooks, today, Env.from_process())
