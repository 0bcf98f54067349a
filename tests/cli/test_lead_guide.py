"""The guide for leads: every recipe is sound as it stands and does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from cli.helpers import DAY, GOOD
from factories import playbook
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.placeholders import PLACEHOLDERS
from huikuan_cli.core.playbook.sheet_look import ALWAYS_PRINTED
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, Layer, bundled
from huikuan_cli.wizard import flow

GUIDE = (bundled() / "README.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### (\d+) .*?\n(.*?)(?=^##)", GUIDE, re.M | re.S))
BLOCK = re.compile(r"`([\w/]+\.yaml)`\n\n```yaml\n(.*?)```", re.S)


def cooked(folder: Path, number: str) -> list[str]:
    """Write what a recipe says into a folder; the names of its files."""
    found = BLOCK.findall(RECIPES[number])
    for name, text in found:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [name for name, _ in found]


def made(folder: Path) -> Playbook:
    found, said = loading.load_for_visit((Layer(folder, "团队"), Layer(bundled(), "自带")))
    assert said == ()
    return found


def excuses(book: Playbook) -> dict[str, object]:
    return {one.id: one for one in book.excuses.excuses}


def test_there_are_fifteen_recipes_each_with_its_files():
    assert list(RECIPES) == [str(n) for n in range(1, 16)]
    assert all(BLOCK.search(text) for text in RECIPES.values())


@pytest.mark.parametrize("number", [n for n in RECIPES if n != "11"])
def test_a_recipe_is_sound_and_changes_only_its_files(huikuan, tmp_path, number):
    names = cooked(tmp_path, number)
    done = huikuan("playbook", "check", tmp_path)
    assert (done.code, done.out) == (0, "")
    changed = huikuan("playbook", "diff", "--playbooks", tmp_path).out
    assert re.findall(r"^(?:■ )?([\w/]+\.yaml)（", changed, re.M) == [
        n for n in (*SHAPES, "types/e10.yaml", "customers/u1.yaml", *LONE_FILES) if n in names
    ]


def test_1_a_line_of_a_type(tmp_path):
    cooked(tmp_path, "1")
    assert made(tmp_path).types["e8"].drive.relief.startswith("您说了算")


def test_2_the_openings_of_a_type(tmp_path):
    cooked(tmp_path, "2")
    now, ours = made(tmp_path).types["e3"].openings, playbook().types["e3"].openings
    assert len(now) == 3
    assert now != ours
    assert [one.first for one in now] == ["是", "否", "否"]
    assert not now[-1].when


def test_3_a_line_of_a_situation(tmp_path):
    cooked(tmp_path, "3")
    now, ours = ({one.id: one for one in book.situations()} for book in (made(tmp_path), playbook()))
    assert now["y60"].relief != ours["y60"].relief
    assert now["y60"].relief in RECIPES["3"]
    assert {id for id in ours if now[id] != ours[id]} == {"y60"}


def test_4_a_new_excuse_is_recognised(huikuan, tmp_path):
    cooked(tmp_path, "4")
    done = huikuan("excuse", "单位在搬家", "--playbooks", tmp_path)
    assert "o90 单位在搬家，档案没开箱" in done.out


def test_5_an_answer_and_one_for_a_type(tmp_path):
    cooked(tmp_path, "5")
    now, ours = excuses(made(tmp_path))["o05"], excuses(playbook())["o05"]
    assert now.ask == "新领导哪天看材料，要哪几页？"
    assert now.by_type["e3"].startswith("我排好了三步")
    assert (now.answer, now.by_type["e6"]) == (ours.answer, ours.by_type["e6"])


def test_6_an_excuse_out_of_use(tmp_path):
    cooked(tmp_path, "6")
    assert excuses(playbook()).keys() - excuses(made(tmp_path)).keys() == {"o29"}


def test_7_a_new_question_is_asked_and_may_stand_in_a_line(huikuan, tmp_path):
    cooked(tmp_path, "7")
    assert "预算科目" in {f.key for _, f in interview(made(tmp_path)).fields()}
    assert "预算科目" in huikuan("plan", "--template", "--playbooks", tmp_path).out


def test_8_a_rate_and_a_figure(tmp_path):
    cooked(tmp_path, "8")
    rules = made(tmp_path).rules
    assert rules.lpr_on(rules.lpr[-1].day) == rules.lpr[-1]
    assert (str(rules.lpr[-1].percent), rules.terms.alarm_months) == ("2.90", 9)
    assert rules.terms.daily_rate == playbook().rules.terms.daily_rate


def test_9_a_weight_and_a_threshold(tmp_path):
    cooked(tmp_path, "9")
    rules = made(tmp_path).diagnosis
    assert (rules.weights["p1"]["c3"], rules.shown) == (3, 2)
    assert rules.weights["p1"].keys() >= playbook().diagnosis.weights["p1"].keys()


def test_10_a_move_and_a_window(tmp_path):
    cooked(tmp_path, "10")
    book = made(tmp_path)
    assert "z8" not in {one.id for one in book.methods.moves}
    assert next(one for one in book.calendar.windows if one.id == "v4").ahead == 15


def test_11_a_folder_shared_by_a_team(huikuan, tmp_path, monkeypatch):
    cooked(tmp_path, "11")
    cooked(tmp_path / "我们的打法", "1")
    monkeypatch.chdir(tmp_path)
    assert "1 huikuan.yaml 里的打法库" in huikuan("playbook", "where").out
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run")
    assert "用了团队的打法" in done.err


def test_12_a_short_wizard_of_ones_own(tmp_path):
    cooked(tmp_path, "12")
    talk = interview(made(tmp_path)).short()
    state, asked = flow.begin(talk), []
    while (step := flow.step_at(talk, state)) is not None:
        told = step.field.hinted == "是"
        asked += [] if told else [step.id]
        options = talk.options(step.field)
        state = flow.answer(talk, state, "" if told else options[0].id if options else "不清楚")
    assert len(asked) == 10
    assert tuple(asked) == made(tmp_path).questions.only


def test_13_a_type_of_ones_own_takes_what_it_does_not_say_from_the_safe_way(tmp_path):
    cooked(tmp_path, "13")
    types = made(tmp_path).types
    assert types["e10"].drive.relief.startswith("验收记录")
    assert (types["e10"].delays, types["e10"].never) == (types["e0"].delays, types["e0"].never)


def test_the_look_of_the_sheet_in_four_lines(huikuan, tmp_path):
    section = GUIDE[GUIDE.index("## 换一张行动单的样子") :]
    (name, text), *_ = BLOCK.findall(section)
    assert (name, text.count("\n")) == ("sheet.yaml", 4)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert huikuan("playbook", "check", tmp_path).code == 0
    sheet = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run", "--playbooks", tmp_path).out
    headings = re.findall(r"^## (.*)$", sheet, re.M)
    assert headings[:3] == ["背下来", "要什么", "开口"]
    assert "出门前补齐" in headings
    assert "付款链" not in headings
    listed = section[section.index("- 不能不印的：") :].partition("\n")[0]
    assert [name for name in ALWAYS_PRINTED if name not in listed] == []


def test_every_command_of_the_guide_can_be_called(huikuan, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    start = GUIDE[GUIDE.index("## 五分钟开始") :]
    calls = re.findall(r"^huikuan (.*?)(?:  +|$)", start[: start.index("## 只写")], re.M)
    calls += [one for one in re.findall(r"`huikuan (playbook [^`]+)`", GUIDE) if "--github" not in one]
    assert len(calls) >= 10
    for call in calls:
        assert huikuan(*shlex.split(call)).code == 0, call


def test_every_placeholder_and_every_file_is_listed():
    listed = GUIDE[GUIDE.index("## 句子里可以放的词") : GUIDE.index("## 有哪些文件")]
    assert [name for name in PLACEHOLDERS if name not in listed] == []
    table = GUIDE[GUIDE.index("## 有哪些文件") : GUIDE.index("## 条件怎么写")]
    named = {name for name in (*SHAPES, *LONE_FILES) if f"`{name}`" in table or name.startswith("types/")}
    assert named == {*SHAPES, *LONE_FILES}


def test_the_letter_of_the_guide_is_one_more_kind_to_write(huikuan, planned, tmp_path):
    text = GUIDE[GUIDE.index("**加一种函**") :]
    file = tmp_path / "打法" / "letters" / "l10.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(re.findall(r"```yaml\n(.*?)```", text, re.S)[0], encoding="utf-8")
    team = ("--playbooks", tmp_path / "打法")
    assert huikuan("playbook", "check", tmp_path / "打法").code == 0
    plan = planned()
    assert "没有哪里会读" not in huikuan("render", plan, *team).err
    assert "付款安排函　请对方书面说明哪一天付" in huikuan("letter", plan, *team).out
    done = huikuan("letter", plan, "--kind", "付款安排函", "--today", DAY, *team)
    assert done.code == 0, done.err
    letter = next(plan.parent.glob("*.付款安排函.html")).read_text(encoding="utf-8")
    assert "以前书面说明" in letter
    assert done.err.count("法务看过再发") == 2
    assert "letters/l10.yaml" in huikuan("playbook", "diff", *team).out


def test_every_yaml_of_the_guide_can_be_read():
    for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S):
        assert yaml.safe_load(text)
