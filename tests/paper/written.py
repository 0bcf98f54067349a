"""Pages that an assistant wrote, to be put on paper: one as it usually is, one that is full, and some in between."""

from __future__ import annotations

import random
from functools import lru_cache

from msgspec import structs

from factories import action_sheet
from huikuan_cli.core.advice.lent import Lent, LentLine
from huikuan_cli.core.advice.planner import plan_of
from huikuan_cli.core.assistant import read_reply, seated
from huikuan_cli.core.sheet.capacity import LaidPaper, on_paper
from paper.cases import answers_of, setting

USUAL = """\
关键：别人以为卡在报告没写完，真卡的是接收单少一行资产编号，财务的系统里没有号就挂不上账。
关键：报告他们早收了，10月9号的签收单上有他自己的字；补的是一个号，不是一份报告。
关键：号补上了还差一步：付款申请要由他们科里发起，我们替不了，只能把表打好。
要什么：2026-11-25｜资产编号补进接收单，他签字，付款申请今天发起，拿到单号
要什么：号要资产那边查的，今天问到人，11月27号周五我来取
要什么：都不成，签收单复印一份，写上今天的日子
开口：李主任，上回我只顾着问报告，没看见接收单上还空着一格，是我没细看。今天把单子和报告都带来了，您看看，就缺这一个号，是不是？
他说：报告我还没看完
我答：报告不急，您慢慢看。这张接收单上缺一个号，您能先告诉我找哪位查吗？
他说：号不归我管
我答：那归资产那边哪位？我自己去跑，跑回来给您过目。
他说：财务没催我
我答：财务等的就是这个号，有了号申请才进得了系统，也省得年底再来麻烦您。
他说：等年底一块儿办
我答：年底单子多，排在后头的容易落下。今天能先把申请提上去吗？表我打好了。
他说：行，我让小吴查
我答：那太好了。小吴在哪间？我现在就过去，查到我拿来给您。
数：该付的是第三笔，2月24号就到期了，还没到期的质保金不提
数：到拜访那天过了二百多天，见面只说单号，不说天数
给他的：申请表打好了，他只要核一眼；往上说：报告收了，号补齐了，按合同办的
纸上写：接收单补充：本项目接收单“资产编号”一栏今日补填，编号______。报告签收日期、金额不变。经办：______　2026年11月25日
今晚：2026-11-24 晚｜把接收单、报告、签收单按次序订好，空着的那格贴上签
今晚：跟老板说：“不是他拖，是咱们的单子少一格。明天先补号，利息的话这趟不提。”
带：接收单、报告、签收单复印件、打好的申请表（找）、U盘
走完：2026-11-25｜号补上，跟他到内勤那里提申请，单号抄下来
走完：2026-12-01｜问财务哪一批付，差什么当天补
没谈成：他不在，单子请内勤收着，要收条，下午再打一个电话
没谈成：2026-11-27｜资产那边查不到，请他在接收单上写“编号待补”，签名留日子
不做：不催报告，报告不是卡的那一步
不做：不说别家都付了，没有凭据
不做：不越过他去找局长，号还在他们科里
"""
# a page that is written too long: each part with its characters in a line, and its lines
TOO_MUCH = {
    "关键": (120, 4), "数": (60, 3), "要什么": (70, 3), "见面": (60, 4), "开口": (180, 3), "我答": (80, 9), "给他的": (60, 2), "纸上写": (180, 2),
    "今晚": (90, 5), "带": (90, 1), "走完": (60, 12), "没谈成": (80, 4), "不做": (36, 6),
}  # fmt: skip
NAMED = ("关键", "我答", "没谈成", "不做")  # stand under the titles that the tests look for
_SENTENCE = "这一句照这个案子写得满满的，一个字也没有少，"


@lru_cache(maxsize=4)
def usual() -> tuple[LentLine, ...]:
    found = read_reply(USUAL)
    assert not found.strange
    return found.lines


def full(share: float = 1.25, seed: int | None = None) -> tuple[LentLine, ...]:
    """Every part with all its lines, each so many times as long; with a seed as many and as long as chance has it, in the order of chance
    and under titles of its own."""
    chance = random.Random(seed)
    found: list[LentLine] = []
    parts = list(TOO_MUCH.items())
    if seed is not None:
        chance.shuffle(parts)
    for name, (most_letters, most) in parts:
        for number in range(most if seed is None else chance.randint(4 if name == "我答" else 1, most)):
            longest = int(most_letters * (share if seed is None else chance.uniform(0.2, 1.25)))
            text = f"{number}{_SENTENCE * 20}"[:longest]
            says = f"他的第{number}句话，他总是这样说" if name == "我答" else ""
            day = "2026-12-01" if name in ("要什么", "走完") else ""
            title = "" if seed is None or name in NAMED else f"明天九点，先见某站长再说的{name}"
            found.append(LentLine(f"助{len(found) + 1}", name, text, says, day, title=title))
    return tuple(found)


def written_paper(case: str, lines: tuple[LentLine, ...], frame: str = "") -> LaidPaper:
    """The action sheet of a teaching case with a page that an assistant wrote, and what stands above it in a frame."""
    s = setting(case)
    plan = seated(plan_of(s), Lent("", (), lines), s)
    assert plan.written()
    plan = structs.replace(plan, matter=structs.replace(plan.matter, frame=frame))
    return on_paper(action_sheet(plan, answers_of(case)[1].isoformat(), "打法"))
