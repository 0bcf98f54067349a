"""Files in a playbook folder that nothing reads: a wrong name would silently change nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from huikuan_cli.core.text.words import closest
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.layers import LONE_FILES, OWN_LETTER, SHAPES, Layer, is_shape
from huikuan_cli.store.playbooks.releases import KEPT, MANIFEST, other_copy
from huikuan_cli.store.playbooks.skipped import check_of
from huikuan_cli.store.playbooks.templates import FORMER, INSTEAD, LETTERHEAD

OURS = re.compile(r"e\d")  # a type that the program comes with
# the folders whose files have names that only a team gives: what is said of another name, and how it is mended
OWN_NAMES = {
    "types": (
        "自己加的类型只认 e10 到 e19",
        "文件名和里面的 id 改成其中没用过的一个，如 types/e10.yaml",
    ),
    "customers": (
        "一种单位的文件只认 u1 到 u99",
        "文件名和里面的 id 改成其中没用过的一个，如 customers/u1.yaml",
    ),
}
NO_SUCH_FILE = "没有哪里会读这个文件"
MOST_FILES, MOST_STRANGERS = 5000, 20  # in one folder
MOST_SEEN, MOST_NAMED = 300, 3  # before a visit
YAML = re.compile(r"\.ya?ml(\.txt)?$", re.I)  # Windows hides the .txt that its editor puts behind
BESIDE_LETTERHEAD = "templates"
ODD_LETTERHEAD = re.compile(r"\.docx?(\.txt)?$")
FORMER_TEMPLATE = re.compile(r"\.(md|markdown)(\.txt)?$|^sheet\.txt$")
OTHER_FOLDERS = {"templates", "schema", KEPT}  # folders with what is no playbook
ANSWERS = re.compile(r"(?m)^版本: *[\"']?1[\"']?\s*$")  # an answers file begins so
LETTERS = "letters/"
OWN_LINE = re.compile(r"(?m)^id: *([a-z]\d{1,3})\s*$")
MOST_HEAD = 2000  # bytes
# a name of its own -> the folder of such files
FOLDERS = (
    (re.compile(r"e\d{1,2}"), "types"),
    (re.compile(r"u\d{1,2}"), "customers"),
    (re.compile(r"l\d{1,2}"), "letters"),
    (re.compile(r"k\d{1,2}"), "cases"),
)
CASES = "cases/"  # their answers files have names of their own


def unread(order: tuple[Layer, ...]) -> Iterator[str]:
    """A sentence for each folder of a team with files that nothing reads; for a visit, so only a quick look."""
    for layer in order[:-1]:
        found = []
        for path, _ in zip(_files_in(layer.folder), range(MOST_SEEN), strict=False):
            name = path.relative_to(layer.folder).as_posix()
            if (
                not name.startswith(CASES)
                and not OWN_LETTER.fullmatch(name)
                and not is_shape(name)
                and not other_copy(path)
                and _is_strange(name, {*SHAPES, *LONE_FILES})
            ):
                found.append(name)
        if found:
            more = f"等 {len(found)} 个文件" if len(found) > MOST_NAMED else ""
            names = "、".join(found[:MOST_NAMED])
            yield f"{layer.folder} 里的 {names}{more} 没有哪里会读；看怎么改：{check_of(layer.folder)}"


def _is_strange(name: str, known: set[str]) -> bool:
    return bool(YAML.search(name)) and name not in known and name not in ("huikuan.yaml", MANIFEST)


def strangers(layer: Layer, known: set[str]) -> Iterator[Problem]:
    """Every file that looks like a playbook and that nothing reads; `known` are the names of those that are read."""
    seen = strange = 0
    for path in _files_in(layer.folder):
        seen += 1
        if seen > MOST_FILES or strange >= MOST_STRANGERS:
            text = (
                "文件太多，后面的没有再看" if seen > MOST_FILES else "没有哪里会读的文件太多，后面的没有再说"
            )
            yield Problem(text, "一个打法文件夹只放打法", str(layer.folder), code="P601")
            return
        name = path.relative_to(layer.folder).as_posix()
        if not _is_strange(name, known):
            continue
        strange += 1
        if copy := other_copy(path):
            yield copy
            continue
        if (
            own := _by_its_id(path, name, known)
            or _of_its_own(name)
            or _misplaced(name)
            or _answers(path, name)
        ):
            yield Problem(*own, str(path), code="P601")
            continue
        near = _near(name, known)
        fix = (
            "改成认识的文件名，或移到别处"
            if near
            else "打法文件只有：questions.yaml、excuses.yaml、types/e1.yaml 这些，见 huikuan playbook list"
        )
        yield Problem(f"{NO_SUCH_FILE}{near}", fix, str(path), code="P601")


def _by_its_id(path: Path, name: str, known: set[str]) -> tuple[str, str] | None:
    """What is said of a letter that says itself which of ours it is (letters/催款函.yaml with id: l2); None for another file: what a type
    or a situation is called is said by the name of its file alone."""
    if not name.startswith(LETTERS):
        return None
    found = OWN_LINE.search(_head(path))
    meant = f"{LETTERS}{found[1]}.yaml" if found else ""
    return (
        (NO_SUCH_FILE, f"里面写着 id: {found[1]}，文件名改成 {meant}") if found and meant in known else None
    )


def _of_its_own(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of a file in a folder where teams have files of their own: nobody is told to write over one of
    ours. None elsewhere."""
    folder, _, file = name.partition("/")
    stem = YAML.sub("", file).lower()
    if folder not in OWN_NAMES or (folder == "types" and OURS.fullmatch(stem)):
        return None
    meant = f"{folder}/{stem}.yaml"
    return (NO_SUCH_FILE, f"文件名写成 {meant}") if is_shape(meant) else OWN_NAMES[folder]


