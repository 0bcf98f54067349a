"""The review before a sheet is written: what was answered, with a number that leads to it, and what can be done. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.values import Unclear, brief, half_width, scrub
from huikuan_cli.core.text.words import columns
from huikuan_cli.core.text.wrap import HANG, wrap
from huikuan_cli.wizard.port import Deeper, Next, ReviewItem, Summary

SECTION_LETTERS = "abcdefghijkmnp"
COLUMN_GAP = "   "
MOST_SHOWN = (40, 14)  # characters of one answer: where there is room, and where there is less
NAMES_ONLY = len(MOST_SHOWN)  # the level of folding at which only names are left
FEWEST_ROWS = 8
MANY_ROWS = 1000  # of a list that may scroll
MORE_WORDS, WRITE_WORDS = {"+", "补", "补全", "补齐"}, {"", "写", "出单", "="}
ALL_WORDS = {"全", "全部", "列全", "全列", "列出来", "都列出来"}


def numbered(summary: Summary, known: Mapping[str, int]) -> Summary:
    """The summary with a number for each answer: 不清楚 and what was put off have one too, what was left empty has none.
    Those that have one keep it, so that only what changed need be shown again."""
    found = dict(known)
    for item in summary.items():
        if item.id not in found and ((item.value and not item.quiet) or item.lack in texts_wizard.OPEN):
            found[item.id] = max(found.values(), default=0) + 1
    return replace(summary, numbers=found)


def lettered(deeper: Sequence[Deeper], known: dict[str, str]) -> tuple[Deeper, ...]:
    """The sections that can be added to, each with its letter: one that has none yet gets the next free one, and `known`
    (by the step that opens it) remembers it."""
    for one in deeper:
        if one.gate not in known and len(known) < len(SECTION_LETTERS):
            known[one.gate] = SECTION_LETTERS[len(known)]
    return tuple(replace(one, letter=known.get(one.gate, "")) for one in deeper)


def unfolded(summary: Summary) -> Summary:
    """The summary in which every answer is shown, also what stands on the screen."""
    groups = tuple(replace(g, items=tuple(replace(i, seen=False) for i in g.items)) for g in summary.groups)
    return replace(summary, groups=groups)


def wanted(summary: Summary, typed: str) -> Next | str | None:
    """What a person wants at the review: to write, to fill up, or the id of the step to go to; None where it is not clear.

    Enter means to write; with answers that contradict each other, to go to the first of them.
    """
    try:
        text = half_width(typed).lower()
    except Unclear:
        return None
    if text in WRITE_WORDS:
        return _suspect(summary) or Next.WRITE
    if text in MORE_WORDS:
        return Next.FILL if summary.later else None
    items = summary.items()
    if text.isdecimal():
        return next((i.id for i in items if summary.numbers.get(i.id) == int(text)), None)
    lettered = next((one.gate for one in summary.deeper if one.letter == text), None)
    if lettered:
        return lettered
    named = next((item.id for item in items if half_width(item.name).lower() == text), None)
    return named or next((gate for title, gate in summary.sections.items() if title.lower() == text), None)


def reviewed(
    summary: Summary,
    before: Summary | None,
    size: tuple[int, int],
    read: Callable[[], str],
    say: Callable[[str], None],
) -> Next | str:
    """Show the review in so many columns and rows, and ask until it is clear what the person wants (see `wanted`)."""
    for line in shown(summary, before, *size):
        say(line)
    while True:
        typed = read()
        if scrub(typed) in ALL_WORDS:
            for line in shown(unfolded(summary), None, size[0], MANY_ROWS):
                say(line)
            continue
        found = wanted(summary, typed)
        if found is not None:
            return found
        say(texts_wizard.NOT_A_CHOICE.format(most=max(summary.numbers.values(), default=0)))


def _suspect(summary: Summary) -> str | None:
    """The first answer that does not fit."""
    if not summary.problems:
        return None
    return next((item.id for item in summary.items() if item.id in summary.suspects), None)


def shown(summary: Summary, before: Summary | None, width: int, rows: int) -> list[str]:
    """The lines of the review in so many columns and, as far as it can be, so many rows: what stands on the screen is only
    counted; after a change only the parts that changed since `before`."""
    after = choices(summary, width)
    parts = _parts(summary) if before is None else _changed(summary, before)
    room = max(rows - len(after) - len((texts_wizard.SUMMARY_TITLE, texts_wizard.SUMMARY_ASK)), FEWEST_ROWS)
    folded = [_Folded(part, width) for part in parts]
    while sum(len(one.lines) for one in folded) > room:
        longest = max(folded, key=lambda one: len(one.lines) if one.can_fold() else 0)
        if not longest.can_fold():
            break
        longest.fold()
    above = sum(item.seen and item.id in summary.numbers for item in summary.items())
    head = texts_wizard.SUMMARY_ABOVE.format(count=above) if above else texts_wizard.SUMMARY_TITLE
    return [
        texts_wizard.SUMMARY_CHANGED if before is not None and parts else head,
        *(line for one in folded for line in one.lines),
        *after,
    ]


Part = tuple[str, tuple[tuple[int, ReviewItem], ...], frozenset[str]]


def _parts(summary: Summary) -> list[Part]:
    """The groups with something to show, their items with their numbers."""
    found = []
    for group in summary.groups:
        items = tuple(
            (summary.numbers[item.id], item)
            for item in group.items
            if item.id in summary.numbers and (not item.seen or item.id in summary.suspects)
        )
        if items:
            found.append((group.title, items, frozenset(i.id for _, i in items) & summary.suspects))
    return found


def _changed(summary: Summary, before: Summary) -> list[Part]:
    """The groups whose answers, also those that stand on the screen, are not as they were: only those answers where one of
    the screen changed, else the whole group."""
    old = {item.id: item for item in before.items()}
    new = [item.id for item in summary.items() if item.seen and item != old.get(item.id, item)]
    shown = replace(
        summary,
        groups=tuple(
            replace(g, items=tuple(replace(i, seen=i.seen and i.id not in new) for i in g.items))
            for g in summary.groups
        ),
    )
    before_parts = _parts(before)
    return [part for part in _parts(shown) if part not in before_parts]


@dataclass
class _Folded:
    """A part as its lines: whole, with its long answers cut, its names only, or how many answers there are."""

    part: Part
    width: int
    level: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines at this level."""
        title, items, suspects = self.part
        if self.level == NAMES_ONLY + 1:
            numbers = [n for n, _ in items]
            said = texts_wizard.SUMMARY_FOLDED.format(first=min(numbers), last=max(numbers), count=len(items))
            return [f"{title} {said}"]
        most = MOST_SHOWN[self.level] if self.level < NAMES_ONLY else 0
        cells = [_cell(n, item, most, suspect=item.id in suspects) for n, item in items]
        return _packed(title, cells, self.width)

    def can_fold(self) -> bool:
        """Whether fewer lines would say less, yet something."""
        return self.level <= NAMES_ONLY and len(self.lines) > 1

    def fold(self) -> None:
        """Say less."""
        self.level += 1


