"""A day that was not understood as it stands: the year that it must have, or what is asked back about it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from huikuan_cli.core.answers.case import ASKED, RESERVED, takes_time
from huikuan_cli.core.answers.several_days import COMING_DAYS_OF, one_of_days
from huikuan_cli.core.law.due_date import last_day
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.days_in_words import day_among, days_in, span_in
from huikuan_cli.core.text.months import month_end, month_words, parse_month
from huikuan_cli.core.text.near_days import HAN_OR_DIGITS, last_with_day, next_with_day
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, dated, half_width, iso, parse_date

PAST_DAYS = 300  # days within which a day without its year that lies behind us is the last one
DUE_DAYS, SOON_DUE = (
    ("约定付款日", "票据到期日"),
    45,
)  # days ahead up to which a day to pay without its year is the coming one
LATEST_DAYS = (
    *DUE_DAYS,
    "最晚付款日",
    "质保期满日",
)  # where a month or a year to come is offered with its last day
PAST_COLUMN = "日期"  # of a table of what happened
HAPPENED = {one.key for one in RESERVED.values() if one.happened}  # days that cannot be to come
FINAL = "哪一张写着最终验收（终验）合格，就写哪一天；多半是最后那一张"
ROLLING = "约定付款日"  # the day to pay that may be one of every month
_HAN = "一二三四五六七八九十"
_EVERY_MONTH = rf"(?:次月|每个?月|月月)的?({HAN_OR_DIGITS})[日号]"
_NOT_MONTHLY = r"季|年|半年|\d{1,2}月"
MONTHLY = HAPPENED - {ASKED["signed"].key}  # where the month alone is kept and counted from its end
MONTH_ONLY = "“{typed}”只记到 {month}：哪天不清楚，到期先按月底算、标※；查到哪天再改"
_NOT_YET = r"(?:还没|没有?|未)(?:盖|签|确认|验|交|收到|收齐|办完|定)"
_PUT_OFF = r"^(?:要|得|说)?等|再说|再议|再办|再看"  # 等放寒假再说
_LEADING_MONTH = rf"(?:(?:\d{{4}}|\d{{2}}|[去前今])年)?(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:份|里|间|底|末|初|中旬?|[上下]旬)?(?!{HAN_OR_DIGITS}[日号]|\d{{1,2}}(?![\d天个台套份张元万%]))"
_CAME_BACK = r"退回|退了回|退票|又退|被退|给退|作废|红冲|冲红"
_WRITTEN, _RECEIVED = "开", r"收|签|送|寄|交|递|到"
_NO_MONTH = rf"^[^月年]*(?<![-/.月]){HAN_OR_DIGITS} ?[日号]"
_DAYS_OF_A_MONTH = (  # 3月14、15号 | 三月十四、十五 | 9月18到21号; the second has no month of its own
    rf"((?:(?:\d{{4}}|\d{{2}}|[去前今])年)?(?:\d{{1,2}}|[{_HAN}]{{1,2}})月){HAN_OR_DIGITS}[日号]?"
    rf"(?:[、,，和跟及~—-]|到|至)+({HAN_OR_DIGITS})(?:[日号]|[两二三]天|$|(?=[,，。;；]))"
)
_SAID_OF_IT = (
    r"(?:那天)?(?:终验|验收|交付|交货|到货|签收|签订|签|确认|收到|到账|送达|盖章|通过|合格)*(?:的|了)*"
)
_BARE_DAY = rf"({HAN_OR_DIGITS} ?月 ?{HAN_OR_DIGITS} ?[日号]){_SAID_OF_IT}"


def last_such_day(field: Field, raw: str, today: date) -> date | None:
    """A day without its year (7月3号, 7月3号验收的) of what has happened: where the last such day is not long ago it can be no
    other."""
    bare = re.fullmatch(_BARE_DAY, half_width(raw).replace(" ", ""))
    meant = _suggested(bare[1], today) if bare and field.key in (*HAPPENED, PAST_COLUMN) else None
    if meant is None or (meant.month, meant.day) == (2, 29):
        return None
    last = meant.replace(year=today.year)
    last = last if last <= today else last.replace(year=today.year - 1)
    return last if (today - last).days <= PAST_DAYS else None


def likely_day(field: Field, raw: str, today: date) -> Unclear | None:
    """The day that is most likely meant where several are said, or a span of days, offered; None where neither is."""
    return one_of_days(field, raw, field.key in HAPPENED, today) or last_of_span(field, raw, today)


def last_of_span(field: Field, raw: str, today: date) -> Unclear | None:
    """The last day of the month or the year to come in which a payment falls due (2028年, 明年4月), offered; None where a day is said, or the
    time is over: then the day has to be found."""
    if field.key not in LATEST_DAYS:
        return None
    text = half_width(raw).replace(" ", "")
    for word, years in (("明年", 1), ("后年", 2)):
        text = text.replace(word, f"{today.year + years}年")
    try:
        known = parse_month(text, today)
    except Unclear:
        return None
    end = month_end(date.fromisoformat(f"{known}-01"), date.min) if "-" in known else date(int(known), 12, 31)
    if end <= today or not re.search("年|-", text):
        return None
    return Unclear(
        f"“{brief(raw)}”没说到哪一天，先写最晚的一天 {dated(end)}，是吗？查到哪天再改；请写成 {iso(end)}",
        iso(end),
    )


def last_of_rolling(field: Field, raw: str, today: date) -> Unclear | None:
    """The last such day that is over, where the contract names one of every month (次月20日前): what has fallen due by then is due;
    None where it names a day, a quarter or a year, or no day of a month."""
    text = half_width(raw).replace(" ", "")
    found = re.search(_EVERY_MONTH, text)
    if field.key != ROLLING or not found or re.search(_NOT_MONTHLY, text):
        return None
    with suppress(ValueError):
        number = han_number(found[1])
        date(2000, 1, number)
        day = last_with_day(number, today - timedelta(days=1))
        words = (
            f"“{brief(raw)}”是每月一期：写最近过了的那一期，{dated(day)}，是吗？后面还没到日子的几期，别算进到期的数里；"
            f"请写成 {iso(day)}"
        )
        return Unclear(words, iso(day))
    return None


def month_said(field: Field, raw: str, problem: Unclear, today: date) -> str:
    """The month alone, of what happened (8月, 去年11月底, 2023年2月); empty where it is not said, or a day is. Raises Unclear with the month
    where other words stand behind it (7月64套全送到), and with the later of two days of one month (3月14、15号)."""
    if field.key not in HAPPENED:
        return ""
    text = half_width(raw).replace(" ", "")
    if days := _days_of_a_month(field, raw, text, today):
        raise days
    lead = re.match(_LEADING_MONTH, text)
    to_come = re.search(_PUT_OFF, text) or (lead and re.search(_NOT_YET, text))
    if to_come and not re.search(r"\d[日号]", text):
        raise Unclear(f"“{brief(raw)}”听着还没办完；还没有的先写 {UNKNOWN}", UNKNOWN)
    if several := _several_months(raw, text, today):
        raise several
    if known := _month(raw, today):
        if field.key in MONTHLY:
            return known
        raise Unclear(f"“{brief(raw)}”没说到哪一天；查得到就写全，查不到先写 {UNKNOWN}", UNKNOWN)
    if (
        lead
        and field.key in MONTHLY
        and not re.search(r"\d[日号]", text)
        and (known := _month(lead[0], today))
    ):
        words = month_words(date.fromisoformat(f"{known}-01"))
        raise Unclear(f"“{brief(raw)}”只说到 {words}，就记这个月吗？请写成 {known}", known)
    return ""


def _days_of_a_month(field: Field, raw: str, text: str, today: date) -> Unclear | None:
    """The last of several days of one month, of which only the first has its month (3月14、15号; 9月18到21号), offered; None for anything
    else, or where there is no such day."""
    found = re.search(_DAYS_OF_A_MONTH, text)
    if not found:
        return None
    last = _suggested(f"{found[1]}{found[2]}日", today)
    if last is None or (last.month, last.day) == (2, 29):
        return None
    last = last.replace(year=last.year - 1) if last > today else last
    why = f"，{FINAL}" if field.key == ASKED["accepted"].key else "，从最后那天算"
    return Unclear(f"“{brief(raw)}”里不止一天{why}：{dated(last)}，是吗？请写成 {iso(last)}", iso(last))


def _several_months(raw: str, text: str, today: date) -> Unclear | None:
    """The last of several months (4月、5月、9月，三回), offered; None where there is one, or a day."""
    found = list(
        dict.fromkeys(
            re.findall(rf"(?:\d{{4}}年|[去前今]年)?(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?!{HAN_OR_DIGITS})", text)
        )
    )
    known = sorted({month for one in found if (month := one_month(one, today))})
    if len(known) < 2 or re.search(r"\d[日号]", text):
        return None
    last = month_words(date.fromisoformat(f"{known[-1]}-01"))
    return Unclear(f"“{brief(raw)}”里不止一个月：从最后一回算，记 {last} 吗？请写成 {known[-1]}", known[-1])


def one_month(text: str, today: date) -> str:
    """The month that a few characters name, and nothing else (8月份); empty where they are anything else."""
    try:
        known = parse_month(text, today) if text else ""
    except Unclear:
        return ""
    return known if "-" in known else ""


def _month(text: str, today: date) -> str:
    try:
        known = parse_month(text, today) if text else ""
    except Unclear as other:
        known = other.suggestion
    return known if "-" in known else ""


def _suggested(day: str, today: date) -> date | None:
    """The day that is proposed for one without its year; None where none is."""
    try:
        return parse_date(day, today)
    except Unclear as problem:
        return _as_day(problem.suggestion)


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def in_its_time(field: Field, raw: str, problem: Unclear, today: date) -> Unclear:
    """The question back with the year that can be: what has happened lies behind, a visit before us; a day to pay (三月底) is more
    likely behind us than far off."""
    meant = _as_day(problem.suggestion[:10])
    if meant is None:
        return problem
    far = field.key in DUE_DAYS and (meant - today).days > SOON_DUE and not re.search(r"年|\d{4}", raw)
    past = (field.key in HAPPENED and meant > today) or far
    no_month = bool(re.search(_NO_MONTH, half_width(raw)))
    ahead = meant < today and (takes_time(field) or (field.key in COMING_DAYS_OF and no_month))
    if not (past or ahead) or (meant.month, meant.day) == (2, 29):
        return problem
    if no_month:
        fits = next_with_day(meant.day, today) if ahead else last_with_day(meant.day, today)
    else:
        fits = meant.replace(year=meant.year + (1 if ahead else -1))
    text = str(problem).replace(dated(meant), dated(fits)).replace(iso(meant), iso(fits))
    return Unclear(text, problem.suggestion.replace(iso(meant), iso(fits)))


def amid_words(field: Field, raw: str, asked: Unclear, read: Callable[[str], str]) -> Unclear:
    """What is asked back where a day stands in other words: that day, of what happened the last of several, or the end of so many days
    after it (期满后30天内). `read`: what a few characters are, or are taken for."""
    if asked.suggestion or field.kind != "日期" or takes_time(field):
        return asked
    whole = half_width(raw).replace(" ", "")

    def day_of(text: str) -> date | None:
        return _as_day(read(text)) if text != whole else None

    days, span = days_in(raw, day_of), span_in(raw)
    if len(days) == 1 and span and field.key not in HAPPENED:
        end = last_day(days[0], parse_term(span))
        text = f"“{brief(raw)}”是从 {iso(days[0])} 起数 {span}，到 {dated(end)}吗？请写成 {iso(end)}"
        return Unclear(text, iso(end))
    which = FINAL if field.key == ASKED["accepted"].key else ""
    found = day_among(raw, day_of, last=field.key in HAPPENED, which=which)
    return (_of_invoice(raw, found) if field.key == ASKED["invoiced"].key else None) or found or asked


def _of_invoice(raw: str, found: Unclear | None) -> Unclear | None:
    """What is asked back where an invoice came back (送了又退), which they then did not receive, or where the day is only that on which we
    wrote it (8月3号开的); else None."""
    if re.search(_CAME_BACK, raw):
        return Unclear(
            f"“{brief(raw)}”听着票退回来了：重开、重送以前不算收到；还没再送就写 {UNKNOWN}", UNKNOWN
        )
    if found is None or not re.search(_WRITTEN, raw) or re.search(_RECEIVED, raw):
        return None
    return Unclear(
        f"“{brief(raw)}”说的是开票那天：合同写收到发票后付的，改成他们签收那天；写开票后付的，回车就用它",
        found.suggestion,
    )
