"""`huikuan share`: the three lines for after the visit and the desk sheet, as plain text to paste into a chat."""

from __future__ import annotations

from huikuan_cli import texts, texts_log
from huikuan_cli.cli.common import sheet_of, today_of
from huikuan_cli.cli.option_sets import RenderOptions
from huikuan_cli.cli.outputs import desk_of
from huikuan_cli.cli.render import Work
from huikuan_cli.env import Env
from huikuan_cli.show import out


def share(plan: str, playbooks: str, env: Env) -> None:
    """Print both texts; nothing private is in them. What is to be filled in or verified is said beside it. Once the visit was written
    down, the three lines say what was agreed."""
    from huikuan_cli.cli.log_report import minutes_of
    from huikuan_cli.core.advice.notices import minutes
    from huikuan_cli.core.log.counted import facts_in
    from huikuan_cli.render.plain_text import plain_text

    work = Work(plan, RenderOptions(playbooks=playbooks), env)
    today = today_of("", env)
    standing = work.stored.standing(today)
    source = work.source(work.stored.record.plan, lambda: sheet_of(work.stored, work.order))
    if facts_in(standing):  # money or a paper has come since: what is pasted today says so
        source = source._replace(day=today, setting=lambda: work.setting(today))
    document, said = desk_of(source)
    talks = [one for one in standing.visits if not one.source]
    logged = minutes_of(work, talks)
    out.result(texts_log.MINUTES if logged else texts.SHARE_MINUTES)
    for line in logged or minutes(work.setting()):
        out.result(line)
    if document:
        out.result("")
        out.result(texts.SHARE_DESK)
        out.result(plain_text(document))
    for sentence in said:
        out.notice(sentence)
