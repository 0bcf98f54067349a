"""What is due where one line says more than an amount: a part of it in dispute, or several payments each with its own day. Pure.

两张票，6月8号18万、9月3号12万，各自30天 and 剩24.96万，其中2.808万他们不认 are written out and offered for one Enter, never taken as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.answers.audited import DISPUTED_KEY, speaks_of_audit
from huikuan_cli.core.law.claim import BY_ACCEPTANCE, BY_DATE, BY_DELIVERY, BY_INVOICE, BY_SETTLEMENT
from huikuan_cli.core.receivable.payment_lines import AMOUNT, DAY, DISPUTED, NAME, START, TERM, Row, line_of
from huikuan_cli.core.text.amid_words import SUM_IN_WORDS, sums_in
from huikuan_cli.core.text.amount_lines import in_short
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, half_width, iso

READ_AS = "“{typed}”按 {count} 笔理解，对吗？不对的地方改掉：{line}"
DISPUTED_AS = "“{typed}”按这样记，有争议的另外单列，对吗？不对的地方改掉：{line}"
WHICH_START = "这里说了 {count} 笔，各有各的日子；那几天是收票、验收、交付，还是到期的日子？写上再回车，如 6月8号收票18万，9月3号收票12万，各30天"
SAID = "有争议"
START_OF = {  # the question of the start, and that of its day, by how a payment counts
    BY_INVOICE: "收票日期",
    BY_ACCEPTANCE: "验收合格日期",
    BY_DELIVERY: "交付日期",
    BY_SETTLEMENT: "结算确认日",
    BY_DATE: "约定付款日",
}
_STARTS = {
    BY_DATE: r"到期|前付|付款日",
    BY_ACCEPTANCE: "验收",
    BY_SETTLEMENT: "结算|审定|定案",
    BY_DELIVERY: "交付|交货|到货|送货|送了|送到|签收|收货",
    BY_INVOICE: "票",
}
_BETWEEN = r"[，,、；;。：:\n]+"
_PARTED = r"(?<=[\d万亿千百元]) ?(?=其中|里头|里面)"
_DAY = r"(?<![\d.])(?:(\d{4}|今年|去年|前年|明年)[-./年]? ?)?(\d{1,2})[-./月] ?(\d{1,2})[日号]?(?!\d*[万元亿千wW%\d])"
_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_TERM = r"(?<![\d.])(\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:个?工作日|天|日|个月)"
_PAID = (
    r"(?:付|到|回|打|给|结)(?:了|过|来)|收(?:了|过|到)(?!发?票)|到账|已付|回款"  # the day on which money came
)
_NOT_AGREED = "不认|不承认|不同意|争议|异议|分歧|谈不拢|没谈拢|扯皮"
_AGREED = "没(?:有)?(?:什么)?(?:争议|异议|分歧)|无(?:争议|异议)|都认|不争议"
_HAN = "零一二三四五六七八九十"
_IN_ALL = r"^(?:一共|总共|合计|加起来|共)"
_WHEN = r"(?:(?:去年|今年|前年|上个?月|\d{4}年|\d{1,2}月|\d{1,2}[日号])(?:份|底|初|中旬)?)*"
_COUNT = r"^(?:一共|总共)?[两二三四五六七八九\d]{1,2}(?:笔|张票|张|批|期|回)$"
_CAME = rf"^{_WHEN}(?:已经?)?(?:付|收|到|回|打|给|结)(?:了|过|来|到|账|回)*(?:款)?"
_OWED = r"^(?:现在|目前|眼下|这次|总共|一共)?还?(?:剩下?|欠着?|差|没付|未付|该付|要付)(?:的|是|着|了)?"
_CONTRACT = r"^合同(?:额|总额|总价|价)?(?:是|一共|共)?"
_WORDS = ((_CAME, "已付"), (_OWED, "欠"), (_CONTRACT, "合同"))
MOST_PAYMENTS, HALF_A_YEAR = 10, 183


class _Dated(NamedTuple):
    """One payment of a line: its day, its amount, from what it counts and how long; what of it is in dispute."""

    day: date
    amount: Decimal
    start: str
    term: str
    disputed: Decimal | None = None


def disputed_apart(raw: str) -> tuple[str, Decimal] | None:
    """The line without its part in dispute, and that part (元), where it is written so that it has one reading (欠24.96万，有争议2.808万); None
    where none is said, and where an audit is spoken of, whose cut is of the whole contract. Raises Unclear with the line written out where it is said in other words."""
    parts = _parts(raw)
    found = [part for part in parts if _is_disputed(part)]
    if len(found) != 1 or speaks_of_audit(raw) or not (amount := _disputed_sum(found[0])):
        return None
    rest = "，".join(_in_one_way([part for part in parts if part != found[0]]))
    if found[0] == f"{SAID}{amount}" and rest == "，".join(part for part in parts if part != found[0]):
        return rest, parse_amount(amount)
    if not sums_in(rest, parse_amount):
        return None
    line = f"{rest}，{SAID}{amount}"
    raise Unclear(DISPUTED_AS.format(typed=brief(raw), line=line), line)


def several_due(raw: str, kinds: Mapping[str, str], today: date) -> str:
    """The payments of a line, each with its own day, written out as payments of a contract are, a line each; empty where it says fewer than
    two. `kinds`: as in `payment_lines.rows_of`. Raises Unclear where nothing says what the days are."""
    parts = _parts(raw)
    dated = _dated(parts, today)
    if len(dated) < 2:
        return ""
    if any(not one.start or (one.start != BY_DATE and not one.term) for one in dated):
        raise Unclear(WHICH_START.format(count=len(dated)))
    rows = [_row(number, one) for number, one in enumerate(sorted(dated, key=lambda one: one.day), 1)]
    return "；".join(re.sub(r"\d+\.\d\d元", _short, line_of(row, kinds)) for row in rows)


def _short(found: re.Match[str]) -> str:
    return in_short(Decimal(found[0].removesuffix("元")))


def is_written_out(raw: str) -> bool:
    """Whether a line is one of `several_due`, as it was offered or changed."""
    return bool(re.match(r"第一笔 .+[；;] ?第二笔 ", half_width(raw)))


def answers_of_rows(rows: Sequence[Row]) -> dict[str, str]:
    """The answers of the questions about this payment that the first of several rows gives, by their keys."""
    first = rows[0]
    found = {DISPUTED_KEY: first.get(DISPUTED, ""), "付款天数": first.get(TERM, "")}
    found |= {"起算点": first[START], START_OF[first[START]]: first[DAY]} if first[START] in START_OF else {}
    return {key: value for key, value in found.items() if value and value != UNKNOWN}


def _parts(raw: str) -> list[str]:
    text = re.sub(_PARTED, "，", half_width(raw))
    return [part for one in re.split(_BETWEEN, text) if (part := one.replace(" ", ""))]


def _is_disputed(part: str) -> bool:
    return bool(re.search(_NOT_AGREED, part)) and not re.search(_AGREED, part)


def _disputed_sum(part: str) -> str:
    found = sums_in(part, parse_amount)
    return found[0] if len(found) == 1 and not re.search(_DAY, part) else ""


def _in_one_way(parts: Sequence[str]) -> list[str]:
    """The parts of a line as they have one reading: 去年11月到了37.44万 is 已付37.44万; what else was said stays as it was."""
    found = []
    for part in parts:
        amount = next(iter(sums_in(part, parse_amount)), "")
        before = part.removesuffix(amount) if amount else ""
        word = next((word for how, word in _WORDS if re.fullmatch(how, before)), "")
        if not re.search(_COUNT, part):
            found.append(f"{word}{amount}" if word else part)
    return found


def _dated(parts: Sequence[str], today: date) -> list[_Dated]:
    """The payments that parts of a line name, each by its day and its amount; none where a part says something else of money or days."""
    found: list[_Dated] = []
    shared = "".join(part for part in parts if not re.search(_DAY, part))
    term, start = _term(shared), _start(shared)
    for part in parts:
        days, sums = re.findall(_DAY, part), sums_in(re.sub(_DAY, " ", part), parse_amount)
        if found and not days and _is_disputed(part) and len(sums) == 1:
            found[-1] = found[-1]._replace(disputed=parse_amount(sums[0]))
        elif len(days) == 1 and len(sums) == 1:
            own = re.sub(_DAY, " ", part)
            counts = _start(own) or start
            day = _day(days[0], today, falls_due=counts == BY_DATE)
            if day is None or re.search(_PAID, own):
                return []
            found.append(_Dated(day, parse_amount(sums[0]), counts, _term(own) or term))
        elif days or (sums and not _is_whole(part, sums, parts)):
            return []
    known = {one.start for one in found if one.start}
    if len(known) == 1:  # 6月8号收票18万，9月3号12万
        found = [one._replace(start=one.start or min(known)) for one in found]
    return found if len(found) <= MOST_PAYMENTS else []


def _is_whole(part: str, sums: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a part says what all the others come to: 一共30万."""
    others = [
        one
        for each in parts
        if re.search(_DAY, each)
        for one in sums_in(re.sub(_DAY, " ", each), parse_amount)
    ]
    whole = sum(map(parse_amount, others), Decimal(0))
    return bool(re.search(_IN_ALL, part)) and [parse_amount(one) for one in sums] == [whole]


