"""What several commands need: today, the folder of the plans, reading a plan, asking a few questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_safety, texts_wizard
from huikuan_cli.env import Env
from huikuan_cli.errors import Paused, Problem, ProblemsFound, UsageError

if TYPE_CHECKING:
    from huikuan_cli.core.case import Answers
    from huikuan_cli.core.interview import Interview
    from huikuan_cli.core.layout import Sheet
    from huikuan_cli.core.plan import Score
    from huikuan_cli.store.drafts import Found
    from huikuan_cli.store.plans import Stored
    from huikuan_cli.wizard.port import Asker


def today_of(option: str, env: Env) -> date:
    """--today, else HUIKUAN_TODAY, else the calendar date in China. Raises UsageError for a wrong date."""
    text = option or env.today_text
    if not text:
        return env.system_today()
    from huikuan_cli.core.values import Unclear, parse_date

    try:
        return parse_date(text, env.system_today())
    except Unclear as problem:
        raise UsageError(f"{'--today' if option else 'HUIKUAN_TODAY'}：{problem}") from None


def tidied(folder: Path) -> None:
    """Complete what a killed run left half written in a folder, and say what it was."""
    from huikuan_cli.store.together import tidy

    done = tidy(folder)
    if done:
        from huikuan_cli.show import out

        out.notice(texts.COMPLETED.format(names="、".join(done)))


def folder_of(option: str, env: Env, workspace_folder: Path | None) -> Path:
    """Where plans are: --out, else the workspace, else 文档/回款教练."""
    from huikuan_cli.store.workspace import output_folder

    asked_for = option or workspace_folder  # asking the system for the documents folder takes time
    return output_folder(option, workspace_folder, Path() if asked_for else env.documents_dir())


def any_draft(env: Env) -> bool:
    """A look at the folder alone: most people have no draft, and need not wait for what reads them."""
    folder = env.data_dir() / "drafts"
    return folder.is_dir() and any(folder.glob("*.yaml"))


def draft_line(found: Found) -> str:
    """A draft as a person knows it: when, whose, how far."""
    from huikuan_cli.core.values import brief

    draft = found.draft
    return texts_wizard.DRAFT_LINE.format(
        when=f"{found.saved:%m-%d %H:%M}",
        customer=brief(draft.customer()) or texts_wizard.NO_CUSTOMER,
        done=f"{done}，" if (done := brief(draft.done, 8)) else "",
        count=draft.count(),
    )


def asker_of(plain: bool) -> Asker:
    """Who asks: numbered lists in plain mode and in a window that has no keys to press, else the terminal's prompts."""
    from huikuan_cli.wizard.plain import PlainAsker

    if plain:
        return PlainAsker()
    from huikuan_cli.wizard.terminal import TerminalAsker

    try:
        return TerminalAsker()
    except Exception as error:
        if type(error).__name__ != "NoConsoleScreenBufferError":  # the class exists on Windows only
            raise
    asker = PlainAsker()
    asker.say(texts.NO_CONSOLE)
    return asker


def ask_through(talk: Interview, env: Env, *, plain: bool, today: date, unsure: str) -> Answers:
    """Ask a short interview to its end, without draft or summary. Raises UsageError where there is no terminal, Paused
    when the person stops."""
    if not env.interactive:
        raise UsageError(texts.NO_TERMINAL, texts.NO_TERMINAL_SHORT)
    from huikuan_cli.wizard.port import Stop
    from huikuan_cli.wizard.run import Interviewer
    from huikuan_cli.wizard.wording import Wording

    asker = asker_of(plain or env.plain)
    try:
        return Interviewer(Wording(talk, unsure), asker, today, lambda state: None, review=False).run({})
    except Stop:
        raise Paused(texts.STOPPED_SHORT) from None


def pairs_of(given: list[str], known: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """q1=a q2=c … as a dictionary. Raises UsageError for an unknown name or value, naming the nearest, and for a name
    given twice."""
    from huikuan_cli.core.values import brief, half_width
    from huikuan_cli.core.words import nearest

    found: dict[str, str] = {}
    for text in given:
        shown = brief(text)
        name, mark, value = half_width(shown).lower().partition("=")
        if not mark or name not in known:
            raise UsageError(f"“{shown}”看不懂{nearest(name, known)}", f"写成 {next(iter(known))}=… 这样")
        if value not in known[name]:
            raise UsageError(f"{name} 没有“{value}”这一项", f"可写：{'、'.join(known[name])}")
        if name in found:
            raise UsageError(f"{name} 写了两次", "留一个")
        found[name] = value
    return found


def made_day(stored: Stored) -> date:
    """The day that a stored plan was worked out for. Raises ProblemsFound, with the line, where an edit left no day there."""
    from huikuan_cli.core.written_days import read_day

    written = stored.record.made.today
    if day := read_day(written, None):
        return day
    from huikuan_cli.core.values import brief

    text = texts_safety.NO_MADE_DAY.format(text=brief(written))
    line = stored.tree.line_of(("生成", "今天"))
    problem = Problem(text, texts_safety.WRITE_MADE_DAY, stored.tree.file, line)
    raise ProblemsFound(texts_safety.BROKEN_PLAN.format(path=stored.path), [problem])


def say_log(stored: Stored, today: date) -> None:
    """What is wrong in the log of a plan, each with its line; the rest of it is used."""
    for problem in stored.log(today).problems:
        from huikuan_cli.core.values import scrub
        from huikuan_cli.show import out

        out.notice(scrub(problem.sentence()))


def sheet_of(stored: Stored) -> Sheet:
    """The action sheet of a stored plan, as it stands in the file."""
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.core.written_days import read_day

    record = stored.record
    day = read_day(record.made.today, None)
    return action_sheet(record.plan, day.isoformat() if day else record.made.today, record.made.playbook)


def verdict_of(score: Score) -> str:
    """The readiness and, in the same line, what is missing."""
    why = f"：{score.short}" if score.short else ""
    return texts.VERDICT.format(points=score.points, verdict=score.verdict) + why
