"""A service that is scored for each period: no paper and no reminder asks for an acceptance."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import plan
from core.lettering import letter, text_of

ACCEPTANCE = "请协助安排验收"
SEALS = "考核表上还缺的签字、盖章"


def case(acceptance: str, told: str = "", start: str = "验收合格") -> dict[str, Any]:
    return {
        "验收标准": {"验收状态": acceptance, "验收合格日期": None},
        "付款方式和日期": {"起算点": start},
        "付款责任人": {"情况说明": told},
    }


@pytest.mark.parametrize(
    ("told", "start"),
    [("最后一张考核表签了没盖章", "验收合格"), ("", "考核签字"), ("每季服务考核完才付", "收到发票")],
)
def test_where_a_seal_is_lacking_on_a_score_the_sheet_asks_for_the_seal(told: str, start: str):
    text = text_of(letter("沟通单", **case("没验全、没签全", told, start)))
    assert ACCEPTANCE not in text
    assert SEALS in text


def test_of_goods_the_sheet_asks_for_the_acceptance_as_before():
    text = text_of(letter("沟通单", **case("没验全、没签全", "科长说要考核我")))
    assert ACCEPTANCE in text
    assert SEALS not in text


@pytest.mark.parametrize("acceptance", ["按期考核", "不单独验收"])
def test_without_an_acceptance_the_sheet_asks_for_the_payment(acceptance: str):
    text = text_of(letter("沟通单", **case(acceptance, start="收到发票")))
    assert "请协助办理上列款项的付款手续" in text
    assert ACCEPTANCE not in text


@pytest.mark.parametrize(
    ("acceptance", "told", "reminded"),
    [
        ("没验全、没签全", "", True),
        ("没验全、没签全", "考核表签了，差一个章", False),
        ("按期考核", "", False),
        ("不单独验收", "", False),
    ],
)
def test_only_what_has_to_be_accepted_is_reminded_of(acceptance: str, told: str, *, reminded: bool):
    found = plan(**case(acceptance, told)).reminders
    assert any("先要验收日期" in one for one in found) == reminded
