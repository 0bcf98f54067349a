"""A name that another file has already: the lead is told its file and its line, not only that there is one."""

from __future__ import annotations

import pytest

from cli.helpers import flat
from cli.test_told_where import PLAY

WINDOW = "窗口:\n  - {id: v4, 提前工作日: 15}\n"
LETTER = """id: l10
名称: 验收申请函
用途: 请对方验收
题目: 关于验收的函
抬头: "{{ 收函单位 }}："
限期工作日: 5
盖章: 是
正文:
  - {id: a1, 写法: 段, 话: 请贵单位验收。}
  - {id: a2, 写法: 段, 话: 本函不表示我公司放弃逾期付款利息、违约金和其他权利。}
  - {id: a3, 写法: 落款}
发之前: [核对收函单位的名称]
怎么送: [当面交到收发室]
"""
QUESTION = "    字段:\n      - {键: 预算科目, 类型: 文本, 问: 列在哪个科目？, 可不填: 是}\n"
CASES = {
    "situations": (
        {"plays/people.yaml": PLAY % "称呼: 张科长", "plays/general.yaml": PLAY % "称呼: 李科长"},
        "plays/general.yaml:3",
        "情形 y200 在 {folder}/plays/people.yaml:3 里已经有了；换一个编号",
    ),
    "types": (
        dict.fromkeys(["types/e10.yaml", "types/e11.yaml"], "id: {id}\n名称: 技术型\n一句话画像: 先问参数\n"),
        "types/e11.yaml:3",
        "名称“技术型”和 {folder}/types/e10.yaml:3 里的一样",
    ),
    "kinds of customers": (
        dict.fromkeys(
            ["customers/u1.yaml", "customers/u2.yaml"],
            "id: {id}\n名称: 医院\n客户性质: [公立医院]\n" + WINDOW,
        ),
        "customers/u2.yaml:4",
        "“公立医院”已经归 {folder}/customers/u1.yaml:4 管",
    ),
    "a letter of ours": ({"letters/l10.yaml": LETTER}, "letters/l10.yaml:3", "letters/l5.yaml:4 里的一样"),
    "questions": (
        {"questions.yaml": f"自问:\n  - id: s4\n{QUESTION}  - id: s5\n{QUESTION}"},
        "questions.yaml:8",
        "键“预算科目”在 {folder}/questions.yaml:5 里已经有了",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_name_that_is_used_in_two_places_is_told_with_the_file_and_the_line_of_the_other(
    huikuan, team, kind
):
    files, place, says = CASES[kind]
    for file, text in files.items():
        folder = team(file, text.replace("{id}", file.partition("/")[2].partition(".")[0]))
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    told = flat(done.out)
    assert flat(f"{folder}/{place}") in told
    assert flat(says.format(folder=folder)) in told
    assert told.count("P301") == 1


def test_who_leaves_for_a_visit_is_told_both_lines_too(huikuan, team):
    folder = team("plays/people.yaml", PLAY % "称呼: 张科长")
    team("plays/general.yaml", PLAY % "称呼: 李科长")
    said = flat(huikuan("excuse", "审批", "--playbooks", folder).err)
    assert flat(f"{folder}/plays/general.yaml:3 情形 y200 在 {folder}/plays/people.yaml:3 里已经有了") in said
