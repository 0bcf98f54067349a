"""What a lead writes into a list without ids: lines come and go one by one, what nobody must do only grows, old answers keep
their meaning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factories import playbook
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.merging import merged
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks import full_check, loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

OURS = Layer(bundled(), "自带")
TODAY = date(2026, 11, 23)


def made(order: tuple[Layer, ...]) -> Playbook:
    found, said = loading.load_for_visit(order)
    assert said == ()
    return found


def write(folder: Path, name: str, text: str) -> tuple[Layer, ...]:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("版本: 2\n" + text, encoding="utf-8")
    return Layer(folder, "团队"), OURS


def wrong(order: tuple[Layer, ...]) -> list[Problem]:
    return [one for one in full_check.check(order, TODAY).problems if not one.minor]


def test_one_line_comes_and_one_goes_and_the_others_stay_in_their_order(folder):
    order = write(folder, "excuses.yaml", "借口:\n  - id: o05\n    关键词: {加: [换了主官], 去掉: [旧账]}\n")
    now, ours = (
        next(one for one in book.excuses.excuses if one.id == "o05").words
        for book in (made(order), playbook())
    )
    assert now == (*(one for one in ours if one != "旧账"), "换了主官")


def test_an_entry_without_an_id_goes_by_its_words(folder):
    ours = playbook().types["e3"].openings
    text = f"id: e3\n开场白:\n  去掉: [{ours[0].text}]\n  加: [{{话: 三分钟说清。, 先用: 是}}]\n"
    now = made(write(folder, "types/e3.yaml", text)).types["e3"].openings
    assert now[:-1] == ours[1:]
    assert (now[-1].text, now[-1].first) == ("三分钟说清。", "是")


@pytest.mark.parametrize("text", ["绝对不做: [当面算考核分]", "绝对不做: {加: [当面算考核分]}"])
def test_what_nobody_must_do_only_grows(folder, text):
    ours = playbook().types["e3"].never
    assert made(write(folder, "types/e3.yaml", f"id: e3\n{text}\n")).types["e3"].never == (
        *ours,
        "当面算考核分",
    )


def test_a_safety_line_cannot_be_taken_away_and_the_rest_of_the_file_is_used(folder):
    ours = playbook().types["e3"]
    order = write(folder, "types/e3.yaml", f'id: e3\n绝对不做: {{去掉: ["{ours.never[0]}"]}}\n别名: [快手]\n')
    (found,) = wrong(order)
    assert (found.code, found.line) == ("P304", 3)
    now = loading.load_for_visit(order)[0].types["e3"]
    assert (now.never, now.aliases) == (ours.never, ("快手",))


def test_two_layers_add_to_the_same_list(tmp_path):
    near, far = tmp_path / "近", tmp_path / "远"
    write(far, "types/e3.yaml", "id: e3\n打开他: {加: [带一页成果]}\n")
    write(near, "types/e3.yaml", "id: e3\n打开他: {加: [先说结果], 去掉: [带一页成果]}\n")
    now = made((Layer(near, "近"), Layer(far, "远"), OURS)).types["e3"].opens
    assert now == (*playbook().types["e3"].opens, "先说结果")


def test_a_mistake_in_an_added_line_is_told_at_that_line(folder):
    order = write(folder, "types/e3.yaml", 'id: e3\n打开他:\n  加:\n    - 先说结果\n    - "{{ 没有的 }}"\n')
    (found,) = wrong(order)
    assert (found.file, found.line, found.code) == (str(folder / "types/e3.yaml"), 6, "P303")


def test_the_kind_of_an_added_line_is_checked_like_any_other(folder):
    (found,) = wrong(write(folder, "types/e3.yaml", "id: e3\n打开他: {加: [先说结果, {甲: 乙}]}\n"))
    assert (found.line, found.code) == (3, "P203")


def test_a_new_entry_may_write_its_lists_so_as_well():
    new = {"id": "o90", "关键词": {"加": ["甲"]}}
    assert merged({"借口": [{"id": "o05"}]}, {"借口": [new]})["借口"][1] == {"id": "o90", "关键词": ["甲"]}


LISTS = {
    "the check before the visit": ("mindset.yaml", "自查:\n  问题: [{id: q0, 话: 手机静音了}]\n", "自查"),
    "the facts of a phenomenon": (
        "diagnosis.yaml",
        "现象:\n  - id: p1\n    判据: [{id: p1.9, 话: 换了三任经办}]\n",
        "看到的事实",
    ),
    "the items of a measure": (
        "prevention.yaml",
        "措施:\n  - id: m1\n    可勾选: [{id: m1.9, 话: 见过分管领导, 没做到就补: 约一次}]\n",
        "m1",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_line_more_changes_no_old_answer(folder, name):
    file, text, key = LISTS[name]
    before, after = (interview(book) for book in (playbook(), made(write(folder, file, text))))
    key = next(f.key for _, f in before.fields() if key in (f.key, f.label))
    old, new = ({one.id: one.label for one in talk.options(talk.find(key))} for talk in (before, after))
    assert {id: new.get(id) for id in old} == old
    assert len(new) == len(old) + 1
