"""A paper that replaced the terms of some payments of a contract, or of all: which it covers, and that the others go on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.building import plan, setting
from core.lettering import NAMED, letter, text_of
from core.test_payments import problems, several
from factories import TODAY
from huikuan_cli.core.agenda.appointments import appointments
from huikuan_cli.core.answers.instrument_rows import read_instruments
from huikuan_cli.core.law.claim import Instalment, Instrument
from huikuan_cli.core.letters.letter_doubts import refusal

THIRD = "质保金 5万 2026-01-12；二期款 12万 2026-05-06"


def judged(
    of: str = "", amount: str = "120000", last: str = "2026-06-30", kind: str = "判决", **more: str
) -> dict[str, str]:
    return {"文书": kind, "最晚付款日": last, "金额": amount} | ({"款项": of} if of else {}) | more


def case(
    *papers: dict[str, str], about: str = "", others: str = THIRD, **more: Any
) -> dict[str, dict[str, Any]]:
    return several(others, 协议或判决=list(papers), **({"这次谈": about} if about else {}), **more)


def names(found: Any) -> list[str]:
    return [one.name for one in found.payments.positions]


def test_a_judgment_on_one_payment_leaves_the_others_to_the_contract():
    s = setting(**case(judged("二期款")))
    first, kept, second = s.payments.positions
    assert second.report.enforceable()
    assert second.report.limitation is not None
    assert second.report.limitation.raw == date(2028, 6, 30)
    assert [one.report.instrument for one in (first, kept)] == [None, None]
    assert first.report.claims
    assert s.payments.about == ("这一笔", "质保金")
    assert s.report.outstanding == Decimal("910000.00")


def test_letters_go_out_for_the_others_and_name_nothing_of_what_was_judged():
    s = setting(**case(judged("二期款")))
    assert {
        name: refusal(NAMED[name], s) for name in ("催款函", "对账函", "付款申请函", "沟通单")
    } == dict.fromkeys(("催款函", "对账函", "付款申请函", "沟通单"), "")
    found = text_of(letter("催款函", s))
    assert "910,000.00元" in found
    assert "二期款" not in found


def test_a_visit_about_what_was_judged_follows_the_lawyers_and_has_no_letter():
    s = setting(**case(judged("二期款"), about="二期款"))
    assert s.report.enforceable()
    assert "已经有判决" in refusal(NAMED["催款函"], s)
    assert plan(**case(judged("二期款"), about="二期款")).matter.id == "y10"


def test_a_tick_that_there_is_a_judgment_does_not_lead_a_visit_about_the_other_payments():
    ticked = {"付款责任人": {"坎": ["y10"]}}
    found = setting(**case(judged("二期款")), **ticked)
    assert found.lead().id != "y10"
    assert setting(**case(judged("二期款"), about="二期款"), **ticked).lead().id == "y10"
    assert setting(**several(THIRD), **ticked).lead().id == "y10"


def test_the_front_and_the_calendar_still_watch_the_period_of_what_was_judged():
    given = case(judged("二期款", last="2024-12-11"))
    made = plan(**given)
    assert "“二期款”另有文书：申请执行最晚到 2026-12-11" in made.matter.frame
    line = next(one.said for one in made.payment_table().lines if one.name == "二期款")
    assert "有判决，申请执行最晚到 2026-12-11" in line
    days = {one.id.split("/", 2)[-1]: one.day for one in appointments(setting(**given), made, "x.plan.yaml")}
    assert days["二期款/limitation"] == date(2026, 12, 11)
    assert days["limitation"] != days["二期款/limitation"]


@pytest.mark.parametrize("of", ["全部", "这一笔、质保金、二期款"])
def test_a_paper_on_all_payments_takes_them_together(of: str):
    s = setting(**case(judged(of, "1000000")))
    assert names(s) == ["判决（这一笔、质保金、二期款）"]
    assert s.report.outstanding == Decimal("1000000.00")
    assert s.report.enforceable()
    assert not s.payments.several()
    assert "已经有判决" in refusal(NAMED["催款函"], s)


def test_a_paper_on_two_of_three_takes_those_together_with_what_was_paid_of_them():
    paid = [{"日期": "2026-07-01", "金额": "20000", "凭证": "有书面凭证", "款项": "二期款"}]
    s = setting(**case(judged("质保金、二期款", "170000", 生效日="2026-06-01"), 部分付款=paid))
    assert names(s) == ["这一笔", "判决（质保金、二期款）"]
    assert s.payments.positions[1].left() == Decimal("150000.00")
    assert s.payments.about == ("这一笔",)
    chosen = setting(**case(judged("质保金、二期款", "170000"), about="质保金"))
    assert chosen.payments.about == ("判决（质保金、二期款）",)


def test_an_agreement_on_one_payment_stops_no_demand_for_the_others():
    paper = judged("二期款", "60000", "2026-09-30", "还款协议", 生效日="2026-06-01")
    s = setting(**case(paper, paper | {"最晚付款日": "2027-03-31"}))
    assert refusal(NAMED["催款函"], s) == ""
    assert "910,000.00元" in text_of(letter("催款函", s))
    assert names(s) == ["这一笔", "质保金", "二期款"]
    assert s.payments.positions[2].report.fallen_due == Decimal("60000.00")


def test_a_paper_without_names_is_about_this_payment_as_before():
    s = setting(**case(judged(amount="860000")))
    assert [one.report.enforceable() for one in s.payments.positions] == [True, False, False]
    (said,) = [d for f in plan(**case(judged(amount="860000"))).figures for d in f.to_check if "只算在" in d]
    assert "“款项”写上名称，或写 全部" in said


def test_rows_below_go_with_the_paper_above_and_another_day_is_another_paper():
    rows = [
        judged("二期款", 生效日="2026-01-05"),
        judged(last="2026-12-30"),
        judged(last="2026-11-30", 生效日="2026-02-02"),
    ]
    one, other = read_instruments(rows, TODAY)
    assert (one.of, len(one.instalments)) == (("二期款",), 2)
    assert other == Instrument(
        "判决", date(2026, 2, 2), (Instalment(date(2026, 11, 30), Decimal("120000.00")),)
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (case(judged("三期款")), "写的款项“三期款”在“款项”里没有"),
        (case(judged("二期款"), about="二期款 质保金"), "“这次谈”里有的款已有文书（二期款），有的没有"),
        (
            case(judged("二期款"), judged("质保金、二期款", "170000", kind="还款协议")),
            "“二期款”在“协议或判决”里既归还款协议，又归别的文书",
        ),
        (
            case(judged("质保金、二期款", "160000", kind="还款协议")),
            "各期加起来 160,000.00 元，可签协议时欠的是 170,000.00 元",
        ),
    ],
)
def test_papers_that_contradict_the_payments_are_said(given: dict[str, dict[str, Any]], said: str):
    assert any(said in text for text in problems(**given)), problems(**given)


def test_an_agreement_on_all_that_adds_up_is_no_mistake():
    assert problems(**case(judged("全部", "1030000", kind="还款协议"))) == []
