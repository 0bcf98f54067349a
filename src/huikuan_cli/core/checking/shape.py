"""Whether data has the shape of a playbook file: every mistake at once, each with its place and in Chinese.

The shape is that of the model (msgspec), read from its annotations; nothing about a file is said here a second time.
It is stricter than the conversion: a number is written as a number, a date exists, a text is not empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from datetime import date
from functools import cache
from typing import Any
from unicodedata import normalize

from msgspec import inspect

from huikuan_cli.core.checking.how_written import TEXT, as_list, how_written, kind_inside
from huikuan_cli.core.playbook.merging import (
    BEHIND,
    HIDE,
    NAMING_KEYS,
    Place,
    called,
    is_edit,
    name_key,
    owner,
)
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

INT = re.compile(r"-?(0|[1-9]\d{0,8})")
NUMBER = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,10})?")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# what a reader of YAML 1.1 or 1.2 takes for something else than a text
FOREIGN_NUMBER = re.compile(
    r"yes|no|on|off|y|n|true|false|null|~"
    r"|[-+]?(0[box]?[\da-f_]*|[\d_]+(:[0-5]?\d)+|\d[\d_]*(\.\d*)?(e[-+]?\d+)?|\.\d+(e[-+]?\d+)?|\.(inf|nan))"
    r"|\d{4}-\d\d?-\d\d?",
    re.I,
)
Plain = Callable[[Place], bool]
NAMED_LIST = "这里每条有编号：加一条写新编号，不用一条写编号和“停用: 是”"
NO_PLACE = "只能写在有编号的一条里；没有编号的列表写全整列，就照你写的先后；删掉这一行"
NUMBERED_LINES = "这里每条有编号，以前的答案靠它认：改一条写 {id: 编号, 话: …}，加一条用新编号"


def shape_problems(data: Any, kind: type[Any], plain: Plain | None = None) -> Iterator[Problem]:
    """Every way in which the data is not what the struct `kind` holds. `plain` says whether the text at a place was
    written without quotes, so that another YAML reader may take it for something else."""
    yield from _ShapeReader(plain).value(data, _type_of(kind), ())  # type: ignore[arg-type]  # a class can be hashed, whatever its instances say


@cache
def _type_of(kind: Hashable) -> Any:
    return inspect.type_info(kind)


class _ShapeReader:
    """Walks data and model side by side."""

    def __init__(self, plain: Plain | None) -> None:
        self.plain = plain

    def value(self, data: Any, kind: Any, place: Place) -> Iterator[Problem]:
        kind = kind_inside(kind)
        if isinstance(kind, inspect.StructType):
            yield from self.struct(data, kind, place)
        elif isinstance(kind, inspect.VarTupleType | inspect.TupleType):
            yield from self.items(data, kind, place)
        elif isinstance(kind, inspect.DictType):
            yield from self.mapping(data, kind, place)
        elif not isinstance(data, str):
            yield _wrong(place, f"要写{_name(kind)}，现在是{_is(data)}", "P203")
        else:
            yield from self.scalar(data, kind, place)

    def struct(self, data: Any, kind: Any, place: Place) -> Iterator[Problem]:
        if not isinstance(data, dict):
            fix = f"写成 {how_written(kind)}"
            fix = NUMBERED_LINES if {one.encode_name for one in kind.fields} >= {"id", "话"} else fix
            yield _wrong(place, f"要分行写“名称: 内容”，现在是{_is(data)}", "P203", fix)
            return
        fields = {field.encode_name: field for field in kind.fields}
        if list(data) == [HIDE]:
            yield _hidden(place)
            return
        for key in data:
            if key in fields:
                yield from self.given(data[key], fields[key], (*place, key))
            elif key == HIDE:
                yield _hidden(place)
            elif key == BEHIND:
                yield Problem(
                    f"{owner(place)}“{BEHIND}”在这里没有用", NO_PLACE, code="P604", at=(*place, BEHIND)
                )
            else:
                yield _unknown(key, place, fields)
        missing = [key for key, field in fields.items() if field.required and key not in data]
        if missing and not any(_meant(key, fields) in NAMING_KEYS for key in data.keys() - fields.keys()):
            yield _missing({key: fields[key].type for key in missing}, place)

    def given(self, data: Any, field: Any, place: Place) -> Iterator[Problem]:
        if _blank(data) and (data or field.required or not isinstance(field.type, inspect.StrType)):
            yield Problem(
                f"{called(place)}后面是空的", "写上内容；用不着就把这一行删掉", code="P208", at=place
            )
        else:
            yield from self.value(data, field.type, place)

    def items(self, data: Any, kind: Any, place: Place) -> Iterator[Problem]:
        if not isinstance(data, list):
            fix = NAMED_LIST if is_edit(data) else as_list(data, kind)
            yield _wrong(place, f"要写成列表（每条前面一个减号加空格），现在是{_is(data)}", "P203", fix)
            return
        key = name_key(data)
        types = kind.item_types if isinstance(kind, inspect.TupleType) else [kind.item_type] * len(data)
        if len(types) != len(data):
            fix = f"写成 {how_written(kind)}"
            yield _wrong(place, f"要写 {len(types)} 个，现在是 {len(data)} 个", "P203", fix)
            return
        for number, (one, type_) in enumerate(zip(data, types, strict=True)):
            here = (*place, one[key] if key else number)
            if _blank(one):
                yield Problem(
                    f"{called(place)}里第 {number + 1} 条是空的", "写上内容或删掉", code="P208", at=here
                )
            else:
                yield from self.value(one, type_, here)

    def mapping(self, data: Any, kind: Any, place: Place) -> Iterator[Problem]:
        if not isinstance(data, dict):
            fix = f"写成 {how_written(kind)}"
            yield _wrong(place, f"要分行写“名称: 内容”，现在是{_is(data)}", "P203", fix)
            return
        for key, one in data.items():
            yield from self.value(one, kind.value_type, (*place, key))

    def scalar(self, text: str, kind: Any, place: Place) -> Iterator[Problem]:
        if isinstance(kind, inspect.LiteralType):
            if text not in kind.values:
                yield _not_listed(text, kind.values, place)
        elif isinstance(kind, inspect.StrType):
            if kind.pattern and not re.search(kind.pattern, text):
                yield _odd_id(text, place)
            elif self.plain and FOREIGN_NUMBER.fullmatch(text) and self.plain(place):
                yield _ambiguous(text, place)
        else:
            yield from _figure(text, kind, place)


def _blank(data: Any) -> bool:
    """Whether nothing can be read there: nothing, or blanks in quotes."""
    return isinstance(data, str) and not data.strip()


def _figure(text: str, kind: Any, place: Place) -> Iterator[Problem]:
    shown = brief(text)
    if isinstance(kind, inspect.DateType):
        if not ISO_DAY.fullmatch(text):
            yield _wrong(place, f"要写日期，如 2025-06-01，现在是“{shown}”", "P206")
        elif not _exists(text):
            yield _wrong(place, f"没有 {text} 这一天，请核对月份和日子", "P206")
        return
    form = INT if isinstance(kind, inspect.IntType) else NUMBER
    if not form.fullmatch(text):
        yield _wrong(
            place,
            f"要写{_name(kind)}，现在是“{shown}”",
            "P207",
            "只写半角数字，如 30，前面不带 0，不带逗号和单位",
        )
    elif isinstance(kind, inspect.IntType) and not _fits(int(text), kind):
        yield _wrong(place, f"是 {shown}，不像", "P306", f"写 {kind.ge}～{kind.le}")


def _fits(number: int, kind: inspect.IntType) -> bool:
    return kind.ge is None or kind.le is None or kind.ge <= number <= kind.le


def _odd_id(text: str, place: Place) -> Problem:
    """An id that can be mistaken for another, or that nobody can type."""
    words = f"编号“{brief(text)}”的写法不对"
    return Problem(words, "只用半角的小写字母和数字，字母开头，如 o90", code="P312", at=place)


def _exists(text: str) -> bool:
    try:
        return 1990 <= date.fromisoformat(text).year <= 2100
    except ValueError:
        return False


def _unknown(key: str, place: Place, fields: dict[str, Any]) -> Problem:
    meant = _meant(key, fields)
    near = f"，是不是“{meant}”？" if meant else nearest(key, fields)
    fix = "请核对名称或删掉" if near else f"这里能写的：{'、'.join(fields)}"
    return Problem(f"{owner(place)}“{brief(key)}”这个名称不认识{near}", fix, code="P201", at=(*place, key))


def _meant(key: str, fields: dict[str, Any]) -> str:
    """The name that was written in capital or in wide letters, as ID, or as the only one of which a part was written, as 拖法; empty when none
    was."""
    plain = normalize("NFKC", key).lower()
    holding = [name for name in fields if len(plain) > 1 and plain in name]
    return next((name for name in fields if name.lower() == plain), holding[0] if len(holding) == 1 else "")


def _missing(kinds: dict[str, Any], place: Place) -> Problem:
    keys = list(kinds)
    count = f" {len(keys)} 项" if len(keys) > 1 else ""
    whose = owner(place).removesuffix("的")
    text = f"{whose}缺{count}" if count else f"{whose}缺“{keys[0]}”"
    shown = (f"{key} {how_written(kind, 1)}".removesuffix(f" {TEXT}") for key, kind in kinds.items())
    fix = f"补上：{'、'.join(shown)}" if count else f"补一行“{keys[0]}: {how_written(kinds[keys[0]])}”"
    return Problem(text, fix, code="P202", at=(*place, keys[0]))


def _hidden(place: Place) -> Problem:
    """停用 is taken away by merging; what is left of it stands where it cannot work."""
    fix = f"只能写在有编号的一条里，写成“{HIDE}: 是”，去掉自带的那一条；没有编号的列表写 去掉: [照抄那一句]"
    return Problem(f"{owner(place)}“{HIDE}”在这里没有用", fix, code="P604", at=(*place, HIDE))


def _not_listed(text: str, values: Any, place: Place) -> Problem:
    listed = [str(one) for one in values if one != ""]
    meant = {
        "yes": "是",
        "y": "是",
        "true": "是",
        "on": "是",
        "no": "否",
        "n": "否",
        "false": "否",
        "off": "否",
    }
    near = meant.get(text.lower(), "") if set(listed) == {"是", "否"} else ""
    fix = f"改成 {near}" if near else f"只能写：{'、'.join(listed)}"
    return _wrong(place, f"写的“{brief(text)}”不在可写的词里", "P204", fix)


def _ambiguous(text: str, place: Place) -> Problem:
    words = f"写的 {brief(text)}，别的程序会当成是否、数字或日期"
    return _wrong(place, words, "P205", f'用英文双引号括起来："{brief(text)}"')._replace(minor=True)


def _wrong(place: Place, text: str, code: str, fix: str = "") -> Problem:
    return Problem(f"{called(place)}{text}", fix, code=code, at=place)


def _name(kind: Any) -> str:
    names: dict[type, str] = {
        inspect.IntType: "整数",
        inspect.DecimalType: "数字",
        inspect.DateType: "日期，如 2025-06-01",
    }
    return names.get(type(kind), "一段文字")


def _is(data: Any) -> str:
    if isinstance(data, dict):
        return "分行的“名称: 内容”（含“{”“:”的文字要用英文双引号括起来）"
    return "列表" if isinstance(data, list) else f"“{brief(str(data))}”"


def repeated(data: Any, line_of: Callable[[Place], int], place: Place = ()) -> Iterator[Problem]:
    """Entries of one list that have the same name: the second would silently change the first, whose line (`line_of`) is told."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from repeated(value, line_of, (*place, key))
    if not isinstance(data, list):
        return
    key = next((k for k in NAMING_KEYS if any(isinstance(one, dict) and k in one for one in data)), "")
    seen: dict[str, int] = {}
    for number, one in enumerate(data):
        name = one.get(key) if isinstance(one, dict) else None
        if isinstance(name, str) and name in seen:
            line = line_of((*place, seen[name]))
            yield Problem(
                f"{called(place)}里的 {brief(name)} 写了两条，第 {line} 行已经用了它",
                "换一个编号，或合成一条",
                code="P301",
                at=(*place, number),
            )
        elif isinstance(name, str):
            seen[name] = number
        yield from repeated(one, line_of, (*place, number))


