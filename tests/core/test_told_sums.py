"""Invoices and deductions that he tells of against the amount that is asked for: said when they do not go together."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import plan, ready

TERMS = "付款方式和日期"


def said(told: str, due: str = "20.16万", whole: str = "33.6万", paid: str = "10.08万") -> str:
    over: dict[str, Any] = ready(
        交易项目={"合同额": whole, "已付金额": paid},
        付款责任人={"情况说明": told},
        我的4W2H={"目标金额": None},
    )
    over[TERMS] = {**over.get(TERMS, {}), "到期应付": due}
    return "；".join(plan(**over).score.reasons)


@pytest.mark.parametrize(
    ("told", "more"),
    [
        ("验收后会计开了30.24万的票，小葛签收了", "10万零800元"),
        ("票46.8万他没签收", "26万6400元"),
        ("发票开的是21万", "8400元"),
    ],
)
def test_an_invoice_for_more_than_is_due_is_said_before_the_visit(told: str, more: str):
    assert f"多 {more}，先对清" in said(told)


@pytest.mark.parametrize(
    "told",
    [
        "票33.6万全开了，会计签收",
        "剩下的23.52万一张票开了",
        "20.16万的票他签收了，另有一张30.24万的票作废了",
        "收过一张30.24万的商票",
        "票开了10.08万",
        "付的那10.08万，票当时就开了",
        "他们账上还有50万",
        "票开了5万",
        "一张票33.6万，他系统里这张票只进了30.2万",
        "票面33.6万，开票那天他又说是30.2万的票",
        "",
    ],
)
def test_the_usual_invoices_and_other_sums_say_nothing(told: str):
    assert "先对清" not in said(told)


def test_all_that_is_left_is_too_much_where_an_audit_took_something_off():
    assert "先对清" in said("审减以后定了31.2万，剩下23.52万一张票全开了")


def test_what_was_taken_off_and_the_invoice_speak_against_the_amount():
    told = "八月扣5千、九月扣7千，票面44.4万"
    assert "先对成一个数" in said(told, due="45.6万", whole="136.8万", paid="0")
    assert "先对成一个数" not in said(told, due="44.4万", whole="136.8万", paid="0")
