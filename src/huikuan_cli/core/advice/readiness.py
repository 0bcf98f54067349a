"""How ready the visit is: points, red lights, the six sentences, the verdict, and the gaps as actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from huikuan_cli.core.advice.gaps import Gaps, Open
from huikuan_cli.core.advice.plan import BETWEEN_REDS, COLLECT, FILL, GO, LAWYER, RED, Score, Todo
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import TYPE_ID, Interview
from huikuan_cli.core.answers.moot import is_among, is_moot
from huikuan_cli.core.law.workdays import is_workday, plus_workdays
from huikuan_cli.core.playbook import MUST, Field, GapAdvice, Questions, Readiness
from huikuan_cli.core.text.speech import person_in
from huikuan_cli.core.text.values import UNKNOWN, short_date

SHOWN_REDS, SHORTEST_RED, SHOWN_LACKING = 3, 4, 2
NO_DUE_DAY = "算不出哪天到期"  # the red light of a case whose due day cannot be worked out
ALL = 100
AT_VISIT = "见面时"
TO_DO = "去以前还有 {count} 件可以先办，都列着"
ONESELF = "自己"  # of whom to ask: nobody else has to be at work
TO_LAWYER = "“{name}”{day}先给法务看：{never}，就可能让出权利"

DEMAND_FIRST = "催款函先寄出去、拿到签收，不等这趟；今晚就找法务定稿"
ENFORCE_FIRST = "申请执行先递上去，不等这趟；今晚就找法务"


def points(gaps: Gaps, shares: dict[str, float] | None = None) -> int:
    """The share of the weighted questions that are answered, 0 … 100.

    `shares` says how much of a question counts (papers in hand); everything else counts whole. What was never asked and is not
    required does not count: it is no gap in what the salesperson knows. Nor does what was asked beyond the necessary and he does not
    know: who goes on to more questions is never the worse for it.
    """
    weighed = [f for _, f in gaps.asked if f.weight and _counts(f, gaps)]
    total = sum(f.weight for f in weighed)
    got = sum(f.weight * (shares or {}).get(f.key, 1.0) for f in weighed if f.key not in gaps.unknown)
    return int(100 * got / total) if total else 0


def _counts(field: Field, gaps: Gaps) -> bool:
    if field.required == "是" and field.optional == "否":
        return True
    return field.key in gaps.answers and (field.depth == MUST or field.key not in gaps.unknown)


def sentence_points(value: Value | None, words: tuple[str, ...]) -> int:
    """0 nothing to say, 1 vague, 2 with a figure, a date, a name or a paper in it (docs/decisions.md §3)."""
    if not value or value == UNKNOWN:
        return 0
    text = value if isinstance(value, str) else "".join(str(one) for one in value)
    if len(text) < SHORTEST_RED:
        return 1
    return 2 if re.search(r"\d", text) or any(map(text.__contains__, words)) else 1


def six_sentences(
    rules: Readiness, answers: Answers, derived: set[str], supplied: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Points for each of the six sentences; a value that the planner had to derive counts 1, one that it supplies with a
    day, a figure or a name 2."""
    found = {}
    for label, keys in rules.labels.items():
        given = max((sentence_points(answers.get(key), rules.concrete) for key in keys), default=0)
        found[label] = max(given, int(any(key in derived for key in keys)), 2 * bool(supplied & set(keys)))
    return found


class KnownFacts(Struct, frozen=True):
    """What the planner knows beyond the answers: keys it had to derive, how much of the papers is there, further
    red lights, sentences that forbid 可以出发, one that leaves only the collecting of information, and what of the situation gives
    rights away (TO_LAWYER) where the lawyers come first; `unread`: that nothing knew what was written."""

    derived: frozenset[str] = frozenset()
    shares: dict[str, float] = {}
    reds: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    collect: str = ""
    lawyer: str = ""
    supplied: frozenset[str] = frozenset()
    unread: str = ""


