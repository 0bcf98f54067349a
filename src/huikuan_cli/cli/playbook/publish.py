"""`huikuan playbook publish`: a team's folder becomes the next version, if nothing in it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli import texts_sharing as told
from huikuan_cli.cli.common import cleaned, today_of
from huikuan_cli.cli.news import news_of, shortly
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layers import Layer
    from huikuan_cli.store.playbooks.releases import Release

PROBLEM = 1


def publish(folder: str, by: str, note: str, today: str, env: Env) -> int:
    """Publish a folder: 1 when something in it must be mended first, and nothing is written; else 0. Raises HuikuanError when
    it is no folder of a team, or cannot be written."""
    from huikuan_cli.store.playbooks.publishing import ReleaseDraft
    from huikuan_cli.store.playbooks.publishing import publish as published

    day = today_of(today, env)
    draft = ReleaseDraft(cleaned(by, "--by", told.MOST_BY), cleaned(note, "--note", told.MOST_NOTE), day)
    place = _place(folder)
    order = _order(place)
    _fit(draft.note, order)
    if not _sound(order, day):
        return PROBLEM
    release = published(place, draft)
    if release is None:
        from huikuan_cli.store.playbooks.releases import latest_number

        out.result(told.NOTHING_NEW.format(number=latest_number(place)))
    else:
        _say(place, release)
    return 0


def _place(folder: str) -> Path:
    """The folder to publish. Raises UsageError where it is none of a team."""
    from huikuan_cli.store.playbooks.layers import bundled
    from huikuan_cli.store.playbooks.releases import home_and_number

    place = typed_path(folder)
    if not folder or not place.is_dir():
        raise UsageError(told.NO_FOLDER_TO_PUBLISH.format(path=folder), told.NAME_THE_FOLDER)
    home, number = home_and_number(place.resolve())
    if number:
        raise UsageError(told.IS_A_RELEASE.format(path=folder), told.PUBLISH_ABOVE.format(folder=home))
    if home == bundled().resolve():
        raise UsageError(told.NOT_OURS.format(path=folder), told.NAME_THE_FOLDER)
    return place


def _order(place: Path) -> tuple[Layer, ...]:
    from huikuan_cli.store.playbooks.layers import Layer, bundled

    return Layer(place, texts.CHECKED_FOLDER), Layer(bundled(), texts.BUNDLED)


def _fit(note: str, order: tuple[Layer, ...]) -> None:
    """Raises UsageError for a remark with a word that no line of a playbook may hold."""
    if not note:
        return
    from huikuan_cli.core.checking.wording import wording_problems
    from huikuan_cli.store.playbooks.loading import wording_of

    for problem in wording_problems("", [(("说明",), note)], wording_of(order, [])):
        raise UsageError(told.NOTE_UNFIT.format(why=problem.text), told.NOTE_FIX)


def _sound(order: tuple[Layer, ...], day: date) -> bool:
    """Whether nothing in the folder must be mended; what must be is shown as by check. Raises HuikuanError when nothing is in
    it."""
    from huikuan_cli.cli.playbook.letterhead_check import letterhead_problems
    from huikuan_cli.show.problems import show_problems
    from huikuan_cli.store.playbooks import templates
    from huikuan_cli.store.playbooks.full_check import check as checked
    from huikuan_cli.store.playbooks.skipped import check_of

    found = checked(order, day)
    listed = [*found.problems, *letterhead_problems(order)]
    if not (found.files or listed or templates.find_letterhead(order)):
        raise HuikuanError(texts.NO_PLAYBOOK_HERE, texts.PERHAPS_ANOTHER)
    wrong = [one for one in listed if not one.minor]
    if wrong:
        show_problems(wrong, found.sources)
        out.notice(told.NOT_PUBLISHED.format(count=len(wrong)))
    elif listed:
        out.notice(told.WITH_ADVICE.format(count=len(listed), check=check_of(order[0].folder)))
    return not wrong


def _say(place: Path, release: Release) -> None:
    from huikuan_cli.store.playbooks.releases import MANIFEST, snapshot

    what = shortly(list(release.counts)) or told.SAME_AS_BUNDLED
    out.result(told.PUBLISHED.format(number=release.number, what=what, signed=release.signed()))
    for line in release.details:
        out.result(f"  {line}")
    news = news_of(place, release.number - 1, release.number)
    if news:
        out.notice(told.READ_BY_SALES.format(news=news))
    out.notice(told.KEPT_AT.format(manifest=place / MANIFEST, folder=snapshot(place, release.number)))
    if any((one / ".git").exists() for one in (place.resolve(), *place.resolve().parents)):
        out.notice(told.WITH_GIT)
