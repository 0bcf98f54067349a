"""The options of the commands that take many: the only list of each; the command line and the help are made of it.

Those of `huikuan plan` are in cli.plan.options; a command with few has them in its declaration (cli.app).
"""

from typing import Annotated, NamedTuple

from huikuan_cli import texts, texts_board, texts_ledger, texts_log, texts_safety
from huikuan_cli.cli.switches import (
    AsJson,
    InBrowser,
    PapersTo,
    Plainly,
    PlansIn,
    Playbooks,
    Today,
    argument,
    option,
)

DayOf = Annotated[str, option("--day", word="日期", help=texts_log.OPT_DAY)]
OfPayment = Annotated[str, option("--of", word="哪一笔", help=texts_log.OPT_OF)]
PlanToday = Annotated[str, option("--today", word="日期", help=texts_safety.OPT_PLAN_TODAY)]


class LogOptions(NamedTuple):
    """What was said behind `huikuan log`, in the order of the help; an empty text is an option that was not given."""

    plan: Annotated[str, argument("[计划]", texts_log.ARG_LOG)] = ""
    changes: Annotated[tuple[str, ...], argument("[项=内容]…", texts_log.ARG_CHANGES)] = ()
    text: Annotated[str, option("--text", word="说的话", help=texts_log.OPT_LOG_TEXT)] = ""
    answers: Annotated[str, option("--answers", "-a", word="文件", help=texts_log.OPT_LOG_ANSWERS)] = ""
    paid: Annotated[str, option("--paid", word="金额", help=texts_log.OPT_PAID)] = ""
    of: OfPayment = ""
    day: DayOf = ""
    fix: Annotated[str, option("--fix", word="编号", help=texts_log.OPT_FIX)] = ""
    void: Annotated[str, option("--void", word="编号", help=texts_log.OPT_VOID)] = ""
    list: Annotated[bool, option("--list", help=texts_log.OPT_LOG_LIST)] = False
    out: PlansIn = ""
    json: AsJson = False
    today: Today = ""
    playbooks: Playbooks = ""
    plain: Plainly = False


class CloseOptions(NamedTuple):
    """What was said behind `huikuan close`."""

    plan: Annotated[str, argument("计划", texts_log.ARG_CLOSE)]
    amount: Annotated[str, option("--amount", word="金额", help=texts_log.OPT_AMOUNT)] = ""
    day: DayOf = ""
    of: OfPayment = ""
    worked: Annotated[str, option("--worked", word="一句话", help=texts_log.OPT_WORKED)] = ""
    erase: Annotated[bool, option("--erase", help=texts_log.OPT_ERASE)] = False
    out: PlansIn = ""
    json: AsJson = False
    today: Today = ""
    playbooks: Playbooks = ""
    plain: Plainly = False


class RenderOptions(NamedTuple):
    """What was said behind `huikuan render 计划…`."""

    formats: Annotated[str, option("--format", word="格式", help=texts.OPT_PAPER_FORMAT)] = ""
    side: Annotated[str, option("--side", word="对内或对客", help=texts.OPT_SIDE)] = ""
    out: PapersTo = ""
    open: InBrowser = False
    playbooks: Playbooks = ""
    today: PlanToday = ""


class LetterOptions(NamedTuple):
    """What was said behind `huikuan letter 计划`."""

    kind: Annotated[str, option("--kind", word="哪一种", help=texts.OPT_LETTER_KIND)] = ""
    formats: Annotated[str, option("--format", word="格式", help=texts.OPT_LETTER_FORMAT)] = ""
    out: PapersTo = ""
    by: Annotated[str, option("--by", word="日期", help=texts.OPT_BY)] = ""
    open: InBrowser = False
    playbooks: Playbooks = ""
    today: Annotated[str, option("--today", word="日期", help=texts.OPT_LETTER_TODAY)] = ""


class ClockOptions(NamedTuple):
    """What was said behind `huikuan clock`. `payment`: further payments of the contract, as lines; `payments`: a table of them."""

    facts: Annotated[tuple[str, ...], argument("[名称=内容]…", texts.ARG_FACTS)] = ()
    answers: Annotated[str, option("--answers", "-a", word="文件", help=texts.OPT_CLOCK_ANSWERS)] = ""
    payment: Annotated[tuple[str, ...], option("--payment", word="一笔款", help=texts.OPT_PAYMENT)] = ()
    payments: Annotated[str, option("--payments", word="文件", help=texts.OPT_PAYMENTS)] = ""
    today: Today = ""
    json: AsJson = False
    playbooks: Playbooks = ""
    plain: Plainly = False


class AssessOptions(NamedTuple):
    """What was said behind `huikuan assess`."""

    rated: Annotated[tuple[str, ...], argument("[题=分]…", texts.ARG_RATED)] = ()
    name: Annotated[str, option("--name", word="名字", help=texts.OPT_NAME)] = ""
    witness: Annotated[bool, option("--witness", help=texts.OPT_WITNESS)] = False
    show: Annotated[bool, option("--show", help=texts.OPT_SHOW)] = False
    forget: Annotated[bool, option("--forget", help=texts.OPT_FORGET)] = False
    today: Today = ""
    playbooks: Playbooks = ""
    plain: Plainly = False


class BoardOptions(NamedTuple):
    """What was said behind `huikuan board`."""

    folders: Annotated[tuple[str, ...], argument("[文件夹]…", texts_board.ARG_FOLDERS)] = ()
    formats: Annotated[str, option("--format", word="格式", help=texts_board.OPT_FORMAT)] = ""
    out: Annotated[str, option("--out", "-o", word="文件夹", help=texts_board.OPT_OUT)] = ""
    top: Annotated[str, option("--top", word="几笔", help=texts_board.OPT_TOP)] = ""
    open: InBrowser = False
    json: AsJson = False
    today: Today = ""
    playbooks: Playbooks = ""


class LedgerOptions(NamedTuple):
    """What was said behind `huikuan ledger`. `column`: which column is what; `why`: the place of which it is asked why."""

    file: Annotated[str, argument("[台账]", texts_ledger.ARG_LEDGER)] = ""
    sheet: Annotated[str, option("--sheet", word="名称", help=texts_ledger.OPT_SHEET)] = ""
    column: Annotated[
        tuple[str, ...], option("--column", word="列=哪一列", help=texts_ledger.OPT_COLUMN)
    ] = ()
    unit: Annotated[str, option("--unit", word="单位", help=texts_ledger.OPT_UNIT)] = ""
    top: Annotated[str, option("--top", word="几", help=texts_ledger.OPT_TOP)] = ""
    why: Annotated[str, option("--why", word="名次", help=texts_ledger.OPT_WHY)] = ""
    format: Annotated[str, option("--format", word="格式", help=texts_ledger.OPT_LEDGER_FORMAT)] = ""
    out: Annotated[str, option("--out", "-o", word="文件夹", help=texts_ledger.OPT_LEDGER_OUT)] = ""
    all: Annotated[bool, option("--all", help=texts_ledger.OPT_DRAFTS)] = False
    json: AsJson = False
    today: Today = ""
    playbooks: Playbooks = ""
    plain: Plainly = False
