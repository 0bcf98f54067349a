"""What must hold in sheet.yaml: names that exist, each on its own page and once; titles that fit; nothing hidden that must be seen.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from huikuan_cli.core.checking.wording import wording_problems
from huikuan_cli.core.playbook.sheet_look import (
    ALWAYS_PRINTED,
    FIRST,
    FRONT_BLOCKS,
    PAGES,
    SHEET_BLOCKS,
    SheetLook,
)
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.playbook.traversal import texts_of
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

HEADINGS, HIDDEN = "小标题", "不印"
IN_MARGIN, LONGEST_TITLES = 8, 14  # characters of a title: on the front, in a margin four wide; elsewhere
# why a block is always printed
REASONS = {
    FIRST: "它说的事压过这次拜访",
    "截短的": "正面放不下的话，全文只在这里",
    "依据": "带※的数要先核什么，写在这里",
}
RED_LINES = "红线和绝对不做，谁的行动单上都要有"


def look_problems(file: str, look: SheetLook, rules: Wording) -> Iterator[Problem]:
    """Everything that is wrong with the order, the titles and the hidden blocks of a team; titles are searched for forbidden
    words whatever stands under them."""
    for key, names in (*zip(PAGES, (look.front, look.back, look.detail), strict=True), (HIDDEN, look.hidden)):
        yield from _listed(file, key, names, look)
    if FIRST in look.front[1:]:
        text = f"“{FIRST}”总印在最前面，写在后面不起作用"
        at = ("正面", look.front.index(FIRST, 1))
        yield Problem(text, "写在第一个，或者不写", file, code="P506", at=at, minor=True)
    for name, title in look.titles.items():
        yield from _titled(file, name, title, look)
    yield from wording_problems(file, texts_of(look), structs.replace(rules, unchecked=()))


def _listed(file: str, key: str, names: tuple[str, ...], look: SheetLook) -> Iterator[Problem]:
    for number, name in enumerate(names):
        at = (key, number)
        if name not in SHEET_BLOCKS:
            yield _unknown(file, name, PAGES.get(key, SHEET_BLOCKS), look, at)
        elif name in names[:number]:
            yield Problem(f"“{name}”在“{key}”里写了两次", "留一个", file, code="P503", at=at)
        elif key == HIDDEN and name in ALWAYS_PRINTED:
            why = REASONS.get(name, RED_LINES)
            yield Problem(f"“{name}”一定要印：{why}", "从“不印”里去掉它", file, code="P504", at=at)
        elif key != HIDDEN and name not in PAGES[key]:
            home = next(one for one, known in PAGES.items() if name in known)
            text = f"“{name}”印在{home}，不在{key}"
            yield Problem(text, f"移到“{home}”里；一块换不了面", file, code="P502", at=at)


def _unknown(
    file: str, name: str, known: tuple[str, ...], look: SheetLook, at: tuple[str | int, ...]
) -> Problem:
    """A name that is none; it may be a title, which is what one sees on paper."""
    meant = next((one for one in known if look.titles.get(one) == name), "")
    near = f"，是不是“{meant}”？" if meant else nearest(name, known)
    fix = "写块的名称，不写小标题" if meant else "请核对名称" if near else f"能写的：{'、'.join(known)}"
    return Problem(f"行动单没有“{brief(name)}”这一块{near}", fix, file, code="P501", at=at)


def _titled(file: str, name: str, title: str, look: SheetLook) -> Iterator[Problem]:
    at = (HEADINGS, name)
    if name not in SHEET_BLOCKS:
        yield _unknown(file, name, SHEET_BLOCKS, look, at)
        return
    most = IN_MARGIN if name in FRONT_BLOCKS else LONGEST_TITLES
    if not title.strip():
        yield Problem(f"“{name}”的小标题是空的", "写上小标题；不改就删掉这一行", file, code="P505", at=at)
    elif "{" in title or "}" in title:
        text = f"“{name}”的小标题里不能有花括号"
        yield Problem(text, "小标题不随案子变，只写几个字", file, code="P505", at=at)
    elif len(title) > most:
        where = "正面的小标题印在左边，四个字就换行" if most == IN_MARGIN else "小标题要一眼看完"
        text = f"“{name}”的小标题有 {len(title)} 个字，太长"
        yield Problem(text, f"最多 {most} 个字；{where}", file, code="P505", at=at)
