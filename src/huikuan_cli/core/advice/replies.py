"""What he may say and what to answer: his own words first, then what this situation brings, then his type's habits.

The situation's answer goes before the type's, the type's before the general one (design: playbook order of words). None is
given twice in other words.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from huikuan_cli.core.advice.analysis import SAFE_TYPE, Analysis
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.advice.excuse_match import Heard, is_like_any, likeness, pairs_of
from huikuan_cli.core.advice.plan import Reply, delay_id
from huikuan_cli.core.advice.play_choice import is_general
from huikuan_cli.core.playbook import Delay, Excuse, Play, Retort
from huikuan_cli.core.playbook.placeholders import fill, first_known, unknown
from huikuan_cli.core.text.values import brief

SAME_MEANING = 0.5  # phrases as alike as this mean the same
NO_MATCH = "o.没对上"
JOIN, MOST_SAID = "／", 14  # between his words that one answer is for, and characters of each but the first
REST_WORDS = ".别的话"  # what else he said gets one answer for all


def replies(s: Analysis) -> tuple[Reply, ...]:
    """The replies in the order in which they are likely to be needed, each for something else."""
    given = _Given()
    to_his_words = [(one, _known_to(s, one)) for one in s.heard]
    for reply, excuses in (told for _, told in to_his_words if told):
        same = given.answering(reply, excuses)
        if same:
            given.put(_with_words(given.found[same], reply.says))
        elif not given.says(reply):
            given.add(reply, excuses)
    strange = tuple(_unknown(s, [one.words for one, told in to_his_words if not told]))
    expected = tuple(_of_plays(s))
    # what anyone in that post may say is less likely than what he did say
    likely = (*strange, *expected) if is_general(s.lead()) else (*expected, *strange)
    for reply, excuses in (*likely, *_prepared(s), *_to_his_type(s)):
        if not given.answering(reply, excuses) and not given.says(reply):
            given.add(reply, excuses)
    return tuple(given.found.values())


class _Given:
    """The replies that are given so far, the excuses that they answer, and what he says to which they are the answer."""

    def __init__(self) -> None:
        self.found: dict[str, Reply] = {}
        self._answered: dict[str, str] = {}  # by which reply an excuse is
        self._said: dict[str, frozenset[str]] = {}  # what he says, by the reply, as pairs of letters

    def answering(self, reply: Reply, excuses: tuple[str, ...]) -> str:
        """The id of the reply that answers one of these excuses already, or is this one; empty where none does."""
        if reply.id in self.found:
            return reply.id
        return next((id for one in excuses if (id := self._answered.get(one))), "")

    def says(self, reply: Reply) -> bool:
        """Whether there is a reply to much the same words."""
        return is_like_any(pairs_of(reply.says), self._said.values(), SAME_MEANING)

    def add(self, reply: Reply, excuses: tuple[str, ...]) -> None:
        """Give a reply, which answers these excuses."""
        self._answered |= dict.fromkeys(excuses, reply.id)
        self.put(reply)

    def put(self, reply: Reply) -> None:
        """Give a reply, in the place of that with its id where there is one."""
        self.found[reply.id] = reply
        self._said[reply.id] = pairs_of(reply.says)


def _with_words(reply: Reply, says: str) -> Reply:
    """A reply that answers these words of his too, which stand beside the others: nothing that he said goes missing."""
    first, *more = reply.says.split(JOIN)
    if any(likeness(says, one) >= SAME_MEANING for one in (first, *more)):
        return reply
    return structs.replace(reply, says=JOIN.join((first, *more, brief(says, MOST_SAID))))


Told = tuple[Reply, tuple[str, ...]]  # a reply and the excuses that it answers


def instead(s: Analysis, says: str) -> Reply | None:
    """The reply of this case that stands for words of the same meaning; None where none does."""
    meant = {e.id for e in s.index.sure(says)[:1]}
    excuses = {f"{play.id}.应答.{n}": set(one.excuses) for play in _plays(s) for n, one in _retorts(s, play)}
    for one in replies(s):
        if likeness(says, one.says) >= SAME_MEANING or one.id in meant or meant & excuses.get(one.id, set()):
            return one
    return None


def _known_to(s: Analysis, one: Heard) -> Told | None:
    """The answer of a play, of his type, or of the excuse that is surely meant; None where none is sure."""
    return _in_play(s, one) or _in_type(s, one) or _in_general(s, one)


def _unknown(s: Analysis, strange: list[str]) -> Iterator[Told]:
    """Words that fit nothing for sure are not answered as if they did: the questions that tell a reason from a pretext."""
    if strange:
        plain, says = s.playbook.excuses.unmatched, JOIN.join(brief(words, MOST_SAID) for words in strange)
        why = "他上次说过，没有现成的应对，先问清是真是推"
        yield Reply(NO_MATCH, says, fill(plain.ask, s.facts), fill(plain.take, s.written()), why), ()


def _spoken(one: Heard) -> str:
    """His words; a typical phrase when only the number of the excuse was noted."""
    by_number = one.excuses and one.words.strip().lower() == one.excuses[0].id
    return one.excuses[0].says[0] if by_number else one.words


def _plays(s: Analysis) -> tuple[Play, ...]:
    return (s.lead(), *s.beside())


def _retorts(s: Analysis, play: Play) -> Iterator[tuple[int, Retort]]:
    """The retorts of a play that fit the case, with their numbers; none that is no word of his but an idea of our own."""
    ours = {text for one in s.own_plans for text in one.plan.not_his}
    for number, one in enumerate(play.retorts, 1):
        if one.says in ours:
            continue
        if not one.when or holds(one.when, s.situation):
            yield number, one


def _in_play(s: Analysis, one: Heard) -> Told | None:
    """The answer that one of the plays has for these words: the same phrase, or the same excuse."""
    meant = [e.id for e in one.excuses[:1]]
    for play in _plays(s):
        for number, retort in _retorts(s, play):
            if likeness(one.words, retort.says) >= SAME_MEANING or set(meant) & set(retort.excuses):
                return _retort(s, play, number, retort, _spoken(one), "他上次说过")
    if s.lead().rest:
        lead = s.lead()
        return Reply(
            f"{lead.id}{REST_WORDS}", _spoken(one), fill(lead.rest, s.facts), "", "这种局面里，别的话都这样接"
        ), ()
    return None


def _retort(s: Analysis, play: Play, number: int, one: Retort, says: str, why: str) -> Told:
    reply = Reply(
        f"{play.id}.应答.{number}",
        says,
        first_known(one.answer, s.facts),
        "",
        f"{why}；情形“{play.name}”里的答法",
    )
    return reply, one.excuses


def _in_type(s: Analysis, one: Heard) -> Told | None:
    if s.lead().rules == "是":
        return None
    alike = [(likeness(one.words, d.says), -n, d) for n, d in enumerate(s.kind.delays, 1)]
    best = max(alike, key=lambda found: found[:2], default=None)
    if best is None or best[0] < SAME_MEANING or unknown(best[2].answer, s.facts):
        return None
    return _delay(s, -best[1], best[2], one.words, "他上次说过"), tuple(e.id for e in one.excuses[:1])


def _in_general(s: Analysis, one: Heard) -> Told | None:
    if not one.excuses:
        return None
    first, *others = one.excuses
    also = f"；也可能是 {'、'.join(f'{e.id} {e.name}' for e in others)}" if others else ""
    return _to_excuse(s, first, _spoken(one), f"他上次说过，听着像“{first.name}”{also}"), (first.id,)


def _of_plays(s: Analysis) -> Iterator[Told]:
    """What else the plays expect him to say: all of the leading one, the first of the others."""
    for play in _plays(s):
        for number, retort in _retorts(s, play):
            yield _retort(s, play, number, retort, retort.says, "多半会说")


def _prepared(s: Analysis) -> Iterator[Told]:
    """Excuses that the case itself makes likely."""
    if s.lead().rules == "是":
        return
    known = {one.id: one for one in s.playbook.excuses.excuses}
    answered = {one.behind for one in s.heard}  # by the new excuse of a team
    for id in s.situation.excuses:
        if id in answered:
            continue
        yield _to_excuse(s, known[id], known[id].says[0], "案子里有这个情况，先备着"), (id,)


def _to_excuse(s: Analysis, one: Excuse, says: str, why: str) -> Reply:
    turn = next((t for t in one.turns if holds(t.when, s.situation)), None)
    answer = (turn.answer if turn else "") or one.by_type.get(s.kind.id) or one.answer
    if turn:
        why = f"{why}；{turn.why}"
    return Reply(
        id=one.id,
        says=says,
        answer=fill(answer, s.facts),
        take=fill((turn.take if turn else "") or one.take, s.written()),
        why=why,
        ask=fill((turn.ask if turn else "") or one.ask, s.facts),
        show=one.evidence,
        next=fill(one.next, s.written()),
        never=one.never,
    )


def _to_his_type(s: Analysis) -> Iterator[Told]:
    """The usual delays of his type whose figures are all known; none where one situation rules the visit."""
    if s.lead().rules == "是" or s.no_money():
        return
    for number, delay in enumerate(s.kind.delays, 1):
        if not unknown(delay.answer + delay.take, s.facts):
            why = f"{s.kind.name}常这样拖" if s.kind.id != SAFE_TYPE else "各种人都可能这样拖"
            yield _delay(s, number, delay, delay.says, why), tuple(e.id for e in s.index.sure(delay.says)[:1])


def _delay(s: Analysis, number: int, one: Delay, says: str, why: str) -> Reply:
    return Reply(
        delay_id(s.kind.id, number), says, fill(one.answer, s.facts), fill(one.take, s.written()), why
    )
