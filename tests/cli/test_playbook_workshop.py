"""The team lead's workshop: start a folder, see what is in force, what was changed, what is missing, and try it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.helpers import files, flat, foreign_words
from factories import playbook
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, bundled


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team that changed a line, hid an excuse and added a question."""
    folder = tmp_path / "我们的打法"
    (folder / "types").mkdir(parents=True)
    (folder / "types/e8.yaml").write_text(
        '版本: 2\nid: e8\n动机与担心:\n  安心一句: "您说了算，我只要一个日子。"\n', encoding="utf-8"
    )
    (folder / "excuses.yaml").write_text("版本: 2\n借口:\n  - id: o11\n    停用: 是\n", encoding="utf-8")
    (folder / "questions.yaml").write_text(
        "版本: 2\n自问:\n  - id: s4\n    字段:\n      - {键: 预算科目, 类型: 文本, 问: 列在哪个科目？, 可不填: 是}\n",
        encoding="utf-8",
    )
    return folder


# --- init ---


def test_a_new_folder_holds_guide_samples_schemas_and_settings_and_is_sound(huikuan, tmp_path):
    folder = tmp_path / "打法"
    done = huikuan("playbook", "init", folder)
    assert done.code == 0
    made = files(folder)
    assert {"README.md", "types/e8.yaml", "excuses.yaml", ".vscode/settings.json", "schema/type.json"} <= set(
        made
    )
    assert huikuan("playbook", "check", folder).code == 0
    assert huikuan("playbook", "diff", "--playbooks", folder).out == "没有改动：用的都是自带的打法。\n"
    assert foreign_words(done.out + done.err, *made, "settings", "vscode", str(folder)) == []


def test_the_sample_of_the_sheet_is_sound_and_works_once_its_lines_count(huikuan, tmp_path):
    huikuan("playbook", "init", tmp_path)
    path = tmp_path / "sheet.yaml"
    text = re.sub(r"^# (正面|小标题|不印)", r"\1", path.read_text(encoding="utf-8"), flags=re.M)
    path.write_text(text, encoding="utf-8")
    assert huikuan("playbook", "check", tmp_path).code == 0
    changed = huikuan("playbook", "diff", "--playbooks", tmp_path).out
    assert [key for key in ("“正面”", "“小标题”的“缺口”", "“不印”") if key not in changed] == []


def test_every_sample_names_the_schema_that_lies_beside_it(huikuan, tmp_path):
    huikuan("playbook", "init", tmp_path)
    for name in ("types/e8.yaml", "excuses.yaml", "sheet.yaml"):
        head = (tmp_path / name).read_text(encoding="utf-8").splitlines()[0]
        target = head.removeprefix("# yaml-language-server: $schema=")
        assert (tmp_path / name).parent.joinpath(target).is_file()


@pytest.mark.parametrize(
    ("wanted", "name"), [("types/e3", "types/e3.yaml"), ("e3", "types/e3.yaml"), ("rules.yaml", "rules.yaml")]
)
def test_one_file_is_copied_whole_with_its_comments(huikuan, tmp_path, wanted, name):
    assert huikuan("playbook", "init", tmp_path, "--only", wanted).code == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.partition("\n")[2] == (bundled() / name).read_text(encoding="utf-8")
    assert not (tmp_path / "excuses.yaml").exists()
    assert huikuan("playbook", "check", tmp_path).code == 0


def test_nothing_that_is_there_is_touched(huikuan, tmp_path):
    (tmp_path / "excuses.yaml").write_text("版本: 2\n回访工作日: 4\n", encoding="utf-8")
    before = (tmp_path / "excuses.yaml").read_bytes()
    done = huikuan("playbook", "init", tmp_path)
    assert (tmp_path / "excuses.yaml").read_bytes() == before
    assert f"已经在了，没有动：{tmp_path / 'excuses.yaml'}" in done.err


