"""The plan: what the planner concluded, as data. Keys are Chinese in the file, English here.

Every suggestion carries the id of the playbook line it came from and why it is there, so that a lead can contest
it. Amounts and dates are text, as printed; the answers below them are the record.
"""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, Struct, UnsetType, field

from huikuan_cli.core.advice.lent import ANSWER, ENOUGH_ANSWERS, ENOUGH_LINES, LentLine
from huikuan_cli.core.advice.visit_before import Previous
from huikuan_cli.core.receivable.plan_figures import Claim, Figure, Number, PaymentTable
from huikuan_cli.core.text.values import iso, short_date

PLAN_VERSION = 1
GO, FILL, COLLECT, LAWYER = "可以出发", "补齐再去", "这次只收集信息", "先问法务再去"
RED, BETWEEN_REDS = "红灯：", "／"  # how the reason begins that names the red lights, and what parts them
FILL_BY_HAND = "〔待填〕"  # stands where nothing was answered
NO_DAY_YET = "（没定，先按下一个工作日）"  # stands behind the day of a visit for which none was answered
HAVE, LACKING, NOT_LOOKED, TO_MAKE = "有", "缺", "没核", "备"  # TO_MAKE: to be made ready tonight
FIRST, BESIDES = "先要", "还想要"  # where a goal of his own stands beside that of the sheet
STANDS = "就是它"  # it means the same in a form that can be asked for: it stands in its place
# the figure of the day on which a period ends, and how its name ends
LIMITATION, ENDS = "limitation", "届满"
DIFFICULTY, PHENOMENON, CAUSE, NODE, WINDOW, TYPE = "难题", "现象", "原因", "付款链", "窗口", "类型"
AGE, RUNG, EXERCISE, MIND, STAGE, METHOD = "账龄", "升级", "练习", "心态", "客情", "招法"


def written(text: str) -> str:
    """What was answered, as a plan has it; empty where it is to be filled in."""
    return "" if text == FILL_BY_HAND else text


class Head(Struct, frozen=True):
    """Whom we visit, about what, and when; `then`: who is met after or beside him, as it is read on."""

    customer: str = field(name="客户")
    project: str = field(name="项目")
    contract_no: str = field(name="合同编号")
    visit: str = field(name="拜访日")
    person: str = field(name="见谁")
    owner: str = field(name="我方")
    then: str | UnsetType = field(name="还见", default=UNSET)

    def met(self) -> str:
        """Everyone who is met, in order: 王科长（财务），之后见李馆长."""
        return f"{self.person}，{self.then}" if self.then else self.person


class AskLevel(Struct, frozen=True):
    """One of the three levels of the ask (最好, 可以, 至少) as it is said to him."""

    name: str = field(name="档")
    amount: str = field(name="金额")
    words: str = field(name="说法")


class Note(Struct, frozen=True):
    """An answer as given, for the detail page (the team's own questions among them)."""

    name: str = field(name="问题")
    answer: str = field(name="回答")


class Ask(Struct, frozen=True):
    """The one outcome of the visit, the proof that counts, and what does not count as an outcome. `want` is what the
    salesperson wrote; `advised`: what the case asks for first, where that is something else: the words of the sheet ask for it.
    `own`: where what he wrote is neither that nor means the same, whether it can be had at the visit itself (先要) or is wanted
    besides (还想要); where it means the same and can be asked for as he wrote it, it stands in its place (就是它)."""

    want: str = field(name="要什么")
    promise: str = field(name="承诺日")
    derived: str = field(name="承诺日来历")
    levels: tuple[AskLevel, ...] = field(name="三档")
    not_results: tuple[str, ...] = field(name="不算成果")
    sentences: tuple[Note, ...] = field(name="两句话", default=())
    proof: str = field(name="凭据", default="")
    advised: str = field(name="更该先要", default="")
    own: str = field(name="你写的", default="")

    def aimed(self) -> str:
        """What the words of the sheet ask for."""
        return self.advised or self.want

    def printed(self) -> str:
        """What the sheet has for the goal: his own words where they stand in its place."""
        return self.want if self.own == STANDS else self.aimed()

    def instead(self) -> str:
        """What the sheet asks for instead of what he wrote; empty where that stands, or means the same."""
        return self.advised if self.own in (FIRST, BESIDES) else ""


