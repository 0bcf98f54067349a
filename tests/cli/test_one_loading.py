"""What `check` refuses is said by no command: every one of them reads the playbook as `plan` does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, flat
from huikuan_cli.store.playbooks.layers import bundled

GIFT, THREAT = "我给您带了两盒茶叶，您先收下。", "再不付就曝光。"
O05 = "借口:\n  - id: o05\n    我答: "


@pytest.fixture
def team(tmp_path):
    """A team's folder with these files: `team(excuses=…)`, __ for / in a name."""

    def write(**texts: str) -> Path:
        folder = tmp_path / "打法"
        for name, text in texts.items():
            path = folder / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"版本: 2\n{text}", encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize("words", [GIFT, THREAT, "我{{ 回坊日 }}再来。"], ids=["gift", "threat", "name"])
@pytest.mark.parametrize("argv", [("excuse", "o05"), ("playbook", "show", "o05"), ("playbook", "diff")])
def test_what_the_check_refuses_in_an_excuse_is_not_said(huikuan, team, words, argv):
    folder = team(excuses=f'{O05}"{words}"\n')
    done = huikuan(*argv, "--playbooks", folder)
    assert done.code == 0
    assert flat(words[:7]) not in flat(done.out)
    assert done.err.splitlines()[0].startswith(f"{folder / 'excuses.yaml'}:4 ")
    assert done.err.splitlines()[0].endswith("（这次不用这一条）")
    ours = huikuan(*argv)
    assert done.out == ours.out


