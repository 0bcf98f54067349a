"""`huikuan type`: what was seen of him, counted towards the nine types. A hypothesis on wording only."""

from __future__ import annotations

from collections.abc import Sequence

from huikuan_cli import texts
from huikuan_cli.cli.common import ask_through, pairs_of, today_of
from huikuan_cli.cli.context import beside_of, here, playbook_of
from huikuan_cli.cli.news import say_news
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError


def quiz(given: Sequence[str], role: str, visits: int, playbooks: str, plain: bool, env: Env) -> None:
    """Ask the quiz, or count what was given (q1=a q2=c …), and show the candidates. Nothing is kept."""
    from huikuan_cli.core.answers.interview import posts_of
    from huikuan_cli.core.course import quiz_page as pages
    from huikuan_cli.core.course.quiz import OFTEN, ROLE, VISITS, quiz_interview, result
    from huikuan_cli.core.playbook.quiz_file import Quiz
    from huikuan_cli.core.text.values import brief
    from huikuan_cli.core.text.words import nearest
    from huikuan_cli.show.blocks_page import show_page

    found = here(playbooks, env)
    playbook = playbook_of(found, env)
    say_news(found, env)
    book = beside_of(found, playbook, "quiz.yaml", Quiz)
    roles = posts_of(playbook.questions)
    if visits < 1:
        raise UsageError(f"--visits 写了 {visits}", "至少是 1")
    if role and role not in roles:
        raise UsageError(
            f"--role 没有“{brief(role)}”{nearest(brief(role), roles)}", f"可写：{'、'.join(roles)}"
        )
    if given:
        picked = pairs_of(given, {one.id: tuple(o.key for o in one.options) for one in book.observations})
    else:
        answers = ask_through(
            quiz_interview(book, roles), env, plain=plain, today=today_of("", env), unsure=texts.NOT_SEEN
        )
        picked = {one.id: str(answers[one.id]) for one in book.observations if one.id in answers}
        role = role or str(answers.get(ROLE, ""))
        visits = max(visits, 2 if answers.get(VISITS) == OFTEN else 1)
    show_page(pages.quiz_page(book, playbook.types, result(book, picked, role or None, visits), role))
