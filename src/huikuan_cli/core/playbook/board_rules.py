"""board.yaml: over how many days the board of a team counts, and who should be talked with, by which figures."""

from typing import Annotated

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Days, Entry, Id, Soon

Sign = Annotated[int, Meta(ge=1, le=3660)]  # of a person: times, plans, days or abilities


class Signs(Entry, frozen=True):
    """What of a person a rule looks at; each that is named must be at least so much. `broken`: promised days that passed; `dry`: visits
    one after the other, up to the last one, that brought no promise; `silent`: days since the last contact; `overdue` and `open`:
    receivables; `idle`: overdue ones without a next day; `unlogged`: visits whose day passed and of which nothing was written down;
    `limit`: receivables whose limitation alarm is near or has passed; `unready`: visits soon that are not ready; `weak`: abilities below the pass
    mark."""

    broken: Sign | None = field(name="落空", default=None)
    dry: Sign | None = field(name="空手", default=None)
    silent: Sign | None = field(name="没联系", default=None)
    overdue: Sign | None = field(name="逾期", default=None)
    open: Sign | None = field(name="在办", default=None)
    idle: Sign | None = field(name="没下一步", default=None)
    unlogged: Sign | None = field(name="没记", default=None)
    limit: Sign | None = field(name="时效", default=None)
    unready: Sign | None = field(name="没备好", default=None)
    weak: Sign | None = field(name="弱项", default=None)


class TalkRule(Entry, frozen=True):
    """Why somebody should be talked with, and about what; the lines may hold the figures of the person."""

    id: Id
    name: str = field(name="名称")
    least: Signs = field(name="至少")
    reason: str = field(name="理由")
    about: str = field(name="谈什么")


class BoardRules(Entry, frozen=True):
    """board.yaml. `days`: how far back visits and promises are counted; `limit_ahead` and `visit_ahead`: days before the limitation alarm
    and before a visit at which they are near; `unready`: the verdicts of readiness with which nobody should go."""

    version: int = field(name="版本")
    days: Days = field(name="算几天")
    limit_ahead: Days = field(name="时效提前")
    visit_ahead: Soon = field(name="拜访提前")
    unready: tuple[str, ...] = field(name="没备好算")
    rules: tuple[TalkRule, ...] = field(name="该谈")


# what the lines of a rule may hold besides the figures
WINDOW, CUSTOMERS, WEAK_NAMES = "几天", "哪几家", "弱项名"
