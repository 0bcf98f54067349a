"""calendar.yaml: the windows of the budget year in which money moves."""

from huikuan_cli.core.playbook.base import Entry, Id, Soon, When, Workdays, YesNo


class Window(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "start": "从",
        "end": "到",
        "ahead": "提前工作日",
        "finance": "财政在做",
        "meaning": "对我们",
        "do": "我们做",
        "check": "待核",
        "when": "条件",
        "firm": "误不得",
    },
):
    """One window, from `start` to `end` (month-day, as 11-01) every year. Papers must be handed in `ahead` working days
    before its end. It counts when one of its conditions holds (none: always). `firm`: what is not handed in by then has to wait for another
    window, so that day goes before promises and visits in the morning."""

    id: Id
    name: str
    start: str
    end: str
    ahead: Workdays
    finance: str
    meaning: str
    do: str
    check: str
    when: tuple[When, ...] = ()
    firm: YesNo = "是"


class Calendar(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "around": "停收日前后天数",
        "soon": "交件日进日程天数",
        "known": "对方给了截止日",
        "windows": "窗口",
    },
):
    """calendar.yaml. `known`: how to work back from a closing day that the customer himself named; windows that end within
    `around` days before it give way to it. A day to hand in papers no more than `soon` days after the visit is dated
    on the sheet."""

    version: int
    around: Soon
    soon: Soon
    known: Window
    windows: tuple[Window, ...]
