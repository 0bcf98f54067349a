"""A new excuse of a team answers first, and takes away nothing of what rests on ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.helpers import flat
from factories import tree
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.excuse_match import Heard, excuse_index, heard
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.checking.taken_words import is_heard_otherwise, taken_words
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

TODAY = date(2026, 11, 23)
SAID, OURS = "等我们新来的主任熟悉熟悉情况", "o05"
NEW = (
    "借口:\n  - id: o59\n    名称: 新主任刚来，等他熟悉情况\n    他会说: [等我们新来的主任熟悉熟悉情况, 主任刚来，先让他熟悉熟悉]\n"
    "    关键词: [{words}]\n    真意: [新主任真没看过这笔]\n    先问: 新主任姓什么？\n    我答: 正好拿这一页熟悉。\n"
    "    拿到: 收下这一页\n    证据: [合同首页]\n    下一步: 问清新主任姓名\n    依据: 补\n"
)
WORDS = "新来的主任, 主任刚来, 主任熟悉"
KIND = "id: u1\n名称: 机关\n客户性质: [机关]\n"


@pytest.fixture
def team(tmp_path: Path):
    def write(text: str, name: str = "excuses.yaml") -> Path:
        path = tmp_path / "打法" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"版本: 2\n{text}", encoding="utf-8")
        return tmp_path / "打法"

    return write


def book(folder: Path | None) -> Playbook:
    own = (Layer(folder, "团队"),) if folder else ()
    return loading.load((*own, Layer(bundled(), "自带")))


def case(playbook: Playbook, said: str = SAID) -> dict[str, Any]:
    stuck = {"他上次说的": said, "现象": "p3"}
    given = tree(拜访={"客户": "某县教育局", "客户性质": "机关", "岗位": "主要领导"}, 卡在哪=stuck)
    return read_answers(given, interview(playbook), TODAY, "甲.yaml", lambda path: 1, past=True).answers


def seen(folder: Path | None, said: str = SAID) -> Analysis:
    playbook = book(folder)
    return analyse(playbook, case(playbook, said), TODAY, "")


def heard_by(folder: Path | None, said: str = SAID) -> Heard:
    playbook = book(folder)
    (one,) = heard(playbook.excuses, said, playbook.once(excuse_index))
    return one


def test_a_new_excuse_answers_first_and_the_situation_that_rests_on_ours_still_fits(team):
    folder = team(NEW.format(words=WORDS))
    before, now = seen(None), seen(folder)
    assert before.lead().id == now.lead().id == "y60"
    assert heard_by(folder).excuses[0].id == "o59"
    assert set(now.situation.excuses) >= {"o59", OURS}


def test_the_excuse_behind_a_new_one_is_not_prepared_as_if_the_case_made_it_likely(team):
    playbook = book(team(NEW.format(words=WORDS)))
    plan = make_plan(playbook, case(playbook), TODAY, "")
    assert plan.replies[0].id == "o59"
    assert OURS not in [one.id for one in plan.replies]


def test_words_that_are_surely_one_of_both_are_not_taken_for_nothing(team):
    """The word of ours is his too: neither is ahead of the other, and he hears an answer all the same."""
    said = "新来的局长还没熟悉情况"
    copy = NEW.replace("等我们新来的主任熟悉熟悉情况", said).format(words="新来的, 新局长")
    one = heard_by(team(copy), said)
    assert {each.id for each in one.excuses[:2]} == {"o59", OURS}
    assert OURS in one.surely()


def test_what_only_the_new_excuse_means_is_not_taken_for_ours_as_well(team):
    folder = team(NEW.replace("等我们新来的主任熟悉熟悉情况", "档案都装箱了").format(words="装箱, 搬家"))
    assert heard_by(folder, "我们在搬家，档案都装箱了").surely() == ("o59",)


def test_words_of_ours_are_heard_as_ever_beside_a_new_excuse(team):
    said = "一把手空着好几个月了，没人拿主意"
    assert heard_by(team(NEW.format(words=WORDS)), said) == heard_by(None, said)


def test_a_new_excuse_of_one_kind_of_customer_takes_nothing_away_from_his_sheet(team):
    folder = team(KIND + NEW.format(words=WORDS), "customers/u1.yaml")
    his = seen(folder)
    assert his.playbook.own_excuses == ("o59",)
    assert (his.lead().id, set(his.situation.excuses) >= {"o59", OURS}) == ("y60", True)
    assert book(folder).own_excuses == ()


LOST = "借口:\n  - id: o30\n    他会说: {加: [新来的局长还没熟悉情况]}\n    关键词: {加: [新来的局长还没熟悉情况]}\n"
STILL = "条件靠 o05 的情形（y60 验收以后换了负责人）照样合上"


def told_at(huikuan, folder: Path, line: int) -> list[str]:
    """What check, try and diff say of the excuse: the first two at his line."""
    at = f"excuses.yaml:{line}"
    checked = huikuan("playbook", "check", folder)
    assert (checked.code, checked.out) == (0, "")
    tried = huikuan("playbook", "try", "--playbooks", folder).out
    diff = flat(huikuan("playbook", "diff", "--playbooks", folder).out)
    return [flat(text).partition(at)[2].partition("excuses.yaml:")[0] for text in (checked.err, tried)] + [
        diff
    ]


@pytest.mark.limit(180)
def test_the_words_that_a_new_excuse_takes_from_ours_are_told_at_its_line(huikuan, team):
    said = "新来的局长还没熟悉情况"
    folder = team(NEW.format(words=f"{WORDS}, 新来的局长, 还没熟悉情况"))
    for told in told_at(huikuan, folder, 3):
        assert (
            flat(f"自带的 o05“换领导了，班子在调整”自己的例句有 1 句（“{said}”）现在先照它答，{STILL}")
            in told
        )
        assert flat(f"它的例句有 1 句（“{SAID}”）原来认作自带的 o05") in told


@pytest.mark.limit(180)
def test_the_situations_that_fall_away_with_the_words_of_an_excuse_are_told_at_its_line(huikuan, team):
    for told in told_at(huikuan, team(LOST), 4):
        assert flat("（y60 验收以后换了负责人）这样说时合不上了") in told
        assert flat("在那条情形的“条件”里加 {借口: [o30]}") in told


@pytest.mark.parametrize(
    ("says", "word", "told"),
    [
        ("正在交接，等定下来再说", "正在交", "（“正在交接，等定下来再说”）还照它答，可是有了这一条，认得没那么准了，条件靠 o05 的情形"),
        ("班子还有两个空", "班子还有两个", "（“班子还有两个空缺，分工没定”）现在两条一样像，认不准，只问三句辨真伪，条件靠 o05 的情形"),
        ("上面来了个", "上面来了", "（“上面来了个代理的，代理的只管维持”）现在两条一样像，认不准，只问三句辨真伪"),
    ],
    ids=["ours is less sure", "no excuse is sure", "no excuse is sure, and no situation rested on it"],
)  # fmt: skip
def test_words_that_another_excuse_of_ours_makes_less_sure_are_told(team, says, word, told):
    new = f"借口:\n  - id: o30\n    他会说: {{加: ['{says}']}}\n    关键词: {{加: ['{word}']}}\n"
    found = taken_words(book(None), book(team(new)), "o30")
    assert told in found
    assert ("合不上了" in found) is ("条件靠" in told)
    assert "照样合上" not in found


def test_an_excuse_that_takes_nothing_is_not_told_as_taking(team):
    new = NEW.replace("等我们新来的主任熟悉熟悉情况, 主任刚来，先让他熟悉熟悉", "档案都装箱了")
    assert taken_words(book(None), book(team(new.format(words="装箱, 搬家"))), "o59") == ""


def test_words_that_only_tell_how_to_answer_take_nothing():
    assert not is_heard_otherwise(Change("改", ("借口", "o05", "我答"), "甲", "乙"))
    assert is_heard_otherwise(Change("改", ("借口", "o05", "关键词"), ["甲"], ["甲", "乙"]))
