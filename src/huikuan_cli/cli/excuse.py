"""`huikuan excuse`: how to answer what he says, looked up on the way to the door."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huikuan_cli import texts
from huikuan_cli.cli.common import today_of
from huikuan_cli.cli.context import here, playbook_of
from huikuan_cli.cli.news import say_news
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError

LONGEST_WORDS = 100
LEN_OF_OURS = len("e0")  # of the id of a type that comes with the program


def excuse(words: Sequence[str], kind: str, playbooks: str, today: str, env: Env) -> None:
    """Show one excuse by id or by what he said; without words, the list."""
    from huikuan_cli.core.advice.excuse_match import Index
    from huikuan_cli.core.course import excuse_page as pages
    from huikuan_cli.core.playbook.placeholders import fill
    from huikuan_cli.core.text.values import brief
    from huikuan_cli.show import out
    from huikuan_cli.show.blocks_page import show_page

    found_here = here(playbooks, env)
    playbook = playbook_of(found_here, env)
    say_news(found_here, env)
    kind = playbook.type_called(kind) or kind
    if kind and kind not in playbook.types:
        known = "、".join(("e0 到 e9", *(id for id in playbook.types if len(id) > LEN_OF_OURS)))
        raise UsageError(f"--type 没有“{brief(kind)}”", f"可写 {known}；不写就是各种人的都列出来")
    book = playbook.excuses
    said = brief(" ".join(words), LONGEST_WORDS)
    if not said:
        show_page(pages.excuse_list(book))
        return
    facts = pages.facts_of_today(book, today_of(today, env))
    if re.fullmatch(r"[oO]\d+", said) and said.lower() not in {one.id for one in book.excuses}:
        raise HuikuanError(
            f"没有 {said}", f"可写 {book.excuses[0].id} 到 {book.excuses[-1].id}；不写就列出全部"
        )
    index = Index(book)
    found = index.match(said)
    if not found:
        show_page(pages.unmatched_page(book, brief(said), facts))
        return
    if not index.sure(said):
        out.notice(texts.GUESSED.format(name=found[0].name, ask=fill(book.unmatched.ask, facts)))
    show_page(pages.excuse_page(book, playbook.chain, found[0], found[1:], facts, kind))
