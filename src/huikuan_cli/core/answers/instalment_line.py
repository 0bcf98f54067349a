"""Several instalments of a paper in one line, as a person says them: 三期各13万，6-30、9-30、12-31，前两期付了. Pure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.answers.told_instalments import told_paid
from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amount_lines import in_short
from huikuan_cli.core.text.amounts import parse_amount, yuan
from huikuan_cli.core.text.values import Unclear, brief, half_width, iso

MOST_INSTALMENTS = 24
READ_AS = "“{typed}”按 {count} 期理解，对吗？不对的地方改掉：{line}"
_DAY = (
    r"(?<![\d.])(?:(\d{4}|今年|明年|去年)[-./年]? ?)?(\d{1,2})[-./月] ?(\d{1,2})[日号]?(?!\d*[万元亿千wW%\d])"
)
_BETWEEN = r"[;；,，、。\n]+"
_EACH = r"(?:各|每期|每次|都是)(?:付|还|给)?(?:是|为)?"
_IN_ALL = r"(?:一共|总共|合计|共)(?:是|为)?"
_SUM = r"(\d[\d,.]*[万亿wW]?元?)"
_PART = rf"(?:付|到|收|给|还)了? ?{_SUM}"
_CAME = r"付清|付了|付过|已付|到账|到了|收到|给了|还了"
_OPEN = r"没付|未付|没到|没给|没动静|没还|一分没|还没|未到"
_YEARS = {"今年": 0, "明年": 1, "去年": -1}


class InstalmentSaid(NamedTuple):
    """One instalment: its last day, what it comes to and what of it was paid (元); None where it was not said."""

    day: date
    amount: Decimal | None
    paid: Decimal | None

    def written(self) -> str:
        """As it is written to be read in one way: 2026-06-30 13万 付清."""
        sums = [] if self.amount is None else [in_short(self.amount)]
        if self.paid is not None:
            whole = "付清" if self.paid == self.amount else f"付了{in_short(self.paid)}"
            sums.append(whole if self.paid else "没付")
        return " ".join((iso(self.day), *sums))


def instalments_said(raw: str, today: date) -> tuple[InstalmentSaid, ...]:
    """The instalments that a line names by their days, the earliest first; empty where it names fewer than two. Raises Unclear with the line
    written out, for one Enter, where the years or some sums were not said one by one."""
    text = half_width(raw)
    parts = [one.strip() for one in re.split(_BETWEEN, text) if one.strip()]
    dated = [(part, found) for part in parts if len(found := re.findall(_DAY, part)) == 1]
    days = _days([found[0] for _, found in dated], today, past=1 in told_paid(text))
    if not 2 <= len(days) <= MOST_INSTALMENTS or len(re.findall(_DAY, text)) != len(days):
        return ()
    shared, came = _shared(text, len(days)), told_paid(text)
    rows = [
        _one(day, re.sub(_DAY, " ", _with_rest(parts, part)), shared, number in came, bool(came))
        for number, (day, (part, _)) in enumerate(zip(days, dated, strict=True), 1)
    ]
    line = "；".join(one.written() for one in rows)
    if text.replace(";", "；").strip() != half_width(line).replace(";", "；"):
        raise Unclear(READ_AS.format(typed=brief(raw), count=len(rows), line=line), line)
    return tuple(rows)


def _with_rest(parts: list[str], part: str) -> str:
    """A part with what stands behind it up to the next day: 6-30，13万，付清."""
    at = parts.index(part)
    behind = parts[at + 1 :]
    until = next((n for n, one in enumerate(behind) if re.search(_DAY, one) or told_paid(one)), len(behind))
    return " ".join((part, *behind[:until]))


def _days(found: list[tuple[str, str, str]], today: date, *, past: bool) -> list[date]:
    """The days one after another; those without a year follow the one before, the first is of this year, or was the last such day where its
    money came."""
    days: list[date] = []
    for year, month, day in found:
        try:
            one = date(_year(year, today), int(month), int(day))
        except ValueError:
            return []
        if not year and days:
            one = one.replace(year=days[-1].year + (one.replace(year=days[-1].year) <= days[-1]))
        elif not year and past and one > today:
            one = one.replace(year=today.year - 1)
        days.append(one)
    return days if days == sorted(set(days)) else []


def _year(said: str, today: date) -> int:
    return int(said) if said.isdecimal() else today.year + _YEARS.get(said, 0)


def _shared(text: str, count: int) -> Decimal | None:
    """What each instalment comes to where that is said of all: 各13万, or 共39万 in equal parts."""
    if each := re.search(_EACH + _SUM, text):
        return _amount(each[1])
    whole = re.search(_IN_ALL + _SUM, text)
    amount = _amount(whole[1]) if whole else None
    return amount / count if amount is not None and not amount % count else None


def _one(day: date, said: str, shared: Decimal | None, came: bool, some_came: bool) -> InstalmentSaid:
    part = re.search(_PART, said)
    rest = re.sub(_PART, " ", said) if part else said
    sums = sums_in(re.sub(f"(?:{_EACH}|{_IN_ALL}){_SUM}", " ", rest), parse_amount)
    amount = _amount(sums[0]) if sums else shared
    if part and _amount(part[1]) is not None:
        return InstalmentSaid(day, amount, _amount(part[1]))
    if re.search(_OPEN, said):
        return InstalmentSaid(day, amount, Decimal(0))
    if came or re.search(_CAME, said):
        return InstalmentSaid(day, amount, amount)
    return InstalmentSaid(day, amount, Decimal(0) if some_came else None)


def _amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except Unclear:
        return None


def said_of(rows: tuple[InstalmentSaid, ...]) -> str:
    """The instalments in a few words: how many, and what they add up to where every sum is known."""
    sums = [one.amount for one in rows]
    whole = sum((one for one in sums if one is not None), Decimal(0))
    return f"{len(rows)} 期" + ("" if None in sums else f"，合计 {yuan(whole)} 元")
