"""A red line of a team: how wide its words are, whether it says no to what it names, and in which cases it reminds; titles that a user reads
are held against the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import flat
from huikuan_cli.core.checking.redline_checks import WIDE, said_in
from huikuan_cli.core.text.words import mentioned
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

LINE = {
    "红线": "不在群里说客户",
    "短句": "不在群里说",
    "提到": "[晒到群里]",
    "提醒": "照片一张不发",
    "依据": "公司规定",
}


@pytest.fixture
def check(huikuan, tmp_path: Path):
    """What check and its uses say of one file of a team: the exit code, the problems and the uses."""

    def run(name: str, text: str):
        path = tmp_path / "打法" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"版本: 2\n{text}", encoding="utf-8")
        done = huikuan("playbook", "check", tmp_path / "打法")
        return done.code, flat(done.out), done.err

    return run


def red_line(**changed: str) -> str:
    lines = {key: value for key, value in {**LINE, **changed}.items() if value}
    return "红线:\n  - id: h90\n" + "".join(f"    {key}: {value}\n" for key, value in lines.items())


def test_a_wide_word_is_told_with_how_many_of_our_lines_and_examples_hold_it(check):
    code, out, _ = check("redlines.yaml", red_line(提到="[晒到群里, 财务]"))
    playbook = loading.load((Layer(bundled(), "自带"),))
    said = said_in(playbook)
    hit, cases = (
        sum(bool(mentioned(one, ("财务",))) for one in texts) for texts in (said.lines, said.examples)
    )
    assert code == 0
    assert hit > WIDE
    assert f"“财务”太宽：自带的{len(said.lines)}句常说的话里{hit}句有它" in out
    assert f"{len(said.examples)}个情形的例子里{cases}个有它" in out
    assert "“晒到群里”太宽" not in out


def test_no_word_of_ours_is_half_as_wide_as_one_that_is_told():
    playbook = loading.load((Layer(bundled(), "自带"),))
    lines = said_in(playbook).lines
    widest = max(
        sum(bool(mentioned(one, (word,))) for one in lines)
        for r in playbook.redlines.lines
        for word in r.words
    )
    assert 0 < widest <= WIDE / 2


def test_a_narrow_red_line_is_told_in_which_cases_it_reminds(check):
    code, out, err = check("redlines.yaml", red_line())
    assert (code, out) == (0, "")
    (told,) = [one for one in err.splitlines() if "redlines.yaml:3 " in one]
    assert "用在每个案例的行动单；“提到”的词案例里没人打过；打了才印它的提醒" in told
    (told,) = [
        one
        for one in check("redlines.yaml", red_line(提到="[单号]"))[2].splitlines()
        if "redlines.yaml:3 " in one
    ]
    assert "打过，红框里印它的提醒" in told


def test_a_reminder_that_no_word_brings_up_is_told(check):
    code, out, _ = check("redlines.yaml", red_line(提到=""))
    assert code == 0
    assert "h90写了“提醒”没写“提到”，这句提醒哪里都不印" in out


@pytest.mark.parametrize("key", ["红线", "短句", "提醒"])
def test_what_a_red_line_prints_must_say_no_to_a_word_that_no_line_may_hold(check, key):
    code, out, _ = check("redlines.yaml", red_line(**{key: "最后通牒"}))
    assert code == 0
    assert f"P414h90的“{key}”里的“最后通牒”像是威胁，读不出是不做它" in out


@pytest.mark.parametrize("key", ["红线", "短句"])
def test_a_title_that_only_names_what_is_not_done_is_told(check, key):
    code, out, _ = check("redlines.yaml", red_line(**{key: "群里艾特领导"}))
    assert code == 0
    assert (
        f"P414h90的“{key}”写的“群里艾特领导”读不出是不做它；红线写不做什么：前面写上“不”，如“不群里艾特领导”"
        in out
    )
    assert out.count("P414") == 1


@pytest.mark.parametrize("text", ["催款先报公司", "只谈事", "群里不艾特领导"])
def test_a_title_that_says_no_or_what_comes_first_is_let_through(check, text):
    assert check("redlines.yaml", red_line(红线=text, 短句=text))[:2] == (0, "")


@pytest.mark.parametrize(
    "text", ["不发最后通牒", "最后通牒一类的话免谈", "红包、购物卡一概不送", "给他个人的红包一样不带"]
)
def test_a_red_line_that_says_no_is_let_through(check, text):
    assert check("redlines.yaml", red_line(短句=text, 提醒=text))[:2] == (0, "")


def test_what_to_do_instead_of_a_plan_of_ours_is_held_against_the_words(check):
    plan = "我们打算:\n  - {id: b90, 名称: 发帖, 说法: [发个帖], 不行: 违法, 改做: 送个红包}\n"
    code, out, _ = check("redlines.yaml", plan)
    assert code == 0
    assert "P414b90的“改做”里的“红包”像是送礼请客" in out


@pytest.mark.parametrize(
    ("file", "text", "where"),
    [
        ("letters/l2.yaml", "id: l2\n题目: 最后通牒\n", "“题目”"),
        ("sheet.yaml", "小标题: {缺口: 最后通牒}\n", "“小标题”的“缺口”"),
        ("questions.yaml", "自问:\n  - {id: s4, 名称: 最后通牒}\n", "s4的“名称”"),
        ("excuses.yaml", "借口:\n  - {id: o05, 名称: 发最后通牒}\n", "o05的“名称”"),
        ("board.yaml", "该谈:\n  - {id: tk2, 名称: 最后通牒}\n", "tk2的“名称”"),
    ],
)
def test_a_title_that_a_user_reads_holds_no_ultimatum(check, file, text, where):
    code, out, _ = check(file, text)
    assert code == 1
    assert f"P401{where}里的“最后通牒”像是威胁" in out


def test_how_many_of_our_sentences_the_words_of_a_line_reach_is_told_by_check_and_show(
    huikuan, check, tmp_path
):
    """A word that is neither too wide nor of ours at all: his numbers, and which of his words stand in none."""
    lines = said_in(loading.load((Layer(bundled(), "自带"),))).lines
    hit = sum(bool(mentioned(one, ("搬迁",))) for one in lines)
    assert 0 < hit < WIDE
    says = f"“提到”的词在自带的 {len(lines)} 句常说的话里碰上 {hit} 句"
    _, _, uses = check("redlines.yaml", red_line(提到="[搬迁, 晒到群里]"))
    assert says in uses
    assert "一句也没碰上的：“晒到群里”" in uses
    shown = flat(huikuan("playbook", "show", "h90", "--playbooks", tmp_path / "打法").out)
    assert flat(says) in shown


def test_words_that_reach_none_of_our_sentences_are_told_with_a_zero(check):
    assert "句常说的话里碰上 0 句" in check("redlines.yaml", red_line())[2]


def test_only_the_words_that_came_to_a_situation_are_counted(check):
    _, _, uses = check("plays/people.yaml", "情形:\n  - id: y60\n    提到: {加: [换了新主官]}\n")
    assert "句常说的话里碰上 0 句" in uses
    _, _, uses = check("plays/people.yaml", "情形:\n  - id: y60\n    安心: 照合同办。\n")
    assert "句常说的话里" not in uses
