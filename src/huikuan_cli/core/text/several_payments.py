"""A line that says of several payments when each is due, where only one is asked for: 首付30%验收后30天、尾款10%一年后. Pure.

The first of them is never taken for the one that is meant: he is asked which.
"""

from __future__ import annotations

import re

from huikuan_cli.core.text.sums_of_parts import ELSEWHERE
from huikuan_cli.core.text.values import Unclear, brief, half_width

_NAMED = (
    r"首付款?|首期|首款|首批|预付款?|定金|进度款?|中期款?|到货款|验收款|终验款|审定款|结算款|尾款|余款|余下的?|剩余的?|剩下的?"
    r"|质保金?|质量保证金|保修金|履约保证金|第[一二三四五六\d][笔期批]款?|[一二三四五六]期款?"
)
_SHARE = r"\d+(?:\.\d+)? ?[%％成]|[一二三四五六七八九]成"
_WHEN = (  # after how long, or after what
    r"(?:\d+|[一二三四五六七八九十两半]+) ?(?:天|日|个?月|个?工作日|周?年|个?季度)"
    r"|验收|初验|终验|到货|交付|移交|上线|审定|审计|结算|考核|发票|[收开见]票|票到|到位|签合同|签订|期满|满|(?:之|以)?后"
)
_BETWEEN = rf"[、,，;；。/\n]|(?<=[天日月年后满内付%％元万]) ?(?=(?:{_NAMED})(?![、,，;；。]|$))"
_LOOSE = r"(?<=\d) (?=[天日个月周年工%％成])|(?<=后) (?=\d)"  # 验收后 30 天
_MOST, ROOM = 4, 18  # parts that are named, and characters of each


def payments_in(raw: str) -> tuple[str, ...]:
    """The payments of a line, as they were written, each of which has a name or a share and says when it is due."""
    parts = (one.strip() for one in re.split(_BETWEEN, half_width(raw)))
    return tuple(one for one in parts if one and _is_payment(one))


def one_of_several(raw: str, *, listed: bool = False) -> Unclear | None:
    """The question which of several payments is meant, without an answer to it; None where a line says no more than one. `listed`: all of
    them are asked for, and are offered one by one."""
    found = payments_in(raw)
    if len(found) < 2:
        return None
    if listed:
        return Unclear(
            f"“{brief(raw)}”里是 {len(found)} 笔，用分号隔开，是这样吗？",
            "；".join(re.sub(_LOOSE, "", one) for one in found),
        )
    each = "；".join(brief(one, ROOM) for one in found[:_MOST])
    return Unclear(f"这里说了 {len(found)} 笔，各有各的日子：{each}。这次要的是哪一笔？只留它，{ELSEWHERE}")


def _is_payment(part: str) -> bool:
    called = re.search(_NAMED, part) or re.search(_SHARE, part)
    return bool(called and re.search(_WHEN, re.sub(_NAMED, "", part)))
