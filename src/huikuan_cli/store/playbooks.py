"""Reading playbooks: every file from all layers, put together and held against each other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from huikuan_cli.core.merging import Place
from huikuan_cli.core.playbook import CustomerType, Playbook, RedLines
from huikuan_cli.core.playbook.letters import Letter
from huikuan_cli.core.playbook.wording import Wording
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.layers import FILES, TYPES, Layer, playbook_bytes, there
from huikuan_cli.store.stack import Passed, Stack, bad_lines, sentences, stack_of

if TYPE_CHECKING:
    from huikuan_cli.core.shape import Plain

T = TypeVar("T")
ROUNDS = 8  # of leaving out what a team got wrong; what then still does not fit is left out as a whole


class Assembled(Struct, frozen=True):
    """The playbook, or why there is none: problems with the name of the file and the place in it."""

    playbook: Playbook | None
    problems: list[Problem]


def load_for_visit(order: tuple[Layer, ...], fast: Path | None = None) -> tuple[Playbook, tuple[str, ...]]:
    """The playbook for a visit, which a mistake in a team's file must not stop (design.md §2.6).

    A team's file that cannot be read, and an entry that is wrong, are passed over for ours; when the whole still does
    not fit together, the bundled playbook is used. The second value says so, a sentence for each. Raises only when the
    bundled one is broken. `fast` is a folder where the last sound playbook is kept, ready to use.
    """
    if fast is None:
        return _load_for_visit(order)
    from huikuan_cli.store import kept

    try:
        key = kept.key_of(_all_files(order))
    except HuikuanError:  # a file that cannot be read is said, and passed over, by the loading itself
        return _load_for_visit(order)
    ready = kept.read(fast, key)
    if ready is not None:
        return ready, ()
    playbook, said = _load_for_visit(order)
    if not said:
        kept.keep(fast, key, playbook)
    return playbook, said


def _all_files(order: tuple[Layer, ...]) -> Iterator[tuple[str, str, bytes]]:
    """Every file of every layer with its bytes; nothing is parsed."""
    for name in (*FILES, "wording.yaml"):
        for layer in order:
            path = layer.folder / name
            if there(path):
                yield name, f"{layer.name}{layer is order[-1]}", playbook_bytes(path)


def _load_for_visit(order: tuple[Layer, ...]) -> tuple[Playbook, tuple[str, ...]]:
    said: list[Passed] = []
    stacks = {name: stack_of(order, name, kind, said) for name, kind in FILES.items()}
    if not any(stack.teams() for stack in stacks.values()):
        return load(order[-1:]), sentences(said)
    rules = wording_of(order, said)
    for _ in range(ROUNDS):
        made = assembled(stacks, rules)
        if made.playbook is not None:
            return made.playbook, sentences(said)
        found = list(blamed(stacks, made.problems))
        if not found:
            break
        said += [Passed(one.problem, f"这次不用这{'一条' if one.place else '个文件'}") for one in found]
        stacks |= left_of(stacks, found)
    said += [Passed(stacks[p.file].located(p), "这次全用自带的打法") for p in made.problems]
    return load(order[-1:]), sentences(said)


class Blamed(NamedTuple):
    """What a team has to answer for: the problem, and the file, the layer and the entry to leave out."""

    problem: Problem
    file: str
    layer: Layer
    place: Place


def left_of(stacks: dict[str, Stack], found: list[Blamed]) -> dict[str, Stack]:
    """What is left of the files of these entries without them."""
    places: dict[tuple[str, Layer], list[Place]] = {}
    for one in found:
        places.setdefault((one.file, one.layer), []).append(one.place)
    left: dict[str, Stack] = {}
    for (file, layer), entries in places.items():
        left[file] = left.get(file, stacks[file]).without(layer, *entries)
    return left


def blamed(stacks: dict[str, Stack], problems: list[Problem], *, finest: bool = False) -> Iterator[Blamed]:
    """What a team has to answer for, each entry once.

    A problem in our own file comes from an entry that a team hid; when it cannot be told which, nobody is blamed.
    `finest`: not the whole entry but the very value, where that is wrong by itself.
    """
    seen = set()
    for problem in problems:
        stack = stacks[problem.file]
        part, path = stack.find(problem.at)
        exact = _value(problem.at) if finest and len(path) == len(problem.at) else part.entry_at(path)
        entry = hider(stacks, problem)
        if entry is None and part in stack.teams():
            entry = (stack.name, part.layer, exact)
        if entry and entry not in seen:
            seen.add(entry)
            yield Blamed(stack.located(problem), *entry)


def _value(place: Place) -> Place:
    """The value around a place that can be left out by itself: a list without names goes as a whole."""
    return place[: next((n for n, step in enumerate(place) if isinstance(step, int)), len(place))]


def hider(stacks: dict[str, Stack], problem: Problem) -> tuple[str, Layer, Place] | None:
    """The hidden entry that causes a problem: file, layer and place. None when the team's own line does, or nobody."""
    stack = stacks[problem.file]
    part, _ = stack.find(problem.at)
    if part in stack.teams() and len(problem.at) > 1:  # not just a list in which something is missing
        return None
    names = _names_in(problem.text)
    for name, other in stacks.items():
        for hiding, place in other.hidden():
            if str(place[-1]) in names:
                return name, hiding.layer, place
    return None


def _names_in(text: str) -> set[str]:
    """The entries that a text may speak of: ids (l1.9 may be l1 too), and questions in quotation marks."""
    long = r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*"
    return {*re.findall(r"[0-9A-Za-z]+", text), *re.findall(long, text), *re.findall("“([^”]*)”", text)}