def half_hidden(data: Any, place: Place = ()) -> Iterator[Problem]:
    """Every 停用 with another word than 是 or 否, which would silently hide nothing."""
    if isinstance(data, dict):
        said = data.get(HIDE, "否")
        if said not in ("是", "否"):
            text = f"{owner(place)}“{HIDE}”写的“{brief(str(said))}”不算数"
            yield Problem(text, f"写成“{HIDE}: 是”", code="P604", at=(*place, HIDE))
        for key, value in data.items():
            yield from half_hidden(value, (*place, key))
    elif isinstance(data, list):
        for number, one in enumerate(data):
            yield from half_hidden(one, (*place, number))


@cache
def known_names(kinds: tuple[type[Any], ...]) -> frozenset[str]:
    """Every name that a file of these kinds can use, at any depth."""
    found: set[str] = {HIDE, BEHIND}
    seen: set[Any] = set()
    waiting = [inspect.type_info(kind) for kind in kinds]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, inspect.StructType):
            if kind.cls in seen:
                continue
            seen.add(kind.cls)
            found |= {field.encode_name for field in kind.fields}
            waiting += [field.type for field in kind.fields]
        else:
            waiting += _parts(kind)
    return frozenset(found)


def _parts(kind: Any) -> list[Any]:
    if isinstance(kind, inspect.UnionType):
        return list(kind.types)
    if isinstance(kind, inspect.TupleType):
        return list(kind.item_types)
    if isinstance(kind, inspect.VarTupleType):
        return [kind.item_type]
    return [kind.value_type] if isinstance(kind, inspect.DictType) else []
