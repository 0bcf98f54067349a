"""`huikuan render`: the papers of plans again after an edit by hand, or in other formats; `huikuan ics`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import __version__, texts, texts_safety
from huikuan_cli.cli.common import look_of, made_day, sheet_of, today_of
from huikuan_cli.cli.context import former_of, here, playbook_of
from huikuan_cli.cli.option_sets import RenderOptions
from huikuan_cli.cli.outputs import DEFAULT, Source, Wish, draw, open_in_browser, wish_of
from huikuan_cli.cli.plan.plan_maker import Maker
from huikuan_cli.cli.which_plan import opened, path_of
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.advice.plan import Plan
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.sheet.layout import Sheet
    from huikuan_cli.store.work.plans import Drawn, Stored, WrittenPlan
    from huikuan_cli.store.work.workspace import Settings


class Work:
    """One stored plan, its workspace, and the playbook for it, read when it is needed."""

    def __init__(self, path: str, options: RenderOptions, env: Env) -> None:
        self.stored: Stored = opened(path_of(path, env))
        self.options, self.env = options, env
        self.here = here(options.playbooks, env, self.stored.path.resolve().parent)
        self.settings: Settings = self.here.settings
        self.order = self.here.order
        other = today_of(options.today, env) if options.today else None
        self.made = made_day(self.stored, other)
        self.day = other or self.made or today_of("", env)
        self.lent = self.stored.record.lines_lent()
        self._playbook: Playbook | None = None
        self._read: tuple[Playbook, Answers] | None = None
        self._makers: dict[date, Maker] = {}

    def playbook(self) -> Playbook:
        """The playbook in force."""
        if self._playbook is None:
            self._playbook = playbook_of(self.here, self.env)
        return self._playbook

    def read(self) -> tuple[Playbook, Answers]:
        """The playbook in force and the answers as it understands them. Raises ProblemsFound with their lines."""
        if self._read is None:
            self._read = self._answers()
        return self._read

    def _answers(self) -> tuple[Playbook, Answers]:
        from huikuan_cli.core.answers.answer_set import read_answers
        from huikuan_cli.core.answers.case import read_case
        from huikuan_cli.core.answers.conflicts import is_over
        from huikuan_cli.core.answers.interview import interview

        if self.stored.answers_changed():
            self.stored.worth_keeping()
        playbook = self.playbook()
        tree = self.stored.tree
        reading = read_answers(
            self.stored.record.answers,
            interview(playbook),
            self.day,
            tree.file,
            lambda path: tree.line_of(("答案", *path)),
            former_of(self.here),
            past=True,
        )
        if reading.problems:
            raise ProblemsFound(f"“{self.stored.path}”的答案要改", reading.problems)
        if is_over(case := read_case(reading.answers, self.day), self.day):
            out.notice(texts_safety.VISIT_OVER.format(visit=case.visit, day=self.day))
        if former_of(self.here):
            for note in reading.notes:
                out.notice(note)
        return playbook, reading.answers

    def take(self, playbook: Playbook, answers: Answers) -> None:
        """Go on with other answers than those in the file."""
        self._read = playbook, answers

    def counted(self, day: date) -> Answers:
        """The answers with what the log adds to them by a day."""
        from huikuan_cli.core.log.counted import counted

        return counted(self.read()[1], self.stored.standing(day))

    def setting(self, day: date | None = None) -> Analysis:
        """The case as of a day, else as of the day of the plan, with what was logged by then."""
        day = day or self.day
        return self._maker(day).setting(self.counted(day))

    def plan_of_playbook(self) -> Plan:
        """The plan that the answers and the log give on the day of the plan, whatever stands in the file."""
        return self._maker(self.day).plan(self.counted(self.day))

    def plan_anew(self) -> Plan:
        """The same with the assistant's lines that still hold."""
        from huikuan_cli.cli.lent_lines import still_held

        plan = self.plan_of_playbook()
        if not self.lent.lines:
            return plan
        self.lent, plan = still_held(self.lent, self.setting(), plan, self.order)
        return plan

    def _maker(self, day: date) -> Maker:
        if day not in self._makers:
            previous = self.stored.record.plan.previous or None
            self._makers[day] = Maker(self.read()[0], day, self.settings.company, previous)
        return self._makers[day]

    def source(self, plan: Plan, sheet: Callable[[], Sheet], place: Path | None = None) -> Source:
        """What the papers of this plan are made of. `place`: the plan file beside which they are to lie."""
        file = place or self.stored.path
        return Source(plan, sheet, self.day, file, self.order, self.settings, self.setting)


