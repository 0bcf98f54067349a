"""Whether the amount that fell due was written before or after part payments were taken off, by the other amounts. Pure."""

from __future__ import annotations

from decimal import Decimal

TAKEN_OFF_KEY = "已扣部分付款"


def taken_off_by_sums(due: Decimal, later: Decimal, room: Decimal | None) -> bool | None:
    """Whether `later` was taken off `due` already (元); `room` is all that is unpaid of the contract beside its other payments.
    More than was written cannot be still to be taken off. That `due` is more than `room` tells nothing by itself: what was settled may be
    more than the contract. None where neither tells."""
    if due < later:
        return True
    if room is None:
        return None
    if due == room:
        return True
    return False if due - later == room else None
