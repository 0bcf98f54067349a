"""wording.yaml: words that no spoken line may hold, and how long a line may be."""

from typing import Annotated

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Entry, Id

UNCHANGED = ("不查的地方",)  # what no team changes


class Taboo(Entry, frozen=True):
    """One kind of words. `except_in`: longer words that hold one of them and mean something else. `together`: what is doubtful in one
    sentence, “甲…乙|丙”; the check advises against it, a visit goes on with it."""

    id: Id
    name: str = field(name="名称")
    why: str = field(name="为什么")
    words: tuple[str, ...] = field(name="词")
    except_in: tuple[str, ...] = field(name="不算", default=())
    together: tuple[str, ...] = field(name="连着说", default=())


class Wording(Entry, frozen=True):
    """wording.yaml. `unchecked`: keys under which stands what not to do. `longest`: characters by key; 其他 for the rest.
    `waivers`: what would give up a claim in a letter.
    `private`: our own words for what we think of him, that no paper for the customer may hold."""

    version: int = field(name="版本")
    unchecked: tuple[str, ...] = field(name="不查的地方")
    taboos: tuple[Taboo, ...] = field(name="忌用词")
    longest: dict[str, Annotated[int, Meta(ge=1, le=1000)]] = field(name="最长")
    waivers: Taboo = field(name="函里不写")
    private: tuple[str, ...] = field(name="对客不写", default=())
