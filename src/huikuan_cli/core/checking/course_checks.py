"""What must hold across diagnosis, chain, excuses, mindset, methods, calendar and ladder. Pure: problems come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from huikuan_cli.core.advice.analysis import SAFE_TYPE
from huikuan_cli.core.advice.windows import day_of
from huikuan_cli.core.answers.interview import POST_KEY, Interview, interview, posts_of
from huikuan_cli.core.checking.contradictions import never_true
from huikuan_cli.core.course.quiz import best_scores
from huikuan_cli.core.playbook import Field, Playbook, When, Window
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.playbook.quiz_file import Quiz
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.core.playbook.traversal import all_of, files
from huikuan_cli.core.text.values import UNKNOWN, brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

ANCHORS = {"1", "3", "5"}
Ids = dict[str, Counter[str]]
NINE = {f"e{n}" for n in range(1, 10)}


def course_problems(playbook: Playbook, talk: Interview) -> Iterator[Problem]:
    """Unique ids, references that exist, sound conditions, sane figures."""
    ids = _ids(playbook)
    yield from _unique(ids)
    yield from _diagnosis(playbook, ids)
    yield from _references(playbook, ids)
    yield from _mindset(playbook, ids)
    yield from _calendar(playbook)
    yield from _ladder(playbook)
    for file, value in files(playbook):
        yield from _conditions(file, value, ids, talk)


def condition_problems(file: str, value: Struct, playbook: Playbook) -> Iterator[Problem]:
    """Every condition of a file that stands beside the playbook: it names what exists."""
    yield from _conditions(file, value, _ids(playbook), interview(playbook))


def _conditions(file: str, value: Struct, ids: Ids, talk: Interview) -> Iterator[Problem]:
    possible: dict[str, set[str]] = {}
    for place, one in all_of(When, value):
        possible = possible or {f.key: _possible(f, talk) for _, f in talk.fields()}
        yield from _sound(file, place, one, ids, possible)


def _ids(playbook: Playbook) -> Ids:
    """Every id, and how often it is used, by the word that conditions and references use for its kind."""
    found: dict[str, Iterable[str]] = {
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
        "情形": [one.id for one in playbook.situations()],
        "材料": [one.id for one in playbook.chain.documents],
    }
    return {kind: Counter(ids) for kind, ids in found.items()}


# where the entries of a kind stand
HOMES: dict[str, tuple[str, Place]] = {
    "难题": ("diagnosis.yaml", ("难题",)),
    "现象": ("diagnosis.yaml", ("现象",)),
    "原因": ("diagnosis.yaml", ("原因",)),
    "节点": ("chain.yaml", ("节点",)),
    "借口": ("excuses.yaml", ("借口",)),
    "类型": ("types/e0.yaml", ("id",)),
    "信号": ("mindset.yaml", ("信号",)),
    "态度": ("mindset.yaml", ("态度",)),
    "练习": ("mindset.yaml", ("练习",)),
    "五力": ("mindset.yaml", ("五力",)),
    "客情阶段": ("methods.yaml", ("客情阶段",)),
    "招法": ("methods.yaml", ("八招",)),
    "窗口": ("calendar.yaml", ("窗口",)),
    "账龄": ("escalation.yaml", ("账龄",)),
    "已到级别": ("escalation.yaml", ("阶梯",)),
    "情形": ("plays/general.yaml", ("情形",)),
    "材料": ("chain.yaml", ("材料包",)),
}


def _unique(ids: Ids) -> Iterator[Problem]:
    for kind, found in ids.items():
        file, place = HOMES[kind]
        if not found:
            yield Problem(f"“{kind}”一条都没有", "至少留一条", file, code="P307", at=place)
        for id, times in found.items():
            if times > 1 and kind != "情形":  # which are in several files, and told with both lines
                text = f"“{kind}”里的 {id} 用了 {times} 次"
                yield Problem(text, "换一个编号", file, code="P301", at=(*place, id))


def _missing(file: str, place: Place, kind: str, named: Iterable[str] | str, ids: Ids) -> Iterator[Problem]:
    """A problem for each id that does not exist; `named` are those of a list, or the one that stands at the place."""
    alone = isinstance(named, str)
    for number, one in enumerate([named] if isinstance(named, str) else named):
        if one not in ids[kind]:
            text = f"{called(_within(place, one))}里写的 {one} 不存在{nearest(one, ids[kind])}"
            at = place if alone else (*place, number)
            yield Problem(text, f"{kind}的编号照抄", file, code="P302", at=at, missing=one)


def _within(place: Place, name: str) -> Place:
    """The place to speak of: the whole condition, or the mapping in which the name is a key."""
    if "条件" in place:
        return place[: place.index("条件") + 1]
    return place[:-1] if place[-1] == name else place


def _diagnosis(playbook: Playbook, ids: Ids) -> Iterator[Problem]:
    file, rules = "diagnosis.yaml", playbook.diagnosis
    for phenomenon, weights in rules.weights.items():
        place: Place = ("权重", phenomenon)
        yield from _missing(file, place, "现象", [phenomenon], ids)
        for cause in weights:
            yield from _missing(file, (*place, cause), "原因", [cause], ids)
    for one in rules.causes:
        for number, clue in enumerate(one.clues):
            if any(w.causes for w in clue.when):
                text = f"{one.id} 的“线索”不能用“原因”作条件"
                place = ("原因", one.id, "线索", number)
                yield Problem(text, "原因是靠线索推出来的", file, code="P305", at=place)


def _references(playbook: Playbook, ids: Ids) -> Iterator[Problem]:
    """Ids named by excuses and papers, posts named by the chain."""
    file = "excuses.yaml"
    for one in playbook.excuses.excuses:
        place: Place = ("借口", one.id)
        yield from _missing(file, (*place, "下一站"), "节点", one.nodes, ids)
        for id in one.by_type:
            for problem in _missing(file, (*place, "因类型", id), "类型", [id], ids):
                meant = playbook.type_called(id)
                yield problem._replace(fix=f"写它的编号 {meant}") if meant else problem
        if any(w.excuses or w.causes or w.phenomena for w in one.when):
            text = f"{one.id} 的“条件”不能用“借口”“原因”“现象”"
            yield Problem(text, "它们要等借口认出来以后才知道", file, code="P305", at=(*place, "条件"))
    for paper in playbook.chain.documents:
        if paper.half_of:
            at: Place = ("材料包", paper.id, "不全的")
            yield from _missing("chain.yaml", at, "材料", paper.half_of, ids)
    yield from _posts(playbook)


def _posts(playbook: Playbook) -> Iterator[Problem]:
    """The posts that stand at the places of the chain and on the rungs of the ladder can be answered; each has one place."""
    posts = posts_of(playbook.questions)
    homes: dict[str, list[str]] = {}
    for node in playbook.chain.nodes:
        yield from _no_post("chain.yaml", ("节点", node.id, "岗位"), node.roles, posts)
        for role in node.roles:
            homes.setdefault(role, []).append(node.id)
    for rung in playbook.escalation.rungs:
        yield from _no_post("escalation.yaml", ("阶梯", rung.id, "岗位"), rung.roles, posts)
    for role, nodes in homes.items():
        if len(nodes) > 1:
            *others, newest = sorted(
                nodes, key=lambda id: (len(id), id)
            )  # the last a team's, where it added one
            text = f"岗位“{role}”写在 {'、'.join(others)} 和 {newest} 里，今天见这个岗位就分不清在哪一站"
            fix = "一个岗位只放在一站；换一个岗位，或者不写“岗位”"
            other: tuple[str, Place] = ("chain.yaml", ("节点", others[-1], "岗位"))
            place = ("节点", newest, "岗位")
            yield Problem(text, fix, "chain.yaml", code="P301", at=place, other=other)


def _no_post(file: str, place: Place, named: tuple[str, ...], posts: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each post that no answer to 岗位 is."""
    for number, post in enumerate(named):
        if post not in posts:
            text = f"{called(place)}写的“{brief(post)}”不是“{POST_KEY}”的选项{nearest(post, posts)}"
            fix = f"写向导“{POST_KEY}”那一问的选项；要加一个，在 questions.yaml 的“{POST_KEY}”里写“选项: {{加: [{brief(post)}]}}”"
            yield Problem(text, fix, file, code="P302", at=(*place, number), missing=post)


