"""Papers for the customer from the facts of a case: the desk sheet and the letters. Pure.

Nothing is invented: what is not known is marked 〔待填〕 and listed. Nothing private reaches such a paper: it is made of the
facts of the contract and of our side, never of what we think about the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from huikuan_cli import texts
from huikuan_cli.core.capitals import capitals
from huikuan_cli.core.clock.workdays import plus_workdays
from huikuan_cli.core.document import Document, Part
from huikuan_cli.core.filling import Facts, fill, names, unknown
from huikuan_cli.core.plan import HAVE, Paper
from huikuan_cli.core.playbook.letters import Letter, Piece
from huikuan_cli.core.setting import Setting, name_in
from huikuan_cli.core.situation import holds
from huikuan_cli.core.values import dated, long_date, yuan

SETTLEMENT, UNACCEPTED = "结算确认", ("已交付，还没验收", "还没交付")
STARTS = {"验收合格": "验收合格", "交付": "交付", "结算确认": "双方确认结算金额"}
FACTS = (
    "客户", "项目", "合同编号", "签订日", "合同金额", "已付金额", "合同余额", "合同余额大写", "未付金额", "未付大写", "无争议金额",
    "无争议大写", "争议金额", "申请金额", "申请大写", "验收日", "付款约定", "到期日", "最迟到期日", "起算日", "法定到期日", "承诺日",
    "今天", "限期", "公司", "联系人", "电话", "开户行", "账号",
)  # fmt: skip
LISTED = ("序号", "材料", "随附", "还缺、要改的（请写明）")
SOON = timedelta(days=60)  # so near the end of the limitation a letter says by when it must arrive
FRESH = timedelta(days=7)  # so long the facts of a plan are taken for those of the day
BLANK_ROWS = 2  # under the papers, for what is asked beyond them
_ASIDE = re.compile(r"（[^（）]*）$")


class Sender(Struct, frozen=True):
    """Our side as it stands on paper; empty where it is not known."""

    company: str = ""
    contact: str = ""
    phone: str = ""
    bank: str = ""
    account: str = ""


def refusal(letter: Letter, s: Setting) -> str:
    """Why this paper cannot be written in this case; empty when it can.

    Nothing is asked for what is paid; payment is not demanded before the day and the conditions of the contract; nothing is
    applied for where all of it is in dispute.
    """
    if s.report.outstanding == 0:
        return texts.ALL_PAID
    applies = "申请金额" in _mentioned(letter.pieces)
    if letter.due_only == "是" and s.report.overdue == 0:
        return texts.NOT_DUE
    if (letter.due_only == "是" or applies) and (reason := _unmet(s)):
        return reason
    if applies and _all_disputed(s):
        return texts.ALL_DISPUTED
    return letter.refusal if letter.when and not holds(letter.when, s.situation) else ""


def _unmet(s: Setting) -> str:
    """Which condition of payment is not met yet; empty where all are, or nobody knows."""
    if s.report.due.effective is not None:
        return ""
    if s.case.start == SETTLEMENT and s.case.settled is None:
        return texts.NOT_SETTLED
    return texts.NOT_ACCEPTED if s.case.acceptance in UNACCEPTED else ""


def _all_disputed(s: Setting) -> bool:
    left = s.report.outstanding
    return left is not None and s.case.disputed is not None and s.case.disputed >= left


def compose(
    letter: Letter,
    s: Setting,
    sender: Sender,
    due: date | None = None,
    known: date | None = None,
    own: tuple[str, ...] = (),
) -> Document:
    """The letter with the facts of the case in it, dated with the setting's day. `due`: by when an answer is asked, else
    so many working days from that day as the letter says. `known`: the day on which the facts were told, where that is
    another. `own`: what a team wrote itself into the letter."""
    facts = letter_facts(s, sender, due or plus_workdays(s.today, letter.workdays))
    pieces = _in_order([one for one in letter.pieces if not one.when or holds(one.when, s.situation)])
    parts = _joined([part for piece in pieces for part in _parts(piece, letter, s, facts, sender)])
    title, addressee = fill(letter.title, facts), fill(letter.addressee, facts)
    whole = "\n".join([title, addressee, *(text for part in parts for text in _texts(part))])
    lacking = tuple(dict.fromkeys(re.findall(r"〔待填：([^〕]+)〕", whole)))
    doubts = (
        *_barred(letter, s),
        *_in_time(letter, s),
        *(texts.TEAM_WORDS.format(words=one) for one in own),
        *_no_date(s, _mentioned(letter.pieces)),
        *_two_dates(s, _mentioned(pieces)),
        *_unproved(s, whole),
        *_stale(s, known or s.today),
    )
    return Document(
        letter.name, title, addressee, tuple(parts), _notes(letter, facts, lacking, doubts), lacking, doubts
    )


def _in_order(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the signature and the slip at the end of a letter, so that what a team adds stands above them."""
    if not any(one.kind == "落款" for one in pieces):
        return pieces
    last = [one for one in pieces if one.kind in ("落款", "回执")]
    return [one for one in pieces if one not in last] + last


