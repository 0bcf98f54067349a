"""`huikuan playbook publish`: a team's folder becomes a version, and each salesperson is told once what is new."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, files, flat
from huikuan_cli.store.files import atomic

MOVING = """\
  - id: o90
    名称: 单位在搬家
    他会说: [我们在搬家，档案都装箱了]
    关键词: [搬家, 装箱]
    真意: [真的在搬，一时找不到合同]
    先问: 档案哪天开箱，归哪位管？
    我答: "复印件我带了一套，您今天先收下，{{ 回访日 }}我来听一句。"
    拿到: "收下复印件；{{ 回访日 }}答复"
    证据: [合同和验收书复印件]
    下一步: 问搬迁办哪天开箱，写进日程。
    依据: 补
"""
ASKED = "版本: 2\n借口:\n  - id: o05\n    先问: 新领导哪天看材料，要哪几页？\n"
OPENED = "版本: 2\nid: e3\n开场白: {加: [{话: 材料在这一页。}, {话: 三分钟，我说完就走。}]}\n"
FIRST = "打法更新了：加 2 句开场白、改 1 条借口（王经理，11-23）"


@pytest.fixture
def team(tmp_path, monkeypatch) -> Path:
    """A workspace whose huikuan.yaml names a team folder with two changes in it; the folder."""
    monkeypatch.chdir(tmp_path / "work")
    Path("huikuan.yaml").write_text("版本: 1\n打法库: 打法\n", encoding="utf-8")
    (Path("打法") / "types").mkdir(parents=True)
    put("excuses.yaml", ASKED)
    put("types/e3.yaml", OPENED)
    return Path("打法")


def put(name: str, text: str) -> None:
    Path("打法", name).write_text(text, encoding="utf-8")


@pytest.fixture
def publish(huikuan, team):
    def run(day=DAY, by="王经理", *more):
        return huikuan("playbook", "publish", team, "--by", by, "--today", day, *more)

    return run


@pytest.fixture
def heard(huikuan):
    """What a salesperson is told of the playbook when he looks up an excuse."""

    def run() -> list[str]:
        done = huikuan("excuse", "o05")
        assert done.code == 0, done.err
        return [one for one in done.err.splitlines() if "打法" in one]

    return run


def pin(text: str) -> None:
    Path("huikuan.yaml").write_text(f"版本: 1\n打法库: 打法\n打法版本: {text}\n", encoding="utf-8")


def test_what_is_new_is_said_to_the_lead_and_once_to_each_salesperson(publish, heard, team):
    done = publish()
    assert done.code == 0, done.err
    assert "第 1 版发布好了：加 2 句开场白、改 1 条借口（王经理，11-23）" in done.out
    assert "excuses.yaml：改 o05 的“先问”：新领导哪天看材料，要哪几页？" in done.out
    assert FIRST in done.err
    assert "第几版: 1" in (team / "发布.yaml").read_text(encoding="utf-8")
    assert (team / "发布" / "第1版" / "types" / "e3.yaml").read_text(encoding="utf-8") == OPENED
    assert heard() == [FIRST]
    assert heard() == []


def test_a_window_of_one_kind_of_customer_is_told_with_the_kind(publish, heard, team):
    (team / "customers").mkdir()
    kind = "版本: 2\nid: u1\n名称: 医院\n客户性质: [公立医院]\n窗口:\n  - {{id: v4, 提前工作日: {days}}}\n"
    put("customers/u1.yaml", kind.format(days=12))
    assert "加 1 种单位自己的打法（医院）" in publish().out
    heard()
    put("customers/u1.yaml", kind.format(days=15))
    done = publish()
    assert "第 2 版发布好了：改医院的 1 个付款窗口（王经理，11-23）" in done.out
    assert "customers/u1.yaml（医院）：改 v4 的“提前工作日”：15" in done.out
    assert heard() == ["打法更新了：改医院的 1 个付款窗口（王经理，11-23）"]


def test_a_folder_that_was_never_published_says_nothing_and_nothing_is_kept_of_it(
    heard, team, tmp_path, huikuan
):
    before = files(team)
    assert heard() == []
    assert "发布" not in huikuan("playbook", "check").err
    assert files(team) == before
    assert not list((tmp_path / "home").rglob("seen-playbooks.json"))


def test_nothing_is_published_while_something_is_wrong_and_the_place_is_named(publish, team):
    put("excuses.yaml", ASKED + "  - {id: o05, 没有: 甲}\n")
    before = files(team)
    done = publish()
    assert done.code == 1
    assert "excuses.yaml:5" in done.out
    assert "没有发布；改好再发布一次" in done.err
    assert files(team) == before


@pytest.mark.parametrize(
    "other",
    [
        b"\xef\xbb\xbf" + ASKED.replace("\n", "\r\n").encode(),
        ("# 记一笔\n" + ASKED.replace("哪几页？", "哪几页？   # 甲") + "\n\n").encode(),
        '版本: 2\n借口: [{先问: "新领导哪天看材料，要哪几页？", id: o05}]\n'.encode(),
    ],
    ids=["Notepad", "remarks", "another way to write it"],
)
def test_what_says_the_same_is_no_new_version(publish, team, other, huikuan):
    publish()
    (team / "excuses.yaml").write_bytes(other)
    before = files(team)
    done = publish()
    assert (done.code, done.out) == (0, "和第 1 版一样，没有可发布的改动\n")
    assert files(team) == before
    assert "眼前的文件和它一样" in huikuan("playbook", "check").err


def test_versions_that_were_missed_are_told_together_as_what_is_left_of_them(publish, heard):
    publish()
    heard()
    put("excuses.yaml", ASKED + MOVING)
    publish("2026-11-24", "王经理", "--note", "年底都在说搬家")
    put("excuses.yaml", ASKED + MOVING.replace("，归哪位管", ""))
    put("types/e3.yaml", OPENED.replace("，我说完就走", ""))
    publish("2026-11-25", "李经理")
    assert heard() == ["打法更新了：加 1 条借口、改 1 句开场白（王经理、李经理，11-25）：年底都在说搬家"]
    assert heard() == []


def test_the_page_of_the_bare_command_tells_it_too_and_only_once(publish, huikuan):
    publish()
    first = huikuan()
    assert FIRST in first.err
    assert "打法更新" not in first.out
    assert "打法更新" not in huikuan().err


def test_what_was_missed_is_added_up_where_the_files_are_gone(publish, heard, team):
    publish()
    heard()
    for text in (ASKED + MOVING, ASKED + MOVING + MOVING.replace("o90", "o91").replace("搬", "迁")):
        put("excuses.yaml", text)
        publish("2026-11-24")
    shutil.rmtree(team / "发布")
    assert heard() == ["打法更新了：加 2 条借口（王经理，11-24）"]


def test_who_sees_a_folder_first_hears_which_version_it_is(publish, heard):
    publish()
    put("excuses.yaml", ASKED + MOVING)
    publish("2026-11-24")
    assert heard() == ["打法现在是第 2 版，这一版加 1 条借口（王经理，11-24）"]


def test_a_dry_run_says_it_and_does_not_remember_it(publish, huikuan):
    publish()
    for _ in range(2):
        done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run")
        assert FIRST in done.err


def test_changes_that_are_not_published_are_used_and_told_to_the_lead_alone(publish, heard, huikuan):
    publish()
    heard()
    put("excuses.yaml", ASKED.replace("哪天", "星期几"))
    done = huikuan("excuse", "o05")
    assert "新领导星期几看材料" in done.out
    assert "发布" not in done.err
    said = "最近发布的是第 1 版（王经理，11-23）；有没发布的改动：改 1 条借口"
    assert said in huikuan("playbook", "check").err
    assert flat(said) in flat(huikuan("playbook", "where").out)


@pytest.mark.parametrize("text", ["1", "第1版", "第 １ 版"])
def test_huikuan_yaml_pins_a_version(publish, huikuan, text):
    publish()
    put("excuses.yaml", ASKED.replace("哪天", "星期几"))
    publish("2026-11-24")
    pin(text)
    done = huikuan("excuse", "o05")
    assert "新领导哪天看材料" in done.out
    assert huikuan("excuse", "o05").err == ""
    assert flat("定在第 1 版，最近发布的是第 2 版（王经理，11-24）") in flat(huikuan("playbook", "where").out)
    assert "huikuan.yaml 定在第 1 版，查的是它" in huikuan("playbook", "check").err


def test_a_version_that_is_not_kept_is_said_with_what_is_used_instead(publish, huikuan, heard):
    pin("7")
    assert heard() == ["huikuan.yaml 写着打法版本 7，可是打法文件夹还没有发布过，这次用眼前的文件。"]
    publish()
    put("excuses.yaml", ASKED.replace("哪天", "星期几"))
    said = "huikuan.yaml 写着打法版本 7，可是打法文件夹里没有这一版（留着第 1 版），这次用最近发布的第 1 版。"
    assert heard() == [said, FIRST]
    assert "新领导哪天看材料" in huikuan("excuse", "o05").out
    checked = huikuan("playbook", "check")
    assert checked.code == 1
    assert "改 huikuan.yaml 里的“打法版本”，或删掉这一行" in checked.err


def test_a_pin_holds_while_another_folder_is_not_there_and_goes_with_its_own(
    publish, huikuan, monkeypatch, team
):
    publish()
    put("excuses.yaml", ASKED.replace("哪天", "星期几"))
    pin("1")
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", "没连上")
    assert "新领导哪天看材料" in huikuan("excuse", "o05").out
    team.rename("收起")
    shutil.copytree("收起", "playbooks")
    assert "新领导星期几看材料" in huikuan("excuse", "o05").out


def test_what_a_hand_wrote_into_the_record_is_cut_and_orders_no_terminal_about(publish, heard, team):
    publish(DAY, "王经理", "--note", "年底")
    path = team / "发布.yaml"
    text = path.read_text(encoding="utf-8").replace("说明: 年底", '说明: "' + "\\e[31m年底" * 50 + '"')
    path.write_text(text, encoding="utf-8")
    (said,) = heard()
    assert "\x1b" not in said
    assert len(said) < 120


def test_a_pin_that_is_no_number_is_said_at_its_line_and_pins_nothing(publish, huikuan):
    publish()
    pin("最新")
    done = huikuan("excuse", "o05")
    assert "huikuan.yaml:3 “打法版本”写的“最新”不是第几版" in done.err
    assert "新领导哪天看材料" in done.out


def test_going_back_to_an_older_version_is_said(publish, heard):
    publish()
    put("excuses.yaml", ASKED + MOVING)
    publish("2026-11-24")
    heard()
    pin("1")
    assert heard() == ["打法换回第 1 版（王经理，11-23）"]


def test_a_folder_that_cannot_be_written_is_said_and_stays_as_it_is(publish, team, monkeypatch):
    def refuse(path, *args, **named):
        raise OSError(errno.EROFS, "read-only", str(path))

    before = files(team)
    monkeypatch.setattr(atomic, "temporary", refuse)
    done = publish()
    assert done.code == 1
    assert done.err == "写不了“打法”：磁盘是只读的；没有发布；请能写这个文件夹的人来发布，或改好权限再试\n"
    assert files(team) == before


def test_other_copies_and_marks_of_a_merge_are_told_to_the_lead_alone(publish, heard, huikuan, team):
    publish()
    heard()
    shutil.copy(team / "发布.yaml", team / "发布-老王的电脑.yaml")
    assert heard() == []
    checked = huikuan("playbook", "check", team)
    assert checked.code == 0
    assert "这是同步软件留下的另一份发布记录" in checked.out
    with (team / "发布.yaml").open("a", encoding="utf-8") as stream:
        stream.write("<<<<<<< HEAD\n  - 第几版: 9\n=======\n>>>>>>> 乙\n")
    assert heard() == []
    assert "冲突的记号还在" in huikuan("playbook", "check", team).err
    assert publish().code == 1


def test_the_record_is_made_anew_where_it_was_lost(publish, team):
    publish()
    (team / "发布.yaml").unlink()
    put("excuses.yaml", ASKED + MOVING)
    assert "第 2 版发布好了：加 1 条借口" in publish().out


def test_a_remark_that_no_salesperson_should_read_is_refused(publish, team):
    done = publish(DAY, "王经理", "--note", "请科长吃饭")
    assert done.code == 2
    assert "吃饭" in done.err
    assert not (team / "发布.yaml").exists()


@pytest.mark.parametrize("folder", ["没有", "打法/发布/第1版", "空"])
def test_what_is_no_folder_of_a_team_is_not_published(publish, huikuan, folder):
    publish()
    Path("空").mkdir()
    done = huikuan("playbook", "publish", folder)
    assert done.code in (1, 2)
    assert done.out == ""


def test_what_a_person_was_told_stands_in_his_own_folder_alone(publish, heard, team, tmp_path):
    publish()
    before = files(team)
    heard()
    assert files(team) == before
    (kept,) = (tmp_path / "home").rglob("seen-playbooks.json")
    assert list(json.loads(kept.read_text(encoding="utf-8"))["seen"].values()) == [1]
    kept.write_text("坏了", encoding="utf-8")
    assert heard() == [FIRST]


def test_what_is_gone_is_told_before_what_else_changed():
    from huikuan_cli.cli.news import MOST_KINDS, shortly

    counts = [f"加 {n} 条借口" for n in range(1, MOST_KINDS + 1)]
    assert shortly([*counts, "去掉付款链的 1 站"]).startswith("去掉付款链的 1 站、加 1 条借口")
    assert shortly([*counts, "去掉付款链的 1 站"]).endswith("等")
    assert shortly(counts[:2]) == "加 1 条借口、加 2 条借口"
