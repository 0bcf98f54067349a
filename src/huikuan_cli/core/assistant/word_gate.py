"""Words that no line of an assistant may hold, however they are written, and when one may be named all the same. Pure.

Stricter than the check of a playbook (core.checking.wording): only a refusal right before a word excuses it, for 您不签我们举报 refuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from huikuan_cli.core.advice.lent import MEANING, NUMBERS, SUM, LentLine
from huikuan_cli.core.checking.wording import together_in
from huikuan_cli.core.playbook.assistant_rules import SHOWN_PARTS, AssistantRules
from huikuan_cli.core.playbook.speech_rules import Taboo
from huikuan_cli.core.text.words import without

_CLAUSE = re.compile(r"[^，,。；;：:！!？?]+")
_REFUSED = re.compile(
    r"(?<![特级分区])(?:不写|别写|也未|从未|并未|未|不用谁|谁[也都]不|不|别|勿|没有|不会|不提|不谈|不说|不要|不拿|不是(?:为了?|来)?|(?:不|别)(?:找|让|叫|请|替|托|用|许|能|可以|准|给|去|再)人?"
    r"|(?:不|别)再[去来]?|(?:不用|不必|不要|不请)您?[写签出打开])$"
)
_REPORTED = re.compile(
    r"(?:有|有人提|有人|提过|提到|涉及|怀疑|发现|就是拿?|等于拿?|成了|一签就|签了就|还是|就是)$"
)  # to our own people, what there is
# a clause for himself that says what is not to be done: 橙子不送, 停机催款绝对停下
_TURNED_DOWN = re.compile(
    r"我不敢收|我不能收|我不收|我不能签|我不敢签|没权签|签不了|写不了|不能写|不敢写|没法写|答应不了|盖不了|盖不成|接不了|拿掉|划掉"
)  # to him, of what he offers
# to him, what would come of it: 日子往前写，查起来伤的是您
_HARMS_HIM = re.compile(r"伤的是您|害的是您|伤了您|害了您")
_TOLD = re.compile(r"^报(?:主管|法务|律师|公司)+[：:][^；。]*")  # what our own people are told of
# why what the boss wants is not done, told to him with what comes of it: 跟老板说：倒签查到公司头上
_TO_OURS = re.compile(
    r"^(?:[^，。；]{0,8}[，：；]|[\d年月号日周一二三四五六今晚上下午早中先]{1,14})?(?:跟|回|和|告诉|劝|请|问)(?:老板|主管|法务|公司)(?:说|讲|看|问)?"
)
_WARNED = re.compile(
    r"过线|查到|查出|就穿|一查|不行|不能|不许|不可以|不干|不敢|出事|违法|站不住|反而|作废|说不清|不成立|要担|白丢|白送|白扔|白让"
)
# a sentence for himself that says what comes of it: 这时吓她，等于替她找台阶
_COMES_OF_IT = re.compile(
    r"等于|那才是|那就是|最容易错|反而|反倒|就穿|一查就|查出来|害了|害的是|坏事|弄僵|停住|拦住|拦下|劝住|站不住|说不清|作废|犯法|违法"
)
_SENTENCE = re.compile(r"[^。！!？?；;]+")
# for himself, what the other side may be after: 多半想把日子往前挪
_THEIRS = re.compile("(?:多半|怕是|恐怕|八成|就怕)[^，]{0,2}[想要]")
_WHETHER = re.compile(r"([能要会可肯是行好])不\1")  # 能不能打折 refuses nothing
_COMMA = re.compile("[，,]")
# a refusal with the little words that may stand between it and what is done: 不在空白纸上签
_REFUSED_HERE = re.compile("(?:不|别|勿|莫|没|没有|不能|不许|不要|绝不)[在把用拿替让去为靠按照]$")
_OF_THE_CASE = (MEANING, SUM, NUMBERS, "给他的")
GIVES = re.compile(r"[送买拎]")
_GIVEN = re.compile(r"[送买拎带谢塞]")
_STOPPED = re.compile(
    r"^([^，,。；;]+)[，,](?:今天|今晚)?(?:全停|都停|一律停)"
)  # said of what stands right before it
_NOT_DONE = re.compile(
    r"(?:老板|公司|主管)[^，]{0,4}(?:批了|点头|同意)[^，]{0,2}才|没批|先过老板|停下|先停|马上停|不送|不拎|不带|别带|都不能说|都不说|不提|不碰|不许|不签|没权签|拿掉|划掉|免得|是造假|是假的"
)
_TURNED_FROM = re.compile(
    r"^(?:今天|明天|这趟|[周\d].{0,3})?(?:不要|不求|不请|不让|不找|别)"
)  # 明天不要孟科长打招呼
_AGREES = re.compile(r"可以|没问题|写好|就递|也行|都行|成[，。]?$")


def plain(text: str) -> str:
    """A text as it is searched: one width, nothing invisible, no blanks or dots between its characters."""
    found = unicodedata.normalize("NFKC", text)
    return "".join(
        one for one in found if unicodedata.category(one) not in ("Mn", "Cf", "Zs") and one not in "·・."
    )


def forbidden(
    one: LentLine, text: str, facts: str, kinds: tuple[Taboo, ...], rules: AssistantRules
) -> Iterator[tuple[str, Taboo]]:
    """Every forbidden word of a line, with its kind. `text`: the line without names, for a project may be called 刷脸吃饭; `facts`: what was told,
    which may be spoken of where he is told what the case is about; `kinds`: what no line of a playbook may hold."""
    unsaid = rules.unsaid if one.part in SHOWN_PARTS else ()
    for kind in (*kinds, *rules.refused, *unsaid):
        for word, clause in chain(_found(text, kind), _said_together(text, kind)):
            told = (
                kind in rules.refused and _speaks_of(one) and word in facts and not _AGREES.search(one.text)
            )
            if not told and not _excused(word, clause, kind, one, rules):
                yield word, kind


def torn_apart(ahead: str, behind: str, kinds: tuple[Taboo, ...]) -> Iterator[tuple[str, Taboo]]:
    """Every forbidden word of which a line that does not end its sentence holds the beginning, and the next line the end."""
    first, second = plain(ahead), plain(behind)
    if not first or unicodedata.category(first[-1]).startswith("P"):
        return
    for kind in kinds:
        for word in map(_searched, kind.words):
            cuts = (
                n for n in range(1, len(word)) if first.endswith(word[:n]) and second.startswith(word[n:])
            )
            if any(_is_torn(first, second, n, kind) for n in cuts):
                yield word, kind


def _is_torn(first: str, second: str, size: int, kind: Taboo) -> bool:
    """Whether the word stays where both lines are read as one: not in a longer one that is harmless, nor refused."""
    whole = without(first + second, kind.except_in)
    at = len(first) - size
    return whole[at : at + size] == first[at:] and not _REFUSED.search(_asked(whole[:at]))


def _speaks_of(one: LentLine) -> bool:
    """Whether a line says what the case is, or tells our own people of it: 台账八折 is then what he offered."""
    return one.part in _OF_THE_CASE or bool(_TO_OURS.match(one.text))


def _excused(word: str, clause: str, kind: Taboo, one: LentLine, rules: AssistantRules) -> bool:
    """Whether a word may be named all the same: for himself in a clause that says what is not to be done; to him where his own matter is put
    off, or what is only not said to him is asked back."""
    if one.part not in SHOWN_PARTS:
        named = _STOPPED.match(one.text) or _TOLD.match(one.text)
        if named and clause.strip("｜|") in plain(named[0]) and not GIVES.search(clause):
            return True
        if _TO_OURS.match(one.text) and _WARNED.search(one.text) and not GIVES.search(clause):
            return True
        if any(word in each and _COMES_OF_IT.search(each) for each in _SENTENCE.findall(plain(one.text))):
            return not _GIVEN.search(plain(one.text))
        if _TURNED_FROM.match(clause) and not GIVES.search(clause):
            return True
        return bool(
            _NOT_DONE.search(clause)
            or _THEIRS.search(clause)
            or _REPORTED.search(clause.partition(plain(word))[0])
        )
    if _TURNED_DOWN.search(_asked(clause)) or _thanked(word, one, kind, rules):
        return True
    if any(word in each and _HARMS_HIM.search(each) for each in _SENTENCE.findall(plain(one.text))):
        return not _AGREES.search(plain(one.text))
    asked_back = kind in rules.unsaid and word in plain(one.says) and "？" in one.text
    return asked_back or (kind in (*rules.refused, *rules.unsaid) and _deferred(clause, one, kind, rules))


def _thanked(word: str, one: LentLine, kind: Taboo, rules: AssistantRules) -> bool:
    """Whether it is what he offered himself, for which he is thanked and of which nothing is taken: 您还想着补利息，我领情，新商票我不敢应."""
    said = plain(one.text)
    return kind in rules.unsaid and word in plain(one.says) and "领情" in said and not _AGREES.search(said)


def _found(text: str, kind: Taboo) -> Iterator[tuple[str, str]]:
    """The words of a kind that are not refused right before them, each with its clause."""
    for clause in map(plain, _CLAUSE.findall(text)):
        rest = _asked(without(clause, kind.except_in))
        for word in kind.words:
            if any(not _REFUSED.search(rest[:at]) for at in _places(rest, _searched(word))):
                yield word, clause


def _said_together(text: str, kind: Taboo) -> Iterator[tuple[str, str]]:
    """What of a kind is harmless word by word and not in one sentence (连着说), with the clauses that it stands in; not what is refused right
    before it, or before its end."""
    for sentence in map(plain, _SENTENCE.findall(text)) if kind.together else ():
        for found, last in together_in(without(sentence, kind.except_in), kind.together):
            ahead = _COMMA.split(_asked(sentence[: found.start()]))[-1]
            inside = _asked(sentence[found.start() : last])
            if not any(one.search(words) for one in (_REFUSED, _REFUSED_HERE) for words in (ahead, inside)):
                behind = _COMMA.split(sentence[found.end() :])[0]
                yield found[0], f"{ahead}{found[0]}{behind}"


def _asked(text: str) -> str:
    """A text without the 不 of 能不能 and 要不要."""
    return _WHETHER.sub(r"\1□\1", text)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


@lru_cache(maxsize=4096)
def _searched(word: str) -> str:
    """A word of the table as it is searched for: it is looked for in every clause of every line."""
    return plain(word)


def _deferred(clause: str, one: LentLine, kind: Taboo, rules: AssistantRules) -> bool:
    """Whether a matter that he named himself is put off to our company in the same breath, and nothing is agreed to."""
    his = plain(one.says)
    return (
        any(plain(word) in his for word in kind.words)
        and any(word in clause for word in rules.deferred)
        and not _AGREES.search(plain(one.text))
    )
