"""Which excuse is meant by what he said: words that give it away, then likeness of the phrases. Pure and fast."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from math import log
from operator import add

from msgspec import Struct, structs

from huikuan_cli.core.advice.said_like import SaidOf
from huikuan_cli.core.playbook import Excuse, Excuses, Playbook
from huikuan_cli.core.text.own_answers import NOT_SO, own_answers
from huikuan_cli.core.text.speech import is_titled, people_in
from huikuan_cli.core.text.words import apart

_MARKS = "，。；：？！、“”‘’,.;:?!()（）…~—- \t\n\r\u3000"
_FILLERS = "的了吧呢啊嘛呀吗"
_NOISE = str.maketrans("", "", _MARKS + _FILLERS)
_TOLD = re.compile(r"(他|她|人家)?(说|讲)")
_SAYS = "(?:他|她|人家)?(?:上次|上回|这次|这回|前天|昨天|今天|刚才|先是|起先|一开始|后来|电话里|微信里)?(?:又|还|另外|再就是)?(?:说|讲)"
_NEXT = (
    "(?:又|还|另外|再就是|这次|这回|后来|今天|昨天|前天|电话里|微信里|后来又|这次又|这回又|今天又)(?:说|讲)"
)
SPLIT = re.compile(rf"[；;。！!？?\n]+|(?<=.)[，,、]?(?:他|她|人家)?{_NEXT}[，,：:]?")
CLAUSE = re.compile(r"[，,]+")
_QUOTED = re.compile(rf"^(?:{_SAYS}|(?:他|她|人家)?(?:上次|昨天|电话里)?)[：:，,]?[“\"「]*|[”\"」]+$")
_SOMEBODY_SAYS = re.compile(r"[^，,：:。；;“]{2,12}(?:说|讲)")
_NOT_MET = re.compile(
    r"[^，,]{0,8}没有?(?:见过|见着|见上|碰过|打过交道)面?"
)  # 吕院长还没见过: nothing that he said
_QUOTE = re.compile(r"[“\"「]([^“”\"「」]+)[”\"」]")
_SPEAKS = re.compile(r"(?:^|[说讲答回道称问喊][：:，,]?)\s*$")  # before what he said between quotation marks
_WHO = r"[^，,。；;！？]{0,6}[说讲答回道称问喊][：:，,]?\s*$"  # 王科长说
_AND = "和、，,；; "  # between two such
LONGEST_SAID = 200
MOST_TYPED = 4096  # pairs of letters and words that are kept with where they stand
LIKENESS, COVER, SAID = 4.0, 3.0, 2.0
LEAST = 0.8  # points without what is said like it; with fewer it is named only where SAID_LEAST speaks for it
SAID_LEAST = 2.0
BRIEF, IN_BRIEF = 6, 2.0  # of so few letters a word is most of what was said, and counts so much more
FEW = 2.5  # pairs of letters: fewer stand in some excuse by chance (再等等); where no word of it is among them, they cover little
AHEAD = 0.5  # how much a point before the next excuse counts beside a point: where two are as likely, neither is sure
SURE_SCORE = 20.0  # below this a match is a guess: it may be offered, but is not answered as if it were known
SURER = 23.0  # so sure that the whole sheet may follow it
APART = 26.0  # so sure that a clause is heard apart from its sentence, and that only the same sentence makes it ordinary
SAME = 0.5  # how alike two are that are the same sentence
SHORT_CLAUSE = 3  # a clause of fewer characters says nothing by itself


class Heard(Struct, frozen=True):
    """Words he said, and the excuses they may be, the likeliest first; none when they fit nothing. `surer`: the first is so
    sure that a situation may rest on it. `behind`: the excuse of ours that they surely are where a new one of a team answers them:
    what rests on it still does."""

    words: str
    excuses: tuple[Excuse, ...]
    surer: bool = False
    behind: str = ""

    def surely(self) -> tuple[str, ...]:
        """The ids of the excuses on which a situation may rest: that which answers, and that of ours behind it."""
        first = (self.excuses[0].id,) if self.excuses and self.surer else ()
        return (*first, self.behind) if self.behind else first


def heard(book: Excuses, said: str | None, index: Index | None = None) -> tuple[Heard, ...]:
    """Each thing that he said with its excuses, the surest first; none where no excuse is sure.

    Sentences (。；？) are apart, and so is each quoted part of several (他说“甲”，又说“乙”); a question that he answers himself (毛病？没有)
    is one, and nothing to answer where he denies it. The clauses of one sentence (，) are apart where they mean different excuses for sure. An
    id such as o05 names one for certain. `index`: the excuses made ready, where they are already.
    """
    parts, denied = sentences(said or "")
    if not parts:
        return ()
    found = index or Index(book)
    listed = (part for part in parts if part not in denied or (part[0] != NOT_SO and found.sure(part)))
    return tuple(one for part in listed for one in _clauses(found, part))


def sentences(said: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What was said in sentences, without who said it, and those of them that deny what he asks himself."""
    text, denied = own_answers(said)
    parts = (_QUOTED.sub("", _not_by(part.strip(" ，,、"))).strip() for part in SPLIT.split(_unquoted(text)))
    return tuple(part for part in parts if part and not (_NOT_MET.fullmatch(part) or is_titled(part))), denied


