"""What the sheet lets him say, and what it says is there, is nothing that nobody told."""

from __future__ import annotations

from core.building import plan

BLAMED = {"坎": ["y147"]}


def said_by_him(story: str) -> list[str]:
    told = BLAMED | {"情况说明": story}
    return [one.says for one in plan(付款责任人=told, 卡在哪={"他上次说的": "看着办吧"}).replies]


def test_he_speaks_of_a_complaint_only_where_one_was_told():
    assert not [one for one in said_by_him("开幕那天大屏黑了六分钟，他挨了骂") if "告" in one]
    assert "你们不是会告吗，接着告" in said_by_him("公司有人打热线投诉了他，他挨了批")


def test_no_complaint_is_in_the_frame_where_none_was_told():
    made = plan(付款责任人=BLAMED | {"情况说明": "开幕那天大屏黑了六分钟，他挨了骂"})
    assert "投诉" not in made.matter.frame + "".join(made.tonight)
