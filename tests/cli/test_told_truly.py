"""What leads with nothing but the README were misled by: what the workshop says is the cause, and names what else his line does."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import flat
from huikuan_cli.store.playbooks.layers import bundled

OPENING = "id: e0\n开场白:\n  加:\n    - {{话: 您忙，我三分钟说完。, 条件: [{when}]}}\n"
HOSPITAL = "{答了: {客户性质: [公立医院]}}"


def letter_like(copied: str, **changed: str) -> str:
    """A letter of ours as a lead copies it under a new number, without the version, which the fixture writes."""
    text = (bundled() / "letters" / f"{copied}.yaml").read_text(encoding="utf-8")
    for key, value in {"id": "l10", "名称": "先告知函", **changed}.items():
        line = next(one for one in text.splitlines() if one.startswith(f"{key}: "))
        text = text.replace(line, f"{key}: {value}", 1)
    return text.replace("版本: 2\n", "", 1)


def test_an_opening_for_hospitals_names_the_case_of_a_hospital_that_is_of_another_type(huikuan, team):
    said = huikuan("playbook", "check", team("types/e0.yaml", OPENING.format(when=HOSPITAL))).err
    assert (
        "k9 合得上它的条件，可是他是别的型，只用那一型的开场白：要他们也用，在 types/e9.yaml 里也写" in said
    )
    none = "{答了: {客户性质: [军队]}}"
    said = huikuan("playbook", "check", team("types/e0.yaml", OPENING.format(when=none))).err
    assert "可是他是别的型" not in said


def test_another_look_of_the_sheet_is_the_cause_where_its_blocks_moved(huikuan, team):
    folder = team("sheet.yaml", "正面: [数, 开口]\n不印: [招法]\n")
    tried = flat(huikuan("playbook", "try", "--case", "k1", "--playbooks", folder).out)
    assert "单子的样子改了（sheet.yaml）" in tried
    assert "正面放不下挤掉的" not in tried


def test_a_paper_that_there_was_not_is_told_as_new(huikuan, team):
    folder = team("letters/l10.yaml", letter_like("l2"))
    tried = huikuan("playbook", "try", "--playbooks", folder).out
    assert "k1：先告知函是新的一种纸，" in tried
    assert "先告知函有" not in tried


def test_a_copied_letter_that_still_has_the_name_of_the_other_is_told(huikuan, team):
    done = huikuan("playbook", "check", team("letters/l10.yaml", letter_like("l2")))
    assert done.code == 0
    assert flat("“题目”写的还是“催款函”（letters/l2.yaml），还有 2 处，这一封叫“先告知函”") in flat(done.out)
    own = letter_like("l2", 题目="关于付款的先告知函").replace("催款函", "先告知函")
    assert "写的还是" not in huikuan("playbook", "check", team("letters/l10.yaml", own)).out


@pytest.mark.parametrize(
    ("file", "text", "home"),
    [
        (
            "customers/u1.yaml",
            "id: u1\n名称: 医院\n客户性质: [公立医院]\n开场白: [{话: 快。}]\n",
            "types/ 的文件里",
        ),
        ("excuses.yaml", "红线: []\n", "redlines.yaml 里"),
        ("diagnosis.yaml", "线索:\n  - {词: 没钱}\n", "“原因”的一条里"),
    ],
)
def test_a_part_that_belongs_to_another_file_is_told_which(huikuan, team, file, text, home):
    done = huikuan("playbook", "check", team(file, text))
    assert done.code == 1
    assert f"这个名称不认识，它写在{flat(home)}" in flat(done.out)


def test_advice_that_comes_of_a_mistake_in_the_same_entry_waits_for_it(huikuan, team):
    line = "红线:\n  - {id: h90, 红线: 不晒欠款, 短句: 不晒欠款, 提到: %s, 提醒: 不晒, 依据: 公司}\n"
    done = huikuan("playbook", "check", team("redlines.yaml", line % "晒到群里"))
    assert (done.code, "P203" in done.out, "没写“提到”" in done.out) == (1, True, False)
    assert huikuan("playbook", "check", team("redlines.yaml", line % "[晒到群里]")).code == 0


def test_words_that_were_added_to_an_excuse_are_what_to_try_and_whose_they_were(huikuan, team):
    folder = team("excuses.yaml", "借口:\n  - {id: o13, 关键词: {加: [没有预算]}}\n")
    said = huikuan("playbook", "check", folder).err
    assert f"试一试：huikuan excuse “没有预算” --playbooks {folder}" in said
    assert "加的话有 1 句（“没有预算”）原来认作自带的 o01“没预算，今年没列”，现在先照它答" in said


def test_words_of_an_excuse_that_nobody_else_had_take_nothing(huikuan, team):
    folder = team("excuses.yaml", "借口:\n  - {id: o13, 关键词: {加: [锅里没米]}}\n")
    assert "原来认作" not in huikuan("playbook", "check", folder).err


def test_the_cause_is_the_lead_before_the_look(huikuan, team):
    team("plays/people.yaml", "情形:\n  - {id: y60, 停用: 是}\n")
    folder: Path = team("sheet.yaml", "不印: [招法]\n")
    assert "领头的情形变了" in huikuan("playbook", "try", "--case", "k2", "--playbooks", folder).out