def _mindset(playbook: Playbook, ids: Ids) -> Iterator[Problem]:
    file, mind = "mindset.yaml", playbook.mindset
    for one in mind.signals:
        if one.attitude:
            yield from _missing(file, ("信号", one.id, "态度"), "态度", one.attitude, ids)
    yield from _missing(file, ("默认练习",), "练习", mind.exercise_default, ids)
    for ability in mind.abilities:
        for item in ability.items:
            if not item.anchors.keys() >= ANCHORS:
                place = ("五力", ability.id, "自评", item.id, "锚点")
                yield Problem(f"{item.id} 的“锚点”要有 1、3、5 三档", "补上缺的", file, code="P311", at=place)


def _calendar(playbook: Playbook) -> Iterator[Problem]:
    yield from _window(playbook.calendar.known, ("对方给了截止日",))
    for one in playbook.calendar.windows:
        yield from _window(one, ("窗口", one.id))
    if all(one.when for one in playbook.calendar.windows):
        text = "每个窗口都有“条件”，普通的案子就没有窗口了"
        yield Problem(text, "至少留一个不写条件", "calendar.yaml", code="P307", at=("窗口",))


def _window(one: Window, place: Place) -> Iterator[Problem]:
    file = "calendar.yaml"
    try:
        start, end = day_of(one.start, 2026), day_of(one.end, 2026)
    except ValueError:
        for key, day in (("从", one.start), ("到", one.end)):
            if not _is_day(day):
                text = f"窗口 {one.id} 的“{key}”写得不对"
                yield Problem(text, "写成 月-日，如 11-01", file, code="P306", at=(*place, key))
        return
    if end < start:
        text = f"窗口 {one.id} 的“到”比“从”早"
        yield Problem(text, "跨年的拆成两个", file, code="P306", at=(*place, "到"))


