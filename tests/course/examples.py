"""The small case of each play: an ordinary case with the few answers that the play's example changes."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from factories import playbook, talk
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.playbook import Play

MONDAY = date(2026, 11, 30)
PLAYS = {one.id: one for one in playbook().situations()}
ORDINARY: dict[str, dict[str, Any]] = {
    "拜访": {
        "客户": "某某中心",
        "客户性质": "事业单位",
        "拜访日期": "2026-12-01",
        "称呼": "李科长",
        "岗位": "业务经办",
    },
    "交易项目": {
        "项目": "监测设备采购",
        "合同编号": "HT-2025-1",
        "签订日期": "2025-06-10",
        "合同额": "1000000",
        "已付金额": "700000",
        "补充协议": "没有",
        "中小企业": "是",
        "告知": "有书面证据",
    },
    "验收人": {"验收人": "业务科张工", "验收人在岗": "在岗"},
    "验收标准": {
        "验收状态": "已验收合格",
        "交付日期": "2026-02-10",
        "验收合格日期": "2026-03-10",
        "验收拖延": "没有拖延",
        "验收条款": "第七条",
    },
    "付款方式和日期": {
        "起算点": "验收合格",
        "付款天数": "30",
        "到期应付": "300000",
        "支付方式": "财政授权支付",
    },
    "付款责任人": {
        "发起人": "业务科小吴",
        "审核人": "财务科周会计",
        "签批人": "分管的陈主任",
        "我方责任人": "王磊",
    },
    "我的4W2H": {
        "要什么": "把这一步往前推",
        "凭什么": "已验收，过了到期日",
        "找谁": "李科长，下一站周会计",
        "怎么推": "先对账，再问下一步",
        "提利息": "不提，只留书面权利",
        "材料": ["w0", "w1", "w2", "w3", "w4", "w6", "w9"],
    },
}
HOMES = {field.key: section.title for section, field in talk().fields()}
KINDS = {field.key: field.kind for _, field in talk().fields()}


def answers_of(play: Play, **over: str) -> tuple[Answers, date]:
    """The answers of a play's example, and the day on which they are worked out: the day before its visit."""
    tree = {section: dict(given) for section, given in ORDINARY.items()}
    for key, text in {**play.example.answers, **over}.items():
        value: Any = (
            [one for one in text.split("、") if one] if KINDS[key] == "多选" and text != "不清楚" else text
        )
        tree.setdefault(HOMES[key], {})[key] = _rows(key, text) if KINDS[key] == "明细" else value
    visit = str(tree["拜访"]["拜访日期"])
    today = MONDAY if visit == "2026-12-01" else date.fromisoformat(visit)
    found = read_answers(tree, talk(), today, play.id, lambda path: 1)
    assert not found.problems, (play.id, [one.sentence() for one in found.problems])
    return found.answers, today


def _rows(key: str, text: str) -> list[dict[str, str]]:
    """Rows as 2026-01-05 100000 有书面凭证、…"""
    columns = {
        "部分付款": ("日期", "金额", "凭证"),
        "催款记录": ("日期", "事件", "凭证"),
        "协议或判决": ("文书", "生效日", "最晚付款日", "金额", "已付"),
    }[key]
    return [dict(zip(columns, row.split(), strict=False)) for row in text.split("、") if row]


@cache
def plan_of(id: str) -> Plan:
    answers, today = answers_of(PLAYS[id])
    return make_plan(playbook(), answers, today)


@cache
def setting_of_play(id: str) -> Analysis:
    answers, today = answers_of(PLAYS[id])
    return analyse(playbook(), answers, today, "")
