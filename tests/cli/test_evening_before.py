"""A plan that is made in the evening before the visit: nobody is at work any more, so the morning is named and not 下班前."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

import huikuan_cli.env
from cli.helpers import changed
from huikuan_cli.store.work import plans

MONDAY = date(2026, 11, 30)
TOMORROW = "12月1日周二"
LAWYER = "他说先签个最终确认，别无其他往来，马上付"


def stored(huikuan, answers, tmp_path, monkeypatch, hour: int, *more: str):
    """The plan that is made at an hour in China for a visit tomorrow, where the contract start is nothing the clock knows."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 30, hour, tzinfo=huikuan_cli.env.CHINA).astimezone(tz)

    monkeypatch.delenv("HUIKUAN_TODAY")
    monkeypatch.setattr(huikuan_cli.env, "datetime", Clock)
    path = answers(
        changed("拜访日期: 2026-11-25", f"拜访日期: {MONDAY + timedelta(1)}").replace(
            "我方责任人: 王磊", f"我方责任人: 王磊\n  情况说明: {LAWYER}"
        )
    )
    done = huikuan("plan", "--answers", path, "--out", tmp_path / "out", *more)
    assert done.code == 0, done.err
    (plan,) = (tmp_path / "out").glob("*.plan.yaml")
    return plans.read(plan).record.plan


@pytest.mark.parametrize(
    ("hour", "more", "by", "lawyer"),
    [
        (15, (), "11月30日周一下班前", "今天先给法务看"),
        (19, (), f"{TOMORROW}一上班", f"{TOMORROW}一上班先给法务看"),
        (19, ("--today", "2026-11-30"), "11月30日周一下班前", "今天先给法务看"),
    ],
)
def test_by_when_somebody_is_asked_follows_the_hour(
    huikuan, answers, tmp_path, monkeypatch, hour, more, by, lawyer
):
    plan = stored(huikuan, answers, tmp_path, monkeypatch, hour, *more)
    days = {one.by for one in plan.todos}
    assert by in days
    assert days.isdisjoint({"11月30日周一下班前", f"{TOMORROW}一上班"} - {by})
    assert any(lawyer in one for one in plan.score.reasons)
