"""The gate: what of an assistant's answer may stand on the sheet, and why the rest may not. Pure.

Held against the facts it was told (figures, days, people), what no line of a playbook may hold (wording.yaml), what we never
say of a customer, and what no assistant may claim (assistant.yaml, 不收).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.lent import (
    ANSWER,
    BAG,
    BEFORE,
    FALLBACK,
    GOAL,
    HEADLINE,
    MEANING,
    NEVER,
    OPENING,
    STEPS,
    SUM,
    TO_CHECK,
    LentLine,
)
from huikuan_cli.core.assistant.cover import Cover
from huikuan_cli.core.assistant.facts_told import Ground
from huikuan_cli.core.assistant.hearsay import untold
from huikuan_cli.core.assistant.page_line import said_in
from huikuan_cli.core.assistant.reading import numbered
from huikuan_cli.core.assistant.sums import as_fact, checked, strange_operand
from huikuan_cli.core.assistant.told_days import told_days, written_days, wrong_day
from huikuan_cli.core.assistant.told_figures import SHORT_FIGURES, unfounded
from huikuan_cli.core.assistant.word_gate import GIVES, forbidden, plain, torn_apart
from huikuan_cli.core.checking.wording import Excused, never
from huikuan_cli.core.playbook.assistant_rules import (
    ON_THE_WAY,
    SHOWN_PARTS,
    SPOKEN_PARTS,
    WORDING,
    AssistantRules,
)
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.text.speech import people_in, same_person
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.written_days import read_day

# where a period may have run out no paper goes out that the lawyers have not read; what is asked for and said is told apart by its words and days
RULED = (WORDING,)
LONGEST_PAGE_LINE, MOST_LINES = 400, 120  # characters of a line, lines of an answer
LONGEST_SAYS = 60  # characters of what he may say
LONGEST_HEADLINE = 40  # characters of the page in one sentence: two lines at 15 pt
DONE = (
    *SHOWN_PARTS,
    ON_THE_WAY,
    GOAL,
    BAG,
    BEFORE,
    STEPS,
    FALLBACK,
)  # what is said or done, not what the case is
OF_THINGS = (
    "w2",
    "w4",
)  # kinds of wording.yaml whose words name a thing that may be spoken of: 孩子, 吃饭; not a deed: 倒签
WARNING = (NEVER, TO_CHECK)  # they name what is not to be done, or a day or a figure that nobody gave
# what he reads by himself before he goes in: why a day is the last one, and what is filed then
FOR_HIMSELF = (MEANING, SUM, BEFORE, STEPS, FALLBACK, *WARNING)
_REFUSES = re.compile("不|别|勿|莫|没|未|休|免|绝")
_ORDERS = re.compile(
    "直接|当面把|只做|就说|只要?说|要给就|就(?:放|给|送|塞|留|写|签)|让[他她].{0,10}[拿按]|改[成送放]|等.{0,12}(?:再|时候|时)[送给递塞放]|[买拿带]两[盒瓶条箱]|自己照|给[他她]带|塞给|放给|放在|放到|发到|照[他她]的"
)
_HE_DOES = re.compile(
    "你(?:就|塞|带|把|再|先|拿|给|当)"
)  # what the salesperson does, among what the other says
UNSPEAKABLE = re.compile(r"[（）()《》〈〉【】\[\]{}｛｝<>#*|｜]|——")
WEEKDAY = re.compile("周[一二三四五六日]")  # 周一主管来 names nobody
NO_NAME = "付或找过和与给请让跟报同再先问等向到是的把将由归去见交发"  # 过主管 of 清单过主管 is nobody
NOBODY = ("文处", "何处", "施工", "高处", "明处", "程所")  # a surname and a title by their characters alone
OUR_TITLES = ("总", "经理", "总监", "主管")
OUGHT_TO_CALL = re.compile(r"[，,、：:。！？!?]|您|好|早|这|$")


def nothing_alike(text: str) -> str:
    """No line is compared with others."""
    return ""


class Refusal(NamedTuple):
    """A line that is not taken, and why, in one sentence."""

    line: LentLine
    why: str


class GateRules(NamedTuple):
    """Everything that a line is held against beside the facts. `private`: matches our own words for a person; `spared`: whether a word of
    wording.yaml is lawful where it stands, `alike`: the sentence of a line that is like those that may not be written
    (core.checking.likeness)."""

    assistant: AssistantRules
    wording: Wording
    private: re.Pattern[str]
    spared: Excused = never
    alike: Callable[[str], str] = nothing_alike


def judged_lines(
    lines: Iterable[LentLine], ground: Ground, cover: Cover, rules: GateRules
) -> tuple[tuple[LentLine, ...], tuple[Refusal, ...]]:
    """The lines that pass, with the names in them and numbered anew, and the others."""
    kept: list[LentLine] = []
    refused: list[Refusal] = []
    facts = ground.text()
    titles: dict[str, str] = {}
    for line in sorted(
        lines, key=lambda one: one.part != SUM
    ):  # what was worked out is a fact for the others
        if line.title not in titles:
            titles[line.title] = _title(line.title, ground, facts, cover, rules)
        title = titles[line.title]
        one = structs.replace(
            line, text=cover.reveal_in(line.part, line.text), says=cover.reveal(line.says), title=title
        )
        full = len(kept) >= MOST_LINES
        why = texts.ENOUGH if full else next(_against(one, ground, facts, cover, rules), "")
        first = one.part == GOAL and all(other.part != GOAL for other in kept)
        if not why and first and _too_late(one, ground):
            why = texts.TOO_LATE.format(word=one.day)
        if why:
            refused.append(Refusal(one, why))
        else:
            kept.append(one)
            facts += f"\n{as_fact(one.text, facts)}" if one.part == SUM else ""
    torn = dict(_torn(kept, cover, rules))
    refused += [Refusal(kept[at], why) for at, why in torn.items()]
    return numbered(one for at, one in enumerate(kept) if at not in torn), tuple(refused)


def _torn(lines: list[LentLine], cover: Cover, rules: GateRules) -> Iterator[tuple[int, str]]:
    """The lines of which one begins a forbidden word and the next ends it, by their places, with the reason."""
    kinds = (*rules.wording.taboos, *rules.assistant.refused)
    for at, (one, other) in enumerate(pairwise(lines)):
        ahead, behind = (cover.without_names(each.text) for each in (one, other))
        for word, kind in torn_apart(ahead, behind, kinds):
            why = texts.FORBIDDEN.format(word=word, name=kind.name)
            yield at, why
            yield at + 1, why


def _title(given: str, ground: Ground, facts: str, cover: Cover, rules: GateRules) -> str:
    """A title with the names in it; empty for one that may not be printed."""
    title = cover.reveal(given)
    read = LentLine("", ON_THE_WAY, title)
    return "" if not title or any(_reasons(read, ground, facts, cover, rules)) else title


def _against(one: LentLine, ground: Ground, facts: str, cover: Cover, rules: GateRules) -> Iterator[str]:
    """Every reason against a line, and against what is said to him within one that is for the salesperson himself."""
    yield from _reasons(one, ground, facts, cover, rules)
    if one.part not in SHOWN_PARTS:
        for whom, words in said_in(one, ground.person):
            yield from _reasons(LentLine("", OPENING, words, whom), ground, facts, cover, rules)
    if one.part == ANSWER and _HE_DOES.search(one.says):
        yield from _reasons(LentLine("", OPENING, one.heard(), texts.SOMEBODY), ground, facts, cover, rules)
    if one.part == NEVER and (told := _told_to_do(one.text)):
        yield texts.ONLY_WHAT_NOT.format(word=told)


def _told_to_do(text: str) -> str:
    """What is to be done, in a line that says what is not: a first clause that refuses nothing, or a later one that gives an order."""
    first, *others = [one for one in re.split("[，,。；;：:]", text) if one]
    if not _REFUSES.search(first):
        return first
    return next((one for one in others if _ORDERS.search(one) and not _REFUSES.search(one)), "")


def _reasons(one: LentLine, ground: Ground, facts: str, cover: Cover, rules: GateRules) -> Iterator[str]:
    """Every reason against a line."""
    yield from _shape(one, ground, cover, rules)
    if one.part not in FOR_HIMSELF:
        seen = plain(one.text if one.part in SHOWN_PARTS else f"{one.text}{one.says}")
        yield from (texts.SEEN.format(word=word) for word in rules.assistant.unprinted if word in seen)
    if one.part != TO_CHECK:
        yield from _unfounded(one, ground, facts)
    if one.part not in WARNING:
        text = cover.without_names(f"{one.text}｜{one.at}")
        for word, kind in forbidden(one, text, facts, rules.wording.taboos, rules.assistant):
            may_be = one.part in SPOKEN_PARTS and kind.id in OF_THINGS
            quoted = one.part in FOR_HIMSELF and kind.id in OF_THINGS and _as_told(one.text, word, facts)
            if not quoted and (not may_be or not _spared(one.text, word, rules)):
                yield texts.FORBIDDEN.format(word=word, name=kind.name)
    if one.part in DONE and (found := rules.alike(cover.without_names(one.text))):
        yield texts.ALIKE.format(word=brief(found))
    if one.part in SHOWN_PARTS:
        whom = one.to_whom() or ground.person
        for word, kind in untold(one.text, ground.told(), rules.assistant.hearsay, whom):
            yield texts.FORBIDDEN.format(word=word, name=kind.name)
    if one.part in SPOKEN_PARTS:
        yield from _spoken(one, "" if _to_another(one, ground.person) else ground.person, rules)


def _as_told(text: str, word: str, facts: str) -> bool:
    """Whether a word stands wherever it does between the very characters that he told it with (那孩子做的)."""
    places = [found.start() for found in re.finditer(re.escape(word), text)]
    around = (text[max(at - 1, 0) : at + len(word) + 1] for at in places)
    return bool(places) and all(len(one) == len(word) + 2 and one in facts for one in around)


def _spared(text: str, word: str, rules: GateRules) -> bool:
    """Whether a word of wording.yaml reads like what may be said (孩子要吃饭，加了柜子); where something is given it is not asked."""
    places = [found.start() for found in re.finditer(re.escape(word), text)]
    return bool(places) and not GIVES.search(text) and all(rules.spared(text, word, at) for at in places)


def _shape(one: LentLine, ground: Ground, cover: Cover, rules: GateRules) -> Iterator[str]:
    """A part that is not asked for, nothing in it, names of nobody, too many characters."""
    if ground.ruled and one.part in RULED:
        yield texts.LAW_RULES
    if not one.text:
        yield texts.EMPTY
    if strange := cover.unknown(f"{one.text}{one.says}"):
        yield texts.NO_TOKEN.format(word=strange)
    most = LONGEST_HEADLINE if one.part == HEADLINE else LONGEST_PAGE_LINE
    if len(one.text) > most:
        yield texts.TOO_LONG.format(count=len(one.text), most=most)
    if len(one.says) > LONGEST_SAYS:
        yield texts.TOO_LONG.format(count=len(one.says), most=LONGEST_SAYS)
    if re.search(r"https?://|www\.", one.text):
        yield texts.NO_ADDRESS


def _unfounded(one: LentLine, ground: Ground, facts: str) -> Iterator[str]:
    """Figures, days and people that the facts do not have."""
    if one.part == SUM:
        if checked(one.text, facts, ground.visit) is None:
            strange = strange_operand(one.text, facts, ground.visit)
            yield texts.STRANGE_OPERAND.format(word=strange) if strange else texts.WRONG_SUM
        yield from _people(re.sub(r"^[^｜|]*", "", one.text), facts)
        return
    for text in (one.text, one.says):
        cut_to = SHORT_FIGURES if text == one.says or one.part in FOR_HIMSELF else 0
        if found := unfounded(text, facts, cut_to=cut_to):
            yield texts.NO_FIGURE.format(word=found)
        yield from _people(text, facts)
    if found := _wrong_day(one, ground, facts):
        early = one.part == GOAL and read_day(one.day, ground.visit) in ground.before
        of_its_own = texts.NOT_BEFORE if one.part == BEFORE else texts.EARLY if early else texts.NO_DAY
        yield (of_its_own if found == one.day else texts.NO_DAY).format(word=found)


def _wrong_day(one: LentLine, ground: Ground, facts: str) -> str:
    """The first day of a line that may not stand there; to his face nothing is said of a period of limitation, and of days to come only those
    that may be named and that of the payment."""
    spoken = one.part in SHOWN_PARTS
    days = ground.days if spoken else (*ground.before, *ground.days)
    if found := wrong_day(one.text, facts, ground.visit, days, loose=not spoken):
        return found
    if one.day and not _may_be(read_day(one.day, ground.visit), one, ground, facts):
        return one.day
    named = written_days(one.text, ground.visit) if spoken else ()
    told = told_days(facts, ground.visit).days
    return next((word for word, day in named if day and _not_said(day, ground, told)), "")


def _not_said(day: date, ground: Ground, told: frozenset[date]) -> bool:
    """Whether a day is not spoken of: one of a period of limitation, or one to come that nobody told or worked out."""
    return day in ground.secret or (day > ground.visit and day not in (*ground.days, *ground.due, *told))


def _people(text: str, facts: str) -> Iterator[str]:
    """Whoever is named in a text and not in the facts, with or without what was taken for a surname; 文处 is the end of 收文处."""
    for who in people_in(re.sub("谢谢|(?<=[只要得白])费", "", text)):
        if (
            who not in NOBODY
            and who[1] not in NO_NAME
            and not WEEKDAY.match(who)
            and not any(one in facts for one in (who, *people_in(who[1:])))
            and not (who[1:] in OUR_TITLES and f"姓{who[0]}" in facts)  # 老板姓赵 is told of 赵总
        ):
            yield texts.NO_PERSON.format(word=who)


def _may_be(day: date | None, one: LentLine, ground: Ground, facts: str) -> bool:
    """Whether a step, or what is asked for, may be on a day: what is done before the visit by then, a step also on a later day that was told
    or worked out."""
    if day is None:
        return False
    if one.part == BEFORE:
        return day in (*ground.before, ground.visit)
    if one.part in FOR_HIMSELF and day in ground.before:
        return True  # the visit may be too late for it
    return day in ground.days or (day > ground.visit and day in told_days(facts, ground.visit).days)


def _too_late(one: LentLine, ground: Ground) -> bool:
    """Whether what is asked for first is asked for later than the papers must be in."""
    day = read_day(one.day, ground.visit)
    latest = max(ground.latest, ground.visit) if ground.latest else None
    return day is not None and latest is not None and day > latest


def _spoken(one: LentLine, person: str, rules: GateRules) -> Iterator[str]:
    """What may not be said to his face."""
    if mark := UNSPEAKABLE.search(one.text):
        yield texts.UNSPEAKABLE.format(word=mark[0])
    if ours := rules.private.search(one.text):
        yield texts.PRIVATE.format(word=ours[0])
    if _behind_his_back(one.text, person):
        yield texts.THIRD_PERSON.format(word=person)


def _to_another(one: LentLine, person: str) -> bool:
    """Whether a line is said to somebody else than whom the visit is for."""
    return bool(one.to_whom()) and not same_person(one.to_whom(), person)


def _behind_his_back(text: str, person: str) -> bool:
    """Whether he is spoken of by his name, not called by it: 请李主任签字 for 李主任，请您签字."""
    if not person or person == "您好":
        return False
    return any(not OUGHT_TO_CALL.match(text, found.end()) for found in re.finditer(re.escape(person), text))
