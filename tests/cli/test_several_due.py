"""`huikuan plan --from` where several promises have come to their day: all of them are asked about, in eight questions at most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import huikuan_cli.env as environment
from cli.helpers import EXAMPLES
from huikuan_cli.cli.plan import draft_choice
from huikuan_cli.core.log import Promise
from huikuan_cli.store.work import plans
from huikuan_cli.wizard.port import Question, Reply, Stop
from huikuan_cli.wizard.scripted import ScriptedAsker

DAY = "2026-11-30"
SAID = (
    "王科长说周五前让财务把单子录进去",
    "李主任答应周四付2万",
    "刘会计答应周五付2万",
)
WHICH = "到了日子的 3 条，哪几条兑现了？"
PAID = "到期以后付过部分款吗？"
MISSED = "没兑现的先说这条：李主任11月26号“答应周四付2万”，他怎么说、改到哪天？"
LATER = "没兑现的先说这条：王科长11月27号“周五前让财务把单子录进去”，他怎么说、改到哪天？"
Again = Callable[[Path, dict[str, str]], ScriptedAsker]


class Returning(ScriptedAsker):
    """Sees the same person again; ticks what is promised by the beginning of its words, and types another line (再打) where the first one
    was not understood."""

    def ask(self, question: Question) -> Reply:
        reply = super().ask(question)
        if isinstance(reply, str) and "，再打 " in reply:
            first, _, then = reply.partition("，再打 ")
            return then if question.wrong else first
        if question.many and isinstance(reply, str) and reply.startswith("勾"):
            return [one.id for one in question.options if one.label.startswith(tuple(reply[1:].split()))]
        return question.typed if reply == "" and question.typed else reply


@pytest.fixture
def plan(huikuan, planned) -> Path:
    """A plan in whose log three people promised something for days that have come."""
    return told(huikuan, planned())


def told(huikuan, path: Path, said: tuple[str, ...] = SAID) -> Path:
    for text in said:
        assert huikuan("log", path, "--text", text, "--today", "2026-11-25", "--json").code == 0
    return path


@pytest.fixture
def again(huikuan, monkeypatch) -> Again:
    """Prepare the next visit; who was asked."""

    def run(path: Path, script: dict[str, str]) -> ScriptedAsker:
        person = Returning({"哪天去？": "2026-12-02", **script})
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr(draft_choice, "asker_of", lambda plain: person)
        done = huikuan("plan", "--from", path, "--today", DAY, "--out", path.parent, "--format", "md")
        assert done.code == 0, done.err
        return person

    return run


def promises(path: Path) -> dict[str, Promise]:
    """The promises of the log by who made them."""
    return {one.met: one for one in plans.read(path).standing(date.fromisoformat(DAY)).promises}


def states(path: Path) -> dict[str, str]:
    return {met: one.state(date.fromisoformat(DAY)) for met, one in promises(path).items()}


def asked(person: ScriptedAsker) -> list[str]:
    return [one.text for one in person.asked]


def test_all_of_them_stand_in_one_list_and_none_is_ticked(plan, again):
    person = again(plan, {})
    first = person.asked[0]
    assert (first.text, first.many, first.chosen) == (WHICH, True, ())
    assert [one.label for one in first.options] == [
        "李主任11月26号“答应周四付2万”",
        "王科长11月27号“周五前让财务把单子录进去”",
        "刘会计11月27号“答应周五付2万”",
    ]
    assert not any("上次：" in one for one in person.said), "what is listed is not said twice"
    assert states(plan) == {"王科长": "落空", "李主任": "落空", "刘会计": "落空"}


def test_what_is_ticked_was_kept_and_the_earliest_of_the_others_is_asked_about(plan, again):
    person = again(plan, {WHICH: "勾王科长"})
    assert asked(person)[:2] == [WHICH, MISSED]
    assert states(plan) == {"王科长": "兑现", "李主任": "落空", "刘会计": "落空"}


def test_money_counts_for_the_promise_that_was_ticked_and_not_for_an_earlier_one(plan, again):
    again(plan, {WHICH: "勾刘会计"})
    assert states(plan) == {"王科长": "落空", "李主任": "落空", "刘会计": "兑现"}


def test_two_payments_alike_are_not_taken_for_one(plan, again):
    person = again(plan, {WHICH: "勾刘会计 李主任"})
    assert states(plan) == {"王科长": "落空", "李主任": "兑现", "刘会计": "兑现"}
    assert asked(person)[1] == LATER
    assert plans.read(plan).standing(date.fromisoformat(DAY)).received() == 40000


def test_where_all_were_kept_nothing_more_is_asked_about_them(plan, again):
    person = again(plan, {WHICH: "勾李主任 王科长 刘会计"})
    assert set(states(plan).values()) == {"兑现"}
    assert asked(person)[1] == "哪天去？"
    assert "“部分付款”还有下一条吗？" in asked(person), "nobody said that no more came in"


def test_another_day_moves_that_promise_and_no_other(plan, again):
    person = again(plan, {MISSED: "下周五，财务出差了"})
    assert "  → 这条改到 12月11日周五" in person.said
    assert states(plan) == {"王科长": "落空", "李主任": "改期", "刘会计": "落空"}
    moved = promises(plan)["李主任"]
    assert (moved.due, moved.moves[0].why) == (date(2026, 12, 11), "下周五，财务出差了")


def test_another_promise_takes_its_place_and_money_that_came_counts(plan, again):
    again(plan, {MISSED: "他答应12月8号付2万"})
    assert states(plan)["李主任"] == "未到"
    assert promises(plan)["李主任"].due == date(2026, 12, 8)


def test_money_that_came_is_heard_and_not_asked_for_again(plan, again):
    person = again(plan, {MISSED: "昨天到账1万"})
    assert plans.read(plan).standing(date.fromisoformat(DAY)).received() == 10000
    assert promises(plan)["李主任"].paid == 10000
    assert PAID not in asked(person)


def test_his_words_without_a_day_are_kept_and_the_promise_stays_broken(plan, again):
    again(plan, {MISSED: "还在走流程，等等看"})
    assert states(plan)["李主任"] == "落空"
    assert plans.read(plan).raw["拜访记录"][-1]["原话"] == "还在走流程，等等看"


def test_numbers_that_are_typed_are_taken_and_what_is_not_understood_is_asked_again(plan, again):
    person = again(plan, {WHICH: "天知道，再打 1 3"})
    assert asked(person)[:2] == [WHICH, WHICH]
    assert any(one.startswith("× ") for one in person.said)
    assert states(plan) == {"王科长": "落空", "李主任": "兑现", "刘会计": "兑现"}


def test_leaving_after_the_list_keeps_what_was_ticked(huikuan, monkeypatch, plan):
    class Leaver(Returning):
        def ask(self, question: Question) -> Reply:
            if question.text == MISSED:
                raise Stop
            return super().ask(question)

    monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: Leaver({WHICH: "勾王科长"}))
    done = huikuan("plan", "--from", plan, "--today", DAY, "--out", plan.parent)
    assert (done.code, "勾过的已经记下了" in done.err) == (130, True)
    assert states(plan) == {"王科长": "兑现", "李主任": "落空", "刘会计": "落空"}


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("k*.yaml")), ids=lambda path: path.name[:2])
def test_at_most_eight_are_asked_of_every_example(huikuan, again, tmp_path, example):
    out = tmp_path / "计划"
    assert huikuan("plan", "--answers", example, "--out", out, "--format", "md").code == 0
    (path,) = out.glob("*.plan.yaml")
    person = again(told(huikuan, path), {WHICH: "勾王科长", "以后的单子和函要印我方的公司": ""})
    ours = [one for one in asked(person) if one.startswith("以后的单子和函要印我方的公司")]
    assert len(asked(person)) - len(ours) <= 8, asked(person)
