"""Answers: data by question and field, checked in one place for every door.

An answers tree is `{section title: {field key: raw}}` with raw text, lists or rows, as a person wrote it. The
canonical form (`Answers`) is flat by field key and all text: amounts 860000.00, dates 2025-07-10, 是/否, option
ids, 不清楚. Reading the canonical form again gives the same answers.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from msgspec import Struct

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Answers, Case, Value, read_case
from huikuan_cli.core.answers.conflicts import conflicts
from huikuan_cli.core.answers.due_basis import readings
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.inference import DUE_KEY, computed, inferred
from huikuan_cli.core.answers.interview import Asked, Interview
from huikuan_cli.core.answers.moot import is_moot
from huikuan_cli.core.answers.one_answer import Checked, check_value, is_blank
from huikuan_cli.core.answers.other_kind import other_kind
from huikuan_cli.core.playbook import Field, Section
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import (
    UNKNOWN,
    Unclear,
    brief,
)
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

VERSION_KEY = "版本"
ANSWERS_VERSION = "1"
Path = tuple[str | int, ...]
LineOf = Callable[[Path], int]


class AnswersReading(Struct, frozen=True):
    """What came out of an answers tree: the answers, all problems at once, and what was understood."""

    answers: Answers
    problems: list[Problem]
    notes: list[str]


def applies(field: Field, answers: Answers) -> bool:
    """Whether a field is asked, given the answers so far (its 当): an empty list of values stands for any answer."""
    for key, values in field.when.items():
        answer = answers.get(key)
        if not (answer in values if values else answer not in (None, UNKNOWN, [], "")):
            return False
    return True


def asked(interview: Interview, answers: Answers) -> tuple[Asked, ...]:
    """The fields that apply, in order. A field that depends on one that does not apply is not asked."""
    seen: Answers = {}
    found = []
    for one in interview.fields():
        field = one[1]
        if not field.when or applies(field, seen):
            if field.key in answers:
                seen[field.key] = answers[field.key]
            found.append(one)
    return tuple(found)


def in_use(interview: Interview, answers: Answers) -> Answers:
    """Only the answers whose questions apply; the others stay in the draft and leave the plan."""
    return {f.key: answers[f.key] for _, f in asked(interview, answers) if f.key in answers}


def missing(interview: Interview, answers: Answers) -> list[tuple[Section, Field]]:
    """The fields without which no sheet can be written (够了要有) that apply and are not answered at all; 不清楚 is an answer."""
    return [
        (s, f) for s, f in asked(interview, answers) if f.key in interview.enough and f.key not in answers
    ]


def read_answers(
    tree: Any,
    interview: Interview,
    today: date,
    file: str,
    line_of: LineOf,
    former: Callable[[], Interview] | None = None,
    *,
    past: bool = False,
) -> AnswersReading:
    """Read an answers tree: canonical answers, and every problem with file and line.

    Unknown sections and keys, wrong values, contradictions and what no sheet can do without are all reported at once; what else
    was left out counts as 不清楚, as in the wizard, and is noted. `former`:
    the interview as it was before a team changed it, asked for only where something does not fit: what it knows, and what a
    team newly requires, is noted and stops nobody. `past`: these are the answers of a plan, whose visit may be over, and in which
    nobody is told what was not asked.
    """
    if not isinstance(tree, dict):
        fix = "每行写成“名称: 内容”，用 huikuan plan --template 可以得到一份样子"
        return AnswersReading({}, [Problem("这个文件不是一份答案", fix, file, 1)], [])
    reader = _AnswersReader(interview, today, file, line_of, former)
    for title, part in tree.items():
        reader.section(str(title), part)
    reader.infer()
    reader.not_his()
    for section, field in missing(interview, reader.answers):
        misspelt = reader.strangers and not {section.title, section.id} & tree.keys()
        if field.key not in reader.failed and not misspelt and not reader.newly(field):
            reader.report(
                f"缺“{section.title}”里的“{field.key}”",
                "补上；不知道就写 不清楚",
                (section.title,),
                field.key,
            )
    if not past:
        reader.unwritten()
        reader.unlike()
    used = in_use(interview, reader.answers)
    case = read_case(used, today)
    if not past:
        reader.read_either_way(case)
    reader.contradictions(case, past=past)
    for key in reader.answers.keys() - used.keys():
        reader.notes.append(f"“{key}”在这里用不上（前面的答案不需要它），没有写进计划")
    return AnswersReading(used, reader.problems, sorted(reader.notes))


class _AnswersReader:
    """Walks an answers tree and collects answers and problems."""

    def __init__(
        self,
        interview: Interview,
        today: date,
        file: str,
        line_of: LineOf,
        former: Callable[[], Interview] | None = None,
    ) -> None:
        self.interview, self.today, self.file, self.line_of = interview, today, file, line_of
        self._former = former
        self._known: Interview | None = None
        self.answers: Answers = {}
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.failed: set[str] = set()
        self.places: dict[str, Path] = {}
        self.strangers = 0

    def report(self, text: str, fix: str, path: Path, missing: str = "") -> None:
        self.problems.append(Problem(text, fix, self.file, self.line_of(path), missing=missing))

    def infer(self) -> None:
        """Take what another answer tells (推自) where nothing was written, and say so."""
        for key, guess in inferred(self.interview, self.answers, self.today).items():
            if key not in self.answers and key not in self.failed:
                self.answers[key] = guess.value
                self.notes.append(f"“{key}”没写，看“{guess.source}”里的“{guess.word}”按“{guess.value}”理解")

    def checked(self, field: Field, raw: Any) -> Checked:
        """An answer as this customer can give it, else as another could: what he does not have is left out later. Raises Unclear."""
        his = self.his()
        if his is not self.interview:
            with suppress(Unclear):
                return check_value(field, raw, his, self.today)
        return check_value(field, raw, self.interview, self.today)

    def his(self) -> Interview:
        """The interview with what can be chosen for this customer, as far as it is known by now what kind of body he is."""
        if not self.interview.kinds:
            return self.interview
        told = {key: one.value for key, one in inferred(self.interview, self.answers, self.today).items()}
        return self.interview.of({**told, **self.answers})

    def not_his(self) -> None:
        """Leave out what was chosen before it was known that his kind of body does not have it, and say so."""
        his = self.his()
        for _, one in his.fields() if his is not self.interview else ():
            value, known = self.answers.get(one.key, UNKNOWN), {o.id for o in his.options(one)}
            chosen = value if isinstance(value, list) else [value]
            if not known or value == UNKNOWN or all(id in known for id in chosen):
                continue
            self.answers[one.key] = (
                [id for id in chosen if id in known] if isinstance(value, list) else UNKNOWN
            )
            names = "、".join(
                o.label for o in self.interview.options(one) if o.id in chosen and o.id not in known
            )
            how = "去掉了" if isinstance(value, list) else "按不清楚算"
            self.notes.append(f"“{one.key}”里的“{names}”这种单位没有，{how}")

    def unwritten(self) -> None:
        """Say what counts as 不清楚 because it was not written, though it is asked of every case (必填)."""
        silent = {*self.answers, *self.failed, *self.interview.enough}
        names = [
            f.key
            for _, f in asked(self.interview, self.answers)
            if f.required == "是"
            and not (f.key in silent or computed(f.key, self.answers) or is_moot(f, self.answers))
        ]
        if names:
            self.notes.append(f"没写的按不清楚算，列成要问的事：{'、'.join(names)}")

    def unlike(self) -> None:
        """Say which answers in words read like the answer to another question; they are used as they stand."""
        for _, field in asked(self.interview, self.answers):
            value = self.answers.get(field.key)
            said = other_kind(field, value, self.interview.unsaid) if isinstance(value, str) else ""
            if said and value != UNKNOWN:
                self.notes.append(f"“{field.key}”{said}{texts_wizard.TAKEN_AS_WRITTEN}")

    def read_either_way(self, case: Case) -> None:
        """Say how the amount that fell due is read beside part payments, where the file does not say it (已扣部分付款)."""
        found = readings(case)
        if found is None:
            return
        typed, later, less = map(yuan, (found.typed, found.later, found.less))
        if found.sure:
            how = "是" if found.off else "否"
            self.notes.append(f"“{TAKEN_OFF_KEY}”没写，看合同额、已付金额和部分付款按“{how}”理解")
        else:
            text = f"“{DUE_KEY}”{typed} 元减没减掉部分付款 {later} 元没说清：先按减过的算，还欠 {typed} 元"
            self.notes.append(
                f"{text}；减过就写“{TAKEN_OFF_KEY}: 是”，没减就写“{TAKEN_OFF_KEY}: 否”（还欠 {less} 元）"
            )

    def former(self) -> Interview | None:
        """The interview before a team changed it, read once."""
        if self._known is None and self._former is not None:
            self._known = self._former()
        return self._known

    def was_asked(self, key: str) -> Field | None:
        """The question of this name before a team changed the interview."""
        known = self.former()
        return next((f for _, f in known.fields() if f.key == key), None) if known else None

    def newly(self, field: Field) -> bool:
        """Whether a team requires what was not required before: noted, since older answers cannot have it."""
        known = self.former()
        if known is None or field.key in known.enough:
            return False
        self.notes.append(f"“{field.key}”是打法里新要填的，这份答案没有")
        return True

    def section(self, title: str, part: Any) -> None:
        if title == VERSION_KEY:
            if part != ANSWERS_VERSION:
                self.report(
                    f"版本“{brief(str(part))}”不认识", f"这一版程序只认 版本: {ANSWERS_VERSION}", (title,)
                )
            return
        section = next((s for s in self.interview.sections if title in (s.title, s.id)), None)
        known = self.former() if section is None else None
        if known and any(title in (s.title, s.id) for s in known.sections):
            self.notes.append(f"“{title}”现在的打法里没有，没有用上")
        elif section is None:
            self.strangers += 1
            names = [s.title for s in self.interview.sections]
            self.report(
                f"“{brief(title)}”不认识{nearest(title, names)}", "可写：" + "、".join(names), (title,)
            )
        elif isinstance(part, dict):
            for key, raw in part.items():
                self.field(section, title, str(key), raw)
        elif not is_blank(part):
            self.report(f"“{brief(title)}”下面要分行写各个字段", "字段另起一行，前面空两格", (title,))

    def field(self, section: Section, title: str, key: str, raw: Any) -> None:
        path = (title, key)
        field = next((f for f in section.fields if f.key == key), None)
        if field is None:
            self.unknown_field(section, key, path)
            return
        if is_blank(raw):
            return
        self.places[key] = path
        try:
            checked = self.checked(field, raw)
        except Unclear as problem:
            if problem.vague():
                self.answers[key] = UNKNOWN
                self.notes.append(f"“{key}”“{brief(str(raw))}”没说到哪一天，按不清楚算；查到了再写全")
                return
            self.failed.add(key)
            if self.was_right(key, raw):
                return
            self.report(
                f"“{key}”{problem}" if str(problem).startswith("第") else f"“{key}”：{problem}", "", path
            )
            return
        if checked.value != "":
            self.answers[key] = checked.value
        if checked.understood:
            self.notes.append(f"“{key}”{checked.understood}")

    def was_right(self, key: str, raw: Any) -> bool:
        """Whether an answer was one before a team changed the choices: what is left of it is kept, and it is noted."""
        was, known = self.was_asked(key), self.former()
        if was is None or known is None:
            return False
        try:
            value = check_value(was, raw, known, self.today).value
        except Unclear:
            return False
        now = {
            option.id
            for _, f in self.interview.fields()
            if f.key == key
            for option in self.interview.options(f)
        }
        picked = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        self.answers[key] = [one for one in picked if one in now] if isinstance(value, list) else UNKNOWN
        names = {option.id: option.short() for option in known.options(was)}
        gone = "、".join(names.get(one, one) for one in picked if one not in now)
        fate = "去掉了" if isinstance(value, list) else "按不清楚算"
        self.notes.append(f"“{key}”里有现在的打法没有的选项“{gone}”，{fate}")
        return True

    def unknown_field(self, section: Section, key: str, path: Path) -> None:
        home = next((s for s, f in self.interview.fields() if f.key == key), None)
        if home:
            self.report(f"“{brief(key)}”不该写在“{section.title}”下面", f"移到“{home.title}”下面", path)
        elif self.was_asked(key):
            self.notes.append(f"“{key}”现在的打法里没有这一问，没有用上")
        else:
            known = [f.key for f in section.fields]
            self.report(f"“{brief(key)}”不认识{nearest(key, known)}", "这里可写：" + "、".join(known), path)

    def contradictions(self, case: Case, *, past: bool) -> None:
        for key, text, fix in conflicts(case, self.today, past=past):
            self.report(text, fix, self.places.get(key, ()))


def as_tree(interview: Interview, answers: Answers) -> dict[str, dict[str, Value]]:
    """The answers by section title and field key, in the order of the playbook, in which a person looks for them."""
    tree: dict[str, dict[str, Value]] = {}
    for section in interview.sections:
        found = {field.key: answers[field.key] for field in section.fields if field.key in answers}
        if found:
            tree[section.title] = found
    return tree
