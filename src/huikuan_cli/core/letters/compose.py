"""Papers for the customer from the facts of a case: the desk sheet and the letters. Pure.

Nothing is invented: what is not known is marked 〔待填〕 and listed. What the placeholders stand for is for letter_facts to
say, what to verify for letter_doubts.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import structs

from huikuan_cli import texts
from huikuan_cli.core.advice.analysis import Analysis, claimed
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.advice.plan import HAVE, PackPaper
from huikuan_cli.core.law.workdays import plus_workdays
from huikuan_cli.core.letters.letter_doubts import demands, doubts_of, left_out
from huikuan_cli.core.letters.letter_facts import Sender, letter_facts
from huikuan_cli.core.playbook.letter_texts import Letter, LetterPiece
from huikuan_cli.core.playbook.placeholders import Facts, fill, unknown
from huikuan_cli.core.receivable.payment_table import payment_table
from huikuan_cli.core.sheet.document import Document, DocumentPart
from huikuan_cli.core.text.values import long_date

LISTED = ("序号", "材料", "随附", "还缺、要改的（请写明）")
US = "我公司"
BLANK_ROWS = 2  # under the papers, for what is asked beyond them
_ASIDE = re.compile(r"（[^（）]*）$")


def compose(
    letter: Letter,
    s: Analysis,
    sender: Sender,
    due: date | None = None,
    known: date | None = None,
    own: tuple[str, ...] = (),
) -> Document:
    """The letter with the facts of the case in it, dated with the day of the analysis. `due`: by when an answer is asked, else
    so many working days from that day as the letter says. `known`: the day on which the facts were told, where that is
    another. `own`: what a team wrote itself into the letter."""
    letter = _as_we_call_ourselves(letter, sender.own_name)
    whole_case, s = s, claimed(s) if demands(letter) else s
    by = due or plus_workdays(s.today, letter.workdays)
    facts = letter_facts(s, sender, by, desk=letter.sealed == "否")
    pieces = _in_order([one for one in letter.pieces if _stands(one, s)])
    parts = _joined([part for piece in pieces for part in _parts(piece, letter, s, facts, sender)])
    title, addressee = fill(letter.title, facts), fill(letter.addressee, facts)
    whole = "\n".join([title, addressee, *(text for part in parts for text in _texts(part))])
    lacking = tuple(dict.fromkeys(re.findall(r"〔待填：([^〕]+)〕", whole)))
    own_words = (texts.TEAM_WORDS.format(words=one) for one in own)
    doubts = (*own_words, *left_out(whole_case, s), *doubts_of(letter, s, pieces, whole, known))
    return Document(
        letter.name, title, addressee, tuple(parts), _notes(letter, facts, lacking, doubts), lacking, doubts
    )


def _stands(piece: LetterPiece, s: Analysis) -> bool:
    wanted = not piece.when or holds(piece.when, s.situation)
    return wanted and not (piece.unless and holds(piece.unless, s.situation))


def _as_we_call_ourselves(letter: Letter, name: str) -> Letter:
    """The letter with 我公司 said as its sender says it (我司, 我院)."""
    if not name:
        return letter

    def said(text: str) -> str:
        return text.replace(US, name)

    pieces = tuple(
        structs.replace(one, text=said(one.text), rows={said(k): said(v) for k, v in one.rows.items()})
        for one in letter.pieces
    )
    return structs.replace(letter, title=said(letter.title), pieces=pieces)


def _in_order(pieces: list[LetterPiece]) -> list[LetterPiece]:
    """The pieces with the signature and the slip at the end of a letter, so that what a team adds stands above them."""
    if not any(one.kind == "落款" for one in pieces):
        return pieces
    last = [one for one in pieces if one.kind in ("落款", "回执")]
    return [one for one in pieces if one not in last] + last


def _parts(
    piece: LetterPiece, letter: Letter, s: Analysis, facts: Facts, sender: Sender
) -> list[DocumentPart]:
    drop = piece.optional == "是"
    if piece.kind == "材料":
        return [DocumentPart("勾选表", rows=_to_tick(_listed(piece, s)))]
    if piece.kind == "款项":
        table = payment_table(s.payments.spoken_of())
        return [DocumentPart("款项表", fill(piece.text, facts), table)] if table else []
    if piece.kind == "清单":
        enclosed = [(_plain(one.name),) for one in _listed(piece, s) if one.state == HAVE]
        return [DocumentPart("清单", piece.text, tuple(enclosed))] if enclosed else []
    if piece.kind == "落款":
        company = sender.company or "〔待填：公司〕"
        sealed = DocumentPart("章", f"{company}\n（盖章）")
        who = sealed if letter.sealed == "是" else DocumentPart("右", company)
        return [who, DocumentPart("右", long_date(s.today))]
    if piece.kind in ("表", "回执"):
        rows = [(name, text) for name, text in piece.rows.items() if not (drop and unknown(text, facts))]
        filled = tuple((name, fill(text, facts)) for name, text in rows)
        return [DocumentPart(piece.kind, fill(piece.text, facts), filled)] if filled else []
    if drop and unknown(piece.text, facts):
        return []
    return [DocumentPart(piece.kind, fill(piece.text, facts))]


def _joined(parts: list[DocumentPart]) -> list[DocumentPart]:
    """Tables that follow each other as one."""
    found: list[DocumentPart] = []
    for part in parts:
        if found and part.kind == found[-1].kind == "表" and not part.text:
            found[-1] = DocumentPart("表", found[-1].text, (*found[-1].rows, *part.rows))
        else:
            found.append(part)
    return found


def _listed(piece: LetterPiece, s: Analysis) -> list[PackPaper]:
    ours = {one.id for one in s.playbook.chain.documents if one.is_aside(s.answers)}
    return [one for one in s.papers if one.id not in ours.union(piece.leave_out)]


def _plain(name: str) -> str:
    """The name of a paper without what is said to our own people in brackets behind it."""
    return _ASIDE.sub("", name)


def _to_tick(papers: list[PackPaper]) -> tuple[tuple[str, ...], ...]:
    """The papers with a mark where they are enclosed, and room to write; blank rows below."""
    rows = [
        (str(n), _plain(one.name), "√" if one.state == HAVE else "", "") for n, one in enumerate(papers, 1)
    ]
    more = [(str(len(rows) + n), "", "", "") for n in range(1, BLANK_ROWS + 1)]
    return (LISTED, *rows, *more)


def _notes(
    letter: Letter, facts: Facts, lacking: tuple[str, ...], doubts: tuple[str, ...]
) -> tuple[DocumentPart, ...]:
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
    return tuple(
        DocumentPart("清单", title, tuple((line,) for line in lines)) for title, lines in lists if lines
    )


def _texts(part: DocumentPart) -> list[str]:
    return [part.text, *(cell for row in part.rows for cell in row)]
