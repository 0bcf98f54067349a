"""One answer as a person wrote it, in canonical form: checked in one place for every door."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import ASKED, Row, Value, takes_time
from huikuan_cli.core.answers.days_asked import (
    HAPPENED,
    MONTH_ONLY,
    PAST_COLUMN,
    amid_words,
    in_its_time,
    last_of_rolling,
    last_such_day,
    likely_day,
    month_said,
    one_month,
)
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.left_to_add import left_to_work_out
from huikuan_cli.core.answers.not_known import forgotten, not_filled_in_later, not_known
from huikuan_cli.core.answers.ourselves import OWNER, own_name
from huikuan_cli.core.answers.several_days import COMING_DAYS_OF
from huikuan_cli.core.law.rate_wording import parse_rate
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.receivable.payment_lines import line_of, says_no_other
from huikuan_cli.core.receivable.payment_rows import check_items, kind_words
from huikuan_cli.core.text.amid_words import sole_sum
from huikuan_cli.core.text.amount_lines import BESIDE_AMOUNTS, NAUGHT
from huikuan_cli.core.text.amounts import parse_amount, yuan
from huikuan_cli.core.text.body_name import Words, body_in, is_sentence, says_unmoved
from huikuan_cli.core.text.days_in_words import term_in
from huikuan_cli.core.text.moments import parse_moment
from huikuan_cli.core.text.months import month_words, parse_month
from huikuan_cli.core.text.near_days import next_with_day
from huikuan_cli.core.text.option_match import (
    EVERY,
    NONE_WORDS,
    NOT_HERE,
    meant,
    parse_choice,
    says_none,
)
from huikuan_cli.core.text.plain_name import plain_name
from huikuan_cli.core.text.several_options import all_of, parted
from huikuan_cli.core.text.several_payments import one_of_several
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import (
    UNKNOWN,
    Option,
    Unclear,
    brief,
    clean,
    dated,
    half_width,
    is_unknown,
    iso,
    parse_date,
    parse_score,
    parse_yes_no,
    scrub,
)
from huikuan_cli.core.text.words import nearest

COMING_DAYS = 120  # days within which a day without its year is the coming one
_DAY_OF_MONTH = r"\d{1,2} ?月 ?\d{1,2} ?[日号]"
_BARE_NUMBER = r"[1-9]|[12]\d|3[01]"
_NEAR_WORDS = r"[今明后昨前]天|周|星期|礼拜"
A_WOMAN = "；后面的“他”说的就是她"
MAX_ROWS = 60
ONE_PAYMENT = (
    ASKED["start"].key,
    ASKED["contract_days"].key,
    ASKED["contract_date"].key,
)  # of one payment, not of all
_WEEKDAY = r"周|星期|礼拜"
TOLD_COLUMN = "说明"  # the column of a table for words
_PARTED = r"[;；\n]"
_BLANK = {"", "~", "null", "Null", "NULL"}


def is_blank(raw: Any) -> bool:
    """Whether nothing was written: empty, ~, null, or hidden characters only."""
    return isinstance(raw, str) and scrub(raw) in _BLANK


class Checked(Struct, frozen=True):
    """A canonical value, and what was understood when it was spelt in another way (empty: as written)."""

    value: Value
    understood: str = ""


def check_value(
    field: Field, raw: Any, interview: Interview, today: date, shown: Sequence[Option] = ()
) -> Checked:
    """One answer in canonical form. A number means the option that stood under it: of those that were `shown`, else of the
    whole list. Raises Unclear with a sentence for the person who wrote it."""
    if field.kind == "明细":
        return Checked(_check_rows(field, raw, interview, today))
    if field.kind == "款项":
        return _payments(field, raw, interview, today)
    if isinstance(raw, str) and is_unknown(raw):
        return Checked(UNKNOWN)
    if field.kind == "多选":
        return _check_many(field, raw, interview, shown)
    if not isinstance(raw, str):
        raise Unclear("这里只能写一个值，不能写列表或分层")
    return _check_one(field, raw, interview, today, shown)


def _check_one(
    field: Field, raw: str, interview: Interview, today: date, shown_options: Sequence[Option]
) -> Checked:
    shown = clean(raw)
    if _says_nothing(field, raw, interview):
        return _left_empty(field, shown, interview)
    if field.kind == "文本":
        return _text(field, raw, shown)
    if field.key in ONE_PAYMENT and (which := one_of_several(raw)):
        raise which
    if field.kind == "单选":
        option = parse_choice(raw, *_numbered(interview.options(field), shown_options))
        same = half_width(raw) in {half_width(option.id), half_width(option.label)}
        return Checked(option.id, "" if same else f"“{shown}”按“{option.label}”理解")
    if back := left_to_work_out(field, raw):
        raise back
    try:
        return _moment(raw, shown, today) if takes_time(field) else _READERS[field.kind](raw, shown, today)
    except Unclear as problem:
        return _looked_at_again(field, raw, problem, interview, today)


def _looked_at_again(field: Field, raw: str, problem: Unclear, interview: Interview, today: date) -> Checked:
    """A figure or a day that is not understood as it stands: what it is all the same. Raises Unclear with what it is likely to be."""
    shown = clean(raw)
    not_filled_in_later(raw, interview.unsaid.later if field.key in HAPPENED else ())
    if told := forgotten(field, raw, interview.unsaid, lambda text: one_month(text, today)):
        return Checked(*told)
    if month := month_said(field, raw, problem, today):
        return _month_only(shown, month)
    if likely := likely_day(field, raw, today):
        raise likely from None
    if rolling := last_of_rolling(field, raw, today):
        raise rolling from None
    if not problem.suggestion and (unsaid := not_known(field, raw, interview.unsaid)):
        return Checked(*unsaid)
    if not problem.suggestion and (sum_ := _sole_sum(field, raw)):
        raise sum_ from None
    if field.key == PAST_COLUMN and (known := _part_known(raw, shown, problem, today)):
        return known
    if last := last_such_day(field, raw, today):
        return Checked(iso(last), f"“{shown}”按 {dated(last)}理解")
    asked = in_its_time(field, raw, problem, today)
    if (takes_time(field) or field.key in COMING_DAYS_OF) and (sure := _coming_day(raw, shown, asked, today)):
        return sure
    raise amid_words(field, raw, asked, lambda text: _taken_for(field, text, interview, today)) from None


def _sole_sum(field: Field, raw: str) -> Unclear | None:
    """Which of several payments is meant, or the one amount in other words, offered back; not where a word says that it is that of another question (合同92.4万付95%)."""
    if field.kind != "金额":
        return None
    others = (
        word
        for key, words in field.beside.items()
        if key not in (field.key, *BESIDE_AMOUNTS)
        for word in words
    )
    named = any(word.removesuffix(NAUGHT) in raw for word in others)
    return (None if named else sole_sum(raw, parse_amount)) or one_of_several(raw)


def _month_only(shown: str, month: str) -> Checked:
    words = month_words(date.fromisoformat(f"{month}-01"))
    return Checked(month, "" if shown == month else MONTH_ONLY.format(typed=brief(shown), month=words))


def _taken_for(field: Field, text: str, interview: Interview, today: date) -> str:
    """What a few characters are as an answer, or would be offered back as."""
    try:
        return str(_check_one(field, text, interview, today, ()).value)
    except Unclear as problem:
        return problem.suggestion


def _part_known(raw: str, shown: str, problem: Unclear, today: date) -> Checked | None:
    """Of what happened, the month or the year alone (2025-09, 2025): kept as it is known. None where a day was meant, which is asked
    back. Raises Unclear for 2024年春节, with the month."""
    try:
        known = parse_month(raw, today)
    except Unclear as other:
        if other.suggestion:
            raise other from None
        return None
    said = texts_wizard.MONTH_KNOWN if "-" in known else texts_wizard.YEAR_KNOWN
    year, _, month = known.partition("-")
    return Checked(
        known, "" if shown == known else said.format(typed=shown, year=year, month=int(month or 0))
    )


def _coming_day(raw: str, shown: str, asked: Unclear, today: date) -> Checked | None:
    """A visit, or a last day for papers, on a day without its year (12月1号), where that day is near: it can only be the coming one."""
    text = half_width(raw)
    if not re.search(_DAY_OF_MONTH, text) or re.search(_NEAR_WORDS, text) or not asked.suggestion:
        return None
    try:
        found = _moment(asked.suggestion, shown, today)
    except Unclear:
        return None
    ahead = (date.fromisoformat(str(found.value)[:10]) - today).days
    return found if 0 <= ahead <= COMING_DAYS else None


def _text(field: Field, raw: str, shown: str) -> Checked:
    if field.body and (is_sentence(shown, field.body) or says_unmoved(shown)):
        return _body(shown, field.body)
    name = own_name(shown) if field.key == OWNER else plain_name(shown, field.no_name)
    if name != shown:
        woman = A_WOMAN if field.no_name and "女" in shown.replace(name, "") else ""
        return Checked(name, f"“{brief(shown)}”按“{name}”理解{woman}")
    return Checked(shown, "" if shown == raw.strip() else f"收成一行：“{brief(shown)}”")


def _body(shown: str, words: Words) -> Checked:
    """The name of a body out of a sentence about it: a letter is headed with it. Raises Unclear where none is found, and where the sentence
    names another besides, which may be the one that signed."""
    if says_unmoved(shown):
        return Checked("", f"“{brief(shown)}”按空着理解")
    found = body_in(shown, words)
    if found is None:
        raise Unclear(f"“{brief(shown)}”里看不出是哪一家，只写现在这家的全称，如 某某区教育局")
    if found.before:
        text = f"“{brief(shown)}”里，现在这家是“{found.now}”吗？只写它；合同要是跟“{brief(found.before)}”签的，“客户”那一问写的就得是它"
        raise Unclear(text, found.now)
    return Checked(found.now, f"“{brief(shown)}”按“{found.now}”理解")


def _amount(raw: str, shown: str, today: date) -> Checked:
    amount = parse_amount(raw)
    plain = half_width(raw) in {f"{amount}", f"{amount:.2f}", f"{amount.normalize():f}"}
    return Checked(f"{amount:.2f}", "" if plain else f"“{shown}”按 {yuan(amount)} 元理解")


def _day(raw: str, shown: str, today: date) -> Checked:
    day = parse_date(raw, today)
    return Checked(iso(day), "" if shown == iso(day) else f"“{shown}”按 {dated(day)}理解")


def _term(raw: str, shown: str, today: date) -> Checked:
    try:
        term = parse_term(raw).text()
    except Unclear as problem:
        raise (None if problem.suggestion else term_in(raw)) or problem from None
    plain = shown in (term, term.removesuffix("个工作日") + "天", term.removesuffix("个工作日") + "日")
    return Checked(term, "" if plain else f"“{shown}”按 {term} 理解")


def _rate(raw: str, shown: str, today: date) -> Checked:
    rate = parse_rate(raw).text()
    return Checked(rate, "" if shown == rate else f"“{shown}”按 {rate} 理解")


_READERS: dict[str, Callable[[str, str, date], Checked]] = {
    "金额": _amount,
    "日期": _day,
    "天数": _term,
    "利率": _rate,
    "分数": lambda raw, shown, today: Checked(str(parse_score(raw))),
    "是否": lambda raw, shown, today: Checked("是" if parse_yes_no(raw) else "否"),
}


def _moment(raw: str, shown: str, today: date) -> Checked:
    """A day with the time of day, where one was given. A weekday that is not said to be of this week is one to come."""
    if re.fullmatch(_BARE_NUMBER, half_width(raw)):
        meant = next_with_day(int(half_width(raw)), today)
        raise Unclear(f"“{shown}”没说准是哪一天，是 {dated(meant)}吗？请写成 {iso(meant)}", iso(meant))
    moment = parse_moment(raw, today)
    if moment.day < today and re.match(_WEEKDAY, half_width(raw)):
        moment = moment._replace(day=moment.day + timedelta(days=7))
    space = " " if moment.at else ""
    known = f"“{shown}”按 {moment.spoken()}{space}理解" if shown != moment.text() else ""
    return Checked(moment.text(), known + (f"；“{moment.vague}”没到钟点，只记日子" if moment.vague else ""))


def _says_nothing(field: Field, raw: str, interview: Interview) -> bool:
    """Whether 没有 or 不涉及 was written, and is none of the answers that can be given here."""
    if not says_none(raw):
        return False
    if field.kind == "是否":
        return half_width(raw) in NOT_HERE
    return field.kind != "单选" or not meant(raw, interview.options(field))


def _left_empty(field: Field, shown: str, interview: Interview) -> Checked:
    if field.optional != "是" and (unsaid := not_known(field, shown, interview.unsaid)):
        return Checked(*unsaid)
    if field.optional != "是":
        raise Unclear(EVERY, UNKNOWN)
    return Checked("", f"“{shown}”按空着理解")


def _numbered(listed: Sequence[Option], shown: Sequence[Option]) -> tuple[Sequence[Option], int]:
    """The options that can be meant, first those that stood before the person, and how many of them have a number."""
    if not shown:
        return listed, len(listed)
    ids = {one.id for one in shown}
    return (*shown, *(one for one in listed if one.id not in ids)), len(shown)


def _check_many(field: Field, raw: Any, interview: Interview, shown: Sequence[Option]) -> Checked:
    typed = isinstance(raw, str)
    options, numbered = _numbered(interview.options(field), shown)
    if isinstance(raw, str):
        if half_width(raw) in NOT_HERE:
            return _left_empty(field, clean(raw), interview)
        raw = [] if half_width(raw) in NONE_WORDS else parted(clean(raw), options)
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise Unclear("这里要写一个列表，如 [1, 3]")
    alone = next((one for one in raw if len(raw) > 1 and (is_unknown(one) or says_none(one))), "")
    if alone:
        raise Unclear(f"“{brief(alone)}”不能和别的一起选")
    picked = all_of(raw, options, numbered)
    named = "、".join(o.short() for o in picked)
    return Checked([o.id for o in picked], f"选了：{named}" if typed and picked else "")


def _payments(field: Field, raw: Any, interview: Interview, today: date) -> Checked:
    """The further payments of the contract: what was understood is said where they were written as lines."""
    if isinstance(raw, str) and (is_unknown(raw) or says_none(raw)):
        return Checked(UNKNOWN if is_unknown(raw) else [])
    options = interview.options(field)
    if isinstance(raw, str) and says_no_other(raw, kind_words(options)):
        return Checked([], texts_wizard.NO_OTHER_PAYMENT.format(typed=brief(clean(raw))))
    several = (
        one_of_several(raw, listed=True) if isinstance(raw, str) and not re.search(_PARTED, raw) else None
    )
    if several:
        raise several
    rows = check_items(raw, options, today)
    said = "；".join(line_of(row, kind_words(options)) for row in rows)
    return Checked([*rows], f"按 {len(rows)} 笔理解：{said}" if isinstance(raw, str) and said != raw else "")


def _check_rows(field: Field, raw: Any, interview: Interview, today: date) -> Value:
    if isinstance(raw, str) and (is_unknown(raw) or says_none(raw)):
        return UNKNOWN if is_unknown(raw) else []
    if not isinstance(raw, list):
        names = "、".join(c.key for c in field.columns)
        raise Unclear(f"这里要一条一行，每条写 {names}")
    if len(raw) > MAX_ROWS:
        raise Unclear(f"太多了（{len(raw)} 条），请合并到 {MAX_ROWS} 条以内")
    return [_check_row(field, n, one, interview, today) for n, one in enumerate(raw, 1)]


def _check_row(field: Field, number: int, raw: Any, interview: Interview, today: date) -> Row:
    if not isinstance(raw, dict):
        raise Unclear(f"第 {number} 条要写成 {{{'，'.join(c.key + ': …' for c in field.columns)}}}")
    known = {c.key: c for c in field.columns}
    for key in raw:
        if key not in known:
            raise Unclear(f"第 {number} 条里的“{brief(str(key))}”不认识{nearest(str(key), known)}")
    row: Row = {}
    vague: list[str] = []  # 2022-06 is no day, but not to be lost
    for key, column in known.items():
        text = raw.get(key, "")
        if is_blank(text):
            if column.optional == "是":
                continue
            raise Unclear(f"第 {number} 条缺“{key}”（不知道就写 不清楚）")
        value, known_so_far = _check_cell(column, number, text, interview, today)
        vague += known_so_far
        if value != "":
            row[key] = value
    if vague and TOLD_COLUMN in known:
        row[TOLD_COLUMN] = "，".join((*filter(None, [row.get(TOLD_COLUMN)]), *vague))
    return row


def _check_cell(
    column: Field, number: int, text: Any, interview: Interview, today: date
) -> tuple[str, tuple[str, ...]]:
    """One value of a row; where it is vague, 不清楚 and what is known of it."""
    try:
        return str(check_value(column, text, interview, today).value), ()
    except Unclear as problem:
        if problem.vague():
            return UNKNOWN, (f"{column.key}{clean(str(text))}",)
        raise Unclear(f"第 {number} 条的“{column.key}”：{problem}") from None
