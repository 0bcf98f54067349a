"""Playbooks: a team's changes over ours, and every mistake of a lead named with its file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.quiz_file import Quiz
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.store.playbooks import case_files, loading
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, Layer, bundled, layers

Team = Callable[..., Playbook]


@pytest.fixture
def team(folder: Path) -> Team:
    """Load with a team folder that holds one edited file: `team("types/e6.yaml", old, new)`."""

    def load(name: str, *edits: str) -> Playbook:
        edited(folder, name, *edits)
        return loading.load((Layer(folder, "团队"), Layer(bundled(), "自带")))

    return load


@pytest.fixture
def whole(folder: Path) -> Team:
    """Load from a folder that holds everything, one file of it edited: nothing of ours fills in what is missing."""

    def load(name: str, *edits: str) -> Playbook:
        shutil.copytree(bundled(), folder, dirs_exist_ok=True)
        edited(folder, name, *edits)
        return loading.load((Layer(folder, "团队"),))

    return load


def edited(folder: Path, name: str, *edits: str) -> None:
    """A copy of one of our files with some edits, in a team's folder."""
    text = (bundled() / name).read_text(encoding="utf-8")
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def shipped() -> Playbook:
    return loading.load((Layer(bundled(), "自带"),))


def test_all_shipped_files_pass():
    made = shipped()
    assert sorted(made.types) == [f"e{n}" for n in range(10)]
    assert made.sources == ()


def test_every_shipped_file_is_read():
    found = {str(p.relative_to(bundled())) for p in bundled().rglob("*.yaml")}
    alone = {*LONE_FILES, *(f"cases/{id}.yaml" for id in case_files.ids((Layer(bundled(), "自带"),)))}
    assert found == {*SHAPES, *alone}
    assert alone.isdisjoint(SHAPES)


def test_what_is_read_alone_passes_too():
    order = (Layer(bundled(), "自带"),)
    assert loading.load_one(order, "quiz.yaml", Quiz).version == 2
    found = [case_files.shipped(id) for id in case_files.ids(order)]
    assert [one.id for one in found] == [f"k{n}" for n in range(1, 1 + len(found))]
    assert len(found) >= 9


def test_one_file_of_the_team_wins_for_that_file_only(team):
    made = team("types/e6.yaml", "名称: 忠诚型", "名称: 求稳型")
    assert made.types["e6"].name == "求稳型"
    assert made.sources == ("types/e6.yaml（团队）",)
    ours = shipped()
    assert {k: v for k, v in made.types.items() if k != "e6"} == {
        k: v for k, v in ours.types.items() if k != "e6"
    }
    assert made.questions == ours.questions


def test_the_first_of_several_folders_wins(folder):
    for name in ("甲", "乙"):
        (folder / name / "types").mkdir(parents=True)
        text = (
            (bundled() / "types/e6.yaml").read_text(encoding="utf-8").replace("名称: 忠诚型", f"名称: {name}")
        )
        (folder / name / "types/e6.yaml").write_text(text, encoding="utf-8")
    order = (Layer(folder / "甲", "一"), Layer(folder / "乙", "二"), Layer(bundled(), "自带"))
    assert loading.load(order).types["e6"].name == "甲"


def test_the_digest_names_the_exact_content(team):
    assert team("redlines.yaml").digest == team("redlines.yaml").digest
    assert team("redlines.yaml", "版本: 2\n", "版本: 2\n# 改过\n").digest != shipped().digest


E6, Q, GENERAL = "types/e6.yaml", "questions.yaml", "plays/general.yaml"

