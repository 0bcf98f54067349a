"""The workspace: the folder that holds a team's plans, marked by huikuan.yaml with our side's facts. Light to load."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound

FILE = "huikuan.yaml"
DEFAULT_FOLDER = "回款教练"

TEMPLATE = """\
# 我方的固定信息，写一次就够。每一行都可以空着；改完保存即可。
版本: 1
公司: ""            # 我方全称，开场白里会用到
中小企业:            # 是 或 否；向导里问“签约时是不是中小企业”时当默认值，每个合同仍要核对
联系人: ""          # 我方责任人，向导里当默认值
电话: ""
开户行: ""
账号: ""            # 写在英文引号里，免得开头的 0 丢掉
打法库: ""          # 团队打法文件夹；空着就用自带的
格式: ""            # 出哪几种单子，如 md、html、ics；空着就是 md、html
"""


NAMES = {
    "版本": "version",
    "公司": "company",
    "中小企业": "small",
    "联系人": "contact",
    "电话": "phone",
    "开户行": "bank",
    "账号": "account",
    "打法库": "playbooks",
    "格式": "formats",
}


class Settings(NamedTuple):
    """huikuan.yaml. All text; empty means not said."""

    version: str = "1"
    company: str = ""
    small: str = ""
    contact: str = ""
    phone: str = ""
    bank: str = ""
    account: str = ""
    playbooks: str = ""
    formats: str = ""


def find(start: Path) -> Path | None:
    """The nearest folder upward that holds huikuan.yaml."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def settings(folder: Path | None) -> Settings:
    """Our side's facts; empty ones without a workspace. Raises ProblemsFound with file and line."""
    if folder is None:
        return Settings()
    from huikuan_cli.core.values import Unclear, clean

    path = folder / FILE
    try:
        return Settings(**{NAMES[key]: clean(value) for key, value in _read(path).items()})
    except Unclear as error:
        raise HuikuanError(f"“{path}”：{error}") from None


def _read(path: Path) -> dict[str, str]:
    """The settings as written. Raises ProblemsFound with the line of each mistake."""
    from huikuan_cli.store.yamlio import (
        read_tree,
    )  # yaml takes as long as a bare interpreter; most have no workspace

    tree = read_tree(path)
    if not isinstance(tree.data, dict):
        raise HuikuanError(
            f"“{tree.file}”写得不对", "每行写成“名称: 内容”，或删掉后运行 huikuan init 重新生成"
        )
    if problems := list(_problems(tree.data, tree.file, lambda key: tree.line_of((key,)))):
        raise ProblemsFound(f"“{tree.file}”要改", problems)
    return tree.data


def _problems(data: Mapping[str, Any], file: str, line_of: Callable[[str], int]) -> Iterator[Problem]:
    from huikuan_cli.core.values import brief

    for key, value in data.items():
        if key not in NAMES:
            yield Problem(f"“{brief(key)}”不认识", "可写：" + "、".join(sorted(NAMES)), file, line_of(key))
        elif not isinstance(value, str):
            yield Problem(f"“{key}”只能写一段文字", "", file, line_of(key))
    if data.get("版本", "1") != "1":
        said = f"版本“{brief(str(data['版本']))}”不认识"
        yield Problem(said, "这一版程序只认 版本: 1", file, line_of("版本"))
    if data.get("中小企业", "") not in ("", "是", "否"):
        yield Problem("“中小企业”只能写 是 或 否", "", file, line_of("中小企业"))


def create(folder: Path) -> Path:
    """Make a workspace. Raises HuikuanError when the folder is one already."""
    from huikuan_cli.store.atomic import ensure_folder, write_new

    ensure_folder(folder)
    path = folder / FILE
    if not write_new(path, TEMPLATE):
        raise HuikuanError(f"“{folder}”已经是工作文件夹", f"直接改 {path} 就行")
    return path


def output_folder(option: str, workspace: Path | None, documents: Path) -> Path:
    """Where plans go: --out, else the workspace, else 文档/回款教练."""
    if option:
        return Path(option).expanduser()
    return workspace or documents / DEFAULT_FOLDER
