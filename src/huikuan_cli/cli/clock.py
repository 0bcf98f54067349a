"""`huikuan clock`: the statutory clock alone, from what was given or asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.cli.common import ask_through, today_of
from huikuan_cli.cli.context import here, playbook_of
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.cli.option_sets import ClockOptions
    from huikuan_cli.core.answers.answer_set import AnswersReading
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.receivable.plan_figures import Figure, PaymentLine


def clock(options: ClockOptions, env: Env) -> None:
    """Due dates, overdue days, both interest figures and limitation, each with its working. Writes nothing."""
    from huikuan_cli.core.answers.case import read_case
    from huikuan_cli.core.answers.claim_of_case import clock_facts, clock_interview, contract_payments
    from huikuan_cli.core.playbook.own_rules import told
    from huikuan_cli.core.receivable.figures import figures
    from huikuan_cli.core.receivable.foremost import beside, foremost
    from huikuan_cli.core.receivable.payment_clocks import together
    from huikuan_cli.core.receivable.payment_table import payment_figures, payment_lines, payments_as_data

    playbook = playbook_of(here(options.playbooks, env), env)
    rules, talk = playbook.rules, clock_interview(playbook.questions)
    day, file = today_of(options.today, env), options.answers
    given = [*options.facts, *_further(options.payment, options.payments)]
    if given and file:
        raise UsageError(texts.NOT_BOTH.format(one="名称=内容", two="--answers"))
    if given:
        answers = _given(given, talk, day)
    elif file:
        answers = _from_file(file, talk, day)
    else:
        answers = ask_through(talk, env, plain=options.plain, today=day, unsure=texts.UNSEEN)
    case = read_case(answers, day)
    payments = contract_payments(case, clock_facts(case, rules, day), rules)
    lines = payment_lines(payments, day, silent=False)
    report = together(payments.spoken_of())
    own = playbook.own_rules
    found = (*payment_figures(payments, rules, day, own), *figures(report, rules, day, own))
    if options.json:
        out.as_json(
            {
                "today": day.isoformat(),
                "figures": {f.id: f.figure for f in found},
                "payments": payments_as_data(payments),
                "rules": list(told(own)),
            }
        )
        return
    for sentence in told(own):
        out.notice(sentence)
    first = foremost(report, day) + beside(payments, day)
    _show(first, found, lines, rules.open_texts(), day)


def _further(lines: Sequence[str], file: str) -> list[str]:
    """Further payments as a fact: as lines and out of a table."""
    from huikuan_cli.store.work.payment_csv import payment_rows

    rows = [*lines, *(payment_rows(file) if file else [])]
    return [f"款项={'；'.join(rows)}"] if rows else []


def _show(
    first: str,
    found: tuple[Figure, ...],
    lines: tuple[PaymentLine, ...],
    open_points: tuple[str, ...],
    day: date,
) -> None:
    """The figures on the screen, behind what must be said `first`."""
    from huikuan_cli.core.sheet.layout import ALARM, Block, Row
    from huikuan_cli.core.sheet.rest import working
    from huikuan_cli.show.blocks_page import show_page

    show_page(
        [
            Block("先看", (Row("text", first),) if first else (), name=ALARM),
            Block("这份合同的各笔款", tuple(Row("text", one.said) for one in lines)),
            Block(
                f"按 {day.isoformat()} 算（带※的有待核的地方；不是法律意见）",
                tuple(working(one) for one in found),
            ),
            Block("法规上还没核实的", tuple(Row("small", text) for text in open_points)),
        ]
    )


def _given(given: list[str], talk: Interview, today: date) -> Answers:
    """名称=内容 … as answers; every mistake is reported at once."""
    from huikuan_cli.core.answers.answer_set import read_answers
    from huikuan_cli.core.text.values import brief

    named: dict[str, str] = {}
    problems = []
    homes = {f.key: s.title for s, f in talk.fields() if f.kind != "明细"}
    for text in given:
        name, mark, value = text.replace("＝", "=").partition("=")
        if not mark or name not in homes:
            problems.append(_unknown(brief(name), homes, written=bool(mark)))
        elif name in named:
            problems.append(Problem(f"“{name}”写了两次", "留一个"))
        else:
            named[name] = value
    tree: dict[str, dict[str, str]] = {}
    for key, value in _implied(talk, named).items():
        tree.setdefault(homes[key], {})[key] = value
    reading = read_answers(tree, talk, today, "", lambda path: 0)
    return _checked(reading, problems, "命令后面写的")


def _unknown(name: str, homes: dict[str, str], *, written: bool) -> Problem:
    """What is wrong with a fact that is not one of ours, or has no value."""
    from huikuan_cli.core.text.words import nearest

    if name in homes and not written:
        return Problem(f"“{name}”后面没有内容", f"写成 {name}=…")
    return Problem(f"“{name}”不认识{nearest(name, homes)}", f"可写：{'、'.join(homes)}")


def _implied(talk: Interview, named: dict[str, str]) -> dict[str, str]:
    """The named facts with those that they take for granted: who names 验收合格日期 says 已验收合格."""
    found = dict(named)
    for _, field in reversed(list(talk.fields())):
        if field.key in found:
            for parent, values in field.when.items():
                found.setdefault(parent, values[0])
    return found


def _from_file(file: str, talk: Interview, today: date) -> Answers:
    """The answers of an answers file that the clock needs; the rest of it is left alone."""
    from huikuan_cli.core.answers.answer_set import read_answers
    from huikuan_cli.store.yaml.parse import read_tree

    tree = read_tree(typed_path(file), file)
    wanted = {s.title: {f.key for f in s.fields} for s in talk.sections}
    data = tree.data if isinstance(tree.data, dict) else {}
    if not any(isinstance(part, dict) and title in wanted for title, part in data.items()):
        raise HuikuanError(f"“{file}”不是一份答案", "用 huikuan plan --template 可以得到一份样子")
    kept = {
        title: {key: value for key, value in part.items() if key in wanted[title]}
        for title, part in data.items()
        if title in wanted and isinstance(part, dict)
    }
    return _checked(read_answers(kept, talk, today, tree.file, tree.line_of), [], f"“{file}”")


def _checked(reading: AnswersReading, problems: list[Problem], where: str) -> Answers:
    if problems or reading.problems:
        raise ProblemsFound(f"{where}要改", [*problems, *reading.problems])
    for note in reading.notes:
        out.notice(note)
    return reading.answers
