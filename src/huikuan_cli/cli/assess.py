"""`huikuan assess`: the five abilities, rated by oneself or by a lead; keeps the history and shows the trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.common import ask_through, pairs_of, today_of
from huikuan_cli.cli.context import here, playbook_of
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.cli.option_sets import AssessOptions
    from huikuan_cli.core.course.assessment import Rating
    from huikuan_cli.core.playbook import Mindset


def assess(options: AssessOptions, env: Env) -> None:
    """Rate, show or forget. Raises UsageError where there is nothing to ask with."""
    from huikuan_cli.core.course import assessment_page as pages
    from huikuan_cli.core.course.assessment import standings
    from huikuan_cli.show.blocks_page import show_page
    from huikuan_cli.store.work import ratings

    for name, chosen in (("--show", options.show), ("--forget", options.forget)):
        if options.rated and chosen:
            raise UsageError(texts.NOT_BOTH.format(one="题=分", two=name))
    path = ratings.path_of(env.data_dir())
    if options.forget:
        out.result(texts.FORGOTTEN if ratings.forget(path) else texts.NOTHING_TO_FORGET)
        return
    mind = playbook_of(here(options.playbooks, env), env).mindset
    history = ratings.history(path)
    if not options.show:
        new = _rated(options, env, mind)
        if not new.points:
            out.notice(texts.NOTHING_RATED)
            return
        history = ratings.keep(path, new)
    show_page(pages.assessment_page(mind, history, standings(mind, history)))
    if options.show:
        show_page([*pages.abilities_page(mind)])
    else:
        out.notice(texts.RATING_KEPT.format(path=path))


def _rated(options: AssessOptions, env: Env, mind: Mindset) -> Rating:
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
    return Rating(today, WITNESS if options.witness else SELF, {id: int(n) for id, n in picked.items()})
