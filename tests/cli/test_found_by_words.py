"""`huikuan playbook show` by the words of a line, since nobody knows its id: which file and line to edit; and where an entry is written."""

from __future__ import annotations

import pytest

from cli.helpers import flat


@pytest.mark.parametrize("words", ["他更像哪一种", "他更像哪一种？", "更像哪一种", "类型"])
def test_the_question_which_type_he_is_names_the_files_of_the_types(huikuan, words):
    done = huikuan("playbook", "show", words)
    assert done.code == 0, done.err
    assert "他更像哪一种？（只看言行）”是程序自己问的" in flat(done.out)
    assert "types/e8.yaml" in done.out
    assert "types/e10.yaml" in done.out


def test_the_words_of_a_question_about_the_contract_name_the_file_they_are_in(huikuan):
    out = flat(huikuan("playbook", "show", "做到哪几样").out)
    assert "从prevention.yaml来" in out


def test_words_of_an_entry_name_its_file_its_line_and_its_id(huikuan):
    done = huikuan("playbook", "show", "换领导了，班子在调整")
    assert done.code == 0, done.err
    (row,) = (line for line in done.out.splitlines() if " o05" in line and "excuses.yaml:" in line)
    assert "名称：换领导了，班子在调整" in row
    assert flat("写全了看：huikuan playbook show o05；") in flat(done.out)


def test_a_line_of_the_team_is_found_in_the_file_of_the_team(huikuan, team):
    folder = team("excuses.yaml", "借口:\n  - id: o05\n    先问: 新领导哪天看这三页？\n")
    out = huikuan("playbook", "show", "哪天看这三页", "--playbooks", folder).out
    assert flat(f"{folder / 'excuses.yaml'}:4 o05：先问：新领导哪天看这三页？") in flat(out)
    assert flat(f"huikuan playbook show o05 --playbooks {folder}") in flat(out)


def test_the_name_of_a_part_tells_which_files_have_it(huikuan):
    out = flat(huikuan("playbook", "show", "开场白").out)
    assert "“开场白”是types/e0.yaml、types/e1.yaml" in out
    assert "等11个文件里的一段" in out


def test_what_many_lines_say_is_listed_the_shortest_first_and_the_rest_counted(huikuan):
    lines = huikuan("playbook", "show", "办法").out.splitlines()
    assert sum(".yaml:" in one for one in lines) == 12
    assert any(one.strip().startswith("还有 ") for one in lines)


@pytest.mark.parametrize("words", ["o99", "没有这样一句话的", "的"])
def test_what_nothing_says_is_no_entry_still(huikuan, words):
    done = huikuan("playbook", "show", words)
    assert (done.code, done.out) == (2, "")
    assert f"没有“{words}”这一条" in done.err


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("o05", "excuses.yaml，“借口”下面"),
        ("到哪一站", "questions.yaml，d 的“字段”下面"),
        ("letters/l5/h1", "letters/l5.yaml，“正文”下面"),
    ],
)
def test_an_entry_that_may_be_copied_says_into_which_file_and_list(huikuan, name, place):
    assert flat(f"照抄用（占位词照原样，放进团队文件夹的 {place}）：") in flat(
        huikuan("playbook", "show", name).out
    )