MISTAKES = {
    "a key is missing": (E6, "一句话画像: ", "# 一句话画像: ", "一句话画像"),
    "a key nobody knows": (E6, "别名:", "外号: [甲]\n别名:", "外号"),
    "a key is misspelt": (E6, "一句话画像:", "一句话画象:", "一句话画"),
    "a word for a number": (E6, "间隔工作日: ", "间隔工作日: 三", "整数"),
    "a word for a list": (E6, "绝对不做:\n", "绝对不做: 没有\n旧的:\n", ""),
    "another version": (E6, "版本: 2", "版本: 3", "更新的程序"),
    "no version": (E6, "版本: 2\n", "", "没有写版本"),
    "a full-width colon": (E6, "名称: 忠诚型", "名称：忠诚型", "全角冒号"),
    "a key twice": (E6, "名称: 忠诚型", "名称: 忠诚型\n名称: 别的", "写了两遍"),
    "an unclosed placeholder": (E6, "{{ 回访日 }}", "{{ 回访日 }", "{{"),
    "a placeholder with a filter": (E6, "{{ 回访日 }}", "{{ 回访日|upper }}", "{{"),
    "a placeholder with code": (E6, "{{ 回访日 }}", "{{ ().__class__ }}", "{{"),
    "a placeholder that does not exist": (E6, "{{ 回访日 }}", "{{ 回放日 }}", "是不是“回访日”"),
    "a template tag": (E6, "{{ 回访日 }}", "{% raw %}回访日", "{%"),
    "a template comment": (E6, "{{ 回访日 }}", "{# 回访日 #}", "{#"),
    "a placeholder that does not exist in a relief": (E6, "安心一句: \"", "安心一句: \"{{ 你 }}", "“你”不存在"),
    "a placeholder that does not exist in a never": (E6, "绝对不做:\n", "绝对不做:\n  - \"{{ 后过 }}\"\n", "“后过”不存在"),
    "the id of another type": (E6, "id: e6", "id: e7", "e7"),
    "an opening too few": ("types/e7.yaml", "", "", "开场白"),
    "a reserved question is renamed": (Q, "键: 合同额\n", "键: 合同金额\n", "缺字段“合同额”"),
    "a reserved question changes its kind": (Q, "键: 合同额\n        类型: 金额", "键: 合同额\n        类型: 文本", "“金额”"),
    "a reserved option is missing": (Q, "[没有, 一次, 两次以上]", "[没有, 一次, 三次]", "缺“两次以上”"),
    "a field twice": (Q, "键: 资产管理员", "键: 验收人", "“验收人”在 questions.yaml:"),
    "a kind nobody knows": (Q, "键: 资产管理员\n        类型: 文本", "键: 资产管理员\n        类型: 文字", "“文字”"),
    "a choice without options": (Q, "键: 资产管理员\n        类型: 文本", "键: 资产管理员\n        类型: 单选", "没有选项"),
    "a table without columns": (Q, "键: 资产管理员\n        类型: 文本", "键: 资产管理员\n        类型: 明细", "没有列"),
    "a condition on nothing": (Q, "当: {中小企业: [是]}", "当: {中小: [是]}", "“中小”不存在"),
    "a condition on an answer that cannot be given": (Q, "当: {中小企业: [是]}", "当: {中小企业: [对的]}", "对的"),
    "an action for an answer that cannot be given": (Q, "答了: [调走了，没人接]", "答了: [没人接了]", "没人接了"),
    "a sentence scored by a question that is not there": (Q, "要什么: [要什么]", "要什么: [要啥]", "要啥"),
    "a paper for a question that is not there": ("chain.yaml", "当: {中小企业: [是]}", "当: {中小: [是]}", "“中小”"),
    "an item without what to do about it": ("prevention.yaml", "        没做到就补: 走之前", "        补: 走之前", "“补”"),
    "a reminder is missing": ("escalation.yaml", "  时效已近:", "  时效快到:", "时效已近"),
    "an unknown placeholder in a reminder": ("escalation.yaml", "  还没到期: ", "  还没到期: \"{{ 到其日 }}\" #", "“到其日”不存在"),
    "an article is missing": ("rules.yaml", "  - id: sx14\n", "  - id: sx15\n", "sx14"),
    "a day that does not exist": ("rules.yaml", "施行: 2025-06-01", "施行: 2025-06-31", ""),
    "a rate in words": ("rules.yaml", "日利率: 0.0005", "日利率: 万分之五", "日利率"),
    "a word of trust nobody knows": ("rules.yaml", "可信度: 高", "可信度: 很高", "“很高”"),
    "an article of another law is missing": ("rules.yaml", "  - id: mfd511\n", "  - id: mfd512\n", "mfd511"),
    "a reminder of a long silence is missing": ("escalation.yaml", "  久未催款:", "  久不催款:", "久未催款"),
    "a reminder of a rest day is missing": ("escalation.yaml", "  休息日:", "  假日:", "休息日"),
    "a red line without its few words": ("redlines.yaml", "    短句: 不给财物宴请\n", "", "缺“短句”"),
    "no words for a person": (Q, "  称呼里的词: ", "  # 称呼里的词: ", "缺“称呼里的词”"),
    "a rate ten times too high": ("rules.yaml", "日利率: 0.0005", "日利率: 0.005", "“日利率”0.005 不像"),
    "a rate of nothing": ("rules.yaml", "日利率: 0.0005", "日利率: 0", "“日利率”0 不像"),
    "a term ten times too long": ("rules.yaml", "最长天数: 60", "最长天数: 600", "“最长天数”"),
    "a usual term longer than the longest": ("rules.yaml", "默认天数: 30", "默认天数: 61", "默认不超过最长"),
    "the lower multiple above the higher": ("rules.yaml", "LPR倍数低: 1.3", "LPR倍数低: 1.6", "“LPR倍数”"),
    "a year of another length": ("rules.yaml", "年天数另一种: 360", "年天数另一种: 366", "365 和 360"),
    "a limitation of a lifetime": ("rules.yaml", "时效年数: 3", "时效年数: 30", "“时效年数”"),
    "a warning without time": ("rules.yaml", "提前警戒月数: 6", "提前警戒月数: 0", "“提前警戒月数”"),
    "a slipped point in the LPR": ("rules.yaml", "3.35", "33.5", "LPR 33.5 不像"),
    "a step of no day": ("escalation.yaml", "    从哪天算: 拜访日\n", "", "缺“从哪天算”"),
    "no minutes": ("escalation.yaml", "纪要:", "记要:", "纪要"),
    "a situation for every case is no more": (GENERAL, "- {}", "- {到期: 是}", "哪个案子都用得上"),
    "a goal without its least": (GENERAL, "      至少: [", "      最少: [", "至少"),
    "a situation with a word for a choice": (GENERAL, "      当场: 是\n", "      当场: 对\n", "“对”"),
    "a placeholder that does not exist in a situation": (GENERAL, "{{ 回访日 }}", "{{ 回放日 }}", "是不是“回访日”"),
    "an excuse that does not exist in a situation": (GENERAL, "借口: [o26, ", "借口: [o99, ", "o99"),
    "no red line at all": ("redlines.yaml", "", "", "红线"),
}  # fmt: skip


