"""`huikuan playbook check`: what a lead wrote wrong is said at once, each with its line and a mark below the place."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from cli.check_cases import E8, ROWS, X
from cli.helpers import english_in, no_control
from huikuan_cli.core.text.words import columns
from huikuan_cli.store.playbooks.layers import bundled
from store.mistakes import MISTAKES

HEAD = "版本: 2\n"
OF_NAMES = {"P101", "P102", "P110"}  # tried there on names that our files do not have
SHIPPED = sorted(path.relative_to(bundled()).as_posix() for path in bundled().rglob("*.yaml"))
SAID = re.compile(
    r"^(?P<file>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?\n  (?P<level>错|提醒) (?P<code>P\d{3}) ", re.M
)
Write = Callable[..., Path]


@pytest.fixture
def team(tmp_path: Path) -> Write:
    """A team's folder with these files: `team({"types/e8.yaml": "名称: 甲"})`; the version is written above."""

    def write(files: dict[str, str | bytes], head: str = HEAD) -> Path:
        folder = tmp_path / "打法"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else (head + content + "\n").encode())
        return folder

    return write


def said(text: str) -> list[tuple[str, int, str, str]]:
    """File, line, number and level of each problem on the screen."""
    return [(m["file"], int(m["line"] or 0), m["code"], m["level"]) for m in SAID.finditer(text)]


def marked(text: str) -> list[str]:
    """What stands above each ^, as wide as the columns before it say."""
    rows = text.splitlines()
    found = []
    for above, row in itertools.pairwise(rows):
        if re.fullmatch(r" +\|  *\^", row):
            place, rest = row.index("^"), above
            while rest and columns(above) - columns(rest) < place:
                rest = rest[1:]
            assert columns(above) - columns(rest) == place
            found.append(rest)
    return found


@pytest.mark.parametrize("name", ROWS)
def test_a_mistake_is_said_with_its_line_its_number_and_a_mark(huikuan, team, name):
    row = ROWS[name]
    folder = team({row.file: row.text})
    done = huikuan("playbook", "check", folder)
    found = [one for one in said(done.out) if one[:3] == (str(folder / row.file), row.line, row.code)]
    assert len(found) == 1, done.out
    assert row.more or len(said(done.out)) == 1, done.out
    assert found[0][3] == ("提醒" if row.minor else "错")
    assert done.code == (0 if row.minor else 1)
    assert row.says in re.sub(r"\n +", "", done.out), done.out
    marks = marked(done.out)
    assert len(marks) == len(re.findall(r"(?m)^ +\| .*\^$", done.out))
    if row.mark:
        assert any(one.startswith(row.mark) for one in marks), done.out
    no_control(done.out)
    assert english_in(done.out) == []
    assert "非法" not in done.out


@pytest.mark.parametrize("name", [one for one, bad in MISTAKES.items() if bad.code not in OF_NAMES][::4])
def test_a_mistake_in_the_writing_is_said_too(huikuan, team, name):
    bad = MISTAKES[name]
    folder = team({E8: bad.raw if isinstance(bad.raw, bytes) else bad.raw.encode("utf-8", "surrogatepass")})
    done = huikuan("playbook", "check", folder)
    assert (str(folder / E8), bad.line, bad.code, "提醒" if bad.minor else "错") in said(done.out)
    assert done.code == 1
    no_control(done.out)


def test_mistakes_of_several_files_come_by_file_and_line(huikuan, team):
    folder = team(
        {
            "types/e8.yaml": "依据: 补\n外号: 甲\n名称: [甲]",
            "excuses.yaml": "借口:\n  - id: o05\n    下一站: [t99]\n    名子: 甲\n回访工作日: 三",
            "question.yaml": "甲: 乙",
            "rules.yaml": "核对日期：2026-11-23\n期限与利率: {日利率: 5}",
        }
    )
    done = huikuan("playbook", "check", folder)
    assert [(one[0].removeprefix(f"{folder}/"), *one[1:3]) for one in said(done.out)] == [
        ("excuses.yaml", 4, "P302"),
        ("excuses.yaml", 5, "P201"),
        ("excuses.yaml", 6, "P207"),
        ("question.yaml", 0, "P601"),
        ("rules.yaml", 2, "P101"),
        ("rules.yaml", 3, "P306"),
        ("types/e8.yaml", 3, "P201"),
        ("types/e8.yaml", 4, "P203"),
    ]
    counted, then = done.err.splitlines()
    assert counted == "检查了 3 个文件：8 处要改，0 处提醒。编号是什么意思：huikuan playbook explain 编号。"
    assert then == "改好上面的错，再运行一次，就说每一处用在哪里"
    assert done.code == 1


