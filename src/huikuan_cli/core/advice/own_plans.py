"""What we ourselves think of doing and should not, found in what was typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.playbook.escalation import OwnPlan, RedLines
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import CLAUSES, GAP, mentioned

_SENTENCES = r"[。；;！!？?\n]+"
_HIS = r"(?:他们?|她们?|人家|对方|[科处局馆院校站所]长|主任|会计|书记|经理)[^，。]{0,3}(?:说(?!他|她)|让我|叫我|要我|要求|提出|提的)|^(?:他们?|她们?)(?:要|让|叫|说)"
_TURNED = r"(?:不|没|没有|别|勿|不能|不会|不该|不想|不要)$"
_REFUSED = r"^.{0,3}(?:不行|不可以|不合适|使不得|不能干|不干|不同意)"


TOLD_IN = ("情况说明", "怎么推", "要什么")  # where we say what we think of doing


def plans_told(book: RedLines, answers: Answers) -> tuple[OwnPlan, ...]:
    """What we think of doing and should not, by what was answered; his own words aside."""
    said = [one for key in TOLD_IN if isinstance(one := answers.get(key), str) and one != UNKNOWN]
    return own_plans(book, "；".join(said))


def own_plans(book: RedLines, typed: str) -> tuple[OwnPlan, ...]:
    """Each thing of the list that a sentence tells as our own idea, in the order in which they were told."""
    clauses = [clause for sentence in re.split(_SENTENCES, typed) for clause in _ours(sentence, book.whose)]
    found = [
        (number, plan) for number, clause in enumerate(clauses) for plan in book.plans if _tells(clause, plan)
    ]
    return tuple(dict.fromkeys(plan for _, plan in sorted(found, key=lambda pair: pair[0])))


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


def _tells(clause: str, plan: OwnPlan) -> bool:
    for one in plan.except_in:
        clause = clause.replace(one, "")
    found = mentioned(clause, plan.words)
    if not found:
        return False
    first, last = found.partition(GAP)[0], found.rpartition(GAP)[2]
    at = clause.find(first)
    behind = clause[clause.find(last, at) + len(last) :]
    return not re.search(_TURNED, clause[:at]) and not re.search(_REFUSED, behind)
