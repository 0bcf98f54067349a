"""What is written in the right shape and can never come true, or says nothing: conditions, thresholds, questions. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huikuan_cli.core.checking.unmeant_text import JOINS
from huikuan_cli.core.playbook import CustomerType, Field, Questions, When
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem

QUESTIONS_FILE = "questions.yaml"
PICKED = ("单选", "多选")
WRITTEN = (
    "文本",
    "金额",
    "日期",
    "日期时刻",
    "天数",
    "利率",
    "是否",
    "分数",
)  # kinds of which nothing is picked
OPENINGS = "开场白"
MOST_SHARE = 4  # a question with more than one part in so many of all weights decides too much
LIMITS = (
    ("逾期至少", "逾期至多", "overdue_from", "overdue_to"),
    ("时效余量至少", "时效余量至多", "left_from", "left_to"),
)
APART = (("手上有", "手上没有", "held", "not_held"), ("填了", "没填", "known", "empty"))


def never_true(file: str, place: Place, when: When) -> Iterator[Problem]:
    """What in one condition contradicts itself, so that it holds in no case."""
    for least, most, low, high in LIMITS:
        lowest, highest = getattr(when, low), getattr(when, high)
        if lowest is not None and highest is not None and lowest > highest:
            yield _never(
                file, (*place, least), f"“{least}”{lowest} 比“{most}”{highest} 还大", "把两个数换过来"
            )
    if when.signed_from and when.signed_before and when.signed_from >= when.signed_before:
        text = "“签约不早于”不在“签约早于”以前"
        yield _never(file, (*place, "签约不早于"), text, "核对这两个日子")
    for wanted, unwanted, one, other in APART:
        both = getattr(when, one) and getattr(when, other)
        for name in sorted(set(getattr(when, one)) & set(getattr(when, other))) if both else ():
            text = f"“{wanted}”和“{unwanted}”都写了“{brief(name)}”"
            yield _never(file, (*place, wanted), text, "留一个")


def _never(file: str, at: Place, text: str, fix: str) -> Problem:
    where = called(at[: at.index("条件") + 1]) if "条件" in at else called(at[:-1])
    return Problem(f"{where}永远不成立：{text}", fix, file, code="P315", at=at)


def question_problems(questions: Questions) -> Iterator[Problem]:
    """Questions that wait for themselves, options that nobody can pick, thresholds that leave no room."""
    fields = {f.key: (("自问", s.id, "字段", f.key), f) for s in questions.sections for f in s.fields}
    for place, one in fields.values():
        yield from _of_itself(place, one, fields)
        yield from _options(place, one)
        yield from _called_alike(place, one)
    yield from _thresholds(questions, fields)


def _of_itself(place: Place, one: Field, fields: dict[str, Any]) -> Iterator[Problem]:
    if one.key in one.when:
        text = f"“{one.key}”要看它自己的答案才问，永远问不到"
        yield Problem(text, "“当”里写别的问题", QUESTIONS_FILE, code="P315", at=(*place, "当", one.key))
    seen, key = [one.key], one.after
    while key in fields and key not in seen:
        seen.append(key)
        key = fields[key][1].after
    if key and key == one.key:
        text = f"“{one.key}”的“排在”绕回了它自己，次序不会变"
        yield Problem(text, "写排在它前面的那一问", QUESTIONS_FILE, code="P315", at=(*place, "排在"))


def _options(place: Place, one: Field) -> Iterator[Problem]:
    at = (*place, "选项")
    if one.options and one.kind in WRITTEN:
        text = f"“{one.key}”的类型是“{one.kind}”，“选项”用不上"
        yield Problem(text, "类型改成 单选 或 多选，或去掉选项", QUESTIONS_FILE, code="P311", at=at)
    elif one.kind == PICKED[0] and len(one.options) == 1 and not one.options_from:
        joined = not JOINS.isdisjoint(one.options[0])
        text = f"“{one.key}”只有一个选项“{brief(one.options[0])}”"
        fix = (
            "是几个就分成几条，中间用半角逗号加空格，如 [支持, 反对]"
            if joined
            else "至少写两个，如 [有, 没有]"
        )
        yield Problem(text, fix, QUESTIONS_FILE, code="P307", at=at)


def _called_alike(place: Place, one: Field) -> Iterator[Problem]:
    """Two options under one name (选项叫法): nobody could tell which is meant."""
    names = [one.shown(option) for option in one.options]
    for name in dict.fromkeys(names if one.shown_as else ()):
        if names.count(name) > 1:
            text = f"“{one.key}”有两个选项都叫“{brief(name)}”"
            at = (*place, "选项叫法")
            yield Problem(text, "换一个叫法", QUESTIONS_FILE, code="P301", at=at)


def _thresholds(questions: Questions, fields: dict[str, Any]) -> Iterator[Problem]:
    """Verdicts that nobody can get, and one question that decides over all others."""
    ready = questions.readiness
    for high, low, above, below in (
        ("可以出发", "补齐再去", ready.go, ready.fill),
        ("六句话合格", "六句话最低", ready.six_go, ready.six_min),
    ):
        if above <= below:
            text = f"“{high}”{above} 不比“{low}”{below} 高，“补齐再去”这一档就没有了"
            yield Problem(text, f"“{high}”写大一点", QUESTIONS_FILE, code="P306", at=("准备度", high))
    total = sum(one.weight for _, one in fields.values())
    for place, one in fields.values():
        if one.weight * MOST_SHARE > total:
            text = f"“{one.key}”的分值 {one.weight}，一问占了准备度的四分之一以上"
            fix = "写小一点；自带的在 1～6"
            yield Problem(text, fix, QUESTIONS_FILE, code="P306", at=(*place, "分值"))


def opening_problems(id: str, kind: CustomerType) -> Iterator[Problem]:
    """A type of which every lead-in has a condition: an ordinary case finds none."""
    if kind.openings and all(one.when for one in kind.openings):
        text = f"“{OPENINGS}”每一句都写了条件，都不合的案子就没有起头的口气"
        yield Problem(text, "留一句不写条件的", f"types/{id}.yaml", code="P307", at=(OPENINGS,), minor=True)
