"""Bare `huikuan`: what is due, and the commands."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, foreign_words, no_control
from factories import playbook
from huikuan_cli import texts, texts_wizard
from planfiles import day, plan_file

PLANS = ["2026-11-24-甲局-平台", "2026-11-25-乙局-机房"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where plans go when nothing else is said."""
    made = tmp_path / "home" / "documents" / "回款教练"
    made.mkdir(parents=True)
    return made


def put(folder: Path, stem: str, *days, **head: str) -> Path:
    """A plan file named and filled for `2026-11-24-甲局-平台`; `head` as in plan_file."""
    visit, customer, project = stem[:10], *stem[11:].split("-")[:2]
    path = folder / f"{stem}.plan.yaml"
    path.write_text(
        plan_file(visit, days, **{"customer": customer, "project": project, **head}), encoding="utf-8"
    )
    return path


def things(page: str) -> list[str]:
    """The numbered lines of the page."""
    return [line for line in page.splitlines() if re.match(r"[ \d]\d  ", line)]


# --- the commands ---


def test_without_arguments_the_commands_are_shown_and_how_to_begin(huikuan):
    done = huikuan()
    assert (done.code, done.err) == (0, "")
    assert texts.COMMANDS in done.out
    assert texts.COMMANDS in huikuan("--help").out
    assert done.out.splitlines()[-1] == texts.HOME_HINT
    assert "huikuan plan" in done.out.splitlines()[-1]
    assert "今天要办" not in done.out


def test_the_page_has_no_english_but_commands(huikuan, folder):
    put(folder, PLANS[0], day("2026-11-24", "发纪要", "18:00 前"))
    assert foreign_words(huikuan().out, "documents") == []


# --- what is due ---


def test_a_visit_tomorrow_is_named_with_whom_and_what_for(huikuan, folder):
    put(folder, PLANS[0])
    done = huikuan()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("今天没有到日子的事（11月23日周一）。\n\n接下来三天：\n")
    assert things(done.out) == [" 1  明天 11月24日周二  甲局：去见李主任（财务），要：拿到单号"]
    assert "huikuan show 编号" in done.out


@pytest.mark.parametrize(
    ("iso", "says"),
    [
        ("2026-11-09", "过了 14 天"),
        ("2026-10-22", "过了 32 天"),
        ("2026-11-22", "过了 1 天"),
        ("2026-11-23", "今天 18:00 前"),
        ("2026-11-24", "明天 11月24日周二 18:00 前"),
        ("2026-11-25", "后天 11月25日周三 18:00 前"),
        ("2026-11-26", "大后天 11月26日周四 18:00 前"),
        ("2026-11-27", None),
    ],
)
def test_a_step_says_how_far_its_day_is_and_its_time(huikuan, folder, iso, says):
    put(folder, "2026-10-02-甲局-平台", day(iso, "当天回访", "18:00 前"))
    done = huikuan()
    assert done.code == 0
    found = [line for line in things(done.out) if "当天回访" in line]
    assert [line[4:] for line in found] == ([f"{says}  甲局：当天回访"] if says else [])


def test_plans_without_a_day_near_today_are_said_to_have_none(huikuan, folder):
    put(folder, "2026-12-22-甲局-平台")
    assert huikuan().out.startswith("今天没有到日子的事（11月23日周一）。\n\n命令")


def test_no_plan_hides_what_is_due_by_another_of_the_same_customer(huikuan, folder):
    put(folder, "2026-11-20-甲局-平台", day("2026-11-23", "旧的"))
    put(folder, "2026-11-24-甲局-平台", day("2026-11-25", "新的"))
    out = huikuan().out
    assert "旧的" in out
    assert "过了 3 天  甲局：11月20日周五要见的李主任（财务），还没记" in out
    assert "明天 11月24日周二  甲局：去见李主任（财务）" in out


def test_a_day_that_cannot_be_read_is_named_with_its_line_and_the_spoken_one_counts(huikuan, folder):
    path = put(folder, "2026-11-20-甲局-平台", day("2026-11-23", "发纪要"))
    text = path.read_text(encoding="utf-8").replace("日期: '2026-11-23'", "日期: 2026-11；-23")
    path.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "2026-11；-23" in row)
    done = huikuan()
    assert done.code == 0
    assert f"{path.name}:{line} “日期”写着“2026-11；-23”" in done.out.replace("\n    ", "")
    assert any("发纪要" in one for one in things(done.out))


