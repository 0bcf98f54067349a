"""What is due told in one line: a part in dispute, and several payments each with its own day, are offered back and taken by one Enter."""

from __future__ import annotations

from datetime import date

import pytest

from core.building import plan
from factories import TODAY, action_sheet
from huikuan_cli.core.answers.due_line import disputed_apart, several_due
from huikuan_cli.core.receivable.payment_rows import check_items, kind_words
from huikuan_cli.core.text.values import Unclear
from wizard.people import MOST_PROMPTS, SHORT, Person, field, sat

DUE, DISPUTED, WORDS, ITEMS = "到期应付", "争议金额", "没说准的原话", "款项"
SPOKEN = "三笔：去年11月到了37.44万，剩24.96万，其中2.808万他们不认"
INVOICES = "两张票，6月8号18万、9月3号12万，各自30天"
KINDS = kind_words(SHORT.options(field(ITEMS)))


def told(line: str):
    """The person and the answers where this was typed at the amount and everything that was offered was taken."""
    person = Person({"客户": "某县文化馆", "称呼": "李馆长"}, {DUE: [line]})
    return person, sat(person).run({})


def offered(person: Person) -> list[str]:
    return [one.typed for one in person.asked if one.text == field(DUE).ask][1:]


def test_a_part_in_dispute_is_kept_apart_and_what_was_paid_beside_it():
    person, found = told(SPOKEN)
    assert offered(person) == ["已付37.44万，欠24.96万，有争议2.808万"], "one Enter"
    assert (found["已付金额"], found[DUE], found[DISPUTED]) == ("374400.00", "249600.00", "28080.00")
    assert found[WORDS] == f"{DUE}：{SPOKEN}"
    assert any("有争议的另外单列，对吗" in one for one in person.said)
    assert len(person.asked) <= MOST_PROMPTS


def test_several_payments_become_this_one_and_others_of_the_contract():
    person, found = told(INVOICES)
    assert offered(person) == ["第一笔 18万 收到发票2026-06-08后30天；第二笔 12万 收到发票2026-09-03后30天"]
    assert found[DUE] == "180000.00"
    assert (found["起算点"], found["收票日期"], found["付款天数"]) == ("收到发票", "2026-06-08", "30")
    assert [(row["名称"], row["金额"], row["起算日"], row["天数"]) for row in found[ITEMS]] == [
        ("第二笔", "120000.00", "2026-09-03", "30")
    ]
    assert found[WORDS] == f"{DUE}：{INVOICES}"
    assert DISPUTED not in found
    assert "起算点" not in person.prompted
    assert len(person.asked) <= MOST_PROMPTS


def test_a_part_in_dispute_stays_with_the_payment_behind_which_it_stands():
    _, found = told("两张票，6月8号18万，其中3万他们不认，9月3号12万其中2万有争议，各自30天")
    assert found[DISPUTED] == "30000.00"
    assert [row["争议"] for row in found[ITEMS]] == ["20000.00"]