def _not_by(part: str) -> str:
    """Words without the name of whoever said them: 施科长说：等清单."""
    if not _SOMEBODY_SAYS.match(part):
        return part
    name = next(iter(people_in(part)), "")
    return (
        re.sub(rf"^{name}{_SAYS}(?![了不话过])[：:，,]*", "", part)
        if name and part.startswith(name)
        else part
    )


def _unquoted(said: str) -> str:
    """What he said with each quoted part as a sentence of its own, where there are several; one alone stays in its sentence, and so
    does a quoted word (“三重一大”)."""
    spoken: list[re.Match[str]] = []
    for quote in _QUOTE.finditer(said):
        follows = bool(spoken) and not said[spoken[-1].end() : quote.start()].strip(_AND)
        if follows or _SPEAKS.search(said[: quote.start()]):
            spoken.append(quote)
    if len(spoken) < 2:
        return said
    text, at = "", 0
    for quote in spoken:
        text += f"{re.sub(_WHO, '', said[at : quote.start()])}；{quote[1]}；"
        at = quote.end()
    return text + said[at:]


def _clauses(index: Index, sentence: str) -> list[Heard]:
    """The sentence in as many pieces as it has sure meanings; a clause that says nothing new stays with the one before."""
    pieces: list[tuple[str, tuple[Excuse, ...]]] = []
    for clause in filter(None, map(str.strip, CLAUSE.split(sentence))):
        found = index.sure(clause) if len(clause) >= SHORT_CLAUSE and index.certainty(clause) >= APART else ()
        if pieces and (not found or not pieces[-1][1] or found[0] == pieces[-1][1][0]):
            words, before = pieces[-1]
            pieces[-1] = (f"{words}，{clause}", before or found)
        else:
            pieces.append((clause, found))
    if len(pieces) < 2:
        return [index.heard(sentence)]
    return [index.heard(words, found) for words, found in pieces]


def excuse_index(playbook: Playbook) -> Index:
    """The excuses of a playbook made ready; ask for it by `playbook.once`, for it takes longer than all else in a plan."""
    return Index(playbook.excuses, playbook.own_excuses)


def match_surely(playbook: Playbook, words: str) -> str:
    """The id of the excuse that these words surely are; empty where none is."""
    found = heard(playbook.excuses, words, playbook.once(excuse_index))
    return next((one.excuses[0].id for one in found if one.excuses), "")


def match(book: Excuses, words: str, most: int = 3) -> tuple[Excuse, ...]:
    """The excuses that these words may be, at most `most`, the likeliest first; any text will do."""
    return Index(book).match(words, most)


