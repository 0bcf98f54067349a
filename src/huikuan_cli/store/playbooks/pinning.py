"""The version of the team's playbook that huikuan.yaml names, in the place of the files in its folder."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import structs

from huikuan_cli import texts_sharing as texts
from huikuan_cli.store.playbooks.layers import SETTING, WORKSPACE_LAYER, Layer
from huikuan_cli.store.playbooks.releases import kept_numbers, snapshot


class LostRelease(NamedTuple):
    """Why the version that was named is not used, and what is."""

    number: int
    why: str
    instead: str

    def used(self) -> str:
        """For a visit, which goes on."""
        return self.wrong()[0] + texts.USED_INSTEAD.format(instead=self.instead)

    def wrong(self) -> tuple[str, str]:
        """For whoever wants it mended: what is wrong, and how to mend it."""
        said = texts.NO_SUCH_RELEASE.format(number=self.number, why=self.why)
        return said, texts.STRICT_PIN_FIX


def pinned_layers(order: tuple[Layer, ...], number: int) -> tuple[tuple[Layer, ...], LostRelease | None]:
    """The layers with this version of the folder that huikuan.yaml names, else of that beside it. Where it is not kept, the
    newest that is; where nothing was published, the files themselves."""
    names = [one.name for one in order]
    name = next((one for one in (SETTING, WORKSPACE_LAYER) if one in names), "")
    if not name:
        return order, LostRelease(number, texts.PIN_WITHOUT_FOLDER, texts.USE_REST)
    at = names.index(name)
    kept = kept_numbers(order[at].folder)
    if not kept:
        return order, LostRelease(number, texts.NEVER_PUBLISHED, texts.USE_FILES)
    used = number if number in kept else kept[-1]
    layer = structs.replace(
        order[at],
        folder=snapshot(order[at].folder, used),
        name=texts.PINNED_LAYER.format(name=name, number=used),
    )
    found = (*order[:at], layer, *order[at + 1 :])
    if used == number:
        return found, None
    span = texts.KEPT_SPAN if len(kept) > 1 else texts.KEPT_ONE
    why = texts.NOT_KEPT.format(kept=span.format(first=kept[0], last=kept[-1]))
    return found, LostRelease(number, why, texts.USE_LATEST.format(number=used))
