"""The customer was renamed or merged, or its duty moved: the addressee, the letter, one prepared answer."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import plan, setting
from core.lettering import LETTERS, NAMED, letter, text_of
from factories import playbook

OLD, NEW = "某市数据局", "某市政务服务和数据管理局"
MOVED: dict[str, Any] = {"拜访": {"现在的单位": NEW}}


@pytest.mark.parametrize("name", NAMED)
def test_every_paper_is_addressed_to_the_one_that_pays_now_and_names_the_one_that_signed(name: str):
    moved, plain = letter(name, **MOVED), letter(name)
    assert (moved.addressee, plain.addressee) == (f"{NEW}：", f"{OLD}：")
    assert OLD in text_of(moved)
    assert NEW not in text_of(plain)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_that_the_duty_moved_and_asks_where_it_did_not(name: str):
    moved = text_of(letter(name, **MOVED))
    assert "有关职责和债务现由贵单位承接" in moved
    assert "书面告知" in moved
    assert "承接" not in text_of(letter(name))


@pytest.mark.parametrize("name", ["催款函", "付款申请函", "中小企业告知函"])
def test_the_contract_was_signed_by_the_old_body(name: str):
    words = ("贵单位与我公司于", "我公司与贵单位于")
    assert any(one in text_of(letter(name)) for one in words)
    assert not any(one in text_of(letter(name, **MOVED)) for one in words)


def test_one_answer_is_prepared_and_names_the_body_that_takes_over():
    found = {one.id: one for one in plan(**MOVED).replies}
    assert NEW in found["o54"].answer
    assert "o54" not in {one.id for one in plan().replies}


def test_the_back_reminds_of_the_addressee_and_the_lawyers_verify_it():
    found = plan(**MOVED)
    (text,) = (one for one in found.reminders if NEW in one)
    assert "抬头" in text
    assert any(one.item == "现在的单位" and one.who == "法务" for one in found.todos)
    sentence = playbook().escalation.reminders["单位变了"].partition("{{")[0]
    assert not any(one.startswith(sentence) for one in plan().reminders)


@pytest.mark.parametrize("unknown", ["不清楚", None])
def test_nothing_changes_where_nobody_says_that_it_moved(unknown: str | None):
    assert setting(拜访={"现在的单位": unknown}).case.successor is None
    assert letter("催款函", 拜访={"现在的单位": unknown}).addressee == f"{OLD}："