class Index:
    """The excuses made ready for comparing.

    Four things count: the words that give an excuse away, the likeness to its nearest phrase, how much of what was typed
    occurs anywhere in the excuse (pairs of letters that few excuses have weigh more), and how much more its letters are said of this
    excuse than of the others and of what is none (像这样说, 平常话). A word of one excuse alone is that excuse.
    """

    def __init__(self, book: Excuses, own: Collection[str] = ()) -> None:
        """`own`: the excuses that a team added: they answer first, and take nothing away from ours (`Heard.behind`)."""
        self.book, self.own = book, frozenset(own)
        self.known = [_Known(one) for one in book.excuses]
        self._ids = {one.id: one for one in reversed(book.excuses)}
        self._named = {one.excuse.id: one for one in reversed(self.known)}
        self._short = [n for n, one in enumerate(self.known) if any(len(word) == 1 for word in one.words)]
        # what was typed is looked for again and again: a sentence is asked for whole and by its clauses
        self.scored = lru_cache(LONGEST_SAID)(self._scored)
        self._is_sure = lru_cache(LONGEST_SAID)(self._surely_known)
        self._pair = lru_cache(MOST_TYPED)(self._looked_for)
        self._common = lru_cache(MOST_TYPED)(self._how_common)

    def _how_common(self, word: str) -> float:
        """By how much a word counts less because it stands in the phrases of many excuses: 办 or 材料 points to none."""
        return float(max(sum(word in one.text for one in self.known), 1) ** 0.5)

    def _looked_for(self, pair: str) -> tuple[float, tuple[int, ...]]:
        """How much a pair of letters tells (1 where one excuse has it or none, less where many do), and in which excuses it is one of a
        word or a phrase (`_pairs`); a single letter is one where it is all of it. Looked for where it was typed: most pairs never are."""
        if len(pair) > 1:
            found = tuple([n for n, one in enumerate(self.known) if pair in one.pairs])
        else:
            found = tuple([n for n, one in enumerate(self.known) if f"\n{pair}\n" in one.lines])
        most = len(self.known)
        return (log(most / len(found) + 1) / log(most + 1) if found else 1.0), found

    def match(self, words: str, most: int = 3) -> tuple[Excuse, ...]:
        """The excuses that these words may be, at most `most`, the likeliest first."""
        return tuple(one for _, one in self.scored(words)[:most])

    def sure(self, words: str, most: int = 3) -> tuple[Excuse, ...]:
        """As `match`, but empty where the likeliest is only a guess: too little speaks for it, as much for another, or it sounds more like
        what everybody says."""
        return self.match(words, most) if self._is_sure(words) else ()

    def _surely_known(self, words: str) -> bool:
        if self.certainty(words) < SURE_SCORE:
            return False
        pairs = _pairs(_plain(words))
        usual, likeliest = self._ordinary.nearest(pairs), self._named[self.scored(words)[0][1].id]
        if usual < SAME and self.certainty(words) >= APART:
            return True
        return usual <= likeliest.sentences.nearest(pairs)

    def certainty(self, words: str) -> float:
        """The points of the likeliest excuse, and how far it is before the next."""
        found = self.scored(words)
        if not found:
            return 0.0
        best, after = found[0][0], found[1][0] if len(found) > 1 else 0.0
        return best + AHEAD * (best - after)

    @cached_property
    def _said(self) -> SaidOf:
        """What is said of each excuse, made ready when something was first typed."""
        said = [(one.name, *one.says, *one.heard, *one.words) for one in self.book.excuses]
        return SaidOf(said, self.book.ordinary)

    @cached_property
    def _ordinary(self) -> Phrases:
        """What everybody says, made ready when something was first likely enough to be sure."""
        return Phrases(_pairs(_plain(text)) for text in self.book.ordinary)

    @cached_property
    def ours(self) -> Index:
        """The excuses without those that a team added, made ready when something was first typed."""
        kept = tuple(one for one in self.book.excuses if one.id not in self.own)
        return Index(structs.replace(self.book, excuses=kept))

    def heard(self, words: str, found: tuple[Excuse, ...] = ()) -> Heard:
        """These words with what they surely mean, else with what was `found` in a part of them."""
        surer, sure = self._is_sure(words) and self.certainty(words) >= SURER, self.sure(words) or found
        likeliest = sure or self.match(words)
        if not any(one.id in self.own for one in likeliest):
            return Heard(words, sure, surer)
        ours = self.ours.heard(words)
        if not ours.excuses:
            return Heard(words, sure, surer)
        answered = (sure or likeliest)[0].id in self.own  # not sure which, it is surely one of both
        behind = ours.excuses[0].id if answered and ours.surer else ""
        return Heard(words, sure or likeliest, surer or ours.surer, behind)

    def _scored(self, words: str) -> tuple[tuple[float, Excuse], ...]:
        """Every excuse that these words may be with its points, the likeliest first."""
        plain = apart(_plain(words), self.book.inside)
        told = _TOLD.match(plain)
        plain = plain[told.end() :] if told else plain
        named = self._ids.get(plain.lower())
        if named:
            return ((2 * SURER, named),)
        typed, whole = _pairs(plain), 0.0
        covered = dict.fromkeys(
            self._short, 0.0
        )  # the others share nothing with what was typed, and get no point
        for rarity, holders in map(self._pair, typed):
            whole += rarity
            for number in holders:
                covered[number] = covered.get(number, 0.0) + rarity
        said = self._said.points(words[:LONGEST_SAID])
        weight = IN_BRIEF if len(plain) <= BRIEF else 1.0
        scored = []
        for number in sorted({*covered, *said}):
            one, like = self.known[number], said.get(number, 0.0)
            points = self._points(one, plain, typed, whole, covered[number]) if number in covered else 0.0
            if points >= LEAST or like >= SAID_LEAST:
                scored.append((weight * points + SAID * like, one.excuse))
        return self._owner_first(plain, sorted(scored, key=lambda pair: -pair[0]))

    def _points(self, one: _Known, plain: str, typed: tuple[str, ...], whole: float, covered: float) -> float:
        """The points of an excuse without what is said like it; `whole`: how much all that was typed tells, `covered`: how much of it occurs
        in this excuse."""
        found: float = sum([len(word) / self._common(word) for word in one.words if word and word in plain])
        most = whole if found else max(whole, FEW)
        return found + LIKENESS * one.phrases.nearest(typed) + (COVER * covered / most if most else 0.0)

    def _owner_first(
        self, plain: str, scored: list[tuple[float, Excuse]]
    ) -> tuple[tuple[float, Excuse], ...]:
        """The same, but where what was typed is a word of one excuse and of no other (没钱, and nothing more), that one first and sure."""
        owners = [one.excuse for one in self.known if plain in one.words]
        if len(owners) != 1:
            return tuple(scored)
        own = next((points for points, one in scored if one is owners[0]), 0.0)
        others = [pair for pair in scored if pair[1] is not owners[0]]
        return ((max(own, others[0][0] if others else 0.0, SURE_SCORE), owners[0]), *others)


