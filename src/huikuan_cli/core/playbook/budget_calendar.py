"""calendar.yaml: the windows of the budget year in which money moves."""

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, Soon, When, Workdays, YesNo


class Window(Entry, frozen=True):
    """One window, from `start` to `end` (month-day, as 11-01) every year. Papers must be handed in `ahead` working days
    before its end. It counts when one of its conditions holds (none: always). `firm`: what is not handed in by then has to wait for another
    window, so that day goes before promises and visits in the morning."""

    id: Id
    name: str = field(name="名称")
    start: str = field(name="从")
    end: str = field(name="到")
    ahead: Workdays = field(name="提前工作日")
    finance: str = field(name="财政在做")
    meaning: str = field(name="对我们")
    do: str = field(name="我们做")
    check: str = field(name="待核")
    when: tuple[When, ...] = field(name="条件", default=())
    firm: YesNo = field(name="误不得", default="是")


class Calendar(Entry, frozen=True):
    """calendar.yaml. `known`: how to work back from a closing day that the customer himself named; windows that end within
    `around` days before it give way to it. A day to hand in papers no more than `soon` days after the visit is dated
    on the sheet."""

    version: int = field(name="版本")
    around: Soon = field(name="停收日前后天数")
    soon: Soon = field(name="交件日进日程天数")
    known: Window = field(name="对方给了截止日")
    windows: tuple[Window, ...] = field(name="窗口")
