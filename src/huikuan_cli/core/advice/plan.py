"""The plan: what the planner concluded, as data. Keys are Chinese in the file, English here.

Every suggestion carries the id of the playbook line it came from and why it is there, so that a lead can contest
it. Amounts and dates are text, as printed; the answers below them are the record.
"""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, Struct, UnsetType

from huikuan_cli.core.advice.lent import ANSWER, ENOUGH_ANSWERS, GOAL, MEANING, LentLine
from huikuan_cli.core.advice.visit_before import Previous
from huikuan_cli.core.receivable.plan_figures import Claim, Figure, Number, PaymentTable
from huikuan_cli.core.text.values import iso, short_date

PLAN_VERSION = 1
GO, FILL, COLLECT, LAWYER = "可以出发", "补齐再去", "这次只收集信息", "先问法务再去"
HAVE, LACKING, NOT_LOOKED, TO_MAKE = "有", "缺", "没核", "备"  # TO_MAKE: to be made ready tonight
FIRST, BESIDES = "先要", "还想要"  # where a goal of his own stands beside that of the sheet
# the figure of the day on which a period ends, and how its name ends
LIMITATION, ENDS = "limitation", "届满"
DIFFICULTY, PHENOMENON, CAUSE, NODE, WINDOW, TYPE = "难题", "现象", "原因", "付款链", "窗口", "类型"
AGE, RUNG, EXERCISE, MIND, STAGE, METHOD = "账龄", "升级", "练习", "心态", "客情", "招法"


class Head(
    Struct,
    frozen=True,
    rename={
        "customer": "客户",
        "project": "项目",
        "contract_no": "合同编号",
        "visit": "拜访日",
        "person": "见谁",
        "owner": "我方",
    },
):
    """Whom we visit, about what, and when."""

    customer: str
    project: str
    contract_no: str
    visit: str
    person: str
    owner: str


class AskLevel(Struct, frozen=True, rename={"name": "档", "amount": "金额", "words": "说法"}):
    """One of the three levels of the ask (最好, 可以, 至少) as it is said to him."""

    name: str
    amount: str
    words: str


class Note(Struct, frozen=True, rename={"name": "问题", "answer": "回答"}):
    """An answer as given, for the detail page (the team's own questions among them)."""

    name: str
    answer: str


class Ask(
    Struct,
    frozen=True,
    rename={
        "want": "要什么",
        "promise": "承诺日",
        "derived": "承诺日来历",
        "levels": "三档",
        "not_results": "不算成果",
        "sentences": "两句话",
        "proof": "凭据",
        "advised": "更该先要",
        "own": "你写的",
    },
):
    """The one outcome of the visit, the proof that counts, and what does not count as an outcome. `want` is what the
    salesperson wrote; `advised`: what the case asks for first, where that is something else: the words of the sheet ask for it.
    `own`: where what he wrote is neither that nor means the same, whether it can be had at the visit itself (先要) or is wanted
    besides (还想要)."""

    want: str
    promise: str
    derived: str
    levels: tuple[AskLevel, ...]
    not_results: tuple[str, ...]
    sentences: tuple[Note, ...] = ()
    proof: str = ""
    advised: str = ""
    own: str = ""

    def aimed(self) -> str:
        """What the words of the sheet ask for."""
        return self.advised or self.want


class Score(
    Struct,
    frozen=True,
    rename={"points": "得分", "verdict": "结论", "six": "六句话", "reasons": "理由", "short": "一句"},
):
    """The readiness: points of 100, the verdict, the 4W2H points, and why; `short` is what of it stands on the front."""

    points: int
    verdict: str
    six: str
    reasons: tuple[str, ...]
    short: str = ""


class Todo(
    Struct,
    frozen=True,
    rename={"item": "缺什么", "who": "问谁", "how": "怎么问", "by": "哪天前", "why": "为什么"},
):
    """A gap turned into an action: whom to ask, the words, by when."""

    id: str
    item: str
    who: str
    how: str
    by: str
    why: str


