"""What YAML takes and nobody means: quotation marks that are printed twice, a list of words written as one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikuan_cli.core.checking.wording import Texts
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem

# Keys of what is spoken: the sheet puts quotation marks around it.
QUOTED_KEYS = {"开场白", "开场", "我答", "先问", "因类型", "安心一句", "问一句", "说法", "他说", "他会说"}
# Keys of lists of short words.
WORD_LISTS = {"关键词", "别名", "具体的词", "称呼里的词", "岗位", "词", "不算", "对客不写"}
LETTERS = "letters/"  # in which a day is written in full
BEFORE_A_DAY = re.compile(r"\{\{ *(承诺日|办完日) *\}\}(之前|以前|前)(?![一两几天面])")
QUIZ = "quiz.yaml"  # whose questions are printed as they are
SENTENCE = 5  # characters, of which two alike are no chance
JOINS = set("、，；")


def line_problems(file: str, texts: Texts) -> Iterator[Problem]:
    """Advice on every text of a file that will not be printed, or not be used, as it was meant."""
    seen: set[tuple[Place, str | int, str]] = set()  # by list and key
    for place, text in texts:
        line = next(
            (n for n in (len(place) - 1, len(place) - 2) if n >= 0 and isinstance(place[n], int)), None
        )
        if line is not None and len(text) >= SENTENCE and place[-1] in (place[line], *QUOTED_KEYS, "话"):
            here = place[:line], place[-1] if line < len(place) - 1 else 0, text
            if here in seen:
                words = f"{called(place)}和前面的一条一模一样：“{brief(text)}”"
                yield _advice(words, "删掉一条", file, "P317", place)
            seen.add(here)
        if file != QUIZ and text[:1] == "“" and QUOTED_KEYS.intersection(place[-2:]) and _quoted(text):
            words = f"{called(place)}整段用中文引号括着，单子会再加一对，印成两对"
            yield _advice(words, "去掉这一对引号", file, "P110", place)
        elif not file.startswith(LETTERS) and (found := BEFORE_A_DAY.search(text)):
            words = f"{called(place)}里的“{found[0]}”，当天就能办的案子印成“今天前”"
            yield _advice(
                words, f"去掉后面的“{found[2]}”，或换成 {{{{ 办完日 }}}}（自己带“以前”）", file, "P303", place
            )
        elif isinstance(place[-1], int) and place[-2] in WORD_LISTS and not JOINS.isdisjoint(text):
            words = f"{called(place)}的“{brief(text)}”算一个词，里面的标点不分开"
            yield _advice(words, "是几个词就分成几条，中间用半角逗号加空格", file, "P115", place)


def _quoted(text: str) -> bool:
    """Whether one pair of quotation marks holds the whole text."""
    return text[-1] == "”" and "“" not in text[1:]


def _advice(text: str, fix: str, file: str, code: str, place: Place) -> Problem:
    return Problem(text, fix, file, code=code, at=place, minor=True)
