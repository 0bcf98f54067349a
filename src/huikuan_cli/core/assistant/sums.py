"""What an assistant worked out from the facts, checked: “863000-798000=65000｜核减的”. Pure.

Every figure in the working must be a fact, the result of an earlier line, or a small count; the working is done again in exact decimals.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, DivisionByZero, InvalidOperation

from huikuan_cli.core.assistant.told_days import on_weekday, told_days, written_days
from huikuan_cli.core.assistant.told_figures import (
    FEW,
    FREE,
    figures_in,
    in_ten_thousands,
    numbers_in,
    plain_number,
)
from huikuan_cli.core.law.workdays import is_workday, plus_months, plus_workdays, plus_years
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, half_width

_LINE = re.compile(r"^(.+?)[=＝≈](.+?)(?:[｜|](.*))?$")
_OPERAND = r"\d[\d,]*(?:\.\d+)?(?:亿|万|千)?(?:\d+(?:千|百)?)?元?[%‰]?"
_NUMBER = r"\d+(?:\.\d+)?"
# days of a year, by which interest is worked out, of half of one and of three months; what one unit has of a smaller one
_OF_UNITS = ("360", "365", "366", "60", "100", "1000", *map(str, range(181, 185)), *map(str, range(90, 93)))
_OF_THINGS = re.compile(
    r"(?<![一二两三四五六七八九十百千万第])[一二两三四五六七八九十](?=[项分台个张次套份条人户家处根点盏天])"
)  # 十项，六个站
_COUNTED = re.compile(r"(?<=\d)(?![万千亿元])[\u4e00-\u9fff]{1,2}(?=[*/+\-])")  # 30盒*720
_WORKING = re.compile(rf"(?:{_OPERAND}|[+\-*/() ])+")
_DATE = r"(?:(?:19|20)\d{2}-\d{1,2}-\d{1,2}|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?)"
_TO = r"(?:-|到|至|减)"  # between two days
_UNIT = r"(?:天|日|个月|年|个?工作日)"
_MARKS = str.maketrans(
    {"×": "*", "x": "*", "X": "*", "÷": "/", "－": "-", "—": "-", "−": "-", "＋": "+", "％": "%", "，": ","}
)
_BY_MARK: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
ROUNDED = Decimal("0.005")  # of the result: how far a rounded one may be off
MOST_STEPS, MOST_AHEAD = 7, 1500  # figures of one working; days, months or years that are counted on


def checked(line: str, facts: str, visit: date) -> str | None:
    """The results of one working of sums or several with a comma between them, or of days (2026-11-25+10天=2026-12-05, 12月4日-12月2日=2天), as it may be written in other
    lines; None where it is not founded or does not come out. `visit`: near which a day without its year lies."""
    working = half_width(line).translate(_MARKS).partition("|")[0]
    found: list[str] = []
    for one in re.split(r",(?!\d{3}(?:\D|$))|;", working):
        if found and one[:1] in tuple("+-*/"):  # it goes on from the last result
            one = f"{found[-1]}{one}"
        result = _checked_sum(one, facts) or _checked_days(one, facts, visit)
        if result is None:
            return None
        found.append(result)
        facts += f"\n{one}"
    return "，".join(found)


def as_fact(line: str, facts: str) -> str:
    """A working that was checked, as other lines may stand on it: its result in 万 where the note says that it was worked out in 万元, or a
    figure of it is so many 万 in the facts (640*95%=608 of 640万); a result between two whole numbers with both."""
    working, _, note = re.sub("[｜|]", "|", line).partition("|")
    sum_of, _, result = half_width(working).translate(_MARKS).rpartition("=")
    said = re.findall(_NUMBER, re.sub(_DATE, "", sum_of))  # 12万 alone, not of 12万9千6
    in_10_000 = "万" in note or any(re.search(rf"(?<![\d.]){one}万(?![\d千百])", facts) for one in said)
    if not re.fullmatch(_NUMBER, plain := result.strip()):
        return working
    if in_10_000:
        return f"{working}，{plain}万"
    value = Decimal(plain)
    between = value > 1 and value % 1  # 2274.3站日: 2275 reach it
    return f"{working}，{int(value)}，{int(value) + 1}" if between else working


def strange_operand(line: str, facts: str, visit: date) -> str:
    """The first figure or day of a working that neither the facts have nor an earlier line worked out; empty where there is none."""
    working = half_width(line).translate(_MARKS).partition("|")[0].rpartition("=")[0]
    if days := list(written_days(working, visit)):
        return next((word for word, day in days if not told_days(facts, visit).has(day, visit)), "")
    known = figures_in(facts) | numbers_in(facts)
    found = ((one, _value(one)) for one in re.findall(_OPERAND, working))
    return next((one for one, value in found if value is not None and not _founded(one, value, known)), "")


def _checked_days(line: str, facts: str, visit: date) -> str | None:
    text = re.sub(rf"({_DATE})前(\d+|一)(个?工作日)", _counted_back, half_width(line).translate(_MARKS))
    if ahead := re.match(rf"^({_DATE})((?:\s*[+\-]\s*\d+{_UNIT})+)\s*=\s*({_DATE})(?:[｜|]|$)", text):
        day: date | None = _one_day(ahead[1], visit)
        if not told_days(facts, visit).has(day, visit):
            return None
        for sign, count, unit in re.findall(rf"([+\-])\s*(\d+)({_UNIT})", ahead[2]):
            day = _later(day, int(f"{sign}{count}"), unit)
        return ahead[3] if day is not None and day == _one_day(ahead[3], visit) else None
    if named := re.match(rf"^({_DATE})\s*=\s*(?:周|星期)([一二三四五六日天])(?:[｜|]|$)", text):
        day = _one_day(named[1], visit)
        so = on_weekday(day, named[2]) and told_days(facts, visit).has(day, visit)
        return f"周{named[2]}" if so else None
    if between := re.match(
        rf"^({_DATE})\s*{_TO}\s*({_DATE})\s*=\s*(\d+)(天|个月|个?工作日|$|(?=[｜|]))", text
    ):
        one, other = _one_day(between[1], visit), _one_day(between[2], visit)
        told = told_days(facts, visit)
        founded = told.has(one, visit) and told.has(other, visit)
        if founded and one and other and int(between[3]) in _days_between(one, other, between[4]):
            return f"{between[3]}{between[4] or '天'}"
    return None


def _counted_back(match: re.Match[str]) -> str:
    """2026-12-06前一个工作日 as 2026-12-06-1工作日."""
    return f"{match[1]}-{1 if match[2] == '一' else match[2]}{match[3]}"


def _months_between(one: date, other: date) -> tuple[int, ...]:
    """How many whole months run from the one day to the other, which may be their last; empty where there is a rest."""
    for end in (other, other + timedelta(days=1)):
        months = (end.year - one.year) * 12 + end.month - one.month
        if months > 0 and plus_months(one, months) == end:
            return (months,)
    return ()


def _days_between(one: date, other: date, unit: str) -> tuple[int, ...]:
    """How many days of a kind lie between two: of working days with and without the first, for people count both ways."""
    first, last = sorted((one, other))
    if unit == "个月":
        return _months_between(first, last)
    if unit in ("天", ""):
        return ((last - first).days,)
    if (last - first).days > MOST_AHEAD:
        return ()
    count = sum(is_workday(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    return (count, count + is_workday(first))


def _one_day(text: str, visit: date) -> date | None:
    return next((day for _, day in written_days(text, visit)), None)


def _later(start: date | None, count: int, unit: str) -> date | None:
    back = unit in ("天", "日") or unit.endswith("工作日")
    if start is None or abs(count) > MOST_AHEAD or (count < 0 and not back):
        return None
    if unit.endswith("工作日"):
        return plus_workdays(start, count)
    if unit == "年":
        return plus_years(start, count)
    return plus_months(start, count) if unit == "个月" else start + timedelta(days=count)


def _checked_sum(line: str, facts: str) -> str | None:
    found = _LINE.match(_COUNTED.sub("", half_width(line).translate(_MARKS)))
    if not found or not _WORKING.fullmatch(found[1]):
        return None
    operands = re.findall(_OPERAND, found[1])
    known = figures_in(facts) | numbers_in(facts)
    values = [value for one in operands if (value := _value(one)) is not None]
    less = found[2].strip().startswith("-")
    result = _value(re.sub(r"(?<=[\d%])[\u4e00-\u9fff]{1,2}$", _counted, found[2].strip().lstrip("-")))
    if result is None or not 2 <= len(operands) == len(values) <= MOST_STEPS:
        return None
    counts = numbers_in(facts) | {str(han_number(one)) for one in _OF_THINGS.findall(facts)}
    if not _is_of_the_case(found[1], values, known, counts) or not all(
        _founded(text, value, known) for text, value in zip(operands, values, strict=True)
    ):
        return None
    worked = _worked(found[1], values)
    if (
        worked is None
        or less != (worked < 0)
        or abs(abs(worked) - result) > max(abs(worked) * ROUNDED, Decimal("0.005"))
    ):
        return None
    return found[2].strip()


def _is_of_the_case(working: str, values: list[Decimal], known: set[str], said: set[str]) -> bool:
    """Whether a working is about the case, not about small counts that everybody has: a sum or a share in it was told, both its figures
    were, or all its counts of things, or it adds up counts of which one was (20台、12台、6台)."""
    counts = [plain_number(one) in said for one in values]
    if all(counts) and (len(values) == 2 or max(values) <= FEW):
        return True
    few = any(counts) and all(one or value <= FEW for one, value in zip(counts, values, strict=True))
    if few and not re.search(r"[*/]", working):
        return True
    return any(_told(plain_number(one), known) or _is_share(one, known) for one in values)


def _founded(text: str, value: Decimal, known: set[str]) -> bool:
    plain = plain_number(value)
    if 0 < value < 1:  # what an earlier line worked out in 万元, or a share
        return plain in known or _is_share(value, known)
    return (
        _told(plain, known)
        or bool({text, plain} & {*known, *_OF_UNITS})
        or (value == value.to_integral() and value <= FREE)
    )


def _is_share(value: Decimal, known: set[str]) -> bool:
    """Whether a value is a share that was told: 5 %, 95 % where 5 % is kept back, 5 ‰."""
    if not 0 < value < 1:
        return False
    shares = (f"{plain_number(one * 100)}{mark}" for one in (value, 1 - value) for mark in ("%", ""))
    return f"{plain_number(value * 1000)}‰" in known or any(one in known for one in shares)


def _told(plain: str, known: set[str]) -> bool:
    """Whether a figure was told, as it is or as what it is in 元: 1.35 of 1.35万, a sum that is no small count."""
    value = Decimal(plain)
    if value <= FREE and value % 1 == 0:
        return plain_number(value * 10_000) in known  # 18 of 18万
    ahead = plain_number(value * 10_000) if value % 1 else plain
    return plain in known or ahead in known or in_ten_thousands(plain, known)


def _counted(match: re.Match[str]) -> str:
    """The unit behind a result, without what only says what was counted: 90.33分."""
    return match[0] if match[0][:1] in "万千亿元" else ""


def _value(text: str) -> Decimal | None:
    """An operand: 863000, 86.3万, 30%."""
    plain = text.strip().replace(",", "")
    if plain.endswith(("%", "‰")):
        inner = _value(plain[:-1])
        return inner / (100 if plain.endswith("%") else 1000) if inner is not None else None
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    try:
        return parse_amount(plain if plain.endswith("元") else f"{plain}元")
    except Unclear:
        return None


def _worked(working: str, values: list[Decimal]) -> Decimal | None:
    """The working done again, its operands by these values."""
    names = iter(range(len(values)))
    text = re.sub(_OPERAND, lambda _: f"v{next(names)}", working)
    try:
        return _done(ast.parse(text.strip(), mode="eval").body, values)
    except (SyntaxError, KeyError, DivisionByZero, InvalidOperation):
        return None


def _done(node: ast.expr, values: list[Decimal]) -> Decimal:
    """The value of a sum, difference, product, quotient or operand. Raises KeyError for anything else."""
    if isinstance(node, ast.BinOp):
        return _BY_MARK[type(node.op)](_done(node.left, values), _done(node.right, values))
    if isinstance(node, ast.Name):
        return values[int(node.id[1:])]
    raise KeyError(type(node))
