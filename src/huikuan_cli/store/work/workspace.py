"""The workspace: the folder that holds a team's plans, marked by huikuan.yaml with our side's facts. Light to load."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli import texts_safety, texts_sharing
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.store.yaml.tree import Tree

FILE = "huikuan.yaml"
PLAYBOOKS = "playbooks"  # in the workspace, and in a person's own settings
DEFAULT_FOLDER = "回款教练"

TEMPLATE = """\
# 我方的固定信息，写一次就够。每一行都可以空着；改完保存即可。
版本: 1
公司: ""            # 我方全称，开场白里会用到
中小企业:            # 是 或 否；向导里问“签约时是不是中小企业”时当默认值，每个合同仍要核对
联系人: ""          # 我方责任人，向导里当默认值
电话: ""
开户行: ""
我方名义: ""        # 函里怎么称自己，如 我司、我院；空着就是 我公司
账号: ""            # 写在英文引号里，免得开头的 0 丢掉
打法库: ""          # 团队打法文件夹；空着就用自带的
打法版本:            # 只用发布过的哪一版，如 3；空着就用文件夹里眼前的
格式: ""            # 出哪几种单子，如 md、html、ics；空着就是 md、html
"""


SETTING_NAMES = {
    "版本": "version",
    "公司": "company",
    "中小企业": "small",
    "联系人": "contact",
    "电话": "phone",
    "开户行": "bank",
    "账号": "account",
    "我方名义": "own_name",
    "打法库": "playbooks",
    "打法版本": "release",
    "格式": "formats",
}


SHARED, RELEASE = "打法库", "打法版本"
RELEASE_NUMBER = r"第?\s*([1-9]\d{0,5})\s*版?"  # 3, 第3版
OWN_NAME = r"[我本][\u4e00-\u9fff]{1,3}"  # how a letter calls its sender


class Settings(NamedTuple):
    """huikuan.yaml. All text; empty means not said."""

    version: str = "1"
    company: str = ""
    small: str = ""
    contact: str = ""
    phone: str = ""
    bank: str = ""
    account: str = ""
    own_name: str = ""
    playbooks: str = ""
    release: str = ""
    formats: str = ""

    def pinned(self) -> int:
        """The published version of the team's playbook that is to be used; 0 where none is."""
        found = _release_number(self.release)
        return int(found[1]) if found else 0


def _release_number(text: str) -> re.Match[str] | None:
    return re.fullmatch(RELEASE_NUMBER, unicodedata.normalize("NFKC", text).strip())


def find(start: Path) -> Path | None:
    """The nearest folder upward that holds huikuan.yaml. What lies above the home folder, or on another file system, is not
    ours to trust: the search ends there."""
    homes = _homes()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder
        if folder in homes or _is_border(folder):
            break
    return None


def _homes() -> tuple[Path, ...]:
    """The home folder by its name and by where links lead; none for a user without one."""
    try:
        home = Path.home()
    except RuntimeError:
        return ()
    return home, Path(os.path.realpath(home))


def _is_border(folder: Path) -> bool:
    """Whether another file system begins above this folder. Raises OSError when it may not be looked into."""
    try:
        return folder.stat().st_dev != folder.parent.stat().st_dev
    except FileNotFoundError:  # a folder that is still to be made
        return False


def doubt(folder: Path) -> str:
    """Why somebody else may have written the huikuan.yaml in this folder; empty where there is no sign of it, and on Windows,
    where the numbers say nothing."""
    if not hasattr(os, "geteuid"):
        return ""
    with suppress(OSError):
        file, around = (folder / FILE).stat(), folder.stat()
        if file.st_uid != os.geteuid():
            return texts_safety.OTHER_OWNER
        replaceable = around.st_mode & stat.S_IWOTH and not around.st_mode & stat.S_ISVTX
        if file.st_mode & stat.S_IWOTH or replaceable:
            return texts_safety.ALL_MAY_WRITE
    return ""


def read(folder: Path | None) -> tuple[Settings, list[Problem]]:
    """Our side's facts as far as they are sound, and everything that is wrong with the rest, with file and line; empty
    ones without a workspace. A mistake in them must not stop a visit, so nothing is raised."""
    if folder is None:
        return Settings(), []
    from huikuan_cli.core.text.values import Unclear, clean

    data, lines, problems = _read(folder / FILE)
    wrong = {one.line for one in problems}
    found = {}
    for key, value in data.items():
        if lines[key] in wrong or any(f"“{key}”" in one.text for one in problems):
            continue
        try:
            found[SETTING_NAMES[key]] = _contact(clean(value)) if key == "联系人" else clean(value)
        except Unclear as error:
            problems.append(Problem(f"“{key}”{error}", "", str(folder / FILE), lines[key]))
    return Settings(**found), problems


