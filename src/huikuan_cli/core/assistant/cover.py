"""Names that stay in the house: what the assistant reads in their place, and back again. Pure.

What is hidden: the customer and where it is, the places and bodies in the project's name, the number of the contract, everyone who is named,
our own company, and what looks like a telephone number, an account or an address. Sums, days and what was sold stay: the lines are about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, structs

from huikuan_cli.core.advice.analysis import UNNAMED_US, Analysis
from huikuan_cli.core.playbook.assistant_rules import WORDING
from huikuan_cli.core.text.speech import called, people_in, person_in, project, short_project
from huikuan_cli.core.text.values import UNKNOWN

PERSON, PROJECT, CUSTOMER, CONTRACT, US, PLACE, PAYER = (
    "对接人", "项目", "客户", "合同号", "我方", "地名", "出款方",
)  # fmt: skip
SUCCESSOR = "承接方"  # the body that took over
AREA = "地方"  # the place without what it is
BODY = "单位"  # the customer without the place where it is
HIDDEN = "号码"
TO_FILL = "待填"  # left to be filled in by hand: also what was hidden as a number
OURS = "我公司"  # where nobody said what we are called
_TOKEN = re.compile(r"[〔【\[［{]\s*([\u4e00-\u9fff]{1,4}\d{0,2})\s*[〕】\]］}]")
_NUMBERS = re.compile(
    r"(?<![\d〔])(?<!\d[.,])\+?\d[\d \-()]{5,}\d[Xx]?(?!\d|[.,]\d|[年月])|[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+"
    r"|(?<![A-Za-z\d_-])(?=[A-Za-z\d_-]*\d)(?=[A-Za-z\d_-]*[A-Za-z])[A-Za-z\d_-]{6,}"
)
_SIGNED_BY_US = rf"{UNNAMED_US}(?:[（(]盖?章[）)])?(?=[\s＿_]*(?:20\d{{2}}年|日期|$))"
_DAY = re.compile(r"(?:19|20)\d{2}-\d{1,2}-\d{1,2}")
_SEAT = re.compile(
    r"^([\u4e00-\u9fff]{2,4}?(?:省|市|自治州|县|(?<![小校院园厂景库])区|镇|乡|街道|旗))(?=[\u4e00-\u9fff]{2})"
)
_OWNER = re.compile(
    r"^[\u4e00-\u9fff]{2,14}(?:[小中大]学|学校|学院|医院|卫生院|幼儿园|[敬养]老院|福利院|图书馆|博物馆|文化馆|体育馆|公园|广场|水库|[局村镇乡县])(?=[\u4e00-\u9fff]{2})"
)
_EVERY_PLACE = re.compile(
    r"^(?:[各全本]?(?:乡镇|农村|新农村|美丽乡村|县级?|区级?|市级?|智慧|数字|平安|基层|公办|城区|镇村|[一二三四五]所|中小)+).{0,4}$"
)
_SHORTER = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?:服务)?(?:中心|公司|集团|大队|支队)$")
_FAMILIAR = ("小", "老", "大", "阿")  # before a surname
_OPERATORS = "×÷*=＝%"  # no / nor +: two telephone numbers may stand so
_OPERAND_DIGITS = 9  # an operand has no more; a number to call has eleven
LAST_SIGNS = 4  # of a number that are told
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
        in a name already is not said twice: 〔项目〕布展 of 乡贤馆布展, 〔地名〕〔项目〕 of 北坪村路灯, 小〔人1〕 of 小刘."""
        parts = _TOKEN.split(text)
        shown = parts[0]
        for token, rest in zip(parts[1::2], parts[2::2], strict=True):
            name = self.said.get(token) or f"〔{TO_FILL if token == HIDDEN else token}〕"
            behind = next((n for n in range(len(name) - 1, 1, -1) if rest.startswith(name[-n:])), 0)
            least = 0 if name.startswith(_FAMILIAR) else 1
            before = next((n for n in range(len(name) - 1, least, -1) if shown.endswith(name[:n])), 0)
            shown += name[before:] + rest[behind:]
        return shown

    def reveal_in(self, part: str, text: str) -> str:
        """As reveal, for a part of an answer: where nobody said what our company is called, its token is neither a name to introduce
        oneself with (我是我们公司的小孟) nor a signature on a paper."""
        shown = self.reveal(text)
        if self.said.get(US) != UNNAMED_US:
            return shown
        if part == WORDING:
            return re.sub(_SIGNED_BY_US, "（我方盖章）", shown).replace(UNNAMED_US, OURS)
        return shown.replace(f"我是{UNNAMED_US}的", "我是乙方的")

    def without_names(self, text: str) -> str:
        """The text with every name taken out, to be searched for words."""
        for name in (*self.said.values(), *(name for name, _ in self.names)):
            text = text.replace(name, "□") if name else text
        return text

    def as_asked(self, tokens: dict[str, str]) -> Cover:
        """The same, its tokens read as they were when they were handed out."""
        return structs.replace(self, said={**self.said, **tokens})

    def unknown(self, text: str) -> str:
        """The first token in the text that stands for nothing; empty where there is none. What is left to be filled in by hand is none."""
        tokens = (one for one in _TOKEN.finditer(text) if one[1] not in (TO_FILL, HIDDEN))
        return next((found[0] for found in tokens if not self.said.get(found[1])), "")


