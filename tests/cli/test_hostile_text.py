"""No escape sequence of a file reaches the screen, whichever way it was hidden in there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import huikuan_cli
from cli.helpers import DAY, GOOD, changed, no_control

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
    from huikuan_cli.store.playbooks.layers import bundled

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


RED = "\x1b]0;题\x07\x1b[31m\x9b31m\u202e"
NAMED: list[tuple[str, ...]] = [
    ("show", "{}"),
    ("share", "{}"),
    ("render", "{}"),
    ("ics", "{}"),
    ("letter", "{}"),
    ("letter", "{plan}", "--kind", "{}"),
    ("letter", "{plan}", "--kind", "催款函", "--by", "{}"),
    ("letter", "{plan}", "--format", "{}"),
    ("render", "{plan}", "--format", "{}"),
    ("render", "{plan}", "--side", "{}"),
    ("render", "{plan}", "--playbooks", "{}"),
    ("plan", "--answers", "{}"),
    ("plan", "--answers", "{good}", "--out", "{file}/{}"),
    ("plan", "--answers", "{good}", "--out", "{}"),
    ("plan", "--answers", "{good}", "--today", "{}"),
    ("plan", "--from", "{}"),
    ("plan", "--more", "{}"),
    ("plan", "--{}"),
    ("{}",),
    ("drafts", "{}"),
    ("cases", "{}"),
    ("excuse", "{}"),
    ("excuse", "--type", "{}", "甲"),
    ("clock", "{}"),
    ("clock", "{}=1"),
    ("clock", "签订日期={}"),
    ("clock", "--answers", "{}"),
    ("type", "{}"),
    ("type", "q1={}"),
    ("type", "--role", "{}"),
    ("type", "--visits", "{}"),
    ("assess", "{}"),
    ("init", "{}"),
    ("playbook", "check", "{}"),
    ("playbook", "new", "{}"),
    ("playbook", "explain", "{}"),
    ("playbook", "list", "{}"),
    ("playbook", "{}"),
]


def shut(done) -> None:
    no_control(done.out + done.err)
    assert done.code in (0, 1, 2)
    assert "huikuan-error.log" not in done.err


@pytest.mark.parametrize("argv", NAMED, ids=lambda argv: " ".join(argv))
def test_an_escape_in_an_argument_does_not_reach_the_screen(huikuan, planned, tmp_path, argv):
    given = {"plan": planned(), "good": GOOD, "file": GOOD}
    named = [one.replace("{}", RED).format(**given) for one in argv]
    shut(huikuan(*named))
    shut(huikuan(*named, "--json"))


@pytest.mark.parametrize("name", ["HUIKUAN_TODAY", "HUIKUAN_PLAYBOOKS", "HUIKUAN_HOME"])
@pytest.mark.parametrize("argv", [(), ("excuse", "再等等"), ("plan", "--answers", GOOD), ("drafts",)])
def test_an_escape_in_the_surroundings_does_not_reach_the_screen(huikuan, monkeypatch, tmp_path, name, argv):
    monkeypatch.setenv(name, str(tmp_path / RED) if name == "HUIKUAN_HOME" else RED)
    shut(huikuan(*argv))


def test_an_escape_in_the_name_of_a_folder_does_not_reach_the_screen(huikuan, tmp_path, monkeypatch):
    folder = tmp_path / RED
    folder.mkdir()
    (folder / "huikuan.yaml").write_text("公司: [甲]\n不认识: 乙\n打法库: 没有\n", encoding="utf-8")
    (folder / "playbooks" / "types").mkdir(parents=True)
    (folder / "playbooks" / "types" / "e6.yaml").write_text("id: e6\n没有这个: 甲\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    shut(huikuan("plan", "--answers", GOOD, "--today", DAY))
    (plan,) = folder.glob("*.plan.yaml")
    plan = plan.rename(folder / (RED + plan.name))
    for argv in (("show", plan), ("render", plan), ("ics", plan), ("letter", plan, "--kind", "催款函"), ()):
        shut(huikuan(*argv))
    shut(huikuan("playbook", "check", folder / "playbooks"))
    shut(huikuan("playbook", "check", folder / "playbooks", "--format", "github"))


def test_json_has_no_escape_and_keeps_an_emoji(huikuan):
    done = huikuan("plan", "--answers", f"{RED}👩‍💻😀.yaml", "--json")
    no_control(done.out)
    assert "👩‍💻😀" in json.loads(done.out)["error"]


def test_the_screen_keeps_an_emoji_as_it_is(huikuan):
    assert "👩‍💻😀✅️" in huikuan("show", "👩‍💻😀✅️.plan.yaml").err


def test_nothing_else_writes_to_the_screen():
    package = Path(huikuan_cli.__file__).parent
    found = re.compile(r"(std(out|err)|sys\.__std\w+__)\.write\((?!harmless\()|\bprint\(|\becho\(")
    for path in package.rglob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if found.search(line) and "screen.print(" not in line] == [], path
