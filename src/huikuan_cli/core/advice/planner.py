"""The planner: (Playbook, Answers, today) -> Plan. Pure; every line it picks keeps its id and its reason.

Order of precedence (docs/decisions.md §2): red lines > limitation and evidence > facts of the payment > type wording. The play that
leads (core.advice.play_choice) gives the sheet its goal, words and steps together.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import UNSET, UnsetType

from huikuan_cli.core.advice.afterwards import days, fallback
from huikuan_cli.core.advice.analysis import HYPOTHESIS, SAFE_TYPE, Analysis, analyse
from huikuan_cli.core.advice.carry import bring, tonight
from huikuan_cli.core.advice.course_cards import cards, check_verdict, truth_test
from huikuan_cli.core.advice.earlier_visit import carried_on, marked
from huikuan_cli.core.advice.her import is_her, said_of_her
from huikuan_cli.core.advice.notices import reminders
from huikuan_cli.core.advice.own_goal import is_of_one_meeting, is_same, may_stand
from huikuan_cli.core.advice.paper_pack import blocks_of
from huikuan_cli.core.advice.plan import (
    BESIDES,
    FILL_BY_HAND,
    FIRST,
    HAVE,
    NO_DAY_YET,
    STANDS,
    Ask,
    Head,
    Limit,
    Line,
    Matter,
    Note,
    Person,
    Plan,
)
from huikuan_cli.core.advice.play_choice import is_general
from huikuan_cli.core.advice.readiness import (
    DEMAND_FIRST,
    ENFORCE_FIRST,
    NO_DUE_DAY,
    TO_LAWYER,
    KnownFacts,
    score,
    todos,
    work_morning,
)
from huikuan_cli.core.advice.replies import replies
from huikuan_cli.core.advice.said_figures import figures_line, numbers, silent
from huikuan_cli.core.advice.talk import levels, manner, openings, own_words, relief
from huikuan_cli.core.advice.told_sums import sums_amiss
from huikuan_cli.core.advice.unread_story import unread_story
from huikuan_cli.core.advice.visit_before import Previous
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import PREVENTION_KEY, interview
from huikuan_cli.core.law.claim import NO_CONTRACT
from huikuan_cli.core.playbook import Field, Play, Playbook, RedLines
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.receivable.figures import figures, interest_conditions
from huikuan_cli.core.receivable.foremost import beside, foremost
from huikuan_cli.core.receivable.payment_table import payment_figures, payment_lines, sums_line
from huikuan_cli.core.receivable.plan_figures import PaymentTable
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.moments import spoken_moment
from huikuan_cli.core.text.speech import person_in
from huikuan_cli.core.text.values import UNKNOWN, short_date
from huikuan_cli.core.text.words import WordLists, mentioned

FRAMED = 2  # things that stand in the frame
OWN_PLAN = "你写的“{words}”：{why}；改成{instead}。"
BY_PAPERS, BY_SUMS = "（看手上的材料推的）", "（合同额减已付推的）"
SENTENCES = ("凭什么", "怎么推")  # of the six sentences, those that stand nowhere else


def limits(ours: RedLines) -> tuple[Limit, ...]:
    """The red lines as a plan holds them."""
    return tuple(Limit(one.id, one.short, one.line, one.basis) for one in ours.lines)


def make_plan(
    playbook: Playbook, answers: Answers, today: date, company: str = "", previous: Previous | None = None
) -> Plan:
    """The plan for one visit. `company` is our own name for the openings (from huikuan.yaml), may be empty; `previous`
    is the visit before, when this plan goes on from it. `answers` are canonical (see core.answers). Nothing is read from
    disk or clock: the same arguments give the same plan.
    """
    return plan_of(analyse(playbook, answers, today, company, previous), previous)


def plan_of(s: Analysis, previous: Previous | None = None, *, evening: bool = False) -> Plan:
    """The plan of a case that was worked out before, with the same `previous`. `evening`: it is made after work, so what needs
    somebody there waits for the morning."""
    found = _plan(s, previous, evening)
    return said_of_her(found) if is_her(s) else found


def _plan(s: Analysis, previous: Previous | None, evening: bool) -> Plan:
    playbook, today = s.playbook, s.today
    gaps = todos(s.gaps, today, s.visit, evening=evening)
    return Plan(
        head=_head(s),
        ask=_ask(s),
        numbers=numbers(s),
        figures=(
            *payment_figures(s.payments, playbook.rules, today, playbook.own_rules),
            *figures(s.report, playbook.rules, today, playbook.own_rules),
        ),
        claims=interest_conditions(s.report),
        score=score(s.gaps, playbook.questions.readiness, _standing(s, evening)),
        todos=marked(previous, gaps),
        person=_person(s),
        openings=openings(s),
        replies=replies(s),
        papers=s.papers,
        prevention=_prevention(s),
        never=_never(s),
        redlines=limits(playbook.redlines),
        days=days(s),
        fallback=fallback(s),
        matter=_matter(s),
        relief=relief(s),
        tonight=tonight(s),
        bring=bring(s),
        line=figures_line(s),
        payments=_payments(s),
        reminders=reminders(s, later=previous is not None, logged=bool(previous and previous.logged())),
        answers=_notes(s),
        prepare=_lines(s, s.kind.prepare, "要备", "他这一型的应答里会用到"),
        open_points=playbook.rules.open_texts(),
        cards=cards(s),
        truth=truth_test(s),
        previous=carried_on(previous, gaps) if previous else UNSET,
    )


def _standing(s: Analysis, evening: bool) -> KnownFacts:
    """What the readiness must know beyond the answers."""
    ready = sum(p.state == HAVE for p in s.papers)
    blocks = (*sums_amiss(s), *blocks_of(s.playbook.chain, s.papers, s.answers))
    reds = () if s.report.due.effective or s.lead().rules == "是" else (NO_DUE_DAY,)
    shares = {"材料": ready / len(s.papers)} if s.papers else {}
    verdict, collect = check_verdict(s)
    now, lawyer = _not_to_wait(s), _to_lawyer(s, evening)
    return KnownFacts(
        s.derived | {"怎么推"},
        shares,
        reds,
        (lawyer, *blocks) if now and lawyer else blocks,
        verdict if collect else "",
        lawyer=now or lawyer,
        supplied=_supplied(s),
        unread=unread_story(s),
    )


def _not_to_wait(s: Analysis) -> str:
    """What must be done before a visit that comes after the last day on which a right is surely kept (民法典第188条;
    民事诉讼法第250条); empty where that day is not between today and the visit. It names no day: he may read the front."""
    if s.report.barred(s.today) or not s.report.barred(s.visit):
        return ""
    return ENFORCE_FIRST if s.report.enforceable() else DEMAND_FIRST


def _to_lawyer(s: Analysis, evening: bool) -> str:
    """What of the leading situation the lawyers see first, when, and which sentence or signature gives rights away; empty where they
    need not be asked."""
    lead, day = s.lead(), work_morning(s.today) if evening else "今天"
    return TO_LAWYER.format(name=lead.name, never=lead.never[0], day=day) if lead.lawyer == "是" else ""


def _supplied(s: Analysis) -> frozenset[str]:
    """The keys for which the plan itself has something definite: the goal and its day, the amount, the person, the due day."""
    known = {
        "要什么": True,
        "承诺日": True,
        "目标金额": s.report.outstanding is not None,
        "找谁": s.facts["称呼"] != "您好" and bool(s.case.role),
        "凭什么": s.report.due.effective is not None,
    }
    return frozenset(key for key, is_known in known.items() if is_known)


def _head(s: Analysis) -> Head:
    c = s.case
    person = person_in(c.person) or c.person or FILL_BY_HAND
    return Head(
        customer=c.customer or FILL_BY_HAND,
        project=c.project or FILL_BY_HAND,
        contract_no=c.contract_no or (NO_CONTRACT if c.start == NO_CONTRACT else FILL_BY_HAND),
        visit=spoken_moment(s.visit, c.visit_time) + ("" if c.visit else NO_DAY_YET),
        person=f"{person}（{s.post()}）" if c.role else person,
        owner=c.owner or FILL_BY_HAND,
        then="，".join(c.then) or UNSET,
    )


def _ask(s: Analysis) -> Ask:
    """The goal: what was typed, else that of the case, which is advised where it is another and he wrote no sentence to say."""
    c, aim = s.case, s.aim
    typed = (c.want or "").rstrip("。；;.")
    chosen = bool(own_words(s)) and bool(typed)
    derived = "" if c.promise or s.report.outstanding == 0 else "没填，按默认推"
    advised = "" if chosen or typed in ("", aim.result) else aim.result
    said, proof = levels(s), fill(aim.proof, s.facts)
    return Ask(
        want=typed or aim.result,
        promise=short_date(s.promise),
        derived=derived,
        levels=said,
        not_results=s.playbook.escalation.no_result,
        sentences=_sentences(s),
        proof=proof,
        advised=advised,
        own=_own(s, typed, advised, *(one.words for one in said), proof) if advised else "",
    )


def _own(s: Analysis, typed: str, *words: str) -> str:
    """Where his own goal stands beside that of the sheet: in its place where it means the same and can be asked for as he wrote it (else
    nowhere); before it where no red line is near and one meeting can do it while the other takes longer, or the other is only what is
    asked of anyone in that post; else only among the reasons on the back: what he wants for himself may give rights away, and the front is
    carried into the room."""
    near = s.playbook.once(_redline_words).first_of_each(typed)
    free = s.lead().rules != "是" and not s.no_money() and not near
    if is_same(typed, *words):
        stands = free and not s.own_plans and may_stand(typed, s.report.outstanding, *words)
        return STANDS if stands else ""
    if free and is_general(s.lead()) and not s.own_plans and is_of_one_meeting(typed, s.report.outstanding):
        return FIRST
    today = s.promise > s.visit and free
    return FIRST if today and mentioned(typed, s.playbook.escalation.at_once) else BESIDES


def _redline_words(playbook: Playbook) -> WordLists:
    return WordLists(tuple(one.words for one in playbook.redlines.lines))


def _sentences(s: Analysis) -> tuple[Note, ...]:
    """Why now, and how to go about it, as the salesperson wrote them."""
    found = []
    for label in SENTENCES:
        keys = s.playbook.questions.readiness.labels.get(label, ())
        text = next((a for key in keys if isinstance(a := s.answers.get(key), str) and a != UNKNOWN), "")
        if text:
            found.append(Note(label, text))
    return tuple(found)


def _matter(s: Analysis) -> Matter:
    lead, beside = s.plays[0], s.beside()
    also = tuple(f"{one.play.name}：{'；'.join(one.reasons)}" for one in s.plays[1:] if one.play in beside)
    return Matter(
        lead.play.id,
        lead.play.name,
        fill(lead.play.insight, s.facts),
        "；".join(lead.reasons),
        _frame(s),
        also,
    )


def _frame(s: Analysis) -> str:
    """What outranks the visit: the period to apply for enforcement, then of the situation, then a red line that what was
    typed comes near."""
    found = [fill(s.lead().frame, s.facts)] if s.lead().frame else []
    found += _own_plans(s)[: FRAMED - len(found)]
    named = s.playbook.once(_redline_words).first_of_each(s.situation.typed)
    near = [one.warning for n, one in enumerate(s.playbook.redlines.lines) if n in named and one.warning]
    first = (foremost(s.report, s.today) if s.report.enforceable() else "") + beside(s.payments, s.today)
    near += [fill(one.insight, s.facts) for one in _ticked_too(s)]
    return "".join((first, *found, *near[: FRAMED - len(found)]))


def _own_plans(s: Analysis) -> list[str]:
    """Each thing that we think of doing and should not: why, and what to do instead."""
    return [OWN_PLAN.format(words=words, why=plan.why, instead=plan.instead) for plan, words in s.own_plans]


def _ticked_too(s: Analysis) -> tuple[Play, ...]:
    """Of several situations that were ticked, those that do not lead and change what can be asked for: what each comes to is said."""
    grave = (one.play for one in s.plays[1:] if one.play.id in s.situation.ticked)
    return tuple(one for one in grave if "是" in (one.rules, one.decides) and one.own_idea == "否")


def _payments(s: Analysis) -> PaymentTable | UnsetType:
    """The payments of a contract that has several."""
    lines = payment_lines(s.payments, s.visit, silent=silent(s))
    return PaymentTable(lines, sums_line(s.payments.positions)) if lines else UNSET


def _person(s: Analysis) -> Person:
    kind = s.kind
    needs = s.answers.get("他要看到什么")
    note = "拿不准，先用通用打法" if kind.id == SAFE_TYPE else HYPOTHESIS
    drive = kind.drive
    shown = needs if isinstance(needs, str) and needs != UNKNOWN else _by_post(s)
    return Person(
        f"{kind.id} {kind.name}",
        drive.wants,
        drive.fears,
        fill(drive.relief, s.facts),
        shown,
        note,
        manner(s),
    )


def _by_post(s: Analysis) -> str:
    """What his post usually wants to see, while nobody has asked him."""
    place = s.place()
    return f"{place.wants}（按岗位推的，见面问清）" if place else FILL_BY_HAND


def _never(s: Analysis) -> tuple[Line, ...]:
    """What we think of doing and should not, as far as it is not in the frame, what this situation forbids, then what his type does."""
    lead = s.lead()
    why = f"情形“{lead.name}”里最要命的错"
    first = tuple(Line(f"{lead.id}.绝对不做.{n}", text, why) for n, text in enumerate(lead.never, 1))
    framed = FRAMED - bool(lead.frame)
    plans = s.own_plans[framed:]
    own = tuple(
        Line(one.id, f"{one.name}：{one.why}", f"你写的“{words}”；改做：{one.instead}")
        for one, words in plans
    )
    return (*own, *first, *_lines(s, s.kind.never, "绝对不做", "这样做正好关上他的门"))


def _lines(s: Analysis, lines: tuple[str, ...], part: str, why: str) -> tuple[Line, ...]:
    return tuple(Line(f"{s.kind.id}.{part}.{n}", fill(text, s.facts), why) for n, text in enumerate(lines, 1))


def _prevention(s: Analysis) -> tuple[Line, ...]:
    """What to make up for: the remedies of the items that were looked at and not ticked; of a measure that was only said to
    be missing, the first one."""
    found = []
    whole = s.answers.get(PREVENTION_KEY)
    for measure in s.playbook.prevention.measures:
        ticked = s.answers.get(measure.id)
        if not isinstance(ticked, list):
            if isinstance(whole, list) and measure.id not in whole and measure.ticks:
                first = measure.ticks[0]
                found.append(Line(first.id, first.remedy, f"“{measure.title}”还没做到"))
            continue
        for one in measure.ticks:
            if one.id not in ticked:
                found.append(Line(one.id, one.remedy, f"{measure.title}：没做到“{one.text}”"))
    return tuple(found)


def _notes(s: Analysis) -> tuple[Note, ...]:
    """Every answer as it was given; those that the papers in hand told, or that follow from other amounts, are marked."""
    used = {field.key for _, field in s.gaps.asked if field.key in s.answers}
    marks = {**dict.fromkeys(s.told, BY_PAPERS), **dict.fromkeys(s.summed, BY_SUMS)}
    labels = s.playbook.once(_labels)
    return tuple(
        Note(field.name(), _shown(field, s.answers[field.key], labels[field.key]) + marks.get(field.key, ""))
        for section in s.interview.sections
        for field in section.fields
        if field.key in used
    )


def _labels(playbook: Playbook) -> dict[str, dict[str, str]]:
    """By question what its options are called, by their ids."""
    talk = interview(playbook)
    return {one.key: {o.id: o.label for o in talk.options(one)} for _, one in talk.fields()}


def _shown(field: Field, value: Value, labels: dict[str, str]) -> str:
    if field.kind == "金额" and isinstance(value, str) and value != UNKNOWN:
        return f"{yuan(Decimal(value))} 元"
    if isinstance(value, str):
        return labels.get(value, value)
    if not value:
        return "没有"
    return "；".join(
        " ".join(one.values()) if isinstance(one, dict) else labels.get(one, one) for one in value
    )