def _mentioned(pieces: Iterable[Piece]) -> set[str]:
    """The facts that the pieces name."""
    return {name for one in pieces for text in (one.text, *one.rows.values()) for name in names(text)}


def letter_facts(s: Setting, sender: Sender, by: date) -> Facts:
    """What the placeholders of a letter stand for: the exact figures, never the round ones for the ear."""
    c = s.case
    return {
        **{key: s.facts.get(key) for key in ("客户", "项目", "合同编号", "验收日")},
        **_amounts(s),
        "承诺日": long_date(s.promise),
        "到期日": s.facts.get("到期日") if _one_date(s) else None,
        "最迟到期日": _latest(s),
        "起算日": long_date(s.report.due.start.day) if s.report.due.start.day else None,
        "法定到期日": s.facts.get("到期日") if s.report.due.statutory else None,
        "付款约定": _terms(s) if _one_date(s) else None,
        "签订日": long_date(c.signed) if c.signed else None,
        "今天": long_date(s.today),
        "限期": long_date(by),
        "公司": sender.company or None,
        "联系人": sender.contact or name_in(c.owner),
        "电话": sender.phone or None,
        "开户行": sender.bank or None,
        "账号": sender.account or None,
    }


def _amounts(s: Setting) -> Facts:
    """Every amount, and those of a claim in capitals. What only follows from other answers is left to be filled in; the
    balance of a contract that is still to be settled is not known."""
    c, left = s.case, None if s.case.derived() else s.report.outstanding
    whole = None if c.contract_amount is None or c.paid is None else c.contract_amount - c.paid
    balance = None if c.start == SETTLEMENT else whole
    free = c.undisputed(left)
    most = free or left
    asked = None if _all_disputed(s) else c.target if c.target and most and c.target <= most else most
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


def _latest(s: Setting) -> str | None:
    """The later of two due days that stand against each other, where even that has passed and nothing makes it doubtful."""
    due = s.report.due
    if _one_date(s) or not (due.contract and due.effective) or not s.facts.get("到期日"):
        return None
    latest = max(due.contract.rolled, due.effective.rolled)
    return long_date(latest) if latest < s.today else None


def _one_date(s: Setting) -> bool:
    """Whether the contract and the regulation come to the same due day, or the contract names none."""
    due = s.report.due
    return due.contract is None or due.effective is None or due.contract.rolled == due.effective.rolled


