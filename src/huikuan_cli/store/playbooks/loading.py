"""Reading playbooks: every file from all layers, put together and held against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from huikuan_cli.core.playbook import CustomerType, Playbook
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.core.playbook.merging import Place
from huikuan_cli.core.playbook.rules import OwnRule
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.playbooks.culprits import culprits
from huikuan_cli.store.playbooks.hiding import judged
from huikuan_cli.store.playbooks.kind_stacks import (
    fit_of_kind,
    head_of,
    kind_playbooks,
    kinds_in,
    own_excuses,
    shape_in_kind,
    with_papers_of,
)
from huikuan_cli.store.playbooks.layered_file import Stack, bad_lines, stack_of
from huikuan_cli.store.playbooks.layers import PLAYS, Layer, playbook_bytes, shapes, there
from huikuan_cli.store.playbooks.meant_place import meant_place
from huikuan_cli.store.playbooks.misplaced import beside as besides
from huikuan_cli.store.playbooks.misplaced import misplaced
from huikuan_cli.store.playbooks.skipped import Note, Passed, sentences, whole
from huikuan_cli.store.playbooks.unread_files import unread

if TYPE_CHECKING:
    from huikuan_cli.core.checking.lone_file_checks import Beside
    from huikuan_cli.core.checking.shape import Plain

T = TypeVar("T")
Further = Callable[[Any], Iterable[Problem]]
INSTEAD = {True: "这次不用这一条", False: "这次不用这个文件"}  # by whether it is an entry
CHECK_IT = "运行 huikuan playbook check 看哪里要改"
NAMED_AS: dict[type[Any], str] = {CustomerType: "types", CustomerKind: "customers", Letter: "letters"}
WORDS = "P40"  # how the numbers of forbidden words begin
ROUNDS = 8  # of leaving out what a team got wrong; what then still does not fit is left out as a whole


class Assembled(Struct, frozen=True):
    """The playbook, or why there is none: problems with the name of the file and the place in it."""

    playbook: Playbook | None
    problems: list[Problem]


def load_for_visit(
    order: tuple[Layer, ...], fast: Path | None = None, *, keep: bool = True
) -> tuple[Playbook, tuple[str, ...]]:
    """The playbook for a visit, which a mistake in a team's file must not stop (docs/decisions.md §1).

    A team's file that cannot be read, and an entry that is wrong, are passed over for ours; when the whole still does
    not fit together, the bundled playbook is used. The second value says so, a sentence for each file. Raises only when
    the bundled one is broken. `fast` is a folder where the last sound playbook is kept, ready to use; without `keep` it is
    only looked into.
    """
    idle = tuple(unread(order))
    if fast is None:
        playbook, said = _load_for_visit(order)
        return playbook, (*sentences(said), *idle)
    from huikuan_cli.store.playbooks import playbook_cache

    try:
        key = playbook_cache.key_of(_all_files(order))
    except HuikuanError:  # a file that cannot be read is said, and passed over, by the loading itself
        playbook, said = _load_for_visit(order)
        return playbook, (*sentences(said), *idle)
    ready = playbook_cache.read(fast, key)
    if ready is not None:
        return ready.playbook, (*ready.said, *idle)
    playbook, said = _load_for_visit(order)
    if keep and whole(said):
        playbook_cache.keep(fast, key, playbook_cache.Ready(playbook, sentences(said)))
    return playbook, (*sentences(said), *idle)


def _all_files(order: tuple[Layer, ...]) -> Iterator[tuple[str, str, bytes]]:
    """Every file of every layer with its bytes; nothing is parsed."""
    for name in (*shapes(order), "wording.yaml"):
        for layer in order:
            path = layer.folder / name
            if there(path):
                home = "" if layer is order[-1] else f"{layer.name}|{layer.folder}"
                yield name, home, playbook_bytes(path)


def _load_for_visit(order: tuple[Layer, ...]) -> tuple[Playbook, list[Note]]:
    said: list[Note] = []
    return sound(order, said)[0], said


def sound(order: tuple[Layer, ...], said: list[Note]) -> tuple[Playbook, dict[str, Stack]]:
    """The playbook for a visit and the files that it is made of; what is left out is noted."""
    read = {name: stack_of(order, name, kind, said) for name, kind in shapes(order).items()}
    stacks = {name: stack for name, stack in read.items() if stack.stands()}
    ours = {
        name: msgspec.structs.replace(stack, parts=stack.parts[-1:])
        for name, stack in stacks.items()
        if stack.has_ours()
    }
    if not any(stack.teams() for stack in stacks.values()):
        return _whole(ours), ours
    rules = wording_of(order, said)
    for _ in range(ROUNDS):
        made = assembled(stacks, rules)
        if made.playbook is not None:
            return made.playbook, stacks
        found = list(blamed(stacks, made.problems)) or list(at_fault(stacks, made.problems, rules))
        if not found:
            break
        said += [Passed(one.problem, INSTEAD[bool(one.place)]) for one in found]
        left = {**stacks, **left_of(stacks, found)}
        stacks = {name: stack for name, stack in left.items() if stack.stands()}
    said += [Passed(stacks[p.file].located(p), "这次全用自带的打法") for p in made.problems]
    return _whole(ours), ours


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

    `finest`: not the whole entry but the very value, where that is wrong by itself.
    """
    seen = set()
    found = judged(stacks, problems)
    for problem in found.lines:
        stack = stacks[problem.file]
        part, path = stack.find(problem.at)
        entry = _value(problem.at) if finest and len(path) == len(problem.at) else part.entry_at(path)
        if part in stack.teams() and (stack.name, part.layer, entry) not in seen:
            seen.add((stack.name, part.layer, entry))
            yield Blamed(stack.located(problem), stack.name, part.layer, entry)
    for hidden, caused in found.hidden:
        yield Blamed(hidden.stays(caused), hidden.file, hidden.part.layer, hidden.place)


