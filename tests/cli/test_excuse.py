"""`huikuan excuse`: the answer to what he says, found by id or by his words, quick and plain."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import files, flat, foreign_words, line_with
from cli.test_hostile_text import no_control
from cli.test_start_up import loaded
from factories import playbook
from huikuan_cli.core.text.words import columns
from huikuan_cli.store.playbooks.layers import bundled

BOOK = playbook().excuses
OWN, E6, E8 = "我写了一页：由来、验收、付了多少", "要会签的几栏我列好了", "我直说，两个办法请您定"
HOSTILE = {
    "escape": "\x1b[31m红\x1b]0;题\x07",
    "control": "换\x9b31m\x00领\u202e导",
    "markup": "[red]x[/red]",
    "template": "{{7*7}}",
    "line break": "换领导\n■ 假标题",
    "surrogate": "\udcff\udcfe",
    "long": "换" * 10_000,
    "long and nothing": "z" * 10_000,
    "only blanks": " \t\u3000",
}


def first_line(text: str) -> str:
    return text.splitlines()[0]


def lost(home: Path) -> bool:
    """Whether a bug was logged."""
    return (home / "data" / "huikuan-error.log").exists()


# --- finding it ---


@pytest.mark.parametrize("typed", ["o05", "O05", "ｏ０５", " o05 "])
def test_an_id_in_any_spelling_shows_that_excuse(huikuan, typed):
    done = huikuan("excuse", typed)
    assert (done.code, done.err) == (0, "")
    assert first_line(done.out) == "o05 换领导了，班子在调整"
    assert "也可能是" not in done.out


def test_an_excuse_shows_all_that_is_needed_at_the_door(huikuan):
    one = next(e for e in BOOK.excuses if e.id == "o05")
    shown = flat(huikuan("excuse", "o05").out)
    for text in (*one.meaning, one.ask, *one.evidence, *one.never, *BOOK.truth, BOOK.verdict):
        assert flat(text) in shown
    for node in playbook().chain.nodes:
        assert (flat(f"{node.id} {node.name}：“{node.ask}”") in shown) is (node.id in one.nodes)


def test_what_he_said_finds_it_and_names_the_others_it_may_be(huikuan):
    done = huikuan("excuse", "我们换领导了，这事得重新汇报")
    assert done.code == 0
    assert first_line(done.out).startswith("o05 ")
    assert "■ 也可能是\n" in done.out


@pytest.mark.parametrize(("said", "guess"), [("再等等", True), ("指标紧张", False), ("o35", False)])
def test_what_is_only_a_guess_says_so_and_gives_the_question_that_is_always_right(huikuan, said, guess):
    done = huikuan("excuse", said)
    assert done.code == 0
    assert ("认不准" in done.err) is guess
    assert ("现在在谁手上" in done.err) is guess


def test_several_words_are_one_sentence(huikuan):
    apart = huikuan("excuse", "我们", "换", "领导了")
    assert first_line(apart.out).startswith("o05 ")
    assert apart.out == huikuan("excuse", "我们 换 领导了").out


@pytest.mark.parametrize("typed", ["o99", "O99"])
def test_a_number_that_no_excuse_has_is_refused_with_the_numbers_there_are(huikuan, typed):
    done = huikuan("excuse", typed)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert typed in done.err
    ids = [one.id for one in playbook().excuses.excuses]
    assert f"{ids[0]} 到 {ids[-1]}" in done.err


@pytest.mark.parametrize("typed", ["asdf", "哈哈哈哈"])
def test_words_that_fit_nothing_give_the_three_questions(huikuan, typed):
    done = huikuan("excuse", typed)
    assert done.code == 0
    shown = flat(done.out)
    assert shown.startswith(f"“{typed}”没有现成的应对")
    for text in (*BOOK.truth, BOOK.unmatched.ask):
        assert flat(text) in shown


def test_without_words_every_excuse_is_listed_with_its_id(huikuan):
    done = huikuan("excuse")
    assert done.code == 0
    rows = done.out.splitlines()
    assert [row.strip() for row in rows if row.startswith("  o")] == [
        f"{e.id} {e.name}" for e in BOOK.excuses
    ]
    for step in BOOK.steps:
        assert flat(step) in flat(done.out)


# --- for one type ---


def test_without_a_type_every_types_own_answer_is_shown(huikuan):
    shown = flat(huikuan("excuse", "o05").out)
    assert all(flat(text) in shown for text in (OWN, E6, E8))


def test_one_type_shows_its_answer_and_hides_the_others(huikuan):
    done = huikuan("excuse", "o05", "--type", "e8")
    assert done.code == 0
    shown = flat(done.out)
    assert f"我答：“{flat(E8)}" in shown
    assert flat(E6) not in shown
    assert flat(OWN) not in shown
    assert "对不同的人" not in shown


def test_a_type_without_an_answer_of_its_own_gets_the_ordinary_one(huikuan):
    shown = flat(huikuan("excuse", "o05", "--type", "e1").out)
    assert flat(OWN) in shown
    assert flat(E8) not in shown


@pytest.mark.parametrize("kind", ["e10", "没有这一型", "8", "e", "e-1"])
def test_a_type_that_does_not_exist_is_one_line_and_exit_two(huikuan, kind):
    done = huikuan("excuse", "o05", "--type", kind)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert f"“{kind}”" in done.err
    assert "e0 到 e9" in done.err


# --- its days ---


@pytest.mark.parametrize(
    ("today", "back", "promise"),
    [
        ("2026-11-23", "11月26日周四", "11月30日周一"),
        ("2026-11-20", "11月25日周三", "11月27日周五"),  # a Friday: Saturday and Sunday do not count
        ("2026-10-09", "10月13日周二", "10月15日周四"),  # the Saturday after it is a working day
    ],
)
def test_days_are_working_days_from_the_given_day(huikuan, monkeypatch, today, back, promise):
    done = huikuan("excuse", "o05", "--today", today)
    assert f"{promise}按程序报给新领导" in flat(done.out)
    assert f"{back}问报到哪位手上" in flat(done.out)
    monkeypatch.setenv("HUIKUAN_TODAY", today)
    assert huikuan("excuse", "o05").out == done.out


def test_a_day_that_is_none_is_one_line_and_exit_two(huikuan):
    done = huikuan("excuse", "o05", "--today", "2026-02-30")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "--today" in done.err


# --- a team's own ---


@pytest.fixture
def team(tmp_path) -> Path:
    """A team folder with excuses of its own."""
    own = tmp_path / "打法" / "excuses.yaml"
    own.parent.mkdir()
    text = (bundled() / "excuses.yaml").read_text(encoding="utf-8")
    assert "名称: 换领导了，班子在调整\n" in text
    own.write_text(text.replace("名称: 换领导了，班子在调整", "名称: 一把手换人"), encoding="utf-8")
    return own


def test_a_teams_own_excuses_win(huikuan, team, monkeypatch):
    done = huikuan("excuse", "o05", "--playbooks", team.parent)
    assert (done.code, done.err) == (0, "")
    assert first_line(done.out) == "o05 一把手换人"
    monkeypatch.setenv("HUIKUAN_PLAYBOOKS", str(team.parent))
    assert huikuan("excuse", "o05").out == done.out


def test_the_excuses_of_the_working_folder_win_from_a_folder_below_it(huikuan, team, tmp_path, monkeypatch):
    work = tmp_path / "work"
    (work / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    team.parent.rename(work / "playbooks")
    (work / "某局").mkdir()
    monkeypatch.chdir(work / "某局")
    assert first_line(huikuan("excuse", "o05").out) == "o05 一把手换人"


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("    名子: 换领导了", "“名子”这个名称不认识"),
        ("    名称: [换", "括号“[”没有成对"),
        ('    名称: "{{ 没写完"', "“{{”没有用对"),
    ],
    ids=["unknown key", "not YAML", "half a placeholder"],
)
def test_a_broken_team_file_is_named_and_passed_over(huikuan, team, new, says):
    text = team.read_text(encoding="utf-8")
    team.write_text(text.replace("    名称: 一把手换人", new), encoding="utf-8")
    done = huikuan("excuse", "o05", "--playbooks", team.parent)
    assert done.code == 0
    assert str(team) in done.err
    assert "（这次不用这" in done.err
    assert says in done.err
    assert done.out == huikuan("excuse", "o05").out
    assert foreign_words(done.err, str(team)) == []


def test_a_mistake_in_a_team_file_is_said_with_its_line(huikuan, team):
    text = team.read_text(encoding="utf-8").replace("    名称: 一把手换人", '    名称: "{{ 没写完"')
    team.write_text(text, encoding="utf-8")
    done = huikuan("excuse", "--playbooks", team.parent)
    assert f"{team}:{line_with(text, '没写完')} " in done.err


# --- whatever is typed ---


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_words_get_an_answer_and_no_control_character(huikuan, tmp_path, text):
    done = huikuan("excuse", text)
    assert done.code in (0, 2), done.err
    no_control(done.out + done.err)
    assert not lost(tmp_path / "home")
    assert len(done.out) < 6_000
    assert "\n■ 假标题" not in done.out


@pytest.mark.parametrize("option", ["--type", "--today", "--playbooks"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_option_value_is_refused_in_one_line(huikuan, tmp_path, option, text):
    done = huikuan("excuse", "o05", option, text)
    assert done.code in (1, 2), done.err
    assert done.err.count("\n") == 1
    assert option in done.err
    no_control(done.out + done.err)
    assert not lost(tmp_path / "home")


def test_bytes_that_are_no_text_are_no_bug(process, tmp_path):
    done = process("excuse", "\udcff\udcfe")
    assert done.returncode in (0, 2), done.stderr.decode()
    assert b"Traceback" not in done.stderr
    no_control((done.stdout + done.stderr).decode("utf-8"))
    assert not lost(tmp_path / "home")


@pytest.mark.parametrize("text", ["[red]x[/red]", "{{7*7}}"])
def test_markup_and_placeholders_in_the_words_stay_text(huikuan, text):
    assert f"“{text}”没有现成的应对" in huikuan("excuse", text).out


# --- how it is shown ---


@pytest.mark.parametrize("width", [80, 40])
def test_every_page_fits_the_width(huikuan, monkeypatch, width):
    if width == 80:
        monkeypatch.delenv("COLUMNS")
    else:
        monkeypatch.setenv("COLUMNS", str(width))
    for argv in ((), ("asdf",), *((one.id,) for one in BOOK.excuses)):
        wide = [row for row in huikuan("excuse", *argv).out.splitlines() if columns(row) > width]
        assert wide == [], argv


def test_a_narrow_page_says_the_same_as_a_wide_one(huikuan, monkeypatch):
    wide = huikuan("excuse", "o05").out
    monkeypatch.setenv("COLUMNS", "40")
    narrow = huikuan("excuse", "o05").out
    assert flat(narrow) == flat(wide)
    assert narrow.count("\n") > wide.count("\n")


@pytest.mark.parametrize("argv", [(), ("o05",), ("asdf",), ("o05", "--type", "x")])
def test_a_gbk_screen_loses_no_character(process, argv):
    done = process("excuse", *argv, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    wide = process("excuse", *argv, PYTHONIOENCODING="utf-8")
    assert done.returncode == wide.returncode
    assert done.stdout.decode("gbk") == wide.stdout.decode("utf-8")
    assert done.stderr.decode("gbk") == wide.stderr.decode("utf-8")


@pytest.mark.parametrize("argv", [(), ("o05",), ("我们换领导了",), ("asdf",)])
def test_looking_up_loads_no_slow_library(process, argv):
    assert not loaded(process, "excuse", *argv) & {"questionary", "prompt_toolkit", "rich"}


def test_looking_up_writes_nothing(huikuan, tmp_path):
    for argv in ((), ("o05",), ("我们换领导了",), ("asdf",), ("o05", "--type", "x")):
        huikuan("excuse", *argv)
    assert files(tmp_path) == {}


def test_no_word_of_a_library_is_on_a_page(huikuan):
    for argv in ((), ("o05",), ("我们换领导了",)):
        assert foreign_words(huikuan("excuse", *argv).out) == []
