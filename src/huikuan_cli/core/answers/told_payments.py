"""Payments that he wrote of in a sentence (2023年12月15日打来2万，有回单): shown where it is asked for them, never taken. Pure."""

from __future__ import annotations

import re

from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amounts import CAME, parse_amount
from huikuan_cli.core.text.values import UNKNOWN, brief, half_width

PAYMENTS_KEY, EVENTS_KEY = "部分付款", "催款记录"
TOLD_IN = ("情况说明", "他上次说的", "没说准的原话")
MOST_TOLD = 2
_HERE = rf"(?:{CAME}|到)(?:了|过|来|回|进)|打来|转来|到账|收到|已付"
_NOT = rf"(?:没|未|不|该|要|别|等|再)[^，,]{{0,3}}(?:{CAME}|到)"
_DAY = r"\d{4} ?[年.\-/]|(?:\d{1,2}|[一二三四五六七八九十]) ?月|[去前今]年"
_QUESTION = r"^[\u4e00-\u9fff]{2,8}:"  # 到期应付：, before words that were kept of a question
_PROOF = "回单|流水|凭证|附言"


def payments_told(key: str, answers: Answers) -> tuple[str, ...]:
    """The sentences that tell of a payment, for the question of such payments, and for that of what restarts the limitation while the first
    has no rows; of each the part with the day or the paper."""
    if key not in (PAYMENTS_KEY, EVENTS_KEY) or (
        key == EVENTS_KEY and isinstance(answers.get(PAYMENTS_KEY), list)
    ):
        return ()
    said = [value for one in TOLD_IN if isinstance(value := answers.get(one), str) and value != UNKNOWN]
    sentences = [half_width(one) for text in said for one in re.split(r"[。；;！!？?\n]", text)]
    return tuple(brief(told) for one in sentences if (told := _told(re.sub(_QUESTION, "", one.strip()))))[
        :MOST_TOLD
    ]


def _told(sentence: str) -> str:
    """The part of a sentence that tells of a payment, from the one before it where that has the day; empty where none does."""
    parts = re.split("[，,]", sentence)
    here = [n for n, part in enumerate(parts) if re.search(_HERE, part) and not re.search(_NOT, part)]
    when = re.search(_DAY, sentence) or re.search(_PROOF, sentence)
    if not (here and when and sums_in(sentence, parse_amount)):
        return ""
    at = here[0]
    first = at - (at > 0 and not re.search(_DAY, parts[at]) and bool(re.search(_DAY, parts[at - 1])))
    last = at + 1
    if not re.search(_DAY, "".join(parts[first:last])):  # 付过两笔，三月十万、七月五万二
        last = next((n + 1 for n in range(last, len(parts)) if re.search(_DAY, parts[n])), last)
    return "，".join(parts[first:last])
