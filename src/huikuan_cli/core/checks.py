"""What must hold across the files of a playbook. Pure: a playbook in, problems out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from huikuan_cli.core.case import BROKEN, DRAGGED, RESERVED, STARTS
from huikuan_cli.core.course_checks import answers_of, course_problems
from huikuan_cli.core.filling import PLACEHOLDERS, unknown_name
from huikuan_cli.core.interview import Interview, interview
from huikuan_cli.core.playbook import CustomerType, Field, Playbook
from huikuan_cli.core.rules import Rules
from huikuan_cli.core.values import UNKNOWN
from huikuan_cli.core.words import nearest
from huikuan_cli.errors import Problem

REQUIRED_OPTIONS = {"起算点": tuple(STARTS), "验收拖延": tuple(DRAGGED), "承诺落空": tuple(BROKEN)}
QUESTIONS = "questions.yaml"
MIN_OPENINGS = 2
LEVELS = (
    "目标",
    "目标不明",
    "已结清",
    "可接受",
    "可接受无争议",
    "可接受无数",
    "底线",
    "底线无数",
    "目标只报数",
    "目标有争议",
    "底线有争议",
    "可接受全额",
    "不谈钱目标",
    "不谈钱可接受",
    "不谈钱底线",
    "底线不明",
)
REMINDERS = (
    "时效已近",
    "时效紧急",
    "时效可能已过",
    "还没到期",
    "利息不提",
    "利息可提",
    "有未达标",
    "有争议",
    "还没验收",
    "追加超限",
    "没有放假表",
    "久未催款",
    "休息日",
    "上次要的",
)
# the articles that core names itself, besides those that rules.yaml names by version
CITED = frozenset(
    [
        "mfd188",
        "mfd189",
        "mfd195",
        "mfd201",
        "mfd202",
        "mfd203",
        "mfd511",
        "mfd561",
        "mfd585",
        "mfd628",
        "sx8",
        "sx12",
        "sx14",
        "mmht18",
        "lpr",
    ]
)


def problems_of(playbook: Playbook) -> Iterator[Problem]:
    """What no single file can see: reserved questions, unique names, placeholders, cross references, sane figures."""
    talk = interview(playbook)
    fields = {f.key: f for _, f in talk.fields()}
    yield from _questions(talk)
    yield from _conditions(playbook, fields, talk)
    yield from _scored(playbook)
    yield from _placeholders(playbook, {*PLACEHOLDERS, *fields})
    yield from course_problems(playbook, talk, {*PLACEHOLDERS, *fields})
    yield from _counts(playbook)
    yield from _articles(playbook.rules)


def _counts(playbook: Playbook) -> Iterator[Problem]:
    """Enough of everything that a sheet needs."""
    for id, kind in playbook.types.items():
        if len(kind.openings) < MIN_OPENINGS:
            yield Problem(f"“开场白”至少 {MIN_OPENINGS} 句", "补一句", f"types/{id}.yaml")
        if not (kind.delays and kind.promises and kind.never):
            yield Problem(
                "“常见拖法与应对”“适合的承诺”“绝对不做”都不能空着", "至少各写一条", f"types/{id}.yaml"
            )
    if not playbook.redlines.lines:
        yield Problem("红线不能一条都没有", "从自带的文件里拷回来", "redlines.yaml")
    escalation = playbook.escalation
    for name, texts, wanted in (
        ("三档", escalation.levels, LEVELS),
        ("提醒", escalation.reminders, REMINDERS),
    ):
        for key in wanted:
            if key not in texts:
                yield Problem(f"“{name}”里缺“{key}”", "补上这一句", "escalation.yaml")
    for measure in playbook.prevention.measures:
        if len(measure.ticks) != len(measure.remedy):
            yield Problem(f"{measure.id} 的“可勾选”和“没做到就补”条数不一样", "一条对一条", "prevention.yaml")


def _conditions(playbook: Playbook, fields: dict[str, Field], talk: Interview) -> Iterator[Problem]:
    """Every 当 and 有就要办 names a question, and an answer that can be given."""
    named = [(f"字段“{f.key}”的“当”", QUESTIONS, f.when) for f in fields.values()]
    named += [(f"材料“{d.name}”的“当”", "chain.yaml", d.when) for d in playbook.chain.documents]
    for where, file, when in named:
        for key, values in when.items():
            if key not in fields:
                yield Problem(f"{where}里写的“{key}”不存在{nearest(key, fields)}", "核对名称", file)
            else:
                yield from answers_of(where, file, _possible(fields[key], talk), values)
    for field in fields.values():
        if field.follow:
            yield from answers_of(
                f"字段“{field.key}”的“有就要办”", QUESTIONS, _possible(field, talk), field.follow.values
            )


def _scored(playbook: Playbook) -> Iterator[Problem]:
    """六句话 and 要有具体的人 name questions that are asked."""
    asked = {f.key for s in playbook.questions.sections for f in s.fields}
    for key in playbook.questions.readiness.named:
        if key not in asked:
            yield Problem(f"“要有具体的人”里写的“{key}”不存在{nearest(key, asked)}", "核对名称", QUESTIONS)
    for label, keys in playbook.questions.readiness.labels.items():
        for key in keys:
            if key not in asked:
                yield Problem(
                    f"“六句话”的“{label}”里写的“{key}”不存在{nearest(key, asked)}", "核对名称", QUESTIONS
                )


def _possible(field: Field, talk: Interview) -> set[str]:
    """The answers that can be picked; empty when it is answered in words."""
    if field.kind == "是否":
        return {"是", "否"}
    if field.kind == "明细":
        return {UNKNOWN, *(option for column in field.columns for option in column.options)}
    return {o.id for o in talk.options(field)}


def _placeholders(playbook: Playbook, known: set[str]) -> Iterator[Problem]:
    texts = [(f"types/{id}.yaml", line) for id, kind in playbook.types.items() for line in _speech(kind)]
    for file, line in texts:
        if wrong := unknown_name(line, known):
            yield Problem(wrong, "可用的词见 playbooks 里的说明", file)


def _speech(kind: CustomerType) -> Iterator[str]:
    yield from kind.openings
    yield from kind.promises
    yield from kind.never
    yield from kind.prepare
    yield kind.drive.relief
    for delay in kind.delays:
        yield from (delay.says, delay.answer, delay.take)


def _questions(talk: Interview) -> Iterator[Problem]:
    fields: dict[str, Field] = {}
    for section, field in talk.fields():
        if field.key in fields:
            yield Problem(f"键“{field.key}”用了两次（第二次在“{section.title}”）", "换一个名称", QUESTIONS)
        fields[field.key] = field
    yield from _reserved(fields)
    for field in fields.values():
        yield from _sound(field, talk)


def _reserved(fields: dict[str, Field]) -> Iterator[Problem]:
    """The fields and options that the planner computes with must stay."""
    for key, (_, kind) in RESERVED.items():
        found = fields.get(key)
        if found is None:
            yield Problem(
                f"缺字段“{key}”，程序要用它来算{nearest(key, fields)}", "请改回来，问法可以随便改", QUESTIONS
            )
        elif found.kind != kind:
            yield Problem(f"字段“{key}”的类型要是“{kind}”，现在是“{found.kind}”", "请改回来", QUESTIONS)
    for key, options in REQUIRED_OPTIONS.items():
        have = fields[key].options if key in fields else options
        for option in options:
            if option not in have:
                yield Problem(f"字段“{key}”的选项缺“{option}”，程序要用它来算", "请补上", QUESTIONS)


def _sound(field: Field, talk: Interview) -> Iterator[Problem]:
    if field.kind in ("单选", "多选") and not talk.options(field):
        yield Problem(f"字段“{field.key}”没有选项", "写上“选项: [甲, 乙]”", QUESTIONS)
    if field.kind == "明细" and not field.columns:
        yield Problem(f"字段“{field.key}”没有列", "写上“列:”", QUESTIONS)


def _articles(rules: Rules) -> Iterator[Problem]:
    have = {one.id for one in rules.articles}
    named = {
        one
        for v in rules.versions
        for one in (v.term, v.large_term, v.acceptance, v.dragged, v.settlement, v.interest, v.told)
    }
    for id in sorted({*CITED, *named} - have):
        yield Problem(f"“条文”里缺 {id}", "请补上这一条", "rules.yaml")
    if not rules.lpr or not rules.versions:
        yield Problem("LPR 和条例版本不能空着", "请补上", "rules.yaml")
    yield from _sane(rules)


def _sane(rules: Rules) -> Iterator[Problem]:
    """A slipped decimal point must not reach a sheet."""
    t = rules.terms
    checks = (
        (
            1 <= t.default_days <= t.max_days <= 90,
            "“默认天数”“最长天数”不像，应在 1～90 之间，默认不超过最长",
        ),
        (Decimal(0) < t.daily_rate <= Decimal("0.001"), f"“日利率”{t.daily_rate} 不像，万分之五写成 0.0005"),
        (1 <= t.lpr_low <= t.lpr_high <= 4, "“LPR倍数”不像，应在 1～4 之间，低的不超过高的"),
        ({t.year_days, t.other_year_days} == {360, 365}, "“年天数”和“年天数另一种”只能是 365 和 360"),
        (2 <= t.limitation_years <= 5 and 10 <= t.longest_years <= 30, "“时效年数”“最长年数”不像"),
        (1 <= t.alarm_months <= 24, "“提前警戒月数”不像，应在 1～24 之间"),
        (all(Decimal("0.5") <= one.percent <= 15 for one in rules.lpr), "有一期 LPR 不像，写百分数，如 3.00"),
        (len({one.day for one in rules.lpr}) == len(rules.lpr), "LPR 有两行是同一天"),
    )
    for holds, text in checks:
        if not holds:
            yield Problem(text, "请核对", "rules.yaml")
