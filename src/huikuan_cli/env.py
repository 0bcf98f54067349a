"""The outside world as one value: clock, terminal, folders. Built once in main and handed down."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple, NoReturn

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
DAWN, AFTER_WORK = 5, 18  # o'clock


def _is_tty(stream: object) -> bool:
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # a closed stream
        return False


def _git_bash() -> bool:
    """A Git Bash window has no keys to press, only lines: numbered lists then, in its own encoding."""
    from huikuan_cli import mintty

    here = mintty.is_here()
    if here:
        mintty.speak_utf8()
    return here


def _here() -> Path:
    """The working folder; its name where it is gone, so that a command can say what is wrong with it."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.environ.get("PWD", "."))


def _no_home() -> NoReturn:
    """Raise HuikuanError: this user has no home folder, as in a job that the system runs."""
    from huikuan_cli import texts_safety
    from huikuan_cli.errors import HuikuanError

    raise HuikuanError(texts_safety.NO_HOME, texts_safety.NAME_A_HOME) from None


class Env(NamedTuple):
    """What the program may know of the world.

    `today_text` is HUIKUAN_TODAY as given (empty when unset): a command turns it into a date so that a
    wrong value is reported like any other. `home` replaces the per-user folders when HUIKUAN_HOME is set. `assistant`: the command of HUIKUAN_ASSISTANT.
    """

    cwd: Path
    interactive: bool
    plain: bool
    today_text: str
    playbooks: str
    home: Path | None
    assistant: str = ""

    @classmethod
    def from_process(cls) -> Env:
        """Read the real terminal, environment variables and working folder."""
        get = os.environ.get
        home = get("HUIKUAN_HOME", "")
        git_bash = bool(get("MSYSTEM")) and _git_bash()
        return cls(
            cwd=_here(),
            interactive=git_bash or (_is_tty(sys.stdin) and _is_tty(sys.stdout)),
            plain=git_bash or bool(get("HUIKUAN_PLAIN")) or get("TERM", "") in {"dumb", "unknown"},
            today_text=get("HUIKUAN_TODAY", ""),
            playbooks=get("HUIKUAN_PLAYBOOKS", ""),
            home=Path(home) if home else None,
            assistant=get("HUIKUAN_ASSISTANT", ""),
        )

    def system_today(self) -> date:
        """The calendar date in China now."""
        return datetime.now(CHINA).date()

    def before_dawn(self, today: date) -> bool:
        """Whether `today` is the day that began in China a few hours ago: who is still awake then says 明天 of it."""
        now = datetime.now(CHINA)
        return now.date() == today and now.hour < DAWN

    def after_work(self, today: date) -> bool:
        """Whether people in China have gone home on the day `today`, so that nobody can be asked any more; never on a day that
        HUIKUAN_TODAY gave."""
        now = datetime.now(CHINA)
        return not self.today_text and now.date() == today and now.hour >= AFTER_WORK

    def config_dir(self) -> Path:
        """The user's configuration folder (team playbooks may live below it)."""
        if self.home:
            return self.home / "config"
        from platformdirs import user_config_path

        try:
            return user_config_path("huikuan", appauthor=False)
        except RuntimeError:
            _no_home()

    def data_dir(self) -> Path:
        """The user's data folder: drafts and the bug log."""
        if self.home:
            return self.home / "data"
        from platformdirs import user_data_path

        try:
            return user_data_path("huikuan", appauthor=False)
        except RuntimeError:
            _no_home()

    def documents_dir(self) -> Path:
        """The user's documents folder, where plans go when nothing else is said."""
        if self.home:
            return self.home / "documents"
        from platformdirs import user_documents_path

        try:
            return user_documents_path()
        except RuntimeError:
            _no_home()
