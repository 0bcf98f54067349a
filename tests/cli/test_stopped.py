"""A lead stops an entry: he is told which others name it and what becomes of them, and where it was stopped already."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import flat

STOP = "版本: 2\n{section}:\n  - {{id: {id}, 停用: 是}}\n"
KIND = "版本: 2\nid: u1\n名称: 医院\n客户性质: [公立医院]\n"


@pytest.fixture
def team(tmp_path: Path):
    def write(name: str, text: str, folder: str = "打法") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


def told(huikuan, folder: Path, line: str) -> str:
    """What check says at a line, once it finds nothing wrong."""
    done = huikuan("playbook", "check", folder)
    assert done.code == 0, done.out
    (found,) = [one for one in done.err.splitlines() if f"{line} " in one]
    return found


def test_a_stopped_station_names_every_excuse_condition_and_post_that_leads_there(huikuan, team):
    folder = team("chain.yaml", STOP.format(section="节点", id="t5"))
    changed = flat(huikuan("playbook", "diff", "--playbooks", folder).out)
    for says in (
        "岗位是财务的人不归哪一站了；别处有 28 处写着它，也一起不用：",
        "借口的“下一站” 10 处用不上了（o09 发票有问题，要重开、",
        "o58 设备效益没出来，使用率低，还在提…（剩 t0）",
        "四注意的“条件” 1 处只用剩下的（n2 提前备好材料（剩 t4））",
        "y61 热情，就是不动手（剩 t6、t7、t8等）",
    ):
        assert flat(says) in changed


def test_check_names_some_of_them_and_the_command_that_has_them_all(huikuan, team):
    folder = team("chain.yaml", STOP.format(section="节点", id="t5"))
    said = told(huikuan, folder, "chain.yaml:3")
    assert "o09 发票有问题，要重开、" in said
    assert "借口的“下一站” 10 处用不上了" in said
    assert said.count("剩 t") < 10
    assert flat(said) in flat(huikuan("playbook", "try", "--playbooks", folder).out)
    assert said.endswith(f"全列：huikuan playbook diff --playbooks {folder}")


def test_an_entry_that_nobody_names_is_said_to_be_stopped_and_no_more(huikuan, team):
    folder = team("calendar.yaml", STOP.format(section="窗口", id="v4"))
    assert "别处有" not in told(huikuan, folder, "calendar.yaml:3")
    assert "结果" not in huikuan("playbook", "diff", "--playbooks", folder).out


def test_what_a_line_has_left_holds_nothing_that_is_stopped_too(huikuan, team):
    folder = team("chain.yaml", STOP.format(section="节点", id="t5") + "  - {id: t9, 停用: 是}\n")
    changed = flat(huikuan("playbook", "diff", "--playbooks", folder).out)
    assert "借口的“下一站”13处用不上了" in changed
    assert "剩t9" not in changed
    assert "剩t5" not in changed


def test_a_condition_that_can_hold_no_more_is_told_as_one(huikuan, team):
    folder = team("excuses.yaml", STOP.format(section="借口", id="o29"))
    assert "情形的“条件” 1 处合不上了（y89 说已经付了，没见到账）" in told(huikuan, folder, "excuses.yaml:3")


def test_what_one_kind_of_customer_does_without_is_told_of_it_alone(huikuan, team):
    folder = team("customers/u1.yaml", f"{KIND}节点:\n  - {{id: t3, 停用: 是}}\n")
    says = "借口的“下一站” 2 处只用剩下的（o35 领导同意了，没到账（剩 t5）、"
    assert says in told(huikuan, folder, "customers/u1.yaml:6")
    assert flat(says) in flat(huikuan("playbook", "diff", "--playbooks", folder).out)


def test_a_kind_that_stops_what_the_team_stopped_for_everybody_is_told_where(huikuan, team):
    team("chain.yaml", STOP.format(section="节点", id="t5"))
    folder = team("customers/u1.yaml", f"{KIND}节点:\n  - {{id: t5, 停用: 是}}\n  - {{id: t3, 停用: 是}}\n")
    said = told(huikuan, folder, "customers/u1.yaml:6")
    assert said.endswith(f"停用“节点”的“t5”：已经停用了，不写也行（{folder / 'chain.yaml'}:3 停的）")
    assert "已经停用了" not in told(huikuan, folder, "customers/u1.yaml:7")


@pytest.fixture
def two_layers(tmp_path, monkeypatch, team):
    """A workspace whose own layer stops an excuse, under the folder of the team."""
    (tmp_path / "huikuan.yaml").write_text("版本: 1\n打法库: 打法\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    team("excuses.yaml", STOP.format(section="借口", id="o29"), "playbooks")
    return tmp_path


def test_a_layer_that_stops_what_a_weaker_one_stopped_is_told_where(huikuan, team, two_layers):
    team("excuses.yaml", STOP.format(section="借口", id="o29"))
    done = huikuan("playbook", "check")
    assert done.code == 0, done.out
    assert f"已经停用了，不写也行（{two_layers / 'playbooks' / 'excuses.yaml'}:3 停的）" in done.err


def test_a_few_lines_over_an_entry_that_was_stopped_are_told_where_it_was(huikuan, team, two_layers):
    team("excuses.yaml", "版本: 2\n借口:\n  - {id: o29, 先问: 哪天付的？}\n")
    done = huikuan("playbook", "check")
    says = flat(f"o29 在 {two_layers / 'playbooks' / 'excuses.yaml'}:3 已经停用了，这里只改几行接不上")
    assert done.code == 1
    assert f"{Path('打法') / 'excuses.yaml'}:3:" in done.out
    assert says in flat(done.out)
    assert says in flat(huikuan("playbook", "diff").err)


def test_a_few_lines_of_a_kind_over_what_the_team_stopped_are_told_where(huikuan, team):
    team("excuses.yaml", STOP.format(section="借口", id="o29"))
    folder = team("customers/u1.yaml", f"{KIND}借口:\n  - {{id: o29, 先问: 哪天付的？}}\n")
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert flat(f"{folder / 'excuses.yaml'}:3 已经停用了") in flat(done.out)


def test_a_folder_that_is_named_twice_counts_once(huikuan, team, two_layers):
    folder = team("customers/u1.yaml", f"{KIND}节点:\n  - {{id: t3, 停用: 是}}\n")
    tried = huikuan("playbook", "try", "--playbooks", folder).out
    assert "customers/u1.yaml:6 停用" in tried
    assert "和自带的一样" not in tried
    assert "已经停用了" not in tried
    assert "huikuan.yaml 里的打法库" not in huikuan("playbook", "where", "--playbooks", folder).out
