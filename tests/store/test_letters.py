"""The letters of a team: what it may change, what it may not, and that a broken one stops nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import TODAY, playbook
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.store.playbooks import sendable_letters
from huikuan_cli.store.playbooks.full_check import check
from huikuan_cli.store.playbooks.layers import LETTER_FILES, Layer, bundled
from store.test_layers import order_of

OURS = (Layer(bundled(), "自带"),)


def read(folder: Path, **texts: str) -> tuple[dict[str, Letter], tuple[str, ...]]:
    found = sendable_letters.read(order_of(folder, **texts), playbook())
    return {one.id: one for one in found.letters}, found.passed_over


def words(letter: Letter, id: str) -> str:
    return next(one.text for one in letter.pieces if one.id == id)


def test_the_shipped_letters_are_read_in_their_order_without_a_word():
    found = sendable_letters.read(OURS, playbook())
    assert [f"letters/{one.id}.yaml" for one in found.letters] == list(LETTER_FILES)
    assert found.passed_over == ()


def test_a_team_changes_one_sentence_and_the_rest_stays(folder):
    ours = sendable_letters.read(OURS, playbook()).letters[2]
    made, said = read(folder, letters__l2="id: l2\n正文:\n  - id: d10\n    话: 盼复。\n")
    assert said == ()
    assert words(made["l2"], "d10") == "盼复。"
    assert words(made["l2"], "d9") == words(ours, "d9")


def test_a_team_hides_and_adds_a_sentence(folder):
    made, said = read(
        folder,
        letters__l2="id: l2\n正文:\n  - id: d10\n    停用: 是\n  - id: h1\n    写法: 段\n    话: 联系人工作日九点到五点都在。\n",
    )
    assert said == ()
    ids = [one.id for one in made["l2"].pieces]
    assert "d10" not in ids
    assert "h1" in ids


def test_what_a_team_wrote_into_a_letter_is_listed_for_the_lawyers(folder):
    order = order_of(
        folder,
        letters__l1="id: l1\n正文:\n  - id: b6\n    行: {其他往来: 见附件}\n  - id: h1\n    写法: 段\n    话: 联系人工作日都在。\n",
    )
    found = sendable_letters.read(order, playbook())
    assert found.own["l1"] == ("其他往来：见附件", "联系人工作日都在。")
    assert found.own["l2"] == ()
    assert sendable_letters.read(OURS, playbook()).own["l1"] == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l2", "正文:\n  - id: d9\n    停用: 是\n"),
        ("l2", "正文:\n  - id: d9\n    话: 请尽快付款。\n"),
        ("l2", "正文:\n  - id: d91\n    话: 利息就算了。\n"),
        ("l2", "正文:\n  - id: d6\n    话: 请尽快付款。\n"),
        ("l1", "正文:\n  - id: b5\n    停用: 是\n"),
        ("l1", "正文:\n  - id: b4\n    条件: [{逾期至少: 1}]\n"),
    ],
)
def test_what_makes_a_letter_a_claim_and_waives_nothing_cannot_be_taken_away(folder, name, text):
    ours = {one.id: one for one in sendable_letters.read(OURS, playbook()).letters}
    made, said = read(folder, **{f"letters__{name}": f"id: {name}\n{text}"})
    assert len(said) == 1
    kept = {one.id: one for one in made[name].pieces}
    assert all(kept[one.id] == one for one in ours[name].pieces)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("正文:\n  - id: d10\n    话: 您好 {{ 客户名 }}\n", "客户名"),
        ("正文:\n  - id: d10\n    话: 贵单位是忠诚型，请付款。\n", "忠诚型"),
        ("正文:\n  - id: d10\n    话: 给您带了红包。\n", "红包"),
        ("正文:\n  - id: h1\n    写法: 段\n    话: 我公司同意免除逾期利息。\n", "免除"),
        ("正文:\n  - id: h1\n    写法: 段\n    话: 零头抹掉，不再要求支付。\n", "抹掉"),
        ("正文:\n  - id: d11\n    不列: [w99]\n", "w99"),
        ("正文:\n  - id: h1\n    写法: 段\n", "话"),
        ("正文:\n  - id: h1\n    写法: 表\n", "行"),
        ("限期工作日: 400\n", "限期工作日"),
    ],
)
def test_a_mistake_in_a_letter_is_an_error_in_check_and_one_line_elsewhere(folder, text, says):
    order = order_of(folder, letters__l2=f"id: l2\n{text}")
    problems = check(order, TODAY).problems
    assert len(problems) == 1, problems
    assert says in problems[0].text
    assert problems[0].file.endswith("l2.yaml")
    assert problems[0].line > 1
    assert len(sendable_letters.read(order, playbook()).passed_over) == 1
