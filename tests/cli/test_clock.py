"""`huikuan clock`: the statutory clock alone, from facts on the command line or from an answers file."""

from __future__ import annotations

import json

import pytest

from cli.helpers import DAY, files, flat, foreign_words, line_with
from cli.test_hostile_text import no_control
from cli.test_start_up import loaded
from huikuan_cli.store.playbooks.layers import bundled

LAW = (
    "起算点=验收合格", "验收合格日期=2025-07-10", "到期应付=86万", "客户性质=机关", "中小企业=是", "告知=有书面证据",
    "签订日期=2025-03-01",
)  # fmt: skip
CASES = sorted(path.stem for path in (bundled() / "cases").glob("k*.yaml"))


def figures(huikuan, *argv: object) -> dict[str, str]:
    done = huikuan("clock", *argv, "--today", DAY, "--json")
    assert done.code == 0, done.out
    return json.loads(done.out)["figures"]


# --- the example of the law book (docs/law.md §7) ---


def test_the_example_of_the_law_book_comes_out_to_the_cent(huikuan):
    found = figures(huikuan, *LAW)
    assert found["due.statutory"] == "2025-08-11（周一），不顺延是 2025-08-09（周六）"
    assert found["overdue"] == "469 天，不顺延是 471 天"
    assert found["interest.1"] == "201,670.00 元"
    assert found["interest.2"] == "43,096.60～49,726.85 元"
    assert found["limitation"] == "2028-08-11（周五），不顺延是 2028-08-09（周三）"
    assert found["limitation.alarm"] == "2028-07-10（周一）"


def test_sixty_days_of_the_contract_move_the_due_date(huikuan):
    found = figures(huikuan, *LAW, "付款天数=60")
    assert found["due.contract"].startswith("2025-09-08（周一）")
    assert found["overdue"].startswith("441 天")
    assert found["interest.1"] == "189,630.00 元"


def test_the_page_shows_each_figure_with_its_working_and_source(huikuan):
    done = huikuan("clock", *LAW, "--today", DAY)
    assert done.code == 0
    shown = flat(done.out)
    for figure in figures(huikuan, *LAW).values():
        assert flat(figure) in shown
    assert "860,000.00元×0.05%×469天" in shown
    assert "〔tl2025.17〕" in shown
    assert "〔mmht18〕" in shown
    assert "43,695.17～50,417.50元" in shown
    assert "不是法律意见" in shown


def test_the_day_counts_from_the_option_or_the_variable(huikuan, monkeypatch):
    assert "470 天" in huikuan("clock", *LAW, "--today", "2026-11-24").out
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-25")
    assert "471 天，不顺延是 473 天" in huikuan("clock", *LAW).out


def test_an_understood_amount_is_said_on_stderr(huikuan):
    assert "860,000.00 元" in huikuan("clock", *LAW).err


# --- how the facts may be written ---


@pytest.mark.parametrize(
    "wide",
    [
        "验收合格日期＝2025-07-10",
        "验收合格日期=２０２５－０７－１０",
        "验收合格日期＝2025年7月10日",
        "验收合格日期= 2025/7/10 ",
    ],
)
def test_input_method_spellings_are_understood(huikuan, wide):
    rest = [one for one in LAW if not one.startswith("验收合格日期")]
    assert figures(huikuan, wide, *rest) == figures(huikuan, *LAW)


def test_a_date_of_acceptance_alone_says_that_it_was_accepted(huikuan):
    found = figures(huikuan, "验收合格日期=2025-07-10")
    assert found["due.statutory"].startswith("2025-08-11")
    assert found["overdue"].startswith("469 天")
    assert "interest.1" not in found


def test_the_notice_alone_says_that_we_were_a_small_enterprise(huikuan):
    rest = [one for one in LAW if one != "中小企业=是"]
    assert figures(huikuan, *rest) == figures(huikuan, *LAW)
    assert "是中小企业：不清楚" not in flat(huikuan("clock", *rest).out)


