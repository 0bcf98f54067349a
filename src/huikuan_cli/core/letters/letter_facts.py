"""What the placeholders of a letter stand for: the facts of the contract and of our side. Pure.

Nothing of what we think about the person, and nothing that the salesperson wrote for himself, is among them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli import texts
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.due_amount import one_payment
from huikuan_cli.core.answers.case import UNACCEPTED, Case
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.law.claim import BY_SCORE, SETTLES
from huikuan_cli.core.playbook.placeholders import Facts
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.body_name import same_body, signed_with
from huikuan_cli.core.text.capitals import capitals
from huikuan_cli.core.text.months import month_end, month_words
from huikuan_cli.core.text.speech import person_in
from huikuan_cli.core.text.values import long_date

STARTS_IN_LETTERS = {
    "验收合格": "验收合格",
    "交付": "交付",
    "结算确认": "双方确认结算金额",
    "收到发票": "收到发票",
    "资料齐全": "资料交齐",
    "考核签字": "考核签字",
    "手续办完": "手续办完",
}
SUCCESSOR_KEY = "现在的单位"
SIGNER_OPEN = "〔待填：签合同的单位〕"
FACTS = (
    "客户", "项目", "合同编号", "签订日", "合同金额", "已付金额", "合同余额", "合同余额大写", "未付金额", "未付大写", "无争议金额",
    "无争议大写", "争议金额", "申请金额", "申请大写", "交付日", "验收日", "付款约定", "到期日", "最迟到期日", "起算日", "法定到期日", "承诺日",
    "收函单位", "签约单位", "原单位", "今天", "限期", "公司", "联系人", "电话", "开户行", "账号",
)  # fmt: skip


class Sender(Struct, frozen=True):
    """Our side as it stands on paper; empty where it is not known. `own_name`: how a letter calls its sender, 我公司 where it is empty."""

    company: str = ""
    contact: str = ""
    phone: str = ""
    bank: str = ""
    account: str = ""
    own_name: str = ""


def letter_facts(s: Analysis, sender: Sender, by: date, *, desk: bool = False) -> Facts:
    """What the placeholders of a letter stand for: the exact figures, never the round ones for the ear. `desk`: it is the sheet
    for the desk, which claims nothing."""
    c, due, statutory = s.case, sure_due(s, desk=desk), s.report.due.statutory
    begun = (statutory.start if statutory else None) or s.report.due.start.day
    begun = None if begun in {month_end(first, s.today) for first in c.months.values()} else begun
    return {
        "客户": c.customer,
        "收函单位": c.successor or c.customer,
        "签约单位": _signer(s) if c.successor else "贵单位",
        "原单位": _signer(s) if c.successor else None,
        "项目": c.project,
        "合同编号": c.contract_no,
        "交付日": long_date(c.delivered) if c.delivered and "交付日期" not in c.months else None,
        "验收日": _accepted(c),
        **_amounts(s, stated_left(s, desk=desk)),
        "承诺日": long_date(
            s.promise if s.promise > s.visit else s.back
        ),  # a paper is answered after the visit
        "到期日": due if one_date(s) else None,
        "最迟到期日": _latest(s, desk=desk),
        "起算日": long_date(begun) if begun else None,
        "法定到期日": due if s.report.due.statutory else None,
        "付款约定": _terms(s) if one_date(s) and len(s.payments.spoken_of()) == 1 else None,
        "签订日": long_date(c.signed) if c.signed else None,
        "今天": long_date(s.today),
        "限期": long_date(by),
        "公司": sender.company or None,
        "联系人": sender.contact or person_in(c.owner),
        "电话": sender.phone or None,
        "开户行": sender.bank or None,
        "账号": sender.account or None,
    }


def _signer(s: Analysis) -> str | None:
    """The body that signed: the customer; to be filled in where what was told names another."""
    asked, customer = s.interview.find(SUCCESSOR_KEY), s.case.customer or ""
    named = signed_with(s.situation.typed, asked.body) if asked else ()
    return s.case.customer if all(same_body(one, customer) for one in named) else SIGNER_OPEN


def stated_left(s: Analysis, *, desk: bool) -> Decimal | None:
    """What is unpaid, as far as a paper may name it: on the sheet for the desk nothing whose condition is not met. What only follows from the contract amount and what was paid is named on
    the sheet for the desk alone, and where nothing else of the contract is known to be open: a sealed demand of a sum in which
    retention money or a later instalment may be contained is none that was due; nor does a paper under the contract name what is outside of it."""
    if s.case.off_unsure or s.case.outside or (desk and unmet(s)):
        return None
    return s.report.outstanding if not s.case.derived() or (desk and follows(s)) else None


def unmet(s: Analysis) -> str:
    """Which condition of payment is not met yet, as a sentence; empty where all are, or nobody knows."""
    if s.report.due.effective is not None:
        return ""
    if s.case.start in SETTLES and s.case.settled is None:
        return texts.NOT_SCORED if s.case.start == BY_SCORE else texts.NOT_SETTLED
    return texts.NOT_ACCEPTED if s.case.acceptance in UNACCEPTED else ""


def follows(s: Analysis) -> bool:
    """Whether what is unpaid is the contract amount less what was paid, and nothing speaks of another payment."""
    return s.case.derived() and one_payment(interview(s.playbook), s.answers, s.case)


def _amounts(s: Analysis, left: Decimal | None) -> Facts:
    """Every amount, and those of a claim in capitals. The balance of a contract that is still to be settled is not known."""
    c = s.case
    whole = None if c.contract_amount is None or c.paid is None else c.contract_amount - c.paid
    balance = None if c.start in SETTLES else whole
    free = c.undisputed(left)
    most = free or left
    asked = None if all_disputed(s) else c.target if c.target and most and c.target <= most else most
    return {
        "合同金额": _sum(c.contract_amount),
        "已付金额": _sum(c.paid),
        "合同余额": _sum(balance),
        "合同余额大写": _capitals(balance),
        "未付金额": _sum(left),
        "未付大写": _capitals(left),
        "无争议金额": _sum(free),
        "无争议大写": _capitals(free),
        "争议金额": _sum(c.disputed) if free is not None else None,
        "申请金额": _sum(asked),
        "申请大写": _capitals(asked),
    }


def _accepted(c: Case) -> str | None:
    first = c.months.get("验收合格日期")
    return month_words(first) if first else long_date(c.accepted) if c.accepted else None


def sure_due(s: Analysis, *, desk: bool) -> str | None:
    """The due day as it is written; None where it is doubtful, the claim may be barred, the amount may not be named, or there are
    several days: of several payments, or of the instalments of an agreement."""
    due = s.report.due
    if s.report.instrument or len(s.payments.spoken_of()) > 1:
        return None
    left = stated_left(s, desk=desk)
    sure = due.effective if left and not due.doubts and not s.report.barred(s.today) else None
    return long_date(sure.rolled) if sure else None


def _latest(s: Analysis, *, desk: bool) -> str | None:
    """The later of two due days that stand against each other, where even that has passed and nothing makes it doubtful."""
    due = s.report.due
    if one_date(s) or not (due.contract and due.effective) or not sure_due(s, desk=desk):
        return None
    latest = max(due.contract.rolled, due.effective.rolled)
    return long_date(latest) if latest < s.today else None


def one_date(s: Analysis) -> bool:
    """Whether the contract and the regulation come to the same due day, or the contract names none."""
    due = s.report.due
    return due.contract is None or due.effective is None or due.contract.rolled == due.effective.rolled


def _sum(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{yuan(amount)}元"


def _capitals(amount: Decimal | None) -> str | None:
    return capitals(amount) if amount is not None and amount >= 0 else None


def _terms(s: Analysis) -> str | None:
    """What the contract says about when to pay the payment that the questions are about, as a clause of a letter."""
    c = s.case
    if s.report.instrument or s.payments.about != (c.name_of_this(),):
        return None
    if c.contract_date:
        return f"{long_date(c.contract_date)}前付款"
    start = STARTS_IN_LETTERS.get(c.start or "")
    return f"{start}之日起 {c.contract_days.words()}内付款" if start and c.contract_days else None


def all_disputed(s: Analysis) -> bool:
    """Whether nothing of what is owed is undisputed."""
    left = s.report.outstanding
    disputed = s.case.disputed_here()
    return left is not None and disputed is not None and disputed >= left
