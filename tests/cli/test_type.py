"""`huikuan type`: what was seen of him gives candidates, never a certainty, and nothing is kept."""

from __future__ import annotations

import re

import pytest

from cli.helpers import files, flat, foreign_words
from cli.test_hostile_text import no_control
from cli.test_start_up import loaded
from factories import playbook
from huikuan_cli.store.playbooks.layers import bundled

NAMES = {id: f"{id} {one.name}" for id, one in playbook().types.items()}
# one letter for each of q1 … q12
E8, E1_OR_E6, E4_OR_E8, FEW = "hacaaagghehg", "adabddhcfgfa", "ghhhihgghehg", "had"
VERDICTS = {
    "too few": ("看到的还不够，先用通用安全打法", (FEW, "2")),
    "candidates": ("还不下结论", (E8, "1")),
    "one question": ("还分不开，先问下面那一句", (E1_OR_E6, "2")),
    "likely": ("说法上较像 e8", (E8, "2")),
}


def seen(letters: str) -> list[str]:
    return [f"q{n}={letter}" for n, letter in enumerate(letters, 1)]


def page(huikuan, letters: str, visits: str = "2", *more: str) -> str:
    done = huikuan("type", *seen(letters), "--visits", visits, *more)
    assert (done.code, done.err) == (0, "")
    return flat(done.out)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_what_was_seen_gives_this_verdict_and_no_other(huikuan, verdict):
    shown = page(huikuan, *VERDICTS[verdict][1])
    assert [name for name, (words, _) in VERDICTS.items() if flat(words) in shown] == [verdict]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_safe_way_is_always_on_the_page(huikuan, verdict):
    shown = page(huikuan, *VERDICTS[verdict][1])
    assert f"拿不准就用：{flat(NAMES['e0'])}" in shown


@pytest.mark.parametrize("verdict", [name for name in VERDICTS if name != "too few"])
def test_a_second_candidate_is_always_on_the_page(huikuan, verdict):
    line = re.search("看下来：(.*?)为什么：", page(huikuan, *VERDICTS[verdict][1]))
    assert line
    assert len([id for id, name in NAMES.items() if flat(name) in line[1]]) == 2


@pytest.mark.parametrize("letters", ["h", "hac", "hacaa"])
def test_with_fewer_than_six_answers_no_type_is_named(huikuan, letters):
    shown = page(huikuan, letters)
    assert [id for id in NAMES if id in shown] == ["e0"]
    assert "至少要6题" in shown


@pytest.mark.parametrize("verdict", VERDICTS)
def test_nothing_is_certain_and_no_accuracy_is_claimed(huikuan, verdict):
    shown = page(huikuan, *VERDICTS[verdict][1])
    assert not re.search("他就是|一定是|肯定是|准确率[^。]*[0-9]|[0-9]+%", shown)
    assert "不判断人" in shown


def test_a_likeness_may_be_used_in_the_plan_and_a_doubt_may_not(huikuan):
    assert "时选e8；" in page(huikuan, E8)
    for doubt in ((E8, "1"), (E1_OR_E6, "2"), (FEW, "2")):
        assert "时选“不确定”；" in page(huikuan, *doubt)


def test_one_meeting_is_not_enough_and_is_the_default(huikuan):
    done = huikuan("type", *seen(E8))
    assert "只见过 1 次" in done.out
    assert flat(done.out) == page(huikuan, E8, "1")


def test_an_easily_mistaken_pair_comes_with_the_question_that_separates_it(huikuan):
    shown = page(huikuan, E1_OR_E6)
    assert "文件要是没写清楚，您一般怎么办？" in shown
    assert f"像{flat(NAMES['e6'])}：“那得请示，看看别处怎么办的”" in shown


def test_candidates_that_are_not_easily_mistaken_need_no_question(huikuan):
    shown = page(huikuan, E4_OR_E8)
    assert "还不下结论" in shown
    assert "怎么分" not in shown


