"""我，小周 is 小周; what says something else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.answers.ourselves import OWNER, is_self, known_owner, own_name
from huikuan_cli.core.text.speech import person_in
from properties import examples


@pytest.mark.parametrize(
    "raw",
    [
        "我，小周",
        "我, 小周",
        "我、小周",
        "我 小周",
        "我：小周",
        "我——小周",
        "我自己，小周",
        "我自己（小周）",
        "我自己(小周)",
        "我（小周）",
        "我是小周",
        "我，是小周",
        "我就是小周",
        "我叫小周",
        "本人小周",
        "本人（小周）",
        "我本人，小周",
        "小周（我）",
        "小周（我自己）",
        "小周，我",
        "小周，我自己",
        "小周，也就是我",
        "就我，小周",
        "是我，小周",
        "我小周",
        "我，小周。",
    ],
)
def test_the_name_behind_me_is_kept(raw: str):
    assert own_name(raw) == "小周"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("我，周敏", "周敏"),
        ("我自己 欧阳敏", "欧阳敏"),
        ("我是周经理", "周经理"),
        ("我周经理", "周经理"),
        ("我，项目部小周", "项目部小周"),
        ("我是项目部小周", "项目部小周"),
        ("我，小周 13800000000", "小周 13800000000"),
        ("我（小周，13800000000）", "小周，13800000000"),
    ],
)
def test_what_belongs_to_the_name_stays_with_it(raw: str, name: str):
    assert own_name(raw) == name


@pytest.mark.parametrize(
    "raw",
    [
        "我方项目部王工",
        "我们公司小周",
        "我司周敏",
        "我们小周",
        "我方小周",
        "我和小周",
        "我、小周、小李",
        "我和周经理",
        "我跟王工",
        "我或小周",
        "我，和小周",
        "我，还有小周",
        "我主管王经理",
        "我老板王总",
        "我的同事小周",
        "我徒弟小周",
        "我爱人小周",
        "我来办，小周配合",
        "我，王总交代的",
        "我，主管定",
        "我，马上处理",
        "我马上办",
        "我周五去",
        "我，周五",
        "我，周五去",
        "我要付款",
        "我不清楚",
        "我方",
        "项目部",
        "王磊",
        "小周",
        "项目部王工",
        "我",
        "我自己",
        " ",
    ],
)
def test_what_says_something_else_stays_as_it_is(raw: str):
    assert own_name(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        "我",
        "我自己",
        "本人",
        "自己",
        "我本人",
        "就我",
        "是我",
        "就是我",
        "我来",
        "我负责",
        "我来负责",
        "我吧",
        "我。",
    ],
)
def test_plain_me_is_the_contact_where_one_is_known(raw: str):
    assert is_self(raw)
    assert known_owner(raw, "小周") == "小周"
    assert known_owner(raw, "") == raw
    assert known_owner(raw, "我") == raw


@pytest.mark.parametrize("raw", ["我方", "我们", "王磊", "我，小周", "自己人", "我司", ""])
def test_others_are_not_me(raw: str):
    assert not is_self(raw)
    assert known_owner(raw, "小周") == raw


@given(st.text(st.sampled_from("我自己本人是叫小周王经理（），、 和方部1"), max_size=12))
@examples(300)
def test_a_name_once_kept_stays_and_is_a_part_of_what_was_typed(raw: str):
    name = own_name(raw)
    assert name in raw
    assert own_name(name) == name


def test_the_answer_says_how_it_was_understood_and_only_that_one():
    (owner,) = (f for _, f in talk().fields() if f.key == OWNER)
    checked = check_value(owner, "我自己（小周）", talk(), TODAY)
    assert (checked.value, checked.understood) == ("小周", "“我自己（小周）”按“小周”理解")
    (other,) = (f for _, f in talk().fields() if f.key == "发起人")
    assert check_value(other, "我，小周", talk(), TODAY).value == "我，小周"


@pytest.mark.parametrize(
    ("owner", "contact"),
    [
        ("我", None),
        ("我自己", None),
        ("我方项目部王工", "项目部王工"),
        ("我司周敏", "周敏"),
        ("我们公司小周", "小周"),
    ],
)
def test_a_letter_names_no_me(owner: str, contact: str | None):
    assert person_in(owner) == contact