class Score(Struct, frozen=True):
    """The readiness: points of 100, the verdict, the 4W2H points, and why; `short` is what of it stands on the front."""

    points: int = field(name="得分")
    verdict: str = field(name="结论")
    six: str = field(name="六句话")
    reasons: tuple[str, ...] = field(name="理由")
    short: str = field(name="一句", default="")


class Todo(Struct, frozen=True):
    """A gap turned into an action: whom to ask, the words, by when."""

    id: str
    item: str = field(name="缺什么")
    who: str = field(name="问谁")
    how: str = field(name="怎么问")
    by: str = field(name="哪天前")
    why: str = field(name="为什么")


class Person(Struct, frozen=True):
    """The counterpart as a working hypothesis on wording. Private: never on a page for the customer."""

    type: str = field(name="类型")
    wants: str = field(name="想要")
    fears: str = field(name="担心")
    relief: str = field(name="安心一句")
    needs: str = field(name="要看到")
    note: str = field(name="说明")
    manner: str = field(name="起头的口气", default="")


class Limit(Struct, frozen=True):
    """A red line: a few words for page one, the whole sentence, and what it rests on."""

    id: str
    short: str = field(name="短句")
    text: str = field(name="红线")
    why: str = field(name="依据")


class Point(Struct, frozen=True):
    """One labelled sentence of a card."""

    label: str = field(name="标签")
    text: str = field(name="内容")


class Card(Struct, frozen=True):
    """One item of the course as it applies to this case: a cause, a place of the payment chain, a window, a rung of the
    ladder, an exercise … `gist` is its line on page one; the rest is for the detail page."""

    id: str
    kind: str = field(name="哪一类")
    title: str = field(name="名称")
    gist: str = field(name="一句话")
    why: str = field(name="为什么")
    points: tuple[Point, ...] = field(name="要点", default=())
    ticks: tuple[str, ...] = field(name="可勾选", default=())
    never: tuple[str, ...] = field(name="绝对不做", default=())


class Line(Struct, frozen=True):
    """A sentence to say or to heed, with its id and its reason."""

    id: str
    text: str = field(name="话")
    why: str = field(name="为什么")


class Reply(Struct, frozen=True):
    """What he may say, what I ask and answer, which papers I show, what I take away, what I do afterwards."""

    id: str
    says: str = field(name="他说")
    answer: str = field(name="我答")
    take: str = field(name="拿到")
    why: str = field(name="为什么")
    ask: str = field(name="先问", default="")
    show: tuple[str, ...] = field(name="出示", default=())
    next: str = field(name="回来以后", default="")
    never: tuple[str, ...] = field(name="绝对不做", default=())


def delay_id(kind: str, number: int) -> str:
    """The id of the reply to what people of a type usually say, by its number in the file of the type."""
    return f"{kind}.拖法.{number}"


class PackPaper(Struct, frozen=True):
    """A paper of the pack: 有 or 缺."""

    id: str
    name: str = field(name="名称")
    state: str = field(name="状态")
    proves: str = field(name="用处")
    get: str = field(name="怎么补")


class Day(Struct, frozen=True):
    """A dated step after the visit: the day for the ear, the time of day, what to do, and the day as 2026-11-25. `firm`: 是 where it is the
    last day of something that does not wait."""

    id: str
    day: str = field(name="哪天")
    at: str = field(name="时点")
    action: str = field(name="做什么")
    iso: str = field(name="日期", default="")
    firm: str | UnsetType = field(name="误不得", default=UNSET)

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


class Carry(Struct, frozen=True):
    """Something to have in the bag: a paper of the pack (with its id and state) or a thing to prepare."""

    id: str
    name: str = field(name="名称")
    state: str = field(name="状态")
    get: str = field(name="怎么补", default="")


