"""plays/*.yaml: what an old hand knows for a combination of facts; it outranks the wording for a type."""

from typing import Annotated, Literal

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Entry, Id, When, YesNo
from huikuan_cli.core.playbook.escalation import FollowUp

Rank = Annotated[int, Meta(ge=0, le=100)]
Alternatives = tuple[str, ...]  # the first one whose figures are all known is said


class Aim(Entry, frozen=True):
    """The one outcome of the visit: in our words, then three levels as they are said to him, and the proof that counts.

    `at_once`: one meeting can do it, so it is asked for on the day of the visit.
    """

    result: str = field(name="结果")
    best: Alternatives = field(name="最好")
    fair: Alternatives = field(name="可以")
    least: Alternatives = field(name="至少")
    proof: str = field(name="凭据")
    at_once: YesNo = field(name="当场", default="否")


class OpeningLines(Entry, frozen=True):
    """The two lines to open with. The program puts the person's name before the first. `needs`: papers of the pack; unless those that
    the case wants are in hand, the last wording of these lines and of the three levels is said, which claims none of them."""

    first: Alternatives = field(name="第一句")
    second: Alternatives = field(name="第二句")
    needs: tuple[str, ...] = field(name="需要", default=())


class Retort(Entry, frozen=True):
    """What he will say in this situation and what to answer; it takes the place of the general answer to these excuses."""

    says: str = field(name="他说")
    answer: Alternatives = field(name="我答")
    excuses: tuple[str, ...] = field(name="借口", default=())
    when: tuple[When, ...] = field(name="条件", default=())


class Otherwise(Entry, frozen=True):
    """When he agrees to nothing: the smallest paper to take home, and the next step with its day."""

    bring: str = field(name="带回")
    next: FollowUp = field(name="下一步")


class Example(Entry, frozen=True):
    """A teaching case that reaches the play: what happened, and the answers that differ from an ordinary case.

    Several ids for one question are separated by 、.
    """

    story: tuple[str, ...] = field(name="经过")
    answers: dict[str, str] = field(name="答案")


class Play(Entry, frozen=True):
    """One situation. It is used when it was ticked, one of its `words` was typed (“甲…乙”: both in one clause, in this order; “甲|乙”: either),
    or one condition of `when` holds; and when every condition of `must` holds and none of `unless`. `question`: the one that
    offers `tick`. `rank` decides between plays that fit; one that `rules` outranks all others and no other play's steps stand
    beside its own. `bring` names papers of the pack by id (w4) or in words.
    `clues`: looser words, written like `words`, for which the wizard asks about the situation; they never make it so.
    `listed`: where its conditions hold it stands in the list that is asked, also without a word of it.
    `heard`: what people write who mean it; a sentence like them is asked about too, and no more.
    `sought`: words by which a person may look for `tick` in the whole list, and nothing else.
    `rest`: the answer to whatever else he says; with it no general answer is given.
    `decides`: where it was ticked it says whether money can be asked for at all, so it goes before what only facts or guesses point to.
    `own_idea`: what we think of doing, which leads only where nothing special happened. `lawyer`: the lawyers are asked before the visit. `uncounted`: the due day and the days late are not said.
    `no_papers`: no letter and no desk sheet goes out.
    """

    id: Id
    name: str = field(name="名称")
    insight: str = field(name="关键")
    aim: Aim = field(name="要什么")
    start: OpeningLines = field(name="开口")
    retorts: tuple[Retort, ...] = field(name="应答")
    never: tuple[str, ...] = field(name="绝对不做")
    otherwise: Otherwise = field(name="没谈成")
    example: Example = field(name="例子")
    basis: str = field(name="依据")
    tick: str = field(name="勾选", default="")
    question: Literal["情况", "坎"] = field(name="问在", default="情况")
    words: tuple[str, ...] = field(name="提到", default=())
    clues: tuple[str, ...] = field(name="线索", default=())
    heard: tuple[str, ...] = field(name="像这样说", default=())
    sought: tuple[str, ...] = field(name="找得到", default=())
    when: tuple[When, ...] = field(name="条件", default=())
    listed: YesNo = field(name="事实合上就列", default="否")
    must: tuple[When, ...] = field(name="必须", default=())
    unless: tuple[When, ...] = field(name="除非", default=())
    rank: Rank = field(name="优先", default=50)
    rules: YesNo = field(name="压过", default="否")
    decides: YesNo = field(name="先定要不要钱", default="否")
    own_idea: YesNo = field(name="自己的主意", default="否")
    frame: str = field(name="红框", default="")
    relief: str = field(name="安心", default="")
    tonight: tuple[str, ...] = field(name="今晚", default=())
    bring: tuple[str, ...] = field(name="带", default=())
    steps: tuple[FollowUp, ...] = field(name="步骤", default=())
    rest: str = field(name="别的话", default="")
    lawyer: YesNo = field(name="先问法务", default="否")
    uncounted: YesNo = field(name="不数天数", default="否")
    no_papers: YesNo = field(name="不出函", default="否")


class Plays(Entry, frozen=True):
    """One file of plays. `ordinary`: what everybody writes and what is none of them."""

    version: int = field(name="版本")
    plays: tuple[Play, ...] = field(name="情形")
    ordinary: tuple[str, ...] = field(name="平常话", default=())
