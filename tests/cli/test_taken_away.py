"""What a lead renames or takes away, and what of ours stops at that: told at his own line, with the way that breaks nothing."""

from __future__ import annotations

import re

import pytest

from cli.helpers import flat
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

POST = "自问:\n  - id: s0\n    字段:\n      - 键: 岗位\n        "
KIND = "id: u1\n名称: 医院\n客户性质: [公立医院]\n"
NODE = "节点:\n  - {id: t11, 名称: 总会计师, 要看到: 单子, 常见卡点: [没排上], 问一句: 排哪个月？, 经验工作日: [3, 10], 排在: t5, 岗位: "
PAPER = "材料包:\n  - {id: w5, 名称: 设备科收货记录, 用处: 证明收下了, 缺了怎么办: 找设备科补}\n"
ANSWERS = (
    "版本: 1\n交易项目:\n  项目: 打印机\n我的4W2H:\n  要什么: 报到院长\n卡在哪:\n  到哪一站: %s\n"
    "拜访:\n  客户: %s\n  称呼: 刘会计\n  拜访日期: 2026-11-24\n"
)
Y60 = "情形:\n  - id: y60\n    "


@pytest.mark.parametrize(
    "text",
    [
        "选项: [使用科室, 采购或合同, 资产, 业务经办, 会计核算中心, 内审或审计, 分管领导, 主要领导, 不是付款单位的人]",
        "选项: {去掉: [财务], 加: [会计核算中心]}",
    ],
)
def test_an_option_that_was_renamed_is_told_with_the_lines_of_ours_and_the_other_way(huikuan, team, text):
    done = huikuan("playbook", "check", team("questions.yaml", f"{POST}{text}\n"))
    assert done.code == 0
    assert "questions.yaml:6" in done.out
    assert flat("选项“财务”不在了，自带的 24 行还写着它（t5、") in flat(done.out)
    assert flat("另写“选项叫法: {财务: 会计核算中心}”") in flat(done.out)


def test_an_option_called_otherwise_is_read_under_that_name_and_works_as_before(huikuan, team):
    folder = team("questions.yaml", f"{POST}选项叫法: {{财务: 会计核算中心}}\n")
    done = huikuan("playbook", "check", folder)
    assert (done.code, done.out) == (0, "")
    was = huikuan("cases", "k6", "--run").out
    now = huikuan("cases", "k6", "--run", "--playbooks", folder).out
    assert "见刘会计（财务）" in was
    told = was.replace("见刘会计（财务）", "见刘会计（会计核算中心）").replace(
        "岗位：财务", "岗位：会计核算中心"
    )
    assert _unnumbered(told) == _unnumbered(now)


def _unnumbered(sheet: str) -> str:
    """A sheet without the line that names the exact playbook."""
    return re.sub(r"0\.1\.0 / \w+", "", sheet)


@pytest.mark.parametrize("post", ["财务", "会计核算中心"])
def test_an_answers_file_may_say_either_name_of_an_option(huikuan, team, tmp_path, post):
    folder = team("questions.yaml", f"{POST}选项叫法: {{财务: 会计核算中心}}\n")
    file = tmp_path / "答案.yaml"
    file.write_text(ANSWERS % ("不清楚", "某县财政局") + f"  岗位: {post}\n", encoding="utf-8")
    done = huikuan("plan", "--answers", file, "--playbooks", folder, "--dry-run", "--today", "2026-11-23")
    assert done.code == 0, done.err
    assert "见刘会计（会计核算中心）" in done.out


def test_two_options_are_not_called_the_same(huikuan, team):
    done = huikuan("playbook", "check", team("questions.yaml", f"{POST}选项叫法: {{财务: 资产}}\n"))
    assert done.code == 1
    assert flat("“岗位”有两个选项都叫“资产”") in flat(done.out)


@pytest.mark.parametrize(("name", "line"), [("chain.yaml", 3), ("customers/u1.yaml", 6)])
def test_a_paper_without_which_nobody_is_ready_is_not_hidden_in_silence(huikuan, team, name, line):
    head = KIND if "u1" in name else ""
    folder = team(name, f"{head}材料包:\n  - {{id: w4, 停用: 是}}\n")
    done = huikuan("playbook", "check", folder)
    assert done.code == 0
    assert f"{name}:{line}" in done.out
    assert flat("“w4”（验收书（对方盖章））是必备的：停用了，手上没有它也会说“可以出发”") in flat(done.out)
    sheet = huikuan("cases", "k9", "--run", "--playbooks", folder).out
    assert "w4" not in sheet


@pytest.mark.parametrize("name", ["chain.yaml", "customers/u1.yaml"])
def test_the_post_of_a_new_place_can_be_answered_and_stands_nowhere_else(huikuan, team, name):
    head = KIND if "u1" in name else ""
    folder = team(name, f"{head}{NODE}[总会计师]}}\n")
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert flat("t11 的“岗位”写的“总会计师”不是“岗位”的选项") in flat(done.out)
    assert flat("“选项: {加: [总会计师]}”") in flat(done.out)
    done = huikuan("playbook", "check", team(name, f"{head}{NODE}[分管领导]}}\n"))
    assert done.code == 1
    assert flat("岗位“分管领导”写在 t7 和 t11 里") in flat(done.out)