def score(gaps: Gaps, rules: Readiness, standing: KnownFacts) -> Score:
    """The readiness with its reasons. The points never say more than the verdict and the list of what is to be done before the visit
    (docs/decisions.md §3). What is worked out from other answers (到期应付) is no red light and not said to be lacking,
    though it stays among what to ask."""
    total = points(gaps, standing.shares)
    before = to_do_before(gaps)
    six = six_sentences(rules, gaps.answers, set(standing.derived), standing.supplied)
    unknown = gaps.not_computed()
    reds = [o.field.red_light for o in unknown if o.field.red_light]
    reds += [*standing.reds, *answer_reds(gaps, rules)]
    verdict = _verdict(rules, total, sum(six.values()), len(reds))
    if standing.blocks and verdict == GO:
        verdict = FILL
    if standing.collect:
        verdict = COLLECT
    if standing.lawyer:
        verdict = LAWYER
    shown = min(total, _most(rules, verdict, before))
    first = (standing.lawyer,) if standing.lawyer else (standing.collect,) if standing.collect else ()
    reasons = (*first, *standing.blocks, *_reasons(rules, total, six, reds))
    short = next(iter((*first, *standing.blocks)), "")
    if not short and verdict != GO:
        short = _lacking(unknown, reds, six, standing.shares)
    if before and verdict == GO:
        reasons = (*reasons, TO_DO.format(count=before))
    said = reasons or ("该答的都答了，六句话都说得具体",)
    unread = (
        (standing.unread,) if verdict == GO and standing.unread else ()
    )  # for the screen, not for the front
    return Score(shown, verdict, f"{sum(six.values())}/12", (*unread, *said), short)


def to_do_before(gaps: Gaps) -> int:
    """How many things the list of gaps wants done before the visit; what is asked at the visit is what one goes for."""
    advice = (one.field.gap for one in gaps.still_open)
    todo = [gap is None or gap.by != AT_VISIT for gap in advice]
    todo += [field.follow.by != AT_VISIT for _, field, _ in gaps.followed if field.follow]
    return sum(todo)


def _most(rules: Readiness, verdict: str, before: int) -> int:
    """The most points that go with a verdict: each has its own part of the hundred."""
    if verdict == GO:
        return max(rules.go, rules.whole - 1) if before else ALL
    return rules.fill - 1 if verdict == COLLECT else rules.go - 1


def lacking(interview: Interview, answers: Answers) -> tuple[str, ...]:
    """The keys of the questions that are said to be lacking before one may go."""
    return tuple(_weighty(Gaps(interview, answers).not_computed()))[:SHOWN_LACKING]


def _weighty(gaps: Iterable[Open]) -> list[str]:
    return [one.field.key for one in gaps if one.field.weight or one.field.red_light]


def _lacking(gaps: tuple[Open, ...], reds: list[str], six: dict[str, int], shares: dict[str, float]) -> str:
    """What is missing before one may go, in a few words: the weightiest questions, else a red light, papers or a sentence."""
    papers = [key for key, share in shares.items() if share < 1]
    names = [one.field.name() for one in gaps if one.field.weight or one.field.red_light]
    if names:
        return f"还没问清{'、'.join(names[:SHOWN_LACKING])}{'等' if len(names) > SHOWN_LACKING else ''}"
    if reds:
        return reds[0]
    if papers:
        return f"{'、'.join(papers)}还没备齐"
    return f"六句话还没说具体：{'、'.join([label for label, got in six.items() if got < 2][:SHOWN_LACKING])}"


def answer_reds(gaps: Gaps, rules: Readiness) -> list[str]:
    """Red lights in what was answered: a troubling answer, or nobody named among those responsible."""
    answers = gaps.answers
    found = [
        f.follow.red_light
        for _, f in gaps.asked
        if f.follow
        and f.follow.red_light
        and not is_moot(f, answers)
        and is_among(answers.get(f.key, UNKNOWN), f.follow.values)
    ]
    given = [str(answers[key]) for key in rules.named if answers.get(key, UNKNOWN) != UNKNOWN]
    if given and not any(person_in(text) or any(title in text for title in rules.titles) for text in given):
        found.append(_nobody_named(rules))
    return found


