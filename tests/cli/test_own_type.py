"""A type of customer that only a team has: one file, and nothing that a lead gets wrong in it stops anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, flat

TENTH = """\
版本: 2
id: e10
名称: 技术型
一句话画像: 先问参数和接口
别名: [懂行的]
动机与担心: {安心一句: 记录都在这一页上。}
开场白:
  - {话: 先把记录给您看。, 先用: 是}
  - 话: 我挑要紧的说。
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "打法"
    written(folder, "types/e10.yaml", TENTH)
    return folder


def written(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def answers(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / "答案.yaml"
    text = GOOD.read_text(encoding="utf-8")
    head, behind = text.split("客户类型:\n", 1)
    path.write_text(f"{head}客户类型:\n  类型: {kind}\n{behind.partition(chr(10))[2]}", encoding="utf-8")
    return path


@pytest.mark.parametrize("written_as", ["e10", "技术型", "懂行的"])
def test_a_sheet_speaks_as_a_type_of_the_team_s_own(huikuan, team, tmp_path, written_as):
    argv = ("plan", "--answers", answers(tmp_path, written_as), "--today", DAY, "--dry-run")
    done = huikuan(*argv, "--playbooks", team)
    assert done.code == 0, done.err
    assert "李主任，先把记录给您看。" in done.out
    assert "e10.拖法.1" in done.out  # which it takes from the safe way
    assert huikuan(*argv).code != 0  # without the file nobody knows it


def test_the_workshop_knows_a_type_of_the_team_s_own(huikuan, team):
    where = (
        "types/e10.yaml:1 这个文件：用在向导“他更像哪一种”里多一项，没写的照通用打法 e0；观察测验没有给它记分"
    )
    checked = huikuan("playbook", "check", team)
    assert (checked.code, checked.out) == (0, "")
    assert where in checked.err
    said = {
        name: huikuan("playbook", name, "--playbooks", team).out for name in ("list", "where", "diff", "try")
    }
    assert "types/e10.yaml　技术型：先问参数和接口" in said["list"]
    assert "types/e10.yaml" in said["where"]
    assert "加 “名称”：技术型" in said["diff"]
    assert "常见拖法与应对" not in said["diff"]  # which the team does not say
    assert flat(where) in flat(said["try"])
    assert "e10 技术型" in huikuan("playbook", "show", "e10", "--playbooks", team).out


def test_an_excuse_may_be_answered_in_its_way(huikuan, team):
    written(team, "excuses.yaml", "版本: 2\n借口:\n  - id: o05\n    因类型: {e10: 参数都在这一页上。}\n")
    assert huikuan("playbook", "check", team).code == 0
    assert "参数都在这一页上" in huikuan("excuse", "o05", "--type", "e10", "--playbooks", team).out
    assert "可写 e0 到 e9、e10；" in huikuan("excuse", "o05", "--type", "e11", "--playbooks", team).err


def test_the_quiz_may_count_for_it(huikuan, team):
    seen = "{选项: z, 看到: 先问参数, 分: {e10: 3}}"
    written(team, "quiz.yaml", f"版本: 2\n题:\n  - id: q1\n    看到的: [{seen}]\n")
    checked = huikuan("playbook", "check", team)
    assert (checked.code, checked.out) == (0, "")
    assert "没有给它记分" not in checked.err
    written(team, "quiz.yaml", f"版本: 2\n题:\n  - id: q1\n    看到的: [{seen.replace('e10', 'e12')}]\n")
    assert flat("写的类型 e12 不存在；写 e1 到 e9，或 types/ 里自己加的") in flat(
        huikuan("playbook", "check", team).out
    )


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("types/e11.yaml", "版本: 2\nid: e11\n一句话画像: 甲\n", 1, "缺“名称”"),
        ("types/e11.yaml", "版本: 2\nid: e10\n名称: 甲型\n一句话画像: 甲\n", 2, "改成 e11"),
        ("types/e11.yaml", "版本: 2\nid: e11\n名称: 成就型\n一句话画像: 甲\n", 3, "types/e3.yaml:5 里的一样"),
        (
            "types/e11.yaml",
            "版本: 2\nid: e11\n名称: 甲型\n一句话画像: 甲\n开场白: [{话: 给您红包。}, {话: 乙。}]\n",
            5,
            "送礼请客",
        ),
        ("types/e20.yaml", "版本: 2\nid: e20\n名称: 甲型\n一句话画像: 甲\n", 0, "只认 e10 到 e19"),
        ("types/e11.yaml", "版本: 2\n甲: [\n", 2, "没有成对"),
    ],
)
def test_what_is_wrong_in_one_is_told_at_its_line_and_stops_nobody(huikuan, team, name, text, line, says):
    written(team, name, text)
    done = huikuan("playbook", "check", team)
    assert done.code == 1
    assert f"{team / name}{f':{line}:' if line else ''}" in done.out
    assert says in done.out
    assert "e1.yaml" not in done.out  # nobody is told to write over a type of ours
    shown = huikuan("excuse", "o05", "--type", "e10", "--playbooks", team)
    assert shown.code == 0
    assert name in shown.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("types/E11.yaml", "文件名写成 types/e11.yaml"),
        ("types/e11.yml", "文件名写成 types/e11.yaml"),
        ("types/技术型.yaml", "只认 e10 到 e19"),
        ("types/e100.yaml", "只认 e10 到 e19"),
        ("customers/医院.yaml", "只认 u1 到 u99"),
        ("customers/U1.yaml", "文件名写成 customers/u1.yaml"),
        ("types/E7.yaml", "是不是“types/e7.yaml”？"),
    ],
)
def test_a_file_of_another_name_is_told_how_to_be_called_and_never_like_another_of_ours(
    huikuan, team, name, says
):
    written(team, name, TENTH)
    done = huikuan("playbook", "check", team)
    assert done.code == 1
    assert flat(says) in flat(done.out)
    assert "e1.yaml" not in done.out.replace("types/e11.yaml", "")


@pytest.mark.parametrize("name", ["e10", "types/e12", "u1"])
def test_what_only_a_team_has_cannot_be_copied_from_ours(huikuan, tmp_path, name):
    done = huikuan("playbook", "init", tmp_path / "打法", "--only", name)
    assert done.code == 1
    assert "是团队自己写的" in done.err
    assert "是不是" not in done.err


@pytest.mark.parametrize("name", ["types/e11.yaml", "customers/u1.yaml", "letters/l5.yaml"])
def test_a_file_of_the_team_s_own_that_is_not_used_is_listed_as_such(huikuan, team, name):
    written(team, name, "版本: 2\n甲: [\n")
    where = huikuan("playbook", "where", "--playbooks", team).out
    assert flat(f"{name} 写坏了没有用") in flat(where)
    assert "types/e10.yaml" in where
