"""`huikuan share`: what is pasted into a chat with the customer. Nothing private is in it, nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, changed, example, files, foreign_words, no_control
from cli.test_start_up import loaded
from factories import playbook, private
from huikuan_cli import texts
from huikuan_cli.core.playbook.placeholders import names

NINE = [f"k{n}" for n in range(1, 10)]
BLANK = "＿＿＿＿"


@pytest.fixture
def shared(huikuan, tmp_path: Path):
    """Plan these answers and share the plan: what was printed, and what was said beside it."""

    def run(answers: Path = GOOD, *more: object):
        folder = tmp_path / "计划"
        assert huikuan("plan", "--answers", answers, "--today", DAY, "--out", folder, *more).code == 0
        (plan,) = folder.glob("*.plan.yaml")
        before = files(tmp_path)
        done = huikuan("share", plan, *more)
        assert done.code == 0, done.err
        assert files(tmp_path) == before, "nothing is written"
        return done

    return run


def parts(out: str) -> tuple[list[str], list[str]]:
    """The lines of the minutes and those of the desk sheet."""
    head, found, desk = out.partition(f"\n{texts.SHARE_DESK}\n")
    assert found
    first, *minutes = head.strip().splitlines()
    assert first == texts.SHARE_MINUTES
    return minutes, desk.rstrip("\n").splitlines()


# --- the minutes ---


@pytest.mark.parametrize("case", NINE)
def test_the_minutes_are_three_lines_with_the_facts_of_the_case_and_room_for_what_was_promised(shared, case):
    minutes, _ = parts(shared(example(case)).out)
    assert len(minutes) == len(playbook().escalation.minutes) == 3
    for line, written in zip(minutes, playbook().escalation.minutes, strict=True):
        pattern = ".+".join(re.escape(one) for one in re.split(r"\{\{.*?\}\}", written))
        assert re.fullmatch(pattern, line), line
    assert BLANK in minutes[1]
    assert names("".join(playbook().escalation.minutes))


def test_the_first_line_says_when_whom_and_how_much_as_one_says_it(shared):
    first = parts(shared().out)[0][0]
    for piece in ("11月25号周三", "政务数据共享平台", "李主任", "46万8千元"):
        assert piece in first


@pytest.mark.parametrize("case", NINE)
def test_the_minutes_have_no_hole_of_ours_where_a_fact_is_not_known(shared, case):
    assert "〔" not in "".join(parts(shared(example(case)).out)[0])


def test_what_is_not_known_is_left_blank_to_be_filled_in(shared, answers):
    path = answers(changed("到期应付: 46.8万", "到期应付: 不清楚").replace("合同额: 156万", "合同额: 不清楚"))
    minutes, _ = parts(shared(path).out)
    assert "〔" not in "".join(minutes)
    assert f"还有{BLANK}没付" in minutes[0]


def test_a_person_without_a_form_of_address_is_not_called_by_a_greeting(shared, answers):
    minutes, _ = parts(shared(answers(changed("称呼: 李主任", "称呼: 财务的人"))).out)
    assert "您好" not in minutes[0]
    assert "财务的人" not in minutes[0]


# --- the desk sheet ---


def bare(text: str) -> str:
    """Letters and figures alone: a table is read back without its lines."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("case", NINE)
def test_the_desk_sheet_is_the_one_on_paper_as_plain_text(shared, tmp_path, case):
    _, desk = parts(shared(example(case)).out)
    (page,) = (tmp_path / "计划").glob("*.沟通单.html")
    paper = bare(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8").partition("<body>")[2]))
    assert [line for line in desk if bare(line) not in paper] == []
    assert len(desk) > 10


@pytest.mark.parametrize("case", NINE)
def test_no_markup_and_no_table_is_in_it(shared, case):
    out = shared(example(case)).out
    assert not set("<>|*#`□☐\t") & set(out)
    assert foreign_words(out, *re.findall(r"[A-Z]+-[\d-]+", out)) == []
    no_control(out)


@pytest.mark.parametrize("case", NINE)
def test_no_line_is_empty_but_for_its_mark(shared, case):
    _, desk = parts(shared(example(case)).out)
    assert [line for line in desk if not re.search(r"\w", line)] == []


# --- nothing private ---


@pytest.mark.parametrize("case", NINE)
def test_no_private_word_is_in_what_is_shared(shared, case):
    out = shared(example(case)).out
    assert private().findall(out) == []
    for word in ("利息", "时效", "类型", "他说", "绝对不做", "准备度", "内部"):
        assert word not in out


def test_what_he_said_and_what_was_typed_about_him_is_not_shared(shared, answers):
    text = changed("付款责任人:\n", "付款责任人:\n  情况说明: 他跟会计不和\n")
    path = answers(f"{text}卡在哪:\n  他上次说的: 我怕被查，别找我\n")
    out = shared(path).out
    assert "我怕被查" not in out
    assert "不和" not in out


def test_hostile_text_is_pasted_as_it_is(shared, answers):
    out = shared(answers(changed("清江市大数据中心", "'<b>甲</b> {{7*7}}'"))).out
    assert "<b>甲</b> {{7*7}}：" in out


# --- around it ---


def test_what_is_to_be_filled_in_or_verified_is_said_beside_it(shared):
    done = shared()
    assert "〔待填〕" in done.err
    assert "公司" in done.err
    assert "待核" in done.err


def test_a_plan_of_an_earlier_version_is_shared_too(huikuan):
    older = Path(__file__).parents[1] / "older" / "k4.plan.yaml"
    minutes, desk = parts(huikuan("share", older).out)
    assert len(minutes) == 3
    assert desk[1] == "南溪职业学院："


def test_a_file_that_is_no_plan_is_one_line(huikuan, answers):
    done = huikuan("share", answers("只有一句话\n"))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "不是 huikuan 的计划文件" in done.err


def test_answers_that_no_longer_fit_are_named_with_their_line(huikuan, planned):
    plan = planned()
    text = plan.read_text(encoding="utf-8").replace("签订日期: '2025-06-18'", "签订日期: 2025-02-30")
    plan.write_text(text, encoding="utf-8")
    done = huikuan("share", plan)
    assert (done.code, done.out) == (1, "")
    assert "没有“2025-02-30”这一天" in done.err


def test_the_teams_own_minutes_are_used(shared, tmp_path):
    team = tmp_path / "打法"
    team.mkdir()
    own = '版本: 2\n纪要:\n  - "{{ 拜访日 }}见了{{ 称呼 }}。"\n  - 说好的：＿＿＿＿\n  - 再来：{{ 回访日 }}\n'
    (team / "escalation.yaml").write_text(own, encoding="utf-8")
    minutes, _ = parts(shared(GOOD, "--playbooks", team).out)
    assert minutes[0] == "11月25号周三见了李主任。"
    assert minutes[1] == "说好的：＿＿＿＿"


def test_sharing_loads_no_slow_library(process, planned):
    assert not loaded(process, "share", planned()) & {
        "questionary",
        "prompt_toolkit",
        "rich",
        "typst",
        "docx",
    }


def test_a_gbk_screen_loses_no_character(process, planned):
    plan = planned()
    done = process("share", plan, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    wide = process("share", plan, PYTHONIOENCODING="utf-8")
    assert done.returncode == wide.returncode == 0
    assert done.stdout.decode("gbk") == wide.stdout.decode("utf-8")
