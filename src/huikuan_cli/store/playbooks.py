"""Finding and reading playbooks: layers of folders, each file from the first layer that has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from huikuan_cli.core.case import DRAGGED, RESERVED, STARTS
from huikuan_cli.core.filling import PLACEHOLDERS, line_problem, unknown_name
from huikuan_cli.core.interview import Interview, interview
from huikuan_cli.core.playbook import (
    Chain,
    CustomerType,
    Escalation,
    Field,
    Playbook,
    Prevention,
    Questions,
    RedLines,
)
from huikuan_cli.core.rules import Rules
from huikuan_cli.core.values import UNKNOWN
from huikuan_cli.core.words import nearest
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.yamlio import Tree, parse, read_bytes

T = TypeVar("T")
PLAYBOOK_VERSION = "1"
TYPES = tuple(f"types/e{n}.yaml" for n in range(10))
FILES: dict[str, type[Any]] = {
    "questions.yaml": Questions,
    "prevention.yaml": Prevention,
    "chain.yaml": Chain,
    "redlines.yaml": RedLines,
    "escalation.yaml": Escalation,
    "rules.yaml": Rules,
    **dict.fromkeys(TYPES, CustomerType),
}
REQUIRED_OPTIONS = {"起算点": tuple(STARTS), "验收拖延": tuple(DRAGGED)}
QUESTIONS = "questions.yaml"
MIN_OPENINGS = 2
LEVELS = ("目标", "目标不明", "已结清", "可接受", "可接受无争议", "可接受无数", "底线", "底线无数")
REMINDERS = (
    "时效已近",
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
    "口径待核",
)


class Layer(Struct, frozen=True):
    """One folder of playbooks: where it is and what it is called."""

    folder: Path
    name: str


def bundled() -> Path:
    """The playbooks that come with the program: inside the wheel, or the checkout's own."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_playbooks"
    return inside if inside.is_dir() else package.parents[1] / "playbooks"


def layers(named: list[tuple[str, str]], workspace: Path | None, config: Path) -> tuple[Layer, ...]:
    """The folders in the order in which they win: those named by the user, the workspace's, his own, bundled.

    `named` are pairs of a folder (may be empty) and who named it. Raises HuikuanError when one does not exist.
    """
    found = []
    for text, name in named:
        if text:
            folder = Path(text).expanduser()
            if not folder.is_dir():
                raise HuikuanError(f"{name} 指的文件夹“{text}”不存在", "请核对路径")
            found.append(Layer(folder, name))
    if workspace and (workspace / "playbooks").is_dir():
        found.append(Layer(workspace / "playbooks", "工作文件夹"))
    if (config / "playbooks").is_dir():
        found.append(Layer(config / "playbooks", "个人设置"))
    return (*found, Layer(bundled(), "自带"))


def load_for_visit(order: tuple[Layer, ...]) -> tuple[Playbook, tuple[str, ...]]:
    """The playbook for a visit, which a mistake in a team's file must not stop (design.md §2.6).

    A broken team file is passed over for the next layer's; when the whole does not fit together, the bundled
    playbook is used. The second value says so, a sentence for each. Raises only when the bundled one is broken.
    """
    said: list[str] = []
    try:
        return load(order, said), tuple(said)
    except ProblemsFound as error:
        if len(order) == 1:
            raise
        whole = [f"{problem.sentence()}（这次全用自带的打法）" for problem in error.problems]
        return load(order[-1:]), (*said, *whole)


