"""excuses.yaml: what he says to put off, what may be meant, and how to answer."""

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, When, Workdays, YesNo


class Turn(
    Entry,
    frozen=True,
    rename={"when": "条件", "ask": "先问", "answer": "我答", "take": "拿到", "why": "为什么"},
):
    """How the answer to an excuse turns in special circumstances; what is empty stays as it was."""

    when: tuple[When, ...]
    why: str
    ask: str = ""
    answer: str = ""
    take: str = ""


class Excuse(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "says": "他会说",
        "words": "关键词",
        "meaning": "真意",
        "ask": "先问",
        "answer": "我答",
        "take": "拿到",
        "evidence": "证据",
        "next": "下一步",
        "never": "绝对不做",
        "nodes": "下一站",
        "when": "条件",
        "calm": "不升级",
        "no_money": "不谈钱",
        "turns": "分情况",
        "by_type": "因类型",
        "basis": "依据",
    },
):
    """One excuse. `says` are phrases as he may say them, `words` the words that give it away. `nodes`: the places of
    the payment chain to ask next. `when`: facts of the case for which it is prepared though he did not say it.
    `calm`: while this stands, nothing is escalated; `no_money`: and today nobody asks for money."""

    id: Id
    name: str
    says: tuple[str, ...]
    words: tuple[str, ...]
    meaning: tuple[str, ...]
    ask: str
    answer: str
    take: str
    evidence: tuple[str, ...]
    next: str
    basis: str
    never: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    calm: YesNo = "否"
    no_money: YesNo = "否"
    turns: tuple[Turn, ...] = ()
    by_type: dict[str, str] = field(default_factory=dict)


class Unmatched(Entry, frozen=True, rename={"ask": "先问", "answer": "我答", "take": "拿到"}):
    """What to do with words that fit no excuse."""

    ask: str
    answer: str
    take: str


class Excuses(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "back_workdays": "回访工作日",
        "promise_workdays": "承诺工作日",
        "steps": "五步",
        "truth": "真伪三问",
        "verdict": "怎么看真伪",
        "unmatched": "没对上时",
        "inside": "套着的词",
        "excuses": "借口",
    },
):
    """excuses.yaml: the five steps of an answer, the truth test, and the excuses; for a look-up without a case, how many
    working days from today one comes back and a promise runs. `inside`: words that are looked for in what was typed, with longer
    words that hold them and mean something else."""

    version: int
    back_workdays: Workdays
    promise_workdays: Workdays
    steps: tuple[str, ...]
    truth: tuple[str, ...]
    verdict: str
    unmatched: Unmatched
    excuses: tuple[Excuse, ...]
    inside: dict[str, tuple[str, ...]] = field(default_factory=dict)
