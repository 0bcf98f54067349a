"""A line with several amounts: what stands behind which word, and what of it has to be confirmed first. Pure.

Nothing that may be two amounts is taken by the way: the whole line is offered back, written out, for one Enter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.text.amid_words import BEFORE_SHARE, among, share_of, sums_in
from huikuan_cli.core.text.amounts import BETWEEN, CAME, OWING, adding_up, parse_amount, sums_of, yuan
from huikuan_cli.core.text.sums_of_parts import less_not_due, not_due_only, of_several, uncounted
from huikuan_cli.core.text.values import Unclear, brief, half_width
from huikuan_cli.core.text.words import GAP

NAUGHT = "=0"  # ends a word that says by itself that there is nothing
OTHER = (
    "别的"  # stands for an amount that is no answer: what was delivered, from which the others are worked out
)
PAPER = "文书"  # stands for what a judgment or an agreement comes to: what was paid of that is not what was paid of the contract
SETTLED = "审定"  # stands for what an audit or a settlement came to, which is then what counts, and not the contract
ASIDE = "不是它"  # words of an amount that is none of them: what is to be taken off, or was asked for before
NOT_DUE = (
    "没到期"  # of these, the words of an amount that is not due yet: it is taken off what the contract leaves
)
CALLED = "款名"  # what this payment may be called beside its amount: no word for an amount
OUTSIDE = "合同外"  # of these, the words of an amount that is of no contract
BESIDE_AMOUNTS = (ASIDE, NOT_DUE, CALLED, OUTSIDE)
NO_QUESTION = (OTHER, PAPER, SETTLED, *BESIDE_AMOUNTS)
_COUNTED = r"[一二三四五六七八九十\d]{1,2}"  # what the gap in 第…笔 stands for
TEN_THOUSAND, MOST_PLACES = Decimal(10_000), 2
_BARE = r"(?:总共|一共|总计|合计|共)?(?:是|有|[:：])?[\d零一二两三四五六七八九十]"
_TAKEN = r"[扣罚减]"
_ADDED = r"(?:另有?|又有?|还有)?(?:签了?|加了?)?(?:补充|增补|增加|追加|变更增加)(?:协议|合同|的)?"
_THIS = r"(?:这一?笔|要|退|的|都?是|就是|该退)+"
_OPEN = r"(?:[,，]?(?:没退|没给|没付|该退|到期了?|没还|要退|元))+"
_LINK = r"^(?:金额)?(?:了|是|为|共|[:：=])?"

Words = Mapping[str, Sequence[str]]  # by key; OTHER for what is no answer


class LinePart(NamedTuple):
    """One part of a line as it was written: the word before its amount, what that word is for, and the sums that it may mean; none
    where it is no amount. `sure`: it can be no other. `nothing`: the word says it all; `named`: there is a word at all, though it may
    not be written again."""

    text: str
    key: str
    word: str
    sums: tuple[Decimal, ...]
    sure: bool
    nothing: bool = False
    named: bool = False

    def written(self, amount: Decimal) -> str:
        """The part with this amount, read in one way only."""
        return self.text if self.nothing else f"{self.word}{in_short(amount)}"


def amounts_beside(raw: str, words: Words) -> tuple[str, dict[str, Decimal]]:
    """What is left of a line when the amounts are taken out that stand behind one of the words for them, and these by key:
    46.8万，合同156万，已付109.2万. A word that ends in =0 is an amount by itself: 一分没付. What may mean two amounts, or none, stays in
    the line; so does the second of a key, and what is owed where the rest of the line says something else. Sums that add up are all taken,
    also one without a word: 112万，付了78.4万，还欠33.6万. What was delivered (送了71.8万) is no answer and only adds up."""
    parts = _parts_of(raw, words)
    if whole := _whole(raw, parts, words):
        return "", {key: one for key, one in whole.items() if key not in _of_paper(parts)}
    found: dict[str, Decimal] = {}
    left: list[str] = []
    for part in parts:
        if part.key and part.sure and part.key not in found:
            found[part.key] = part.sums[0]
        else:
            left.append(part.text)
    owed = {part.key: part.text for part in parts if part.key in found and re.match(OWING, part.text)}
    if left and owed:
        left += owed.values()
        found = {key: amount for key, amount in found.items() if key not in owed}
    found = {key: amount for key, amount in found.items() if key not in _of_paper(parts)}
    found.pop(OTHER, None)
    found.pop(SETTLED, None)
    return "，".join(left), found


def payment_called(raw: str, words: Words) -> str:
    """What a line with one amount and nothing else calls the payment (4.8万质保金, 质保金4.8万没退), in one of the words for it; else
    empty."""
    text = half_width(raw).replace(" ", "")
    sums = sums_in(text, parse_amount)
    names = "|".join(map(re.escape, sorted(words.get(CALLED, ()), key=len, reverse=True)))
    if len(sums) != 1 or not names:
        return ""
    rest = text.replace(sums[0], "", 1)
    found = re.fullmatch(rf"(?:{_THIS})?[,，]?({names})(?:{_OPEN})?", rest)
    return found[1] if found else ""


def _of_paper(parts: Sequence[LinePart]) -> set[str]:
    """The keys under which a line says what a judgment or an agreement comes to, and what was paid of that; none where it names no such
    paper."""
    if not any(one.key == PAPER for one in parts):
        return set()
    return {PAPER, *(one.key for one in parts if _came(one))}


def said_owed(raw: str, words: Words, own: str) -> bool:
    """Whether the amount of a question is said to be what is still owed (还欠26.3万), so that nothing is to be taken off it."""
    return any(one.key == own and re.match(OWING, one.text) for one in _parts_of(raw, words))


def _whole(raw: str, parts: Sequence[LinePart], words: Words) -> dict[str, Decimal]:
    """The amounts of a line whose sums add up, by key; empty where they do not, or one could be for two things."""
    whole = adding_up(raw)
    if whole and any(one.key == PAPER for one in parts):
        return {one.key: one.sums[0] for one in parts if one.key and one.sums}
    named = {one.key: one.sums[0] for one in parts if one.key and one.sums}
    others = [one for one in whole if one not in named.values()]
    if whole and whole[0] in (*others, named.get(OTHER)) and not _is_contract(parts):
        rest = [one for one in others if one != whole[0]]
        return {key: one for key, one in named.items() if key != OTHER} if not rest else {}
    unnamed = [key for key in words if key not in named and key not in NO_QUESTION]
    return (
        {**named, **dict(zip(unnamed, others, strict=True))}
        if len(unnamed) == len(others) < 2 and whole
        else {}
    )


def _is_contract(parts: Sequence[LinePart]) -> bool:
    """Whether the sum without a key of a line may be that of the contract: it stands alone (112万, 总共112万), and is not said to be of
    something else (货款71.8万, 送了71.8万)."""
    return all(one.key != OTHER and (one.key or re.match(_BARE, one.text)) for one in parts)


def confirmed(raw: str, words: Words, own: str) -> None:
    """Nothing where each amount of a line with several can be only one; `own` is what is meant without a word. Raises Unclear
    otherwise, once for the whole line: its suggestion is the line with what was likely meant."""
    if adding_up(raw):
        return
    parts = [one._replace(key=one.key or own) for one in _parts_of(raw, words)]
    if all(one.key == own for one in parts) and (made := of_several(half_width(raw), parse_amount)):
        raise Unclear(made[0], in_short(made[1]))
    if len(parts) < 2 and not any(one.named for one in parts):
        return
    if enlarged := _with_supplement(parts, words):
        raise enlarged
    numbers = [one for one in parts if one.sums]
    doubtful = [one for one in numbers if not one.sure]
    twice = [one for one in numbers if sum(n.key == one.key for n in numbers) > 1]
    if taken := _taken_off(parts, own):
        raise taken
    if doubtful:
        raise _offered(parts, doubtful, own)
    if twice:
        said = "、".join(f"“{brief(one.text)}”" for one in twice)
        several = all(re.match(f"第{_COUNTED}", one.text) for one in twice)
        text = f"{said}是几笔，这里只留到期的那一笔" if several else f"{said}说的是同一样；留一个"
        raise Unclear(text, _line(parts, {one: one.sums[0] for one in numbers}))
    _worked_out(parts, numbers, own)
    if any(one.key == own for one in numbers):
        return
    elsewhere = [word for key, all_ in words.items() if key not in (own, *BESIDE_AMOUNTS) for word in all_]
    others = [one.text for one in parts if not one.sums and not one.nothing]
    _less_not_due(others, numbers, words.get(NOT_DUE, ()))
    free = [text for text in others if not any(word.removesuffix(NAUGHT) in text for word in elsewhere)]
    mixed = len(free) < len(others) and any(sums_in(text, parse_amount) for text in free)
    if meant := among(others, (), parse_amount) if mixed else among(free, words.get(ASIDE, ()), parse_amount):
        raise _more_than_left(meant, numbers) or meant


def _with_supplement(parts: Sequence[LinePart], words: Words) -> Unclear | None:
    """The line back with the sum of the contract and of what was agreed in addition (合同68万，补充9.3万), which is what counts from then on."""
    whole = next((one for one in parts if len(one.sums) == 1 and "合同" in words.get(one.key, ())), None)
    more = [one for one in parts if re.match(_ADDED, one.text) and len(_sums_said(one.text)) == 1]
    if whole is None or len(more) != 1:
        return None
    total = whole.sums[0] + _sums_said(more[0].text)[0]
    left = [one for one in parts if one is not more[0]]
    meant = {one: total if one is whole else one.sums[0] for one in left if one.sums}
    return Unclear(f"合同连补充的一共 {yuan(total)} 元吗？", _line(left, meant))


def _more_than_left(meant: Unclear, numbers: Sequence[LinePart]) -> Unclear | None:
    """The question back without an answer where what was likely meant is more than contract and paid leave: it may be all that is paid
    by then."""
    known = {one.key: one.sums[0] for one in numbers if one.key not in NO_QUESTION}
    if not meant.suggestion or len(known) != 2:
        return None
    left = max(known.values()) - min(known.values())
    if parse_amount(meant.suggestion) <= left:
        return None
    return Unclear(
        f"{meant.suggestion}比合同没付的 {yuan(left)} 元还多：写的是“付到”的总数，就减掉已付；到期该付的是多少？"
    )


def _less_not_due(others: Sequence[str], numbers: Sequence[LinePart], open_words: Sequence[str]) -> None:
    """Raises Unclear where all that stands beside contract and paid is not due yet: with what that leaves, or with the question."""
    known = {one.key: one.sums[0] for one in numbers if one.key not in NO_QUESTION}
    if len(known) == len(numbers) == 2:
        found = less_not_due(others, open_words, max(known.values()), min(known.values()), parse_amount)
        if found:
            raise Unclear(found[0], in_short(found[1]))
    if later := not_due_only(others, open_words, parse_amount):
        raise Unclear(f"“{later}”还没到期；现在到期该付的是多少？都没到期就写 0")


def _worked_out(parts: Sequence[LinePart], numbers: Sequence[LinePart], own: str) -> None:
    """Raises Unclear where what is meant is sure but for one Enter: the only amount of the question beside other words, or what was
    delivered less what was paid."""
    mine = [one for one in numbers if one.key == own]
    if not mine:
        _by_settled(parts, numbers)
    if mine and len(numbers) < len(parts):
        said = "，".join(one.text for one in parts)
        lost = uncounted([one.text for one in parts if one not in numbers], parse_amount)
        lost = f"“{lost}”没算进去，要一起要就写成一个数" if lost else ""
        raise Unclear(f"“{brief(said)}”里是 {yuan(mine[0].sums[0])} 元吗？{lost}", in_short(mine[0].sums[0]))
    by_key = {one.key: one.sums[0] for one in numbers}
    if not mine:
        _by_share([one.text for one in parts if one not in numbers], by_key, own)
    delivered = by_key.pop(PAPER, by_key.pop(OTHER, None))
    if delivered is not None and len(by_key) == 1 and own not in by_key and len(numbers) == len(parts):
        open_now = delivered - next(iter(by_key.values()))
        if open_now > 0:
            line = "，".join(one.text for one in parts)
            raise Unclear(f"没付的是 {yuan(open_now)} 元吗？", f"{line}，欠{in_short(open_now)}")


def _by_settled(parts: Sequence[LinePart], numbers: Sequence[LinePart]) -> None:
    """Raises Unclear where what the audit came to is said: with what of it, or of the share that is due by now, is not paid; where that
    was not said, it is asked for."""
    settled = [one.sums[0] for one in numbers if one.key == SETTLED]
    if len(settled) != 1:
        return
    paid = [one.sums[0] for one in numbers if one.nothing or _came(one)]
    share, whole = share_of([one.text for one in parts if one not in numbers], parse_amount) or (None, True)
    if whole and len(paid) != 1:
        raise Unclear(f"审定 {yuan(settled[0])} 元里付了多少？接着写，如 已付20万、一分没付")
    due = (settled[0] * (share or 1)).quantize(Decimal("0.01")) - (paid[0] if whole else 0)
    if due > 0:
        raise Unclear(f"照审定的算，到期该付的是 {yuan(due)} 元吗？", in_short(due))


def _came(part: LinePart) -> bool:
    """Whether its word says that money came: 已付, 一共收了."""
    return bool(part.key and re.match(CAME, part.word.lstrip("已一共累计")))


def _by_share(others: Sequence[str], by_key: Mapping[str, Decimal], own: str) -> None:
    """Raises Unclear with what a share of the contract leaves to pay (合同92.4万付95%，已付10万), where both are known."""
    said = share_of(others, parse_amount)
    known = [amount for key, amount in by_key.items() if key not in (own, OTHER, PAPER)]
    if said is None or len(known) != 2:
        return
    share, whole = said
    part, paid = (max(known) * share).quantize(Decimal("0.01")), min(known)
    paid = paid if whole or part + paid > max(known) else Decimal(0)
    if part > paid:
        less = f"，减去已付 {yuan(paid)} 元" if paid else ""
        text = f"合同的 {(share * 100).normalize():f}%{less}，到期该付的是 {yuan(part - paid)} 元吗？"
        raise Unclear(text, in_short(part - paid))


def _taken_off(parts: Sequence[LinePart], own: str) -> Unclear | None:
    """What is left of the amount of a line once another is taken off (九万八，考核扣两千，票开的9.6万), where the line names it as well."""
    mine = [one.sums[0] for one in parts if one.key == own and len(one.sums) == 1]
    others = [one.text for one in parts if not one.sums and not one.nothing]
    sums = [one for text in others for one in _sums_said(text)]
    off = [one for text in others if re.search(_TAKEN, text) for one in _sums_said(text)]
    left = [mine[0] - one for one in off if mine[0] - one in sums] if mine else []
    if len(set(left)) != 1:
        return None
    said = "，".join(one.text for one in parts)
    return Unclear(f"“{brief(said)}”里，扣掉以后是 {yuan(left[0])} 元，这一笔就写它吗？", in_short(left[0]))


def _sums_said(text: str) -> list[Decimal]:
    """The amounts that stand in words."""
    return [parse_amount(one) for one in sums_in(text, parse_amount)]


def _offered(parts: Sequence[LinePart], doubtful: Sequence[LinePart], own: str) -> Unclear:
    """The line back with the sums that were likely meant; where a person wavers between two, the one that the others leave."""
    left = _left(parts, own)
    meant = {
        one: left if left in one.sums and one.key == own else one.sums[0]
        for one in parts
        if one.sums and (len(one.sums) == 1 or (left in one.sums and one.key == own))
    }
    said = [
        f"“{brief(one.text)}”是 {yuan(meant[one])} 元吗？"
        if one in meant
        else f"“{brief(one.text)}”是 {' 元还是 '.join(map(yuan, one.sums))} 元？只留一个"
        for one in doubtful
    ]
    mine = [one for one in meant if one.key == own]
    wordy = any(not one.sums and not one.nothing for one in parts)  # the line would be asked about once more
    alone = len(mine) == len(doubtful) == 1 and mine == list(doubtful) and wordy
    return Unclear(" ".join(said), in_short(meant[mine[0]]) if alone else _line(parts, meant))


def _line(parts: Sequence[LinePart], meant: Mapping[LinePart, Decimal]) -> str:
    """The line written out; what says the same amount of the same thing again is left out."""
    said: set[tuple[str, Decimal]] = set()
    words = []
    for one in parts:
        if one in meant and (one.key, meant[one]) in said:
            continue
        words.append(one.written(meant[one]) if one in meant else one.text)
        said |= {(one.key, meant[one])} if one in meant else set()
    return "，".join(words)


def _left(parts: Sequence[LinePart], own: str) -> Decimal | None:
    """What the contract leaves after what was paid, where each was said in one way."""
    known = {one.key: one.sums[0] for one in parts if len(one.sums) == 1 and one.key != own}
    return max(known.values()) - min(known.values()) if len(known) == 2 else None


def in_short(amount: Decimal) -> str:
    """An amount as it is typed: 48.6万, 109.2万, 1234.56元."""
    places = -int((amount / TEN_THOUSAND).normalize().as_tuple().exponent)
    if amount >= TEN_THOUSAND / 10 and places <= MOST_PLACES:
        return f"{(amount / TEN_THOUSAND).normalize():f}万"
    return f"{amount.normalize():f}元" if amount else "0"


def _parts_of(raw: str, words: Words) -> list[LinePart]:
    named = {key: all_ for key, all_ in words.items() if key not in BESIDE_AMOUNTS}
    known = sorted(((word, key) for key, all_ in named.items() for word in all_), key=_long, reverse=True)
    aside = words.get(ASIDE, ())
    begin = [word.removesuffix(NAUGHT) for word, _ in known]
    open_yet = [word for word in begin if any(one in word for one in aside)]  # 没到期
    line = _cut(half_width(raw).strip(), [one for one in begin if one not in open_yet])
    line = _held_together(line, open_yet, aside)
    return [_part(text, known, () if text in open_yet else aside) for text in line if text]


def _held_together(line: Sequence[str], open_yet: Sequence[str], aside: Sequence[str]) -> list[str]:
    """The parts of a line in which that an amount is not due yet (没到期) stands with the amount: 质保金2.34万，没到期."""
    found: list[str] = []
    for text in line:
        if text in open_yet and found and any(one in found[-1] for one in aside):
            found[-1] += text
        else:
            found.append(text)
    return found


def _part(text: str, known: Sequence[tuple[str, str]], aside: Sequence[str] = ()) -> LinePart:
    if any(one in text for one in aside):  # 剩2.8万质保金明年7月
        return LinePart(text, "", "", (), sure=False)
    found = ((re.match(_pattern(w), text), w, k) for w, k in known)
    match, written, key = next((one for one in found if one[0]), (None, "", ""))
    word = match[0] if match else ""
    said = re.sub(_LINK, "", text.removeprefix(word))
    if written.endswith(NAUGHT) and not said:
        return LinePart(text, key, word, (Decimal("0.00"),), True, True, True)
    sums = sums_of(said)
    if written.endswith(NAUGHT):  # 未付38万: that much is what is open, if he says so
        return LinePart(text, "", "", sums, False, named=True)
    return LinePart(text, key, word, sums, len(sums) == 1 and _is_sure(said), named=bool(word))


def _is_sure(said: str) -> bool:
    try:
        parse_amount(said)
    except Unclear:
        return False
    return True


def _cut(line: str, words: Sequence[str]) -> list[str]:
    """The parts of a line, each with one amount: a word begins a new one behind an amount, and holds on to its own."""
    one_of = "|".join(map(_pattern, words))
    if one_of:
        line = re.sub(rf"({one_of})\s+(?=[\d零])", r"\1", line)
        line = re.sub(rf"(?<=[\d亿万千百元块零])(?={one_of})", "，", line)
        line = re.sub(BEFORE_SHARE, "，", line)
    return re.split(BETWEEN, line)


def _pattern(word: str) -> str:
    """A word as it is looked for; in 第…笔 the gap is a number."""
    return re.escape(word.removesuffix(NAUGHT)).replace(re.escape(GAP), _COUNTED)


def _long(pair: tuple[str, str]) -> int:
    return len(pair[0])
