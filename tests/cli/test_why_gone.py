"""Why lines of a sheet are gone after a lead's change: the true cause, and where a situation that he changed shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import flat

LONG = (
    "这笔合同签得清楚，货送到了，验收也办完了，材料一份不少都在我手上，今天来就想把付款这一步请您帮着理一理，"
    "看看还差哪一样，我好当天补上。"
)
PUSHED = "正面放不下挤掉的"
STOPPED = "  - id: {id}\n    停用: 是\n"
EXCUSE = (
    "  - id: o59\n    名称: 新局长刚来\n    他会说: [我刚上任，还在摸情况，等等再说]\n    关键词: [我刚上任, 还在摸情况]\n    真意: [先拖]\n"
    "    先问: 哪天看？\n    我答: 正好看这一页。\n    拿到: 收下这一页\n    证据: [合同]\n    下一步: 问哪天看\n    依据: 补\n"
)


@pytest.fixture
def team(tmp_path: Path):
    def write(name: str, list_name: str, lines: str) -> Path:
        path = tmp_path / "打法" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"版本: 2\n{list_name}:\n{lines}", encoding="utf-8")
        return tmp_path / "打法"

    return write


@pytest.mark.parametrize(
    ("case", "name", "list_name", "lines", "says"),
    [
        ("k2", "plays/people.yaml", "情形", STOPPED.format(id="y60"), "领头的情形变了：原来 y60 验收以后换了负责人，现在 y74"),
        ("k1", "plays/people.yaml", "情形", STOPPED.format(id="y62"), "合上的情形变了：原来有、现在没有 y62"),
        ("k2", "excuses.yaml", "借口", EXCUSE, "他的话原来认作 o05 换领导了，班子在调整，现在认作 o59 新局长刚来"),
        ("k1", "plays/acceptance.yaml", "情形", f"  - id: y20\n    开口: {{第一句: [{LONG}]}}\n", PUSHED),
    ],
    ids=["another situation leads", "a situation beside is gone", "his words are another excuse", "no room"],
)  # fmt: skip
def test_what_is_gone_from_a_sheet_is_told_with_its_cause(huikuan, team, case, name, list_name, lines, says):
    folder = team(name, list_name, lines)
    tried = flat(huikuan("playbook", "try", "--case", case, "--playbooks", folder).out)
    assert flat(says) in tried
    assert (PUSHED in tried) is (says == PUSHED)


def test_the_page_of_both_sides_tells_the_same_cause_above_its_sheet_alone(huikuan, team, tmp_path):
    folder = team("plays/people.yaml", "情形", STOPPED.format(id="y60"))
    told = huikuan("playbook", "try", "--case", "k2", "--html", "--out", tmp_path, "--playbooks", folder)
    assert told.code == 0, told.err
    page = (tmp_path / "打法改前改后.html").read_text(encoding="utf-8")
    (sheet,) = (one for one in page.split("<section>") if "<h2>k2：行动单</h2>" in one)
    assert "领头的情形变了：原来 y60 验收以后换了负责人，现在 y74" in sheet.partition("<table>")[0]
    assert page.count('class="why"') == 1


def test_a_change_of_a_situation_that_a_case_fits_all_the_same_is_told_so(huikuan, team):
    new = "  - id: y60\n    条件: {加: [{借口: [o40]}]}\n"
    said = huikuan("playbook", "check", team("plays/people.yaml", "情形", new)).err
    assert "k2 由这条情形领头，合上靠的是它别的条件、勾选或打的字，你改的这一处没起作用" in said
    assert "没有合上这条情形的" not in said


def test_a_change_of_a_situation_that_fits_beside_another_names_the_one_that_leads(huikuan, team):
    new = "  - id: y62\n    条件: {加: [{借口: [o40]}]}\n"
    said = huikuan("playbook", "check", team("plays/people.yaml", "情形", new)).err
    assert "k1 合上了这条情形，可是领头的是别的（y20）" in said


def test_a_situation_that_no_case_fits_is_still_told_so(huikuan, team):
    new = "  - id: y63\n    条件: {加: [{借口: [o40], 逾期至少: 3000}]}\n"
    said = huikuan("playbook", "check", team("plays/people.yaml", "情形", new)).err
    assert "由这条情形领头" not in said
    assert "案例里它的条件都没合上" in said