def load(order: tuple[Layer, ...], passed_over: list[str] | None = None) -> Playbook:
    """Read every playbook file from its layer. Raises ProblemsFound with file and line for a mistake.

    With `passed_over`, a broken file is noted there and the next layer's is used.
    """
    parts: dict[str, Any] = {}
    digest = hashlib.sha256()
    sources = []
    for name, kind in FILES.items():
        layer, raw, parts[name] = _first_sound(name, kind, order, passed_over)
        digest.update(raw)
        if layer is not order[-1]:
            sources.append(f"{name}（{layer.name}）")
    playbook = Playbook(
        questions=parts["questions.yaml"],
        prevention=parts["prevention.yaml"],
        types={parts[name].id: parts[name] for name in TYPES},
        chain=parts["chain.yaml"],
        redlines=parts["redlines.yaml"],
        escalation=parts["escalation.yaml"],
        rules=parts["rules.yaml"],
        digest=digest.hexdigest()[:12],
        sources=tuple(sources),
    )
    problems = list(_whole(playbook))
    if problems:
        raise ProblemsFound("打法库前后对不上", problems)
    return playbook


def _first_sound(
    name: str, kind: type[Any], order: tuple[Layer, ...], passed_over: list[str] | None
) -> tuple[Layer, bytes, Any]:
    """The layer, bytes and content of a file from the first layer that has it (and has it sound)."""
    for layer in order:
        path = layer.folder / name
        if not path.is_file():
            continue
        try:
            raw = read_bytes(path)
            value = _read(raw, name if layer is order[-1] else str(path), kind)
            if kind is CustomerType and value.id != path.stem:
                wrong = Problem(f"id 是“{value.id}”", f"改成 {path.stem}", str(path))
                raise ProblemsFound(f"“{path}”要改", [wrong])
        except HuikuanError as error:
            if passed_over is None or layer is order[-1]:
                raise
            found = error.problems if isinstance(error, ProblemsFound) else [Problem(error.sentence())]
            passed_over += [f"{problem.sentence()}（这次用自带的 {name}）" for problem in found]
            continue
        return layer, raw, value
    raise HuikuanError(f"打法库里缺文件“{name}”", "请重新安装")


def _read(raw: bytes, name: str, kind: type[T]) -> T:
    tree = parse(raw, name)
    if isinstance(tree.data, dict) and tree.data.get("版本") != PLAYBOOK_VERSION:
        got = tree.data.get("版本", "没写")
        problem = Problem(
            f"版本是“{got}”", f"这一版程序读 版本: {PLAYBOOK_VERSION}", name, tree.line_of(("版本",))
        )
        raise ProblemsFound(f"“{name}”的版本对不上", [problem])
    problems = [*_bad_lines(tree)]
    try:
        value = msgspec.convert(tree.data, kind, strict=False)
    except msgspec.ValidationError as error:
        problems.append(_shape(str(error), tree, kind))
    if problems:
        raise ProblemsFound(f"“{name}”要改", problems)
    return value


def _texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*path, number))


def _bad_lines(tree: Tree) -> Iterator[Problem]:
    """Placeholders written wrongly in any text of the file."""
    for path, text in _texts(tree.data):
        wrong = line_problem(text) if "{" in text else ""
        if wrong:
            yield Problem(wrong, "", tree.file, tree.line_of(path))


_AT = re.compile(r" - at `(\$[^`]*)`")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


def _shape(message: str, tree: Tree, kind: type[Any]) -> Problem:
    """A sentence for what the schema did not accept, at its line."""
    found = _AT.search(message)
    path: tuple[str | int, ...] = ()
    for name, index in _STEP.findall(found[1] if found else ""):
        path = (*path, name) if name else (*path, int(index)) if index.isdigit() else path
    where = "/".join(str(p + 1) if isinstance(p, int) else p for p in path)
    what = _AT.sub("", message)
    known = [] if path else [f.encode_name for f in msgspec.structs.fields(kind)]
    return Problem(
        f"“{where}”{_said(what, known)}" if where else _said(what, known),
        "",
        tree.file,
        tree.line_of(path),
    )


