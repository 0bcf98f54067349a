"""Answers in words that are none: a day or a sum where a person is asked for, somebody where a body is, 随便 where a result is."""

from __future__ import annotations

import pytest

from factories import TODAY, playbook, talk
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.other_kind import other_kind
from huikuan_cli.core.playbook import Field
from wizard.people import CASES, facts_of

NONE_OF_IT = (
    "明天",
    "下周三",
    "12月3号",
    "月底",
    "20万",
    "三十万",
    "86",
    "不知道",
    "还没定",
    "随便",
    "。",
    "嗯",
)
PEOPLE_ASKED = [f.key for _, f in talk().fields() if f.wants == "人"]


def said_to(key: str, typed: str) -> str:
    one = talk().find(key)
    assert one
    return other_kind(one, typed, talk().unsaid)


@pytest.mark.parametrize("key", ["客户", "项目", "要什么", *PEOPLE_ASKED])
@pytest.mark.parametrize("typed", NONE_OF_IT)
def test_a_day_a_sum_and_a_filler_answer_no_question_in_words(key: str, typed: str):
    assert said_to(key, typed)


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("称呼", "周四10点", "像日子"),
        ("称呼", "明天下午3点去", "像日子"),
        ("称呼", "春节后", "像日子"),
        ("称呼", "没想好", "看不出是谁"),
        ("客户", "李主任", "像一个人"),
        ("客户", "财务科李科长", "像一个人"),
        ("客户", "甲方", "谁都能这么叫"),
        ("项目", "财务科刘会计", "像一个人"),
        ("项目", "老周", "像一个人"),
        ("要什么", "你看着办", "看不出要什么"),
        ("要什么", "12月5号", "像日子"),
        ("验收人", "没人", "看不出是谁"),
    ],
)
def test_it_says_what_it_reads_like_and_what_is_asked_for(key: str, typed: str, says: str):
    assert says in said_to(key, typed)
    assert "这里写" in said_to(key, typed)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        *(("称呼", one) for one in ("李主任", "财务科", "王建国", "小周", "前台", "管钱的", "年科长", "周末见的李主任")),
        *(("称呼", one) for one in ("阿依古丽", "检验科葛主任，还有财务尹会计", "新来的科长", "万一鸣", "何日辉")),
        *(("客户", one) for one in ("日照市公安局", "三元区政府", "五一路小学", "八一学校", "明天集团", "周庄镇政府")),
        *(("项目", one) for one in ("2026年物业服务", "院长办公室装修", "周转房维修", "食堂", "一期", "年度维保")),
        *(("要什么", one) for one in ("要回20万", "12月5号前付20万", "单号", "约院长", "说定下周三上会", "签字")),
        *(("验收人", one) for one in ("三方", "使用科室", "验收小组", "5个人的小组", "专家组", "消化内科薛主任")),
        *(("他上次说的", one) for one in ("明天", "20万", "再说", "不知道")),
        *(("情况说明", one) for one in ("随便", "李主任")),
    ],
)  # fmt: skip
def test_what_may_be_an_answer_is_taken(key: str, typed: str):
    assert not said_to(key, typed)


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.name[:2])
def test_no_answer_of_a_teaching_case_is_asked_back(case):
    doubted = [(key, value) for key, value in facts_of(case).items() if isinstance(value, str)]
    assert not [(key, value) for key, value in doubted if value != "不清楚" and said_to(key, value)]


def test_no_result_that_the_playbook_proposes_is_asked_back():
    aims = [one.aim for one in playbook().situations()]
    assert aims
    assert not [one.result for one in aims if said_to("要什么", one.result)]


def test_in_an_answers_file_it_is_noted_and_used_as_it_stands():
    tree = {"拜访": {"客户": "某局", "拜访日期": "2026-11-25", "称呼": "明天"}}
    found = read_answers(tree, talk(), TODAY, "a.yaml", lambda path: 1)
    assert found.answers["称呼"] == "明天"
    assert any("“称呼”“明天”像日子" in note for note in found.notes)
    past = read_answers(tree, talk(), TODAY, "a.yaml", lambda path: 1, past=True)
    assert not any("像日子" in note for note in past.notes)


def test_a_question_that_says_nothing_of_it_takes_everything():
    assert not other_kind(Field("甲", "文本", "问"), "明天", talk().unsaid)
