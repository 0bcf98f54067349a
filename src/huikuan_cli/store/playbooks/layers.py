"""Where playbooks are looked for: folders in the order in which they win, and the files that make up a playbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from msgspec import Struct

from huikuan_cli.core.playbook import (
    Calendar,
    Chain,
    CustomerType,
    Diagnosis,
    Escalation,
    Excuses,
    Methods,
    Mindset,
    Plays,
    Prevention,
    Questions,
    RedLines,
)
from huikuan_cli.core.playbook.assistant_rules import AssistantRules
from huikuan_cli.core.playbook.board_rules import BoardRules
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.core.playbook.quiz_file import Quiz
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.playbook.sheet_look import SheetLook
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import PLAYBOOK_BYTES, read_bytes
from huikuan_cli.store.files.paths import typed_path

LETTER_FILES = tuple(f"letters/l{n}.yaml" for n in range(10))
TYPES = tuple(f"types/e{n}.yaml" for n in range(10))
PLAYS = tuple(
    f"plays/{name}.yaml"
    for name in (
        "claim",
        "traps",
        "snags",
        "ours",
        "scenes",
        "acceptance",
        "papers",
        "budget",
        "people",
        "process",
        "others",
        "general",
    )
)
SHAPES: dict[str, type[Any]] = {
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
    **dict.fromkeys(PLAYS, Plays),
}


# read by themselves, by the commands that need them
LONE_FILES: dict[str, type[Any]] = {
    "quiz.yaml": Quiz,
    "wording.yaml": Wording,
    "sheet.yaml": SheetLook,
    "assistant.yaml": AssistantRules,
    "board.yaml": BoardRules,
    "ledger.yaml": LedgerRules,
    **dict.fromkeys(LETTER_FILES, Letter),
}
OPTION, VARIABLE, SETTING = (
    "--playbooks",
    "HUIKUAN_PLAYBOOKS",
    "huikuan.yaml 里的打法库",
)  # who names a folder
WORKSPACE_LAYER = "工作文件夹"  # playbooks/ beside huikuan.yaml
BELOW = ("types", "customers", "plays", "letters", "cases", "templates")  # the folders of a playbook folder
CASE = re.compile(r"cases/k\d{1,3}\.yaml")
OWN_LETTER = re.compile(r"letters/l[1-9]\d\.yaml")  # a kind of letter that only a team has
OWN_KIND = re.compile(r"customers/u[1-9]\d?\.yaml")  # a kind of customer: a hospital, a university
OWN_TYPE = re.compile(r"types/e1\d\.yaml")  # a type of customer that only a team has


class Layer(Struct, frozen=True):
    """One folder of playbooks: where it is and what it is called."""

    folder: Path
    name: str


def bundled() -> Path:
    """The playbooks that come with the program: inside the wheel, or the checkout's own."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "_playbooks"
    return inside if inside.is_dir() else package.parents[1] / "playbooks"


def home_of(path: Path) -> Path | None:
    """The playbook folder that a path means: itself, or the one in which a file or one of its own folders (types …) is;
    None when nothing is there."""
    if not _is_folder(path) and not _is_file(path):
        return None
    above = path if path.is_absolute() or len(path.parts) > 1 else Path.cwd() / path
    inside = above if _is_folder(path) else above.parent
    if not inside.name:  # as “.”, or “..”
        inside = inside.resolve()
    if inside.name in BELOW and not any(there(inside / name) for name in (*SHAPES, *LONE_FILES)):
        return inside.parent
    return path if _is_folder(path) else inside


def letter_files(order: tuple[Layer, ...]) -> tuple[str, ...]:
    """The files of all letters: ours, then those that teams have beside them, by their number."""
    return (*LETTER_FILES, *_own(order, OWN_LETTER, "letters"))


def shapes(order: tuple[Layer, ...]) -> dict[str, type[Any]]:
    """The files that make up the playbook: ours, then the types and the kinds of customer that only a team has, by their
    number."""
    types = dict.fromkeys(_own(order, OWN_TYPE, "types"), CustomerType)
    return {**SHAPES, **types, **dict.fromkeys(_own(order, OWN_KIND, "customers"), CustomerKind)}


def is_shape(name: str) -> bool:
    """Whether a file is one of those that make up the playbook."""
    return name in SHAPES or bool(OWN_TYPE.fullmatch(name) or OWN_KIND.fullmatch(name))


def _own(order: tuple[Layer, ...], known: re.Pattern[str], folder: str) -> list[str]:
    """The files of a folder that only teams have, by their number."""
    found = {f"{folder}/{path.name}" for layer in order[:-1] for path in _in_folder(layer.folder / folder)}
    return sorted((name for name in found if known.fullmatch(name)), key=lambda name: (len(name), name))


def _in_folder(folder: Path) -> list[Path]:
    try:
        return list(folder.glob("*.yaml"))
    except OSError:  # a folder that may not be looked into has nothing
        return []


def lone_files(order: tuple[Layer, ...]) -> dict[str, type[Any]]:
    """The files that are read by themselves, with those letters that only a team has."""
    return {**LONE_FILES, **dict.fromkeys(letter_files(order), Letter)}


def layers(
    named: list[tuple[str, str]], workspace: Path | None, config: Path, absent: list[Layer] | None = None
) -> tuple[Layer, ...]:
    """The folders in the order in which they win: those named by the user, the workspace's, his own, bundled.

    `named` are pairs of a folder (may be empty) and who named it. Raises HuikuanError when one does not exist; with
    `absent` it is noted there and left out, unless it was named for this very command.
    """
    found = []
    for text, name in named:
        if text:
            folder = typed_path(text)
            if _is_folder(folder):
                found.append(Layer(folder, name))
            elif absent is None or name == OPTION:
                raise HuikuanError(f"{name} 指的文件夹“{brief(text, 200)}”不存在", "请核对路径")
            else:
                absent.append(Layer(folder, name))
    if workspace and _is_folder(workspace / "playbooks"):
        found.append(Layer(workspace / "playbooks", WORKSPACE_LAYER))
    if _is_folder(config / "playbooks"):
        found.append(Layer(config / "playbooks", "个人设置"))
    once = {one.folder.resolve(): one for one in reversed(found)}  # a folder named twice stands where it wins
    return (*(one for one in found if one in once.values()), Layer(bundled(), "自带"))


def _is_folder(path: Path) -> bool:
    """Whether a path that a person wrote is a folder; one that cannot even be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def there(path: Path) -> bool:
    """Whether a folder has something of this name, a file or not; what cannot even be looked at counts."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def playbook_bytes(path: Path, shown: str = "", most: int = PLAYBOOK_BYTES) -> bytes:
    """The bytes of a playbook file. Raises HuikuanError for what is no file (reading a pipe would never end)."""
    try:
        other = path.exists() and not path.is_file()
    except OSError:
        other = False  # reading says why
    if other:
        raise HuikuanError(f"“{shown or path}”不是一个文件", "移走或改名；打法要是普通的文件")
    return read_bytes(path, shown, most)