def _nobody_named(rules: Readiness) -> str:
    return f"{'、'.join(rules.named)}没有一个写到具体的人"


def possible_reds(questions: Questions) -> frozenset[str]:
    """Every red light that a playbook can give, but for those of the questions about the person."""
    fields = [one for part in questions.sections if part.id != TYPE_ID for one in part.fields]
    reds = {one.red_light for one in fields} | {one.follow.red_light for one in fields if one.follow}
    return frozenset((reds | {NO_DUE_DAY, _nobody_named(questions.readiness)}) - {""})


def _verdict(rules: Readiness, total: int, said: int, reds: int) -> str:
    if total < rules.fill or said < rules.six_min or reds > rules.red_lights:
        return COLLECT
    return GO if total >= rules.go and said >= rules.six_go and not reds else FILL


def _reasons(rules: Readiness, total: int, six: dict[str, int], reds: list[str]) -> list[str]:
    found = []
    if reds:
        more = f" 等 {len(reds)} 处" if len(reds) > SHOWN_REDS else ""
        found.append(f"{RED}{BETWEEN_REDS.join(reds[:SHOWN_REDS])}{more}")
    if total < rules.go:
        found.append(f"该答的答出 {total}%，到 {rules.go}% 才算齐")
    if sum(six.values()) < rules.six_go:
        found.append(f"六句话 {sum(six.values())} 分，到 {rules.six_go} 分才算说得清")
    for points_got, words in ((0, "还没有的"), (1, "还可以更具体的")):
        labels = "、".join(label for label, got in six.items() if got == points_got)
        if labels:
            found.append(f"六句话里{words}：{labels}")
    return found


def work_morning(day: date) -> str:
    """When after a day there is first somebody at work: 12月1日周二一上班."""
    return f"{short_date(plus_workdays(day, 1))}一上班"


def todos(gaps: Gaps, today: date, visit: date, *, evening: bool = False) -> tuple[Todo, ...]:
    """What to do before and at the visit: red lights, troubling answers, then the other gaps.

    Each says whom to ask, how, and by which day: the working day before the visit, or the visit itself. On a day off, or
    where today would be that day and work is over (`evening`), what needs somebody at work waits for the next working morning; what one does
    alone is done tonight.
    """
    last = max(today, plus_workdays(visit, -1))
    before = f"{short_date(last)}{'下班' if last == today else ''}前"
    days = {"拜访前": before, ONESELF: before, AT_VISIT: f"{short_date(visit)}见面时"}
    if not is_workday(last) or (evening and last == today < visit):
        days |= {"拜访前": work_morning(last), ONESELF: f"{short_date(last)}今晚"}
    reds = [_gap_todo(o, days) for o in gaps.still_open if o.field.red_light]
    rest = [_gap_todo(o, days) for o in gaps.still_open if not o.field.red_light]
    return (*reds, *_follow_todos(gaps, days), *rest)


def _gap_todo(one: Open, days: dict[str, str]) -> Todo:
    gap = one.field.gap or GapAdvice("自己查", one.field.ask)
    why = one.field.red_light or one.section.why
    by = days[ONESELF if gap.who.startswith(ONESELF) else gap.by]
    return Todo(f"{one.section.id}.{one.field.key}", one.field.name(), gap.who, gap.how, by, why)


def _follow_todos(gaps: Gaps, days: dict[str, str]) -> list[Todo]:
    found = []
    for section, field, value in gaps.followed:
        follow, why = field.follow, f"“{field.key}”答的是：{_words(value)}"
        assert follow
        found.append(
            Todo(f"{section.id}.{field.key}", field.name(), follow.who, follow.how, days[follow.by], why)
        )
    return found


def _words(value: Value) -> str:
    return (
        value
        if isinstance(value, str)
        else "；".join(" ".join(r.values()) if isinstance(r, dict) else r for r in value)
    )
