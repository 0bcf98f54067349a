"""Papers for the customer from the facts of a case: the desk sheet and the letters. Pure.

Nothing is invented: what is not known is marked 〔待填〕 and listed. Nothing private reaches such a paper: it is made of the
facts of the contract and of our side, never of what we think about the person.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli import texts
from huikuan_cli.core.capitals import capitals
from huikuan_cli.core.clock.workdays import plus_workdays
from huikuan_cli.core.document import Document, Part
from huikuan_cli.core.filling import Facts, fill, names, unknown
from huikuan_cli.core.plan import HAVE, Paper
from huikuan_cli.core.playbook.letters import Letter, Piece
from huikuan_cli.core.setting import Setting
from huikuan_cli.core.situation import holds
from huikuan_cli.core.values import long_date, short_date, yuan

STARTS = {"验收合格": "验收合格", "交付": "交付", "结算确认": "双方确认结算金额"}
FACTS = (
    "客户", "项目", "合同编号", "到期日", "验收日", "要什么", "承诺日", "合同金额", "已付金额", "未付金额", "未付大写", "无争议金额",
    "无争议大写", "争议金额", "申请金额", "申请大写", "签订日", "付款约定", "今天", "限期", "公司", "联系人", "电话", "开户行",
    "账号",
)  # fmt: skip
LISTED = ("序号", "材料", "随附", "还缺、要改的（请写明）")
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
    """Why this letter cannot be written in this case; empty when it can. A letter under seal is about money that is owed."""
    if letter.sealed == "是" and s.report.outstanding == 0:
        return texts.ALL_PAID
    if letter.due_only == "是" and s.report.overdue == 0:
        return texts.NOT_DUE
    return letter.refusal if letter.when and not holds(letter.when, s.situation) else ""


def compose(
    letter: Letter, s: Setting, sender: Sender, private: re.Pattern[str], due: date | None = None
) -> Document:
    """The letter with the facts of the case in it, dated with the setting's day. `due`: by when an answer is asked, else
    so many working days from that day as the letter says. `private` (see core.privacy) is what no such paper may hold: the
    salesperson's own words in which it finds something are not printed."""
    by = due or plus_workdays(s.today, letter.workdays)
    facts = letter_facts(s, sender, by)
    hidden = private.search(facts["要什么"] or "")
    if hidden:
        facts["要什么"] = None
    pieces = [one for one in letter.pieces if not one.when or holds(one.when, s.situation)]
    parts = _joined([part for piece in pieces for part in _parts(piece, letter, s, facts, sender)])
    title, addressee = fill(letter.title, facts), fill(letter.addressee, facts)
    whole = [title, addressee, *(text for part in parts for text in _texts(part))]
    return Document(
        name=letter.name,
        title=title,
        addressee=addressee,
        parts=tuple(parts),
        notes=_notes(letter, facts),
        lacking=tuple(dict.fromkeys(re.findall(r"〔待填：([^〕]+)〕", "\n".join(whole)))),
        doubts=(*_barred(letter, s), *_unproved(s, whole), *_withheld(hidden), *_own_words(pieces, facts)),
    )


def letter_facts(s: Setting, sender: Sender, by: date) -> Facts:
    """What the placeholders of a letter stand for: the exact figures, never the round ones for the ear."""
    c, left = s.case, None if s.case.derived() else s.report.outstanding
    free = c.undisputed(left)
    return {
        **{key: s.facts.get(key) for key in ("客户", "项目", "合同编号", "到期日", "验收日", "要什么")},
        "承诺日": short_date(s.promise),
        "合同金额": _sum(c.contract_amount),
        "已付金额": _sum(c.paid),
        "未付金额": _sum(left),
        "未付大写": _capitals(left),
        "无争议金额": _sum(free),
        "无争议大写": _capitals(free),
        "争议金额": _sum(c.disputed) if free is not None else None,
        "申请金额": _sum(left if free is None else free),
        "申请大写": _capitals(left if free is None else free),
        "签订日": long_date(c.signed) if c.signed else None,
        "付款约定": _terms(s),
        "今天": long_date(s.today),
        "限期": long_date(by),
        "公司": sender.company or None,
        "联系人": sender.contact or c.owner,
        "电话": sender.phone or None,
        "开户行": sender.bank or None,
        "账号": sender.account or None,
    }


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


def _notes(letter: Letter, facts: Facts) -> tuple[Part, ...]:
    """The sender's own page: what to check first, how to hand it over."""
    found: list[Part] = []
    for title, lines in (("发之前", letter.before), ("怎么送，才有凭证", letter.serving)):
        if lines:
            found += [Part("清单", title, tuple((fill(line, facts),) for line in lines))]
    return tuple(found)


def _unproved(s: Setting, printed: list[str]) -> tuple[str, ...]:
    """The dates whose paper is not in hand, where the due date that rests on them is printed."""
    due = s.facts.get("到期日")
    return s.report.due.unproved if due and any(due in text for text in printed) else ()


def _barred(letter: Letter, s: Setting) -> tuple[str, ...]:
    """That the limitation may have passed: what is written now may matter in court."""
    return (texts.BARRED,) if letter.sealed == "是" and s.report.barred(s.today) else ()


def _own_words(pieces: list[Piece], facts: Facts) -> tuple[str, ...]:
    """The salesperson's own sentence where it is printed: only he can say whether the customer may read it."""
    want = facts["要什么"]
    printed = want and any("要什么" in names(piece.text) for piece in pieces)
    return (texts.OWN_WORDS.format(words=want),) if printed else ()


def _withheld(found: re.Match[str] | None) -> tuple[str, ...]:
    return (f"“要什么”里有只给自己看的词“{found[0]}”，没有印上去，请改成能给对方看的话",) if found else ()


def _texts(part: Part) -> list[str]:
    return [part.text, *(cell for row in part.rows for cell in row)]
