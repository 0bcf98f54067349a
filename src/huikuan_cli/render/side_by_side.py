"""What papers printed before a team's changes and print now, side by side on one page that prints: no script, every word escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from huikuan_cli.render.html import HEAD, escape

AROUND = 2  # lines that are the same, shown before and behind those that are not
OTHER, GONE, NEW, SKIPPED = "改", "去", "加", "…… {count} 行一样 ……"
ALIKE = 0.3  # of two lines of which the pieces that differ are marked
HINT = "打印：按 Ctrl+P（苹果电脑按 Command+P），纸张选 A4 横放。左边是原来的，右边是现在的；“改”“加”“去”标在左边，不一样的字加粗画线。"
TABLE = """\
<section>
<h2>{title}</h2>
{why}<table>
<thead><tr><th class="sign"></th><th>原来</th><th>现在</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>"""


class Paper(NamedTuple):
    """One paper: what it is called, its lines before and its lines now, and why lines are gone (empty: none are)."""

    title: str
    before: Sequence[str]
    now: Sequence[str]
    why: str = ""


class LinePair(NamedTuple):
    """A line of each side, empty where there is none; or how many lines are the same and left out."""

    before: str = ""
    now: str = ""
    skipped: int = 0

    def sign(self) -> str:
        """改, 加 or 去; empty for what is the same."""
        if self.before == self.now:
            return ""
        return OTHER if self.before and self.now else NEW if self.now else GONE


def pairs(before: Sequence[str], now: Sequence[str]) -> Iterator[LinePair]:
    """The lines of both sides next to each other; of those that are the same only the ones beside others."""
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    for group in matcher.get_opcodes():
        kind, left, left_end, right, right_end = group
        if kind == "equal":
            yield from _same(before[left:left_end], first=left == 0, last=left_end == len(before))
        else:
            both = zip_longest(before[left:left_end], now[right:right_end], fillvalue="")
            yield from (LinePair(*one) for one in both)


def _same(lines: Sequence[str], *, first: bool, last: bool) -> Iterator[LinePair]:
    head, tail = 0 if first else AROUND, 0 if last else AROUND
    hidden = len(lines) - head - tail
    if hidden < AROUND:
        yield from (LinePair(one, one) for one in lines)
        return
    yield from (LinePair(one, one) for one in lines[:head])
    yield LinePair(skipped=hidden)
    yield from (LinePair(one, one) for one in lines[len(lines) - tail :])


def side_by_side(title: str, uses: Sequence[str], papers: Sequence[Paper], rest: str) -> str:
    """The page: where each change is used, then every paper that prints something else, and which cases do not (`rest`)."""
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8").partition("\n")[2]
    told = "".join(f"<li>{escape(one)}</li>\n" for one in uses)
    body = [f"<h1>{escape(title)}</h1>", f'<p class="hint">{HINT}</p>', f"<ul>\n{told}</ul>" if told else ""]
    body += [_table(one) for one in papers]
    body.append(f'<p class="rest">{escape(rest)}</p>' if rest else "")
    return HEAD.format(title=escape(title), style=style, body="\n".join(filter(None, body)))


def _table(paper: Paper) -> str:
    before, now = ([_plain(line) for line in lines if line.strip()] for lines in (paper.before, paper.now))
    rows = "\n".join(map(_row, pairs(before, now)))
    why = f'<p class="why">{escape(paper.why)}</p>\n' if paper.why else ""
    return TABLE.format(title=escape(paper.title), why=why, rows=rows)


def _row(pair: LinePair) -> str:
    if pair.skipped:
        return f'<tr class="gap"><td colspan="3">{SKIPPED.format(count=pair.skipped)}</td></tr>'
    sign = pair.sign()
    was, now = _marked(pair.before, pair.now) if sign else (escape(pair.before), escape(pair.now))
    kind = ' class="other"' if sign else ""
    return f'<tr{kind}><td class="sign">{sign}</td><td class="was">{was}</td><td>{now}</td></tr>'


def _marked(before: str, now: str) -> tuple[str, str]:
    """Both lines with the pieces marked that only one of them has; whole lines where they are not alike."""
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _mark(before), _mark(now)
    was, is_ = "", ""
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        pieces = before[left:left_end], now[right:right_end]
        one, two = map(escape if kind == "equal" else _mark, pieces)
        was, is_ = was + one, is_ + two
    return was, is_


def _mark(text: str) -> str:
    return f"<mark>{escape(text)}</mark>" if text else ""


def _plain(line: str) -> str:
    """A line as it is read on paper, without the marks of Markdown."""
    text = line.strip().replace("**", "")
    return f"■ {text.lstrip('# ')}" if text.startswith("#") else text.removeprefix("- ").lstrip("> ")
