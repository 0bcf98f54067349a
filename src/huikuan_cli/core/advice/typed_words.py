"""The words that he typed, in which situations, excuses and red lines are looked for. Pure."""

from __future__ import annotations

from huikuan_cli.core.answers.case import SCORED, SCORED_START, Answers, Case
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.text.own_answers import own_answers
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import apart, mentioned

LEAST_SAID = 3  # characters of a word that says how a service is paid: 考核 alone is also that of a person


def is_scored(playbook: Playbook, case: Case, typed: str) -> bool:
    """Whether what is owed is for a service that is scored for each period: as answered, or by one of the longer words for it."""
    if case.acceptance == SCORED or case.start == SCORED_START:
        return True
    return bool(mentioned(typed, playbook.once(_scored_words)))


def _scored_words(playbook: Playbook) -> tuple[str, ...]:
    asked = interview(playbook).find("验收状态")
    words = asked.aliases.get(SCORED, ()) if asked else ()
    return tuple(one for one in words if len(one) >= LEAST_SAID)


def _proposed(playbook: Playbook) -> frozenset[str]:
    """Every goal that the program may propose."""
    return frozenset(play.aim.result for play in playbook.situations())


def _sentences(playbook: Playbook) -> tuple[str, ...]:
    """The keys of the questions that are answered in sentences and not by a name."""
    names = (
        "客户", "现在的单位", "称呼", "项目", "合同编号", "标的", "验收人", "资产管理员",
        "发起人", "审核人", "签批人", "我方责任人", "对他说",
    )  # fmt: skip
    fields = (field for _, field in interview(playbook).fields())
    return tuple(field.key for field in fields if field.kind == "文本" and field.key not in names)


def typed_in(playbook: Playbook, answers: Answers) -> str:
    """Everything that was typed in sentences: the texts that are no names, with what was said of each event. A goal that the
    program proposed and he took is no word of his. A question that he answers himself is read together with the answer
    (own_answers), and no word in a longer one (套着的词)."""
    ours = playbook.once(_proposed)
    found = [
        value
        for key in playbook.once(_sentences)
        if isinstance(value := answers.get(key), str) and value != UNKNOWN and value not in ours
    ]
    rows = [
        row for value in answers.values() if isinstance(value, list) for row in value if isinstance(row, dict)
    ]
    typed = "；".join((*found, *(row["说明"] for row in rows if row.get("说明"))))
    return apart(own_answers(typed).text, playbook.excuses.inside)
