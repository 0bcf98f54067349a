"""Which words say that what is owed is retention money. Pure."""

from __future__ import annotations

import re

# what is kept back until a period has ended, as a payment is called, and as a sentence says that nothing else is open
_RETENTION = r"质保|质量保证|保修金|保证金"
_WITHOUT = r"(?:不含|不包括|不算|扣掉?|扣除|除了?|除去|去掉|减去?)[^,，;；)）]*"
_ONLY_RETENTION = (
    r"(?:只剩|就剩|剩的|剩下的?|剩余的?|没付的|欠的|这一?笔款?|要的|要退|退还?)(?:都|全|就)?(?:是|的)?[\d.%％万元个]*"
    r"(?:质保金|质量保证金|保修金|履约保证金)"
)


def names_retention(part: str | None, project: str | None) -> bool:
    """Whether a payment, or the project that it is of, is called so; one that is said to be without it is not."""
    own, whole = (re.sub(_WITHOUT, "", text or "") for text in (part, project))
    return bool(re.search(_RETENTION, own) or re.search(rf"(?:{_RETENTION})金?[)）]?$", whole))


def says_only_retention(told: str) -> bool:
    """Whether a sentence says that nothing but retention money is open."""
    return bool(re.search(_ONLY_RETENTION, told))
