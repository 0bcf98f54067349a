"""Every play of the playbooks is reached by its example, and its sheet is whole and says one thing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from course.examples import PLAYS, plan_of, setting_of_play
from factories import action_sheet, playbook
from huikuan_cli.core.advice.play_choice import GENERAL
from huikuan_cli.core.sheet.front import WORST

ALL = sorted(PLAYS)
TITLES = ["先看", "要什么", "开口", "他说 → 我答", "数", "带", "谈成了", "没谈成", "绝对不做"]


def front_of(id: str) -> list:
    sheet = action_sheet(plan_of(id), "2026-11-30", "打法")
    return [one for one in sheet.blocks if one.page == 1]


def spoken(id: str) -> list[str]:
    plan = plan_of(id)
    return [
        *(one.words for one in plan.ask.levels),
        *(one.text for one in plan.openings),
        *(one.answer for one in plan.replies),
        plan.relief.text,
    ]


def test_there_are_at_least_fifty_plays_for_situations():
    assert len([one for one in PLAYS.values() if one.rank > GENERAL]) >= 50


@pytest.mark.parametrize("id", ALL)
def test_the_example_of_a_play_reaches_it(id: str):
    assert plan_of(id).matter.id == id, [f.play.id for f in setting_of_play(id).plays[:4]]


@pytest.mark.parametrize("id", ALL)
def test_the_front_has_its_blocks_in_order_and_keeps_the_budget(id: str):
    blocks = front_of(id)
    titles = [one.title for one in blocks]
    assert titles == [one for one in TITLES if one in titles]
    assert set(TITLES) - {"先看"} <= set(titles)
    assert ("先看" in titles) == bool(plan_of(id).matter.frame)
    sheet = action_sheet(plan_of(id), "2026-11-30", "打法")
    printed = [sheet.title, sheet.subtitle, sheet.footer]
    printed += [t for b in blocks for r in b.rows for t in (r.label, r.text, r.note)] + titles
    assert len(re.sub(r"\s", "", "".join(printed))) <= WORST


@pytest.mark.parametrize("id", ALL)
def test_every_line_to_say_is_whole_and_speaks_to_him(id: str):
    plan = plan_of(id)
    for line in spoken(id):
        assert "〔" not in line
        assert "{" not in line
        assert not re.search(r"[（(）)]", line), line
        assert not re.search(r"月\d+日", line), f"12月1号 is said, not 12月1日: {line}"
        assert "这周" not in line
        assert "李科长" not in line or line == plan.openings[0].text, line
    assert plan.openings[0].text.startswith(f"{setting_of_play(id).facts['称呼']}，")


@pytest.mark.parametrize("id", ALL)
def test_four_replies_or_more_stand_on_the_front_and_none_is_there_twice(id: str):
    (block,) = [one for one in front_of(id) if one.name == "他说我答"]
    replies = [row for row in block.rows if row.label != "还不放心"]
    assert 4 <= len(replies) <= 5
    assert len({row.text for row in replies}) == len({row.label for row in replies}) == len(replies)


@pytest.mark.parametrize("id", ALL)
def test_the_asked_day_is_the_visit_where_one_meeting_can_do_it_and_never_after_the_hand_in_day(id: str):
    s, plan = setting_of_play(id), plan_of(id)
    assert (s.promise == s.visit) == (s.aim.at_once == "是")
    printed = re.search(r"材料(?:最晚|按)(\d+)月(\d+)号(?:进财务|备)", plan.line)
    if printed:
        assert s.promise <= date(s.promise.year, int(printed[1]), int(printed[2]))


@pytest.mark.parametrize("id", [one for one in ALL if PLAYS[one].rules == "是"])
def test_a_play_that_rules_brings_all_steps_and_no_ladder_beside_its_own(id: str):
    plan, play = plan_of(id), PLAYS[id]
    own = {one.id for one in play.steps} | {"f1", "f8"}  # the minutes
    assert {one.id for one in plan.days} <= own
    assert not [card for card in plan.cards if card.kind in ("升级", "账龄", "窗口")]
    said = {e.id for h in setting_of_play(id).heard for e in h.excuses[:1]}
    assert {one.id.split(".")[0] for one in plan.replies} <= {id} | said


def test_of_ten_verdicts_at_least_three_occur_and_each_has_its_reason():
    verdicts = {plan_of(id).score.verdict for id in ALL}
    assert len(verdicts) >= 3
    assert all(plan_of(id).score.reasons for id in ALL)


def test_no_sentence_to_say_stands_in_two_plays():
    seen: dict[str, str] = {}
    for play in playbook().situations():
        lines = (*play.aim.best, *play.aim.fair, *play.aim.least, *play.start.first, *play.start.second)
        for line in (*lines, *(a for one in play.retorts for a in one.answer)):
            plain = re.sub(r"\{\{.*?\}\}", "", line)
            assert seen.setdefault(plain, play.id) == play.id, (line, seen[plain], play.id)


def test_a_day_of_a_play_is_a_working_day():
    from huikuan_cli.core.law.workdays import is_workday

    for id in ALL:
        for day in plan_of(id).days:
            assert is_workday(date.fromisoformat(day.iso)), (id, day)
