"""What is handed to an assistant: the task, the facts without names, what it may not do, and how to write its answer. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.assistant.cover import PERSON, Cover, last_signs
from huikuan_cli.core.assistant.facts_told import Ground
from huikuan_cli.core.assistant.second_look import FirstAnswer
from huikuan_cli.core.playbook.assistant_rules import AssistantRules
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.text.speech import is_titled, without_given_name
from huikuan_cli.core.text.values import spoken_day

SPOKEN_FROM = 2  # answers after which only the wording is looked at


def request_text(
    ground: Ground, cover: Cover, rules: AssistantRules, first: FirstAnswer | None = None
) -> str:
    """The whole request, as text to paste; with a first answer, the request to write that better."""
    told = [_part(title, lines, cover) for title, lines in ground.asked]
    parts = [
        "\n".join(fill(line, {"拜访日": spoken_day(ground.visit)}) for line in rules.task),
        *told,
        _part(texts.WHO, tuple(_who(cover, "".join(told))), None),
        _part(texts.MANNERS, rules.rules, None),
        *(_again(first, cover, rules) if first else ()),
        _part(texts.FORM, rules.form, None),
    ]
    return "\n\n".join(parts) + "\n"


def _part(title: str, lines: tuple[str, ...], cover: Cover | None) -> str:
    return "\n".join((f"## {title}", *(f"- {cover.hide(line) if cover else line}" for line in lines)))


def _again(first: FirstAnswer, cover: Cover, rules: AssistantRules) -> Iterator[str]:
    """What became of the last answer, and what to do about it."""
    yield _part(texts.PRINTED, first.front, cover)
    for title, lines in ((texts.UNPRINTED, first.unprinted), (texts.NOT_TAKEN, first.refused)):
        if lines:
            yield _part(title, lines, cover)
    much = (texts.TOO_MUCH.format(written=first.written, printed=first.printed),) if first.unprinted else ()
    title, looked_for = (
        (texts.AGAIN, rules.again) if first.answers < SPOKEN_FROM else (texts.ALOUD, rules.aloud)
    )
    yield _part(title, (*much, *looked_for), None)


def _who(cover: Cover, told: str) -> Iterator[str]:
    """The tokens that stand in what was told, and may be written."""
    for token in cover.said:
        if f"〔{token}〕" in told:
            yield f"〔{token}〕{texts.THE_ONE_MET if token == PERSON else ''}{_title(cover.said[token])}{_ends(cover.said[token])}"


def _title(name: str) -> str:
    """How somebody is called, without the name: 某局 of 苗局, 小某 of 小毕; nothing for what is no person."""
    if not is_titled(name):
        return ""
    found = f"{name[0]}某" if name[0] in "小老阿" else f"某{without_given_name(name)[1:]}"
    return texts.CALLED.format(title=found)


def _ends(name: str) -> str:
    """How a number ends, so that one can be told from another that is nearly like it."""
    return texts.ENDS.format(signs=found) if (found := last_signs(name)) else ""
