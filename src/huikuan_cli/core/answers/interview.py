"""The interview: the questions of the playbook in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, structs

from huikuan_cli.core.playbook import (
    AFTER_SHEET,
    FINE,
    MUST,
    CustomerType,
    Field,
    Playbook,
    Questions,
    Section,
    Unsaid,
)
from huikuan_cli.core.playbook.customer_kinds import NATURE, KindPlaybook
from huikuan_cli.core.text.values import Option

Asked = tuple[Section, Field]
Choices = dict[str, tuple[Option, ...]]


class Interview(Struct, frozen=True, dict=True):
    """The questions in the order in which they are asked: the visit, six self-questions, type, the rest.

    `order` are the questions in the order in which they are asked where that is not the order of the sections. `full`: every
    question is asked; else only what is 必问, and what a person asks for. `enough`: the keys without which no sheet can be written.
    `first`: the ids of the sections, the one whose further questions would change the sheet most before the others. `unsaid`: the words
    that stand for a day or a figure that nobody has. `joint`: of lists that are offered together the ids of the options of each.
    `kinds`: what else can be chosen for one kind of customer, last for those of none (None); `choices` are all of them together.
    """

    sections: tuple[Section, ...]
    choices: Choices
    order: tuple[Asked, ...] = ()
    full: bool = True
    enough: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    unsaid: Unsaid = Unsaid()
    joint: dict[str, frozenset[str]] = {}
    kinds: tuple[tuple[KindPlaybook | None, Choices], ...] = ()

    def fields(self) -> Iterator[Asked]:
        """Every top-level field with its section, in order."""
        return iter(self.order or tuple((s, one) for s in self.sections for one in s.fields))

    def part(self, section: Section, one: Field) -> Section:
        """The section among whose questions a field is asked: its own, or that of the question it was put behind (排在)."""
        for _ in range(MOST_MOVES):
            if not one.after:
                return section
            home = next(((s, f) for s, f in self.fields() if f.key == one.after), None)
            if home is None:
                return section
            section, one = home
        return section

    def find(self, key: str) -> Field | None:
        """The field with this key, or None."""
        return self.by_key.get(key)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The questions by their keys, of two of one key the first."""
        return {one.key: one for _, one in reversed(tuple(self.fields()))}

    def of(self, answers: Mapping[str, Any]) -> Interview:
        """The same questions with what can be chosen for the customer of a case: his own places of the chain, papers, situations. All of
        all kinds while nobody said what kind of body he is."""
        if not self.kinds or NATURE not in answers:
            return self
        choices = next(some for kind, some in self.kinds if kind is None or kind.is_for(answers))
        found = structs.replace(self, choices={**self.choices, **choices}, kinds=())
        return found.short() if self.joint else found

    def shown(self, key: str, answer: str) -> str:
        """What an answer to this question is called where a person reads it."""
        one = self.find(key)
        return one.shown(answer) if one else answer

    def options(self, one: Field) -> tuple[Option, ...]:
        """What can be chosen for a 单选 or 多选 field."""
        if one.key in self.choices:
            return self.choices[one.key]
        return tuple(one.option(text) for text in one.options)

    def pickable(self, one: Field) -> set[str]:
        """The answers that can be picked, 不清楚 aside unless it is an option; empty when it is answered in words."""
        return {"是", "否"} if one.kind == "是否" else {option.id for option in self.options(one)}

    def again(self) -> Interview:
        """The same questions at the next visit about the same contract: what may have come since (再问) is necessary, what stays
        as it was (照旧) and was left empty then is not."""

        def now(one: Field) -> Field:
            if one.revisit == "再问":
                return structs.replace(one, depth=MUST)
            stays = one.revisit == "照旧" and one.optional == "是" and not one.when
            return structs.replace(one, depth=AFTER_SHEET) if stays and one.depth == MUST else one

        return structs.replace(self, order=tuple((s, now(f)) for s, f in self.fields()))

    def short(self) -> Interview:
        """The same questions, of which only the necessary ones are asked; each of the two lists of situations offers what stands in the
        other as well, so that one question is enough."""
        lists = {key: self.choices.get(key, ()) for key in TICKED_KEYS}
        whole = tuple(one for some in lists.values() for one in some)
        both = dict.fromkeys(TICKED_KEYS, whole) if all(lists.values()) else {}
        joint = {key: frozenset(one.id for one in lists[key]) for key in both}
        return structs.replace(self, full=False, choices={**self.choices, **both}, joint=joint)


