"""Papers that people name in their own words are found under one entry of the list, and never under one that only shares a character."""

from __future__ import annotations

import pytest

from factories import playbook
from huikuan_cli.core.answers.interview import PAPERS_KEY, interview
from huikuan_cli.core.text.option_match import holding, parse_choice

TALK = interview(playbook())
OPTIONS = TALK.options(TALK.find(PAPERS_KEY))


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("试运行记录本", "w35"),
        ("运行记录", "w35"),
        ("台账", "w36"),
        ("年度使用报告", "w36"),
        ("磅单", "w37"),
        ("化验单", "w37"),
        ("监理完工单", "w38"),
        ("完工确认", "w38"),
        ("收方单", "w16"),
        ("收方草图", "w16"),
        ("资产标签照片", "w39"),
        ("入库单", "w5"),
    ],
)
def test_a_paper_named_as_people_name_it_is_one_entry(typed: str, id: str):
    found = [OPTIONS[place].id for place in holding(typed, OPTIONS)]
    assert found[0] == id
    if id != "w5":  # 入库单 alone is only half of it
        assert parse_choice(typed, OPTIONS).id == id


@pytest.mark.parametrize(("typed", "id", "never"), [("运行", "w35", "w18"), ("磅", "w37", "w13")])
def test_a_part_of_a_name_offers_the_paper_and_none_that_shares_a_character(typed: str, id: str, never: str):
    found = [OPTIONS[place].id for place in holding(typed, OPTIONS)]
    assert id in found
    assert never not in found
