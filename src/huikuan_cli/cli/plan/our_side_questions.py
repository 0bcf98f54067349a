"""Our side's facts, asked once after the first plan and kept in huikuan.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_wizard
from huikuan_cli.cli.typed_path import typed
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.store.work.workspace import Settings
    from huikuan_cli.wizard.port import Asker, Question


@dataclass(frozen=True)
class Place:
    """Where the facts go: the workspace, else the folder of the plans; and the plan that was just written."""

    workspace: Path | None
    folder: Path
    plan: Path

    def file(self) -> Path:
        """The huikuan.yaml of this place, whether it is there or not."""
        from huikuan_cli.store.work.workspace import FILE

        return (self.workspace or self.folder) / FILE


def offer(place: Place, asker: Asker, env: Env) -> None:
    """Ask for our side's facts where there are none yet and nobody was asked before, and keep them. Never raises
    HuikuanError: the plan is written, and what was typed is printed where it cannot be kept."""
    from huikuan_cli.core.answers.our_side import ITEMS, NEEDED
    from huikuan_cli.store.work import our_side_file, workspace
    from huikuan_cli.wizard.patience import PatientAsker

    if our_side_file.was_asked(env.data_dir()):
        return
    settings, problems = workspace.read(place.file().parent if place.file().is_file() else None)
    if problems or any(_known(settings, key) for key in NEEDED):
        return
    patient = PatientAsker(asker)
    with patient.listening():
        wanted = _gate(patient)
        our_side_file.mark_asked(env.data_dir())
        if wanted:
            sitting = OurSideSitting(patient, [key for key in ITEMS if not _known(settings, key)])
            sitting.run()
            _kept(place, {key: value for key, value in sitting.given.items() if value}, env)
            return
    out.notice(texts.OUR_SIDE_LATER.format(place=where(place.file(), env)))


def where(file: Path, env: Env) -> str:
    """How our side's facts get into this huikuan.yaml: it is there, or has to be made first."""
    path = typed(file, env.cwd)
    if file.is_file():
        return texts.OUR_SIDE_FILE.format(path=path)
    return texts.OUR_SIDE_INIT.format(folder=typed(file.parent, env.cwd), path=path)


def _known(settings: Settings, key: str) -> str:
    from huikuan_cli.store.work.workspace import SETTING_NAMES

    return str(getattr(settings, SETTING_NAMES[key]))


def _gate(asker: Asker) -> bool:
    """Whether he wants to fill them in now; Enter means no, and so does leaving."""
    from huikuan_cli.core.text.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    options = (Option(texts.OUR_SIDE_YES, texts.OUR_SIDE_YES), Option(texts.OUR_SIDE_NO, texts.OUR_SIDE_NO))
    question = Question(
        texts.OUR_SIDE, texts.OUR_SIDE_ASK, texts.OUR_SIDE_HINT, options, chosen=(texts.OUR_SIDE_NO,)
    )
    try:
        while True:
            reply = asker.ask(question)
            if reply in (texts.OUR_SIDE_YES, texts.OUR_SIDE_NO, "") or not isinstance(reply, str):
                return reply == texts.OUR_SIDE_YES
            asker.say(texts_wizard.BY_NUMBER.format(most=len(options)))
    except Stop:
        return False


@dataclass
class OurSideSitting:
    """The few questions about our side: back and forth between them, each checked when it is answered."""

    asker: Asker
    keys: list[str]
    given: dict[str, str] = field(default_factory=dict)
    half: dict[str, str] = field(default_factory=dict)
    warned: str = ""

    def run(self) -> None:
        """Ask to the end, or until he leaves; what was answered by then is in `given`."""
        from huikuan_cli.core.text.values import brief
        from huikuan_cli.wizard.port import Stop

        at = 0
        try:
            while at < len(self.keys):
                at = max(0, at + self._step(self.keys[at], first=at == 0))
        except Stop as stop:
            if stop.typed and stop.typed != self._start(self.keys[at]):
                self.asker.say(texts.OUR_SIDE_HALF.format(text=brief(stop.typed)))

    def _start(self, key: str) -> str:
        return self.half.get(key, self.given.get(key, ""))

    def _step(self, key: str, *, first: bool) -> int:
        """Ask one question; how far to go from it: 1, back -1, or 0 to ask it again."""
        from huikuan_cli.core.text.values import scrub
        from huikuan_cli.wizard.port import Left, Move, move_of

        reply = self.asker.ask(self._question(key, first=first))
        if isinstance(reply, Left):
            self.half[key] = scrub(reply.typed)
            move: Move | None = reply.move
        else:
            move = reply if isinstance(reply, Move) else move_of(str(reply), self._start(key))
        if move:
            return -1 if move is Move.BACK else 1
        return int(self._taken(key, str(reply)))

    def _question(self, key: str, *, first: bool) -> Question:
        from huikuan_cli.core.answers.our_side import ITEMS
        from huikuan_cli.wizard.port import Move, Question

        start = self._start(key)
        return Question(
            texts.OUR_SIDE,
            ITEMS[key].ask,
            ITEMS[key].help,
            empty="" if start else texts.OUR_SIDE_EMPTY,
            empty_said=texts_wizard.SKIP_CHOICE,
            typed=start,
            moves=() if first else (Move.BACK,),
        )

    def _taken(self, key: str, raw: str) -> bool:
        """Whether the answer is kept; what looks wrong is kept when it is given a second time."""
        from huikuan_cli.core.answers.our_side import told
        from huikuan_cli.core.text.values import Unclear, scrub

        try:
            found = told(key, raw)
        except Unclear as problem:
            self.asker.say(f"× {problem}")
            self.half[key] = scrub(raw) if raw.isprintable() else ""
            return False
        if found.doubt and self.warned != found.value:
            self.asker.say(f"× {found.doubt}")
            self.half[key] = self.warned = found.value
            return False
        if found.understood:
            self.asker.say(found.understood)
        self.given[key] = found.value
        self.half.pop(key, None)
        return True


def _kept(place: Place, values: dict[str, str], env: Env) -> None:
    """Write them, or print the lines to be pasted where that cannot be."""
    from huikuan_cli.store.work import our_side_file

    if not values:
        out.notice(texts.OUR_SIDE_LATER.format(place=where(place.file(), env)))
        return
    try:
        path = our_side_file.keep(place.workspace, place.folder, values)
    except (HuikuanError, OSError) as problem:
        reason = problem.text if isinstance(problem, HuikuanError) else str(problem.errno)
        out.notice(texts.OUR_SIDE_UNSAVED.format(reason=reason, path=typed(place.file(), env.cwd)))
        out.result(our_side_file.lines(values))
        return
    out.notice(texts.OUR_SIDE_KEPT.format(path=typed(path, env.cwd)))
    out.notice(texts.OUR_SIDE_AGAIN.format(plan=typed(place.plan, env.cwd)))