def test_a_broken_promise_stands_before_the_visit_with_the_words_of_the_playbook(huikuan, folder):
    put(folder, "2026-11-20-甲局-平台")
    assert (
        huikuan("log", "甲局", "--today", "2026-11-20", "--text", "王科长说周日前让财务把单子录进去").code
        == 0
    )
    put(folder, "2026-11-23-乙局-机房")
    first, second = things(huikuan().out)
    assert first == " 1  过了 1 天  甲局：王科长答应的单号，落空了"
    assert "乙局：去见" in second
    assert "    说：李主任，说好11月22号周日录的付款单，现在录进去了吗？" in huikuan().out.replace(
        "\n       ", ""
    )


def test_what_is_ticked_is_gone_and_what_is_moved_comes_on_its_day(huikuan, folder, monkeypatch):
    put(folder, "2026-11-20-甲局-平台", day("2026-11-22", "交材料"), day("2026-11-23", "回访"))
    put(folder, PLANS[1])
    assert [line[:3] for line in things(huikuan().out)] == [" 1 ", " 2 ", " 3 ", " 4 "]
    done = huikuan("done", "3", "--note", "电话里说在办")
    assert (done.code, done.out) == (0, "办完了：甲局，回访\n")
    assert "交材料" in things(huikuan().out)[1]
    moved = huikuan("move", "2", "周三", "--why", "他出差")
    assert (moved.code, moved.out) == (0, "改到 11月25日周三：甲局，交材料\n")
    page = things(huikuan().out)
    assert [line for line in page if "交材料" in line] == [" 3  后天 11月25日周三 下午  甲局：交材料"]
    assert not any("回访" in line for line in page)
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-25")
    assert any("  今天 下午  甲局：交材料" in line for line in things(huikuan().out))


def test_more_than_twenty_things_are_counted(huikuan, folder):
    text = plan_file("2026-11-20", customer="某某局")
    for number in range(23):
        path = folder / f"2026-11-20-第{number}局-平台.plan.yaml"
        path.write_text(text.replace("某某局", f"第{number}局"), encoding="utf-8")
    done = huikuan()
    assert len(things(done.out)) == 20
    assert "\n还有 3 条也到了日子" in done.out


def test_a_number_of_the_page_means_its_plan_in_every_command(huikuan, folder):
    put(folder, "2026-11-20-甲局-平台")
    put(folder, "2026-11-23-乙局-机房")
    page = things(huikuan().out)
    assert "甲局" in page[1] or "甲局" in page[0]
    for number in ("1", "2"):
        name = "甲局" if "甲局" in page[int(number) - 1] else "乙局"
        assert f"行动单：{name}" in huikuan("show", number).out


def test_a_plan_that_was_just_made_reminds_of_its_visit_and_its_steps(huikuan, monkeypatch):
    assert huikuan("plan", "--answers", GOOD, "--today", DAY).code == 0
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-25")
    found = things(huikuan().out)
    assert any(re.match(r" \d  今天  清江市大数据中心：去见李主任（业务经办），要：", line) for line in found)
    assert any(
        "今天 18:00 前  清江市大数据中心：" + playbook().escalation.steps[0].action[:10] in line
        for line in found
    )


def test_plans_in_folders_below_and_renamed_ones_are_looked_at(huikuan, folder):
    (folder / "小周").mkdir()
    put(folder, PLANS[0]).rename(folder / "小周" / "甲局那份.yaml")
    assert "甲局：去见" in huikuan().out


def test_plans_of_the_workspace_are_looked_at_from_a_folder_below_it(huikuan, tmp_path, folder, monkeypatch):
    huikuan("init", tmp_path / "团队")
    put(tmp_path / "团队", PLANS[0])
    put(folder, PLANS[1])
    (tmp_path / "团队" / "资料").mkdir()
    monkeypatch.chdir(tmp_path / "团队")
    done = huikuan()
    assert "甲局：" in done.out
    assert "乙局" not in done.out
    monkeypatch.chdir(tmp_path / "团队" / "资料")
    assert "甲局：" in huikuan().out


@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_every_line_keeps_to_the_width_and_nothing_to_say_is_cut(huikuan, folder, monkeypatch, columns):
    from rich.cells import cell_len

    put(folder, "2026-11-22-甲局-平台", day("2026-11-23", "很长的一件事，" * 9), customer="某市" * 20)
    monkeypatch.setenv("COLUMNS", columns)
    out = huikuan().out
    assert [line for line in out.splitlines() if cell_len(line) > int(columns)] == []
    assert re.sub(r"\s", "", out).count("很长的一件事，") == 9


