"""The options of `huikuan plan`: the only list of them; the command line and the help are made of it."""

from typing import Annotated, NamedTuple

from huikuan_cli import texts, texts_which
from huikuan_cli.cli.switches import AsJson, InBrowser, Plainly, Playbooks, Today, option


class PlanOptions(NamedTuple):
    """What was said behind `huikuan plan`, in the order of the help; an empty text is an option that was not given. `draft`: the number of
    the draft that `resume` means, where it is not the latest."""

    answers: Annotated[str, option("--answers", "-a", word="文件", help=texts.OPT_ANSWERS)] = ""
    out: Annotated[str, option("--out", "-o", word="文件夹", help=texts.OPT_OUT)] = ""
    today: Today = ""
    format: Annotated[str, option("--format", word="格式", help=texts.OPT_FORMAT)] = ""
    no_input: Annotated[bool, option("--no-input", help=texts.OPT_NO_INPUT)] = False
    dry_run: Annotated[bool, option("--dry-run", help=texts.OPT_DRY)] = False
    json: AsJson = False
    template: Annotated[bool, option("--template", help=texts.OPT_TEMPLATE)] = False
    playbooks: Playbooks = ""
    replace: Annotated[bool, option("--replace", help=texts.OPT_REPLACE)] = False
    resume: Annotated[bool, option("--resume", help=texts.OPT_RESUME)] = False
    earlier: Annotated[str, option("--from", word="计划", help=texts_which.OPT_FROM)] = ""
    row: Annotated[str, option("--row", word="行", help=texts_which.OPT_ROW)] = ""
    plain: Plainly = False
    more: Annotated[str, option("--more", word="计划", help=texts_which.OPT_MORE)] = ""
    full: Annotated[bool, option("--full", help=texts.OPT_FULL)] = False
    open: InBrowser = False
    draft: str = ""
