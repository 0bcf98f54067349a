"""click's and typer's own words in Chinese: help headings, and the sentence for a wrong call.

click binds gettext at import and has no other hook for its headings; we replace that one name in its modules.
"""

from __future__ import annotations

import sys

from click import formatting
from click.exceptions import (
    BadArgumentUsage,
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
)

from huikuan_cli.core.text.words import columns, nearest

HELP_WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Arguments": "参数",
    "Commands": "命令",
    "[default: {default}]": "（不写就是 {default}）",
    "default: {default}": "不写就是 {default}",
    "required": "必填",
    "Show this message and exit.": "看说明",
}


def translate_headings() -> None:
    """Give click and typer our words for the headings of --help, and the true width of Chinese."""
    formatting.term_len = columns  # type: ignore[assignment, attr-defined]
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("click", "typer") and callable(getattr(module, "_", None)):
            module._ = lambda text: HELP_WORDS.get(text, text)  # type: ignore[attr-defined]


def usage_sentence(problem: ClickException, commands: list[str]) -> str:
    """What is wrong with the call, in one Chinese sentence."""
    if isinstance(problem, NoSuchOption):
        known = [o for p in (problem.ctx.command.params if problem.ctx else []) for o in p.opts]
        return f"没有选项 {problem.option_name}{nearest(problem.option_name, known)}"
    if isinstance(problem, MissingParameter):
        return f"缺少{_parameter(problem)}"
    if isinstance(problem, BadOptionUsage):
        return f"选项 {problem.option_name} 后面要跟一个值"
    if isinstance(problem, BadParameter):
        return f"{_parameter(problem)}的值不对：{_value(problem)}"
    if isinstance(problem, BadArgumentUsage):
        return "参数的个数不对"
    text = problem.format_message()
    if text.startswith("No such command"):
        word = text.split("'")[1]
        return f"没有“{word}”这个命令{nearest(word, commands) or '，可用的命令：' + '、'.join(commands)}"
    if text.startswith("Missing command"):
        return "要写一个命令，可用的命令：" + "、".join(commands)
    if "extra argument" in text:
        return "多写了参数：" + text.partition("(")[2].partition(")")[0].strip()
    return "用法不对"


def _parameter(problem: BadParameter) -> str:
    if problem.param is None:
        return "参数"
    if problem.param.param_type_name == "argument":
        return f"参数“{problem.param.human_readable_name}”"
    return f"选项 {max(problem.param.opts, key=len)} "


def _value(problem: BadParameter) -> str:
    text = problem.format_message().partition(": ")[2] or problem.message
    quoted = text.split("'")
    return f"“{quoted[1]}”" if len(quoted) > 2 else "请看用法"
