"""What `huikuan type` shows."""

from __future__ import annotations

from huikuan_cli.core.course.quiz import ASK_ONE, LIKELY, TOO_FEW, Result
from huikuan_cli.core.playbook import CustomerType
from huikuan_cli.core.playbook.quiz_file import Pair, Quiz
from huikuan_cli.core.sheet.layout import Block, Row


def quiz_page(quiz: Quiz, types: dict[str, CustomerType], found: Result, role: str) -> list[Block]:
    """The result of the observation quiz: always a second candidate and the safe way, never certain."""
    rows = [Row("pair", _verdict(types, found), "看下来"), Row("pair", "；".join(found.reasons), "为什么")]
    for one in quiz.discounts:
        if role in one.roles:
            less = f"{role}岗的人本来就这样，看岗位的题里 {'、'.join(one.types)} 只算 {one.percent}%"
            rows.append(Row("pair", less, "岗位折算"))
    safe = types["e0"]
    rows.append(Row("pair", f"{safe.id} {safe.name}：{safe.portrait}", "拿不准就用"))
    pick = f"选 {found.shares[0][0]}" if found.verdict == LIKELY else "选“不确定”"
    rows.append(Row("pair", f"huikuan plan 问“他更像哪一种”时{pick}；只写在你自己的行动单上", "接下来"))
    rows.append(Row("small", quiz.note))
    blocks = [Block(f"观察测验（答了 {found.answered} 题）", tuple(rows))]
    if found.verdict != TOO_FEW:
        scores = tuple(Row("text", f"{id} {types[id].name} {points} 分") for id, points in found.shares[:3])
        blocks.append(Block("前三名（满分 100）", scores))
    if found.pair and found.verdict != TOO_FEW:
        blocks.append(_pair_block(types, found.pair))
    return blocks


def _verdict(types: dict[str, CustomerType], found: Result) -> str:
    if found.verdict == TOO_FEW:
        return "看到的还不够，先用通用安全打法"
    (first, _), (second, _) = found.shares[:2]
    one, two = f"{first} {types[first].name}", f"{second} {types[second].name}"
    if found.verdict == LIKELY:
        return f"说法上较像 {one}；第二候选 {two}"
    if found.verdict == ASK_ONE:
        return f"{one} 和 {two} 还分不开，先问下面那一句"
    return f"候选 {one}、{two}，还不下结论"


def _pair_block(types: dict[str, CustomerType], pair: Pair) -> Block:
    one, two = f"{pair.first} {types[pair.first].name}", f"{pair.second} {types[pair.second].name}"
    rows = (
        Row("pair", pair.alike, "为什么容易看混"),
        Row("pair", pair.look, "看什么"),
        Row("pair", pair.ask, "试一下"),
        Row("pair", pair.like_first, f"像 {one}"),
        Row("pair", pair.like_second, f"像 {two}"),
    )
    return Block(f"{one} 和 {two}，怎么分", rows)
