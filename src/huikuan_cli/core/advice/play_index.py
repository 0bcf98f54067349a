"""The plays made ready for choosing among them: by their words, and by the facts on which their conditions rest. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from huikuan_cli.core.advice.conditions import Situation
from huikuan_cli.core.playbook import Playbook, When
from huikuan_cli.core.playbook.plays import Play
from huikuan_cli.core.text.words import WordLists

Numbers = dict[str, list[int]]  # of plays, by what points to them


class PlayIndex:
    """Of 160 plays a case has to do with fifty: those that were ticked or of which a word was typed, those with a condition that rests
    on what he said or on an answer of this case, and those whose conditions rest on neither."""

    def __init__(self, plays: Iterable[Play]) -> None:
        self.plays = tuple(plays)
        self._words = WordLists(tuple(one.words for one in self.plays))
        self._ticked: Numbers = {}
        self._by_excuse: Numbers = {}
        self._by_answer: dict[str, Numbers] = {}
        self._others: list[int] = []
        for number, one in enumerate(self.plays):
            self._ticked.setdefault(one.id, []).append(number)
            for when in one.when:
                self._file(number, when)

    def _file(self, number: int, when: When) -> None:
        """File a play under what one of its conditions cannot hold without: an excuse, else its first answer, else nothing."""
        for id in when.excuses:
            self._by_excuse.setdefault(id, []).append(number)
        key, values = next(iter(when.answers.items()), ("", ()))
        for value in () if when.excuses else values:
            self._by_answer.setdefault(key, {}).setdefault(value, []).append(number)
        if not when.excuses and not values:
            self._others.append(number)

    def words_in(self, text: str) -> dict[int, str]:
        """Of each play of which a word stands in a text the first such word, by its number."""
        return self._words.first_of_each(text)

    def pointed_at(self, s: Situation) -> list[tuple[Play, str]]:
        """The plays to which something may point, in their order, each with the first of its words that was typed, else empty."""
        words = self.words_in(s.typed)
        found = {*self._others, *words}
        for id in s.ticked:
            found.update(self._ticked.get(id, ()))
        for id in s.excuses:
            found.update(self._by_excuse.get(id, ()))
        for key, numbers in self._by_answer.items():
            answer = s.answers.get(key)
            for one in answer if isinstance(answer, list) else (answer,):
                if isinstance(one, str):
                    found.update(numbers.get(one, ()))
        return [(self.plays[number], words.get(number, "")) for number in sorted(found)]


def play_index(playbook: Playbook) -> PlayIndex:
    """The plays of a playbook made ready, for `Playbook.once`."""
    return PlayIndex(playbook.situations())
