"""Ctrl-C stops the interview at a question, never between an answer and the draft that keeps it."""

from __future__ import annotations

import signal

import pytest

from factories import TODAY, talk
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.patience import PatientAsker
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Question, Reply, Stop
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker

QUESTION = Question("〔拜访〕", "哪天去？", "")


class Pressing(ScriptedAsker):
    """Somebody presses Ctrl-C while the question is asked."""

    def ask(self, question: Question) -> Reply:
        signal.raise_signal(signal.SIGINT)
        return super().ask(question)


def test_pressed_at_a_question_it_stops_there():
    patient = PatientAsker(Pressing({}))
    with patient.listening(), pytest.raises(Stop):
        patient.ask(QUESTION)


def test_pressed_between_two_questions_it_waits_for_the_next():
    asker = ScriptedAsker({})
    patient = PatientAsker(asker)
    with patient.listening():
        patient.say("还没问")
        signal.raise_signal(signal.SIGINT)
        patient.say("没有打断")
        with pytest.raises(Stop):
            patient.ask(QUESTION)
    assert asker.said == ["还没问", "没有打断"]
    assert asker.asked == []


def test_pressed_while_a_draft_is_written_the_draft_is_written():
    kept: list[State] = []

    def keep(state: State) -> None:
        signal.raise_signal(signal.SIGINT)
        kept.append(state)

    patient = PatientAsker(ScriptedAsker({"客户单位的全称？": "甲局"}))
    with patient.listening(), pytest.raises(Stop):
        Interviewer(Phrasing(talk()), patient, TODAY, keep).run({})
    assert [state.given for state in kept] == [{"客户": "甲局"}]


def test_afterwards_ctrl_c_is_what_it_was():
    before = signal.getsignal(signal.SIGINT)
    with PatientAsker(ScriptedAsker({})).listening():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
