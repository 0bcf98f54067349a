"""The visit before this one, as its next plan keeps it."""

from __future__ import annotations

from msgspec import Struct, field


class OpenGap(Struct, frozen=True):
    """A gap of an earlier plan, and whether it is still one (是 or 否)."""

    id: str
    item: str = field(name="缺什么")
    still: str = field(name="还没清", default="是")


class Previous(Struct, frozen=True):
    """The plan of the visit before: its file, what was asked for then and by when, and what was not clear. Where a log was kept of it:
    what he promised with its state, in his words, in half a line; what to say first, what we do, which papers he has, and the last
    visits."""

    file: str = field(name="文件")
    visit: str = field(name="拜访日")
    want: str = field(name="要的结果")
    promise: str = field(name="要他答应到")
    gaps: tuple[OpenGap, ...] = field(name="没问清的", default=())
    promised: tuple[str, ...] = field(name="他说好的", default=())
    words: str = field(name="原话", default="")
    gist: str = field(name="一句", default="")
    say: str = field(name="先说", default="")
    follows: str = field(name="接下来", default="")
    handed: str = field(name="交过", default="")
    trail: tuple[str, ...] = field(name="来回", default=())

    def logged(self) -> bool:
        """Whether anything is known of how it ended."""
        return bool(self.trail)