def test_what_is_said_outright_is_not_overruled_by_what_is_implied(huikuan):
    rest = [one for one in LAW if one != "中小企业=是"]
    assert "interest.1" in figures(huikuan, *rest)
    found = figures(huikuan, *rest, "中小企业=否")
    assert "201,670.00" not in "".join(found.values())


# --- mistakes ---


def test_an_unknown_name_gets_the_nearest_and_the_list(huikuan):
    done = huikuan("clock", "验收合格日子=2025-07-10")
    assert (done.code, done.out) == (1, "")
    assert "“验收合格日子”不认识，是不是“验收合格日期”" in done.err
    assert "到期应付" in done.err


def test_every_mistake_is_reported_at_once(huikuan):
    argv = ("验收合格日子=2025-07-10", "客户性值=机关", "签订日期=2025-13-01", "到期应付=很多", "起算点=中秋")
    done = huikuan("clock", *argv)
    assert (done.code, done.out) == (1, "")
    assert "（5 处）" in done.err
    for word in ("验收合格日子", "客户性值", "没有“2025-13-01”这一天", "很多", "中秋"):
        assert word in done.err
    assert foreign_words(done.err) == []


@pytest.mark.parametrize(
    ("argv", "names"),
    [
        (
            ("验收合格日期=2025-07-10", "交付日期=2026-09-01"),
            ("“验收合格日期”2025-07-10", "“交付日期”2026-09-01"),
        ),
        (("验收合格日期=2027-01-01",), ("验收合格日期",)),
    ],
    ids=["accepted before delivered", "accepted in the future"],
)
def test_facts_that_contradict_each_other_are_named(huikuan, argv, names):
    done = huikuan("clock", *argv, "--today", DAY)
    assert (done.code, done.out) == (1, "")
    for name in names:
        assert name in done.err


def test_mistakes_are_data_for_a_program(huikuan):
    done = huikuan("clock", "甲=1", "签订日期=2025-13-01", "--json")
    assert done.code == 1
    assert done.err == ""
    assert len(json.loads(done.out)["problems"]) == 2


@pytest.mark.parametrize("argv", [(), ("--plain",), ("--today", DAY)])
def test_without_facts_and_terminal_it_is_one_line_and_exit_two(huikuan, argv):
    done = huikuan("clock", *argv)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "没有终端" in done.err