def at_fault(
    stacks: dict[str, Stack], problems: list[Problem], rules: Wording | None = None
) -> Iterator[Blamed]:
    """The entry of a team without which fewer problems remain, though it is lines of ours that have them."""
    found = culprits(stacks, problems, lambda some: assembled(some, rules).problems)
    for problem, stack, part, place in found:
        yield Blamed(problem, stack.name, part.layer, place)


def _value(place: Place) -> Place:
    """The value around a place that can be left out by itself: a list without names goes as a whole."""
    return place[: next((n for n, step in enumerate(place) if isinstance(step, int)), len(place))]


def assembled(stacks: dict[str, Stack], rules: Wording | None = None) -> Assembled:
    """The playbook that these files make, or every problem of their shape, or every one of their fit and of what a
    team's own lines say (with `rules`)."""
    lost = list(misplaced(stacks))
    problems = [p for stack in stacks.values() if stack.teams() for p in shape_of(stack)]
    problems += [p for kind in kinds_in(stacks) for p in shape_in_kind(stacks, kind, shape_of)]
    if problems or lost:
        return Assembled(None, [*lost, *besides(problems, lost)])
    made = built(stacks)
    from huikuan_cli.core.checking.playbook_checks import problems_of

    def misfits(playbook: Playbook) -> Iterator[Problem]:
        yield from problems_of(playbook)
        if rules:
            yield from _unsaid(playbook, rules)

    fit = misfits(made)
    found = [p for p in fit if p.code[:3] != WORDS or stacks[p.file].find(p.at)[0] in stacks[p.file].teams()]
    left = judged(stacks, found).all()
    left += [p for kind in kinds_in(stacks) for p in fit_of_kind(stacks, kind, made, misfits)]
    return Assembled(None if left else made, left)


def _unsaid(playbook: Playbook, rules: Wording) -> Iterator[Problem]:
    from huikuan_cli.core.checking.wording import wording_problems
    from huikuan_cli.core.playbook.traversal import files, texts_of
    from huikuan_cli.store.playbooks.wording_examples import excused

    for file, content in files(playbook):
        yield from wording_problems(file, texts_of(content), rules, excused)


