"""Who should be talked with, why, and about what: the rules of board.yaml held against the figures of each person. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import structs

from huikuan_cli import texts_board as texts
from huikuan_cli.core.board.people import PersonStanding
from huikuan_cli.core.playbook.board_rules import CUSTOMERS, WEAK_NAMES, WINDOW, BoardRules, Signs, TalkRule
from huikuan_cli.core.playbook.placeholders import Facts, fill

KEYS = {one.name: one.encode_name for one in structs.fields(Signs)}  # 落空 … by broken …
MOST_NAMED = 3  # customers that stand in a reason


class CoachingTalk(NamedTuple):
    """Somebody to talk with: by which rule, why, and about what."""

    who: str
    rule: TalkRule
    reason: str
    about: str


def talks_of(people: Iterable[PersonStanding], rules: BoardRules) -> list[CoachingTalk]:
    """Everybody whom a rule names, by the order of the rules; somebody whom several name stands there several times."""
    everybody = list(people)
    return [talk for rule in rules.rules for one in everybody for talk in _talk(one, rule, rules.days)]


def _talk(one: PersonStanding, rule: TalkRule, window: int) -> Iterator[CoachingTalk]:
    wanted = {name: least for name in KEYS if (least := getattr(rule.least, name)) is not None}
    if wanted and all(one.signs[name] >= least for name, least in wanted.items()):
        facts = _facts(one, tuple(wanted), window)
        yield CoachingTalk(one.who, rule, fill(rule.reason, facts), fill(rule.about, facts))


def _facts(one: PersonStanding, wanted: tuple[str, ...], window: int) -> Facts:
    customers = tuple(dict.fromkeys(name for sign in wanted for name in one.where.get(sign, ())))
    more = f"等 {len(customers)} 家" if len(customers) > MOST_NAMED else ""
    return {
        **{KEYS[name]: str(count) for name, count in one.signs.items()},
        WINDOW: str(window),
        CUSTOMERS: "、".join(customers[:MOST_NAMED]) + more or texts.NO_CUSTOMER,
        WEAK_NAMES: "、".join(one.weak) or texts.NO_WEAK,
    }
