"""The command line: declarations only. Every body parses, calls one function and imports inside."""

from __future__ import annotations

from copy import copy
from typing import Annotated

import typer
from typer.models import CommandInfo

from huikuan_cli import (
    __version__,
    texts,
    texts_agenda,
    texts_assistant,
    texts_completion,
    texts_log,
    texts_safety,
    texts_which,
)
from huikuan_cli.cli.chinese import translate_headings
from huikuan_cli.cli.completing import letters_like, plans_like
from huikuan_cli.cli.lookup_commands import lookups
from huikuan_cli.cli.playbook.workshop import app as playbook

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


@app.command(help=texts.PLAN_HELP, options_metavar="[选项]")
def plan(
    answers: Annotated[str, typer.Option("--answers", "-a", metavar="文件", help=texts.OPT_ANSWERS)] = "",
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts.OPT_OUT)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
    format: Annotated[str, typer.Option("--format", metavar="格式", help=texts.OPT_FORMAT)] = "",
    no_input: Annotated[bool, typer.Option("--no-input", help=texts.OPT_NO_INPUT)] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=texts.OPT_DRY)] = False,
    json: Annotated[bool, typer.Option("--json", help=texts.OPT_JSON)] = False,
    template: Annotated[bool, typer.Option("--template", help=texts.OPT_TEMPLATE)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    replace: Annotated[bool, typer.Option("--replace", help=texts.OPT_REPLACE)] = False,
    resume: Annotated[bool, typer.Option("--resume", help=texts.OPT_RESUME)] = False,
    earlier: Annotated[
        str, typer.Option("--from", metavar="计划", help=texts_which.OPT_FROM, autocompletion=plans_like)
    ] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
    more: Annotated[
        str, typer.Option("--more", metavar="计划", help=texts_which.OPT_MORE, autocompletion=plans_like)
    ] = "",
    full: Annotated[bool, typer.Option("--full", help=texts.OPT_FULL)] = False,
    open: Annotated[bool, typer.Option("--open", help=texts.OPT_OPEN)] = False,
) -> None:
    """准备一次拜访。"""
    from huikuan_cli.cli.plan.command import plan as run
    from huikuan_cli.cli.plan.options import LATEST, PlanOptions
    from huikuan_cli.env import Env

    options = PlanOptions(
        answers, out, today, format, no_input, dry_run, json, template, playbooks, replace,
        LATEST if resume else "", plain, earlier, open, full, more,
    )  # fmt: skip
    run(options, Env.from_process())


@app.command(help=texts.DRAFTS_HELP, options_metavar="[选项]")
def drafts(
    number: Annotated[str, typer.Argument(metavar="[编号]", help=texts.ARG_DRAFT)] = "",
    delete: Annotated[bool, typer.Option("--delete", help=texts.OPT_DELETE)] = False,
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts.OPT_DRAFT_OUT)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """没填完的。"""
    from huikuan_cli.cli.drafts import drafts as run
    from huikuan_cli.env import Env

    run(number, delete, out, plain, Env.from_process())


@app.command(help=texts.LOG_HELP, options_metavar="[选项]")
def log(
    plan: Annotated[
        str, typer.Argument(metavar="[计划]", help=texts_log.ARG_LOG, autocompletion=plans_like)
    ] = "",
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[项=内容]…", help=texts_log.ARG_CHANGES)
    ] = None,
    text: Annotated[str, typer.Option("--text", metavar="说的话", help=texts_log.OPT_LOG_TEXT)] = "",
    answers: Annotated[
        str, typer.Option("--answers", "-a", metavar="文件", help=texts_log.OPT_LOG_ANSWERS)
    ] = "",
    paid: Annotated[str, typer.Option("--paid", metavar="金额", help=texts_log.OPT_PAID)] = "",
    of: Annotated[str, typer.Option("--of", metavar="哪一笔", help=texts_log.OPT_OF)] = "",
    day: Annotated[str, typer.Option("--day", metavar="日期", help=texts_log.OPT_DAY)] = "",
    fix: Annotated[str, typer.Option("--fix", metavar="编号", help=texts_log.OPT_FIX)] = "",
    void: Annotated[str, typer.Option("--void", metavar="编号", help=texts_log.OPT_VOID)] = "",
    list_: Annotated[bool, typer.Option("--list", help=texts_log.OPT_LOG_LIST)] = False,
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts.OPT_DRAFT_OUT)] = "",
    json: Annotated[bool, typer.Option("--json", help=texts.OPT_JSON)] = False,
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """记一笔。"""
    from huikuan_cli.cli.log import LogOptions
    from huikuan_cli.cli.log import log as run
    from huikuan_cli.env import Env

    options = LogOptions(
        plan, tuple(changes or ()), text, answers, paid, day, of, fix, void, list_, json, today, out, playbooks, plain
    )  # fmt: skip
    run(options, Env.from_process())


@app.command(help=texts.CLOSE_HELP, options_metavar="[选项]")
def close(
    plan: Annotated[str, typer.Argument(metavar="计划", help=texts_log.ARG_CLOSE, autocompletion=plans_like)],
    amount: Annotated[str, typer.Option("--amount", metavar="金额", help=texts_log.OPT_AMOUNT)] = "",
    day: Annotated[str, typer.Option("--day", metavar="日期", help=texts_log.OPT_DAY)] = "",
    of: Annotated[str, typer.Option("--of", metavar="哪一笔", help=texts_log.OPT_OF)] = "",
    worked: Annotated[str, typer.Option("--worked", metavar="一句话", help=texts_log.OPT_WORKED)] = "",
    erase: Annotated[bool, typer.Option("--erase", help=texts_log.OPT_ERASE)] = False,
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts.OPT_DRAFT_OUT)] = "",
    json: Annotated[bool, typer.Option("--json", help=texts.OPT_JSON)] = False,
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    plain: Annotated[bool, typer.Option("--plain", help=texts.OPT_PLAIN)] = False,
) -> None:
    """收掉一单。"""
    from huikuan_cli.cli.close import CloseOptions
    from huikuan_cli.cli.close import close as run
    from huikuan_cli.env import Env

    options = CloseOptions(plan, amount, day, of, worked, erase, json, today, out, playbooks, plain)
    run(options, Env.from_process())


