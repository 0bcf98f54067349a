"""One playbook file as the layers give it: the team's changes over ours, and whose line a place comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import (
    FOREMOST,
    HIDE,
    VERSION,
    YES,
    Place,
    called,
    emptied,
    hides,
    merged,
    without,
)
from huikuan_cli.core.playbook.placeholders import line_problem
from huikuan_cli.core.playbook.protected import only_grows
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.playbooks.layers import OWN_KIND, OWN_TYPE, Layer, playbook_bytes, there
from huikuan_cli.store.playbooks.list_lines import (
    edits,
    line_of,
    moved,
    nameless_at,
    names_at,
    odd_edit,
)
from huikuan_cli.store.playbooks.skipped import MistakenFile, Note, Passed

if TYPE_CHECKING:
    from huikuan_cli.store.yaml.tree import Tree

LACKING = "P202"
GROWS = "自带的都留着，只能加"
NOW, OLD = str(VERSION), "1"
SAFE_FILE = "types/e0.yaml"
OF_ITS_OWN = ("id", "名称", "别名", "一句话画像")  # what every type says itself


class LayerPart(Struct, frozen=True, dict=True):
    """What one layer says in one file: the file as read, and its data once brought to the present version."""

    layer: Layer
    tree: Tree
    data: Any
    raw: bytes
    old: bool = False

    @cached_property
    def places(self) -> Places:
        """Where things stand in the data."""
        return Places(self.data)

    @cached_property
    def written(self) -> Places:
        """Where things stand in the file as read."""
        return Places(self.tree.data)

    @cached_property
    def hidden(self) -> tuple[Place, ...]:
        """The places of the entries that are hidden."""
        return tuple(self.places.place_of(path) for path in hides(self.data))

    def entry_at(self, path: Place) -> Place:
        """The place of the smallest entry around a path."""
        return self.places.place_of(self.places.entry_of(path))

    def line_at(self, place: Place) -> str:
        """The file and the line of an entry, as a message says them."""
        spot = self.tree.spots.get(self.written.path_of(place)[0])
        return f"{self.tree.file}:{spot.line if spot else 1}"

    def without(self, places: tuple[Place, ...]) -> LayerPart | None:
        """The part without these places; None when nothing is left of it."""
        found = (self.places.path_of(place) for place in places)
        data = without(self.data, *(path for path, whole in found if whole))
        return msgspec.structs.replace(self, data=data) if data else None


class Stack(Struct, frozen=True, dict=True):
    """One playbook file: its parts, the strongest first and the bundled one last (a team's own case has none)."""

    name: str
    kind: type[Any]
    parts: tuple[LayerPart, ...]

    def data(self) -> Any:
        """What holds once every part is laid over the next."""
        found: Any = {}
        for part in reversed(self.parts):
            found = merged(found, part.data)
        return {**found, "版本": NOW} if isinstance(found, dict) else found

    @cached_property
    def laid(self) -> Places:
        """What holds, with where things stand in it: every problem of the file asks for it."""
        return Places(self.data())

    def teams(self) -> tuple[LayerPart, ...]:
        """The parts that did not come with the program."""
        return tuple(part for part in self.parts if part.layer.name != "自带")

    def has_ours(self) -> bool:
        """Whether the program comes with this file."""
        return any(part.layer.name == "自带" and part.tree.file == self.name for part in self.parts[-1:])

    def stands(self) -> bool:
        """Whether anything is left to read: not only what a type of a team borrows."""
        return bool(self.teams()) or self.has_ours()

    def said(self) -> Any:
        """What the teams say alone, of a file that the program does not come with."""
        found: Any = {}
        for part in reversed(self.teams()):
            found = merged(found, part.data)
        return found

    def find(self, place: Place) -> tuple[LayerPart, Place]:
        """The part that a place comes from, and its path there; of a place that is nowhere, what goes furthest."""
        line = line_of(self.parts, place)
        if line:
            return line
        ways = [(part, *part.places.path_of(place)) for part in self.parts]
        for part, path, whole in ways:
            if whole or part.places.replaces(path):
                return part, path
        part, path, _ = max(ways, key=lambda way: len(way[1]))
        return part, path

    def located(self, problem: Problem) -> Problem:
        """The problem with the file, line and column of its place."""
        line = line_of(self.parts, problem.at)
        if line:
            return line[0].tree.pointed(problem, line[1])
        part, _ = self.find(problem.at)
        path, whole = part.written.path_of(problem.at)
        if not whole and (nameless := nameless_at(self.parts, lambda: self.laid, problem.at)):
            return nameless[0].tree.pointed(problem, nameless[1])
        return part.tree.pointed(problem, path if whole else (*path, "?"))

    def is_plain(self, place: Place) -> bool:
        """Whether the text at a place stands there without quotes."""
        part, path = self.find(place)
        spot = part.tree.spots.get(path)
        return spot is not None and spot.plain

    def hidden(self) -> Iterator[tuple[LayerPart, Place]]:
        """Every entry that a team hides."""
        for part in self.teams():
            yield from ((part, place) for place in part.hidden)

    def stopped_under(self, part: LayerPart, place: Place) -> str:
        """The files and lines of weaker layers than this that hide an entry already; empty where it still stands there."""
        below = self.parts[self.parts.index(part) + 1 :]
        hiding = [one for one in below if place in one.hidden]
        if not hiding or Places(msgspec.structs.replace(self, parts=below).data()).path_of(place)[1]:
            return ""
        return "、".join(one.line_at(place) for one in hiding)

    def idle(self) -> Iterator[Problem]:
        """Entries that a team hides and that are nowhere else: a wrong id would silently hide nothing."""
        for number, part in enumerate(self.parts if self.kind is not CustomerKind else ()):
            below = self.parts[number + 1 :]
            for place in part.hidden:
                if isinstance(place[-1], str) and not any(one.places.path_of(place)[1] for one in below):
                    near = self.near(place[-1], names_at(below, place[:-1]))
                    text = f"要停用的 {place[-1]} 在自带的里没有{near}"
                    yield Problem(text, "核对编号", self.name, code="P604", at=place)

    def near(self, name: str, known: list[str]) -> str:
        """，是不是“…”？ for the name that was meant: o05 for o5."""
        meant = next((one for one in known if _bare_id(one) == _bare_id(name)), "")
        if meant:
            return f"，是不是“{meant}”？"
        return "" if name.isascii() else nearest(name, known)  # ids are all alike

    def known_as(self, problem: Problem) -> Problem:
        """The problem of an entry that lacks nearly all, with the id of ours that was meant: o05, where a team wrote o5."""
        if problem.code != LACKING or len(problem.at) < 2 or not isinstance(problem.at[-2], str):
            return problem
        name, home = problem.at[-2], problem.at[:-2]
        entry = problem.at[:-1]
        if stopped := self.stopped_under(self.find(entry)[0], entry):
            text, fix = (
                f"{name} 在 {stopped} 已经停用了，这里只改几行接不上",
                "那里不停用它，或者在这里把这一条写全",
            )
            return problem._replace(text=text, fix=fix, at=entry, missing="")
        ours = names_at(self.parts[1:], home)
        meant = "" if name in ours else next((one for one in ours if _bare_id(one) == _bare_id(name)), "")
        return problem._replace(fix=f"要改自带的，编号写 {meant}；{problem.fix}") if meant else problem

    def emptied(self) -> Iterator[Problem]:
        """Lists that a team left empty, and that hold entries with names in what is below: nothing comes of it."""
        base: Any = {}
        for part in reversed(self.parts):
            for path in emptied(base, part.data):
                place = part.places.place_of(path)
                text = f"{called(place)}后面是空的，什么也不会改"
                hide = f"想去掉一条，写编号和“{HIDE}: {YES}”"
                fix = f"{GROWS if only_grows(self.name, place) else hide}；不改就删掉这一行"
                yield Problem(text, fix, self.name, code="P608", at=place)
            base = merged(base, part.data)

    def odd_edits(self) -> Iterator[Problem]:
        """What a team wrote under 加 and 去掉 that cannot be done: no list, or a line that is not there."""
        base: Any = {}
        for part in reversed(self.parts):
            for path, had, over in edits(base, part.data):
                place = part.places.place_of(path)
                for text, fix, code, step in odd_edit(had, over, grows=only_grows(self.name, place)):
                    at = (*place, *step)
                    yield Problem(f"{called(at[: len(path)])}{text}", fix, self.name, code=code, at=at)
            base = merged(base, part.data)

    def odd_moves(self) -> Iterator[Problem]:
        """Entries that a team puts behind one that is not there, or behind themselves."""
        base: Any = {}
        for part in reversed(self.parts):
            for one in moved(base, part.data):
                place, goal = part.places.place_of(one.path), one.goal
                if goal == one.name or goal not in (*one.now, FOREMOST):
                    near = self.near(goal, one.now)
                    text = f"{called(place)}写的“{brief(goal)}”在这一列里没有{near}"
                    text = text if goal != one.name else f"{called(place)}写的是它自己"
                    fix = f"写这一列里另一条的编号，或写“{FOREMOST}”"
                    yield Problem(text, fix, self.name, code="P302", at=place)
            base = merged(base, part.data)

    def moved(self) -> Iterator[tuple[Place, str, str]]:
        """The entries of ours that a team put elsewhere: the place that says so, behind which it stood, and stands."""
        base: Any = {}
        for part in reversed(self.parts):
            for one in moved(base, part.data):
                if not one.is_new() and len(set(one.neighbours())) > 1:
                    yield (part.places.place_of(one.path), *one.neighbours())
            base = merged(base, part.data)

    def without(self, layer: Layer, *places: Place) -> Stack:
        """The stack without these entries of a layer; without all that the layer says here for the empty place."""
        kept = [part.without(places) if part.layer is layer else part for part in self.parts]
        return msgspec.structs.replace(self, parts=tuple(part for part in kept if part))


def _bare_id(name: str) -> str:
    """An id without the zeros and the capital letters by which people write it in another way."""
    return re.sub(r"(?<=[a-z])0+(?=\d)", "", name.lower())


def stack_of(
    order: tuple[Layer, ...], name: str, kind: type[Any], passed_over: list[Note] | None = None
) -> Stack:
    """One file from every layer that has it. Raises ProblemsFound or HuikuanError for a file that cannot be read.

    With `passed_over` such a file of a team is said there and left out, and so is one of an older version, which is used.
    """
    parts: list[LayerPart] = []
    for layer in reversed(order):
        if not there(layer.folder / name):
            continue
        try:
            part = _part(layer, name, order[-1])
        except HuikuanError as error:
            if passed_over is None or layer is order[-1]:
                raise
            unread = [Problem(error.text, error.hint)]  # which names the file
            found = error.problems if isinstance(error, ProblemsFound) else unread
            passed_over += [Passed(problem, "这次不用这个文件") for problem in found]
            continue
        if part.old and passed_over is not None:
            passed_over.append(Passed(old_version(part)))
        parts.append(part)
    parts = [*lent_to(name, order[-1]), *parts]
    if not parts and not OWN_KIND.fullmatch(name):
        raise HuikuanError(f"打法库里缺文件“{name}”", "请重新安装")
    stack = Stack(name, kind, tuple(reversed(parts)))
    if passed_over is not None:
        passed_over += _written(stack)
    return stack


def lent_to(name: str, ours: Layer) -> Iterator[LayerPart]:
    """What a type of customer that only a team has takes from the safe way: all that it does not say itself, but for its name
    and its portrait."""
    if OWN_TYPE.fullmatch(name):
        part = _part(ours, SAFE_FILE, ours)
        lent = {key: value for key, value in part.data.items() if key not in OF_ITS_OWN}
        yield msgspec.structs.replace(part, data={**lent, "别名": []})


def _part(layer: Layer, name: str, last: Layer) -> LayerPart:
    from huikuan_cli.store.yaml.parse import parse  # not needed when a playbook was kept ready

    path = layer.folder / name
    raw = playbook_bytes(path)
    try:
        tree = parse(raw, name if layer is last else str(path))
    except ProblemsFound as error:
        from huikuan_cli.store.playbooks.writing import reading_of  # which knows the names of such files

        raise ProblemsFound(error.text, reading_of(raw, str(path)).errors or error.problems) from None
    return part_of(layer, tree, raw)


def _written(stack: Stack) -> Iterator[MistakenFile]:
    """What is written wrongly in the files of a team that YAML takes as they are."""
    for part in stack.teams():
        from huikuan_cli.store.playbooks.writing import reading_of  # only where there is a team

        found = reading_of(part.raw, part.tree.file).errors
        found += [one for one in map(stack.located, stack.idle()) if one.file == part.tree.file]
        if found:
            yield MistakenFile(part.tree.file, part.layer.folder, tuple(found))


def part_of(layer: Layer, tree: Tree, raw: bytes) -> LayerPart:
    """A part from a file as read. Raises ProblemsFound for a version not known."""
    if not isinstance(tree.data, dict):
        wrong = Problem(
            "整个文件不是“名称: 内容”的样子", "核对冒号：半角，后面空一格", tree.file, 1, code="P203"
        )
        raise ProblemsFound(f"“{tree.file}”读不懂", [wrong])
    version = tree.data.get("版本")
    if version not in (NOW, OLD):
        raise ProblemsFound(f"“{tree.file}”的版本对不上", [wrong_version(tree)])
    data = tree.data
    return LayerPart(layer, tree, {k: v for k, v in data.items() if k != "版本"}, raw, version == OLD)


def wrong_version(tree: Tree) -> Problem:
    """What is wrong with a version that this program does not read."""
    said = tree.data.get("版本")
    newer = isinstance(said, str) and said.isdecimal() and int(said) > VERSION
    text = f"版本是“{brief(str(said))}”" if said is not None else "没有写版本"
    fix = "这份文件是给更新的程序写的，请升级回款教练" if newer else f"第一行写上“版本: {VERSION}”"
    found = tree.pointed(Problem(text, fix, code="P603", at=("版本",)), ("版本",))
    return found._replace(column=found.column or 1)


def old_version(part: LayerPart) -> Problem:
    """That a file says version 1, as huikuan.yaml and answers files do: it is read as any other."""
    text = f"版本写的是 {OLD}，已经照 {VERSION} 读"
    fix = f"改成“版本: {VERSION}”"
    return part.tree.pointed(Problem(text, fix, code="P602", at=("版本",), minor=True), ("版本",))


def texts_of(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of some data with its path."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts_of(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts_of(value, (*place, number))


def bad_lines(stack: Stack) -> Iterator[Problem]:
    """Placeholders written wrongly in any text; a file without one is not walked at all."""
    for part in stack.parts:
        if not line_problem(part.tree.text):
            continue
        for path, text in texts_of(part.data):
            wrong = line_problem(text) if "{" in text or "}" in text else None
            if wrong:
                at = part.places.place_of(path)
                yield Problem(wrong.text, code="P303", at=at, word=wrong.word, nth=wrong.nth)
