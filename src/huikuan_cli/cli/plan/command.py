"""`huikuan plan`: from answers (asked or read) to a plan and its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.common import folder_of, tidied, today_of, verdict_of
from huikuan_cli.cli.context import former_of, here, playbook_of
from huikuan_cli.cli.news import say_news
from huikuan_cli.cli.next_visit import earlier_plan
from huikuan_cli.cli.outputs import DEFAULT, Wish, draw, open_in_browser, wish_of
from huikuan_cli.cli.plan.composing import compose_plan
from huikuan_cli.cli.plan.draft_choice import Seat, absolute, begun_with, sit_down, title
from huikuan_cli.cli.plan.job import Job
from huikuan_cli.cli.plan.more import with_log
from huikuan_cli.cli.plan.options import PlanOptions
from huikuan_cli.cli.plan.plan_maker import Maker
from huikuan_cli.cli.which_plan import path_of
from huikuan_cli.cli.written_files import lines_of
from huikuan_cli.core.playbook.own_rules import told
from huikuan_cli.core.text.values import dated
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, ProblemsFound, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.wizard_session import Keeper
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.store.work.workspace import Settings

ONLY_PLAN, MARKDOWN = "yaml", ".行动单.md"


def plan(options: PlanOptions, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend."""
    _check(options)
    if options.earlier:
        options = options._replace(earlier=str(path_of(options.earlier, env, place=options.out)))
    seat = sit_down(options, env) if _will_ask(options, env) else None
    job = _job(seat.options if seat else options, seat.env if seat else env, seat)
    if options.template:
        from huikuan_cli.render.answers_file import answers_template

        out.result(answers_template(job.talk).rstrip("\n"))
        return
    if job.playbook.sources:
        out.notice(texts.SOURCES.format(names="、".join(job.playbook.sources)))
    for sentence in told(job.playbook.own_rules):
        out.notice(sentence)
    answers, keeper = _from_file(job) if options.answers else _from_wizard(job)
    answers = _owned(answers, job.settings)
    if keeper is None:
        _write(job, answers, asked=False)
        return
    try:
        written = _write(job, answers, asked=True)
    except HuikuanError as problem:
        keeper.claim.release()
        raise HuikuanError(problem.sentence(), _kept(keeper)) from None
    keeper.claim.release(delete=not job.options.dry_run)
    if job.options.dry_run:
        out.notice(texts_wizard.STILL_DRAFT.format(number=keeper.claim.number))
    if written and not job.added:
        _offer_our_side(job, written, keeper)


def _offer_our_side(job: Job, written: Path, keeper: Keeper) -> None:
    """Ask once for what the papers say of our side. The plan is written by now, so no minute of it is spent on this."""
    from huikuan_cli.cli.plan.our_side_questions import Place, offer

    if keeper.asker:
        offer(Place(job.here.workspace, written.parent, written), keeper.asker, job.env)


def _kept(keeper: Keeper) -> str:
    """Where the answers are when the plan could not be written; where they are nowhere else, on the screen."""
    if not keeper.failed:
        return texts_wizard.STILL_DRAFT.format(number=keeper.claim.number)
    from huikuan_cli.cli.plan.wizard_session import show_answers

    show_answers(keeper)
    return texts_wizard.UNSAVED_PLAN


def _check(options: PlanOptions) -> None:
    if options.format not in ("", ONLY_PLAN):
        wish_of(options.format, "")
    given = (
        ("--resume", options.resume),
        ("--answers", options.answers),
        ("--from", options.earlier),
        ("--more", options.more),
        ("--row", options.row),
    )
    named = [name for name, value in given if value]
    if len(named) > 1:
        raise UsageError(texts.NOT_BOTH.format(one=named[0], two=named[1]))


def _will_ask(options: PlanOptions, env: Env) -> bool:
    return env.interactive and not (options.answers or options.template or options.no_input or options.json)


def _job(options: PlanOptions, env: Env, seat: Seat | None) -> Job:
    from huikuan_cli.core.answers.interview import interview

    today = today_of(options.today, env)
    found = here(options.playbooks, env, _start(options, env))
    playbook = playbook_of(found, env, keep=not options.dry_run)
    say_news(found, env, keep=not options.dry_run)
    earlier = earlier_plan(options.earlier, resumed=seat is not None and seat.claimed is not None)
    talk = interview(playbook)
    job = Job(options, env, today, playbook, talk.again() if options.earlier else talk, found, earlier, seat)
    return job._replace(added=_to_add_to(job)) if options.more and seat else job


def _to_add_to(job: Job) -> Stored:
    from huikuan_cli.cli.plan.more import plan_to_add_to

    assert job.seat
    return plan_to_add_to(job.options.more, job.options.out, job.env, job.seat.asks)


