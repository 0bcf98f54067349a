"""Names that stay in the house: what the assistant reads in their place, and back again. Pure.

What is hidden: the customer and where it is, the project, the number of the contract, everyone who is named, our own company, and what looks
like a telephone number, an account or an address. Sums and days stay: the lines are about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.text.speech import called, matter, people_in, person_in, project, short_project
from huikuan_cli.core.text.values import UNKNOWN

PERSON, PROJECT, CUSTOMER, CONTRACT, US, PLACE, PAYER = (
    "对接人", "项目", "客户", "合同号", "我方", "地名", "出款方",
)  # fmt: skip
BODY = "单位"  # the customer without the place where it is
HIDDEN = "号码"
OURS = "我公司"  # where nobody said what we are called
_TOKEN = re.compile(r"[〔【\[［{]\s*([\u4e00-\u9fff]{1,4}\d{0,2})\s*[〕】\]］}]")
_NUMBERS = re.compile(
    r"(?<![\d〔])(?<!\d[.,])\+?\d[\d \-()]{5,}\d[Xx]?(?!\d|[.,]\d|[年月])|[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+"
    r"|(?<![A-Za-z\d_-])(?=[A-Za-z\d_-]*\d)(?=[A-Za-z\d_-]*[A-Za-z])[A-Za-z\d_-]{6,}"
)
_DAY = re.compile(r"(?:19|20)\d{2}-\d{1,2}-\d{1,2}")
_SEAT = re.compile(r"^([\u4e00-\u9fff]{2,4}?(?:省|市|自治州|县|区|镇|乡|街道|旗))(?=[\u4e00-\u9fff]{2})")
_OPERATORS = "×÷*/+=＝%"
LEAST = 2  # characters of a name that is looked for in sentences


class Cover(Struct, frozen=True):
    """What stands for what: `names` (as written, its token) with the longest first; `said` (token, as it is said)."""

    names: tuple[tuple[str, str], ...]
    said: dict[str, str]

    def hide(self, text: str) -> str:
        """The text without names, whatever the case of their letters."""
        tokens = {name.lower(): token for name, token in self.names}
        if tokens:
            one_of = "|".join(re.escape(name) for name, _ in self.names)
            text = re.sub(one_of, lambda found: f"〔{tokens[found[0].lower()]}〕", text, flags=re.I)
        return _NUMBERS.sub(lambda found: found[0] if _is_figure(found) else f"〔{HIDDEN}〕", text)

    def reveal(self, text: str) -> str:
        """The text with the names in it again; a token that stands for nothing stays. What whoever wrote it could not know to be
        the end of a name already is not said twice: 〔项目〕布展 of 乡贤馆布展."""
        parts = _TOKEN.split(text)
        shown = parts[0]
        for token, rest in zip(parts[1::2], parts[2::2], strict=True):
            name = self.said.get(token) or f"〔{token}〕"
            twice = next((n for n in range(len(name) - 1, 1, -1) if rest.startswith(name[-n:])), 0)
            shown += name + rest[twice:]
        return shown

    def without_names(self, text: str) -> str:
        """The text with every name taken out, to be searched for words."""
        for name in (*self.said.values(), *(name for name, _ in self.names)):
            text = text.replace(name, "□") if name else text
        return text

    def unknown(self, text: str) -> str:
        """The first token in the text that stands for nothing; empty where there is none."""
        return next((found[0] for found in _TOKEN.finditer(text) if not self.said.get(found[1])), "")


def _is_figure(found: re.Match[str]) -> bool:
    """Whether what looks like a number to call is a date, or an operand of a sum: 1280000×80%."""
    around = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() :][:1]
    return bool(_DAY.fullmatch(found[0]) or set(around) & set(_OPERATORS))


def cover_of(s: Analysis, facts: str, further: Iterable[str] = ()) -> Cover:
    """The cover of a case. `facts`: everything that will be told, for the people who are named in it; `further`: names that the
    salesperson wants hidden besides."""
    case = s.case
    names: dict[str, str] = {}
    said: dict[str, str] = {}

    def hide(token: str, spoken: str | None, *written: str | None) -> None:
        said.setdefault(token, spoken or next((one for one in written if one), ""))
        for one in (*written, spoken):
            if one and len(one) >= LEAST:
                names.setdefault(one, token)

    first = re.split(r"[，。；：,;:\n]", case.project or "")[
        0
    ].strip()  # of a project that was written as a sentence
    hide(PROJECT, short_project(first) or project(first) or first, case.project, project(case.project), first)
    hide(CUSTOMER, case.customer, case.successor)
    hide(CONTRACT, case.contract_no)
    hide(US, s.facts.get("我方"))
    said[US] = said[US] or OURS
    said["公司"] = said["我公司"] = said[US]
    for one in (case.customer, case.successor):
        name = _SEAT.sub("", one or "")
        if name != one and len(name) > LEAST:  # 政府 is anybody's
            hide(BODY, name, name)  # said as it was written: 智慧图书馆 is another thing than the library
    hide(PROJECT, None, re.sub(r"[（(].*?[）)]", "", case.project or ""), matter(case.project))
    hide(PAYER, _named_body(s.answers.get("出款单位")))
    for place in filter(
        None, (_SEAT.match(one or "") for one in (case.customer, case.successor, case.project))
    ):
        hide(PLACE, place[1], re.sub(r"[省市县区镇乡旗]$", "", place[1]))
    met = person_in(case.person) or (case.person or "").strip()
    hide(PERSON, called(case.person) or met, case.person, met)
    for number, person in enumerate(_others(s, facts, met), 1):
        hide(f"人{number}", person)
    for number, name in enumerate(further, 1):
        hide(f"名{number}", name)
    order = sorted(names.items(), key=lambda pair: -len(pair[0]))
    return Cover(tuple(order), said)


def _named_body(answer: object) -> str | None:
    """The body that pays, where it is named."""
    return answer if isinstance(answer, str) and answer != UNKNOWN else None


def _others(s: Analysis, facts: str, met: str) -> Iterable[str]:
    """Everyone else who is named, in the fields for people first, then in sentences."""
    case = s.case
    fields = (case.accepter, case.initiator, case.reviewer, case.approver, case.owner)
    asked = [s.answers.get("资产管理员")]
    found = [person_in(one) for one in (*fields, *asked) if isinstance(one, str)]
    whole = [one for name in found if name for one in (people_in(name)[:1] or (name,))]
    return [one for one in dict.fromkeys((*whole, *people_in(facts))) if one and one != met]