def test_a_file_that_does_not_exist_is_named_with_the_nearest(huikuan, tmp_path):
    done = huikuan("playbook", "init", tmp_path, "--only", "excuse")
    assert done.code == 1
    assert "没有打法文件“excuse”，是不是“excuses”" in done.err
    assert files(tmp_path / "没有") == {}


def test_what_a_team_shares_may_be_read_by_others(huikuan, tmp_path):
    huikuan("playbook", "init", tmp_path)
    assert (tmp_path / "excuses.yaml").stat().st_mode & 0o044 == 0o044


# --- schema ---


def test_schemas_are_written_anew_and_settings_only_on_request(huikuan, tmp_path):
    assert huikuan("playbook", "schema", tmp_path).code == 0
    assert not (tmp_path / ".vscode").exists()
    (tmp_path / "schema/type.json").write_text("{}", encoding="utf-8")
    assert huikuan("playbook", "schema", tmp_path, "--vscode").code == 0
    schema = json.loads((tmp_path / "schema/type.json").read_text(encoding="utf-8"))
    assert "开场白" in schema["properties"]
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"]["./schema/type.json"] == ["types/*.yaml"]


def test_settings_of_the_team_are_never_replaced(huikuan, tmp_path):
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("{}", encoding="utf-8")
    done = huikuan("playbook", "schema", tmp_path, "--vscode")
    assert (tmp_path / ".vscode/settings.json").read_text(encoding="utf-8") == "{}"
    assert "没有动" in done.err


# --- list, where, show ---


def test_the_list_names_every_file_and_what_the_team_changed(huikuan, team):
    done = huikuan("playbook", "list", "--playbooks", team)
    assert done.code == 0
    for name in (*SHAPES, *LONE_FILES):
        assert name in done.out
    rows = {row.split("　")[0].strip(): row for row in done.out.splitlines()}
    assert "（团队停用 1 条）" in rows["excuses.yaml"]
    assert "（团队改 1 处）" in rows["types/e8.yaml"]
    assert "团队" not in rows["types/e1.yaml"]


def test_where_names_the_folders_in_their_order(huikuan, team):
    rows = huikuan("playbook", "where", "--playbooks", team).out.splitlines()
    assert rows[1].startswith(f"  1 --playbooks：{team}"[:20])
    text = "".join(row.strip() for row in rows)
    assert "questions.yaml、excuses.yaml、types/e8.yaml" in text
    assert "2 自带" in text


def test_an_entry_is_shown_with_the_team_s_words_and_real_figures(huikuan, team):
    done = huikuan("playbook", "show", "e8", "--playbooks", team)
    assert "“您说了算，我只要一个日子。”" in done.out
    assert re.search(r"下?周[一二三四五]|\d+月\d+号", done.out)
    assert "{{" not in done.out


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("o05", "换领导了"),
        ("t5", "财务"),
        ("客户", "客户单位的全称"),
        ("redlines", "不威胁纠缠"),
        ("预算科目", "列在哪个科目"),
        ("x1", "两分钟"),
        ("y60", "验收以后换了负责人"),
    ],
)
def test_anything_with_a_name_can_be_shown(huikuan, team, name, says):
    done = huikuan("playbook", "show", name, "--playbooks", team)
    assert done.code == 0
    assert says in done.out


def test_a_name_that_is_none_is_answered_with_the_nearest(huikuan):
    done = huikuan("playbook", "show", "o055")
    assert done.code == 2
    assert "没有“o055”这一条，是不是“o55”" in done.err


# --- diff, coverage, try ---


def test_the_difference_is_told_by_entry_and_field(huikuan, team):
    out = huikuan("playbook", "diff", "--playbooks", team).out
    assert "types/e8.yaml（--playbooks）" in out
    assert "改 “动机与担心”的“安心一句”" in out
    assert "现在：您说了算，我只要一个日子。" in out
    assert f"原来：{playbook().types['e8'].drive.relief}" in out
    assert "停用 “借口”的“o11”：年底再说，年后再说" in out
    assert "“预算科目”：列在哪个科目？" in out


def test_a_list_shows_only_the_lines_that_went_and_came(huikuan, tmp_path):
    (tmp_path / "redlines.yaml").write_text("版本: 2\n", encoding="utf-8")
    (tmp_path / "excuses.yaml").write_text(
        "版本: 2\n真伪三问:\n  - 现在在谁手上？\n  - 还差哪一样？\n  - 哪天准能有？\n", encoding="utf-8"
    )
    out = huikuan("playbook", "diff", "--playbooks", tmp_path).out
    assert "去掉：哪天能有？" in out
    assert "加上：哪天准能有？" in out
    assert "还差哪一样" not in out


def test_coverage_shows_what_there_is_and_no_hole_of_ours_in_the_types(huikuan):
    out = huikuan("playbook", "coverage").out
    assert f"e8 领袖型：开场白 {len(playbook().types['e8'].openings)}" in out
    assert "□ e" not in out
    assert "t5 财务：" in out


def test_coverage_ticks_the_holes_that_a_team_makes(huikuan, tmp_path):
    (tmp_path / "types").mkdir()
    (tmp_path / "types/e8.yaml").write_text(
        '版本: 2\nid: e8\n开场白:\n  - 话: "{{ 未付 }}付了吧。"\n  - {话: 先说事。, 条件: [{逾期至少: 1}]}\n',
        encoding="utf-8",
    )
    assert (
        "□ e8 每句开场白都要用到数、日子或条件"
        in huikuan("playbook", "coverage", "--playbooks", tmp_path).out
    )


def test_trying_tells_which_cases_change_and_then_line_by_line(huikuan, team):
    (team / "plays").mkdir()
    own = "您签的是照合同办。"
    (team / "plays/people.yaml").write_text(
        f"版本: 2\n情形:\n  - {{id: y60, 安心: {own}}}\n", encoding="utf-8"
    )
    out = huikuan("playbook", "try", "--playbooks", team).out
    assert "行动单、沟通单和函没有变化：k1、k3、k4、k5、k6、k7、k8、k9" in out
    assert "huikuan playbook try --case" in out
    changed = huikuan("playbook", "try", "--case", "k2", "--playbooks", team).out
    ours = next(one for one in playbook().situations() if one.id == "y60").relief
    assert f"现在：- **还不放心**：“{own}”" in changed
    assert f"原来：- **还不放心**：“{ours[:12]}" in changed


def test_trying_without_a_team_changes_nothing(huikuan):
    assert "行动单、沟通单和函没有变化：k1、k2、k3、k4、k5、k6、k7、k8、k9" in huikuan("playbook", "try").out


def test_trying_a_case_that_is_none_is_one_line(huikuan):
    done = huikuan("playbook", "try", "--case", "k99")
    assert done.code == 1
    assert "没有案例“k99”" in done.err


# --- explain, verify ---


def test_a_number_is_explained_in_whatever_letters_it_was_typed(huikuan):
    for typed in ("P101", "p101", "Ｐ１０１"):
        assert huikuan("playbook", "explain", typed).out.startswith("P101 全角冒号")
    assert huikuan("playbook", "explain", "P999").code == 2
    assert "P101 全角冒号" in huikuan("playbook", "explain").out.splitlines()


def test_verify_lists_every_open_point_with_what_would_settle_it(huikuan):
    rules = playbook().rules
    shown = flat(huikuan("playbook", "verify").out)
    assert rules.open_points
    for one in rules.open_points:
        assert f"{flat(one.point)}→{flat(one.how)}" in shown
    for one in rules.articles:
        listed = one.confidence not in ("高", "中高") and one.id != "jzll"  # whose rows are listed
        assert (f"〔{one.id}，可信度" in shown) == listed
    assert "贷款基准利率2010-10-20～2015-08-26，12期，可信度“待核”" in shown
    assert "LPR收到2026-09-20为止" in shown


def test_verify_shows_what_a_team_has_settled_no_more(huikuan, tmp_path):
    (tmp_path / "rules.yaml").write_text(
        "版本: 2\n待核:\n  - {问题: 本院按 365 天算吗, 怎样核: 问法务}\n条文:\n  - {id: jg27, 可信度: 高}\n",
        encoding="utf-8",
    )
    shown = flat(huikuan("playbook", "verify", "--playbooks", tmp_path).out)
    assert "本院按365天算吗→问法务" in shown
    assert "〔jg27" not in shown
    assert "〔mfd203" in shown


@pytest.mark.parametrize("command", ["list", "where", "diff", "coverage", "verify", "try", "show e8"])
def test_a_broken_team_file_is_said_and_stops_no_look(huikuan, team, command):
    (team / "excuses.yaml").write_text("版本: 2\n借口：\n", encoding="utf-8")
    done = huikuan("playbook", *command.split(), "--playbooks", team)
    assert done.code == 0
    assert "excuses.yaml:2" in done.err


def test_where_tells_a_broken_file_from_none(huikuan, tmp_path):
    folder = tmp_path / "打法"
    folder.mkdir()
    argv = ("playbook", "where", "--playbooks", folder)
    assert f"{folder}（没有打法文件）" in flat(huikuan(*argv).out)
    (folder / "excuses.yaml").write_text("版本: 2\n借口：\n", encoding="utf-8")
    (folder / "methods.yaml").write_text("版本: 2\n客情: 先谢后问。\n", encoding="utf-8")
    (folder / "rules.yaml").write_bytes(b"#" * 300_000)
    done = huikuan(*argv)
    assert f"{folder}（rules.yaml写坏了没有用、excuses.yaml写坏了没有用、methods.yaml）" in flat(done.out)


def test_where_shows_the_folders_that_do_not_count_and_why(huikuan, tmp_path, monkeypatch):
    work, own = tmp_path / "work", tmp_path / "home" / "config" / "playbooks"
    (work / "playbooks").mkdir()
    shown = flat(huikuan("playbook", "where").out)
    assert flat(f"眼前的文件夹：{work / 'playbooks'}（不算：这里不是工作文件夹，没有 huikuan.yaml；") in shown
    assert f"个人设置：{own}（没有这个文件夹）" in shown
    (work / "huikuan.yaml").write_text("版本: 1\n打法库: 没有\n", encoding="utf-8")
    own.mkdir(parents=True)
    shown = flat(huikuan("playbook", "where").out)
    assert f"1工作文件夹：{work / 'playbooks'}（没有打法文件）2个人设置：{own}（没有打法文件）3自带" in shown
    assert flat(f"- huikuan.yaml 里的打法库：{work / '没有'}（打不开，先不用）") in shown
    assert "眼前的文件夹" not in shown
    (work / "下面" / "playbooks").mkdir(parents=True)
    monkeypatch.chdir(work / "下面")
    shown = flat(huikuan("playbook", "where").out)
    assert flat(f"{work / '下面' / 'playbooks'}（不算：工作文件夹是 {work}，只看那里的）") in shown


def test_the_teaching_cases_are_listed_shown_and_copied_too(huikuan, tmp_path):
    assert "cases/k1.yaml　" in huikuan("playbook", "list").out
    for name in ("k1", "cases/k1"):
        shown = huikuan("playbook", "show", name)
        assert shown.code == 0
        assert "学什么" in shown.out
    done = huikuan("playbook", "init", tmp_path / "打法", "--only", "cases/k1")
    assert done.code == 0, done.err
    assert (tmp_path / "打法" / "cases" / "k1.yaml").is_file()
    assert huikuan("playbook", "check", tmp_path / "打法").code == 0