def test_the_place_is_a_link_and_the_line_and_the_mark_stand_below(huikuan, team):
    folder = team({X: "借口:\n  - id: o05\n    名称: 没钱　　的人\n    条件: [{借口: [o01]}]  # 甲\n"})
    place, *rest = huikuan("playbook", "check", folder / X).out.splitlines()
    assert place == f"{folder}/excuses.yaml:5:9"
    assert rest == [
        "  错 P305 o05 的“条件”不能用“借口”“原因”“现象”；它们要等借口认出来以后才知道",
        "     5 |     条件: [{借口: [o01]}]  # 甲",
        "       |           ^",
    ]


def test_the_mark_of_a_long_line_is_seen(huikuan, team, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    folder = team({E8: '依据: "' + "说来话长，" * 30 + '"好"'})
    done = huikuan("playbook", "check", folder)
    assert max(columns(row) for row in done.out.splitlines()[1:]) <= 60
    (mark,) = marked(done.out)
    assert mark.startswith('好"') or mark.startswith('"好')


@pytest.mark.parametrize("hidden", ["\u3000", "\u200b", "\u202e", "\x07", "😀", "\u2028", "\x85"])
def test_what_stands_before_the_place_does_not_move_the_mark(huikuan, team, hidden):
    folder = team({E8: f"动机与担心: {{想要: 甲{hidden}乙, 相要: 丙}}"})
    done = huikuan("playbook", "check", folder)
    wanted = " 乙" if hidden in "\x07\u2028\x85" else "相要"
    assert any(one.startswith(wanted) for one in marked(done.out)), done.out
    no_control(done.out)


def test_a_folder_without_a_playbook_file_is_a_mistake(huikuan, tmp_path):
    (tmp_path / "打法").mkdir()
    done = huikuan("playbook", "check", tmp_path / "打法")
    assert (done.code, said(done.out)) == (1, [(str(tmp_path / "打法"), 0, "P609", "错")])
    assert "这个文件夹里没有打法文件" in done.out


@pytest.mark.parametrize(
    "asked", [".", "e8.yaml", "./e8.yaml", "../types", "../types/e8.yaml", "absolute", "absolute file"]
)
def test_a_file_or_a_folder_inside_knows_its_team_folder_from_anywhere(huikuan, team, monkeypatch, asked):
    folder = team({X: "外号: 甲", E8: "外号: 甲"})
    monkeypatch.chdir(folder / "types")
    asked = {"absolute": str(folder / "types"), "absolute file": str(folder / E8)}.get(asked, asked)
    done = huikuan("playbook", "check", asked)
    assert [(Path(one[0]).resolve(), *one[1:3]) for one in said(done.out)] == [(folder / E8, 2, "P201")]
    assert done.err.startswith("检查了 1 个文件：1 处要改")


def test_a_folder_inside_is_known_from_above(huikuan, team, monkeypatch):
    folder = team({X: "外号: 甲", E8: "依据: 补"})
    monkeypatch.chdir(folder.parent)
    done = huikuan("playbook", "check", "打法/types")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("检查了 1 个文件，没有问题。\n")
    assert "excuses.yaml" not in done.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sheet.md", "不再读了"),
        ("sheet.md.txt", "不再读了"),
        ("行动单.md", "不再读了"),
        ("letter.doc", "是不是“letter.docx”"),
    ],
)
def test_a_template_that_nothing_reads_is_said(huikuan, team, name, says):
    folder = team({E8: "依据: 补", f"templates/{name}": b"# x", "templates/sheet.md.example": b"# x"})
    done = huikuan("playbook", "check", folder)
    assert said(done.out) == [(str(folder / "templates" / name), 0, "P601", "错")]
    assert says in done.out


