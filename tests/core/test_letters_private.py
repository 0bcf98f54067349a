"""No paper for the customer holds anything of what we think of him."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import PAPERS, setting
from core.lettering import FOUND, OURS, SENDER, text_of
from factories import playbook, private
from huikuan_cli.cli.case_runs import shipped_answers
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.letters.letter_doubts import refusal
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.core.sheet.document import Document
from huikuan_cli.store.playbooks import case_files
from properties import examples

TYPES = sorted(set(playbook().types) - {"e0"})


def nothing_private(document: Document) -> None:
    text = text_of(document)
    assert not private().search(text), private().search(text)
    for kind in playbook().types.values():
        assert kind.name not in text
    for cause in playbook().diagnosis.causes:
        assert cause.name not in text
        assert cause.say not in text


@pytest.mark.parametrize("case", case_files.ids(OURS))
@pytest.mark.parametrize("one", FOUND.letters, ids=lambda one: one.name)
def test_no_paper_of_a_teaching_case_holds_anything_private(case: str, one: Letter):
    answers, day = shipped_answers(playbook(), case)
    s = analyse(playbook(), answers, day, "某某公司")
    if not refusal(one, s):
        nothing_private(compose(one, s, SENDER))


OF_OTHER_CASES = ["验收申请函", "质保金退还申请"]  # core/test_rarer_letters.py writes them


def test_every_kind_of_paper_is_written_for_some_teaching_case():
    cases = [
        analyse(playbook(), *shipped_answers(playbook(), case), "某某公司") for case in case_files.ids(OURS)
    ]
    assert [one.name for one in FOUND.letters if all(refusal(one, s) for s in cases)] == OF_OTHER_CASES


DIAGNOSIS = st.fixed_dictionaries(
    {
        "客户类型": st.fixed_dictionaries({"类型": st.sampled_from(TYPES)}),
        "我的4W2H": st.fixed_dictionaries(
            {
                "要什么": st.sampled_from(
                    ["拿到单号", "e6 那个人的签字", "看他拖不拖", "趁他软肋", "领导型的人批了"]
                ),
                "提利息": st.sampled_from(["不提，只留书面权利", "主管批准了，可以提"]),
                "材料": st.lists(st.sampled_from(PAPERS), unique=True),
            }
        ),
        "验收标准": st.fixed_dictionaries({"争议金额": st.sampled_from(["0", "60000"])}),
        "交易项目": st.fixed_dictionaries({"中小企业": st.sampled_from(["是", "不是", "不清楚"])}),
    }
)


@given(DIAGNOSIS)
@examples(60)
def test_no_paper_of_any_case_holds_anything_private(over: dict[str, dict[str, Any]]):
    s = setting(**over)
    written = [one for one in FOUND.letters if not refusal(one, s)]
    assert written, "no paper at all was looked at"
    for one in written:
        nothing_private(compose(one, s, SENDER))
