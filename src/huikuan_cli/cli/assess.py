"""`huikuan assess`: the five abilities, rated by oneself or by a lead; keeps the history and shows the trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.common import ask_through, cleaned, pairs_of, today_of
from huikuan_cli.cli.context import here, playbook_of
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

LONGEST_NAME = 20  # characters of the name of a colleague

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.cli.option_sets import AssessOptions
    from huikuan_cli.core.course.assessment import Rating
    from huikuan_cli.core.playbook import Mindset


def assess(options: AssessOptions, env: Env) -> None:
    """Rate, show or forget. Raises UsageError where there is nothing to ask with."""
    from huikuan_cli.core.course import assessment_page as pages
    from huikuan_cli.core.course.assessment import rated, standings
    from huikuan_cli.show.blocks_page import show_page
    from huikuan_cli.store.work import ratings

    for name, chosen in (("--show", options.show), ("--forget", options.forget)):
        if options.rated and chosen:
            raise UsageError(texts.NOT_BOTH.format(one="题=分", two=name))
    path = ratings.path_of(env.data_dir())
    name = cleaned(options.name, "--name", LONGEST_NAME)
    if options.forget:
        _forget(path, name)
        return
    mind = playbook_of(here(options.playbooks, env), env).mindset
    everyone = ratings.history(path)
    if not options.show:
        new = _rated(options, env, mind, name)
        if not new.points:
            out.notice(texts.NOTHING_RATED)
            return
        everyone = ratings.keep(path, new)
    history = rated(everyone, name)
    show_page(pages.assessment_page(mind, history, standings(mind, history)))
    if options.show:
        show_page([*pages.abilities_page(mind)])
        if not name and (others := ratings.names_in(everyone)):
            out.notice(texts.RATED_NAMES.format(names="、".join(others)))
    else:
        out.notice(texts.RATING_KEPT.format(path=path, whose=f" --name {name}" if name else ""))


def _forget(path: Path, name: str) -> None:
    from huikuan_cli.store.work import ratings

    there, others = ratings.forget(path, name)
    out.result(
        (texts.FORGOTTEN if there else texts.NOTHING_TO_FORGET).format(whose=f"{name} 的" if name else "")
    )
    if others:
        out.notice(texts.OTHERS_KEPT.format(names="、".join(others)))


def _rated(options: AssessOptions, env: Env, mind: Mindset, name: str) -> Rating:
    """The new rating, from the command line or asked."""
    from huikuan_cli.core.course.assessment import RATINGS, SELF, WITNESS, Rating, assessment_interview

    items = [item.id for ability in mind.abilities for item in ability.items]
    today = today_of(options.today, env)
    if options.rated:
        picked = pairs_of(list(options.rated), dict.fromkeys(items, RATINGS))
    else:
        talk = assessment_interview(mind)
        answers = ask_through(talk, env, plain=options.plain, today=today, unsure=texts_wizard.SKIP_CHOICE)
        picked = {id: str(answers[id]) for id in items if id in answers}
    by = WITNESS if options.witness else SELF
    return Rating(today, by, {id: int(n) for id, n in picked.items()}, name)
