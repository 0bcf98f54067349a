"""Generated cases: the same ones every time, different in everything that changes the sheet."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from factories import playbook

TYPES = sorted(playbook().types)
SAMPLES = 20  # for each of the ten types
PAPERS = [one.id for one in playbook().chain.documents]
POSTS = [role for node in playbook().chain.nodes for role in node.roles]
KINDS = ["机关", "事业单位", "公办学校", "公立医院", "大型企业（含国企）"]
TICKS = [(one.question, one.id) for one in playbook().situations() if one.tick]
EXCUSES = [one.id for one in playbook().excuses.excuses]

Case = dict[str, dict[str, Any]]


def _facts(pick: random.Random) -> list[str]:
    return [
        option.id for one in playbook().diagnosis.phenomena for option in one.options() if pick.random() < 0.3
    ]


def _some(pick: random.Random, values: list[str], most: int) -> list[str]:
    return pick.sample(values, pick.randint(0, min(most, len(values))))


def type_answer(type_id: str) -> dict[str, str]:
    """The answer that stands for a type; the safe one is never chosen by name."""
    return {"类型": "不清楚" if type_id == "e0" else type_id}


def few(type_id: str) -> list[Case]:
    """Some of them, for what is slow with each."""
    return [one for number, one in enumerate(generated(type_id)) if number in (1, 8, 15)]


def generated(type_id: str) -> Iterator[Case]:
    """Cases of one type that differ in everything that adds lines to the front."""
    book = playbook()
    signals = [one.id for one in book.mindset.signals]
    pick = random.Random(f"huikuan {type_id}")
    for number in range(SAMPLES):
        yield {
            "客户类型": type_answer(type_id),
            "拜访": {
                "岗位": pick.choice(POSTS),
                "客户性质": pick.choice(KINDS),
                "称呼": "李副主任",
            },
            "交易项目": {
                "项目": "政务数据共享平台（二期）",
                "签订日期": pick.choice(["2023-10-26", "2025-03-01"]),
                "中小企业": "是",
                "告知": pick.choice(["有书面证据", "没有告知", "不清楚"]),
            },
            "验收标准": {
                "未达标项": pick.choice([None, "接口并发指标没测，回放卡顿"]),
                "争议金额": pick.choice([None, "88000"]),
            },
            "付款方式和日期": {
                "停收日": pick.choice([None, "2026-12-11", "不清楚"]),
                "支付方式": pick.choice(["财政直接支付", "承兑汇票或电子凭证", "不清楚"]),
                "到期应付": pick.choice(["860000", "623456.78"]),
            },
            "我的4W2H": {
                "要什么": "把付款申请交到财务，拿到单号",
                "凭什么": "其余指标已验收合格，12 月上旬前交财务赶得上今年的支付",
                "材料": _some(pick, PAPERS, len(PAPERS)),
                "提利息": pick.choice(["不提，只留书面权利", "主管批准了，可以提"]),
            },
            "卡在哪": {
                "难题": pick.choice([one.id for one in book.diagnosis.difficulties]),
                "看到的事实": _facts(pick),
                "现象": pick.choice([None, *(one.id for one in book.diagnosis.phenomena)]),
                "原因": _some(pick, [one.id for one in book.diagnosis.causes], 3),
                "到哪一站": pick.choice([one.id for one in book.chain.nodes]),
                "他上次说的": "；".join(pick.sample(EXCUSES, 1 + number % 3)),
                "承诺落空": pick.choice(["没有", "一次", "两次以上"]),
                "升级到哪级": pick.choice([None, *(one.id for one in book.escalation.rungs)]),
                "关系阶段": pick.choice([one.id for one in book.methods.stages]),
            },
            "出门前": {
                "自查": _some(pick, ["q1", "q2", "q3", "q4", "q5"], 5),
                "紧张分": str(pick.randint(0, 10)),
                "自己的信号": _some(pick, signals, 4),
            },
        }


def _ticked(pick: random.Random) -> dict[str, Any]:
    """One situation, ticked in the list that offers it."""
    question, id = pick.choice(TICKS)
    return {question: [id]}


def varied(count: int) -> Iterator[Case]:
    """Cases that are alike but for what makes one visit another: his post, his type, what was ticked, what he said."""
    pick = random.Random("huikuan varied")
    for number in range(count):
        yield {
            "客户类型": type_answer(TYPES[number % len(TYPES)]),
            "拜访": {"岗位": pick.choice(POSTS)},
            "付款方式和日期": {"付款天数": "30", "支付方式": "财政授权支付"},
            "付款责任人": _ticked(pick),
            "我的4W2H": {"材料": PAPERS},
            "卡在哪": {"他上次说的": "；".join(pick.sample(EXCUSES, 1 + number % 3))},
        }
