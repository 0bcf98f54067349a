"""Payments as a person writes them down, a line each: 质保金 5万 验收2024-05-10后365天; 服务费 每月1.2万 2026-01-31起 12期. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from huikuan_cli.core.law.claim import BY_ACCEPTANCE, BY_DATE, BY_DELIVERY, BY_INVOICE, BY_SETTLEMENT
from huikuan_cli.core.law.segments import CENT
from huikuan_cli.core.law.workdays import plus_months
from huikuan_cli.core.receivable.payments import RETENTION_KINDS
from huikuan_cli.core.receivable.yearly_lines import as_instalments
from huikuan_cli.core.text.amounts import parse_amount, yuan
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.vague import han_number, likely_day
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, half_width, iso, parse_date

Row = dict[str, str]
NAME, KIND, AMOUNT, START, DAY, TERM, PAID, DISPUTED = (
    "名称",
    "种类",
    "金额",
    "起算",
    "起算日",
    "天数",
    "已付",
    "争议",
)
ROW_KEYS = (NAME, KIND, AMOUNT, START, DAY, TERM, PAID, DISPUTED)
BY_SIGNING = "签订"
START_KEYS = (BY_ACCEPTANCE, BY_DELIVERY, BY_SETTLEMENT, BY_INVOICE, BY_SIGNING, BY_DATE)
OTHER_KIND = "其他"
LONG_NAME = 8  # characters; what is longer says more than a name
MOST_PARTS, LONGEST_LINE = 60, 120
EXAMPLE = "质保金 5万 2027-05-10"

_WORDS = {
    "验收": BY_ACCEPTANCE,
    "交付": BY_DELIVERY,
    "到货": BY_DELIVERY,
    "结算": BY_SETTLEMENT,
    "收到发票": BY_INVOICE,
    "收票": BY_INVOICE,
    "票到": BY_INVOICE,
    "签": BY_SIGNING,
}
_DATE = r"\d{4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?[日号]?"
_HAN = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
_FIGURE = (  # 46,800.00 | 5万 | 46万8千元; a bare small number behind a letter belongs to a name, as in 标段2
    r"\d[\d,]*(?:\.\d+)?(?:[亿万千百wW][\d千百]*)+(?:元整?|块)?|\d[\d,]*(?:\.\d+)?(?:元整?|块)"
    r"|\d[\d,]{3,}(?:\.\d+)?|(?<![\u4e00-\u9fff])\d+(?:\.\d+)?"
)
_SPELT = rf"[{_HAN}]*[万亿千百十拾佰仟][{_HAN}]*元整?|[{_HAN}]+万[{_HAN}]*"
_SUM = rf"(?:¥|￥)?(?<![第\d.])(?:{_FIGURE}|{_SPELT})(?![\d%年期笔次号])"
_MINUS = rf"(?<!\d)([-\u2212\ufe63])\s*{_SUM}"
_CYCLES = {
    "每个月": 1,
    "每月": 1,
    "按月": 1,
    "每季度": 3,
    "每季": 3,
    "按季": 3,
    "每半年": 6,
    "每年": 12,
    "按年": 12,
}
_CYCLE = "|".join(_CYCLES) + "|每期|每笔|每次"
_COUNT = r"(?<!第)(?:共|分)?(?<!第)(\d{1,2}|[一二三四五六七八九十]{1,3})(?:期|笔|次)(?!款)"
_TERM = r"(?<!第)(\d{1,4}|[一二三四五六七八九十两]{1,3})(个?工作日|天|日|个月|周?年)(?:之?[内后]|以[内后])?"
_START = rf"(验收|交付|到货|结算|收到发票|收票|票到|签)(?:合格|确认|订|约|合同)*满?:? ?(?={_DATE}|(?:之?[后起] ?)?{_TERM}|$)"
_KIND = r"\[(.+?)\]"
_VAGUE = r"\d ?[月日号]|[年月季]底|[今明后去]年|[上下本]个?月"
_SHARE = r"\d+(?:\.\d+)? ?%"
_CAME = r"(?:已经?[付收回]|(?:付|收|回|打|给|结)(?=[了过来回])|回款|到账)(?:了|过来?|回?来)?"
_OWED = r"还?欠着?|还?差|还剩|剩下"
_NUMBERED = r"第[一二三四五六七八九十\d]{1,2}(?:笔|期|批)款?"
_OVER = (
    rf"(?:{_NUMBERED})(?:已经?|都|全)?(?:付|收|结)(?:了|清|完|过|讫)+"  # a payment of which nothing is open
)
_BETWEEN = rf"[;；\n]+|[,，、。]\s*(?={_NUMBERED})"
NOTHING = "没有"
VAGUE_DAY = "哪一天没看懂，写全：2027-05-10"
YEAR_ONLY = "只知道哪一年：先写那一年最后一天，查到哪天再改"
NO_CONTRACT = "没签合同的、合同外的，不算这个合同的款：写在“还有什么特别的”里，这里去掉"
NO_START = "写了天数，没写从哪天起算：写成 验收2024-05-10后30天，也可以写 交付、结算、收票、签订"
_FULL = r"(?:试?运行|上线|使用)?满?"  # 运行满一年
_LOOSE_DAY = r"(?<!\d)(?:[今明后去]年)?\d{1,2}月\d{1,2}[日号]"
_ONLY_YEAR = r"(?<!\d)(20\d{2})年(?![\d一二三四五六七八九十])(?:底|末|到期|才?退|才?付|给)*"
_ONLY_MONTH = r"(?<!\d)([今明后]年|20\d{2}年) ?(\d{1,2})月(?:份|底|末|初|中旬)?(?![\d一二三四五六七八九十])(?:才?到期?|才?退|才?付|给)*"
_OUTSIDE = r"没签?有?合同|没有合同|无合同|合同外|合同以外|不在合同|口头(?:加|增|说)"
_NOBODY_KNOWS = (  # 到期日不知道, 哪天退的记不清
    r"(?:具体)?(?:哪一?天|几号|什么时候|(?:到期|退还?|付款?)?的?(?:日子|日期|日))?(?:到期|到|退|付)?(?:的|是)?:? ?(?:我)?(?:也|都|真)?"
    r"(?:记不清|记不得|不记得|忘了|不知道|不清楚|说不准|说不清)了?(?:是?(?:哪一?天|几号|什么时候)(?:才?(?:到期|到|退|付))?的?)?"
    r"|(?:合同|上面)?(?:里|上)?(?:也|都)?没写(?:明|清)?(?:(?:哪一?天|几号|什么时候)(?:才?(?:到期|退|付)的?)?|(?:到期|退还?|付款?)?的?(?:日子|日期|日))"
)
_SOME_DAY = rf"(?:大概|大约|可能|好像|说是)*(?:{_DATE}|(?:[今明后去]年|\d{{4}}年)?\d{{1,2}}月(?:份|底|初)?(?:\d{{1,2}}[日号])?)"
_OF_THE_SUM = r"多少|几万|几块|金额|数"
_NUMBERED_NAME = rf"^[\u4e00-\u9fff]{{2,8}}(?:\d|[一二三四五六七八九十])(?:期|笔|批)(?:款)?(?= ?{_SUM})"
_IDLE = r"((?:现在)?(?:都|还)?(?:没|未|不)到(?:期|日子|时候)?|(?:都|还|一直)*[没未](?:给|付|退|结)|全部|(?<=验收)满|起算|起|合格|确认|送了|供了|发了|交了|做了|货款|到期日?|应付|(?<!预)付款|支付|前|后|内|共|一共|合计|,|、|:|;|\(|\)|。|\.)"


# said of the payments of a contract: there is no other than the one that was spoken of
_NO_OTHER = r"(?:没有|没了|没得|再没|没别的|没其[他它]|别的没|就这|就是这|只有这|[都全](?:算|包|含)?在)"
_AN_OTHER = r"还有|另有|另外(?:有|一)|除了这"
_WITHIN = r"[在包含](?:括|含)?.*[里内]|包括|已含"  # 质保金也在里面


class _Found(NamedTuple):
    """What a line was found to say, and what is left of it."""

    rest: str
    values: tuple[str, ...]


def rows_of(text: str, kinds: Mapping[str, str], today: date) -> list[Row]:
    """The rows that some lines say, parted by ；or line breaks, or where another numbered one begins (第二笔); of one that is said to be
    paid nothing is open, and it has no row. A line may stand for many equal instalments. `kinds`: the kind by each
    word that may name it. Raises Unclear, which says in what line something is missing."""
    lines = [one for line in re.split(_BETWEEN, text) if (one := line.strip(" ，,。、"))]
    lines = [line for line in lines if not re.fullmatch(_OVER, half_width(line))]
    found: list[Row] = []
    for number, line in enumerate(lines, 1):
        place = f"第 {number} 笔" if len(lines) > 1 else ""
        try:
            found += _rows(line, kinds, today, len(found))
        except Unclear as problem:
            offered = _written_out(text, str(problem), today)
            raise Unclear(f"{place}“{brief(line.strip(), 20)}”：{problem}", offered) from None
    return _told_apart(found)


def _written_out(text: str, problem: str, today: date) -> str:
    """The lines with each day as it is likely meant, or a term without its start counted from acceptance, for one Enter; empty where that
    is not what is wrong."""

    def day_of(found: re.Match[str]) -> str:
        try:
            return iso(parse_date(found[0], today))
        except Unclear as other:
            return other.suggestion or found[0]

    whole = half_width(text)
    if problem == VAGUE_DAY:
        written = re.sub(_LOOSE_DAY, day_of, whole)
        written = re.sub(_ONLY_MONTH, lambda found: f" {_end_of_month(found, today)} ", written)
        return written if written != whole and UNKNOWN not in written else ""
    if problem == YEAR_ONLY:
        return re.sub(_ONLY_YEAR, r" \1-12-31", whole)
    if problem == NO_CONTRACT:
        rest = [
            line.strip()
            for line in re.split(_BETWEEN, whole)
            if line.strip() and not re.search(_OUTSIDE, line)
        ]
        return "；".join(rest) or NOTHING
    if problem == NO_START and not re.search(_START, whole):
        counted = lambda term: f"验收后{re.sub(_FULL, '', term[0], count=1)}"  # noqa: E731
        return re.sub(_FULL + _TERM, counted, whole, count=1)
    return ""


def _end_of_month(found: re.Match[str], today: date) -> str:
    """The last day of a month that was written with its year; the words as they were where there is no such month."""
    day = likely_day(f"{found[1]}{found[2]}月底", today)
    return iso(day) if day else found[0]


def says_no_other(text: str, kinds: Mapping[str, str]) -> bool:
    """Whether a reply says that there is no further payment, whatever it says of this one: 没有了，就这8万. It does not where it goes on to
    name one, by its kind with an amount of its own, by a day, or by saying that there is one."""
    said = half_width(text)
    if not re.match(_NO_OTHER, said) or re.search(_AN_OTHER, said) or re.search(_DATE, said):
        return False
    parts = [part for part in re.split(r"[;；,，。、\n]", said) if not re.search(_WITHIN, part)]
    return not any(re.search(_SUM, part) and any(word in part for word in kinds) for part in parts)


def _rows(line: str, kinds: Mapping[str, str], today: date, before: int) -> list[Row]:
    text = half_width(line)
    if len(text) > LONGEST_LINE:
        raise Unclear(f"一笔最多写 {LONGEST_LINE} 个字")
    text = as_instalments(_without_doubted_day(text))
    shared = bool(re.search(rf"(?:共|合计|总计)(?:是|为)? ?{_SUM}", text))
    text, named = _taken(text, _KIND)
    text, _ = _taken(text, _SHARE)
    text, starts = _taken(text, _START)
    text, days = _taken(text, _DATE)
    if not days and re.search(_ONLY_YEAR, text):
        raise Unclear(YEAR_ONLY)
    text, cycles = _taken(text, _CYCLE)
    numbered = None if cycles or shared else re.match(_NUMBERED_NAME, text.strip())
    text, counts = (text, ()) if numbered else _taken(text, _COUNT)
    text, disputed = _taken(text, rf"(?:有)?争议(?:金额)?:? ?({_SUM})")
    text, paid = _taken(text, rf"{_CAME}:? ?({_SUM})")
    text, owed = _taken(text, rf"(?:{_OWED}):? ?({_SUM})") if paid else (text, ())
    text, terms = _taken(text, _TERM, whole=True)
    if not days and re.search(_VAGUE, text):
        raise Unclear(VAGUE_DAY)
    if minus := re.search(_MINUS, text):
        raise Unclear(f"“{minus[0].strip()}”看着是负数：一笔款没有负的；“{minus[1]}”只是隔开，就换成空格")
    text, sums = _taken(text, _SUM)
    for what, found in (("日期", days), ("金额", sums), ("天数", terms)):
        if len(found) > 1:
            raise Unclear(f"写了两个{what}，一笔一行，只写一个")
    amount = written_sum(sums[0]) if sums else UNKNOWN
    if re.search(_OUTSIDE, half_width(line)):
        raise Unclear(NO_CONTRACT)
    if owed:
        amount = _whole(amount, written_sum(paid[0]), written_sum(owed[0]))
    row: Row = {NAME: _name(text), AMOUNT: amount}
    row[KIND] = kinds.get(named[0], OTHER_KIND) if named else _kind(row[NAME], kinds)
    if row[KIND] != OTHER_KIND and (not row[NAME] or len(row[NAME]) > LONG_NAME or _twice(row[NAME], kinds)):
        row[NAME] = row[KIND]
    row[NAME] = row[NAME] or f"第{before + 2}笔"
    row |= _when(row[KIND], days, terms, starts, today)
    row |= {PAID: written_sum(paid[0])} if paid else {}
    row |= {DISPUTED: written_sum(disputed[0])} if disputed else {}
    row = {key: row[key] for key in ROW_KEYS if key in row}
    count = han_number(counts[0]) if counts else 1
    return [row] if count == 1 else _instalments(row, cycles, count, today, shared=shared)


def _without_doubted_day(text: str) -> str:
    """The line without a day of which it says that nobody knows it (明年6月，说不准); what is said of the sum stays."""
    doubted = re.search(_NOBODY_KNOWS, text)
    if not doubted or re.search(_OF_THE_SUM, text[: doubted.start()][-4:]):
        return text
    return re.sub(_SOME_DAY, " ", re.sub(_NOBODY_KNOWS, " ", text))


def _whole(amount: str, paid: str, owed: str) -> str:
    """The amount of a payment of which it is said what was paid and what is open. Raises Unclear where the three do not fit."""
    whole = Decimal(paid) + Decimal(owed)
    if amount not in (UNKNOWN, f"{whole:.2f}"):
        raise Unclear(
            f"付的 {yuan(Decimal(paid))} 元加欠的 {yuan(Decimal(owed))} 元，和 {yuan(Decimal(amount))} 元对不上"
        )
    return f"{whole:.2f}"


def written_sum(raw: str) -> str:
    """An amount as a row keeps it: 50000.00. Raises Unclear."""
    return f"{parse_amount(raw):.2f}"


def _taken(text: str, pattern: str, *, whole: bool = False) -> _Found:
    """What a pattern finds in a line, and the line without it."""
    found = [match[0] if whole or not match.re.groups else match[1] for match in re.finditer(pattern, text)]
    return _Found(re.sub(pattern, " ", text), tuple(found))


def _name(text: str) -> str:
    return re.sub(r"^付|付$|(?<=金)退还?$", "", re.sub(r"\s+", "", re.sub(_IDLE, " ", text)))[:20]


def _twice(name: str, kinds: Mapping[str, str]) -> bool:
    """Whether a name says its kind twice (质保金质保), of words that were written apart."""
    return any(name.startswith(one) and name[len(one) :] in kinds for one in kinds)


def _kind(line: str, kinds: Mapping[str, str]) -> str:
    """The kind that the longest of its words names."""
    found = [word for word in kinds if word in line]
    return kinds[max(found, key=len)] if found else OTHER_KIND


def _when(
    kind: str, days: tuple[str, ...], terms: tuple[str, ...], starts: tuple[str, ...], today: date
) -> Row:
    day = iso(parse_date(days[0].replace(" ", ""), today)) if days else UNKNOWN
    row = {DAY: day}
    if terms:
        row[TERM] = parse_term(terms[0]).text()
        start = _WORDS[starts[0]] if starts else BY_ACCEPTANCE if kind in RETENTION_KINDS else ""
        if not start:
            raise Unclear(NO_START)
        row[START] = start
    else:
        row[START] = BY_DATE
    return row


def _instalments(row: Row, cycles: tuple[str, ...], count: int, today: date, *, shared: bool) -> list[Row]:
    """Equal instalments: of so much each (每期), or the whole divided (`shared`), the last one taking what the division leaves."""
    if not 1 < count <= MOST_PARTS:
        raise Unclear(f"一次最多写 {MOST_PARTS} 期")
    step = next((_CYCLES[one] for one in cycles if one in _CYCLES), 0)
    if not step or row[DAY] == UNKNOWN:
        raise Unclear("写了几期，还要写第一期哪天、隔多久：写成 服务费 每月1.2万 2026-01-31起 12期")
    if row[AMOUNT] == UNKNOWN:
        raise Unclear("写了几期，没写多少钱")
    if not shared and not any(one.startswith("每") for one in cycles):
        raise Unclear("写了几期，看不出是每期多少还是一共多少：写 每期10万 或 共40万")
    whole, first = Decimal(row[AMOUNT]), parse_date(row[DAY], today)
    each = (whole / count).quantize(CENT, ROUND_DOWN) if shared else whole
    last = whole - each * (count - 1) if shared else whole
    sums = [each] * (count - 1) + [last]
    return [
        {**row, NAME: f"{row[NAME]}第{n + 1}期", AMOUNT: f"{one:.2f}", DAY: iso(plus_months(first, step * n))}
        for n, one in enumerate(sums)
    ]


def summed(rows: Iterable[object]) -> str:
    """Some rows in a few words: how many, and what they add up to where every amount is known."""
    listed = [row for row in rows if isinstance(row, dict)]
    amounts = [row.get(AMOUNT, UNKNOWN) for row in listed]
    whole = "" if UNKNOWN in amounts else f"，合计 {yuan(sum(map(Decimal, amounts), Decimal(0)))} 元"
    return f"{len(listed)} 笔{whole}"


def _told_apart(rows: list[Row]) -> list[Row]:
    """Rows of the same name with a number behind it."""
    names = [row[NAME] for row in rows]
    return [
        {**row, NAME: f"{row[NAME]}{names[: n + 1].count(row[NAME])}"} if names.count(row[NAME]) > 1 else row
        for n, row in enumerate(rows)
    ]


def line_of(row: Row, kinds: Mapping[str, str]) -> str:
    """A row as the line that says it, for a person to change. `kinds`: as in `rows_of`."""
    parts = [row[NAME]]
    if row.get(KIND, OTHER_KIND) != _kind(row[NAME], kinds):
        parts.append(f"[{row[KIND]}]")
    if row.get(AMOUNT, UNKNOWN) != UNKNOWN:
        parts.append(f"{row[AMOUNT]}元")
    day = "" if row.get(DAY, UNKNOWN) == UNKNOWN else row[DAY]
    if TERM in row:
        days = f"{row[TERM]}天" if row[TERM].isdecimal() else row[TERM]
        parts.append(f"{row[START]}{day}后{days}")
    elif day:
        parts.append(day)
    parts += [f"{word}{row[key]}元" for key, word in ((PAID, "已付"), (DISPUTED, "争议")) if row.get(key)]
    return " ".join(parts)
