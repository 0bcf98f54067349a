"""A name is printed without what was said of the person behind it."""

from __future__ import annotations

import pytest

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("工程科胡科长，男，五十出头", "工程科胡科长"),
        ("阎处长，男的，快退了", "阎处长"),
        ("邱科长，四十不到", "邱科长"),
        ("张主任（三月刚来的）", "张主任"),
        ("总务处蒋副主任，男", "总务处蒋副主任"),
        ("总务处沈主任（女，53岁，快退休了）", "总务处沈主任"),
        ("胡科长 男 五十来岁", "胡科长"),
        ("齐科长,快六十岁", "齐科长"),
        ("李主任、王科长", "李主任、王科长"),
        ("李主任，妇女儿童科", "李主任，妇女儿童科"),
        ("梁科长（信息部）", "梁科长（信息部）"),
        ("男", "男"),
    ],
)
def test_what_describes_a_person_is_no_part_of_the_name(typed: str, name: str):
    one = talk().find("称呼")
    assert one
    checked = check_value(one, typed, talk(), TODAY)
    assert checked.value == name
    assert ("理解" in checked.understood) == (typed != name)