@app.command(help=texts.DONE_HELP, options_metavar="[选项]")
def done(
    numbers: Annotated[list[str], typer.Argument(metavar="编号…", help=texts_agenda.ARG_NUMBERS)],
    note: Annotated[str, typer.Option("--note", metavar="一句话", help=texts_agenda.OPT_NOTE)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
) -> None:
    """办完了。"""
    from huikuan_cli.cli.ticking import done as run
    from huikuan_cli.env import Env

    run(numbers, note, today, Env.from_process())


@app.command(help=texts.MOVE_HELP, options_metavar="[选项]")
def move(
    number: Annotated[str, typer.Argument(metavar="编号", help=texts_agenda.ARG_NUMBER)],
    day: Annotated[str, typer.Argument(metavar="哪天", help=texts_agenda.ARG_DAY)],
    why: Annotated[str, typer.Option("--why", metavar="一句话", help=texts_agenda.OPT_WHY)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_TODAY)] = "",
) -> None:
    """换一天。"""
    from huikuan_cli.cli.ticking import move as run
    from huikuan_cli.env import Env

    run(number, day, why, today, Env.from_process())


@app.command(help=texts.SHOW_HELP, options_metavar="[选项]")
def show(
    plan: Annotated[
        str, typer.Argument(metavar="计划", help=texts_which.ARG_PLAN, autocompletion=plans_like)
    ],
    detail: Annotated[bool, typer.Option("--detail", help=texts.OPT_DETAIL)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
) -> None:
    """看计划。"""
    from huikuan_cli.cli.show import show as run
    from huikuan_cli.env import Env

    run(plan, playbooks, Env.from_process(), detail=detail)


@app.command(help=texts.SHARE_HELP, options_metavar="[选项]")
def share(
    plan: Annotated[
        str, typer.Argument(metavar="计划", help=texts_which.ARG_PLAN, autocompletion=plans_like)
    ],
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
) -> None:
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

    run(AssistOptions(plan, note, hide, take, drop, send, playbooks, plain), Env.from_process())


@app.command(help=texts.RENDER_HELP, options_metavar="[选项]")
def render(
    plans: Annotated[
        list[str], typer.Argument(metavar="计划…", help=texts_which.ARG_PLANS, autocompletion=plans_like)
    ],
    format: Annotated[str, typer.Option("--format", metavar="格式", help=texts.OPT_PAPER_FORMAT)] = "",
    side: Annotated[str, typer.Option("--side", metavar="对内或对客", help=texts.OPT_SIDE)] = "",
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts_which.OPT_WHERE)] = "",
    open: Annotated[bool, typer.Option("--open", help=texts.OPT_OPEN)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts_safety.OPT_PLAN_TODAY)] = "",
) -> None:
    """重新出单子。"""
    from huikuan_cli.cli.render import RenderOptions
    from huikuan_cli.cli.render import render as run
    from huikuan_cli.env import Env

    run(plans, RenderOptions(format, side, open, playbooks, today, out), Env.from_process())


@app.command(help=texts.LETTER_HELP, options_metavar="[选项]")
def letter(
    plan: Annotated[
        str, typer.Argument(metavar="计划", help=texts_which.ARG_PLAN, autocompletion=plans_like)
    ],
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="哪一种", help=texts.OPT_LETTER_KIND, autocompletion=letters_like),
    ] = "",
    format: Annotated[str, typer.Option("--format", metavar="格式", help=texts.OPT_LETTER_FORMAT)] = "",
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts_which.OPT_WHERE)] = "",
    by: Annotated[str, typer.Option("--by", metavar="日期", help=texts.OPT_BY)] = "",
    open: Annotated[bool, typer.Option("--open", help=texts.OPT_OPEN)] = False,
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts.OPT_LETTER_TODAY)] = "",
) -> None:
    """给对方的函。"""
    from huikuan_cli.cli.letter import LetterOptions
    from huikuan_cli.cli.letter import letter as run
    from huikuan_cli.env import Env

    run(plan, LetterOptions(kind, format, by, open, playbooks, today, out), Env.from_process())


@app.command(help=texts.ICS_HELP, options_metavar="[选项]")
def ics(
    plans: Annotated[
        list[str], typer.Argument(metavar="计划…", help=texts_which.ARG_PLANS, autocompletion=plans_like)
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="文件夹", help=texts_which.OPT_WHERE)] = "",
    playbooks: Annotated[str, typer.Option("--playbooks", metavar="文件夹", help=texts.OPT_PLAYBOOKS)] = "",
    today: Annotated[str, typer.Option("--today", metavar="日期", help=texts_safety.OPT_PLAN_TODAY)] = "",
) -> None:
    """日历文件。"""
    from huikuan_cli.cli.render import RenderOptions, render
    from huikuan_cli.env import Env

    render(plans, RenderOptions("ics", "", False, playbooks, today, out), Env.from_process())


@app.command(help=texts.INIT_HELP, options_metavar="[选项]")
def init(folder: Annotated[str, typer.Argument(metavar="文件夹", help=texts.ARG_FOLDER)] = "") -> None:
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
