"""A year or a month alone is a date that is vague, not one that is wrong."""

from __future__ import annotations

import pytest

from factories import TODAY, talk, tree
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.text.values import UNKNOWN, Unclear, parse_date


@pytest.mark.parametrize(
    "typed",
    ["2019年", "2019", "2019年左右", "2025年9月", "2025-09", "2025年9月份", "大概2025年9月", "2025年9月中旬"],
)
def test_it_is_asked_back_and_one_key_takes_it_for_not_known(typed: str):
    with pytest.raises(Unclear, match="没说到哪一天") as asked:
        parse_date(typed, TODAY)
    assert asked.value.suggestion == UNKNOWN


@pytest.mark.parametrize("typed", ["19", "12345", "2019x"])
def test_what_is_no_date_is_still_called_one_that_cannot_be_read(typed: str):
    with pytest.raises(Unclear, match="看不懂日期"):
        parse_date(typed, TODAY)


def test_in_a_file_it_is_taken_for_not_known_and_said():
    given = tree(交易项目={"签订日期": "2022-06"})
    found = read_answers(given, talk(), TODAY, "答案.yaml", lambda path: 1)
    assert found.problems == []
    assert found.answers["签订日期"] == UNKNOWN
    assert found.notes == ["“签订日期”“2022-06”没说到哪一天，按不清楚算；查到了再写全"]


def test_in_a_table_of_what_happened_it_is_kept_as_it_is_known():
    row = {"日期": "2025年5月", "事件": "投诉", "凭证": "没有凭证", "说明": "当面说的"}
    bare = {"日期": "2022", "事件": "投诉", "凭证": "没有凭证"}
    given = tree(付款方式和日期={"催款记录": [row, bare]}, 交易项目={"签订日期": "2022-01-01"})
    found = read_answers(given, talk(), TODAY, "答案.yaml", lambda path: 1)
    assert found.problems == []
    first, second = found.answers["催款记录"]
    assert (first["日期"], first["说明"]) == ("2025-05", "当面说的")
    assert second["日期"] == "2022"
