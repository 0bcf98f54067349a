"""methods.yaml: four principles, eight moves, four cautions, and the relationship ladder."""

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, Some, When


class Method(Entry, frozen=True):
    """A principle (r), a move (z) or a caution (n) as items to tick; it comes to the sheet when a condition holds."""

    id: Id
    name: str = field(name="名称")
    ticks: tuple[str, ...] = field(name="可勾选")
    use: str = field(name="何时用")
    when: tuple[When, ...] = field(name="条件")
    wrong: str = field(name="反例", default="")


class Stage(Entry, frozen=True):
    """One stage of the working relationship: how to tell it, what to do in it, what never to do."""

    id: Id
    name: str = field(name="名称")
    facts: tuple[str, ...] = field(name="判据")
    do: tuple[str, ...] = field(name="该做")
    never: tuple[str, ...] = field(name="绝对不做")


class Methods(Entry, frozen=True):
    """methods.yaml. At most `shown` of each kind come to one sheet, in the order of the file."""

    version: int = field(name="版本")
    shown: Some = field(name="每类最多列几项")
    principles: tuple[Method, ...] = field(name="四原则")
    moves: tuple[Method, ...] = field(name="八招")
    cautions: tuple[Method, ...] = field(name="四注意")
    relationship: str = field(name="客情")
    stages: tuple[Stage, ...] = field(name="客情阶段")

    def kinds(self) -> tuple[tuple[Method, ...], ...]:
        """Principles, moves and cautions."""
        return (self.principles, self.moves, self.cautions)
