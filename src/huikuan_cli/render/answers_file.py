"""An answers file to fill in by hand, with a comment for every question."""

from __future__ import annotations

from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.values import UNKNOWN

_HEAD = """\
# 答案文件：填好后运行 huikuan plan --answers 这个文件
# 冒号用半角，后面空一格；不知道的写 不清楚，会变成一条要问的事；空着的也一样。
# 金额可写 860000、860,000.00 或 86万；日期写 2025-07-10。标着〔必填〕的不能空着。
版本: 1
"""


def answers_template(interview: Interview) -> str:
    """The text of an empty answers file for this interview."""
    parts = [_HEAD]
    for section in interview.sections:
        parts.append(f"\n# {section.why}\n{section.title}:\n")
        parts += [_field(field, interview) for field in section.fields]
    return "".join(parts)


def _field(field: Field, interview: Interview) -> str:
    must = "〔必填〕" if field.key in interview.enough else ""
    lines = [f"  # {must}{field.ask}{f'（{field.help}）' if field.help else ''}"]
    if field.kind == "是否":
        lines.append(f"  # 写 是、否 或 {UNKNOWN}")
    options = interview.options(field)
    if options and options[0].id == options[0].label:
        lines.append("  # 可选：" + " / ".join(o.label for o in options))
    else:
        lines += [f"  #   {o.id} = {o.label}" for o in options]
    if field.kind == "多选":
        lines.append(f"  # 写成列表，如 [{', '.join(o.id for o in options[:2])}]；一样没有写 []")
    if field.when:
        conditions = "、".join(f"{key}是“{'/'.join(values)}”" for key, values in field.when.items())
        lines.append(f"  # 只在{conditions}时填")
    lines.append(f"  {field.key}:")
    if field.kind == "明细":
        example = ", ".join(f"{c.key}: {_example(c)}" for c in field.columns)
        lines.append(f"  #  - {{{example}}}")
    return "\n".join(lines) + "\n"


def _example(column: Field) -> str:
    samples = {"日期": "2026-03-02", "日期时刻": "2026-03-02 10:00", "金额": "30万", "文本": "EMS 妥投记录"}
    return samples.get(column.kind) or column.options[0]
