"""Our side's facts written into huikuan.yaml: empty lines filled, everything else byte for byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.values import Unclear, clean
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.work import our_side_file, workspace
from huikuan_cli.store.work.workspace import TEMPLATE
from properties import examples

ALL = {"公司": "江州智联", "电话": "0510-8888", "开户行": "工行江州支行", "账号": "0012345678"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "huikuan.yaml"


def test_the_empty_lines_of_a_fresh_file_are_filled_and_its_comments_stay(file):
    file.write_text(TEMPLATE, encoding="utf-8")
    our_side_file.fill(file, ALL)
    before, after = TEMPLATE.splitlines(), file.read_text(encoding="utf-8").splitlines()
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert [other.partition(":")[0] for _, other in changed] == list(ALL)
    assert '公司: "江州智联"            # 我方全称，开场白里会用到' in after
    assert '账号: "0012345678"            # 写在英文引号里，免得开头的 0 丢掉' in after
    settings, problems = workspace.read(file.parent)
    assert problems == []
    assert (settings.company, settings.account) == ("江州智联", "0012345678")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "line", ["公司:", "公司: ", "公司: ''", '公司: ""', "公司:   # 全称", '"公司": ""', "公司 : ''"]
)
def test_every_way_of_leaving_a_line_empty_is_filled(file, line, end):
    rest = end.join(["# 我的  注释 ", "版本: 1", "", "联系人:  周敏   # 不动", "格式: md", line, ""])
    file.write_bytes(rest.encode())
    our_side_file.fill(file, {"公司": "甲"})
    after = file.read_bytes().decode()
    assert after.startswith(rest[: rest.index(line)])
    assert after.endswith(end)
    assert "\r" not in after.replace("\r\n", "")
    assert workspace.read(file.parent)[0].company == "甲"
    assert workspace.read(file.parent)[0].contact == "周敏"


def test_a_name_that_is_not_there_is_added_at_the_end(file):
    file.write_text("版本: 1\n联系人: 周敏", encoding="utf-8")
    our_side_file.fill(file, {"公司": "甲", "账号": "00123456"})
    assert file.read_text(encoding="utf-8") == '版本: 1\n联系人: 周敏\n公司: "甲"\n账号: "00123456"\n'


@pytest.mark.parametrize(
    "text",
    [
        "版本: 1\n公司: 乙\n",  # somebody filled it in meanwhile
        "{版本: 1, 公司: 乙}\n",
        '{版本: 1, 公司: ""}\n',
        "版本: 1\n公司: |\n  乙\n",
        "版本: 1\n...\n",
        "版本: 1\n公司: [\n",
        "- 甲\n",
        "",
        "# 只有注释\n",
    ],
)
def test_what_cannot_be_filled_safely_is_left_as_it_is(file, text):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(HuikuanError):
        our_side_file.fill(file, {"公司": "甲"})
    assert file.read_text(encoding="utf-8") == text


def test_a_file_in_another_encoding_is_left_as_it_is(file):
    raw = "版本: 1\n公司:\n".encode("gbk")
    file.write_bytes(raw)
    with pytest.raises(HuikuanError):
        our_side_file.fill(file, {"公司": "甲"})
    assert file.read_bytes() == raw


def test_a_link_stays_a_link_and_a_teams_file_stays_readable_for_the_team(tmp_path):
    real = tmp_path / "共享.yaml"
    real.write_text("版本: 1\n公司:\n", encoding="utf-8")
    real.chmod(0o664)
    link = tmp_path / "huikuan.yaml"
    link.symlink_to(real)
    our_side_file.fill(link, {"公司": "甲"})
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o664
    assert "甲" in real.read_text(encoding="utf-8")


def test_without_a_workspace_one_is_made_in_the_folder_of_the_plans(tmp_path):
    path = our_side_file.keep(None, tmp_path / "回款教练", ALL)
    assert path == tmp_path / "回款教练" / "huikuan.yaml"
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(TEMPLATE.splitlines())


def test_the_mark_is_remembered_and_a_folder_that_cannot_be_written_stops_nobody(tmp_path):
    assert not our_side_file.was_asked(tmp_path / "data")
    our_side_file.mark_asked(tmp_path / "data")
    assert our_side_file.was_asked(tmp_path / "data")
    (tmp_path / "file").write_text("", encoding="utf-8")
    our_side_file.mark_asked(tmp_path / "file")
    assert not our_side_file.was_asked(tmp_path / "file")


@given(st.text(max_size=80))
@examples(300)
def test_whatever_was_typed_comes_back_from_the_file(raw: str):
    try:
        value = clean(raw)
    except Unclear:
        return
    made = our_side_file.filled(TEMPLATE, {"公司": value, "开户行": value})
    try:
        data = yaml.load(made, yaml.BaseLoader)
    except yaml.YAMLError:
        return  # a character that no YAML file may hold: fill() says so and leaves the file
    assert (data["公司"], data["开户行"]) == (value, value)
    assert data["联系人"] == ""
