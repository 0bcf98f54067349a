"""What must hold in board.yaml: figures that exist in the lines of a rule, verdicts that there are, a rule that looks at something. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict, fields

from huikuan_cli.core.advice.plan import COLLECT, FILL, GO, LAWYER
from huikuan_cli.core.playbook.board_rules import CUSTOMERS, WEAK_NAMES, WINDOW, BoardRules, Signs
from huikuan_cli.core.playbook.placeholders import name_problem
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import nearest
from huikuan_cli.errors import Problem

VERDICTS = (GO, FILL, COLLECT, LAWYER)
FIGURES = (*(one.encode_name for one in fields(Signs)), WINDOW, CUSTOMERS, WEAK_NAMES)


def board_problems(file: str, rules: BoardRules) -> Iterator[Problem]:
    """Everything that is wrong with the rules of a team's board."""
    for n, verdict in enumerate(rules.unready):
        if verdict not in VERDICTS:
            text = f"准备度没有“{brief(verdict)}”这一种结论{nearest(verdict, VERDICTS)}"
            yield Problem(text, f"可写：{'、'.join(VERDICTS)}", file, code="P302", at=("没备好算", n))
    for rule in rules.rules:
        at = ("该谈", rule.id)
        if not any(value is not None for value in asdict(rule.least).values()):
            names = "、".join(one.encode_name for one in fields(Signs))
            text = f"“{brief(rule.name)}”的“至少”是空的，谁都会算进去"
            yield Problem(
                text, f"写上看哪几样，如 落空: 3；能写的：{names}", file, code="P307", at=(*at, "至少")
            )
        for key, line in (("理由", rule.reason), ("谈什么", rule.about)):
            if wrong := name_problem(line, FIGURES):
                fix, place = f"能写的：{'、'.join(FIGURES)}", (*at, key)
                yield Problem(wrong.text, fix, file, code="P303", at=place, word=wrong.word, nth=wrong.nth)