def test_what_is_due_stands_above_the_drafts():
    from datetime import date

    from huikuan_cli.show.home_page import Home, home_page

    page = home_page(
        Home(date(2026, 11, 23), False, (), (), 0, lambda line: "", drafts=("某市数据局，填到第 3 段",)), 80
    )
    assert page.startswith("没填完的：\n  某市数据局，填到第 3 段\n\n命令")


# --- what can go wrong ---


def test_a_plan_that_cannot_be_read_is_named_and_hides_nothing(huikuan, folder):
    put(folder, PLANS[0])
    for name in ("丙局-坏", "丁局-坏", "戊局-坏"):
        (folder / f"2026-11-24-{name}.plan.yaml").write_text("坏：[", encoding="utf-8")
    done = huikuan()
    assert (done.code, done.err) == (0, "")
    assert "明天 11月24日周二" in done.out
    assert "2026-11-24-丁局-坏.plan.yaml" in done.out
    assert "等 3 份\n" in done.out
    assert texts.HOME_FOLDED in done.out


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", ["\x1b[31m红", "\x1b]0;题\x07", "\u202e反", "\u200b", "\n甲", "\x9b31m"])
def test_no_control_character_of_a_name_reaches_the_screen(huikuan, folder, name):
    path = put(folder, PLANS[0])
    path.rename(folder / f"2026-11-24-{name}局-平台.plan.yaml")
    done = huikuan()
    assert done.code == 0
    no_control(done.out + done.err)
    assert "甲局：去见" in done.out


@pytest.mark.parametrize(
    "text", ['"\\e[31m红"', '"\\x1b]0;题\\a"', '"\\u009b31m"', '"\\u202e反"', "\x1b[31m红", "\u202e反"]
)
@pytest.mark.parametrize(
    "old",
    [
        "客户: 甲局",
        "项目: 平台",
        "见谁: 李主任（财务）",
        "要什么: 拿到单号",
        "时点: 下午",
        "做什么: 回访",
        "哪天: 11月23日周一",
    ],
)
def test_no_control_character_of_a_plan_reaches_the_screen(huikuan, folder, text, old):
    path = put(folder, PLANS[0], day("2026-11-23"))
    head, conclusions, rest = path.read_text(encoding="utf-8").partition("\n结论:\n")
    assert old in rest
    new = f"{old.partition(':')[0]}: {text}"
    path.write_text(head + conclusions + rest.replace(old, new), encoding="utf-8")
    done = huikuan()
    assert done.code == 0
    no_control(done.out + done.err)
    assert texts.HOME_FOLDED in done.out
    assert "接下来三天" in done.out


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_no_control_character_of_a_folder_reaches_the_screen(huikuan, tmp_path, monkeypatch):
    place = tmp_path / "\x1b[31m红" / "documents" / "回款教练"
    place.mkdir(parents=True)
    monkeypatch.setenv("HUIKUAN_HOME", str(tmp_path / "\x1b[31m红"))
    put(place, PLANS[0])
    done = huikuan()
    assert "明天" in done.out
    no_control(done.out)
    (place / "huikuan.yaml").write_text("坏：[", encoding="utf-8")
    monkeypatch.chdir(place)
    done = huikuan()
    assert "huikuan.yaml" in done.err
    no_control(done.out + done.err)


