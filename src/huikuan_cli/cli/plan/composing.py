"""From answers to a plan and what its papers are drawn from, ready to be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import __version__
from huikuan_cli.cli.common import look_of
from huikuan_cli.cli.outputs import Source
from huikuan_cli.cli.plan.more import with_log
from huikuan_cli.cli.plan.plan_maker import Maker

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.job import Job
    from huikuan_cli.core.advice.plan import Plan
    from huikuan_cli.core.advice.record import Record
    from huikuan_cli.core.answers.case import Answers


class ComposedPlan(NamedTuple):
    """A plan that was worked out: itself, its record and the text of its file, the name of that without its suffix, and what its papers are
    drawn from."""

    made: Plan
    record: Record
    text: str
    stem: str
    source: Source


def compose_plan(job: Job, answers: Answers, folder: Path) -> ComposedPlan:
    """Work the plan of some answers out; `folder`: where it will be, unless it is added to."""
    from huikuan_cli.cli.next_visit import left_by
    from huikuan_cli.core.advice.analysis import visit_day
    from huikuan_cli.core.answers.answer_set import as_tree
    from huikuan_cli.core.answers.case import read_case
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.store.work import plan_names, plans

    previous, log = left_by(job.earlier, job.playbook, job.today) if job.earlier else (None, [])
    if job.added:
        previous = job.added.record.plan.previous or None
    known = with_log(job.added, answers, job.today)
    maker = Maker(job.playbook, job.today, job.settings.company, previous, evening=job.evening)
    made = maker.plan(known)
    name = f"{__version__} / {job.playbook.digest}"
    standing = job.added.standing(job.today) if job.added else None
    record = plans.record(as_tree(job.talk, answers), made, job.today, __version__, name, standing, log)
    stem = plan_names.stem(
        visit_day(read_case(answers, job.today), job.today),
        str(answers.get("客户", "")),
        str(answers.get("项目", "")),
    )
    path = job.added.path if job.added else folder / (stem + plan_names.PLAN_SUFFIX)
    source = Source(
        made, lambda: action_sheet(made, record.made.today, name, look_of(job.here.order)), job.today, path,
        job.here.order, job.settings, lambda: maker.setting(known),
    )  # fmt: skip
    return ComposedPlan(made, record, plans.plan_text(record), stem, source)