def _start(options: PlanOptions, env: Env) -> Path:
    """Where to look for huikuan.yaml: from where we stand, else from the folder of the plans, where ours may be."""
    from huikuan_cli.store.work import workspace

    folder = folder_of(options.out, env, None).absolute()
    with suppress(OSError):  # a folder above may not be looked into
        if workspace.find(env.cwd) is None and workspace.find(folder):
            return folder
    return env.cwd


def _from_file(job: Job) -> tuple[Answers, Keeper | None]:
    from huikuan_cli.core.answers.answer_set import missing, read_answers
    from huikuan_cli.store.files.bounded import read_bytes
    from huikuan_cli.store.yaml.scan import read_all

    names = {s.title for s in job.talk.sections} | {f.key for _, f in job.talk.fields()}
    names |= {c.key for _, f in job.talk.fields() for c in f.columns}
    file = job.options.answers
    written = read_all(read_bytes(typed_path(file), file), file, names)
    tree = written.tree
    if tree is None:
        raise ProblemsFound(
            f"“{file}”不是一份答案，运行 huikuan plan --template 可以得到一份样子", written.errors
        )
    reading = read_answers(tree.data, job.talk, job.today, tree.file, tree.line_of, former_of(job.here))
    for note in tree.notes:
        out.notice(note)
    only_lacking = bool(missing(job.talk, reading.answers)) and all(one.missing for one in reading.problems)
    if only_lacking and not written.errors and _may_ask(job):
        title(job.options.plain or job.env.plain)
        return _ask(job, reading.answers)
    if written.errors or reading.problems:
        more = [one for one in reading.problems if written.whole and one.line not in written.doubtful]
        raise ProblemsFound(f"“{tree.file}”要改", written.errors + more)
    if reading.notes:
        out.notice(texts.UNDERSTOOD)
        for note in reading.notes:
            out.notice("  " + note)
    return reading.answers, None


def _owned(answers: Answers, settings: Settings) -> Answers:
    """The answers with the contact of huikuan.yaml as the one responsible, where that answer is plain 我."""
    from huikuan_cli.core.answers.ourselves import OWNER, known_owner

    said = answers.get(OWNER)
    name = known_owner(said, settings.contact) if isinstance(said, str) else said
    if name is None or name == said:
        return answers
    out.notice(texts.OWNER_IS.format(said=said, name=name))
    return {**answers, OWNER: name}


def _may_ask(job: Job) -> bool:
    return job.env.interactive and not job.options.no_input and not job.options.json


def _from_wizard(job: Job) -> tuple[Answers, Keeper | None]:
    if job.options.no_input or job.options.json:
        from huikuan_cli.core.answers.answer_set import missing

        names = "、".join(f"{s.title}/{f.key}" for s, f in missing(job.talk, {}))
        raise UsageError(f"{texts.MISSING}{names}", texts.NO_TERMINAL_FIX)
    if not job.env.interactive:
        raise UsageError(texts.NO_TERMINAL, texts.NO_TERMINAL_FIX)
    if job.options.more:
        return _ask_more(job)
    return _ask(job, {})


def _ask_more(job: Job) -> tuple[Answers, Keeper]:
    """Add to a plan that was written: what it holds stands in the review, and only what is asked for is asked."""
    from huikuan_cli.cli.plan.starting_points import answers_of

    assert job.added is not None
    if job.seat:
        job.seat.asks().say(texts_wizard.ADDING_TO.format(path=job.added.path))
    return _ask(job, answers_of(job.talk, job.added, job.today))


def _ask(job: Job, answers: Answers) -> tuple[Answers, Keeper]:
    """Run the wizard. What could keep the plan from being written is found before the first question."""
    from huikuan_cli.cli.next_visit import how_it_ended
    from huikuan_cli.cli.plan.goal_watch import Watch, advice_of
    from huikuan_cli.cli.plan.ledger_start import start_of
    from huikuan_cli.cli.plan.starting_points import carried_of, last_of, sources_of
    from huikuan_cli.cli.plan.wizard_session import CARRIED_OVER, WizardSitting, run_wizard
    from huikuan_cli.store.files import atomic
    from huikuan_cli.store.work.drafts import Draft

    folder = _folder(job)
    if not job.options.dry_run:
        atomic.ensure_writable(folder)
    seat = job.seat or Seat(job.options, job.env)
    talk = job.talk if job.options.full else job.talk.short()
    paid = False
    if job.earlier and not seat.claimed:
        earlier, paid = how_it_ended(job.earlier, job.playbook, asker := seat.asks(), job.today)
        job, seat = job._replace(earlier=earlier), seat._replace(asker=asker)
    last = last_of(talk, job.earlier, job.today)
    start = start_of(job.options.row, seat, talk, job.today) if job.options.row else None
    carried = carried_of(talk, job.earlier, job.today, paid=paid) if job.earlier else {}
    maker = Maker(job.playbook, job.today, job.settings.company, evening=job.evening)
    sitting = WizardSitting(
        talk=talk,
        today=job.today,
        env=job.env,
        asker=seat.asks(),
        answers=answers,
        carried=start.carried if start else carried,
        carried_from=start.told if start else CARRIED_OVER,
        sources=sources_of(job.playbook, talk, job.settings, job.today, (folder, job.env.data_dir()), last),
        standing=Watch(
            lambda given: maker.plan(with_log(job.added, given, job.today)), answers if job.added else None
        ),
        advice=lambda given: advice_of(maker.plan(with_log(job.added, given, job.today)).ask),
        review_first=job.added is not None,
        template=Draft(earlier=absolute(job.options.earlier), options=begun_with(_meant(job), job.env)),
    )
    return run_wizard(sitting, seat.claimed)


