"""`huikuan assist`: a case without names for an assistant from outside, and its answer through the gate onto the sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.cli.common import asker_of, cleaned, sheet_of
from huikuan_cli.cli.lent_lines import assistant_rules, rules_of, told_of
from huikuan_cli.cli.option_sets import RenderOptions
from huikuan_cli.cli.render import Work, worked_out
from huikuan_cli.cli.typed_path import word
from huikuan_cli.core.assistant.cover import LEAST
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.work.plan_names import request_of

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.core.advice.lent import Lent, LentLine
    from huikuan_cli.core.assistant import Refusal

ALL = "全部"
SHOWN = 60  # characters of a line that is not taken
LOOKS = 2  # at its own page, after it wrote it
STRANGE = 5  # lines of an answer that are no part of the sheet, told back to whoever wrote it


@dataclass(frozen=True)
class AssistOptions:
    """The options of `huikuan assist`, as given."""

    plan: str
    note: str = ""
    hide: str = ""
    unhide: str = ""
    take: str = ""
    drop: str = ""
    send: bool = False
    playbooks: str = ""
    plain: bool = False


def assist(options: AssistOptions, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend, Paused when the person stops."""
    if sum(map(bool, (options.take, options.drop, options.send))) > 1:
        raise UsageError(texts.ONE_AT_A_TIME)
    work = Work(options.plan, RenderOptions(playbooks=options.playbooks), env)
    plan = word(options.plan)
    if options.drop:
        _drop(work, options.drop)
        return
    told = _told(work, options, env)
    if told != work.lent:
        _write(work, told)
    if options.take:
        _take(work, _answer(options.take), plan)
    elif options.send:
        _send(work, env, plan)
    else:
        _request(work, env, plan)


def forget(work: Work) -> None:
    """Take away what was added for the assistant in the salesperson's own words, with the page that was written for it."""
    work.lent = structs.replace(work.lent, note="", hidden=(), tokens={}, refused=())
    request_of(work.stored.path).unlink(missing_ok=True)


def _told(work: Work, options: AssistOptions, env: Env) -> Lent:
    """What the salesperson tells and wants hidden: as given, else asked for where there is somebody to ask; nothing new keeps what
    was there, and a list of names that was shown and changed is the whole list."""
    note, hidden, before = options.note, options.hide, _still_hidden(work.lent.hidden, options.unhide)
    given = note or hidden or options.unhide or options.take or options.send
    if not given and env.interactive:
        note, hidden = _asked(work.lent, plain=options.plain or env.plain)
        before = ()
    found = cleaned(note, most=texts.LONGEST_NOTE) if note else work.lent.note
    return structs.replace(work.lent, note=found, hidden=_hidden(before, hidden))


def _names(text: str) -> tuple[str, ...]:
    return (
        tuple(filter(None, re.split(r"[、,，;；\s]+", cleaned(text, most=texts.LONGEST_NOTE))))
        if text
        else ()
    )


def _still_hidden(before: tuple[str, ...], shown: str) -> tuple[str, ...]:
    """The names that stay hidden when some are to be shown again. Raises UsageError for one that was not hidden."""
    names = _names(shown)
    for one in names:
        if one not in before:
            raise UsageError(
                texts.NOT_HIDDEN.format(name=one), texts.ARE_HIDDEN.format(names="、".join(before) or "没有")
            )
    return tuple(one for one in before if one not in names)


