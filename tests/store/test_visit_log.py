"""The log inside a plan file: read with lines, added to without touching another byte, by many at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.log.logs import logs
from huikuan_cli.core.log import Received, Visit, read_log
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.store.files.bounded import MAX_BYTES
from huikuan_cli.store.work import plans, visit_log
from huikuan_cli.store.yaml.parse import parse
from planfiles import plan_file
from properties import examples

TODAY = date(2026, 11, 26)
TALK = Visit(day=TODAY, met="王科长", words="周五前录单", promised="单号", due=date(2026, 11, 27))
PAID = Received(day=TODAY, amount=Decimal(30000))
LOGGED = """\
- 记录: 拜访
  编号: r1
  日期: '2026-11-25'
  见到: 王科长   # 我写的
"""


def written(tmp_path: Path, section: str = "拜访记录: []\n", **how: str) -> Path:
    path = tmp_path / "2026-11-25-某市数据局-数据平台.plan.yaml"
    text = plan_file("2026-11-25").replace("拜访记录: []\n", section)
    path.write_bytes(text.encode(how.get("encoding", "utf-8")))
    return path


def entries(path: Path) -> list[object]:
    read = plans.read(path).log(TODAY)
    assert read.problems == ()
    return list(read.log.entries)


def test_an_entry_is_added_with_its_id_and_read_again(tmp_path):
    path = written(tmp_path)
    (made,) = visit_log.append(path, [TALK], TODAY).entries
    assert made.id
    assert entries(path) == [made]


@pytest.mark.parametrize(
    ("section", "before"),
    [
        ("拜访记录: []\n", 0),
        ("拜访记录: []", 0),
        ("拜访记录:\n", 0),
        ("拜访记录: [] # 空的\n", 0),
        ("", 0),
        ("拜访记录:\n" + LOGGED, 1),
        ("拜访记录:\n" + LOGGED.rstrip("\n"), 1),
        ("拜访记录:\n" + LOGGED + "\n# 完\n", 1),
        ("拜访记录:\n" + LOGGED + "批注: 先别提利息\n", 1),
        ("拜访记录:\n" + "".join(f"    {line}\n" for line in LOGGED.splitlines()), 1),
        ("拜访记录:\n" + LOGGED + "  原话: |\n    再等等\n    # 不是批注\n", 1),
        ("拜访记录: [{编号: r1, 日期: 2026-11-25, 见到: 王科长}]\n", 1),
        ("拜访记录: [\n  {编号: r1, 日期: 2026-11-25, 见到: 王科长},\n]\n批注: 先别提利息\n", 1),
        ('"拜访记录":\n' + LOGGED, 1),
    ],
)
def test_an_entry_finds_its_place_and_every_other_line_stays(tmp_path, section, before):
    path = written(tmp_path, section)
    old = path.read_text(encoding="utf-8")
    visit_log.append(path, [TALK, PAID], TODAY)
    assert len(entries(path)) == before + 2
    new = path.read_text(encoding="utf-8")
    was = old.replace("拜访记录: []", "拜访记录: " if "#" in section else "拜访记录:")
    kept = next((n for n, (a, b) in enumerate(zip(was, new, strict=False)) if a != b), len(was))
    assert new.endswith(was[kept:])  # one piece was put in, and nothing else changed
    assert set(parse(new.encode(), "a").data) == {*parse(old.encode(), "a").data, "拜访记录"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(tmp_path, encoding, end):
    path = written(tmp_path, "拜访记录:\n" + LOGGED)
    raw = path.read_text(encoding="utf-8").replace("\n", end).encode(encoding)
    path.write_bytes(raw)
    visit_log.append(path, [TALK], TODAY)
    assert path.read_bytes().startswith(raw)
    added = path.read_bytes().decode(encoding)[len(raw.decode(encoding)) :]
    assert added.count(end) == added.count("\n") > 3
    assert len(entries(path)) == 2


@examples(25)
@given(logs(st.text(max_size=30)))
def test_any_words_come_back_from_the_file_as_they_went_in(tmp_path_factory, rows):
    path = written(tmp_path_factory.mktemp("a"))
    said = read_log(rows, TODAY).entries
    visit_log.append(path, said, TODAY)
    known = {one.id: one for one in entries(path)}  # type: ignore[attr-defined]
    assert [known[one.id] for one in said] == list(said)


def test_the_same_entry_twice_is_written_once(tmp_path):
    path = written(tmp_path)
    assert visit_log.append(path, [TALK], TODAY).fresh == 1
    raw = path.read_bytes()
    assert visit_log.append(path, [TALK], TODAY).fresh == 0
    assert path.read_bytes() == raw


def test_a_log_with_no_place_for_more_is_refused_and_the_file_stays(tmp_path):
    path = written(tmp_path, "拜访记录: 见过王科长\n")
    raw = path.read_bytes()
    with pytest.raises(HuikuanError, match="写得特别"):
        visit_log.append(path, [TALK], TODAY)
    assert path.read_bytes() == raw


def test_a_file_that_would_be_too_large_to_read_again_is_not_written(tmp_path):
    path = written(tmp_path, "批注: " + "多" * 50_000 + "\n拜访记录: []\n")
    raw = path.read_bytes()
    assert len(raw) < MAX_BYTES
    many = [Visit(day=TODAY, met=str(n), words="说" * 400) for n in range(60)]
    with pytest.raises(HuikuanError, match="记满了"):
        visit_log.append(path, many, TODAY)
    assert path.read_bytes() == raw


def test_a_mistake_in_the_log_is_named_with_its_line_and_the_rest_is_used(tmp_path):
    path = written(tmp_path, "拜访记录:\n" + LOGGED + "  哪天: 2026-11；-30\n")
    read = plans.read(path).log(TODAY)
    (problem,) = read.problems
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1].strip() == "哪天: 2026-11；-30"
    assert str(path) in problem.sentence()
    assert len(read.log.entries) == 1


def test_a_log_that_is_no_list_stops_nothing_else_of_the_plan(tmp_path):
    stored = plans.read(written(tmp_path, "拜访记录: 见过王科长\n"))
    assert [one.line > 1 for one in stored.log(TODAY).problems] == [True]
    assert stored.record.plan.head.customer == "某市数据局"


ADD = """
import sys
from datetime import date
from pathlib import Path
from huikuan_cli.core.log import Visit
from huikuan_cli.store.work import visit_log
visit_log.append(Path(sys.argv[1]), [Visit(day=date(2026, 11, 26), met=f"第{sys.argv[2]}个人")], date(2026, 11, 26))
"""


def test_twenty_processes_that_write_at_once_lose_nothing(tmp_path):
    path = written(tmp_path, "拜访记录:\n" + LOGGED)
    head = path.read_bytes()
    running = [subprocess.Popen([sys.executable, "-c", ADD, str(path), str(n)]) for n in range(20)]
    assert [one.wait(timeout=120) for one in running] == [0] * 20
    assert path.read_bytes().startswith(head)
    met = [one.met for one in entries(path)[1:]]  # type: ignore[attr-defined]
    assert sorted(met) == sorted(f"第{n}个人" for n in range(20))


def test_a_plan_that_is_drawn_anew_keeps_what_was_written_meanwhile(tmp_path):
    path = written(tmp_path)
    stored = plans.read(path)
    text = plans.plan_text(stored.record, stored.raw)
    visit_log.append(path, [TALK], TODAY)
    plans.replace(path, text, {})
    assert [one.met for one in entries(path)] == ["王科长"]  # type: ignore[attr-defined]


def git(folder: Path, *argv: str) -> subprocess.CompletedProcess[bytes]:
    who = ("-c", "user.name=周", "-c", "user.email=zhou@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *argv], cwd=folder, capture_output=True, check=False)


@pytest.fixture
def merged(tmp_path):
    """Two copies of a plan, each changed in its own way, then merged by git."""

    def make(section: str, here, there) -> Path:
        path = written(tmp_path, section)
        if git(tmp_path, "init", "-b", "a").returncode:
            pytest.skip("没有 git，合并没有试")
        git(tmp_path, "add", path.name)
        git(tmp_path, "commit", "-m", "plan")
        git(tmp_path, "checkout", "-b", "b")
        there(path)
        git(tmp_path, "commit", "-am", "there")
        git(tmp_path, "checkout", "a")
        here(path)
        git(tmp_path, "commit", "-am", "here")
        git(tmp_path, "merge", "b")
        return path

    return make


def adds(*said: object):
    return lambda path: visit_log.append(path, said, TODAY)


@pytest.mark.parametrize("section", ["拜访记录: []\n", "拜访记录:\n" + LOGGED])
def test_two_copies_that_were_both_added_to_are_read_together_and_the_conflict_is_named(merged, section):
    other = Visit(day=TODAY, met="王科长", words="下周三盖章", promised="签字盖章", due=date(2026, 12, 2))
    path = merged(section, adds(TALK), adds(other, PAID))
    assert b"<<<<<<<" in path.read_bytes()
    stored = plans.read(path)
    assert len(stored.log(TODAY).log.entries) == 3 + section.count("编号")
    (problem,) = stored.problems
    assert "合并" in problem.text
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1].startswith("<<<<<<<")


def test_the_next_entry_ends_such_a_conflict_and_keeps_both_sides(merged):
    path = merged("拜访记录: []\n", adds(TALK), adds(PAID))
    before = path.read_bytes()
    visit_log.append(path, [Visit(day=TODAY, met="李主任")], TODAY)
    assert len(entries(path)) == 3
    assert path.with_name(path.name + ".bak").read_bytes() == before


def test_a_conflict_elsewhere_is_named_with_its_lines_and_nothing_is_chosen(merged):
    def other_want(want: str):
        def change(path: Path) -> None:
            path.write_text(path.read_text(encoding="utf-8").replace("拿到单号", want), encoding="utf-8")

        return change

    path = merged("拜访记录: []\n", other_want("拿到回执"), other_want("拿到清单"))
    with pytest.raises(ProblemsFound, match="合并冲突") as caught:
        plans.read(path)
    (problem,) = caught.value.problems
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1].startswith("<<<<<<<")
    raw = path.read_bytes()
    with pytest.raises(ProblemsFound):
        visit_log.append(path, [TALK], TODAY)
    assert path.read_bytes() == raw


def test_an_entry_without_a_year_or_a_day_means_the_same_whenever_the_file_is_read(tmp_path):
    path = written(tmp_path, "拜访记录:\n- 日期: 11月26日\n  见到: 王科长\n- 见到: 李主任\n")
    stored = plans.read(path)
    days = [[one.day for one in stored.log(day).log.entries] for day in (TODAY, date(2027, 9, 1))]
    assert days == [[date(2026, 11, 26), date(2026, 11, 25)]] * 2
