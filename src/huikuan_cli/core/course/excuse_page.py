"""What `huikuan excuse` shows: one excuse, the list, or what to do with words that fit none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from huikuan_cli.core.law.workdays import plus_workdays
from huikuan_cli.core.playbook import Chain, Excuse, Excuses
from huikuan_cli.core.playbook.placeholders import Facts, fill
from huikuan_cli.core.sheet.layout import Block, Row
from huikuan_cli.core.text.speech import OTHER_SIDE
from huikuan_cli.core.text.values import short_date


def facts_of_today(book: Excuses, today: date) -> Facts:
    """What placeholders stand for when there is no case: only the days, counted from today in working days."""
    return {
        "称呼": "您",
        "贵方": OTHER_SIDE,
        "我方": "我们公司",
        "拜访日": short_date(today),
        "回访日": short_date(plus_workdays(today, book.back_workdays)),
        "承诺日": short_date(plus_workdays(today, book.promise_workdays)),
        "办完日": f"{short_date(plus_workdays(today, book.promise_workdays))}以前",
    }


def excuse_page(
    book: Excuses, chain: Chain, one: Excuse, others: tuple[Excuse, ...], facts: Facts, kind: str
) -> list[Block]:
    """One excuse in full, for reading at the door; `kind` is a type id, or empty for every type's own answer."""
    rows = [
        Row("pair", "；".join(one.meaning), "多半是"),
        Row("say", fill(one.ask, facts), "先问"),
        Row("say", fill(one.by_type.get(kind) or one.answer, facts), "我答"),
        Row("pair", fill(one.take, facts), "拿到"),
        Row("pair", "、".join(one.evidence), "出示"),
    ]
    if one.never:
        rows.append(Row("pair", "；".join(one.never), "绝对不做"))
    rows.append(Row("pair", fill(one.next, facts), "回来以后"))
    places = [n for n in chain.nodes if n.id in one.nodes]
    rows += [Row("pair", f"{n.id} {n.name}：“{n.ask}”", "下一站问") for n in places]
    rows.append(Row("small", f"依据：{_basis(one.basis)}"))
    blocks = [Block(f"{one.id} {one.name}", tuple(rows))]
    blocks.append(Block("遇到这些情况，换一种说法", tuple(_turns(one, facts))))
    if not kind:
        by_type = tuple(Row("say", fill(text, facts), id) for id, text in one.by_type.items())
        blocks.append(Block("对不同的人（编号是客户类型）", by_type))
    blocks.append(_truth(book))
    also = tuple(Row("text", f"{o.id} {o.name}") for o in others)
    blocks.append(Block("也可能是", also))
    return blocks


def _truth(book: Excuses) -> Block:
    """The three questions that tell a real reason from a pretext, and how to read the answers."""
    return Block("真的还是推托", (Row("text", f"{'　'.join(book.truth)}{book.verdict}"),))


def _basis(basis: str) -> str:
    return "经验" if basis == "补" else basis


def _turns(one: Excuse, facts: Facts) -> Iterator[Row]:
    for turn in one.turns:
        yield Row("pair", turn.why, "情况")
        if turn.ask:
            yield Row("say", fill(turn.ask, facts), "先问")
        if turn.answer:
            yield Row("say", fill(turn.answer, facts), "我答")


def excuse_list(book: Excuses) -> list[Block]:
    """Every excuse in one line each, and how to answer any of them."""
    rows = tuple(Row("text", f"{one.id} {one.name}") for one in book.excuses)
    steps = tuple(Row("text", f"{n} {text}") for n, text in enumerate(book.steps, 1))
    return [
        Block("他会怎么拖（看一条：huikuan excuse 编号或他说的话）", rows),
        Block("哪一条都这样接", steps),
    ]


def unmatched_page(book: Excuses, words: str, facts: Facts) -> list[Block]:
    """What to do with words that fit no excuse."""
    plain = book.unmatched
    rows = (
        Row("say", fill(plain.ask, facts), "先问"),
        Row("say", fill(plain.answer, facts), "我答"),
        Row("pair", fill(plain.take, facts), "拿到"),
    )
    return [
        Block(f"“{words}”没有现成的应对，先这样接", rows),
        _truth(book),
    ]
