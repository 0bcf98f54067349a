"""Plans and sheets of the course tests, and how to look into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cli.helpers import example
from factories import TODAY, action_sheet, playbook, talk, tree
from huikuan_cli.core.advice.plan import Card, Plan, Reply
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.playbook import Excuse, Play
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.core.sheet.layout import Row, Sheet
from huikuan_cli.render.markdown import render_sheet
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one
from huikuan_cli.store.yaml.parse import read_tree

CASES = tuple(f"k{n}" for n in range(1, 10))
# The situation that a case is told for. It is chosen from the answers alone: no case ticks one.
LED_BY = {
    "k1": "y20", "k2": "y60", "k3": "y09", "k4": "y40", "k5": "y64", "k6": "y70", "k7": "y61", "k8": "y46", "k9": "y100",
}  # fmt: skip

Tree = dict[str, dict[str, Any]]

LAW = re.compile(r"条例|第[0-9一二三四五六七八九十百]+条|违约|起诉|诉讼|投诉")
LEADER = re.compile(r"局长|分管领导|主要领导|找领导|见领导")
# Points of a card that are said aloud; every other point is for the reader alone.
SPOKEN = {"说法", "见面问", "先告知对接人"}


def plan_of(answers: Any, today: date = TODAY) -> Plan:
    """The plan of an answers tree that has no problem."""
    found = read_answers(answers, talk(), today, "答案.yaml", lambda path: 1)
    assert not found.problems, found.problems
    return make_plan(playbook(), found.answers, today)


def built(today: date = TODAY, **over: dict[str, Any]) -> Plan:
    """The plan of the case of the factories with some answers changed."""
    return plan_of(tree(**over), today)


def file_of(case: str) -> Path:
    """The answers file of a teaching case."""
    return example(case)


def answers_of(case: str) -> Tree:
    """The answers tree of a teaching case, as written."""
    return read_tree(file_of(case)).data


def case_with(case: str, **over: dict[str, Any]) -> Plan:
    """The plan of a teaching case with some answers changed."""
    data = answers_of(case)
    return plan_of(
        {key: {**part, **over.get(key, {})} if key in over else part for key, part in data.items()}
    )


@cache
def case_plan(case: str) -> Plan:
    """The plan of a teaching case."""
    return plan_of(answers_of(case))


@cache
def story(case: str) -> Teaching:
    """The story of a teaching case."""
    return load_one((Layer(bundled(), "自带"),), f"cases/{case}.yaml", Teaching)


def sheet(plan: Plan, today: date = TODAY) -> Sheet:
    """The action sheet of a plan."""
    return action_sheet(plan, today.isoformat(), "某版")


def even(text: str) -> str:
    """Text without Markdown escapes, and with one kind of quotation marks (words to say turn “ into ‘)."""
    text = re.sub(r"\\([\\`*_\[\]<>|#~])", r"\1", text).replace("&amp;", "&")
    return text.replace("‘", "“").replace("’", "”")


def sheet_text(plan: Plan, today: date = TODAY) -> str:
    """All pages as a reader sees them, but for the page that repeats what he answered himself."""
    shown = sheet(plan, today)
    kept = Sheet(
        shown.title, shown.subtitle, tuple(b for b in shown.blocks if b.name != "我的答案"), shown.footer
    )
    return even(render_sheet(kept))


def rows(shown: Sheet, page: int) -> list[Row]:
    """The rows of one page."""
    return [row for block in shown.blocks if block.page == page for row in block.rows]


def page(plan: Plan, number: int, today: date = TODAY) -> str:
    """One page as a reader sees it, a line for each row."""
    shown = sheet(plan, today)
    return even("\n".join(f"{row.label}：{row.text}｜{row.note}" for row in rows(shown, number)))


def block(shown: Sheet, name: str) -> tuple[Row, ...]:
    """The rows of the block with this name; none where the sheet has no such block."""
    return next((one.rows for one in shown.blocks if one.name == name), ())


def printed(shown: Sheet) -> str:
    """Everything that is printed on the front but blanks: head, titles, rows, foot."""
    texts = [shown.title, shown.subtitle, shown.footer]
    for one in shown.blocks:
        if one.page == 1:
            texts += [one.title, *(text for row in one.rows for text in (row.label, row.text, row.note))]
    return re.sub(r"\s", "", "".join(texts))


def said_on_sheet(plan: Plan) -> list[str]:
    """Everything that stands on paper as words to speak."""
    shown = sheet(plan)
    return [even(row.text) for number in (1, 2) for row in rows(shown, number) if row.style == "say"]


def said(plan: Plan) -> list[str]:
    """Everything in the plan that is said to the customer."""
    return list(_said(plan))


def _said(plan: Plan) -> Iterator[str]:
    yield from (level.words for level in plan.ask.levels)
    yield from (number.spoken for number in plan.numbers)
    yield from (line.text for line in plan.openings)
    yield from (plan.relief.text, plan.person.relief)
    for reply in plan.replies:
        yield from (reply.ask, reply.answer)
    for card in plan.cards:
        yield from (point.text for point in card.points if point.label in SPOKEN)
        yield from re.findall("“([^”]+)”", card.gist)


def card(plan: Plan, id: str) -> Card:
    """The card with this id."""
    return next(one for one in plan.cards if one.id == id)


def card_ids(plan: Plan, *kinds: str) -> list[str]:
    """The ids of the cards of these kinds, in order."""
    return [one.id for one in plan.cards if one.kind in kinds]


def never(plan: Plan) -> list[str]:
    """What this plan forbids: the replies', the cards' and the type's."""
    return [
        *(text for one in plan.replies for text in one.never),
        *(text for one in plan.cards for text in one.never),
        *(line.text for line in plan.never),
    ]


def quoting(pattern: re.Pattern[str] | str, plan: Plan) -> list[str]:
    """What is said aloud, in the plan or on the sheet, that holds the pattern."""
    return [text for text in (*said(plan), *said_on_sheet(plan)) if re.search(pattern, text)]


def excuse(id: str) -> Excuse:
    """The entry of an excuse."""
    return next(one for one in playbook().excuses.excuses if one.id == id)


def situation(case: str) -> Play:
    """The situation that leads a case."""
    return next(one for one in playbook().situations() if one.id == LED_BY[case])


def answered(case: str, words: str) -> Reply:
    """The reply to these words of his."""
    return next(one for one in case_plan(case).replies if one.says == words)
