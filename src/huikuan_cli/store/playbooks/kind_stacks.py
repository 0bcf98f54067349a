"""customers/u1.yaml …: what a team does otherwise with one kind of customer, laid over the files for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from huikuan_cli.core.playbook import Chain, Playbook
from huikuan_cli.core.playbook.customer_kinds import NATURE, CustomerKind, KindPlaybook
from huikuan_cli.core.playbook.merging import Place
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.hiding import judged, with_other
from huikuan_cli.store.playbooks.layered_file import LayerPart, Stack
from huikuan_cli.store.playbooks.layers import PLAYS, Layer
from huikuan_cli.store.playbooks.list_lines import names_at

EXCUSES, SAID = "excuses.yaml", "借口"
# the keys of such a file, by the file that they change; 情形 is looked up in plays/
PARTS = {"chain.yaml": ("走法", "节点", "材料包"), "calendar.yaml": ("窗口",), EXCUSES: (SAID,)}
SITUATIONS, GENERAL = "情形", "plays/general.yaml"
SECTIONS = (*(key for keys in PARTS.values() for key in keys), SITUATIONS)
PAPERS = "材料包"
Stacks = dict[str, Stack]
Problems = Callable[[Stack], Iterable[Problem]]


def kinds_in(stacks: Stacks) -> list[Stack]:
    """The files of kinds of customers, by their number."""
    return [stack for stack in stacks.values() if stack.kind is CustomerKind and stack.parts]


def head_of(data: dict[str, Any]) -> dict[str, Any]:
    """What such a file says of itself: all but the entries that change other files."""
    return {key: value for key, value in data.items() if key not in SECTIONS}


def laid_over(stacks: Stacks, kind: Stack) -> Stacks:
    """The files that one kind of customer changes, with its part on top."""
    part = kind.parts[0]
    layer = Layer(
        part.layer.folder, part.layer.name
    )  # of its own: the team may change the file for everybody too
    data = {file: _some(part.data, keys) for file, keys in PARTS.items()}
    for file, plays in _situations(stacks, part.data.get(SITUATIONS)).items():
        data[file] = {SITUATIONS: plays}
    return {
        file: Stack(file, stacks[file].kind, (_under(part, layer, some), *stacks[file].parts))
        for file, some in data.items()
        if some and file in stacks
    }


def _some(data: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: data[key] for key in keys if key in data}


def _under(part: LayerPart, layer: Layer, data: Any) -> LayerPart:
    return msgspec.structs.replace(part, layer=layer, data=data)


def _situations(stacks: Stacks, listed: Any) -> dict[str, list[Any]]:
    """The situations by the file that has them; new ones with the general."""
    homes = {name: file for file in PLAYS for name in names_at(stacks[file].parts, (SITUATIONS,))}
    found: dict[str, list[Any]] = {}
    for one in listed if isinstance(listed, list) else ():
        id = one.get("id") if isinstance(one, dict) else None
        found.setdefault(homes.get(id, GENERAL) if isinstance(id, str) else GENERAL, []).append(one)
    return found


def shape_in_kind(stacks: Stacks, kind: Stack, shape_of: Problems) -> Iterator[Problem]:
    """What is wrong with the shape of the entries of a kind of customer, once they are laid over the others."""
    for key in SECTIONS[1:]:
        if not isinstance(kind.parts[0].data.get(key, []), list):
            text = f"“{key}”后面要写成列表（每条前面一个减号加空格）"
            yield Problem(text, "照自带文件里的样子，一条一个 - id: …", kind.name, code="P203", at=(key,))
            return
    for stack in laid_over(stacks, kind).values():
        yield from _own(stack, kind, (*shape_of(stack), *stack.idle()))


def _own(stack: Stack, kind: Stack, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of the lines of this kind, at their places in its file."""
    for one in problems:
        if stack.find(one.at)[0] is stack.parts[0]:
            yield one._replace(file=kind.name)


