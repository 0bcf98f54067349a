"""The interview: the questions of the playbook in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from huikuan_cli.core.playbook import Field, Playbook, Section
from huikuan_cli.core.values import Option


class Interview(Struct, frozen=True):
    """The questions in the order in which they are asked: the visit, six self-questions, checklist, type."""

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
        return tuple(Option(text, text) for text in one.options)


TYPE_KEY = "类型"
TYPE_SECTION = "客户类型"
PREVENTION_ID, TYPE_ID = "m", "e"


def interview(playbook: Playbook) -> Interview:
    """The interview that this playbook asks: data in, data out, no question known by name."""
    questions = playbook.questions
    sections = [
        Section(s.id, s.title, s.why, tuple(f for f in s.fields if f.variant in ("", questions.variant)))
        for s in questions.sections
    ]
    choices: dict[str, tuple[Option, ...]] = {}
    for section in sections:
        for one in section.fields:
            if one.options_from == "材料包":
                choices[one.key] = tuple(Option(d.id, d.name) for d in playbook.chain.documents)
    ticks = []
    for measure in playbook.prevention.measures:
        choices[measure.id] = measure.options()
        ticks.append(
            Field(
                measure.id,
                "多选",
                f"{measure.title}：做到了哪几样？",
                help=measure.when,
                optional="是",
                label=f"防欠·{measure.title}",
            )
        )
    sections.append(Section(PREVENTION_ID, playbook.prevention.title, playbook.prevention.why, tuple(ticks)))
    choices[TYPE_KEY] = tuple(
        Option(t.id, f"{t.name}：{t.portrait}")
        for t in sorted(playbook.types.values(), key=lambda t: t.id)
        if t.id != "e0"
    )
    sections.append(
        Section(
            TYPE_ID,
            TYPE_SECTION,
            "只用来调整怎么说，不判断他这个人；拿不准就选不清楚，用通用打法。",
            (Field(TYPE_KEY, "单选", "他更像哪一种？（只凭上班时看得见的言行）"),),
        )
    )
    return Interview(tuple(sections), choices)