def emptied(name: str) -> tuple[str, str]:
    """The edit that cuts a list short where one replacement cannot say it."""
    text = (bundled() / name).read_text(encoding="utf-8")
    if name == "redlines.yaml":
        lines = text[text.index("红线:\n") :]
        return lines, "红线: []\n"
    start = text.index("开场白:\n")
    openings = text[start : text.index("常见拖法与应对:")]
    return openings, "\n".join(openings.splitlines()[:2]) + "\n"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_reported_with_its_file(whole, mistake):
    name, old, new, says = MISTAKES[mistake]
    if not old:
        old, new = emptied(name)
    with pytest.raises(ProblemsFound) as caught:
        whole(name, old, new)
    found = caught.value.problems
    assert found
    assert all(Path(p.file).name == Path(name).name for p in found), found
    assert says in "；".join(p.sentence() for p in found)
    assert not [
        w for p in found for w in ("Expected", "Object", "missing", "field", "Invalid") if w in p.sentence()
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (E6, "间隔工作日: ", "间隔工作日: 三", "间隔工作日"),
        (E6, "一句话画像:", "一句话画象:", "一句话画象"),
        ("rules.yaml", "日利率: 0.0005", "日利率: 万分之五", "日利率"),
        (Q, "类型: 文本", "类型: 文字", "类型: 文字"),
        (E6, "关上他:\n", '关上他:\n  - "催{{ 他"\n', "催{{ 他"),
        ("mindset.yaml", "只收集信息: 是", "只收集信息: 好", "只收集信息: 好"),
    ],
)
def test_a_mistake_of_form_is_reported_at_its_line(team, folder, name, old, new, line):
    with pytest.raises(ProblemsFound) as caught:
        team(name, old, new)
    text = (folder / name).read_text(encoding="utf-8")
    wanted = next(n for n, row in enumerate(text.splitlines(), 1) if line in row and not row.startswith("#"))
    assert [p.line for p in caught.value.problems] == [wanted]
    assert caught.value.problems[0].file == str(folder / name)


def layers_of(folder: Path, *edits: str) -> tuple[Layer, Layer]:
    """A team folder with an edited e6 above the bundled playbooks."""
    edited(folder, E6, *edits)
    return Layer(folder, "团队"), Layer(bundled(), "自带")


