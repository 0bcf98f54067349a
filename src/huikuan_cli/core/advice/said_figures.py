"""The figures to know by heart: one line of them by one basis, and each with its name. Pure."""

from __future__ import annotations

from huikuan_cli import texts_instrument
from huikuan_cli.core.advice.analysis import Analysis, said_due
from huikuan_cli.core.law.claim import DueDate, DueDates
from huikuan_cli.core.law.doubts import basis_of
from huikuan_cli.core.receivable.plan_figures import Number
from huikuan_cli.core.text.amounts import round_words, spoken_sum, yuan
from huikuan_cli.core.text.speech import long_time
from huikuan_cli.core.text.values import long_date, spoken_date

ASK_CLOSING = {"财务": "，问“今年几号以后不收付款单子？”", "业务经办": "，问“财务哪天截止收单子？”"}
DAYS_BEFORE_WINDOW = 14  # days from the visit to the last day to hand in papers


def silent(s: Analysis) -> bool:
    """Whether the days of the payments are not spoken of: the claim may be barred, or the day is what the talk is about."""
    return s.report.barred(s.today) or s.lead().uncounted == "是"


def figures_line(s: Analysis) -> str:
    """The figures to know by heart in one line, by one basis, as of the day of the visit; what is doubtful has a ※."""
    left, due = s.report.outstanding, said_due(s.report)
    if left == 0:
        return "这一笔已经付清，没有余额"
    count = len(s.payments.spoken_of())
    many = f"这次谈的 {count} 笔" if count > 1 else "合同外的这一笔" if s.case.outside else ""
    owed = "还欠" if due is None or due.rolled < s.visit else "还没到期的"  # what is not due is not owed yet
    parts = [
        f"{many}{owed} {spoken_sum(left)}{'※' if s.case.derived() or s.case.off_unsure else ''}{_price(s)}"
        if left
        else "还欠多少没对清"
    ]
    whole = s.case.undisputed(left)
    if whole:
        parts.append(f"没有争议的 {spoken_sum(whole)}")
    if s.report.barred(s.today):
        return "｜".join((*parts, "日子先不说，等律师"))
    if s.report.enforceable():
        return "｜".join((*parts, texts_instrument.LAWYER_LINE))
    late = s.report.fallen_due
    if late and late != left:
        parts.append(f"其中过了日子没付的 {spoken_sum(late)}")
    if s.lead().uncounted == "是":
        return "｜".join((*parts, "从哪天算、过了几天，今天不说", *_hand_in(s)))
    if due is None:
        return "｜".join((*parts, "哪天到期还说不准※"))
    mark = "※" if s.report.due.unproved else ""  # the paper for the day it counts from is not in hand
    over = (s.visit - due.rolled).days
    parts.append(
        f"{'最早一笔' if count > 1 else ''}{spoken_date(due.rolled, s.visit)}到期{_basis(s.report.due, due)}{mark}"
    )
    parts.append(
        f"到{s.visit.month}月{s.visit.day}号过了 {over} 天" if over > 0 else "还没到期，今天不说逾期"
    )
    return "｜".join((*parts, *_hand_in(s)))


def _price(s: Analysis) -> str:
    """By which price it was worked out, where an audit came to another or is still to say."""
    if not s.case.by_contract_price() or len(s.payments.spoken_of()) > 1:
        return ""
    found = s.case.by_audit()
    other = f"，照审定价 {spoken_sum(found.due)}" if found and found.due > 0 else ""
    return f"（照合同价{other}，按哪个待核※）"


def _basis(dates: DueDates, due: DueDate) -> str:
    """Whose due day it is, where that of the contract and that of the regulation differ."""
    basis = basis_of(dates, due.rolled)
    return f"（{basis}）" if basis else ""


def _hand_in(s: Analysis) -> tuple[str, ...]:
    """By when the papers must be with the finance office, where that day is near or has just passed."""
    first = next(iter(s.windows), None)
    if first is None or s.lead().rules == "是" or s.no_money() or (first.window.when and not first.sure):
        return ()
    if first.sure and first.end < s.visit:
        return (f"{first.end.month}月{first.end.day}号停收，那天以前先打电话问；赶不上的，问明年哪一批",)
    if first.late:
        return ("交件已经晚了，今天就交，先问还收不收",)
    if first.hand_in == s.visit < s.promise:
        return ("材料最晚今天进财务，能交的先交",) if first.sure else (f"能交的今天先交{_to_ask(s)}",)
    near = s.promise <= first.hand_in and (first.hand_in - s.visit).days <= DAYS_BEFORE_WINDOW
    day = f"{first.hand_in.month}月{first.hand_in.day}号"
    if not near:
        return ()
    if first.sure:
        return (f"{first.end.month}月{first.end.day}号以后不收付款单子，材料最晚{day}进财务",)
    return (f"材料按{day}备{_to_ask(s)}",)


def _to_ask(s: Analysis) -> str:
    """The question for the last day on which papers are taken, to those who know it; a head is not asked."""
    role = s.answers.get("岗位")
    return ASK_CLOSING.get(role, "") if isinstance(role, str) else ""


def _open_name(s: Analysis) -> str:
    """What the open amount is called: of this payment, or of those that the visit is about."""
    if len(s.payments.spoken_of()) > 1:
        return "这次谈的没付"
    if s.case.outside:
        return "合同外的一笔没付"
    unsure = s.case.derived() or s.case.off_unsure
    return "这一笔没付（到期多少待核）" if unsure else "这一笔没付"


def numbers(s: Analysis) -> tuple[Number, ...]:
    """Each figure with its name, as it is printed and as it is said: amounts in 元, how many days late."""
    c = s.case
    left = s.report.outstanding
    amounts = [
        ("合同额", c.contract_amount),
        ("已付", c.paid),
        (_open_name(s), left),
        ("没有争议的", c.undisputed(left)),
        ("有争议的", c.disputed_here()),
    ]
    found = [
        Number(name, f"{yuan(a)} 元", round_words(a) if a else "付清了" if a == left else "一分没付")
        for name, a in amounts
        if a is not None
    ]
    due = s.report.due.effective
    if s.report.overdue and due and left != 0:
        days_late = f"{s.report.overdue} 天"
        if s.report.overdue_raw != s.report.overdue:
            days_late += f"，不顺延 {s.report.overdue_raw} 天"
        if s.visit > s.today:
            then = s.report.overdue + (s.visit - s.today).days
            days_late = f"到{s.today.month}月{s.today.day}号 {days_late}，到拜访那天 {then} 天"
        name = "逾期（到期日待核）" if s.report.due.doubts else "逾期"
        found.append(
            Number(name, days_late, f"{long_date(due.rolled)}到期，过了{long_time(due.rolled, s.today)}")
        )
    return tuple(found)
