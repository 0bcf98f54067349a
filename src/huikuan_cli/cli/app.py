"""The command line: declarations only. Every body parses, calls one function and imports inside."""

from copy import copy
from typing import Annotated

import typer
from typer.models import CommandInfo

from huikuan_cli import __version__, texts, texts_agenda, texts_assistant, texts_completion, texts_which
from huikuan_cli.cli.chinese import translate_headings
from huikuan_cli.cli.completing import plans_like
from huikuan_cli.cli.declaring import command
from huikuan_cli.cli.lookup_commands import lookups
from huikuan_cli.cli.option_sets import CloseOptions, LetterOptions, LogOptions, PlanToday, RenderOptions
from huikuan_cli.cli.plan.options import PlanOptions
from huikuan_cli.cli.playbook.workshop import app as playbook
from huikuan_cli.cli.switches import (
    PapersTo,
    Plainly,
    PlanName,
    PlanNames,
    PlansIn,
    Playbooks,
    Today,
    argument,
    option,
)

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


def _install(value: bool) -> None:
    if value:
        from huikuan_cli.cli.completion import install

        install()
        raise typer.Exit


def _script(value: bool) -> None:
    if value:
        from huikuan_cli.cli.completion import show

        show()
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help=texts.OPT_VERSION, callback=_version, is_eager=True)
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion", help=texts_completion.OPT_INSTALL, callback=_install, is_eager=True
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option("--show-completion", help=texts_completion.OPT_SHOW, callback=_script, is_eager=True),
    ] = False,
) -> None:
    """回款教练。"""


@command(app, texts.PLAN_HELP)
def plan(options: PlanOptions) -> None:
    """准备一次拜访。"""
    from huikuan_cli.cli.plan.command import plan as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(app, texts.DRAFTS_HELP)
def drafts(
    number: Annotated[str, argument("[编号]", texts.ARG_DRAFT)] = "",
    delete: Annotated[bool, option("--delete", help=texts.OPT_DELETE)] = False,
    out: PlansIn = "",
    plain: Plainly = False,
) -> None:
    """没填完的。"""
    from huikuan_cli.cli.drafts import drafts as run
    from huikuan_cli.env import Env

    run(number, delete, out, plain, Env.from_process())


@command(app, texts.LOG_HELP)
def log(options: LogOptions) -> None:
    """记一笔。"""
    from huikuan_cli.cli.log import log as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(app, texts.CLOSE_HELP)
def close(options: CloseOptions) -> None:
    """收掉一单。"""
    from huikuan_cli.cli.close import close as run
    from huikuan_cli.env import Env

    run(options, Env.from_process())


@command(app, texts.DONE_HELP)
def done(
    numbers: Annotated[tuple[str, ...], argument("编号…", texts_agenda.ARG_NUMBERS)],
    note: Annotated[str, option("--note", word="一句话", help=texts_agenda.OPT_NOTE)] = "",
    today: Today = "",
) -> None:
    """办完了。"""
    from huikuan_cli.cli.ticking import done as run
    from huikuan_cli.env import Env

    run(numbers, note, today, Env.from_process())


@command(app, texts.MOVE_HELP)
def move(
    number: Annotated[str, argument("编号", texts_agenda.ARG_NUMBER)],
    day: Annotated[str, argument("哪天", texts_agenda.ARG_DAY)],
    why: Annotated[str, option("--why", word="一句话", help=texts_agenda.OPT_WHY)] = "",
    today: Today = "",
) -> None:
    """换一天。"""
    from huikuan_cli.cli.ticking import move as run
    from huikuan_cli.env import Env

    run(number, day, why, today, Env.from_process())


@command(app, texts.SHOW_HELP)
def show(
    plan: PlanName,
    detail: Annotated[bool, option("--detail", help=texts.OPT_DETAIL)] = False,
    playbooks: Playbooks = "",
) -> None:
    """看计划。"""
    from huikuan_cli.cli.show import show as run
    from huikuan_cli.env import Env

    run(plan, playbooks, Env.from_process(), detail=detail)


@command(app, texts.SHARE_HELP)
def share(plan: PlanName, playbooks: Playbooks = "") -> None:
    """发给对方的文字。"""
    from huikuan_cli.cli.share import share as run
    from huikuan_cli.env import Env

    run(plan, playbooks, Env.from_process())


@app.command(help=texts.ASSIST_HELP, options_metavar="[选项]")
def assist(
    plan: Annotated[
        str, typer.Argument(metavar="计划", help=texts_which.ARG_PLAN, autocompletion=plans_like)
    ],
    note: Annotated[str, typer.Option("--note", metavar="话", help=texts_assistant.OPT_NOTE)] = "",
    hide: Annotated[str, typer.Option("--hide", metavar="名字", help=texts_assistant.OPT_HIDE)] = "",
    unhide: Annotated[str, typer.Option("--unhide", metavar="名字", help=texts_assistant.OPT_UNHIDE)] = "",
    take: Annotated[str, typer.Option("--take", metavar="文件", help=texts_assistant.OPT_TAKE)] = "",
    send: Annotated[bool, typer.Option("--send", help=texts_assistant.OPT_SEND)] = False,
    drop: Annotated[str, typer.Option("--drop", metavar="编号", help=texts_assistant.OPT_DROP)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
) -> None:
    """请助手写话。"""
    from huikuan_cli.cli.assist import AssistOptions
    from huikuan_cli.cli.assist import assist as run
    from huikuan_cli.env import Env

    run(AssistOptions(plan, note, hide, unhide, take, drop, send, playbooks, plain), Env.from_process())


@command(app, texts.RENDER_HELP)
def render(plans: PlanNames, options: RenderOptions) -> None:
    """重新出单子。"""
    from huikuan_cli.cli.render import render as run
    from huikuan_cli.env import Env

    run(plans, options, Env.from_process())


@command(app, texts.LETTER_HELP)
def letter(plan: PlanName, options: LetterOptions) -> None:
    """给对方的函。"""
    from huikuan_cli.cli.letter import letter as run
    from huikuan_cli.env import Env

    run(plan, options, Env.from_process())


@command(app, texts.ICS_HELP)
def ics(plans: PlanNames, out: PapersTo = "", playbooks: Playbooks = "", today: PlanToday = "") -> None:
    """日历文件。"""
    from huikuan_cli.cli.render import render as run
    from huikuan_cli.env import Env

    run(plans, RenderOptions("ics", out=out, playbooks=playbooks, today=today), Env.from_process())


@command(app, texts.INIT_HELP)
def init(folder: Annotated[str, argument("文件夹", texts.ARG_FOLDER)] = "") -> None:
    """建工作文件夹。"""
    from huikuan_cli.cli.init import init as run

    run(folder)


app.registered_commands += lookups.registered_commands
app.add_typer(playbook, name="playbook")


def named(argv: list[str]) -> typer.Typer:
    """The command line as far as a call needs it: the command that it names, or every one where it names none.

    A tenth of `huikuan plan` went into building the commands that were not called.
    """
    word = argv[0] if argv else ""
    only = copy(app)
    only.registered_commands = [one for one in app.registered_commands if _name(one) == word]
    only.registered_groups = [one for one in app.registered_groups if one.name == word]
    return only if only.registered_commands or only.registered_groups else app


def _name(command: CommandInfo) -> str:
    return command.name or (command.callback.__name__ if command.callback else "")
