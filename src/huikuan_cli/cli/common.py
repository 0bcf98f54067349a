"""What several commands need: today, the playbook, reading a plan. No printing here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError

if TYPE_CHECKING:
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.sheet import Sheet
    from huikuan_cli.store.plans import Stored
    from huikuan_cli.store.workspace import Settings


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


def settings_of(start: Path) -> tuple[Settings, Path | None]:
    """Our side's facts and the workspace folder they come from, looked for upward from `start`."""
    from huikuan_cli.store import workspace

    folder = workspace.find(start)
    return workspace.settings(folder), folder


def playbook_of(option: str, env: Env, team: str, folder: Path | None) -> tuple[Playbook, tuple[str, ...]]:
    """The playbook in force, and what to say of team files that were passed over.

    `team` is the folder named in huikuan.yaml.
    """
    from huikuan_cli.store import playbooks

    named = [(option, "--playbooks"), (env.playbooks, "HUIKUAN_PLAYBOOKS")]
    if team and folder:
        named.append((str(folder / Path(team).expanduser()), "huikuan.yaml 里的打法库"))
    return playbooks.load_for_visit(playbooks.layers(named, folder, env.config_dir()))


def sheet_of(stored: Stored) -> Sheet:
    """The action sheet of a stored plan, as it stands in the file."""
    from huikuan_cli.core.sheet import action_sheet

    record = stored.record
    return action_sheet(record.plan, record.made.today, record.made.playbook)
