"""The few questions after a visit: asked one after another, each answer kept before the next question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts_log, texts_wizard
from huikuan_cli.cli.kept_question import about, promise_due
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.wizard_session import Keeper
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.log import Promise, Standing
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.work.drafts import ClaimedDraft, Draft
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.wizard.flow import State
    from huikuan_cli.wizard.port import Asker

PLACE = "log"  # below the user's data folder
DAY = "按哪天"


@dataclass
class Sitting:
    """One sitting after a visit: whose plan, who asks, and what was answered by its end. `day`: that on which it was begun."""

    stored: Stored
    playbook: Playbook
    standing: Standing
    asker: Asker
    env: Env
    day: date
    given: dict[str, Any] = field(default_factory=dict)
    claim: ClaimedDraft | None = None

    def finish(self) -> None:
        """What was answered stands in the plan now."""
        if self.claim:
            self.claim.release(delete=True)

    def leave(self) -> None:
        """What was answered could not be written into the plan; it stays for the next time."""
        if self.claim:
            self.claim.release()


def interview_of(playbook: Playbook, due: Promise | None, *, known: bool = False) -> Interview:
    """What is asked: of a promise that fell due first whether it was kept. `known`: the person has done this before and needs no
    examples."""
    from msgspec import structs

    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.log.talked import KEPT_KEY
    from huikuan_cli.core.playbook import Section

    fields = []
    for one in playbook.questions.after_visit.fields:
        if one.key != KEPT_KEY:
            fields.append(structs.replace(one, help="") if known else one)
        elif due is not None:
            fields.append(structs.replace(one, ask=about(due)))
    section = Section("g1", texts_log.SECTION_NAME, texts_log.WHY_LOG, tuple(fields))
    return Interview((section,), {}).short()


def ask(sitting: Sitting) -> Sitting:
    """Ask to the end. Raises Paused when the person stops; what he answered is kept for the next time."""
    from huikuan_cli.store.work import drafts
    from huikuan_cli.store.work.drafts import Draft
    from huikuan_cli.wizard.port import Stop

    where, name = sitting.env.data_dir() / PLACE, str(sitting.stored.path.resolve())
    claimed = _left(sitting, name)
    if claimed is None:
        claimed = drafts.new(where), Draft(earlier=name, options={DAY: sitting.day.isoformat()})
    sitting.claim, draft = claimed
    keeper = _keeper(sitting, draft)
    try:
        sitting.given = _asked(sitting, draft, keeper)
    except Stop:
        raise _paused(sitting, keeper) from None
    except BaseException:
        sitting.leave()
        raise
    return sitting


def _left(sitting: Sitting, name: str) -> tuple[ClaimedDraft, Draft] | None:
    """What was answered before about this plan and not written: the day of then counts."""
    from huikuan_cli.store.work import drafts

    found, _ = drafts.all_drafts(sitting.env.data_dir() / PLACE)
    for one in found:
        if one.draft.earlier == name and not one.busy:
            try:
                claimed = drafts.take(one)
            except HuikuanError:  # somebody else took it just now
                continue
            _on_its_day(sitting, one.draft.options.get(DAY, ""))
            sitting.asker.say(texts_log.GO_ON.format(day=sitting.day.isoformat()))
            return claimed
    return None


def _on_its_day(sitting: Sitting, text: str) -> None:
    from contextlib import suppress

    with suppress(ValueError):
        sitting.day = min(date.fromisoformat(text), sitting.day)
    sitting.standing = sitting.stored.standing(sitting.day)


def _keeper(sitting: Sitting, draft: Draft) -> Keeper:
    from huikuan_cli.cli.plan.wizard_session import Keeper

    assert sitting.claim is not None
    known = bool(sitting.standing.visits)
    talk = interview_of(sitting.playbook, promise_due(sitting.standing), known=known)
    return Keeper(sitting.claim, draft, talk, sitting.asker.say, worth=bool(draft.given))


def _asked(sitting: Sitting, draft: Draft, keeper: Keeper) -> dict[str, Any]:
    from huikuan_cli.wizard.flow import State, begin
    from huikuan_cli.wizard.patience import PatientAsker
    from huikuan_cli.wizard.phrasing import Phrasing
    from huikuan_cli.wizard.run import Interviewer
    from huikuan_cli.wizard.understood import understood

    talk, patient = keeper.talk, PatientAsker(sitting.asker)
    state = begin(talk, {})
    if draft.given or draft.half:
        kept = State(
            draft.at, dict(draft.given), draft.passed, draft.ahead, dict(draft.half), draft.changing, ()
        )
        state, _ = understood(talk, kept, sitting.day)

    def keep(now: State) -> None:
        before = keeper.draft.given
        keeper(now)
        _say_back(sitting, before, now.given)

    with patient.listening():
        asking = Interviewer(
            Phrasing(talk, texts_wizard.SKIP_CHOICE),
            patient,
            sitting.day,
            keep,
            (_person(sitting),),
            review=False,
        )
        return dict(asking.go_on(state))


def _say_back(sitting: Sitting, before: dict[str, Any], now: dict[str, Any]) -> None:
    """What was made of a line that was typed just now."""
    from huikuan_cli.core.log.talked import understood_as

    period = sitting.stored.record.plan.period()
    for key, value in now.items():
        if before.get(key) == value:
            continue
        if said := understood_as(key, now, sitting.playbook, sitting.day, period):
            sitting.asker.say(texts_log.HEARD_AS.format(said=said))


def _person(sitting: Sitting) -> Any:
    """Whom the plan was to see stands there already."""
    from huikuan_cli.core.log.talked import MET
    from huikuan_cli.wizard.phrasing import Proposal

    person = sitting.stored.record.plan.head.person.partition("（")[0]
    known = "" if "〔" in person else person

    def source(key: str, answers: Any) -> Proposal | None:
        return Proposal(known, texts_wizard.SUGGESTED) if key == MET and known else None

    return source


def _paused(sitting: Sitting, keeper: Keeper) -> Paused:
    assert sitting.claim is not None
    if not keeper.worth:
        sitting.claim.release(delete=True)
        return Paused(texts_log.STOPPED_EMPTY)
    sitting.leave()
    if keeper.failed:
        for key, value in keeper.draft.given.items():
            out.result(f"{key}: {value}")
        return Paused(texts_log.STOPPED_UNSAVED.format(reason=keeper.failed))
    customer = sitting.stored.record.plan.head.customer
    return Paused(texts_log.STOPPED.format(count=keeper.draft.count(), customer=customer))