def wording_of(order: tuple[Layer, ...], passed_over: list[Note] | None = None) -> Wording:
    """The words that no line may hold: ours, and what the team added."""
    from huikuan_cli.core.checking.wording import strictest

    ours = load_one(order[-1:], "wording.yaml", Wording)
    return strictest(ours, load_one(order, "wording.yaml", Wording, passed_over))


def shape_of(stack: Stack, plain: Plain | None = None) -> Iterator[Problem]:
    """What is wrong with the shape of a file; with `plain`, also what another program may misread."""
    from huikuan_cli.core.checking.shape import shape_problems

    data, single = stack.data(), stack.kind is CustomerKind  # whose entries are laid over other files
    found = (
        *shape_problems(head_of(data) if single else data, stack.kind, plain),
        *_misnamed(stack),
        *_kept(stack),
        *(() if single else (*stack.emptied(), *stack.odd_edits(), *stack.odd_moves())),
        *bad_lines(stack),
    )
    for problem in found:
        yield meant_place(stack, stack.known_as(problem))._replace(file=stack.name)


def _misnamed(stack: Stack) -> Iterator[Problem]:
    """The id of a type, a kind of customer or a letter and the name of its file must be the same."""
    id = stack.data().get("id")
    folder = NAMED_AS.get(stack.kind, "")
    if folder and isinstance(id, str) and f"{folder}/{id}.yaml" != stack.name:
        want = Path(stack.name).stem
        yield Problem(f"id 是“{id}”，和文件名对不上", f"改成 {want}", code="P605", at=("id",))


def _kept(stack: Stack) -> Iterator[Problem]:
    """The red lines, the words that no line may hold, and what makes a letter a claim are not for a team to take away."""
    from huikuan_cli.core.playbook.protected import PROTECTED, changed_fixed

    if stack.kind in PROTECTED:
        name, why = PROTECTED[stack.kind]
        for _, place in stack.hidden():
            yield Problem(f"{name} {place[-1]} 不能停用", why, code="P304", at=place)
    if not stack.has_ours():
        return
    for part in stack.teams():
        for place in changed_fixed(stack.name, stack.parts[-1].data, part.data):
            if place not in part.hidden or stack.kind not in PROTECTED:
                text = f"{place[-1]} 是定下来的，改不了，也停不掉"
                yield Problem(text, "想多说一句，就另加一条", code="P304", at=place)


def built(stacks: dict[str, Stack]) -> Playbook:
    """The playbook made of files whose shape is right. Raises ProblemsFound when it is not."""
    parts = {
        name: _converted(stack)
        for name, stack in stacks.items()
        if stack.stands() and stack.kind is not CustomerKind
    }
    kinds = kind_playbooks(stacks)
    chain, of_kinds = with_papers_of(parts["chain.yaml"], kinds)
    digest = hashlib.sha256()
    for stack in stacks.values():
        for part in stack.parts:
            digest.update(part.raw)
    return Playbook(
        questions=parts["questions.yaml"],
        prevention=parts["prevention.yaml"],
        types={one.id: one for one in parts.values() if isinstance(one, CustomerType)},
        chain=chain,
        redlines=parts["redlines.yaml"],
        escalation=parts["escalation.yaml"],
        rules=parts["rules.yaml"],
        diagnosis=parts["diagnosis.yaml"],
        excuses=parts["excuses.yaml"],
        mindset=parts["mindset.yaml"],
        methods=parts["methods.yaml"],
        calendar=parts["calendar.yaml"],
        plays={Path(name).stem: parts[name] for name in PLAYS},
        kinds=kinds,
        of_kinds=of_kinds,
        own_excuses=own_excuses(stacks["excuses.yaml"]),
        digest=digest.hexdigest()[:12],
        own_rules=_own_rules(stacks["rules.yaml"]),
        sources=tuple(
            f"{name}（{part.layer.name}）" for name, stack in stacks.items() for part in stack.teams()
        ),
    )