def test_a_gbk_screen_loses_no_character(process, folder):
    put(folder, PLANS[0], day("2026-11-23", "第1件"))
    put(folder, "2026-11-09-乙局-机房", day("2026-11-23", "第3件"))
    (folder / "2026-11-24-丙局-坏.plan.yaml").write_text("坏：[", encoding="utf-8")
    done = process(PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    wide = process(PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("gbk") == wide.stdout.decode("utf-8")
    assert "第3件" in wide.stdout.decode("utf-8")


def test_a_name_outside_gbk_becomes_a_question_mark_on_a_gbk_screen(process, folder):
    put(folder, PLANS[0], person="䶮主任")
    done = process(PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "去见?主任" in done.stdout.decode("gbk")


def test_plans_that_did_not_change_are_not_read_again(huikuan, folder, monkeypatch):
    from huikuan_cli.store.work import plan_facts

    text = plan_file("2026-11-24", customer="某某局")
    for number in range(30):
        path = folder / f"2026-11-24-第{number}局-平台.plan.yaml"
        path.write_text(text.replace("某某局", f"第{number}局"), encoding="utf-8")
        os.utime(path, ns=(10**18, 10**18))
    seen: list[Path] = []
    whole = plan_facts.facts
    monkeypatch.setattr(plan_facts, "facts", lambda path, **how: seen.append(path) or whole(path, **how))
    first = huikuan().out
    assert len(seen) == 30
    assert huikuan().out == first
    assert len(seen) == 30


def test_a_wrong_today_is_one_line_and_exit_two(huikuan, folder, monkeypatch):
    put(folder, PLANS[0])
    monkeypatch.setenv("HUIKUAN_TODAY", "哪天")
    done = huikuan()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("HUIKUAN_TODAY：看不懂日期“哪天”")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("公司：甲\n", "huikuan.yaml:1 “公司”后面用了全角冒号"),
        ("公司: 甲\n电话: [\n", "huikuan.yaml:2 括号“[”没有成对"),
        ("", "huikuan.yaml”是空的"),
        ("公司: 甲\n不认识: 甲\n又一个: 乙\n", "huikuan.yaml:2 “不认识”不认识"),
        ("版本: 9\n", "huikuan.yaml:1 版本“9”不认识"),
    ],
)
def test_a_broken_huikuan_yaml_is_one_line_and_hides_neither_plans_nor_commands(
    huikuan, tmp_path, text, says
):
    (tmp_path / "work" / "huikuan.yaml").write_text(text, encoding="utf-8")
    put(tmp_path / "work", PLANS[0])
    done = huikuan()
    assert done.code == 0
    (line,) = done.err.splitlines()
    assert says in line
    assert "明天 11月24日周二" in done.out
    assert texts.HOME_FOLDED in done.out


def test_a_working_folder_that_may_not_be_looked_into_hides_nothing(huikuan, folder, monkeypatch):
    from huikuan_cli.store.work import workspace

    def refuse(start: Path) -> None:
        raise PermissionError(13, "no")

    put(folder, PLANS[0])
    monkeypatch.setattr(workspace, "find", refuse)
    done = huikuan()
    assert (done.code, done.err) == (0, "")
    assert "明天" in done.out


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be removed there")
def test_a_working_folder_that_is_gone_hides_nothing(huikuan, folder, tmp_path, monkeypatch):
    put(folder, PLANS[0])
    gone = tmp_path / "没了"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    done = huikuan()
    monkeypatch.chdir(tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "明天" in done.out


def test_what_was_not_finished_stands_first_with_the_way_to_go_on(huikuan, tmp_path):
    from huikuan_cli.store.work import drafts
    from huikuan_cli.store.work.drafts import Draft

    for name in ("甲局", "乙局"):
        claim = drafts.new(tmp_path / "home" / "data")
        claim.save(Draft(given={"客户": name}, done="1/6"))
        claim.release()
    busy = drafts.new(tmp_path / "home" / "data")
    busy.save(Draft(given={"客户": "正在填的局"}))
    shown = huikuan().out
    busy.release()
    assert shown.startswith(texts_wizard.DRAFTS_TITLE)
    assert "甲局（1/6，填了 1 项）" in shown
    assert "乙局（1/6" in shown
    assert "正在填的局" not in shown
    assert "接着填：huikuan drafts" in shown


def test_of_many_drafts_a_few_are_shown(huikuan, tmp_path):
    from huikuan_cli.store.work import drafts
    from huikuan_cli.store.work.drafts import Draft

    for number in range(7):
        claim = drafts.new(tmp_path / "home" / "data")
        claim.save(Draft(given={"客户": f"第{number}局"}))
        claim.release()
    shown = huikuan().out
    assert shown.count("局（") == 5
    assert "还有 2 条" in shown


def test_two_visits_of_one_contract_are_both_listed(huikuan, folder):
    put(folder, "2026-11-23-甲局-平台", want="今天的")
    put(folder, "2026-11-24-甲局-平台", want="明天的")
    found = things(huikuan().out)
    assert any("今天的" in line for line in found)
    assert any("明天的" in line for line in found)


def test_what_is_wrong_in_huikuan_yaml_is_said_once_beside_a_team_folder(huikuan, tmp_path, monkeypatch):
    (tmp_path / "打法").mkdir()
    (tmp_path / "huikuan.yaml").write_text("版本: 1\n打法库: 打法\n公私: 甲\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert huikuan().err.count("“公私”不认识") == 1
