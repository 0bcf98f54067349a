"""`huikuan log`: a visit written down in a minute, asked, dictated or from a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import huikuan_cli.env as environment
from cli.helpers import foreign_words, line_with, no_control
from factories import private
from huikuan_cli.cli import log as command
from huikuan_cli.store.work import drafts, plans
from huikuan_cli.wizard.port import Question, Reply, Stop
from huikuan_cli.wizard.scripted import ScriptedAsker

VISIT = "2026-11-25"
SAID = "王科长说周五前让财务把单子录进去我周一送发票过去"
MET, WORDS, PROMISED, WHO, PAPERS, NEXT = (
    "见到谁？", "他的原话？", "答应了什么？", "谁来办、哪天？", "交了什么、拿回什么？", "下一步我做什么、哪天？"
)  # fmt: skip


def rows(plan: Path) -> list[dict[str, str]]:
    return plans.read(plan).raw["拜访记录"]


@pytest.fixture
def plan(planned) -> Path:
    return planned()


@pytest.fixture
def logged(huikuan, plan: Path) -> Callable[..., object]:
    """Log into the plan on the day of the visit: `logged("--text", …)`."""

    def run(*argv: object, day: str = VISIT):
        return huikuan("log", plan, *argv, "--today", day)

    return run


def test_what_was_dictated_is_shown_written_and_sent_in_three_lines(logged, plan):
    done = logged("--text", SAID)
    assert done.code == 0, done.err
    (row,) = rows(plan)
    assert row["编号"]
    assert {key: row[key] for key in ("记录", "日期", "见到", "原话", "答应", "谁办", "哪天", "下一步", "下一步哪天")} == {
        "记录": "拜访", "日期": VISIT, "见到": "王科长", "原话": "周五前让财务把单子录进去", "答应": "单号", "谁办": "财务",
        "哪天": "2026-11-27", "下一步": "送发票过去", "下一步哪天": "2026-11-30",
    }  # fmt: skip
    assert "答应  单号" in done.err
    lines = done.out.splitlines()
    assert lines[0] == f"记下了：{plan}"
    assert len(lines[2:]) == 3
    assert "11月27号周五以前把付款单录进系统" in lines[3]
    assert not private().search("".join(lines[2:]))
    assert "huikuan plan --from" in done.err
    assert foreign_words(done.out + done.err, str(plan.parent)) == []


def test_every_other_byte_of_the_plan_stays(logged, plan):
    before = plan.read_bytes()
    logged("--text", SAID)
    logged("--paid", "3万")
    assert plan.read_bytes().startswith(before.removesuffix(b" []\n"))


def test_words_of_which_nothing_is_understood_are_not_written(logged, plan):
    done = logged("--text", "  ")
    assert done.code != 0
    assert rows(plan) == []


def test_an_answers_file_gives_an_entry(logged, plan, answers):
    file = answers("见到: 王科长\n原话: 周五前录单\n答应: 单号\n谁办: 财务\n哪天: 周五\n")
    assert logged("--answers", file).code == 0
    assert rows(plan)[0]["哪天"] == "2026-11-27"


def test_a_mistake_in_an_answers_file_is_named_with_its_line_and_nothing_is_written(logged, plan, answers):
    file = answers("见到: 王科长\n答应: 单号\n哪天: 2026-11；-30\n见道: 谁\n")
    done = logged("--answers", file)
    assert done.code == 1
    assert f"{file}:3" in done.err
    assert f"{file}:4" in done.err
    assert rows(plan) == []


def test_json_says_what_was_written_and_how_the_promises_stand(logged, plan):
    found = json.loads(logged("--text", SAID, "--json").out)
    assert (found["plan"], found["written"], len(found["minutes"])) == (str(plan), 1, 3)
    assert found["promises"][0]["state"] == "未到"
    again = json.loads(logged("--list", "--json", day="2026-11-28").out)
    assert again["promises"][0]["state"] == "落空"


def test_the_same_thing_twice_is_written_once(logged, plan):
    logged("--text", SAID)
    done = logged("--text", SAID)
    assert "没有再记" in done.out
    assert len(rows(plan)) == 1


def test_a_wrong_entry_is_corrected_by_a_later_one_and_both_stay(logged, plan):
    logged("--text", SAID)
    id = rows(plan)[0]["编号"]
    before = plan.read_bytes()
    assert logged("--fix", id, "哪天=12月2号", day="2026-11-26").code == 0
    assert plan.read_bytes().startswith(before)
    assert len(rows(plan)) == 2
    listed = logged("--list", day="2026-11-28").out
    assert "12月2日周三：未到" in listed


def test_an_entry_that_is_void_makes_no_promise(logged, plan):
    logged("--text", SAID)
    logged("--void", rows(plan)[0]["编号"])
    assert json.loads(logged("--list", "--json").out)["promises"] == []


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--fix", "r000", "哪天=周五"), "没有编号"),
        (("--void", "r000"), "没有编号"),
        (("--paid", "很多"), "--paid"),
        (("--paid", "3万", "--day", "2026-11-30"), "在今天以后"),
        (("--text", "a", "--paid", "3万"), "不能一起用"),
        (("哪天=周五",), "--fix"),
        ((), "没有终端"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_writes_nothing(logged, plan, argv, said):
    before = plan.read_bytes()
    done = logged(*argv)
    assert done.code == 2
    assert said in done.err
    assert plan.read_bytes() == before


def test_a_fix_that_cannot_be_understood_is_refused(logged, plan):
    logged("--text", SAID)
    id = rows(plan)[0]["编号"]
    for change in ("哪天=某天", "某项=1", "没有等号"):
        assert logged("--fix", id, change).code == 2
    assert logged("--fix", id).code == 2
    assert len(rows(plan)) == 1


def test_a_signed_receipt_is_said_to_count(logged):
    done = logged("--text", "交了催款函他签收了，李主任说再等等")
    assert "时效从 2026-11-25 重新起算" in done.err


def test_his_words_are_matched_to_an_excuse_and_where_its_answer_stands_is_said(huikuan, logged, plan):
    done = logged("--text", "李主任说财政的钱还没下来")
    id = rows(plan)[0]["像哪句"]
    assert f"huikuan excuse {id}" in done.err
    assert huikuan("excuse", id).code == 0


def test_a_promise_without_a_day_is_no_result_and_that_is_said(logged):
    assert "没日子的不算成果" in logged("--text", "王科长说让财务把单子录进去").err


def test_a_broken_promise_gives_the_sentence_for_the_next_call(logged):
    logged("--text", SAID)
    done = logged("--text", "没见到人", day="2026-12-01")
    assert "“李主任，说好11月27号周五录的付款单" in done.err


def test_a_mistake_written_by_hand_is_named_with_its_line_by_log_render_and_share(huikuan, logged, plan):
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace(
            "拜访记录: []",
            "拜访记录:\n- 日期: '2026-11-25'\n  见到: 王科长\n  答应: 单号\n  哪天: 2026-11；-30",
        ),
        encoding="utf-8",
    )
    line = line_with(plan.read_text(encoding="utf-8"), "2026-11；-30")
    for argv in (("log", plan, "--list"), ("render", plan), ("share", plan)):
        done = huikuan(*argv)
        assert done.code == 0, done.err
        assert f"{plan}:{line}" in done.err
    assert "王科长答应单号" in logged("--list").out


def test_the_newest_plan_of_a_customer_is_found_by_name(huikuan, plan):
    done = huikuan("log", "大数据中心", "--out", plan.parent, "--text", SAID, "--today", VISIT)
    assert done.code == 0, done.err
    assert len(rows(plan)) == 1
    assert huikuan("log", "某某", "--out", plan.parent, "--text", SAID).code == 1


def test_hostile_words_are_kept_as_text_and_shown_harmless(logged, plan):
    done = logged("--text", "王科长说\x1b[31m红\u202e色 [red]周五 {{ 客户 }} 前录单子录进去")
    assert done.code == 0
    no_control(done.out)
    no_control(done.err)
    assert "{{ 客户 }}" in rows(plan)[0]["原话"]


class Person(ScriptedAsker):
    """Somebody who stops at a question."""

    stop_at = ""
    lines: tuple[str, ...] = ()  # typed one after another where what was heard is shown

    def ask(self, question: Question) -> Reply:
        if question.text.startswith("对就回车") and self.lines:
            first, *self.lines = self.lines  # type: ignore[assignment]
            return first
        if question.text == self.stop_at:
            raise Stop("写了一半" if not question.options else "")
        return super().ask(question)


@pytest.fixture
def sitting(huikuan, monkeypatch, plan) -> Callable[..., object]:
    """Answer the questions in a terminal: `sitting({见到谁？: …}, day=…)`."""

    def run(
        script: dict[str, Reply],
        *argv: object,
        day: str = VISIT,
        stop_at: str = "",
        lines: tuple[str, ...] = (),
    ):
        person = Person(script)  # type: ignore[arg-type]
        person.stop_at, person.lines = stop_at, lines
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr(command, "asker_of", lambda plain: person)
        return huikuan("log", plan, *argv, "--today", day), person

    return run


ANSWERS: dict[str, Reply] = {
    MET: "王科长", WORDS: "先付一部分", PROMISED: "付款", WHO: "财务 12月10号 30万", PAPERS: "交了催款函，拿回签收",
    NEXT: "周一送发票",
}  # fmt: skip


def test_seven_questions_at_most_make_an_entry(sitting, plan):
    done, person = sitting(ANSWERS)
    assert done.code == 0, done.err
    assert [one.text for one in person.asked] == [MET, WORDS, PROMISED, WHO, PAPERS, NEXT]
    (row,) = rows(plan)
    assert (row["金额"], row["哪天"], row["算"], row["下一步哪天"]) == (
        "300000.00",
        "2026-12-10",
        "催款函送达",
        "2026-11-30",
    )
    assert any("12月10日周四" in text for text in person.said)
    assert person.asked[0].typed == "李主任"


def test_a_promise_that_fell_due_is_asked_about_first_and_still_only_seven(sitting, plan):
    sitting({**ANSWERS, PROMISED: "单号", WHO: "财务 周五"})
    done, person = sitting(
        {**ANSWERS, "王科长说好11月27号“先付一部分”，成了吗？": "办成了"}, day="2026-11-30"
    )
    assert done.code == 0, done.err
    assert len(person.asked) == 7
    assert [row["记录"] for row in rows(plan)] == ["拜访", "办完", "拜访"]


def test_a_payment_that_came_as_promised_is_written_as_money(sitting, plan):
    sitting(ANSWERS)
    asked = "王科长说好12月10号“先付一部分”，成了吗？"
    sitting({asked: "办成了"}, day="2026-12-10")
    assert [row.get("金额") for row in rows(plan)] == ["300000.00", "300000.00", None][: len(rows(plan))]
    assert rows(plan)[1]["记录"] == "到账"


def test_everything_may_be_left_out(sitting, plan):
    done, _ = sitting({MET: ""})
    assert done.code == 0
    assert rows(plan) == []
    assert "没有记" in done.err


@pytest.mark.parametrize("stop_at", [WORDS, PROMISED, WHO, PAPERS, NEXT])
def test_what_was_answered_is_there_when_one_stops_and_comes_back(sitting, plan, stop_at):
    done, _ = sitting(ANSWERS, stop_at=stop_at)
    assert done.code == 130
    assert rows(plan) == []
    done, again = sitting(ANSWERS, day="2026-11-27")
    assert again.asked[0].text == stop_at
    assert done.code == 0, done.err
    (row,) = rows(plan)
    assert (row["日期"], row["见到"]) == (VISIT, "王科长")  # the day on which it was begun
    found, broken = drafts.all_drafts(environment.Env.from_process().data_dir() / "log")
    assert (found, broken) == ([], [])


def test_what_cannot_be_written_into_the_plan_is_kept_for_the_next_time(sitting, plan, monkeypatch):
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("拜访记录: []", "拜访记录: 见过"), encoding="utf-8")
    done, _ = sitting(ANSWERS)
    assert done.code == 1
    plan.write_text(text, encoding="utf-8")
    done, again = sitting({})
    assert again.asked == []
    assert rows(plan)[0]["见到"] == "王科长"


def test_what_was_heard_is_written_after_one_enter(sitting, plan):
    _, person = sitting({}, "--text", SAID)
    assert len(person.asked) == 1
    assert rows(plan)[0]["答应"] == "单号"


def test_what_was_heard_wrong_is_mended_in_place_or_dropped(sitting, plan):
    sitting({}, "--text", SAID, lines=("哪天=某天", "怎么改", "哪天=下周三", ""))
    assert rows(plan)[0]["哪天"] == "2026-12-02"
    sitting({}, "--text", "李主任说再等等", lines=("q",))
    assert len(rows(plan)) == 1


def test_the_desk_papers_and_letters_hold_no_word_of_the_log(huikuan, logged, plan):
    secret = "他嫌我们上次没打招呼"
    logged("--text", f"王科长说{secret}周五前让财务把单子录进去我周一单独找他聊")
    done = huikuan("render", plan, "--side", "对客", "--format", "html", "--today", "2026-11-26")
    assert done.code == 0, done.err
    assert huikuan("letter", plan, "--kind", "催款函", "--today", "2026-11-26").code == 0
    papers = [*plan.parent.glob("*沟通单.html"), *plan.parent.glob("*催款函.html")]
    assert len(papers) == 2
    for paper in papers:
        assert secret not in paper.read_text(encoding="utf-8")
    shared = huikuan("share", plan)
    assert secret not in shared.out


def test_share_prints_what_was_written_down_once_it_was(huikuan, logged, plan, monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-26")
    assert "＿＿月＿＿号" in huikuan("share", plan).out
    lines = logged("--text", SAID).out.splitlines()[2:5]
    shared = huikuan("share", plan).out
    assert "\n".join(lines) in shared


def test_share_counts_the_money_that_was_logged(huikuan, logged, plan, monkeypatch):
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-27")
    assert "468,000.00" in huikuan("share", plan).out
    logged("--paid", "10万", day="2026-11-26")
    shared = huikuan("share", plan).out
    assert "368,000.00" in shared
    assert "468,000.00" not in shared


def test_a_letter_counts_the_money_that_was_logged(huikuan, logged, plan):
    logged("--paid", "10万", day="2026-11-26")
    huikuan("letter", plan, "--kind", "催款函", "--today", "2026-11-27")
    (letter,) = plan.parent.glob("*催款函.html")
    text = letter.read_text(encoding="utf-8")
    assert "368,000.00" in text
    assert "468,000.00" not in text


def test_a_payment_of_a_day_that_the_plan_counted_without_it_makes_its_figures_stale(huikuan, logged, plan):
    logged("--paid", "10万", "--day", "2026-11-20")
    assert "到账" in huikuan("show", plan).err
    huikuan("render", plan)
    assert "到账" not in huikuan("show", plan).err
    assert "36万8千元" in plans.read(plan).record.plan.line
    assert plans.read(plan).raw["答案"]["交易项目"]["已付金额"] == "1092000.00"  # as it was answered


def test_money_from_before_the_plan_is_said_to_be_in_its_figures_perhaps(logged, plan):
    late = logged("--paid", "3万", "--day", "2026-11-24")
    assert "plan --more" not in late.err
    early = logged("--paid", "2万", "--day", "2026-11-20")
    assert f"--void {rows(plan)[-1]['编号']} " in early.err
    assert "多减了一次" in early.err