def last_signs(name: str) -> str:
    """The last signs of a number, by which it can be told from another: 0317 of HT-2026-0317. Empty for one to call or to pay into, and for
    what is no number."""
    whole = re.fullmatch(r"[A-Za-z\d_-]{6,}", name)
    reached = re.fullmatch(r"1\d{10}|0\d{9,11}|\d{15,}", name)
    return name[-LAST_SIGNS:] if whole and not reached and name[-1:].isdigit() else ""


def _is_figure(found: re.Match[str]) -> bool:
    """Whether what looks like a number to call is a date, a sum (1280000元, 1280000), or an operand of one: 1280000×80%."""
    around = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() :][:1]
    round_sum = re.fullmatch(r"\d{6,9}", found[0]) and (
        found[0].endswith("00") or around[-1:] in tuple("元块万")
    )
    if round_sum:
        return True
    short = all(len(one) <= _OPERAND_DIGITS for one in re.findall(r"\d+", found[0]))
    return bool(_DAY.fullmatch(found[0]) or (short and set(around) & set(_OPERATORS)))


class _Names:
    """Names and their tokens as they are gathered."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.said: dict[str, str] = {}

    def hide(self, token: str, spoken: str | None, *written: str | None) -> None:
        """Hide these names behind a token that comes back as `spoken`, else as the first of them; the first that had the token keeps it."""
        self.said.setdefault(token, spoken or next((one for one in written if one), ""))
        for one in (*written, spoken):
            if one and len(one) >= LEAST:
                self.names.setdefault(one, token)

    def apart(self, token: str, name: str) -> None:
        """Each name of a kind behind a token of its own: what comes back is what was written."""
        number = 1
        while self.said.get(one := token if number == 1 else f"{token}{number}", name) != name:
            number += 1
        self.hide(one, name)


def cover_of(s: Analysis, facts: str, further: Iterable[str] = ()) -> Cover:
    """The cover of a case. `facts`: everything that will be told, for the people who are named in it; `further`: names that the
    salesperson wants hidden besides."""
    case, found = s.case, _Names()
    first = re.split(r"[，。；：,;:\n]", case.project or "")[0].strip()
    found.said[PROJECT] = short_project(first) or project(first) or first
    found.hide(CUSTOMER, case.customer, _SHORTER.sub("", case.customer or "") or None)
    if case.successor:
        found.hide(SUCCESSOR, case.successor)
    found.hide(CONTRACT, case.contract_no)
    found.hide(US, s.facts.get("我方"))
    found.said[US] = found.said["公司"] = found.said["我公司"] = found.said[US] or OURS
    _hide_bodies(found, case.customer, case.successor)
    _hide_owner(found, first)
    found.hide(PAYER, _named_body(s.answers.get("出款单位")))
    _hide_places(found, case.customer, case.successor, case.project)
    met = person_in(case.person) or (case.person or "").strip()
    spoken = called(case.person)
    others = [one for one in _others(s, facts, met) if one != spoken]
    found.hide(PERSON, spoken or met, case.person, met, *_of_his_surname(spoken or met, others, facts))
    others = [one for one in others if found.names.get(one) != PERSON]
    known = tuple(filter(None, (spoken, met, *others)))
    people = [one for one in others if not _short_of(one, known)]
    for number, person in enumerate(people, 1):
        found.hide(f"人{number}", person)
    for short in others:
        if short not in people and (token := found.names.get(_short_of(short, known))):
            found.names.setdefault(short, token)
    for one in _NUMBERS.finditer(facts):
        if not _is_figure(one):
            found.apart(HIDDEN, one[0])
    for number, names in enumerate(_of_one(further), 1):
        part = any(name in (case.customer or "") for name in names)  # 县疾控 of 县疾控中心 is no other body
        found.hide(CUSTOMER if part else f"名{number}", names[0], *names)
    order = sorted(found.names.items(), key=lambda pair: -len(pair[0]))
    return Cover(tuple(order), found.said)


def _of_his_surname(met: str, others: Iterable[str], facts: str) -> list[str]:
    """What else he is called among these, 老裘 of 裘部长 or 祁主任 of 老祁; empty where another is called so too, or both stand in one sentence."""
    surname = re.sub("^[老小大]", "", met)[:1]
    alike = [one for one in others if surname and re.sub("^[老小大]", "", one).startswith(surname)]
    if len(alike) != 1 or alike[0].startswith("老") == met.startswith("老"):
        return []
    together = any(met in one and alike[0] in one for one in re.split("[。！？!?\n]", facts))
    return [] if together else alike


def _of_one(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Names with those that they begin: 泓济 and 泓济市政工程公司 are one, said as the shorter."""
    found: list[tuple[str, ...]] = []
    for name in names:
        at = next(
            (n for n, one in enumerate(found) if name.startswith(one[0]) or one[0].startswith(name)), None
        )
        if at is None:
            found.append((name,))
        else:
            found[at] = tuple(sorted((*found[at], name), key=len))
    return found