def _start(text: str) -> str:
    """From what a payment counts by the words of a text; empty where none says so, or two do."""
    found = [start for start, words in _STARTS.items() if re.search(words, text)]
    return found[0] if len(found) == 1 or (found and found[0] == BY_DATE) else ""


def _term(text: str) -> str:
    found = [one[0] for one in re.finditer(_TERM, re.sub(SUM_IN_WORDS, " ", text))]
    return parse_term(found[0]).text() if len(found) == 1 else ""


def _day(said: tuple[str, str, str], today: date, *, falls_due: bool) -> date | None:
    """The day; without a year the last such day, of one on which something falls due the nearest. None where there is no such day."""
    year, month, day = said
    try:
        one = date(int(year) if year.isdecimal() else today.year + _YEARS.get(year, 0), int(month), int(day))
        ahead = (one - today).days > (HALF_A_YEAR if falls_due else 0)
        return one.replace(year=one.year - 1) if ahead and not year else one
    except ValueError:
        return None


def _row(number: int, one: _Dated) -> Row:
    row = {NAME: f"第{_HAN[number]}笔", AMOUNT: f"{one.amount:.2f}", START: one.start, DAY: iso(one.day)}
    row |= {TERM: one.term} if one.start != BY_DATE else {}
    return row | ({DISPUTED: f"{one.disputed:.2f}"} if one.disputed else {})
