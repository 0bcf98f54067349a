"""An answer in words that reads like the answer to another question: a day or a sum where a person is asked for. Pure.

It is only ever asked back: who means it says so with one Enter.
"""

from __future__ import annotations

import re

from huikuan_cli import texts_wizard
from huikuan_cli.core.playbook import Field, Unsaid
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.speech import is_titled, people_in
from huikuan_cli.core.text.values import Unclear, brief, half_width, is_unknown

PERSON, BODY, PROJECT, RESULT = "人", "单位", "项目", "结果"  # what a question in words may ask for (要的是)
SHORTEST_ANSWER = 2  # characters of an answer that says anything
SHORTEST_FULL = 3  # characters of a surname with a whole title: 李主任
LONGEST_UNKNOWN = 6  # in a longer answer 没定 is only a part of what is said

# patterns as text: they are compiled when they are first used
_NEAR = r"(?:今|明|后|大后|昨|前|大前|当|改|哪)[天日儿晚早]"
_WEEK = r"(?:这|本|上|下)*个?(?:周|星期|礼拜)[一二三四五六日天末底初]?"
_MONTH = r"(?:这|本|上|下|次)*个?月[底末初中]?|[上中下]旬|[\d一二三四五六七八九十]{1,3}月份?[底末初中]?"
_YEAR = r"(?:今|明|后|去|前|当|本)年|\d{2,4}年度?|年[底末初前后]|[一二三四1-4]?季度[末底初]?"
_NUMBERED = r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|[\d一二三四五六七八九十]{1,3}[日号]"
_HOUR = r"[早晚上中下]午?[上午]?|凌晨|傍晚|[\d一二两三四五六七八九十]{1,3}点半?|\d{1,2}:\d{2}"
_FEAST = r"元旦|春节|过年|国庆|中秋|五一|清明|端午|节"
_LOOSE = r"过[几两]天|过一阵|改日|到时候?|这几天|这两天|最近|马上|尽快"
_BESIDE = r"以?前后?|以?后|之前|之后|左右|的|吧|去|见|来|再|说|看"
_TIME = "|".join((_LOOSE, _NEAR, _WEEK, _MONTH, _YEAR, _NUMBERED, _FEAST))
_WHEN = rf"(?:{_TIME})(?:{_TIME}|{_HOUR}|{_BESIDE})*"
_FIGURE = r"(?:约|大概|差不多|一共)?[\d,.]+[万千百亿wW]?[元块]?钱?(?:左右|上下|吧)?"
_NO_WORDS = r"[\W_]*"


def other_kind(field: Field, raw: str, words: Unsaid) -> str:
    """What is said back to an answer in words that is none to this question; empty where it may be one, and where a question may be
    answered with anything.

    A day, a sum, a filler (随便) or 不知道 is neither a person nor a body, a project or a result; somebody with his title is no body and
    no project; 甲方 names no body.
    """
    text = half_width(raw).replace(" ", "").strip("。.!！")
    if not field.wants or not raw.strip():
        return ""
    example = texts_wizard.WANTED[field.wants]
    reads = _reads_like(field, text, words)
    return texts_wizard.OTHER_KIND.format(typed=brief(raw), reads=reads, example=example) if reads else ""


def _reads_like(field: Field, text: str, words: Unsaid) -> str:
    if is_unknown(text) or _says_nothing(text, words):
        return texts_wizard.READS_OPEN[field.wants]
    if re.fullmatch(_WHEN, text):
        return texts_wizard.READS_DAY
    if _is_sum(text):
        return texts_wizard.READS_SUM
    if field.wants in (BODY, PROJECT) and _is_person(text):
        return texts_wizard.READS_PERSON
    if field.wants == BODY and text in words.no_body:
        return texts_wizard.READS_NO_NAME
    return ""


def _says_nothing(text: str, words: Unsaid) -> bool:
    """Whether it is no more than a filler, or that nobody knows it yet."""
    if len(text) < SHORTEST_ANSWER or re.fullmatch(_NO_WORDS, text) or text in words.filler:
        return True
    return len(text) <= LONGEST_UNKNOWN and any(word in text for word in words.unknown)


def _is_sum(text: str) -> bool:
    if re.fullmatch(_FIGURE, text):
        return True
    try:
        parse_amount(text)
    except Unclear:
        return False
    return True


def _is_person(text: str) -> bool:
    """Whether it is somebody with his title, alone or behind his office."""
    named = people_in(text)
    full = named and len(named[-1]) >= SHORTEST_FULL and text.endswith(named[-1])  # 公安局 ends as 安局 does
    return is_titled(text) or bool(full)
