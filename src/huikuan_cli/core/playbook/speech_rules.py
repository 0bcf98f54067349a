"""wording.yaml: words that no spoken line may hold, and how long a line may be."""

from typing import Annotated

from msgspec import Meta

from huikuan_cli.core.playbook.base import Entry, Id


class Taboo(Entry, frozen=True, rename={"name": "名称", "why": "为什么", "words": "词", "except_in": "不算"}):
    """One kind of words. `except_in`: longer words that hold one of them and mean something else."""

    id: Id
    name: str
    why: str
    words: tuple[str, ...]
    except_in: tuple[str, ...] = ()


class Wording(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "unchecked": "不查的地方",
        "taboos": "忌用词",
        "longest": "最长",
        "private": "对客不写",
        "waivers": "函里不写",
    },
):
    """wording.yaml. `unchecked`: keys under which stands what not to do. `longest`: characters by key; 其他 for the rest.
    `waivers`: what would give up a claim in a letter.
    `private`: our own words for what we think of him, that no paper for the customer may hold."""

    version: int
    unchecked: tuple[str, ...]
    taboos: tuple[Taboo, ...]
    longest: dict[str, Annotated[int, Meta(ge=1, le=1000)]]
    waivers: Taboo
    private: tuple[str, ...] = ()
