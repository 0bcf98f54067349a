"""The letters of a team: what it may change, what it may not, and that a broken one stops nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import TODAY, playbook
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.store.playbooks import sendable_letters
from huikuan_cli.store.playbooks.full_check import check
from huikuan_cli.store.playbooks.layers import LETTER_FILES, Layer, bundled, letter_files
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


OWN = """id: {id}
名称: {name}
用途: 请对方书面说明哪一天付
题目: 关于付款安排的函
抬头: "{{{{ 收函单位 }}}}："
限期工作日: 5
盖章: 是
正文:
  - id: a1
    写法: 段
    话: 请于{{{{ 限期 }}}}以前书面说明{{{{ 项目 }}}}本期款项的付款日期。
  - id: a2
    写法: 落款
"""


def test_a_letter_kind_that_only_a_team_has_is_read_behind_ours_and_every_word_of_it_is_its_own(folder):
    order = order_of(
        folder, letters__l11=OWN.format(id="l11", name="函乙"), letters__l10=OWN.format(id="l10", name="函甲")
    )
    assert check(order, TODAY).problems == ()
    found = sendable_letters.read(order, playbook(), letter_files(order))
    assert [one.name for one in found.letters[len(LETTER_FILES) :]] == ["函甲", "函乙"]
    assert found.passed_over == ()
    assert found.own["l10"][0].startswith("请于")
    assert found.own["l2"] == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OWN.format(id="l10", name="催款函"), "letters/l2.yaml"),
        (OWN.format(id="l11", name="函甲"), "对不上"),
        (OWN.format(id="l10", name="函甲").replace("书面说明{{", "看忠诚型{{"), "忠诚型"),
        (OWN.format(id="l10", name="函甲").replace("{{ 项目 }}", "{{ 合同名 }}"), "合同名"),
        ("id: l10\n名称: 函甲\n", "缺"),
        ("id: l10\n名称: [函甲\n", ""),
    ],
)
def test_a_broken_letter_of_a_team_is_said_and_keeps_no_other_from_being_written(folder, text, says):
    order = order_of(folder, letters__l10=text)
    problems = check(order, TODAY).problems
    assert problems
    assert all(one.file.endswith("l10.yaml") for one in problems)
    assert says in problems[0].text
    found = sendable_letters.read(order, playbook(), letter_files(order))
    assert [f"letters/{one.id}.yaml" for one in found.letters] == list(LETTER_FILES)
    assert found.passed_over


@pytest.mark.parametrize("name", ["l05", "l4a", "l100", "la"])
def test_a_file_that_is_called_like_no_letter_is_said_to_be_unread(folder, name):
    order = order_of(folder, **{f"letters__{name}": OWN.format(id=name, name="函甲")})
    assert letter_files(order) == LETTER_FILES
    assert [one.code for one in check(order, TODAY).problems] == ["P601"]
