"""What was answered in another way than asked is not said to be lacking: a paper that was not ticked, a sum that follows."""

from __future__ import annotations

import pytest

from core.building import plan, ready
from factories import talk


@pytest.mark.parametrize(
    ("papers", "accepted", "said"),
    [
        (["w2"], "2026-01-19", "手上没写验收书，有就写上"),
        (["w2"], "不清楚", "还缺验收书"),
        (["w4"], "2026-01-19", "还缺合同"),
        ([], "2026-01-19", "还缺合同"),
    ],
)
def test_a_paper_whose_date_was_answered_is_not_said_to_be_lacking(
    papers: list[str], accepted: str, said: str
):
    over = {"验收标准": {"验收合格日期": accepted}, "我的4W2H": {"材料": papers}}
    assert said in plan(**ready(**over)).score.reasons


def test_what_fell_due_is_not_lacking_where_it_follows_from_the_contract_and_what_was_paid():
    unsaid = {"付款方式和日期": {"到期应付": "不清楚"}}
    known, unknown = plan(**ready(**unsaid)), plan(**ready(**unsaid, 交易项目={"已付金额": "不清楚"}))
    light = next(f.red_light for _, f in talk().fields() if f.key == "到期应付")
    for made, lacking in ((known, False), (unknown, True)):
        assert (light in "".join(made.score.reasons)) is lacking
        assert ("到期应付" in made.score.short) is lacking
        assert ("s4.到期应付" in {one.id for one in made.todos}) is lacking
