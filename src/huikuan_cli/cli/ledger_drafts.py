"""`huikuan ledger --all`: draft plans for the first of the ranking, without a question; each says what it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.common import folder_of, tidied
from huikuan_cli.cli.ledger_desk import Desk, LedgerWork
from huikuan_cli.cli.ledger_row import answers_of_row, foremost
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.errors import HuikuanError, Paused
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.job import Job
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.ledger.ledger_rows import LedgerRow
    from huikuan_cli.core.ledger.ranking import RankedCase

DRAFT_FORMATS = "md,html"


def write_drafts(work: LedgerWork, desk: Desk, top: int, folder: str) -> None:
    """Write a plan for each of the first that has none yet, with its sheets. One that cannot be written is said, and the others go on; on
    Ctrl-C those that were written stay and are said. Raises Paused then."""
    from huikuan_cli.show.progress_bar import progress

    place = folder_of(folder, desk.env, desk.here.workspace)
    job = _job(desk, folder)
    tidied(place)
    first = work.report.ranked[:top]
    rows = {one.number: one for one in work.read.rows}
    said: list[tuple[str, bool]] = []
    try:
        with progress(len(first), texts.WRITING.format(count=len(first))) as done:
            for one in first:
                said.append(_draft(one, rows, job, desk, place))
                done(len(said))
    except KeyboardInterrupt:
        _say(said, place)
        raise Paused(texts.DRAFTS_STOPPED.format(count=len(first) - len(said))) from None
    _say(said, place)


def _say(said: list[tuple[str, bool]], place: Path) -> None:
    """How many were written and where, and what came of each."""
    count = sum(made for _, made in said)
    lines = [texts.DRAFTED.format(count=count, folder=place), *(line for line, _ in said)]
    out.result("\n".join(("", *lines)))


def _draft(
    one: RankedCase, rows: dict[int, LedgerRow], job: Job, desk: Desk, place: Path
) -> tuple[str, bool]:
    """What came of one of the ranking, and whether a plan was written for it."""
    said = {"place": one.place, "customer": one.case.customer}
    if one.plan:
        return texts.DRAFT_HAS_PLAN.format(file=one.plan, **said), False
    answers = answers_of_row(*foremost([rows[n] for n in one.case.rows if rows[n].left > 0]), desk)
    try:
        file = _written(job, answers, place)
    except HuikuanError as problem:
        return texts.DRAFT_FAILED.format(reason=problem.sentence(), **said), False
    names = "、".join(_lacking(job.talk, answers))
    lacking = texts.DRAFT_LACKING.format(names=names) if names else ""
    return texts.DRAFT_LINE.format(file=file.name, lacking=lacking, **said), True


def _job(desk: Desk, folder: str) -> Job:
    from huikuan_cli.cli.plan.job import Job
    from huikuan_cli.cli.plan.options import PlanOptions
    from huikuan_cli.core.answers.interview import interview

    options = PlanOptions(out=folder)
    return Job(options, desk.env, desk.today, desk.playbook, interview(desk.playbook), desk.here)


def _written(job: Job, answers: Answers, place: Path) -> Path:
    """Write the plan of some answers; what no sheet can do without and nobody knows is 不清楚. Raises HuikuanError."""
    from huikuan_cli.cli.outputs import draw, wish_of
    from huikuan_cli.cli.plan.composing import compose_plan
    from huikuan_cli.core.answers.answer_set import missing
    from huikuan_cli.store.work import plans

    unknown = {one.key: UNKNOWN for _, one in missing(job.talk, answers)}
    composed = compose_plan(job, {**answers, **unknown}, place)
    sheets = draw(wish_of(DRAFT_FORMATS, ""), composed.source, silent=True)
    return plans.save_new(place, composed.stem, composed.text, sheets, numbered=True).plan


def _lacking(talk: Interview, answers: Answers) -> list[str]:
    """What is asked of everybody and the ledger does not say, by name."""
    from huikuan_cli.core.answers.answer_set import missing

    return [one.name() for _, one in missing(talk, answers)]
