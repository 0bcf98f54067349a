"""What he may say and what to answer: his own words first, then what the case prepares for, then his type's habits.

Facts go before type wording; close to the limitation alarm every answer that waits is overridden (content.md §11).
"""

from __future__ import annotations

from huikuan_cli.core.excuses import Heard
from huikuan_cli.core.filling import fill, unknown
from huikuan_cli.core.plan import Reply
from huikuan_cli.core.playbook import Excuse
from huikuan_cli.core.setting import SAFE_TYPE, Setting
from huikuan_cli.core.situation import holds

ENOUGH = 3


def replies(s: Setting) -> tuple[Reply, ...]:
    """The replies in the order in which they are likely to be needed."""
    usual = () if s.no_money() else _to_his_type(s)  # his type's delays all ask for the payment
    found = (*_to_his_words(s), *_prepared(s), *usual)
    return tuple(_urgent(s, one) for one in found) if s.urgent() else found


def _to_his_words(s: Setting) -> list[Reply]:
    found: dict[str, Reply] = {}
    for one in s.heard:
        reply = _to_excuse(s, one.excuses[0], _spoken(one), _why(one)) if one.excuses else _to_unknown(s, one)
        found.setdefault(reply.id, reply)
    return list(found.values())


def _spoken(one: Heard) -> str:
    """His words; a typical phrase when only the number of the excuse was noted."""
    return one.excuses[0].says[0] if one.words.strip().lower() == one.excuses[0].id else one.words


def _why(one: Heard) -> str:
    others = [f"{e.id} {e.name}" for e in one.excuses[1:]]
    also = f"；也可能是 {'、'.join(others)}" if others else ""
    return f"他上次说过，听着像“{one.excuses[0].name}”{also}"


def _to_unknown(s: Setting, one: Heard) -> Reply:
    plain = s.playbook.excuses.unmatched
    return Reply(
        id="o.没对上",
        says=one.words,
        answer=fill(plain.answer, s.facts),
        take=fill(plain.take, s.facts),
        why="他上次说过，没有现成的应对，先问清",
        ask=fill(plain.ask, s.facts),
    )


def _prepared(s: Setting) -> list[Reply]:
    """Excuses that the case itself makes likely."""
    said = {one.excuses[0].id for one in s.heard if one.excuses}
    known = {one.id: one for one in s.playbook.excuses.excuses}
    return [
        _to_excuse(s, known[id], known[id].name, "案子里有这个情况，先备着")
        for id in s.situation.excuses
        if id not in said
    ]


def _to_excuse(s: Setting, one: Excuse, says: str, why: str) -> Reply:
    turn = next((t for t in one.turns if holds(t.when, s.situation)), None)
    answer = (turn.answer if turn else "") or one.by_type.get(s.kind.id) or one.answer
    if turn:
        why = f"{why}；{turn.why}"
    return Reply(
        id=one.id,
        says=says,
        answer=fill(answer, s.facts),
        take=fill((turn.take if turn else "") or one.take, s.facts),
        why=why,
        ask=fill((turn.ask if turn else "") or one.ask, s.facts),
        show=one.evidence,
        next=fill(one.next, s.facts),
        never=one.never,
    )


def _to_his_type(s: Setting) -> list[Reply]:
    """The usual delays of his type, those whose figures are all known first."""
    ordered = sorted(
        ((len(unknown(d.answer + d.take, s.facts)), n, d) for n, d in enumerate(s.kind.delays, 1)),
        key=lambda one: one[:2],
    )
    complete = [one for one in ordered if not one[0]]
    why = f"{s.kind.name}常这样拖" if s.kind.id != SAFE_TYPE else "各种人都可能这样拖"
    return [
        Reply(f"{s.kind.id}.拖法.{n}", d.says, fill(d.answer, s.facts), fill(d.take, s.facts), why)
        for _, n, d in (complete if len(complete) >= ENOUGH else ordered)
    ]


def _urgent(s: Setting, one: Reply) -> Reply:
    """The same words of his, answered as if nothing else mattered: the limitation alarm is near."""
    plain = s.playbook.escalation.urgent
    return Reply(
        id=one.id,
        says=one.says,
        answer=fill(plain.answer, s.facts),
        take=fill(plain.take, s.facts),
        why="时效紧急：凡是等的话都换成这一句",
        show=one.show,
        never=one.never,
    )
