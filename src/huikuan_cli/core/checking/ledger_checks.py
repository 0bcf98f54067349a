"""What must hold in ledger.yaml: a heading means one column, bands end, kinds of customers exist. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli.core.playbook import Questions
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

FILE, KIND_QUESTION = "ledger.yaml", "客户性质"


def ledger_problems(rules: LedgerRules, questions: Questions) -> Iterator[Problem]:
    """Everything in the file that does not fit itself or the questions."""
    yield from _headings(rules)
    yield from _bands(rules)
    kinds = next(
        (one.options for part in questions.sections for one in part.fields if one.key == KIND_QUESTION), ()
    )
    for word, kind in rules.kinds.items():
        if kind not in kinds:
            text = f"“客户类型”里“{brief(word)}”算的“{brief(kind)}”不存在{nearest(kind, kinds)}"
            fix = f"照“{KIND_QUESTION}”的选项写：{'、'.join(kinds)}"
            yield Problem(text, fix, FILE, code="P302", at=("客户类型", word), missing=kind)


def _headings(rules: LedgerRules) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for column in rules.columns:
        for heading in column.headings:
            other = seen.setdefault(heading, column.key)
            if other != column.key:
                text = f"“{brief(heading)}”写在“{other}”和“{column.key}”两列里"
                yield Problem(text, "只留一处", FILE, code="P301", at=("列", column.key, "叫法"))


def _bands(rules: LedgerRules) -> Iterator[Problem]:
    limits = [one.most for one in rules.bands]
    if not limits or limits[-1] is not None or None in limits[:-1]:
        yield Problem(
            "“账龄档”只有最后一档不写“至多”", "不然再久的没有归处", FILE, code="P308", at=("账龄档",)
        )
    known = [one for one in limits if one is not None]
    if known != sorted(known):
        yield Problem("“账龄档”要从短到长排", "第一个成立的算", FILE, code="P308", at=("账龄档",))