def _own_rules(stack: Stack) -> tuple[OwnRule, ...]:
    if not stack.teams():
        return ()
    from huikuan_cli.core.playbook.own_rules import own_rules

    return own_rules(stack.parts[-1].data, stack.data())


def _converted(stack: Stack) -> Any:
    try:
        return msgspec.convert(stack.data(), stack.kind, strict=False)
    except msgspec.ValidationError:
        found = [stack.located(problem) for problem in shape_of(stack)]
        raise ProblemsFound(f"“{stack.name}”要改", found) from None


def load(order: tuple[Layer, ...]) -> Playbook:
    """Read every playbook file from all layers. Raises ProblemsFound with file and line for a mistake."""
    return _whole({name: stack_of(order, name, kind) for name, kind in shapes(order).items()})


def _whole(stacks: dict[str, Stack]) -> Playbook:
    made = assembled(stacks)
    if made.playbook is None:
        raise ProblemsFound("打法库要改", [stacks[p.file].located(p) for p in made.problems])
    return made.playbook


def load_one(
    order: tuple[Layer, ...],
    name: str,
    kind: type[T],
    passed_over: list[Note] | None = None,
    further: Further = lambda made: (),
) -> T:
    """One playbook file alone, from all layers that have it. Arguments and errors as those of `sound_one`."""
    made: T = _converted(sound_one(order, name, kind, passed_over, further))
    return made


def read_beside(
    order: tuple[Layer, ...], name: str, kind: type[T], beside: Beside, passed_over: list[Note]
) -> T:
    """A file that stands beside the playbook, for a visit: what in a team's must not be said is passed over."""
    made: T = _converted(sound_beside(order, name, kind, beside, passed_over))
    return made


def sound_beside(
    order: tuple[Layer, ...], name: str, kind: type[Any], beside: Beside, passed_over: list[Note]
) -> Stack:
    """The layers of such a file, as far as they are sound."""
    return sound_one(order, name, kind, passed_over, lambda made: beside.problems(name, made))


def sound_one(
    order: tuple[Layer, ...],
    name: str,
    kind: type[Any],
    passed_over: list[Note] | None = None,
    further: Further = lambda made: (),
) -> Stack:
    """One playbook file alone, as far as its layers are sound.

    `further`: what else must be right in it. Raises as `load` does; with `passed_over` what a team got wrong is noted
    there and left out. Raises HuikuanError where nothing would be left: a mistake in a file of the team's own.
    """
    stack = stack_of(order, name, kind, passed_over)
    problems = _wrong(stack, further)
    if problems and passed_over is None:
        raise ProblemsFound(f"“{name}”要改", [stack.located(problem) for problem in problems])
    if problems and passed_over is not None and not stack.has_ours():
        passed_over += [Passed(stack.located(problem), INSTEAD[False]) for problem in problems]
        raise HuikuanError(f"“{name}”写坏了，这次用不了", CHECK_IT)
    for _ in range(ROUNDS):
        found = list(blamed({name: stack}, problems))
        if not found:
            break
        assert passed_over is not None
        passed_over += [Passed(one.problem, INSTEAD[bool(one.place)]) for one in found]
        stack = left_of({name: stack}, found)[name]
        problems = _wrong(stack, further)
    if problems and passed_over is not None:  # does not end
        passed_over += [Passed(stack.located(problem), "这次用自带的") for problem in problems]
        stack = msgspec.structs.replace(stack, parts=stack.parts[-1:])
    return stack


def _wrong(stack: Stack, further: Further) -> list[Problem]:
    """What is wrong in the lines of a team: their shape, or else what only shows in the finished file. Ours are tested."""
    if not stack.teams():
        return []
    found = list(shape_of(stack))
    if found:
        return found
    more = (one for one in further(_converted(stack)) if not one.minor)
    return [one for one in more if stack.find(one.at)[0] in stack.teams()]