def test_what_was_offered_can_be_changed_before_it_is_taken():
    changed = "第一笔 18万 验收2026-06-10后60天；第二笔 12万 2026-12-03"
    facts = {"客户": "某县文化馆", "称呼": "李馆长", "验收状态": "已验收合格"}
    person = Person(facts, {DUE: [INVOICES, changed]})
    found = sat(person).run({})
    assert (found["起算点"], found["验收合格日期"], found["付款天数"]) == ("验收合格", "2026-06-10", "60")
    assert found[ITEMS][0]["起算日"] == "2026-12-03"
    assert found[WORDS] == f"{DUE}：{INVOICES}", "what he typed first"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("18万6月8号到期，12万12月20号到期", "第一笔 18万 2026-06-08；第二笔 12万 2026-12-20"),
        (
            "6月8号送了18万的货，9月3号送了12万的货，都是30天付，一共30万",
            "第一笔 18万 交付2026-06-08后30天；第二笔 12万 交付2026-09-03后30天",
        ),
        (
            "验收分两次：去年12月1号5万，今年3月2日4.5万，验收后10个工作日",
            "第一笔 5万 验收合格2025-12-01后10个工作日；第二笔 4.5万 验收合格2026-03-02后10个工作日",
        ),
        ("合同18万，6月8号付了12万，还剩6万", ""),
        ("6月8号付了12万，9月3号付了6万", ""),
        ("12月15号到账2万、1月8号到账3万", ""),
        ("18万，6月8号的票", ""),
        ("46.8万，合同156万，已付109.2万", ""),
        ("9.8万，考核扣两千，票开的9.6万", ""),
    ],
)
def test_several_payments_are_written_out_only_where_each_has_its_day(said: str, line: str):
    assert several_due(said, KINDS, TODAY) == line
    if line:
        rows = check_items(line, SHORT.options(field(ITEMS)), TODAY)
        assert len(rows) == line.count("；") + 1


@pytest.mark.parametrize("said", ["6月8号18万、9月3号12万，各30天", "两张票，6月8号18万、9月3号12万"])
def test_days_of_which_nobody_knows_what_they_are_are_asked_about(said: str):
    with pytest.raises(Unclear) as asked:
        several_due(said, KINDS, TODAY)
    assert asked.value.suggestion == ""
    assert "收票、验收、交付" in str(asked.value)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("24.96万，其中2.808万他们不认", "24.96万，有争议2.808万"),
        ("还剩24.96万里头2万有争议", "欠24.96万，有争议2万"),
        ("合同62.4万，已付37.44万，有异议的2.8万", "合同62.4万，已付37.44万，有争议2.8万"),
        ("24.96万，一分没付，对方不同意3万", "24.96万，一分没付，有争议3万"),
    ],
)
def test_a_part_in_dispute_is_offered_in_one_way(said: str, line: str):
    with pytest.raises(Unclear) as asked:
        disputed_apart(said)
    assert asked.value.suggestion == line
    taken = disputed_apart(line)
    assert taken
    assert taken[0] == line.rpartition("，")[0]


@pytest.mark.parametrize(
    "said",
    [
        "46.8万",
        "24.96万，没有争议",
        "24.96万，都认，没什么异议",
        "24.96万，有一块他们不认",
        "2万他们不认",
        "报231.6万，审下来205万，26.6万我们不认",
    ],
)
def test_where_no_part_in_dispute_is_said_nothing_is_taken_apart(said: str):
    assert disputed_apart(said) is None


def sheet_of(**answers: str):
    made = plan(
        交易项目={"合同额": "624000", "已付金额": "374400"},
        验收标准={DISPUTED: "28080"},
        付款方式和日期={DUE: "249600"},
        **answers,
    )
    return made, action_sheet(made, TODAY.isoformat(), "0")


def test_what_is_disputed_is_never_said_to_be_agreed_and_stands_on_the_back():
    made, sheet = sheet_of()
    back = "".join(f"{row.label}{row.text}" for one in sheet.blocks if one.page == 2 for row in one.rows)
    assert "有争议的 2万8080元单列" in back
    assert {one.name: one.figure for one in made.numbers}["有争议的"] == "28,080.00 元"
    assert {one.name: one.figure for one in made.numbers}["没有争议的"] == "221,520.00 元"
    opening = "".join(one.text for one in made.openings)
    assert "22万1520元" in opening
    assert "24万9600元" not in opening


def test_the_day_that_lies_ahead_is_taken_only_for_one_on_which_money_falls_due():
    late = date(2026, 12, 31)
    assert several_due("收票12月8号18万、9月3号12万，30天", KINDS, TODAY).startswith(
        "第一笔 18万 收到发票2025-12-08"
    )
    assert several_due("收票12月8号18万、9月3号12万，30天", KINDS, late).endswith(
        "第二笔 18万 收到发票2026-12-08后30天"
    )
