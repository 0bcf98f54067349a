"""One case from the first plan to the last payment, in a real pseudo-terminal, killed at every question of `log`: nothing is lost, and the
plan file tells it in one story."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CLEAR, ENTER, Terminal, at_summary, go_on

LOG = [
    ("见到谁？", CLEAR + "王科长"),
    ("他的原话？", "周五前让财务把单子录进去"),
    ("答应了什么？", "2"),
    ("谁来办、哪天？", "财务 周五"),
    ("交了什么、拿回什么？", "交了催款函，拿回签收"),
    ("下一步我做什么、哪天？", "周一送发票"),
]
HALF = "写到一半没回车"


def sit(home: Path, day: str, *argv: str) -> Terminal:
    return Terminal(home, *argv, HUIKUAN_TODAY=day)


def said(home: Path, day: str, *argv: str) -> str:
    """What a command that asks nothing put on the screen."""
    person = sit(home, day, *argv)
    code = person.end()
    assert code == 0, person.text()
    return person.text()


def log_of(plan: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load(plan.read_text(encoding="utf-8"))["拜访记录"]
    return found


def killed_at_the_question(home: Path, plan: Path, number: int, typed: str = "") -> None:
    """Somebody sits down, is asked the next question and none that he answered, and the machine dies."""
    person = sit(home, "2026-11-25", "log", str(plan))
    screen = person.see(LOG[number][0])
    assert [one for one, _ in LOG if one in screen] == [LOG[number][0]]
    if typed:
        person.press(typed)
        person.see(typed)
    person.child.kill(signal.SIGKILL)
    assert person.end() == -signal.SIGKILL


def written_down(home: Path, plan: Path) -> None:
    """The first visit, with a death before and after each answer."""
    before = plan.read_bytes()
    for number, (question, keys) in enumerate(LOG):
        killed_at_the_question(home, plan, number, HALF if question == "他的原话？" else "")
        person = sit(home, "2026-11-25", "log", str(plan))
        person.answer(question, CLEAR + keys if question == "他的原话？" else keys)
        if number + 1 == len(LOG):
            assert person.end() == 0, person.text()
            assert "三行纪要" in person.text()
            return
        person.see(LOG[number + 1][0])
        person.child.kill(signal.SIGKILL)
        assert person.end() == -signal.SIGKILL
        assert plan.read_bytes() == before, "half a visit is not in the plan"


def number_of(page: str, words: str) -> str:
    """The number of the line that says something."""
    (row,) = [row for row in page.splitlines() if words in row and re.match(r"[ \d]\d  ", row)]
    return row.split()[0]


def next_plan(home: Path, folder: Path) -> Path:
    """The second plan, made by Enter but for what became of the promise and the day."""
    person = sit(home, "2026-11-30", "plan", "--from", "清江", "--out", str(folder))
    go_on(person, "2026-12-02")
    (second,) = folder.glob("2026-12-02*.plan.yaml")
    return second


def test_from_the_first_plan_to_the_last_payment_nothing_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "home"
    folder = home / "documents" / "回款教练"
    person = at_summary(home, "--out", str(folder))
    person.press(ENTER)
    assert person.end() == 0, person.text()
    (first,) = folder.glob("*.plan.yaml")

    written_down(home, first)
    (visit,) = log_of(first)
    keys = ("记录", "日期", "见到", "原话", "答应", "谁办", "哪天", "交给他", "算", "下一步", "下一步哪天")
    assert {key: visit.get(key) for key in keys} == {
        "记录": "拜访", "日期": "2026-11-25", "见到": "王科长", "原话": "周五前让财务把单子录进去", "答应": "单号", "谁办": "财务",
        "哪天": "2026-11-27", "交给他": "催款函", "算": "催款函送达", "下一步": "送发票", "下一步哪天": "2026-11-30",
    }  # fmt: skip

    morning = said(home, "2026-11-26")
    assert "去见" not in morning, "the visit was written down"
    assert "明天 11月27日周五" in morning
    assert "答应的单号" in morning
    assert "办完了" in said(home, "2026-11-26", "done", number_of(morning, "三行纪要发给对方"))
    assert "三行纪要发给对方" not in said(home, "2026-11-26")
    assert [row["记录"] for row in log_of(first)] == ["拜访", "办完"]

    second = next_plan(home, folder)
    sheet = next(folder.glob("2026-12-02*.行动单.md")).read_text(encoding="utf-8")
    front, _, back = sheet.partition("\n---\n")
    assert "“周五前让财务把单子录进去”（11月27日周五）落空，先问它" in front
    assert "11月25日周三 王科长：单号 11月27日周五 落空" in back
    assert "催款函" in back

    text = "李主任答应12月8号付10万"
    person = sit(home, "2026-12-02", "log", "清江", "--text", text)
    person.see("对就回车")
    person.press(ENTER)
    assert person.end() == 0, person.text()
    due = said(home, "2026-12-08")
    number = number_of(due, "答应的付款 100,000.00 元，说好今天")
    assert "余额和利息从这天起照它算" in said(home, "2026-12-08", "log", number, "--paid", "10万")
    listed = said(home, "2026-12-09", "log", "清江", "--list")
    assert "答应付款 10万元，12月8日周二：兑现" in re.sub(r"\n *", "", listed)
    said(home, "2026-12-09", "letter", "清江", "--kind", "催款函", "--out", "函")
    assert "368,000.00" in next(Path("函").glob("*.催款函.html")).read_text(encoding="utf-8")

    person = sit(home, "2026-12-20", "close", "清江")
    person.answer("最后到账多少？", "36.8万")
    person.answer("哪天到的？", "2026-12-18")
    person.answer("这一单什么管用？", "问清停在谁手上")
    person.see("抹去对人的判断吗？")
    person.press("2", ENTER)
    assert person.end() == 0, person.text()
    assert "还差" not in person.text()
    assert "清江" not in said(home, "2026-12-21"), "a closed case asks for nothing"

    story = log_of(second)
    assert [(row["记录"], row["日期"]) for row in story] == [
        ("拜访", "2026-11-25"), ("办完", "2026-11-26"), ("拜访", "2026-12-02"), ("到账", "2026-12-08"), ("结清", "2026-12-18"),
    ]  # fmt: skip
    assert [row.get("来自") for row in story] == [first.name, first.name, None, None, None]
    assert (story[3]["金额"], story[4]["金额"]) == ("100000.00", "368000.00")
    assert [one.name for one in home.rglob("*") if one.suffix == ".bak" or one.name.startswith(".tmp")] == []
    assert list((home / "data/log/drafts").glob("*.yaml")) == []
    assert list((home / "data/drafts").glob("*.yaml")) == []
