"""Cases whose sheets are looked at, and how to look into them."""

from __future__ import annotations

from factories import TODAY, action_sheet, playbook, talk, tree
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.sheet.layout import Row, Sheet

FULL: dict[str, dict[str, object]] = {
    "拜访": {"岗位": "业务经办"},
    "验收标准": {"验收拖延": "没有拖延", "验收条款": "合同第九条"},
    "付款方式和日期": {"付款天数": "30", "部分付款": [], "支付方式": "财政直接支付"},
    "付款责任人": {"出款单位": "不清楚", "他要看到什么": "测试记录"},
    "我的4W2H": {
        "凭什么": "2025-07-10 已验收合格",
        "找谁": "先见李主任，再找财务科刘会计",
        "承诺日": "2026-12-02",
        "怎么推": "先递对账表，再要单号",
        "提利息": "不提，只留书面权利",
        "材料": ["w0", "w1", "w2", "w3", "w4", "w6", "w9", "w10"],
    },
    "防欠清单": {"m1": ["1", "2"]},
}


Over = dict[str, dict[str, object]]
DIAGNOSED: Over = {
    "卡在哪": {"难题": "d4", "现象": "p3", "原因": ["c2"], "到哪一站": "t4", "关系阶段": "g1"},
    "出门前": {"自查": ["1", "2", "3"], "紧张分": "8"},
}
# long answers, his words, and more to do than the back holds
CROWDED: Over = {
    "验收标准": {"争议金额": "6万", "未达标项": "并发指标没有测完，" * 3},
    "付款方式和日期": {
        "支付方式": "不清楚",
        "约定利率": "不清楚",
        "部分付款": "不清楚",
        "催款记录": "不清楚",
    },
    "付款责任人": {"他要看到什么": "每一条问题对应的凭证和出处，" * 3, "签批人": "不清楚"},
    "我的4W2H": {"要什么": "把付款申请提交到系统，拿到单号，" * 3, "可接受金额": "38万", "底线金额": "0"},
    "卡在哪": {
        "难题": "d4",
        "原因": ["c2"],
        "他上次说的": "等审计；领导出差了；没钱",
        "承诺落空": "两次以上",
    },
}
SETTLED: Over = {
    "交易项目": {"已付金额": "860000"},
    "付款方式和日期": {"部分付款": [{"日期": "2026-03-02", "金额": "860000", "凭证": "有书面凭证"}]},
}
FRAMED: Over = {"付款方式和日期": {"支付方式": "承兑汇票或电子凭证"}, "卡在哪": {"他上次说的": "o18"}}


def plan_of(**over) -> Plan:
    reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
    assert not reading.problems, reading.problems
    return make_plan(playbook(), reading.answers, TODAY, "")


def drawn(made: Plan) -> Sheet:
    return action_sheet(made, TODAY.isoformat(), "0")


def sheet_of(**over) -> Sheet:
    return drawn(plan_of(**over))


def and_full(over: Over) -> Over:
    """A case that is ready to go but for the paying unit; sections of `over` are merged."""
    return {name: FULL.get(name, {}) | over.get(name, {}) for name in {*FULL, *over}}


def unclear() -> Over:
    return {
        s.title: dict.fromkeys([f.key for f in s.fields], "不清楚") for s in talk().sections if s.id != "m"
    }


CASES: dict[str, Over] = {
    "plain": {},
    "unclear": unclear(),
    "full": and_full({}),
    "diagnosed": and_full(DIAGNOSED),
    "crowded": and_full(CROWDED),
    "settled": SETTLED,
    "framed": FRAMED,
}
KINDS = [*(f"e{n}" for n in range(1, 10)), "不清楚"]


def block(sheet: Sheet, name: str) -> tuple[Row, ...]:
    """The rows of a block; none where the sheet has no such block."""
    return next((b.rows for b in sheet.blocks if b.name == name), ())


def texts(sheet: Sheet, name: str) -> list[str]:
    return [f"{row.label}{row.text}{row.note}" for row in block(sheet, name)]


def page(sheet: Sheet, number: int) -> list[Row]:
    return [row for b in sheet.blocks if b.page == number for row in b.rows]


def spoken(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")