@pytest.mark.parametrize("folders", [[E8], [X, E8]])
def test_a_clean_folder_gives_no_problem(huikuan, team, folders):
    folder = team({one: (bundled() / one).read_bytes() for one in folders})
    done = huikuan("playbook", "check", folder)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"检查了 {len(folders)} 个文件，没有问题。\n")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_file_copied_whole_gives_no_problem(huikuan, team, name):
    folder = team({name: (bundled() / name).read_bytes()})
    done = huikuan("playbook", "check", folder)
    assert (done.code, done.out) == (0, "")


def test_all_shipped_files_copied_and_the_shipped_folder_itself_give_no_problem(huikuan, tmp_path):
    shutil.copytree(bundled(), tmp_path / "打法")
    for folder in (tmp_path / "打法", bundled()):
        done = huikuan("playbook", "check", folder)
        assert (done.code, done.out) == (0, "")
        assert done.err.startswith(f"检查了 {len(SHIPPED)} 个文件，没有问题。\n")


def test_an_answers_file_beside_a_case_of_the_team_is_no_stranger(huikuan, team):
    case = (bundled() / "cases" / "k1.yaml").read_text(encoding="utf-8")
    mine = case.replace("id: k1", "id: k99").replace("答案: k1-清江大数据中心.yaml", "答案: 我们的.yaml")
    folder = team(
        {"cases/k99.yaml": mine.encode(), "cases/我们的.yaml": "拜访: {}", "cases/别的.yaml": "拜访: {}"}
    )
    assert [(one[0], one[2]) for one in said(huikuan("playbook", "check", folder).out)] == [
        (f"{folder}/cases/别的.yaml", "P601")
    ]


@pytest.mark.parametrize(
    ("first", "code", "level", "says"),
    [
        (
            "版本: 1",
            "P602",
            "提醒",
            "版本写的是 1，已经照 2 读；改成“版本: 2”",
        ),
        ("名称: 甲", "P603", "错", "没有写版本；第一行写上“版本: 2”"),
        ("版本: 3", "P603", "错", "版本是“3”；这份文件是给更新的程序写的，请升级回款教练"),
        ("版本: 二", "P603", "错", "版本是“二”；第一行写上"),
    ],
)
def test_the_version_of_a_file_is_looked_at(huikuan, team, first, code, level, says):
    text = (bundled() / E8).read_text(encoding="utf-8").replace("版本: 2", first, 1)
    folder = team({E8: text.replace("名称: 甲\nid", "id")}, head="")
    done = huikuan("playbook", "check", folder)
    assert [one[2:] for one in said(done.out)] == [(code, level)], done.out
    assert says in done.out
    assert done.code == (0 if level == "提醒" else 1)


def test_a_day_long_after_the_last_look_at_the_rules_is_advice(huikuan, team):
    folder = team({"rules.yaml": (bundled() / "rules.yaml").read_bytes()})
    done = huikuan("playbook", "check", folder, "--today", "2028-01-01")
    assert done.code == 0
    assert {one[2:] for one in said(done.out)} == {("P310", "提醒")}
    assert huikuan("playbook", "check", folder, "--today", "2026-12-01").out == ""


def test_a_category_of_the_team_has_its_own_number(huikuan, team):
    own = "忌用词:\n  - {id: w7, 名称: 我们不说的, 为什么: 公司定的, 词: [搞定]}"
    folder = team({"wording.yaml": own, E8: "依据: 先搞定再说"})
    done = huikuan("playbook", "check", folder)
    assert [one[2] for one in said(done.out) if one[0].endswith("e8.yaml")] == ["P407"]


