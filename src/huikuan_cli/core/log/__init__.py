"""The log of a plan: what happened after it was made, as entries that are only ever added (design §12).

`entries` are the kinds of entries and how they are read and written, `promises` what somebody owes us by a day, `replay` what
follows from the entries by a day. Nothing that follows is stored anywhere.
"""

from huikuan_cli.core.log.entries import (
    Closing,
    Correction,
    Done,
    Log,
    LogEntry,
    LoggedMove,
    LogMistake,
    Received,
    Visit,
    identified,
    read_log,
    row_of,
)
from huikuan_cli.core.log.promises import Promise, Shift, Task
from huikuan_cli.core.log.replay import Begun, Standing, begun, replay

__all__ = [
    "Begun",
    "Closing",
    "Correction",
    "Done",
    "Log",
    "LogEntry",
    "LogMistake",
    "LoggedMove",
    "Promise",
    "Received",
    "Shift",
    "Standing",
    "Task",
    "Visit",
    "begun",
    "identified",
    "read_log",
    "replay",
    "row_of",
]
