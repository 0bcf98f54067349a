"""The summary: every answer with its name, what has none and why, what does not fit, and what can be done."""

from __future__ import annotations

from factories import TODAY, talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Value
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Move, Next, Summary
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker


def summary_of(given: dict[str, Value], passed: tuple[str, ...] = (), **carried: Value) -> Summary:
    return Phrasing(talk(), carried=carried).summary(State("", given, passed), ())


def shown(summary: Summary) -> dict[str, str]:
    return {item.name: item.value + item.mark or item.lack for item in summary.items()}


def test_answers_are_shown_as_a_person_reads_them():
    found = shown(
        summary_of(
            {
                "合同额": "1560000.00",
                "类型": "e6",
                "中小企业": "是",
                "材料": ["w0"],
                "部分付款?0": "否",
                "d?": "否",
            }
        )
    )
    assert found["合同额"] == "1,560,000.00 元"
    assert found["类型"] == "问依据"
    assert found["中小企业"] == "是"
    assert "w0" not in found["材料"]
    assert found["部分付款"] == "没有"
    assert found["卡在哪"] == texts_wizard.SECTION_LEFT


def test_what_has_no_answer_says_why():
    found = shown(summary_of({"客户": "不清楚", "标的": ""}, ("称呼",)))
    assert (found["客户"], found["标的"], found["称呼"]) == ("不清楚", "空着", "先跳过")


def test_an_answer_taken_over_is_marked_until_it_is_changed():
    assert shown(summary_of({"客户": "甲局"}, 客户="甲局"))["客户"] == "甲局（上次）"
    assert shown(summary_of({"客户": "乙局"}, 客户="甲局"))["客户"] == "乙局"


def test_gates_that_only_repeat_what_follows_are_quiet_but_can_be_changed():
    items = {i.id: i for i in summary_of({"部分付款?0": "是", "部分付款?1": "否", "d?": "是"}).items()}
    assert items["部分付款?0"].quiet
    assert items["部分付款?1"].quiet
    assert items["d?"].quiet


def test_every_step_can_be_changed_from_it():
    assert sorted(i.id for i in summary_of({}).items()) == sorted(s.id for s in flow.steps(talk(), {}))


def test_answers_stand_among_those_with_which_they_were_asked():
    groups = {group.title: [i.id for i in group.items] for group in summary_of({}).groups}
    assert list(groups)[:3] == ["〔拜访〕", "〔交易项目〕", "〔验收人〕"]
    assert groups["〔交易项目〕"][:2] == ["项目", "到期应付"]
    assert "他上次说的" in groups["〔付款责任人〕"]
    assert groups["〔卡在哪〕"] == ["d?"]


def test_what_was_put_off_is_counted_until_it_is_answered():
    assert summary_of({}, ("客户", "称呼")).later == 2
    assert summary_of({"客户": "甲局"}, ("客户",)).later == 0


def test_what_was_put_off_is_asked_again_when_the_person_wants_to_fill_up():
    asker = ScriptedAsker({}, (Next.FILL, Next.WRITE))
    asker.answers = {"客户单位的全称？": [Move.SKIP, "甲局"], "合同编号？": [">", "HT-1"]}
    answers = Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None).run({})
    assert (answers["客户"], answers["合同编号"]) == ("甲局", "HT-1")


def test_what_stays_put_off_is_written_as_unclear():
    asker = ScriptedAsker({"客户单位的全称？": Move.SKIP, "合同编号？": "跳过"})
    answers = Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None).run({})
    assert (answers["客户"], answers["合同编号"]) == ("不清楚", "不清楚")


def test_a_change_that_makes_another_answer_impossible_says_so_at_once():
    asker = ScriptedAsker({}, ("签订日期", Next.WRITE, "验收合格日期", Next.WRITE))
    asker.answers = {
        "合同哪天签的？": ["2025-06-18", "2026-03-01"],
        "验收到哪一步？": ["已验收合格"],
        "验收书上的合格日期？": ["2026-01-19", "2026-03-05"],
    }
    answers = Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None).run({})
    assert (answers["签订日期"], answers["验收合格日期"]) == ("2026-03-01", "2026-03-05")
    place = next(n for n, line in enumerate(asker.said) if "早于“签订日期”" in line)
    assert asker.said[place + 1] == texts_wizard.DOUBT_ELSEWHERE


def test_an_answer_of_a_question_that_no_longer_applies_comes_back_with_it():
    asker = ScriptedAsker({}, ("中小企业", "中小企业", Next.WRITE))
    asker.answers = {
        "签合同那时，我方是中小企业吗？": ["是", "否", "是"],
        "签约时告诉过对方我们是中小企业吗？": ["有书面证据"],
    }
    answers = Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None).run({})
    assert answers["告知"] == "有书面证据"
    assert len([q for q in asker.asked if q.text.startswith("签约时告诉过")]) == 1
