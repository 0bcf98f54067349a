"""Whether what says how soon a question is asked (深浅, 必问当, 推自, 排在, 只问 …) names what is there."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.checking.course_checks import answers_of
from huikuan_cli.core.playbook import Field, Playbook
from huikuan_cli.core.playbook.merging import FOREMOST, Place, called
from huikuan_cli.core.text.amount_lines import NO_QUESTION
from huikuan_cli.core.text.body_name import BODY_LISTS
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

NO_FOREMOST = "问题、段写排在哪一个后面；要放到最前，把别的排到它后面"
QUESTIONS_FILE, PREVENTION = "questions.yaml", "prevention.yaml"


def depth_problems(playbook: Playbook, talk: Interview, places: dict[str, Place]) -> Iterator[Problem]:
    """Every name that belongs to no question, every answer that cannot be given, and a question that would be asked before
    the one it depends on."""
    questions = playbook.questions
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
    checklist = playbook.prevention.after
    if checklist and checklist not in ids:
        yield _unknown(checklist, ids, ("排在",), PREVENTION)
    for section in questions.sections:
        for one in section.fields:
            if one.key in places:
                yield from _of_field(one, talk, keys, places[one.key])
                yield from _too_early(one, talk, keys, questions.only, places)


def _of_field(one: Field, talk: Interview, keys: list[str], place: Place) -> Iterator[Problem]:
    for label, key in (("推自", one.told_by), ("排在", one.after)):
        if key and key not in keys:
            meant = _asked_as(key, talk)
            yield _unknown(key, [meant] if meant else keys, (*place, label), meant=meant)
    for key, values in one.must_when.items():
        other = talk.find(key)
        if other is None:
            yield _unknown(key, keys, (*place, "必问当", key))
        else:
            yield from answers_of(QUESTIONS_FILE, (*place, "必问当", key), _possible(other, talk), values)
    dates = [f.key for _, f in talk.fields() if f.kind == "日期"]
    yield from (_unknown(key, dates, (*place, "久了就问", key)) for key in one.must_after if key not in dates)
    amounts = [f.key for _, f in talk.fields() if f.kind == "金额"]
    yield from (
        _unknown(key, amounts, (*place, "带写", key))
        for key in one.beside
        if key not in (*amounts, *NO_QUESTION)
    )
    yield from (
        _unknown(key, BODY_LISTS, (*place, "单位名", key)) for key in one.body if key not in BODY_LISTS
    )
    perhaps = tuple(option for options in one.perhaps.values() for option in options)
    lists = (
        ("别名", tuple(one.aliases)),
        ("选项叫法", tuple(one.shown_as)),
        ("不再变", one.settled),
        ("可能是", perhaps),
        ("另有其人", tuple(one.elsewhere)),
    )
    for label, named in lists:
        yield from answers_of(QUESTIONS_FILE, (*place, label), {o.id for o in talk.options(one)}, named)


def _too_early(
    one: Field, talk: Interview, keys: list[str], only: tuple[str, ...], places: dict[str, Place]
) -> Iterator[Problem]:
    """A question that is asked before the one it depends on, where it was put there."""
    here = keys.index(one.key) if one.key in keys else 0
    for key in (key for key in one.when if key in keys[here + 1 :]):
        other = talk.find(key)
        moved = one if one.after or not other or not other.after else other
        text = f"“{one.key}”排在它要看的“{key}”前面，会问不到"
        fix, place = f"把“排在”改成 {key}，或删掉“排在”", (*places[one.key], "排在")
        if one.key in only:
            fix, place = f"在“只问”里把 {key} 写在 {one.key} 前面", ("只问", only.index(one.key))
        elif moved is not one:
            fix, place = f"把“{key}”的“排在”改掉", (*places.get(key, ()), "排在")
        elif not one.after:
            fix, place = f"加一行“排在: {key}”", (*places[one.key], "当")
        yield Problem(text, fix, QUESTIONS_FILE, code="P302", at=place)


def _possible(one: Field, talk: Interview) -> set[str]:
    """The answers that can be given, 不清楚 among them; empty where any can."""
    found = talk.pickable(one)
    return found and found | {UNKNOWN}


def _asked_as(said: str, talk: Interview) -> str:
    """The key of the question that is called so (叫法), or asked in words that begin so; empty where none is."""
    fields = [one for _, one in talk.fields()]
    called_so = (one.key for one in fields if one.label == said)
    asked_so = (one.key for one in fields if len(said) > 1 and one.ask.startswith(said))
    return next(called_so, "") or next(asked_so, "")


def _unknown(
    key: str, known: list[str], place: Place, file: str = QUESTIONS_FILE, *, meant: str = ""
) -> Problem:
    text = f"{called(place)}里写的“{key}”不存在{f'，问它的那一条键是“{meant}”' if meant else nearest(key, known)}"
    fix = NO_FOREMOST if key == FOREMOST else f"写 {meant}" if meant else "核对名称"
    return Problem(text, fix, file, code="P302", at=place, missing=key)
