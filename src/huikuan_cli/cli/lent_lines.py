"""The assistant's lines of a plan held against the gate, with the rules of the layers in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts_assistant as texts
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.advice.lent import Lent
    from huikuan_cli.core.advice.plan import Plan
    from huikuan_cli.core.assistant import Cover, Ground
    from huikuan_cli.core.assistant.gate import GateRules
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.assistant_rules import AssistantRules
    from huikuan_cli.store.playbooks.layers import Layer

FILE = "assistant.yaml"


def assistant_rules(order: tuple[Layer, ...]) -> AssistantRules:
    """assistant.yaml: ours, with what the team changed; of what is refused a team may add kinds and words, not take any away."""
    from msgspec import structs

    from huikuan_cli.core.checking.wording import strictest_taboos
    from huikuan_cli.core.playbook.assistant_rules import AssistantRules
    from huikuan_cli.store.playbooks.loading import load_one
    from huikuan_cli.store.playbooks.skipped import Note, sentences

    notes: list[Note] = []
    found = load_one(order, FILE, AssistantRules, notes)
    for sentence in sentences(notes):
        out.notice(sentence)
    ours = load_one(order[-1:], FILE, AssistantRules)
    return structs.replace(
        found,
        refused=strictest_taboos(ours.refused, found.refused),
        unsaid=strictest_taboos(ours.unsaid, found.unsaid),
        hearsay=strictest_taboos(ours.hearsay, found.hearsay),
        unprinted=tuple(dict.fromkeys((*ours.unprinted, *found.unprinted))),
        deferred=ours.deferred,
    )


def rules_of(order: tuple[Layer, ...], playbook: Playbook) -> GateRules:
    """Everything that a line is held against beside the facts."""
    from huikuan_cli.core.assistant.gate import GateRules
    from huikuan_cli.core.letters.privacy import private_words
    from huikuan_cli.store.playbooks.loading import wording_of
    from huikuan_cli.store.playbooks.wording_examples import alike_on_a_page, excused

    wording = wording_of(order, [])
    return GateRules(
        assistant_rules(order), wording, private_words(playbook, wording), excused, alike_on_a_page
    )


def told_of(lent: Lent, s: Analysis, plan: Plan) -> tuple[Ground, Cover]:
    """What the assistant is told of a case, and what stands for the names in it. `plan`: what the playbook makes of the case by itself."""
    from huikuan_cli.core.assistant import cover_of, ground_of

    ground = ground_of(s, plan, lent.note)
    return ground, cover_of(s, ground.text(), lent.hidden)


def still_held(lent: Lent, s: Analysis, plan: Plan, order: tuple[Layer, ...]) -> tuple[Lent, Plan]:
    """What still holds of the lines of a plan that is worked out again, and the plan with them; what does not is said."""
    from msgspec import structs

    from huikuan_cli.core.assistant import judged_lines, seated

    ground, cover = told_of(lent, s, plan)
    held_against = rules_of(order, s.playbook)
    kept, refused = judged_lines(lent.lines, ground, cover.as_asked(lent.tokens), held_against)
    for one in refused:
        out.notice(texts.NO_LONGER.format(part=one.line.part, text=one.line.text, why=one.why))
    left = structs.replace(lent, lines=kept)
    return left, seated(plan, left, s)
