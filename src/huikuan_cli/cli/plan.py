"""`huikuan plan`: from answers (asked or read) to a plan and its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huikuan_cli import __version__, texts
from huikuan_cli.cli.common import playbook_of, settings_of, today_of
from huikuan_cli.env import Env
from huikuan_cli.errors import ProblemsFound, UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.case import Answers
    from huikuan_cli.core.interview import Interview
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.workspace import Settings

FORMATS = ("md", "yaml")


@dataclass(frozen=True)
class Options:
    """The options of `huikuan plan`, as given."""

    answers: str = ""
    out: str = ""
    today: str = ""
    format: str = "md"
    no_input: bool = False
    dry_run: bool = False
    json: bool = False
    template: bool = False
    playbooks: str = ""
    replace: bool = False
    resume: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Job:
    """Everything a planning run works with."""

    options: Options
    env: Env
    today: date
    playbook: Playbook
    talk: Interview
    settings: Settings
    workspace: Path | None


def plan(options: Options, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend."""
    _check(options)
    job = _job(options, env)
    if options.template:
        from huikuan_cli.render.answers_file import answers_template

        out.result(answers_template(job.talk).rstrip("\n"))
        return
    if job.playbook.sources:
        out.notice(texts.SOURCES.format(names="、".join(job.playbook.sources)))
    answers, draft = _from_file(job) if options.answers else _from_wizard(job)
    _write(job, answers, asked=draft is not None)
    if draft and not options.dry_run:
        from huikuan_cli.store import drafts

        drafts.delete(draft)


def _check(options: Options) -> None:
    if options.format not in FORMATS:
        raise UsageError(f"--format 没有“{options.format}”", "可写：" + "、".join(FORMATS))
    if options.resume and options.answers:
        raise UsageError(texts.NOT_BOTH.format(one="--resume", two="--answers"))


def _job(options: Options, env: Env) -> Job:
    from huikuan_cli.core.interview import interview

    today = today_of(options.today, env)
    settings, workspace = settings_of(env.cwd)
    playbook = playbook_of(options.playbooks, env, settings.playbooks, workspace, fast=not options.dry_run)
    return Job(options, env, today, playbook, interview(playbook), settings, workspace)


def _from_file(job: Job) -> tuple[Answers, Path | None]:
    from huikuan_cli.core.answers import missing, read_answers
    from huikuan_cli.store.yamlio import parse, read_bytes, without_wide_colons

    names = {s.title for s in job.talk.sections} | {f.key for _, f in job.talk.fields()}
    names |= {c.key for _, f in job.talk.fields() for c in f.columns}
    file = job.options.answers
    raw, wide = without_wide_colons(read_bytes(Path(file).expanduser(), file), file, names)
    tree = parse(raw, file, wide)
    reading = read_answers(tree.data, job.talk, job.today, tree.file, tree.line_of)
    for note in tree.notes:
        out.notice(note)
    lacking = missing(job.talk, reading.answers)
    if reading.problems and len(reading.problems) == len(lacking) and not wide and _may_ask(job):
        return _ask(job, reading.answers)
    if reading.problems or wide:
        raise ProblemsFound(f"“{tree.file}”要改", wide + reading.problems)
    if reading.notes:
        out.notice(texts.UNDERSTOOD)
        for note in reading.notes:
            out.notice("  " + note)
    return reading.answers, None


def _may_ask(job: Job) -> bool:
    return job.env.interactive and not job.options.no_input and not job.options.json


def _from_wizard(job: Job) -> tuple[Answers, Path | None]:
    if job.options.no_input or job.options.json:
        from huikuan_cli.core.answers import missing

        names = "、".join(f"{s.title}/{f.key}" for s, f in missing(job.talk, {}))
        raise UsageError(f"{texts.MISSING}{names}", texts.NO_TERMINAL_FIX)
    if not job.env.interactive:
        raise UsageError(texts.NO_TERMINAL, texts.NO_TERMINAL_FIX)
    return _ask(job, {})


def _ask(job: Job, answers: Answers) -> tuple[Answers, Path]:
    from huikuan_cli.cli.asking import run_wizard
    from huikuan_cli.core.setting import suggestion

    defaults = {"我方责任人": job.settings.contact, "中小企业": job.settings.small}
    return run_wizard(
        talk=job.talk,
        today=job.today,
        env=job.env,
        plain=job.options.plain or job.env.plain,
        resume=job.options.resume,
        answers=answers,
        defaults={key: value for key, value in defaults.items() if value},
        suggest=lambda key, known: suggestion(job.playbook, key, known, job.today),
        folder=_folder(job),
    )


def _folder(job: Job) -> Path:
    from huikuan_cli.store.workspace import output_folder

    return output_folder(
        job.options.out, job.workspace, job.env.documents_dir() if not job.options.out else Path()
    )


def _write(job: Job, answers: Answers, *, asked: bool) -> None:
    from huikuan_cli.core.answers import as_tree
    from huikuan_cli.core.case import read_case
    from huikuan_cli.core.planner import make_plan
    from huikuan_cli.core.setting import visit_day
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.render.markdown import render_sheet
    from huikuan_cli.store import atomic, plans

    made = make_plan(job.playbook, answers, job.today, job.settings.company)
    name = f"{__version__} / {job.playbook.digest}"
    record = plans.record(as_tree(job.talk, answers), made, job.today, __version__, name)
    text = plans.plan_text(record)
    sheet = render_sheet(action_sheet(made, record.made.today, name)) if job.options.format == "md" else None
    folder = _folder(job)
    stem = plans.stem(
        visit_day(read_case(answers, job.today), job.today),
        str(answers.get("客户", "")),
        str(answers.get("项目", "")),
    )
    path = folder / (stem + plans.PLAN_SUFFIX)
    if job.options.dry_run:
        _dry(job, path, sheet or text, made)
        return
    if job.options.replace:
        atomic.ensure_folder(folder)
        written = plans.replace(path, text, sheet)
    else:
        written = plans.save_new(folder, stem, text, sheet, numbered=asked)
    _report(job, written, made)


def _dry(job: Job, path: Path, text: str, made: Any) -> None:
    if job.options.json:
        out.as_json({"plan": str(path), "written": False, **_facts(made)})
        return
    out.result(text.rstrip("\n"))
    out.notice(texts.WOULD_WRITE.format(path=path))


def _report(job: Job, written: Any, made: Any) -> None:
    if job.options.json:
        sheets = [str(p) for p in written.sheets]
        out.as_json({"plan": str(written.plan), "sheets": sheets, "written": written.fresh, **_facts(made)})
        return
    if not written.fresh:
        out.notice(texts.SAME)
    out.result(texts.SAVED_PLAN.format(path=written.plan))
    for sheet in written.sheets:
        out.result(texts.SAVED_SHEET.format(path=sheet))
    out.notice(texts.VERDICT.format(points=made.score.points, verdict=made.score.verdict))
    out.notice(texts.NEXT_SHOW.format(path=written.plan))


def _facts(made: Any) -> dict[str, Any]:
    return {
        "points": made.score.points,
        "verdict": made.score.verdict,
        "figures": {f.id: f.figure for f in made.figures},
        "open": [t.id for t in made.todos],
    }
