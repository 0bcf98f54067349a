"""The entries of a log (拜访记录): one group of Chinese keys in the plan file each, typed here. Pure.

An entry is never changed: a wrong one is corrected by a later one (更正), and both stay. Its id (编号) is worked out from what it
says, so that the same entry written twice, or merged from two copies of a file, is one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from msgspec import Struct, structs

from huikuan_cli.core.law.events import EFFECTS
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import MAX_TEXT, Unclear, brief, iso, parse_date, scrub
from huikuan_cli.core.text.words import nearest
from huikuan_cli.core.text.written_days import read_day

KIND, ID, DAY, BY, FROM = "记录", "编号", "日期", "谁记", "来自"
VISIT, CORRECTION, DONE, MOVE, RECEIVED, CLOSING = "拜访", "更正", "办完", "改期", "到账", "结清"
PAYING, NOTHING = "付款", "没答应"
PROVED, BETWEEN = "有书面凭证", "、"
MOST_ENTRIES = 2000  # entries of one plan that are read
ID_LENGTH, ISO_LENGTH = 6, 10


class LogEntry(Struct, frozen=True, kw_only=True):
    """What every entry says: its id, the day on which it happened (in China), who wrote it down, and the file of the earlier
    plan that it was taken over from (empty where it was written into this one)."""

    kind: ClassVar[str] = ""

    id: str = ""
    day: date
    by: str = ""
    source: str = ""


class Visit(LogEntry, frozen=True, kw_only=True):
    """One talk, face to face or on the phone: whom we met, his words and the excuse (id) that they are, what he promised
    (付款, 单号, 签字盖章, 约人, 补正清单, 没答应), how much (元) of which payment, who does it and by when, what we handed him and
    what we took home, which event of the clock that is, how far the papers are (node of the chain), and what we do next on which day."""

    kind: ClassVar[str] = VISIT

    met: str = ""
    words: str = ""
    excuse: str = ""
    promised: str = ""
    amount: Decimal | None = None
    of: str = ""
    doer: str = ""
    due: date | None = None
    handed: str = ""
    got: str = ""
    event: str = ""
    stage: str = ""
    next: str = ""
    next_day: date | None = None


class Correction(LogEntry, frozen=True, kw_only=True):
    """Another entry was wrong: it is void, or some of its keys have other values."""

    kind: ClassVar[str] = CORRECTION

    of: str
    void: bool = False
    changes: dict[str, str] = {}
    why: str = ""


class Done(LogEntry, frozen=True, kw_only=True):
    """A promise was kept, or a step of ours is done. `what`: the id of the promise, of the step, or the step of the plan."""

    kind: ClassVar[str] = DONE

    what: str
    note: str = ""


class LoggedMove(LogEntry, frozen=True, kw_only=True):
    """A promise or a step of ours got another day, and why."""

    kind: ClassVar[str] = MOVE

    what: str
    to: date
    why: str = ""


class Received(LogEntry, frozen=True, kw_only=True):
    """Money came in: how much (元), of which payment (empty: the one that the plan is about), and by which proof. `what`: the id of the
    promise that it keeps, of several with 、 between; empty where nobody said so."""

    kind: ClassVar[str] = RECEIVED

    amount: Decimal
    of: str = ""
    proof: str = PROVED
    note: str = ""
    what: str = ""


class Closing(LogEntry, frozen=True, kw_only=True):
    """The case is closed: the last amount that came in (None where it was written down before), and what worked."""

    kind: ClassVar[str] = CLOSING

    amount: Decimal | None = None
    of: str = ""
    worked: str = ""


class LogMistake(Struct, frozen=True):
    """Something in a log that is not understood: in which entry (from 0), at which key (empty: the whole entry)."""

    at: int
    key: str
    text: str
    fix: str


class Log(Struct, frozen=True):
    """The entries that were understood, in the order in which they stand in the file, and what was not. `places`: where each
    of them stands in the file, from 0."""

    entries: tuple[LogEntry, ...] = ()
    mistakes: tuple[LogMistake, ...] = ()
    places: tuple[int, ...] = ()


Form = Callable[[str, date], Any]


def _text(raw: str, near: date) -> str:
    if len(raw) > MAX_TEXT:
        raise Unclear(f"太长了（{len(raw)} 字），请写到 {MAX_TEXT} 字以内")
    return raw


def _day(raw: str, near: date) -> date:
    """A day as a person writes it; one without a year is the one nearest to the day of the entry."""
    try:
        if len(raw) == ISO_LENGTH and raw[4] == raw[7] == "-":  # as we write it
            with suppress(ValueError):
                return date.fromisoformat(raw)
        return parse_date(raw, near)
    except Unclear:
        found = read_day(raw, near)
        if found is None:
            raise
        return found


def _event(raw: str, near: date) -> str:
    """A kind of event that the clock knows: any other word would make a period run anew that does not."""
    if raw not in EFFECTS:
        raise Unclear(f"“{brief(raw)}”不是能让时效重新起算的事，可写：{'、'.join(EFFECTS)}")
    return raw


def _money(raw: str, near: date) -> Decimal:
    return parse_amount(raw)


# Chinese key -> (attribute, how its text is read); the order is that of the file
KEYS: dict[str, dict[str, tuple[str, Form]]] = {
    VISIT: {
        "见到": ("met", _text), "原话": ("words", _text), "像哪句": ("excuse", _text), "答应": ("promised", _text),
        "金额": ("amount", _money), "款项": ("of", _text), "谁办": ("doer", _text), "哪天": ("due", _day),
        "交给他": ("handed", _text), "拿回": ("got", _text), "算": ("event", _event), "到哪一站": ("stage", _text),
        "下一步": ("next", _text), "下一步哪天": ("next_day", _day),
    },
    CORRECTION: {"哪一条": ("of", _text), "作废": ("void", lambda raw, near: raw == "是"), "为什么": ("why", _text)},
    DONE: {"哪一条": ("what", _text), "说明": ("note", _text)},
    MOVE: {"哪一条": ("what", _text), "改到": ("to", _day), "为什么": ("why", _text)},
    RECEIVED: {
        "金额": ("amount", _money), "款项": ("of", _text), "凭证": ("proof", _text), "说明": ("note", _text),
        "哪一条": ("what", _text),
    },
    CLOSING: {"金额": ("amount", _money), "款项": ("of", _text), "什么管用": ("worked", _text)},
}  # fmt: skip
CHANGES = "改成"
NEEDED_KEYS = {CORRECTION: ("哪一条",), DONE: ("哪一条",), MOVE: ("哪一条", "改到"), RECEIVED: ("金额",)}
TYPES: dict[str, type[LogEntry]] = {
    one.kind: one for one in (Visit, Correction, Done, LoggedMove, Received, Closing)
}
HEAD = (KIND, ID, DAY, BY, FROM)


def row_of(entry: LogEntry) -> dict[str, Any]:
    """The entry as it stands in the plan file: Chinese keys, texts, nothing empty."""
    row: dict[str, Any] = {
        KIND: entry.kind,
        ID: entry.id,
        DAY: iso(entry.day),
        BY: entry.by,
        FROM: entry.source,
    }
    row |= {key: _written(getattr(entry, name)) for key, (name, _) in KEYS[entry.kind].items()}
    if isinstance(entry, Correction):
        row[CHANGES] = dict(entry.changes)
    return {key: value for key, value in row.items() if value}


def _written(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "是"
    if isinstance(value, date):
        return iso(value)
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def identified(entry: LogEntry, taken: Mapping[str, LogEntry] | None = None) -> LogEntry:
    """The entry with its id, worked out from what it says; longer where another one (`taken`, by id) has it."""
    said = {key: value for key, value in row_of(entry).items() if key not in (ID, FROM)}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    whole = "r" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    for length in range(ID_LENGTH + 1, len(whole) + 1):
        found = structs.replace(entry, id=whole[:length])
        other = (taken or {}).get(found.id)
        if other is None or same(other, found):
            break
    return found


def same(one: LogEntry, other: LogEntry) -> bool:
    """Whether two entries say the same, wherever they were taken over from."""
    return structs.replace(one, source="") == structs.replace(other, source="")


def read_log(rows: Any, near: date) -> Log:
    """The entries of a 拜访记录 as it was read from a file, and every mistake in it; what is sound of an entry is used.

    `near`: the day of an entry that names none, and that to which a day without its year is nearest; the same whenever the file is
    read, else its states would change from one day to the next. Raises nothing.
    """
    if rows in (None, "", [], {}):
        return Log()
    if not isinstance(rows, list):
        return Log(mistakes=(LogMistake(-1, "", "“拜访记录”下面要一条一条写", "每条前面加“- ”"),))
    reader = _Reader(near)
    for place, row in enumerate(rows[:MOST_ENTRIES]):
        reader.entry(place, row)
    if len(rows) > MOST_ENTRIES:
        reader.say(
            MOST_ENTRIES, "", f"拜访记录有 {len(rows)} 条，只读了前 {MOST_ENTRIES} 条", "另起一份计划接着记"
        )
    reader.corrections()
    return Log(tuple(reader.entries), tuple(reader.mistakes), tuple(reader.places))


class _Reader:
    """Walks the entries of a log."""

    def __init__(self, near: date) -> None:
        self.near = near
        self.entries: list[LogEntry] = []
        self.places: list[int] = []
        self.mistakes: list[LogMistake] = []
        self.known: dict[str, LogEntry] = {}

    def say(self, at: int, key: str, text: str, fix: str) -> None:
        self.mistakes.append(LogMistake(at, key, text, fix))

    def entry(self, place: int, row: Any) -> None:
        """Read one entry; an identical one is left out, another one with the same id is named and used."""
        if not isinstance(row, dict):
            return self.say(place, "", f"第 {place + 1} 条要分行写成“名称: 内容”", "照上面的样子写")
        kind = str(row.get(KIND) or VISIT)
        if kind not in TYPES:
            fix = f"可写：{'、'.join(TYPES)}"
            return self.say(place, KIND, f"“{brief(kind)}”不认识{nearest(kind, TYPES)}", fix)
        values = self.values(place, kind, row)
        if lacking := [key for key in NEEDED_KEYS.get(kind, ()) if KEYS[kind][key][0] not in values]:
            return self.say(place, "", f"“{kind}”缺“{lacking[0]}”，这一条先没算", "补上")
        found = TYPES[kind](**values)
        found = found if found.id else identified(found, self.known)
        other = self.known.get(found.id)
        if other is not None and same(other, found):
            return None
        if other is not None:
            self.say(place, ID, f"编号“{brief(found.id)}”和前面一条重了，内容不一样", "删掉这一行的编号就行")
            found = identified(structs.replace(found, id=""), self.known)
        self.known[found.id] = found
        self.entries.append(found)
        return self.places.append(place)

    def values(self, place: int, kind: str, row: dict[str, Any]) -> dict[str, Any]:
        """The values of an entry by attribute; what is not understood is named and left out."""
        day = self.day(place, row)
        found: dict[str, Any] = {"day": day}
        for key, raw in row.items():
            if key in (KIND, DAY) or raw in (None, "", [], {}):
                continue
            if key == CHANGES and kind == CORRECTION and isinstance(raw, dict):
                found["changes"] = {str(name): scrub(str(value)) for name, value in raw.items()}
            elif key in (ID, BY, FROM):
                found[{ID: "id", BY: "by", FROM: "source"}[key]] = scrub(str(raw))[:MAX_TEXT]
            else:
                self.value(place, kind, key, raw, found)
        return found

    def value(self, place: int, kind: str, key: str, raw: Any, found: dict[str, Any]) -> None:
        known = KEYS[kind]
        if key not in known:
            names = (*known, DAY, BY)
            text = f"“{brief(str(key))}”不认识{nearest(str(key), names)}"
            return self.say(place, str(key), text, f"“{kind}”可写：{'、'.join(names)}")
        if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
            raw = "、".join(raw)
        if not isinstance(raw, str):
            return self.say(place, key, f"“{key}”要写成一行字", "写在冒号后面")
        name, read = known[key]
        try:
            found[name] = read(scrub(raw), found["day"])
        except Unclear as problem:
            self.say(place, key, f"“{key}”：{problem}", "")
        return None

    def day(self, place: int, row: dict[str, Any]) -> date:
        """The day of an entry. A word that means another day tomorrow (昨天, 周五) is none."""
        raw = row.get(DAY)
        if not isinstance(raw, str) or not raw:
            self.say(place, DAY, f"第 {place + 1} 条没写“日期”，先按 {iso(self.near)} 算", "补上哪天")
            return self.near
        try:
            if not any(one.isdecimal() for one in raw):
                raise Unclear(f"“{brief(raw)}”不是写全的日子，写成 2026-11-25 这样")
            return _day(scrub(raw), self.near)
        except Unclear as problem:
            self.say(place, DAY, f"“日期”：{problem}；先按 {iso(self.near)} 算", "")
            return self.near

    def corrections(self) -> None:
        """Name the corrections that correct nothing, or to something that is not understood."""
        for place, one in zip(self.places, self.entries, strict=True):
            if not isinstance(one, Correction):
                continue
            target = self.known.get(one.of)
            if target is None or isinstance(target, Correction):
                self.say(place, "哪一条", f"更正的“{brief(one.of)}”找不到", "写被更正那一条的编号")
            else:
                for key, text in misread(target, one.changes):
                    self.say(place, CHANGES, f"“{brief(key)}”：{text}", "")


def misread(target: LogEntry, changes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each change of a correction that cannot be made, with the reason."""
    for key, raw in changes.items():
        if key != DAY and key not in KEYS[target.kind]:
            yield key, f"“{target.kind}”里没有这一项"
        elif raw or key in NEEDED_KEYS.get(target.kind, ()):
            try:
                _form(target.kind, key)(raw, target.day)
            except Unclear as problem:
                yield key, str(problem)


def _form(kind: str, key: str) -> Form:
    return _day if key == DAY else KEYS[kind][key][1]


def corrected(target: LogEntry, correction: Correction) -> LogEntry:
    """The entry as it is after a correction; what cannot be made of it is left as it was. An empty value takes a key away."""
    bad = {key for key, _ in misread(target, correction.changes)}
    values: dict[str, Any] = {}
    for key, raw in correction.changes.items():
        if key in bad:
            continue
        name = "day" if key == DAY else KEYS[target.kind][key][0]
        values[name] = _form(target.kind, key)(raw, target.day) if raw else _empty(target, name)
    return structs.replace(target, **values)


def _empty(target: LogEntry, name: str) -> Any:
    value = getattr(target, name)
    return "" if isinstance(value, str) else None if name != "day" else value
