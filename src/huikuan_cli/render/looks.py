"""Which blocks of the sheet look like no other, by the names that sheet.css and sheet.typ give to their looks."""

from __future__ import annotations

from huikuan_cli.core.sheet.layout import ALARM, OUTCOME, SPEECH

LOOKS = {ALARM: "alarm", OUTCOME: "outcome", SPEECH: "speech"}