HOSTILE = {
    "escape": "\x1b[31m红",
    "control": "\x9b31m",
    "surrogate": "\udcff",
    "long": "换" * 10_000,
    "template": "{{7*7}}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("place", ["{}", "{}=1", "客户性质={}", "到期应付={}", "签订日期={}"])
def test_any_text_is_refused_without_control_characters(huikuan, tmp_path, place, text):
    done = huikuan("clock", place.replace("{}", text))
    assert done.code in (0, 1, 2), done.err
    no_control(done.out + done.err)
    assert len(done.err) < 600
    assert files(tmp_path) == {}


# --- from an answers file ---


@pytest.mark.parametrize("case", CASES)
def test_a_file_gives_the_same_figures_as_the_plan(huikuan, answers, case):
    path = answers(huikuan("cases", case, "--answers").out)
    plan = huikuan("plan", "--answers", path, "--today", DAY, "--dry-run", "--json")
    assert plan.code == 0, plan.out
    assert figures(huikuan, "--answers", path) == json.loads(plan.out)["figures"]


def test_a_file_may_lack_what_only_the_plan_needs(huikuan, answers):
    path = answers("版本: 1\n验收标准:\n  验收状态: 已验收合格\n  验收合格日期: 2025-07-10\n")
    assert figures(huikuan, "--answers", path)["due.statutory"].startswith("2025-08-11")


def test_a_mistake_in_the_rest_of_a_file_is_left_alone(huikuan, answers):
    path = answers(
        "验收标准:\n  验收状态: 已验收合格\n  验收合格日期: 2025-07-10\n客户类型:\n  类型: 不存在\n"
    )
    assert figures(huikuan, "--answers", path)["overdue"].startswith("469 天")


def test_a_mistake_in_a_file_is_named_with_its_line(huikuan, answers):
    text = "版本: 1\n验收标准:\n  验收状态: 已验收合格\n  验收合格日期: 2025-07-32\n"
    path = answers(text)
    done = huikuan("clock", "--answers", path)
    assert (done.code, done.out) == (1, "")
    assert f"{path}:{line_with(text, '07-32')} “验收合格日期”" in done.err


def test_a_file_that_is_not_there_is_one_line(huikuan):
    done = huikuan("clock", "--answers", "没有.yaml")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "没有.yaml" in done.err


@pytest.mark.parametrize(
    "text",
    ["- 甲\n- 乙\n", "客户: 某局\n", "计划:\n  答案: 甲\n"],
    ids=["a list", "no section", "another file"],
)
def test_a_file_without_anything_to_count_with_is_not_taken_for_answers(huikuan, answers, text):
    path = answers(text)
    done = huikuan("clock", "--answers", path)
    assert done.code == 1
    assert str(path) in done.err


# --- around it ---


def test_json_is_ascii_and_holds_the_day(huikuan):
    done = huikuan("clock", *LAW, "--today", DAY, "--json")
    assert done.out.isascii()
    found = json.loads(done.out)
    assert (found["version"], found["today"]) == (1, DAY)


def test_nothing_is_written(huikuan, tmp_path):
    huikuan("clock", *LAW)
    huikuan("clock", "甲=1")
    huikuan("clock")
    assert files(tmp_path) == {}


def test_counting_loads_no_prompt_library(process):
    assert not loaded(process, "clock", *LAW) & {"questionary", "prompt_toolkit", "rich"}


def test_the_page_fits_a_narrow_screen(huikuan, monkeypatch):
    from huikuan_cli.core.text.words import columns

    monkeypatch.setenv("COLUMNS", "40")
    assert [row for row in huikuan("clock", *LAW).out.splitlines() if columns(row) > 40] == []


# --- what comes first: a period that is over, a judgment ---

ROWS = """版本: 1
付款方式和日期:
  到期应付: 118万
  协议或判决:
"""


def judged(tmp_path, *rows: str):
    file = tmp_path / "答案.yaml"
    file.write_text(ROWS + "".join(f"    - {{{row}}}\n" for row in rows), encoding="utf-8")
    return file


def test_a_mediation_shows_the_end_of_enforcement_first(huikuan, tmp_path):
    file = judged(
        tmp_path,
        "文书: 调解书, 最晚付款日: 2025-07-30, 金额: 50万",
        "文书: 调解书, 最晚付款日: 2025-12-30, 金额: 68万",
    )
    shown = huikuan("clock", "--answers", file, "--today", "2026-11-28").out
    assert shown.startswith("先看\n  申请执行最晚到 2027-12-30，还有 397 天。")
    assert "诉讼时效" not in shown
    assert "〔msf250〕" in shown


def test_a_judgment_that_is_too_old_to_enforce_says_so_first(huikuan, tmp_path):
    file = judged(tmp_path, "文书: 判决, 最晚付款日: 2024-08-11, 金额: 118万")
    shown = huikuan("clock", "--answers", file, "--today", "2026-11-28").out
    assert shown.startswith("先看\n  申请执行的期限 2026-08-11 已经满了，过了 109 天：先找律师")
    assert "\x1b" not in shown  # no colour where it is not a terminal


def test_a_barred_claim_says_first_how_long_ago(huikuan):
    facts = ("起算点=写明日期", "约定付款日=2014-06-01", "到期应付=10万")
    shown = huikuan("clock", *facts, "--today", "2026-11-28").out
    assert shown.startswith(
        "先看\n  时效按最保守的算法 2016-06-01 已经满了，过了 3832 天：先找律师，不要谈时效。"
    )


def test_a_claim_with_time_left_has_nothing_first(huikuan):
    assert "先看" not in huikuan("clock", *LAW, "--today", DAY).out


# --- rates: what the issue names, as it is typed and printed ---

WORKS = ("客户性质=机关", "标的=道路改造工程", "起算点=结算确认", "结算确认日=2024-05-10", "到期应付=100万")
OLD = (
    "客户性质=机关", "中小企业=是", "签订日期=2013-05-06", "起算点=写明日期", "约定付款日=2015-08-20",
    "到期应付=4956598",
)  # fmt: skip


def by_name(huikuan, today: str, *argv: str) -> dict[str, str]:
    """The printed lines of `huikuan clock`, a figure each, by their names."""
    done = huikuan("clock", *argv, "--today", today)
    assert done.code == 0, done.err
    text = flat(done.out)
    return {name: text.split(f"{name}：", 1)[1][:40] for name in INTEREST if f"{name}：" in text}


INTEREST = (
    "保守口径（工程，LPR×1.0）",
    "按买卖、服务算（LPR×1.3～1.5）",
    "条例口径（每日0.05%）",
    "条例施行以前那一段（到2020-08-31，贷款基准利率、LPR×1.3～1.5）",
    "保守口径（贷款基准利率、LPR×1.3～1.5）",
    "合同约定口径",
)


def test_works_are_counted_by_the_plain_lpr_on_the_screen(huikuan):
    found = by_name(huikuan, "2026-11-28", *WORKS)
    assert found["保守口径（工程，LPR×1.0）"].startswith("85,068.49元")
    assert "900 天" in huikuan("clock", *WORKS, "--today", "2026-11-28").out


def test_an_old_contract_has_the_regulation_from_2020_and_ordinary_interest_before(huikuan):
    found = by_name(huikuan, "2021-12-31", *OLD)
    assert found["条例口径（每日0.05%）"].startswith("1,206,931.61元")
    assert found["条例施行以前那一段（到2020-08-31，贷款基准利率、LPR×1.3～1.5）"].startswith(
        "1,533,659.69～"
    )
    assert list(
        json.loads(huikuan("clock", *OLD, "--today", "2021-12-31", "--json").out)["figures"].values()
    )[2].startswith("1,899,045.84～")


@pytest.mark.parametrize(
    ("principal", "due", "today", "shown"),
    [
        ("3047400", "2019-10-09", "2021-11-26", "1,186,962.30元"),
        ("338600", "2020-10-09", "2021-11-26", "69,920.90元"),
        ("945630", "2022-03-10", "2023-11-25", "295,509.38元"),
        ("49770", "2023-03-10", "2023-11-24", "6,445.22元"),
    ],
)
def test_an_agreed_daily_rate_comes_out_as_courts_counted_it(huikuan, principal, due, today, shown):
    argv = (
        "客户性质=机关",
        "起算点=写明日期",
        f"约定付款日={due}",
        f"到期应付={principal}元",
        "约定利率=每日0.05%",
    )
    assert by_name(huikuan, today, *argv)["合同约定口径"].startswith(shown)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        ("LPR的1.5倍", "49,726.85元"),
        ("LPR+50%", "49,726.85元"),
        ("月1%", "132,604.93元"),
        ("日千分之一", "403,340.00元（约定偏高，法院可能调低）"),
        ("每日0.05%，不超过合同额的5%", "50,000.00元。"),
        ("前30日 日0.03%，以后 日0.05%", "196,510.00元"),
    ],
)
def test_rates_are_typed_as_the_contract_words_them(huikuan, rate, shown):
    found = by_name(huikuan, DAY, *LAW, "合同额=100万", f"约定利率={rate}")
    assert found["合同约定口径"].startswith(shown)