TYPE_KEY, POST_KEY, WANT_KEY, CAUSES_KEY = "类型", "岗位", "要什么", "原因"
WORDS_KEY = "对他说"  # to be said as it is written
TICKED_KEYS = ("坎", "情况")  # where situations are ticked
HEARD_KEY = "他上次说的"
SIGNER_KEY, PAPERS_KEY = "验收人", "材料"  # who signed is often told in a sentence
SUGGESTED_KEYS = (*TICKED_KEYS, WANT_KEY, "现象")  # proposed from what was answered before
TYPE_SECTION = "客户类型"
PREVENTION_ID, TYPE_ID = "m", "e"
PREVENTION_KEY = "防欠"
MOST_MOVES = 10  # questions put behind one another
T = TypeVar("T")


def interview(playbook: Playbook) -> Interview:
    """The interview that this playbook asks: data in, data out, no question known by name."""
    return playbook.once(_interview)


def _interview(playbook: Playbook) -> Interview:
    questions = playbook.questions
    sections = [
        structs.replace(
            s, fields=tuple(_only(f, questions) for f in s.fields if f.variant in ("", questions.variant))
        )
        for s in questions.sections
    ]
    listed = (
        *(s for s in sections if not s.skip),
        _type(questions),
        *(s for s in sections if s.skip),
        _prevention(playbook),
    )
    order = _moved(listed, lambda s: s.id, lambda s: s.after)
    pairs = [(s, f) for s in order for f in s.fields]
    asked = _moved(pairs, lambda pair: pair[1].key, lambda pair: pair[1].after)
    kinds = _kinds(playbook, sections)
    return Interview(
        order,
        _together(_choices(playbook, sections), kinds),
        _listed_first(asked, questions.only),
        enough=questions.enough,
        first=questions.first,
        unsaid=questions.unsaid,
        kinds=kinds,
    )


def _only(one: Field, questions: Questions) -> Field:
    """A field with the depth that a team's own short list gives it: what another answer tells is still taken, not asked."""
    if not questions.only:
        return one
    if one.key in questions.only:
        return structs.replace(one, depth=MUST, hinted="否")
    if one.told_by:
        return structs.replace(one, hinted="是")
    return structs.replace(
        one, depth=AFTER_SHEET if one.depth == MUST else one.depth, must_when={}, must_after={}
    )


def _listed_first(asked: tuple[Asked, ...], only: tuple[str, ...]) -> tuple[Asked, ...]:
    """The questions of a team's own short list in its order, then the others."""
    place = {key: n for n, key in enumerate(only)}
    return tuple(sorted(asked, key=lambda pair: place.get(pair[1].key, len(place))))


def _moved(items: Iterable[T], name: Callable[[T], str], after: Callable[[T], str]) -> tuple[T, ...]:
    """The items in their order, each that says so behind the one it names, the last of them closest. What names nothing
    that is there, or itself in a ring, stays where it is."""
    listed = list(items)
    places = {name(one): place for place, one in reversed(list(enumerate(listed)))}
    goals = [places.get(after(one), -1) if after(one) else -1 for one in listed]
    goals = [-1 if _in_ring(place, goals) else goal for place, goal in enumerate(goals)]
    found, waiting = [], [place for place, goal in enumerate(goals) if goal < 0][::-1]
    while waiting:
        here = waiting.pop()
        found.append(listed[here])
        waiting += [place for place, goal in enumerate(goals) if goal == here]
    return tuple(found)


def _in_ring(place: int, goals: list[int]) -> bool:
    """Whether the goals lead from here back to here."""
    at = goals[place]
    for _ in goals:
        if at in (place, -1):
            break
        at = goals[at]
    return at == place


def posts_of(questions: Questions) -> tuple[str, ...]:
    """The posts that a person can have, as the wizard asks them."""
    return next((f.options for s in questions.sections for f in s.fields if f.key == POST_KEY), ())


def _prevention(playbook: Playbook) -> Section:
    """The checklist against arrears: one question for all measures, then one for each."""
    prevention = playbook.prevention
    whole = _only(
        Field(PREVENTION_KEY, "多选", prevention.ask, optional="是", revisit="照旧", depth=prevention.depth),
        playbook.questions,
    )
    ticks = tuple(
        Field(
            one.id,
            "多选",
            f"{one.title}：这份合同做到了哪几样？",
            help=one.when,
            optional="是",
            label=f"防欠·{one.title}",
            depth=FINE,
        )
        for one in prevention.measures
    )
    return Section(
        PREVENTION_ID,
        prevention.title,
        prevention.why,
        (whole, *ticks),
        prevention.skip,
        after=prevention.after,
    )


