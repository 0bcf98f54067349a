"""Why what a lead wrote shows in none of the teaching cases, and where it would. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.conditions import holds, nearest_lacking
from huikuan_cli.core.advice.replies import instead
from huikuan_cli.core.advice.talk import lead_in
from huikuan_cli.core.playbook import CustomerType, Delay, LeadIn, Playbook
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.playbook.merging import Place
from huikuan_cli.core.playbook.placeholders import unknown
from huikuan_cli.core.playbook.traversal import all_of, files
from huikuan_cli.core.text.values import brief

TYPES, KINDS, PLAYS, EXCUSES = "types/", "customers/", "plays/", "excuses.yaml"
CONDITIONS = "条件"
HEARD_BY = ("他会说", "关键词", "像这样说")  # of an excuse
OF_LINE = 2  # steps of a place that is a line of a list
OPENINGS, RELIEF, DELAYS = "开场白", "安心一句", "常见拖法与应对"
Cases = Mapping[str, Analysis]  # the teaching cases by their ids, as the playbook in force sees them


def elsewhere(file: str, place: Place) -> str:
    """Where something that no sheet prints is to be seen; empty where that is the sheet alone."""
    key = str(place[0]) if place else ""
    folder = f"{file.partition('/')[0]}/" if "/" in file else file
    return texts.ELSEWHERE.get((folder, key)) or texts.ELSEWHERE.get((folder, ""), "")


def why_unused(playbook: Playbook, file: str, change: Change, cases: Cases) -> str:
    """Why none of the cases shows this change."""
    place = change.place
    if file.startswith(TYPES):
        kind = playbook.types[file[len(TYPES) : -len(".yaml")]]
        return _of_type(kind, place, cases) + _of_other_types(kind, place, cases)
    if file.startswith(KINDS):
        return _of_kind(playbook, PurePosixPath(file).stem, change, cases)
    if change.kind in texts.NOT_SHOWN:
        return texts.NOT_SHOWN[change.kind]
    if lacking := _lacking(_entry(playbook, file, place), cases):
        return lacking
    if file == EXCUSES and len(place) > 1:
        said = _new_words(change) or next(
            (one.says for one in playbook.excuses.excuses if one.id == place[1]), ()
        )
        return texts.NOT_SAID.format(word=said[0]) if said else texts.NOT_REACHED
    if file.startswith(PLAYS):
        return _in_situation(place, cases) or texts.NOT_IN_SITUATION + _its_example(place, cases)
    return texts.NOT_REACHED + _turn(place)


def _new_words(change: Change) -> tuple[str, ...]:
    """The words by which an excuse is heard that came with a change of one of its lists of them; nothing where it is none."""
    before, after = change.before or (), change.after or ()
    if (
        change.place[-1] not in HEARD_BY
        or not isinstance(before, list | tuple)
        or not isinstance(after, list)
    ):
        return ()
    return tuple(one for one in after if one not in before and isinstance(one, str))


def _in_situation(place: Place, cases: Cases) -> str:
    """That cases fit a situation and print what they did: they lead with it, or with another. Empty where none fits it."""
    id = str(place[1]) if len(place) > 1 else ""
    fits = {case: s for case, s in cases.items() if id in [one.play.id for one in s.plays]}
    led = {case: s for case, s in fits.items() if s.lead().id == id}
    if led:
        why = texts.BY_OTHER_CONDITIONS if CONDITIONS in place else texts.PRINTS_THE_SAME
        return texts.IN_SITUATION.format(cases=_named(led)) + why
    leads = "、".join(dict.fromkeys(s.lead().id for s in fits.values()))
    return texts.LED_BY_ANOTHER.format(cases=_named(fits), plays=leads) if fits else ""


def _its_example(place: Place, cases: Cases) -> str:
    """Which situation the own example of one reaches instead of it; empty where it has none among the cases, or reaches it."""
    id = str(place[1]) if len(place) > 1 else ""
    found = next((s for name, s in cases.items() if id and name.startswith(f"{id}的")), None)
    return texts.EXAMPLE_MISSES.format(play=found.lead().id) if found and found.lead().id != id else ""


def _turn(place: Place) -> str:
    """When an entry of a list has its turn."""
    return texts.TURNS.get(str(place[0]), "") if place else ""


def _of_kind(playbook: Playbook, id: str, change: Change, cases: Cases) -> str:
    """Why what is done otherwise with one kind of customer shows in no case."""
    first = {
        case: next((one.id for one in playbook.kinds if one.is_for(s.answers)), "")
        for case, s in cases.items()
    }
    mine = {case: s for case, s in cases.items() if first[case] == id}
    if change.place == ("名称",):
        return texts.NO_ENTRIES
    if not mine:
        return texts.NO_CASE_OF_KIND
    return texts.NOT_ON_THESE_OF_KIND.format(cases=_named(mine)) + _turn(change.place)


def _of_type(kind: CustomerType, place: Place, cases: Cases) -> str:
    mine = {id: s for id, s in cases.items() if s.kind.id == kind.id}
    if not mine:
        return texts.NO_CASE_OF_TYPE.format(name=kind.name)
    if place[0] == OPENINGS and len(place) > 1 and isinstance(place[1], int):
        return _of_opening(kind.openings[place[1]], place[1] + 1, mine)
    if place == (OPENINGS,):
        return texts.OPENINGS_ORDER
    if place[:1] == (DELAYS,) and len(place) > 1 and isinstance(place[1], int):
        return _of_delay(kind.delays[place[1]], mine)
    if place[-1] == RELIEF and all(s.lead().relief for s in mine.values()):
        plays = "、".join(dict.fromkeys(s.lead().id for s in mine.values()))
        return texts.RELIEF_OF_PLAY.format(cases=_named(mine), plays=plays)
    return texts.NOT_ON_THESE.format(cases=_named(mine))


def _of_other_types(kind: CustomerType, place: Place, cases: Cases) -> str:
    """In which cases the conditions of an opening hold, though it is not theirs: the person is of another type. Empty where there are none."""
    if place[0] != OPENINGS or len(place) < OF_LINE or not isinstance(place[1], int):
        return ""
    when = kind.openings[place[1]].when
    others = {id: s for id, s in cases.items() if when and s.kind.id != kind.id and holds(when, s.situation)}
    types = "、".join(dict.fromkeys(f"types/{s.kind.id}.yaml" for s in others.values()))
    return texts.OF_ANOTHER_TYPE.format(cases=_named(others), types=types) if others else ""


def _of_delay(one: Delay, mine: Cases) -> str:
    """Why the answer of a type to what such people say was not chosen in the cases of this type."""
    lacking = {id: unknown(one.answer + one.take, s.facts) for id, s in mine.items()}
    if all(lacking.values()):
        return texts.NO_FIGURES.format(cases=_named(mine), names="、".join(next(iter(lacking.values()))))
    for id, s in mine.items():
        if s.lead().rules == "是" or s.no_money():
            return texts.DELAY_RULED.format(case=id, play=s.lead().id)
        if found := instead(s, one.says):
            return texts.DELAY_INSTEAD.format(case=id, says=brief(found.says), id=found.id.partition(".")[0])
    return texts.NOT_ON_THESE.format(cases=_named(mine))


def _of_opening(one: LeadIn, number: int, mine: Cases) -> str:
    """Why an opening of a type was not chosen in the cases of this type."""
    lacking = {id: unknown(one.text, s.facts) for id, s in mine.items()}
    if all(lacking.values()):
        return texts.NO_FIGURES.format(cases=_named(mine), names="、".join(next(iter(lacking.values()))))
    if one.when and not any(holds(one.when, s.situation) for s in mine.values()):
        first = next(iter(mine.values()))
        short = "；".join(nearest_lacking(one.when, first.situation))
        return texts.NOT_FITTING.format(cases=_named(mine), lacking=short)
    if one.first == "是":
        return texts.OTHERS_FIRST.format(cases=_named(mine))
    chosen = any(lead_in(s)[0] == number for s in mine.values())
    return (
        texts.NOT_ON_THESE.format(cases=_named(mine))
        if chosen
        else texts.FIRST_LEFT.format(cases=_named(mine)) + texts.MARK_FIRST
    )


def _entry(playbook: Playbook, file: str, place: Place) -> Any:
    """The smallest entry around a place that has conditions of its own; None where there is none."""
    value = next((one for name, one in files(playbook) if name == file), None)
    holding: list[tuple[Place, Any]] = list(all_of(Struct, value))
    around = [(at, one) for at, one in holding if place[: len(at)] == at and getattr(one, "when", None)]
    return max(around, key=lambda pair: len(pair[0]))[1] if around else None


def _lacking(entry: Any, cases: Cases) -> str:
    """What is lacking in the case that comes nearest to the conditions of an entry; empty where some case fits."""
    if entry is None or not isinstance(entry.when, tuple):
        return ""
    gaps = {id: nearest_lacking(entry.when, s.situation) for id, s in cases.items()}
    if not gaps or not all(gaps.values()):
        return ""
    id = min(gaps, key=lambda one: len(gaps[one]))
    return texts.LACKING.format(case=id, lacking="；".join(gaps[id]))


def _named(cases: Cases) -> str:
    return "、".join(cases)
