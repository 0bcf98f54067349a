"""Several payments in one line: which is meant is asked, and the first is never taken."""

from __future__ import annotations

import pytest

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.several_payments import one_of_several, payments_in
from huikuan_cli.core.text.values import Unclear
from wizard.people import Person, field, interviewed

SEVERAL = (
    ("首付 30% 验收后 30 天、尾款 10% 一年后", ("首付 30% 验收后 30 天", "尾款 10% 一年后")),
    ("验收付60%，满一年付10%", ("验收付60%", "满一年付10%")),
    ("到货付三成，终验后30天付六成，质保期满付一成", ("到货付三成", "终验后30天付六成", "质保期满付一成")),
    ("首付验收后30天；尾款一年后", ("首付验收后30天", "尾款一年后")),
    ("首付30天尾款一年后", ("首付30天", "尾款一年后")),
    ("第一笔签合同付，第二笔验收后30日", ("第一笔签合同付", "第二笔验收后30日")),
)
ONE = (
    "验收后30天",
    "验收合格后，30日内付到90%",
    "收到发票后30个工作日付尾款",
    "预付30%，验收合格后30日内付70%",
    "24个月",
    "验收和移交都办完以后60天",
)


@pytest.mark.parametrize(("line", "parts"), SEVERAL)
def test_each_payment_of_a_line_is_found(line: str, parts: tuple[str, ...]):
    assert payments_in(line) == parts


@pytest.mark.parametrize("line", ONE)
def test_a_line_about_one_payment_is_not_asked_about(line: str):
    assert one_of_several(line) is None


@pytest.mark.parametrize("key", ["起算点", "付款天数", "约定付款日"])
@pytest.mark.parametrize("line", [line for line, _ in SEVERAL])
def test_where_one_is_asked_for_none_of_several_is_taken(key: str, line: str):
    with pytest.raises(Unclear, match="这次要的是哪一笔") as back:
        check_value(field(key), line, talk(), TODAY)
    assert back.value.suggestion == ""


def test_the_amounts_of_several_are_asked_back_with_their_names():
    with pytest.raises(Unclear, match="哪一笔"):
        check_value(field("到期应付"), "首付款30万验收后30天，尾款10万一年后", talk(), TODAY)


def test_where_all_are_asked_for_they_are_offered_one_by_one():
    with pytest.raises(Unclear) as back:
        check_value(field("款项"), "首付 30% 验收后 30 天、质保金 10% 验收后一年", talk(), TODAY)
    assert back.value.suggestion == "首付 30% 验收后30天；质保金 10% 验收后一年"
    rows = check_value(field("款项"), back.value.suggestion, talk(), TODAY).value
    assert isinstance(rows, list)
    assert [one["天数"] for one in rows if isinstance(one, dict)] == ["30", "12个月"]


def test_at_the_wizard_he_keeps_the_one_that_he_wants_and_its_days():
    person = Person(script={"起算点": ["首付 30% 验收后 30 天、尾款 10% 一年后", "首付 30% 验收后 30 天"]})
    answers = interviewed(person)
    assert (answers["起算点"], answers["付款天数"]) == ("验收合格", "30")
    assert sum(line.startswith("一起记下") for line in person.said) == 1
