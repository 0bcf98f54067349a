"""Where a playbook has holes: types without lines, places of the payment chain and causes without an excuse. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli.core.playbook import CustomerType, Playbook
from huikuan_cli.core.playbook.placeholders import names
from huikuan_cli.core.sheet.layout import Block, Row

FEW_DELAYS, FEW_OPENINGS = 3, 2
ALWAYS_KNOWN = {"称呼", "客户", "我方", "项目"}  # as good as always


def coverage(playbook: Playbook) -> list[Block]:
    """Type × field, excuse × place × cause: what there is, and □ where something is missing."""
    return [
        Block("九型和通用：每样几条（□ 是缺口）", tuple(_types(playbook))),
        Block("借口对九型：哪几型另有说法", tuple(_by_type(playbook))),
        Block("付款链每一站，问得出哪些借口", tuple(_by_node(playbook))),
        Block("七种原因，由哪些借口看得出", tuple(_by_cause(playbook))),
        Block("借口自己的缺口", tuple(_excuses(playbook))),
    ]


def _types(playbook: Playbook) -> Iterator[Row]:
    for id, kind in sorted(playbook.types.items()):
        counts = {
            "开场白": len(kind.openings),
            "拖法": len(kind.delays),
            "承诺": len(kind.promises),
            "不做": len(kind.never),
            "要备": len(kind.prepare),
        }
        yield Row(
            "text", f"{id} {kind.name}：" + "　".join(f"{name} {count}" for name, count in counts.items())
        )
        yield from (Row("tick", f"{id} {hole}") for hole in _type_holes(kind))


def _type_holes(kind: CustomerType) -> Iterator[str]:
    if len(kind.openings) < FEW_OPENINGS:
        yield "开场白少于两句"
    if all(set(names(one.text)) - ALWAYS_KNOWN or one.when for one in kind.openings):
        yield "每句开场白都要用到数、日子或条件，不合时没有话说：加一句不带的"
    if len(kind.delays) < FEW_DELAYS:
        yield f"常见拖法少于 {FEW_DELAYS} 条"


def _by_type(playbook: Playbook) -> Iterator[Row]:
    for id in sorted(playbook.types):
        own = [one.id for one in playbook.excuses.excuses if id in one.by_type]
        if own:
            yield Row("text", f"{id}：{' '.join(own)}")
        elif id != "e0":
            yield Row("tick", f"{id}：没有一条借口为这一型另写说法")


def _by_node(playbook: Playbook) -> Iterator[Row]:
    for node in playbook.chain.nodes:
        here = [one.id for one in playbook.excuses.excuses if node.id in one.nodes]
        yield Row(
            "text" if here else "tick", f"{node.id} {node.name}：{' '.join(here) or '没有借口会问到这一站'}"
        )


def _by_cause(playbook: Playbook) -> Iterator[Row]:
    for cause in playbook.diagnosis.causes:
        told = {id for clue in cause.clues for when in clue.when for id in when.excuses}
        told_by = " ".join(sorted(told))
        yield Row("text" if told else "tick", f"{cause.id} {cause.name}：{told_by or '没有借口指向它'}")


def _excuses(playbook: Playbook) -> Iterator[Row]:
    clues = {
        id
        for cause in playbook.diagnosis.causes
        for clue in cause.clues
        for when in clue.when
        for id in when.excuses
    }
    for one in playbook.excuses.excuses:
        holes = [] if one.nodes else ["没写下一站"]
        holes += [] if one.by_type else ["没有因类型的说法"]
        holes += [] if one.id in clues else ["不指向任何原因"]
        if len(holes) > 1:
            yield Row("tick", f"{one.id} {one.name}：{'、'.join(holes)}")
