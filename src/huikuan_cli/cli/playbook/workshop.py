"""The declarations of `huikuan playbook …`. Every body parses, calls one function and imports inside."""

from __future__ import annotations

from typing import Annotated

import typer

from huikuan_cli import texts, texts_rules

app = typer.Typer(
    help=texts.PLAYBOOK_HELP,
    rich_markup_mode=None,
    add_completion=False,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    no_args_is_help=False,
)
Playbooks = Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)]


@app.command(help=texts.CHECK_HELP, options_metavar="[选项]")
def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[文件或文件夹]…", help=texts.ARG_CHECKED)
    ] = None,
    playbooks: Playbooks = "",
    json: Annotated[bool, typer.Option("--json", help=texts.OPT_JSON)] = False,
    github: Annotated[bool, typer.Option("--github", help=texts.OPT_GITHUB)] = False,
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
) -> int:
    """检查打法。"""
    from huikuan_cli.cli.playbook.check import check as run
    from huikuan_cli.env import Env

    return run(paths or [], playbooks, json, github, today, Env.from_process())


@app.command(help=texts.EXPLAIN_HELP, options_metavar="[选项]")
def explain(
    code: Annotated[str, typer.Argument(metavar="[编号]", help=texts.ARG_CODE)] = "",
) -> None:
    """编号的意思。"""
    from huikuan_cli.cli.playbook.explain import explain as run

    run(code)


@app.command("list", help=texts.LIST_HELP, options_metavar="[选项]")
def list_(playbooks: Playbooks = "") -> None:
    """有哪些文件。"""
    from huikuan_cli.cli.playbook.listing import list_ as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@app.command(help=texts.WHERE_HELP, options_metavar="[选项]")
def where(playbooks: Playbooks = "") -> None:
    """从哪里来。"""
    from huikuan_cli.cli.playbook.listing import where as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@app.command(help=texts.SHOW_ENTRY_HELP, options_metavar="[选项]")
def show(
    name: Annotated[str, typer.Argument(metavar="编号", help=texts.ARG_ENTRY)], playbooks: Playbooks = ""
) -> None:
    """看一条。"""
    from huikuan_cli.cli.playbook.lookups import show as run
    from huikuan_cli.env import Env

    run(name, playbooks, Env.from_process())


@app.command(help=texts.DIFF_HELP, options_metavar="[选项]")
def diff(playbooks: Playbooks = "") -> None:
    """改了什么。"""
    from huikuan_cli.cli.playbook.lookups import diff as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@app.command(help=texts.COVERAGE_HELP, options_metavar="[选项]")
def coverage(playbooks: Playbooks = "") -> None:
    """有哪些缺口。"""
    from huikuan_cli.cli.playbook.lookups import coverage as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@app.command(help=texts_rules.VERIFY_HELP, options_metavar="[选项]")
def verify(playbooks: Playbooks = "") -> None:
    """还没核实的。"""
    from huikuan_cli.cli.playbook.lookups import verify as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@app.command("try", help=texts.TRY_HELP, options_metavar="[选项]")
def try_(
    case: Annotated[str, typer.Option("--case", metavar="编号", help=texts.OPT_CASE)] = "",
    playbooks: Playbooks = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_CASE_TODAY)] = "",
) -> None:
    """改前改后。"""
    from huikuan_cli.cli.common import today_of
    from huikuan_cli.cli.playbook.lookups import trial as run
    from huikuan_cli.env import Env

    env = Env.from_process()
    run(case, playbooks, today_of(today, env) if today else None, env)


@app.command(help=texts.START_HELP, options_metavar="[选项]")
def init(
    folder: Annotated[str, typer.Argument(metavar="[文件夹]", help=texts.ARG_TEAM_FOLDER)] = "",
    only: Annotated[list[str] | None, typer.Option("--only", metavar="文件", help=texts.OPT_ONLY)] = None,
) -> None:
    """建团队的打法文件夹。"""
    from huikuan_cli.cli.playbook.setup import init as run

    run(folder, only or [])


@app.command(help=texts.SCHEMA_HELP, options_metavar="[选项]")
def schema(
    folder: Annotated[str, typer.Argument(metavar="[文件夹]", help=texts.ARG_SCHEMA_FOLDER)] = "",
    vscode: Annotated[bool, typer.Option("--vscode", help=texts.OPT_VSCODE)] = False,
) -> None:
    """编辑器提示。"""
    from huikuan_cli.cli.playbook.setup import schema as run

    run(folder, vscode=vscode)
