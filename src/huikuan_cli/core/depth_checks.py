"""Whether what says how soon a question is asked (深浅, 必问当, 推自, 排在, 只问 …) names what is there."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli.core.course_checks import answers_of
from huikuan_cli.core.interview import Interview
from huikuan_cli.core.merging import Place, called
from huikuan_cli.core.playbook import Field, Questions
from huikuan_cli.core.values import UNKNOWN
from huikuan_cli.core.words import nearest
from huikuan_cli.errors import Problem

QUESTIONS = "questions.yaml"


def depth_problems(questions: Questions, talk: Interview, places: dict[str, Place]) -> Iterator[Problem]:
    """Every name that belongs to no question, every answer that cannot be given, and a question that would be asked before
    the one it depends on."""
    keys = [one.key for _, one in talk.fields()]
    ids = [one.id for one in talk.sections]
    lists = (
        ("够了要有", questions.enough, keys),
        ("只问", questions.only, keys),
        ("先补", questions.first, ids),
    )
    for label, named, known in lists:
        yield from (_unknown(one, known, (label, n)) for n, one in enumerate(named) if one not in known)
    for section in questions.sections:
        if section.after and section.after not in ids:
            yield _unknown(section.after, ids, ("自问", section.id, "排在"))
    for section in questions.sections:
        for one in section.fields:
            if one.key in places:
                yield from _of_field(one, talk, keys, places[one.key])


def _of_field(one: Field, talk: Interview, keys: list[str], place: Place) -> Iterator[Problem]:
    for label, key in (("推自", one.told_by), ("排在", one.after)):
        if key and key not in keys:
            yield _unknown(key, keys, (*place, label))
    for key, values in one.must_when.items():
        other = talk.find(key)
        if other is None:
            yield _unknown(key, keys, (*place, "必问当", key))
        else:
            possible = {o.id for o in talk.options(other)}
            yield from answers_of(
                QUESTIONS, (*place, "必问当", key), possible and possible | {UNKNOWN}, values
            )
    for label, named in (("别名", tuple(one.aliases)), ("不再变", one.settled)):
        yield from answers_of(QUESTIONS, (*place, label), {o.id for o in talk.options(one)}, named)
    for key in one.when:
        if {key, one.key} <= set(keys) and keys.index(key) > keys.index(one.key):
            text = f"“{one.key}”排在它要看的“{key}”前面，会问不到"
            yield Problem(
                text, f"把“排在”改成 {key}，或删掉“排在”", QUESTIONS, code="P302", at=(*place, "排在")
            )


def _unknown(key: str, known: list[str], place: Place) -> Problem:
    text = f"{called(place)}里写的“{key}”不存在{nearest(key, known)}"
    return Problem(text, "核对名称", QUESTIONS, code="P302", at=place, missing=key)