def test_a_sound_team_file_is_used_for_a_visit_without_a_word(folder):
    made, said = loading.load_for_visit(layers_of(folder, "名称: 忠诚型", "名称: 求稳型"))
    assert (made.types["e6"].name, said) == ("求稳型", ())


def test_a_broken_entry_of_a_team_is_left_out_for_a_visit_and_said_with_its_line(folder):
    order = layers_of(folder, "名称: 忠诚型", "名称: 求稳型", "间隔工作日: 3", "间隔工作日: 三")
    made, (sentence,) = loading.load_for_visit(order)
    text = (folder / E6).read_text(encoding="utf-8").splitlines()
    line = next(n for n, row in enumerate(text, 1) if "间隔工作日" in row)
    assert sentence.startswith(f"{folder / E6}:{line} ")
    assert "整数" in sentence
    assert sentence.endswith("（这次不用这一条）")
    assert made.types["e6"].name == "求稳型"
    assert made.types["e6"].rhythm == shipped().types["e6"].rhythm


def test_a_file_with_several_mistakes_is_one_line_that_says_how_many_more(folder):
    edits = ("{{ 回访日 }}", "{{ 回访日 }", "日: 3", "日: 三", "一句话画像:", "一句话画象:")
    _, (sentence,) = loading.load_for_visit(layers_of(folder, *edits))
    assert "还有 2 处，看全部：huikuan playbook check" in sentence
    assert "（这次不用这一条；" in sentence


def test_a_team_file_that_cannot_be_read_is_passed_over_beside_a_sound_one(folder):
    edited(folder, "types/e7.yaml", "版本: 2\n", "版本: 2\n# 我们的\n")
    made, (sentence,) = loading.load_for_visit(layers_of(folder, "名称: 忠诚型", "名称：忠诚型"))
    assert made.sources == ("types/e7.yaml（团队）",)
    assert sentence.endswith("（这次不用这个文件）")


def test_a_line_that_does_not_fit_the_other_files_is_left_out_and_the_rest_is_used(folder):
    order = layers_of(folder, "{{ 回访日 }}", "{{ 回放日 }}", "名称: 忠诚型", "名称: 求稳型")
    made, (sentence,) = loading.load_for_visit(order)
    assert "是不是“回访日”" in sentence
    assert sentence.endswith("（这次不用这一条）")
    assert (made.types["e6"].name, made.types["e6"].delays) == ("求稳型", shipped().types["e6"].delays)


def test_a_broken_bundled_playbook_is_no_visit(folder):
    shutil.copytree(bundled(), folder, dirs_exist_ok=True)
    edited(folder, E6, "间隔工作日: 3", "间隔工作日: 三")
    with pytest.raises(HuikuanError):
        loading.load_for_visit((Layer(folder, "自带"),))


def test_the_folders_win_in_the_order_in_which_they_are_named(folder):
    for name in ("一", "二", "团队/playbooks", "个人/playbooks"):
        (folder / name).mkdir(parents=True)
    named = [(str(folder / "一"), "--playbooks"), ("", "HUIKUAN_PLAYBOOKS"), (str(folder / "二"), "打法库")]
    found = layers(named, folder / "团队", folder / "个人")
    assert [one.name for one in found] == ["--playbooks", "打法库", "工作文件夹", "个人设置", "自带"]
    assert [one.folder for one in found[:2]] == [folder / "一", folder / "二"]
    assert [one.name for one in layers([], None, folder)] == ["自带"]


def test_a_named_folder_that_is_not_there_names_who_named_it(folder):
    with pytest.raises(HuikuanError, match="HUIKUAN_PLAYBOOKS 指的文件夹“没有”不存在"):
        layers([("没有", "HUIKUAN_PLAYBOOKS")], None, folder)


def test_an_empty_team_file_is_said_with_its_name(folder):
    (folder / "redlines.yaml").write_text("", encoding="utf-8")
    with pytest.raises(HuikuanError, match=r"redlines\.yaml"):
        loading.load((Layer(folder, "团队"), Layer(bundled(), "自带")))


def test_the_other_variant_of_the_second_w_is_one_line_of_yaml(team):
    keys = {f.key for _, f in interview(team(Q, "四W变体: 凭什么", "四W变体: 在哪里")).fields()}
    assert "在哪里" in keys
    assert "凭什么" not in keys
