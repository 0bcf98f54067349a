"""`huikuan drafts`: the interviews that were not finished: list them, go on with one, delete one."""

from __future__ import annotations

from contextlib import suppress

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.common import asker_of, draft_line
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out


def drafts(number: str, delete: bool, place: str, plain: bool, env: Env) -> None:
    """List the drafts, or go on with or delete the one with this number. `place` is another folder for its plan."""
    from huikuan_cli.core.text.values import Unclear, half_width

    with suppress(Unclear):
        number = half_width(number)
    if delete:
        _delete(number, plain or env.plain, env)
    elif number:
        from huikuan_cli.cli.plan.command import plan
        from huikuan_cli.cli.plan.options import PlanOptions

        if not env.interactive:
            raise UsageError(texts.NO_TERMINAL, texts.NO_TERMINAL_FIX)
        plan(PlanOptions(resume=True, draft=number, out=place, plain=plain), env)
    else:
        _list(env)


def _list(env: Env) -> None:
    from huikuan_cli.store.work.drafts import all_drafts

    found, broken = all_drafts(env.data_dir())
    for path in broken:
        out.notice(texts_wizard.DRAFT_BROKEN.format(path=path))
    if not found:
        out.result(f"{texts_wizard.NO_DRAFT}。")
        return
    out.result(texts_wizard.DRAFTS_TITLE)
    for one in found:
        out.result(f"  {one.number}  {draft_line(one)}{texts_wizard.DRAFT_BUSY if one.busy else ''}")
    out.notice(texts_wizard.DRAFTS_NEXT.format(number=found[0].number))


def _delete(number: str, plain: bool, env: Env) -> None:
    """Asked before where there is somebody to ask: what was typed is not thrown away by a wrong number."""
    from huikuan_cli.cli.plan.wizard_session import named
    from huikuan_cli.store.work import drafts

    if not number:
        raise UsageError(texts_wizard.WHICH_DRAFT, "写成 huikuan drafts 编号 --delete")
    found, broken = drafts.all_drafts(env.data_dir())
    path = next((one for one in broken if one.stem == number), None)
    one = None if path else named(found, number)
    line = draft_line(one) if one else texts_wizard.DRAFT_UNREADABLE.format(path=path)
    if env.interactive and not _sure(line, plain):
        out.result(texts_wizard.NOT_DELETED)
        return
    if one:
        drafts.delete(one)
    elif path:
        drafts.delete_broken(path)
    out.result(texts_wizard.DRAFT_DELETED.format(line=line))


def _sure(line: str, plain: bool) -> bool:
    from huikuan_cli.core.text.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    options = (Option("否", texts_wizard.DELETE_NO), Option("是", texts_wizard.DELETE_YES))
    try:
        reply = asker_of(plain).ask(
            Question(
                texts_wizard.DRAFTS, texts_wizard.DELETE_ASK.format(line=line), "", options, chosen=("否",)
            )
        )
    except Stop:
        raise HuikuanError(texts_wizard.NOT_DELETED) from None
    return reply == "是"
