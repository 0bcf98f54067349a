"""`huikuan plan --more`: the plan that a person means, to add to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_wizard
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.core.case import Answers
    from huikuan_cli.store.plans import Stored
    from huikuan_cli.wizard.port import Asker

MOST, READ = 9, 200  # plans to choose from, and to look into


def plan_to_add_to(wanted: str, folder: Path, asker: Asker | None) -> Stored:
    """The plan of this file, else the one of this folder whose customer, project or contract number is meant; the person is
    asked where several fit. Raises HuikuanError when none does, or several do and there is nobody to ask."""
    from huikuan_cli.store import plans

    path = typed_path(wanted)
    found = [path] if path.is_file() else named(wanted, folder)
    if not found:
        raise HuikuanError(
            texts_wizard.NO_PLAN_OF.format(name=_brief(wanted), folder=folder), texts_wizard.NO_PLAN_OF_FIX
        )
    if len(found) > 1:
        found = [picked(found, asker, texts_wizard.WHICH_PLAN)]
    return plans.read(found[0])


def with_log(added: Stored | None, answers: Answers, today: date) -> Answers:
    """The answers with what the log of the plan that is added to says of money and papers by a day."""
    if added is None:
        return answers
    from huikuan_cli.core.log.counted import counted

    return counted(answers, added.standing(today))


def _brief(text: str) -> str:
    from huikuan_cli.core.values import brief

    return brief(text)


def named(wanted: str, folder: Path) -> list[Path]:
    """The plans with these words in their names, the latest visit first; else those with this contract number."""
    from huikuan_cli.store import plans
    from huikuan_cli.store.names import PLAN_SUFFIX, safe_part

    part = safe_part(wanted)
    everyone = plans.of_customer(folder, "")
    found = [path for path in everyone if part in path.name.removesuffix(PLAN_SUFFIX)]
    return found or [path for path in everyone[:READ] if _is_about(path, wanted.strip())]


def _is_about(path: Path, wanted: str) -> bool:
    """Whether a plan has this contract number, or is about this customer, whose name may be longer or shorter there."""
    from huikuan_cli.core.values import UNKNOWN
    from huikuan_cli.store import plans

    try:
        parts = [part for part in plans.answers_in(path).values() if isinstance(part, dict)]
    except HuikuanError:
        return False
    said = {key: str(part[key]) for part in parts for key in ("合同编号", "客户") if key in part}
    customer = said.get("客户", UNKNOWN)
    alike = customer != UNKNOWN and len(wanted) > 1 and (wanted in customer or customer in wanted)
    return alike or said.get("合同编号") == wanted


def picked(found: list[Path], asker: Asker | None, ask: str) -> Path:
    """The plan that the person picks of several. Raises HuikuanError where nobody can be asked, Paused when he leaves."""
    from huikuan_cli.core.values import Option
    from huikuan_cli.errors import Paused
    from huikuan_cli.wizard.port import Question, Stop

    if asker is None:
        raise HuikuanError(texts_wizard.SEVERAL_PLANS, "、".join(path.name for path in found))
    found = found[:MOST]
    options = tuple(Option(f"n{n}", path.name.removesuffix(".plan.yaml")) for n, path in enumerate(found, 1))
    question = Question(texts_wizard.PLANS, ask, "", options, chosen=(options[0].id,))
    try:
        while True:
            reply = asker.ask(question)
            for option, path in zip(options, found, strict=True):
                if reply == option.id:
                    return path
            asker.say(texts_wizard.BY_NUMBER.format(most=len(options)))
    except Stop:
        raise Paused(texts.LEFT_CHOICE) from None
