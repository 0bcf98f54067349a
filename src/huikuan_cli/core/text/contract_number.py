"""The number of a contract that is written in one line with what was sold: 雨量站及平台，合同号QSSL-2025-041. Pure."""

from __future__ import annotations

import re

from huikuan_cli.core.text.values import half_width

_LABEL = r"(?:采购|框架|项目)?(?:合同)?(?:编号|号)(?:是|为|:)?\s*"
_BY_LETTERS = r"[A-Za-z][A-Za-z\d]*(?:[-_/][A-Za-z\d]+)+"  # QSSL-2025-041
_BY_YEAR = r"[\u4e00-\u9fff]{0,8}[〔\[(]20\d{2}[〕\])](?:第)?\d{1,5}号?"  # 澄水采〔2024〕117号
_BARE = rf"(?<![A-Za-z\d])(?=[A-Za-z\d/_-]*20\d{{2}}){_BY_LETTERS}(?![-_/A-Za-z\d]|\s*号)"  # without a label only with a year in it: DS-2CD3T is a model
_NUMBER = re.compile(
    rf"[\s,、;(]*(?:{_LABEL}(?P<named>{_BY_LETTERS}|{_BY_YEAR}|[A-Za-z]*\d[\dA-Za-z-]{{3,}})|(?P<bare>{_BARE}))\s*\)?"
)


def apart_from_number(text: str) -> tuple[str, str]:
    """What was sold, and the number of the contract behind it; the text as it was and nothing where there is no number, more than one, or
    nothing else."""
    plain = half_width(text)
    found = list(_NUMBER.finditer(plain))
    if len(found) != 1:
        return text, ""
    kept = text if len(text) == len(plain) else plain  # as it was typed, but for the widths of the number
    rest = f"{kept[: found[0].start()]}{kept[found[0].end() :]}".strip(" ,，、;；。")
    rest = re.sub(r"(?:框架|采购)?合同$", "", rest)
    return (rest, found[0]["named"] or found[0]["bare"]) if rest else (text, "")
