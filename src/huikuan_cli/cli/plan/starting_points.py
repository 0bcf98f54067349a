"""What the wizard may start from: the earlier plan, the last plan of the same customer, huikuan.yaml, what was just said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.errors import HuikuanError

if TYPE_CHECKING:
    from huikuan_cli.core.answers.case import Answers, Value
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.store.work.workspace import Settings
    from huikuan_cli.wizard.carry_over import LastTime
    from huikuan_cli.wizard.reopening import Source

READ = 5  # plan files
STAGE = "到哪一站"


def last_of(talk: Interview, earlier: Stored | None, today: date) -> LastTime | None:
    """The visit that --from goes on from, with what its log says of it by now."""
    return _last(known_of(talk, earlier, today)) if earlier else None


def known_of(talk: Interview, earlier: Stored, today: date) -> Answers:
    """The answers of an earlier plan as they are today: with the money and papers of its log."""
    from huikuan_cli.core.log.counted import counted

    return counted(answers_of(talk, earlier, today), earlier.standing(today))


def carried_of(talk: Interview, earlier: Stored, today: date, *, paid: bool) -> dict[str, Value]:
    """The answers that are not asked again, by step: the facts of the contract, and what the log tells or still holds. `paid`: money
    that came in was asked for already."""
    from huikuan_cli.core.answers.due_basis import before_payments
    from huikuan_cli.core.log.carrying import still_true
    from huikuan_cli.core.log.counted import EVENTS, PAYMENTS, counted
    from huikuan_cli.core.text.written_days import read_day
    from huikuan_cli.wizard.carry_over import carried
    from huikuan_cli.wizard.flow import NO, spread

    before, now = answers_of(talk, earlier, today), earlier.standing(today)
    then = earlier.standing(read_day(earlier.record.made.today, None) or today)
    stage = talk.find(STAGE)
    stages = {one.label: one.id for one in talk.options(stage)} if stage else {}
    told = still_true(before, now, then, stages)
    known = before_payments(counted(before, now), today)
    given = {**carried(talk, known), **spread(talk, {k: v for k, v in told.items() if talk.find(k)})}
    for key, told_already in ((EVENTS, now.visited()), (PAYMENTS, paid)):
        rows = known.get(key)
        if told_already and isinstance(rows, list):
            given[f"{key}?{len(rows)}"] = NO  # what came since stands in the log
    return given


def answers_of(talk: Interview, stored: Stored, today: date) -> Answers:
    """What these questions still understand of the answers of a plan."""
    return _answers(talk, stored.record.answers, today)


def sources_of(
    playbook: Playbook,
    talk: Interview,
    settings: Settings,
    today: date,
    places: tuple[Path, Path],
    named: LastTime | None,
) -> tuple[Source, ...]:
    """What a question that was never answered may start from, the surest first. `places`: the folder of the plans, and our data
    folder. `named` is the visit of --from."""
    from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
    from huikuan_cli.core.answers.inference import Guess, inferred_one, perhaps
    from huikuan_cli.core.answers.interview import (
        CAUSES_KEY,
        PAPERS_KEY,
        SUGGESTED_KEYS,
        TICKED_KEYS,
        WORDS_KEY,
    )
    from huikuan_cli.wizard.carry_over import from_last
    from huikuan_cli.wizard.sources import (
        from_a_day_told,
        from_answers,
        from_other_answers,
        from_settings,
        from_the_alike,
        from_the_likeliest,
        from_two_readings,
        from_words,
    )

    look = _looker(talk, *places, today)

    def suggest(key: str, answers: Answers) -> Value | None:
        # the planner: late, so that the first question need not wait
        from huikuan_cli.core.advice.suggestions import suggestion

        return suggestion(playbook, key, answers, today)

    def ranked(key: str, answers: Answers) -> tuple[str, ...]:
        from huikuan_cli.core.advice.suggestions import likeliest

        if key in (CAUSES_KEY, PAPERS_KEY):
            return likeliest(playbook, key, answers, today)
        one = talk.find(key)
        return perhaps(one, answers) if one else ()

    def near(key: str, answers: Answers) -> tuple[str, ...]:
        if named or key not in TICKED_KEYS:  # the next visit is to be short
            return ()
        from huikuan_cli.core.advice.alike import asked_about

        return asked_about(playbook, key, answers, today, alone=talk.full)

    def ready(answers: Answers) -> str:
        from huikuan_cli.core.advice.analysis import analyse
        from huikuan_cli.core.advice.talk import levels

        return levels(analyse(playbook, answers, today, ""))[0].words

    def told(key: str, answers: Answers) -> Guess | None:
        one = talk.find(key)
        return inferred_one(one, answers, today) if one else None

    known = {"我方责任人": settings.contact, "中小企业": settings.small}
    return (
        from_last(talk, lambda answers: named or look(answers)),
        from_other_answers(told),
        from_two_readings(TAKEN_OFF_KEY, today),
        from_a_day_told(talk, today),
        from_settings(known, ("我方责任人",)),
        from_answers(SUGGESTED_KEYS, suggest),
        from_the_alike(near),
        from_the_likeliest(ranked, (PAPERS_KEY,)),
        from_words(WORDS_KEY, ready),
    )


def _looker(talk: Interview, folder: Path, data: Path, today: date) -> Callable[[Answers], LastTime | None]:
    """Finds the last plan of the customer named so far, of the same project where there is one; each is read once."""
    read: dict[tuple[str, str], list[LastTime]] = {}

    def look(answers: Answers) -> LastTime | None:
        customer, project = str(answers.get("客户", UNKNOWN)), str(answers.get("项目", ""))
        if customer == UNKNOWN:
            return None
        if (customer, project) not in read:
            files = _files(folder, data, customer, project)
            found = [_last(_read(talk, path, today)) for path in files]
            read[customer, project] = [one for one in found if one.answers.get("客户") == customer]
        known = read[customer, project]
        same = [one for one in known if one.answers.get("项目") == project]
        return next(iter(same or known), None)

    return look


def _files(folder: Path, data: Path, customer: str, project: str) -> list[Path]:
    """The newest plan files of a customer, those of this project first; few enough for a question not to wait."""
    from huikuan_cli.core.agenda.naming import NamedPlan, age
    from huikuan_cli.store.work.plan_index import plans_in

    found = [NamedPlan(*one[:3]) for one in plans_in(folder, data).plans if one.facts.customer == customer]
    found.sort(key=lambda one: (one.facts.project == project, *age(one)), reverse=True)
    return [folder / one.file for one in found[:READ]]


def _last(answers: Answers) -> LastTime:
    from huikuan_cli.wizard.carry_over import LastTime

    day = str(answers.get("拜访日期", UNKNOWN))
    return LastTime(answers, "" if day == UNKNOWN else day.partition(" ")[0])


def _read(talk: Interview, path: Path, today: date) -> Answers:
    """The answers of a plan file, what is sound of them where a hand spoilt it; none when nothing can be made of it."""
    from huikuan_cli.store.work import plan_file, plans

    try:
        return _answers(talk, plans.answers_in(path), today)
    except HuikuanError:
        with suppress(HuikuanError):
            return _answers(talk, plan_file.read(path).record.answers, today)
        return {}


def _answers(talk: Interview, tree: Any, today: date) -> Answers:
    from huikuan_cli.core.answers.answer_set import read_answers

    return read_answers(tree if isinstance(tree, dict) else {}, talk, today, "", lambda path: 0).answers