def _hidden(before: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The names to hide, with those that were hidden before; of one that cannot be it is said. Raises UsageError where none can be, or for
    too many."""
    names = _names(text)
    short = tuple(one for one in names if len(one) < LEAST)
    if names and len(short) == len(names):
        raise UsageError(texts.TOO_SHORT.format(name=short[0]), texts.WRITE_WHOLE)
    for one in short:
        out.notice(f"{texts.TOO_SHORT.format(name=one)}；{texts.WRITE_WHOLE}")
    whole = tuple(dict.fromkeys((*before, *(one for one in names if one not in short))))
    if len(whole) > texts.MOST_HIDDEN:
        raise UsageError(texts.TOO_MANY.format(most=texts.MOST_HIDDEN))
    return whole


def _asked(before: Lent, *, plain: bool) -> tuple[str, str]:
    """The case in his own words, and the names to hide. Raises Paused when the person stops."""
    from huikuan_cli.wizard.port import Question, Stop

    asker = asker_of(plain)
    questions = (
        Question(texts.PART, texts.ASK_NOTE, texts.ASK_NOTE_HELP, typed=before.note, optional=True),
        Question(
            texts.PART, texts.ASK_HIDE, texts.ASK_HIDE_HELP, typed="、".join(before.hidden), optional=True
        ),
    )
    try:
        replies = [asker.ask(one) for one in questions]
    except Stop:
        raise Paused(texts.NOTHING_DONE) from None
    note, hidden = (one.strip() if isinstance(one, str) else "" for one in replies)
    return note, hidden


def _text(work: Work) -> str:
    """The request for this plan; once an answer stands on its sheet, the request to write that better. What its tokens stand for is kept
    with the plan."""
    from huikuan_cli.core.assistant import first_answer_of, request_text

    ground, cover = told_of(work.lent, work.setting(), work.plan_of_playbook())
    if cover.said != work.lent.tokens:
        _write(work, structs.replace(work.lent, tokens=cover.said))
    first = first_answer_of(sheet_of(work.stored, work.order), work.lent) if work.lent.lines else None
    return request_text(ground, cover, assistant_rules(work.order), first)


def _request(work: Work, env: Env, plan: str) -> None:
    """Write the request beside the plan, and say what to do with it. `plan`: as it is typed."""
    out.result(texts.WRITTEN.format(path=_written(work)))
    for line in texts.HOW:
        out.notice(line.format(plan=plan))
    if env.assistant:
        out.notice(texts.OR_SEND)


def _written(work: Work) -> Path:
    """Where the request for this plan was written."""
    from huikuan_cli.store.files import atomic

    path = request_of(work.stored.path)
    atomic.write(path, _text(work))
    return path


def _send(work: Work, env: Env, plan: str) -> None:
    """Hand the request to the command of HUIKUAN_ASSISTANT, take its answer, and have it look at the page that came of it, once for what
    it says and once for how; what goes wrong then leaves what was there."""
    from huikuan_cli.cli.assistant_call import answer_of

    text = _text(work)
    out.notice(texts.SENDING.format(count=len(text)))
    _seat(work, answer_of(env.assistant, text))
    try:
        for _ in range(LOOKS):
            text = _text(work)
            out.notice(texts.SENDING_AGAIN.format(count=len(text)))
            _seat(work, answer_of(env.assistant, text))
    except HuikuanError as error:
        out.notice(texts.NOT_AGAIN.format(why=error))
    out.notice(texts.CONTEST.format(plan=plan))


def _answer(name: str) -> str:
    """The answer that a person saved, or pipes in (-). Raises HuikuanError."""
    import sys

    from huikuan_cli.store.files.bounded import MAX_BYTES, read_bytes
    from huikuan_cli.store.files.paths import typed_path

    raw = sys.stdin.buffer.read(MAX_BYTES) if name == "-" else read_bytes(typed_path(name), name)
    for encoding in ("utf-8-sig", "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise HuikuanError(texts.NO_TEXT.format(name=name), texts.SAVE_AS_TEXT)


def _take(work: Work, answer: str, plan: str) -> None:
    """Put what passes onto the sheet, and offer to have it written better."""
    _seat(work, answer)
    path = _written(work)
    out.notice(texts.CONTEST.format(plan=plan))
    if work.lent.answers > LOOKS:
        return
    again = texts.ONCE_MORE if work.lent.answers < LOOKS else texts.ALOUD_NOW
    for line in texts.HOW_AGAIN:
        out.notice(line.format(path=path, plan=plan, again=again))


def _seat(work: Work, answer: str) -> None:
    """Put what passes of an answer onto the sheet; say what does not, each with its reason, and keep it for the next. Raises HuikuanError
    where nothing passes: the sheet is as it was."""
    from huikuan_cli.core.advice.lent import LentLine
    from huikuan_cli.core.assistant import (
        Refusal,
        judged_lines,
        read_reply,
        with_former,
        with_reasons,
        worked_out_before,
    )

    setting, former = work.setting(), work.lent.lines
    rules = rules_of(work.order, setting.playbook)
    reply = read_reply(answer, rules.assistant.titles)
    if not reply.lines:
        raise HuikuanError(texts.NO_LINES, texts.NO_LINES_FIX)
    old = worked_out_before(former, reply.lines)
    ground, cover = told_of(work.lent, setting, work.plan_of_playbook())
    kept, refused = judged_lines((*reply.lines, *old), ground, cover.as_asked(work.lent.tokens), rules)
    worked_out = {one.text for one in old}
    refused = tuple(one for one in refused if one.line.text not in worked_out)
    taken = sum(one.text not in worked_out for one in kept)
    if not taken:
        _say_refused(refused)
        raise HuikuanError(texts.NONE_KEPT)
    whole = with_former(former, kept, refused)
    strange = tuple(Refusal(LentLine("", "", text), texts.NO_PART) for text in reply.strange[:STRANGE])
    told = with_reasons((*refused, *strange))
    answers = work.lent.answers + 1
    # the tokens in the same step: a kill leaves all of it or nothing
    _write(work, structs.replace(work.lent, lines=whole, answers=answers, refused=told, tokens=cover.said))
    out.result(texts.TAKEN.format(count=taken))
    _say_refused(refused)
    new = {one.text for one in kept}
    if stayed := dict.fromkeys(one.title or one.part for one in whole if one.text not in new):
        out.notice(texts.FORMER.format(parts="、".join(stayed)))
    if reply.strange:
        out.notice(texts.STRANGE.format(count=len(reply.strange), text=_short(reply.strange[0])))


def _say_refused(refused: tuple[Refusal, ...]) -> None:
    if refused:
        out.notice(texts.REFUSED.format(count=len(refused)))
    for one in refused:
        out.notice(f"  × {one.line.title or one.line.part}“{_short(one.line.text)}”：{one.why}")


def _short(text: str) -> str:
    from huikuan_cli.core.text.values import brief

    return brief(text, SHOWN)


def _drop(work: Work, wanted: str) -> None:
    """Take lines out again: those named by their ids, or all."""
    names = {one for one in wanted.replace("，", ",").replace("、", ",").split(",") if one.strip()}
    there = {one.id for one in work.lent.lines}
    if not there:
        raise HuikuanError(texts.NONE_THERE)
    if ALL not in names and (strange := sorted(names - there)):
        raise UsageError(texts.NO_SUCH.format(name=strange[0]), texts.SEE_IDS)
    left: tuple[LentLine, ...] = tuple(
        one for one in work.lent.lines if ALL not in names and one.id not in names
    )
    count = len(work.lent.lines) - len(left)
    whole = structs.replace(work.lent, lines=left)
    _write(work, whole if left else structs.replace(whole, answers=0, refused=()))
    out.result(texts.DROPPED.format(count=count))


def _write(work: Work, lent: Lent) -> None:
    """The plan and its papers with these lines; what was there stays as ….bak where somebody changed it, or his own words for the assistant
    are no longer in it."""
    from huikuan_cli.store.work import plans

    before = work.stored.record.lines_lent()
    ours = worked_out(work, silent=True) if before.note in ("", lent.note) else None
    work.lent = lent
    made = worked_out(work, silent=True)
    written = plans.replace(work.stored.path, made.text, made.sheets, ours)
    work.stored = plans.read(written.plan)
