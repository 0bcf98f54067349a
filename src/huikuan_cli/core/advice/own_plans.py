"""What we ourselves think of doing and should not, found in what was typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.playbook.escalation import OwnPlan, RedLines
from huikuan_cli.core.text.values import UNKNOWN, brief
from huikuan_cli.core.text.words import CLAUSES, GAP, mentioned

_SENTENCES = r"[。；;！!？?\n]+"
_HIS = r"(?:他们?|她们?|人家|对方|[科处局馆院校站所]长|主任|会计|书记|经理)[^，。]{0,3}(?:说(?!他|她)|让我|叫我|要我|要求|提出|提的)|^(?:他们?|她们?)(?:要|让|叫|说)"
_TURNED = r"(?:不|没|没有|别|勿|不能|不会|不该|不想|不要)$"
_REFUSED = r"^.{0,3}(?:不行|不可以|不合适|使不得|不能干|不干|不同意)"


_QUOTED = 16  # characters of a clause that are said back

TOLD_IN = ("情况说明", "怎么推", "要什么")  # where we say what we think of doing


class OwnIdea(NamedTuple):
    """A thing we think of doing and should not, and the words in which it was told, as they were typed."""

    plan: OwnPlan
    words: str


def plans_told(book: RedLines, answers: Answers) -> tuple[OwnIdea, ...]:
    """What we think of doing and should not, by what was answered; his own words aside."""
    said = [one for key in TOLD_IN if isinstance(one := answers.get(key), str) and one != UNKNOWN]
    return own_plans(book, "；".join(said))


def own_plans(book: RedLines, typed: str) -> tuple[OwnIdea, ...]:
    """Each thing of the list that a sentence tells as our own idea, in the order in which they were told."""
    clauses = [clause for sentence in re.split(_SENTENCES, typed) for clause in _ours(sentence, book.whose)]
    found: dict[str, OwnIdea] = {}
    for clause in clauses:
        for plan in book.plans:
            words = _told_in(clause, plan)
            if words and plan.id not in found:
                found[plan.id] = OwnIdea(plan, words)
    return tuple(found.values())


def _ours(sentence: str, whose: tuple[str, ...]) -> Iterator[str]:
    """The clauses of a sentence that tells what we think of, those aside that are his words."""
    if not any(word in sentence for word in whose):
        return
    his = False
    for clause in re.split(CLAUSES, sentence):
        ours = any(word in clause for word in whose)
        his = not ours and (his or bool(re.search(_HIS, clause)))
        if clause and not his:
            yield clause


def _told_in(clause: str, plan: OwnPlan) -> str:
    """The words of a clause that tell this, as they were typed, cut where the clause is long; empty where it tells nothing of it."""
    bare = clause
    for one in plan.except_in:
        bare = bare.replace(one, "")
    found = mentioned(bare, plan.words)
    if not found:
        return ""
    first, last = found.partition(GAP)[0], found.rpartition(GAP)[2]
    at = bare.find(first)
    behind = bare[bare.find(last, at) + len(last) :]
    if re.search(_TURNED, bare[:at]) or re.search(_REFUSED, behind):
        return ""
    said = clause.strip()
    return brief(said if len(said) <= _QUOTED else said[said.find(first) :], _QUOTED)
