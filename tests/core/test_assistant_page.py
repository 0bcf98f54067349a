"""What of an assistant's answer stands where on page one: other ways the visit may go, the words of the paper, fewer levels."""

from __future__ import annotations

import pytest
from msgspec import structs

from core.test_assistant import case, line, rules, why
from factories import look
from huikuan_cli.core.advice.lent import Branch, Lent, LentLine
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import plan_of
from huikuan_cli.core.assistant import read_reply, seated
from huikuan_cli.core.playbook.assistant_rules import PARTS
from huikuan_cli.core.sheet.front import front
from huikuan_cli.core.sheet.layout import Row, Sheet

ANSWER = """\
想：钱卡在资产编号，不在验收单
想：他怕审计
开口：李主任，资产卡片我带来了
岔路：他不在｜单子留办公室，要收条照片
岔路：如果已经录进去了 → 请他念单号
纸上写：今收到付款申请一份，共三页。
"""


def rows_of(plan: Plan, name: str) -> tuple[Row, ...]:
    blocks, _ = front(plan, Sheet("", "", (), ""), look())
    return next(one.rows for one in blocks if one.name == name)


def with_lines(*lines: LentLine) -> tuple[Plan, Plan]:
    """The plan of the case as it is, and with these lines."""
    s = case()
    ours = plan_of(s)
    numbered = tuple(structs.replace(one, id=f"助{n}") for n, one in enumerate(lines, 1))
    return ours, seated(ours, Lent("", (), numbered), s)


def test_its_thoughts_are_dropped_and_a_branch_has_what_happens_and_what_i_do():
    read = read_reply(ANSWER)
    assert not read.strange
    assert [(one.part, one.says, one.text) for one in read.lines] == [
        ("开口", "", "李主任，资产卡片我带来了"),
        ("岔路", "他不在", "单子留办公室，要收条照片"),
        ("岔路", "已经录进去了", "请他念单号"),
        ("纸上写", "", "今收到付款申请一份，共三页。"),
    ]


def test_branches_stand_behind_the_answers_and_the_words_of_the_paper_among_what_to_bring():
    _, plan = with_lines(
        line("岔路", "单子留办公室，要收条照片", "他不在"), line("纸上写", "今收到付款申请一份，共三页。")
    )
    assert plan.branches == (Branch("助1", "他不在", "单子留办公室，要收条照片"),)
    last = rows_of(plan, "他说我答")[-1]
    assert (last.label, last.text) == ("他不在 助", "单子留办公室，要收条照片")
    assert ("纸上写 助", "“今收到付款申请一份，共三页。”") in [
        (row.label, row.text) for row in rows_of(plan, "带")
    ]


def test_a_plan_without_them_says_nothing_of_them():
    ours, plan = with_lines(line("关键", "资产编号没回填"))
    assert not plan.branches
    assert not plan.wording
    assert rows_of(plan, "他说我答") == rows_of(ours, "他说我答")


def test_one_level_alone_is_the_whole_ask():
    _, plan = with_lines(line("至少", "这张清单您过一眼，齐的打个勾。"))
    assert [(one.name, one.words) for one in plan.ask.levels] == [("至少", "这张清单您过一眼，齐的打个勾。")]


def test_where_it_wrote_all_answers_our_sentence_of_relief_does_not_come_in_between():
    ours, plan = with_lines(*(line("我答", f"第{n}句答话", f"他的第{n}句话") for n in range(4)))
    assert ours.relief.text
    assert not plan.relief.text


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (line("纸上写", "欠款不付的，我方将起诉。"), "起诉"),
        (line("纸上写", "我方放弃违约金。"), "放弃"),
        (line("纸上写", "领导已经同意本月付款。"), "领导已经同意"),
        (line("纸上写", "截至今日尚欠九百万元。"), "9000000"),
        (line("岔路", "问胡科长哪天付", "他不在"), "胡科长"),
        (line("岔路", "先回来", "他说要起诉"), "起诉"),
        (line("岔路", "给他带两条中华", "他不高兴"), "中华"),
    ],
)
def test_what_he_may_read_is_held_against_the_same_rules(one, reason):
    assert reason in why(one)


def test_every_part_that_it_may_write_is_asked_for_once():
    assert sorted(one.name for one in rules().assistant.parts) == sorted(PARTS)
