"""What is new in a team's playbook, said once to whoever uses it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts_sharing as texts
from huikuan_cli.cli.context import Here
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.releases import Release

MOST_KINDS = 5  # phrases of one sentence


def say_news(found: Here, env: Env, *, keep: bool = True) -> None:
    """One line for each team folder in force whose version this person was not told of. `keep`: it is remembered, and not said
    again. A folder that was never published is passed over, and so is a 发布.yaml that cannot be understood."""
    from huikuan_cli.store.playbooks.releases import home_and_number, latest_number
    from huikuan_cli.store.playbooks.seen_releases import mark_seen, seen

    for layer in found.order[:-1]:
        home, number = home_and_number(layer.folder)
        now = number or latest_number(home)
        last = seen(env.data_dir(), home) if now else now
        if now == last:
            continue
        try:
            news = news_of(home, last, now)
        except HuikuanError:
            continue  # check tells the lead; a visit goes on
        if news:
            out.notice(news)
        if keep:
            mark_seen(env.data_dir(), home, now)


def news_of(home: Path, last: int, now: int) -> str:
    """What to say of version `now` of a folder to whoever was told of `last` (0: of none); empty where both are the same.
    Raises HuikuanError when 发布.yaml cannot be understood."""
    from huikuan_cli.store.playbooks.releases import read, signed

    releases = {one.number: one for one in read(home)}
    newest = releases.get(now)
    if newest is None:
        return ""
    if now < last:
        return texts.WENT_BACK.format(number=now, signed=newest.signed())
    missed = tuple(one for number, one in releases.items() if last < number <= now) if last else (newest,)
    counts = _counts(home, releases.get(last), missed)
    if not counts:
        return ""
    words = {"what": shortly(counts), "signed": signed(missed), "note": _note(missed)}
    return texts.UPDATED.format(**words) if last or now == 1 else texts.FIRST_SEEN.format(number=now, **words)


def shortly(counts: list[str]) -> str:
    """The first few phrases of what changed, what is gone before all else: 去掉付款链的 1 站、加 1 条借口 等."""
    from huikuan_cli.core.playbook.release_notes import VERBS

    gone = VERBS["停用"]
    shown = sorted(counts, key=lambda one: not one.startswith(gone))[:MOST_KINDS]
    return "、".join(shown) + ("等" if len(counts) > MOST_KINDS else "")


def _counts(home: Path, before: Release | None, missed: tuple[Release, ...]) -> list[str]:
    """What changed by kind: of several versions what is left of it where the files are still kept, else all of it."""
    from huikuan_cli.core.playbook.release_notes import summed
    from huikuan_cli.store.playbooks.releases import snapshot

    if len(missed) > 1:
        from huikuan_cli.store.playbooks.publishing import is_whole
        from huikuan_cli.store.playbooks.release_diff import compared, counted

        now = missed[0]
        if before and is_whole(home, before) and is_whole(home, now):
            return counted(compared(snapshot(home, before.number), snapshot(home, now.number)))
    return summed(phrase for one in reversed(missed) for phrase in one.counts)


def _note(missed: tuple[Release, ...]) -> str:
    """The remarks of the versions, the newest first."""
    found = [one.note for one in missed if one.note]
    return texts.NOTE.format(notes="；".join(found[:2])) if found else ""