class Person(
    Struct,
    frozen=True,
    rename={
        "type": "类型",
        "wants": "想要",
        "fears": "担心",
        "relief": "安心一句",
        "needs": "要看到",
        "note": "说明",
        "manner": "起头的口气",
    },
):
    """The counterpart as a working hypothesis on wording. Private: never on a page for the customer."""

    type: str
    wants: str
    fears: str
    relief: str
    needs: str
    note: str
    manner: str = ""


class Limit(Struct, frozen=True, rename={"short": "短句", "text": "红线", "why": "依据"}):
    """A red line: a few words for page one, the whole sentence, and what it rests on."""

    id: str
    short: str
    text: str
    why: str


class Point(Struct, frozen=True, rename={"label": "标签", "text": "内容"}):
    """One labelled sentence of a card."""

    label: str
    text: str


class Card(
    Struct,
    frozen=True,
    rename={
        "kind": "哪一类",
        "title": "名称",
        "gist": "一句话",
        "why": "为什么",
        "points": "要点",
        "ticks": "可勾选",
        "never": "绝对不做",
    },
):
    """One item of the course as it applies to this case: a cause, a place of the payment chain, a window, a rung of the
    ladder, an exercise … `gist` is its line on page one; the rest is for the detail page."""

    id: str
    kind: str
    title: str
    gist: str
    why: str
    points: tuple[Point, ...] = ()
    ticks: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Line(Struct, frozen=True, rename={"text": "话", "why": "为什么"}):
    """A sentence to say or to heed, with its id and its reason."""

    id: str
    text: str
    why: str


class Reply(
    Struct,
    frozen=True,
    rename={
        "says": "他说",
        "answer": "我答",
        "take": "拿到",
        "why": "为什么",
        "ask": "先问",
        "show": "出示",
        "next": "回来以后",
        "never": "绝对不做",
    },
):
    """What he may say, what I ask and answer, which papers I show, what I take away, what I do afterwards."""

    id: str
    says: str
    answer: str
    take: str
    why: str
    ask: str = ""
    show: tuple[str, ...] = ()
    next: str = ""
    never: tuple[str, ...] = ()


class PackPaper(
    Struct, frozen=True, rename={"name": "名称", "state": "状态", "proves": "用处", "get": "怎么补"}
):
    """A paper of the pack: 有 or 缺."""

    id: str
    name: str
    state: str
    proves: str
    get: str


class Day(
    Struct,
    frozen=True,
    rename={"day": "哪天", "at": "时点", "action": "做什么", "iso": "日期", "firm": "误不得"},
):
    """A dated step after the visit: the day for the ear, the time of day, what to do, and the day as 2026-11-25. `firm`: 是 where it is the
    last day of something that does not wait."""

    id: str
    day: str
    at: str
    action: str
    iso: str = ""
    firm: str | UnsetType = UNSET

    @classmethod
    def on(cls, id: str, day: date, at: str, action: str, *, firm: bool = False) -> Day:
        """A step on a calendar date."""
        return cls(id, short_date(day), at, action, iso(day), "是" if firm else UNSET)

    def row(self) -> tuple[str, str, str, str, str, str]:
        """Its id, 日期, 哪天, 时点, 做什么 and 误不得, as written."""
        return (
            self.id,
            self.iso,
            self.day,
            self.at,
            self.action,
            "" if isinstance(self.firm, UnsetType) else self.firm,
        )


class Carry(Struct, frozen=True, rename={"name": "名称", "state": "状态", "get": "怎么补"}):
    """Something to have in the bag: a paper of the pack (with its id and state) or a thing to prepare."""

    id: str
    name: str
    state: str
    get: str = ""


class Fallback(Struct, frozen=True, rename={"bring": "带回", "next": "下一步"}):
    """Where he agrees to nothing: the smallest paper to take home, and the next step with its day."""

    bring: str = ""
    next: Day = Day("", "", "", "")


