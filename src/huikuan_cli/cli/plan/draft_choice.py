"""Sitting down to the wizard: the title, who asks, the draft to go on with and the options it was begun with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts_wizard
from huikuan_cli.cli.common import any_draft, asker_of
from huikuan_cli.env import Env
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.options import PlanOptions
    from huikuan_cli.store.work.drafts import ClaimedDraft, Draft
    from huikuan_cli.wizard.port import Asker

PLACE, OUT, PLAYBOOKS, FORMAT, TODAY, DRY, REPLACE, FULL, ADDED_TO, ROW = (
    "在",
    "写到",
    "打法",
    "格式",
    "按哪天",
    "只看",
    "换掉同名的",
    "全部问",
    "补",
    "台账行",
)


class Seat(NamedTuple):
    """What a run of the wizard goes on with. `asker` is None as long as nobody had to be asked."""

    options: PlanOptions
    env: Env
    asker: Asker | None = None
    claimed: tuple[ClaimedDraft, Draft] | None = None

    def asks(self) -> Asker:
        """Who asks: the same for the choice of a draft and for the interview."""
        return self.asker or asker_of(self.options.plain or self.env.plain)


def title(plain: bool) -> None:
    """The first lines, before anything slow, so that the screen is not empty."""
    out.result(texts_wizard.WIZARD_TITLE)
    out.result(texts_wizard.PLAIN_HINT if plain else texts_wizard.WIZARD_HINT)


def sit_down(options: PlanOptions, env: Env) -> Seat:
    """The title, then the draft to go on with. Raises HuikuanError when the named one cannot be had, Paused when the
    person leaves."""
    plain = options.plain or env.plain
    title(plain)
    if options.more or not (options.resume or any_draft(env)):
        return Seat(options, env)
    from huikuan_cli.cli.plan.wizard_session import LATEST, choose_draft

    asker = asker_of(plain)
    which = options.draft or (LATEST if options.resume else "")
    claimed = choose_draft(env, asker, which, absolute(options.earlier))
    if claimed is None:
        return Seat(options, env, asker)
    draft = claimed[1]
    place = Path(draft.options.get(PLACE, ""))
    known = env._replace(cwd=place) if place.is_absolute() and place.is_dir() else env
    return Seat(_as_begun(options, draft), known, asker, claimed)


def _as_begun(options: PlanOptions, draft: Draft) -> PlanOptions:
    """The options that the draft was begun with; what is said now goes before them."""
    begun = draft.options
    team = begun.get(PLAYBOOKS, "")
    if team and not options.playbooks and not Path(team).is_dir():
        out.notice(texts_wizard.TEAM_GONE.format(path=team))
        team = ""
    return options._replace(
        earlier=draft.earlier,
        out=options.out or begun.get(OUT, ""),
        playbooks=options.playbooks or team,
        format=options.format or begun.get(FORMAT, ""),
        today=options.today or begun.get(TODAY, ""),
        dry_run=options.dry_run or DRY in begun,
        replace=options.replace or REPLACE in begun,
        full=options.full or FULL in begun,
        more=options.more or begun.get(ADDED_TO, ""),
        row=options.row or begun.get(ROW, ""),
    )


def begun_with(options: PlanOptions, env: Env) -> dict[str, str]:
    """What a draft keeps of the options, so that going on with it ends where it would have ended."""
    found = {
        PLACE: str(env.cwd),
        OUT: absolute(options.out),
        PLAYBOOKS: absolute(options.playbooks or env.playbooks),
        FORMAT: options.format,
        TODAY: options.today,
        DRY: "是" if options.dry_run else "",
        REPLACE: "是" if options.replace else "",
        FULL: "是" if options.full else "",
        ADDED_TO: options.more,
        ROW: options.row,
    }
    return {name: value for name, value in found.items() if value}


def absolute(path: str) -> str:
    """A path as it can be found from anywhere; empty stays empty."""
    return str(typed_path(path).absolute()) if path else ""