def _type(questions: Questions) -> Section:
    ask = "他更像哪一种？（只看言行）"
    why = "只用来调整怎么说，不判断他这个人；拿不准就选不清楚，用通用打法。"
    return Section(
        TYPE_ID,
        TYPE_SECTION,
        why,
        (_only(Field(TYPE_KEY, "单选", ask, revisit="照旧", told_by="称呼"), questions),),
        any_project="是",
    )


def _choices(playbook: Playbook, sections: list[Section]) -> Choices:
    """The options that come from other playbook files, by question."""
    found = _from_files(playbook, sections)
    found |= {measure.id: measure.options() for measure in playbook.prevention.measures}
    found[PREVENTION_KEY] = tuple(
        Option(one.id, one.gist or one.title, (one.title,)) for one in playbook.prevention.measures
    )
    found[TYPE_KEY] = tuple(
        _type_option(t)
        for t in sorted(playbook.types.values(), key=lambda t: (len(t.id), t.id))
        if t.id != "e0"
    )
    return found


def _kinds(playbook: Playbook, sections: list[Section]) -> tuple[tuple[KindPlaybook | None, Choices], ...]:
    """What can be chosen for each kind of customer that a team has a file for, and for those of none."""
    if not playbook.kinds:
        return ()
    kinds = (*playbook.kinds, None)
    return tuple((kind, _from_files(playbook.of_kind(kind), sections)) for kind in kinds)


def _from_files(playbook: Playbook, sections: list[Section]) -> Choices:
    listed = _sources(playbook)
    return {one.key: listed[one.options_from] for s in sections for one in s.fields if one.options_from}


def _together(choices: Choices, kinds: tuple[tuple[KindPlaybook | None, Choices], ...]) -> Choices:
    """What can be chosen for any customer: what only some have at the end, another name of the same as a word for it."""
    found = {key: {one.id: one for one in options} for key, options in choices.items()}
    for _, some in kinds:
        for key, options in some.items():
            for one in options:
                had = found[key].setdefault(one.id, one)
                if one.label not in (had.label, *had.words):
                    found[key][one.id] = had._replace(words=(*had.words, one.label))
    return {key: tuple(options.values()) for key, options in found.items()}


def _type_option(kind: CustomerType) -> Option:
    """A type by what is seen of him, its name behind that; the other way round it is understood as well."""
    seen = kind.portrait.split("，")[0]
    return Option(kind.id, f"{seen}（{kind.name}）", (kind.name, f"{kind.name}：{seen}", *kind.aliases))


def _ticks(playbook: Playbook, question: str) -> tuple[Option, ...]:
    """The situations that one question offers to tick."""
    return tuple(
        Option(one.id, one.tick, found=(one.name, *one.words, *one.clues, *one.sought))
        for one in playbook.offered(question)
    )


def _sources(playbook: Playbook) -> dict[str, tuple[Option, ...]]:
    """What 选项来自 can name."""
    diagnosis, mind = playbook.diagnosis, playbook.mindset
    return {
        "材料包": tuple(
            Option(d.id, d.short or d.name, (d.name, *d.aliases), d.parts) for d in playbook.chain.documents
        ),
        "难题": tuple(Option(d.id, f"{d.name}：{d.nature}") for d in diagnosis.difficulties),
        "现象判据": tuple(option for p in diagnosis.phenomena for option in p.options()),
        "现象": tuple(Option(p.id, f"{p.name}：{p.still}不动") for p in diagnosis.phenomena),
        "原因": tuple(Option(c.id, f"{c.name}（{'、'.join(c.questions[:1])}）") for c in diagnosis.causes),
        "付款链": tuple(Option(n.id, n.name) for n in playbook.chain.nodes),
        "升级阶梯": tuple(Option(r.id, r.action) for r in playbook.escalation.rungs),
        "客情阶段": tuple(
            Option(g.id, f"{g.name}：{'、'.join(g.facts[:1])}") for g in playbook.methods.stages
        ),
        "自查": mind.check.options(),
        "自己的信号": tuple(Option(b.id, b.text) for b in mind.signals),
        "情形": _ticks(playbook, "情况"),
        "坎": _ticks(playbook, "坎"),
    }
