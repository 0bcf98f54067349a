"""Whether a payment is retention money, from what it is called, how long the contract waits and what was told. Pure."""

from __future__ import annotations

import re

from huikuan_cli.core.text.terms import Term

# what is kept back until a period has ended, as a payment is called, and as a sentence says that nothing else is open
_IN_EACH = "保"  # stands in every word below
_RETENTION = r"质保|质量保证|保修金|保证金"
_WITHOUT = r"(?:不含|不包括|不算|扣掉?|扣除|除了?|除去|去掉|减去?)[^,，;；)）]*"
_ONLY_RETENTION = (
    r"(?:只剩|就剩|剩的|剩下的?|剩余的?|没付的|欠的|这一?笔款?|要的|要退|退还?)(?:都|全|就)?(?:是|的)?[\d.%％万元个]*"
    r"(?:质保金|质量保证金|保修金|履约保证金)"
)


def is_retention(
    part: str | None, project: str | None, told: str, term: Term | None, *, by_contract: bool
) -> bool:
    """Whether a payment is called so, or its project is. A term of a year or longer is a warranty where what was told speaks of one; where
    the contract names neither start nor day (`by_contract` is not set), a sentence that says so is enough."""
    if not any(text and _IN_EACH in text for text in (part, project, told)):
        return False
    names = (re.sub(_WITHOUT, "", text or "") for text in (part, project))
    called, of_project = names
    if re.search(_RETENTION, called) or re.search(rf"(?:{_RETENTION})金?[)）]?$", of_project):
        return True
    if term and term.at_least_a_year():
        return bool(re.search(_RETENTION, re.sub(_WITHOUT, "", told)))
    return not by_contract and bool(re.search(_ONLY_RETENTION, told))


def says_warranty(clause: str) -> bool:
    """Whether a clause of the contract, as it was copied, speaks of what is kept back or of the end of a warranty."""
    return bool(re.search(rf"{_RETENTION}|(?:缺陷责任|保修|质量保证)期", clause))
