"""A full disk at any step of writing: nothing that was there is lost, and it is said in one line."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cli.helpers import DAY, GOOD, changed, files
from factories import talk
from huikuan_cli import env as environment
from huikuan_cli.cli import common
from huikuan_cli.cli.plan import draft_choice, wizard_session
from huikuan_cli.cli.plan.wizard_session import Keeper
from huikuan_cli.errors import Paused
from huikuan_cli.store.work import drafts
from huikuan_cli.store.work.drafts import Draft
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.port import Next
from huikuan_cli.wizard.scripted import ScriptedAsker

STEPS = ("open", "write", "fsync", "replace", "link")


@contextmanager
def full_at(monkeypatch: pytest.MonkeyPatch, step: str, times: int = 10**9) -> Iterator[None]:
    """The disk is full at this step of writing, so many times."""
    left = [times]

    def failing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            reading = step == "open" and not args[1] & (os.O_WRONLY | os.O_RDWR)
            if not left[0] or reading:
                return real(*args, **named)
            left[0] -= 1
            raise OSError(errno.ENOSPC, "full")

        return call

    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(os, "fdopen", failing(os.fdopen))  # the stream to write to
        else:
            patch.setattr(os, step, failing(getattr(os, step)))
        yield


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[tuple[Keeper, list[str]]]:
    said: list[str] = []
    claim = drafts.new(tmp_path / "data")
    yield Keeper(claim, Draft(), talk(), said.append), said
    claim.release()


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_the_last_draft_stays_whole_and_the_next_answer_saves_again(keeper, monkeypatch, step):
    keep, said = keeper
    keep(State("客户性质", {"客户": "甲局"}))
    before = files(keep.claim.path.parent)
    with full_at(monkeypatch, step):
        keep(State("拜访日期", {"客户": "甲局", "客户性质": "机关"}))
        keep(State("称呼", {"客户": "甲局", "客户性质": "机关", "拜访日期": "2026-11-25"}))
    assert files(keep.claim.path.parent) == before
    assert len(said) == 1
    assert "磁盘满了" in said[0]
    keep(State("岗位", {"客户": "甲局", "客户性质": "机关", "拜访日期": "2026-11-25", "称呼": "李主任"}))
    assert drafts.load(keep.claim.path).given["称呼"] == "李主任"
    assert said[1:] == ["草稿又存上了。"]


def test_leaving_while_the_disk_is_full_puts_the_answers_on_the_screen(keeper, monkeypatch, capsys):
    keep, _ = keeper
    with full_at(monkeypatch, "fsync"):
        keep(State("客户性质", {"客户": "甲局", "合同额": "860000.00"}))
        stopped = wizard_session._paused(keep)
    assert isinstance(stopped, Paused)
    assert "磁盘满了" in stopped.sentence()
    shown = capsys.readouterr().out
    assert "客户: 甲局" in shown
    assert "合同额: '860000.00'" in shown
    assert shown.startswith("版本: '1'")


@pytest.mark.parametrize("step", STEPS)
def test_an_earlier_plan_stays_whole_when_the_new_one_cannot_be_written(
    huikuan, tmp_path, monkeypatch, answers, step
):
    out = tmp_path / "计划"
    assert huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", out).code == 0
    before = files(out)
    other = answers(changed("承诺日: 2026-12-02", "承诺日: 2026-12-03"))
    with full_at(monkeypatch, step):
        if step == "link":  # a file system without links goes another way, which is full as well
            with full_at(monkeypatch, "replace"):
                done = huikuan("plan", "--answers", other, "--today", DAY, "--out", out, "--replace")
        else:
            done = huikuan("plan", "--answers", other, "--today", DAY, "--out", out, "--replace")
    assert done.code == 1
    assert "磁盘满了" in done.err.splitlines()[-1]
    kept = {name: raw for name, raw in files(out).items() if ".bak" not in name}
    assert kept == before


@pytest.mark.parametrize("step", ["open", "write", "fsync"])
def test_a_wizard_whose_plan_cannot_be_written_keeps_the_draft_and_names_it(
    huikuan, tmp_path, monkeypatch, step
):
    monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
    real = ScriptedAsker.review

    def review(self: ScriptedAsker, summary: Any) -> Next:
        full.__enter__()  # from here on, nothing can be written
        return real(self, summary)

    full = full_at(monkeypatch, step)
    monkeypatch.setattr(ScriptedAsker, "review", review)
    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: ScriptedAsker({"客户单位的全称？": "甲局"}))
    done = huikuan("plan", "--out", tmp_path / "计划")
    full.__exit__(None, None, None)
    assert done.code == 1
    assert "磁盘满了" in done.err
    assert "huikuan drafts 1" in done.err
    assert files(tmp_path / "计划") == {}
    (found,), _ = drafts.all_drafts(tmp_path / "home" / "data")
    assert found.draft.customer() == "甲局"
    assert not found.busy


def test_a_full_disk_at_the_start_is_said_before_the_first_question(huikuan, tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
    asker = ScriptedAsker({})
    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: asker)
    with full_at(monkeypatch, "open"):
        done = huikuan("plan", "--out", tmp_path / "计划")
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert asker.asked == []


def test_when_neither_draft_nor_plan_can_be_written_the_answers_are_put_on_the_screen(
    huikuan, tmp_path, monkeypatch
):
    monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
    full = full_at(monkeypatch, "fsync")

    class Filling(ScriptedAsker):
        def ask(self, question: Any) -> Any:
            if question.text == "哪天去？":
                full.__enter__()  # from the third question on, nothing can be written
            return super().ask(question)

    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: Filling({"见谁？怎么称呼？": "李主任"}))
    done = huikuan("plan", "--out", tmp_path / "计划")
    full.__exit__(None, None, None)
    assert done.code == 1
    assert "草稿也没存上" in done.err
    assert "称呼: 李主任" in done.out
    assert "huikuan drafts" not in done.err


def test_a_window_without_keys_is_asked_with_numbers(monkeypatch, capsys):
    from huikuan_cli.wizard import terminal
    from huikuan_cli.wizard.plain import PlainAsker

    class NoConsoleScreenBufferError(Exception):
        pass

    def no_keys() -> None:
        raise NoConsoleScreenBufferError

    monkeypatch.setattr(terminal, "TerminalAsker", no_keys)
    assert isinstance(common.asker_of(plain=False), PlainAsker)
    assert "写编号" in capsys.readouterr().out


def test_another_mistake_of_the_window_is_not_hidden(monkeypatch):
    from huikuan_cli.wizard import terminal

    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr(terminal, "TerminalAsker", broken)
    with pytest.raises(RuntimeError):
        common.asker_of(plain=False)