def _said(what: str, known: list[str]) -> str:
    if match := re.search(r"missing required field `([^`]+)`", what):
        return f"缺“{match[1]}”"
    if match := re.search(r"unknown field `([^`]+)`", what):
        return f"“{match[1]}”不认识{nearest(match[1], known) or '，请核对名称或删掉'}"
    if match := re.search(r"Expected `([^`]+)`, got `([^`]+)`", what):
        kinds = {
            "int": "整数",
            "str": "一段文字",
            "array": "列表",
            "object": "分行的字段",
            "date": "日期",
            "decimal": "数字",
            "bool": "是或否",
        }
        return f"要写{kinds.get(match[1].split(' ')[0], '另一种内容')}，现在是{kinds.get(match[2], '别的')}"
    if "Invalid enum value" in what:
        value = what.partition("'")[2].partition("'")[0]
        return f"“{value}”不在可写的词里"
    return "写得不对"


def _whole(playbook: Playbook) -> Iterator[Problem]:
    """What no single file can see: reserved questions, unique names, placeholders, cross references."""
    talk = interview(playbook)
    fields = {f.key: f for _, f in talk.fields()}
    yield from _questions(talk)
    yield from _conditions(playbook, fields, talk)
    yield from _placeholders(playbook, {*PLACEHOLDERS, *fields})
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
    """Every 当, 有就要办 and 六句话 names a question, and an answer that can be given."""
    named = [(f"字段“{f.key}”的“当”", QUESTIONS, f.when) for f in fields.values()]
    named += [(f"材料“{d.name}”的“当”", "chain.yaml", d.when) for d in playbook.chain.documents]
    for where, file, when in named:
        for key, values in when.items():
            if key not in fields:
                yield Problem(f"{where}里写的“{key}”不存在{nearest(key, fields)}", "核对名称", file)
            else:
                yield from _answers_of(where, file, _possible(fields[key], talk), values)
    for field in fields.values():
        if field.follow:
            yield from _answers_of(
                f"字段“{field.key}”的“有就要办”", QUESTIONS, _possible(field, talk), field.follow.values
            )
    for label, keys in playbook.questions.readiness.labels.items():
        for key in keys:
            if not any(f.key == key for s in playbook.questions.sections for f in s.fields):
                yield Problem(
                    f"“六句话”的“{label}”里写的“{key}”不存在{nearest(key, fields)}", "核对名称", QUESTIONS
                )


def _possible(field: Field, talk: Interview) -> set[str]:
    """The answers that can be picked; empty when it is answered in words."""
    if field.kind == "是否":
        return {"是", "否"}
    if field.kind == "明细":
        return {UNKNOWN, *(option for column in field.columns for option in column.options)}
    return {o.id for o in talk.options(field)}


def _answers_of(where: str, file: str, possible: set[str], values: tuple[str, ...]) -> Iterator[Problem]:
    for value in values:
        if possible and value not in possible:
            yield Problem(
                f"{where}里写的“{value}”不是可选的答案{nearest(value, possible)}", "核对选项的写法", file
            )


def _placeholders(playbook: Playbook, known: set[str]) -> Iterator[Problem]:
    texts = [(f"types/{id}.yaml", line) for id, kind in playbook.types.items() for line in _speech(kind)]
    plan = playbook.escalation
    lines = (
        *plan.no_result,
        *plan.levels.values(),
        *plan.fallback,
        *plan.reminders.values(),
        *(s.action for s in plan.steps),
    )
    texts += [("escalation.yaml", line) for line in lines]
    for file, line in texts:
        if wrong := unknown_name(line, known):
            yield Problem(wrong, "可用的词见 playbooks 里的说明", file)


def _speech(kind: CustomerType) -> Iterator[str]:
    yield from kind.openings
    yield from kind.promises
    yield from kind.never
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


CITED = (
    "mfd188",
    "mfd195",
    "mfd201",
    "mfd202",
    "mfd203",
    "mfd511",
    "mfd561",
    "mfd585",
    "mfd628",
    "sx8",
    "sx14",
    "mmht18",
    "lpr",
)


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
