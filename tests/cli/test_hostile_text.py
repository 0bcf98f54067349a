"""No escape sequence of a file reaches the screen, whichever way it was hidden in there."""

from __future__ import annotations

import pytest

from cli.helpers import DAY, changed, no_control

ESCAPES = ['"\\e[31m红"', '"\\x1b]0;题\\a"', '"\\u009b31m"', '"\\u202e反"', '"\\0"']
LEFT = ["红", "", "31m", "反", ""]  # what stays of each when it is all of an answer


@pytest.mark.parametrize(("text", "left"), list(zip(ESCAPES, LEFT, strict=True)))
def test_an_escape_in_an_answer_is_dropped(huikuan, answers, tmp_path, text, left):
    path = answers(changed("称呼: 李主任", f"称呼: {text}"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out")
    no_control(done.out + done.err)
    written = [one.read_text(encoding="utf-8") for one in (tmp_path / "out").glob("*")]
    if left:
        assert done.code == 0
        assert len(written) == 4
        assert sum(left in one for one in written) == 3  # he is not named on the customer's sheet
    else:
        assert done.code == 1
        assert "缺“拜访”里的“称呼”" in done.err
    for one in written:
        no_control(one)


@pytest.mark.parametrize("text", ESCAPES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  岗位: 业务经办", "  {}: 业务经办"),
        ("  岗位: 业务经办", "  岗位: {}"),
        ("拜访日期: 2026-11-25", "拜访日期: {}"),
        ("版本: 1", "版本: {}"),
        ("交易项目:", "{}:\n  甲: 乙\n交易项目:"),
        ("交易项目:", "{0}: 甲\n{0}: 乙\n交易项目:"),
        ("部分付款: []", "部分付款: [{{{}: 甲}}]"),
    ],
)
def test_an_escape_in_a_mistake_is_not_echoed(huikuan, answers, tmp_path, text, old, new):
    path = answers(changed(old, new.format(text)))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out")
    assert done.code in (0, 1), "an answer of nothing but an escape counts as left open"
    no_control(done.out + done.err)


@pytest.mark.parametrize("text", ESCAPES)
def test_an_escape_in_a_plan_file_does_not_reach_the_screen(huikuan, planned, text):
    plan = planned()
    old = plan.read_text(encoding="utf-8")
    assert "    见谁: 李主任（业务经办）\n" in old
    plan.write_text(old.replace("见谁: 李主任（业务经办）", f"见谁: {text}"), encoding="utf-8")
    done = huikuan("show", plan)
    no_control(done.out + done.err)
    huikuan("render", plan)
    (sheet,) = plan.parent.glob("*.md")
    no_control(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ESCAPES)
def test_an_escape_in_a_playbook_does_not_reach_the_sheet(huikuan, tmp_path, text):
    from cli.helpers import GOOD
    from huikuan_cli.store.layers import bundled

    own = tmp_path / "打法" / "types" / "e6.yaml"
    own.parent.mkdir(parents=True)
    kind = (bundled() / "types" / "e6.yaml").read_text(encoding="utf-8")
    assert "\n绝对不做:\n" in kind
    own.write_text(kind.replace("\n绝对不做:\n", f"\n绝对不做:\n  - {text}\n"), encoding="utf-8")
    argv = ("plan", "--answers", GOOD, "--today", DAY, "--dry-run", "--playbooks", tmp_path / "打法")
    done = huikuan(*argv)
    no_control(done.out + done.err)


def test_a_line_break_in_an_edited_conclusion_stays_one_row(huikuan, planned):
    plan = planned()
    old = plan.read_text(encoding="utf-8")
    plan.write_text(old.replace("见谁: 李主任（业务经办）", '见谁: "李主任\\n## 假标题"'), encoding="utf-8")
    assert huikuan("render", plan).code == 0
    (sheet,) = plan.parent.glob("*.行动单.md")
    assert "\n## 假标题" not in sheet.read_text(encoding="utf-8")
