"""What must hold in a letter beyond its shape. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from huikuan_cli.core.checking.course_checks import condition_problems
from huikuan_cli.core.letters.letter_facts import FACTS
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.letter_texts import Letter, LetterPiece
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.playbook.placeholders import name_problem, names
from huikuan_cli.core.playbook.traversal import all_of
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

# What a demand cannot do without: the piece and what must stay in it (the sentences that nobody changes are in protected.py).
KEPT_IN_LETTERS = {"l2": {"d3": "{{ 未付金额 }}", "d6": "{{ 限期 }}", "d7": "{{ 账号 }}"}}
LONGEST_NAME = 20  # characters: the name of a letter becomes part of the name of a file
OWN_NAMES = ("行动单", "沟通单", "自己看")  # of the other papers beside a plan
WORDED = ("段", "小题", "小字")
DESK_ID = "l0"  # the letter that is the desk sheet
IN_ROWS, RECEIPT = ("表", "回执"), "回执"
SIGNED = "落款"
ADDRESSEE = "{{ 收函单位 }}"
OWN_ID = re.compile(r"l[1-9]\d")
KEEPS_RIGHTS = re.compile(r"不(表示|代表|视为|意味着|等于).{0,6}放弃|不放弃|保留")
DEMANDED = frozenset(["未付金额", "未付大写", "合同余额", "合同余额大写", "申请金额", "申请大写"])
NOT_IN_ALL = frozenset(
    [
        "签订日",
        "争议金额",
        "无争议金额",
        "无争议大写",
        "交付日",
        "验收日",
        "到期日",
        "最迟到期日",
        "起算日",
        "法定到期日",
        "承诺日",
        "原单位",
    ]
)  # facts that many cases do not have


def letter_problems(file: str, letter: Letter, playbook: Playbook) -> Iterator[Problem]:
    """Pieces without words, placeholders and papers that do not exist, conditions that make no sense, and what makes the
    letter a claim and waives nothing taken away."""
    papers = [one.id for one in playbook.chain.documents]
    yield from _named(file, letter)
    for piece in letter.pieces:
        place: Place = ("正文", piece.id)
        yield from _said(file, piece, place)
        for number, one in enumerate(piece.leave_out):
            if one not in papers:
                text = f"{called(place)}里写的 {one} 不存在{nearest(one, papers)}"
                at = (*place, "不列", number)
                yield Problem(text, "材料的编号照抄", file, code="P302", at=at, missing=one)
    for place, one in all_of(str, letter):
        if wrong := name_problem(one, FACTS):
            fix = f"函里能用的词：{'、'.join(FACTS)}"
            yield Problem(wrong.text, fix, file, code="P303", at=place, word=wrong.word, nth=wrong.nth)
    if letter.addressee and not names(letter.addressee):
        text = f"抬头写死成“{brief(letter.addressee)}”：哪一家的函都印它"
        yield Problem(text, f"写 {ADDRESSEE}，出函时换成那一家", file, code="P303", at=("抬头",), minor=True)
    yield from condition_problems(file, letter, playbook)
    yield from _own_letter(file, letter)
    yield from _kept(file, letter)


def _named(file: str, letter: Letter) -> Iterator[Problem]:
    """A name that no file can have, or that another paper beside the plan has."""
    shown = brief(letter.name, LONGEST_NAME)
    if not re.fullmatch(r"[\w（）()·—-]+", letter.name) or len(letter.name) > LONGEST_NAME:
        text = f"函的名称“{shown}”不能做文件名"
        fix = f"写 {LONGEST_NAME} 个字以内，只用汉字、字母、数字和括号"
        yield Problem(text, fix, file, code="P313", at=("名称",), word=letter.name)
    elif letter.name in OWN_NAMES and letter.id != DESK_ID:
        yield Problem(f"“{shown}”是另一张纸的名称", "换一个名称", file, code="P313", at=("名称",))


def _said(file: str, piece: LetterPiece, place: Place) -> Iterator[Problem]:
    if piece.kind in WORDED and not piece.text:
        yield Problem(f"{piece.id} 没有“话”", "写上“话: …”，不要了就停用", file, code="P307", at=place)
    if piece.kind in IN_ROWS and not piece.rows:
        yield Problem(f"{piece.id} 没有“行”", "写上“行:”，下面一行一项", file, code="P307", at=place)


def _own_letter(file: str, letter: Letter) -> Iterator[Problem]:
    """Advice on a letter that a team wrote: who signs it, what it waives, and what prints as open where a case lacks it."""
    if not OWN_ID.fullmatch(letter.id):
        return
    if not any(one.kind == SIGNED for one in letter.pieces):
        text, fix = "没有落款，函上没有公司、盖章和日子", "加一段“- {id: a90, 写法: 落款}”"
        yield Problem(text, fix, file, code="P307", at=("正文",), minor=True)
    said = "".join(one.text for one in letter.pieces)
    if DEMANDED.intersection(names(said)) and not KEEPS_RIGHTS.search(said):
        fix = "加一段“话: 本函不表示我公司放弃逾期付款利息、违约金和其他权利。”"
        yield Problem("讲到应付的款，没有写明不放弃权利", fix, file, code="P307", at=("正文",), minor=True)
    for piece in letter.pieces:
        lacking = [
            one for text in (piece.text, *piece.rows.values()) for one in names(text) if one in NOT_IN_ALL
        ]
        if lacking and not piece.when and piece.optional == "否":
            text = f"{piece.id} 用了“{lacking[0]}”，没有的案子会印成〔待填：{lacking[0]}〕"
            fix = "想整段不印，加一行“缺了就删: 是”；就是要留空手填，不用改"
            yield Problem(text, fix, file, code="P303", at=("正文", piece.id), minor=True)


def left_names(file: str, letter: Letter, others: Mapping[str, str]) -> Iterator[Problem]:
    """Advice on a letter that a team copied from another and that still calls itself by the name of that one (`others`: names, and
    their files), in its title, on the receipt or on the way it is sent."""
    if not OWN_ID.fullmatch(letter.id):
        return
    receipts = (one for one in letter.pieces if one.kind == RECEIPT)
    texts: list[tuple[Place, str]] = [(("题目",), letter.title)]
    texts += [(("正文", one.id, "行", key), text) for one in receipts for key, text in one.rows.items()]
    texts += [(("怎么送", n), text) for n, text in enumerate(letter.serving)]
    for name, home in others.items():
        left = [place for place, text in texts if name in text and name not in letter.name]
        if left and home != file:
            more = f"，还有 {len(left) - 1} 处" if len(left) > 1 else ""
            text = f"{called(left[0])}写的还是“{name}”（{home}）{more}，这一封叫“{brief(letter.name)}”"
            yield Problem(text, "照抄来的，名称一起改", file, code="P311", at=left[0], word=name, minor=True)


def _kept(file: str, letter: Letter) -> Iterator[Problem]:
    pieces = {one.id: one for one in letter.pieces}
    for id, words in KEPT_IN_LETTERS.get(letter.id, {}).items():
        found = pieces.get(id)
        if found is None:
            needed = f"{letter.name}要写着“{words}”"
            text = f"{letter.name}里的 {id} 不能停用：要写着“{words}”"
            yield Problem(
                text, "留着这一条，别的话可以改", file, code="P304", at=("正文",), missing=id, needed=needed
            )
        elif not any(words in text for text in (found.text, *found.rows.values())) or found.when:
            text = f"{letter.name}里的 {id} 要写着“{words}”，也不能加条件"
            yield Problem(text, "这几个字留着，别的话可以改", file, code="P304", at=("正文", id))
