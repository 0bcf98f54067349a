"""customers/u1.yaml …: what a team does otherwise with one kind of customer (a hospital, a university): one file for its places of
the payment chain, its papers, its windows and its words."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from huikuan_cli.core.playbook.base import Entry, Id
from huikuan_cli.core.playbook.budget_calendar import Calendar, Window
from huikuan_cli.core.playbook.chain import Chain, Node, PackDocument
from huikuan_cli.core.playbook.excuses import Excuse, Excuses
from huikuan_cli.core.playbook.plays import Play, Plays

NATURE, CUSTOMER = "客户性质", "客户"  # the questions that tell what kind of customer it is


class CustomerKind(Entry, frozen=True):
    """The file as a lead writes it: which customers it is for, then entries as in chain.yaml, calendar.yaml, excuses.yaml and plays/:
    those of known ids are changed, the others added. `names`: one of these stands in the name of the customer; none: any."""

    version: int = field(name="版本")
    id: Id
    name: str = field(name="名称")
    natures: tuple[str, ...] = field(name="客户性质")
    names: tuple[str, ...] = field(name="名称有", default=())
    order: str = field(name="走法", default="")
    nodes: tuple[Node, ...] = field(name="节点", default=())
    documents: tuple[PackDocument, ...] = field(name="材料包", default=())
    windows: tuple[Window, ...] = field(name="窗口", default=())
    excuses: tuple[Excuse, ...] = field(name="借口", default=())
    plays: tuple[Play, ...] = field(name="情形", default=())


class KindPlaybook(Struct, frozen=True):
    """What holds for one kind of customer in place of the files for everybody. `own_excuses`: those that a team added."""

    id: str
    natures: tuple[str, ...]
    names: tuple[str, ...]
    chain: Chain
    calendar: Calendar
    excuses: Excuses
    plays: dict[str, Plays]
    own_excuses: tuple[str, ...] = ()

    def is_for(self, answers: Mapping[str, Any]) -> bool:
        """Whether the customer of a case is of this kind."""
        name = answers.get(CUSTOMER)
        named = not self.names or (isinstance(name, str) and any(one in name for one in self.names))
        return named and answers.get(NATURE) in self.natures
