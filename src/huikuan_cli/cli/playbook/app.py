"""The declarations of `huikuan playbook …`. Every body parses, calls one function and imports inside."""

from __future__ import annotations

from typing import Annotated

import typer

from huikuan_cli import texts

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
