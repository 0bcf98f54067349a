"""`huikuan playbook explain`: what a number of `check` means."""

from __future__ import annotations

from huikuan_cli import texts
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out


def explain(code: str) -> None:
    """The paragraph on one number, or every number in one line."""
    from huikuan_cli.core.text.values import brief, half_width
    from huikuan_cli.core.text.words import nearest
    from huikuan_cli.store.playbooks.messages import paragraphs

    found = paragraphs()
    wanted = half_width(brief(code)).upper()
    if not wanted:
        out.result("\n".join(f"{one} {text.splitlines()[0]}" for one, text in found.items()))
        return
    if wanted not in found:
        raise UsageError(
            texts.NO_CODE.format(code=brief(code), near=nearest(wanted, found)), texts.EVERY_CODE
        )
    out.result(f"{wanted} {found[wanted]}")
