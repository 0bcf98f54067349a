"""The instalments of a mediation or a judgment are told in one line, and the kind of paper is asked once."""

from __future__ import annotations

from datetime import date

import pytest

from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.instalment_line import instalments_said
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from huikuan_cli.wizard.port import Reply
from wizard.people import Person, field, interviewed

TODAY = date(2026, 12, 18)
WRITTEN = "2026-06-30 13万 付清；2026-09-30 13万 付清；2026-12-31 13万 没付"
ROWS = [
    {"文书": "调解书", "最晚付款日": "2026-06-30", "金额": "130000.00", "已付": "130000.00"},
    {"文书": "调解书", "最晚付款日": "2026-09-30", "金额": "130000.00", "已付": "130000.00"},
    {"文书": "调解书", "最晚付款日": "2026-12-31", "金额": "130000.00", "已付": "0.00"},
]
PAPER = field("协议或判决")
ASKS = {one.key: one.ask for one in PAPER.columns}
GIVEN: dict[str, Value] = {"客户": "某某中学", "坎": ["y10"]}


class Told(Person):
    """Somebody who answers the questions about the paper by these replies, one after another."""

    def __init__(self, *replies: Reply) -> None:
        super().__init__({"客户": "某某中学"})
        self.replies = list(replies)
        self.put = 0

    def ask(self, question):
        if question.text in (PAPER.ask, *ASKS.values()) or "协议或判决" in question.text:
            self.put += 1
            if self.replies:
                return self.replies.pop(0)
        return super().ask(question)


def told(*replies: Reply) -> tuple[Answers, Told]:
    person = Told(*replies)
    return interviewed(person, dict(GIVEN)), person


@pytest.mark.parametrize(
    "line",
    [
        "三期各13万，6-30、9-30、12-31，前两期付了",
        "6月30号13万付清，9月30号13万付清，12月31号13万没付",
        "第一期6月30号 13万 到了；第二期9月30号13万到了；第三期12月31号13万没动静",
        "2026.6.30 13万 付清；2026.9.30 13万 付清；2026.12.31 13万 一分没付",
    ],
)
def test_a_line_is_written_out_for_one_enter(line: str):
    with pytest.raises(Unclear, match="按 3 期理解") as asked:
        instalments_said(line, TODAY)
    assert asked.value.suggestion == WRITTEN
    assert "；".join(one.written() for one in instalments_said(WRITTEN, TODAY)) == WRITTEN


@pytest.mark.parametrize("line", ["12-31", "2026年12月31日", "13.5万", "今年年底", "2026-12-31 13万"])
def test_one_day_is_no_line_of_instalments(line: str):
    assert instalments_said(line, TODAY) == ()


def test_days_run_on_into_the_next_year_and_a_part_paid_is_kept():
    with pytest.raises(Unclear) as asked:
        instalments_said("9月30日10万付了4万，3月31日10万", TODAY)
    assert asked.value.suggestion == "2026-09-30 10万 付了4万；2027-03-31 10万"


def test_all_instalments_take_two_questions_where_it_was_ticked_that_there_is_a_paper():
    found, person = told("调解书", WRITTEN)
    assert found["协议或判决"] == ROWS
    assert person.put == 2
    assert any("3 期，合计 390,000.00 元" in one for one in person.said)


def test_what_was_not_said_of_one_is_asked():
    found, person = told("调解书", "2026-06-30 13万 付清；2026-12-31 13万", "0")
    assert found["协议或判决"] == [ROWS[0], ROWS[2]]
    assert person.put == 3


def test_one_by_one_the_kind_of_paper_is_asked_once():
    found, person = told("调解书", "2026-06-30", "13万", "13万", "是", "2026-09-30", "13万", "13万", "否")
    assert found["协议或判决"] == ROWS[:2]
    assert (
        person.put == 9
    )  # of each row whether there is one, day, sum and what was paid; the kind of the first alone


def test_nobody_knows_is_still_an_answer():
    found, _ = told("判决", UNKNOWN, "13万", "0", "否")
    assert found["协议或判决"] == [
        {"文书": "判决", "最晚付款日": UNKNOWN, "金额": "130000.00", "已付": "0.00"}
    ]


def test_it_is_asked_whether_there_is_a_paper_where_nothing_was_ticked():
    person = Person({"客户": "某某中学"})
    interviewed(person, {"客户": "某某中学", "s4?": "是"})
    assert PAPER.ask in [one.text for one in person.asked]