WRONG = {
    "assess": ("mindset", f"练习:\n  - id: x1\n    停下: {GIFT}\n", ("assess", "--show")),
    "the types of the quiz": ("types__e1", f"id: e1\n一句话画像: {GIFT}\n", ("type", "q1=a", "q2=a", "q3=a")),
    "the quiz": ("quiz", f"题:\n  - id: q1\n    问: {GIFT}\n", ("type", "q1=a")),
    "a pair of the quiz": ("quiz", f"说明: {GIFT}\n", ("type", "q1=a")),
    "a case": ("cases__k1", f"做法: [{GIFT}]\n", ("cases", "k1")),
    "the list of cases": ("cases__k1", f"名称: {GIFT}\n", ("cases",)),
    "the sheet of a case": ("excuses", f"{O05}{GIFT}\n", ("cases", "k1", "--run")),
    "the clock": (
        "rules",
        f"待核:\n  - 问题: {GIFT}\n    怎样核: 看原文\n",
        ("clock", "签订日期=2025-01-01"),
    ),
    "a letter": ("letters__l0", f"id: l0\n题目: {GIFT}\n", ("playbook", "show", "l0")),
    "a question": ("questions", f"自问:\n  - id: s0\n    名称: {GIFT}\n", ("plan", "--template")),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_the_check_refuses_is_said_nowhere(huikuan, team, case):
    name, text, argv = WRONG[case]
    folder = team(**{name: text})
    checked = huikuan("playbook", "check", folder)
    assert "P402" in checked.out, checked.out
    done = huikuan(*argv, "--playbooks", folder)
    assert done.code == 0, done.err
    assert flat(GIFT) not in flat(done.out)
    assert "像是送礼请客" in done.err
    assert done.out == huikuan(*argv).out


def test_a_case_of_the_team_that_must_not_be_told_is_left_out_and_said(huikuan, team):
    text = (bundled() / "cases" / "k1.yaml").read_text(encoding="utf-8").replace("id: k1", "id: k20")
    lines = [one for one in text.splitlines() if not one.startswith("版本")]
    done_at = next(n for n, one in enumerate(lines) if one.startswith("结果:"))
    lines[done_at] = f"结果: {GIFT}"
    folder = team(cases__k20="\n".join(lines) + "\n")
    listed = huikuan("cases", "--playbooks", folder)
    assert listed.code == 0
    assert "k9" in listed.out
    assert "k20" not in listed.out
    assert "像是送礼请客" in listed.err
    alone = huikuan("cases", "k20", "--playbooks", folder)
    assert (alone.code, alone.out) == (1, "")
    assert "写坏了，这次用不了" in alone.err


def test_a_hidden_cause_stops_neither_a_case_nor_a_trial(huikuan, team):
    folder = team(diagnosis="原因:\n  - id: c2\n    停用: 是\n")
    for argv in (("cases", "k1", "--run"), ("cases", "k1"), ("playbook", "try"), ("playbook", "show", "o05")):
        done = huikuan(*argv, "--playbooks", folder)
        assert (done.code, done.err.replace("还有：huikuan cases k1", "")) == (0, done.err), done.err


# --- mistakes in the writing that YAML takes without a word ---

SILENT = {
    "a hash": ("    先问: 问搬迁办 #3 的人\n", 1),
    "full-width commas": ("    关键词: [搬家，装箱]\n", 1),
    "an entry twice": ("    先问: 甲\n  - id: o05\n    先问: 乙\n", 1),
    "hiding with yes": ("    停用: true\n", 1),
    "a deeper dash": ("    真意:\n      - 甲\n        - 乙\n", 1),
    "two mistakes": ("    先问: 问搬迁办 #3 的人\n    关键词: [搬家，装箱]\n", 2),
    "nothing": ("    先问: 甲\n", 0),
}


@pytest.mark.parametrize("case", SILENT)
def test_a_plan_says_how_many_mistakes_are_in_a_file_that_it_uses_every_time(huikuan, team, tmp_path, case):
    text, count = SILENT[case]
    folder = team(excuses=f"借口:\n  - id: o05\n{text}")
    checked = huikuan("playbook", "check", folder)
    assert f"{count} 处要改" in checked.err if count else checked.code == 0
    line = f"{folder / 'excuses.yaml'} 有 {count} 处写错，先按能看懂的用；逐条看：huikuan playbook check {folder}"
    for name in ("一", "二"):
        done = huikuan(
            "plan", "--answers", GOOD, "--today", DAY, "--playbooks", folder, "--out", tmp_path / name
        )
        assert done.code == 0
        assert done.err.splitlines().count(line) == bool(count), done.err
    assert [one.suffix for one in (tmp_path / "home" / "data" / "playbooks").iterdir()] == [".bin"]


def test_a_plan_names_the_files_that_nothing_reads_in_one_line(huikuan, team, tmp_path):
    folder = team(e8="id: e8\n", types__e20="id: e20\n", excuses="回访工作日: 4\n")
    (folder / "借口.yml").write_text("借口: []\n", encoding="utf-8")
    for name in ("一", "二"):
        done = huikuan(
            "plan", "--answers", GOOD, "--today", DAY, "--playbooks", folder, "--out", tmp_path / name
        )
        assert done.code == 0
        names = "e8.yaml、借口.yml、types/e20.yaml"
        assert done.err.splitlines()[0] == (
            f"{folder} 里的 {names} 没有哪里会读；看怎么改：huikuan playbook check {folder}"
        )


def test_answers_beside_a_case_are_not_called_unread(huikuan, team, tmp_path):
    folder = team(cases__答案="客户与拜访: {}\n", excuses="回访工作日: 4\n")
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--playbooks", folder, "--out", tmp_path / "一")
    assert "没有哪里会读" not in done.err


BROKEN = {
    "a full-width colon": ("借口:\n  - id：o90\n    名称: 甲\n    先问: 乙\n", 3, "“id”后面用了全角冒号"),
    "an open quotation mark": ('借口:\n  - id: o05\n    先问: "甲\n', 4, "引号没有成对"),
    "a tab": ("借口:\n\t- id: o05\n\t  先问: 甲\n", 3, "Tab"),
    "a colon in braces": ("权重:\n  p1: {c3：3}\n", 3, "“c3”后面用了全角冒号"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_plan_shows_the_same_first_problem_as_the_check(huikuan, team, case):
    text, row, says = BROKEN[case]
    name = "diagnosis" if "权重" in text else "excuses"
    folder = team(**{name: text})
    checked = huikuan("playbook", "check", folder)
    assert f"{folder / name}.yaml:{row}:" in checked.out.splitlines()[0]
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run", "--playbooks", folder)
    assert done.code == 0
    first = done.err.splitlines()[0]
    assert first.startswith(f"{folder / name}.yaml:{row} ")
    assert says in first
    sentence = first.partition(" ")[2].partition("（这次")[0]
    told = re.split(r"(?m)^ +\d+ \| ", checked.out)[0]
    assert re.sub(r"^错P\d{3}", "", flat(told.partition("\n")[2])) == flat(sentence)
    assert sum(str(folder) in one for one in done.err.splitlines()) == 1


def test_a_folder_with_a_blank_in_its_name_is_quoted_in_the_command(huikuan, tmp_path):
    folder = tmp_path / "我们 的"
    folder.mkdir()
    (folder / "e8.yaml").write_text("版本: 2\n", encoding="utf-8")
    done = huikuan("excuse", "o05", "--playbooks", folder)
    assert f'huikuan playbook check "{folder}"' in done.err
