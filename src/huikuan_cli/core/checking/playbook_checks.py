"""What must hold across the files of a playbook. Pure: a playbook in, problems out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from huikuan_cli.core.answers.case import (
    BROKEN,
    DRAGGED,
    FIRST_COUNTS,
    PERIOD_STARTS,
    RESERVED,
    takes_time,
)
from huikuan_cli.core.answers.interview import Interview, interview
from huikuan_cli.core.checking.contradictions import question_problems
from huikuan_cli.core.checking.course_checks import answers_of, course_problems
from huikuan_cli.core.checking.depth_checks import depth_problems
from huikuan_cli.core.checking.play_checks import play_problems
from huikuan_cli.core.log.log_checks import log_problems
from huikuan_cli.core.playbook import CustomerType, Field, Playbook
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.playbook.placeholders import BRACES, PLACEHOLDERS, name_problem
from huikuan_cli.core.playbook.rules import Lpr, Rules
from huikuan_cli.core.playbook.traversal import texts
from huikuan_cli.core.text.values import UNKNOWN, brief, iso
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import NO_OTHER, Problem

REQUIRED_COLUMNS = {
    "部分付款": ("日期", "金额", "凭证"),
    "催款记录": ("日期", "事件", "凭证"),
    "协议或判决": ("文书", "生效日", "最晚付款日", "金额", "已付"),
}
REQUIRED_OPTIONS = {
    "起算点": tuple(PERIOD_STARTS),
    "按哪次验收": (FIRST_COUNTS,),
    "验收拖延": tuple(DRAGGED),
    "承诺落空": tuple(BROKEN),
}
QUESTIONS_FILE = "questions.yaml"
MIN_OPENINGS = 2
YEAR = 366  # days
REMINDERS = (
    "时效已近",
    "时效可能已过",
    "凭证没写日子",
    "执行期已近",
    "执行期可能已过",
    "单位变了",
    "还没到期",
    "利息不提",
    "利息可提",
    "有未达标",
    "有争议",
    "还没验收",
    "追加超限",
    "没有放假表",
    "久未催款",
    "催款没问到",
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
        "sx2018",
        "sx8",
        "sx11",
        "sx12",
        "sx14",
        "sx17",
        "mmht18",
        "msf250",
        "msf264",
        "lpr",
        "jg26",
        "jg27",
        "tz65",
        "jzll",
    ]
)


def problems_of(playbook: Playbook) -> Iterator[Problem]:
    """What no single file can see: reserved questions, unique names, placeholders, cross references, sane figures."""
    talk = interview(playbook)
    fields = {f.key: f for _, f in talk.fields()}
    yield from _questions(playbook, talk)
    yield from log_problems(playbook)
    yield from _conditions(playbook, fields, talk)
    yield from question_problems(playbook.questions)
    yield from depth_problems(playbook, talk, _places(playbook))
    yield from _scored(playbook)
    yield from _placeholders(playbook, dict.fromkeys((*PLACEHOLDERS, *fields)))
    yield from course_problems(playbook, talk)
    yield from play_problems(playbook)
    yield from _counts(playbook)
    yield from _articles(playbook.rules)


def _counts(playbook: Playbook) -> Iterator[Problem]:
    """Enough of everything that a sheet needs."""
    names: dict[str, str] = {}
    for id, kind in playbook.types.items():
        yield from _enough(id, kind)
        if (first := names.setdefault(kind.name, id)) != id:
            other, place = f"types/{first}.yaml", ("名称",)
            text = f"名称“{brief(kind.name)}”和 {other} 里的一样"
            yield Problem(text, "换一个名称", f"types/{id}.yaml", code="P301", at=place, other=(other, place))
    if not playbook.redlines.lines:
        yield Problem(
            "红线不能一条都没有", "从自带的文件里拷回来", "redlines.yaml", code="P307", at=("红线",)
        )
    for key in REMINDERS:
        if key not in playbook.escalation.reminders:
            text = f"“提醒”里缺“{key}”"
            yield Problem(text, "补上这一句", "escalation.yaml", code="P202", at=("提醒",))


def _enough(id: str, kind: CustomerType) -> Iterator[Problem]:
    file = f"types/{id}.yaml"
    if len(kind.openings) < MIN_OPENINGS:
        yield Problem(f"“开场白”至少 {MIN_OPENINGS} 句", "补一句", file, code="P307", at=("开场白",))
    needed = {"常见拖法与应对": kind.delays, "适合的承诺": kind.promises, "绝对不做": kind.never}
    for name, lines in needed.items():
        if not lines:
            yield Problem(f"“{name}”不能空着", "至少写一条", file, code="P307", at=(name,))


def _conditions(playbook: Playbook, fields: dict[str, Field], talk: Interview) -> Iterator[Problem]:
    """Every 当 and 有就要办 names a question, and an answer that can be given."""
    places = _places(playbook)
    possible = {key: _possible(field, talk) for key, field in fields.items()}
    named: list[tuple[str, Place, dict[str, tuple[str, ...]]]] = [
        (QUESTIONS_FILE, (*places[f.key], "当"), f.when) for f in fields.values() if f.key in places
    ]
    named += [("chain.yaml", ("材料包", d.id, "当"), d.when) for d in playbook.chain.documents]
    for file, place, when in named:
        for key, values in when.items():
            if key not in fields:
                yield _no_field(key, fields, file, place)
            else:
                yield from answers_of(file, (*place, key), possible[key], values)
    for field in fields.values():
        if field.follow:
            place = (*places.get(field.key, ()), "有就要办", "答了")
            yield from answers_of(QUESTIONS_FILE, place, possible[field.key], field.follow.values)


def _places(playbook: Playbook) -> dict[str, Place]:
    """Where each question stands in questions.yaml."""
    return {f.key: ("自问", s.id, "字段", f.key) for s in playbook.questions.sections for f in s.fields}


def _no_field(key: str, fields: Iterable[str], file: str, place: Place) -> Problem:
    text = f"{called(place)}里写的“{key}”不存在{nearest(key, fields)}"
    return Problem(text, "核对名称", file, code="P302", at=place, missing=key)


def _scored(playbook: Playbook) -> Iterator[Problem]:
    """六句话 and 要有具体的人 name questions that are asked."""
    asked, readiness = _places(playbook), playbook.questions.readiness
    named: dict[Place, tuple[str, ...]] = {("准备度", "要有具体的人"): readiness.named}
    named |= {("准备度", "六句话", label): keys for label, keys in readiness.labels.items()}
    for place, keys in named.items():
        lost = [key for key in keys if key not in asked]
        needed = f"{called(place)}只看它，准备度要用" if lost and len(lost) == len(keys) else ""
        for key in lost:
            yield _no_field(key, asked, QUESTIONS_FILE, place)._replace(needed=needed)


def _possible(field: Field, talk: Interview) -> set[str]:
    """The answers that can be picked, of a table those in its columns; empty when it is answered in words."""
    if field.kind == "明细":
        return {UNKNOWN, *(option for column in field.columns for option in column.options)}
    return talk.pickable(field)


def _placeholders(playbook: Playbook, known: Collection[str]) -> Iterator[Problem]:
    for file, place, text in texts(playbook):
        if BRACES.intersection(text) and (wrong := name_problem(text, known)):
            fix, needed = "可用的词见 playbooks 里的说明", f"{file} 里的话要印它"
            yield Problem(
                wrong.text,
                fix,
                file,
                code="P303",
                at=place,
                word=wrong.word,
                nth=wrong.nth,
                missing=wrong.name,
                needed=needed,
            )


def _questions(playbook: Playbook, talk: Interview) -> Iterator[Problem]:
    fields: dict[str, Field] = {}
    first: dict[str, Place] = {}
    places = _places(playbook)
    for section, field in talk.fields():
        place: Place = ("自问", section.id, "字段", field.key)
        if field.key in fields:
            text, other = f"键“{field.key}”在 {QUESTIONS_FILE} 里已经有了", (QUESTIONS_FILE, first[field.key])
            if section not in playbook.questions.sections and field.key in places:  # one of the program's own
                text, place, other = f"“{field.key}”程序自己会问", places[field.key], NO_OTHER
            yield Problem(text, "换一个名称", QUESTIONS_FILE, code="P301", at=place, other=other)
        fields[field.key] = field
        first.setdefault(field.key, place)
    yield from _reserved(fields, places)
    for field in fields.values():
        yield from _sound(field, talk, places.get(field.key, ()))


def _reserved(fields: dict[str, Field], places: dict[str, Place]) -> Iterator[Problem]:
    """The fields and options that the planner computes with must stay."""
    for key, one in RESERVED.items():
        found, kind = fields.get(key), one.kind
        if found is None:
            needed = "程序要用它来算"
            others = [one for one in fields if one not in RESERVED]
            text = f"缺字段“{key}”，{needed}{nearest(key, others)}"
            yield Problem(
                text,
                "请改回来，问法可以随便改",
                QUESTIONS_FILE,
                code="P304",
                at=("自问",),
                missing=key,
                needed=needed,
            )
        elif found.kind != kind and not takes_time(found):
            text = f"字段“{key}”的类型要是“{kind}”，现在是“{found.kind}”"
            yield Problem(text, "请改回来", QUESTIONS_FILE, code="P304", at=(*places.get(key, ()), "类型"))
    for key, wanted in REQUIRED_COLUMNS.items():
        columns = [one.key for one in fields[key].columns] if key in fields else list(wanted)
        for name in (one for one in wanted if one not in columns):
            needed = "程序要用它来算"
            text = f"“{key}”缺“{name}”这一列，{needed}"
            at = (*places.get(key, ()), "列")
            yield Problem(text, "请补上", QUESTIONS_FILE, code="P304", at=at, missing=name, needed=needed)
    for key, options in REQUIRED_OPTIONS.items():
        have = fields[key].options if key in fields else options
        for option in options:
            if option not in have:
                text = f"字段“{key}”的选项缺“{option}”，程序要用它来算"
                yield Problem(text, "请补上", QUESTIONS_FILE, code="P304", at=(*places.get(key, ()), "选项"))


def _sound(field: Field, talk: Interview, place: Place) -> Iterator[Problem]:
    if field.kind in ("单选", "多选") and not talk.options(field):
        text = f"字段“{field.key}”没有选项"
        yield Problem(text, "写上“选项: [甲, 乙]”", QUESTIONS_FILE, code="P307", at=place)
    if field.kind == "明细" and not field.columns:
        yield Problem(f"字段“{field.key}”没有列", "写上“列:”", QUESTIONS_FILE, code="P307", at=place)


def _articles(rules: Rules) -> Iterator[Problem]:
    have = {one.id for one in rules.articles}
    named = {
        one
        for v in rules.versions
        for one in (v.term, v.large_term, v.acceptance, v.dragged, v.settlement, v.interest, v.told)
    }
    for id in sorted({*CITED, *named} - have):
        text, needed = f"“条文”里缺 {id}", "程序要引用它"
        yield Problem(
            text, "请补上这一条", "rules.yaml", code="P302", at=("条文",), missing=id, needed=needed
        )
    for name, rows in (("LPR", rules.lpr), ("贷款基准利率", rules.base), ("条例版本", rules.versions)):
        if not rows:
            yield Problem(f"“{name}”不能空着", "请补上", "rules.yaml", code="P307", at=(name,))
    yield from _sane(rules)


def _sane(rules: Rules) -> Iterator[Problem]:
    """A slipped decimal point must not reach a sheet."""
    t, terms = rules.terms, "期限与利率"
    checks: tuple[tuple[bool, str, Place], ...] = (
        (
            1 <= t.default_days <= t.max_days <= 90,
            "“默认天数”“最长天数”不像，应在 1～90 之间，默认不超过最长",
            (terms, "默认天数"),
        ),
        (
            Decimal(0) < t.daily_rate <= Decimal("0.001"),
            f"“日利率”{t.daily_rate} 不像，万分之五写成 0.0005",
            (terms, "日利率"),
        ),
        (
            1 <= t.lpr_low <= t.lpr_high <= 4,
            "“LPR倍数”不像，应在 1～4 之间，低的不超过高的",
            (terms, "LPR倍数低"),
        ),
        (
            {t.year_days, t.other_year_days} == {360, 365},
            "“年天数”和“年天数另一种”只能是 365 和 360",
            (terms, "年天数"),
        ),
        (
            2 <= t.limitation_years <= 5 and 10 <= t.longest_years <= 30,
            "“时效年数”“最长年数”不像",
            (terms, "时效年数"),
        ),
        (
            1 <= t.old_limitation_years <= t.limitation_years,
            "“旧时效年数”不像，不会比“时效年数”长",
            (terms, "旧时效年数"),
        ),
        (1 <= t.enforcement_years <= 5, "“申请执行年数”不像，应在 1～5 之间", (terms, "申请执行年数")),
        (1 <= t.alarm_months <= 24, "“提前警戒月数”不像，应在 1～24 之间", (terms, "提前警戒月数")),
        (
            t.lpr_plain == 1,
            "“LPR倍数平”只能是 1：工程款按 LPR，不加计",
            (terms, "LPR倍数平"),
        ),
        (
            0 < t.too_high <= 1,
            "“约定过高超出”不像，应在 0～1 之间，三成写成 0.3",
            (terms, "约定过高超出"),
        ),
        *_sane_rates("LPR", rules.lpr),
        *_sane_rates("贷款基准利率", rules.base),
    )
    for holds, text, place in checks:
        if not holds:
            yield Problem(text, "请核对", "rules.yaml", code="P306", at=place)


def _sane_rates(name: str, rows: tuple[Lpr, ...]) -> Iterator[tuple[bool, str, Place]]:
    yield len({one.day for one in rows}) == len(rows), f"{name} 有两行是同一天", (name,)
    for one in rows:
        text = f"这一期 {name} {one.percent} 不像，写百分数，如 3.00"
        yield Decimal("0.5") <= one.percent <= 15, text, (name, iso(one.day), "一年期")


def stale(rules: Rules, today: date) -> Iterator[Problem]:
    """Dates of rules.yaml on which something was last checked, more than a year ago."""
    checked: list[tuple[Place, date]] = [(("核对日期",), rules.checked)]
    checked += [(("条文", one.id, "核对日期"), one.checked) for one in rules.articles]
    for place, day in checked:
        if (today - day).days > YEAR:
            text = f"{called(place)}是 {iso(day)}，过了一年多"
            fix = "对照原文再核一遍，改成核对的那天"
            yield Problem(text, fix, "rules.yaml", code="P310", at=place, minor=True)
