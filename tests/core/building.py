"""From an answers tree to a setting and a plan: what the tests of the coach have in common."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec import structs

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.course_cards import cards
from huikuan_cli.core.advice.plan import Card, Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.playbook import (
    Aim,
    Example,
    FollowUp,
    LeadIn,
    OpeningLines,
    Otherwise,
    Play,
    Playbook,
    Plays,
    Retort,
    When,
)

PAPERS = [d.id for d in playbook().chain.documents]
DUE = date(2025, 8, 11)  # docs/law.md §7: accepted 2025-07-10, 30 days, moved off a Saturday
ALARM = date(2028, 7, 1)  # three years after the delivery of 2025-07-01
PAID = [{"日期": "2026-01-05", "金额": "860000", "凭证": "有书面凭证"}]
SETTLED: dict[str, dict[str, Any]] = {
    "交易项目": {"已付金额": "860000"},
    "付款方式和日期": {"部分付款": PAID},
}


def answers(today: date = TODAY, **over: dict[str, Any]) -> Answers:
    """The answers of the ordinary case; on another day than TODAY the visit is the day after."""
    visit = {} if today == TODAY else {"拜访日期": (today + timedelta(days=1)).isoformat()}
    given = over | {"拜访": visit | over.get("拜访", {})}
    found = read_answers(tree(**given), talk(), today, "答案.yaml", lambda path: 1)
    assert found.problems == []
    return found.answers


def setting(today: date = TODAY, book: Playbook | None = None, **over: dict[str, Any]) -> Analysis:
    return analyse(book or playbook(), answers(today, **over), today, "")


def plan(today: date = TODAY, book: Playbook | None = None, **over: dict[str, Any]) -> Plan:
    return make_plan(book or playbook(), answers(today, **over), today)


def shown(kind: str, today: date = TODAY, book: Playbook | None = None, **over: dict[str, Any]) -> list[Card]:
    """The cards of one kind."""
    return [card for card in cards(setting(today, book, **over)) if card.kind == kind]


def ready(**over: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The answers that a well prepared visit adds to the case."""
    base: dict[str, dict[str, Any]] = {
        "验收标准": {"验收拖延": "没有拖延", "验收条款": "合同第7条"},
        "付款方式和日期": {"支付方式": "财政授权支付"},
        "付款责任人": {"他要看到什么": "盖章的验收书", "出款单位": "支付中心"},
        "我的4W2H": {
            "凭什么": "合同第9条和验收书",
            "找谁": "刘会计，下一站陈局长",
            "承诺日": "2026-12-02",
            "怎么推": "先递对账单，退到书面确认",
            "目标金额": "86万",
            "提利息": "不提，只留书面权利",
            "材料": PAPERS,
        },
    }
    return {section: base.get(section, {}) | over.get(section, {}) for section in {**base, **over}}


def changed(part: str, **values: Any) -> Playbook:
    """The shipped playbook with some values of one of its files replaced."""
    return structs.replace(playbook(), **{part: structs.replace(getattr(playbook(), part), **values)})


def play(id: str = "y1", **values: Any) -> Play:
    """A situation that fits every case, with some values of its own."""
    plain = Play(
        id,
        f"情形{id}",
        "关键",
        Aim("要的结果", ("最好的话",), ("可以的话",), ("至少的话",), "算数的凭据"),
        OpeningLines(("第一句话",), ("第二句话",)),
        (Retort("他头一句", ("我头一答",)), Retort("又来一番", ("再作一答",))),
        ("不做一", "不做二", "不做三"),
        Otherwise("带回一张纸", FollowUp("f9", "拜访日", 1, "再去一趟")),
        Example(("经过",), {}),
        "补",
        when=(When(),),
    )
    return structs.replace(plain, **values)


def led_by(*plays: Play, book: Playbook | None = None) -> Playbook:
    """A playbook that knows these situations only."""
    return structs.replace(book or playbook(), plays={"one": Plays(2, plays)})


def typed(*openings: LeadIn, book: Playbook | None = None, **values: Any) -> Playbook:
    """A playbook in which the type of the ordinary case opens with these words, with some values of its own."""
    book = book or playbook()
    kind = structs.replace(book.types["e6"], **values, **({"openings": openings} if openings else {}))
    return structs.replace(book, types=book.types | {"e6": kind})