def _is_day(text: str) -> bool:
    try:
        day_of(text, 2026)
    except ValueError:
        return False
    return True


def _ladder(playbook: Playbook) -> Iterator[Problem]:
    file, plan = "escalation.yaml", playbook.escalation
    if plan.ages and (plan.ages[-1].overdue_to is not None or plan.ages[-1].left_to is not None):
        place = ("账龄", plan.ages[-1].id)
        text = "“账龄”最后一档不要写上限"
        yield Problem(text, "不然再久的就没有动作了", file, code="P308", at=place)
    limits = [one.overdue_to for one in plan.ages if one.overdue_to is not None]
    if limits != sorted(limits):
        yield Problem("“账龄”要从短到长排", "第一个成立的算", file, code="P308", at=("账龄",))


def quiz_problems(quiz: Quiz, posts: tuple[str, ...], types: Iterable[str] = ()) -> Iterator[Problem]:
    """quiz.yaml by itself: the types it counts for and the posts it discounts exist, its thresholds can be reached.
    `types`: all that there are."""
    file, counted = "quiz.yaml", set(best_scores(quiz))
    named: list[tuple[Place, Iterable[str]]] = []
    for one in quiz.observations:
        named += [(("题", one.id, "看到的", seen.key, "分"), seen.points) for seen in one.options]
    for number, discount in enumerate(quiz.discounts):
        place: Place = ("岗位折算", number)
        named.append(((*place, "类型"), discount.types))
        for post in sorted(set(discount.roles) - set(posts)):
            text = f"“岗位折算”里写的“{post}”不存在{nearest(post, posts)}"
            at = (*place, "岗位")
            yield Problem(text, "照 questions.yaml 的岗位写", file, code="P302", at=at, missing=post)
    named += [(("易混", number), (pair.first, pair.second)) for number, pair in enumerate(quiz.pairs)]
    for place, ids in named:
        for id in sorted({*ids} - ({*NINE, *types} - {SAFE_TYPE})):
            yield Problem(
                f"“{place[0]}”里写的类型 {id} 不存在",
                "写 e1 到 e9，或 types/ 里自己加的",
                file,
                code="P302",
                at=place,
            )
    if not counted >= NINE:
        yield Problem("有的类型一题都数不到", "九型都要有题", file, code="P307", at=("题",))
    t, most = quiz.thresholds, len(quiz.observations)
    if not 0 < t.few <= t.enough <= most:
        text = "“候选题数”“下结论题数”对不上题数"
        yield Problem(text, f"一共 {most} 题，候选不超过下结论", file, code="P306", at=("门槛",))


def case_problems(file: str, case: Teaching, playbook: Playbook) -> Iterator[Problem]:
    """A teaching case names a phenomenon, causes and a type that exist, and its id is that of its file."""
    ids = _ids(playbook)
    yield from _missing(file, ("现象",), "现象", case.phenomenon, ids)
    yield from _missing(file, ("原因",), "原因", case.causes, ids)
    yield from _missing(file, ("类型",), "类型", case.type, ids)
    if file != f"cases/{case.id}.yaml":
        yield Problem(f"id 是“{case.id}”，和文件名对不上", "改成一样的", file, code="P605", at=("id",))


def _sound(file: str, place: Place, when: When, ids: Ids, possible: dict[str, set[str]]) -> Iterator[Problem]:
    """Every id, every question and every answer (`possible` by question) that a condition names exists."""
    yield from never_true(file, place, when)
    named = {
        "难题": when.difficulties,
        "现象": when.phenomena,
        "原因": when.causes,
        "节点": when.nodes,
        "借口": when.excuses,
        "类型": when.types,
        "信号": when.signals,
        "已到级别": when.rungs,
        "情形": when.plays,
    }
    for word, papers in (("手上有", when.held), ("手上没有", when.not_held)):
        yield from _missing(file, (*place, word), "材料", papers, ids)
    for kind, used in named.items():
        yield from _missing(file, (*place, kind), kind, used, ids)
    for word, keys in (("答了", when.answers), ("填了", when.known), ("没填", when.empty)):
        for key in keys:
            if key not in possible:
                text = f"{called(_within(place, key))}里写的“{key}”不存在{nearest(key, possible)}"
                yield Problem(text, "核对名称", file, code="P302", at=(*place, word), missing=key)
    for key, values in when.answers.items():
        yield from answers_of(file, (*place, "答了", key), possible.get(key, set()), values)


def answers_of(file: str, place: Place, possible: set[str], values: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each value that is no possible answer; none while any answer is possible (`possible` is empty)."""
    for number, value in enumerate(values):
        if possible and value not in possible:
            text = f"{called(_within(place, value))}里写的“{value}”不是可选的答案{nearest(value, possible)}"
            yield Problem(text, "核对选项的写法", file, code="P302", at=(*place, number), missing=value)


def _possible(field: Field, talk: Interview) -> set[str]:
    found = talk.pickable(field)
    return found | {UNKNOWN} if found and field.kind != "是否" else found
