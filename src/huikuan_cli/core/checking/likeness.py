"""Whether a sentence is like those that no line may say, though it holds none of their words: measured against sentences of both sorts
(wording_examples.yaml). Lists of words know what was thought of; one says the same in a hundred ways. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import field

from huikuan_cli.core.checking.wording import Excused, Texts, found_in, said_together
from huikuan_cli.core.playbook.base import Entry
from huikuan_cli.core.playbook.merging import called
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem

# from which a sentence is told: of a stranger's lawful ones one in fifty is (docs/decisions.md §1)
LIKE = 0.92
# below which a word of ours that no line may hold is excused: a reminder not to do it, or another sense of it
LAWFUL = -0.5
# the same for a line of an assistant's page, which is left out, not only told; a shorter sentence says too little (docs/decisions.md §13)
LIKE_ON_A_PAGE, LEAST_ON_A_PAGE = 1.7, 12
LEAST_LETTERS = 8  # letters below which there is too little to go by
_PIECES = 3  # letters of the longest piece
_APART = (1, 2)  # letters between two that stand a little apart
_OURS = 0.2  # what a sentence of our own counts
_SEEN = 0.2  # what is added to every count: a piece that was never seen says little
_LEAST = 0.5  # a smaller difference counts for nothing
_SENTENCE = re.compile(r"[^。；！？!?;\n]+")
_QUOTES = re.compile("[“”]")
_BLANK = re.compile(r"\s")
_CLAUSE = re.compile(r"[，。；：]")
_ENDS = "。！；，"
# what we would do, in the clause before a word: 再不付我们就曝光, 我方将联系媒体; it is spared by nothing
_WE_DO = re.compile(
    r"(?:就|只好|只能|将|[请给陪][您你]|我[们方司]?(?:公司)?[^，。；：？！“”]{0,3}[会要])[^，。；：？！“”不别没]{0,10}$"
)
# what he is after, what he said, and how his papers go: we neither say it nor do it
OF_HIM = frozenset(["真意", "他上次说的", "走法"])
HIS_WORDS = ("excuses.yaml", "名称")  # an excuse is called by what he says
_FIX = "送、吓、假、骗、拿私事说事、绕程序、打包票的话都不写；不是这个意思，换个说法免得误会"


class WritersExamples(Entry, frozen=True):
    """What one writer wrote: sentences that may not be written, and lawful ones, many of which use the same words."""

    who: str = field(name="谁写的")
    unlawful: tuple[str, ...] = field(name="不写")
    lawful: tuple[str, ...] = field(name="可以写")


class Likeness(NamedTuple):
    """How often a piece stands in sentences of each sort, and the pieces of each sentence that may not be written."""

    unlawful: Counter[str]
    lawful: dict[str, float]
    sizes: tuple[float, float]  # of both, with what is added
    examples: tuple[tuple[str, frozenset[str]], ...]
    ours: frozenset[str]  # texts that were read one by one: none is told, wherever it was copied to


def learnt(examples: Iterable[WritersExamples], ours: Iterable[str] = ()) -> Likeness:
    """What the examples say about pieces of a sentence. `ours`: texts of our own playbooks, which were read one by one; their way of writing is that
    of a playbook, so they count as lawful, each less than an example, for there are many."""
    known, read = tuple(examples), frozenset(ours)
    shown = tuple((text, frozenset(pieces_of(text))) for one in known for text in one.unlawful)
    unlawful = Counter(piece for _, pieces in shown for piece in pieces)
    own = Counter(piece for text in read for one in sentences(text) for piece in pieces_of(one))
    lawful: dict[str, float] = {piece: count * _OURS for piece, count in own.items()}
    for text in (text for one in known for text in one.lawful):
        for piece in pieces_of(text):
            lawful[piece] = lawful.get(piece, 0) + 1
    extra = _SEEN * len(unlawful.keys() | lawful.keys())
    return Likeness(unlawful, lawful, (unlawful.total() + extra, sum(lawful.values()) + extra), shown, read)


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to go by."""
    return [one for one in _SENTENCE.findall(text) if len(_letters(one)) >= LEAST_LETTERS]


