"""escalation.yaml: what is no outcome, the days afterwards, the ladder; redlines.yaml."""

from typing import Annotated, Literal

from msgspec import Meta

from huikuan_cli.core.playbook.base import Days, Entry, Id, When, Workdays, YesNo


class RedLine(
    Entry,
    frozen=True,
    rename={"line": "红线", "short": "短句", "basis": "依据", "words": "提到", "warning": "提醒"},
):
    """A line that no playbook may cross. `words`: where the salesperson typed one of them, `warning` stands first on the
    sheet, in the frame."""

    id: Id
    line: str
    short: str
    basis: str
    words: tuple[str, ...] = ()
    warning: str = ""


class OwnPlan(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "words": "说法",
        "except_in": "不算",
        "why": "不行",
        "instead": "改做",
        "not_his": "他不会说",
    },
):
    """Something that we should not do and may think of: `words` for it, longer ones that mean something else, why it is wrong, and what
    to do instead. `not_his`: lines that a situation prepares as the customer's and that are this idea of ours."""

    id: Id
    name: str
    words: tuple[str, ...]
    why: str
    instead: str
    except_in: tuple[str, ...] = ()
    not_his: tuple[str, ...] = ()


class RedLines(
    Entry, frozen=True, rename={"version": "版本", "lines": "红线", "whose": "谁的主意", "plans": "我们打算"}
):
    """redlines.yaml. `plans`: what we may think of doing; `whose`: words by which a sentence tells what we ourselves think of."""

    version: int
    lines: tuple[RedLine, ...]
    whose: tuple[str, ...] = ()
    plans: tuple[OwnPlan, ...] = ()


class FollowUp(
    Entry,
    frozen=True,
    rename={
        "base": "从哪天算",
        "workdays": "加工作日",
        "at": "时点",
        "action": "做什么",
        "when": "条件",
        "escalates": "算升级",
        "at_once": "当场",
    },
):
    """One step after the visit: so many working days after the visit, the promised day or the day on which one comes back
    (回访日, which is the day of what we promised him), at a time of day.

    With conditions it is taken only when one of them holds; one that `escalates` is left out while something he said
    must be settled first. `at_once`: only where the thing asked for can be had at the visit (是), or only where it cannot (否).
    """

    id: Id
    base: Literal["拜访日", "承诺日", "回访日"]
    workdays: Annotated[int, Meta(ge=-20, le=60)]
    action: str
    at: str = ""
    when: tuple[When, ...] = ()
    escalates: YesNo = "否"
    at_once: Literal["", "是", "否"] = ""


class AgeBand(
    Entry,
    frozen=True,
    rename={"overdue_to": "逾期至多", "left_to": "时效余量至多", "attitude": "态度", "action": "动作"},
):
    """The level of action for an age: up to so many days overdue, or with at most so many days left to the earliest
    limitation alarm. The first band that holds counts; the last has no limit."""

    id: Id
    attitude: str
    action: str
    overdue_to: Days | None = None
    left_to: Days | None = None


class Rung(
    Entry,
    frozen=True,
    rename={
        "action": "动作",
        "when": "条件",
        "bring": "要带",
        "approval": "要批准",
        "tell": "先告知",
        "roles": "岗位",
    },
):
    """One rung of the escalation ladder: what is done, when it may be entered (any one condition), what to bring,
    whether the company must approve, and how the counterpart is told beforehand. `roles`: the posts it leads to."""

    id: Id
    action: str
    when: tuple[When, ...]
    bring: str
    approval: YesNo
    tell: str = ""
    roles: tuple[str, ...] = ()


class Promised(
    Entry,
    frozen=True,
    rename={"key": "键", "does": "办什么", "today": "到日子说", "broken": "落空说", "next": "落空以后"},
):
    """A kind of promise: what is then done as the customer reads it (`does`), the sentence to say to him on its day and once it was
    broken, and what we do then."""

    key: str
    does: str
    today: str
    broken: str
    next: str


class Escalation(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "promise_workdays": "默认承诺工作日",
        "no_result": "不算成果",
        "at_once": "当天能办的",
        "steps": "跟进",
        "minutes": "纪要",
        "noted": "记下的纪要",
        "promised": "答应的事",
        "hand_in": "交材料那天",
        "too_late": "停收以后的步骤",
        "stale_days": "久未催款天数",
        "reminders": "提醒",
        "ages": "账龄",
        "rungs": "阶梯",
    },
):
    """escalation.yaml: what does not count as an outcome, the dated steps afterwards, the level of action by age, the ladder.
    `noted`: the lines that are sent to the customer once the talk was written down, by what is known; `promised`: the kinds of promise.
    `too_late`: what a step says that cannot be before the closing day that the customer named. `at_once`: words for what one meeting can do; a goal of his own that holds one is asked for first."""

    version: int
    promise_workdays: Workdays
    no_result: tuple[str, ...]
    steps: tuple[FollowUp, ...]
    minutes: tuple[str, ...]
    noted: dict[str, str]
    promised: tuple[Promised, ...]
    hand_in: str
    stale_days: Days
    reminders: dict[str, str]
    ages: tuple[AgeBand, ...]
    rungs: tuple[Rung, ...]
    at_once: tuple[str, ...] = ()
    too_late: str = ""
