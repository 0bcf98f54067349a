"""The workspace: the folder that holds a team's plans, marked by huikuan.yaml with our side's facts."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from huikuan_cli.core.values import Unclear, brief, clean
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.atomic import ensure_folder, write_new

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
"""


class Settings(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "version": "版本",
        "company": "公司",
        "small": "中小企业",
        "contact": "联系人",
        "phone": "电话",
        "bank": "开户行",
        "account": "账号",
        "playbooks": "打法库",
    },
):
    """huikuan.yaml. All text; empty means not said."""

    version: str = "1"
    company: str = ""
    small: str = ""
    contact: str = ""
    phone: str = ""
    bank: str = ""
    account: str = ""
    playbooks: str = ""


def find(start: Path) -> Path | None:
    """The nearest folder upward that holds huikuan.yaml."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def settings(folder: Path | None) -> Settings:
    """Our side's facts; empty ones without a workspace. Raises ProblemsFound with file and line."""
    if folder is None:
        return Settings()
    from huikuan_cli.store.yamlio import (
        read_tree,
    )  # yaml takes as long as a bare interpreter; most have no workspace

    tree = read_tree(folder / FILE)
    problems = []
    if not isinstance(tree.data, dict):
        raise HuikuanError(
            f"“{tree.file}”写得不对", "每行写成“名称: 内容”，或删掉后运行 huikuan init 重新生成"
        )
    known = {f.encode_name for f in msgspec.structs.fields(Settings)}
    for key, value in tree.data.items():
        if key not in known:
            problems.append(
                Problem(
                    f"“{brief(key)}”不认识",
                    "可写：" + "、".join(sorted(known)),
                    tree.file,
                    tree.line_of((key,)),
                )
            )
        elif not isinstance(value, str):
            problems.append(Problem(f"“{key}”只能写一段文字", "", tree.file, tree.line_of((key,))))
    if tree.data.get("版本", "1") != "1":
        problems.append(
            Problem(
                f"版本“{brief(str(tree.data['版本']))}”不认识",
                "这一版程序只认 版本: 1",
                tree.file,
                tree.line_of(("版本",)),
            )
        )
    if tree.data.get("中小企业", "") not in ("", "是", "否"):
        problems.append(Problem("“中小企业”只能写 是 或 否", "", tree.file, tree.line_of(("中小企业",))))
    if problems:
        raise ProblemsFound(f"“{tree.file}”要改", problems)
    try:
        return msgspec.convert({key: clean(value) for key, value in tree.data.items()}, Settings)
    except Unclear as error:
        raise HuikuanError(f"“{tree.file}”：{error}") from None


def create(folder: Path) -> Path:
    """Make a workspace. Raises HuikuanError when the folder is one already."""
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
