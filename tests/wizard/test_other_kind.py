"""A reply that reads like the answer to another question: asked back in one line, kept by one Enter, never a dead end."""

from __future__ import annotations

import pytest

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.port import Reply
from wizard.people import Person, field, interviewed

ENOUGH = {
    "客户": "某某区教育局",
    "拜访日期": "2026-11-25",
    "称呼": "李主任",
    "项目": "录播教室",
    "要什么": "拿到单号",
}


def person(key: str, *replies: Reply) -> Person:
    return Person(dict(ENOUGH), {key: list(replies)})


def questions(sitting: Person, key: str) -> list[tuple[str, str]]:
    """What stood in the line of a question, and its help, each time it was asked."""
    return [(one.typed, one.help) for one in sitting.asked if one.text == field(key).ask]


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("称呼", "明天", "财务科李科长"),
        ("称呼", "不知道", "财务科"),
        ("客户", "12月3号", "某某区教育局"),
        ("项目", "王科长", "录播教室"),
        ("验收人", "下周", "电教站柳站长"),
    ],
)
def test_it_is_asked_back_in_one_line_and_what_is_typed_instead_is_taken(key: str, typed: str, meant: str):
    sitting = person(key, typed, meant)
    assert interviewed(sitting)[key] == meant
    assert len([said for said in sitting.said if said.startswith(f"× “{typed}”")]) == 1
    assert questions(sitting, key)[1] == (typed, texts_wizard.INSIST)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("称呼", "明天", "明天"),
        ("项目", "李主任", "李主任"),
        ("称呼", "不知道", UNKNOWN),
        ("称呼", "再说", "再说"),
    ],
)
def test_one_enter_on_it_keeps_it(key: str, typed: str, kept: str):
    sitting = person(key, typed, typed)
    assert interviewed(sitting)[key] == kept
    assert len(questions(sitting, key)) == 2


@pytest.mark.parametrize("typed", ["不知道", "随便", "明天"])
def test_where_a_result_is_prepared_it_stands_there_again(typed: str):
    sitting = person("要什么", typed)
    taken = interviewed(sitting)["要什么"]
    (first, hint), (again, same) = questions(sitting, "要什么")
    assert first == again == taken != ""
    assert texts_wizard.SUGGESTED in (hint, same)
    assert hint == same


def test_who_means_it_all_the_same_may_say_so_twice():
    sitting = person("要什么", "随便", "随便")
    assert interviewed(sitting)["要什么"] == "随便"


@pytest.mark.parametrize("typed", [UNKNOWN, ""])
def test_who_says_that_he_does_not_know_is_not_asked_again(typed: str):
    sitting = person("称呼", typed)
    assert interviewed(sitting)["称呼"] == UNKNOWN
    assert len(questions(sitting, "称呼")) == 1
