"""A year or a month alone is a date that is vague, not one that is wrong."""

from __future__ import annotations

import pytest

from factories import TODAY
from huikuan_cli.core.values import UNKNOWN, Unclear, parse_date


@pytest.mark.parametrize("typed", ["2019年", "2019", "2019年左右", "2025年9月", "2025-09", "2025年9月份"])
def test_it_is_asked_back_and_one_key_takes_it_for_not_known(typed: str):
    with pytest.raises(Unclear, match="没说到哪一天") as asked:
        parse_date(typed, TODAY)
    assert asked.value.suggestion == UNKNOWN


@pytest.mark.parametrize("typed", ["19", "12345", "2019x"])
def test_what_is_no_date_is_still_called_one_that_cannot_be_read(typed: str):
    with pytest.raises(Unclear, match="看不懂日期"):
        parse_date(typed, TODAY)
