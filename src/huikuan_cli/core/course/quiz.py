"""The observation quiz: what was seen, counted towards the nine types (docs/decisions.md §3).

A hypothesis on wording only: the result always names a second candidate and the safe way, and is never certain.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from msgspec import Struct

from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.playbook.questions import Field, Section
from huikuan_cli.core.playbook.quiz_file import Observation, Pair, Quiz, Seen

TOO_FEW, CANDIDATES, ASK_ONE, LIKELY = "信息不足", "只有候选", "先问一句", "较像"

ROLE, VISITS, ONCE, OFTEN = "岗位", "见过几次", "一次", "两次以上，场合不同"
_VISITS = Field(VISITS, "单选", "这些是从几次见面里看到的？", options=(ONCE, OFTEN), optional="是")


class Result(Struct, frozen=True):
    """What the quiz may say. `shares`: type -> points of 100, the highest first (of 100 that could be reached with the
    questions that were answered). `pair`: the easily mistaken pair that one question should separate."""

    verdict: str
    answered: int
    shares: tuple[tuple[str, int], ...]
    pair: Pair | None
    reasons: tuple[str, ...]


def result(quiz: Quiz, picked: dict[str, str], role: str | None, visits: int) -> Result:
    """The verdict for what was seen: question id -> option key. `role` is his post (the answers to 岗位), `visits` from
    how many meetings the observations come."""
    answered = [(one, _seen(one, picked[one.id])) for one in quiz.observations if one.id in picked]
    shares = _shares(quiz, answered, role)
    t = quiz.thresholds
    if len(answered) < t.few:
        return Result(
            TOO_FEW, len(answered), shares, None, (f"只答了 {len(answered)} 题，至少要 {t.few} 题",)
        )
    top, second = shares[0], shares[1]
    pair = next((p for p in quiz.pairs if {p.first, p.second} == {top[0], second[0]}), None)
    doubts = []
    if len(answered) < t.enough:
        doubts.append(f"答了 {len(answered)} 题，到 {t.enough} 题才下结论")
    if visits < t.visits:
        doubts.append(f"只见过 {visits} 次，至少见过 {t.visits} 次、两种场合才下结论")
    if doubts:
        return Result(CANDIDATES, len(answered), shares, pair, tuple(doubts))
    return _concluded(quiz, len(answered), shares, pair)


def _concluded(quiz: Quiz, answered: int, shares: tuple[tuple[str, int], ...], pair: Pair | None) -> Result:
    t = quiz.thresholds
    lead, wanted = shares[0][1] - shares[1][1], t.pair_lead if pair else t.lead
    if shares[0][1] < t.top:
        return Result(CANDIDATES, answered, shares, pair, (f"第一名 {shares[0][1]} 分，不到 {t.top} 分",))
    if lead >= wanted:
        return Result(LIKELY, answered, shares, pair, (f"领先第二名 {lead} 分",))
    verdict = ASK_ONE if pair else CANDIDATES
    return Result(verdict, answered, shares, pair, (f"只领先 {lead} 分，要领先 {wanted} 分才算分得开",))


def _seen(one: Observation, key: str) -> Seen:
    return next(option for option in one.options if option.key == key)


def _factor(quiz: Quiz, one: Observation, type_id: str, role: str | None) -> Fraction:
    """How much of a point counts: in some posts everybody looks like this type."""
    for discount in quiz.discounts:
        if one.by_role == "是" and role in discount.roles and type_id in discount.types:
            return Fraction(discount.percent, 100)
    return Fraction(1)


def _shares(
    quiz: Quiz, answered: list[tuple[Observation, Seen]], role: str | None
) -> tuple[tuple[str, int], ...]:
    types = sorted({name for one in quiz.observations for option in one.options for name in option.points})
    found = []
    for name in types:
        got = sum(seen.points.get(name, 0) * _factor(quiz, one, name, role) for one, seen in answered)
        most = sum(
            max((o.points.get(name, 0) for o in one.options), default=0) * _factor(quiz, one, name, role)
            for one, _ in answered
        )
        found.append((name, round(100 * got / most) if most else 0))
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def best_scores(quiz: Quiz) -> dict[str, int]:
    """The most that each type can reach over all questions: how balanced the quiz is."""
    found: Counter[str] = Counter()
    for one in quiz.observations:
        best: dict[str, int] = {}
        for option in one.options:
            for name, points in option.points.items():
                best[name] = max(best.get(name, 0), points)
        found.update(best)
    return dict(sorted(found.items()))


def quiz_interview(quiz: Quiz, roles: tuple[str, ...]) -> Interview:
    """The quiz as an interview: his post, how many meetings, then what was seen."""
    about = Section(
        "q0",
        "先说两样",
        quiz.note,
        (Field(ROLE, "单选", "他是什么岗位？", options=roles, optional="是"), _VISITS),
    )
    seen = tuple(Field(one.id, "单选", one.ask, optional="是") for one in quiz.observations)
    choices = {one.id: one.choices() for one in quiz.observations}
    return Interview((about, Section("q", "看到的", "只选亲眼看见的；没看见就选“没看到”。", seen)), choices)