def fit_of_kind(
    stacks: Stacks, kind: Stack, made: Playbook, misfits: Callable[[Playbook], Iterable[Problem]]
) -> Iterator[Problem]:
    """What of a kind of customer does not fit the rest of the playbook, or may not be said. `misfits` gives the problems of a whole
    playbook."""
    head = msgspec.convert(head_of(kind.data()), CustomerKind, strict=False)
    yield from _natures(stacks, kind, head, made)
    over = laid_over(stacks, kind)
    playbook = msgspec.structs.replace(made, **_parts({**stacks, **over}), kinds=(), of_kinds=())
    found = judged({**stacks, **over}, misfits(playbook))
    for file, stack in over.items():
        yield from _own(stack, kind, (one for one in found.lines if one.file == file))
    for hidden, caused in found.hidden:
        if hidden.file in over and hidden.part is over[hidden.file].parts[0]:
            yield hidden.stays(caused)._replace(file=kind.name, at=hidden.place)


def _natures(stacks: Stacks, kind: Stack, head: CustomerKind, made: Playbook) -> Iterator[Problem]:
    """Kinds of bodies that nobody can pick."""
    fields = (one for section in made.questions.sections for one in section.fields)
    known = next((one.options for one in fields if one.key == NATURE), ())
    for number, one in enumerate(head.natures):
        if one not in known:
            text = f"“{NATURE}”写的“{brief(one)}”没有{nearest(one, known)}"
            at: Place = (NATURE, number)
            yield Problem(text, f"可写：{'、'.join(known)}", kind.name, code="P302", at=at)
    for other in made.kinds:
        if other.id == head.id:
            return
        both = [one for one in head.natures if one in other.natures and not other.names]
        if both:
            home: tuple[str, Place] = (f"customers/{other.id}.yaml", (NATURE,))
            text = f"“{both[0]}”已经归 {home[0]} 管，这个文件轮不到"
            fix = "两个并成一个；或者在那一个里写“名称有”分开"
            yield with_other(stacks, Problem(text, fix, kind.name, code="P301", at=(NATURE,), other=home))


def _parts(stacks: Stacks) -> dict[str, Any]:
    def made(file: str) -> Any:
        return msgspec.convert(stacks[file].data(), stacks[file].kind, strict=False)

    plays = {file.removeprefix("plays/").removesuffix(".yaml"): made(file) for file in PLAYS}
    return {name: made(f"{name}.yaml") for name in ("chain", "calendar", "excuses")} | {"plays": plays}


def kind_playbooks(stacks: Stacks) -> tuple[KindPlaybook, ...]:
    """What holds for each kind of customer. The shape of the files is right."""
    found = []
    for kind in kinds_in(stacks):
        head = msgspec.convert(head_of(kind.data()), CustomerKind, strict=False)
        over = {**stacks, **laid_over(stacks, kind)}
        own = own_excuses(over[EXCUSES])
        found.append(KindPlaybook(head.id, head.natures, head.names, own_excuses=own, **_parts(over)))
    return tuple(found)


def own_excuses(stack: Stack) -> tuple[str, ...]:
    """The ids of the excuses that only the team has, of excuses.yaml with what lies over it. Its shape is right."""
    ours = names_at(stack.parts[-1:], (SAID,)) if stack.has_ours() else ()
    return tuple(one["id"] for one in stack.data()[SAID] if one["id"] not in ours) if stack.teams() else ()


def with_papers_of(chain: Chain, kinds: tuple[KindPlaybook, ...]) -> tuple[Chain, tuple[str, ...]]:
    """The chain with the papers that only some kinds of customers have at the end of the pack, and their ids."""
    known = {one.id for one in chain.documents}
    more = {one.id: one for kind in kinds for one in kind.chain.documents if one.id not in known}
    return msgspec.structs.replace(chain, documents=(*chain.documents, *more.values())), tuple(more)
