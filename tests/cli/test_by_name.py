"""Every command that takes a plan takes a number, a name or a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import huikuan_cli.env as environment
from cli.helpers import DAY, GOOD, changed, files, foreign_words
from huikuan_cli import texts_which
from huikuan_cli.cli import common
from huikuan_cli.store.work import last_list
from huikuan_cli.wizard.port import Question, Reply, Stop

FIRST, SECOND = "清江市大数据中心", "清江市浣江街道办"
COMMANDS = [("show",), ("letter",), ("letter", "--kind", "催款函"), ("ics",), ("render",), ("share",)]


@pytest.fixture
def folder(huikuan, tmp_path: Path, answers) -> Path:
    """Where plans go when nothing else is said, with two plans of two customers."""
    other = answers(changed(FIRST, SECOND).replace("QJ-2025-031", "HJ-7"), "乙.yaml")
    for file in (GOOD, other):
        done = huikuan("plan", "--answers", file, "--today", DAY, "--format", "md")
        assert done.code == 0, done.err
    return tmp_path / "home" / "documents" / "回款教练"


def plan_at(folder: Path, customer: str) -> Path:
    (found,) = folder.glob(f"*{customer}*.plan.yaml")
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", ["大数据", "qj-2025-031", f" {FIRST} "])
def test_a_plan_is_found_by_name_from_anywhere(huikuan, folder, command, name):
    by_name = huikuan(command[0], name, *command[1:])
    assert by_name.code == 0, by_name.err
    made = files(folder)
    by_file = huikuan(command[0], plan_at(folder, "大数据"), *command[1:])
    assert (by_name.out, by_name.err) == (by_file.out, by_file.err)
    assert files(folder) == made


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_of_a_name_that_fits_two_customers_both_are_named_with_numbers_and_nothing_is_done(
    huikuan, folder, command
):
    before = files(folder)
    done = huikuan(command[0], "清江", *command[1:])
    assert done.code == 2
    assert done.out == ""
    rows = done.err.splitlines()
    assert rows[0].startswith("  1  ")
    assert {name for name in (FIRST, SECOND) if f"{name}，" in "".join(rows[:2])} == {FIRST, SECOND}
    assert rows[2].startswith("“清江”对得上的不止一份")
    assert files(folder) == before
    assert foreign_words(done.err, "plan", "yaml") == []
    first = FIRST if FIRST in rows[0] else SECOND
    assert f"行动单：{first}" in huikuan("show", "1").out
    assert f"行动单：{first}" in huikuan("show", "１").out, "a full-width number is one too"


class Choosing:
    """Somebody who is shown a list of plans and replies."""

    def __init__(self, *replies: Reply | type[Stop]) -> None:
        self.replies, self.asked, self.said = list(replies), [], []

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        reply = self.replies.pop(0)
        if reply is Stop:
            raise Stop
        return reply

    def say(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def asked(monkeypatch):
    def with_(*replies) -> Choosing:
        person = Choosing(*replies)
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr(common, "asker_of", lambda plain: person)
        return person

    return with_


def test_at_a_terminal_one_of_two_is_picked(huikuan, folder, asked):
    person = asked("9", "n2")
    done = huikuan("show", "清江")
    assert done.code == 0, done.err
    labels = [one.label for one in person.asked[0].options]
    assert len(labels) == 2
    assert labels[1].split("，")[0] in done.out
    assert person.said == ["请写前面的编号（1 到 2）。"]


def test_leaving_the_choice_does_nothing(huikuan, folder, asked):
    before = files(folder)
    asked(Stop)
    assert huikuan("ics", "清江").code == 130
    assert files(folder) == before


def test_the_latest_plan_of_a_customer_is_meant(huikuan, folder, answers):
    text = changed("拜访日期: 2026-11-25", "拜访日期: 2026-12-04")
    later = answers(text.replace("承诺日: 2026-12-02", "承诺日: 2026-12-09"))
    assert huikuan("plan", "--answers", later, "--today", DAY, "--format", "md").code == 0
    assert "2026-12-04（周五）见李主任" in huikuan("show", "大数据").out


def test_the_name_of_one_customer_inside_another_means_the_whole_one(huikuan, folder, answers):
    other = answers(changed(FIRST, f"{FIRST}二部").replace("QJ-2025-031", "QJ-9"), "丙.yaml")
    assert huikuan("plan", "--answers", other, "--today", DAY, "--format", "md").code == 0
    assert f"行动单：{FIRST}\n" in huikuan("show", FIRST).out


def test_a_plan_in_a_folder_below_and_a_renamed_one_are_found(huikuan, folder):
    path = plan_at(folder, "浣江")
    (folder / "小周").mkdir()
    path.rename(folder / "小周" / "街道.yaml")
    for name in ("浣江", "街道", "hj-7"):
        assert SECOND in huikuan("show", name).out


def test_standing_in_the_workspace_a_plan_in_a_folder_below_is_found_as_well(huikuan, folder, monkeypatch):
    (folder / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    (folder / "小周").mkdir()
    path = plan_at(folder, "浣江")
    path.rename(folder / "小周" / path.name)
    monkeypatch.chdir(folder)
    assert SECOND in huikuan("show", "浣江").out


def test_a_plan_in_the_folder_that_we_stand_in_is_found_though_plans_are_kept_elsewhere(
    huikuan, folder, tmp_path, monkeypatch
):
    (tmp_path / "旁边").mkdir()
    plan_at(folder, "浣江").rename(tmp_path / "旁边" / "街道.plan.yaml")
    monkeypatch.chdir(tmp_path / "旁边")
    assert SECOND in huikuan("show", "浣江").out
    assert FIRST in huikuan("show", "大数据").out


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("没有的客户", "没有“没有的客户”的计划（找过 "),
        ("7", "上次列出来的没有 7 号；先打 huikuan 看今天的"),
        ("0", "没有“0”的计划"),
        ("不在的.plan.yaml", "没有“不在的.plan.yaml”的计划"),
        ("不在/的.plan.yaml", "找不到文件“不在/的.plan.yaml”"),
        ("长" * 5000, "没有“"),
        (".", "没有“.”的计划"),
        ("", "没有“”的计划"),
    ],
)
@pytest.mark.parametrize("command", [("show",), ("letter",), ("ics",), ("share",), ("plan", "--from")])
def test_what_no_plan_has_is_said_in_one_line(huikuan, folder, command, wanted, says):
    if command[-1] == "--from" and not wanted:
        pytest.skip("an option that says nothing is none")
    done = huikuan(*command, wanted)
    assert done.code == 1
    assert says in done.err
    assert done.err.count("\n") == 1


def test_the_plan_of_a_number_that_is_gone_is_named(huikuan, folder):
    huikuan("show", "清江")
    rows = last_list.last(environment.Env.from_process().data_dir())
    Path(rows[0].path).unlink()
    done = huikuan("show", "1")
    assert done.code == 1
    assert "上次列出来的 1 号" in done.err
    assert "不在了" in done.err


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"version": 1, "rows": [1]}', '{"version": 9, "rows": []}']
)
def test_a_list_that_cannot_be_read_has_no_numbers(huikuan, folder, tmp_path, text):
    (tmp_path / "home" / "data" / last_list.FILE).write_text(text, encoding="utf-8")
    assert "没有 1 号" in huikuan("show", "1").err


@pytest.mark.parametrize(
    ("command", "suffixes"),
    [
        (("ics", "大数据"), {".ics"}),
        (("render", "大数据"), {".行动单.md"}),
        (("render", "大数据", "--format", "html"), {".行动单.html", ".沟通单.html"}),
        (("letter", "大数据", "--kind", "催款函"), {".催款函.html", ".催款函.自己看.html"}),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_out_writes_elsewhere_and_leaves_the_folder_of_the_plan_alone(
    huikuan, folder, tmp_path, command, suffixes
):
    before = files(folder)
    done = huikuan(*command, "--out", tmp_path / "新" / "里")
    assert done.code == 0, done.err
    made = files(tmp_path / "新" / "里")
    stem = plan_at(folder, "大数据").name.removesuffix(".plan.yaml")
    assert {name.removeprefix(stem) for name in made} == suffixes
    assert files(folder) == before


def test_out_with_changed_answers_draws_the_plan_anew_where_it_is_and_the_papers_elsewhere(
    huikuan, folder, tmp_path
):
    path = plan_at(folder, "大数据")
    text = path.read_text(encoding="utf-8").replace("已付金额: '1092000.00'", "已付金额: '1000000.00'")
    path.write_text(text, encoding="utf-8")
    sheet = next(folder.glob("*大数据*.行动单.md"))
    before = sheet.read_bytes()
    done = huikuan("render", "大数据", "--format", "html", "--out", tmp_path / "新")
    assert done.code == 0, done.err
    assert "已重新推算" in done.err
    assert sheet.read_bytes() != before, "no old sheet is left beside a new plan"
    assert {one.rpartition(".")[2] for one in files(tmp_path / "新")} == {"html"}
    assert not list(folder.glob("*.html"))


@pytest.mark.skipif(os.name == "nt", reason="another file system")
def test_a_folder_that_cannot_be_made_is_one_line(huikuan, folder, tmp_path):
    (tmp_path / "挡着").write_text("", encoding="utf-8")
    done = huikuan("ics", "大数据", "--out", tmp_path / "挡着")
    assert (done.code, done.err.count("\n")) == (1, 1)


def test_help_says_what_may_be_written(huikuan):
    for command in ("show", "letter", "ics", "render", "share"):
        said = "".join(huikuan(command, "--help").out.split())
        assert texts_which.ARG_PLAN[:10] in said or texts_which.ARG_PLANS[:10] in said
