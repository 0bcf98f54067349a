"""`huikuan playbook show` of an id that entries of several files have: one is shown, the others are named so that each can be."""

from __future__ import annotations

import re

import pytest

from cli.helpers import flat


@pytest.mark.parametrize(
    ("id", "shown", "other", "says"),
    [
        ("h1", "redlines/h1", "letters/l5/h1", "写法：段"),
        ("w1", "chain/w1", "wording/w1", "威胁"),
        ("l2", "letters/l2", "mindset/l2", "倾听力"),
        ("k1", "cases/k1", "letters/l6/k1", "写法：段"),
        ("客户", "questions/s0/客户", "ledger/客户", "叫法"),
    ],
)
def test_every_entry_of_an_id_is_named_and_each_can_be_shown(huikuan, id, shown, other, says):
    done = huikuan("playbook", "show", id)
    assert done.code == 0
    assert f"上面是 {shown}；编号也是 {id} 的还有" in done.out
    assert re.search(rf"^  {re.escape(other)}(  |$)", done.out, re.M)
    page = huikuan("playbook", "show", other)
    assert page.code == 0, page.err
    assert says in page.out
    assert "编号也是" not in page.out


def test_the_name_of_a_file_may_stand_with_its_ending(huikuan):
    pages = [huikuan("playbook", "show", name).out for name in ("letters/l5/h1", "letters/l5.yaml/h1")]
    assert pages[0] == pages[1] != ""


def test_of_very_many_some_are_listed_and_the_rest_counted(huikuan):
    out = huikuan("playbook", "show", "f10").out
    listed = [line for line in out.splitlines() if line.endswith("…") or re.match(r"  \S+/f10(  |$)", line)]
    whole = int(re.search(r"还有 (\d+) 条，写全了看", out)[1])
    assert f"  还有 {whole - len(listed)} 条" in out
    assert "  plays/claim/y05/f10  去定验收那天" in out


def test_an_entry_without_a_title_is_told_by_its_longest_text(huikuan, tmp_path):
    path = tmp_path / "打法" / "redlines.yaml"
    path.parent.mkdir()
    path.write_text(
        "版本: 2\n红线:\n  - {id: h8, 红线: 不晒欠款, 短句: 不晒欠款, 依据: 公司规定}\n", encoding="utf-8"
    )
    out = huikuan("playbook", "show", "h8", "--playbooks", path.parent).out
    assert re.search(r"^  letters/l5/h8  (?!h8)\S", out, re.M), out


def test_an_id_that_one_entry_alone_has_is_shown_without_more(huikuan):
    assert "编号也是" not in huikuan("playbook", "show", "o05").out


def test_an_entry_of_a_team_is_named_with_the_command_that_shows_it(huikuan, tmp_path):
    path = tmp_path / "打法" / "redlines.yaml"
    path.parent.mkdir()
    entry = "{id: a1, 红线: 不在群里说客户, 短句: 不在群里说, 依据: 内部纪律}"
    path.write_text(f"版本: 2\n红线:\n  - {entry}\n", encoding="utf-8")
    argv = ("--playbooks", path.parent)
    out = huikuan("playbook", "show", "a1", *argv).out
    command = re.search(r"如 huikuan (playbook show \S+ --playbooks \S+)：", out)
    assert command, out
    assert huikuan(*command[1].split()).code == 0
    assert flat("不在群里说客户") in flat(huikuan("playbook", "show", "redlines/a1", *argv).out)


def test_a_full_name_that_is_none_is_answered_with_the_nearest(huikuan):
    done = huikuan("playbook", "show", "letters/l5/hh1")
    assert done.code == 2
    assert "没有“letters/l5/hh1”这一条，是不是“letters/l5/h1”" in done.err
