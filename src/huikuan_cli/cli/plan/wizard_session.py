"""Running the wizard from a command: drafts around it, the right asker inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.common import draft_line
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.answers.case import Answers, Value
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.store.work.drafts import ClaimedDraft, Draft, FoundDraft
    from huikuan_cli.wizard.flow import State
    from huikuan_cli.wizard.port import Asker
    from huikuan_cli.wizard.reopening import Source

LATEST = "latest"  # the draft that was left last


class CarriedFrom(NamedTuple):
    """Where answers come from that are not asked again: the sentence that says so, with their {count}, and the mark behind each."""

    said: str
    mark: str


CARRIED_OVER = CarriedFrom(texts_wizard.CARRIED, texts_wizard.LAST_TIME)


@dataclass
class WizardSitting:
    """One run of the wizard: what it asks, who asks, where it keeps its draft, and what it starts from."""

    talk: Interview
    today: date
    env: Env
    asker: Asker
    answers: Answers
    sources: Sequence[Source]
    carried: dict[str, Value]
    template: Draft
    carried_from: CarriedFrom = CARRIED_OVER
    standing: Callable[[Answers], Sequence[str]] | None = None
    review_first: bool = False
    advice: Callable[[Answers], str] | None = None


@dataclass
class Keeper:
    """Writes the draft after every answer. A draft that cannot be written is said once, and tried again with the next
    answer: nobody loses a word because the disk is full. `draft` is the last one, written or not; `worth` whether it holds
    what somebody answered, now or before; `asker` who asked, for a question after the last one."""

    claim: ClaimedDraft
    draft: Draft
    talk: Interview
    say: Callable[[str], None]
    worth: bool = False
    failed: str = ""
    asker: Asker | None = None

    def __call__(self, state: State) -> None:
        """Keep this state. Never raises."""
        self.draft, self.worth = draft_of(self.talk, state, self.draft), True
        try:
            self.claim.save(self.draft)
        except HuikuanError as problem:
            if not self.failed:
                self.say(texts_wizard.DRAFT_FAILED.format(reason=problem.text))
            self.failed = problem.text
        else:
            if self.failed:
                self.say(texts_wizard.DRAFT_SAVED_AGAIN)
            self.failed = ""


def draft_of(talk: Interview, state: State, before: Draft) -> Draft:
    """The draft that holds this state, begun as the one before."""
    from msgspec.structs import replace

    from huikuan_cli.wizard.flow import sections_done

    done, all_ = sections_done(talk, state.given)
    return replace(
        before,
        at=state.at,
        given=state.given,
        passed=state.passed,
        ahead=state.ahead,
        half=state.half,
        changing=state.changing,
        told=state.told,
        numbers=state.numbers,
        owed=state.owed,
        done=f"{done}/{all_}",
    )


def run_wizard(sitting: WizardSitting, claimed: tuple[ClaimedDraft, Draft] | None) -> tuple[Answers, Keeper]:
    """Ask until the person says write. Returns the answers and the keeper of their draft, which is ours until released.

    Raises Paused when he stops; the draft stays. What could keep the result from being written is found before the
    first question.
    """
    from huikuan_cli.core.text.values import short_date
    from huikuan_cli.store.work import drafts
    from huikuan_cli.wizard.flow import begin, enough, settled, spread
    from huikuan_cli.wizard.port import Stop

    claim, draft = claimed or (drafts.new(sitting.env.data_dir()), sitting.template)
    keeper = Keeper(
        claim, draft, sitting.talk, sitting.asker.say, worth=claimed is not None, asker=sitting.asker
    )
    try:
        given = {**sitting.carried, **spread(sitting.talk, sitting.answers)}
        state = _state_of(sitting, draft) if claimed else begin(sitting.talk, given)
        if sitting.review_first and not claimed:
            state = enough(sitting.talk, begin(sitting.talk, settled(sitting.talk, given)))
        if sitting.env.before_dawn(sitting.today):
            sitting.asker.say(texts_wizard.BEFORE_DAWN.format(day=short_date(sitting.today)))
        if sitting.carried and not claimed:
            sitting.asker.say(sitting.carried_from.said.format(count=_fields(sitting.carried)))
        return _interviewed(sitting, keeper, state), keeper
    except Stop:
        raise _paused(keeper) from None
    except BaseException:
        claim.release()
        raise


def _fields(given: dict[str, Value]) -> int:
    """How many questions of the playbook these steps are: a table is one."""
    return len({id.partition("#")[0].partition("?")[0] for id in given})


def _interviewed(sitting: WizardSitting, keeper: Keeper, state: State) -> Answers:
    from huikuan_cli.wizard.patience import PatientAsker
    from huikuan_cli.wizard.phrasing import Phrasing
    from huikuan_cli.wizard.run import Interviewer

    patient = PatientAsker(sitting.asker)
    wording = Phrasing(sitting.talk, carried=sitting.carried, carried_mark=sitting.carried_from.mark)
    with patient.listening():
        asking = Interviewer(
            wording,
            patient,
            sitting.today,
            keeper,
            sitting.sources,
            standing=sitting.standing,
            advice=sitting.advice,
        )
        return asking.go_on(state)


def _state_of(sitting: WizardSitting, draft: Draft) -> State:
    """Where the draft stands, as far as these questions still understand it."""
    from huikuan_cli.wizard.flow import State
    from huikuan_cli.wizard.understood import understood

    kept = State(
        draft.at,
        dict(draft.given),
        draft.passed,
        draft.ahead,
        dict(draft.half),
        draft.changing,
        draft.told,
        dict(draft.numbers),
        draft.owed,
    )
    state, again = understood(sitting.talk, kept, sitting.today)
    if again:
        sitting.asker.say(texts_wizard.ASKED_AGAIN.format(names="、".join(again)))
    return state


def _paused(keeper: Keeper) -> Paused:
    """Leave the draft for later. Where it could not be written, the answers are put on the screen instead."""
    if not keeper.worth:
        keeper.claim.release(delete=True)
        return Paused(texts_wizard.PAUSED_EMPTY)
    keeper.claim.release()
    if not keeper.failed:
        return Paused(texts_wizard.PAUSED.format(count=keeper.draft.count(), number=keeper.claim.number))
    show_answers(keeper)
    return Paused(texts_wizard.PAUSED_UNSAVED.format(reason=keeper.failed))


def show_answers(keeper: Keeper) -> None:
    """The answers as an answers file, for a person to copy where nothing can be written."""
    from huikuan_cli.core.answers.answer_set import ANSWERS_VERSION, VERSION_KEY, as_tree
    from huikuan_cli.store.yaml.dump import dump
    from huikuan_cli.wizard.flow import collect

    tree = as_tree(keeper.talk, collect(keeper.talk, keeper.draft.given))
    out.result(dump({VERSION_KEY: ANSWERS_VERSION, **tree}).rstrip("\n"))


def choose_draft(env: Env, asker: Asker, which: str, earlier: str) -> tuple[ClaimedDraft, Draft] | None:
    """The draft to go on with: the one that was named, or the one picked among those that are there; None for a new one.

    With `earlier`, only those that go on from that plan are offered. Raises HuikuanError when the named one is not there,
    cannot be read or is being filled in another window, Paused when the person leaves.
    """
    from huikuan_cli.store.work import drafts

    found, broken = drafts.all_drafts(env.data_dir())
    for path in broken:
        out.notice(texts_wizard.DRAFT_BROKEN.format(path=path))
    if which:
        picked: FoundDraft | None = named(found, which, broken)
    else:
        free = [one for one in found if not one.busy and earlier in ("", one.draft.earlier)]
        picked = _pick(free, asker) if free else None
    if picked is None:
        return None
    taken = drafts.take(picked)
    asker.say(texts_wizard.RESUMED.format(line=draft_line(picked)))
    return taken


def named(found: list[FoundDraft], which: str, broken: Sequence[Path] = ()) -> FoundDraft:
    """The draft with this number, or the one written last. Raises HuikuanError when there is none, or it is broken."""
    for path in broken:
        if path.stem == which:
            raise HuikuanError(f"草稿 {which} 读不懂，没有动它", f"在“{path}”，可以打开看看")
    free = [one for one in found if not one.busy]
    if which == LATEST and free:
        return free[0]
    if which == LATEST and found:
        return found[0]
    from huikuan_cli.core.text.values import brief

    try:
        return next(one for one in found if one.number == which)
    except StopIteration:
        listed = "、".join(one.number for one in found)
        fix = f"现在有：{listed}" if found else "直接运行 huikuan plan 开始"
        text = texts_wizard.NO_DRAFT if which == LATEST else f"没有草稿 {brief(which)}"
        raise HuikuanError(text, fix) from None


def _pick(free: list[FoundDraft], asker: Asker) -> FoundDraft | None:
    from huikuan_cli.core.text.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    by_id = {f"d{one.number}": one for one in free}  # no number: that would be a place in the list
    options = [Option(id, draft_line(one)) for id, one in by_id.items()]
    one = len(free) == 1
    text = (
        texts_wizard.FOUND_ONE.format(line=options[0].label)
        if one
        else texts_wizard.FOUND_SOME.format(count=len(free))
    )
    fresh = Option(texts_wizard.NEW, texts_wizard.NEW)
    listed = (Option(options[0].id, texts_wizard.GO_ON), fresh) if one else (*options, fresh)
    question = Question(texts_wizard.DRAFTS, text, "", listed, chosen=(options[0].id,))
    try:
        while True:
            reply = asker.ask(question)
            if reply == texts_wizard.NEW:
                return None
            if isinstance(reply, str) and reply in by_id:
                return by_id[reply]
            asker.say(texts_wizard.BY_NUMBER.format(most=len(listed)))
    except Stop:
        raise Paused(texts.LEFT_CHOICE) from None