class _Known:
    """An excuse as it is compared: its words, its phrases, and all of them as lines to look for a pair of letters in."""

    def __init__(self, excuse: Excuse) -> None:
        self.excuse = excuse
        self.words = [_plain(word) for word in excuse.words]
        texts = [_plain(phrase) for phrase in (excuse.name, *excuse.says)]
        self.text = "\n".join(texts)
        self.lines = "\n".join(("", *texts, *self.words, ""))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """All its pairs of letters."""
        return frozenset(map(add, self.lines, self.lines[1:]))

    @cached_property
    def phrases(self) -> Phrases:
        """Its phrases, made ready when something like it was first typed."""
        return Phrases(map(_pairs, self.text.split("\n")))

    @cached_property
    def sentences(self) -> Phrases:
        """All that is said of it, words and examples too, made ready when it was first likely enough to be sure."""
        examples = map(_plain, self.excuse.heard)
        return Phrases(map(_pairs, (*self.text.split("\n"), *self.words, *examples)))


class Phrases:
    """Phrases filed by their pairs of letters, so that what was typed is compared only with those that share one with it."""

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self._sizes: list[int] = []
        self._standing: dict[str, list[int]] = {}
        for number, pairs in enumerate(phrases):
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._standing.setdefault(pair, []).append(number)

    def nearest(self, pairs: tuple[str, ...]) -> float:
        """How alike the nearest phrase is to what was typed, as pairs of letters, 0 … 1."""
        shared: dict[int, int] = {}
        for pair in pairs:
            for number in self._standing.get(pair, ()):
                shared[number] = shared.get(number, 0) + 1
        sizes, size = self._sizes, len(pairs)
        return max([2 * n / (size + sizes[number]) for number, n in shared.items()], default=0.0)


def _plain(text: str) -> str:
    """Any text as it is compared: no marks, no filler words, full-width digits and letters made plain."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text[:LONGEST_SAID].translate(_NOISE)


def likeness(one: str, other: str) -> float:
    """How alike two phrases are, 0 … 1, by the pairs of letters that they share."""
    first, second = pairs_of(one), pairs_of(other)
    return 2 * len(first & second) / (len(first) + len(second))


def is_like_any(pairs: frozenset[str], others: Iterable[frozenset[str]], least: float) -> bool:
    """Whether the `likeness` of a phrase to one of the others is at least this, which is more than nothing; each as `pairs_of` it."""
    for theirs in others:
        if pairs.isdisjoint(theirs):
            continue
        if 2 * len(pairs & theirs) / (len(pairs) + len(theirs)) >= least:
            return True
    return False


def overlap(one: str, other: str) -> float:
    """How much of a phrase stands in another text, 0 … 1, by its pairs of letters."""
    pairs = pairs_of(one)
    return len(pairs & pairs_of(other)) / len(pairs)


@lru_cache(maxsize=1024)
def pairs_of(text: str) -> frozenset[str]:
    """A phrase as pairs of letters: the same few of a playbook are compared with each other at every visit."""
    return frozenset(_pairs(_plain(text)))


def _pairs(text: str) -> tuple[str, ...]:
    """Each pair of letters once, in the order of the text: what is summed up over them comes out the same every time."""
    return tuple(dict.fromkeys([text[n : n + 2] for n in range(len(text) - 1)])) or (text,)