def render(plans: Sequence[str], options: RenderOptions, env: Env) -> None:
    """Draw the papers of each plan; draw the conclusions anew where the answers were changed.

    Without --format those that lie beside the plan. What was there before and differs stays as ….bak. Raises HuikuanError
    for the only plan, or at the end when some of several could not be drawn.
    """
    asked = wish_of(options.formats or DEFAULT, options.side) if options.formats or options.side else None
    failed, written = 0, []
    for path in plans:
        try:
            written += _one(path, asked, options, env)
        except HuikuanError as error:
            if len(plans) == 1:
                raise
            failed += 1
            out.error(error)
    if options.open:
        open_in_browser(tuple(written))
    if failed:
        raise HuikuanError(texts.SOME_FAILED.format(count=failed), texts.SOME_FAILED_FIX)


def _one(path: str, asked: Wish | None, options: RenderOptions, env: Env) -> list[Path]:
    from huikuan_cli.store.work import plan_names, plans

    work = Work(path, options, env)
    stored = work.stored
    there = plan_names.drawn_beside(stored.path)
    changed = stored.answers_changed() or stored.record.plan.older()
    if changed or work.day != work.made:
        written = _recompute(work, Wish(there) if options.out else _both(asked, there))
        out.notice(_why_anew(stored, work.day))
        if options.out:
            return _one(str(stored.path.absolute()), asked, options, env)
    else:
        wish = asked or (Wish(there) if there else wish_of(DEFAULT, ""))
        place = placed(stored.path, options.out)
        source = work.source(stored.record.plan, lambda: sheet_of(stored, work.order), place)
        written = plans.replace(place, None, draw(wish, source))
    for file in written.sheets:
        out.result(texts.saved(file.name).format(path=file))
    return list(written.sheets)


def placed(plan: Path, out: str) -> Path:
    """The plan file beside which papers are to lie: its own place, else in the folder of --out, which is made. Raises HuikuanError."""
    if not out:
        return plan
    from huikuan_cli.store.files import atomic

    folder = typed_path(out)
    atomic.ensure_folder(folder)
    return folder / plan.name


def _why_anew(stored: Stored, day: date) -> str:
    """Why the conclusions were drawn again."""
    if stored.answers_changed():
        return texts.RECOMPUTED
    return texts.OLDER if stored.record.plan.older() else texts.NEW_DAY.format(day=day.isoformat())


def _both(asked: Wish | None, there: tuple[str, ...]) -> Wish:
    """What was asked for and what lies there already, so that nothing old is left beside a new plan."""
    first = asked.suffixes if asked else ()
    found = tuple(dict.fromkeys((*first, *there)))
    return Wish(found, asked.whatever if asked else False) if found else wish_of(DEFAULT, "")


def _recompute(work: Work, wish: Wish) -> WrittenPlan:
    from huikuan_cli.store.work import plans

    made = worked_out(work, wish)
    return plans.replace(work.stored.path, made.text, made.sheets, _as_it_was(work, made))


def _as_it_was(work: Work, made: Drawn) -> Drawn | None:
    """What stood there if nobody changed it since the day it was made; None where something was, and what was typed has to be kept."""
    if work.stored.answers_changed() or work.stored.record.plan.older() or work.made is None:
        return None
    day, lent = work.day, work.lent
    work.day, work.lent = work.made, work.stored.record.lines_lent()
    try:
        return worked_out(work, Wish(tuple(made.sheets)), silent=True)
    finally:
        work.day, work.lent = day, lent


def worked_out(work: Work, wish: Wish | None = None, *, silent: bool = False) -> Drawn:
    """The plan worked out again for the day of the work, and its papers: those of the wish, else those that lie beside it. `silent`: where
    what is done has nothing to do with the paper for the customer."""
    from huikuan_cli.core.answers.answer_set import as_tree
    from huikuan_cli.core.answers.interview import interview
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.store.work import plan_names, plans

    stored, day = work.stored, work.day
    stored.worth_keeping()
    playbook, answers = work.read()
    made = work.plan_anew()
    name = f"{__version__} / {playbook.digest}"
    tree = as_tree(interview(playbook), answers)
    record = plans.record(tree, made, day, __version__, name, stored.standing(day), lent=work.lent)
    wish = wish or Wish(plan_names.drawn_beside(stored.path))
    source = work.source(made, lambda: action_sheet(made, record.made.today, name, look_of(work.order)))
    return plans.Drawn(plans.plan_text(record, stored.raw), draw(wish, source, silent=silent))
