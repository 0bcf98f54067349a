"""The interview as a pure state machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import talk
from huikuan_cli.core.answers.answer_set import in_use
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import NO, SUMMARY, YES, State, WizardStep
from properties import examples


def value_for(step: WizardStep, pick: int) -> Value:
    """A canonical value that fits the step."""
    if step.gate and step.row < 0:
        return (NO, YES)[pick % 2]
    if step.gate:
        return (NO, UNKNOWN, YES)[pick % 3] if step.row == 0 else (NO, YES)[pick % 2 if step.row < 3 else 0]
    kind = step.field.kind
    if kind in ("单选", "多选"):
        options = [o.id for o in talk().options(step.field)] or list(step.field.options)
        one = [*options, UNKNOWN][pick % (len(options) + 1)]
        return [one] if kind == "多选" and one != UNKNOWN else one
    samples = {
        "金额": "100.00",
        "日期": "2026-12-01",
        "日期时刻": "2026-12-01",
        "天数": "30",
        "利率": "年6%",
        "是否": (YES, NO)[pick % 2],
        "分数": str(pick % 11),
    }
    return samples.get(kind, f"答{pick}")


def run_to_summary(picks: list[int]) -> State:
    """Answer every question in order."""
    state = flow.begin(talk())
    for number in range(500):
        step = flow.step_at(talk(), state)
        if step is None:
            return state
        state = flow.answer(talk(), state, value_for(step, picks[number % len(picks)]))
    raise AssertionError("the interview does not end")


PICKS = st.lists(st.integers(0, 60), min_size=1, max_size=40)


def test_the_sections_come_in_the_order_of_the_course() -> None:
    assert [s.title for s in talk().sections] == [
        "拜访", "交易项目", "验收人", "验收标准", "付款方式和日期", "付款责任人", "我的4W2H", "客户类型", "卡在哪", "出门前", "防欠清单",
    ]  # fmt: skip


@examples(60)
@given(PICKS)
def test_any_answers_end_at_the_summary_and_read_back_the_same(picks: list[int]) -> None:
    state = run_to_summary(picks)
    assert state.at == SUMMARY
    answers = in_use(talk(), flow.collect(talk(), state.given))
    again = flow.begin(talk(), flow.spread(talk(), answers))
    assert in_use(talk(), flow.collect(talk(), again.given)) == answers


@examples(60)
@given(PICKS, st.integers(0, 200), st.integers(0, 60))
def test_a_jump_from_the_summary_comes_back_to_it_after_what_the_change_opened(
    picks: list[int], place: int, pick: int
) -> None:
    state = run_to_summary(picks)
    shown = [s for s in flow.steps(talk(), state.given) if s.id in state.given]
    step = shown[place % len(shown)]
    state = flow.answer(talk(), flow.jump(talk(), state, step.id), value_for(step, pick))
    for number in range(300):
        opened = flow.step_at(talk(), state)
        if opened is None:
            break
        assert opened.id not in state.given
        state = flow.answer(talk(), state, value_for(opened, number))
    assert state.at == SUMMARY


def test_back_at_the_first_question_stays_there() -> None:
    first = flow.begin(talk())
    assert flow.back(talk(), first).at == first.at


def test_a_question_that_no_longer_applies_keeps_its_answer_in_the_draft_but_not_in_the_plan() -> None:
    given: dict[str, Value] = {"中小企业": "是", "告知": "有书面证据"}
    changed = {**given, "中小企业": "否"}
    assert "告知" in in_use(talk(), flow.collect(talk(), given))
    assert "告知" not in in_use(talk(), flow.collect(talk(), changed))
    assert changed["告知"] == "有书面证据"


def test_a_table_is_asked_row_by_row_until_there_is_no_more() -> None:
    given: dict[str, Value] = {"部分付款?0": YES}
    ids = [
        s.id for s in flow.steps(talk(), given) if s.field.key == "部分付款" or s.id.startswith("部分付款")
    ]
    assert ids == ["部分付款?0", "部分付款#0.日期", "部分付款#0.金额", "部分付款#0.凭证", "部分付款?1"]


def test_an_unfinished_row_is_not_an_answer() -> None:
    given: dict[str, Value] = {"部分付款?0": YES, "部分付款#0.日期": "2026-01-01"}
    assert flow.collect(talk(), given)["部分付款"] == []