@pytest.mark.parametrize("name", ["chain.yaml", "customers/u1.yaml"])
def test_a_paper_under_an_id_of_ours_is_told(huikuan, team, name):
    done = huikuan("playbook", "check", team(name, (KIND if "u1" in name else "") + PAPER))
    assert done.code == 0
    assert flat("P316 w5 是自带的“入库单与资产卡片”，你写的会盖掉它") in flat(done.out)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("带: [w1, w99]\n", 1, "y60 的“带”里写的 w99 不存在"),
        ("带: [w1, 半页说明]\n", 0, ""),
        ("没谈成: {带回: 一张纸, 下一步: {id: f9, 从哪天算: 拜访日, 加工作日: 3, 时点: 方便时, 做什么: 打电话}}\n", 0, "“时点”写的“方便时”看不出是几点"),
        ("没谈成: {带回: 一张纸, 下一步: {id: f9, 从哪天算: 拜访日, 加工作日: 3, 时点: 早上, 做什么: 打电话}}\n", 0, ""),
    ],
)  # fmt: skip
def test_a_situation_brings_papers_that_exist_and_names_an_hour(huikuan, team, text, code, says):
    done = huikuan("playbook", "check", team("plays/people.yaml", Y60 + text))
    assert done.code == code
    assert flat(says) in flat(done.out)
    assert says or not done.out


HOSPITAL = f"""{KIND}节点:
  - {{id: t3, 名称: 设备科}}
  - {{id: t10, 停用: 是}}
  - {{id: t11, 名称: 总会计师, 要看到: 单子, 常见卡点: [没排上], 问一句: 排哪个月？, 经验工作日: [3, 10], 排在: t5}}
材料包:
  - {{id: w90, 名称: 设备科收货单, 用处: 证明收下了, 缺了怎么办: 找设备科补}}
"""


@pytest.mark.parametrize(
    ("customer", "place", "says", "said"),
    [
        ("某县人民医院", "总会计师", "到哪一站：总会计师", ""),
        ("某县人民医院", "t11", "到哪一站：总会计师", ""),
        ("某县人民医院", "设备科", "到哪一站：设备科", ""),
        ("某县人民医院", "资产科", "到哪一站：设备科", ""),
        ("某县人民医院", "t10", "到哪一站：不清楚", "按不清楚算"),
        ("某县财政局", "资产科", "到哪一站：资产科", ""),
        ("某县财政局", "总会计师", "到哪一站：不清楚", "“到哪一站”里的“总会计师”这种单位没有，按不清楚算"),
        ("某县财政局", "办公室", "", "“办公室”不在可选项里"),
        ("某县财政局", "t10", "到哪一站：国库或支付中心", ""),
    ],
)
def test_the_places_of_a_kind_of_customer_are_the_answers_for_him(
    huikuan, team, tmp_path, customer, place, says, said
):
    folder, file = team("customers/u1.yaml", HOSPITAL), tmp_path / "答案.yaml"
    file.write_text(ANSWERS % (place, customer), encoding="utf-8")
    done = huikuan("plan", "--answers", file, "--playbooks", folder, "--dry-run", "--today", "2026-11-23")
    assert done.code == (0 if says else 1), done.err
    assert flat(says) in flat(done.out).replace("*", "")
    assert flat(said) in flat(done.err)


def test_the_wizard_offers_the_places_and_papers_of_the_customer(team):
    talk = interview(
        loading.load((Layer(team("customers/u1.yaml", HOSPITAL), "团队"), Layer(bundled(), "自带")))
    )
    place, papers = talk.find("到哪一站"), talk.find("材料")
    assert place
    assert papers
    his = talk.of({"客户": "某县人民医院", "客户性质": "公立医院"})
    names = [one.label for one in his.options(place)]
    assert "设备科" in names
    assert names[names.index("财务") + 1] == "总会计师"
    assert not {"资产科", "国库或支付中心"} & set(names)
    assert "w90" in {one.id for one in his.options(papers)}
    other = talk.of({"客户": "某县财政局", "客户性质": "机关"})
    assert {"资产科", "国库或支付中心"} <= {one.label for one in other.options(place)}
    assert "t11" not in {one.id for one in other.options(place)}
    assert "w90" not in {one.id for one in other.options(papers)}
    assert talk.of({}) is talk  # nobody said yet what he is


def test_what_is_not_printed_yet_is_told_when_its_turn_comes(huikuan, team):
    done = huikuan("playbook", "check", team("customers/u1.yaml", HOSPITAL + "走法: 科室 → 院长\n"))
    assert (done.code, done.out) == (0, "")
    assert "“节点”的“t3”：这次没用上" in done.err
    assert "材料在这一站、今天见的人归这一站" in done.err
    assert "停用“节点”的“t10”：用在向导“到哪一站”里不再有它" in done.err
    assert "“走法”：用在改打法的人自己看；行动单上不印" in done.err
