"""A team's folder holds only what it changes: what it changes, adds and hides, and what becomes of its mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from factories import TODAY, playbook
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.errors import ProblemsFound
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.full_check import check
from huikuan_cli.store.playbooks.layered_file import stack_of
from huikuan_cli.store.playbooks.layers import Layer, bundled

OURS = Layer(bundled(), "自带")


def order_of(folder: Path, **texts: str) -> tuple[Layer, ...]:
    """A team's folder with these files (their name without .yaml, __ for /) above ours."""
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"版本: 2\n{text}", encoding="utf-8")
    return Layer(folder, "团队"), OURS


def loaded(folder: Path, **texts: str) -> Playbook:
    return loading.load(order_of(folder, **texts))


def visited(folder: Path, **texts: str) -> tuple[Playbook, tuple[str, ...]]:
    return loading.load_for_visit(order_of(folder, **texts))


def test_one_line_of_one_type_is_changed_and_the_rest_stays(folder):
    made = loaded(folder, types__e8='id: e8\n动机与担心:\n  安心一句: "您定。"\n')
    ours = playbook().types["e8"]
    assert made.types["e8"].drive.relief == "您定。"
    assert (made.types["e8"].drive.fears, made.types["e8"].openings) == (ours.drive.fears, ours.openings)


def test_an_excuse_is_added_changed_and_hidden(folder):
    made = loaded(
        folder,
        excuses="""借口:
  - id: o05
    先问: 新领导哪天看材料？
  - id: o11
    停用: 是
  - id: o90
    名称: 等搬家
    他会说: [单位在搬家]
    关键词: [搬家]
    真意: [档案还没开箱]
    先问: 档案哪天开箱？
    我答: "我{{ 回访日 }}再来。"
    拿到: 开箱的日子
    证据: [搬迁通知]
    下一步: 问搬迁办
    依据: 补
""",
    )
    found = {one.id: one for one in made.excuses.excuses}
    ours = {one.id: one for one in playbook().excuses.excuses}
    assert list(found) == [*(id for id in ours if id != "o11"), "o90"]
    assert found["o05"].ask == "新领导哪天看材料？"
    assert found["o05"].answer == ours["o05"].answer
    assert found["o01"] == ours["o01"]


def test_a_question_of_a_section_is_added_where_it_belongs(folder):
    made = loaded(
        folder,
        questions="自问:\n  - id: s4\n    字段:\n      - {键: 预算科目, 类型: 文本, 问: 列在哪个科目？, 可不填: 是}\n",
    )
    section = next(s for s in interview(made).sections if s.id == "s4")
    assert section.fields[-1].key == "预算科目"
    assert len(section.fields) == 1 + len(
        next(s for s in interview(playbook()).sections if s.id == "s4").fields
    )


def test_a_new_rate_joins_the_table_and_a_known_one_is_corrected(folder):
    made = loaded(
        folder,
        rules="LPR:\n  - {发布日: 2027-01-20, 一年期: 2.9, 可信度: 中}\n  - {发布日: 2019-08-20, 一年期: 4.26}\n",
    )
    assert len(made.rules.lpr) == len(playbook().rules.lpr) + 1
    assert str(made.rules.lpr[0].percent) == "4.26"
    assert made.rules.lpr[0].confidence == playbook().rules.lpr[0].confidence


def test_what_the_planner_computes_with_cannot_be_hidden(folder):
    hide = "自问:\n  - id: s1\n    字段:\n      - {键: 合同额, 停用: 是}\n"
    with pytest.raises(ProblemsFound) as caught:
        loaded(folder, questions=hide)
    assert any("缺字段“合同额”" in p.sentence() for p in caught.value.problems)
    made, said = visited(folder)
    assert "合同额" in {f.key for _, f in interview(made).fields()}
    assert len(said) == 1
    assert said[0].endswith("（这次不用这一条）")


def test_hiding_what_cannot_be_hidden_is_said_once_and_undone(folder):
    hide = "账龄:\n  - id: u6\n    停用: 是\n"
    made, (said,) = visited(folder, escalation=hide, excuses="回访工作日: 4\n")
    assert made.escalation.ages == playbook().escalation.ages
    assert made.excuses.back_workdays == 4
    assert "u6 停用了，可是" in said


def test_an_entry_that_is_not_whole_is_left_out_and_the_others_are_used(folder):
    made, (sentence,) = visited(
        folder, excuses="借口:\n  - id: o90\n    名称: 等搬家\n  - id: o05\n    先问: 哪天？\n"
    )
    found = {one.id: one for one in made.excuses.excuses}
    assert "o90" not in found
    assert found["o05"].ask == "哪天？"
    assert "o90 缺 9 项" in sentence


def test_every_fault_of_an_entry_is_said_once_and_the_entry_left_out_once(folder):
    _, (sentence,) = visited(folder, types__e8="id: e8\n名子: 甲\n间隔: 3\n名称: 直爽型\n")
    assert "“名子”" in sentence
    assert "还有 1 处" in sentence


def test_the_id_of_a_type_is_that_of_its_file(folder):
    with pytest.raises(ProblemsFound) as caught:
        loaded(folder, types__e8="id: e7\n")
    assert [(p.code, p.line) for p in caught.value.problems] == [("P605", 2)]


