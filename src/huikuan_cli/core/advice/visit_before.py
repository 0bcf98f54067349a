"""The visit before this one, as its next plan keeps it."""

from __future__ import annotations

from msgspec import Struct


class OpenGap(Struct, frozen=True, rename={"id": "id", "item": "缺什么", "still": "还没清"}):
    """A gap of an earlier plan, and whether it is still one (是 or 否)."""

    id: str
    item: str
    still: str = "是"


class Previous(
    Struct,
    frozen=True,
    rename={
        "file": "文件",
        "visit": "拜访日",
        "want": "要的结果",
        "promise": "要他答应到",
        "gaps": "没问清的",
        "promised": "他说好的",
        "words": "原话",
        "gist": "一句",
        "say": "先说",
        "follows": "接下来",
        "handed": "交过",
        "trail": "来回",
    },
):
    """The plan of the visit before: its file, what was asked for then and by when, and what was not clear. Where a log was kept of it:
    what he promised with its state, in his words, in half a line; what to say first, what we do, which papers he has, and the last
    visits."""

    file: str
    visit: str
    want: str
    promise: str
    gaps: tuple[OpenGap, ...] = ()
    promised: tuple[str, ...] = ()
    words: str = ""
    gist: str = ""
    say: str = ""
    follows: str = ""
    handed: str = ""
    trail: tuple[str, ...] = ()

    def logged(self) -> bool:
        """Whether anything is known of how it ended."""
        return bool(self.trail)
