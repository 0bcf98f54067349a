"""`huikuan drafts`: the interviews that were not finished: list them, go on with one, delete one."""

from __future__ import annotations

from contextlib import suppress

from huikuan_cli import texts, wizard_texts
from huikuan_cli.cli.common import asker_of, draft_line
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out


def drafts(number: str, delete: bool, place: str, plain: bool, env: Env) -> None:
    """List the drafts, or go on with or delete the one with this number. `place` is another folder for its plan."""
    from huikuan_cli.core.values import Unclear, half_width

    with suppress(Unclear):
        number = half_width(number)
    if delete:
        _delete(number, plain or env.plain, env)
    elif number:
        from huikuan_cli.cli.plan import Options, plan

        if not env.interactive:
            raise UsageError(texts.NO_TERMINAL, texts.NO_TERMINAL_FIX)
        plan(Options(resume=number, out=place, plain=plain), env)
    else:
        _list(env)


def _list(env: Env) -> None:
    from huikuan_cli.store.drafts import all_drafts

    found, broken = all_drafts(env.data_dir())
    for path in broken:
        out.notice(wizard_texts.DRAFT_BROKEN.format(path=path))
    if not found:
        out.result(f"{wizard_texts.NO_DRAFT}。")
        return
    out.result(wizard_texts.DRAFTS_TITLE)
    for one in found:
        out.result(f"  {one.number}  {draft_line(one)}{wizard_texts.DRAFT_BUSY if one.busy else ''}")
    out.notice(wizard_texts.DRAFTS_NEXT.format(number=found[0].number))


def _delete(number: str, plain: bool, env: Env) -> None:
    """Asked before where there is somebody to ask: what was typed is not thrown away by a wrong number."""
    from huikuan_cli.cli.asking import named
    from huikuan_cli.store import drafts

    if not number:
        raise UsageError(wizard_texts.WHICH_DRAFT, "写成 huikuan drafts 编号 --delete")
    found, broken = drafts.all_drafts(env.data_dir())
    path = next((one for one in broken if one.stem == number), None)
    one = None if path else named(found, number)
    line = draft_line(one) if one else wizard_texts.DRAFT_UNREADABLE.format(path=path)
    if env.interactive and not _sure(line, plain):
        out.result(wizard_texts.NOT_DELETED)
        return
    if one:
        drafts.delete(one)
    elif path:
        drafts.delete_broken(path)
    out.result(wizard_texts.DRAFT_DELETED.format(line=line))


def _sure(line: str, plain: bool) -> bool:
    from huikuan_cli.core.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    options = (Option("否", wizard_texts.DELETE_NO), Option("是", wizard_texts.DELETE_YES))
    try:
        reply = asker_of(plain).ask(
            Question(
                wizard_texts.DRAFTS, wizard_texts.DELETE_ASK.format(line=line), "", options, chosen=("否",)
            )
        )
    except Stop:
        raise HuikuanError(wizard_texts.NOT_DELETED) from None
    return reply == "是"
