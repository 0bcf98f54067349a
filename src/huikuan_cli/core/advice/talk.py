"""The goal in three levels, the two lines to open with, the sentence that takes his worry away."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from huikuan_cli.core.advice.analysis import SAFE_TYPE, Analysis
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.advice.plan import HAVE, AskLevel, Line
from huikuan_cli.core.playbook import LeadIn
from huikuan_cli.core.playbook.placeholders import fill, first_known, names, unknown
from huikuan_cli.core.text.speech import line

ASK_LEVELS = ("最好", "可以", "至少")
FIGURES = (
    "未付",
    "无争议",
    "争议",
    "合同额",
    "已付",
    "目标",
    "可接受",
    "底线",
    "到期日",
    "逾期天数",
    "多久",
    "验收日",
)


def levels(s: Analysis) -> tuple[AskLevel, ...]:
    """The three levels as they are said to him; a sentence of the salesperson's own takes the place of the first."""
    found = [_said(one, s) for one in (s.aim.best, s.aim.fair, s.aim.least)]
    own = own_words(s)
    if own:
        found[0] = own
    return tuple(AskLevel(name, "", words) for name, words in zip(ASK_LEVELS, found, strict=True))


def own_words(s: Analysis) -> str:
    """What the salesperson wrote to be said as it is, where its form fits and no situation rules the visit; else empty."""
    return "" if s.lead().rules == "是" else line(s.case.words) or ""


def openings(s: Analysis) -> tuple[Line, ...]:
    """Two lines: what the case is about, behind his name, then the step that is asked for. A lead-in of his type stands before
    the first only where the team marked it to be said (先用)."""
    lead, start = s.lead(), s.lead().start
    said = f"情形“{lead.name}”的开口"
    n, into = lead_in(s, only_first=True)
    name = s.facts["称呼"]
    first = _said(start.first, s)
    source = f"{s.kind.id}.开场白.{n}" if into else f"{lead.id}.开口.1"
    called = "" if "称呼" in names(into) else f"{name}，"  # which nobody says twice
    if set(names(into)) & set(FIGURES):
        opening, why = f"{called}{fill(into, s.facts)}", f"{s.kind.name}的第 {n} 句，数都有"
    else:
        opening = f"{called}{_joined(fill(into, s.facts), first)}"
        why = f"{s.kind.name}的第 {n} 句起头，接{said}" if into else said
    second = _said(start.second, s)
    return (Line(source, opening, why), Line(f"{lead.id}.开口.2", second, said))


def _said(wordings: Sequence[str], s: Analysis) -> str:
    """The wording that this case can say: the last one where a paper that the others speak of is not in hand."""
    needs = s.lead().start.needs
    in_hand = all(one.state == HAVE for one in s.papers if one.id in needs)
    return first_known(wordings if in_hand else wordings[-1:], s.facts)


def _joined(into: str, rest: str) -> str:
    """The lead-in and the line in one breath."""
    if not into:
        return rest
    return into + rest if into[-1] in "，。：；？！" else f"{into}，{rest}"


def manner(s: Analysis) -> str:
    """How his type likes to be begun with: a hint for the back, in the words of the lead-in that fits best."""
    return fill(lead_in(s)[1], s.facts)


def lead_in(s: Analysis, *, only_first: bool = False) -> tuple[int, str]:
    """The lead-in of his type that fits the case best, with its number; 0 and nothing where none fits. `only_first`: of those
    only that are marked 先用.

    A line fits when its figures are known and one of its conditions holds; one with a condition that holds goes before one
    without, one marked 先用 before its equals. Between equals the contract decides, so that not every customer hears the same.
    """
    fitting = [
        (n, one)
        for n, one in enumerate(s.kind.openings, 1)
        if (one.first == "是" or not only_first)
        and not unknown(one.text, s.facts)
        and (not one.when or holds(one.when, s.situation))
    ]
    if not fitting:
        return 0, ""
    best = max(map(_rank, (one for _, one in fitting)))
    equals = [(n, one) for n, one in fitting if _rank(one) == best]
    n, one = equals[_turn(s) % len(equals)]
    return n, one.text


def _rank(one: LeadIn) -> tuple[bool, bool]:
    return one.first == "是", bool(one.when)


def _turn(s: Analysis) -> int:
    """A number that is the same for the same matter, whatever machine it is worked out on."""
    return crc32(f"{s.case.customer}/{s.case.project}/{s.visit}".encode())


def relief(s: Analysis) -> Line:
    """One sentence for what worries him: of the situation, else of his type."""
    lead = s.lead()
    if lead.relief:
        return Line(f"{lead.id}.安心", fill(lead.relief, s.facts), f"情形“{lead.name}”里他多半担心的")
    why = "各种人都可能担心" if s.kind.id == SAFE_TYPE else f"{s.kind.name}多半担心的"
    return Line(f"{s.kind.id}.安心一句", fill(s.kind.drive.relief, s.facts), why)
