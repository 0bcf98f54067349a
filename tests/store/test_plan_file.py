"""The door to plan files: each mistake of a hand is named with its line, and everything else is read as it was."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import msgspec
import pytest

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.work import plan_file
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import parse
from properties import SEARCH

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "k1.plan.yaml"
TEXT = GOLDEN.read_text(encoding="utf-8")


def opened(folder: Path, text: str) -> plan_file.Stored:
    path = folder / "甲.plan.yaml"
    path.write_text(text, encoding="utf-8")
    return plan_file.read(path)


def places(stored: plan_file.Stored) -> list[tuple[int, str]]:
    return [(one.line, one.text) for one in stored.problems]


def test_a_sound_plan_has_nothing_wrong(folder):
    stored = opened(folder, TEXT)
    assert stored.problems == stored.lost == ()
    assert plan_file.sentences(stored) == []


def line_of(text: str, row: str) -> int:
    return text.splitlines().index(row) + 1


STEP = re.search(
    r"(?m)^  之后的日程:\n  - id: .*\n    哪天: (.*)\n    时点: .*\n    做什么: .*\n    日期: '(.*)'$", TEXT
)
assert STEP
SPOKEN, ISO = STEP.groups()


def test_a_machines_day_that_cannot_be_read_is_named_and_the_spoken_one_counts(folder):
    text = TEXT.replace(STEP[0], STEP[0].replace(ISO, "2026-11；-30"))
    stored = opened(folder, text)
    said = f"“日期”写着“2026-11；-30”，看不出是哪天（这一条先按“哪天”写的 {SPOKEN}算）"
    assert places(stored) == [(line_of(text, "    日期: '2026-11；-30'"), said)]
    assert stored.lost == (), "the conclusions are drawn anew"
    assert len(stored.record.plan.days) == len(opened(folder, TEXT).record.plan.days)


def test_a_step_whose_days_are_both_unreadable_is_named_and_stays_on_the_paper(folder):
    broken = STEP[0].replace(ISO, "？").replace(SPOKEN, "过几天")
    stored = opened(folder, TEXT.replace(STEP[0], broken))
    (one,) = stored.problems
    assert "不上日历，也不提醒" in one.text
    assert stored.record.plan.days[0].day == "过几天"


@pytest.mark.parametrize(
    ("old", "new", "row", "says"),
    [
        ("    拜访日: 2026-11-25（周三）", "    拜访日: 周三", "    拜访日: 周三", "“拜访日”写着“周三”，看不出是哪天"),
        ("    承诺日: 12月1日周二", "    承诺日: 尽快", "    承诺日: 尽快", "“承诺日”写着“尽快”"),
        ("  今天: '2026-11-23'", "  今天: 那天", "  今天: 那天", "“生成”里的“今天”写着“那天”"),
        ("    得分: 74", "    得分: 很高", "    得分: 很高", "“结论/准备度/得分”应是一个整数"),
        ("    客户: 清江市大数据中心\n    项目", "    客户: [甲, 乙]\n    项目", "    客户: [甲, 乙]", "写成了一列"),
        ("    客户: 清江市大数据中心\n    项目", "    项目", "  拜访:", "“结论/拜访/客户”没有了"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_line(folder, old, new, row, says):
    head, mark, rest = (
        TEXT.partition("\n结论:\n") if old not in TEXT.partition("\n结论:\n")[0] else ("", "", TEXT)
    )
    text = head + mark + rest.replace(old, new, 1)
    assert text != TEXT
    stored = opened(folder, text)
    (one,) = stored.problems
    first = len(head.splitlines())
    assert one.line == first + line_of(text[len(head) + 1 :] if head else text, row)
    assert says in one.text


@pytest.mark.parametrize("start", range(4))
def test_whatever_one_value_is_changed_to_only_that_value_is_lost(folder, start):
    """A text made a list, a list a text, or a value taken away, anywhere in the conclusions: one problem, at its line or the
    line of what it stood in, and the rest of the record is as it was."""
    for number in range(25 * (SEARCH or 1)):
        r = Random(number * 4 + start)
        data = parse(TEXT.encode(), "甲").data
        path = _somewhere(r, data["结论"], ("结论",))
        inside = _at(data, path[:-1])
        was = inside[path[-1]]
        if isinstance(inside, dict) and r.random() < 0.4:
            del inside[path[-1]]
        else:
            inside[path[-1]] = "甲" if isinstance(was, list | dict) else ["甲"]
        stored = opened(folder, dump(data))
        after = plain(stored)
        named = [one for one in stored.problems if "看不出是哪天" not in one.text]
        assert len(named) <= 1, (path, named)
        if not named:
            assert path[-1] not in inside or was == "", path  # an optional part was taken away
        before = plain(opened(folder, TEXT))
        _forget(before, path)
        _forget(after, path)
        assert after == before, path


def plain(stored: plan_file.Stored) -> dict:
    return msgspec.json.decode(msgspec.json.encode(stored.record))


def _somewhere(r: Random, data: object, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    if not keys or (len(path) > 1 and r.random() < 0.25):
        return path
    key = r.choice(list(keys))
    return _somewhere(r, data[key], (*path, key))


def _at(data: object, path: tuple[str | int, ...]) -> object:
    for one in path:
        data = data[one]
    return data


def _forget(data: object, path: tuple[str | int, ...]) -> None:
    """Take out what was changed; of a list the whole list, since an item of it may be gone."""
    for number, one in enumerate(path):
        if number + 1 == len(path) or isinstance(path[number + 1], int):
            data.pop(one, None)
            return
        data = data[one]


def test_numbers_of_items_are_those_of_the_file_where_one_before_was_left_out(folder):
    data = parse(TEXT.encode(), "甲").data
    data["结论"]["之后的日程"][0] = "一句话"
    data["结论"]["之后的日程"][1]["日期"] = "那天"
    text = dump(data)
    stored = opened(folder, text)
    assert [one.line for one in stored.problems] == [
        line_of(text, "  - 一句话"),
        line_of(text, "    日期: 那天"),
    ]


def test_answers_and_log_that_are_not_all_read_are_not_written_over(folder):
    stored = opened(folder, TEXT.replace("\n答案:\n", "\n答案:\n  别的: 一句话\n", 1))
    (one,) = stored.lost
    assert "答案/别的" in one.text
    with pytest.raises(HuikuanError, match="要先改好"):
        stored.worth_keeping()


@pytest.mark.parametrize("text", ["", "版本: 1\n结论: 没有\n", "甲: 乙\n", "- 甲\n", "版本: 9\n结论: {}\n"])
def test_what_is_no_plan_is_refused_in_one_line(folder, text):
    with pytest.raises(HuikuanError):
        opened(folder, text)
