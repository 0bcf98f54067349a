"""Finding and reading playbooks: layers of folders, each file from the first layer that has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct

from huikuan_cli.core.filling import line_problem
from huikuan_cli.core.playbook import (
    Calendar,
    Chain,
    CustomerType,
    Diagnosis,
    Escalation,
    Excuses,
    Methods,
    Mindset,
    Playbook,
    Prevention,
    Questions,
    RedLines,
)
from huikuan_cli.core.rules import Rules
from huikuan_cli.core.values import brief
from huikuan_cli.core.words import nearest
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.reading import read_bytes

if TYPE_CHECKING:
    from huikuan_cli.store.yamlio import Tree

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
    "diagnosis.yaml": Diagnosis,
    "excuses.yaml": Excuses,
    "mindset.yaml": Mindset,
    "methods.yaml": Methods,
    "calendar.yaml": Calendar,
    **dict.fromkeys(TYPES, CustomerType),
}


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
            if not _is_folder(folder):
                raise HuikuanError(f"{name} 指的文件夹“{brief(text, 200)}”不存在", "请核对路径")
            found.append(Layer(folder, name))
    if workspace and (workspace / "playbooks").is_dir():
        found.append(Layer(workspace / "playbooks", "工作文件夹"))
    if (config / "playbooks").is_dir():
        found.append(Layer(config / "playbooks", "个人设置"))
    return (*found, Layer(bundled(), "自带"))


def _is_folder(path: Path) -> bool:
    """Whether a path that a person wrote is a folder; one that cannot even be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def load_for_visit(order: tuple[Layer, ...], fast: Path | None = None) -> tuple[Playbook, tuple[str, ...]]:
    """The playbook for a visit, which a mistake in a team's file must not stop (design.md §2.6).

    A broken team file is passed over for the next layer's; when the whole does not fit together, the bundled
    playbook is used. The second value says so, a sentence for each. Raises only when the bundled one is broken.
    `fast` is a folder where the last sound playbook is kept, ready to use.
    """
    if fast is None:
        return _load_for_visit(order)
    from huikuan_cli.store import kept

    try:
        key = kept.key_of(_winners(order))
    except HuikuanError:  # a file that cannot be read is said, and passed over, by the loading itself
        return _load_for_visit(order)
    ready = kept.read(fast, key)
    if ready is not None:
        return ready, ()
    playbook, said = _load_for_visit(order)
    if not said:
        kept.keep(fast, key, playbook)
    return playbook, said


def _winners(order: tuple[Layer, ...]) -> Iterator[tuple[str, str, bytes]]:
    """Every file with the layer that has it first and its bytes; nothing is parsed."""
    for name in FILES:
        for layer in order:
            path = layer.folder / name
            if path.is_file():
                yield name, f"{layer.name}{layer is order[-1]}", read_bytes(path)
                break


def _load_for_visit(order: tuple[Layer, ...]) -> tuple[Playbook, tuple[str, ...]]:
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
    from huikuan_cli.core.checks import problems_of

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
        diagnosis=parts["diagnosis.yaml"],
        excuses=parts["excuses.yaml"],
        mindset=parts["mindset.yaml"],
        methods=parts["methods.yaml"],
        calendar=parts["calendar.yaml"],
        digest=digest.hexdigest()[:12],
        sources=tuple(sources),
    )
    problems = list(problems_of(playbook))
    if problems:
        raise ProblemsFound("打法库前后对不上", problems)
    return playbook


def load_one(order: tuple[Layer, ...], name: str, kind: type[T], passed_over: list[str] | None = None) -> T:
    """One playbook file alone, from the first layer that has it: for commands that need no more.

    Raises as `load` does; with `passed_over` a broken team file is noted there and the next layer's is used.
    """
    _, _, value = _first_sound(name, kind, order, passed_over)
    found: T = value
    return found


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
            passed_over += [f"{problem.sentence()}（这次不用这个文件）" for problem in found]
            continue
        return layer, raw, value
    raise HuikuanError(f"打法库里缺文件“{name}”", "请重新安装")


def _read(raw: bytes, name: str, kind: type[T]) -> T:
    from huikuan_cli.store.yamlio import parse  # not needed when a playbook was kept ready

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
    """Placeholders written wrongly in any text of the file; a file without one is not walked at all."""
    if not line_problem(tree.text):
        return
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
