"""How an option of a command is written down, once: its names, its word in the help, what it is for, beside its type and default.

The command line library is not known here (cli.declaring brings both together): the first question comes without it.
"""

from typing import Annotated, NamedTuple

from huikuan_cli import texts, texts_which


class Switch(NamedTuple):
    """An option by its names (--today, -t), or an argument, which has none. `word`: what the help calls its value."""

    names: tuple[str, ...]
    word: str
    help: str


def option(*names: str, word: str = "", help: str) -> Switch:
    """An option; without a word for its value it is a yes."""
    return Switch(names, word, help)


def argument(word: str, help: str) -> Switch:
    """What stands behind the command without a name."""
    return Switch((), word, help)


# What several commands take; kept few, for `huikuan plan` loads them before the first question.
PlanName = Annotated[str, argument("计划", texts_which.ARG_PLAN)]
PlanNames = Annotated[tuple[str, ...], argument("计划…", texts_which.ARG_PLANS)]
Today = Annotated[str, option("--today", word="日期", help=texts.OPT_TODAY)]
Playbooks = Annotated[str, option("--playbooks", word="文件夹", help=texts.OPT_PLAYBOOKS)]
PlansIn = Annotated[str, option("--out", "-o", word="文件夹", help=texts.OPT_DRAFT_OUT)]
PapersTo = Annotated[str, option("--out", "-o", word="文件夹", help=texts_which.OPT_WHERE)]
AsJson = Annotated[bool, option("--json", help=texts.OPT_JSON)]
Plainly = Annotated[bool, option("--plain", help=texts.OPT_PLAIN)]
InBrowser = Annotated[bool, option("--open", help=texts.OPT_OPEN)]