class Fallback(Struct, frozen=True):
    """Where he agrees to nothing: the smallest paper to take home, and the next step with its day."""

    bring: str = field(name="带回", default="")
    next: Day = field(name="下一步", default=Day("", "", "", ""))


class Matter(Struct, frozen=True):
    """The situation that the sheet follows: what the case is really about, why it was chosen, what outranks the visit.

    `also`: the further situations that add their replies, each with the reason.
    """

    id: str = ""
    name: str = field(name="名称", default="")
    insight: str = field(name="关键", default="")
    why: str = field(name="为什么", default="")
    frame: str = field(name="红框", default="")
    also: tuple[str, ...] = field(name="还有", default=())


class Plan(Struct, frozen=True):
    """Everything that the planner concluded for one visit. A plan file of an earlier version has no `matter`: what stands on the
    front is then missing, and `older` says so. `lent`: the lines that an assistant wrote, where one did (core.assistant)."""

    head: Head = field(name="拜访")
    ask: Ask = field(name="要的结果")
    numbers: tuple[Number, ...] = field(name="熟记的数")
    figures: tuple[Figure, ...] = field(name="日期与利息")
    claims: tuple[Claim, ...] = field(name="利息条件")
    score: Score = field(name="准备度")
    todos: tuple[Todo, ...] = field(name="缺口")
    person: Person = field(name="对方")
    openings: tuple[Line, ...] = field(name="开场白")
    replies: tuple[Reply, ...] = field(name="他说我答")
    papers: tuple[PackPaper, ...] = field(name="材料")
    prevention: tuple[Line, ...] = field(name="防欠补课")
    never: tuple[Line, ...] = field(name="绝对不做")
    redlines: tuple[Limit, ...] = field(name="红线")
    days: tuple[Day, ...] = field(name="之后的日程")
    reminders: tuple[str, ...] = field(name="提醒")
    answers: tuple[Note, ...] = field(name="问答")
    fallback: Fallback = field(name="没谈成", default=Fallback())
    matter: Matter = field(name="情形", default=Matter())
    relief: Line = field(name="安心", default=Line("", "", ""))
    tonight: tuple[str, ...] = field(name="今晚", default=())
    bring: tuple[Carry, ...] = field(name="带", default=())
    line: str = field(name="数", default="")
    payments: PaymentTable | UnsetType = field(name="款项", default=UNSET)
    prepare: tuple[Line, ...] = field(name="要备", default=())
    cards: tuple[Card, ...] = field(name="课程用上的", default=())
    truth: str = field(name="真伪三问", default="")
    open_points: tuple[str, ...] = field(name="法规待核", default=())
    previous: Previous | UnsetType = field(name="上一次", default=UNSET)
    lent: tuple[LentLine, ...] | UnsetType = field(name="助写的", default=UNSET)

    def lent_of(self, *parts: str) -> tuple[LentLine, ...]:
        """The lines of these parts that an assistant wrote, in its order."""
        return (
            () if isinstance(self.lent, UnsetType) else tuple(one for one in self.lent if one.part in parts)
        )

    def written(self) -> bool:
        """Whether page one is an assistant's: it answers enough of what he may say, and holds more than that. Less of it stands among our
        lines."""
        lines = () if isinstance(self.lent, UnsetType) else self.lent
        return len(self.lent_of(ANSWER)) >= ENOUGH_ANSWERS and len(lines) >= ENOUGH_LINES

    def payment_table(self) -> PaymentTable:
        """The payments of the contract; empty where it has only one."""
        return PaymentTable() if isinstance(self.payments, UnsetType) else self.payments

    def period(self) -> str:
        """What the period is called that runs against us (时效, 申请执行期限); empty where the plan has no figure of it."""
        return next((one.name.removesuffix(ENDS) for one in self.figures if one.id == LIMITATION), "")

    def older(self) -> bool:
        """Whether the plan was made before there were situations: its sheet has to be worked out again."""
        return not self.matter.id
