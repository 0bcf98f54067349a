"""excuses.yaml: what he says to put off, what may be meant, and how to answer."""

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, When, Workdays, YesNo


class Turn(Entry, frozen=True):
    """How the answer to an excuse turns in special circumstances; what is empty stays as it was."""

    when: tuple[When, ...] = field(name="条件")
    why: str = field(name="为什么")
    ask: str = field(name="先问", default="")
    answer: str = field(name="我答", default="")
    take: str = field(name="拿到", default="")


class Excuse(Entry, frozen=True):
    """One excuse. `says` are phrases as he may say them, `words` the words that give it away,
    `heard` further ways to say it, which are never printed. `nodes`: the places of the payment chain to ask next. `when`: facts of the case for which it is prepared though he did not say it.
    `calm`: while this stands, nothing is escalated; `no_money`: and today nobody asks for money."""

    id: Id
    name: str = field(name="名称")
    says: tuple[str, ...] = field(name="他会说")
    words: tuple[str, ...] = field(name="关键词")
    meaning: tuple[str, ...] = field(name="真意")
    ask: str = field(name="先问")
    answer: str = field(name="我答")
    take: str = field(name="拿到")
    evidence: tuple[str, ...] = field(name="证据")
    next: str = field(name="下一步")
    basis: str = field(name="依据")
    never: tuple[str, ...] = field(name="绝对不做", default=())
    nodes: tuple[str, ...] = field(name="下一站", default=())
    when: tuple[When, ...] = field(name="条件", default=())
    calm: YesNo = field(name="不升级", default="否")
    no_money: YesNo = field(name="不谈钱", default="否")
    turns: tuple[Turn, ...] = field(name="分情况", default=())
    by_type: dict[str, str] = field(name="因类型", default_factory=dict)
    heard: tuple[str, ...] = field(name="像这样说", default=())


class Unmatched(Entry, frozen=True):
    """What to do with words that fit no excuse; `tonight`: with what he wrote of the case, where nothing knows it."""

    ask: str = field(name="先问")
    answer: str = field(name="我答")
    take: str = field(name="拿到")
    tonight: str = field(name="今晚", default="")


class Excuses(Entry, frozen=True):
    """excuses.yaml: the five steps of an answer, the truth test, and the excuses; for a look-up without a case, how many
    working days from today one comes back and a promise runs. `inside`: words that are looked for in what was typed, with longer
    words that hold them and mean something else. `ordinary`: what everybody says and what is no excuse."""

    version: int = field(name="版本")
    back_workdays: Workdays = field(name="回访工作日")
    promise_workdays: Workdays = field(name="承诺工作日")
    steps: tuple[str, ...] = field(name="五步")
    truth: tuple[str, ...] = field(name="真伪三问")
    verdict: str = field(name="怎么看真伪")
    unmatched: Unmatched = field(name="没对上时")
    excuses: tuple[Excuse, ...] = field(name="借口")
    inside: dict[str, tuple[str, ...]] = field(name="套着的词", default_factory=dict)
    ordinary: tuple[str, ...] = field(name="平常话", default=())
