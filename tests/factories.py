"""Boring, valid building blocks for tests; each test changes only what it is about."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from huikuan_cli.core import sheet
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.answers.interview import Interview, interview
from huikuan_cli.core.law.claim import ClockFacts
from huikuan_cli.core.letters.privacy import private_words
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.sheet_look import SheetLook
from huikuan_cli.core.sheet.layout import Sheet
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

TODAY = date(2026, 11, 23)


@lru_cache(maxsize=1)
def playbook() -> Playbook:
    """The shipped playbooks."""
    return loading.load((Layer(bundled(), "自带"),))


@lru_cache(maxsize=1)
def look() -> SheetLook:
    """The shipped look of the action sheet."""
    return loading.load_one((Layer(bundled(), "自带"),), "sheet.yaml", SheetLook)


def action_sheet(plan: Plan, today: str, version: str, shown: SheetLook | None = None) -> Sheet:
    """The action sheet of a plan, in the shipped look unless another is given."""
    return sheet.action_sheet(plan, today, version, shown or look())


@lru_cache(maxsize=1)
def talk() -> Interview:
    """The interview of the shipped playbooks."""
    return interview(playbook())


@lru_cache(maxsize=1)
def private() -> re.Pattern[str]:
    """What no paper for the customer may hold."""
    return private_words(playbook(), loading.wording_of((Layer(bundled(), "自带"),), []))


def facts(**over: Any) -> ClockFacts:
    """docs/law.md §7: 860,000 元, accepted 2025-07-10, silent contract, a told small enterprise."""
    from decimal import Decimal

    base: dict[str, Any] = {
        "today": TODAY,
        "payer": "政府",
        "start": "验收合格",
        "accepted": date(2025, 7, 10),
        "principal": Decimal("860000"),
        "small": True,
        "told": "有书面证据",
    }
    return ClockFacts(**(base | over))


def tree(**over: dict[str, Any]) -> dict[str, Any]:
    """An answers tree that passes: the case of docs/law.md §7. Sections are merged, a field set to None is removed."""
    base: dict[str, dict[str, Any]] = {
        "拜访": {
            "客户": "某市数据局",
            "客户性质": "机关",
            "拜访日期": "2026-11-25",
            "称呼": "李主任",
            "岗位": "财务",
        },
        "交易项目": {
            "项目": "数据平台",
            "合同编号": "HT-1",
            "签订日期": "2025-03-01",
            "合同额": "860000",
            "已付金额": "0",
            "补充协议": "没有",
            "中小企业": "是",
            "告知": "有书面证据",
        },
        "验收人": {"验收人": "信息科张科长", "验收人在岗": "在岗"},
        "验收标准": {"验收状态": "已验收合格", "交付日期": "2025-07-01", "验收合格日期": "2025-07-10"},
        "付款方式和日期": {"起算点": "验收合格", "到期应付": "860000"},
        "付款责任人": {
            "发起人": "信息科小吴",
            "审核人": "财务科刘会计",
            "签批人": "陈局长",
            "我方责任人": "王磊",
        },
        "我的4W2H": {"要什么": "把付款申请提交到系统，拿到单号"},
        "客户类型": {"类型": "e6"},
    }
    for section, fields in over.items():
        merged = base.get(section, {}) | fields
        base[section] = {key: value for key, value in merged.items() if value is not None}
    return {"版本": "1", **base}
