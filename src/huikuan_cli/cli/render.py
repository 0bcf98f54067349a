"""`huikuan render`: write the sheet of a plan again after an edit by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import __version__, texts
from huikuan_cli.cli.common import layers_of, playbook_of, settings_of, sheet_of, today_of
from huikuan_cli.env import Env
from huikuan_cli.errors import ProblemsFound
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.layout import Sheet
    from huikuan_cli.store.plans import Stored, Written


def render(plan: str, playbooks: str, today: str, env: Env) -> None:
    """Write the sheet from the plan as it stands; draw the conclusions anew when the answers were changed.

    What was there before and differs stays beside it as ….bak.
    """
    from huikuan_cli.store import plans

    stored = plans.read(Path(plan).expanduser())
    if stored.answers_changed() or today:
        written = _recompute(stored, playbooks, today, env)
        out.notice(texts.RECOMPUTED)
    else:
        written = plans.replace(stored.path, None, _markdown(stored, sheet_of(stored), playbooks, env))
    for sheet in written.sheets:
        out.result(texts.SAVED_SHEET.format(path=sheet))


def _recompute(stored: Stored, playbooks: str, today: str, env: Env) -> Written:
    from huikuan_cli.core.answers import as_tree, read_answers
    from huikuan_cli.core.interview import interview
    from huikuan_cli.core.planner import make_plan
    from huikuan_cli.core.sheet import action_sheet
    from huikuan_cli.store import plans

    day = today_of(today or stored.record.made.today, env)
    settings, folder = settings_of(stored.path.resolve().parent)
    playbook = playbook_of(playbooks, env, settings.playbooks, folder)
    talk = interview(playbook)
    tree = stored.tree
    reading = read_answers(
        stored.raw["答案"], talk, day, tree.file, lambda path: tree.line_of(("答案", *path))
    )
    if reading.problems:
        raise ProblemsFound(f"“{stored.path}”的答案要改", reading.problems)
    made = make_plan(playbook, reading.answers, day, settings.company, stored.record.plan.previous or None)
    name = f"{__version__} / {playbook.digest}"
    record = plans.record(as_tree(talk, reading.answers), made, day, __version__, name)
    text = plans.plan_text(record, stored.raw)
    sheet = _markdown(stored, action_sheet(made, record.made.today, name), playbooks, env)
    return plans.replace(stored.path, text, sheet)


def _markdown(stored: Stored, sheet: Sheet, playbooks: str, env: Env) -> str:
    from huikuan_cli.cli.sheets import markdown_of

    settings, folder = settings_of(stored.path.resolve().parent)
    return markdown_of(sheet, layers_of(playbooks, env, settings.playbooks, folder))
