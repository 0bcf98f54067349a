"""`huikuan plan --from` a plan with a log: how the last visit ended comes first, and nothing that is known is asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import huikuan_cli.env as environment
from cli.helpers import block
from huikuan_cli.cli.plan import draft_choice
from huikuan_cli.store.work import plans
from huikuan_cli.wizard.port import Reply, Stop
from huikuan_cli.wizard.scripted import ScriptedAsker

SAID = "王科长说周五前让财务把单子录进去我周一送发票过去"
KEPT = "王科长说好11月27号“周五前让财务把单子录进去”，成了吗？"
DAY = "2026-11-30"


@pytest.fixture
def plan(planned) -> Path:
    return planned()


@pytest.fixture
def again(huikuan, monkeypatch, plan: Path) -> Callable[..., tuple[Path, ScriptedAsker]]:
    """Prepare the next visit: the new plan, and who was asked."""

    def run(
        script: dict[str, Reply] | None = None,
        earlier: Path = plan,
        day: str = DAY,
        visit: str = "2026-12-02",
    ):
        person = ScriptedAsker({"哪天去？": visit, "见谁？怎么称呼？": "李主任", **(script or {})})  # type: ignore[arg-type]
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr(draft_choice, "asker_of", lambda plain: person)
        before = set(plan.parent.glob("*.plan.yaml"))
        done = huikuan("plan", "--from", earlier, "--today", day, "--out", plan.parent, "--format", "md")
        assert done.code == 0, done.err
        (new,) = set(plan.parent.glob("*.plan.yaml")) - before
        return new, person

    return run


def log(huikuan, plan: Path, text: str, day: str = "2026-11-25") -> None:
    done = huikuan("log", plan, "--text", text, "--today", day, "--json")
    assert done.code == 0, done.err


def test_it_begins_with_what_was_promised_and_whether_it_was_kept(huikuan, plan, again):
    log(huikuan, plan, SAID)
    _, person = again({KEPT: "还没办"})
    assert person.said[0] == "上次：王科长答应单号（财务办），11月27日周五：落空"
    assert person.asked[0].text == KEPT


def test_at_most_eight_are_asked_and_his_words_are_not(huikuan, plan, again):
    log(huikuan, plan, SAID)
    _, person = again({KEPT: "还没办"})
    asked = [one.text for one in person.asked]
    assert len(asked) <= 8
    assert "他上次怎么说的？" not in asked
    assert not any("还有下一条" in one for one in asked)


def test_a_broken_promise_is_raised_and_said_in_his_words_with_what_follows(huikuan, plan, again):
    log(huikuan, plan, SAID)
    new, _ = again({KEPT: "还没办"})
    found = plans.read(new)
    assert found.raw["答案"]["卡在哪"]["承诺落空"] == "一次"
    sheet = next(new.parent.glob("2026-12-02*.行动单.md")).read_text(encoding="utf-8")
    front, _, back = sheet.partition("\n---\n")
    assert "“周五前让财务把单子录进去”（11月27日周五）落空，先问它" in block(front, "要什么")
    before = block(back, "上一次拜访")
    assert "周五前让财务把单子录进去" in before
    assert "李主任，说好11月27号周五录的付款单" in before
    assert "拿到单号再走" in before


def test_a_promise_that_was_kept_is_ticked_in_the_earlier_plan(huikuan, plan, again):
    log(huikuan, plan, SAID)
    new, _ = again({KEPT: "办成了"})
    (promise,) = plans.read(plan).standing(plans.date.fromisoformat(DAY)).promises
    assert promise.kept is not None
    assert "兑现" in plans.read(new).record.plan.previous.gist  # type: ignore[union-attr]
    assert plans.read(new).raw["答案"]["卡在哪"]["承诺落空"] == "没有"


def test_where_nothing_was_logged_one_sentence_is_asked_for_and_written_into_the_earlier_plan(plan, again):
    ask = "上次（11月25号）李主任怎么说的、答应了什么、哪天？"
    new, person = again({ask: "说周五前让财务把单子录进去"})
    assert person.asked[0].text == ask
    (row,) = plans.read(plan).raw["拜访记录"]
    assert (row["日期"], row["见到"], row["哪天"]) == ("2026-11-25", "李主任", "2026-11-27")
    assert plans.read(new).raw["答案"]["卡在哪"]["他上次说的"] == "周五前让财务把单子录进去"


def test_leaving_it_empty_goes_on_as_before(plan, again):
    new, _ = again()
    assert plans.read(plan).raw["拜访记录"] == []
    assert plans.read(new).record.plan.previous.trail == ()  # type: ignore[union-attr]


def test_money_and_papers_of_the_log_are_in_the_answers_of_the_next_plan_once(huikuan, plan, again):
    log(huikuan, plan, "交了催款函他签收了，李主任说再等等")
    huikuan("log", plan, "--paid", "10万", "--today", "2026-11-26")
    new, _ = again()
    stored = plans.read(new)
    money = stored.raw["答案"]["付款方式和日期"]
    assert [row["金额"] for row in money["部分付款"]] == ["100000.00"]
    assert money["催款记录"][-1]["事件"] == "催款函送达"
    assert "36万8千元" in stored.record.plan.line
    huikuan("render", new, "--today", "2026-12-01")
    assert "36万8千元" in plans.read(new).record.plan.line  # not counted twice from its log
    assert "交过的" in next(new.parent.glob("2026-12-02*.行动单.md")).read_text(encoding="utf-8")


def test_a_closing_day_that_is_still_to_come_is_not_asked_again(huikuan, plan, again):
    text = plan.read_text(encoding="utf-8")
    assert "停收日" in text or "付款方式和日期:" in text
    plan.write_text(
        text.replace("  付款方式和日期:\n", "  付款方式和日期:\n    停收日: '2026-12-18'\n", 1),
        encoding="utf-8",
    )
    new, _ = again()
    assert plans.read(new).raw["答案"]["付款方式和日期"]["停收日"] == "2026-12-18"


def test_two_visits_on_the_back_shows_the_trail(huikuan, plan, again):
    log(huikuan, plan, SAID)
    second, _ = again({KEPT: "还没办"})
    log(huikuan, second, "李主任答应12月10号付10万", "2026-12-02")
    huikuan("log", second, "--paid", "10万", "--today", "2026-12-09", "--json")
    third, _ = again(earlier=second, day="2026-12-11", visit="2026-12-15")
    trail = plans.read(third).record.plan.previous.trail  # type: ignore[union-attr]
    assert trail == (
        "11月25日周三 王科长：单号 11月27日周五 落空",
        "12月2日周三 李主任：付款 12月10日周四 兑现",
    )
    sources = [row.get("来自") for row in plans.read(third).raw["拜访记录"]]
    assert sources == [plan.name, second.name, second.name]
    assert plans.read(third).raw["答案"]["卡在哪"]["承诺落空"] == "一次"


def test_leaving_at_the_first_question_writes_nothing(huikuan, monkeypatch, plan):
    log(huikuan, plan, SAID)

    class Leaver(ScriptedAsker):
        def ask(self, question):
            raise Stop

    before = plan.read_bytes()
    monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: Leaver({}))
    done = huikuan("plan", "--from", plan, "--today", DAY, "--out", plan.parent)
    assert done.code == 130
    assert plan.read_bytes() == before