def _misplaced(name: str) -> tuple[str, str] | None:
    """What is said of a file whose name belongs in a folder, and that stands beside it; None where it does not."""
    stem = YAML.sub("", name).lower()
    folder = next((folder for pattern, folder in FOLDERS if pattern.fullmatch(stem)), "")
    return (NO_SUCH_FILE, f"移到 {folder}/ 里：{folder}/{stem}.yaml") if folder else None


def _head(path: Path) -> str:
    """How a file begins; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _answers(path: Path, name: str) -> tuple[str, str] | None:
    """What is said of the answers of a case that stand among the teaching cases, of which none names them; None for another file."""
    if not name.startswith(CASES):
        return None
    if not ANSWERS.search(_head(path)):
        return None
    return "这是一份答案文件，没有教学案例写着它", (
        "试打法用 huikuan playbook try --case 它；要当教学案例，另写 cases/k10.yaml，里面写“答案: 这个文件名”（样子见说明“答案文件和教学案例”）"
    )


def odd_templates(layer: Layer) -> Iterator[Problem]:
    """Files beside the letterhead that look like one, or like a sheet, and that nothing reads."""
    folder = layer.folder / BESIDE_LETTERHEAD
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.name.lower()
        if FORMER_TEMPLATE.search(name):
            yield Problem(FORMER, f"{INSTEAD}，再把它移走", str(path), code="P601")
        elif f"{BESIDE_LETTERHEAD}/{path.name}" != LETTERHEAD and ODD_LETTERHEAD.search(name):
            text = "没有哪里会读这个文件，是不是“letter.docx”？"
            yield Problem(text, "改成认识的文件名，或移到别处", str(path), code="P601")


def _near(name: str, known: set[str]) -> str:
    """，是不是“…”？ for the file that was probably meant; empty when none was."""
    meant, names = YAML.sub("", name).lower(), {YAML.sub("", one): one for one in sorted(known)}
    same = [one for one in names if one.rpartition("/")[2] == meant.rpartition("/")[2]]
    close = same[0] if same else closest(meant, names, 0.6)
    return f"，是不是“{names[close]}”？" if close else ""


def _files_in(folder: Path) -> Iterator[Path]:
    """The files below a folder in order; not those of hidden folders, nor of those for other things."""
    for place, folders, files in os.walk(folder):
        beside = OTHER_FOLDERS if Path(place) == folder else set()
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in beside)
        yield from (Path(place) / one for one in sorted(files) if not one.startswith("."))