def test_a_careful_post_explains_part_of_his_carefulness(huikuan):
    six = ("q1=a", "q2=d", "q3=a", "q4=c", "q5=e", "q9=a")
    plain, clerk = huikuan("type", *six).out, huikuan("type", *six, "--role", "财务").out
    assert f"{NAMES['e1']} 67 分" in plain
    assert f"{NAMES['e1']} 70 分" in clerk
    assert f"{NAMES['e6']} 37 分" in clerk


@pytest.mark.parametrize("spelling", ["ｑ１＝ｈ", "q1＝h", " q1=h "])
def test_input_method_spellings_are_understood(huikuan, spelling):
    rest = seen(E8)[1:]
    assert flat(huikuan("type", spelling, *rest, "--visits", "2").out) == page(huikuan, E8)


# --- mistakes ---


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("q13=a",), ("“q13=a”", "是不是“q")),
        (("q11a",), ("“q11a”", "是不是“q11”")),
        (("q1",), ("“q1”", "q1=…")),
        (("q1=a", "敬礼"), ("“敬礼”", "q1=…")),
        (("q1=z",), ("q1", "“z”", "a、b、c")),
        (("q1=",), ("q1", "可写：a")),
        (("q1=a", "--role", "财务科"), ("--role", "“财务科”", "财务、内审或审计")),
        ((), ("没有终端", "--help")),
        (("--role", "财务"), ("没有终端", "--help")),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_two(huikuan, argv, says):
    done = huikuan("type", *argv)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    for word in says:
        assert word in done.err
    assert foreign_words(done.err, "--role") == []


def test_a_number_of_meetings_that_is_none_is_exit_two(huikuan):
    done = huikuan("type", "q1=a", "--visits", "两次")
    assert (done.code, done.out) == (2, "")
    assert "“两次”" in done.err
    assert foreign_words(done.err, "--visits") == []


HOSTILE = {
    "escape": "\x1b[31m红",
    "control": "\x9b31m",
    "surrogate": "\udcff",
    "long": "换" * 10_000,
    "line break": "甲\n乙",
    "template": "{{7*7}}",
}
PLACES = {"pair": ("{}",), "name": ("{}=a",), "value": ("q1={}",), "role": ("q1=a", "--role", "{}")}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("before", PLACES.values(), ids=PLACES.keys())
def test_any_text_is_refused_in_one_line_without_control_characters(huikuan, tmp_path, before, text):
    done = huikuan("type", *(one.replace("{}", text) for one in before))
    assert done.code == 2, done.err
    assert done.err.count("\n") == 1
    assert len(done.err) < 300
    no_control(done.err)
    assert files(tmp_path) == {}


def test_a_teams_quiz_that_names_an_unknown_type_is_said_and_is_no_bug(huikuan, tmp_path):
    own = tmp_path / "打法" / "quiz.yaml"
    own.parent.mkdir()
    text = (bundled() / "quiz.yaml").read_text(encoding="utf-8")
    assert "分: {e8: 3}" in text
    own.write_text(text.replace("分: {e8: 3}", "分: {e88: 3}"), encoding="utf-8")
    done = huikuan("type", *seen(E8), "--visits", "2", "--playbooks", own.parent)
    assert done.code in (0, 1), done.err
    assert "quiz.yaml" in done.err
    assert "e88" in done.err


# --- around it ---


def test_nothing_is_written(huikuan, tmp_path):
    for letters, visits in (args for _, args in VERDICTS.values()):
        page(huikuan, letters, visits, "--role", "主要领导")
    huikuan("type")
    assert files(tmp_path) == {}


def test_counting_what_was_given_loads_no_prompt_library(process):
    assert not loaded(process, "type", *seen(E8)) & {"questionary", "prompt_toolkit", "rich"}


def test_being_without_a_terminal_loads_no_prompt_library(process):
    assert not loaded(process, "type", code=2) & {"questionary", "prompt_toolkit", "rich"}
