"""`huikuan assess`: the five abilities rated, the private history of it, the trend and the exercise of the week."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
import yaml

from cli.helpers import files, flat, foreign_words
from cli.test_hostile_text import no_control
from cli.test_start_up import loaded
from factories import playbook

MIND = playbook().mindset
ABILITIES = {one.id: one for one in MIND.abilities}


def points(**over: tuple[int, int, int] | int) -> list[str]:
    """All fifteen questions: 3 unless said otherwise, l4=2 for an ability or l4=(2, 3, 1) for its questions."""
    found = []
    for id, ability in ABILITIES.items():
        value = over.get(id, 3)
        each = value if isinstance(value, tuple) else (value,) * len(ability.items)
        found += [f"{item.id}={n}" for item, n in zip(ability.items, each, strict=True)]
    return found


@pytest.fixture
def kept(tmp_path) -> Path:
    """Where the history is kept."""
    return tmp_path / "home" / "data" / "assess.yaml"


@pytest.fixture
def rate(huikuan):
    """Rate all fifteen on a day; the page without its breaks."""

    def run(day: str = "2026-11-23", *more: str, **over: tuple[int, int, int] | int) -> str:
        done = huikuan("assess", *points(**over), "--today", day, *more)
        assert done.code == 0, done.err
        return done.out

    return run


def row(page: str, id: str) -> str:
    """What the page says of an ability."""
    return next(line for line in page.splitlines() if line.startswith(f"  {id} {ABILITIES[id].name}："))


# --- rating ---


def test_fifteen_points_give_five_averages(rate):
    page = rate(l1=4, l2=(2, 3, 3), l5=5)
    assert "自评（2026-11-23，第 1 次，3 分合格）" in page
    assert [re.findall(r"[\d.]+ 分", row(page, id))[0] for id in ABILITIES] == [
        "4.0 分",
        "2.7 分",
        "3.0 分",
        "3.0 分",
        "5.0 分",
    ]


def test_only_what_is_below_the_pass_mark_is_called_so(rate):
    page = rate(l2=(2, 3, 3))
    assert [id for id in ABILITIES if "不到 3 分" in row(page, id)] == ["l2"]


def test_the_exercise_of_the_week_is_that_of_the_weakest(rate):
    page = flat(rate(l2=2, l4=(1, 2, 1), l5=(2, 2, 3)))
    assert f"本周一练□l4{ABILITIES['l4'].name}：{flat(ABILITIES['l4'].drill)}" in page
    assert flat(ABILITIES["l2"].drill) not in page


def test_whoever_reaches_the_pass_mark_everywhere_has_no_exercise(rate):
    assert "本周一练" not in rate()


def test_an_ability_that_was_not_rated_whole_has_no_average(huikuan):
    done = huikuan("assess", "l1.1=1", "l1.2=1", "l2.1=3", "l2.2=3", "l2.3=3")
    assert done.code == 0
    assert row(done.out, "l1").endswith("没评完")
    assert "3.0 分" in row(done.out, "l2")
    assert "本周一练" not in done.out


@pytest.mark.parametrize("spelling", ["l1.1＝５", "ｌ１．１=5", " l1.1=5 "])
def test_input_method_spellings_are_understood(huikuan, spelling):
    done = huikuan("assess", *points(l1=(1, 5, 5))[1:], spelling)
    assert "5.0 分" in row(done.out, "l1")


# --- the trend ---


def test_the_second_time_says_what_went_up_down_or_stayed(rate):
    first = rate("2026-11-16")
    assert "上次" not in first
    page = rate("2026-11-23", l1=4, l2=(2, 3, 3))
    assert "第 2 次" in page
    assert "比上次高 1.0" in row(page, "l1")
    assert "比上次低 0.3" in row(page, "l2")
    assert "和上次一样" in row(page, "l3")


def test_the_trend_compares_with_the_last_time_and_not_the_first(rate):
    rate("2026-11-09", l1=1)
    rate("2026-11-16", l1=5)
    assert "比上次低 1.0" in row(rate("2026-11-23", l1=4), "l1")


def test_one_looks_at_the_trend_without_rating(huikuan, rate, kept):
    rate("2026-11-16")
    rate("2026-11-23", l1=4)
    before = kept.read_bytes()
    done = huikuan("assess", "--show")
    assert done.code == 0
    assert "比上次高 1.0" in row(done.out, "l1")
    assert kept.read_bytes() == before


# --- the other side ---


def test_a_witness_who_sees_it_quite_differently_asks_for_a_talk(rate):
    rate("2026-11-16", l3=4)
    page = rate("2026-11-23", "--witness", l3=(2, 2, 3))  # 4 - 7/3 = 5/3
    assert "五力旁证（2026-11-23" in page
    assert "对方评 4.0" in row(page, "l3")
    talk = re.search(r"■ 要当面谈谈\n(.*)", page)
    assert talk
    assert [one.name for one in ABILITIES.values() if one.name in talk[1]] == [ABILITIES["l3"].name]


def test_a_small_difference_asks_for_no_talk(rate):
    rate("2026-11-16", l3=4)
    page = rate("2026-11-23", "--witness", l3=(2, 3, 3))  # 4 - 8/3 = 4/3
    assert "对方评 4.0" in row(page, "l3")
    assert "要当面谈谈" not in page


def test_the_trend_of_one_side_leaves_the_other_side_out(rate):
    rate("2026-11-09", l1=2)
    rate("2026-11-16", "--witness", l1=5)
    page = row(rate("2026-11-23", l1=3), "l1")
    assert "比上次高 1.0" in page
    assert "对方评 5.0" in page


# --- the history ---


def test_the_history_is_private_and_below_the_home_of_the_program(huikuan, kept, tmp_path):
    done = huikuan("assess", *points())
    assert list(files(tmp_path)) == [str(kept.relative_to(tmp_path))]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert str(kept) in done.err
    assert "--forget" in done.err


def test_the_history_says_who_rated_what_on_which_day(rate, kept):
    rate("2026-11-16", l1=4)
    rate("2026-11-23", "--witness")
    data = yaml.safe_load(kept.read_text(encoding="utf-8"))
    assert [(str(one["日期"]), one["谁评"]) for one in data["自评"]] == [
        ("2026-11-16", "自评"),
        ("2026-11-23", "旁证"),
    ]
    assert len(data["自评"][0]["分"]) == 15


def test_a_second_rating_on_the_same_day_replaces_the_first(rate, kept):
    rate("2026-11-23", l1=1)
    page = rate("2026-11-23", l1=5)
    assert "第 1 次" in page
    assert "5.0 分" in row(page, "l1")
    assert "上次" not in page
    assert kept.read_text(encoding="utf-8").count("2026-11-23") == 1


def test_a_witness_on_the_same_day_replaces_nothing(rate, kept):
    rate("2026-11-23", l1=1)
    assert "对方评 1.0" in row(rate("2026-11-23", "--witness", l1=5), "l1")
    assert kept.read_text(encoding="utf-8").count("2026-11-23") == 2


def test_a_rating_of_an_earlier_day_takes_its_place_in_time(rate, kept):
    rate("2026-11-23", l1=4)
    rate("2026-11-16", l1=3)
    data = yaml.safe_load(kept.read_text(encoding="utf-8"))
    assert [str(one["日期"]) for one in data["自评"]] == ["2026-11-16", "2026-11-23"]


def test_the_history_can_be_forgotten(huikuan, rate, kept):
    rate()
    done = huikuan("assess", "--forget")
    assert (done.code, done.out) == (0, "自评记录删掉了。\n")
    assert not kept.exists()
    again = huikuan("assess", "--forget")
    assert (again.code, again.out) == (0, "没有自评记录。\n")
    assert "还没有评过" in huikuan("assess", "--show").out


# --- of several people ---


def test_nobodys_rating_is_put_in_the_place_of_anothers(huikuan, rate, kept):
    rate("2026-11-23", l1=1)
    rate("2026-11-23", "--name", "王磊", l1=4)
    rate("2026-11-23", "--name", "王磊", "--witness", l1=2)
    page = rate("2026-11-23", "--name", "李敏", l1=5)
    assert "李敏 的五力自评（2026-11-23，第 1 次" in page
    data = yaml.safe_load(kept.read_text(encoding="utf-8"))["自评"]
    assert [(one.get("名字", ""), one["谁评"], one["分"]["l1.1"]) for one in data] == [
        ("", "自评", "1"),
        ("王磊", "自评", "4"),
        ("王磊", "旁证", "2"),
        ("李敏", "自评", "5"),
    ]
    assert "1.0 分" in row(huikuan("assess", "--show").out, "l1")
    seen = huikuan("assess", "--show", "--name", " 王 磊 ").out
    assert "对方评 4.0" in row(seen, "l1")


def test_the_trend_of_one_person_leaves_the_others_out(rate):
    rate("2026-11-09", "--name", "王磊", l1=2)
    rate("2026-11-16", "--name", "李敏", l1=5)
    assert "比上次高 1.0" in row(rate("2026-11-23", "--name", "王磊", l1=3), "l1")


def test_many_ratings_of_one_push_out_none_of_another(rate, monkeypatch, kept):
    monkeypatch.setattr("huikuan_cli.store.work.ratings.MOST_RATINGS", 2)
    rate("2026-11-02", "--name", "王磊")
    for day in ("2026-11-09", "2026-11-16", "2026-11-23"):
        rate(day, "--name", "李敏")
    names = [one["名字"] for one in yaml.safe_load(kept.read_text(encoding="utf-8"))["自评"]]
    assert names == ["王磊", "李敏", "李敏"]


def test_forgetting_ones_own_keeps_those_of_the_others_and_says_whose(huikuan, rate, kept):
    rate()
    rate("2026-11-23", "--name", "王磊")
    done = huikuan("assess", "--forget")
    assert (done.code, done.out) == (0, "自评记录删掉了。\n")
    assert "还留着 王磊 的" in done.err
    assert "王磊 的五力自评" in huikuan("assess", "--show", "--name", "王磊").out
    gone = huikuan("assess", "--forget", "--name", "王磊")
    assert (gone.out, gone.err) == ("王磊 的自评记录删掉了。\n", "")
    assert not kept.exists()


def test_looking_at_ones_own_names_whoever_else_is_kept(huikuan, rate):
    rate("2026-11-23", "--name", "王磊")
    assert "王磊" in huikuan("assess", "--show").err


def test_a_broken_history_is_not_deleted_for_somebodys_name(huikuan, kept):
    kept.parent.mkdir(parents=True)
    kept.write_text("版本: [\n", encoding="utf-8")
    assert huikuan("assess", "--forget", "--name", "王磊").code == 1
    assert kept.exists()


BROKEN = {
    "another version": "版本: '2'\n自评: []\n",
    "a list": "- 甲\n",
    "no ratings": "版本: '1'\n",
    "ratings that are none": "版本: '1'\n自评: 三次\n",
    "a rating without points": "版本: '1'\n自评:\n- 日期: '2026-11-16'\n  谁评: 自评\n",
    "a day that is none": "版本: '1'\n自评:\n- 日期: '2026-02-30'\n  谁评: 自评\n  分: {l1.1: '3'}\n",
    "a point that is none": "版本: '1'\n自评:\n- 日期: '2026-02-03'\n  谁评: 自评\n  分: {l1.1: 高}\n",
    "not YAML": "版本: [\n",
    "empty": "",
    "a control character": "版本: '1'\x1b[31m\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("argv", [("--show",), tuple(points())], ids=["shown", "rated"])
def test_a_broken_history_is_reported_and_left_alone(huikuan, kept, argv, text):
    kept.parent.mkdir(parents=True)
    kept.write_text(text, encoding="utf-8")
    done = huikuan("assess", *argv)
    assert (done.code, done.out) == (1, "")
    assert str(kept) in done.err
    no_control(done.err)
    assert foreign_words(done.err, str(kept)) == []
    assert kept.read_text(encoding="utf-8") == text


def test_points_out_of_range_in_an_edited_history_are_reported(huikuan, rate, kept):
    rate()
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace("'3'", "'99'", 1), encoding="utf-8")
    done = huikuan("assess", "--show")
    assert done.code == 1
    assert str(kept) in done.err


def test_a_broken_history_can_be_forgotten(huikuan, kept):
    kept.parent.mkdir(parents=True)
    kept.write_text("版本: [\n", encoding="utf-8")
    assert huikuan("assess", "--forget").code == 0
    assert not kept.exists()


def test_a_place_that_cannot_be_written_is_named(huikuan, tmp_path):
    (tmp_path / "home" / "data").write_text("", encoding="utf-8")
    done = huikuan("assess", *points())
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert str(tmp_path / "home" / "data") in done.err


# --- looking without rating ---


def test_looking_before_anything_was_rated_says_so_and_writes_nothing(huikuan, tmp_path):
    done = huikuan("assess", "--show")
    assert done.code == 0
    assert "还没有评过" in done.out
    assert files(tmp_path) == {}


def test_looking_explains_the_abilities_the_number_and_the_four_rounds(huikuan):
    shown = flat(huikuan("assess", "--show").out)
    for ability in MIND.abilities:
        assert f"{ability.id}{ability.name}：{flat(ability.means)}" in shown
        assert flat(ability.drill) in shown
    for reading in MIND.readings:
        assert flat(f"{reading.name}：{reading.text}（{reading.origin}）") in shown
    for n, one in enumerate(MIND.cycles, 1):
        assert flat(f"{n}{one.name}：{one.ask}｜产出：{one.output}｜常见偷懒：{one.lazy}") in shown
    assert shown.count("工具自定") >= len(MIND.readings) + 1


# --- mistakes ---


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("l9.9=3",), ("“l9.9=3”",)),
        (("l11=3",), ("“l11=3”", "是不是“l1.1”")),
        (("l1.1",), ("“l1.1”", "l1.1=…")),
        (("l1.1=6",), ("l1.1", "“6”", "1、2、3、4、5")),
        (("l1.1=0",), ("l1.1", "“0”")),
        (("l1.1=3.5",), ("l1.1", "“3.5”")),
        (("l1.1=",), ("l1.1", "1、2、3、4、5")),
        (("l1.1=3", "l1.2=高"), ("l1.2", "“高”")),
        ((), ("没有终端", "--help")),
        (("--witness",), ("没有终端", "--help")),
        (("l1.1=3", "--today", "某天"), ("--today", "“某天”")),
    ],
)
def test_a_wrong_call_is_one_line_exit_two_and_keeps_nothing(huikuan, tmp_path, argv, says):
    done = huikuan("assess", *argv)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    for word in says:
        assert word in done.err
    assert files(tmp_path) == {}


HOSTILE = {"escape": "\x1b[31m红", "control": "\x9b31m", "surrogate": "\udcff", "long": "3" * 10_000}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("place", ["{}", "{}=3", "l1.1={}"])
def test_any_text_is_refused_in_one_line_and_keeps_nothing(huikuan, tmp_path, place, text):
    done = huikuan("assess", place.replace("{}", text))
    assert done.code == 2, done.err
    assert done.err.count("\n") == 1
    no_control(done.err)
    assert files(tmp_path) == {}


def test_whoever_skips_every_question_has_rated_nothing(huikuan, monkeypatch, tmp_path):
    monkeypatch.setattr("huikuan_cli.cli.assess.ask_through", lambda *args, **named: {})
    done = huikuan("assess")
    assert done.code in (0, 1, 2)
    assert files(tmp_path) == {}


def test_rating_loads_no_prompt_library(process):
    assert not loaded(process, "assess", *points()) & {"questionary", "prompt_toolkit", "rich"}
