"""`huikuan playbook show`, `diff`, `coverage` and `verify`: what there is, was changed, is missing, is not verified."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts, texts_workshop
from huikuan_cli.cli.case_runs import shipped_answers
from huikuan_cli.cli.context import here, playbook_of
from huikuan_cli.cli.playbook.entry_names import APART, NamedEntry, known_entries, named
from huikuan_cli.cli.playbook.in_force import InForce, holding_for, in_force, told_of
from huikuan_cli.cli.playbook.next_commands import with_folder
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.changes import Change
    from huikuan_cli.core.playbook.placeholders import Facts
    from huikuan_cli.store.playbooks.layered_file import Stack

MOST_OTHERS = 12  # entries of the same id that are listed
LONGEST_NAME, TITLE_LENGTH = 100, 24  # characters
SAMPLE = "k1"  # the teaching case whose figures stand in the lines


def show(name: str, playbooks: str, formats: str, env: Env) -> None:
    """An entry (e8, o05, t3 …) or a file as a salesperson will read it; a letter first as the customer will, and in files of these
    formats."""
    from huikuan_cli.cli.playbook.found_by_words import found_by_words
    from huikuan_cli.core.checking.entry_page import entry_page
    from huikuan_cli.core.checking.mention_reach import WORDS
    from huikuan_cli.core.text.values import brief
    from huikuan_cli.core.text.words import nearest
    from huikuan_cli.show.blocks_page import show_page

    force = in_force(playbooks, env)
    known = known_entries(force.stacks)
    wanted = brief(name, LONGEST_NAME).replace(".yaml", "")
    found = named(known, wanted)
    if not found and not formats and (page := found_by_words(force, wanted)):
        show_page(page)
        return
    if not found:
        near = nearest(wanted, dict.fromkeys(one.full if APART in wanted else one.id for one in known))
        raise UsageError(texts.NO_ENTRY.format(name=brief(name), near=near), texts.ENTRIES)
    entry = found[0].entry
    is_letter = f"{found[0].full}.yaml" in force.stacks and found[0].full.startswith("letters/")
    if is_letter:
        _show_letter(force, entry["id"], formats)
    elif formats:
        raise UsageError(texts_workshop.NOT_A_LETTER.format(name=brief(name)), texts.ENTRIES)
    facts, legend = (_as_written(), texts_workshop.AS_WRITTEN) if is_letter else (_facts(force), "")
    show_page(entry_page(wanted, entry, facts, legend))
    if words := entry.get(WORDS):
        out.result(f"\n{_reach(force, words)}")
    if not is_letter and "版本" not in entry:
        out.result("")
        out.result(_to_copy(found[0]))
    if others := _others(found):
        out.result("")
        out.result(with_folder(others, force.here.order))


def _reach(force: InForce, words: list[str]) -> str:
    """How many of our own sentences the words of an entry reach."""
    from huikuan_cli.core.checking.mention_reach import mention_reach
    from huikuan_cli.core.checking.redline_checks import said_in
    from huikuan_cli.store.playbooks import loading

    return mention_reach(words, said_in(loading.load(force.here.order[-1:])))


def _others(found: list[NamedEntry]) -> str:
    """Which other entries have the id of the one that is shown, and how each is named; empty where there is none."""
    from huikuan_cli.core.checking.entry_page import title_of
    from huikuan_cli.core.text.values import brief

    if len(found) == 1:
        return ""
    first, *rest = found
    shown = "\n".join(
        f"  {one.full}  {brief(title_of(one.entry) or _longest(one.entry), TITLE_LENGTH)}".rstrip()
        for one in rest[:MOST_OTHERS]
    )
    more = texts_workshop.OTHERS_MORE.format(count=len(rest) - MOST_OTHERS) if len(rest) > MOST_OTHERS else ""
    words = {"id": first.id, "full": first.full, "count": len(rest), "other": rest[0].full}
    return f"{texts_workshop.OTHERS_OF_ID.format(**words)}\n{shown}{more}"


def _longest(entry: dict[str, Any]) -> str:
    """The longest text of an entry that has no title."""
    return max(
        (one for key, one in entry.items() if key != "id" and isinstance(one, str)), key=len, default=""
    )


def _as_written() -> Facts:
    """Facts by which the placeholders of a letter stay as they are: the letter above shows them filled."""
    from huikuan_cli.core.letters.letter_facts import FACTS

    return {name: f"{{{{ {name} }}}}" for name in FACTS}


def _to_copy(one: NamedEntry) -> str:
    """An entry of a list as it is written in its file, so that it can be copied."""
    from huikuan_cli.store.yaml.dump import dump

    lines = "".join(f"  {line}\n" for line in dump([one.entry]).splitlines())
    around = one.full[len(one.file.removesuffix(".yaml")) + 1 : -len(one.id) - 1]
    words = {"file": one.file, "around": f"{around} 的" if around else "", "under": one.under}
    head = texts_workshop.TO_COPY.format(**words)
    return f"{head}\n{lines.rstrip()}"


def _show_letter(force: InForce, id: str, formats: str) -> None:
    from pathlib import Path

    from huikuan_cli.cli.letter import LETTER_FORMATS
    from huikuan_cli.cli.outputs import formats_in
    from huikuan_cli.cli.playbook.letter_sample import sample_block, sample_of, write_sample
    from huikuan_cli.show.blocks_page import show_page

    wanted = formats_in(formats, LETTER_FORMATS, "--format", "函")
    sample = sample_of(force, id)
    show_page([sample_block(sample)])
    out.result("")
    if wanted:
        write_sample(sample, wanted, Path(), force)


def _facts(force: InForce) -> Facts:
    from huikuan_cli.core.advice.analysis import analyse

    answers, day = shipped_answers(force.playbook, SAMPLE)
    return analyse(force.playbook, answers, day, force.here.settings.company).facts


def diff(playbooks: str, env: Env) -> None:
    """What the team changed against our playbook, by entry and field."""
    from huikuan_cli.core.checking.entry_page import changes_block
    from huikuan_cli.show.blocks_page import show_page

    force = in_force(playbooks, env)
    told = {name: _changed(force, stack) for name, stack in force.stacks.items()}
    found = {name: changes for name, changes in told.items() if changes}
    if not found:
        out.result(texts.NO_CHANGES)
        return
    effects = _effects(force, env)
    blocks = []
    for name, changes in found.items():
        layers = "、".join(part.layer.name for part in force.stacks[name].teams())
        blocks.append(changes_block(f"{name}（{layers}）", changes, partial(effects, name)))
    show_page(blocks)


def _changed(force: InForce, stack: Stack) -> list[Change]:
    """What the team changed in a file; of one for a kind of customer, against what holds for everybody."""
    from huikuan_cli.core.playbook.changes import Change, changes
    from huikuan_cli.store.playbooks.kind_stacks import laid_over

    if stack.kind is not CustomerKind:
        return told_of(stack)
    found: list[Change] = []
    for file, over in laid_over(force.stacks, stack).items():
        found += changes(force.stacks[file].data(), over.data())
        found += [Change("移", *one) for one in over.moved() if one not in list(force.stacks[file].moved())]
    return found


def _effects(force: InForce, env: Env) -> Callable[[str, Change], str]:
    """What comes of a change of a file."""
    from huikuan_cli.cli.common import today_of
    from huikuan_cli.core.answers.interview import interview
    from huikuan_cli.core.checking.effects import Known, effect
    from huikuan_cli.store.playbooks import loading

    ours = loading.load(force.here.order[-1:])
    known = Known(ours, force.playbook, interview(force.playbook), {}, frozenset(), today_of("", env))

    def told(file: str, change: Change) -> str:
        return effect(known._replace(**holding_for(force.stacks, file)._asdict()), file, change)

    return told


def coverage(playbooks: str, env: Env) -> None:
    """Where the playbooks have holes."""
    from huikuan_cli.core.checking.coverage import coverage as pages
    from huikuan_cli.show.blocks_page import show_page

    show_page(pages(playbook_of(here(playbooks, env), env)))


def verify(playbooks: str, env: Env) -> None:
    """What of the law is not verified yet, and what would settle it."""
    from huikuan_cli.core.checking.verify_page import verify_page
    from huikuan_cli.show.blocks_page import show_page

    show_page(verify_page(playbook_of(here(playbooks, env), env).rules))
