"""What the sheet lets him say, and what it says is there, is nothing that nobody told."""

from __future__ import annotations

import re

from core.building import plan
from factories import playbook
from huikuan_cli.core.advice.plan import Plan

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


def spoken(found: Plan) -> str:
    """Everything of the plan that is said to him."""
    return "".join(
        (
            *(one.text for one in found.openings),
            *(one.words for one in found.ask.levels),
            *(one.answer for one in found.replies),
            *(one.says for one in found.replies),
            found.relief.text,
        )
    )


def test_what_was_added_is_told_of_without_a_paper_for_it_that_nobody_has():
    made = spoken(plan(付款责任人={"情况": ["y93"], "情况说明": "多量了一千三宗，他说超过一成拿不动"}))
    assert "分开列了" in made
    assert not re.search("补充协议|补充的那份|单子都附", made)


def test_a_supplement_is_spoken_of_where_one_was_told():
    made = spoken(plan(付款责任人={"情况": ["y93"], "情况说明": "补充协议签了，数太大超过一成"}))
    assert "补充的那份没报备" in made


def test_no_situation_says_that_papers_of_the_change_are_attached():
    attached = re.compile("(签证|变更单|补充协议|追加的单子)[^，。；”]{0,4}附")
    for play in playbook().situations():
        said = (*play.start.first, *play.start.second, *(a for one in play.retorts for a in one.answer))
        assert not [one for one in said if attached.search(one)], play.id
