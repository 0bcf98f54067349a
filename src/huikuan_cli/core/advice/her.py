"""The plan of a visit to a woman: what is said of her to the salesperson says 她. Pure."""

from __future__ import annotations

from msgspec import structs

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.answers.interview import HEARD_KEY
from huikuan_cli.core.text.pronoun import HER, of_her, says_her
from huikuan_cli.core.text.who_said import words_of


def is_her(s: Analysis) -> bool:
    """Whether the one who is met was said to be a woman, in her name or where it was told what she said; what others said there aside."""
    heard = s.answers.get(HEARD_KEY, "")
    if s.case.pronoun is not None or not isinstance(heard, str):
        return s.case.pronoun == HER
    return says_her(words_of(heard, s.case.person)[0])


def said_of_her(plan: Plan) -> Plan:
    """The plan with 她 on its front: what the matter is, the goal and its proof, what to do tonight and afterwards, and never. What is
    said to her calls her 您 and stays."""
    matter, ask, back = plan.matter, plan.ask, plan.fallback
    return structs.replace(
        plan,
        matter=structs.replace(matter, insight=of_her(matter.insight), frame=of_her(matter.frame)),
        ask=structs.replace(ask, proof=of_her(ask.proof)),
        tonight=tuple(map(of_her, plan.tonight)),
        days=tuple(structs.replace(one, action=of_her(one.action)) for one in plan.days),
        never=tuple(structs.replace(one, text=of_her(one.text)) for one in plan.never),
        fallback=structs.replace(
            back, bring=of_her(back.bring), next=structs.replace(back.next, action=of_her(back.next.action))
        ),
    )
