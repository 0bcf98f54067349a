"""What several commands need: today, the folder of the plans, reading a plan, asking a few questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_safety, texts_wizard
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused, UsageError

if TYPE_CHECKING:
    from huikuan_cli.core.advice.plan import Plan, Score
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.playbook.sheet_look import SheetLook
    from huikuan_cli.core.sheet.layout import Sheet
    from huikuan_cli.store.playbooks.layers import Layer
    from huikuan_cli.store.work.drafts import FoundDraft
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.wizard.port import Asker


def today_of(option: str, env: Env) -> date:
    """--today, else HUIKUAN_TODAY, else the calendar date in China. Raises UsageError for a wrong date."""
    text = option or env.today_text
    if not text:
        return env.system_today()
    from huikuan_cli.core.text.values import Unclear, parse_date

    try:
        return parse_date(text, env.system_today())
    except Unclear as problem:
        raise UsageError(f"{'--today' if option else 'HUIKUAN_TODAY'}：{problem}") from None


def cleaned(text: str, option: str = "", most: int | None = None) -> str:
    """What was typed behind an option or a question, fit to be kept. Raises UsageError, which names the option."""
    from huikuan_cli.core.text.values import MAX_TEXT, Unclear, clean

    try:
        return clean(text, most or MAX_TEXT)
    except Unclear as problem:
        raise UsageError(f"{option}：{problem}" if option else str(problem)) from None


def tidied(folder: Path) -> None:
    """Complete what a killed run left half written in a folder, and say what it was."""
    from huikuan_cli.store.files.all_or_none import tidy

    done = tidy(folder)
    if done:
        from huikuan_cli.show import out

        out.notice(texts.COMPLETED.format(names="、".join(done)))


def folder_of(option: str, env: Env, workspace_folder: Path | None) -> Path:
    """Where plans are: --out, else the workspace, else 文档/回款教练."""
    from huikuan_cli.store.work.workspace import output_folder

    asked_for = option or workspace_folder  # asking the system for the documents folder takes time
    return output_folder(option, workspace_folder, Path() if asked_for else env.documents_dir())


def any_draft(env: Env) -> bool:
    """A look at the folder alone: most people have no draft, and need not wait for what reads them."""
    folder = env.data_dir() / "drafts"
    return folder.is_dir() and any(folder.glob("*.yaml"))


def draft_line(found: FoundDraft) -> str:
    """A draft as a person knows it: when, whose, how far."""
    from huikuan_cli.core.text.values import brief

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
    from huikuan_cli.wizard.phrasing import Phrasing
    from huikuan_cli.wizard.port import Stop
    from huikuan_cli.wizard.run import Interviewer

    asker = asker_of(plain or env.plain)
    try:
        return Interviewer(Phrasing(talk, unsure), asker, today, lambda state: None, review=False).run({})
    except Stop:
        raise Paused(texts.STOPPED_SHORT) from None


def pairs_of(given: Sequence[str], known: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """q1=a q2=c … as a dictionary. Raises UsageError for an unknown name or value, naming the nearest, and for a name
    given twice."""
    from huikuan_cli.core.text.values import brief, half_width
    from huikuan_cli.core.text.words import nearest

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


def made_day(stored: Stored, other: date | None = None) -> date | None:
    """The day that a stored plan was worked out for. Where an edit left no day there, which was said when the plan was read, None
    when there is an `other` day to work with, else HuikuanError."""
    from huikuan_cli.core.text.written_days import read_day

    day = read_day(stored.record.made.today, None)
    if day is None and other is None:
        raise HuikuanError(texts_safety.NO_DAY_TO_COUNT.format(path=stored.path), texts_safety.WRITE_MADE_DAY)
    return day


def look_of(order: tuple[Layer, ...]) -> SheetLook:
    """How the action sheet looks in these layers; what is wrong in a team's sheet.yaml is said, and left out."""
    from huikuan_cli.show import out
    from huikuan_cli.store.playbooks.look_reading import read_look

    look, said = read_look(order)
    for sentence in said:
        out.notice(sentence)
    return look


def sheet_of(stored: Stored, order: tuple[Layer, ...]) -> Sheet:
    """The action sheet of a stored plan, as it stands in the file, in the look of these layers."""
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.core.text.written_days import read_day

    record, plan = stored.record, stored.record.plan
    day = read_day(record.made.today, None)
    today = day.isoformat() if day else record.made.today
    if not plan.redlines:
        plan = _with_redlines(plan)
    return action_sheet(plan, today, record.made.playbook, look_of(order))


def _with_redlines(plan: Plan) -> Plan:
    """A plan whose red lines a hand took away, with ours: no sheet goes without them."""
    from msgspec import structs

    from huikuan_cli.core.advice.planner import limits
    from huikuan_cli.core.playbook import RedLines
    from huikuan_cli.store.playbooks.layers import Layer, bundled
    from huikuan_cli.store.playbooks.loading import load_one

    ours = load_one((Layer(bundled(), texts.BUNDLED),), "redlines.yaml", RedLines)
    return structs.replace(plan, redlines=limits(ours))


def verdict_of(score: Score) -> str:
    """The readiness and, in the same line, what is missing, or that nothing knew what was written."""
    said = (score.short, next((one for one in score.reasons if one.startswith(texts.UNREAD_HEAD)), ""))
    return texts.VERDICT.format(points=score.points, verdict=score.verdict) + "".join(
        f"：{one}" for one in said if one
    )
