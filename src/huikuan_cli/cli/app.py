"""The command line: declarations only. Every body parses, calls one function and imports inside."""

from __future__ import annotations

from typing import Annotated

import typer

from huikuan_cli import __version__, texts
from huikuan_cli.cli.chinese import translate_headings

translate_headings()

# No rich in help: it would cost 80 ms and read [方括号] in our texts as markup.
app = typer.Typer(
    help=texts.APP_HELP,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(value: bool) -> None:
    if value:
        from huikuan_cli.show import out

        out.result(f"huikuan {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help=texts.OPT_VERSION, callback=_version, is_eager=True)
    ] = False,
) -> None:
    """回款教练。"""


@app.command(help=texts.PLAN_HELP, options_metavar="[选项]")
def plan(
    answers: Annotated[str, typer.Option("--answers", "-a", metavar="文件", help=texts.OPT_ANSWERS)] = "",
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts.OPT_OUT)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
    format: Annotated[str, typer.Option("--format", metavar="md或yaml", help=texts.OPT_FORMAT)] = "md",
    no_input: Annotated[bool, typer.Option("--no-input", help=texts.OPT_NO_INPUT)] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=texts.OPT_DRY)] = False,
    json: Annotated[bool, typer.Option("--json", help=texts.OPT_JSON)] = False,
    template: Annotated[bool, typer.Option("--template", help=texts.OPT_TEMPLATE)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    replace: Annotated[bool, typer.Option("--replace", help=texts.OPT_REPLACE)] = False,
    resume: Annotated[bool, typer.Option("--resume", help=texts.OPT_RESUME)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """准备一次拜访。"""
    from huikuan_cli.cli.plan import Options
    from huikuan_cli.cli.plan import plan as run
    from huikuan_cli.env import Env

    run(
        Options(
            answers, out, today, format, no_input, dry_run, json, template, playbooks, replace, resume, plain
        ),
        Env.from_process(),
    )


@app.command(help=texts.SHOW_HELP, options_metavar="[选项]")
def show(plan: Annotated[str, typer.Argument(metavar="计划文件", help=texts.ARG_PLAN)]) -> None:
    """看计划。"""
    from huikuan_cli.cli.show import show as run

    run(plan)


@app.command(help=texts.RENDER_HELP, options_metavar="[选项]")
def render(
    plan: Annotated[str, typer.Argument(metavar="计划文件", help=texts.ARG_PLAN)],
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
) -> None:
    """重新出行动单。"""
    from huikuan_cli.cli.render import render as run
    from huikuan_cli.env import Env

    run(plan, playbooks, today, Env.from_process())


@app.command(help=texts.INIT_HELP, options_metavar="[选项]")
def init(folder: Annotated[str, typer.Argument(metavar="文件夹", help=texts.ARG_FOLDER)] = "") -> None:
    """建工作文件夹。"""
    from huikuan_cli.cli.workspace import init as run

    run(folder)
