"""The pack of papers for a case: which it needs, which are in hand."""

from __future__ import annotations

from huikuan_cli.core.advice.plan import HAVE, LACKING, NOT_LOOKED, PackPaper
from huikuan_cli.core.answers.case import Answers, Case
from huikuan_cli.core.playbook import Chain
from huikuan_cli.core.text.values import UNKNOWN


def papers(chain: Chain, answers: Answers, case: Case) -> tuple[PackPaper, ...]:
    """The papers that this case needs; 没核 when nobody has looked yet. One that is only half of another stands here where it is in
    hand and the whole is not; it says how to get the rest. One that only some cases have stands here where it is in hand."""
    have = set(case.documents or ())
    absent = LACKING if case.documents is not None else NOT_LOOKED
    halves = {d.half_of: d for d in chain.documents if d.half_of and d.id in have and d.half_of not in have}
    return tuple(
        PackPaper(
            d.id,
            d.name,
            HAVE if d.id in have or d.is_held(answers) else absent,
            d.proves,
            halves[d.id].get if d.id in halves else d.get,
        )
        for d in chain.documents
        if d.is_needed(answers)
        and (not d.half_of or d.half_of in halves)
        and (d.id in have or not d.is_aside(answers))
    )


def told_by_papers(chain: Chain, answers: Answers) -> Answers:
    """What a paper in hand says about questions that have no answer: one that another answer would count as held (算有)
    says so itself, and that it was needed."""
    held = answers.get("材料", UNKNOWN)
    return {
        key: values[0]
        for d in chain.documents
        if d.held_when and d.id in held
        for key, values in {**d.when, **d.held_when}.items()
        if len(values) == 1 and answers.get(key, UNKNOWN) == UNKNOWN
    }


def blocks_of(chain: Chain, found: tuple[PackPaper, ...], answers: Answers) -> tuple[str, ...]:
    """What forbids to go, in words: the vital papers that were looked for and are not there; and apart from them those whose
    date was answered, so that they may have been forgotten among the ticks only."""
    vital = {d.id: d for d in chain.vital(answers)}
    lacking = [vital[p.id] for p in found if p.id in vital and p.state == LACKING]
    known = [d for d in lacking if d.dates and answers.get(d.dates, UNKNOWN) != UNKNOWN]
    groups = (("还缺{}", [d for d in lacking if d not in known]), ("手上没写{}，有就写上", known))
    return tuple(
        words.format("、".join(d.short or d.name for d in group)) for words, group in groups if group
    )


def vital_ready(chain: Chain, found: tuple[PackPaper, ...], answers: Answers) -> bool:
    """Whether every vital paper is in hand."""
    vital = {d.id for d in chain.vital(answers)}
    return all(p.state == HAVE for p in found if p.id in vital)
