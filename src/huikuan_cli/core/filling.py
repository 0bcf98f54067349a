"""Playbook lines with the case's own figures in them: “{{ 称呼 }}，还差{{ 未付 }}” becomes speech.

A line may hold names in double braces and nothing else: no code, no filters, no tags. That is less than the
sandbox of a template engine would allow, and a value is text that is never read as a template again.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from huikuan_cli.core.words import nearest

PLACEHOLDERS = (
    "称呼", "客户", "我方", "项目", "合同编号", "验收日", "到期日", "逾期天数", "合同额", "已付", "未付", "无争议",
    "争议", "目标", "可接受", "底线", "要什么", "承诺日", "回访日", "拜访日", "验收人", "发起人", "审核人", "签批人",
    "上次拜访日", "上次要的", "上次承诺日",
)  # fmt: skip
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
Facts = dict[str, str | None]


def names(line: str) -> tuple[str, ...]:
    """The placeholders of a line, in order."""
    return tuple(_NAME.findall(line))


def line_problem(line: str) -> str:
    """What is wrong with the placeholders of a line, as a sentence; empty when they are fine.

    Names that the playbook's own questions define are checked by the caller through `names`.
    """
    rest = _NAME.sub("", line)
    for mark in ("{{", "}}", "{%", "%}", "{#", "#}"):
        if mark in rest:
            return f"“{mark}”没有用对：占位词只能写成 {{{{ 称呼 }}}} 这样"
    return ""


def unknown_name(line: str, known: Collection[str]) -> str:
    """The sentence for the first placeholder that does not exist; empty when all do."""
    for name in names(line):
        if name not in known:
            return f"占位词“{name}”不存在{nearest(name, known)}"
    return ""


def unknown(line: str, facts: Facts) -> tuple[str, ...]:
    """The placeholders of the line that have no value in this case."""
    return tuple(name for name in names(line) if not facts.get(name))


def fill(line: str, facts: Facts) -> str:
    """The line with the facts in it; what is not known reads 〔待填：未付〕."""
    return _NAME.sub(lambda match: facts.get(match[1]) or f"〔待填：{match[1]}〕", line)
