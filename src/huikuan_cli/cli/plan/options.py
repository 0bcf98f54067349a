"""The options of `huikuan plan`, as given."""

from __future__ import annotations

from typing import NamedTuple

LATEST = "latest"  # behind `resume`: the draft that was left last


class PlanOptions(NamedTuple):
    """What was said behind `huikuan plan`; an empty text is an option that was not given."""

    answers: str = ""
    out: str = ""
    today: str = ""
    format: str = ""
    no_input: bool = False
    dry_run: bool = False
    json: bool = False
    template: bool = False
    playbooks: str = ""
    replace: bool = False
    resume: str = ""
    plain: bool = False
    earlier: str = ""
    open: bool = False
    full: bool = False
    more: str = ""
