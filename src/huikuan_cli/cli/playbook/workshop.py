"""The declarations of `huikuan playbook …`. Every body parses, calls one function and imports inside."""

from typing import Annotated

import typer

from huikuan_cli import texts, texts_rules, texts_sharing, texts_workshop
from huikuan_cli.cli.declaring import command
from huikuan_cli.cli.switches import AsJson, Playbooks, Today, argument, option

app = typer.Typer(
    help=texts.PLAYBOOK_HELP,
    rich_markup_mode=None,
    add_completion=False,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    no_args_is_help=False,
)


@command(app, texts.CHECK_HELP)
def check(
    paths: Annotated[tuple[str, ...], argument("[文件或文件夹]…", texts.ARG_CHECKED)] = (),
    playbooks: Playbooks = "",
    json: AsJson = False,
    github: Annotated[bool, option("--github", help=texts.OPT_GITHUB)] = False,
    today: Today = "",
) -> int:
    """检查打法。"""
    from huikuan_cli.cli.playbook.check import check as run
    from huikuan_cli.env import Env

    return run(paths, playbooks, json, github, today, Env.from_process())


@command(app, texts.EXPLAIN_HELP)
def explain(
    code: Annotated[str, argument("[编号]", texts.ARG_CODE)] = "",
) -> None:
    """编号的意思。"""
    from huikuan_cli.cli.playbook.explain import explain as run

    run(code)


@command(app, texts.LIST_HELP, "list")
def list_(playbooks: Playbooks = "") -> None:
    """有哪些文件。"""
    from huikuan_cli.cli.playbook.listing import list_ as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@command(app, texts.WHERE_HELP)
def where(playbooks: Playbooks = "") -> None:
    """从哪里来。"""
    from huikuan_cli.cli.playbook.listing import where as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@command(app, texts.SHOW_ENTRY_HELP)
def show(
    name: Annotated[str, argument("编号", texts.ARG_ENTRY)],
    playbooks: Playbooks = "",
    formats: Annotated[str, option("--format", word="格式", help=texts_workshop.OPT_SAMPLE_FORMAT)] = "",
) -> None:
    """看一条。"""
    from huikuan_cli.cli.playbook.lookups import show as run
    from huikuan_cli.env import Env

    run(name, playbooks, formats, Env.from_process())


@command(app, texts.DIFF_HELP)
def diff(playbooks: Playbooks = "") -> None:
    """改了什么。"""
    from huikuan_cli.cli.playbook.lookups import diff as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@command(app, texts.COVERAGE_HELP)
def coverage(playbooks: Playbooks = "") -> None:
    """有哪些缺口。"""
    from huikuan_cli.cli.playbook.lookups import coverage as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@command(app, texts_rules.VERIFY_HELP)
def verify(playbooks: Playbooks = "") -> None:
    """还没核实的。"""
    from huikuan_cli.cli.playbook.lookups import verify as run
    from huikuan_cli.env import Env

    run(playbooks, Env.from_process())


@command(app, texts.TRY_HELP, "try")
def try_(
    case: Annotated[str, option("--case", word="编号或文件", help=texts.OPT_CASE)] = "",
    html: Annotated[bool, option("--html", help=texts_workshop.OPT_PAGE)] = False,
    folder: Annotated[str, option("--out", "-o", word="文件夹", help=texts_workshop.OPT_PAGE_IN)] = "",
    playbooks: Playbooks = "",
    today: Annotated[str, option("--today", word="日期", help=texts.OPT_CASE_TODAY)] = "",
) -> None:
    """改前改后。"""
    from huikuan_cli.cli.common import today_of
    from huikuan_cli.cli.playbook.trial import Wanted
    from huikuan_cli.cli.playbook.trial import trial as run
    from huikuan_cli.env import Env

    env = Env.from_process()
    day = today_of(today, env) if today else None
    run(Wanted(case, day, folder if html or folder else None), playbooks, env)


@command(app, texts_sharing.PUBLISH_HELP)
def publish(
    folder: Annotated[str, argument("文件夹", texts_sharing.ARG_PUBLISHED)],
    by: Annotated[str, option("--by", word="谁", help=texts_sharing.OPT_BY)] = "",
    note: Annotated[str, option("--note", word="一句话", help=texts_sharing.OPT_RELEASE_NOTE)] = "",
    today: Today = "",
) -> int:
    """发布打法。"""
    from huikuan_cli.cli.playbook.publish import publish as run
    from huikuan_cli.env import Env

    return run(folder, by, note, today, Env.from_process())


@command(app, texts.START_HELP)
def init(
    folder: Annotated[str, argument("[文件夹]", texts.ARG_TEAM_FOLDER)] = "",
    only: Annotated[tuple[str, ...], option("--only", word="文件", help=texts.OPT_ONLY)] = (),
) -> None:
    """建团队的打法文件夹。"""
    from huikuan_cli.cli.playbook.setup import init as run

    run(folder, only)


@command(app, texts.SCHEMA_HELP)
def schema(
    folder: Annotated[str, argument("[文件夹]", texts.ARG_SCHEMA_FOLDER)] = "",
    vscode: Annotated[bool, option("--vscode", help=texts.OPT_VSCODE)] = False,
) -> None:
    """编辑器提示。"""
    from huikuan_cli.cli.playbook.setup import schema as run

    run(folder, vscode=vscode)
