"""The name of a body in a sentence about it: 电教馆3月并进区教育发展研究院了. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from huikuan_cli.core.text.values import half_width
from huikuan_cli.core.text.words import GAP

INTO, SIGNED, TAILS = "变成", "签约", "尾字"  # the lists of words that a question for a body brings
BODY_LISTS = [INTO, SIGNED, TAILS]
_STOP = r"[，,。；;：:、！!？?\s了过的吧呢]"
_MONTH = r"(?:(?:\d{4}|\d{2}|[今去前]) ?年)?(?:底|初)?(?:\d{1,2} ?月(?:份|底|初)?)?(?:\d{1,2} ?[日号])?"
_UNMOVED = r"(?:都|还)?(?:没有?|未|不)(?:改名?|变化?|合并|动|划走?|改过|变过)过?|(?:还|都|就)?是?(?:原来|老|原)(?:的?那?(?:家|个|单位))|(?:还是)?(?:这家|同一家)|一样"
_SEVERAL = r"[两几三四]个|[两几]家"
SHORTEST_NAME, LONGEST_NAME = (
    2,
    25,
)  # a name in a sentence has more characters than that, and at most that many

Words = Mapping[str, Sequence[str]]


class BodyMove(NamedTuple):
    """What a sentence says of a body: the one that it became, and the one that it was; empty where it names none."""

    now: str
    before: str


def is_sentence(text: str, words: Words) -> bool:
    """Whether something else than a name was written: what happened to it, several clauses, or too little (区里)."""
    bare = re.sub(r"[（(][^（）()]*[）)]", "", half_width(text))
    told = re.search(r"[，,。；;！!？?]|了$", bare) or any(one in bare for one in words.get(INTO, ()))
    return bool(told) or len(bare) <= SHORTEST_NAME


def says_unmoved(text: str) -> bool:
    """Whether it was written that nothing changed: 没改, 还是原来那家."""
    return bool(re.fullmatch(_UNMOVED, half_width(text)))


def body_in(text: str, words: Words) -> BodyMove | None:
    """The body that a sentence names behind one of the words for becoming (并进, 改名叫); None where it names none there."""
    line = half_width(text).replace(" ", "")
    into = "|".join(re.escape(one) for one in sorted(words.get(INTO, ()), key=len, reverse=True))
    found = list(re.finditer(into, line)) if into else []
    for one in reversed(found):
        if now := _name_at_start(line[one.end() :], words):
            return BodyMove(now, _name_at_end(line[: one.start()], words))
    return None


def signed_with(text: str, words: Words) -> tuple[str, ...]:
    """The bodies with which a text says that the contract was signed (甲方是…, 跟…签)."""
    line = half_width(text).replace(" ", "")
    found = []
    for pattern in words.get(SIGNED, ()):
        head, _, tail = pattern.partition(GAP)
        for one in re.finditer(f"{re.escape(head)}([^，,。；;：:、！!？?]{{2,{LONGEST_NAME}}})", line):
            name = _name_at_start(one[1], words)
            if name and one[1][len(name) :].startswith(tail):
                found.append(name)
    return tuple(dict.fromkeys(found))


def same_body(short: str, name: str) -> bool:
    """Whether one name may be a shorter way to say the other: 县医院 of 苍县人民医院."""
    left = iter(name)
    return all(character in left for character in short)


def _name_at_start(text: str, words: Words) -> str:
    """The longest beginning of a clause that ends as the name of a body does."""
    clause = re.split(_STOP, text)[0][:LONGEST_NAME]
    tails = tuple(words.get(TAILS, ()))
    ends = [end for end in range(len(clause), SHORTEST_NAME, -1) if clause[:end].endswith(tails)]
    return clause[: ends[0]] if ends else ""


def _name_at_end(text: str, words: Words) -> str:
    """The name that stands before the word for becoming, without the month between."""
    clause = re.split(r"[，,。；;：:、！!？?]", text)[-1]
    clause = re.sub(rf"{_MONTH}(?:已经|现在|后来|又|就|都|被|整个|一起)*$", "", clause)
    named = clause.endswith(tuple(words.get(TAILS, ()))) and not re.search(_SEVERAL, clause)
    return clause if named and len(clause) > SHORTEST_NAME else ""
