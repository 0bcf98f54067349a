"""What a log needs of a team's playbook: the questions after a visit, the kinds of promise, the lines for the customer. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli.core.law.events import EFFECTS
from huikuan_cli.core.log.entries import NOTHING
from huikuan_cli.core.log.talked import IT_IS_DONE, KEPT_KEY, MET, NEXT, PAPERS, PROMISED, SAID, WHO
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

QUESTIONS, ESCALATION = "questions.yaml", "escalation.yaml"
ASKED = {
    KEPT_KEY: "单选",
    MET: "文本",
    SAID: "文本",
    PROMISED: "单选",
    WHO: "文本",
    PAPERS: "文本",
    NEXT: "文本",
}
KINDS = ("付款", "单号", "签字盖章", "约人", "补正清单", NOTHING)
NOTED = ("见了", "付清", "答应了", "没说哪天", "没答应", "我方办", "我方再来")
NEEDED = "记一笔要用它"


def log_problems(playbook: Playbook) -> Iterator[Problem]:
    """What the log works with and a team took away or renamed; more questions, kinds and words may be there."""
    asked = playbook.questions.after_visit
    fields = {one.key: one for one in asked.fields}
    for key, kind in ASKED.items():
        if key not in fields:
            yield _lacking(f"“拜访后”缺“{key}”这一问，{NEEDED}", QUESTIONS, ("拜访后", "字段"), key)
        elif fields[key].kind != kind:
            text, place = (
                f"“{key}”的类型要是“{kind}”，现在是“{fields[key].kind}”",
                ("拜访后", "字段", key, "类型"),
            )
            yield Problem(text, "请改回来", QUESTIONS, code="P304", at=place)
    for key, options in ((KEPT_KEY, (IT_IS_DONE,)), (PROMISED, KINDS)):
        have = fields[key].options if key in fields else options
        for option in (one for one in options if one not in have):
            where = ("拜访后", "字段", key, "选项")
            yield _lacking(f"“{key}”的选项缺“{option}”，{NEEDED}", QUESTIONS, where, option)
    for event in asked.proofs:
        if event not in EFFECTS:
            text = f"“凭证的说法”里写的“{event}”不存在{nearest(event, EFFECTS)}"
            at = ("拜访后", "凭证的说法", event)
            yield Problem(text, f"可写：{'、'.join(EFFECTS)}", QUESTIONS, code="P302", at=at)
    yield from _lines(playbook)


def _lines(playbook: Playbook) -> Iterator[Problem]:
    book = playbook.escalation
    for name in (one for one in NOTED if one not in book.noted):
        yield _lacking(f"“记下的纪要”缺“{name}”，{NEEDED}", ESCALATION, ("记下的纪要",), name)
    kinds = {one.key for one in book.promised}
    for name in (one for one in KINDS if one != NOTHING and one not in kinds):
        yield _lacking(f"“答应的事”缺“{name}”，{NEEDED}", ESCALATION, ("答应的事",), name)


def _lacking(text: str, file: str, place: tuple[str, ...], name: str) -> Problem:
    return Problem(text, "请补上，话可以随便改", file, code="P304", at=place, missing=name, needed=NEEDED)
