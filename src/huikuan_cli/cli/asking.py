"""Running the wizard from a command: drafts around it, the right asker inside it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.cli.common import asker_of
from huikuan_cli.core.values import UNKNOWN
from huikuan_cli.env import CHINA, Env
from huikuan_cli.errors import HuikuanError, Paused, UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.case import Answers, Value
    from huikuan_cli.core.interview import Interview
    from huikuan_cli.wizard.flow import State
    from huikuan_cli.wizard.run import Suggest


def run_wizard(
    *,
    talk: Interview,
    today: date,
    env: Env,
    plain: bool,
    resume: bool,
    answers: Answers,
    defaults: dict[str, str],
    suggest: Suggest,
    folder: Path,
) -> tuple[Answers, Path]:
    """Ask until the person says write. Returns the answers and the draft that holds them.

    Raises Paused when he stops; the draft stays. What could keep the result from being written is found before the
    first question.
    """
    from huikuan_cli.store import atomic, drafts

    out.result(texts.WIZARD_TITLE)  # before the slow import, so that the screen is not empty
    out.result(texts.PLAIN_HINT if plain else texts.WIZARD_HINT)
    from huikuan_cli.wizard.flow import spread
    from huikuan_cli.wizard.port import Stop
    from huikuan_cli.wizard.run import Interviewer

    atomic.ensure_folder(folder)
    given = spread(talk, answers)
    path = None
    if resume:
        path, given = _resumed(env, talk, today)
    path = path or drafts.new_path(env.data_dir(), datetime.now(CHINA))
    count = len(given)

    def keep(state: State) -> None:
        nonlocal count
        count = sum(value not in ("", UNKNOWN) for value in state.given.values())
        drafts.save(path, state.at, state.given)

    keeper = Interviewer(talk, asker_of(plain), today, keep, defaults, suggest)
    try:
        return keeper.run(given), path
    except Exception as error:
        if type(error).__name__ == "NoConsoleScreenBufferError":  # Git Bash; the class exists on Windows only
            raise UsageError(texts.NO_CONSOLE, texts.NO_CONSOLE_FIX) from None
        if not isinstance(error, Stop):
            raise
        raise Paused(texts.PAUSED.format(count=count) if count else texts.PAUSED_EMPTY) from None


def _resumed(env: Env, talk: Interview, today: date) -> tuple[Path, dict[str, Value]]:
    from huikuan_cli.store import drafts
    from huikuan_cli.wizard.run import trusted

    draft = drafts.latest(env.data_dir())
    if draft is None:
        raise HuikuanError(texts.NO_DRAFT, "直接运行 huikuan plan 开始")
    out.result(texts.RESUMED.format(when=f"{draft.saved:%m-%d %H:%M}"))
    return draft.path, trusted(talk, draft.given, today)
