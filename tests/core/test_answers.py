"""An answers tree becomes canonical answers, or a list of everything that is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.answers.answer_set import AnswersReading, Path, as_tree, asked, read_answers
from huikuan_cli.core.answers.case import ASKED, RESERVED, Case, read_case
from huikuan_cli.core.answers.claim_of_case import CLOCK_KEYS, clock_facts
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.law.given_facts import GivenFacts, asked_of
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from properties import examples


def line_of(path: Path) -> int:
    """Sections stand on line 10, fields on line 20."""
    return 10 * len(path)


def read(answers: Any, today: date = TODAY) -> AnswersReading:
    return read_answers(answers, talk(), today, "答案.yaml", line_of)


def sentences(answers: Any, today: date = TODAY) -> list[str]:
    return [problem.sentence() for problem in read(answers, today).problems]


def test_a_valid_tree_has_no_problem_and_no_note():
    found = read(tree())
    assert (found.problems, found.notes) == ([], [])
    assert found.answers["合同额"] == "860000.00"
    assert found.answers["验收合格日期"] == "2025-07-10"
    assert found.answers["类型"] == "e6"


def test_an_unknown_section_names_the_nearest_one_and_its_line():
    assert sentences(tree() | {"付款责任": {}})[0].startswith(
        "答案.yaml:10 “付款责任”不认识，是不是“付款责任人”？可写：拜访、"
    )


def test_an_unknown_key_names_the_nearest_one_and_its_line():
    assert sentences(tree(交易项目={"合同编码": "HT-1"}))[0].startswith(
        "答案.yaml:20 “合同编码”不认识，是不是“合同编号”？这里可写：项目、合同编号、"
    )


def test_a_key_in_the_wrong_section_is_told_where_to_go():
    assert sentences(tree(拜访={"到期应付": "1"})) == [
        "答案.yaml:20 “到期应付”不该写在“拜访”下面；移到“付款方式和日期”下面"
    ]


@pytest.mark.parametrize(
    "over",
    [{"字" * 600: {"甲": "1"}}, {"拜访": tree()["拜访"] | {"字" * 600: "1"}}],
    ids=["section", "key"],
)
def test_a_name_that_is_too_long_is_a_problem_and_not_a_crash(over: dict[str, Any]):
    assert len(sentences(tree() | over)) == 1


NEEDED = [(s.title, f.key) for s, f in talk().fields() if f.key in talk().enough]


@pytest.mark.parametrize(("section", "key"), NEEDED)
def test_an_answer_without_which_no_sheet_can_be_written_may_not_be_missing(section: str, key: str):
    problem = f"答案.yaml:10 缺“{section}”里的“{key}”；补上；不知道就写 不清楚"
    assert sentences(tree(**{section: {key: None}})) == [problem]


def test_what_the_wizard_can_write_a_sheet_without_may_be_left_out_and_is_said():
    found = read({s: {key: tree()[s][key]} for s, key in NEEDED if s != "拜访"} | {"拜访": tree()["拜访"]})
    assert found.problems == []
    (note,) = [one for one in found.notes if one.startswith("没写的按不清楚算")]
    known = {*talk().enough, "客户性质"}
    for _, one in talk().fields():
        listed = one.required == "是" and one.key not in known
        assert (one.key in re.split("：|、", note)) == listed, one.key


def test_what_a_sheet_was_written_without_is_not_said_again_when_the_plan_is_read():
    whole = tree(交易项目={"合同编号": None})
    found = read_answers(whole, talk(), TODAY, "答案.yaml", line_of, past=True)
    assert (found.problems, found.notes) == ([], [])


@pytest.mark.parametrize("blank", ["", "  ", "~", "null"])
def test_a_blank_answer_is_no_answer(blank: str):
    assert sentences(tree(拜访={"客户": blank})) == [
        "答案.yaml:10 缺“拜访”里的“客户”；补上；不知道就写 不清楚"
    ]
    assert "他要看到什么" not in read(tree(付款责任人={"他要看到什么": blank})).answers


@pytest.mark.parametrize("hidden", ["\u200b", "\x1b[0m"])
def test_a_required_answer_of_hidden_characters_only_is_missing(hidden: str):
    assert len(sentences(tree(拜访={"客户": hidden}))) == 1


def test_not_knowing_is_an_answer_to_every_question():
    said = {s.title: {f.key: UNKNOWN for f in s.fields} for s in talk().sections}
    found = read({"版本": "1", **said})
    assert found.problems == []
    assert set(found.answers.values()) == {UNKNOWN}


def test_not_knowing_is_an_answer_in_every_cell_of_a_table():
    tables = [(s, f) for s, f in talk().fields() if f.columns]
    assert tables != []
    for section, field in tables:
        row = {column.key: UNKNOWN for column in field.columns}
        found = read(tree(**{section.title: {field.key: [row]}}))
        assert (found.problems, found.answers[field.key]) == ([], [row])


MONEY: dict[str, Any] = {"合同额": "200万", "已付金额": "100万"}


@pytest.mark.parametrize(
    ("over", "key"),
    [
        ({"交易项目": {"已付金额": "860000.01"}}, "已付金额"),
        ({"交易项目": {"签订日期": "2025-07-11"}}, "验收合格日期"),
        ({"验收标准": {"交付日期": "2026-01-07"}}, "验收合格日期"),
        ({"验收标准": {"验收合格日期": "2026-11-24"}}, "验收合格日期"),
        ({"交易项目": {"签订日期": "2026-11-24"}, "验收标准": {"验收合格日期": UNKNOWN}}, "签订日期"),
        ({"拜访": {"拜访日期": "2026-11-22"}}, "拜访日期"),
        ({"我的4W2H": {"承诺日": "2026-11-24"}}, "承诺日"),
        ({"付款方式和日期": {"起算点": "写明日期", "约定付款日": "2025-02-28"}}, "约定付款日"),
        (
            {
                "交易项目": MONEY,
                "付款方式和日期": {
                    "部分付款": [{"日期": "2026-01-05", "金额": "86.01万", "凭证": "有书面凭证"}],
                    "已扣部分付款": "否",
                },
            },
            "部分付款",
        ),
        (
            {"付款方式和日期": {"部分付款": [{"日期": "2026-01-05", "金额": "1元", "凭证": "有书面凭证"}]}},
            "已付金额",
        ),
        ({"付款方式和日期": {"到期应付": "860000.01"}}, "到期应付"),
        ({"验收标准": {"争议金额": "860000.01"}}, "争议金额"),
        ({"我的4W2H": {"目标金额": "860000.01"}}, "目标金额"),
        ({"我的4W2H": {"目标金额": "50万", "可接受金额": "50.01万"}}, "可接受金额"),
        ({"我的4W2H": {"目标金额": "50万", "底线金额": "60万"}}, "底线金额"),
        (
            {"付款方式和日期": {"催款记录": [{"日期": "2026-11-24", "事件": "投诉", "凭证": "有书面凭证"}]}},
            "催款记录",
        ),
    ],
)
def test_answers_that_contradict_each_other_are_one_problem_at_the_field(over: dict[str, Any], key: str):
    keys = [f.key for _, f in talk().fields()]
    found = read_answers(
        tree(**over), talk(), TODAY, "答案.yaml", lambda path: keys.index(str(path[-1]))
    ).problems
    assert [keys[problem.line] for problem in found] == [key]
    assert f"“{key}”" in found[0].text
    assert found[0].fix != ""


@pytest.mark.parametrize(
    "over",
    [
        {"拜访": {"拜访日期": "2026-11-23"}, "我的4W2H": {"承诺日": "2026-11-23"}},
        {"交易项目": {"签订日期": "2025-07-10"}, "验收标准": {"交付日期": "2025-07-10"}},
        {"验收标准": {"交付日期": "2026-01-06"}},  # handed over half a year after it was accepted
        {"验收标准": {"验收合格日期": "2026-11-23"}},
        {
            "我的4W2H": {"目标金额": "86万", "可接受金额": "86万", "底线金额": "0"},
            "验收标准": {"争议金额": "86万"},
        },
        {
            "交易项目": {"已付金额": "86万"},
            "付款方式和日期": {"部分付款": [{"日期": "2026-11-23", "金额": "86万", "凭证": "没有凭证"}]},
        },
    ],
    ids=[
        "dates meet today",
        "dates meet",
        "handed over after it was accepted",
        "accepted today",
        "amounts meet",
        "paid in full today",
    ],
)
def test_answers_at_the_limit_do_not_contradict(over: dict[str, Any]):
    assert sentences(tree(**over)) == []


def test_a_part_payment_of_unknown_day_still_counts_as_paid():
    row = {"日期": UNKNOWN, "金额": "10万", "凭证": "有书面凭证"}
    assert sentences(tree(交易项目={"已付金额": "10万"}, 付款方式和日期={"部分付款": [row]})) == []


def test_all_problems_are_reported_at_once():
    found = sentences(
        tree(拜访={"客户": None, "拜访日期": "7月10日"}, 交易项目={"合同额": "8,60,000", "颜色": "红"})
        | {"天气": {}}
    )
    assert len(found) == 5
    for word in ("客户", "拜访日期", "合同额", "颜色", "天气"):
        assert any(word in one for one in found)


ROW = {"日期": "2026-01-05", "金额": "1万", "凭证": "有书面凭证"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("上个月付过", "这里要一条一行，每条写 日期、金额、款项、凭证"),
        (["1万"], "第 1 条要写成"),
        ([ROW, {**ROW, "数额": "1"}], "第 2 条里的“数额”不认识，是不是“金额”？"),
        ([ROW, {"日期": "2026-01-05", "凭证": "没有凭证"}], "第 2 条缺“金额”"),
        ([{**ROW, "日期": "1月5日"}], "第 1 条的“日期”：“1月5日”没说准"),
        ([{**ROW, "凭证": "好像有"}], "第 1 条的“凭证”：“好像有”不在可选项里"),
        ([ROW] * 61, "太多了（61 条）"),
    ],
    ids=["text", "no columns", "unknown column", "missing column", "bad date", "bad choice", "too many"],
)
def test_a_row_that_is_wrong_is_named_by_its_number(rows: Any, said: str):
    found = sentences(tree(交易项目=MONEY, 付款方式和日期={"部分付款": rows}))
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("没有", []),
        ([], []),
        ("不知道", UNKNOWN),
        ([ROW], [{"日期": "2026-01-05", "金额": "10000.00", "凭证": "有书面凭证"}]),
    ],
)
def test_rows_in_canonical_form(rows: Any, expected: Any):
    found = read(tree(交易项目=MONEY, 付款方式和日期={"部分付款": rows}))
    assert (found.problems, found.answers["部分付款"]) == ([], expected)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(["2", "w4"], ["w1", "w4"]), ("w4、发票签收", ["w4", "w6"]), ("没有", []), (["w4", "w4"], ["w4"])],
)
def test_several_choices_are_kept_as_ids_in_order(raw: Any, expected: list[str]):
    assert read(tree(我的4W2H={"材料": raw})).answers["材料"] == expected


def test_answers_that_do_not_apply_are_noted_and_left_out():
    found = read(tree(验收标准={"验收状态": "已交付，还没验收"}))
    assert found.problems == []
    assert "验收合格日期" not in found.answers
    assert "“验收合格日期”在这里用不上（前面的答案不需要它），没有写进计划" in found.notes


def test_a_contradiction_in_an_answer_that_does_not_apply_is_no_problem():
    assert sentences(tree(验收标准={"验收状态": "还没交付", "验收合格日期": "2026-11-24"})) == []


def test_what_fell_due_is_not_said_to_be_lacking_where_it_can_be_worked_out():
    found = read(tree(付款方式和日期={"到期应付": None}))
    assert (found.problems, found.notes) == ([], [])
    assert "到期应付" not in found.answers
    unpaid = read(tree(交易项目={"合同额": "不清楚"}, 付款方式和日期={"到期应付": None}))
    assert unpaid.notes == ["没写的按不清楚算，列成要问的事：到期应付"]


def test_what_was_understood_is_noted():
    found = read(
        tree(拜访={"拜访日期": "后天"}, 交易项目={"合同额": "86万", "补充协议": "没"}, 客户类型={"类型": "6"})
    )
    assert found.notes == sorted(
        [
            "“合同额”“86万”按 860,000.00 元理解",
            "“拜访日期”“后天”按 2026-11-25（周三）理解",
            "“类型”“6”按“问依据（忠诚型）”理解",
            "“补充协议”“没”按“没有”理解",
        ]
    )


@pytest.mark.parametrize("version", ["2", "1.0", "", {"甲": "1"}])
def test_another_version_is_a_problem(version: Any):
    found = read(tree() | {"版本": version}).problems
    assert [(p.line, "版本: 1" in p.fix) for p in found] == [(10, True)]


def test_the_version_may_be_left_out():
    assert sentences({k: v for k, v in tree().items() if k != "版本"}) == []


def test_a_terminal_escape_in_the_version_does_not_reach_the_screen():
    assert "\x1b" not in "".join(sentences(tree() | {"版本": "\x1b[31m9"}))


@pytest.mark.parametrize("answers", ["客户: 甲", ["甲"], None])
def test_a_file_without_names_is_one_problem(answers: Any):
    assert len(sentences(answers)) == 1


def test_a_section_without_fields_is_a_problem():
    assert "“客户类型”下面要分行写各个字段" in sentences(tree() | {"客户类型": "e6"})[0]


@pytest.mark.parametrize(
    ("over", "key"),
    [({"拜访": {"客户": ["甲", "乙"]}}, "客户"), ({"交易项目": {"合同额": {"甲": "1"}}}, "合同额")],
)
def test_one_value_is_asked_for_where_a_list_was_written(over: dict[str, Any], key: str):
    assert sentences(tree(**over)) == [f"答案.yaml:20 “{key}”：这里只能写一个值，不能写列表或分层"]


def _raw(kind: str, ids: list[str]) -> st.SearchStrategy[Any]:
    """Any accepted spelling of a field of this kind."""
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "文本": st.text(st.sampled_from("甲乙丙，。：[]{}%#<>\"' 0Aa"), max_size=20),
        "金额": st.sampled_from(["0", "1", "86万", "12.34", "￥1,000"]),
        "日期": st.sampled_from(["2025-07-10", "2026/11/23", "今天", "20250801"]),
        "日期时刻": st.sampled_from(["2026-11-24", "明天上午10点", "2026-12-01 14:30"]),
        "天数": st.sampled_from(["0", "30天", "６０日", "10个工作日", "2年"]),
        "款项": st.sampled_from(
            [
                "质保金 5万 2027-05-10",
                "服务费 每月1.2万 2026-01-31起 3期；尾款 12万",
                ["进度款 8万 验收2026-01-10后30天 争议1万"],
            ]
        ),
        "利率": st.sampled_from(["年6%", "日万分之五", "每日0.3‰"]),
        "是否": st.sampled_from(["是", "否", "y", "没有"]),
        "分数": st.sampled_from(["0", "７", "7分", "10"]),
    }
    if kind == "单选":
        return st.sampled_from(ids)
    if kind == "多选":
        return st.lists(st.sampled_from(ids))
    return kinds[kind]


def _field(field: Any) -> st.SearchStrategy[Any]:
    if field.kind == "明细":
        columns = {
            c.key: _raw(c.kind, [o.id for o in talk().options(c)]) for c in field.columns if c.kind != "文本"
        }
        return st.one_of(
            st.just(UNKNOWN), st.just("没有"), st.lists(st.fixed_dictionaries(columns), max_size=3)
        )
    return st.one_of(st.just(UNKNOWN), _raw(field.kind, [o.id for o in talk().options(field)]))


TREES = st.fixed_dictionaries(
    {
        s.title: st.fixed_dictionaries({}, optional={f.key: _field(f) for f in s.fields})
        for s in talk().sections
    }
)


@examples(60)
@given(TREES)
def test_reading_canonical_answers_again_changes_nothing(answers: dict[str, Any]):
    first = read(answers)
    again = read(as_tree(talk(), first.answers))
    assert again.answers == first.answers
    said = [one for one in again.notes if not one.startswith("没写的按不清楚算")]
    assert [one for one in said if "先照写的用" not in one] == []  # of what reads like another answer


def test_questions_that_depend_on_a_dropped_question_are_not_asked():
    keys = {
        f.key
        for _, f in asked(talk(), {"验收状态": "还没交付", "验收拖延": "对方拖延", "验收期限": "2025-06-30"})
    }
    assert keys.isdisjoint({"交付日期", "验收合格日期", "验收拖延", "验收期限"})


def test_contradictions_are_reported_beside_values_that_are_not_understood():
    given = tree(
        拜访={"拜访日期": "2026-13-01"},
        交易项目={"已付金额": "900000"},
        验收标准={"验收合格日期": "2025-01-01"},
    )
    found = [p.text for p in read_answers(given, talk(), TODAY, "答案.yaml", lambda path: 1).problems]
    assert any("没有“2026-13-01”这一天" in text for text in found)
    assert any("比“合同额”860,000.00 元还多" in text for text in found)
    assert any("“验收合格日期”2025-01-01 早于“签订日期”2025-03-01" in text for text in found)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("12月1号", "2026-12-01"), ("12月2日上午10点", "2026-12-02 10:00"), ("1月8日", "2027-01-08")],
)
def test_a_visit_soon_needs_no_year(typed: str, day: str):
    visit = talk().find("拜访日期")
    assert visit
    assert check_value(visit, typed, talk(), TODAY).value == day


@pytest.mark.parametrize(
    ("key", "typed"), [("拜访日期", "9月1日"), ("交付日期", "12月1号"), ("拜访日期", "月底")]
)
def test_another_day_without_its_year_is_asked_back(key: str, typed: str):
    one = talk().find(key)
    assert one
    with pytest.raises(Unclear):
        check_value(one, typed, talk(), TODAY)


OF_KIND = {
    "文本": "str | None",
    "单选": "str | None",
    "金额": "decimal.Decimal | None",
    "日期": "datetime.date | None",
    "日期时刻": "datetime.date | None",
    "是否": "bool | None",
    "分数": "int | None",
    "多选": "tuple[str, ...] | None",
}


def test_every_fact_has_the_type_that_its_question_gives_it():
    notes = get_type_hints(Case)
    wrong = {
        name: (one.kind, notes[name])
        for name, one in ASKED.items()
        if str(notes[name]) != OF_KIND.get(one.kind, str(notes[name]))
    }
    assert wrong == {}
    assert {one.kind for one in ASKED.values()} - OF_KIND.keys() == {"明细", "款项", "天数", "利率"}


def test_every_table_says_how_its_rows_are_read_and_nothing_else_does():
    assert [one.key for one in ASKED.values() if bool(one.read) != (one.kind in ("明细", "款项"))] == []


def test_no_question_is_behind_two_facts():
    assert len(RESERVED) == len(ASKED)


def test_the_clock_asks_for_what_it_computes_with_and_for_what_was_sold():
    assert CLOCK_KEYS - RESERVED.keys() == {"标的"}  # which a team may leave out
    assert {one.key for one in asked_of(GivenFacts).values()} < CLOCK_KEYS
    assert {"客户", "称呼", "拜访日期", "要什么", "类型"} & CLOCK_KEYS == set()


def test_the_case_and_the_clock_hold_the_same_facts_as_they_were_answered():
    today, day = date(2026, 11, 23), "2026-03-04"
    plain = {name: one for name, one in asked_of(GivenFacts).items() if one.kind == "日期"}
    told = clock_facts(read_case({one.key: day for one in plain.values()}, today), playbook().rules, today)
    assert {name: getattr(told, name) for name in plain} == dict.fromkeys(plain, date(2026, 3, 4))


@pytest.mark.parametrize("typed", ["忠诚型", "忠诚型：问依据", "问依据（忠诚型）", "疑惑型"])
def test_a_type_is_known_by_its_name_and_by_what_is_seen_of_him(typed: str):
    found = read(tree(客户类型={"类型": typed}))
    assert (found.problems, found.answers["类型"]) == ([], "e6")