def _meant(job: Job) -> PlanOptions:
    """The options with the plan that was found by its name: a draft goes on with that one, whatever comes later."""
    return job.options._replace(more=str(job.added.path.absolute())) if job.added else job.options


def _folder(job: Job) -> Path:
    """Where the plan is written: beside itself where it is added to."""
    if job.added:
        return job.added.path.parent
    return folder_of(job.options.out, job.env, job.here.workspace)


def _write(job: Job, answers: Answers, *, asked: bool) -> Path | None:
    """Write the plan and its papers; the plan file, None where it was only to be looked at."""
    from huikuan_cli.core.advice.analysis import not_yet_due
    from huikuan_cli.store.files import atomic
    from huikuan_cli.store.work import plans

    folder = _folder(job)
    tidied(folder)
    composed = compose_plan(job, answers, folder)
    made, text, stem, source = composed.made, composed.text, composed.stem, composed.source
    path = source.file
    wish = _wish(job)
    if job.options.dry_run:
        shown = draw(Wish((MARKDOWN,)), source)[MARKDOWN].decode() if wish.suffixes else text
        _dry(job, path, shown, made)
        return None
    sheets = draw(wish, source)
    if job.added:
        written = plans.replace(path, plans.plan_text(composed.record, job.added.raw), sheets)
    elif job.options.replace:
        atomic.ensure_folder(folder)
        written = plans.replace(path, text, sheets)
    else:
        written = plans.save_new(folder, stem, text, sheets, numbered=asked)
    _report(job, written, made, not_yet_due(source.setting()))
    if job.options.open:
        open_in_browser(written.sheets)
    return written.plan


def _wish(job: Job) -> Wish:
    """What to draw beside the plan: as --format says, else huikuan.yaml, else the sheets to read and to print."""
    if job.options.format == ONLY_PLAN:
        return Wish(())
    if job.options.format or not job.settings.formats:
        return wish_of(job.options.format or DEFAULT, "")
    try:
        return wish_of(job.settings.formats, "", where="huikuan.yaml 的“格式”")
    except UsageError as problem:  # stops no visit
        out.notice(problem.sentence() + texts.USUAL_FORMATS)
        return wish_of(DEFAULT, "")


def _dry(job: Job, path: Path, text: str, made: Any) -> None:
    if job.options.json:
        out.as_json({"plan": str(path), "written": False, **_facts(job, made)})
        return
    out.result(text.rstrip("\n"))
    out.notice(texts.WOULD_WRITE.format(path=path))


def _report(job: Job, written: Any, made: Any, due: Sequence[date]) -> None:
    """What was written, and what comes next. `due`: the days on which the payment is due, where it is not yet by the visit."""
    if job.options.json:
        sheets = [str(p) for p in written.sheets]
        out.as_json(
            {"plan": str(written.plan), "sheets": sheets, "written": written.fresh, **_facts(job, made)}
        )
        return
    if not written.fresh:
        out.notice(texts.SAME)
    for line in lines_of(written, folded=job.seat is not None):
        out.result(line)
    out.notice(verdict_of(made.score))
    if due:
        two = texts.NOT_YET_BY_CONTRACT.format(contract=dated(due[0]), law=dated(due[-1]))
        out.notice(two if len(due) > 1 else texts.NOT_YET.format(day=dated(due[0])))
    out.notice(texts.NEXT_SHOW.format(path=written.plan))
    if job.seat and not job.options.full:
        import shlex

        out.notice(texts.NEXT_MORE.format(customer=shlex.quote(made.head.customer)))
    if not job.options.open and any(sheet.suffix == ".html" for sheet in written.sheets):
        out.notice(texts.NEXT_PRINT)


def _facts(job: Job, made: Any) -> dict[str, Any]:
    return {
        "points": made.score.points,
        "verdict": made.score.verdict,
        "figures": {f.id: f.figure for f in made.figures},
        "open": [t.id for t in made.todos],
        "rules": list(told(job.playbook.own_rules)),
    }