def test_three_layers_are_laid_over_each_other_in_turn(tmp_path):
    first = order_of(tmp_path / "一", types__e8="id: e8\n名称: 甲型\n")[0]
    second = order_of(tmp_path / "二", types__e8="id: e8\n名称: 乙型\n一句话画像: 直\n")[0]
    made = loading.load((first, second, OURS))
    assert (made.types["e8"].name, made.types["e8"].portrait) == ("甲型", "直")
    assert made.types["e8"].openings == playbook().types["e8"].openings
    assert made.sources == ("types/e8.yaml（团队）", "types/e8.yaml（团队）")


def test_no_red_line_can_be_hidden(folder):
    made, (sentence,) = visited(folder, redlines="红线:\n  - id: h2\n    停用: 是\n")
    assert made.redlines == playbook().redlines
    assert "红线 h2 不能停用" in sentence


def test_a_file_of_a_newer_version_is_passed_over_and_said(folder):
    (folder / "redlines.yaml").write_text("版本: 3\n红线: []\n", encoding="utf-8")
    made, (sentence,) = loading.load_for_visit((Layer(folder, "团队"), OURS))
    assert made.redlines == playbook().redlines
    assert "请升级回款教练" in sentence


def test_a_problem_is_placed_in_the_file_that_wrote_the_line(folder):
    order = order_of(folder, excuses="借口:\n  - id: o05\n    先问: 好\n    下一站: [t9, t99]\n")
    with pytest.raises(ProblemsFound) as caught:
        loading.load(order)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == (str(folder / "excuses.yaml"), 5, 15)


def test_a_text_without_quotes_is_known_by_its_place(folder):
    order = order_of(folder, excuses="借口:\n  - id: o05\n    先问: 好\n    我答: '好'\n")
    stack = stack_of(order, "excuses.yaml", object)
    assert stack.is_plain(("借口", "o05", "先问"))
    assert not stack.is_plain(("借口", "o05", "我答"))
    assert not stack.is_plain(("借口", "o05", "没有"))


def test_a_line_of_a_team_that_crosses_a_red_line_comes_to_no_sheet(folder):
    made, (sentence,) = visited(
        folder, types__e8='id: e8\n名称: 直爽型\n开场白:\n  - 话: "再不付就曝光。"\n  - 话: "您定个日子。"\n'
    )
    assert made.types["e8"].openings == playbook().types["e8"].openings
    assert made.types["e8"].name == "直爽型"
    assert sentence.startswith(f"{folder / 'types/e8.yaml'}:5 ")
    assert "“开场白”" in sentence
    assert "“曝光”像是威胁" in sentence


def test_a_line_of_a_teams_situation_that_crosses_a_red_line_comes_to_no_sheet(folder):
    one = next(play for play in playbook().situations() if play.tick)
    name = next(name for name, held in playbook().plays.items() if one in held.plays)
    text = f'情形:\n  - id: {one.id}\n    安心: "再不付就曝光。"\n'
    made, (sentence,) = visited(folder, **{f"plays__{name}": text})
    assert next(play for play in made.situations() if play.id == one.id) == one
    assert "“曝光”像是威胁" in sentence


def test_one_line_of_one_situation_is_changed_and_the_rest_stays(folder):
    ours = next(play for play in playbook().situations() if play.tick)
    name = next(name for name, held in playbook().plays.items() if ours in held.plays)
    made = loaded(folder, **{f"plays__{name}": f'情形:\n  - id: {ours.id}\n    安心: "您放心看。"\n'})
    changed = next(play for play in made.situations() if play.id == ours.id)
    assert (changed.relief, changed.aim, changed.retorts) == ("您放心看。", ours.aim, ours.retorts)
    assert len(made.situations()) == len(playbook().situations())


def test_no_table_of_a_team_allows_a_red_line(folder):
    made, _ = visited(
        folder,
        types__e8='id: e8\n开场白:\n  - 话: "再不付就曝光。"\n  - 话: "您定个日子。"\n',
        wording="不查的地方: [开场白]\n忌用词:\n  - {id: w1, 停用: 是}\n",
    )
    assert made.types["e8"].openings == playbook().types["e8"].openings


def test_an_empty_list_of_entries_changes_nothing_and_is_said_in_its_own_line(folder):
    made, (sentence,) = visited(folder, excuses="回访工作日: 4\n借口: []\n")
    assert made.excuses.excuses == playbook().excuses.excuses
    assert made.excuses.back_workdays == 4
    assert f"{folder / 'excuses.yaml'}:3 “借口”后面是空的" in sentence


@pytest.mark.parametrize("name", ["excuses.yaml", "types/e8.yaml", "cases/k1.yaml"])
def test_a_file_that_says_version_1_is_read_as_changes_like_any_other(folder: Path, name: str):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    order = (Layer(folder, "团队"), Layer(bundled(), "自带"))
    body = {
        "excuses.yaml": "回访工作日: 4\n",
        "types/e8.yaml": "id: e8\n名称: 直爽型\n",
        "cases/k1.yaml": "id: k1\n结果: 收回一半\n",
    }[name]
    path.write_text(f"版本: 2\n{body}", encoding="utf-8")
    now, _ = loading.load_for_visit(order)
    path.write_text(f"# 我们的\n版本: 1  # 照抄的\n{body}", encoding="utf-8")
    (advice,) = check(order, TODAY).problems
    assert (advice.code, advice.line, advice.minor) == ("P602", 2, True)
    made, _ = loading.load_for_visit(order)
    assert structs.replace(made, digest="") == structs.replace(now, digest="")