def _cell(number: int, item: ReviewItem, most: int, *, suspect: bool) -> str:
    """A numbered answer with at most so many characters of it; with none only its name."""
    value = brief(item.value, most) + item.mark or item.lack
    words = item.name if not most else value if item.plain and not suspect else f"{item.name}：{value}"
    return f"{number} {words}{texts_wizard.SUSPECT if suspect else ''}"


def _packed(title: str, cells: list[str], width: int) -> list[str]:
    """The title and the cells behind it, as many side by side as fit; a long one goes on in the next line."""
    found, line = [], title
    for cell in cells:
        gap = " " if line == title else COLUMN_GAP
        if columns(line + gap + cell) <= width:
            line += gap + cell
            continue
        found.append(line)
        first, *rest = wrap(cell, max(width - 2, 10) - HANG)
        found += [f"  {one}" for one in (first, *rest)[:-1]] if rest else []
        line = f"  {(first, *rest)[-1]}"
    return [*found, line]


def choices(summary: Summary, width: int) -> list[str]:
    """What does not fit, how ready the sheet is, what would add most, and the keys."""
    found = [f"× {problem}" for problem in summary.problems]
    found += summary.standing
    if summary.advice:
        found.append(summary.advice)
    if summary.deeper:
        found.append(texts_wizard.SUMMARY_DEEPER)
        found += [
            texts_wizard.SUMMARY_ADDS.format(key=one.letter, title=one.title, count=one.count, adds=one.adds)
            for one in summary.deeper
        ]
    keys = [texts_wizard.SUMMARY_MEND if summary.problems else texts_wizard.SUMMARY_WRITE]
    if summary.deeper:
        keys.append(texts_wizard.SUMMARY_KEYS)
    if summary.later:
        keys.append(texts_wizard.SUMMARY_FILL.format(count=summary.later))
    if any(item.seen for item in summary.items()):
        keys.append(texts_wizard.SUMMARY_ALL)
    found.append("　".join((*keys, texts_wizard.SUMMARY_STOP)))
    return [line for one in found for line in wrap(one, max(width, 10) - HANG)]
