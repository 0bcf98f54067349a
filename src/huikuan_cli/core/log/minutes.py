"""What is sent to the customer after a talk that was written down. Pure.

Nothing that was typed goes into it as it stands: names only where they are names, our own step only where it is a plain one without
a private word (core.letters.privacy).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.law.workdays import plus_workdays
from huikuan_cli.core.log.entries import NOTHING, Visit
from huikuan_cli.core.log.reminding import SOMEBODY
from huikuan_cli.core.log.talked import words_of
from huikuan_cli.core.playbook.placeholders import Facts, fill
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.speech import called, is_titled, person_in
from huikuan_cli.core.text.values import spoken_day

LONGEST_STEP, LONGEST_OFFICE = 20, 8
# what may stand around the papers in a step of ours that he may read: bringing, sending or fetching them
_AROUND = re.compile(
    r"(?:再|把|给|您|、|和|送|补交|补送|补|交|带|发|取|拿|来|去|过来|过去|一份|盖好章的|补好的)*"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:财务|会计|科室|科|处|办|办公室|中心|院办|局办|股|组|部|室)(?:那边|的人)?"
)


def minutes(s: Analysis, talk: Visit, private: re.Pattern[str]) -> tuple[str, ...]:
    """The three lines to paste: that we were there and what is open, what was agreed, what we do. `s`: the case as of the day of
    the talk; `private`: what no paper for the customer may hold."""
    lines, facts = s.playbook.escalation.noted, _facts(s, talk, private)
    first = "付清" if s.report.outstanding == 0 else "见了"
    second = "没答应" if talk.promised in ("", NOTHING) else "答应了" if talk.due else "没说哪天"
    third = "我方办" if facts["下一步"] else "我方再来"
    return tuple(fill(lines[name], facts) for name in (first, second, third))


def _facts(s: Analysis, talk: Visit, private: re.Pattern[str]) -> Facts:
    plan_s = s.facts
    step = _plain_step(talk.next, words_of(s.playbook).papers)
    step = "" if private.search(step) else step
    day = talk.next_day if talk.next_day and (step or talk.next_day > talk.day) else _back(s, talk)
    kinds = {one.key: one.does for one in s.playbook.escalation.promised}
    facts: Facts = {key: value or "＿＿＿＿" for key, value in plan_s.items()}
    facts |= {
        "拜访日": spoken_day(talk.day),
        "称呼": _titled(called(talk.met)) or called(s.case.person) or SOMEBODY,
        "谁办": _doer(talk, private),
        "答应日": spoken_day(talk.due) if talk.due else None,
        "多少": spoken_sum(talk.amount) if talk.amount else "这一笔",
        "下一步": step or None,
        "下一步日": spoken_day(day),
    }
    return {**facts, "办什么": fill(kinds.get(talk.promised, ""), facts) or "＿＿＿＿"}


def _plain_step(text: str, papers: Iterable[str]) -> str:
    """A step that he may read as it stands: nothing in it but known papers and that they are brought, sent or fetched."""
    rest = text
    for name in sorted(papers, key=len, reverse=True):
        rest = rest.replace(name, "")
    return text if rest != text and len(text) <= LONGEST_STEP and _AROUND.fullmatch(rest) else ""


def _back(s: Analysis, talk: Visit) -> date:
    """When we come again where nothing was said of it: as the plan has it, else on the promised day, else in three working days."""
    return next((day for day in (s.back, talk.due) if day and day > talk.day), plus_workdays(talk.day, 3))


def _titled(name: str | None) -> str | None:
    """A name with a title, or 小刘: what looks like a name and is none (王八蛋) is not written to him."""
    return name if name and any(is_titled(name[n:]) for n in range(len(name))) else None


def _doer(talk: Visit, private: re.Pattern[str]) -> str:
    """Who does it, as he may read it: a person or an office; else the other side."""
    for text in (talk.doer, talk.met):
        found = _titled(person_in(text)) or (
            text if _OFFICE.fullmatch(text) and len(text) <= LONGEST_OFFICE else None
        )
        if found and not private.search(found):
            return found
    return SOMEBODY
