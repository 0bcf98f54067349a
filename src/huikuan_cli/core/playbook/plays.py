"""plays/*.yaml: what an old hand knows for a combination of facts; it outranks the wording for a type."""

from typing import Annotated, Literal

from msgspec import Meta

from huikuan_cli.core.playbook.base import Entry, Id, When, YesNo
from huikuan_cli.core.playbook.escalation import FollowUp

Rank = Annotated[int, Meta(ge=0, le=100)]
Alternatives = tuple[str, ...]  # the first one whose figures are all known is said


class Aim(
    Entry,
    frozen=True,
    rename={
        "result": "结果",
        "best": "最好",
        "fair": "可以",
        "least": "至少",
        "proof": "凭据",
        "at_once": "当场",
    },
):
    """The one outcome of the visit: in our words, then three levels as they are said to him, and the proof that counts.

    `at_once`: one meeting can do it, so it is asked for on the day of the visit.
    """

    result: str
    best: Alternatives
    fair: Alternatives
    least: Alternatives
    proof: str
    at_once: YesNo = "否"


class OpeningLines(Entry, frozen=True, rename={"first": "第一句", "second": "第二句", "needs": "需要"}):
    """The two lines to open with. The program puts the person's name before the first. `needs`: papers of the pack; unless those that
    the case wants are in hand, the last wording of these lines and of the three levels is said, which claims none of them."""

    first: Alternatives
    second: Alternatives
    needs: tuple[str, ...] = ()


class Retort(
    Entry, frozen=True, rename={"says": "他说", "answer": "我答", "excuses": "借口", "when": "条件"}
):
    """What he will say in this situation and what to answer; it takes the place of the general answer to these excuses."""

    says: str
    answer: Alternatives
    excuses: tuple[str, ...] = ()
    when: tuple[When, ...] = ()


class Otherwise(Entry, frozen=True, rename={"bring": "带回", "next": "下一步"}):
    """When he agrees to nothing: the smallest paper to take home, and the next step with its day."""

    bring: str
    next: FollowUp


class Example(Entry, frozen=True, rename={"story": "经过", "answers": "答案"}):
    """A teaching case that reaches the play: what happened, and the answers that differ from an ordinary case.

    Several ids for one question are separated by 、.
    """

    story: tuple[str, ...]
    answers: dict[str, str]


class Play(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "insight": "关键",
        "aim": "要什么",
        "start": "开口",
        "retorts": "应答",
        "never": "绝对不做",
        "otherwise": "没谈成",
        "example": "例子",
        "basis": "依据",
        "tick": "勾选",
        "question": "问在",
        "words": "提到",
        "clues": "线索",
        "sought": "找得到",
        "when": "条件",
        "must": "必须",
        "unless": "除非",
        "rank": "优先",
        "rules": "压过",
        "decides": "先定要不要钱",
        "own_idea": "自己的主意",
        "frame": "红框",
        "relief": "安心",
        "tonight": "今晚",
        "bring": "带",
        "steps": "步骤",
        "rest": "别的话",
        "lawyer": "先问法务",
        "uncounted": "不数天数",
        "no_papers": "不出函",
    },
):
    """One situation. It is used when it was ticked, one of its `words` was typed (“甲…乙”: both in one clause, in this order; “甲|乙”: either),
    or one condition of `when` holds; and when every condition of `must` holds and none of `unless`. `question`: the one that
    offers `tick`. `rank` decides between plays that fit; one that `rules` outranks all others and no other play's steps stand
    beside its own. `bring` names papers of the pack by id (w4) or in words.
    `clues`: looser words, written like `words`, for which the wizard asks about the situation; they never make it so.
    `sought`: words by which a person may look for `tick` in the whole list, and nothing else.
    `rest`: the answer to whatever else he says; with it no general answer is given.
    `decides`: where it was ticked it says whether money can be asked for at all, so it goes before what only facts or guesses point to.
    `own_idea`: what we think of doing, which leads only where nothing special happened. `lawyer`: the lawyers are asked before the visit. `uncounted`: the due day and the days late are not said.
    `no_papers`: no letter and no desk sheet goes out.
    """

    id: Id
    name: str
    insight: str
    aim: Aim
    start: OpeningLines
    retorts: tuple[Retort, ...]
    never: tuple[str, ...]
    otherwise: Otherwise
    example: Example
    basis: str
    tick: str = ""
    question: Literal["情况", "坎"] = "情况"
    words: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    must: tuple[When, ...] = ()
    unless: tuple[When, ...] = ()
    rank: Rank = 50
    rules: YesNo = "否"
    decides: YesNo = "否"
    own_idea: YesNo = "否"
    frame: str = ""
    relief: str = ""
    tonight: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    steps: tuple[FollowUp, ...] = ()
    rest: str = ""
    lawyer: YesNo = "否"
    uncounted: YesNo = "否"
    no_papers: YesNo = "否"


class Plays(Entry, frozen=True, rename={"version": "版本", "plays": "情形"}):
    """One file of plays."""

    version: int
    plays: tuple[Play, ...]
