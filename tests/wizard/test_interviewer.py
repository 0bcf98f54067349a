"""The asking loop with a scripted person: what is asked, said, kept and written."""

from __future__ import annotations

from typing import Any

import pytest

from factories import TODAY, talk
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Move, Next, Stop
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker
from huikuan_cli.wizard.sources import from_settings
from huikuan_cli.wizard.understood import understood

Kept = list[State]


def interviewer(asker: ScriptedAsker, kept: Kept | None = None, **defaults: str) -> Interviewer:
    keep = (kept if kept is not None else []).append
    return Interviewer(Phrasing(talk()), asker, TODAY, keep, (from_settings(defaults),))


def test_leaving_everything_unclear_is_never_a_dead_end() -> None:
    answers = interviewer(ScriptedAsker({})).run({})
    assert answers["客户"] == UNKNOWN
    assert answers["类型"] == UNKNOWN
    assert answers["部分付款"] == UNKNOWN
    assert "目标金额" not in answers


def test_what_was_understood_is_said() -> None:
    asker = ScriptedAsker({"合同总额？": "８６万元"})
    assert interviewer(asker).run({})["合同额"] == "860000.00"
    assert "按 860,000.00 元理解" in asker.said


@pytest.mark.parametrize("typed", ["86万", "30.6万"])
def test_an_amount_that_has_one_reading_is_not_read_back(typed: str) -> None:
    asker = ScriptedAsker({"合同总额？": typed})
    interviewer(asker).run({})
    assert not any("元理解" in said or said.startswith("即") for said in asker.said)


def test_a_wrong_date_is_asked_again_with_what_was_typed() -> None:
    asker = ScriptedAsker({"哪天去？": ["2026-02-30", "2026-11-25"]})
    asker.answers["哪天去？"] = ["2026-02-30", "2026-11-25"]
    assert interviewer(asker).run({})["拜访日期"] == "2026-11-25"
    asked = [q for q in asker.asked if q.text == "哪天去？"]
    assert asked[1].typed == "2026-02-30"
    assert any("没有“2026-02-30”这一天" in line for line in asker.said)


def test_every_answer_is_kept_at_once() -> None:
    kept: Kept = []
    interviewer(ScriptedAsker({"客户单位的全称？": "某局"}), kept).run({})
    assert kept[0].given == {"客户": "某局"}
    assert len(kept[1].given) == 2


def test_back_asks_the_last_question_again_with_its_answer() -> None:
    asker = ScriptedAsker({})
    asker.answers = {"客户单位的全称？": ["甲局", "乙局"], "对方是哪一类单位？": [Move.BACK, "机关"]}
    assert interviewer(asker).run({})["客户"] == "乙局"
    assert [q.typed for q in asker.asked if q.text == "客户单位的全称？"] == ["", "甲局"]


def test_a_contradiction_is_said_once_and_blocks_writing_until_it_is_mended() -> None:
    asker = ScriptedAsker({}, [Next.WRITE, "已付金额", Next.WRITE])
    asker.answers = {"合同总额？": ["100元"], "到今天一共收到多少？": ["200元", "200元", "50元"]}
    assert interviewer(asker).run({})["已付金额"] == "50.00"
    assert any("比“合同额”100.00 元还多" in line for line in asker.said)


def test_stopping_at_the_summary_stops() -> None:
    with pytest.raises(Stop):
        interviewer(ScriptedAsker({}, [Next.STOP])).run({})


def test_a_default_of_ours_is_offered_and_marked_but_not_taken_by_itself() -> None:
    asker = ScriptedAsker({})
    answers = interviewer(asker, 我方责任人="王磊").run({})
    asked = next(q for q in asker.asked if q.text == "我方谁负责到底？")
    assert asked.typed == "王磊"
    assert "huikuan.yaml" in asked.help
    assert answers["我方责任人"] == UNKNOWN


def test_progress_counts_the_six_self_questions() -> None:
    asker = ScriptedAsker({})
    interviewer(asker).run({})
    shown = list(dict.fromkeys(q.progress for q in asker.asked))
    assert shown == [
        "〔拜访〕", "〔1/6 交易项目〕", "〔2/6 验收人〕", "〔3/6 验收标准〕", "〔4/6 付款方式和日期〕", "〔5/6 付款责任人〕",
        "〔6/6 我的4W2H〕", "〔客户类型〕", "〔卡在哪〕", "〔出门前〕", "〔防欠清单〕",
    ]  # fmt: skip


def test_the_nine_types_are_offered_with_a_portrait_and_a_way_out() -> None:
    asker = ScriptedAsker({})
    interviewer(asker).run({})
    (asked,) = [q for q in asker.asked if q.progress == "〔客户类型〕"]
    assert [o.id for o in asked.options] == [f"e{n}" for n in range(1, 10)]
    assert all(o.label.endswith("型）") for o in asked.options)
    assert "拿不准" in asked.unknown


@pytest.mark.parametrize(
    ("given", "again"),
    [
        ({"客户": "某局", "合同额": "一堆"}, ["合同额"]),
        ({"客户": "某局", "不认识": "x"}, []),
        ({"客户性质": "外星人"}, ["客户性质"]),
        ({"部分付款?0": "是", "部分付款#0.日期": "2026-01-01"}, []),
        ({"部分付款?0": "也许"}, ["部分付款"]),
        ({"客户": ["一", "二"], "材料": {"a": "b"}}, ["客户", "材料"]),
        ({"告知": "有书面证据", "验收合格日期": "2026-01-19"}, []),
        ({"催款记录#0.日期": "昨天"}, ["催款记录第 1 条日期"]),
        ({"d?": "是", "难题": "d9"}, ["难题"]),
    ],
)
def test_of_a_draft_only_what_is_not_understood_is_asked_again(
    given: dict[str, Any], again: list[str]
) -> None:
    state, names = understood(talk(), State("", dict(given)), TODAY)
    assert names == again
    assert len(state.given) == len(given) - len(again)
    assert state.given.items() <= given.items()


def test_an_answer_that_is_not_understood_any_more_stands_in_the_line_of_its_question() -> None:
    state, _ = understood(talk(), State("", {"合同额": "一堆"}), TODAY)
    asker = ScriptedAsker({})
    interviewer(asker).go_on(state)
    assert next(q for q in asker.asked if q.text == "合同总额？").typed == "一堆"