def _contact(text: str) -> str:
    """The name of the contact: 小周 of 我，小周; nobody for plain 我, which says nothing on a paper."""
    from huikuan_cli.core.answers.ourselves import is_self, own_name

    return "" if is_self(text) else own_name(text)


def _read(path: Path) -> tuple[dict[str, Any], dict[str, int], list[Problem]]:
    """What is written, the line of each key, and the mistakes."""
    try:
        tree, problems = _tree(path)
    except HuikuanError as error:  # which names the file
        return {}, {}, [Problem(error.text, error.hint)]
    if tree is None or not isinstance(tree.data, dict):
        hint = "每行写成“名称: 内容”，或删掉后运行 huikuan init 重新生成"
        return {}, {}, problems or [Problem(f"“{path}”写得不对", hint)]
    lines = {key: tree.line_of((key,)) for key in tree.data}
    problems += _problems(tree.data, tree.file, lambda key: lines[key])
    return tree.data, lines, problems


def _tree(path: Path) -> tuple[Tree | None, list[Problem]]:
    """The file as far as it can be read, and the mistakes in its writing."""
    from huikuan_cli.store.yaml.parse import (
        read_tree,  # as slow as a bare interpreter; most have no workspace
    )

    with suppress(ProblemsFound):
        tree = read_tree(path)
        if isinstance(tree.data, dict):
            return tree, []
    from huikuan_cli.store.files.bounded import read_bytes
    from huikuan_cli.store.yaml.scan import read_all

    reading = read_all(read_bytes(path), str(path), SETTING_NAMES)
    return reading.tree, reading.errors


def _problems(data: Mapping[str, Any], file: str, line_of: Callable[[str], int]) -> Iterator[Problem]:
    from huikuan_cli.core.text.values import brief

    for key, value in data.items():
        if key not in SETTING_NAMES:
            yield Problem(
                f"“{brief(key)}”不认识", "可写：" + "、".join(sorted(SETTING_NAMES)), file, line_of(key)
            )
        elif not isinstance(value, str):
            yield Problem(f"“{key}”只能写一段文字", "", file, line_of(key))
    if _escaped(data.get(SHARED, "")):
        text = f"“{SHARED}”里的反斜杠在英文双引号里换成了别的字，路径读错了"
        yield Problem(text, r"换成英文单引号，如 '\\服务器\打法'", file, line_of(SHARED))
    if (release := data.get(RELEASE)) and not _release_number(str(release)):
        text = texts_sharing.PIN_NO_NUMBER.format(said=brief(str(release)))
        yield Problem(text, texts_sharing.PIN_NUMBER, file, line_of(RELEASE))
    if data.get("版本", "1") != "1":
        said = f"版本“{brief(str(data['版本']))}”不认识"
        yield Problem(said, "这一版程序只认 版本: 1", file, line_of("版本"))
    if data.get("中小企业", "") not in ("", "是", "否"):
        yield Problem("“中小企业”只能写 是 或 否", "", file, line_of("中小企业"))
    if (name := data.get("我方名义")) and not re.fullmatch(OWN_NAME, str(name)):
        hint = "写成 我公司、我司、我院 这样，以“我”或“本”开头，四个字以内"
        yield Problem(f"“我方名义”写的“{brief(str(name))}”不像怎么称自己", hint, file, line_of("我方名义"))


def _escaped(path: Any) -> bool:
    r"""Whether a path of Windows was written in double quotes: "\\server\team" is read as \server, a tab, eam."""
    if not isinstance(path, str):
        return False
    return any(ord(one) < ord(" ") for one in path) or (path[:1] == "\\" and path[:2] != "\\\\")


def create(folder: Path) -> Path:
    """Make a workspace. Raises HuikuanError when the folder is one already."""
    from huikuan_cli.store.files import all_or_none
    from huikuan_cli.store.files.atomic import write_new

    all_or_none.ready(folder)
    path = folder / FILE
    if not write_new(path, TEMPLATE):
        raise HuikuanError(f"“{folder}”已经是工作文件夹", f"直接改 {path} 就行")
    return path


def output_folder(option: str, workspace: Path | None, documents: Path) -> Path:
    """Where plans go: --out, else the workspace, else 文档/回款教练."""
    if option:
        return typed_path(option)
    return workspace or documents / DEFAULT_FOLDER
