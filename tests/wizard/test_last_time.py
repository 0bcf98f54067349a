"""Answers of the last visit are proposed and marked, and never figures; --from takes the facts of the contract over."""

from __future__ import annotations

import pytest

from factories import TODAY, talk, tree
from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.carry_over import NEVER, LastTime, carried, from_last
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker

CUSTOMER = "某市数据局"


def before(**over: Value) -> Answers:
    """The answers of the visit before."""
    rows = {
        "付款方式和日期": {"催款记录": [{"日期": "2026-05-20", "事件": "催款函送达", "凭证": "有书面凭证"}]}
    }
    return read_answers(tree(**rows), talk(), TODAY, "x", lambda path: 1).answers | over


def interviewed(last: Answers, given: dict[str, Value]) -> ScriptedAsker:
    def look(answers: Answers) -> LastTime | None:
        return LastTime(last, "2026-11-10") if answers.get("客户") == CUSTOMER else None

    asker = ScriptedAsker({})
    Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None, (from_last(talk(), look),)).run(given)
    return asker


def started(asker: ScriptedAsker) -> dict[str, str | tuple[str, ...]]:
    """What each question started from."""
    return {q.text: q.typed or q.chosen for q in asker.asked if (q.typed or q.chosen) and "上次" in q.help}


def test_for_the_same_project_last_times_answers_are_proposed_and_marked():
    asker = interviewed(before(), {"客户": CUSTOMER, "项目": "数据平台", "称呼": "李主任"})
    found = started(asker)
    assert found["谁验收、谁签字？"] == "信息科张科长"
    assert found["他更像哪一种？（只看言行）"] == ("e6",)
    asked = next(q for q in asker.asked if q.text == "对方是哪一类单位？")
    assert (asked.chosen, asked.mark) == (("机关",), texts_wizard.LAST_TIME)


def test_what_was_said_of_another_person_is_not_proposed():
    asker = interviewed(before(), {"客户": CUSTOMER, "项目": "数据平台"})
    assert started(asker)["见谁？怎么称呼？"] == "李主任"
    other = started(interviewed(before(), {"客户": CUSTOMER, "项目": "数据平台", "称呼": "王会计"}))
    assert "他更像哪一种？（只看言行）" not in other
    assert "他管付款的哪一环？" not in other


def test_that_none_of_the_situations_he_wrote_of_then_was_so_is_no_answer_now():
    source = from_last(talk(), lambda _: LastTime(before(情况=[], 坎=[], 材料=[]), "2026-11-10"))
    same = {"客户": CUSTOMER, "项目": "数据平台", "称呼": "李主任"}
    assert source("情况", same) is None
    assert source("坎", same) is None
    assert source("材料", same) is not None


def test_amounts_and_dates_are_never_proposed():
    asker = interviewed(before(), {"客户": CUSTOMER, "项目": "数据平台"})
    figures = {f.ask for _, f in talk().fields() if f.kind in NEVER}
    assert {"合同总额？", "合同哪天签的？", "到今天一共收到多少？", "起算后几天内付？"} <= figures
    assert figures.isdisjoint(started(asker))


def test_for_another_project_only_what_is_about_the_customer_is_proposed():
    asker = interviewed(before(), {"客户": CUSTOMER, "项目": "另一个项目"})
    found = started(asker)
    assert found["见谁？怎么称呼？"] == "李主任"
    assert "谁验收、谁签字？" not in found
    assert "验收到哪一步？" not in found


def test_for_another_customer_nothing_is_proposed():
    assert started(interviewed(before(), {"客户": "别的局"})) == {}


def test_what_he_says_this_time_is_asked_afresh():
    last = before(要什么="拿到单号", 他上次说的="等审计")
    asker = interviewed(last, {"客户": CUSTOMER, "项目": "数据平台", "d?": "是"})
    assert "这次只要哪一个结果？" not in started(asker)
    assert "他上次怎么说的？" not in started(asker)


def test_what_was_unclear_last_time_says_so():
    asker = interviewed(before(签批人="不清楚"), {"客户": CUSTOMER, "项目": "数据平台"})
    asked = next(q for q in asker.asked if q.text == "这个金额由谁签批？")
    assert texts_wizard.LAST_UNKNOWN in asked.help
    assert asked.typed == ""


def test_an_option_that_has_gone_from_the_list_is_dropped():
    known: dict[str, Value] = {"客户": CUSTOMER, "称呼": "李主任"}
    asker = interviewed(before(客户性质="外星人", 岗位="财务"), known)
    found = started(asker)
    assert "对方是哪一类单位？" not in found
    assert found["他管付款的哪一环？"] == ("财务",)


def test_the_next_visit_takes_the_facts_of_the_contract_over():
    given = carried(talk(), before())
    assert given["客户"] == CUSTOMER
    assert given["合同额"] == "860000.00"
    assert given["验收合格日期"] == "2025-07-10"
    for key in ("拜访日期", "已付金额", "要什么", "称呼", "签批人"):
        assert key not in given
    assert (given["岗位"], given["类型"]) == ("财务", "e6")


@pytest.mark.parametrize(("said", "kept"), [("已验收合格", True), ("已交付，还没验收", False)])
def test_an_answer_is_taken_over_only_once_it_cannot_change_any_more(said: str, kept: bool):
    assert ("验收状态" in carried(talk(), before(验收状态=said))) is kept


def test_the_short_interview_takes_over_what_it_does_not_ask_its_figures_too():
    last = before(未达标项="并发没测", 争议金额="88000.00", 承诺落空="一次", 凭什么="合同第九条")
    given = carried(talk().again().short(), last)
    assert (given["发起人"], given["未达标项"]) == ("信息科小吴", "并发没测")
    assert given["争议金额"] == "88000.00"
    for key in ("承诺落空", "凭什么", "称呼", "要什么"):
        assert key not in given
    assert "未达标项" not in carried(talk(), last)


def test_what_was_unclear_is_asked_again_at_the_next_visit():
    assert "合同额" not in carried(talk(), before(合同额="不清楚"))


def test_rows_of_a_table_are_kept_and_asked_for_more():
    given = carried(talk(), before())
    assert given["催款记录#0.日期"] == "2026-05-20"
    steps = [s.id for s in flow.steps(talk(), given) if s.id not in given]
    assert "催款记录?1" in steps
    assert "催款记录?0" not in steps


def test_no_row_last_time_is_asked_whether_there_is_one_now():
    given = carried(talk(), before(部分付款=[]))
    assert "部分付款?0" not in given
