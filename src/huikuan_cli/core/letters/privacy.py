"""What must never reach the customer: how we judge him and the case. Pure."""

from __future__ import annotations

import re

from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.speech_rules import Wording

_ID = r"(?<![A-Za-z0-9])(?:{})(?![A-Za-z0-9])"


def private_words(playbook: Playbook, wording: Wording) -> re.Pattern[str]:
    """Matches what no paper for the customer may hold: the words of wording.yaml (对客不写), the names, other names and
    ids of the types, the names of the causes."""
    names = {name for kind in playbook.types.values() for name in (kind.name, *kind.aliases)}
    names |= {one.name for one in playbook.diagnosis.causes}
    words = "|".join(re.escape(word) for word in (*wording.private, *sorted(names)) if word)
    return re.compile(f"{words}|{_ID.format('|'.join(map(re.escape, playbook.types)))}")
