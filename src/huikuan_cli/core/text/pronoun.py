"""他 or 她 for the one who is met, in words written to the salesperson. Pure."""

from __future__ import annotations

import re

HER = "她"
_HIM = r"(?<![其吉])他(?![们人家日处乡])"
_SHE_SPEAKS = (  # what she did there, not one of whom she speaks
    r"(?:^|[，,。；;：:！？!?“”\s])[^，,。；;：:！？!?“”\s她他]{0,4}她(?!们)"
    r"[^，,。；;：:！？!?“”]{0,8}?(?:[说讲问回喊骂答]|[让叫要]我|摔|推|甩|扔|摇头|摆手|点头)"
)
_KEPT = (  # what is quoted, and where a 他 is the lawyer or the contractor
    r"“[^”]*”|由他定|他没看过的|，他看过定|总包[^。；]*他"
)


def says_her(told: str) -> bool:
    """Whether words about the one who is met tell what she said or did, and nobody is 他; a 她 of whom only something is said
    (过了一成她也没法走) may be anybody."""
    return bool(re.search(_SHE_SPEAKS, told)) and not re.search(_HIM, told)


def of_her(text: str) -> str:
    """A text in which 他 of the one who is met is 她; not what stands in quotes, nor where somebody else is meant."""
    return re.sub(f"({_KEPT})|{_HIM}", lambda found: found[1] or HER, text)
