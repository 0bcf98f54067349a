"""Which cases the words of 名称有 reach, by which a kind of customer is told from the others; where none, the nearest name and why not. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.playbook.customer_kinds import CUSTOMER, NATURE, KindPlaybook
from huikuan_cli.core.text.values import brief

NAMES = "名称有"
LEAST_ALIKE = 2  # letters in a row that a name must share with a word to be told as near
FEW = 3  # cases that are each named


class Body(NamedTuple):
    """The customer of a case: the case, his name, and what kind of body he is."""

    case: str
    name: str
    nature: str

    def called(self) -> str:
        """The case with the name of its customer."""
        return f"{self.case} {brief(self.name)}"


def bodies(answers: Mapping[str, Mapping[str, object]]) -> list[Body]:
    """The customers of cases, by the ids of the cases; of a case without a name, none."""
    return [
        Body(case, name, str(one.get(NATURE, "")))
        for case, one in answers.items()
        if isinstance(name := one.get(CUSTOMER), str)
    ]


def reach(word: str, kind: KindPlaybook, before: Iterable[KindPlaybook], known: list[Body]) -> str:
    """Which customers a word of a kind reaches. `before`: the kinds that go before it; who is of one of these is not reached."""
    named = [one for one in known if word in one.name]
    mine = [one for one in named if one.nature in kind.natures]
    taken = {one: other.id for one in mine for other in reversed([*before]) if _is_for(other, one)}
    reached = [one for one in mine if one not in taken]
    told = [texts.REACHES.format(cases=_listed(reached))] if reached else []
    told += [texts.TAKEN_BY.format(case=one.called(), kind=id) for one, id in taken.items()]
    if told:
        return "；".join(told)
    if named:
        natures = "、".join(kind.natures)
        other = (
            texts.OTHER_NATURE.format(case=one.called(), nature=one.nature or "没写") for one in named[:FEW]
        )
        return texts.REACHES_NONE + "；".join((*other, texts.ONLY_NATURES.format(natures=natures)))
    return texts.REACHES_NONE + _nearest(word, kind, known)


def _is_for(kind: KindPlaybook, one: Body) -> bool:
    return kind.is_for({CUSTOMER: one.name, NATURE: one.nature})


def _listed(found: list[Body]) -> str:
    more = texts.REACHES_MORE.format(count=len(found)) if len(found) > FEW else ""
    return "、".join(one.called() for one in found[:FEW]) + more


def _nearest(word: str, kind: KindPlaybook, known: list[Body]) -> str:
    """The name most like a word that none holds, and what keeps them apart."""
    spread = {one: _spread(word, one.name) for one in known}
    shared = {one: _shared(word, one.name) for one in known}

    def likeness(one: Body) -> tuple[bool, int, bool]:
        return spread[one] is not None, len(shared[one]), one.nature in kind.natures

    best = max(known, key=likeness, default=None)
    if best is None or likeness(best) < (False, LEAST_ALIKE):
        return texts.NO_NAME_NEAR
    if found := spread[best]:
        between = "、".join(f"“{one}”" for one in found.groups() if one)
        return texts.NAME_SPREAD.format(case=best.called(), between=between, span=found[0])
    return texts.NAME_PART.format(case=best.called(), word=word, same=shared[best])


def _spread(word: str, name: str) -> re.Match[str] | None:
    """The letters of a word in a name that holds them in order, with others between."""
    return re.search("(.*?)".join(map(re.escape, word)), name)


def _shared(word: str, name: str) -> str:
    """The longest piece of a word that stands in a name."""
    found = SequenceMatcher(a=word, b=name, autojunk=False).find_longest_match()
    return word[found.a : found.a + found.size]
