"""The interview: the questions of the playbook in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from huikuan_cli.core.playbook import Field, Playbook, Questions, Section
from huikuan_cli.core.values import Option


class Interview(Struct, frozen=True):
    """The questions in the order in which they are asked: the visit, six self-questions, type, the rest."""

    sections: tuple[Section, ...]
    choices: dict[str, tuple[Option, ...]]

    def fields(self) -> Iterator[tuple[Section, Field]]:
        """Every top-level field with its section, in order."""
        for section in self.sections:
            for one in section.fields:
                yield section, one

    def find(self, key: str) -> Field | None:
        """The field with this key, or None."""
        return next((f for _, f in self.fields() if f.key == key), None)

    def options(self, one: Field) -> tuple[Option, ...]:
        """What can be chosen for a 单选 or 多选 field."""
        if one.key in self.choices:
            return self.choices[one.key]
        return tuple(Option(text, text, one.aliases.get(text, ())) for text in one.options)


# what the statutory clock computes with
CLOCK_KEYS = frozenset(
    ["客户性质", "签订日期", "中小企业", "告知", "验收状态", "交付日期", "验收合格日期", "验收拖延", "验收期限", "争议金额", "起算点", "付款天数",
     "约定付款日", "结算确认日", "结算金额", "到期应付", "部分付款", "催款记录", "约定利率"]
)  # fmt: skip
TYPE_KEY, POST_KEY = "类型", "岗位"
TICKED = ("坎", "情况")  # where situations are ticked
SUGGESTED = (*TICKED, "要什么", "现象", "原因")  # proposed from what was answered before
TYPE_SECTION = "客户类型"
PREVENTION_ID, TYPE_ID = "m", "e"


def interview(playbook: Playbook) -> Interview:
    """The interview that this playbook asks: data in, data out, no question known by name."""
    questions = playbook.questions
    sections = [
        structs.replace(s, fields=tuple(f for f in s.fields if f.variant in ("", questions.variant)))
        for s in questions.sections
    ]
    order = (
        *(s for s in sections if not s.skip),
        _type(),
        *(s for s in sections if s.skip),
        _prevention(playbook),
    )
    return Interview(order, _choices(playbook, sections))


def posts_of(questions: Questions) -> tuple[str, ...]:
    """The posts that a person can have, as the wizard asks them."""
    return next((f.options for s in questions.sections for f in s.fields if f.key == POST_KEY), ())


def clock_interview(questions: Questions) -> Interview:
    """Only the questions that the statutory clock computes with, none of them required."""
    sections = tuple(
        Section(
            s.id,
            s.title,
            s.why,
            tuple(
                structs.replace(f, required="否", optional="是", gap=f.gap if f.kind == "明细" else None)
                for f in s.fields
                if f.key in CLOCK_KEYS
            ),
        )
        for s in questions.sections
    )
    return Interview(tuple(s for s in sections if s.fields), {})


def _prevention(playbook: Playbook) -> Section:
    """The checklist against arrears, a question for each measure."""
    ticks = tuple(
        Field(
            one.id,
            "多选",
            f"{one.title}：做到了哪几样？",
            help=one.when,
            optional="是",
            label=f"防欠·{one.title}",
        )
        for one in playbook.prevention.measures
    )
    prevention = playbook.prevention
    return Section(PREVENTION_ID, prevention.title, prevention.why, ticks, prevention.skip)


def _type() -> Section:
    ask = "他更像哪一种？（只凭上班时看得见的言行）"
    why = "只用来调整怎么说，不判断他这个人；拿不准就选不清楚，用通用打法。"
    return Section(TYPE_ID, TYPE_SECTION, why, (Field(TYPE_KEY, "单选", ask),), any_project="是")


def _choices(playbook: Playbook, sections: list[Section]) -> dict[str, tuple[Option, ...]]:
    """The options that come from other playbook files, by question."""
    listed = _sources(playbook)
    found = {one.key: listed[one.options_from] for s in sections for one in s.fields if one.options_from}
    found |= {measure.id: measure.options() for measure in playbook.prevention.measures}
    found[TYPE_KEY] = tuple(
        Option(t.id, f"{t.name}：{t.portrait}", t.aliases)
        for t in sorted(playbook.types.values(), key=lambda t: t.id)
        if t.id != "e0"
    )
    return found


def _ticks(playbook: Playbook, question: str) -> tuple[Option, ...]:
    """The situations that one question offers to tick."""
    return tuple(Option(one.id, one.tick) for one in playbook.offered(question))


def _sources(playbook: Playbook) -> dict[str, tuple[Option, ...]]:
    """What 选项来自 can name."""
    diagnosis, mind = playbook.diagnosis, playbook.mindset
    return {
        "材料包": tuple(Option(d.id, d.name) for d in playbook.chain.documents),
        "难题": tuple(Option(d.id, f"{d.name}：{d.nature}") for d in diagnosis.difficulties),
        "现象判据": tuple(option for p in diagnosis.phenomena for option in p.options()),
        "现象": tuple(Option(p.id, f"{p.name}：{p.still}不动") for p in diagnosis.phenomena),
        "原因": tuple(Option(c.id, f"{c.name}（{'、'.join(c.questions[:1])}）") for c in diagnosis.causes),
        "付款链": tuple(Option(n.id, n.name) for n in playbook.chain.nodes),
        "升级阶梯": tuple(Option(r.id, r.action) for r in playbook.escalation.rungs),
        "客情阶段": tuple(
            Option(g.id, f"{g.name}：{'、'.join(g.facts[:1])}") for g in playbook.methods.stages
        ),
        "自查": mind.check.options(),
        "自己的信号": tuple(Option(b.id, b.text) for b in mind.signals),
        "情形": _ticks(playbook, "情况"),
        "坎": _ticks(playbook, "坎"),
    }
