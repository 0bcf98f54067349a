"""escalation.yaml: what is no outcome, the days afterwards, the ladder; redlines.yaml."""

from typing import Annotated, Literal

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Days, Entry, Id, When, Workdays, YesNo


class RedLine(Entry, frozen=True):
    """A line that no playbook may cross. `words`: where the salesperson typed one of them, `warning` stands first on the
    sheet, in the frame."""

    id: Id
    line: str = field(name="红线")
    short: str = field(name="短句")
    basis: str = field(name="依据")
    words: tuple[str, ...] = field(name="提到", default=())
    warning: str = field(name="提醒", default="")


class OwnPlan(Entry, frozen=True):
    """Something that we should not do and may think of: `words` for it, longer ones that mean something else, why it is wrong, and what
    to do instead. `not_his`: lines that a situation prepares as the customer's and that are this idea of ours."""

    id: Id
    name: str = field(name="名称")
    words: tuple[str, ...] = field(name="说法")
    why: str = field(name="不行")
    instead: str = field(name="改做")
    except_in: tuple[str, ...] = field(name="不算", default=())
    not_his: tuple[str, ...] = field(name="他不会说", default=())


class RedLines(Entry, frozen=True):
    """redlines.yaml. `plans`: what we may think of doing; `whose`: words by which a sentence tells what we ourselves think of."""

    version: int = field(name="版本")
    lines: tuple[RedLine, ...] = field(name="红线")
    whose: tuple[str, ...] = field(name="谁的主意", default=())
    plans: tuple[OwnPlan, ...] = field(name="我们打算", default=())


class FollowUp(Entry, frozen=True):
    """One step after the visit: so many working days after the visit, the promised day or the day on which one comes back
    (回访日, which is the day of what we promised him), at a time of day.

    With conditions it is taken only when one of them holds; one that `escalates` is left out while something he said
    must be settled first. `at_once`: only where the thing asked for can be had at the visit (是), or only where it cannot (否).
    """

    id: Id
    base: Literal["拜访日", "承诺日", "回访日"] = field(name="从哪天算")
    workdays: Annotated[int, Meta(ge=-20, le=60)] = field(name="加工作日")
    action: str = field(name="做什么")
    at: str = field(name="时点", default="")
    when: tuple[When, ...] = field(name="条件", default=())
    escalates: YesNo = field(name="算升级", default="否")
    at_once: Literal["", "是", "否"] = field(name="当场", default="")


class AgeBand(Entry, frozen=True):
    """The level of action for an age: up to so many days overdue, or with at most so many days left to the earliest
    limitation alarm. The first band that holds counts; the last has no limit."""

    id: Id
    attitude: str = field(name="态度")
    action: str = field(name="动作")
    overdue_to: Days | None = field(name="逾期至多", default=None)
    left_to: Days | None = field(name="时效余量至多", default=None)


class Rung(Entry, frozen=True):
    """One rung of the escalation ladder: what is done, when it may be entered (any one condition), what to bring,
    whether the company must approve, and how the counterpart is told beforehand. `roles`: the posts it leads to."""

    id: Id
    action: str = field(name="动作")
    when: tuple[When, ...] = field(name="条件")
    bring: str = field(name="要带")
    approval: YesNo = field(name="要批准")
    tell: str = field(name="先告知", default="")
    roles: tuple[str, ...] = field(name="岗位", default=())


class Promised(Entry, frozen=True):
    """A kind of promise: what is then done as the customer reads it (`does`), the sentence to say to him on its day and once it was
    broken, and what we do then."""

    key: str = field(name="键")
    does: str = field(name="办什么")
    today: str = field(name="到日子说")
    broken: str = field(name="落空说")
    next: str = field(name="落空以后")


class Escalation(Entry, frozen=True):
    """escalation.yaml: what does not count as an outcome, the dated steps afterwards, the level of action by age, the ladder.
    `noted`: the lines that are sent to the customer once the talk was written down, by what is known; `promised`: the kinds of promise.
    `too_late`: what a step says that cannot be before the closing day that the customer named. `at_once`: words for what one meeting can do; a goal of his own that holds one is asked for first."""

    version: int = field(name="版本")
    promise_workdays: Workdays = field(name="默认承诺工作日")
    no_result: tuple[str, ...] = field(name="不算成果")
    steps: tuple[FollowUp, ...] = field(name="跟进")
    minutes: tuple[str, ...] = field(name="纪要")
    noted: dict[str, str] = field(name="记下的纪要")
    promised: tuple[Promised, ...] = field(name="答应的事")
    hand_in: str = field(name="交材料那天")
    stale_days: Days = field(name="久未催款天数")
    reminders: dict[str, str] = field(name="提醒")
    ages: tuple[AgeBand, ...] = field(name="账龄")
    rungs: tuple[Rung, ...] = field(name="阶梯")
    at_once: tuple[str, ...] = field(name="当天能办的", default=())
    too_late: str = field(name="停收以后的步骤", default="")

    def band(self, overdue: int | None, left: int | None) -> AgeBand | None:
        """The first band of age that holds, for so many days overdue and so many left to the earliest limitation alarm; None where
        neither is known."""
        for one in self.ages:
            if one.left_to is not None:
                if left is not None and left <= one.left_to:
                    return one
            elif overdue is not None and (one.overdue_to is None or overdue <= one.overdue_to):
                return one
        return None
