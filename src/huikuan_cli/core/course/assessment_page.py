"""What `huikuan assess` shows."""

from __future__ import annotations

from fractions import Fraction

from huikuan_cli.core.course.assessment import AbilityStanding, Rating, week_drill
from huikuan_cli.core.playbook import Mindset
from huikuan_cli.core.sheet.layout import Block, Row


def assessment_page(
    mind: Mindset, history: tuple[Rating, ...], found: tuple[AbilityStanding, ...]
) -> list[Block]:
    """Where the five abilities stand, the trend, and the exercise of the week."""
    if not history:
        return [Block("五力自评", (Row("text", "还没有评过。运行 huikuan assess，十五问，约四分钟。"),))]
    latest = history[-1]
    whose = f"{latest.name} 的" if latest.name else ""
    rows = tuple(
        Row("pair", _standing(one, mind.pass_mark), f"{one.ability.id} {one.ability.name}") for one in found
    )
    blocks = [
        Block(
            f"{whose}五力{latest.by}（{latest.day.isoformat()}，第 {len(history)} 次，{mind.pass_mark} 分合格）",
            rows,
        )
    ]
    drill = week_drill(found)
    if drill:
        blocks.append(Block("本周一练", (Row("tick", drill.drill, f"{drill.id} {drill.name}"),)))
    talk = [one.ability.name for one in found if one.apart]
    if talk:
        blocks.append(
            Block("要当面谈谈", (Row("text", f"{'、'.join(talk)}：自评和旁证差 {mind.apart} 分以上"),))
        )
    return blocks


def _standing(one: AbilityStanding, pass_mark: int) -> str:
    if one.average is None:
        return "没评完"
    parts = [f"{_mean(one.average)} 分"]
    if one.before is not None:
        change = one.average - one.before
        word = "比上次高" if change > 0 else "比上次低"
        parts.append(f"{word} {_mean(abs(change))}" if change else "和上次一样")
    if one.other is not None:
        parts.append(f"对方评 {_mean(one.other)}")
    if one.weak:
        parts.append(f"不到 {pass_mark} 分")
    return "，".join(parts)


def _mean(value: Fraction) -> str:
    return f"{float(value):.1f}"


def abilities_page(mind: Mindset) -> list[Block]:
    """The five abilities, how this tool reads 532, and the four cycles of thinking."""
    abilities = tuple(
        Row("pair", f"{a.means}；本周一练：{a.drill}", f"{a.id} {a.name}") for a in mind.abilities
    )
    readings = tuple(Row("pair", f"{r.text}（{r.origin}）", r.name) for r in mind.readings)
    cycles = tuple(
        Row("pair", f"{c.ask}｜产出：{c.output}｜常见偷懒：{c.lazy}", f"{n} {c.name}")
        for n, c in enumerate(mind.cycles, 1)
    )
    return [
        Block("五力", abilities),
        Block("532 怎么读", readings),
        Block("思考四循环（工具自定，课程没有解释）", cycles),
    ]