def _sum(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{yuan(amount)}元"


def _capitals(amount: Decimal | None) -> str | None:
    return capitals(amount) if amount is not None and amount >= 0 else None


def _terms(s: Setting) -> str | None:
    """What the contract says about when to pay, as a clause of a letter."""
    c = s.case
    if c.contract_date:
        return f"{long_date(c.contract_date)}前付款"
    start = STARTS.get(c.start or "")
    return f"{start}之日起 {c.contract_days} 日内付款" if start and c.contract_days is not None else None


def _parts(piece: Piece, letter: Letter, s: Setting, facts: Facts, sender: Sender) -> list[Part]:
    drop = piece.optional == "是"
    if piece.kind == "材料":
        return [Part("勾选表", rows=_to_tick(_listed(piece, s)))]
    if piece.kind == "清单":
        enclosed = [(_plain(one.name),) for one in _listed(piece, s) if one.state == HAVE]
        return [Part("清单", piece.text, tuple(enclosed))] if enclosed else []
    if piece.kind == "落款":
        seal = ("（盖章）",) if letter.sealed == "是" else ()
        company = sender.company or "〔待填：公司〕"
        return [Part("右", line) for line in (company, *seal, long_date(s.today))]
    if piece.kind in ("表", "回执"):
        rows = [(name, text) for name, text in piece.rows.items() if not (drop and unknown(text, facts))]
        filled = tuple((name, fill(text, facts)) for name, text in rows)
        return [Part(piece.kind, fill(piece.text, facts), filled)] if filled else []
    if drop and unknown(piece.text, facts):
        return []
    return [Part(piece.kind, fill(piece.text, facts))]


def _joined(parts: list[Part]) -> list[Part]:
    """Tables that follow each other as one."""
    found: list[Part] = []
    for part in parts:
        if found and part.kind == found[-1].kind == "表" and not part.text:
            found[-1] = Part("表", found[-1].text, (*found[-1].rows, *part.rows))
        else:
            found.append(part)
    return found


def _listed(piece: Piece, s: Setting) -> list[Paper]:
    return [one for one in s.papers if one.id not in piece.leave_out]


def _plain(name: str) -> str:
    """The name of a paper without what is said to our own people in brackets behind it."""
    return _ASIDE.sub("", name)


def _to_tick(papers: list[Paper]) -> tuple[tuple[str, ...], ...]:
    """The papers with a mark where they are enclosed, and room to write; blank rows below."""
    rows = [
        (str(n), _plain(one.name), "√" if one.state == HAVE else "", "") for n, one in enumerate(papers, 1)
    ]
    more = [(str(len(rows) + n), "", "", "") for n in range(1, BLANK_ROWS + 1)]
    return (LISTED, *rows, *more)


def _notes(
    letter: Letter, facts: Facts, lacking: tuple[str, ...], doubts: tuple[str, ...]
) -> tuple[Part, ...]:
    """The sender's own page: what is still open in this letter, what to check in any, how to hand it over; none for a paper
    that needs no page of its own."""
    if not letter.before and not letter.serving:
        return ()
    lists = (
        ("还空着的，在纸上写好", lacking),
        ("这一封先核", doubts),
        ("发之前", tuple(fill(line, facts) for line in letter.before)),
        ("怎么送，才有凭证", tuple(fill(line, facts) for line in letter.serving)),
    )
    return tuple(Part("清单", title, tuple((line,) for line in lines)) for title, lines in lists if lines)


def _unproved(s: Setting, printed: str) -> tuple[str, ...]:
    """The dates whose paper is not in hand, where they or the due date that rests on them are printed."""
    days = [day for key in ("到期日", "验收日") if (day := s.facts.get(key))]
    return s.report.due.unproved if any(day in printed for day in days) else ()


def _no_date(s: Setting, mentioned: set[str]) -> tuple[str, ...]:
    """Why a paper that would name the due day does not."""
    if "到期日" not in mentioned or s.facts.get("到期日"):
        return ()
    reasons = (*s.report.due.doubts, *((texts.BARRED,) if s.report.barred(s.today) else ()))
    return (texts.NO_DUE_DAY.format(reason=reasons[0] if reasons else texts.DUE_NOT_KNOWN),)


def _in_time(letter: Letter, s: Setting) -> tuple[str, ...]:
    """By when a letter must arrive to keep the claim alive, where that is soon."""
    limit = s.report.limitation
    if letter.sealed != "是" or limit is None or not s.today <= limit.alarm <= s.today + SOON:
        return ()
    return (texts.ARRIVE_BY.format(day=dated(limit.alarm)),)


def _barred(letter: Letter, s: Setting) -> tuple[str, ...]:
    """That the limitation may have passed: what is written now may matter in court."""
    return (texts.BARRED,) if letter.sealed == "是" and s.report.barred(s.today) else ()


def _stale(s: Setting, known: date) -> tuple[str, ...]:
    """That the facts are older than a week."""
    return (texts.OLD_FACTS.format(day=dated(known)),) if s.today - known > FRESH else ()


def _two_dates(s: Setting, mentioned: set[str]) -> tuple[str, ...]:
    """That two due days stand against each other, for which reason none is printed."""
    due = s.report.due
    if _one_date(s) or not due.contract or not due.effective or not mentioned & {"到期日", "付款约定"}:
        return ()
    return (texts.TWO_DATES.format(contract=dated(due.contract.rolled), law=dated(due.effective.rolled)),)


def _texts(part: Part) -> list[str]:
    return [part.text, *(cell for row in part.rows for cell in row)]
