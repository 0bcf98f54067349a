"""What must hold across diagnosis, chain, excuses, mindset, methods, calendar and ladder. Pure: problems come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from huikuan_cli.core.filling import unknown_name
from huikuan_cli.core.interview import Interview
from huikuan_cli.core.playbook import Field, Playbook, When, Window
from huikuan_cli.core.playbook.quiz import Quiz
from huikuan_cli.core.quiz import best_scores
from huikuan_cli.core.values import UNKNOWN
from huikuan_cli.core.windows import day_of
from huikuan_cli.core.words import nearest
from huikuan_cli.errors import Problem

FILES = {
    "diagnosis.yaml": "diagnosis",
    "chain.yaml": "chain",
    "excuses.yaml": "excuses",
    "mindset.yaml": "mindset",
    "methods.yaml": "methods",
    "calendar.yaml": "calendar",
    "escalation.yaml": "escalation",
}
HEAVIEST, MOST_AHEAD = 5, 60
ANCHORS = {"1", "3", "5"}
NINE = {f"e{n}" for n in range(1, 10)}


def course_problems(playbook: Playbook, talk: Interview, known_words: set[str]) -> Iterator[Problem]:
    """Unique ids, references that exist, sound conditions, sane figures, placeholders that exist."""
    ids = _ids(playbook)
    yield from _unique(ids)
    yield from _diagnosis(playbook, ids)
    yield from _references(playbook, ids)
    yield from _mindset(playbook, ids)
    yield from _calendar(playbook)
    yield from _ladder(playbook)
    for file, name in FILES.items():
        for where, condition in _conditions(getattr(playbook, name), ""):
            yield from _sound(file, where, condition, ids, talk)
        for text in _texts(msgspec.to_builtins(getattr(playbook, name))):
            if wrong := unknown_name(text, known_words):
                yield Problem(wrong, "可用的词见 playbooks 里的说明", file)


def _ids(playbook: Playbook) -> dict[str, list[str]]:
    """Every id by the word that conditions and references use for its kind."""
    return {
        "难题": [one.id for one in playbook.diagnosis.difficulties],
        "现象": [one.id for one in playbook.diagnosis.phenomena],
        "原因": [one.id for one in playbook.diagnosis.causes],
        "节点": [one.id for one in playbook.chain.nodes],
        "借口": [one.id for one in playbook.excuses.excuses],
        "类型": list(playbook.types),
        "信号": [one.id for one in playbook.mindset.signals],
        "态度": [one.id for one in playbook.mindset.attitudes],
        "练习": [one.id for one in playbook.mindset.exercises],
        "五力": [one.id for one in playbook.mindset.abilities],
        "客情阶段": [one.id for one in playbook.methods.stages],
        "招法": [one.id for kind in playbook.methods.kinds() for one in kind],
        "窗口": [one.id for one in playbook.calendar.windows],
        "账龄": [one.id for one in playbook.escalation.ages],
        "已到级别": [one.id for one in playbook.escalation.rungs],
    }


def _unique(ids: dict[str, list[str]]) -> Iterator[Problem]:
    for kind, found in ids.items():
        if not found:
            yield Problem(f"“{kind}”一条都没有", "至少留一条")
        for id, times in Counter(found).items():
            if times > 1:
                yield Problem(f"“{kind}”里的 {id} 用了 {times} 次", "换一个编号")


def _missing(
    file: str, where: str, kind: str, named: Iterable[str], ids: dict[str, list[str]]
) -> Iterator[Problem]:
    for one in named:
        if one not in ids[kind]:
            yield Problem(f"{where}里写的 {one} 不存在{nearest(one, ids[kind])}", f"{kind}的编号照抄", file)


def _diagnosis(playbook: Playbook, ids: dict[str, list[str]]) -> Iterator[Problem]:
    rules = playbook.diagnosis
    for phenomenon, weights in rules.weights.items():
        yield from _missing("diagnosis.yaml", "“权重”", "现象", [phenomenon], ids)
        yield from _missing("diagnosis.yaml", "“权重”", "原因", weights, ids)
        for cause, weight in weights.items():
            if not 0 <= weight <= HEAVIEST:
                yield Problem(
                    f"“权重”里 {phenomenon} 的 {cause} 是 {weight}，不像",
                    "写 0～5，一般 1～3",
                    "diagnosis.yaml",
                )
    for one in rules.causes:
        for clue in one.clues:
            if any(w.causes for w in clue.when):
                yield Problem(
                    f"{one.id} 的“线索”不能用“原因”作条件", "原因是靠线索推出来的", "diagnosis.yaml"
                )


def _references(playbook: Playbook, ids: dict[str, list[str]]) -> Iterator[Problem]:
    """Ids named by excuses, posts named by the chain."""
    for one in playbook.excuses.excuses:
        yield from _missing("excuses.yaml", f"{one.id} 的“下一站”", "节点", one.nodes, ids)
        yield from _missing("excuses.yaml", f"{one.id} 的“因类型”", "类型", one.by_type, ids)
        if any(w.excuses or w.causes or w.phenomena for w in one.when):
            text = f"{one.id} 的“条件”不能用“借口”“原因”“现象”"
            yield Problem(text, "它们要等借口认出来以后才知道", "excuses.yaml")
    posts = Counter(role for node in playbook.chain.nodes for role in node.roles)
    for role, times in posts.items():
        if times > 1:
            yield Problem(f"岗位“{role}”写在了 {times} 个节点里", "一个岗位只放在一站", "chain.yaml")


def _mindset(playbook: Playbook, ids: dict[str, list[str]]) -> Iterator[Problem]:
    mind = playbook.mindset
    named = [one.attitude for one in mind.signals if one.attitude]
    yield from _missing("mindset.yaml", "“信号”", "态度", named, ids)
    yield from _missing("mindset.yaml", "“默认练习”", "练习", [mind.exercise_default], ids)
    for ability in mind.abilities:
        for item in ability.items:
            if not item.anchors.keys() >= ANCHORS:
                yield Problem(f"{item.id} 的“锚点”要有 1、3、5 三档", "补上缺的", "mindset.yaml")


def _calendar(playbook: Playbook) -> Iterator[Problem]:
    for one in (playbook.calendar.known, *playbook.calendar.windows):
        yield from _window(one)
    if all(one.when for one in playbook.calendar.windows):
        yield Problem("每个窗口都有“条件”，普通的案子就没有窗口了", "至少留一个不写条件", "calendar.yaml")


def _window(one: Window) -> Iterator[Problem]:
    try:
        start, end = day_of(one.start, 2026), day_of(one.end, 2026)
    except ValueError:
        yield Problem(f"窗口 {one.id} 的“从”“到”写得不对", "写成 月-日，如 11-01", "calendar.yaml")
        return
    if end < start:
        yield Problem(f"窗口 {one.id} 的“到”比“从”早", "跨年的拆成两个", "calendar.yaml")
    if not 0 <= one.ahead <= MOST_AHEAD:
        yield Problem(f"窗口 {one.id} 的“提前工作日”{one.ahead} 不像", "写 0～60", "calendar.yaml")


def _ladder(playbook: Playbook) -> Iterator[Problem]:
    plan = playbook.escalation
    if plan.ages and (plan.ages[-1].overdue_to is not None or plan.ages[-1].left_to is not None):
        yield Problem("“账龄”最后一档不要写上限", "不然再久的就没有动作了", "escalation.yaml")
    limits = [one.overdue_to for one in plan.ages if one.overdue_to is not None]
    if limits != sorted(limits):
        yield Problem("“账龄”要从短到长排", "第一个成立的算", "escalation.yaml")
    if not 0 <= plan.urgent.days <= 180:
        yield Problem(f"“剩几天算紧急”{plan.urgent.days} 不像", "写 0～180", "escalation.yaml")


def quiz_problems(quiz: Quiz, posts: tuple[str, ...]) -> Iterator[Problem]:
    """quiz.yaml by itself: the types it counts for and the posts it discounts exist, its thresholds can be reached."""
    counted = set(best_scores(quiz))
    named = {"分": counted, "岗位折算": {t for d in quiz.discounts for t in d.types}}
    named["易混"] = {id for pair in quiz.pairs for id in (pair.first, pair.second)}
    for where, ids in named.items():
        for id in sorted(ids - NINE):
            yield Problem(f"“{where}”里写的类型 {id} 不存在", "写 e1 到 e9", "quiz.yaml")
    for post in sorted({p for d in quiz.discounts for p in d.roles} - set(posts)):
        text = f"“岗位折算”里写的“{post}”不存在{nearest(post, posts)}"
        yield Problem(text, "照 questions.yaml 的岗位写", "quiz.yaml")
    if not counted >= NINE:
        yield Problem("有的类型一题都数不到", "九型都要有题", "quiz.yaml")
    t, most = quiz.thresholds, len(quiz.observations)
    if not 0 < t.few <= t.enough <= most:
        yield Problem("“候选题数”“下结论题数”对不上题数", f"一共 {most} 题，候选不超过下结论", "quiz.yaml")


def _conditions(value: Any, where: str) -> Iterator[tuple[str, When]]:
    """Every condition inside a part of the playbook, with the id of the entry that it belongs to."""
    if isinstance(value, When):
        yield where, value
    elif isinstance(value, msgspec.Struct):
        where = getattr(value, "id", where)
        for name in value.__struct_fields__:
            yield from _conditions(getattr(value, name), where)
    elif isinstance(value, tuple):
        for one in value:
            yield from _conditions(one, where)


def _sound(
    file: str, where: str, when: When, ids: dict[str, list[str]], talk: Interview
) -> Iterator[Problem]:
    """Every id and every answer that a condition names exists."""
    named = {
        "难题": when.difficulties,
        "现象": when.phenomena,
        "原因": when.causes,
        "节点": when.nodes,
        "借口": when.excuses,
        "类型": when.types,
        "信号": when.signals,
        "已到级别": when.rungs,
    }
    for kind, used in named.items():
        yield from _missing(file, f"{where} 的“条件”", kind, used, ids)
    fields = {f.key: f for _, f in talk.fields()}
    for key in (*when.answers, *when.known, *when.empty):
        if key not in fields:
            yield Problem(f"{where} 的“条件”里写的“{key}”不存在{nearest(key, fields)}", "核对名称", file)
    for key, values in when.answers.items():
        possible = _possible(fields[key], talk) if key in fields else set()
        yield from answers_of(f"{where} 的“条件”", file, possible, values)


def answers_of(where: str, file: str, possible: set[str], values: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each value that is no possible answer; none while any answer is possible (`possible` is empty)."""
    for value in values:
        if possible and value not in possible:
            yield Problem(
                f"{where}里写的“{value}”不是可选的答案{nearest(value, possible)}", "核对选项的写法", file
            )


def _possible(field: Field, talk: Interview) -> set[str]:
    if field.kind == "是否":
        return {"是", "否"}
    options = {option.id for option in talk.options(field)}
    return options | {UNKNOWN} if options else set()


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        if "{" in data:
            yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)