def _short_of(name: str, known: Iterable[str]) -> str:
    """Whom of these a name is short for: 贺科 for 贺科长; empty where there is nobody."""
    return next((one for one in known if len(one) > len(name) > 1 and one.startswith(name)), "")


def _hide_bodies(found: _Names, *bodies: str | None) -> None:
    """Their names without the place, said as they were written: 智慧图书馆 is another thing than the library."""
    for one in bodies:
        name = _SEAT.sub("", one or "")
        if name != one and len(name) > LEAST:  # 政府 is anybody's
            found.apart(BODY, name)


def _hide_owner(found: _Names, work: str) -> None:
    """Whose work it is by its name, 红旗小学 of 红旗小学厨房改造; what every place has (老旧小区, 学校) names nobody."""
    owner = _OWNER.match(work)
    if owner and not _EVERY_PLACE.search(owner[0]):
        found.apart(BODY, owner[0])


def _hide_places(found: _Names, *texts: str | None) -> None:
    """The places in these names, whole and without what they are: 丰阳惠民银行 is not 丰阳县惠民银行."""
    for place in filter(None, (_SEAT.match(one or "") for one in texts)):
        found.apart(PLACE, place[1])
        found.apart(AREA, re.sub(r"[省市县区镇乡旗]$", "", place[1]))


def _named_body(answer: object) -> str | None:
    """The body that pays, where it is named."""
    return answer if isinstance(answer, str) and answer != UNKNOWN else None


def _others(s: Analysis, facts: str, met: str) -> list[str]:
    """Everyone else who is named, in the fields for people first, then in sentences."""
    case = s.case
    fields = (case.accepter, case.initiator, case.reviewer, case.approver, case.owner)
    asked = [s.answers.get("资产管理员")]
    found = [person_in(one) for one in (*fields, *asked) if isinstance(one, str)]
    whole = [one for name in found if name for one in (people_in(name)[:1] or (name,))]
    return [one for one in dict.fromkeys((*whole, *people_in(facts))) if one and one != met]