def pieces_of(text: str) -> set[str]:
    """The pieces of a sentence: one to three letters in a row, also at its ends, two with one or two between them, and how each of its
    clauses begins and ends. Commas are letters: how it is cut says much."""
    plain = _letters(text)
    whole = f"^{plain}$"
    found = {whole[n : n + size] for size in range(1, _PIECES + 1) for n in range(len(whole) - size + 1)}
    for gap in _APART:
        found |= {f"{one}{'_' * gap}{other}" for one, other in zip(whole, whole[gap + 1 :], strict=False)}
    clauses = [one for one in _CLAUSE.split(plain) if one]
    return found | {f"<{one[:2]}" for one in clauses} | {f"{one[-2:]}>" for one in clauses}


def likeness(text: str, known: Likeness) -> float:
    """How much more a sentence is like what may not be written than like what may, for each of its letters; 0 is neither."""
    return sum(_weight(one, known) for one in pieces_of(text)) / max(1, len(_letters(text)))


def excuse(ours: Wording, known: Callable[[], Likeness]) -> Excused:
    """Whether a word of ours in a text is excused, since each of its sentences is like those that may be written: 别请经办人吃饭. Words that
    a team added are not: nothing was learnt of them, nor one that we are about to do. `known` is asked for only where there is such a word."""
    words = frozenset(word for taboo in ours.taboos for word in taboo.words)

    def excused(text: str, word: str, at: int) -> bool:
        around = next((one[0] for one in _SENTENCE.finditer(text) if one.start() <= at < one.end()), "")
        said = sentences(text)
        if word not in words or _WE_DO.search(text[: at + len(word)]):
            return False
        return around in said and all(likeness(one, known()) < LAWFUL for one in said)

    return excused


def like_a_page(text: str, known: Likeness) -> str:
    """The first sentence of a line of an assistant that is like those that may not be written; empty where there is none."""
    said = (one for one in sentences(_QUOTES.sub("", text)) if len(_letters(one)) >= LEAST_ON_A_PAGE)
    return next((one for one in said if likeness(one, known) > LIKE_ON_A_PAGE), "")


def most_alike(text: str, known: Likeness) -> str:
    """The example that a sentence has most in common with, of what tells both sorts apart."""
    pieces = {one: weight for one in pieces_of(text) if (weight := _weight(one, known)) > 0}

    def common(example: tuple[str, frozenset[str]]) -> float:
        return sum(pieces[one] for one in pieces.keys() & example[1]) / math.sqrt(len(example[0]))

    return max(known.examples, key=common)[0]


def alike_problems(
    file: str, texts: Texts, rules: Wording, known: Callable[[], Likeness]
) -> Iterator[Problem]:
    """Advice on every text with a sentence that is like those that may not be written, where no word tells it already. `known` is asked
    for only where there is a sentence."""
    for place, text in texts:
        his = (file, place[-1]) == HIS_WORDS or {*rules.unchecked, *OF_HIM} & set(place)
        said = [] if his else sentences(text)
        alike = next((one for one in said if likeness(one, known()) > LIKE), "")
        if (
            alike
            and text not in known().ours
            and not any(found_in(text, one) or said_together(text, one) for one in rules.taboos)
        ):
            words = (
                f"{called(place)}里的“{brief(alike)}”读起来像不该写的话，比如“{most_alike(alike, known())}”"
            )
            yield Problem(words, _FIX, file, code="P413", at=place, word=alike, minor=True)


def _weight(piece: str, known: Likeness) -> float:
    """How much more often a piece stands in the one sort than in the other, as a logarithm; small differences count for nothing."""
    unlawful = (known.unlawful[piece] + _SEEN) / known.sizes[0]
    lawful = (known.lawful.get(piece, 0) + _SEEN) / known.sizes[1]
    found = math.log(unlawful / lawful)
    return found if abs(found) >= _LEAST else 0.0


def _letters(text: str) -> str:
    return _BLANK.sub("", text.lower().replace("你", "您")).rstrip(_ENDS)
