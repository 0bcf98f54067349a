"""A day that a sentence names as the customer's last one for papers and payments."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.building import plan, setting
from course.examples import PLAYS, answers_of
from factories import playbook, talk
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.planner import plan_of
from huikuan_cli.core.answers.inference import inferred, inferred_one
from huikuan_cli.core.text.values import iso

KEY, TOLD = "停收日", "情况说明"
TODAY = date(2026, 12, 9)  # a Wednesday
FIELD = talk().find(KEY)
assert FIELD


def told(text: str, today: date = TODAY, key: str = TOLD) -> str | None:
    guess = inferred_one(FIELD, {key: text}, today)
    return guess.value if guess else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("馆里22号停付款，结转的钱今年再不用就收回去了", "12-22"),
        ("学校20号停报销", "12-20"),
        ("学校20号停报销，系统听说18号就关。", "12-18"),
        ("系统18号关、学校20号停报销", "12-18"),
        ("县里通知，支付系统21号下午五点停，停了要等明年再排", "12-21"),
        ("21号下午五点停支付", "12-21"),
        ("入账系统15号封，你让司机周一跟你一块儿去", "12-15"),
        ("校里财务说18号以后就不收单了", "12-18"),
        ("财务18号截止", "12-18"),
        ("二十号学校关账之前拿下来就行", "12-20"),
        ("过了十号要等年中调", "12-10"),
        ("国库12月25号封账", "12-25"),
        ("财务说材料截止到12月20日", "12-20"),
        ("他们下周五停收", "12-18"),
        ("局里月底关账", "12-31"),
        ("12.25停报", "12-25"),
        ("财政2026-12-20关系统", "12-20"),
        ("停收日是22号", "12-22"),
        ("报账平台16号下午就关了", "12-16"),
        ("会计科明天停收付款单", "12-10"),
        ("支付中心说本周五以后停止支付", "12-11"),
        ("院里财务二十三号封库", "12-23"),
        ("12月18日截单，晚一天都不收", "12-18"),
        ("出纳说１９号以后不付款了", "12-19"),
        ("国库集中支付系统12月26日关闭", "12-26"),
        ("他们财务20号停止收单", "12-20"),
        ("局里12月22日停止报账", "12-22"),
        ("学校20号关账，礼拜天，实际就到18号", "12-18"),
        ("院里25号封账，其实只收到18号", "12-18"),
    ],
)
def test_it_is_read_as_the_last_day(text: str, day: str):
    assert told(text) == f"2026-{day}"
    assert told(text, key="他上次说的") == f"2026-{day}"


@pytest.mark.parametrize(
    "text",
    [
        "20号关于这事他们开会",
        "老板说20号停服务",
        "关系不好，20号再去一趟",
        "去年12月20号停付的，今年没说",
        "上个月20号关账没赶上",
        "7号停付了",  # two days ago
        "12月22号他答应付",
        "18号验收，19号开票",
        "质保截止到12月20号",
        "报名截止12月15号",
        "合同12月18号签的，停了一阵",
        "22号他出差回来",
        "我们财务20号截止报销",
        "老板让20号停掉维护",
        "15号封样送检",
        "他说停付是上面定的，没说哪天",
        "年底要关账，不知道哪天",
        "系统坏了，20号来修",
        "这笔钱31.5万，停了三个月没动",
        "12月20号停电检修",
        "20号和他关系好的那个人回来",
        "3月18号截止",  # far off
        "截止目前，12月9号，一分没付",
        "机器12月20号停机",
        "32号停付",
    ],
)
def test_what_is_something_else_is_none(text: str):
    assert told(text) is None


def test_it_is_taken_where_nothing_was_answered_and_stands_below_what_was():
    said = {TOLD: "学校20号停报销"}
    assert inferred(talk(), said, TODAY)[KEY].value == "2026-12-20"
    assert KEY not in inferred(talk(), said)  # nobody says which day it is today


# --- the sheet honours it ---

TOO_LATE = "赶不上的问明年哪一批"
IDS = sorted(PLAYS)


def of_play(id: str, after: int) -> Analysis:
    """The example of a play, with a closing day of the customer so many days after the visit."""
    given, today = answers_of(PLAYS[id])
    visit = date.fromisoformat(str(given["拜访日期"]).partition(" ")[0])
    own = {key: value for key, value in given.items() if key != "承诺日"}
    return analyse(playbook(), {**own, KEY: iso(visit + timedelta(days=after))}, today, "")


@pytest.mark.parametrize("after", [0, 1, 3, 4, 7, 11])
@pytest.mark.parametrize("id", IDS)
def test_no_step_that_needs_him_lies_behind_the_day_that_he_named(id: str, after: int):
    s = of_play(id, after)
    made, closing = plan_of(s), s.visit + timedelta(days=after)
    behind = [one.action for one in (*made.days, made.fallback.next) if date.fromisoformat(one.iso) > closing]
    if s.report.outstanding == 0 or s.report.enforceable():
        return
    assert [one for one in behind if TOO_LATE not in one] == []
    assert s.promise <= max(closing, s.visit)


DEAL = {"拜访": {"拜访日期": "2026-12-18"}, "付款责任人": {TOLD: "馆里22号停付款"}}


def test_the_day_that_was_written_gives_way_to_no_window_of_the_calendar():
    made = plan(date(2026, 12, 17), **DEAL)
    assert all(one.iso <= "2026-12-22" or "赶不上" in one.action for one in made.days)
    s = setting(date(2026, 12, 17), **DEAL)
    assert [one.window.id for one in s.windows][:1] == ["v0"]
    assert not {"v7", "v8"} & {one.window.id for one in s.windows if one.end.year == 2026}
    assert "12月22号以后不收付款单子" in made.line


def test_a_visit_behind_it_says_so():
    late = {**DEAL, "拜访": {"拜访日期": "2026-12-24"}}
    assert "12月22号停收" in plan(date(2026, 12, 17), **late).line