def test_of_a_file_full_of_mistakes_fifty_are_shown_and_how_many_more_there_are(huikuan, team):
    rows = "".join(f"名{number}: 甲\n" for number in range(70))
    folder = team({E8: "打开他:\n" + "  - no\n" * 20 + rows, X: "外号: 甲"})
    done = huikuan("playbook", "check", folder)
    shown = [one for one in said(done.out) if one[0].endswith("e8.yaml")]
    assert [one[2] for one in shown] == ["P201"] * 50  # what must be mended goes before advice
    assert f"{folder / E8}\n  还有 40 处没有列出；先改上面这些，再检查一次（看全部：加 --json）\n" in done.out
    assert "71 处要改，20 处提醒" in done.err
    assert len(json.loads(huikuan("playbook", "check", folder, "--json").out)["problems"]) == 91
    assert len(huikuan("playbook", "check", folder, "--github").out.splitlines()) == 91


def test_a_file_that_is_named_is_reported_alone(huikuan, team):
    folder = team({X: "外号: 甲", E8: "外号: 甲"})
    for name in (X, E8):
        done = huikuan("playbook", "check", folder / name)
        assert [one[0] for one in said(done.out)] == [str(folder / name)]
        assert done.err.startswith("检查了 1 个文件：1 处要改")


def test_json_says_the_same_and_is_ascii(huikuan, team):
    folder = team({X: "外号: 甲\n回访工作日: 三", E8: "依据: no"})
    shown = said(huikuan("playbook", "check", folder).out)
    done = huikuan("playbook", "check", folder, "--json")
    assert done.out.isascii()
    assert done.err == ""
    found = json.loads(done.out)
    assert (found["version"], found["files"], found["errors"], found["warnings"]) == (1, 2, 2, 1)
    levels = {"error": "错", "warning": "提醒"}
    assert [(p["file"], p["line"], p["code"], levels[p["level"]]) for p in found["problems"]] == shown
    assert done.code == 1
    assert all(p["text"] and p["column"] for p in found["problems"])


def test_github_notes_are_escaped(huikuan, tmp_path):
    folder = tmp_path / "打法, 100%:新"
    folder.mkdir()
    (folder / X).write_text('版本: 2\n"外\\n号::error::": 甲\n真伪三问: 100%', encoding="utf-8")
    done = huikuan("playbook", "check", folder, "--github")
    rows = done.out.splitlines()
    assert len(rows) == 2
    place = f"file={tmp_path}/打法%2C 100%25%3A新/excuses.yaml"
    assert rows[0].startswith(f"::error {place},line=2,col=1,title=P201::")
    assert rows[1].startswith(f"::error {place},line=3,col=7,title=P203::“真伪三问”要写成列表")
    assert rows[1].endswith("100%25”")
    assert done.code == 1


def test_advice_is_a_warning_on_github(huikuan, team):
    folder = team({E8: "依据: no", "question.yaml": "甲: 乙"})
    rows = huikuan("playbook", "check", folder, "--github").out.splitlines()
    assert rows[0].startswith(f"::error file={folder}/question.yaml,line=1,col=1,title=P601::")
    assert rows[1].startswith(f"::warning file={folder}/types/e8.yaml,line=2,col=5,title=P205::")


def test_json_and_github_together_are_refused(huikuan, team):
    assert huikuan("playbook", "check", team({X: "外号: 甲"}), "--json", "--github").code == 2


def test_nothing_there_is_one_sentence(huikuan):
    done = huikuan("playbook", "check", "没有这个文件夹")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("找不到“没有这个文件夹”")


def word_file(*lines: str) -> bytes:
    import docx

    word, raw = docx.Document(), BytesIO()
    for line in lines:
        word.add_paragraph(line)
    word.save(raw)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "code", "says"),
    [
        (word_file("某某公司", "〔正文〕"), 0, "没有问题"),
        (word_file("某某公司"), 0, "P610"),
        (b"junk", 1, "不像是 Word 文件"),
        (b"PK\x05\x06" + b"\0" * 18, 1, "不像是 Word 文件"),
        (b"\0" * 6_000_000, 1, "太大"),
    ],
    ids=["sound", "no place", "junk", "an empty archive", "large"],
)
def test_the_letterhead_of_a_team_is_checked(huikuan, tmp_path, raw, code, says):
    folder = tmp_path / "打法" / "templates"
    folder.mkdir(parents=True)
    (folder / "letter.docx").write_bytes(raw)
    done = huikuan("playbook", "check", folder.parent)
    assert done.code == code
    assert says in done.out + done.err