class Matter(
    Struct,
    frozen=True,
    rename={"name": "名称", "insight": "关键", "why": "为什么", "frame": "红框", "also": "还有"},
):
    """The situation that the sheet follows: what the case is really about, why it was chosen, what outranks the visit.

    `also`: the further situations that add their replies, each with the reason.
    """

    id: str = ""
    name: str = ""
    insight: str = ""
    why: str = ""
    frame: str = ""
    also: tuple[str, ...] = ()


class Plan(
    Struct,
    frozen=True,
    rename={
        "head": "拜访",
        "ask": "要的结果",
        "numbers": "熟记的数",
        "figures": "日期与利息",
        "claims": "利息条件",
        "score": "准备度",
        "todos": "缺口",
        "person": "对方",
        "openings": "开场白",
        "replies": "他说我答",
        "papers": "材料",
        "prevention": "防欠补课",
        "never": "绝对不做",
        "redlines": "红线",
        "days": "之后的日程",
        "fallback": "没谈成",
        "matter": "情形",
        "relief": "安心",
        "tonight": "今晚",
        "bring": "带",
        "line": "数",
        "payments": "款项",
        "reminders": "提醒",
        "answers": "问答",
        "prepare": "要备",
        "cards": "课程用上的",
        "truth": "真伪三问",
        "open_points": "法规待核",
        "previous": "上一次",
        "lent": "助写的",
    },
):
    """Everything that the planner concluded for one visit. A plan file of an earlier version has no `matter`: what stands on the
    front is then missing, and `older` says so. `lent`: the lines that an assistant wrote, where one did (core.assistant)."""

    head: Head
    ask: Ask
    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    score: Score
    todos: tuple[Todo, ...]
    person: Person
    openings: tuple[Line, ...]
    replies: tuple[Reply, ...]
    papers: tuple[PackPaper, ...]
    prevention: tuple[Line, ...]
    never: tuple[Line, ...]
    redlines: tuple[Limit, ...]
    days: tuple[Day, ...]
    reminders: tuple[str, ...]
    answers: tuple[Note, ...]
    fallback: Fallback = Fallback()
    matter: Matter = Matter()
    relief: Line = Line("", "", "")
    tonight: tuple[str, ...] = ()
    bring: tuple[Carry, ...] = ()
    line: str = ""
    payments: PaymentTable | UnsetType = UNSET
    prepare: tuple[Line, ...] = ()
    cards: tuple[Card, ...] = ()
    truth: str = ""
    open_points: tuple[str, ...] = ()
    previous: Previous | UnsetType = UNSET
    lent: tuple[LentLine, ...] | UnsetType = UNSET

    def lent_of(self, *parts: str) -> tuple[LentLine, ...]:
        """The lines of these parts that an assistant wrote, in its order."""
        return (
            () if isinstance(self.lent, UnsetType) else tuple(one for one in self.lent if one.part in parts)
        )

    def written(self) -> bool:
        """Whether page one is an assistant's: it says what the case is about and what to ask for, which it may not where a period that has
        run out decides, and answers enough of what he may say. Less of it stands among our lines."""
        parts = (self.lent_of(one) for one in (MEANING, GOAL))
        return all(parts) and len(self.lent_of(ANSWER)) >= ENOUGH_ANSWERS

    def payment_table(self) -> PaymentTable:
        """The payments of the contract; empty where it has only one."""
        return PaymentTable() if isinstance(self.payments, UnsetType) else self.payments

    def period(self) -> str:
        """What the period is called that runs against us (时效, 申请执行期限); empty where the plan has no figure of it."""
        return next((one.name.removesuffix(ENDS) for one in self.figures if one.id == LIMITATION), "")

    def older(self) -> bool:
        """Whether the plan was made before there were situations: its sheet has to be worked out again."""
        return not self.matter.id
