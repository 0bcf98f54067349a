"""The alarms of a period on the page of bare `huikuan`: what each tells one to do, and which papers of the log end it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.helpers import DAY, changed

JUDGED = "  协议或判决:\n    - {文书: 判决, 最晚付款日: 2025-12-20, 金额: 46.8万, 已付: 0}\n"
NEAR = {"判决": "2027-12-01", "": "2029-05-01"}  # days from the end of the period: 19 and 19


@pytest.fixture
def plan(huikuan, answers, tmp_path: Path) -> Callable[..., Path]:
    """A plan in the folder that is looked into, under a judgment or without one."""

    def make(paper: str = "") -> Path:
        folder = tmp_path / "home" / "documents" / "回款教练"
        told = changed("  支付方式: 财政直接支付\n", f"  支付方式: 财政直接支付\n{JUDGED if paper else ''}")
        done = huikuan("plan", "--answers", answers(told), "--today", DAY, "--out", folder)
        assert done.code == 0, done.err
        (made,) = folder.glob("*.plan.yaml")
        return made

    return make


def alarm(huikuan, monkeypatch, day: str) -> list[str]:
    """The two lines of the alarm on a day; none where it is not on the page."""
    monkeypatch.setenv("HUIKUAN_TODAY", day)
    rows = huikuan().out.splitlines()
    return next((rows[n : n + 2] for n, row in enumerate(rows) if "最早" in row and "就到" in row), [])


def test_limitation_is_met_with_a_letter(huikuan, monkeypatch, plan):
    plan()
    what, do = alarm(huikuan, monkeypatch, NEAR[""])
    assert "时效最早 2029年5月20日" in what
    assert do.strip() == "今天就寄催款函，留好送达凭证：huikuan letter 1 --kind 催款函"


def test_the_end_of_the_period_to_apply_for_enforcement_is_met_with_a_lawyer(huikuan, monkeypatch, plan):
    plan("判决")
    what, do = alarm(huikuan, monkeypatch, NEAR["判决"])
    assert "申请执行期限最早 2027年12月20日" in what
    assert do.strip() == "今天就请律师定下申请执行"


@pytest.mark.parametrize(
    ("paper", "text", "says", "ends"),
    [
        ("", "交了催款函他签收了", "时效从 2027-11-25 重新起算", True),
        ("", "拿回询证函盖章的回函", "最早警戒不算它", False),
        ("判决", "交了催款函他签收了", "申请执行的期限不因它重新起算", False),
        ("判决", "对账单盖章拿回来了", "申请执行的期限不因它重新起算", False),
        ("判决", "拿回执行立案的受理通知书", "申请执行期限从 2027-11-25 重新起算", True),
        ("判决", "法院还没给执行立案的受理通知书，说再等等", "", False),
    ],
)
def test_only_a_paper_that_starts_the_period_anew_ends_its_alarm(
    huikuan, monkeypatch, plan, paper, text, says, ends
):
    path = plan(paper)
    done = huikuan("log", path, "--text", text, "--today", "2027-11-25")
    assert done.code == 0, done.err
    assert says in done.err
    assert bool(alarm(huikuan, monkeypatch, NEAR[paper])) != ends
