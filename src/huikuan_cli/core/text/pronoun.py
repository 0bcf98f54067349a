"""他 or 她 for the one who is met, in words written to the salesperson. Pure."""

from __future__ import annotations

import re

HER = "她"
_HIM = r"(?<![其吉])他(?![们人家日处乡])"
_KEPT = (  # what is quoted, and where a 他 is the lawyer or the contractor
    r"“[^”]*”|由他定|他没看过的|，他看过定|总包[^。；]*他"
)


def says_her(told: str) -> bool:
    """Whether words about the one who is met call her 她, and nobody 他."""
    return HER in told and not re.search(_HIM, told)


def of_her(text: str) -> str:
    """A text in which 他 of the one who is met is 她; not what stands in quotes, nor where somebody else is meant."""
    return re.sub(f"({_KEPT})|{_HIM}", lambda found: found[1] or HER, text)
