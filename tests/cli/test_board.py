"""`huikuan board`: a folder of ten people, broken files, what is private, the same page twice."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cli.helpers import flat, foreign_words, no_control
from huikuan_cli import texts_board as texts
from team import PEOPLE, closing, done, plan_text, put, received, team, visit

TODAY = "2026-11-30"
DAY = date(2026, 11, 30)
NAME = f"{texts.TITLE}-{TODAY}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten people with ten plans each, made once."""
    folder = tmp_path_factory.mktemp("made") / "团队"
    team(folder, 10)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "团队"
    shutil.copytree(made, copy)
    return copy


@pytest.fixture
def board(huikuan: Callable[..., Any]) -> Callable[..., Any]:
    """The board of some folders as of the Monday."""
    return lambda *argv: huikuan("board", *argv, "--today", TODAY)


@pytest.fixture
def data(board: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """The same for a program, by the names of the tables."""

    def run(*argv: object) -> dict[str, Any]:
        result = board(*argv, "--json")
        assert result.code == 0, result.err
        found = json.loads(result.out)
        return {"said": found["said"], **{one["name"]: one for one in found["tables"].values()}}

    return run


@pytest.fixture
def single(tmp_path: Path, data: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The row of one plan by itself, as `team.plan_text` makes it."""

    def run(**facts: Any) -> dict[str, Any]:
        put(tmp_path / "一份" / "2026-11-25-甲局-平台.plan.yaml", plan_text(**facts))
        (row,) = data(tmp_path / "一份")[texts.ROWS]["rows"]
        return row

    return run


# --- the folder of a team ---


def test_every_open_receivable_of_ten_people_is_a_line_and_the_sums_are_those_of_the_lines(data, folder):
    found = data(folder)
    rows = found[texts.ROWS]["rows"]
    assert len(rows) == 90  # each tenth was closed
    assert {one["who"] for one in rows} == set(PEOPLE)
    sums = found[texts.ROWS]["sums"]
    assert Decimal(sums["overdue"]) == sum(Decimal(one["overdue"]) for one in rows)
    people = found[texts.PEOPLE]
    assert [one["open"] for one in people["rows"]] == [9] * 10
    assert people["sums"]["overdue"] == sums["overdue"]
    assert "10 个人，100 张计划，90 笔在办；收掉了 10 笔" in found["said"][0]


def test_a_line_says_what_came_of_the_visit(data, folder):
    rows = {one["customer"]: one for one in data(folder)[texts.ROWS]["rows"]}
    states = [(one["promise"], one["state"]) for one in (rows[f"第{n}局"] for n in range(5))]
    assert states == [("", ""), ("单号", "未到"), ("单号", "落空"), ("单号", "兑现"), ("", "")]
    coming, promised = rows["第0局"], rows["第1局"]
    assert (coming["last_visit"], promised["last_visit"]) == (None, "2026-11-26")
    assert (coming["overdue"], coming["readiness"], coming["verdict"]) == ("100000.00", 74, "补齐再去")
    assert (promised["promised_day"], promised["node"]) == ("2027-01-25", "业务经办")
    assert promised["file"] == "王磊/2026-11-26-第1局-平台.plan.yaml"


def test_a_person_says_how_often_he_went_and_what_it_brought(data, folder):
    people = {one["who"]: one for one in data(folder)[texts.PEOPLE]["rows"]}
    one = people["王磊"]
    assert [one[key] for key in ("visits", "promised", "kept", "broken", "silent")] == [8, 6, 2, 2, 4]


def test_people_may_have_a_folder_each_or_all_be_in_one(data, folder, tmp_path):
    every = tmp_path / "一处"
    every.mkdir()
    for path in folder.rglob("*.plan.yaml"):
        shutil.copy2(path, every)
    apart = data(*sorted(folder.iterdir()))
    assert [one["who"] for one in apart[texts.PEOPLE]["rows"]] == [
        one["who"] for one in data(every)[texts.PEOPLE]["rows"]
    ]
    assert apart[texts.PEOPLE] == data(folder)[texts.PEOPLE]
    assert data(folder, folder / "王磊", folder / "王磊")[texts.PEOPLE] == apart[texts.PEOPLE]


def test_a_plan_that_names_nobody_is_in_the_hands_of_whose_folder_it_lies_in(data, tmp_path):
    put(tmp_path / "队" / "李敏" / "a.plan.yaml", plan_text(owner="〔待填〕", customer="甲局"))
    put(tmp_path / "队" / "b.plan.yaml", plan_text(owner="〔待填〕", customer="乙局"))
    put(tmp_path / "队" / "c.plan.yaml", plan_text(owner="李 敏", customer="丙局"))
    rows = data(tmp_path / "队")[texts.ROWS]["rows"]
    assert {one["customer"]: one["who"] for one in rows} == {
        "甲局": "李敏",
        "乙局": texts.NOBODY,
        "丙局": "李敏",
    }


def test_several_visits_for_one_receivable_are_counted_once(data, tmp_path):
    for n, day in enumerate(("2026-10-08", "2026-11-25")):
        text = plan_text(
            visit=date.fromisoformat(day),
            amount="1000.00",
            made=date(2026, 10, 1),
            log=visit(date.fromisoformat(day), "没答应", 编号=f"aaaaa{n}"),
        )
        put(tmp_path / "队" / f"{day}-甲局.plan.yaml", text)
    found = data(tmp_path / "队")
    assert [(one["overdue"], one["visits"]) for one in found[texts.ROWS]["rows"]] == [("1000.00", 2)]
    assert "同一笔的前几次 1 张不另算" in found["said"][0]


# --- money by today ---


def test_a_day_that_is_to_be_verified_on_the_sheet_is_so_on_the_board(single):
    assert texts.DOUBTFUL in single(base="k1")["flags"]  # the paper that proves the day is not in hand
    assert texts.DOUBTFUL not in single(base="k2")["flags"]


def test_money_that_was_logged_lowers_what_is_overdue(single):
    row = single(amount="468000.00", log=received(date(2026, 11, 26), "68000.00"))
    assert (row["overdue"], row["left"]) == ("400000.00", "400000.00")


def test_the_days_late_are_those_of_today(single, huikuan, tmp_path):
    assert single()["days_late"] == 279
    later = json.loads(huikuan("board", tmp_path / "一份", "--json", "--today", "2026-12-30").out)
    assert later["tables"]["receivables"]["rows"][0]["days_late"] == 309


def test_a_closed_receivable_is_no_line(board, tmp_path):
    put(tmp_path / "队" / "a.plan.yaml", plan_text(log=closing(date(2026, 11, 26))))
    done = board(tmp_path / "队")
    assert "收掉了 1 笔" in done.out
    assert "清江" not in done.out


def test_answers_that_a_hand_changed_are_read_as_they_stand_now(tmp_path, data):
    path = put(tmp_path / "队" / "a.plan.yaml", plan_text(amount="468000.00"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("到期应付: '468000.00'", "到期应付: 40万"), encoding="utf-8"
    )
    (row,) = data(tmp_path / "队")[texts.ROWS]["rows"]
    assert row["overdue"] == "400000.00"


def test_answers_that_cannot_be_read_cost_the_amount_and_are_said_on_the_line(tmp_path, data):
    path = put(tmp_path / "队" / "a.plan.yaml", plan_text())
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    验收合格日期: '", "    验收合格日期: '不知哪天的 ", 1), encoding="utf-8"
    )
    found = data(tmp_path / "队")
    (row,) = found[texts.ROWS]["rows"]
    assert row["overdue"] is None
    assert texts.ANSWERS_WRONG in row["flags"]
    assert "另有 1 笔金额不清楚" in found["said"][1]


def test_a_promise_that_was_kept_and_one_that_was_not_are_told_apart(single):
    log = visit(date(2026, 11, 25), "单号", date(2026, 11, 27), 编号="aaaaaa")
    assert single(log=log)["state"] == "落空"
    assert single(log=log + done(date(2026, 11, 27), "aaaaaa"))["state"] == "兑现"


# --- broken files ---

BROKEN = {
    "not YAML": b"\xe7\x89\x88\xe6\x9c\xac: 1\n\xe7\xbb\x93\xe8\xae\xba: [\n",
    "empty": b"",
    "bytes": bytes(range(256)) * 4,
    "too large": b"a: " + b"x" * 300_000,
    "no plan": "版本: 1\n甲: 乙\n".encode(),
    "another version": "版本: 7\n结论: {}\n".encode(),
    "conclusions that are none": "版本: 1\n生成: {}\n答案: 三\n结论: 四\n".encode(),
    "aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n",
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_a_line_and_stops_nothing(data, board, tmp_path, raw):
    put(tmp_path / "队" / "好的.plan.yaml", plan_text())
    (tmp_path / "队" / "坏的.plan.yaml").write_bytes(raw)
    found = data(tmp_path / "队")
    assert len(found[texts.ROWS]["rows"]) == 1
    (line,) = found[texts.FILES]["rows"]
    assert line["file"] == "坏的.plan.yaml"
    assert line["why"]
    shown = board(tmp_path / "队")
    assert shown.code == 0
    assert "坏的.plan.yaml" in shown.out
    assert foreign_words(shown.out, "yaml") == []
    assert str(tmp_path) not in shown.out
    no_control(shown.out)


def test_a_hand_that_spoilt_one_line_of_a_log_is_named_with_the_line(data, tmp_path):
    path = put(tmp_path / "队" / "a.plan.yaml", plan_text(log=visit(date(2026, 11, 25), "单号")))
    path.write_text(
        path.read_text(encoding="utf-8").replace("日期: '2026-11-25'\n  见到", "日期: 前天\n  见到"),
        encoding="utf-8",
    )
    found = data(tmp_path / "队")
    (row,) = found[texts.ROWS]["rows"]
    assert "文件有 1 处要改" in row["flags"]
    assert re.search(r"第 \d{3,} 行要改", found[texts.FILES]["rows"][0]["why"])


def test_a_folder_that_is_not_there_and_one_without_plans_are_one_line_each(board, tmp_path):
    gone = board(tmp_path / "没有")
    assert (gone.code, gone.err.count("\n")) == (1, 1)
    assert "没有" in gone.err
    (tmp_path / "空的").mkdir()
    empty = board(tmp_path / "空的")
    assert (empty.code, empty.err.count("\n")) == (1, 1)
    assert "huikuan board" in empty.err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--format", "doc"), "xlsx"),
        (("--top", "0"), "--top"),
        (("--top", "多"), "--top"),
        (("--today", "某天"), "--today"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_two(huikuan, folder, argv, says):
    result = huikuan("board", folder, *argv)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert says in result.err


# --- what is private ---

PRIVATE = "爱占小便宜"
SPOTS = {
    "称呼": f"    称呼: 李科长（{PRIVATE}）",
    "他要看到什么": f"    他要看到什么: {PRIVATE}",
    "他上次说的": f"    他上次说的: {PRIVATE}",
    "要什么": f"    要什么: {PRIVATE}",
    "怎么推": f"    怎么推: {PRIVATE}",
}


def test_no_word_about_a_person_gets_on_the_board(tmp_path, board):
    text = plan_text(
        visit=date(2026, 12, 2),
        log=visit(date(2026, 11, 25), PRIVATE, date(2026, 11, 27), 见到=PRIVATE, 原话=PRIVATE, 谁办=PRIVATE, 交给他=PRIVATE, 拿回=PRIVATE, 下一步=PRIVATE, 下一步哪天="'2026-12-03'"),
    )  # fmt: skip
    for key, line in SPOTS.items():
        text = re.sub(rf"\n    {key}: .*", f"\n{line}", text, count=1)
    for part in ("红框", "关键", "起头的口气", "软肋", "说明", "想要", "担心"):
        text = re.sub(rf"\n    {part}: .*", f"\n    {part}: {PRIVATE}", text)
    text = re.sub(
        r"\n    理由:\n", f"\n    理由:\n    - 红灯：{PRIVATE}／验收人调走了没人接\n", text, count=1
    )
    text = re.sub(r"\n    做什么: .*", f"\n    做什么: {PRIVATE}", text)
    text = re.sub(r"\n    一句: .*", f"\n    一句: {PRIVATE}", text)
    put(tmp_path / "队" / "a.plan.yaml", text)
    put(
        tmp_path / "队" / "b.plan.yaml",
        re.sub(r"(?s)拜访记录:.*", "拜访记录: []\n", text).replace("清江市", "浑江市"),
    )
    put(
        tmp_path / "队" / "c.plan.yaml",
        text.replace("记录: 拜访", f"记录: {PRIVATE}").replace("清江市", "松江市"),
    )
    assert text.count(PRIVATE) > 15
    result = board(tmp_path / "队", "--format", "all", "--out", tmp_path / "出")
    assert result.code == 0, result.err
    pages = [
        result.out,
        *(path.read_bytes().decode("utf-8", "replace") for path in (tmp_path / "出").iterdir()),
    ]
    pages.append(
        str([list(sheet.values) for sheet in openpyxl.load_workbook(tmp_path / "出" / f"{NAME}.xlsx")])
    )
    assert len(pages) == 6
    for page in pages:
        assert PRIVATE not in page
        assert "李科长" not in page
    assert "别的" in result.out  # what he promised, in words of nobody's list
    assert "红灯另有 1 处" in result.out


def test_no_type_and_no_weakness_of_a_customer_is_on_the_board(board, folder, tmp_path):
    board(folder, "--format", "html,csv,json", "--out", tmp_path / "出")
    from factories import playbook

    types = [name for one in playbook().types.values() for name in (one.name, one.id)]
    for path in (tmp_path / "出").iterdir():
        page = path.read_text(encoding="utf-8")
        page = page if path.suffix != ".json" else str(json.loads(page))
        assert [one for one in types if re.search(rf"(?<![\w#]){re.escape(one)}(?!\w)", page)] == []


# --- the files ---


def test_the_same_board_twice_is_the_same_bytes(board, folder, tmp_path):
    outs = []
    for place in ("一", "二"):
        result = board(folder, "--format", "all", "--out", tmp_path / place)
        outs.append((result.out, {one.name: one.read_bytes() for one in (tmp_path / place).iterdir()}))
    assert outs[0] == outs[1]
    assert set(outs[0][1]) == {f"{NAME}.{one}" for one in ("xlsx", "html", "csv", "json")}


def test_the_board_of_a_copy_of_the_folder_is_the_same_however_its_files_lie(board, folder, made):
    assert board(folder, "--json").out == board(made, "--json").out


def test_a_later_board_of_the_day_keeps_a_copy_of_what_was_there(board, folder, tmp_path):
    board(folder, "--format", "csv", "--out", tmp_path / "出")
    (folder / "王磊" / "2026-11-26-第1局-平台.plan.yaml").unlink()
    board(folder, "--format", "csv", "--out", tmp_path / "出")
    assert {one.name for one in (tmp_path / "出").iterdir()} == {f"{NAME}.csv", f"{NAME}.csv.bak"}


@pytest.mark.parametrize("text", ["=1+1", "+86", "-局", "@局", "＝1+1", "=cmd|' /C calc'!A0"])
def test_a_name_that_excel_would_run_is_text_in_every_file(tmp_path, board, text):
    put(
        tmp_path / "队" / "a.plan.yaml",
        plan_text(customer=text.replace("'", "''"), owner=f"'{text.replace(chr(39), chr(39) * 2)}'"),
    )
    result = board(tmp_path / "队", "--format", "xlsx,csv", "--out", tmp_path / "出")
    assert result.code == 0, result.err
    sheet = openpyxl.load_workbook(tmp_path / "出" / f"{NAME}.xlsx")[texts.ROWS]
    assert (sheet["A2"].data_type in ("s", "inlineStr"), sheet["B2"].value) == (True, text)
    rows = list(csv.reader(io.StringIO((tmp_path / "出" / f"{NAME}.csv").read_text(encoding="utf-8-sig"))))
    assert rows[1][:2] == ["'" + text] * 2


def test_excel_has_every_row_and_column_and_real_days(board, folder, tmp_path):
    board(folder, "--format", "xlsx", "--out", tmp_path / "出")
    book = openpyxl.load_workbook(tmp_path / "出" / f"{NAME}.xlsx")
    assert book.sheetnames == [texts.TALKS, texts.PEOPLE, texts.ROWS, "说明"]
    sheet = book[texts.ROWS]
    assert sheet.max_row == 92
    heads = [cell.value for cell in sheet[1]]
    assert {texts.CONTRACT, texts.DUE, texts.FILE} <= set(heads)
    last = heads.index(texts.LAST)
    assert {
        cell.is_date for cell in [row[last] for row in sheet.iter_rows(min_row=2, max_row=91)] if cell.value
    } == {True}


def test_the_page_shows_the_first_receivables_and_says_how_many_more_there_are(board, folder, tmp_path):
    board(folder, "--format", "html", "--out", tmp_path / "出", "--top", "7")
    page = (tmp_path / "出" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "另有 83 行没有印在这里" in page
    assert page.count("<svg") == 10
    assert "第99局" not in page


def test_the_files_can_be_read_by_their_owner_only(board, folder, tmp_path):
    board(folder, "--format", "all", "--out", tmp_path / "出")
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "出").iterdir()} == {0o600}


def test_opening_the_page_needs_no_format(board, folder, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    board(folder, "--open", "--out", tmp_path / "出")
    assert [one.name for one in (tmp_path / "出").iterdir()] == [f"{NAME}.html"]
    assert opened == [(tmp_path / "出" / f"{NAME}.html").resolve().as_uri()]


# --- the screen ---


def test_the_screen_says_whom_to_talk_with_first_and_has_no_english(board, folder):
    result = board(folder)
    assert (result.code, result.err) == (0, "")
    heads = re.findall(r"^(?:■ )?(团队看板|该谈一谈|各人|各笔)", result.out, re.M)
    assert heads == [texts.TITLE, texts.TALKS, texts.PEOPLE, texts.ROWS]
    assert foreign_words(result.out, "log", "format", "xlsx", "csv", "top") == []


def test_the_workspace_is_the_folder_where_none_is_named(huikuan, tmp_path):
    place = tmp_path / "home" / "documents" / "回款教练"
    put(place / "a.plan.yaml", plan_text())
    assert "清江市大数据中心" in huikuan("board", "--today", TODAY).out


# --- who should be talked with ---


def test_weak_abilities_come_from_the_ratings_of_that_name(huikuan, board, folder):
    from factories import playbook

    points = [
        f"{item.id}={2 if n < 2 else 4}"
        for n, one in enumerate(playbook().mindset.abilities)
        for item in one.items
    ]
    huikuan("assess", *points, "--name", "王磊")
    huikuan("assess", *points)
    names = "、".join(one.name for one in playbook().mindset.abilities[:2])
    out = flat(board(folder).out)
    assert out.count(flat(f"弱项 {names}")) == 1
    assert flat(f"王磊：五力里不到合格线的 2 样：{names}") in out


def test_a_history_of_ratings_that_is_broken_is_said_and_stops_nothing(board, folder, tmp_path):
    kept = tmp_path / "home" / "data" / "assess.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text("版本: [\n", encoding="utf-8")
    result = board(folder)
    assert (result.code, "assess.yaml" in result.err) == (0, True)


def test_a_team_changes_a_rule_without_a_line_of_code(board, folder, tmp_path):
    own = tmp_path / "打法"
    own.mkdir()
    rule = "该谈:\n  - id: tk2\n    至少: {落空: 2}\n    谈什么: 先看他的日历\n  - id: tk4\n    停用: 是\n"
    (own / "board.yaml").write_text(f"版本: 2\n{rule}", encoding="utf-8")
    before, after = board(folder).out, board(folder, "--playbooks", own).out
    assert "好久没联系" in before
    assert "先看他的日历" not in before
    assert "好久没联系" not in after
    assert "先看他的日历" in after


def test_the_rules_of_the_folder_that_is_looked_at_hold(board, folder):
    (folder / "打法").mkdir()
    (folder / "打法" / "board.yaml").write_text(
        "版本: 2\n该谈:\n  - id: tk4\n    停用: 是\n", encoding="utf-8"
    )
    (folder / "huikuan.yaml").write_text("版本: 1\n打法库: 打法\n", encoding="utf-8")
    assert "好久没联系" not in board(folder).out


def test_a_rule_that_a_team_wrote_wrongly_is_said_and_ours_is_used(board, folder, tmp_path):
    own = tmp_path / "打法"
    own.mkdir()
    text = "版本: 2\n该谈:\n  - id: tk4\n    理由: 没联系 {{ 没联糸 }} 天\n"
    (own / "board.yaml").write_text(text, encoding="utf-8")
    result = board(folder, "--playbooks", own)
    assert result.code == 0
    assert "board.yaml:4" in result.err
    assert "没有记过一次联系" in result.out


def test_the_example_in_the_guide_for_leads_holds(board, folder, tmp_path):
    from huikuan_cli.store.playbooks.layers import bundled

    guide = (bundled() / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"## 换看板上谁该谈一谈\n.*?```yaml\n(.*?)```", guide, re.S)
    own = tmp_path / "打法"
    own.mkdir()
    (own / "board.yaml").write_text(example, encoding="utf-8")
    result = board(folder, "--playbooks", own)
    assert (result.code, result.err) == (0, "")
    assert "近 60 天" in result.out
    assert "答应的日子一再落空" in result.out
