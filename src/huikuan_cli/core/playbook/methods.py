"""methods.yaml: four principles, eight moves, four cautions, and the relationship ladder."""

from huikuan_cli.core.playbook.base import Entry, Id, Some, When


class Method(
    Entry,
    frozen=True,
    rename={"name": "名称", "ticks": "可勾选", "use": "何时用", "when": "条件", "wrong": "反例"},
):
    """A principle (r), a move (z) or a caution (n) as items to tick; it comes to the sheet when a condition holds."""

    id: Id
    name: str
    ticks: tuple[str, ...]
    use: str
    when: tuple[When, ...]
    wrong: str = ""


class Stage(Entry, frozen=True, rename={"name": "名称", "facts": "判据", "do": "该做", "never": "绝对不做"}):
    """One stage of the working relationship: how to tell it, what to do in it, what never to do."""

    id: Id
    name: str
    facts: tuple[str, ...]
    do: tuple[str, ...]
    never: tuple[str, ...]


class Methods(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "shown": "每类最多列几项",
        "principles": "四原则",
        "moves": "八招",
        "cautions": "四注意",
        "relationship": "客情",
        "stages": "客情阶段",
    },
):
    """methods.yaml. At most `shown` of each kind come to one sheet, in the order of the file."""

    version: int
    shown: Some
    principles: tuple[Method, ...]
    moves: tuple[Method, ...]
    cautions: tuple[Method, ...]
    relationship: str
    stages: tuple[Stage, ...]

    def kinds(self) -> tuple[tuple[Method, ...], ...]:
        """Principles, moves and cautions."""
        return (self.principles, self.moves, self.cautions)
