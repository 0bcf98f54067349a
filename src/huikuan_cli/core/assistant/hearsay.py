"""What a line has others say or do that nobody told: 秦科长昨天跟我讲, 财务已经查过了. Pure.

The kinds and their words are in assistant.yaml (作证), where 某人 is anybody who is named, but not whom the line is said to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikuan_cli.core.assistant.word_gate import plain
from huikuan_cli.core.checking.wording import together_in
from huikuan_cli.core.playbook.speech_rules import Taboo
from huikuan_cli.core.text.speech import people_in, same_person
from huikuan_cli.core.text.words import without

SOMEBODY = "某人"
_SENTENCE = re.compile(r"[^。；;！!？?“”]+[。；;！!？?]?")
# what is asked, wished, or only supposed
_OPEN = re.compile(
    "要是|如果|万一|假如|是不是|是否|有没有|能不能|会不会|可不可以|肯不肯|哪|什么|几[号点天]|谁|怎么|等|若|一旦|只要|没|未|不|别|请|让|麻烦|给|"
    "[跟和向对问找]某人|您[说讲提问]|[他她]们?[说讲提问]"
)
_SAYS = re.compile("[说讲问答]|告诉|交代|电话|微信")
# what is done, in words of which one stands for another
_DOES = tuple(
    map(
        re.compile,
        (
            "[查核看]",
            "[批签]|同意|点头|拍板",
            "退",
            "下|到位",
            "排",
            "规定|通知|显示|文件|发文",
            "报|办|发|点名",
        ),
    )
)
_NOT_YET = re.compile("[要请想等没不得催让]")


def untold(text: str, told: str, kinds: tuple[Taboo, ...], person: str) -> Iterator[tuple[str, Taboo]]:
    """What a text has others say or do that is not told, each with its kind. `told`: what was told of the case; `person`: to whom the
    text is said, who knows best what he said."""
    others = [one for one in people_in(text) if not same_person(one, person)]
    text = text.replace(person, "您") if person else text
    for sentence in _SENTENCE.findall(text):
        if not sentence.endswith(("？", "?", "吗。", "吗")):
            for kind in kinds:
                yield from ((found, kind) for found in _claims(sentence, told, kind, others))


def _claims(sentence: str, told: str, kind: Taboo, others: list[str]) -> Iterator[str]:
    found_in = without(plain(_unnamed(sentence, others)), kind.except_in)
    for found, last in together_in(found_in, kind.together):
        clause = re.split("[，,：:]", found_in[: found.start()])[-1] + found[0]
        if not _OPEN.search(clause) and not _is_told(found_in, found.start(), last, told, others):
            yield found[0].replace(SOMEBODY, others[0]) if len(others) == 1 else found[0]


def _unnamed(text: str, people: list[str]) -> str:
    for one in sorted(people, key=len, reverse=True):
        text = text.replace(one, SOMEBODY)
    return text


def _is_told(sentence: str, start: int, last: int, told: str, others: list[str]) -> bool:
    """Whether one sentence of what was told has the same person or office, and behind it that something was said, or done."""
    claim = sentence[last:]
    verbs = [_SAYS] if _SAYS.search(claim) else [one for one in _DOES if one.search(claim)]
    who = others if sentence.startswith(SOMEBODY, start) else [sentence[start : start + 2]]
    return any(
        verb is _SAYS or not _NOT_YET.search(fact[0])
        for one in who
        for verb in verbs
        for fact in re.finditer(
            rf"[^，,。；：\n]*{re.escape(one)}[^，,。；：\n]*?(?:[，,：][他她]?)?(?:{verb.pattern})", told
        )
    )
