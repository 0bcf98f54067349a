"""What was answered after a visit, as entries; and the words for what was understood. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import structs

from huikuan_cli import texts_log
from huikuan_cli.core.advice.excuse_match import match_surely
from huikuan_cli.core.law.events import EFFECTS
from huikuan_cli.core.log.dictated import Dictated, Words, assigned, day_in, exchanged, planned, understood
from huikuan_cli.core.log.entries import BETWEEN, PAYING, Done, LogEntry, LoggedMove, Received, Visit
from huikuan_cli.core.log.promises import Promise
from huikuan_cli.core.log.telling import counts
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.text.amounts import spoken
from huikuan_cli.core.text.values import UNKNOWN, Option, short_date

KEPT_KEY, MET, SAID, PROMISED, WHO, PAPERS, NEXT = (
    "上次答应的",
    "见到",
    "原话",
    "答应",
    "谁办哪天",
    "交接",
    "下一步",
)
IT_IS_DONE = "办成了"
LETTERS = (
    "催款函",
    "对账函",
    "对账单",
    "付款申请函",
    "告知函",
    "询证函",
    "发票",
    "验收单",
    "签收单",
    "承诺书",
    "还款计划",
)


def words_of(playbook: Playbook) -> Words:
    """What the playbook knows of dictated words: its kinds of promise, its papers, and what says that one is in hand."""
    asked = playbook.questions.after_visit
    field = next((one for one in asked.fields if one.key == PROMISED), None)
    kinds = tuple(Option(name, name, field.aliases.get(name, ())) for name in field.options) if field else ()
    papers = [
        name
        for one in playbook.chain.documents
        for name in (one.name, one.short, *one.aliases)
        if len(name) > 1
    ]
    proofs = {event: known for event, known in asked.proofs.items() if event in EFFECTS}
    return Words(kinds, tuple(dict.fromkeys((*LETTERS, *papers))), proofs)


def entries_of(
    given: Mapping[str, Any], playbook: Playbook, today: date, by: str, due: Promise | None = None
) -> tuple[LogEntry, ...]:
    """The entries that the answers of one sitting make, by the keys of the questions; `due`: the promise that was asked about."""
    found: list[LogEntry] = []
    if due is not None and given.get(KEPT_KEY) == IT_IS_DONE:
        found.append(kept(due, today, by))
    words = words_of(playbook)
    promised = _text(given, PROMISED)
    who = assigned(_text(given, WHO), today, paying=promised == PAYING)
    handed, got, event = exchanged(_text(given, PAPERS), words)
    step, day = planned(_text(given, NEXT), today)
    said = Dictated(
        met=_text(given, MET), words=_text(given, SAID), promised=promised, amount=who.amount, doer=who.doer, due=who.due,
        handed=handed, got=got, event=event, next=step, next_day=day,
    )  # fmt: skip
    visit = visit_of(said, playbook, today, by)
    return (*found, visit) if visit else tuple(found)


def kept(promise: Promise, today: date, by: str) -> LogEntry:
    """That a promise was kept: of one to pay a known amount, the money that was still to come."""
    left = promise.left()
    if promise.kind == PAYING and left:
        return Received(day=today, by=by, amount=left, of=promise.of, what=promise.id)
    return Done(day=today, by=by, what=promise.id)


def all_kept(promises: Iterable[Promise], today: date, by: str) -> tuple[LogEntry, ...]:
    """That several promises were kept; the money for one payment of the contract in one entry: two alike on one day would be taken for
    the same one."""
    found: list[LogEntry] = []
    money: dict[str, Received] = {}
    for one in (kept(promise, today, by) for promise in promises):
        if not isinstance(one, Received):
            found.append(one)
        elif before := money.get(one.of):
            what = f"{before.what}{BETWEEN}{one.what}"
            money[one.of] = structs.replace(before, amount=before.amount + one.amount, what=what)
        else:
            money[one.of] = one
    return (*found, *money.values())


def instead_of(promise: Promise, raw: str, playbook: Playbook, today: date, by: str) -> tuple[LogEntry, ...]:
    """What he said of a promise that was not kept, in one breath: another day for it, or what he promised or paid in its place. Raises
    Unclear for text that cannot be kept."""
    heard = understood(raw, today, words_of(playbook))
    day = day_in(heard.words, today)
    if day is not None and heard.received is None and not heard.promised:
        assert isinstance(day.value, date)
        return (LoggedMove(day=today, by=by, what=promise.id, to=day.value, why=heard.words),)
    if not heard.met and heard.received is None:
        heard = structs.replace(heard, met=promise.met)
    return dictated_entries(heard, playbook, today, by)


def visit_of(heard: Dictated, playbook: Playbook, today: date, by: str) -> Visit | None:
    """The talk that was understood, with the excuse that his words surely are; None where nothing was said of one."""
    keys = ("met", "words", "promised", "amount", "doer", "due", "handed", "got", "event", "next", "next_day")
    values = {key: getattr(heard, key) for key in keys}
    if not any(values.values()):
        return None
    return Visit(day=today, by=by, excuse=match_surely(playbook, heard.words), **values)


def dictated_entries(heard: Dictated, playbook: Playbook, today: date, by: str) -> tuple[LogEntry, ...]:
    """The entries that a dictated text makes: money that came in, or a talk."""
    if heard.received is not None:
        money = Received(day=heard.on or today, by=by, amount=heard.received)
        talk = visit_of(structs.replace(heard, received=None), playbook, today, by)
        return (money, talk) if talk else (money,)
    talk = visit_of(heard, playbook, today, by)
    return (talk,) if talk else ()


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key, "")
    return value if isinstance(value, str) and value != UNKNOWN else ""


def understood_as(key: str, given: Mapping[str, Any], playbook: Playbook, today: date, period: str) -> str:
    """What was made of a line that was typed in words, to be said at once; empty where nothing was made of it. `period`: what the
    period is called that runs against us."""
    text = _text(given, key)
    if not text:
        return ""
    if key == WHO:
        who = assigned(text, today, paying=_text(given, PROMISED) == PAYING)
        parts = (
            who.doer,
            short_date(who.due) if who.due else "没听出哪天",
            spoken(who.amount) if who.amount else "",
        )
        return "，".join(filter(None, parts))
    if key == PAPERS:
        handed, got, event = exchanged(text, words_of(playbook))
        parts = (
            f"交给他 {handed}" if handed else "",
            f"拿回 {got}" if got else "",
            texts_log.PAPER_SAID.format(event=event, what=counts(event, period, texts_log.FROM_TODAY))
            if event
            else "",
        )
        return "，".join(filter(None, parts))
    if key == NEXT:
        step, day = planned(text, today)
        return f"{short_date(day) if day else '没听出哪天'} {step}".strip()
    return ""