def assembled(stacks: dict[str, Stack], rules: Wording | None = None) -> Assembled:
    """The playbook that these files make, or every problem of their shape, or every one of their fit and of what a
    team's own lines say (with `rules`)."""
    problems = [p for stack in stacks.values() if stack.teams() for p in shape_of(stack)]
    if problems:
        return Assembled(None, problems)
    made = built(stacks)
    from huikuan_cli.core.checks import problems_of

    found = list(problems_of(made))
    if rules:
        found += [p for p in _unsaid(made, rules) if stacks[p.file].find(p.at)[0] in stacks[p.file].teams()]
    return Assembled(None if found else made, found)


def _unsaid(playbook: Playbook, rules: Wording) -> Iterator[Problem]:
    from huikuan_cli.core.walk import files, texts_of
    from huikuan_cli.core.wording import wording_problems

    for file, content in files(playbook):
        yield from wording_problems(file, texts_of(content), rules)


def wording_of(order: tuple[Layer, ...], passed_over: list[Passed] | None = None) -> Wording:
    """The words that no line may hold: ours, and what the team added."""
    from huikuan_cli.core.wording import strictest

    ours = load_one(order[-1:], "wording.yaml", Wording)
    return strictest(ours, load_one(order, "wording.yaml", Wording, passed_over))


def shape_of(stack: Stack, plain: Plain | None = None) -> Iterator[Problem]:
    """What is wrong with the shape of a file; with `plain`, also what another program may misread."""
    from huikuan_cli.core.shape import shape_problems

    found = (
        *shape_problems(stack.data(), stack.kind, plain),
        *_misnamed(stack),
        *_kept(stack),
        *bad_lines(stack),
    )
    for problem in found:
        yield problem._replace(file=stack.name)


def _misnamed(stack: Stack) -> Iterator[Problem]:
    """The id of a type or a letter and the name of its file must be the same."""
    id = stack.data().get("id")
    folder = "types" if stack.kind is CustomerType else "letters" if stack.kind is Letter else ""
    if folder and isinstance(id, str) and f"{folder}/{id}.yaml" != stack.name:
        want = Path(stack.name).stem
        yield Problem(f"id 是“{id}”，和文件名对不上", f"改成 {want}", code="P605", at=("id",))


def _kept(stack: Stack) -> Iterator[Problem]:
    """The red lines are not for a team to take away."""
    if stack.kind is RedLines:
        for _, place in stack.hidden():
            text = f"红线 {place[-1]} 不能停用"
            yield Problem(text, "自带的红线都要印；可以加自己的", code="P304", at=place)


def built(stacks: dict[str, Stack]) -> Playbook:
    """The playbook made of files whose shape is right. Raises ProblemsFound when it is not."""
    parts = {name: _converted(stack) for name, stack in stacks.items()}
    digest = hashlib.sha256()
    for stack in stacks.values():
        for part in stack.parts:
            digest.update(part.raw)
    return Playbook(
        questions=parts["questions.yaml"],
        prevention=parts["prevention.yaml"],
        types={parts[name].id: parts[name] for name in TYPES},
        chain=parts["chain.yaml"],
        redlines=parts["redlines.yaml"],
        escalation=parts["escalation.yaml"],
        rules=parts["rules.yaml"],
        diagnosis=parts["diagnosis.yaml"],
        excuses=parts["excuses.yaml"],
        mindset=parts["mindset.yaml"],
        methods=parts["methods.yaml"],
        calendar=parts["calendar.yaml"],
        digest=digest.hexdigest()[:12],
        sources=tuple(
            f"{name}（{part.layer.name}）" for name, stack in stacks.items() for part in stack.teams()
        ),
    )


def _converted(stack: Stack) -> Any:
    try:
        return msgspec.convert(stack.data(), stack.kind, strict=False)
    except msgspec.ValidationError:
        found = [stack.located(problem) for problem in shape_of(stack)]
        raise ProblemsFound(f"“{stack.name}”要改", found) from None


def load(order: tuple[Layer, ...]) -> Playbook:
    """Read every playbook file from all layers. Raises ProblemsFound with file and line for a mistake."""
    stacks = {name: stack_of(order, name, kind) for name, kind in FILES.items()}
    made = assembled(stacks)
    if made.playbook is None:
        raise ProblemsFound("打法库要改", [stacks[p.file].located(p) for p in made.problems])
    return made.playbook


def load_one(
    order: tuple[Layer, ...],
    name: str,
    kind: type[T],
    passed_over: list[Passed] | None = None,
    further: Callable[[T], Iterable[Problem]] = lambda made: (),
) -> T:
    """One playbook file alone, from all layers that have it: for commands that need no more.

    `further`: what else must be right in it. Raises as `load` does; with `passed_over` what a team got wrong is noted
    there and left out.
    """
    stack = stack_of(order, name, kind, passed_over)
    problems = _wrong(stack, further)
    if problems and passed_over is None:
        raise ProblemsFound(f"“{name}”要改", [stack.located(problem) for problem in problems])
    for _ in range(ROUNDS):
        found = list(blamed({name: stack}, problems))
        if not found:
            break
        assert passed_over is not None
        passed_over += [Passed(one.problem, "这次不用这一条") for one in found]
        stack = left_of({name: stack}, found)[name]
        problems = _wrong(stack, further)
    if problems and passed_over is not None:  # comes from nobody's line, or does not end
        passed_over += [Passed(stack.located(problem), "这次用自带的") for problem in problems]
        stack = stack_of(order[-1:], name, kind)
    made: T = _converted(stack)
    return made


def _wrong(stack: Stack, further: Callable[[T], Iterable[Problem]]) -> list[Problem]:
    """What is wrong in a file of a team: its shape, or else what only shows in the finished file. Ours is tested."""
    if not stack.teams():
        return []
    return list(shape_of(stack)) or [one for one in further(_converted(stack)) if not one.minor]
