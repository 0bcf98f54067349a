"""Who may go is told where nothing in the playbook knew what he wrote of the case."""

from __future__ import annotations

from typing import Any

from core.building import led_by, plan, play, ready
from huikuan_cli.cli.common import verdict_of

GO_THERE = "可以出发"
STRANGE = "库里那两台灯塔借给镇上了，账上还是四十二台"


def sure(story: str | None, **over: Any) -> Any:
    return plan(**ready(付款责任人={"情况说明": story, **over})).score


def test_who_may_go_is_told_that_nothing_knew_what_he_wrote():
    plain, strange = sure(None), sure(STRANGE)
    assert plain.verdict == strange.verdict == GO_THERE
    assert "没认出来" not in verdict_of(plain)
    assert f"你写的“{STRANGE[:16]}…”没认出来，先自己想好怎么答" in verdict_of(strange)
    assert strange.short == plain.short == ""  # the front says nothing of it


def test_the_first_thing_tonight_is_to_think_of_it_in_no_word_of_his():
    made, known = (plan(**ready(付款责任人={"情况说明": one})) for one in (STRANGE, "她说没现钱，要给开商票"))
    assert "特别情况" in made.tonight[0]
    assert "灯塔" not in "".join(made.tonight)
    assert not any("特别情况" in one for one in known.tonight)


def test_it_is_not_said_where_something_was_known_or_ticked():
    for one in (
        sure("她说没现钱，要给开商票"),
        sure("学校12月20号停报销"),
        sure("我打算拆成两张单"),
        sure(STRANGE, 情况=["y39"]),
    ):
        assert "没认出来" not in verdict_of(one)


KNOWN = "学校12月20号停报销"
LONG = f"库里那两台灯塔借给镇上了，账上还是四十二台，票和章都在，他说等馆里老陈回来点。{KNOWN}"


def test_a_whole_story_that_leads_only_to_what_is_asked_of_anyone_is_said_to_be_unknown():
    usual = led_by(play(rank=16))
    told = plan(book=usual, **ready(付款责任人={"情况说明": LONG})).score
    assert f"你写的“{LONG[:16]}…”没认出来" in verdict_of(told)
    short = plan(book=usual, **ready(付款责任人={"情况说明": KNOWN})).score
    assert "没认出来" not in verdict_of(short)
    special = plan(book=led_by(play(rank=60)), **ready(付款责任人={"情况说明": LONG})).score
    assert "没认出来" not in verdict_of(special)
