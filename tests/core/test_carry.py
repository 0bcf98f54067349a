"""What to have in the bag, and what can still be done tonight."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import led_by, plan, play
from factories import playbook
from huikuan_cli.core.advice.carry import MOST_TONIGHT
from huikuan_cli.core.advice.plan import HAVE, LACKING, NOT_LOOKED, TO_MAKE, Carry
from huikuan_cli.core.advice.play_choice import MOST_BESIDE

PACK = {one.id: one for one in playbook().chain.documents}


def carried(*names: str, **over: dict[str, Any]) -> list[Carry]:
    return list(plan(book=led_by(play(bring=names)), **over).bring)


def short(id: str) -> str:
    return PACK[id].short or PACK[id].name


def have(*papers: str) -> dict[str, dict[str, Any]]:
    return {"我的4W2H": {"材料": list(papers)}}


def test_what_the_situation_names_stands_in_its_order_with_papers_by_their_short_names():
    found = carried("缺件表两份", "w6", "w2", **have("w2", "w4", "w6"))
    assert [one.name for one in found] == ["缺件表两份", short("w6"), short("w2"), short("w4")]
    assert [one.state for one in found] == [TO_MAKE, HAVE, HAVE, HAVE]


def test_what_nobody_was_asked_about_is_to_be_made_ready_unless_it_was_ticked_by_its_name():
    names = ("附件目录两份", PACK["w1"].name)
    assert [one.state for one in carried(*names, **have("w2", "w4"))][:2] == [TO_MAKE, TO_MAKE]
    assert [one.state for one in carried(*names, **have("w1", "w2", "w4"))][:2] == [TO_MAKE, HAVE]


@pytest.mark.parametrize(
    ("papers", "state"),
    [(["w2"], HAVE), (["w4"], LACKING), ("不清楚", NOT_LOOKED)],
    ids=["have", "lack", "?"],
)
def test_a_paper_that_is_not_in_hand_says_so_and_where_to_get_it(papers: Any, state: str):
    paper = carried("w2", 我的4W2H={"材料": papers})[0]
    assert (paper.id, paper.state) == ("w2", state)
    assert paper.get == ("" if state == HAVE else PACK["w2"].get)


def test_vital_papers_that_the_situation_forgets_are_added():
    assert [one.id for one in carried(**have("w2", "w4"))] == ["w2", "w4"]
    by_delivery = have("w2") | {"付款方式和日期": {"起算点": "交付"}}
    assert [one.id for one in carried(**by_delivery)] == ["w2", "w9"]


def test_a_vital_paper_that_stands_there_in_words_is_not_named_twice():
    found = carried(f"{short('w2')}封面复印件", **have("w2", "w4"))
    assert [one.name for one in found] == [f"{short('w2')}封面复印件", short("w4")]


def test_a_paper_that_this_case_does_not_need_is_left_out():
    assert "w11" not in [one.id for one in carried("w11")]
    assert "w11" in [one.id for one in carried("w11", 验收标准={"验收拖延": "对方拖延"})]


def test_what_can_be_done_tonight_is_a_little_and_that_of_the_leading_situation_first():
    lead = play(rank=80, tonight=("打印{{ 项目 }}的账",))
    beside = [play(f"y{n}", rank=70 - n, tonight=("打印{{ 项目 }}的账", f"另一件{n}")) for n in range(2, 4)]
    assert len(beside) <= MOST_BESIDE
    assert plan(book=led_by(lead, *beside)).tonight == ("打印数据平台的账", "另一件2")
    assert MOST_TONIGHT == 2
    assert plan(book=led_by(lead)).tonight == ("打印数据平台的账",)
